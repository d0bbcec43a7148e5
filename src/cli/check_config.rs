//! `check-config`: everything that is wrong with a configuration, in one go.

use std::path::PathBuf;
use std::process::ExitCode;

use super::{UNUSABLE, say};
use crate::config::{Config, load_countries};

/// Arguments of `check-config`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The configuration file.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
}

/// Prints every problem of the configuration and of the countries' files; exit status 0 or 2.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let config = match Config::load(&arguments.config) {
        Ok(config) => config,
        Err(problems) => {
            say(&problems.to_string());
            return ExitCode::from(UNUSABLE);
        }
    };
    let countries = load_countries(&config.trust);
    if !countries.problems.is_empty() {
        say(&countries.problems.to_string());
        return ExitCode::from(UNUSABLE);
    }
    say(&format!(
        "{}: no problem; country {}, {} foreign countries",
        arguments.config.display(),
        config.node.country,
        countries.files.len(),
    ));
    ExitCode::SUCCESS
}
