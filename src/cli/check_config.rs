//! `check-config`: everything that is wrong with a configuration, in one go.

use std::path::PathBuf;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::{UNUSABLE, say};
use crate::ambient::{Clock as _, SystemClock};
use crate::app::{low_contrast, try_token_keys, unknown_names, unusable_keys};
use crate::config::{Config, Countries, CountryState, Mode, Problem, load_countries};
use crate::saml::certificate_facts;
use crate::trust::keys::pem;

/// What a node for a country has.
pub(super) const NO_TRAIL: &str =
    "audit.folder: none, so that what happens is kept nowhere but in the log";

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
        Ok((sound, warnings)) => {
            if arguments.json {
                let found = json!({"usable": true, "problems": [], "warnings": warnings});
                say(&found.to_string());
            } else {
                for warning in &warnings {
                    say(&format!("warning: {warning}"));
                }
                say(&sound);
            }
            ExitCode::SUCCESS
        }
        Err(problems) => {
            if arguments.json {
                let problems = list(&problems);
                say(&json!({"usable": false, "problems": problems}).to_string());
            } else {
                let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
                say(&lines.join("\n"));
            }
            ExitCode::from(UNUSABLE)
        }
    }
}

/// What there is, and what is usable and yet not as it should be.
fn checked(arguments: &Arguments) -> Result<(String, Vec<String>), Vec<Problem>> {
    let config = Config::load(&arguments.config).map_err(|it| it.as_slice().to_vec())?;
    let countries = load_countries(&config.trust);
    let mut problems = countries.problems.as_slice().to_vec();
    problems.extend(anchor_problems(&countries));
    problems.extend(unknown_names(&config));
    problems.extend(unusable_keys(&config));
    problems.extend(token_problems(&config));
    if !problems.is_empty() {
        return Err(problems);
    }
    let warnings = low_contrast(&config).into_iter();
    let warnings = warnings.map(|pair| pair.to_string());
    let no_trail = config.node.mode == Mode::Production && config.audit.folder.is_none();
    let no_trail = no_trail.then(|| NO_TRAIL.to_owned());
    let warnings = warnings.chain(no_trail);
    let sound = format!(
        "{}: no problem; country {}, {} foreign countries",
        arguments.config.display(),
        config.node.country,
        countries.files.len(),
    );
    Ok((sound, warnings.collect()))
}

/// The keys in a hardware module that cannot be used, each tried.
fn token_problems(config: &Config) -> Vec<Problem> {
    let tried = try_token_keys(config).into_iter();
    tried
        .filter_map(|key| {
            let error = key.outcome.err()?;
            let found = config.keys.find(key.role, key.stage)?;
            Some(Problem {
                file: config.file.clone(),
                line: None,
                key: found.name(),
                message: format!("{}: {error}", found.place),
            })
        })
        .collect()
}

/// The countries in use under whose anchors nothing can be verified today.
fn anchor_problems(countries: &Countries) -> Vec<Problem> {
    let now = SystemClock.now();
    let in_use = countries.files.iter();
    let in_use = in_use.filter(|file| file.state == CountryState::Approved);
    let mut problems = Vec::new();
    for file in in_use {
        let text = std::fs::read(&file.anchors_file).unwrap_or_default();
        let message = match pem::certificates(&text) {
            Err(_) => "holds no certificate in PEM",
            Ok(anchors) => {
                let mut facts = anchors.iter().filter_map(|der| certificate_facts(der));
                if facts.any(|it| it.not_before <= now && now < it.not_after) {
                    continue;
                }
                "holds no certificate that is valid today"
            }
        };
        problems.push(Problem {
            file: file.anchors_file.clone(),
            line: None,
            key: String::new(),
            message: message.to_owned(),
        });
    }
    problems
}

/// Problems for programs: file, line (or null), key and message of each.
pub(super) fn list(problems: &[Problem]) -> Value {
    let problems = problems.iter().map(|problem| {
        json!({
            "file": problem.file.display().to_string(),
            "line": problem.line,
            "key": problem.key,
            "message": problem.message,
        })
    });
    problems.collect()
}
