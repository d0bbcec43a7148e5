//! Reads CLDR's JSON and writes what countries are called in the languages of our pages, what they
//! call themselves, and how a day is written. Called by `generate`, which fetches what it reads.

mod cldr;
mod dates;
mod names;
mod overrides;
mod regions;

use std::path::Path;
use std::process::ExitCode;

use cldr::Cldr;
use overrides::Overrides;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (release, cldr, overrides, target, check) = match arguments.as_slice() {
        [release, cldr, overrides, target] => (release, cldr, overrides, target, false),
        [release, cldr, overrides, target, flag] if flag == "--check" => {
            (release, cldr, overrides, target, true)
        }
        _ => {
            eprintln!("usage: generate [--check]");
            return ExitCode::from(2);
        }
    };
    match files(release, Path::new(cldr), Path::new(overrides)) {
        Ok(files) => keep(&files, Path::new(target), check),
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

/// Each file's name and text.
fn files(
    release: &str,
    cldr: &Path,
    overrides: &Path,
) -> Result<Vec<(&'static str, String)>, String> {
    let cldr = Cldr::at(cldr);
    let mut overrides = Overrides::read(overrides)?;
    let header = format!(
        "# Written by tests/names/generate from CLDR {release}: Unicode-3.0, see NOTICE.\n"
    );
    let tables = names::tables(&cldr, &mut overrides)?;
    overrides.all_used()?;
    Ok(vec![
        ("names.txt", format!("{header}{}", names::written(&tables))),
        (
            "own_names.txt",
            format!("{header}{}", names::own(&cldr, &tables)?),
        ),
        ("dates.txt", format!("{header}{}", dates::written(&cldr)?)),
    ])
}

fn keep(files: &[(&str, String)], target: &Path, check: bool) -> ExitCode {
    let mut stale = Vec::new();
    for (name, text) in files {
        let path = target.join(name);
        if check {
            if std::fs::read_to_string(&path).ok().as_ref() != Some(text) {
                stale.push(*name);
            }
        } else if let Err(fault) = std::fs::write(&path, text) {
            eprintln!("{name}: {fault}");
            return ExitCode::FAILURE;
        }
    }
    if stale.is_empty() {
        return ExitCode::SUCCESS;
    }
    eprintln!("not what CLDR and overrides.txt say: {}", stale.join(", "));
    ExitCode::FAILURE
}
