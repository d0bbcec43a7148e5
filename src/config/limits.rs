//! `[limits]`: how long things live and how much is taken in.

use std::time::Duration;

use super::checks::{number, seconds};
use super::reader::Section;

/// `[limits]`.
#[derive(Debug, Clone)]
pub struct Limits {
    /// How long a person may take from the choice of a country to the last page.
    pub flow: Duration,
    /// How long an authorization code lives; at most 60 s.
    pub code: Duration,
    /// How long an access token lives.
    pub access_token: Duration,
    /// The largest body of a request, in bytes.
    pub body_bytes: usize,
    /// How long one request may take us.
    pub request: Duration,
    /// How many requests are worked on at once; the rest is told to come back.
    pub concurrent_requests: usize,
    /// How long we wait for the hub or a metadata source.
    pub outbound: Duration,
    /// How long our own metadata is valid after it was made.
    pub own_metadata: Duration,
}

pub(super) fn read(section: &Section<'_>) -> Option<Limits> {
    let after = |key, default: u64, range| {
        section.defaulted(key, Duration::from_secs(default), seconds(range))
    };
    let flow = after("flow_seconds", 1200, 60..=7200);
    let code = after("code_seconds", 60, 5..=60);
    // Some libraries count a token as expired a minute ahead.
    let access_token = after("access_token_seconds", 120, 5..=300);
    let request = after("request_seconds", 30, 1..=120);
    let outbound = after("outbound_seconds", 10, 1..=60);
    let own_metadata = after("own_metadata_seconds", 86_400, 3600..=1_209_600);
    let body_bytes = section.defaulted("body_bytes", 262_144, number(65_536..=2_097_152));
    let concurrent = section.defaulted("concurrent_requests", 512, number(1..=65_536));
    Some(Limits {
        flow: flow?,
        code: code?,
        access_token: access_token?,
        body_bytes: usize::try_from(body_bytes?).ok()?,
        request: request?,
        concurrent_requests: usize::try_from(concurrent?).ok()?,
        outbound: outbound?,
        own_metadata: own_metadata?,
    })
}
