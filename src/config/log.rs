//! `[log]`: the form of the log on standard error.

use super::checks::{choice, word};
use super::reader::Section;

/// `[log]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// For machines or for people.
    pub format: LogFormat,
    /// `error`, `warn`, `info`, `debug` or `trace`.
    pub level: String,
}

/// The log's forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// One JSON object a line.
    Json,
    /// Coloured text.
    Human,
}

pub(super) fn read(section: &Section<'_>) -> Option<Log> {
    const FORMATS: &[(&str, LogFormat)] = &[("json", LogFormat::Json), ("human", LogFormat::Human)];
    let format = section.defaulted("format", LogFormat::Json, choice(FORMATS));
    let levels = word(&["error", "warn", "info", "debug", "trace"]);
    let level = section.defaulted("level", "info".to_owned(), levels);
    Some(Log {
        format: format?,
        level: level?,
    })
}
