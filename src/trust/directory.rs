//! Foreign nodes and what their metadata says, loaded when first needed and kept while valid.
//!
//! A lookup by name or entity takes no lock. One country's failure is that country's alone: it
//! is remembered for a short while, so that a dead source slows nobody down.

use std::collections::BTreeMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::error::TrustError;
use super::node::{NodeRecord, Owner, Role};
use super::rules::Rules;
use crate::ambient::Clock;
use crate::config::{Countries, CountryFile, CountryState, Exception};
use crate::domain::{CountryCode, Exceptions, LevelOfAssurance};
use crate::net::Client;
use crate::saml::{TrustedConnector, TrustedProxyService};

/// A registered foreign country.
#[derive(Debug)]
pub struct Country {
    code: CountryCode,
    file: CountryFile,
    proxy_service: Option<NodeRecord>,
    connector: Option<NodeRecord>,
}

/// Whether a country's citizens can be asked for, and why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    /// They can.
    Available,
    /// The operator has suspended the country.
    Suspended,
    /// Its Proxy-Service is not connected.
    NotConnected,
    /// It does not offer the level asked for.
    LevelTooLow,
    /// Its metadata cannot be had at the moment.
    Outage,
}

impl Country {
    /// Its code.
    pub fn code(&self) -> CountryCode {
        self.code
    }

    /// The registered entity ID of its Proxy-Service.
    pub fn proxy_service_id(&self) -> Option<&str> {
        self.proxy_service.as_ref().map(NodeRecord::entity_id)
    }

    /// The registered entity ID of its Connector.
    pub fn connector_id(&self) -> Option<&str> {
        self.connector.as_ref().map(NodeRecord::entity_id)
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

    /// Whether its citizens can be asked for, at `level` at least.
    pub fn availability(&self, level: LevelOfAssurance, now: Timestamp) -> Availability {
        let Some(node) = &self.proxy_service else {
            return Availability::NotConnected;
        };
        if self.file.state != CountryState::Approved {
            return Availability::Suspended;
        }
        match node.current(self.exceptions_at(now), now) {
            Some(known) => match known.proxy_service() {
                Some(peer) if peer.can_reach(level) => Availability::Available,
                Some(_) => Availability::LevelTooLow,
                None => Availability::NotConnected,
            },
            None if node.has_failed(now) => Availability::Outage,
            // Not looked at yet: choosing it will.
            None => Availability::Available,
        }
    }
}

/// Every registered country. Cheap to share; replaced whole.
pub struct Directory {
    countries: ArcSwap<BTreeMap<CountryCode, Arc<Country>>>,
    rules: Rules,
    client: Client,
    clock: Arc<dyn Clock>,
}

impl Directory {
    /// A directory of the countries whose files are right. Drafts are left out.
    pub fn new(countries: Countries, rules: Rules, client: Client, clock: Arc<dyn Clock>) -> Self {
        let registered = countries.files.into_iter().filter_map(register).collect();
        Self {
            countries: ArcSwap::from_pointee(registered),
            rules,
            client,
            clock,
        }
    }

    /// The countries by code.
    pub fn countries(&self) -> Vec<Arc<Country>> {
        self.countries.load().values().cloned().collect()
    }

    /// The country of that code.
    pub fn country(&self, code: CountryCode) -> Option<Arc<Country>> {
        self.countries.load().get(&code).cloned()
    }

    /// The country whose registered Proxy-Service has that entity ID.
    pub fn country_of_proxy_service(&self, entity_id: &str) -> Option<CountryCode> {
        let countries = self.countries.load();
        let mut countries = countries.values();
        let country = countries.find(|one| one.proxy_service_id() == Some(entity_id))?;
        Some(country.code)
    }

    /// The rules that are bent for a country at that time; none for one that is not registered.
    pub fn exceptions(&self, code: CountryCode, now: Timestamp) -> Exceptions {
        let country = self.country(code);
        country.map_or(Exceptions::NONE, |country| country.exceptions_at(now))
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
        let node = country
            .proxy_service
            .as_ref()
            .ok_or(TrustError::NotRegistered)?;
        let known = self.known(&country, node).await?;
        known
            .proxy_service()
            .cloned()
            .ok_or(TrustError::RoleMissing)
    }

    /// The Connector of that entity ID, from its verified metadata. The ID is compared with the
    /// registered ones; nothing is ever fetched because a message names it.
    ///
    /// # Errors
    /// [`TrustError`]; the country alone is affected.
    pub async fn connector(&self, entity_id: &str) -> Result<Arc<TrustedConnector>, TrustError> {
        let countries = self.countries.load_full();
        let country = countries
            .values()
            .find(|country| country.connector.as_ref().is_some_and(|n| n.is(entity_id)))
            .ok_or(TrustError::NotRegistered)?;
        let node = country
            .connector
            .as_ref()
            .ok_or(TrustError::NotRegistered)?;
        let known = self.known(country, node).await?;
        known.connector().cloned().ok_or(TrustError::RoleMissing)
    }

    /// Looks at every node once, so that the first citizen need not wait, and says how many of
    /// how many can be used.
    pub async fn look_at_all(&self) -> (usize, usize) {
        let mut usable = 0;
        let mut all = 0;
        for country in self.countries() {
            for node in [&country.proxy_service, &country.connector]
                .into_iter()
                .flatten()
            {
                all += 1;
                match self.known(&country, node).await {
                    Ok(_) => usable += 1,
                    Err(error) => tracing::warn!(
                        country = %country.code, role = node.role().as_str(), code = error.code(),
                        rule = %error, "foreign metadata is not usable"
                    ),
                }
            }
        }
        (usable, all)
    }

    async fn known(
        &self,
        country: &Country,
        node: &NodeRecord,
    ) -> Result<Arc<super::node::Known>, TrustError> {
        if country.file.state != CountryState::Approved {
            return Err(TrustError::Suspended);
        }
        let now = self.clock.now();
        let owner = Owner {
            country: country.code,
            anchors: &country.file.anchors_file,
            exceptions: country.exceptions_at(now),
        };
        node.known(owner, &self.rules, &self.client, now).await
    }
}

fn register(file: CountryFile) -> Option<(CountryCode, Arc<Country>)> {
    if file.state == CountryState::Draft {
        return None;
    }
    let code: CountryCode = file.country.parse().ok()?;
    let record = |node: &Option<crate::config::CountryNode>, role| {
        node.as_ref()
            .map(|node| NodeRecord::new(node.clone(), role))
    };
    let proxy_service = record(&file.proxy_service, Role::ProxyService);
    let connector = record(&file.connector, Role::Connector);
    Some((
        code,
        Arc::new(Country {
            code,
            file,
            proxy_service,
            connector,
        }),
    ))
}

/// The most that foreign metadata may weigh, in bytes.
pub(super) const MAX_METADATA: usize = 2 * 1024 * 1024;
/// How long a failed source is left alone.
pub(super) const COOL_DOWN: SignedDuration = SignedDuration::from_secs(10);

/// Parses an address from a country's file.
pub(super) fn address(text: &str) -> Result<Url, TrustError> {
    Url::parse(text).map_err(|_| TrustError::Source)
}
