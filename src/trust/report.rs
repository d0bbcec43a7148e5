//! What there is to say about each country, for commands and for whoever watches: made from the
//! same records by a running bridge and by a command that reads the disk.

use jiff::Timestamp;
use serde::Serialize;

use super::change::{Difference, hex};
use super::country::Country;
use super::directory::Directory;
use super::expiry::{Expiry, role_name};
use super::listing::Listing;
use super::lists::Proposal;
use super::node::NodeRecord;
use crate::config::NodeRole as Role;
use crate::domain::{CountryCode, Exceptions};
use crate::saml::{CertificateFacts, KeyUse};

/// One country.
#[derive(Debug, Clone, Serialize)]
pub struct CountryReport {
    /// Its code.
    pub country: CountryCode,
    /// Its name in English.
    pub name: Option<String>,
    /// `draft`, `approved` or `suspended`.
    pub state: &'static str,
    /// Its nodes.
    pub nodes: Vec<NodeReport>,
    /// What ends first of all that is known of it.
    pub earliest: Option<Expiry>,
    /// What its service list says against it.
    pub listing: Option<Listing>,
    /// What lists propose for it; those that do not count too.
    pub proposals: Vec<Proposal>,
}

/// One of its nodes.
#[derive(Debug, Clone, Serialize)]
pub struct NodeReport {
    /// Which.
    #[serde(serialize_with = "role_name")]
    pub role: Option<Role>,
    /// Its registered entity identifier.
    pub entity_id: String,
    /// Whether it can be used now, as far as its metadata goes.
    pub usable: bool,
    /// The levels that it publishes, by their short names; none: it publishes nothing.
    pub levels: Option<Vec<&'static str>>,
    /// The newest version of the message format that it declares.
    pub version: Option<&'static str>,
    /// Seconds since its source last vouched for it.
    pub age_seconds: Option<i64>,
    /// When its source was last asked.
    pub looked_at: Option<Timestamp>,
    /// Until when the copy in force holds.
    pub valid_until: Option<Timestamp>,
    /// Digest of what the copy in force says.
    pub fingerprint: Option<String>,
    /// Why its metadata cannot be renewed, and since when.
    pub error: Option<ErrorReport>,
    /// A change that waits for somebody to accept it.
    pub held: Option<HeldReport>,
    /// The certificates that are in use of it.
    pub certificates: Vec<CertificateReport>,
    /// Everything of it that ends.
    pub expiries: Vec<Expiry>,
}

/// A certificate in use.
#[derive(Debug, Clone, Serialize)]
pub struct CertificateReport {
    /// `signing` or `encryption`.
    #[serde(rename = "use")]
    pub key_use: &'static str,
    /// `sha256:` and its digest.
    pub fingerprint: String,
    /// Its last moment.
    pub not_after: Timestamp,
    /// Kind and size of its key.
    pub key: String,
    /// Whose it says to be.
    pub subject: String,
}

/// Why metadata cannot be renewed.
#[derive(Debug, Clone, Serialize)]
pub struct ErrorReport {
    /// The stable code.
    pub code: String,
    /// Since when.
    pub since: Timestamp,
}

/// A change that waits.
#[derive(Debug, Clone, Serialize)]
pub struct HeldReport {
    /// What to accept.
    pub fingerprint: String,
    /// What would change; none where nothing is in force.
    pub difference: Option<Difference>,
}

impl Directory {
    /// Every country, drafts among them, by code. Reads anchors where there are lists: not for
    /// the reactor then.
    pub fn report(&self, now: Timestamp) -> Vec<CountryReport> {
        let snapshot = self.snapshot.load();
        let proposals = self.proposals(now);
        let of = |country: &Country| {
            let mut report = of_country(country, now);
            let its = proposals.iter().filter(|it| it.country == report.country);
            report.proposals = its.cloned().collect();
            report
        };
        snapshot.values().map(|country| of(country)).collect()
    }
}

fn of_country(country: &Country, now: Timestamp) -> CountryReport {
    let nodes: Vec<NodeReport> = country
        .records()
        .map(|node| of_node(node, country.exceptions_at(now), now))
        .collect();
    let expiries = nodes.iter().flat_map(|node| &node.expiries);
    CountryReport {
        country: country.code(),
        name: country.name("en").map(str::to_owned),
        state: country.state().as_str(),
        earliest: expiries.min_by_key(|expiry| expiry.at).cloned(),
        nodes,
        listing: country.listing().map(|listing| Listing::clone(&listing)),
        proposals: Vec::new(),
    }
}

fn of_node(node: &NodeRecord, exceptions: Exceptions, now: Timestamp) -> NodeReport {
    let (known, status) = (node.in_force.load_full(), node.status.load_full());
    let service = known.as_ref().and_then(|known| known.proxy_service());
    let connector = known.as_ref().and_then(|known| known.connector());
    let version = service
        .and_then(|it| it.highest_version())
        .or(connector.and_then(|it| it.highest_version()));
    let levels = service.and_then(|it| it.published_levels());
    let failure = status.failure.as_ref();
    let held = node.held.load_full();
    NodeReport {
        role: Some(node.role),
        entity_id: node.entity_id().to_owned(),
        usable: node.current(exceptions, now).is_some(),
        levels: levels.map(|levels| levels.iter().map(|level| level.name()).collect()),
        version: version.map(crate::saml::ProtocolVersion::as_str),
        age_seconds: status
            .succeeded_at
            .map(|at| now.duration_since(at).as_secs()),
        looked_at: status.looked_at,
        valid_until: known.as_ref().map(|known| known.valid_until),
        fingerprint: known.as_ref().map(|known| known.fingerprint.clone()),
        error: failure.map(|failure| ErrorReport {
            code: failure.code.to_string(),
            since: failure.since,
        }),
        held: held.map(|held| HeldReport {
            fingerprint: held.fingerprint.clone(),
            difference: known
                .as_ref()
                .map(|known| known.facts.difference(&held.facts)),
        }),
        certificates: known.as_ref().map_or_else(Vec::new, |known| {
            known.certificates.iter().map(of_certificate).collect()
        }),
        expiries: known.map_or_else(Vec::new, |it| it.expiries(node.country, node.role)),
    }
}

fn of_certificate(facts: &CertificateFacts) -> CertificateReport {
    CertificateReport {
        key_use: match facts.key_use {
            KeyUse::Signing => "signing",
            KeyUse::Encryption => "encryption",
            KeyUse::Anchor => "anchor",
        },
        fingerprint: format!("sha256:{}", hex(&facts.fingerprint)),
        not_after: facts.not_after,
        key: facts.key.clone(),
        subject: facts.subject.clone(),
    }
}
