//! `check-config`: everything that is wrong with a configuration, in one go.

use std::path::PathBuf;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::{UNUSABLE, say};
use crate::config::{Config, Problems, load_countries};

/// Arguments of `check-config`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The configuration file.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
    /// Print one JSON object instead.
    #[arg(long)]
    json: bool,
}

/// Prints every problem of the configuration and of the countries' files; exit status 0 or 2.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    match checked(arguments) {
        Ok(sound) => {
            if arguments.json {
                say(&json!({"usable": true, "problems": []}).to_string());
            } else {
                say(&sound);
            }
            ExitCode::SUCCESS
        }
        Err(problems) => {
            if arguments.json {
                let problems = list(&problems);
                say(&json!({"usable": false, "problems": problems}).to_string());
            } else {
                say(&problems.to_string());
            }
            ExitCode::from(UNUSABLE)
        }
    }
}

fn checked(arguments: &Arguments) -> Result<String, Problems> {
    let config = Config::load(&arguments.config)?;
    let countries = load_countries(&config.trust);
    if !countries.problems.is_empty() {
        return Err(countries.problems);
    }
    Ok(format!(
        "{}: no problem; country {}, {} foreign countries",
        arguments.config.display(),
        config.node.country,
        countries.files.len(),
    ))
}

/// Problems for programs: file, line (or null), key and message of each.
pub(super) fn list(problems: &Problems) -> Value {
    let problems = problems.as_slice().iter().map(|problem| {
        json!({
            "file": problem.file.display().to_string(),
            "line": problem.line,
            "key": problem.key,
            "message": problem.message,
        })
    });
    problems.collect()
}
