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

/// What the log is to be, and of what.
#[derive(Debug, Clone, Copy)]
pub struct LogAbout<'a> {
    /// `[log]`.
    pub log: &'a Log,
    /// What this instance is called.
    pub instance: &'a str,
    /// Whether messages are recorded elsewhere: the log has them at its own level then.
    pub trail: bool,
}

/// Starts the log for the whole process, and traces where a collector is named and can be had.
///
/// # Errors
/// Where a subscriber has been set before.
pub fn start(
    about: &LogAbout<'_>,
    traces: Option<(&Traces, Arc<dyn HttpClient>)>,
) -> Result<Running, TryInitError> {
    let LogAbout { log, instance, .. } = *about;
    let writer = LineWriter::to(std::io::stderr());
    let tracing = traces.map(|(traces, client)| Tracing::new(traces, instance, client));
    let tracing = tracing.transpose();
    let broken = tracing.as_ref().err().copied();
    let tracing = tracing.ok().flatten();
    let spans = tracing.as_ref().map(Tracing::layer);
    let registry = tracing_subscriber::registry().with(spans);
    match log.format {
        LogFormat::Json => {
            let layer = fmt::layer()
                .fmt_fields(fmt::format::JsonFields::new())
                .event_format(json::Flat::new(instance.to_owned()))
                .with_writer(writer.clone());
            registry.with(layer.with_filter(filter(about))).try_init()?;
        }
        LogFormat::Human => {
            let layer = fmt::layer()
                .with_target(false)
                .with_ansi(std::io::stderr().is_terminal())
                .with_writer(writer.clone());
            registry.with(layer.with_filter(filter(about))).try_init()?;
        }
    }
    if let Some(error) = broken {
        tracing::error!(%error, "nothing is traced");
    }
    Ok(Running { writer, tracing })
}

/// A subscriber that writes as `[log]` says to `writer`, for tests of what is written.
pub fn subscriber(
    about: &LogAbout<'_>,
    writer: LineWriter,
) -> impl Subscriber + for<'a> LookupSpan<'a> + use<> {
    let layer = fmt::layer()
        .fmt_fields(fmt::format::JsonFields::new())
        .event_format(json::Flat::new(about.instance.to_owned()))
        .with_writer(writer);
    tracing_subscriber::registry().with(layer.with_filter(filter(about)))
}

/// Events by their levels; our spans however quiet the rest is to be, since they say which login a
/// line belongs to. Spans that say only how long something took are of traces alone.
fn filter(about: &LogAbout<'_>) -> FilterFn<impl Fn(&Metadata<'_>) -> bool + use<>> {
    let events = events(&about.log.level, about.trail);
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

fn events(level: &str, trail: bool) -> Targets {
    let messages = if trail { Level::ERROR } else { Level::INFO };
    let ours: Level = level.parse().unwrap_or(Level::INFO);
    let theirs = LevelFilter::from_level(ours).min(LevelFilter::WARN);
    Targets::new()
        .with_default(theirs)
        .with_target(env!("CARGO_CRATE_NAME"), ours)
        // A collector that is away is said once by a figure, not by a line a batch.
        .with_target("opentelemetry", LevelFilter::OFF)
        // What happened is always recorded, however quiet the rest is to be.
        .with_target("audit", ours.max(Level::INFO))
        .with_target("audit::message", ours.max(messages))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_stay_quiet_when_we_are_asked_to_speak() {
        let filter = events("trace", false);
        assert!(filter.would_enable("eidas_bridge::flow", &Level::TRACE));
        assert!(!filter.would_enable("reqwest::connect", &Level::INFO));
        assert!(filter.would_enable("hyper", &Level::WARN));
    }

    #[test]
    fn the_chosen_level_holds_for_everyone() {
        let filter = events("error", false);
        assert!(!filter.would_enable("eidas_bridge::flow", &Level::WARN));
        assert!(!filter.would_enable("hyper", &Level::WARN));
    }

    #[test]
    fn the_audit_trail_is_written_however_quiet_the_rest() {
        for target in ["audit", "audit::message"] {
            assert!(events("error", false).would_enable(target, &Level::INFO));
        }
        // Messages that the trail has: at the level of the log.
        let kept = |level, target| events(level, true).would_enable(target, &Level::INFO);
        assert!(kept("error", "audit") && kept("info", "audit::message"));
        assert!(!kept("warn", "audit::message"));
    }
}
