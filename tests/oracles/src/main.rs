//! Asks every engine that is here and writes the document (`tests/oracles/run matrix`).

use eidas_bridge_oracles::{encryption, engines, matrix, signatures};

fn main() {
    let mut engines = engines::start_all();
    let tables = [
        signatures::cross(&mut engines),
        encryption::cross(&mut engines),
    ];
    let versions: Vec<(&'static str, String)> = engines
        .iter()
        .filter_map(|(name, engine)| Some((*name, engine.as_ref().ok()?.version())))
        .collect();
    for table in &tables {
        for line in table.unsupported() {
            println!("{line}");
        }
        for line in table.mismatches() {
            println!("{line}");
        }
    }
    let document = matrix::document(&versions, &tables);
    println!("{document}");
    if let Some(path) = std::env::args_os().nth(1) {
        if versions.len() < engines.len() {
            println!("not written: an engine is absent, and its column would be lost");
            std::process::exit(1);
        }
        std::fs::write(path, document).unwrap();
    }
}
