//! The two functions that libFuzzer calls. Which target runs is in EIDAS_FUZZ_TARGET, so that one
//! program holds them all and the children that libFuzzer starts run the same one.
//! With EIDAS_FUZZ_SEEDS=<folder> it writes the seeds instead; with EIDAS_FUZZ_REACHES=<folder>
//! it tells how many of the files there get all the way through.
#![no_main]

use eidas_bridge_fuzz::{Target, seeds, target};
use std::ffi::{c_char, c_int};
use std::path::Path;
use std::sync::LazyLock;

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let name = setting("EIDAS_FUZZ_TARGET").expect("EIDAS_FUZZ_TARGET names the target");
    target(&name).expect("EIDAS_FUZZ_TARGET is a target")
});

#[expect(
    clippy::disallowed_methods,
    reason = "libFuzzer reads the command line"
)]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Called once, before the first input.
#[expect(unsafe_code, reason = "the name by which libFuzzer finds it")]
#[unsafe(no_mangle)]
pub extern "C" fn LLVMFuzzerInitialize(
    _count: *mut c_int,
    _arguments: *mut *mut *mut c_char,
) -> c_int {
    if let Some(folder) = setting("EIDAS_FUZZ_SEEDS") {
        seeds::write(Path::new(&folder));
        std::process::exit(0);
    }
    if let Some(folder) = setting("EIDAS_FUZZ_REACHES") {
        std::process::exit(reaches(Path::new(&folder)));
    }
    // A property that does not hold is a crash like any other; libFuzzer keeps the input.
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        report(panic);
        std::process::abort();
    }));
    LazyLock::force(&TARGET);
    0
}

/// Called with every input.
#[expect(
    unsafe_code,
    clippy::not_unsafe_ptr_arg_deref,
    reason = "libFuzzer hands over a pointer and a length"
)]
#[unsafe(no_mangle)]
pub extern "C" fn LLVMFuzzerTestOneInput(data: *const u8, length: usize) -> c_int {
    let input = if data.is_null() {
        &[]
    } else {
        // SAFETY: libFuzzer's own copy of the input, `length` bytes, untouched during the call.
        unsafe { std::slice::from_raw_parts(data, length) }
    };
    TARGET(input);
    0
}

/// A target whose seeds all stop at the first check would find nothing; better to hear of it.
fn reaches(folder: &Path) -> c_int {
    let files: Vec<_> = std::fs::read_dir(folder)
        .expect("the corpus is there")
        .map(|entry| std::fs::read(entry.expect("readable").path()).expect("readable"))
        .collect();
    let through = files.iter().filter(|bytes| TARGET(bytes)).count();
    println!("{through} of {}", files.len());
    c_int::from(through == 0)
}
