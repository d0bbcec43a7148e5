//! The trust-chain matrix of the EC's node: keystores whose names say what is missing or too much
//! in the signer's chain, against trust stores whose names say what is trusted.

use crate::saml_world::*;
use crate::xml_fixtures::vectors;
use eidas_bridge::domain::LevelOfAssurance;
use eidas_bridge::saml::{MetadataExpectation, accept_metadata};
use eidas_bridge::xml::{
    DigestAlgorithm, SignatureAlgorithm, SignaturePlacement, SigningKey, sign_enveloped,
};
use jiff::{SignedDuration, Timestamp};
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Private};
use openssl::x509::X509;
use std::path::Path;
use std::process::Command;

/// The private key of a keystore, and every certificate in it.
fn opened(file: &Path) -> Option<(PKey<Private>, Vec<X509>)> {
    let pem = Command::new("openssl")
        .args([
            "pkcs12",
            "-legacy",
            "-nodes",
            "-passin",
            "pass:local-demo",
            "-in",
        ])
        .arg(file)
        .output();
    let Some(pem) = pem.ok().filter(|it| it.status.success()) else {
        println!("openssl pkcs12 -legacy absent, skipped: {}", file.display());
        return None;
    };
    let certificates = X509::stack_from_pem(&pem.stdout).unwrap();
    Some((
        PKey::private_key_from_pem(&pem.stdout).unwrap(),
        certificates,
    ))
}

/// A country's metadata that says the same at any time.
fn document(at: Timestamp) -> String {
    let always = (-86_400 * 5_000, 86_400 * 365);
    let messages = Pair::issued("messages", p256(), None, MessageDigest::sha256(), always);
    let party = Party {
        messages,
        ..Party::new("BE")
    };
    let signed = party.service_document(&LevelOfAssurance::ALL);
    let start = signed.find("<ds:Signature xmlns").unwrap();
    let end = signed.find("</ds:Signature>").unwrap() + "</ds:Signature>".len();
    let text = [&signed[..start], &signed[end..]].concat();
    let until = (at + SignedDuration::from_hours(24)).to_string();
    with(&text, "2026-03-02T12:00:00.000Z", &until)
}

/// The verdict on metadata by this signer, with its whole keystore as its chain.
fn judged(signer: &Path, anchors: &[X509], at: &str) -> Option<Result<(), &'static str>> {
    let (key, certificates) = opened(signer)?;
    let at: Timestamp = at.parse().unwrap();
    let is_own = |it: &&X509| it.public_key().unwrap().public_eq(&key);
    let own = certificates.iter().find(is_own).unwrap();
    let algorithm = if key.ec_key().is_ok() {
        SignatureAlgorithm::EcdsaSha256
    } else {
        SignatureAlgorithm::RsaPssSha256
    };
    let others: Vec<X509> = certificates
        .iter()
        .filter(|it| !is_own(it))
        .cloned()
        .collect();
    let signing = SigningKey::new(key.clone(), own, algorithm, DigestAlgorithm::Sha256).unwrap();
    let signing = signing.with_chain(&others).unwrap();
    let text = sign_enveloped(&document(at), SignaturePlacement::FirstChild, &signing).unwrap();
    let anchors: Vec<_> = anchors.iter().map(|it| it.to_der().unwrap()).collect();
    let expectation = MetadataExpectation {
        entity_id: &Party::new("BE").service_id(),
        country: "BE".parse().unwrap(),
        anchors: &anchors,
        now: at,
        max_validity: SignedDuration::from_hours(48),
        skew: MINUTE,
        exceptions: eidas_bridge::domain::Exceptions::NONE,
    };
    let verdict = accept_metadata(text.as_bytes(), &expectation);
    Some(verdict.map(|_| ()).map_err(|error| error.code()))
}

/// The certificates that a trust store holds beside its own key's.
fn trusted(file: &Path) -> Option<Vec<X509>> {
    let (key, mut certificates) = opened(file)?;
    certificates.retain(|it| !it.public_key().unwrap().public_eq(&key));
    Some(certificates)
}

#[test]
fn every_chain_is_judged_as_its_name_says() {
    const NOBODY: Result<(), &str> = Err("metadata.signer");
    let Some(folder) = vectors() else { return };
    let folder = folder.join("keystores/node-tests/eIDASkeystores");
    let stores = [
        "TrustedRoot",
        "TrustedIntermediate",
        "TrustedIntermediateTrustedRoot",
        "TrustedLeaf",
    ];
    for (signer, verdicts) in [
        ("metadata", [Ok(()); 4]),
        ("metadataPlusExtraCertificate", [Ok(()); 4]),
        ("metadata_TC_WITHOUT_ROOT_CA", [Ok(()); 4]),
        (
            "metadata_TC_WITHOUT_INTERMEDIATE_CA_CERTIFICATE",
            [NOBODY, Ok(()), Ok(()), Ok(())],
        ),
        (
            "metadataSingleCertificate",
            [NOBODY, Ok(()), Ok(()), Ok(())],
        ),
    ] {
        let file = folder.join(format!("{signer}.p12"));
        for (store, expected) in stores.iter().zip(verdicts) {
            let store_file = folder.join(format!("eidasKeyStore_Connector_CC_{store}.p12"));
            let Some(anchors) = trusted(&store_file) else {
                return;
            };
            let verdict = judged(&file, &anchors, "2021-01-01T00:00:00Z").unwrap();
            assert_eq!(verdict, expected, "{signer} under {store}");
            // Before its first and after its last day no chain leads anywhere.
            for day in ["2020-07-01T00:00:00Z", "2025-08-01T00:00:00Z"] {
                let verdict = judged(&file, &anchors, day).unwrap();
                let nobody = [NOBODY, Err("metadata.anchor-expired")];
                assert!(nobody.contains(&verdict), "{signer} under {store} at {day}");
            }
        }
        let verdict = judged(&file, &[], "2021-01-01T00:00:00Z").unwrap();
        assert_eq!(verdict, NOBODY, "{signer} under nothing");
    }
}

/// The older set, whose intermediate certificate is of version 1 and cannot say that it is an
/// authority: it leads to no root, and only as an anchor does it count. `[RFC5280 §6.1.4]`
#[test]
fn an_intermediate_that_cannot_say_that_it_is_an_authority_counts_as_an_anchor_only() {
    const NOBODY: Result<(), &str> = Err("metadata.signer");
    let Some(folder) = vectors() else { return };
    let folder = folder.join("keystores/node-tests");
    let name = |end: &str| folder.join(format!("eidasKeyStore_METADATA_{end}.p12"));
    for signer in [
        "TC",
        "SINGLE_CERTIFICATE",
        "TC_WITHOUT_INTERMEDIATE_CA_CERTIFICATE",
        "TC_WITHOUT_ROOT_CA_CERTIFICATE",
        "TC_WRONG_ORDER_EXTRA_CERTIFICATE",
    ] {
        for (store, expected) in [
            ("NODE_CERT_TRUST", Ok(())),
            ("ROOT_CA_TRUST", NOBODY),
            ("INTERMEDIATE_TRUST_CA", Ok(())),
            // In spite of its name it holds the root alone.
            ("INTERMEDIATE_CA_ROOT_CA_TRUST", NOBODY),
            ("WRONG_TRUST", NOBODY),
            ("EMPTY_TRUST", NOBODY),
        ] {
            let Some(anchors) = trusted(&name(store)) else {
                return;
            };
            let verdict = judged(&name(signer), &anchors, "2019-01-01T00:00:00Z").unwrap();
            assert_eq!(verdict, expected, "{signer} under {store}");
        }
    }
}
