//! Spans for an OpenTelemetry collector. They wait in a bounded queue and are sent by a thread of
//! their own: a collector that is away, slow or wrong costs spans and nothing else.
//!
//! Only our own spans leave: request, flow step, store, private key, outbound call. None of them
//! holds an address with its query, or anything of a person.

use std::sync::Arc;
use std::time::Duration;

use opentelemetry::KeyValue;
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_http::HttpClient;
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig as _, WithHttpConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::{
    BatchConfigBuilder, BatchSpanProcessor, Sampler, SdkTracerProvider,
};
use tracing::Subscriber;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::registry::LookupSpan;

use super::is_ours;
use crate::ambient::TIMING;
use crate::config::Traces;

/// Spans that wait; those on top of them are dropped.
const QUEUE: usize = 4096;
/// Spans in one message.
const BATCH: usize = 512;
/// How often they are sent.
const EVERY: Duration = Duration::from_secs(2);
/// How long one message may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long the last ones may take.
const LAST: Duration = Duration::from_millis(500);

/// Why nothing is traced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TraceError {
    /// The exporter cannot be set up.
    #[error("the exporter of spans cannot be set up")]
    Setup,
}

/// Spans on their way to a collector.
pub struct Tracing {
    provider: SdkTracerProvider,
}

impl Tracing {
    /// Sends through `client`, which must not wait longer than it is told.
    ///
    /// # Errors
    /// [`TraceError`].
    pub fn new(
        traces: &Traces,
        instance: &str,
        client: Arc<dyn HttpClient>,
    ) -> Result<Self, TraceError> {
        let endpoint = traces.otlp_endpoint.clone().unwrap_or_default();
        let exporter = SpanExporter::builder()
            .with_http()
            .with_shared_http_client(client)
            .with_protocol(Protocol::HttpJson)
            .with_endpoint(endpoint)
            .with_timeout(PATIENCE)
            .build()
            .map_err(|_| TraceError::Setup)?;
        let batches = BatchConfigBuilder::default()
            .with_max_queue_size(QUEUE)
            .with_max_export_batch_size(BATCH)
            .with_scheduled_delay(EVERY)
            .build();
        let processor = BatchSpanProcessor::builder(exporter)
            .with_batch_config(batches)
            .build();
        let about = Resource::builder_empty().with_attributes([
            KeyValue::new("service.name", "eidas-bridge"),
            KeyValue::new("service.version", env!("CARGO_PKG_VERSION")),
            KeyValue::new("service.instance.id", instance.to_owned()),
        ]);
        let sampler = Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(traces.sample)));
        let provider = SdkTracerProvider::builder()
            .with_span_processor(processor)
            .with_sampler(sampler)
            .with_resource(about.build())
            .build();
        Ok(Self { provider })
    }

    /// The layer that makes spans of ours spans of the collector's.
    pub fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: Subscriber + for<'a> LookupSpan<'a>,
    {
        let tracer = self.provider.tracer("eidas-bridge");
        tracing_opentelemetry::layer()
            .with_tracer(tracer)
            .with_location(false)
            .with_threads(false)
            .with_target(false)
            .with_tracked_inactivity(false)
            .with_filter(filter_fn(|metadata| {
                metadata.is_span() && (is_ours(metadata) || metadata.target() == TIMING)
            }))
    }

    /// Sends what waits, as far as it is taken within a moment.
    pub fn end(self) {
        // A collector that does not answer is no reason to stay.
        let _ = self.provider.shutdown_with_timeout(LAST);
    }
}
