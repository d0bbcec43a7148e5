//! What stands in docs/monitoring is true: METRICS.md is made from the catalogue, the catalogue is
//! what the source counts, and alerts and dashboard name nothing that is not there.
//! `EIDAS_REGENERATE=1` writes METRICS.md anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use eidas_bridge::telemetry::{CATALOGUE, Kind};

use crate::errors_doc::kept;
use crate::runbook_entries::ALERTS;

/// Figures of the process and of Prometheus itself.
const OTHERS: [&str; 7] = [
    "process_cpu_seconds_total",
    "process_start_time_seconds",
    "process_resident_memory_bytes",
    "process_threads",
    "process_open_fds",
    "process_max_fds",
    "up",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

#[test]
fn the_list_of_metrics_says_what_the_program_describes() {
    let mut text = "# Metrics\n\n<!-- Made from src/telemetry/catalogue.rs by \
        tests/it/observability_docs.rs: do not edit.\n     \
        EIDAS_REGENERATE=1 cargo test --test it observability_docs -->\n\n\
        Shown at `/metrics` of `[operations] listen`. Durations are histograms in seconds with buckets \
        from 1 ms to 10 s.\n\n| Metric | Kind | Labels | Meaning |\n|---|---|---|---|\n"
        .to_owned();
    for metric in CATALOGUE {
        let labels: Vec<String> = metric.labels.iter().map(|it| format!("`{it}`")).collect();
        let (kind, labels) = (metric.kind.as_str(), labels.join(", "));
        let _ = writeln!(
            text,
            "| `{}` | {kind} | {labels} | {} |",
            metric.name, metric.help
        );
    }
    text.push_str(
        "\nBeside these the usual figures of the process: `process_cpu_seconds_total`, \
         `process_start_time_seconds`,\n`process_resident_memory_bytes`, `process_threads`, \
         `process_open_fds`, `process_max_fds`.\n",
    );
    kept(
        &root().join("docs/monitoring/METRICS.md"),
        &text,
        "observability_docs",
    );
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

/// Every name of a metric in a text, cut off where Prometheus adds to it.
fn names(text: &str) -> BTreeSet<String> {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let words = text.split(|c| !word(c));
    words
        .filter(|it| it.starts_with("eidas_") || it.starts_with("process_"))
        .map(|name| {
            let bare = ["_bucket", "_count", "_sum"].iter().find_map(|end| {
                name.strip_suffix(end)
                    .filter(|bare| bare.ends_with("_seconds"))
            });
            bare.unwrap_or(name).to_owned()
        })
        .collect()
}

#[test]
fn the_catalogue_is_what_the_source_counts() {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let mut counted = BTreeSet::new();
    for file in files.iter().filter(|it| !it.ends_with("catalogue.rs")) {
        let text = fs::read_to_string(file).unwrap();
        for kind in ["counter!(", "gauge!(", "histogram!("] {
            for (_, rest) in text
                .match_indices(kind)
                .map(|(at, found)| text.split_at(at + found.len()))
            {
                let first = rest
                    .trim_start()
                    .strip_prefix('"')
                    .and_then(|it| it.split('"').next());
                counted.extend(first.filter(|it| !it.contains("test")).map(str::to_owned));
            }
        }
    }
    let known: BTreeSet<String> = CATALOGUE.iter().map(|it| it.name.to_owned()).collect();
    assert_eq!(known.len(), CATALOGUE.len(), "a name stands twice");
    let unknown: Vec<_> = counted.difference(&known).collect();
    assert!(
        unknown.is_empty(),
        "add to src/telemetry/catalogue.rs: {unknown:?}"
    );
    let idle: Vec<_> = known.difference(&counted).collect();
    assert!(idle.is_empty(), "nobody counts {idle:?}");
    for metric in CATALOGUE {
        let ends = metric.name.ends_with("_total");
        assert_eq!(ends, metric.kind == Kind::Counter, "{}", metric.name);
    }
}

/// What Prometheus would ask for, out of the rules and the panels.
fn asked(expressions: &[String]) {
    assert!(expressions.len() > 15);
    for expression in expressions {
        for name in names(expression) {
            let known = CATALOGUE.iter().any(|it| it.name == name);
            assert!(
                known || OTHERS.contains(&name.as_str()),
                "{name} in {expression}"
            );
        }
        let (open, close) = (
            expression.matches('(').count(),
            expression.matches(')').count(),
        );
        assert_eq!(open, close, "{expression}");
    }
}

#[test]
fn every_alert_is_about_something_that_is_there_and_in_the_runbook() {
    let text = read("docs/monitoring/alerts.yaml");
    assert!(!text.contains('\t'), "YAML knows no tabs");
    let lines: Vec<&str> = text.lines().collect();
    let (mut alerts, mut expressions) = (Vec::new(), Vec::new());
    for (place, line) in lines.iter().enumerate() {
        if let Some(name) = line.trim_start().strip_prefix("- alert: ") {
            alerts.push(name);
            assert_eq!(lines[place + 1].trim(), "expr: |-");
            expressions.push(lines[place + 2].trim().to_owned());
            let url = lines[place..place + 9]
                .iter()
                .find_map(|it| it.trim().strip_prefix("runbook_url: "));
            let anchor = url.unwrap().split_once('#').unwrap().1;
            assert_eq!(anchor, name.to_lowercase());
            let runbook = read("docs/RUNBOOK.md");
            assert!(
                runbook.contains(&format!("<a id=\"{anchor}\"></a>")),
                "{anchor}"
            );
        }
    }
    asked(&expressions);
    let written: BTreeSet<&str> = ALERTS.iter().map(|(name, _)| *name).collect();
    assert_eq!(written, alerts.into_iter().collect());
}

#[test]
fn every_panel_asks_for_something_that_is_there() {
    let board: serde_json::Value =
        serde_json::from_str(&read("docs/monitoring/dashboard.json")).unwrap();
    let panels = board["panels"].as_array().unwrap();
    let targets = panels
        .iter()
        .filter_map(|it| it["targets"].as_array())
        .flatten();
    let expressions: Vec<String> = targets
        .map(|it| it["expr"].as_str().unwrap().to_owned())
        .collect();
    asked(&expressions);
    for direction in ["connector", "proxy-service"] {
        let wanted = format!("direction=\"{direction}\"");
        assert!(expressions.iter().any(|it| it.contains(&wanted)));
    }
}
