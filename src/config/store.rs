//! `[store]`: where flows are remembered between two requests.
//!
//! In: the section. Out: one address, checked, and what a server behind it asks for. What the
//! records are sealed with stands in `[keys.record_sealing]`.

use std::time::Duration;

use toml::de::DeValue;

use super::checks::{boolean, file, number, seconds, secret, text};
use super::reader::{Checked, Section, Source};
use super::secret::Secret;
use super::store_address::{StoreAddress, parse};

/// `[store]`.
#[derive(Debug, Clone)]
pub struct Store {
    /// Which store, and where.
    pub address: StoreAddress,
    /// The server's user; none: its default user.
    pub user: Option<String>,
    /// The user's password.
    pub password: Option<Secret>,
    /// The authority of the server's certificate, PEM; none: those that the machine trusts.
    pub ca_pem: Option<String>,
    /// How many records memory and file hold before new flows are refused; live ones are never
    /// evicted. A Redis server has `maxmemory`.
    pub max_entries: usize,
    /// The operator promises that a server never loses a write that it has acknowledged, so that
    /// its restart ends no flow.
    pub keeps_acknowledged_writes: bool,
    /// How far ahead of ours the clocks of foreign nodes run at most; none: as far as the store's
    /// kind takes it to be.
    pub peer_lead: Option<Duration>,
    /// Nothing can have been remembered before this process began, such as in a demo whose keys
    /// are as young as itself. Not in the file.
    pub fresh: bool,
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        let password = |it: &Self| it.password.as_ref().map(|it| it.expose().to_vec());
        self.address == other.address
            && (&self.user, &self.ca_pem) == (&other.user, &other.ca_pem)
            && password(self) == password(other)
            && self.max_entries == other.max_entries
            && self.keeps_acknowledged_writes == other.keeps_acknowledged_writes
            && self.peer_lead == other.peer_lead
    }
}

pub(super) fn read(section: &Section<'_>) -> Option<Store> {
    let address = section.defaulted("address", StoreAddress::Memory, address);
    let user = section.optional("user", text);
    let password = section.optional("password_file", secret);
    let ca = section.optional("ca_file", file);
    let max_entries = section.defaulted("max_entries", 100_000, number(100..=10_000_000));
    let keeps = section.defaulted("keeps_acknowledged_writes", false, boolean);
    let peer_lead = section.optional("peer_lead_seconds", seconds(0..=180));
    let address = address?;
    refuse_what_does_not_fit(section, &address);
    Some(Store {
        address,
        user,
        password: password.map(|(_, secret)| secret),
        ca_pem: ca.map(|(_, pem)| pem),
        max_entries: usize::try_from(max_entries?).ok()?,
        keeps_acknowledged_writes: keeps?,
        peer_lead,
        fresh: false,
    })
}

fn address(source: &Source, value: &DeValue<'_>) -> Checked<StoreAddress> {
    match parse(&text(source, value)?)? {
        StoreAddress::File(path) => Ok(StoreAddress::File(
            source.resolve(&path.display().to_string()),
        )),
        other => Ok(other),
    }
}

/// A setting that does nothing is a mistake of somebody who believes that it does.
fn refuse_what_does_not_fit(section: &Section<'_>, address: &StoreAddress) {
    let redis = match address {
        StoreAddress::Redis(redis) => Some(redis),
        StoreAddress::Memory | StoreAddress::File(_) => None,
    };
    for key in ["user", "password_file", "keeps_acknowledged_writes"] {
        if redis.is_none() && section.has(key) {
            section.report(key, "is for a Redis server, which address does not name");
        }
    }
    if section.has("ca_file") && !redis.is_some_and(|redis| redis.tls) {
        section.report("ca_file", "is for TLS: address must begin with rediss");
    }
    if section.has("user") && !section.has("password_file") {
        section.report("user", "needs password_file");
    }
}
