//! The doors and what comes through them: for each a valid document, how it is signed, how it is
//! presented, and what was understood of it.

use crate::persons::human;
use crate::saml_world::*;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::domain::LevelOfAssurance;
use eidas_bridge::saml::binding::{Binding, ReceivedMessage, post};
use eidas_bridge::saml::{
    MetadataExpectation, ServiceListExpectation, TrustedConnector, TrustedProxyService,
    VerifiedResponse, accept_metadata, accept_request, accept_response, accept_service_list,
};
use eidas_bridge::xml::SignaturePlacement;
use jiff::SignedDuration;
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Private};
use openssl::rsa::Rsa;
use std::sync::LazyLock;

/// What is attacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Request,
    Response,
    /// A signed Assertion, encrypted in a Response that is signed as it should be.
    Assertion,
    Metadata,
    ServiceList,
}

pub(super) use Target::{Assertion, Metadata, Request, Response, ServiceList};

pub(super) const ALL: [Target; 5] = [Request, Response, Assertion, Metadata, ServiceList];
/// What anybody may send us.
pub(super) const MESSAGES: [Target; 3] = [Request, Response, Assertion];
/// What is fetched from a country or a publisher; comments are left out of it while reading.
pub(super) const FETCHED: [Target; 2] = [Metadata, ServiceList];

/// A peer that signs everything with one key, as we know it.
pub(super) struct Stage {
    pub(super) party: Party,
    connector: TrustedConnector,
    service: TrustedProxyService,
}

fn days() -> (i64, i64) {
    (-86_400, 86_400 * 365)
}

impl Stage {
    pub(super) fn new(key: PKey<Private>) -> Self {
        let messages = Pair::issued("messages", key, None, MessageDigest::sha256(), days());
        let party = Party {
            messages,
            ..Party::new("BE")
        };
        let levels = LevelOfAssurance::ALL;
        let accept = |document: &str, id: &str| party.accept(document, id).unwrap().into_roles();
        let connector = accept(&party.connector_document(None), &party.connector_id()).0;
        let service = accept(&party.service_document(&levels), &party.service_id()).1;
        Self {
            connector: connector.unwrap(),
            service: service.unwrap(),
            party,
        }
    }

    /// Judges a request of this peer's Connector.
    pub(super) fn judge(&self, received: &ReceivedMessage) -> Result<String, &'static str> {
        accept_request(received, &self.connector, &WORLD.own_service(), now())
            .map(|it| format!("{:?} {:?}", it.provider_name(), it.sp_type()))
            .map_err(|refusal| refusal.error().code())
    }

    /// The key that signs messages, metadata and list alike.
    pub(super) fn signer(&self) -> &Pair {
        &self.party.messages
    }
}

/// The usual peer, with a key on P-256.
pub(super) static CURVE: LazyLock<Stage> = LazyLock::new(|| Stage::new(p256()));
/// A peer with an RSA key.
pub(super) static RSA: LazyLock<Stage> =
    LazyLock::new(|| Stage::new(PKey::from_rsa(Rsa::generate(3072).unwrap()).unwrap()));

const LIST: &str = r#"<l:MetadataServiceList xmlns:l="http://eidas.europa.eu/metadata/servicelist" ID="_list-1" Version="1.0" IssueDate="2026-02-28T00:00:00Z" NextUpdate="2026-03-08T00:00:00Z"><l:SchemeInformation><l:IssuerName>Publisher</l:IssuerName><l:SchemeIdentifier>urn:x</l:SchemeIdentifier><l:SchemeTerritory>SE</l:SchemeTerritory></l:SchemeInformation><l:MetadataList Territory="SE"><l:MetadataLocation Location="https://se.example/md"><l:Endpoint EndpointType="http://eidas.europa.eu/metadata/ept/ProxyService" EntityID="https://se.example/md"/></l:MetadataLocation></l:MetadataList><l:DistributionPoints><l:DistributionPoint>https://x.example/</l:DistributionPoint></l:DistributionPoints></l:MetadataServiceList>"#;

impl Target {
    /// A valid document, not yet signed.
    pub(super) fn text(self, stage: &Stage) -> String {
        match self {
            Request => request_text(),
            Response => response_text(SUCCESS, &encrypted(&assertion_text())),
            Assertion => assertion_text(),
            Metadata => cut(&stage.party.service_document(&LevelOfAssurance::ALL)).1,
            ServiceList => LIST.to_owned(),
        }
    }

    /// The same about somebody else and under another ID: what an attacker would like us to read.
    pub(super) fn evil(self, stage: &Stage) -> String {
        let text = match self {
            Request => with(&request_text(), "\"Tax\"", "\"Mallory\""),
            Response => response_text(SUCCESS, &encrypted(&evil_assertion())),
            Assertion => evil_assertion(),
            Metadata => self
                .text(stage)
                .replace(&stage.party.sso(), "https://evil.example/sso"),
            ServiceList => with(LIST, "https://se.example/md", "https://evil.example/md"),
        };
        with(&text, &format!("ID=\"{}\"", self.id()), "ID=\"_evil\"")
    }

    pub(super) fn id(self) -> &'static str {
        match self {
            Request => REQUEST_ID,
            Response => "_response-1",
            Assertion => "_assertion-1",
            Metadata => "_metadata",
            ServiceList => "_list-1",
        }
    }

    /// A text that stands in one element alone.
    pub(super) fn word(self) -> &'static str {
        match self {
            Request => "public",
            Response => "https://node.be.example/proxy-service/metadata",
            Assertion => "Peeters",
            Metadata => "eidas-bridge:eidas-bridge:0.1",
            ServiceList => "Publisher",
        }
    }

    fn placement(self) -> SignaturePlacement {
        match self {
            Request | Response | Assertion => SignaturePlacement::AfterFirstChild,
            Metadata | ServiceList => SignaturePlacement::FirstChild,
        }
    }

    /// Signs a text as this document is signed.
    pub(super) fn sign(self, text: &str, by: &Pair) -> String {
        use eidas_bridge::xml::{DigestAlgorithm, SignatureAlgorithm, SigningKey, sign_enveloped};
        let algorithm = if by.key.ec_key().is_ok() {
            SignatureAlgorithm::EcdsaSha256
        } else {
            SignatureAlgorithm::RsaPssSha256
        };
        let (key, digest) = (by.key.clone(), DigestAlgorithm::Sha256);
        let key = SigningKey::new(key, &by.certificate, algorithm, digest).unwrap();
        sign_enveloped(text, self.placement(), &key).unwrap()
    }

    /// The code that this door gives for what others call `code`. What is wrong with the inside
    /// of an encrypted Assertion is told in one word, so that it teaches nothing; and whose
    /// certificate metadata may be signed with is a question of the anchors.
    fn told(self, code: &str) -> &str {
        match self {
            Assertion if code.starts_with("xml.") => "decrypt.failed",
            Assertion if code.starts_with("signature.") => "assertion.signature",
            Metadata if code == "signature.unknown-key" => "metadata.signer",
            _ => code,
        }
    }

    /// Presents a document at its door: what we understood of it, or the code of the refusal.
    pub(super) fn present(self, stage: &Stage, message: &[u8]) -> Result<String, &'static str> {
        match self {
            Request => {
                let received = post::receive(&STANDARD.encode(message), None);
                stage.judge(&received.map_err(|error| error.code())?)
            }
            Response => {
                let received = post::receive(&STANDARD.encode(message), None);
                let received = received.map_err(|error| error.code())?;
                let ids = WORLD.our_ids();
                let expectation = WORLD.expectation(&ids);
                match accept_response(&received, &stage.service, &expectation, now()) {
                    Ok(VerifiedResponse::Success(it)) => Ok(format!(
                        "{} {}",
                        it.person().identifier().id(),
                        human(it.person()).family_name.preferred()
                    )),
                    Ok(VerifiedResponse::Failure(_)) => Err("a failure"),
                    Err(error) => Err(error.code()),
                }
            }
            Assertion => {
                let inside = encrypted(std::str::from_utf8(message).unwrap());
                let around = Response.sign(&response_text(SUCCESS, &inside), stage.signer());
                Response.present(stage, around.as_bytes())
            }
            Metadata => {
                let expectation = MetadataExpectation {
                    entity_id: &stage.party.service_id(),
                    country: stage.party.country,
                    anchors: &[stage.signer().der()],
                    now: now(),
                    max_validity: SignedDuration::from_hours(48),
                    skew: MINUTE,
                    exceptions: eidas_bridge::domain::Exceptions::NONE,
                };
                let accepted = accept_metadata(message, &expectation);
                let accepted = accepted.map_err(|error| error.code())?;
                let service = accepted.proxy_service().unwrap();
                Ok(format!(
                    "{:?} {:?}",
                    service.sso(Binding::Post),
                    service.application()
                ))
            }
            ServiceList => {
                let expectation = ServiceListExpectation {
                    signers: &[stage.signer().der()],
                    now: now(),
                    skew: MINUTE,
                };
                accept_service_list(message, &expectation)
                    .map(|list| format!("{:?}", list.locations()))
                    .map_err(|error| error.code())
            }
        }
    }
}

fn evil_assertion() -> String {
    let text = with(&assertion_text(), "Peeters", "Mallory");
    with(&text, "BE/FI/1", "BE/FI/666")
}

/// The signature of a message, and the message without it.
pub(super) fn cut(message: &str) -> (String, String) {
    const END: &str = "</ds:Signature>";
    let start = message.find("<ds:Signature xmlns").unwrap();
    let end = message.find(END).unwrap() + END.len();
    let (signature, rest) = (&message[start..end], &message[end..]);
    (signature.to_owned(), [&message[..start], rest].concat())
}

/// A document that its door has just accepted, in its parts.
pub(super) struct Sound<'s> {
    pub(super) stage: &'s Stage,
    pub(super) target: Target,
    /// Before it was signed.
    pub(super) text: String,
    /// As it was accepted.
    pub(super) message: String,
    pub(super) signature: String,
    /// What was understood of it.
    pub(super) meaning: String,
}

impl<'s> Sound<'s> {
    pub(super) fn new(stage: &'s Stage, target: Target) -> Self {
        let text = target.text(stage);
        let message = target.sign(&text, stage.signer());
        let accepted = target.present(stage, message.as_bytes());
        let meaning = accepted.unwrap_or_else(|code| panic!("{target:?} is not sound: {code}"));
        Self {
            stage,
            target,
            signature: cut(&message).0,
            text,
            message,
            meaning,
        }
    }

    /// The text, changed in one thing, and rightly signed.
    pub(super) fn signed_with(&self, from: &str, to: &str) -> String {
        let text = with(&self.text, from, to);
        self.target.sign(&text, self.stage.signer())
    }

    /// The text under another signature element.
    pub(super) fn carrying(&self, signature: &str) -> String {
        with(&self.message, &self.signature, signature)
    }

    fn verdict(&self, message: &str) -> Result<String, &'static str> {
        assert_ne!(message, self.message, "this changes nothing");
        self.target.present(self.stage, message.as_bytes())
    }

    /// The attack is refused with this code.
    pub(super) fn refused(&self, message: &str, code: &str) {
        let verdict = self.verdict(message);
        let told = self.target.told(code);
        let shown: String = message.chars().take(1500).collect();
        assert_eq!(verdict, Err(told), "{:?}: {shown}", self.target);
    }

    /// What was done is harmless: the same is understood as before.
    pub(super) fn unmoved(&self, message: &str) {
        let verdict = self.verdict(message);
        assert_eq!(verdict.as_ref(), Ok(&self.meaning), "{:?}", self.target);
    }
}

/// What the usual peer sends, accepted once and attacked many times.
static SOUND: LazyLock<[Sound<'static>; 5]> =
    LazyLock::new(|| ALL.map(|target| Sound::new(&CURVE, target)));

fn sound_at(targets: &[Target]) -> impl Iterator<Item = &'static Sound<'static>> {
    SOUND
        .iter()
        .filter(move |sound| targets.contains(&sound.target))
}

/// The same attack at several doors; each refuses with its word for `code`.
pub(super) fn refused_at(targets: &[Target], code: &str, attack: impl Fn(&Sound<'_>) -> String) {
    for sound in sound_at(targets) {
        sound.refused(&attack(sound), code);
    }
}

/// The same harmless rewriting at several doors; each understands the same as before.
pub(super) fn unmoved_at(targets: &[Target], rewrite: impl Fn(&Sound<'_>) -> String) {
    for sound in sound_at(targets) {
        sound.unmoved(&rewrite(sound));
    }
}
