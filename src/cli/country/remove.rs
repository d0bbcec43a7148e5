//! `country remove`: a country's two files and what was learnt of it are deleted. What was in the
//! files is in git, where they belong; here nothing of them remains.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::builder::NonEmptyStringValueParser;
use serde_json::{Value, json};

use super::desk::Desk;
use super::{Common, Done, Trouble};
use crate::config::{MetadataSource, load_country};
use crate::domain::CountryCode;

/// Arguments of `country remove`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  eidas-bridge country remove BE --by \"Bo Claes\" --yes --config bridge.toml")]
pub(super) struct Arguments {
    /// The country.
    #[arg(value_name = "CC")]
    country: CountryCode,
    /// Who decides.
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    by: String,
    /// Really.
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    pub(super) common: Common,
}

pub(super) fn run(arguments: &Arguments) -> Result<Done, Trouble> {
    let desk = Desk::open(&arguments.common.config)?;
    let code = arguments.country;
    let there: Vec<PathBuf> = [
        desk.path(code),
        desk.path(code).with_extension("toml.broken"),
        desk.anchors_path(code),
        desk.config.trust.state_dir.join(code.as_str()),
    ]
    .into_iter()
    .filter(|path| path.exists())
    .collect();
    if there.is_empty() {
        return Err(Trouble::NotRegistered(code));
    }
    let list = |paths: &[PathBuf]| -> String {
        let lines = paths.iter().map(|path| format!("  {}", path.display()));
        lines.collect::<Vec<_>>().join("\n")
    };
    let left = left_behind(&desk, code);
    if !arguments.yes {
        let text = format!(
            "This would delete, and it was not done, for want of --yes:\n{}",
            list(&there)
        );
        let object = json!({"country": code, "removed": [], "would_remove": names(&there)});
        return Ok(Done {
            text,
            object,
            status: 2,
        });
    }
    for path in &there {
        delete(path).map_err(|kind| Trouble::Disk(path.display().to_string(), kind))?;
    }
    let mut text = format!(
        "{code} is removed by {}. A running bridge takes that within a second. Deleted:\n{}",
        arguments.by,
        list(&there)
    );
    if !left.is_empty() {
        text.push_str("\nStill there, since its file named them elsewhere:\n");
        text.push_str(&list(&left));
    }
    let object = json!({
        "country": code,
        "by": arguments.by,
        "removed": names(&there),
        "left": names(&left),
    });
    Ok(Done::well(text, object))
}

/// Files of its own that stand elsewhere, and may be others' too.
fn left_behind(desk: &Desk, code: CountryCode) -> Vec<PathBuf> {
    let Ok(file) = load_country(&desk.path(code), &desk.config.trust) else {
        return Vec::new();
    };
    let nodes = [&file.connector, &file.proxy_service];
    let mut left: Vec<PathBuf> = nodes
        .into_iter()
        .flatten()
        .filter_map(|node| match &node.metadata {
            MetadataSource::File(path) => Some(path.clone()),
            MetadataSource::Url(_) => None,
        })
        .collect();
    if file.anchors_file != desk.anchors_path(code) {
        left.push(file.anchors_file);
    }
    left.retain(|path| path.exists());
    left.sort();
    left.dedup();
    left
}

/// A file, or the folder of what was learnt. A running bridge may be writing there: once more.
fn delete(path: &Path) -> Result<(), ErrorKind> {
    if !path.is_dir() {
        return std::fs::remove_file(path).map_err(|error| error.kind());
    }
    match std::fs::remove_dir_all(path) {
        Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => {
            std::fs::remove_dir_all(path).map_err(|error| error.kind())
        }
        done => done.map_err(|error| error.kind()),
    }
}

fn names(paths: &[PathBuf]) -> Value {
    paths
        .iter()
        .map(|path| path.display().to_string())
        .collect()
}
