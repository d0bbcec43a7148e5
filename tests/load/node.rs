//! The double of a foreign node, in both roles and for any number of countries: signs with P-256,
//! so that it costs the driver little, and knows the bridge by the metadata that it publishes.

use std::sync::{Arc, Mutex};

use eidas_bridge::ambient::{SystemRandom, xml_id};
use eidas_bridge::domain::{
    Attribute, Capacity, Exceptions, LevelOfAssurance, PersonKind, RequestedAttribute,
    RequestedLevel,
};
use eidas_bridge::saml::binding::post;
use eidas_bridge::saml::{
    AuthnRequestToSend, ConnectorMetadata, MetadataExpectation, NameIdFormat, NodeMetadata,
    ProxyServiceMetadata, ResponseExpectation, SuccessToSend, TrustedConnector,
    TrustedProxyService, VerifiedResponse, accept_metadata, accept_response, connector_metadata,
    proxy_service_metadata, write_request, write_success,
};
use eidas_bridge::trust::keys::generate::{KeyFamily, KeyPurpose};
use eidas_bridge::xml::{
    DecryptionKey, DigestAlgorithm, Document, Limits, SignatureAlgorithm, SignaturePolicy,
    SigningKey, verify_enveloped,
};
use jiff::SignedDuration;

use super::keys::{Keys, Pair, now};
use super::person::Somebody;

const MINUTE: SignedDuration = SignedDuration::from_secs(60);
/// The country of the logins.
pub(crate) const THEIR_COUNTRY: &str = "XB";
pub(crate) const OUR_COUNTRY: &str = "XA";

/// What is known of the bridge, from its metadata.
struct Known {
    connector: Arc<TrustedConnector>,
    service: Arc<TrustedProxyService>,
}

pub(crate) struct Node {
    /// Where its addresses are, without a slash at the end.
    base: String,
    bridge: String,
    metadata: Pair,
    signing_pair: Pair,
    encryption: Pair,
    signing: SigningKey,
    decryption: [DecryptionKey; 1],
    asked: Vec<RequestedAttribute>,
    level: RequestedLevel,
    /// The metadata certificates of the bridge that it trusts.
    anchors: Mutex<Vec<Vec<u8>>>,
    known: Mutex<Option<Known>>,
}

fn signer(pair: &Pair) -> SigningKey {
    let (algorithm, digest) = (SignatureAlgorithm::EcdsaSha256, DigestAlgorithm::Sha256);
    SigningKey::new(pair.key.clone(), &pair.certificate, algorithm, digest).unwrap()
}

pub(crate) fn fresh_id() -> String {
    xml_id(&SystemRandom).unwrap()
}

impl Node {
    /// A node whose encryption key is of the same kind as the bridge's.
    pub(crate) fn new(base: String, bridge: String, keys: Keys, anchor: Vec<u8>) -> Self {
        let pair = |purpose, name| Pair::new(KeyFamily::EcP256, purpose, name);
        let signing_pair = pair(KeyPurpose::Signing, "messages");
        let encryption = Pair::new(keys.family(), KeyPurpose::Encryption, "assertions");
        let decryption = DecryptionKey::new(encryption.key.clone(), &encryption.certificate);
        Self {
            base,
            bridge,
            metadata: pair(KeyPurpose::Signing, "metadata"),
            signing: signer(&signing_pair),
            signing_pair,
            decryption: [decryption.unwrap()],
            encryption,
            asked: RequestedAttribute::minimum_and(PersonKind::Natural, []),
            level: RequestedLevel::Minimum(LevelOfAssurance::Substantial),
            anchors: Mutex::new(vec![anchor]),
            known: Mutex::new(None),
        }
    }

    pub(crate) fn anchor_pem(&self) -> String {
        self.metadata.pem()
    }

    pub(crate) fn connector_id(&self, country: &str) -> String {
        format!("{}/{country}/connector/metadata", self.base)
    }

    pub(crate) fn service_id(&self, country: &str) -> String {
        format!("{}/{country}/proxy-service/metadata", self.base)
    }

    fn acs(&self, country: &str) -> String {
        format!("{}/{country}/connector/acs", self.base)
    }

    fn sso(&self, country: &str) -> String {
        format!("{}/{country}/proxy-service/sso", self.base)
    }

    /// The metadata that a country publishes; `path` is that of the entity ID.
    pub(crate) fn document(&self, path: &str) -> Option<String> {
        let (country, role) = path.trim_start_matches('/').split_once('/')?;
        let signing = [self.signing_pair.der()];
        let encryption = [self.encryption.der()];
        let node = |id, encryption| NodeMetadata {
            id: "_metadata",
            entity_id: id,
            valid_until: now() + SignedDuration::from_hours(24 * 13),
            country: country.parse().unwrap(),
            application: "load:double:1",
            signing_certificates: &signing,
            encryption_certificates: encryption,
            organization: None,
            contacts: &[],
        };
        let key = signer(&self.metadata);
        let (connector_id, service_id) = (self.connector_id(country), self.service_id(country));
        let (acs, sso) = (self.acs(country), self.sso(country));
        match role {
            "connector/metadata" => {
                let metadata = ConnectorMetadata {
                    node: node(&connector_id, &encryption),
                    acs_url: &acs,
                    sp_type: Some(eidas_bridge::domain::SpType::Public),
                    want_assertions_signed: false,
                };
                connector_metadata(&metadata, &key).ok()
            }
            "proxy-service/metadata" => {
                let metadata = ProxyServiceMetadata {
                    node: node(&service_id, &[]),
                    sso_url: &sso,
                    levels: &[LevelOfAssurance::Substantial, LevelOfAssurance::High],
                    not_notified: &[],
                    attributes: Attribute::ALL,
                    wants_requester_id: false,
                };
                proxy_service_metadata(&metadata, &key).ok()
            }
            _ => None,
        }
    }

    /// Trusts a further metadata certificate of the bridge, as after an announcement.
    pub(crate) fn trust(&self, anchor: Vec<u8>) {
        self.anchors.lock().unwrap().push(anchor);
    }

    /// Reads the bridge's metadata anew; what cannot be believed leaves things as they were.
    pub(crate) fn learn(&self, connector: &[u8], service: &[u8]) -> Result<(), &'static str> {
        let anchors = self.anchors.lock().unwrap().clone();
        let read = |document: &[u8], id: &str| {
            let expectation = MetadataExpectation {
                entity_id: &format!("{}/{id}/metadata", self.bridge),
                country: OUR_COUNTRY.parse().unwrap(),
                anchors: &anchors,
                now: now(),
                max_validity: SignedDuration::from_hours(400),
                skew: MINUTE,
                exceptions: Exceptions::NONE,
            };
            let accepted = accept_metadata(document, &expectation);
            accepted.map_err(|error| error.code())
        };
        let connector = read(connector, "connector")?.into_roles().0;
        let service = read(service, "proxy-service")?.into_roles().1;
        let known = connector.zip(service).ok_or("a role is missing")?;
        *self.known.lock().unwrap() = Some(Known {
            connector: Arc::new(known.0),
            service: Arc::new(known.1),
        });
        Ok(())
    }

    fn their_connector(&self) -> Arc<TrustedConnector> {
        Arc::clone(&self.known.lock().unwrap().as_ref().unwrap().connector)
    }

    fn their_service(&self) -> Arc<TrustedProxyService> {
        Arc::clone(&self.known.lock().unwrap().as_ref().unwrap().service)
    }

    /// The ID of the bridge's AuthnRequest (base64), for this node and, where that is asked for,
    /// with a signature by a key that the bridge publishes.
    pub(crate) fn requested(&self, message: &str, verify: bool) -> Result<String, &'static str> {
        let xml = decoded(message).ok_or("AuthnRequest is not base64")?;
        let wanted = format!(" Destination=\"{}\"", self.sso(THEIR_COUNTRY));
        if !xml.contains(&wanted) {
            return Err("AuthnRequest is for another node");
        }
        if verify {
            let document = Document::parse(xml.as_bytes(), &Limits::MESSAGE);
            let document = document.map_err(|_| "AuthnRequest is no XML")?;
            let connector = self.their_connector();
            let keys = connector.signing_keys();
            verify_enveloped(&document, keys, &SignaturePolicy::EIDAS)
                .map_err(|_| "AuthnRequest signed by no published key")?;
        }
        attribute(&xml, "ID").ok_or("AuthnRequest without ID")
    }

    /// The signed and encrypted Response, base64.
    pub(crate) fn response(&self, in_response_to: &str, person: &Somebody) -> String {
        let connector = self.their_connector();
        let attributes = person.as_person().assert(&self.asked, Capacity::Subject);
        let response = SuccessToSend {
            response_id: &fresh_id(),
            assertion_id: &fresh_id(),
            in_response_to,
            destination: &format!("{}/connector/acs", self.bridge),
            issuer: &self.service_id(THEIR_COUNTRY),
            audience: &format!("{}/connector/metadata", self.bridge),
            issue_instant: now(),
            level: &LevelOfAssurance::Substantial.into(),
            name_id_format: NameIdFormat::Persistent,
            name_id: &person.subject(),
            attributes: &attributes,
            sign_assertion: false,
        };
        let (to, content) = (connector.recipient(), connector.content_encryption());
        post::encode(&write_success(&response, &self.signing, to, content).unwrap())
    }

    /// A signed AuthnRequest of this node's Connector, base64.
    pub(crate) fn request(&self, id: &str) -> String {
        let request = AuthnRequestToSend {
            id,
            issue_instant: now(),
            destination: &format!("{}/proxy-service/sso", self.bridge),
            issuer: &self.connector_id(THEIR_COUNTRY),
            provider_name: Some("Their tax office"),
            sp_type: None,
            level: &self.level,
            attributes: &self.asked,
            requester_id: None,
            name_id_format: None,
        };
        post::encode(&write_request(&request, &self.signing).unwrap())
    }

    /// Whether the bridge's Response (base64) answers the request with success; decrypted and
    /// judged by every rule where that is asked for, and then about this person.
    pub(crate) fn answered(
        &self,
        message: &str,
        request_id: &str,
        person: &Somebody,
        fully: bool,
    ) -> Result<(), &'static str> {
        if !fully {
            let xml = decoded(message).ok_or("Response is not base64")?;
            if attribute(&xml, "InResponseTo").as_deref() != Some(request_id) {
                return Err("Response to another request");
            }
            let success = "urn:oasis:names:tc:SAML:2.0:status:Success";
            let good = xml.contains(success) && xml.contains("EncryptedAssertion");
            return if good {
                Ok(())
            } else {
                Err("Response of failure")
            };
        }
        let received = post::receive(message, None).map_err(|_| "Response is no message")?;
        let expectation = ResponseExpectation {
            request_id,
            own_entity_id: &self.connector_id(THEIR_COUNTRY),
            acs_url: &self.acs(THEIR_COUNTRY),
            own_country: THEIR_COUNTRY.parse().unwrap(),
            chosen_country: OUR_COUNTRY.parse().unwrap(),
            level: &self.level,
            not_notified: &[],
            representation: false,
            attributes: &self.asked,
            decryption_keys: &self.decryption,
            exceptions: Exceptions::NONE,
            skew: MINUTE,
        };
        match accept_response(&received, &self.their_service(), &expectation, now()) {
            Ok(VerifiedResponse::Success(assertion)) => {
                let person_there = assertion.into_identity();
                let name = person_there
                    .person
                    .as_natural()
                    .map(|it| it.family_name.preferred() == person.family_name());
                if name == Some(true) {
                    Ok(())
                } else {
                    Err("identity mix-up")
                }
            }
            Ok(VerifiedResponse::Failure(_)) => Err("Response of failure"),
            Err(error) => Err(error.code()),
        }
    }
}

fn decoded(message: &str) -> Option<String> {
    use base64::Engine as _;
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(message)
        .ok()?;
    String::from_utf8(bytes).ok()
}

/// The first attribute of that name, by text.
fn attribute(xml: &str, name: &str) -> Option<String> {
    let (_, rest) = xml.split_once(&format!(" {name}=\""))?;
    Some(rest.split_once('"')?.0.to_owned())
}
