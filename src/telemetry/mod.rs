//! What the process says of itself: the log on standard error, spans for a collector, and the
//! catalogue of its metrics.
//!
//! In: `[log]` and `[traces]` of the configuration. Out: the process-wide subscriber. Only our own
//! events are raised to the chosen level: libraries speak from `warn` on, because what they trace
//! holds URLs, headers and bodies, and with those what a person is called.

mod catalogue;
mod json;
mod traces;
mod writer;

use std::io::IsTerminal as _;
use std::sync::Arc;
use std::time::Duration;

use opentelemetry_http::HttpClient;
use tracing::{Level, Metadata, Subscriber};
use tracing_subscriber::Layer as _;
use tracing_subscriber::filter::{FilterFn, LevelFilter, Targets, filter_fn};
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::{SubscriberInitExt as _, TryInitError};

use crate::config::{Log, LogFormat, Traces};

pub use catalogue::{CATALOGUE, Kind, Metric, describe};
pub use traces::{TraceError, Tracing};
pub use writer::LineWriter;

/// How long the last lines of the log may take to leave.
const LAST_LINES: Duration = Duration::from_millis(500);

/// The log and the traces, at work; when dropped, what is still on its way is sent, as far as
/// somebody takes it within a moment.
#[must_use = "dropping it ends the log"]
pub struct Running {
    writer: LineWriter,
    tracing: Option<Tracing>,
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(tracing) = self.tracing.take() {
            tracing.end();
        }
        self.writer.flush_within(LAST_LINES);
    }
}

/// Starts the log for the whole process, and traces where a collector is named and can be had.
///
/// # Errors
/// Where a subscriber has been set before.
pub fn start(
    log: &Log,
    traces: Option<(&Traces, Arc<dyn HttpClient>)>,
) -> Result<Running, TryInitError> {
    let instance = instance(log);
    let writer = LineWriter::to(std::io::stderr());
    let tracing = traces.map(|(traces, client)| Tracing::new(traces, &instance, client));
    let tracing = tracing.transpose();
    let broken = tracing.as_ref().err().copied();
    let tracing = tracing.ok().flatten();
    let spans = tracing.as_ref().map(Tracing::layer);
    let registry = tracing_subscriber::registry().with(spans);
    match log.format {
        LogFormat::Json => {
            let layer = fmt::layer()
                .fmt_fields(fmt::format::JsonFields::new())
                .event_format(json::Flat::new(instance))
                .with_writer(writer.clone());
            registry
                .with(layer.with_filter(filter(&log.level)))
                .try_init()?;
        }
        LogFormat::Human => {
            let layer = fmt::layer()
                .with_target(false)
                .with_ansi(std::io::stderr().is_terminal())
                .with_writer(writer.clone());
            registry
                .with(layer.with_filter(filter(&log.level)))
                .try_init()?;
        }
    }
    if let Some(error) = broken {
        tracing::error!(%error, "nothing is traced");
    }
    Ok(Running { writer, tracing })
}

/// A subscriber that writes as `[log]` says to `writer`, for tests of what is written.
pub fn subscriber(log: &Log, writer: LineWriter) -> impl Subscriber + for<'a> LookupSpan<'a> {
    let layer = fmt::layer()
        .fmt_fields(fmt::format::JsonFields::new())
        .event_format(json::Flat::new(instance(log)))
        .with_writer(writer);
    tracing_subscriber::registry().with(layer.with_filter(filter(&log.level)))
}

/// What this instance is called.
fn instance(log: &Log) -> String {
    let machine = || std::fs::read_to_string("/proc/sys/kernel/hostname");
    let named = log.instance.clone().or_else(|| machine().ok());
    named.map_or_else(String::new, |name| name.trim().to_owned())
}

/// Events by their levels; our spans however quiet the rest is to be, since they say which login a
/// line belongs to.
fn filter(level: &str) -> FilterFn<impl Fn(&Metadata<'_>) -> bool + use<>> {
    let events = events(level);
    filter_fn(move |metadata| {
        if metadata.is_span() {
            return is_ours(metadata) && *metadata.level() <= Level::INFO;
        }
        events.would_enable(metadata.target(), metadata.level())
    })
}

fn is_ours(metadata: &Metadata<'_>) -> bool {
    metadata.target().starts_with(env!("CARGO_CRATE_NAME"))
}

fn events(level: &str) -> Targets {
    let ours: Level = level.parse().unwrap_or(Level::INFO);
    let theirs = LevelFilter::from_level(ours).min(LevelFilter::WARN);
    Targets::new()
        .with_default(theirs)
        .with_target(env!("CARGO_CRATE_NAME"), ours)
        // A collector that is away is said once by a figure, not by a line a batch.
        .with_target("opentelemetry", LevelFilter::OFF)
        // What happened is always recorded, however quiet the rest is to be.
        .with_target("audit", ours.max(Level::INFO))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_stay_quiet_when_we_are_asked_to_speak() {
        let filter = events("trace");
        assert!(filter.would_enable("eidas_bridge::flow", &Level::TRACE));
        assert!(!filter.would_enable("reqwest::connect", &Level::INFO));
        assert!(filter.would_enable("hyper", &Level::WARN));
    }

    #[test]
    fn the_chosen_level_holds_for_everyone() {
        let filter = events("error");
        assert!(!filter.would_enable("eidas_bridge::flow", &Level::WARN));
        assert!(!filter.would_enable("hyper", &Level::WARN));
    }

    #[test]
    fn the_audit_trail_is_written_however_quiet_the_rest() {
        assert!(events("error").would_enable("audit", &Level::INFO));
    }
}
