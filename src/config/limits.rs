//! `[limits]`: how long things live and how much is taken in.

use std::time::Duration;

use toml::de::DeValue;

use super::checks::{number, seconds};
use super::mutual_tls::{Network, network};
use super::reader::{Checked, Section, Source};

/// `[limits]`.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// How long the body of a request may take to arrive.
    pub body: Duration,
    /// How many connections are open at once; the rest is told to come back.
    pub connections: usize,
    /// How many of them one address may hold; IPv6 counts by /64.
    pub connections_per_address: usize,
    /// How many requests one address may send in a second, over a while; 0: any number.
    pub address_rate: u32,
    /// How many calls one client may make over the back channel in a second, over a while; 0: any
    /// number.
    pub client_rate: u32,
    /// Addresses that are not limited: the hub's, other nodes', the watchers'.
    pub unlimited: Vec<Network>,
    /// Proxies in front of us, whose word for where a request comes from counts.
    pub trusted_proxies: Vec<Network>,
    /// The header in which they say it, lower case.
    pub forwarded_header: String,
    /// How long we still take requests after we were asked to stop, so that whoever sends them
    /// notices.
    pub drain: Duration,
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
    let body = after("body_seconds", 10, 1..=120);
    let drain = after("drain_seconds", 2, 0..=5);
    let connections = section.defaulted("connections", 4096, number(16..=65_536));
    let per_address = section.defaulted("connections_per_address", 512, number(1..=65_536));
    let rate = number(0..=100_000);
    let address_rate = section.defaulted("address_requests_per_second", 100, &rate);
    let client_rate = section.defaulted("client_requests_per_second", 1000, &rate);
    let forwarded = section.defaulted("forwarded_header", "x-forwarded-for".to_owned(), header);
    let networks = |key| section.list(key, network).unwrap_or_default();
    let (unlimited, trusted) = (networks("unlimited_addresses"), networks("trusted_proxies"));
    Some(Limits {
        body: body?,
        drain: drain?,
        connections: usize::try_from(connections?).ok()?,
        connections_per_address: usize::try_from(per_address?).ok()?,
        address_rate: address_rate?,
        client_rate: client_rate?,
        unlimited,
        trusted_proxies: trusted,
        forwarded_header: forwarded?,
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

fn header(_: &Source, value: &DeValue<'_>) -> Checked<String> {
    let name = value.as_str().unwrap_or_default().to_ascii_lowercase();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if name.is_empty() || !name.bytes().all(plain) {
        return Err("must be the name of a header such as X-Forwarded-For".to_owned());
    }
    Ok(name)
}
