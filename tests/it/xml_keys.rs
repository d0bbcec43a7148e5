//! Keys outside the profile, wherever a key can come from: message, metadata, anchor,
//! configuration. And what is encrypted with, as the peer's metadata lists it.

use crate::saml_world::*;
use crate::xml_fixtures::{PEER, response};
use eidas_bridge::saml::MetadataError;
use eidas_bridge::xml::{
    ContentEncryption, DecryptionKey, DigestAlgorithm, Document, EncryptionRecipient, KeyError,
    KeyManagement, Limits, SignatureAlgorithm, SignatureError, SignaturePlacement, SignaturePolicy,
    SigningKey, VerificationKey, encrypt_element, sign_enveloped, verify_enveloped,
};
use openssl::ec::{Asn1Flag, EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::rsa::Rsa;
use std::sync::LazyLock;

type Key = PKey<Private>;

fn curve(name: Nid, flag: Asn1Flag) -> Key {
    let mut group = EcGroup::from_curve_name(name).unwrap();
    group.set_asn1_flag(flag);
    PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap()
}

/// A key of each kind that nobody may use, and why.
static UNFIT: LazyLock<[(&str, Key, KeyError); 6]> = LazyLock::new(|| {
    let named = |name| curve(name, Asn1Flag::NAMED_CURVE);
    [
        (
            "explicit parameters",
            curve(Nid::X9_62_PRIME256V1, Asn1Flag::EXPLICIT_CURVE),
            KeyError::ExplicitCurve,
        ),
        (
            "explicit brainpool parameters",
            curve(Nid::BRAINPOOL_P256R1, Asn1Flag::EXPLICIT_CURVE),
            KeyError::ExplicitCurve,
        ),
        ("P-224", named(Nid::SECP224R1), KeyError::Curve),
        (
            "brainpoolP224r1",
            named(Nid::BRAINPOOL_P224R1),
            KeyError::Curve,
        ),
        ("secp256k1", named(Nid::SECP256K1), KeyError::Curve),
        (
            "RSA of 2048 bits",
            PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap(),
            KeyError::TooSmall,
        ),
    ]
});

fn certified(key: &Key) -> Pair {
    let days = (-86_400, 86_400);
    Pair::issued("unfit", key.clone(), None, MessageDigest::sha256(), days)
}

fn base64(der: &[u8]) -> String {
    openssl::base64::encode_block(der).replace('\n', "")
}

#[test]
fn configured_signing_and_decryption_keys_of_a_wrong_kind_are_refused() {
    for (name, key, reason) in UNFIT.iter() {
        let pair = certified(key);
        let algorithm = match reason {
            KeyError::TooSmall => SignatureAlgorithm::RsaPssSha256,
            _ => SignatureAlgorithm::EcdsaSha256,
        };
        let digest = DigestAlgorithm::Sha256;
        let signing = SigningKey::new(pair.key.clone(), &pair.certificate, algorithm, digest);
        assert_eq!(signing.err(), Some(*reason), "{name}");
        let decryption = DecryptionKey::new(pair.key.clone(), &pair.certificate);
        assert_eq!(decryption.err(), Some(*reason), "{name}");
    }
}

#[test]
fn certificates_to_encrypt_for_of_a_wrong_kind_are_refused() {
    for (name, key, reason) in UNFIT.iter() {
        let recipient = EncryptionRecipient::new(&certified(key).der(), KeyManagement::EIDAS);
        assert_eq!(recipient.err(), Some(*reason), "{name}");
    }
}

#[test]
fn a_key_of_a_wrong_kind_in_a_message_selects_nothing() {
    let good = PEER.signing(SignatureAlgorithm::EcdsaSha256);
    let placement = SignaturePlacement::AfterFirstChild;
    let signed = sign_enveloped(&response("_r", ""), placement, &good).unwrap();
    for (name, key, _) in UNFIT.iter() {
        let named = signed.replace(&base64(&PEER.der()), &base64(&certified(key).der()));
        assert_ne!(named, signed);
        let document = Document::parse(named.as_bytes(), &Limits::MESSAGE).unwrap();
        let policy = SignaturePolicy::EIDAS;
        let refused = verify_enveloped(&document, &[PEER.verification()], &policy);
        assert_eq!(refused.err(), Some(SignatureError::UnknownKey), "{name}");
    }
}

#[test]
fn a_key_of_a_wrong_kind_in_metadata_is_passed_over() {
    let they = &WORLD.they;
    let service = they.service_document(&[]);
    let connector = they.connector_document(None);
    for (name, key, _) in UNFIT.iter() {
        let unfit = base64(&certified(key).der());
        let edited = unsigned(&service).replace(&base64(&they.messages.der()), &unfit);
        let refused = they.accept(&resigned(&edited, &they.metadata), &they.service_id());
        assert_eq!(refused.err(), Some(MetadataError::SigningKey), "{name}");
        let edited = unsigned(&connector).replace(&base64(&they.encryption.der()), &unfit);
        let refused = they.accept(&resigned(&edited, &they.metadata), &they.connector_id());
        assert_eq!(refused.err(), Some(MetadataError::EncryptionKey), "{name}");
    }
}

#[test]
fn an_anchor_with_a_key_of_a_wrong_kind_anchors_nothing() {
    let they = &WORLD.they;
    for (name, key, _) in UNFIT.iter() {
        let root = certified(key);
        let days = (-86_400, 86_400);
        let signer = Pair::issued("signer", p256(), Some(&root), MessageDigest::sha256(), days);
        let document = resigned(&unsigned(&they.service_document(&[])), &signer);
        let refused = judged(&document, &[root.der()]);
        assert_eq!(refused, Some(MetadataError::Anchor), "{name}");
    }
}

#[test]
fn a_signer_of_metadata_with_a_key_of_a_wrong_kind_proves_nothing() {
    let root = Pair::new("root");
    let they = &WORLD.they;
    let document = they.service_document(&[]);
    for (name, key, _) in UNFIT.iter() {
        let days = (-86_400, 86_400);
        let sha256 = MessageDigest::sha256();
        let signer = Pair::issued("signer", key.clone(), Some(&root), sha256, days);
        let named = document.replace(&base64(&they.metadata.der()), &base64(&signer.der()));
        assert_ne!(named, document);
        let refused = judged(&named, &[root.der()]);
        assert_eq!(refused, Some(MetadataError::Signer), "{name}");
    }
}

fn judged(document: &str, anchors: &[Vec<u8>]) -> Option<MetadataError> {
    let they = &WORLD.they;
    let expectation = eidas_bridge::saml::MetadataExpectation {
        entity_id: &they.service_id(),
        country: they.country,
        anchors,
        now: now(),
        max_validity: jiff::SignedDuration::from_hours(48),
        skew: MINUTE,
        exceptions: eidas_bridge::domain::Exceptions::NONE,
    };
    eidas_bridge::saml::accept_metadata(document.as_bytes(), &expectation).err()
}

fn unsigned(document: &str) -> String {
    let start = document.find("<ds:Signature xmlns").unwrap();
    let end = document.find("</ds:Signature>").unwrap() + "</ds:Signature>".len();
    [&document[..start], &document[end..]].concat()
}

fn resigned(text: &str, pair: &Pair) -> String {
    sign_enveloped(text, SignaturePlacement::FirstChild, &pair.signer()).unwrap()
}

/// What we send to a Connector whose metadata lists these methods for a key.
fn sent_to(key: &Key, methods: &str) -> String {
    let they = &WORLD.they;
    let document = unsigned(&they.connector_document(None));
    let document = document.replace(
        &base64(&they.encryption.der()),
        &base64(&certified(key).der()),
    );
    let start = document.find("<md:EncryptionMethod").unwrap();
    let end = start + document[start..].find("</md:KeyDescriptor>").unwrap();
    let document = [&document[..start], methods, &document[end..]].concat();
    let accepted = they
        .accept(&resigned(&document, &they.metadata), &they.connector_id())
        .unwrap();
    let connector = accepted.connector().unwrap();
    let recipient: &EncryptionRecipient = connector.recipient();
    let content: ContentEncryption = connector.content_encryption();
    encrypt_element("<a/>", recipient, content).unwrap()
}

fn methods(uris: &[&str]) -> String {
    let each = |uri: &&str| {
        format!("<md:EncryptionMethod Algorithm=\"http://www.w3.org/{uri}\"></md:EncryptionMethod>")
    };
    uris.iter().map(each).collect::<Vec<_>>().concat()
}

#[test]
fn content_encryption_and_key_wrap_are_those_that_the_peer_lists() {
    for (listed, content, wrap) in [
        (&[][..], "aes256-gcm", "kw-aes256"),
        (
            &["2009/xmlenc11#aes128-gcm", "2009/xmlenc11#aes256-gcm"],
            "aes256-gcm",
            "kw-aes256",
        ),
        (&["2009/xmlenc11#aes128-gcm"], "aes128-gcm", "kw-aes256"),
        (
            &["2009/xmlenc11#aes192-gcm", "2001/04/xmlenc#kw-aes128"],
            "aes192-gcm",
            "kw-aes128",
        ),
        (
            &["2001/04/xmlenc#kw-aes192", "2001/04/xmlenc#kw-aes128"],
            "aes256-gcm",
            "kw-aes192",
        ),
        // What may not be sent is not sent, however loudly it is asked for.
        (
            &["2001/04/xmlenc#aes256-cbc", "2001/04/xmlenc#kw-tripledes"],
            "aes256-gcm",
            "kw-aes256",
        ),
    ] {
        let sent = sent_to(&p256(), &methods(listed));
        assert!(sent.contains(&format!("#{content}\"")), "{listed:?}");
        assert!(sent.contains(&format!("#{wrap}\"")), "{listed:?}");
    }
}

#[test]
fn oaep_digest_and_mask_are_those_that_the_peer_lists() {
    let rsa = PKey::from_rsa(Rsa::generate(3072).unwrap()).unwrap();
    let oaep = |children: &str| {
        format!(
            "<md:EncryptionMethod Algorithm=\"http://www.w3.org/2009/xmlenc11#rsa-oaep\">{children}</md:EncryptionMethod>"
        )
    };
    let digest = |uri| {
        format!(
            "<ds:DigestMethod xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Algorithm=\"http://www.w3.org/{uri}\"></ds:DigestMethod>"
        )
    };
    let mask = |name| {
        format!(
            "<x:MGF xmlns:x=\"http://www.w3.org/2009/xmlenc11#\" Algorithm=\"http://www.w3.org/2009/xmlenc11#{name}\"></x:MGF>"
        )
    };
    let usual = ("xmlenc#sha256", "mgf1sha256");
    for (listed, (digest, mask)) in [
        (String::new(), usual),
        (oaep(""), usual),
        (
            oaep(&format!(
                "{}{}",
                digest("2001/04/xmlenc#sha512"),
                mask("mgf1sha512")
            )),
            ("xmlenc#sha512", "mgf1sha512"),
        ),
        (
            oaep(&digest("2001/04/xmldsig-more#sha384")),
            ("xmldsig-more#sha384", "mgf1sha256"),
        ),
        (
            format!(
                "{}{}",
                oaep(&digest("2001/04/xmlenc#sha512")),
                oaep(&digest("2001/04/xmlenc#sha256"))
            ),
            usual,
        ),
        (
            oaep(&format!(
                "{}{}",
                digest("2000/09/xmldsig#sha1"),
                mask("mgf1sha1")
            )),
            usual,
        ),
        (methods(&["2001/04/xmlenc#rsa-oaep-mgf1p"]), usual),
    ] {
        let sent = sent_to(&rsa, &listed);
        assert!(sent.contains("xmlenc11#rsa-oaep\""), "{listed}");
        assert!(sent.contains(&format!("{digest}\"")), "{listed}");
        assert!(sent.contains(&format!("{mask}\"")), "{listed}");
    }
}

#[test]
fn a_trusted_key_is_never_made_of_anything_else() {
    for (name, key, reason) in UNFIT.iter() {
        let key = VerificationKey::from_certificate_der(&certified(key).der());
        // The size is the policy's business, and refused where the key is used.
        let expected = (*reason != KeyError::TooSmall).then_some(*reason);
        assert_eq!(key.err(), expected, "{name}");
    }
}
