//! Every metric of ours, with what it means. docs/monitoring/METRICS.md is made from this list.

use Kind::{Counter, Gauge, Histogram};

/// How a metric behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Only grows, until the process starts anew.
    Counter,
    /// Goes up and down.
    Gauge,
    /// Durations in seconds, in buckets.
    Histogram,
}

impl Kind {
    /// The word that Prometheus has for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Gauge => "gauge",
            Self::Histogram => "histogram",
        }
    }
}

/// One metric.
#[derive(Debug, Clone, Copy)]
pub struct Metric {
    /// Its name.
    pub name: &'static str,
    /// How it behaves.
    pub kind: Kind,
    /// Its labels, each of a closed or configured set of values.
    pub labels: &'static [&'static str],
    /// What it says, in one sentence.
    pub help: &'static str,
}

const fn metric(
    name: &'static str,
    kind: Kind,
    labels: &'static [&'static str],
    help: &'static str,
) -> Metric {
    Metric {
        name,
        kind,
        labels,
        help,
    }
}

/// All of them.
pub const CATALOGUE: &[Metric] = &[
    metric(
        "eidas_logins_total",
        Counter,
        &["direction", "country", "level", "outcome"],
        "Logins that came to an end: success, cancelled or refused.",
    ),
    metric(
        "eidas_refusals_total",
        Counter,
        &["direction", "side", "code"],
        "Refusals by reason code and by the side that has to do something about it.",
    ),
    metric(
        "eidas_step_seconds",
        Histogram,
        &["step"],
        "How long one request took us, by the step of a login that it is, its body included.",
    ),
    metric(
        "eidas_requests_total",
        Counter,
        &["step", "class"],
        "Requests answered, by step and class of status: 2xx, 3xx, 4xx or 5xx.",
    ),
    metric(
        "eidas_requests_in_flight",
        Gauge,
        &[],
        "Requests that are being answered now.",
    ),
    metric(
        "eidas_connections",
        Gauge,
        &["door"],
        "Open connections: public, mutual-tls or operations.",
    ),
    metric(
        "eidas_connections_refused_total",
        Counter,
        &["door", "reason"],
        "Connections turned away: full, address (too many from one) or descriptors (none left).",
    ),
    metric(
        "eidas_connections_cut_total",
        Counter,
        &["door", "reason"],
        "Connections closed on a client that was too slow: idle, headers or reading.",
    ),
    metric(
        "eidas_shed_total",
        Counter,
        &["class", "reason"],
        "Requests answered 503 because too much goes on. class: begin, step or page. reason: \
         places (all taken), keys (private keys are queued for), lag (the processor is late), \
         bodies (too many bytes on their way) or timeout.",
    ),
    metric(
        "eidas_rate_limited_total",
        Counter,
        &["by"],
        "Requests answered 429, by what was counted: address or client.",
    ),
    metric(
        "eidas_lag_seconds",
        Gauge,
        &[],
        "How late the program gets to run what is due: above 0.1 the processor is too small.",
    ),
    metric(
        "eidas_key_wait_seconds",
        Histogram,
        &[],
        "How long work with a private key waited for its turn.",
    ),
    metric(
        "eidas_key_seconds",
        Histogram,
        &[],
        "How long work with a private key took, once it had its turn.",
    ),
    metric(
        "eidas_key_queue",
        Gauge,
        &[],
        "Pieces of work with a private key that wait or run now.",
    ),
    metric(
        "eidas_store_seconds",
        Histogram,
        &["operation", "outcome"],
        "How long the store took, by operation and outcome.",
    ),
    metric(
        "eidas_store_up",
        Gauge,
        &[],
        "Whether the store can be leant on: 1 or 0.",
    ),
    metric(
        "eidas_audit_unwritten_total",
        Counter,
        &[],
        "Records of the audit trail that could not be written; what they are about did not happen.",
    ),
    metric(
        "eidas_outbound_seconds",
        Histogram,
        &["peer", "outcome"],
        "Calls of ours: to the hub, to metadata sources, about revocation, or for clients' keys. \
         outcome: ok, unreachable, status or refused.",
    ),
    metric(
        "eidas_trust_usable",
        Gauge,
        &["country", "role"],
        "1 where a foreign node can be used, 0 where not.",
    ),
    metric(
        "eidas_trust_expiry_seconds",
        Gauge,
        &["country", "role"],
        "Seconds until the first thing ends that a foreign node needs.",
    ),
    metric(
        "eidas_trust_refresh_age_seconds",
        Gauge,
        &["country", "role"],
        "Seconds since a foreign node's metadata was last looked at with success.",
    ),
    metric(
        "eidas_trust_events_total",
        Counter,
        &["event", "country", "role"],
        "What happened to foreign nodes, by event.",
    ),
    metric(
        "eidas_own_certificate_expiry_seconds",
        Gauge,
        &["certificate"],
        "Seconds until a certificate of ours ends, by its place in the configuration.",
    ),
    metric(
        "eidas_ready",
        Gauge,
        &[],
        "1 while this instance wants requests, 0 while not; /readyz says why not.",
    ),
    metric(
        "eidas_configuration_refused",
        Gauge,
        &[],
        "1 while the files say something that could not be put in force.",
    ),
    metric(
        "eidas_log_lines_dropped_total",
        Counter,
        &[],
        "Lines of the log that nobody took in time.",
    ),
    metric(
        "eidas_traces_failed_total",
        Counter,
        &[],
        "Messages with spans that the collector did not take.",
    ),
    metric(
        "eidas_build_info",
        Gauge,
        &["version"],
        "Always 1; says which version runs.",
    ),
];

/// Says of each metric what it means, to the collection that is installed.
pub fn describe() {
    for metric in CATALOGUE {
        match metric.kind {
            Counter => metrics::describe_counter!(metric.name, metric.help),
            Gauge => metrics::describe_gauge!(metric.name, metric.help),
            Histogram => metrics::describe_histogram!(metric.name, metric.help),
        }
    }
}
