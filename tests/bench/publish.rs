//! Where the tables go: to the terminal, and between their markers in a document where
//! `PERFORMANCE_DOCUMENT` names one (tests/bench/run does).

use std::io::Write as _;

/// Prints a table and puts it in the document between `<!-- name -->` and `<!-- end -->`.
pub(crate) fn publish(name: &str, table: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{table}").unwrap();
    let Some(path) = std::env::var_os("PERFORMANCE_DOCUMENT") else {
        return;
    };
    let document = std::fs::read_to_string(&path).unwrap();
    let begin = format!("<!-- {name} -->\n");
    let (before, rest) = document.split_once(&begin).unwrap();
    let (_, after) = rest.split_once("<!-- end -->").unwrap();
    let document = format!("{before}{begin}{}\n<!-- end -->{after}", table.trim_end());
    std::fs::write(&path, document).unwrap();
}
