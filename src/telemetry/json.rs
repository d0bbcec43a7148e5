//! One JSON object a line: time, level, target, instance, then the fields of the event, and beside
//! them those of the spans around it. No name stands twice: the event's own counts before its
//! spans', the inner span's before the outer one's.

use std::fmt;

use serde_json::{Map, Value};
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::fmt::format::{FormatEvent, FormatFields, JsonFields, Writer};
use tracing_subscriber::fmt::time::{FormatTime as _, SystemTime};
use tracing_subscriber::fmt::{FmtContext, FormattedFields};
use tracing_subscriber::registry::LookupSpan;

/// The form.
pub(super) struct Flat {
    instance: String,
}

impl Flat {
    pub(super) fn new(instance: String) -> Self {
        Self { instance }
    }
}

impl<S> FormatEvent<S, JsonFields> for Flat
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    JsonFields: for<'a> FormatFields<'a>,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, JsonFields>,
        mut out: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let mut fields = Fields::default();
        event.record(&mut fields);
        let mut line = fields.0;
        for span in context.event_scope().into_iter().flatten() {
            let extensions = span.extensions();
            let Some(said) = extensions.get::<FormattedFields<JsonFields>>() else {
                continue;
            };
            // Nothing was recorded: no object at all.
            let said: Map<String, Value> = serde_json::from_str(&said.fields).unwrap_or_default();
            for (name, value) in said {
                line.entry(name).or_insert(value);
            }
        }
        let mut time = String::new();
        SystemTime.format_time(&mut Writer::new(&mut time))?;
        let metadata = event.metadata();
        for (name, value) in [
            ("timestamp", time.as_str()),
            ("level", metadata.level().as_str()),
            ("target", metadata.target()),
            ("instance", &self.instance),
        ] {
            line.insert(name.to_owned(), Value::from(value));
        }
        let line = serde_json::to_string(&line).map_err(|_| fmt::Error)?;
        writeln!(out, "{line}")
    }
}

/// An event's fields.
#[derive(Default)]
struct Fields(Map<String, Value>);

impl Fields {
    fn put(&mut self, field: &Field, value: Value) {
        self.0.insert(field.name().to_owned(), value);
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.put(field, Value::from(format!("{value:?}")));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field, Value::from(value));
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field, Value::from(value));
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field, Value::from(value));
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field, Value::from(value));
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.put(field, Value::from(value));
    }
}
