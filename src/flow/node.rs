//! This running node: what the flows of both roles work with. Built once by `app`.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use arc_swap::ArcSwap;
use jiff::{SignedDuration, Timestamp};

use super::mutual_tls::MutualTls;
use super::requester::{RequesterIdTo, RequesterParameters, RequesterSources};
use super::{ClientRates, Failure, NamedCountry, Pool, Publication};
use crate::ambient::{Clock, Random};
use crate::audit::Audit;
use crate::config::Consent;
use crate::domain::{Attribute, CountryCode, LevelOfAssurance, PersonKind, SpType};
use crate::mapping::{
    AcrNames, ClaimRules, ForeignIdentifiers, HubReading, HubSubjects, NationalIdentifiers,
};
use crate::net::{ClientKeys, Hub};
use crate::oidc::Clients;
use crate::oidc::jose::{PublicJwk, SigningKeys};
use crate::saml::OwnProxyService;
use crate::store::{Store, StoreError};
use crate::trust::Directory;
use crate::xml::{DecryptionKey, SigningKey};

/// How much longer than the login itself what is left of it is remembered: whoever fetches a card,
/// answers the telephone or eats in between comes back within it and is told what happened; after
/// it nobody's service waits any more.
const GRACE: SignedDuration = SignedDuration::from_hours(2);

/// This node.
pub struct Node {
    /// Our country.
    pub country: CountryCode,
    /// Our addresses.
    pub addresses: OwnAddresses,
    /// What is remembered between requests.
    pub store: Arc<dyn Store>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub random: Arc<dyn Random>,
    /// The foreign nodes.
    pub trust: Arc<Directory>,
    /// Where private keys are used.
    pub pool: Pool,
    /// What happens is recorded here before it does.
    pub audit: Arc<Audit>,
    /// How long a person may take.
    pub flow_lifetime: SignedDuration,
    /// What our metadata says beside the protocol.
    pub publication: Publication,
    /// Foreign citizens at national services, where offered.
    pub connector: Option<ConnectorRole>,
    /// Our citizens at foreign services, where offered.
    pub proxy_service: Option<ProxyServiceRole>,
}

/// The Connector role.
pub struct ConnectorRole {
    /// The registered hubs; replaced when their keys are learnt.
    pub clients: Arc<ArcSwap<Clients>>,
    /// Learns their keys.
    pub client_keys: Arc<ClientKeys>,
    /// Where their certificates come from; none: they have none.
    pub mutual_tls: Option<MutualTls>,
    /// What else is registered for each, by `client_id`.
    pub policies: HashMap<String, ClientPolicy>,
    /// Signs requests.
    pub signing: Arc<SigningKey>,
    /// Opens assertions: the key that is published first, then those that are not yet or no
    /// longer published.
    pub decryption: Arc<Vec<DecryptionKey>>,
    /// Sign what the hub receives.
    pub token_keys: Arc<SigningKeys>,
    /// How much each hub may ask of the back channel.
    pub client_rates: ClientRates,
    /// The sector, where metadata says it for the whole node.
    pub sp_type: Option<SpType>,
    /// Named in requests where the service has no name of its own.
    pub provider_name: Option<String>,
    /// Makes numbers of our own for foreign persons, where that is on.
    pub national_identifiers: NationalIdentifiers,
    /// Whom a service's identifier is told.
    pub requester_id_to: RequesterIdTo,
    /// The sectors' attributes that the configuration declares.
    pub sector_attributes: Vec<Attribute>,
    /// How long a code lives.
    pub code_lifetime: SignedDuration,
    /// How long an access token lives.
    pub token_lifetime: SignedDuration,
}

/// What is registered for a hub beside its protocol settings.
#[derive(Debug, Clone)]
pub struct ClientPolicy {
    /// Its name for people.
    pub name: String,
    /// Its names for the levels.
    pub acr: AcrNames,
    /// The level where it asks for none; without one such a request is refused.
    pub default_level: Option<LevelOfAssurance>,
    /// What it calls people.
    pub subjects: HubSubjects,
    /// Where it says which service asks.
    pub requester: RequesterSources,
    /// The kinds of person it takes, the one it would rather have first; never empty.
    pub person_kinds: Vec<PersonKind>,
    /// Whether it takes somebody who acts for somebody else `[eIDAS-AP §2.8]`.
    pub representation: bool,
    /// Who asks the person before it gets them.
    pub consent: Consent,
    /// Which claims it may get.
    pub claims: ClaimRules,
    /// The parameter of its requests that may name the country, so that nobody is asked for it.
    pub country_parameter: Option<String>,
}

/// The Proxy-Service role.
pub struct ProxyServiceRole {
    /// What it publishes.
    pub own: OwnProxyService,
    /// Signs Responses.
    pub signing: Arc<SigningKey>,
    /// Who asks our citizens, where a country's file says nothing else.
    pub consent: Consent,
    /// The hub.
    pub hub: Hub,
    /// How to speak to the hub.
    pub hub_role: HubRole,
    /// The public keys that we use towards the hub.
    pub public_keys: Vec<PublicJwk>,
}

/// How to speak to the hub.
pub struct HubRole {
    /// Its names for the levels.
    pub acr: AcrNames,
    /// The scopes of each attribute, by the attribute's name.
    pub scopes: BTreeMap<String, Vec<String>>,
    /// The claims to ask for one by one, by the attribute's name.
    pub claims: BTreeMap<String, Vec<String>>,
    /// The claims that its `id_token` is to have.
    pub id_token_claims: Vec<String>,
    /// Whether it may be told which languages the person wants.
    pub takes_languages: bool,
    /// Ways of logging in, as `amr` names them, that are no login of a citizen of ours.
    pub refused_amr: Vec<String>,
    /// The names of the parameters by which it is told who asks; none for what it is not told.
    pub requester_parameters: RequesterParameters,
    /// How its claims are read.
    pub reading: HubReading,
    /// The sectors' attributes that the configuration declares.
    pub sector_attributes: Vec<Attribute>,
    /// Makes identifiers for abroad.
    pub identifiers: ForeignIdentifiers,
}

impl Node {
    /// Whether a login may begin.
    ///
    /// # Errors
    /// [`StoreError::Full`] where what is left is for those under way.
    pub(super) fn has_room(&self) -> Result<(), Failure> {
        if self.store.has_room() {
            return Ok(());
        }
        Err(Failure::Store(StoreError::Full))
    }

    /// The Connector role.
    pub(crate) fn connector(&self) -> Result<&ConnectorRole, Failure> {
        self.connector
            .as_ref()
            .ok_or(Failure::Internal("connector-disabled"))
    }

    /// The Proxy-Service role.
    pub(crate) fn proxy_service(&self) -> Result<&ProxyServiceRole, Failure> {
        self.proxy_service
            .as_ref()
            .ok_or(Failure::Internal("proxy-service-disabled"))
    }

    /// The moment `lifetime` from now.
    pub(super) fn until(&self, lifetime: SignedDuration) -> Timestamp {
        self.clock
            .now()
            .saturating_add(lifetime)
            .unwrap_or(Timestamp::MAX)
    }

    /// The moment until which what is left of a login that takes its time from now is remembered.
    pub(super) fn remembered_until(&self) -> Timestamp {
        self.until(self.remembered())
    }

    /// How long a login, and then what is left of it, is remembered; its cookie lives as long.
    pub fn remembered(&self) -> SignedDuration {
        self.flow_lifetime.saturating_add(GRACE)
    }

    /// A country under the names that its file gives it; ours under those of the configuration.
    pub(super) fn named(&self, code: CountryCode) -> NamedCountry {
        let country = self.trust.country(code);
        let names = country.map_or_else(BTreeMap::new, |country| country.file().names.clone());
        let names = if code == self.country {
            self.publication.country_names.clone()
        } else {
            names
        };
        NamedCountry { code, names }
    }
}

/// Our addresses: all under the base URL, all stable.
#[derive(Debug, Clone)]
pub struct OwnAddresses {
    base: String,
    callback: String,
    party_keys: String,
}

impl OwnAddresses {
    /// Addresses under `base_url`.
    pub fn new(base_url: &str) -> Self {
        Self {
            base: base_url.trim_end_matches('/').to_owned(),
            callback: "/proxy-service/callback".to_owned(),
            party_keys: "/proxy-service/jwks".to_owned(),
        }
    }

    /// The same, with the paths that the hub's record of us names.
    #[must_use]
    pub fn known_to_hub(mut self, callback: &str, party_keys: &str) -> Self {
        callback.clone_into(&mut self.callback);
        party_keys.clone_into(&mut self.party_keys);
        self
    }

    /// Our issuer identifier towards the hub.
    pub fn issuer(&self) -> &str {
        &self.base
    }

    /// Our Connector's entity ID and the address of its metadata.
    pub fn connector_metadata(&self) -> String {
        self.at("/connector/metadata")
    }

    /// Our Proxy-Service's entity ID and the address of its metadata.
    pub fn proxy_service_metadata(&self) -> String {
        self.at("/proxy-service/metadata")
    }

    /// Where foreign Responses arrive.
    pub fn acs(&self) -> String {
        self.at("/connector/acs")
    }

    /// Where foreign requests arrive.
    pub fn sso(&self) -> String {
        self.at("/proxy-service/sso")
    }

    /// Our redirect address at the hub.
    pub fn callback(&self) -> String {
        self.at(&self.callback)
    }

    /// The path of [`Self::callback`].
    pub fn callback_path(&self) -> &str {
        &self.callback
    }

    /// The path at which the hub finds our public keys.
    pub fn party_keys_path(&self) -> &str {
        &self.party_keys
    }

    /// Our token endpoint.
    pub fn token(&self) -> String {
        self.at("/token")
    }

    /// Where authorization requests are pushed.
    pub fn pushed_requests(&self) -> String {
        self.at("/par")
    }

    /// Our UserInfo endpoint.
    pub fn userinfo(&self) -> String {
        self.at("/userinfo")
    }

    /// Where clients ask about their tokens.
    pub fn introspection(&self) -> String {
        self.at("/token/introspection")
    }

    /// Where clients give tokens back.
    pub fn revocation(&self) -> String {
        self.at("/token/revocation")
    }

    /// Where browsers come to log out.
    pub fn end_session(&self) -> String {
        self.at("/session/end")
    }

    /// `path` under the base.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}
