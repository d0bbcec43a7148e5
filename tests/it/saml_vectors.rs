//! Messages, metadata and certificates of the EC's node, read as a third party's: what each of
//! them must yield is in the vectors' README.

use crate::datasets_world::sector;
use crate::persons::{everything, human};
use crate::saml_world::*;
use crate::xml_fixtures::{keystore, vectors};
use eidas_bridge::domain::{
    Attribute, AttributeValue, Capacity, ExceptionKind, Exceptions, Gender, LevelOfAssurance,
    PersonKind, RequestedAttribute, RequestedLevel,
};
use eidas_bridge::saml::{
    AcceptedMetadata, MetadataError, MetadataExpectation, MetadataWarning, NodeMetadata,
    ProxyServiceMetadata, ResponseError, ResponseExpectation, VerifiedResponse, accept_metadata,
    accept_response, proxy_service_metadata,
};
use eidas_bridge::xml::{
    DecryptionKey, Document, Limits, SignaturePlacement, key_info_certificates, sign_enveloped,
};
use jiff::{SignedDuration, Timestamp};
use openssl::hash::MessageDigest;
use openssl::x509::X509;
use std::collections::BTreeSet;
use std::path::Path;

const DECADE: SignedDuration = SignedDuration::from_hours(24 * 365 * 10);

fn judged(
    bytes: &[u8],
    entity_id: &str,
    anchors: &[Vec<u8>],
) -> Result<AcceptedMetadata, MetadataError> {
    accept_metadata(
        bytes,
        &MetadataExpectation {
            entity_id,
            country: "CA".parse().unwrap(),
            anchors,
            now: "2015-12-01T00:00:00Z".parse().unwrap(),
            max_validity: DECADE,
            skew: SignedDuration::ZERO,
            exceptions: Exceptions::NONE,
        },
    )
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn real_metadata_is_accepted_and_edited_metadata_is_not() {
    let Some(folder) = vectors() else { return };
    let read = |path: &str| std::fs::read(folder.join("metadata").join(path)).unwrap();
    let signer_of =
        |bytes: &[u8]| key_info_certificates(&Document::parse(bytes, &Limits::METADATA).unwrap());
    let service = "http://localhost:8080/EidasNode/ServiceMetadata";
    let connector = "http://localhost:8080/EidasNode/ConnectorMetadata";
    let mut accepted = Vec::new();
    for (path, entity_id, code) in [
        // Rightly signed; at no time were its signer's and its encryption certificate both valid.
        (
            "EntityDescriptors3/ConnectorMetadata.xml",
            connector,
            "metadata.encryption-key",
        ),
        ("SignatureCheck/ServiceMetadata.xml", service, ""),
        (
            "EntityDescriptors3/ServiceMetadata.xml",
            service,
            "signature.digest",
        ),
        ("EntityDescriptors4/test2.xml", service, "signature.digest"),
        (
            "EntityDescriptors5/ServiceMetadata.xml",
            service,
            "signature.digest",
        ),
        (
            "EntityDescriptors5/ConnectorMetadata.xml",
            connector,
            "signature.digest",
        ),
        ("ServiceMetadata.xml", service, "signature.digest"),
        (
            "ServiceMetadataRepo/ServiceMetadata.xml",
            service,
            "signature.digest",
        ),
    ] {
        let bytes = read(path);
        match judged(&bytes, entity_id, &signer_of(&bytes)) {
            Ok(metadata) => {
                assert_eq!(code, "", "{path}");
                accepted.push(metadata);
            }
            Err(error) => assert_eq!(error.code(), code, "{path}"),
        }
    }
    let service = accepted[0].proxy_service().unwrap();
    assert_eq!(
        service.published_levels(),
        Some(&[LevelOfAssurance::Substantial][..])
    );
    assert_eq!(service.application(), Some("CEF:eIDAS-ref:2.5.0"));
    assert!(
        !service.speaks_our_versions(Exceptions::NONE),
        "it declares 1.1 only"
    );
    // Representatives' attributes among them, and none of version 1.4.
    let listed = service.supported_attributes().map(BTreeSet::len);
    assert_eq!(listed, Some(38));
    for kind in PersonKind::ALL {
        let mut minimum = Attribute::minimum_dataset(kind);
        assert!(minimum.all(|attribute| service.supports(attribute)));
    }
    assert!(!service.supports(&Attribute::Nationality));

    let signer = signer_of(&read("SignatureCheck/ServiceMetadata.xml"));
    let not_well_formed = read("EntityDescriptors4/test1_not_Well_Formed_XML.xml");
    let refused = judged(&not_well_formed, "x", &signer).unwrap_err();
    assert!(refused.code().starts_with("xml."));
    let unsigned = read("EntityDescriptors2/test2.xml");
    assert_eq!(
        judged(&unsigned, "eumiddleware", &signer)
            .unwrap_err()
            .code(),
        "signature.missing"
    );
    for path in [
        "EntityDescriptors1/test.xml",
        "EntityDescriptors2/test1.xml",
        "JavaCharsInID/ServiceMetadata.xml",
        "EntityDescriptors6/ConnectorMetadataIntermediateCaMetadataRootCaMetadata.xml",
        "EntityDescriptors6/ConnectorMetadataMetadataNodeRootCaMetadata.xml",
    ] {
        assert!(judged(&read(path), "x", &signer).is_err(), "{path}");
    }
}

/// A Proxy-Service of country CA with these signing certificates, at that time.
fn service_of_ca(certificates: &[Vec<u8>], entity_id: &str, now: Timestamp) -> AcceptedMetadata {
    let years = 86_400 * 365;
    let signer = Pair::issued(
        "m",
        p256(),
        None,
        MessageDigest::sha256(),
        (-10 * years, years),
    );
    let document = proxy_service_metadata(
        &ProxyServiceMetadata {
            node: NodeMetadata {
                id: "_m",
                entity_id,
                valid_until: at(86_400),
                country: "CA".parse().unwrap(),
                application: "x",
                signing_certificates: certificates,
                encryption_certificates: &[],
                organization: None,
                contacts: &[],
            },
            sso_url: "http://localhost:8080/EidasNodeProxy/ColleagueRequest",
            levels: &[LevelOfAssurance::Low],
            not_notified: &[],
            attributes: &[],
            wants_requester_id: false,
        },
        &signer.signer(),
    )
    .unwrap();
    let expectation = MetadataExpectation {
        entity_id,
        country: "CA".parse().unwrap(),
        anchors: &[signer.der()],
        now,
        max_validity: DECADE,
        skew: SignedDuration::ZERO,
        exceptions: Exceptions::NONE,
    };
    accept_metadata(document.as_bytes(), &expectation).unwrap()
}

#[test]
fn certificates_signed_over_sha1_are_passed_over_and_pss_ones_are_told_apart() {
    let Some(folder) = vectors() else { return };
    let read = |name: &str| {
        let bytes = std::fs::read(folder.join("certs/engine").join(name)).unwrap();
        let certificate = X509::from_der(&bytes)
            .or_else(|_| X509::from_pem(&bytes))
            .unwrap();
        certificate.to_der().unwrap()
    };
    let certificates = [
        "SHA1withECDSA.crt",
        "SHA1withRSAandMGF1.crt",
        "SHA256withECDSA.crt",
        "SHA256withRSAandMGF1.crt",
        "SHA384withECDSA.crt",
        "SHA384withRSAandMGF1.crt",
        "SHA512withECDSA.crt",
        "SHA512withRSAandMGF1.crt",
    ]
    .map(read);
    let accepted = service_of_ca(
        &certificates,
        "https://ca.example",
        "2020-12-01T00:00:00Z".parse().unwrap(),
    );
    let codes: Vec<_> = accepted
        .warnings()
        .iter()
        .map(MetadataWarning::code)
        .collect();
    assert_eq!(codes, ["metadata.certificate-weak-hash"; 2]);
    assert_eq!(accepted.proxy_service().unwrap().signing_keys().len(), 6);
}

/// The value of an attribute in a text that the test trusts.
fn attribute<'t>(text: &'t str, name: &str) -> &'t str {
    let (_, after) = text.split_once(&format!(" {name}=\"")).unwrap();
    after.split_once('"').unwrap().0
}

/// The EC node's own Response, its broken signature exchanged for one of a key that the test
/// owns; everything else, ciphertext and line breaks included, is the node's.
fn judged_response(
    file: &Path,
    asked: &[RequestedAttribute],
    keys: &[DecryptionKey],
    exceptions: Exceptions,
) -> Result<VerifiedResponse, ResponseError> {
    let text = std::fs::read_to_string(file).unwrap();
    let start = text.find("<ds:Signature").unwrap();
    let end = text.find("</ds:Signature>").unwrap() + "</ds:Signature>".len();
    let unsigned = [&text[..start], &text[end..]].concat();
    let years = 86_400 * 365;
    let days = (-10 * years, years);
    let signer = Pair::issued("n", p256(), None, MessageDigest::sha256(), days);
    let placement = SignaturePlacement::AfterFirstChild;
    let message = sign_enveloped(&unsigned, placement, &signer.signer()).unwrap();
    let root = &text[text.find("Response").unwrap()..];
    let now = attribute(root, "IssueInstant").parse().unwrap();
    let entity_id = "http://localhost:8080/EidasNodeProxy/ServiceMetadata";
    let peer = service_of_ca(&[signer.der()], entity_id, now);
    let expectation = ResponseExpectation {
        request_id: attribute(root, "InResponseTo"),
        own_entity_id: "http://localhost:8080/EidasNodeConnector/ConnectorMetadata",
        acs_url: attribute(root, "Destination"),
        own_country: "CA".parse().unwrap(),
        chosen_country: "CA".parse().unwrap(),
        level: &RequestedLevel::Minimum(LevelOfAssurance::Low),
        not_notified: &[],
        representation: false,
        attributes: asked,
        decryption_keys: keys,
        exceptions,
        skew: SignedDuration::ZERO,
    };
    accept_response(
        &received(&message),
        peer.proxy_service().unwrap(),
        &expectation,
        now,
    )
}

fn keys_of(file: &Path) -> Option<Vec<DecryptionKey>> {
    let pairs = keystore(file)?.into_iter();
    Some(
        pairs
            .filter_map(|(key, certificate)| DecryptionKey::new(key, &certificate).ok())
            .collect(),
    )
}

#[test]
fn the_reference_nodes_response_with_fifteen_attributes_is_read() {
    let Some(folder) = vectors() else { return };
    let Some(keys) = keys_of(&folder.join("keystores/config-connector/eidasKeyStore.p12")) else {
        return;
    };
    let file = folder.join("engine/saml_response_key_transport_rsa-oaep.xml");
    let accepted = judged_response(&file, &everything(), &keys, Exceptions::NONE);
    let Ok(VerifiedResponse::Success(assertion)) = accepted else {
        panic!("{accepted:?}")
    };
    let person = human(assertion.person());
    assert_eq!(person.family_name.preferred(), "Garcia");
    assert_eq!(person.given_name.preferred(), "javier");
    assert_eq!(
        person.optional.get(&Attribute::Gender),
        Some(&AttributeValue::Gender(Gender::Male))
    );
    let birth_name = person.optional.get(&Attribute::BirthName).unwrap();
    let birth_name = birth_name.as_text().unwrap();
    assert_eq!(
        (birth_name.preferred(), birth_name.original()),
        ("Onases", Some("Ωνάσης"))
    );
    let Some(AttributeValue::Address(address)) = person.optional.get(&Attribute::CurrentAddress)
    else {
        panic!("no address")
    };
    assert_eq!(address.post_code.as_deref(), Some("1040"));
    assert_eq!(person.date_of_birth.to_calendar_date(), "1964-12-31");
    assert!(assertion.dropped().next().is_none());
    assert_eq!(
        (assertion.ignored(), person.optional.iter().count()),
        (1, 10)
    );
}

/// The attributes of an Assertion that the test trusts: name, and texts with their marks.
fn attributes_of(assertion: &str) -> Vec<(String, Vec<(String, bool)>)> {
    let mut attributes = Vec::new();
    for rest in assertion.split("<saml2:Attribute ").skip(1) {
        let whole = format!(" {}", rest.split("</saml2:Attribute>").next().unwrap());
        let values = whole.split("<saml2:AttributeValue ").skip(1).map(|value| {
            let (head, text) = value.split_once('>').unwrap();
            let text = text.strip_suffix("</saml2:AttributeValue>").unwrap();
            (text.to_owned(), !head.contains(r#"LatinScript="false""#))
        });
        attributes.push((attribute(&whole, "Name").to_owned(), values.collect()));
    }
    attributes
}

#[test]
fn every_value_of_the_reference_nodes_fifteen_attributes_arrives() {
    let Some(folder) = vectors() else { return };
    let Some(keys) = keys_of(&folder.join("keystores/config-connector/eidasKeyStore.p12")) else {
        return;
    };
    let name = "saml_response_key_transport_rsa-oaep.xml";
    let sent = folder.join(format!("decrypted/{name}.assertion.xml"));
    let sent = attributes_of(&std::fs::read_to_string(sent).unwrap());
    let role = sector(PersonKind::Natural, false, false);
    let Attribute::Sector(mut declared) = role else {
        panic!("no sector's attribute")
    };
    "http://e-justice.europa.eu/attributes/naturalperson/eJusticeNaturalPersonRole"
        .clone_into(&mut declared.uri);
    let role = Attribute::Sector(declared);
    let mut asked = everything();
    let file = folder.join("engine").join(name);
    for (known, ignored) in [(14, 1), (15, 0)] {
        let accepted = judged_response(&file, &asked, &keys, Exceptions::NONE);
        let Ok(VerifiedResponse::Success(assertion)) = accepted else {
            panic!("{accepted:?}")
        };
        assert_eq!(
            (assertion.ignored(), assertion.dropped().count()),
            (ignored, 0)
        );
        let mut compared = 0;
        for (name, values) in &sent {
            let attribute = match Attribute::from_uri(name) {
                Some((_, attribute)) => attribute,
                None if known == 15 => role.clone(),
                None => continue,
            };
            let read = assertion.person().values(&attribute, Capacity::Subject);
            let read: Vec<_> = read
                .into_iter()
                .map(|it| (it.text, it.latin_script))
                .collect();
            assert_eq!(read, *values, "{name}");
            compared += 1;
        }
        assert_eq!((compared, sent.len()), (known, 15));
        asked = RequestedAttribute::minimum_and(
            PersonKind::Natural,
            asked
                .into_iter()
                .map(|one| one.attribute)
                .chain([role.clone()]),
        );
    }
}

/// The keys of these messages are in nobody's hands: what is allowed gets as far as asking for
/// one, what is not does not.
#[test]
fn old_key_transport_is_refused_by_name_unless_the_peer_is_of_an_old_version() {
    let Some(folder) = vectors() else { return };
    let Some(keys) = keys_of(&folder.join("encryption/test.p12")) else {
        return;
    };
    for (name, allow, code) in [
        ("key_transport_mgf1p", false, "decrypt.algorithm"),
        ("key_transport_mgf1p", true, "decrypt.not-for-us"),
        ("key_agreement_kw_aes256", false, "decrypt.not-for-us"),
        ("key_agreement_mgf1p", false, "decrypt.algorithm"),
    ] {
        let file = folder.join(format!("engine/saml_response_{name}.xml"));
        let bent = allow.then_some(ExceptionKind::OaepMgf1p);
        let refused =
            judged_response(&file, &everything(), &keys, bent.into_iter().collect()).unwrap_err();
        assert_eq!(refused.code(), code, "{name} {allow}");
    }
}
