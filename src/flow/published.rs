//! What this node publishes about itself, made from what it really does.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arc_swap::ArcSwapOption;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::key_failure::unwritten;
use super::{ConnectorRole, Failure, Node, OwnAddresses};
use crate::ambient::xml_id;
use crate::mapping::{supported_claims, supported_scopes, verified_claims_supported};
use crate::oidc::Client;
use crate::oidc::discovery::{FurtherEndpoints, MutualTlsEndpoints, ProviderDescription};
use crate::oidc::jose::{JwkSet, JwsAlgorithm, PublicJwk};
use crate::saml::{
    ConnectorMetadata, Contact, ContactKind, NodeMetadata, Organization, ProxyServiceMetadata,
    connector_metadata as write_connector, proxy_service_metadata as write_proxy_service,
};
use crate::xml::SigningKey;

/// What metadata says beside the protocol.
pub struct Publication {
    /// Signs both roles' metadata.
    pub signing: Arc<SigningKey>,
    /// How long a document is valid after it was made.
    pub lifetime: SignedDuration,
    /// `vendor:software:version`.
    pub application: String,
    /// Who runs the node.
    pub organisation: Organisation,
    /// Whom to ask about technical matters.
    pub technical: Person,
    /// Whom users ask.
    pub support: Person,
    /// What people are told our country is called, by language tag.
    pub country_names: BTreeMap<String, String>,
    /// The tags of the languages that our pages can be had in.
    pub languages: Vec<String>,
    spare: SpareKeys,
    connector: ArcSwapOption<Document>,
    proxy_service: ArcSwapOption<Document>,
}

/// Public keys that are published beside those in use, for a rollover that nobody notices: what
/// will sign soon, and what has signed until now.
#[derive(Debug, Clone, Default)]
pub struct SpareKeys {
    /// DER certificates of keys that sign messages.
    pub signing_certificates: Vec<Vec<u8>>,
    /// Keys that sign tokens.
    pub token_keys: Vec<PublicJwk>,
}

/// Who runs the node.
#[derive(Debug, Clone, Default)]
pub struct Organisation {
    /// Name.
    pub name: String,
    /// Name for people.
    pub display_name: String,
    /// Web site.
    pub url: String,
}

/// A contact; empty parts are left out.
#[derive(Debug, Clone, Default)]
pub struct Person {
    /// Company.
    pub company: String,
    /// Given name.
    pub given_name: String,
    /// Surname.
    pub surname: String,
    /// E-mail address.
    pub email: String,
    /// Telephone number.
    pub telephone: String,
}

/// A signed document and when to make the next.
struct Document {
    text: Arc<str>,
    remake_at: Timestamp,
}

impl Publication {
    /// Facts without documents yet.
    pub fn new(
        signing: Arc<SigningKey>,
        lifetime: SignedDuration,
        application: String,
        organisation: Organisation,
        technical: Person,
        support: Person,
    ) -> Self {
        let (connector, proxy_service) = (ArcSwapOption::empty(), ArcSwapOption::empty());
        Self {
            signing,
            lifetime,
            application,
            organisation,
            technical,
            support,
            country_names: BTreeMap::new(),
            languages: vec!["en".to_owned()],
            spare: SpareKeys::default(),
            connector,
            proxy_service,
        }
    }

    /// Publishes these keys, too.
    #[must_use]
    pub fn with_spare_keys(mut self, spare: SpareKeys) -> Self {
        self.spare = spare;
        self
    }

    /// Says this of our pages: what they call our country, and the languages they can be had in.
    #[must_use]
    pub fn with_pages(
        mut self,
        country_names: BTreeMap<String, String>,
        languages: Vec<String>,
    ) -> Self {
        self.country_names = country_names;
        self.languages = languages;
        self
    }

    /// The certificates to know our messages by, the one in use first.
    fn signing_certificates(&self, in_use: &SigningKey) -> Vec<Vec<u8>> {
        let mut certificates = vec![in_use.certificate_der().to_vec()];
        certificates.extend(self.spare.signing_certificates.iter().cloned());
        certificates
    }
}

/// Our Connector's signed metadata; `None` where the role is off `[eIDAS-MF §2.1]`.
///
/// # Errors
/// [`Failure`] when it cannot be made.
pub async fn connector_metadata(node: &Node) -> Result<Option<Arc<str>>, Failure> {
    let Some(role) = &node.connector else {
        return Ok(None);
    };
    if let Some(text) = still_good(node, &node.publication.connector) {
        return Ok(Some(text));
    }
    // One only, so that every sender takes the one that we want: which of several a sender takes
    // is its own affair, and the next one need not be known to all our instances yet.
    let encryption = role.decryption.first();
    let encryption = encryption.map(|key| key.certificate_der().to_vec());
    let encryption: Vec<Vec<u8>> = encryption.into_iter().collect();
    let signing = node.publication.signing_certificates(&role.signing);
    let (acs_url, sp_type) = (node.addresses.acs(), role.sp_type);
    let entity_id = node.addresses.connector_metadata();
    let made = make(
        node,
        entity_id,
        signing,
        encryption,
        move |document, key| {
            let metadata = ConnectorMetadata {
                node: document,
                acs_url: &acs_url,
                sp_type,
                want_assertions_signed: false,
            };
            write_connector(&metadata, key).map_err(|error| unwritten(error, "metadata"))
        },
    );
    Ok(Some(keep(node, &node.publication.connector, made.await?)))
}

/// Our Proxy-Service's signed metadata; `None` where the role is off `[eIDAS-MF §2.1]`.
///
/// # Errors
/// [`Failure`] when it cannot be made.
pub async fn proxy_service_metadata(node: &Node) -> Result<Option<Arc<str>>, Failure> {
    let Some(role) = &node.proxy_service else {
        return Ok(None);
    };
    if let Some(text) = still_good(node, &node.publication.proxy_service) {
        return Ok(Some(text));
    }
    let signing = node.publication.signing_certificates(&role.signing);
    let (sso_url, levels) = (node.addresses.sso(), role.own.levels.clone());
    let not_notified = role.own.not_notified.clone();
    let wants_requester_id = role.own.wants_requester_id;
    let attributes = role.own.attributes();
    let entity_id = node.addresses.proxy_service_metadata();
    let made = make(
        node,
        entity_id,
        signing,
        Vec::new(),
        move |document, key| {
            let metadata = ProxyServiceMetadata {
                node: document,
                sso_url: &sso_url,
                levels: &levels,
                not_notified: &not_notified,
                attributes: &attributes,
                wants_requester_id,
            };
            write_proxy_service(&metadata, key).map_err(|error| unwritten(error, "metadata"))
        },
    );
    Ok(Some(keep(
        node,
        &node.publication.proxy_service,
        made.await?,
    )))
}

/// Our discovery document; `None` where the Connector is off `[OIDC-Discovery §3]`.
pub fn discovery(node: &Node) -> Option<Value> {
    let role = node.connector.as_ref()?;
    let mut acr_values: Vec<String> = Vec::new();
    for policy in role.policies.values() {
        for acr in policy.acr.all() {
            if !acr_values.iter().any(|known| known == acr) {
                acr_values.push(acr.to_owned());
            }
        }
    }
    acr_values.sort();
    let sectors = sector_claims(role);
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let own = &node.addresses;
    let clients = role.clients.load();
    let description = ProviderDescription {
        issuer: own.issuer().to_owned(),
        authorization_endpoint: own.at("/authorize"),
        token_endpoint: own.token(),
        userinfo_endpoint: own.userinfo(),
        jwks_uri: own.at("/jwks"),
        further: Some(further_endpoints(own)),
        signing: signing(role),
        par_required: clients.iter().next().is_some() && clients.iter().all(Client::must_push),
        mutual_tls: mutual_tls(role),
        scopes: [owned(&supported_scopes()), sectors.clone()].concat(),
        claims: [owned(&supported_claims()), sectors].concat(),
        verified_claims: owned(&verified_claims_supported()),
        acr_values,
        ui_locales: node.publication.languages.clone(),
    };
    Some(description.document())
}

fn further_endpoints(at: &OwnAddresses) -> FurtherEndpoints {
    FurtherEndpoints {
        pushed_requests: at.pushed_requests(),
        introspection: at.introspection(),
        revocation: at.revocation(),
        end_session: at.end_session(),
    }
}

fn mutual_tls(role: &ConnectorRole) -> Option<MutualTlsEndpoints> {
    let aliases = role.mutual_tls.as_ref()?.aliases.as_ref();
    Some(
        aliases.map_or(MutualTlsEndpoints::Same, |at| MutualTlsEndpoints::Aliases {
            token: at.token(),
            userinfo: at.userinfo(),
            further: further_endpoints(at),
        }),
    )
}

/// What we can sign with, each once, the default first.
fn signing(role: &ConnectorRole) -> Vec<JwsAlgorithm> {
    let mut found = Vec::new();
    for algorithm in role.token_keys.algorithms() {
        if !found.contains(&algorithm) {
            found.push(algorithm);
        }
    }
    found
}

/// The claims of the sectors' attributes, which are scopes too.
fn sector_claims(role: &ConnectorRole) -> Vec<String> {
    let policies = role.policies.values();
    let declared = policies.flat_map(|policy| &policy.claims.sectors);
    let claims: BTreeSet<&str> = declared.map(|one| one.definition().claim).collect();
    claims.into_iter().map(str::to_owned).collect()
}

/// The keys that our tokens verify with; `None` where the Connector is off.
pub fn provider_keys(node: &Node) -> Option<Value> {
    node.connector.as_ref()?;
    Some(published_keys(node).to_value())
}

/// The same as keys, by which we know again what we signed; none where the Connector is off.
pub(super) fn published_keys(node: &Node) -> JwkSet {
    let ours = node.connector.iter();
    let ours = ours.flat_map(|role| role.token_keys.public());
    let spare = &node.publication.spare.token_keys;
    JwkSet::published(ours.chain(spare).cloned())
}

/// The keys that the hub encrypts to and verifies our assertions with; `None` where the
/// Proxy-Service is off.
pub fn relying_party_keys(node: &Node) -> Option<Value> {
    let role = node.proxy_service.as_ref()?;
    Some(JwkSet::new(role.public_keys.clone()).to_value())
}

fn still_good(node: &Node, kept: &ArcSwapOption<Document>) -> Option<Arc<str>> {
    let now = node.clock.now();
    let kept = kept.load_full()?;
    (now < kept.remake_at).then(|| Arc::clone(&kept.text))
}

/// A document is made anew when half of its life is over.
fn keep(node: &Node, place: &ArcSwapOption<Document>, text: String) -> Arc<str> {
    let text: Arc<str> = text.into();
    let half = SignedDuration::from_secs(node.publication.lifetime.as_secs() / 2);
    let remake_at = node.until(half);
    place.store(Some(Arc::new(Document {
        text: Arc::clone(&text),
        remake_at,
    })));
    text
}

async fn make(
    node: &Node,
    entity_id: String,
    signing_certificates: Vec<Vec<u8>>,
    encryption_certificates: Vec<Vec<u8>>,
    write: impl FnOnce(NodeMetadata<'_>, &SigningKey) -> Result<String, Failure> + Send + 'static,
) -> Result<String, Failure> {
    let facts = &node.publication;
    let (id, valid_until) = (xml_id(&*node.random)?, node.until(facts.lifetime));
    let (country, key) = (node.country, Arc::clone(&facts.signing));
    let application = facts.application.clone();
    let organisation = facts.organisation.clone();
    let people = [
        (ContactKind::Technical, facts.technical.clone()),
        (ContactKind::Support, facts.support.clone()),
    ];
    let work = move || {
        let contacts = people
            .each_ref()
            .map(|(kind, person)| contact(*kind, person));
        let document = NodeMetadata {
            id: &id,
            entity_id: &entity_id,
            valid_until,
            country,
            application: &application,
            signing_certificates: &signing_certificates,
            encryption_certificates: &encryption_certificates,
            organization: Some(Organization {
                name: &organisation.name,
                display_name: &organisation.display_name,
                url: &organisation.url,
            }),
            contacts: &contacts,
        };
        write(document, &key)
    };
    node.pool.run(work).await?
}

fn contact(kind: ContactKind, person: &Person) -> Contact<'_> {
    Contact {
        kind,
        company: &person.company,
        given_name: &person.given_name,
        surname: &person.surname,
        email: &person.email,
        telephone: &person.telephone,
    }
}
