//! Aggregates, several roles and what may stand beside an entity: a fault harms what has it.

use crate::saml_world::*;
use eidas_bridge::domain::{Exceptions, LevelOfAssurance, SpType};
use eidas_bridge::saml::{
    AcceptedMetadata, KeyUse, MetadataError, MetadataExpectation, MetadataWarning, ProtocolVersion,
    accept_metadata, certificate_facts,
};
use eidas_bridge::xml::{SignaturePlacement, sign_enveloped};
use jiff::SignedDuration;
use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::rsa::Rsa;
use openssl::x509::X509;
use openssl::x509::extension::KeyUsage;

fn unsigned(document: &str) -> String {
    let start = document.find("<ds:Signature xmlns").unwrap();
    let end = document.find("</ds:Signature>").unwrap() + "</ds:Signature>".len();
    let bare = [&document[..start], &document[end..]].concat();
    bare.replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "")
}

fn resigned(text: &str, pair: &Pair) -> String {
    sign_enveloped(text, SignaturePlacement::FirstChild, &pair.signer()).unwrap()
}

fn service() -> String {
    unsigned(&WORLD.they.service_document(&LevelOfAssurance::ALL))
}

fn connector() -> String {
    unsigned(&WORLD.they.connector_document(Some(SpType::Public)))
}

fn judged(document: &str) -> Result<AcceptedMetadata, MetadataError> {
    judged_by(document, &[WORLD.they.metadata.der()])
}

fn judged_by(document: &str, anchors: &[Vec<u8>]) -> Result<AcceptedMetadata, MetadataError> {
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

/// A group around some content, unsigned.
fn group(attributes: &str, content: &str) -> String {
    format!(
        "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" {attributes}>{content}</md:EntitiesDescriptor>"
    )
}

fn aggregate(content: &str) -> Result<AcceptedMetadata, MetadataError> {
    judged(&resigned(
        &group("ID=\"_all\"", content),
        &WORLD.they.metadata,
    ))
}

/// The service, under another entity ID and with an ID of its own.
fn sibling(number: usize) -> String {
    let id = format!("ID=\"_sibling{number}\"");
    let entity = format!("https://node{number}.example/metadata");
    let text = with(&service(), "ID=\"_metadata\"", &id);
    text.replace(&WORLD.they.service_id(), &entity)
}

fn codes(accepted: &AcceptedMetadata) -> Vec<&'static str> {
    accepted
        .warnings()
        .iter()
        .map(MetadataWarning::code)
        .collect()
}

#[test]
fn the_entity_is_found_among_sixty_and_in_groups() {
    let others: String = (0..59).map(sibling).collect();
    let accepted = aggregate(&format!("{others}{}", service())).unwrap();
    assert!(accepted.proxy_service().is_some() && accepted.warnings().is_empty());
    let nested = (0..3).fold(service(), |inside, _| group("", &inside));
    assert!(aggregate(&nested).unwrap().proxy_service().is_some());
    // Its own signature inside counts for nothing, rightly or wrongly made.
    let signed = WORLD.they.service_document(&LevelOfAssurance::ALL);
    let signed = signed.replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "");
    assert!(aggregate(&signed).is_ok());
    let broken = with(&signed, "<ds:SignatureValue>", "<ds:SignatureValue>AAAA");
    assert!(aggregate(&broken).is_ok());
}

#[test]
fn sixty_real_ones_fit_into_two_mebibytes() {
    let Some(folder) = crate::xml_fixtures::vectors() else {
        return;
    };
    let file = folder.join("metadata/EntityDescriptors3/ConnectorMetadata.xml");
    let text = std::fs::read_to_string(file).unwrap();
    let start = text.find("<md:EntityDescriptor").unwrap();
    let real = text[start..].replace("validUntil=\"2020-", "validUntil=\"2029-");
    let others = real.repeat(60);
    assert!(others.len() < 2 * 1024 * 1024, "{}", others.len());
    let accepted = aggregate(&format!("{others}{}", service())).unwrap();
    assert!(accepted.proxy_service().is_some());
}

#[test]
fn an_aggregate_is_signed_as_a_whole_and_names_the_entity_once() {
    assert_eq!(
        judged(&group("ID=\"_all\"", &service()))
            .unwrap_err()
            .code(),
        "signature.missing"
    );
    let inner = WORLD.they.service_document(&LevelOfAssurance::ALL);
    let inner = inner.replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "");
    assert_eq!(
        judged(&group("ID=\"_all\"", &inner)).unwrap_err().code(),
        "signature.missing",
        "a signature inside proves nothing for what is around it"
    );
    let code = |content: &str| aggregate(content).unwrap_err().code();
    assert_eq!(code(&sibling(1)), "metadata.entity-id");
    assert_eq!(code(""), "metadata.entity-id");
    let twin = with(&service(), "ID=\"_metadata\"", "ID=\"_twin\"");
    assert_eq!(
        code(&format!("{}{twin}", service())),
        "metadata.entity-twice"
    );
    assert_eq!(
        code(&format!("{}{}", service(), group("", &twin))),
        "metadata.entity-twice"
    );
    let deep = (0..4).fold(service(), |inside, _| group("", &inside));
    assert_eq!(code(&deep), "metadata.entity-id");
    let other_root = service().replace("EntityDescriptor", "AffiliationDescriptor");
    let other_root = resigned(&other_root, &WORLD.they.metadata);
    assert_eq!(judged(&other_root).unwrap_err().code(), "metadata.root");
}

#[test]
fn the_earliest_end_on_the_way_counts() {
    let until = |time: &str| format!("validUntil=\"2026-03-0{time}:00.000Z\"");
    let own = until("2T12:00");
    let inside = |around: &str, own: &str| {
        let entity = with(&service(), "validUntil=\"2026-03-02T12:00:00.000Z\"", own);
        let all = group(&format!("ID=\"_all\" {around}"), &group("", &entity));
        judged(&resigned(&all, &WORLD.they.metadata))
    };
    assert_eq!(inside("", &own).unwrap().valid_until(), at(86_400));
    let early = inside(&until("1T13:00"), &own).unwrap();
    assert_eq!(early.valid_until(), at(3600));
    assert_eq!(early.proxy_service().unwrap().valid_until(), at(3600));
    assert_eq!(
        inside(&until("1T13:00"), "").unwrap().valid_until(),
        at(3600)
    );
    let far = inside(&until("9T12:00"), &own).unwrap();
    assert_eq!(far.valid_until(), at(86_400));
    for (around, own, code) in [
        ("", "", "metadata.valid-until-missing"),
        (&*until("1T12:00"), &*own, "metadata.expired"),
        ("validUntil=\"soon\"", &own, "metadata.valid-until-missing"),
        (&until("9T12:00"), "", "metadata.too-long"),
    ] {
        assert_eq!(
            inside(around, own).unwrap_err().code(),
            code,
            "{around} {own}"
        );
    }
}

#[test]
fn a_broken_sibling_is_a_warning() {
    let nameless = sibling(1).replace(" entityID=\"https://node1.example/metadata\"", "");
    let until = "validUntil=\"2026-03-02T12:00:00.000Z\"";
    let expired = with(&sibling(2), until, "validUntil=\"2001-01-01T00:00:00Z\"");
    let no_time = with(&sibling(3), until, "validUntil=\"?\"");
    let junk_key = sibling(4).replace("<ds:X509Certificate>", "<ds:X509Certificate>AAAA");
    let deep = (0..6).fold(sibling(5), |inside, _| group("", &inside));
    for (beside, warnings) in [
        (nameless, &["metadata.broken-sibling"][..]),
        (expired, &[]),
        (no_time, &[]),
        (junk_key, &[]),
        (deep, &["metadata.broken-sibling"]),
        ("<md:Other/>".to_owned(), &["metadata.broken-sibling"]),
    ] {
        let accepted = aggregate(&format!("{beside}{}", service())).unwrap();
        assert!(accepted.proxy_service().is_some());
        assert_eq!(codes(&accepted), warnings);
    }
}

/// The service's role, from its start tag to its end tag.
fn role() -> String {
    let text = service();
    let start = text.find("<md:IDPSSODescriptor").unwrap();
    let end = text.find("</md:IDPSSODescriptor>").unwrap() + "</md:IDPSSODescriptor>".len();
    text[start..end].to_owned()
}

/// As Portugal does it: a second Proxy-Service without `NodeCountry`, wherever it stands.
#[test]
fn a_second_service_without_node_country_is_passed_over() {
    let country = "<eidas:NodeCountry>BE</eidas:NodeCountry>";
    let one = role();
    let faulty = one.replace(country, "");
    assert_ne!(one, faulty);
    for both in [format!("{faulty}{one}"), format!("{one}{faulty}")] {
        let text = with(&service(), &one, &both);
        let accepted = judged(&resigned(&text, &WORLD.they.metadata)).unwrap();
        assert!(accepted.proxy_service().is_some());
        assert_eq!(codes(&accepted), ["metadata.country"]);
    }
    let twice = with(&service(), &one, &format!("{one}{one}"));
    let refused = judged(&resigned(&twice, &WORLD.they.metadata));
    assert_eq!(refused.unwrap_err(), MetadataError::Role, "which one?");
    // In a document or an entity of its own it is refused, and harms no other.
    let alone = resigned(&with(&service(), country, ""), &WORLD.they.metadata);
    assert_eq!(judged(&alone).unwrap_err(), MetadataError::Country);
    let beside = with(&sibling(1), country, "");
    assert!(aggregate(&format!("{beside}{}", service())).is_ok());
}

#[test]
fn both_roles_in_one_entity_are_both_read() {
    let text = connector();
    let start = text.find("<md:SPSSODescriptor").unwrap();
    let end = text.find("</md:SPSSODescriptor>").unwrap() + "</md:SPSSODescriptor>".len();
    let sp = &text[start..end];
    let both = with(
        &service(),
        "<md:IDPSSODescriptor",
        &format!("{sp}<md:IDPSSODescriptor"),
    );
    let accepted = judged(&resigned(&both, &WORLD.they.metadata)).unwrap();
    assert!(accepted.connector().is_some() && accepted.proxy_service().is_some());
    assert!(accepted.warnings().is_empty());
}

#[test]
fn the_instant_of_publication_is_read_where_it_can_be_believed() {
    let info = |instant: &str| {
        format!(
            "<md:Extensions><r:PublicationInfo xmlns:r=\"urn:oasis:names:tc:SAML:metadata:rpi\" publisher=\"x\" creationInstant=\"{instant}\"/>"
        )
    };
    let with_info = |instant: &str| {
        let text = with(&service(), "<md:Extensions>", &info(instant));
        judged(&resigned(&text, &WORLD.they.metadata)).unwrap()
    };
    let plain = judged(&resigned(&service(), &WORLD.they.metadata)).unwrap();
    assert_eq!((plain.created_at(), plain.warnings()), (None, &[][..]));
    let told = with_info("2026-03-01T11:00:00Z");
    assert_eq!(
        (told.created_at(), told.warnings()),
        (Some(at(-3600)), &[][..])
    );
    for misleading in ["2026-03-01T12:02:00Z", "yesterday", ""] {
        let accepted = with_info(misleading);
        assert_eq!(accepted.created_at(), None);
        assert_eq!(codes(&accepted), ["metadata.creation-instant"]);
    }
    let around = info("2026-03-01T10:00:00Z") + "</md:Extensions>";
    let entity = with(&service(), "<md:Extensions>", &info("2026-03-01T11:00:00Z"));
    let accepted = aggregate(&format!("{around}{entity}")).unwrap();
    assert_eq!(accepted.created_at(), Some(at(-7200)), "the document's own");
}

/// A self-signed certificate of a key with this key usage.
fn for_use(key: PKey<openssl::pkey::Private>, usage: &mut KeyUsage) -> Pair {
    let plain = Pair::issued("x", key, None, MessageDigest::sha256(), (-9, 9999));
    let mut builder = X509::builder().unwrap();
    builder.set_version(2).unwrap();
    builder
        .set_serial_number(plain.certificate.serial_number())
        .unwrap();
    builder
        .set_subject_name(plain.certificate.subject_name())
        .unwrap();
    builder
        .set_issuer_name(plain.certificate.subject_name())
        .unwrap();
    builder
        .set_not_before(plain.certificate.not_before())
        .unwrap();
    builder
        .set_not_after(plain.certificate.not_after())
        .unwrap();
    builder.set_pubkey(&plain.key).unwrap();
    builder
        .append_extension(usage.critical().build().unwrap())
        .unwrap();
    builder.sign(&plain.key, MessageDigest::sha256()).unwrap();
    Pair {
        certificate: builder.build(),
        key: plain.key,
    }
}

fn base64(der: &[u8]) -> String {
    openssl::base64::encode_block(der).replace('\n', "")
}

#[test]
fn key_usage_where_stated_must_fit() {
    let (signing, encryption) = (
        base64(&WORLD.they.messages.der()),
        base64(&WORLD.they.encryption.der()),
    );
    let accept = |text: String| {
        let document = resigned(&text, &WORLD.they.metadata);
        WORLD.they.accept(&document, &WORLD.they.connector_id())
    };
    let with_signing = |usage: &mut KeyUsage| {
        accept(with(
            &connector(),
            &signing,
            &base64(&for_use(p256(), usage).der()),
        ))
    };
    let with_encryption = |usage: &mut KeyUsage| {
        accept(with(
            &connector(),
            &encryption,
            &base64(&for_use(p256(), usage).der()),
        ))
    };
    assert!(with_signing(KeyUsage::new().digital_signature()).is_ok());
    assert!(with_signing(KeyUsage::new().non_repudiation()).is_ok());
    let refused = with_signing(KeyUsage::new().key_agreement()).unwrap_err();
    assert_eq!(refused, MetadataError::SigningKey);
    for fitting in [
        KeyUsage::new().key_agreement(),
        KeyUsage::new().key_encipherment(),
        KeyUsage::new().data_encipherment(),
    ] {
        assert!(with_encryption(fitting).is_ok());
    }
    let refused = with_encryption(KeyUsage::new().digital_signature()).unwrap_err();
    assert_eq!(refused, MetadataError::EncryptionKey);
}

#[test]
fn a_metadata_signer_must_be_allowed_to_sign_and_an_authority_to_certify() {
    let signing = for_use(p256(), KeyUsage::new().digital_signature());
    assert!(judged_by(&resigned(&service(), &signing), &[signing.der()]).is_ok());
    let other = for_use(p256(), KeyUsage::new().key_agreement());
    let refused = judged_by(&resigned(&service(), &other), &[other.der()]);
    assert_eq!(refused.unwrap_err(), MetadataError::Signer);
    // A signing key that is an anchor proves nobody else.
    let days = (-86_400, 86_400);
    let leaf = Pair::issued(
        "leaf",
        p256(),
        Some(&signing),
        MessageDigest::sha256(),
        days,
    );
    let refused = judged_by(&resigned(&service(), &leaf), &[signing.der()]);
    assert_eq!(refused.unwrap_err(), MetadataError::Signer);
}

#[test]
fn one_unusable_anchor_harms_no_other() {
    let good = WORLD.they.metadata.der();
    let days =
        |from, until| Pair::issued("x", p256(), None, MessageDigest::sha256(), (from, until));
    let short = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
    let short = Pair::issued("x", short, None, MessageDigest::sha256(), (-9, 9999));
    let document = resigned(&service(), &WORLD.they.metadata);
    for (anchor, code) in [
        (b"junk".to_vec(), "metadata.anchor-malformed"),
        (days(-9, -1).der(), "metadata.anchor-dates"),
        (days(9, 99).der(), "metadata.anchor-dates"),
        (short.der(), "metadata.anchor-unusable"),
    ] {
        for anchors in [[anchor.clone(), good.clone()], [good.clone(), anchor]] {
            let accepted = judged_by(&document, &anchors).unwrap();
            assert_eq!(codes(&accepted), [code]);
        }
    }
    let junk = judged_by(&document, &[b"junk".to_vec(), short.der()]);
    assert_eq!(junk.unwrap_err(), MetadataError::Anchor);
}

#[test]
fn the_chain_that_was_proven_ends_at_the_nearest_anchor() {
    let days = (-86_400, 86_400);
    let sha256 = MessageDigest::sha256;
    let root = Pair::new("root");
    let middle = Pair::issued("middle", p256(), Some(&root), sha256(), days);
    let leaf = Pair::issued("leaf", p256(), Some(&middle), sha256(), days);
    let chain = [middle.certificate.clone(), root.certificate.clone()];
    let key = leaf.signer().with_chain(&chain).unwrap();
    let document = sign_enveloped(&service(), SignaturePlacement::FirstChild, &key).unwrap();
    let proven = |anchors: &[&Pair]| {
        let anchors: Vec<_> = anchors.iter().map(|pair| pair.der()).collect();
        judged_by(&document, &anchors)
            .unwrap()
            .signer_chain()
            .to_vec()
    };
    let all = [leaf.der(), middle.der(), root.der()];
    assert_eq!(proven(&[&root]), all);
    assert_eq!(proven(&[&middle]), all[..2]);
    assert_eq!(proven(&[&leaf]), all[..1]);
    assert_eq!(proven(&[&root, &middle, &leaf]), all[..1]);
    // What stands above the anchor counts for nothing: not even that it has expired.
    let old_root = Pair::issued("root", root.key.clone(), None, sha256(), (-99, -9));
    let chain = [middle.certificate.clone(), old_root.certificate.clone()];
    let key = leaf.signer().with_chain(&chain).unwrap();
    let document = sign_enveloped(&service(), SignaturePlacement::FirstChild, &key).unwrap();
    for anchor in [&leaf, &middle] {
        assert!(judged_by(&document, &[anchor.der()]).is_ok());
    }
    assert!(judged_by(&document, &[old_root.der()]).is_err());
}

#[test]
fn an_anchors_own_signature_may_be_weak_and_no_other() {
    let days = (-86_400, 86_400);
    let root = Pair::issued("root", p256(), None, MessageDigest::sha1(), days);
    let leaf = Pair::issued("leaf", p256(), Some(&root), MessageDigest::sha256(), days);
    assert!(judged_by(&resigned(&service(), &leaf), &[root.der()]).is_ok());
    let middle = Pair::issued("middle", p256(), Some(&root), MessageDigest::sha1(), days);
    let leaf = Pair::issued("leaf", p256(), Some(&middle), MessageDigest::sha256(), days);
    let key = leaf
        .signer()
        .with_chain(std::slice::from_ref(&middle.certificate))
        .unwrap();
    let document = sign_enveloped(&service(), SignaturePlacement::FirstChild, &key).unwrap();
    assert!(judged_by(&document, &[root.der()]).is_err());
    assert!(judged_by(&document, &[middle.der()]).is_ok());
}

#[test]
fn operators_see_keys_dates_and_one_key_for_both_uses() {
    let they = &WORLD.they;
    let accepted = they
        .accept(&they.connector_document(None), &they.connector_id())
        .unwrap();
    let facts = accepted.connector().unwrap().certificates();
    let seen: Vec<_> = facts
        .iter()
        .map(|facts| (facts.key_use, facts.key.as_str(), facts.subject.as_str()))
        .collect();
    assert_eq!(
        seen,
        [
            (KeyUse::Signing, "P-256", "CN=messages"),
            (KeyUse::Encryption, "P-256", "CN=encryption"),
        ]
    );
    assert_eq!(
        facts[0].fingerprint,
        openssl::sha::sha256(&they.messages.der())
    );
    assert_eq!(facts[0].not_after, at(86_400 * 365));
    let versions = accepted.connector().unwrap().versions();
    assert_eq!(versions, Some(&ProtocolVersion::OURS[..]));

    let rsa = PKey::from_rsa(Rsa::generate(3072).unwrap()).unwrap();
    let rsa = Pair::issued("a\u{202e}b", rsa, None, MessageDigest::sha256(), (-9, 9999));
    let anchor = certificate_facts(&rsa.der()).unwrap();
    assert_eq!(
        (anchor.key_use, anchor.key.as_str()),
        (KeyUse::Anchor, "RSA 3072")
    );
    assert_eq!(anchor.subject, "CN=ab");
    assert_eq!(certificate_facts(b"junk"), None);

    let (signing, encryption) = (base64(&they.messages.der()), base64(&they.encryption.der()));
    let shared = with(&connector(), &encryption, &signing);
    let shared = they.accept(&resigned(&shared, &they.metadata), &they.connector_id());
    assert_eq!(codes(&shared.unwrap()), ["metadata.shared-key"]);
}

#[test]
fn a_skipped_certificate_is_named() {
    let old = Pair::issued("old", p256(), None, MessageDigest::sha256(), (-9, -1));
    let good = format!(
        "<ds:X509Certificate>{}</ds:X509Certificate>",
        base64(&WORLD.they.messages.der())
    );
    let both = format!(
        "<ds:X509Certificate>{}</ds:X509Certificate>{good}",
        base64(&old.der())
    );
    let text = with(&service(), &good, &both);
    let accepted = judged(&resigned(&text, &WORLD.they.metadata)).unwrap();
    let [skipped] = accepted.skipped_certificates() else {
        panic!("one certificate")
    };
    assert_eq!(skipped.facts.fingerprint, openssl::sha::sha256(&old.der()));
    assert_eq!(skipped.facts.not_after, at(-1));
    let used = accepted.proxy_service().unwrap().certificates();
    assert_eq!(used.len(), 1);
}

#[test]
fn levels_that_are_none_of_ours_are_shown_and_never_used() {
    let high = "http://eidas.europa.eu/LoA/high";
    let text = with(
        &service(),
        high,
        "http://eidas.europa.eu/NotNotified/LoA/high",
    );
    let accepted = judged(&resigned(&text, &WORLD.they.metadata)).unwrap();
    let peer = accepted.proxy_service().unwrap();
    assert_eq!(
        peer.other_levels(),
        ["http://eidas.europa.eu/NotNotified/LoA/high"]
    );
    assert!(!peer.publishes(LevelOfAssurance::High));
}
