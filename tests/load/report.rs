//! Where results go: tables to the terminal and, where `PERFORMANCE_DOCUMENT` names a document,
//! between their markers in it; everything as JSON under `target/load/`.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::publish::publish;

/// The machine, and how busy it was when the run began.
pub(crate) fn machine() -> String {
    let read = |path| std::fs::read_to_string(path).unwrap_or_default();
    let processors = read("/proc/cpuinfo");
    let mut names = processors
        .lines()
        .filter_map(|line| line.strip_prefix("model name"));
    let name = names.next().unwrap_or_default();
    let name = name.trim_start_matches([' ', '\t', ':']).to_owned();
    let cores = processors
        .lines()
        .filter(|line| line.starts_with("processor"))
        .count();
    let load = read("/proc/loadavg");
    let load: Vec<&str> = load.split(' ').take(3).collect();
    let openssl = openssl::version::version();
    format!(
        "{name}, {cores} cores, {openssl}; load of the machine at the start: {}.",
        load.join(" ")
    )
}

/// Shows a result and keeps it.
pub(crate) fn tell(name: &str, table: &str, mut result: Value) {
    show(name, table);
    result["machine"] = json!(machine());
    let folder = folder();
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{}.json", name.replace(' ', "-")));
    std::fs::write(file, serde_json::to_vec_pretty(&result).unwrap()).unwrap();
}

/// To the terminal, and between its markers where the document has such.
pub(crate) fn show(name: &str, table: &str) {
    let name = format!("load {name}");
    let document = std::env::var_os("PERFORMANCE_DOCUMENT");
    let text = document.and_then(|path| std::fs::read_to_string(path).ok());
    match text {
        Some(text) if !text.contains(&format!("<!-- {name} -->\n")) => println!("\n{table}"),
        _ => publish(&name, table),
    }
}

/// `target/load`, beside the folder of the program.
fn folder() -> PathBuf {
    let program = std::env::current_exe().unwrap();
    let target = program.ancestors().find(|it| it.ends_with("deps"));
    let target = target.and_then(|it| it.parent()?.parent());
    target.unwrap_or_else(|| "target".as_ref()).join("load")
}
