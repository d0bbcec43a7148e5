//! The log on standard error, for machines (JSON, one object a line) or for people.
//!
//! In: `[log]` of the configuration. Out: the process-wide subscriber. Only our own events are
//! raised to the chosen level: libraries speak from `warn` on, because what they trace holds
//! URLs, headers and bodies, and with those what a person is called.

use std::io::IsTerminal as _;

use tracing::Level;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::{SubscriberInitExt as _, TryInitError};

use crate::config::{Log, LogFormat};

/// Starts logging for the whole process.
///
/// # Errors
/// Where a subscriber has been set before.
pub fn start(log: &Log) -> Result<(), TryInitError> {
    let registry = tracing_subscriber::registry().with(filter(&log.level));
    match log.format {
        LogFormat::Json => {
            let layer = fmt::layer()
                .json()
                .flatten_event(true)
                .with_writer(std::io::stderr);
            registry.with(layer).try_init()
        }
        LogFormat::Human => {
            let layer = fmt::layer()
                .with_target(false)
                .with_ansi(std::io::stderr().is_terminal())
                .with_writer(std::io::stderr);
            registry.with(layer).try_init()
        }
    }
}

fn filter(level: &str) -> Targets {
    let ours: Level = level.parse().unwrap_or(Level::INFO);
    let theirs = LevelFilter::from_level(ours).min(LevelFilter::WARN);
    Targets::new()
        .with_default(theirs)
        .with_target(env!("CARGO_CRATE_NAME"), ours)
        // What happened is always recorded, however quiet the rest is to be.
        .with_target("audit", ours.max(Level::INFO))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_stay_quiet_when_we_are_asked_to_speak() {
        let filter = filter("trace");
        assert!(filter.would_enable("eidas_bridge::flow", &Level::TRACE));
        assert!(!filter.would_enable("reqwest::connect", &Level::INFO));
        assert!(filter.would_enable("hyper", &Level::WARN));
    }

    #[test]
    fn the_chosen_level_holds_for_everyone() {
        let filter = filter("error");
        assert!(!filter.would_enable("eidas_bridge::flow", &Level::WARN));
        assert!(!filter.would_enable("hyper", &Level::WARN));
    }

    #[test]
    fn the_audit_trail_is_written_however_quiet_the_rest() {
        assert!(filter("error").would_enable("audit", &Level::INFO));
    }
}
