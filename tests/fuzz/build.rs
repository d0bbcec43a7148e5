//! Links libFuzzer, which `tests/fuzz/run` has built before and names.
#![expect(
    clippy::disallowed_methods,
    reason = "cargo and the run script speak in environment variables"
)]

fn main() {
    println!("cargo:rerun-if-env-changed=EIDAS_FUZZ_ENGINE");
    println!("cargo:rerun-if-changed=build.rs");
    if let Ok(archive) = std::env::var("EIDAS_FUZZ_ENGINE") {
        println!("cargo:rustc-link-arg-bins={archive}");
        println!("cargo:rustc-link-arg-bins=-lstdc++");
    }
}
