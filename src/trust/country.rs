//! One registered foreign country: its file, and its nodes as they are known.

use std::sync::Arc;

use arc_swap::ArcSwapOption;
use jiff::{SignedDuration, Timestamp};

use super::anchors::Anchors;
use super::listing::Listing;
use super::means::Means;
use super::node::{NodeRecord, Terms};
use super::rules::Rules;
use crate::config::{ChangePolicy, CountryFile, CountryState, Exception, NodeRole as Role};
use crate::domain::{CountryCode, Exceptions};

/// A registered foreign country.
#[derive(Debug)]
pub struct Country {
    code: CountryCode,
    file: CountryFile,
    proxy_service: Option<Arc<NodeRecord>>,
    connector: Option<Arc<NodeRecord>>,
    /// Digest of its anchors when the file was read.
    anchors: Option<[u8; 32]>,
    /// What its service list says against it.
    listing: ArcSwapOption<Listing>,
}

impl Country {
    /// A country from its file. What is known of a node stays known where the node, its source
    /// and its anchors are still the same as `before`. Reads the anchors: blocks.
    pub(super) fn new(file: CountryFile, before: Option<&Self>) -> Option<Self> {
        let code: CountryCode = file.country.parse().ok()?;
        let anchors = Anchors::digest_of(&file.anchors_file);
        let record = |role| {
            let node = file.node(role)?;
            let old = before
                .and_then(|before| before.record(role))
                .filter(|old| is_same(old, &file, role, anchors));
            Some(old.cloned().unwrap_or_else(|| {
                let anchors_file = file.anchors_file.clone();
                Arc::new(NodeRecord::new(code, role, node.clone(), anchors_file))
            }))
        };
        let proxy_service = record(Role::ProxyService);
        let connector = record(Role::Connector);
        Some(Self {
            code,
            file,
            proxy_service,
            connector,
            anchors,
            listing: ArcSwapOption::new(before.and_then(Self::listing)),
        })
    }

    /// Its code.
    pub fn code(&self) -> CountryCode {
        self.code
    }

    /// What its file says.
    pub fn file(&self) -> &CountryFile {
        &self.file
    }

    /// Whether it may be used.
    pub fn state(&self) -> CountryState {
        self.file.state
    }

    /// The registered entity ID of its Proxy-Service.
    pub fn proxy_service_id(&self) -> Option<&str> {
        self.proxy_service.as_deref().map(NodeRecord::entity_id)
    }

    /// The registered entity ID of its Connector.
    pub fn connector_id(&self) -> Option<&str> {
        self.connector.as_deref().map(NodeRecord::entity_id)
    }

    /// The rules that are, were or will be bent for it, as its file has them.
    pub fn exceptions(&self) -> &[Exception] {
        &self.file.exceptions
    }

    /// The rules that are bent for it at that time.
    pub fn exceptions_at(&self, now: Timestamp) -> Exceptions {
        self.file.exceptions_at(now)
    }

    /// Its name in a language, if the file has one.
    pub fn name(&self, language: &str) -> Option<&str> {
        self.file.names.get(language).map(String::as_str)
    }

    /// What its service list says against it, if anything.
    pub fn listing(&self) -> Option<Arc<Listing>> {
        self.listing.load_full()
    }

    /// Lays what its service list says over what its file says; at once, for both directions.
    pub fn set_listing(&self, listing: Option<Arc<Listing>>) {
        self.listing.store(listing);
    }

    /// Whether it is in use: approved, and not suspended by its service list.
    pub fn is_open(&self) -> bool {
        let listing = self.listing.load();
        let suspended = listing.as_ref().is_some_and(|listing| listing.suspended);
        self.file.state == CountryState::Approved && !suspended
    }

    /// Whether people are not to be shown it for choice.
    pub fn is_hidden(&self) -> bool {
        let listing = self.listing.load();
        listing.as_ref().is_some_and(|listing| listing.hidden)
    }

    /// The same, out of use: its file says so, and cannot be read further.
    pub(super) fn suspended(&self) -> Self {
        let mut file = self.file.clone();
        file.state = CountryState::Suspended;
        Self {
            code: self.code,
            file,
            proxy_service: self.proxy_service.clone(),
            connector: self.connector.clone(),
            anchors: self.anchors,
            listing: ArcSwapOption::new(self.listing()),
        }
    }

    pub(super) fn record(&self, role: Role) -> Option<&Arc<NodeRecord>> {
        match role {
            Role::Connector => self.connector.as_ref(),
            Role::ProxyService => self.proxy_service.as_ref(),
        }
    }

    pub(super) fn records(&self) -> impl Iterator<Item = &Arc<NodeRecord>> {
        [&self.proxy_service, &self.connector].into_iter().flatten()
    }

    /// How far its clocks may be off.
    pub(super) fn skew(&self, rules: &Rules) -> SignedDuration {
        let own = self.file.clock_skew.map(SignedDuration::try_from);
        own.and_then(Result::ok).unwrap_or(rules.skew)
    }

    /// On which terms what a node of it publishes is taken.
    pub(super) fn terms(&self, role: Role, means: &Means) -> Terms {
        let rules = &means.rules;
        let changes = self.file.changes.unwrap_or(rules.changes);
        let accepted = self.file.accepted_changes.iter();
        Terms {
            held: changes == ChangePolicy::Held,
            accepted: accepted
                .filter(|change| change.role == role)
                .map(|change| change.fingerprint.clone())
                .collect(),
            skew: self.skew(rules),
            exceptions: self.exceptions_at(means.now()),
        }
    }

    /// Whether what is looked for has changed, so that looking is worth while before the time.
    pub(super) fn asks_anew(&self, before: &Self) -> bool {
        self.file.accepted_changes != before.file.accepted_changes
            || self.file.changes != before.file.changes
            || self.file.clock_skew != before.file.clock_skew
            || self.file.exceptions != before.file.exceptions
            || self.anchors != before.anchors
    }
}

/// Whether a record is still about the node in the file, and judged under the anchors of today.
fn is_same(old: &NodeRecord, file: &CountryFile, role: Role, anchors: Option<[u8; 32]>) -> bool {
    let known = old.in_force.load();
    let judged_under = known.as_ref().map(|known| known.anchors.digest);
    file.node(role).is_some_and(|node| {
        node.entity_id == old.node.entity_id && node.metadata == old.node.metadata
    }) && old.anchors_file == file.anchors_file
        && judged_under.is_none_or(|digest| Some(digest) == anchors)
}
