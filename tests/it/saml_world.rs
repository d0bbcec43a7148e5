//! Two nodes with keys of their own, known to each other through signed metadata only, and a
//! forger who owns the right keys: whatever is wrong with its messages is the attack alone.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::domain::{
    Attribute, CountryCode, Exceptions, LevelOfAssurance, PersonKind, RequestedAttribute,
    RequestedLevel, SpType,
};
use eidas_bridge::saml::binding::ReceivedMessage;
use eidas_bridge::saml::{
    AcceptedMetadata, ConnectorMetadata, MetadataError, MetadataExpectation, NodeMetadata,
    OwnProxyService, ProxyServiceMetadata, ResponseExpectation, TrustedConnector,
    TrustedProxyService, accept_metadata, connector_metadata, proxy_service_metadata,
};
use eidas_bridge::xml::{
    ContentEncryption, DecryptionKey, DigestAlgorithm, EncryptionRecipient, KeyManagement,
    SignatureAlgorithm, SignaturePlacement, SigningKey, encrypt_element, sign_enveloped,
};
use jiff::{SignedDuration, Timestamp};
use openssl::asn1::Asn1Time;
use openssl::bn::BigNum;
use openssl::ec::{EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::x509::extension::BasicConstraints;
use openssl::x509::{X509, X509NameBuilder};
use std::sync::LazyLock;

pub(crate) const REQUEST_ID: &str = "_request-1";
pub(crate) const MINUTE: SignedDuration = SignedDuration::from_secs(60);

pub(crate) fn now() -> Timestamp {
    "2026-03-01T12:00:00Z".parse().unwrap()
}

pub(crate) fn at(seconds: i64) -> Timestamp {
    now() + SignedDuration::from_secs(seconds)
}

/// A key and its certificate.
#[derive(Clone)]
pub(crate) struct Pair {
    pub(crate) key: PKey<Private>,
    pub(crate) certificate: X509,
}

pub(crate) fn p256() -> PKey<Private> {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
    PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap()
}

impl Pair {
    pub(crate) fn new(name: &str) -> Self {
        Self::issued(
            name,
            p256(),
            None,
            MessageDigest::sha256(),
            (-86_400, 86_400 * 365),
        )
    }

    /// A certificate for `key`, by `issuer` or by itself, for these seconds around now.
    pub(crate) fn issued(
        name: &str,
        key: PKey<Private>,
        issuer: Option<&Pair>,
        hash: MessageDigest,
        days: (i64, i64),
    ) -> Self {
        let mut subject = X509NameBuilder::new().unwrap();
        subject.append_entry_by_nid(Nid::COMMONNAME, name).unwrap();
        let subject = subject.build();
        let mut builder = X509::builder().unwrap();
        builder.set_version(2).unwrap();
        let serial = BigNum::from_u32(7).unwrap().to_asn1_integer().unwrap();
        builder.set_serial_number(&serial).unwrap();
        builder.set_subject_name(&subject).unwrap();
        let issuer_name = issuer.map_or(&*subject, |pair| pair.certificate.subject_name());
        builder.set_issuer_name(issuer_name).unwrap();
        let second = now().as_second();
        builder
            .set_not_before(&Asn1Time::from_unix(second + days.0).unwrap())
            .unwrap();
        builder
            .set_not_after(&Asn1Time::from_unix(second + days.1).unwrap())
            .unwrap();
        builder.set_pubkey(&key).unwrap();
        builder
            .append_extension(BasicConstraints::new().ca().build().unwrap())
            .unwrap();
        builder
            .sign(issuer.map_or(&key, |pair| &pair.key), hash)
            .unwrap();
        Self {
            certificate: builder.build(),
            key,
        }
    }

    pub(crate) fn der(&self) -> Vec<u8> {
        self.certificate.to_der().unwrap()
    }

    pub(crate) fn signer(&self) -> SigningKey {
        SigningKey::new(
            self.key.clone(),
            &self.certificate,
            SignatureAlgorithm::EcdsaSha256,
            DigestAlgorithm::Sha256,
        )
        .unwrap()
    }
}

/// One member state's node.
pub(crate) struct Party {
    pub(crate) country: CountryCode,
    pub(crate) base: String,
    pub(crate) messages: Pair,
    pub(crate) encryption: Pair,
    pub(crate) metadata: Pair,
}

impl Party {
    pub(crate) fn new(country: &str) -> Self {
        Self {
            country: country.parse().unwrap(),
            base: format!("https://node.{}.example", country.to_lowercase()),
            messages: Pair::new("messages"),
            encryption: Pair::new("encryption"),
            metadata: Pair::new("metadata"),
        }
    }

    pub(crate) fn connector_id(&self) -> String {
        format!("{}/connector/metadata", self.base)
    }

    pub(crate) fn service_id(&self) -> String {
        format!("{}/proxy-service/metadata", self.base)
    }

    pub(crate) fn acs(&self) -> String {
        format!("{}/connector/acs", self.base)
    }

    pub(crate) fn sso(&self) -> String {
        format!("{}/proxy-service/sso", self.base)
    }

    pub(crate) fn connector_document(&self, sp_type: Option<SpType>) -> String {
        let (id, signing) = (self.connector_id(), [self.messages.der()]);
        let encryption = [self.encryption.der()];
        let node = self.node(&id, &signing, &encryption);
        let metadata = ConnectorMetadata {
            node,
            acs_url: &self.acs(),
            sp_type,
            want_assertions_signed: true,
        };
        connector_metadata(&metadata, &self.metadata.signer()).unwrap()
    }

    pub(crate) fn service_document(&self, levels: &[LevelOfAssurance]) -> String {
        self.service_document_with(levels, &[])
    }

    /// With levels that are not notified beside.
    pub(crate) fn service_document_with(
        &self,
        levels: &[LevelOfAssurance],
        not_notified: &[String],
    ) -> String {
        let (id, signing) = (self.service_id(), [self.messages.der()]);
        let metadata = ProxyServiceMetadata {
            node: self.node(&id, &signing, &[]),
            sso_url: &self.sso(),
            levels,
            not_notified,
            attributes: Attribute::ALL,
            wants_requester_id: true,
        };
        proxy_service_metadata(&metadata, &self.metadata.signer()).unwrap()
    }

    fn node<'a>(
        &self,
        id: &'a str,
        signing: &'a [Vec<u8>],
        encryption: &'a [Vec<u8>],
    ) -> NodeMetadata<'a> {
        NodeMetadata {
            id: "_metadata",
            entity_id: id,
            valid_until: at(86_400),
            country: self.country,
            application: "eidas-bridge:eidas-bridge:0.1",
            signing_certificates: signing,
            encryption_certificates: encryption,
            organization: None,
            contacts: &[],
        }
    }

    /// Reads metadata with this party as the configured one.
    pub(crate) fn accept(
        &self,
        document: &str,
        entity_id: &str,
    ) -> Result<AcceptedMetadata, MetadataError> {
        accept_metadata(
            document.as_bytes(),
            &MetadataExpectation {
                entity_id,
                country: self.country,
                anchors: &[self.metadata.der()],
                now: now(),
                max_validity: SignedDuration::from_hours(48),
                skew: MINUTE,
                exceptions: Exceptions::NONE,
            },
        )
    }
}

/// We are Finland; the others are Belgium.
pub(crate) struct World {
    pub(crate) we: Party,
    pub(crate) they: Party,
    pub(crate) their_connector: TrustedConnector,
    pub(crate) their_service: TrustedProxyService,
    pub(crate) our_connector: TrustedConnector,
    pub(crate) decryption: [DecryptionKey; 1],
    pub(crate) asked: Vec<RequestedAttribute>,
}

pub(crate) static WORLD: LazyLock<World> = LazyLock::new(|| {
    let (we, they) = (Party::new("FI"), Party::new("BE"));
    let connector = |party: &Party| {
        let document = party.connector_document(None);
        let accepted = party.accept(&document, &party.connector_id()).unwrap();
        accepted.into_roles().0.unwrap()
    };
    let levels = [LevelOfAssurance::Low, LevelOfAssurance::Substantial];
    let service = they
        .accept(&they.service_document(&levels), &they.service_id())
        .unwrap();
    let encryption = &we.encryption;
    World {
        their_connector: connector(&they),
        our_connector: connector(&we),
        their_service: service.into_roles().1.unwrap(),
        decryption: [DecryptionKey::new(encryption.key.clone(), &encryption.certificate).unwrap()],
        asked: RequestedAttribute::minimum_and(
            PersonKind::Natural,
            [Attribute::Gender, Attribute::PlaceOfBirth],
        ),
        we,
        they,
    }
});

impl World {
    pub(crate) fn own_service(&self) -> OwnProxyService {
        OwnProxyService {
            sso_urls: vec![self.we.sso()],
            levels: vec![LevelOfAssurance::Low, LevelOfAssurance::Substantial],
            not_notified: Vec::new(),
            person_kinds: vec![PersonKind::Natural],
            sector_attributes: Vec::new(),
            wants_requester_id: true,
            skew: MINUTE,
            exceptions: Exceptions::NONE,
        }
    }

    /// What our Connector expects, given its entity ID and URL.
    pub(crate) fn expectation<'a>(&'a self, ids: &'a (String, String)) -> ResponseExpectation<'a> {
        ResponseExpectation {
            request_id: REQUEST_ID,
            own_entity_id: &ids.0,
            acs_url: &ids.1,
            own_country: self.we.country,
            chosen_country: self.they.country,
            level: &RequestedLevel::Minimum(LevelOfAssurance::Substantial),
            not_notified: &[],
            representation: false,
            attributes: &self.asked,
            decryption_keys: &self.decryption,
            exceptions: Exceptions::NONE,
            skew: MINUTE,
        }
    }

    pub(crate) fn our_ids(&self) -> (String, String) {
        (self.we.connector_id(), self.we.acs())
    }
}

const SAML2: &str = r#"xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion""#;
const SAML2P: &str = r#"xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol""#;

/// A signed request of their Connector to us.
pub(crate) fn request_text() -> String {
    let attribute = |suffix: &str, required: bool| {
        format!(
            r#"<eidas:RequestedAttribute Name="http://eidas.europa.eu/attributes/naturalperson/{suffix}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri" isRequired="{required}"/>"#
        )
    };
    let attributes: String = [
        "PersonIdentifier",
        "CurrentFamilyName",
        "CurrentGivenName",
        "DateOfBirth",
    ]
    .map(|suffix| attribute(suffix, true))
    .concat();
    format!(
        r#"<saml2p:AuthnRequest {SAML2P} {SAML2} xmlns:eidas="http://eidas.europa.eu/saml-extensions" ID="{REQUEST_ID}" Version="2.0" IssueInstant="2026-03-01T12:00:00.000Z" Destination="{sso}" ForceAuthn="true" IsPassive="false" ProviderName="Tax"><saml2:Issuer>{issuer}</saml2:Issuer><saml2p:Extensions><eidas:SPType>public</eidas:SPType><eidas:RequestedAttributes>{attributes}{gender}</eidas:RequestedAttributes></saml2p:Extensions><saml2p:NameIDPolicy AllowCreate="true" Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"/><saml2p:RequestedAuthnContext Comparison="minimum"><saml2:AuthnContextClassRef>http://eidas.europa.eu/LoA/substantial</saml2:AuthnContextClassRef></saml2p:RequestedAuthnContext></saml2p:AuthnRequest>"#,
        sso = WORLD.we.sso(),
        issuer = WORLD.they.connector_id(),
        gender = attribute("Gender", false),
    )
}

/// An Assertion of their Proxy-Service for us, as the EC's node writes it.
pub(crate) fn assertion_text() -> String {
    let attribute = |suffix: &str, value: &str| {
        format!(
            r#"<saml2:Attribute FriendlyName="x" Name="http://eidas.europa.eu/attributes/naturalperson/{suffix}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri"><saml2:AttributeValue>{value}</saml2:AttributeValue></saml2:Attribute>"#
        )
    };
    let attributes = [
        ("PersonIdentifier", "BE/FI/1"),
        ("CurrentFamilyName", "Peeters"),
        ("CurrentGivenName", "Joëlle"),
        ("DateOfBirth", "1980-02-29"),
        ("Gender", "Female"),
    ]
    .map(|(suffix, value)| attribute(suffix, value))
    .concat();
    format!(
        r#"<saml2:Assertion {SAML2} ID="_assertion-1" Version="2.0" IssueInstant="2026-03-01T12:00:00.000Z"><saml2:Issuer>{issuer}</saml2:Issuer><saml2:Subject><saml2:NameID>n</saml2:NameID><saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml2:SubjectConfirmationData InResponseTo="{REQUEST_ID}" NotOnOrAfter="2026-03-01T12:05:00.000Z" Recipient="{acs}"/></saml2:SubjectConfirmation></saml2:Subject><saml2:Conditions NotBefore="2026-03-01T12:00:00.000Z" NotOnOrAfter="2026-03-01T12:05:01.000Z"><saml2:AudienceRestriction><saml2:Audience>{audience}</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions><saml2:AuthnStatement AuthnInstant="2026-03-01T12:00:00.000Z"><saml2:AuthnContext><saml2:AuthnContextClassRef>http://eidas.europa.eu/LoA/substantial</saml2:AuthnContextClassRef><saml2:AuthnContextDecl/></saml2:AuthnContext></saml2:AuthnStatement><saml2:AttributeStatement>{attributes}</saml2:AttributeStatement></saml2:Assertion>"#,
        issuer = WORLD.they.service_id(),
        acs = WORLD.we.acs(),
        audience = WORLD.we.connector_id(),
    )
}

pub(crate) fn encrypted(plaintext: &str) -> String {
    let recipient =
        EncryptionRecipient::new(&WORLD.we.encryption.der(), KeyManagement::EIDAS).unwrap();
    let data = encrypt_element(plaintext, &recipient, ContentEncryption::Aes256Gcm).unwrap();
    format!("<saml2:EncryptedAssertion>{data}</saml2:EncryptedAssertion>")
}

/// An unsigned Response of their Proxy-Service around this content.
pub(crate) fn response_text(status: &str, content: &str) -> String {
    format!(
        r#"<saml2p:Response {SAML2P} {SAML2} ID="_response-1" Version="2.0" IssueInstant="2026-03-01T12:00:00.000Z" Destination="{acs}" InResponseTo="{REQUEST_ID}"><saml2:Issuer>{issuer}</saml2:Issuer><saml2p:Status>{status}</saml2p:Status>{content}</saml2p:Response>"#,
        acs = WORLD.we.acs(),
        issuer = WORLD.they.service_id(),
    )
}

pub(crate) const SUCCESS: &str =
    r#"<saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>"#;

pub(crate) fn signed(text: &str, pair: &Pair) -> String {
    sign_enveloped(text, SignaturePlacement::AfterFirstChild, &pair.signer()).unwrap()
}

pub(crate) fn received(message: &str) -> ReceivedMessage {
    eidas_bridge::saml::binding::post::receive(&STANDARD.encode(message), None).unwrap()
}

/// `text` with one part exchanged, which must be there: otherwise the attack would be none.
pub(crate) fn with(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "nothing to exchange: {from}");
    text.replacen(from, to, 1)
}
