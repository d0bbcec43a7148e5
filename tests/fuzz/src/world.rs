//! Two nodes that know each other through metadata, at one moment in time: Finland, who is fuzzed,
//! and Belgium, in whose name the targets sign.

use crate::keys::Pair;
use eidas_bridge::domain::{
    Attribute, CountryCode, Exceptions, LevelOfAssurance, PersonKind, RequestedAttribute,
    RequestedLevel,
};
use eidas_bridge::saml::{
    AcceptedMetadata, ConnectorMetadata, MetadataError, MetadataExpectation, NodeMetadata,
    OwnProxyService, ProxyServiceMetadata, ResponseExpectation, TrustedConnector,
    TrustedProxyService, accept_metadata, connector_metadata, proxy_service_metadata,
};
use eidas_bridge::xml::{DecryptionKey, SignaturePlacement, SigningKey, sign_enveloped};
use jiff::{SignedDuration, Timestamp};
use std::sync::LazyLock;

pub const REQUEST_ID: &str = "_request-1";
pub const MINUTE: SignedDuration = SignedDuration::from_secs(60);
pub const THEIR_CONNECTOR: &str = "https://node.be.example/connector/metadata";
pub const THEIR_SERVICE: &str = "https://node.be.example/proxy-service/metadata";
pub const THEIR_ACS: &str = "https://node.be.example/connector/acs";
pub const OUR_CONNECTOR: &str = "https://node.fi.example/connector/metadata";
pub const OUR_ACS: &str = "https://node.fi.example/connector/acs";
pub const OUR_SSO: &str = "https://node.fi.example/proxy-service/sso";
static ASKED_LEVEL: RequestedLevel = RequestedLevel::Minimum(LevelOfAssurance::Substantial);
const LEVELS: [LevelOfAssurance; 2] = [LevelOfAssurance::Low, LevelOfAssurance::Substantial];

pub fn now() -> Timestamp {
    "2026-03-01T12:00:00Z".parse().unwrap()
}

fn country(code: &str) -> CountryCode {
    code.parse().unwrap()
}

/// See the head of this file.
pub struct World {
    /// What Belgium signs messages with; all three are in its metadata.
    pub messages: Pair,
    pub messages_rsa: Pair,
    pub messages_brainpool: Pair,
    /// What Belgium signs its metadata with, and Finland's anchor for it.
    pub metadata: Pair,
    /// What messages to Finland are encrypted for.
    pub encryption: Pair,
    pub encryption_rsa: Pair,
    /// Prepared once, like the program does.
    pub signer: SigningKey,
    pub metadata_signer: SigningKey,
    pub anchors: [Vec<u8>; 1],
    pub decryption: [DecryptionKey; 2],
    pub asked: Vec<RequestedAttribute>,
    pub their_connector: TrustedConnector,
    pub their_service: TrustedProxyService,
}

pub static WORLD: LazyLock<World> = LazyLock::new(|| {
    let (messages, metadata) = (Pair::p256("messages"), Pair::p256("metadata"));
    let (messages_rsa, messages_brainpool) = (Pair::rsa(), Pair::brainpool("brainpool"));
    let (encryption, encryption_rsa) = (Pair::p256("encryption"), Pair::rsa());
    let signing = [&messages, &messages_rsa, &messages_brainpool].map(Pair::der);
    let metadata_signer = metadata.signer();
    let anchors = [metadata.der()];
    let document = connector_document(&signing, &[encryption.der()], &metadata_signer);
    let connector = accept(document.as_bytes(), THEIR_CONNECTOR, &anchors).unwrap();
    let document = service_document(&signing, &metadata_signer);
    let service = accept(document.as_bytes(), THEIR_SERVICE, &anchors).unwrap();
    World {
        their_connector: connector.into_roles().0.unwrap(),
        their_service: service.into_roles().1.unwrap(),
        decryption: [encryption.decryption(), encryption_rsa.decryption()],
        asked: RequestedAttribute::everything(PersonKind::Natural),
        signer: messages.signer(),
        messages,
        messages_rsa,
        messages_brainpool,
        metadata,
        encryption,
        encryption_rsa,
        metadata_signer,
        anchors,
    }
});

fn node<'a>(
    entity_id: &'a str,
    signing: &'a [Vec<u8>],
    encryption: &'a [Vec<u8>],
) -> NodeMetadata<'a> {
    NodeMetadata {
        id: "_metadata",
        entity_id,
        valid_until: now() + SignedDuration::from_hours(24),
        country: country("BE"),
        application: "eidas-bridge:eidas-bridge:0.1",
        signing_certificates: signing,
        encryption_certificates: encryption,
        organization: None,
        contacts: &[],
    }
}

pub fn connector_document(signing: &[Vec<u8>], encryption: &[Vec<u8>], key: &SigningKey) -> String {
    let metadata = ConnectorMetadata {
        node: node(THEIR_CONNECTOR, signing, encryption),
        acs_url: THEIR_ACS,
        sp_type: None,
        want_assertions_signed: true,
    };
    connector_metadata(&metadata, key).unwrap()
}

pub fn service_document(signing: &[Vec<u8>], key: &SigningKey) -> String {
    let metadata = ProxyServiceMetadata {
        node: node(THEIR_SERVICE, signing, &[]),
        sso_url: "https://node.be.example/proxy-service/sso",
        levels: &LEVELS,
        not_notified: &[],
        attributes: Attribute::ALL,
        wants_requester_id: true,
    };
    proxy_service_metadata(&metadata, key).unwrap()
}

/// Reads metadata as that of this entity.
pub fn accept(
    document: &[u8],
    entity_id: &str,
    anchors: &[Vec<u8>],
) -> Result<AcceptedMetadata, MetadataError> {
    accept_metadata(
        document,
        &MetadataExpectation {
            entity_id,
            country: country("BE"),
            anchors,
            now: now(),
            max_validity: SignedDuration::from_hours(48),
            skew: MINUTE,
            exceptions: Exceptions::NONE,
        },
    )
}

pub fn own_service() -> OwnProxyService {
    OwnProxyService {
        sso_urls: vec![OUR_SSO.to_owned()],
        levels: LEVELS.to_vec(),
        not_notified: Vec::new(),
        person_kinds: PersonKind::ALL.to_vec(),
        sector_attributes: Vec::new(),
        wants_requester_id: true,
        skew: MINUTE,
        exceptions: Exceptions::NONE,
    }
}

/// What Finland's Connector waits for.
pub fn expectation() -> ResponseExpectation<'static> {
    ResponseExpectation {
        request_id: REQUEST_ID,
        own_entity_id: OUR_CONNECTOR,
        acs_url: OUR_ACS,
        own_country: country("FI"),
        chosen_country: country("BE"),
        level: &ASKED_LEVEL,
        not_notified: &[],
        representation: true,
        attributes: &WORLD.asked,
        decryption_keys: &WORLD.decryption,
        skew: MINUTE,
        exceptions: Exceptions::NONE,
    }
}

/// The text with Belgium's signature behind its first element, where it can carry one.
pub fn signed(text: &str) -> Option<String> {
    sign_enveloped(text, SignaturePlacement::AfterFirstChild, &WORLD.signer).ok()
}

/// The text with the signature that metadata carries.
pub fn signed_metadata(text: &str) -> Option<String> {
    sign_enveloped(text, SignaturePlacement::FirstChild, &WORLD.metadata_signer).ok()
}
