//! `doctor`: a configuration and its surroundings, looked at from the machine it is on.
//!
//! In: the configuration. Out: one line a check, `ok`, `warn` or `fail` with a stable code. It
//! asks what `serve` would ask (foreign metadata, the hub, clients' keys) and changes nothing but
//! a record in the store and an empty file in the state folder, both of which it takes out again.

mod checks;
mod learnt;
mod own_keys;
mod surroundings;

use std::path::PathBuf;
use std::process::ExitCode;

use jiff::{SignedDuration, Timestamp};

use super::check_config::NO_TRAIL;
use super::{runtime, say};
use crate::ambient::{Clock as _, SystemClock};
use crate::app::{Ambient, assemble};
use crate::config::{Config, Mode, load_countries};
use checks::{Checks, Verdict};

/// No machine that runs this has an earlier date.
const BUILT_AFTER: i64 = 1_767_225_600; // 2026-01-01

/// Arguments of `doctor`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The configuration file.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
    /// Print one JSON object instead.
    #[arg(long)]
    json: bool,
}

/// Checks and prints; exit status 0 unless a check failed, then 1.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    runtime::run(async {
        let mut checks = Checks::default();
        match Config::load(&arguments.config) {
            Ok(config) => look(&config, &mut checks).await,
            Err(problems) => checks.problems(problems.code(), &problems),
        }
        let shown = if arguments.json {
            checks.object().to_string()
        } else {
            checks.text()
        };
        say(&shown);
        if checks.are_good() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    })
}

async fn look(config: &Config, checks: &mut Checks) {
    let countries = load_countries(&config.trust);
    checks.problems("doctor.country-invalid", &countries.problems);
    if countries.problems.is_empty() {
        let detail = format!("no problem, {} foreign countries", countries.files.len());
        checks.add(Verdict::Ok, "doctor.config-valid", "configuration", detail);
    }
    let now = SystemClock.now();
    clock(config, now, checks);
    trail(config, checks);
    let keys = &config.keys;
    for key in keys.all() {
        own_keys::one(&key, now, checks);
    }
    own_keys::in_tokens(config, checks);
    learnt::look(config, countries, now, checks).await;
    match assemble(config, Ambient::system()) {
        Ok(assembly) => {
            surroundings::look(&assembly.node, now, checks).await;
        }
        Err(error) => checks.add(Verdict::Fail, "config.start", "node", error.to_string()),
    }
}

/// The folder of the audit trail: is there one, and can this user write to it?
fn trail(config: &Config, checks: &mut Checks) {
    let Some(folder) = &config.audit.folder else {
        let verdict = match config.node.mode {
            Mode::Production => Verdict::Warn,
            Mode::Development => Verdict::Ok,
        };
        checks.add(
            verdict,
            "doctor.audit-none",
            "audit trail",
            NO_TRAIL.to_owned(),
        );
        return;
    };
    let probe = folder.join(".doctor");
    let written = std::fs::write(&probe, b"").and_then(|()| std::fs::remove_file(&probe));
    let (verdict, code) = match written {
        Ok(()) => (Verdict::Ok, "doctor.audit-writable"),
        Err(_) => (Verdict::Fail, "audit.unwritable"),
    };
    checks.add(verdict, code, "audit trail", folder.display().to_string());
}

/// There is no other clock to ask; one that is behind the files around it is certainly wrong.
fn clock(config: &Config, now: Timestamp, checks: &mut Checks) {
    let written = std::fs::metadata(&config.file).and_then(|file| file.modified());
    let written = written.ok().and_then(|time| Timestamp::try_from(time).ok());
    let skew = SignedDuration::try_from(config.trust.skew).unwrap_or_default();
    let behind = written.is_some_and(|written| written.duration_since(now) > skew);
    let (verdict, code) = if behind || now.as_second() < BUILT_AFTER {
        (Verdict::Fail, "doctor.clock-behind")
    } else {
        (Verdict::Ok, "doctor.clock-plausible")
    };
    checks.add(
        verdict,
        code,
        "clock",
        format!("{now}, not compared with another"),
    );
}
