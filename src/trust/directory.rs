//! Every registered country, and what is known of its nodes.
//!
//! A lookup takes no lock: it reads one snapshot, which is replaced whole when files change, and
//! the copy in force of one node. One country's failure is that country's alone. Nothing is ever
//! fetched because a message names it: entities are compared with registered ones.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use arc_swap::ArcSwap;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::{Mutex, Notify};
use tokio::task::JoinSet;

use super::archive::Archive;
use super::country::Country;
use super::error::TrustError;
use super::event::Listener;
use super::expiry::{Announced, Expiry};
use super::judge::Known;
use super::lists::Lists;
use super::means::Means;
use super::node::NodeRecord;
use super::rules::Rules;
use crate::ambient::Clock;
use crate::config::{Countries, CountryState, NodeRole as Role};
use crate::domain::{CountryCode, Exceptions};
use crate::net::Client;
use crate::saml::{TrustedConnector, TrustedProxyService};

/// The countries at one moment, drafts among them.
pub(super) type Snapshot = BTreeMap<CountryCode, Arc<Country>>;

/// Every registered country. Cheap to share; replaced whole.
pub struct Directory {
    pub(super) snapshot: ArcSwap<Snapshot>,
    pub(super) means: Means,
    pub(super) own: ArcSwap<Vec<Expiry>>,
    /// What has been announced; none: not read from the archive yet.
    pub(super) announced: Mutex<Option<Announced>>,
    /// Told when the snapshot was replaced.
    pub(super) replaced: Notify,
    pub(super) lists: Lists,
    /// The nodes whose figures were shown the last time.
    pub(super) shown: std::sync::Mutex<BTreeSet<(CountryCode, Role)>>,
}

impl Directory {
    /// A directory of the countries whose files are right. Reads their anchors: blocks shortly.
    pub fn new(countries: Countries, rules: Rules, client: Client, clock: Arc<dyn Clock>) -> Self {
        Self::with_means(countries, Means::new(rules, Some(client), clock))
    }

    /// The same without the network: what is on disk, and metadata from files. For commands that
    /// say what a running bridge knows; call [`Directory::load_archive`] next.
    pub fn offline(
        countries: Countries,
        rules: Rules,
        clock: Arc<dyn Clock>,
        state_dir: PathBuf,
    ) -> Self {
        let mut means = Means::new(rules, None, clock);
        means.archive = Archive::reading(state_dir);
        Self::with_means(countries, means)
    }

    fn with_means(countries: Countries, means: Means) -> Self {
        let lists = Lists::default();
        lists.left_out.store(Arc::new(countries.left_out));
        let registered = countries.files.into_iter().filter_map(|file| {
            let country = Country::new(file, None)?;
            Some((country.code(), Arc::new(country)))
        });
        Self {
            snapshot: ArcSwap::from_pointee(registered.collect()),
            means,
            own: ArcSwap::default(),
            announced: Mutex::new(None),
            replaced: Notify::new(),
            lists,
            shown: std::sync::Mutex::default(),
        }
    }

    /// Asks about revocation with this client, as far as the rules want it.
    #[must_use]
    pub fn asking_about_revocation(mut self, client: Client) -> Self {
        self.means.revocation_client = Some(client);
        self
    }

    /// Keeps what is learnt in this folder.
    #[must_use]
    pub fn keeping(mut self, state_dir: PathBuf) -> Self {
        self.means.archive = Archive::new(state_dir);
        self
    }

    /// Tells every event to this listener too.
    #[must_use]
    pub fn telling(mut self, listener: Listener) -> Self {
        self.means.events.listener = Some(listener);
        self
    }

    /// The countries by code, without drafts.
    pub fn countries(&self) -> Vec<Arc<Country>> {
        let snapshot = self.snapshot.load();
        snapshot.values().filter(|it| in_use(it)).cloned().collect()
    }

    /// The country of that code, unless it is a draft.
    pub fn country(&self, code: CountryCode) -> Option<Arc<Country>> {
        let snapshot = self.snapshot.load();
        snapshot.get(&code).filter(|it| in_use(it)).cloned()
    }

    /// The country in use whose registered Proxy-Service has that entity ID.
    pub fn country_of_proxy_service(&self, entity_id: &str) -> Option<CountryCode> {
        let countries = self.countries();
        let mut countries = countries.iter();
        let country = countries.find(|one| one.proxy_service_id() == Some(entity_id))?;
        Some(country.code())
    }

    /// The rules that are bent for a country at that time; none for one that is not in use.
    pub fn exceptions(&self, code: CountryCode, now: Timestamp) -> Exceptions {
        let country = self.country(code);
        country.map_or(Exceptions::NONE, |country| country.exceptions_at(now))
    }

    /// How far a country's clocks may be off.
    pub fn skew(&self, code: CountryCode) -> SignedDuration {
        let country = self.country(code);
        country.map_or(self.means.rules.skew, |it| it.skew(&self.means.rules))
    }

    /// The Proxy-Service of a country, from its verified metadata.
    ///
    /// # Errors
    /// [`TrustError`]; the country alone is affected.
    pub async fn proxy_service(
        &self,
        code: CountryCode,
    ) -> Result<Arc<TrustedProxyService>, TrustError> {
        let country = self.country(code).ok_or(TrustError::NotRegistered)?;
        let known = self.known(&country, Role::ProxyService).await?;
        known
            .proxy_service()
            .cloned()
            .ok_or(TrustError::RoleMissing)
    }

    /// The Connector of that entity ID, from its verified metadata.
    ///
    /// # Errors
    /// [`TrustError`]; the country alone is affected.
    pub async fn connector(&self, entity_id: &str) -> Result<Arc<TrustedConnector>, TrustError> {
        let snapshot = self.snapshot.load_full();
        let country = snapshot
            .values()
            .find(|country| in_use(country) && country.connector_id() == Some(entity_id))
            .ok_or(TrustError::NotRegistered)?;
        let known = self.known(country, Role::Connector).await?;
        known.connector().cloned().ok_or(TrustError::RoleMissing)
    }

    async fn known(&self, country: &Country, role: Role) -> Result<Arc<Known>, TrustError> {
        let node = country.record(role).ok_or(TrustError::NotRegistered)?;
        if let Some(list) = self.lists.of(country.file()) {
            // The first lookups of a life: what was suspended in the last one is so still.
            self.prepare_list(list).await;
        }
        if !country.is_open() {
            return Err(TrustError::Suspended);
        }
        let terms = country.terms(role, &self.means);
        node.known(&terms, &self.means).await
    }

    /// A Proxy-Service with other keys than `peer`, after a message that was signed with an
    /// unknown key: what is known by now, or what its source says after one early look. At most
    /// one such look a minute and node.
    pub async fn newer_proxy_service(
        &self,
        peer: &TrustedProxyService,
    ) -> Option<Arc<TrustedProxyService>> {
        let keys = |it: &TrustedProxyService| fingerprints(it.signing_keys());
        let known = self.proxy_service(peer.country()).await.ok()?;
        if keys(&known) != keys(peer) {
            return Some(known);
        }
        self.refetch(peer.entity_id()).await;
        let known = self.proxy_service(peer.country()).await.ok()?;
        (keys(&known) != keys(peer)).then_some(known)
    }

    /// A Connector with other keys than `peer`; see [`Directory::newer_proxy_service`].
    pub async fn newer_connector(&self, peer: &TrustedConnector) -> Option<Arc<TrustedConnector>> {
        let keys = |it: &TrustedConnector| fingerprints(it.signing_keys());
        let known = self.connector(peer.entity_id()).await.ok()?;
        if keys(&known) != keys(peer) {
            return Some(known);
        }
        self.refetch(peer.entity_id()).await;
        let known = self.connector(peer.entity_id()).await.ok()?;
        (keys(&known) != keys(peer)).then_some(known)
    }

    /// Asks the source of that registered entity before its time, unless that was done within the
    /// last minute. Whether something else is known now.
    pub async fn refetch(&self, entity_id: &str) -> bool {
        let snapshot = self.snapshot.load_full();
        let mut changed = false;
        for country in snapshot.values() {
            for node in country.records().filter(|it| it.entity_id() == entity_id) {
                let terms = country.terms(node.role, &self.means);
                changed |= node.refetch(&terms, &self.means).await;
            }
        }
        changed
    }

    /// Asks the source of one node now.
    ///
    /// # Errors
    /// Why nothing was taken.
    pub async fn look(&self, code: CountryCode, role: Role) -> Result<(), TrustError> {
        let snapshot = self.snapshot.load_full();
        let country = snapshot.get(&code).ok_or(TrustError::NotRegistered)?;
        let node = country.record(role).ok_or(TrustError::NotRegistered)?;
        let terms = country.terms(role, &self.means);
        node.look(&terms, &self.means).await
    }

    /// Reads what lies on disk of every node, verifying it again.
    pub async fn load_archive(self: &Arc<Self>) {
        self.prepare_lists().await;
        let mut loading = JoinSet::new();
        for (country, node) in self.all_nodes() {
            let directory = Arc::clone(self);
            loading.spawn(async move {
                let terms = country.terms(node.role, &directory.means);
                node.prepare(&terms, &directory.means).await;
            });
        }
        while loading.join_next().await.is_some() {}
    }

    /// Looks at every node that is not known, all at once, and says how many of how many can be
    /// used.
    pub async fn look_at_all(self: &Arc<Self>) -> (usize, usize) {
        let mut looking = JoinSet::new();
        for (country, node) in self.all_nodes() {
            let directory = Arc::clone(self);
            looking.spawn(async move {
                // What fails is told where it fails.
                let _ = directory.known(&country, node.role).await;
            });
        }
        while looking.join_next().await.is_some() {}
        self.usable()
    }

    /// How many nodes of how many can be used now, suspended ones left out.
    pub fn usable(&self) -> (usize, usize) {
        let now = self.means.now();
        let (mut usable, mut all) = (0, 0);
        for country in self.countries() {
            if country.is_open() {
                all += country.records().count();
                usable += country
                    .records()
                    .filter(|node| node.current(country.exceptions_at(now), now).is_some())
                    .count();
            }
        }
        (usable, all)
    }

    /// The nodes of every country that is not a draft.
    pub(super) fn all_nodes(&self) -> Vec<(Arc<Country>, Arc<NodeRecord>)> {
        let mut nodes = Vec::new();
        for country in self.countries() {
            for node in country.records() {
                nodes.push((Arc::clone(&country), Arc::clone(node)));
            }
        }
        nodes
    }

    /// What ends, sorted by when: metadata, certificates and anchors abroad, and what is ours.
    pub fn expiries(&self) -> Vec<Expiry> {
        let mut expiries: Vec<Expiry> = self.own.load().iter().cloned().collect();
        for (country, node) in self.all_nodes() {
            if let Some(known) = node.in_force.load_full() {
                expiries.extend(known.expiries(country.code(), node.role));
            }
        }
        expiries.extend(self.lists.expiries());
        expiries.sort_by(|one, other| (one.at, &one.what).cmp(&(other.at, &other.what)));
        expiries.dedup();
        expiries
    }

    /// Says when our own certificates end, so that it is announced with the rest.
    pub fn set_own_expiries(&self, own: Vec<Expiry>) {
        self.own.store(Arc::new(own));
    }

    /// The present moment, by the directory's clock.
    pub fn now(&self) -> Timestamp {
        self.means.now()
    }
}

pub(super) fn in_use(country: &Country) -> bool {
    country.state() != CountryState::Draft
}

fn fingerprints(keys: &[crate::xml::VerificationKey]) -> Vec<[u8; 32]> {
    keys.iter()
        .map(crate::xml::VerificationKey::fingerprint)
        .collect()
}
