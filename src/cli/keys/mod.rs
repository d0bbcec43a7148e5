//! `keys`: our own keys, made, listed and exchanged. Exit status 0 done, 1 not done and nothing
//! changed, 2 unusable arguments or configuration.

mod generate;
mod identifiers;
mod list;
mod rollover;

use std::path::Path;
use std::process::ExitCode;

use super::{UNUSABLE, complain};
use crate::config::KeyEditError;
use crate::trust::keys::make::MakeError;

/// Arguments of `keys`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Make a key, and name it in the configuration as the next one of its role.
    Generate(generate::Arguments),
    /// Say which keys there are, until when, and where each is published.
    List(list::Arguments),
    /// Exchange a key: one step a call, and what the next step is and from when.
    Rollover(rollover::Arguments),
}

/// Does it.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    match &arguments.command {
        Command::Generate(arguments) => generate::run(arguments),
        Command::List(arguments) => list::run(arguments),
        Command::Rollover(arguments) => rollover::run(arguments),
    }
}

fn failed(error: &MakeError) -> ExitCode {
    complain(&format!("{error} ({})", error.code()));
    match error {
        MakeError::Config(_) | MakeError::NoTable(_) | MakeError::NoCertificate => {
            ExitCode::from(UNUSABLE)
        }
        MakeError::Edit(error) => edit_failed(error),
        _ => ExitCode::FAILURE,
    }
}

fn edit_failed(error: &KeyEditError) -> ExitCode {
    match error {
        KeyEditError::Changed | KeyEditError::Refused(_) => ExitCode::FAILURE,
        _ => ExitCode::from(UNUSABLE),
    }
}

/// A path as the operator may paste it.
fn shown(path: &Path) -> String {
    path.display().to_string()
}
