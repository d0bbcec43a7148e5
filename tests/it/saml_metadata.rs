//! Metadata that is refused, and what is passed over in metadata that is not. Everything that is
//! edited here is signed again with the right key.

use crate::saml_world::*;
use eidas_bridge::domain::{Exceptions, LevelOfAssurance};
use eidas_bridge::saml::binding::Binding;
use eidas_bridge::saml::{AcceptedMetadata, MetadataError, MetadataExpectation, accept_metadata};
use eidas_bridge::xml::{SignaturePlacement, sign_enveloped};
use jiff::SignedDuration;
use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::rsa::Rsa;

fn unsigned(document: &str) -> String {
    let start = document.find("<ds:Signature xmlns").unwrap();
    let end = document.find("</ds:Signature>").unwrap() + "</ds:Signature>".len();
    [&document[..start], &document[end..]].concat()
}

fn resigned(text: &str, pair: &Pair) -> String {
    sign_enveloped(text, SignaturePlacement::FirstChild, &pair.signer()).unwrap()
}

fn service() -> String {
    WORLD.they.service_document(&LevelOfAssurance::ALL)
}

fn judged(document: &str, anchors: &[Vec<u8>]) -> Result<AcceptedMetadata, MetadataError> {
    let expectation = MetadataExpectation {
        entity_id: &WORLD.they.service_id(),
        country: WORLD.they.country,
        anchors,
        now: now(),
        max_validity: SignedDuration::from_hours(48),
        skew: MINUTE,
        exceptions: Exceptions::NONE,
    };
    accept_metadata(document.as_bytes(), &expectation)
}

fn code_with(document: &str, anchors: &[Vec<u8>]) -> &'static str {
    judged(document, anchors).unwrap_err().code()
}

fn code(document: &str) -> &'static str {
    code_with(document, &[WORLD.they.metadata.der()])
}

fn edited(from: &str, to: &str) -> Result<AcceptedMetadata, MetadataError> {
    let text = with(&unsigned(&service()), from, to);
    judged(
        &resigned(&text, &WORLD.they.metadata),
        &[WORLD.they.metadata.der()],
    )
}

#[test]
fn who_signed_is_settled_first() {
    let (document, they) = (service(), &WORLD.they);
    let text = unsigned(&document);
    assert_eq!(code(&text), "signature.missing");
    assert_eq!(code(&with(&document, "0.1<", "0.2<")), "signature.digest");
    assert_eq!(
        code(&resigned(&text, &Pair::new("metadata"))),
        "metadata.signer"
    );
    assert_eq!(code(&resigned(&text, &they.messages)), "metadata.signer");
    assert_eq!(
        code(&resigned(&text, &WORLD.we.metadata)),
        "metadata.signer"
    );
    assert_eq!(code_with(&document, &[]), "metadata.signer");
    assert_eq!(code_with(&document, &[b"junk".to_vec()]), "metadata.anchor");
    assert_eq!(code("<a"), "xml.incomplete");
}

#[test]
fn the_signer_may_chain_to_a_root_or_an_intermediate() {
    let days = (-86_400, 86_400);
    let sha256 = MessageDigest::sha256;
    let root = Pair::new("root");
    let middle = Pair::issued("middle", p256(), Some(&root), sha256(), days);
    let leaf = Pair::issued("leaf", p256(), Some(&middle), sha256(), days);
    let with_chain = |pair: &Pair, chain: &[&Pair]| {
        let chain: Vec<_> = chain.iter().map(|pair| pair.certificate.clone()).collect();
        let key = pair.signer().with_chain(&chain).unwrap();
        sign_enveloped(&unsigned(&service()), SignaturePlacement::FirstChild, &key).unwrap()
    };
    let whole = with_chain(&leaf, &[&middle, &root]);
    let middle_only = with_chain(&leaf, &[&middle]);
    let alone = with_chain(&leaf, &[]);
    for anchor in [&root, &middle, &leaf] {
        assert!(judged(&whole, &[anchor.der()]).is_ok());
        assert!(judged(&middle_only, &[anchor.der()]).is_ok());
    }
    assert!(judged(&alone, &[middle.der()]).is_ok());
    assert_eq!(code_with(&alone, &[root.der()]), "metadata.signer");
    assert_eq!(
        code_with(&whole, &[WORLD.they.metadata.der()]),
        "metadata.signer"
    );
    let accepted = judged(&whole, &[root.der()]).unwrap();
    assert_eq!(
        accepted.signer_fingerprint(),
        openssl::sha::sha256(&leaf.der())
    );
    // A proven certificate in the chain does not lend itself to a stranger's signature.
    let stranger = Pair::new("stranger");
    let borrowed = with_chain(&stranger, &[&leaf, &middle, &root]);
    assert_eq!(code_with(&borrowed, &[root.der()]), "metadata.signer");
    // Nor does a chain that has run out leave its root to be blamed for the value.
    let late = Pair::issued("leaf", p256(), Some(&middle), sha256(), (-86_400, -1));
    let late = with_chain(&late, &[&middle, &root]);
    assert_eq!(code_with(&late, &[root.der()]), "metadata.signer");
    let changed = with(&whole, "0.1<", "0.2<");
    assert_eq!(code_with(&changed, &[root.der()]), "signature.digest");
}

#[test]
fn expired_weak_and_short_signers_are_refused() {
    let root = Pair::new("root");
    let by_root = |hash, days| Pair::issued("leaf", p256(), Some(&root), hash, days);
    let expired = "metadata.anchor-expired";
    for (leaf, as_anchor) in [
        (by_root(MessageDigest::sha256(), (-86_400, -1)), expired),
        (by_root(MessageDigest::sha256(), (1, 86_400)), expired),
        (
            by_root(MessageDigest::sha1(), (-86_400, 86_400)),
            "metadata.signer",
        ),
    ] {
        let document = resigned(&unsigned(&service()), &leaf);
        assert_eq!(code_with(&document, &[root.der()]), "metadata.signer");
        assert_eq!(code_with(&document, &[leaf.der()]), as_anchor);
    }
    let short = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
    let root = Pair::issued("root", short, None, MessageDigest::sha256(), (-9, 9999));
    let leaf = Pair::issued(
        "leaf",
        p256(),
        Some(&root),
        MessageDigest::sha256(),
        (-9, 9999),
    );
    let document = resigned(&unsigned(&service()), &leaf);
    assert_eq!(code_with(&document, &[root.der()]), "metadata.anchor");
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn entity_country_time_and_role_are_those_configured() {
    let until = "validUntil=\"2026-03-02T12:00:00.000Z\"";
    let country = "<eidas:NodeCountry>BE</eidas:NodeCountry>";
    let sp =
        "<md:SPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>";
    let extensions = "</md:Extensions><md:IDPSSODescriptor";
    let version = "http://eidas.europa.eu/entity-attributes/protocol-version";
    let application = "http://eidas.europa.eu/entity-attributes/application-identifier";
    for (from, to, code) in [
        (
            WORLD.they.service_id(),
            "https://evil.example".to_owned(),
            "metadata.entity-id",
        ),
        (
            until.to_owned(),
            String::new(),
            "metadata.valid-until-missing",
        ),
        (
            until.to_owned(),
            until.replace("T12", " 12"),
            "metadata.valid-until-missing",
        ),
        (
            until.to_owned(),
            until.replace("03-02", "03-01"),
            "metadata.expired",
        ),
        (
            until.to_owned(),
            until.replace("03-02", "03-04"),
            "metadata.too-long",
        ),
        (
            country.to_owned(),
            country.replace("BE", "NL"),
            "metadata.country",
        ),
        (
            country.to_owned(),
            country.replace("BE", "be"),
            "metadata.country",
        ),
        (country.to_owned(), String::new(), "metadata.country"),
        (
            country.to_owned(),
            format!("{country}{country}"),
            "metadata.country",
        ),
        (
            "SAML:2.0:protocol\">".to_owned(),
            "SAML:1.1:protocol\">".to_owned(),
            "metadata.role",
        ),
        (
            "</md:EntityDescriptor>".to_owned(),
            format!("{}</md:EntityDescriptor>", role()),
            "metadata.role",
        ),
        (
            "md:KeyDescriptor use=\"signing\"".to_owned(),
            "md:KeyDescriptor".to_owned(),
            "metadata.signing-key",
        ),
        (
            "md:KeyDescriptor use=\"signing\"".to_owned(),
            "md:KeyDescriptor use=\"encryption\"".to_owned(),
            "metadata.signing-key",
        ),
        (
            application.to_owned(),
            version.to_owned(),
            "metadata.entity-attribute",
        ),
        (
            extensions.to_owned(),
            format!("<eidas:SPType>other</eidas:SPType>{extensions}"),
            "metadata.sp-type",
        ),
    ] {
        assert_eq!(
            edited(&from, &to).unwrap_err().code(),
            code,
            "{from} -> {to}"
        );
    }
    // One unusable role leaves the other one in place, with a warning.
    let both = edited("<md:IDPSSODescriptor", &format!("{sp}<md:IDPSSODescriptor")).unwrap();
    assert!(both.connector().is_none() && both.proxy_service().is_some());
    assert_eq!(both.warnings()[0].code(), "metadata.country");
}

#[test]
fn endpoints_are_web_addresses() {
    let sso = format!("Location=\"{}\"", WORLD.they.sso());
    let evil = "Location=\"javascript:alert(1)\"";
    let accepted = edited(&sso, evil).unwrap();
    let service = accepted.proxy_service().unwrap();
    assert_eq!(service.sso(Binding::Redirect), None);
    assert!(service.sso(Binding::Post).is_some());
    let text = unsigned(&service_without(&sso, evil));
    let document = resigned(&text, &WORLD.they.metadata);
    assert_eq!(code(&document), "metadata.single-sign-on");
}

/// The role's element, whole.
fn role() -> String {
    let text = service();
    let start = text.find("<md:IDPSSODescriptor").unwrap();
    let end = text.find("</md:IDPSSODescriptor>").unwrap() + "</md:IDPSSODescriptor>".len();
    text[start..end].to_owned()
}

fn service_without(from: &str, to: &str) -> String {
    service().replace(from, to)
}

#[test]
fn one_bad_certificate_is_passed_over_by_name() {
    let (they, days) = (&WORLD.they, (-86_400, 86_400));
    let base64 = |der: &[u8]| openssl::base64::encode_block(der).replace('\n', "");
    let good = base64(&they.messages.der());
    let bad = |der: Vec<u8>| {
        let certificate = |text: &str| format!("<ds:X509Certificate>{text}</ds:X509Certificate>");
        let both = format!("{}{}", certificate(&base64(&der)), certificate(&good));
        edited(&certificate(&good), &both).unwrap()
    };
    let sha256 = MessageDigest::sha256;
    let short = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
    for (der, code) in [
        (b"junk".to_vec(), "metadata.certificate-malformed"),
        (
            Pair::issued("x", p256(), None, sha256(), (-9, -1)).der(),
            "metadata.certificate-dates",
        ),
        (
            Pair::issued("x", p256(), None, sha256(), (9, 99)).der(),
            "metadata.certificate-dates",
        ),
        (
            Pair::issued("x", p256(), None, MessageDigest::sha1(), days).der(),
            "metadata.certificate-weak-hash",
        ),
        (
            Pair::issued("x", short, None, sha256(), days).der(),
            "metadata.certificate-key",
        ),
    ] {
        let accepted = bad(der);
        assert_eq!(accepted.warnings()[0].code(), code);
        assert_eq!(accepted.proxy_service().unwrap().signing_keys().len(), 1);
    }
    let both = bad(Pair::new("next").der());
    assert_eq!(both.proxy_service().unwrap().signing_keys().len(), 2);
    assert!(both.warnings().is_empty());
}

#[test]
fn a_connector_needs_a_key_to_encrypt_for_and_a_place_for_answers() {
    let they = &WORLD.they;
    let text = unsigned(&they.connector_document(None));
    for (from, to, code) in [
        (
            "use=\"encryption\"",
            "use=\"signing\"",
            "metadata.encryption-key",
        ),
        (
            "bindings:HTTP-POST",
            "bindings:HTTP-Artifact",
            "metadata.assertion-consumer",
        ),
        (
            "https://node.be.example/connector/acs",
            "data:text/html,x",
            "metadata.assertion-consumer",
        ),
    ] {
        let document = resigned(&with(&text, from, to), &they.metadata);
        assert_eq!(
            they.accept(&document, &they.connector_id())
                .unwrap_err()
                .code(),
            code
        );
    }
}
