//! `country`: foreign countries, from the first look at their metadata to their removal.
//!
//! In: the configuration, country files, what a bridge has learnt (`[trust].state_dir`), and what
//! sources hand out now. Out: text for people or one JSON object, and changed country files, which
//! a running bridge takes within a second. Whoever decides is named with `--by`: it is a record.
//!
//! Exit status: 0 done, 1 failed (a source or a disk), 2 unusable arguments or configuration,
//! 3 refused by a rule; `diff` has its own.

mod add;
mod adopt;
mod anchor_file;
mod approve;
mod copy;
mod days;
mod desk;
mod diff;
mod forecast;
mod list;
mod paint;
mod peek;
mod probe;
mod proposals;
mod remove;
mod resume;
mod show;
mod suspend;
mod table;
mod trouble;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use serde_json::Value;

use super::{complain, runtime, say};
use trouble::Trouble;

/// Arguments of `country`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// All countries, a line each: state, what ends first, what waits for somebody.
    List(list::Arguments),
    /// Everything about one country.
    Show(show::Arguments),
    /// Register a country: fetch, check and show its metadata, and write a draft.
    Add(add::Arguments),
    /// What would change: its metadata now, against the copy in force.
    Diff(diff::Arguments),
    /// Put a draft into use, or accept a change that is held.
    Approve(approve::Arguments),
    /// Take a country out of use at once.
    Suspend(suspend::Arguments),
    /// Put a suspended country back into use.
    Resume(resume::Arguments),
    /// Delete a country's files and what was learnt of it.
    Remove(remove::Arguments),
    /// Fetch and check now, TLS included.
    Probe(probe::Arguments),
    /// Everything that will expire, ours included.
    Forecast(forecast::Arguments),
    /// What service lists propose, and how it goes with them.
    Proposals(proposals::Arguments),
    /// Take what a service list proposes for a country over into its file and its anchors.
    Adopt(adopt::Arguments),
}

/// What every command takes.
#[derive(Debug, clap::Args)]
struct Common {
    /// The configuration file.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
    /// Print one JSON object instead.
    #[arg(long)]
    json: bool,
}

/// How a command ended.
struct Done {
    text: String,
    object: Value,
    status: u8,
}

impl Done {
    fn well(text: String, object: Value) -> Self {
        Self {
            text,
            object,
            status: 0,
        }
    }
}

/// Runs one of them and prints what it has to say.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    runtime::run(async {
        let (common, done) = match &arguments.command {
            Command::List(it) => (&it.common, list::run(it).await),
            Command::Show(it) => (&it.common, show::run(it).await),
            Command::Add(it) => (&it.common, add::run(it).await),
            Command::Diff(it) => (&it.common, diff::run(it).await),
            Command::Approve(it) => (&it.common, approve::run(it).await),
            Command::Suspend(it) => (&it.common, suspend::run(it)),
            Command::Resume(it) => (&it.common, resume::run(it)),
            Command::Remove(it) => (&it.common, remove::run(it)),
            Command::Probe(it) => (&it.common, probe::run(it).await),
            Command::Forecast(it) => (&it.common, forecast::run(it).await),
            Command::Proposals(it) => (&it.common, proposals::run(it).await),
            Command::Adopt(it) => (&it.common, adopt::run(it).await),
        };
        match done {
            Ok(done) => {
                let object = || done.object.to_string();
                say(&if common.json { object() } else { done.text });
                ExitCode::from(done.status)
            }
            Err(trouble) => {
                if common.json {
                    say(&trouble.object().to_string());
                } else {
                    complain(&format!("{trouble} ({})", trouble.code()));
                }
                let differs = matches!(arguments.command, Command::Diff(_));
                let status = if differs {
                    super::UNUSABLE
                } else {
                    trouble.status()
                };
                ExitCode::from(status)
            }
        }
    })
}
