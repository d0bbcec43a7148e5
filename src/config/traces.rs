//! `[traces]`: where spans are sent, how many, and whether those in front may name theirs.

use toml::de::DeValue;
use url::Url;

use super::checks::{boolean, text};
use super::reader::{Checked, Section, Source};

/// `[traces]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Traces {
    /// Where a collector takes OTLP as JSON over HTTP; none: nothing is traced.
    pub otlp_endpoint: Option<String>,
    /// The share of requests that are traced, 0 to 1.
    pub sample: f64,
    /// Whether the `traceparent` of a trusted proxy (`limits.trusted_proxies`) counts.
    pub accept_traceparent: bool,
}

pub(super) fn read(section: &Section<'_>) -> Option<Traces> {
    let sample = section.defaulted("sample", 0.1, share);
    let accept = section.defaulted("accept_traceparent", false, boolean);
    Some(Traces {
        otlp_endpoint: section.optional("otlp_endpoint", collector),
        sample: sample?,
        accept_traceparent: accept?,
    })
}

/// A collector sits in the operator's own network, so plain http will do: spans hold no secrets.
fn collector(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    let said = text(source, value)?;
    let url = Url::parse(&said).map_err(|_| "must be an absolute URL".to_owned())?;
    let plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    if matches!(url.scheme(), "http" | "https") && url.host().is_some() && plain {
        Ok(said)
    } else {
        Err("must be a URL such as http://127.0.0.1:4318/v1/traces".to_owned())
    }
}

fn share(_: &Source, value: &DeValue<'_>) -> Checked<f64> {
    let float = value.as_float().map(|number| number.as_str().to_owned());
    let whole = || value.as_integer().map(|number| number.as_str().to_owned());
    let number = float.or_else(whole).and_then(|text| text.parse().ok());
    number
        .filter(|number| (0.0..=1.0).contains(number))
        .ok_or_else(|| "must be a number from 0 to 1".to_owned())
}
