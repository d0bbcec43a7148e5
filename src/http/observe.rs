//! What is seen of a request: one span around it, how long it took and how it ended. The address
//! is the router's own, never what was asked for: a query may hold anything.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;
use opentelemetry::Context;
use opentelemetry::trace::{
    SpanContext, SpanId, TraceContextExt as _, TraceFlags, TraceId, TraceState,
};
use tracing::{Instrument as _, field::Empty};
use tracing_opentelemetry::OpenTelemetrySpanExt as _;

use super::EdgeInForce;
use super::origin::Proxies;
use super::steps::Step;

/// What is seen, and whose word counts.
pub(super) struct Observer {
    pub(super) edge: EdgeInForce,
    /// Proxies that may say which trace a request belongs to; none: nobody.
    pub(super) tracing: Option<Proxies>,
}

/// In flight, until dropped.
struct InFlight;

impl InFlight {
    fn new() -> Self {
        metrics::gauge!("eidas_requests_in_flight").increment(1.0);
        Self
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        metrics::gauge!("eidas_requests_in_flight").decrement(1.0);
    }
}

/// The outermost layer.
pub(super) async fn observe(
    State(observer): State<Arc<Observer>>,
    request: Request,
    next: Next,
) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map(MatchedPath::as_str);
    let step = Step::of(route, &observer.edge.load().node.addresses).name;
    let span = tracing::info_span!(
        "request",
        route = route.unwrap_or("unknown"),
        method = method(&request),
        step,
        flow = Empty,
        status = Empty,
    );
    let proxies = observer.tracing.as_ref();
    if proxies.is_some_and(|proxies| proxies.sent(request.extensions()))
        && let Some(parent) = parent(request.headers())
    {
        // Without a collector there is nothing to join.
        let _ = span.set_parent(parent);
    }
    let _flying = InFlight::new();
    let since = Instant::now();
    let response = next.run(request).instrument(span.clone()).await;
    let status = response.status().as_u16();
    span.record("status", status);
    let class = match status {
        ..=299 => "2xx",
        300..=399 => "3xx",
        400..=499 => "4xx",
        _ => "5xx",
    };
    metrics::histogram!("eidas_step_seconds", "step" => step).record(since.elapsed());
    metrics::counter!("eidas_requests_total", "step" => step, "class" => class).increment(1);
    response
}

/// Ours, or `other`: a stranger may call theirs anything.
fn method(request: &Request) -> &'static str {
    match request.method().as_str() {
        "GET" => "GET",
        "POST" => "POST",
        "HEAD" => "HEAD",
        _ => "other",
    }
}

/// The trace that `traceparent` names, in version 00 of the W3C's Trace Context.
fn parent(headers: &HeaderMap) -> Option<Context> {
    let mut said = headers.get_all("traceparent").iter();
    let (Some(only), None) = (said.next(), said.next()) else {
        return None;
    };
    let mut parts = only.to_str().ok()?.split('-');
    let (version, trace, span, flags) =
        (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let sizes = (version.len(), trace.len(), span.len(), flags.len());
    if version == "ff" || sizes != (2, 32, 16, 2) || (version == "00" && parts.next().is_some()) {
        return None;
    }
    let lower = |text: &str| !text.bytes().any(|byte| byte.is_ascii_uppercase());
    if !lower(trace) || !lower(span) {
        return None;
    }
    let sampled = u8::from_str_radix(flags, 16).ok()? & 1;
    let context = SpanContext::new(
        TraceId::from_hex(trace).ok()?,
        SpanId::from_hex(span).ok()?,
        TraceFlags::new(sampled),
        true,
        TraceState::NONE,
    );
    let known = context.is_valid();
    known.then(|| Context::new().with_remote_span_context(context))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(said: &[&str]) -> bool {
        let mut headers = HeaderMap::new();
        for line in said {
            headers.append("traceparent", line.parse().unwrap());
        }
        parent(&headers).is_some()
    }

    #[test]
    fn a_parent_is_read_as_it_must_be_written() {
        let sound = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        assert!(read(&[sound]));
        for wrong in [
            "",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x",
            "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
            "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        ] {
            assert!(!read(&[wrong]), "{wrong}");
        }
        assert!(!read(&[sound, sound]));
    }
}
