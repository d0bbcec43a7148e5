//! The tables of the OpenID Foundation's modules in docs/CONFORMANCE.md, made from the tests: a row a
//! test, the sentence above it, its name. `EIDAS_REGENERATE=1` writes them anew.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const BEGIN: &str = "<!-- Made by tests/it/conformance_doc.rs: do not edit below.\n     \
    EIDAS_REGENERATE=1 cargo test --test it conformance_doc -->\n";
const END: &str = "<!-- End of what is made. -->\n";

/// The files, and what their plans are called.
const PLANS: [(&str, &str); 3] = [
    ("conformance_provider", "Provider: basic, config, form post"),
    ("conformance_logout", "Provider: RP-initiated logout"),
    (
        "conformance_fapi",
        "Provider: FAPI 2.0 security profile, final",
    ),
];

/// Modules without a test, after which row they stand, and why.
const WITHOUT_TEST: [(&str, &str, &str); 1] = [(
    "oidcc_idtoken_signature",
    "oidcc-idtoken-unsigned",
    "Skipped by the suite: no client can register an `id_token` without signature.",
)];

/// A module, as its test says it.
struct Module {
    test: String,
    sentence: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The tests of a file whose names are names of modules, in order, with the sentences above them.
fn modules(file: &str) -> Vec<Module> {
    let source = fs::read_to_string(root().join(format!("tests/it/{file}.rs"))).unwrap();
    let (mut found, mut sentence) = (Vec::new(), String::new());
    for line in source.lines().map(str::trim) {
        if let Some(more) = line.strip_prefix("/// ") {
            if !sentence.is_empty() {
                sentence.push(' ');
            }
            sentence.push_str(more);
        } else if let Some(test) = name_in(line) {
            found.push(Module {
                test: test.to_owned(),
                sentence: std::mem::take(&mut sentence),
            });
        } else if !line.starts_with("#[") {
            sentence.clear();
        }
    }
    found
}

/// `fn oidcc_…(`, or its row in a macro.
fn name_in(line: &str) -> Option<&str> {
    let name = line.strip_prefix("fn ").unwrap_or(line);
    let end = name.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')?;
    let name = name.get(..end)?;
    ["oidcc_", "fapi2_"]
        .iter()
        .any(|prefix| name.starts_with(prefix))
        .then_some(name)
}

fn tables() -> String {
    let mut text = BEGIN.to_owned();
    for (file, title) in PLANS {
        let _ = write!(
            text,
            "\n### {title}\n\n| Module | What it demands, and what we do | Test |\n|---|---|---|\n"
        );
        for Module { test, sentence } in modules(file) {
            assert!(!sentence.is_empty(), "{test} says nothing");
            let name = test.replace('_', "-");
            let _ = writeln!(text, "| {name} | {sentence} | `{file}::{test}` |");
            for (after, module, why) in WITHOUT_TEST {
                if after == test {
                    let _ = writeln!(text, "| {module} | {why} | – |");
                }
            }
        }
    }
    text + "\n" + END
}

fn document() -> PathBuf {
    root().join("docs/CONFORMANCE.md")
}

#[test]
fn the_tables_of_modules_are_as_the_tests_say() {
    let present = fs::read_to_string(document()).unwrap();
    let (before, rest) = present.split_once(BEGIN).expect("where the tables begin");
    let (_, after) = rest.split_once(END).expect("where the tables end");
    let made = format!("{before}{}{after}", tables());
    if std::env::var_os("EIDAS_REGENERATE").is_some() {
        fs::write(document(), &made).unwrap();
        return;
    }
    assert_eq!(made, present, "EIDAS_REGENERATE=1 writes the tables anew");
}
