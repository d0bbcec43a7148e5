//! `audit`: the trail, looked at from outside the running bridge. One file a command.

mod export;
mod verify;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

pub(super) use export::csv_line;

use super::{UNUSABLE, complain};
use crate::config::Config;

/// Arguments of `audit`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Find whatever was changed, taken away or added; exit status 0 nothing, 1 something.
    Verify(verify::Arguments),
    /// Print records by time, country or login.
    Export(export::Arguments),
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    match &arguments.command {
        Command::Verify(arguments) => verify::run(arguments),
        Command::Export(arguments) => export::run(arguments),
    }
}

/// Where a trail is: a folder, or the one that a configuration names.
#[derive(Debug, clap::Args)]
pub(super) struct Source {
    /// The trail's folder, where it is not the configuration's.
    #[arg(value_name = "FOLDER")]
    folder: Option<PathBuf>,
    /// The configuration file.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Of which time.
#[derive(Debug, clap::Args)]
pub(super) struct Between {
    /// From this day or moment on.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(super) from: Option<Timestamp>,
    /// Before this day or moment.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(super) until: Option<Timestamp>,
}

impl Source {
    /// The configuration, where one is named, and the folder.
    pub(super) fn find(&self) -> Result<(Option<Config>, PathBuf), ExitCode> {
        let config = self.config.as_deref().map(loaded).transpose()?;
        let configured = config.as_ref().and_then(|it| it.audit.folder.clone());
        if let Some(folder) = self.folder.clone().or(configured) {
            return Ok((config, folder));
        }
        complain("name the folder of the trail, or a configuration with audit.folder");
        Err(ExitCode::from(UNUSABLE))
    }
}

fn loaded(path: &Path) -> Result<Config, ExitCode> {
    Config::load(path).map_err(|problems| {
        for problem in problems.as_slice() {
            complain(&problem.to_string());
        }
        ExitCode::from(UNUSABLE)
    })
}

/// A moment: a time with its offset, or the beginning of a day, UTC.
fn moment(text: &str) -> Result<Timestamp, String> {
    if let Ok(time) = text.parse() {
        return Ok(time);
    }
    let day: Option<Date> = text.parse().ok();
    let begins = day.and_then(|day| day.to_zoned(TimeZone::UTC).ok());
    begins
        .map(|it| it.timestamp())
        .ok_or_else(|| "must be a day such as 2027-01-31, or a time with its offset".to_owned())
}

/// What cannot be read at all.
pub(super) fn unreadable(error: &crate::audit::FolderError) -> ExitCode {
    complain(&format!("{}: {error}", error.code()));
    ExitCode::from(UNUSABLE)
}
