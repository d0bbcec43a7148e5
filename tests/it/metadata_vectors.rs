//! Third-party metadata, key stores, certificates and service lists, each file judged as the
//! vectors' README says. What is judged otherwise says why in its row.

use crate::saml_world::*;
use crate::xml_fixtures::vectors;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::domain::{Exceptions, LevelOfAssurance};
use eidas_bridge::saml::{
    AcceptedMetadata, MetadataError, MetadataExpectation, MetadataWarning, NodeMetadata,
    ProxyServiceMetadata, ServiceListExpectation, accept_metadata, accept_service_list,
    certificate_facts, proxy_service_metadata,
};
use eidas_bridge::xml::{
    DigestAlgorithm, Document, Limits, SignatureAlgorithm, SigningKey, key_info_certificates,
};
use jiff::{SignedDuration, Timestamp};
use openssl::ec::{EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{Id, PKey, Private};
use openssl::x509::X509;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

const TWENTY_YEARS: SignedDuration = SignedDuration::from_hours(24 * 365 * 20);

fn judged(
    document: &[u8],
    entity_id: &str,
    anchors: &[Vec<u8>],
    now: &str,
) -> Result<AcceptedMetadata, MetadataError> {
    let expectation = MetadataExpectation {
        entity_id,
        country: "CA".parse().unwrap(),
        anchors,
        now: now.parse().unwrap(),
        max_validity: TWENTY_YEARS,
        skew: SignedDuration::ZERO,
        exceptions: Exceptions::NONE,
    };
    accept_metadata(document, &expectation)
}

/// A PKCS#12 file: its key, that key's certificate, and every other certificate in its order.
struct Store {
    key: Option<PKey<Private>>,
    own: Option<X509>,
    others: Vec<X509>,
}

/// The old files need RC2, which only OpenSSL's legacy provider has: its command line converts.
fn store(file: &Path) -> Option<Store> {
    let output = Command::new("openssl")
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
    let Some(pem) = output.ok().filter(|output| output.status.success()) else {
        println!("openssl pkcs12 -legacy absent, skipped: {}", file.display());
        return None;
    };
    let mut others: Vec<X509> = Vec::new();
    for certificate in X509::stack_from_pem(&pem.stdout).unwrap() {
        if !others.contains(&certificate) {
            others.push(certificate);
        }
    }
    let key = PKey::private_key_from_pem(&pem.stdout).ok();
    let place = key.as_ref().and_then(|key| {
        others
            .iter()
            .position(|one| one.public_key().unwrap().public_eq(key))
    });
    Some(Store {
        own: place.map(|place| others.remove(place)),
        key,
        others,
    })
}

fn ders(certificates: &[X509]) -> Vec<Vec<u8>> {
    certificates
        .iter()
        .map(|one| one.to_der().unwrap())
        .collect()
}

/// A Proxy-Service of CA with these signing certificates.
fn service(signing: &[Vec<u8>], key: &SigningKey) -> String {
    proxy_service_metadata(
        &ProxyServiceMetadata {
            node: NodeMetadata {
                id: "_m",
                entity_id: "https://ca.example",
                valid_until: at(86_400),
                country: "CA".parse().unwrap(),
                application: "x",
                signing_certificates: signing,
                encryption_certificates: &[],
                organization: None,
                contacts: &[],
            },
            sso_url: "https://ca.example/sso",
            levels: &[LevelOfAssurance::Low],
            not_notified: &[],
            attributes: &[],
            wants_requester_id: false,
        },
        key,
    )
    .unwrap()
}

fn long_lived() -> Pair {
    let years = 86_400 * 365;
    let days = (-15 * years, years);
    Pair::issued("n", p256(), None, MessageDigest::sha256(), days)
}

/// Metadata signed with a store's key, its other certificates beside, in the store's order.
fn signed_by(store: &Store) -> String {
    let (key, own) = (store.key.clone().unwrap(), store.own.clone().unwrap());
    let algorithm = if key.id() == Id::EC {
        SignatureAlgorithm::EcdsaSha256
    } else {
        SignatureAlgorithm::RsaPssSha256
    };
    let key = SigningKey::new(key, &own, algorithm, DigestAlgorithm::Sha256).unwrap();
    service(
        &[long_lived().der()],
        &key.with_chain(&store.others).unwrap(),
    )
}

const SERVICE: &str = "http://localhost:8080/EidasNode/ServiceMetadata";
const CONNECTOR: &str = "http://localhost:8080/EidasNode/ConnectorMetadata";
/// The signer's certificate and the service's, but not the connector's encryption certificate,
/// were in date.
const IN_DATE: &str = "2015-12-01T00:00:00Z";

/// File, entity ID, time, code; none where it is accepted. The anchors are the certificates that
/// the file itself carries, as if the country had handed them over.
const METADATA: &[(&str, &str, &str, &str)] = &[
    // "yes": the signature is right (see xml_vectors), but at no time were the signer's and the
    // encryption certificate both valid.
    (
        "EntityDescriptors3/ConnectorMetadata.xml",
        CONNECTOR,
        IN_DATE,
        "metadata.encryption-key",
    ),
    ("SignatureCheck/ServiceMetadata.xml", SERVICE, IN_DATE, ""),
    // The README's clock: three years after the signer's certificate expired, which the EC's
    // test does not mind.
    (
        "SignatureCheck/ServiceMetadata.xml",
        SERVICE,
        "2019-05-23T15:28:04Z",
        "metadata.anchor-expired",
    ),
    (
        "SignatureCheck/ServiceMetadata.xml",
        CONNECTOR,
        IN_DATE,
        "metadata.entity-id",
    ),
    // "SignatureValue ok, digest bad (edited)"
    (
        "EntityDescriptors3/ServiceMetadata.xml",
        SERVICE,
        IN_DATE,
        "signature.digest",
    ),
    (
        "EntityDescriptors4/test2.xml",
        SERVICE,
        IN_DATE,
        "signature.digest",
    ),
    (
        "EntityDescriptors5/ServiceMetadata.xml",
        SERVICE,
        IN_DATE,
        "signature.digest",
    ),
    (
        "EntityDescriptors5/ConnectorMetadata.xml",
        CONNECTOR,
        IN_DATE,
        "signature.digest",
    ),
    ("ServiceMetadata.xml", SERVICE, IN_DATE, "signature.digest"),
    (
        "ServiceMetadataRepo/ServiceMetadata.xml",
        SERVICE,
        IN_DATE,
        "signature.digest",
    ),
    (
        "ServiceMetadataWithRequesterId.xml",
        SERVICE,
        IN_DATE,
        "signature.digest",
    ),
    // Three dots stand where parts of the signature were.
    (
        "ServiceMetadataWithTwoSigningKeys.xml",
        CONNECTOR,
        "2024-09-10T00:00:00Z",
        "signature.structure",
    ),
    // "early style with per-role signatures", by a key of 1024 bits, which is no anchor
    (
        "EntityDescriptors1/test.xml",
        "http://peps1:8888/PEPS/SPEPSMetadata",
        "2015-06-01T00:00:00Z",
        "metadata.anchor",
    ),
    (
        "EntityDescriptors2/test1.xml",
        "http://peps:8888/PEPS/SPEPSMetadata",
        "2015-06-01T00:00:00Z",
        "metadata.anchor",
    ),
    (
        "EntityDescriptors2/test2.xml",
        "eumiddleware",
        IN_DATE,
        "signature.missing",
    ),
    (
        "EntityDescriptors4/test1_not_Well_Formed_XML.xml",
        CONNECTOR,
        IN_DATE,
        "xml",
    ),
    // "chains": every certificate in them is signed over SHA-1.
    (
        "EntityDescriptors6/ConnectorMetadataIntermediateCaMetadataRootCaMetadata.xml",
        "x",
        "2020-01-01T00:00:00Z",
        "metadata.signer",
    ),
    (
        "EntityDescriptors6/ConnectorMetadataMetadataNodeRootCaMetadata.xml",
        "x",
        "2020-01-01T00:00:00Z",
        "metadata.signer",
    ),
    (
        "JavaCharsInID/ServiceMetadata.xml",
        SERVICE,
        IN_DATE,
        "signature.digest",
    ),
];

#[test]
fn every_metadata_file_is_judged_as_its_readme_says() {
    let Some(folder) = vectors() else { return };
    let folder = folder.join("metadata");
    let mut wrong = Vec::new();
    for (file, entity_id, now, expected) in METADATA {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let own = Document::parse(&bytes, &Limits::METADATA)
            .map(|document| key_info_certificates(&document))
            .unwrap_or_default();
        // The repository's own trust, where the file carries nothing.
        let anchors = if own.is_empty() {
            vec![long_lived().der()]
        } else {
            own
        };
        let code = match judged(&bytes, entity_id, &anchors, now) {
            Ok(_) => "",
            Err(error) => error.code(),
        };
        let same = code == *expected || (*expected == "xml" && code.starts_with("xml."));
        if !same {
            wrong.push(format!("{file}: {code}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    all_are_named(&folder, "xml", METADATA.iter().map(|row| row.0));
}

/// That no file of a folder is forgotten here.
fn all_are_named<'t>(folder: &Path, ending: &str, named: impl Iterator<Item = &'t str>) {
    let named: BTreeSet<PathBuf> = named.map(|name| folder.join(name)).collect();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|own| own == ending) {
                assert!(named.contains(&path), "not judged: {}", path.display());
            }
        }
    }
}

/// Anchors by file, and for which of them a signer is proven.
type Matrix = (
    &'static str,
    &'static [&'static str],
    &'static [(&'static str, &'static [bool])],
);

/// The authority of 2018, whose intermediate is a certificate of version 1: an authority only
/// where the operator says so by making it the anchor. `[RFC5280 §6.1.4]`
const OF_2018: Matrix = (
    "2019-01-01T00:00:00Z",
    &[
        "node-tests/eidasKeyStore_METADATA_NODE_CERT_TRUST.p12",
        "node-tests/eidasKeyStore_METADATA_INTERMEDIATE_TRUST_CA.p12",
        "node-tests/eidasKeyStore_METADATA_ROOT_CA_TRUST.p12",
        // In spite of its name it holds the root alone.
        "node-tests/eidasKeyStore_METADATA_INTERMEDIATE_CA_ROOT_CA_TRUST.p12",
        "node-tests/eidasKeyStore_METADATA_WRONG_TRUST.p12",
        "node-tests/eidasKeyStore_METADATA_EMPTY_TRUST.p12",
        "node-tests/eidasKeyStore_Service_CA.p12",
    ],
    &[
        (
            "node-tests/eidasKeyStore_METADATA_TC.p12",
            &[true, true, false, false, false, false, false],
        ),
        (
            "node-tests/eidasKeyStore_METADATA_TC_WITHOUT_INTERMEDIATE_CA_CERTIFICATE.p12",
            &[true, true, false, false, false, false, false],
        ),
        (
            "node-tests/eidasKeyStore_METADATA_TC_WITHOUT_ROOT_CA_CERTIFICATE.p12",
            &[true, true, false, false, false, false, false],
        ),
        (
            // Its extra certificate is the wrong trust, and did not sign.
            "node-tests/eidasKeyStore_METADATA_TC_WRONG_ORDER_EXTRA_CERTIFICATE.p12",
            &[true, true, false, false, false, false, false],
        ),
        (
            "node-tests/eidasKeyStore_METADATA_SINGLE_CERTIFICATE.p12",
            &[true, true, false, false, false, false, false],
        ),
    ],
);

/// The authority of 2020, as RFC 5280 wants one.
const OF_2020: Matrix = (
    "2021-06-01T00:00:00Z",
    &[
        "node-tests/eIDASkeystores/eidasKeyStore_Connector_CC_TrustedLeaf.p12",
        "node-tests/eIDASkeystores/eidasKeyStore_Connector_CC_TrustedIntermediate.p12",
        "node-tests/eIDASkeystores/eidasKeyStore_Connector_CC_TrustedRoot.p12",
        "node-tests/eIDASkeystores/eidasKeyStore_Connector_CC_TrustedIntermediateTrustedRoot.p12",
        "node-tests/eidasKeyStore_METADATA_WRONG_TRUST.p12",
    ],
    &[
        (
            "node-tests/eIDASkeystores/metadata.p12",
            &[true, true, true, true, false],
        ),
        (
            "node-tests/eIDASkeystores/metadataPlusExtraCertificate.p12",
            &[true, true, true, true, false],
        ),
        (
            "node-tests/eIDASkeystores/metadataSingleCertificate.p12",
            &[true, true, false, true, false],
        ),
        (
            "node-tests/eIDASkeystores/metadata_TC_WITHOUT_INTERMEDIATE_CA_CERTIFICATE.p12",
            &[true, true, false, true, false],
        ),
        (
            "node-tests/eIDASkeystores/metadata_TC_WITHOUT_ROOT_CA.p12",
            &[true, true, true, true, false],
        ),
    ],
);

/// The demo's keys: self-signed and with chains, under one store of anchors.
const DEMO: Matrix = (
    "2022-01-01T00:00:00Z",
    &[
        "config-connector/eidasTrustStore.p12",
        "node-tests/eidasKeyStore_METADATA_WRONG_TRUST.p12",
    ],
    &[
        (
            "config-connector/eidasKeyStore_METADATA.p12",
            &[true, false],
        ),
        (
            "config-connector/eidasKeyStore_METADATA_EC.p12",
            &[true, false],
        ),
        (
            "config-connector/eidasKeyStore_METADATA_TC.p12",
            &[true, false],
        ),
        (
            "config-connector/eidasKeyStore_METADATA_TC_EC.p12",
            &[true, false],
        ),
    ],
);

/// The self-signed signer of 2015, under itself and under another.
const OF_2015: Matrix = (
    "2016-01-01T00:00:00Z",
    &[
        "node-tests/eidasKeyStore_Service_CA.p12",
        "node-tests/eidasKeyStore_METADATA_EMPTY_TRUST.p12",
    ],
    &[("node-tests/eidasKeyStore_METADATA.p12", &[true, false])],
);

/// Judged elsewhere: their certificates stand in a role, not over a document.
const ROLE_STORES: [&str; 2] = [
    "config-connector/eidasKeyStore.p12",
    "metadata-certificates.p12",
];

#[test]
fn every_key_store_is_trusted_as_its_name_says() {
    let Some(folder) = vectors() else { return };
    let folder = folder.join("keystores");
    let mut named: Vec<&str> = ROLE_STORES.to_vec();
    let mut wrong = Vec::new();
    for (now, trusts, signers) in [&OF_2015, &OF_2018, &OF_2020, &DEMO] {
        named.extend(*trusts);
        for (signer, expected) in *signers {
            named.push(signer);
            let Some(from) = store(&folder.join(signer)) else {
                return;
            };
            let document = signed_by(&from);
            for (trust, expected) in trusts.iter().zip(*expected) {
                let Some(anchors) = store(&folder.join(trust)) else {
                    return;
                };
                // A store's own key is no trust of its owner's in others.
                let anchors = ders(&anchors.others);
                let judgement = judged(document.as_bytes(), "https://ca.example", &anchors, now);
                if judgement.is_ok() != *expected {
                    let code = judgement.map_err(|error| error.code()).err();
                    wrong.push(format!("{signer} under {trust}: {code:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    all_are_named(&folder, "p12", named.into_iter());
    for absent in ["engine"] {
        if !folder.join(absent).is_dir() {
            println!("vectors absent, skipped: keystores/{absent} (brainpoolP224r1 is made below)");
        }
    }
}

/// The code with which a certificate in a role is passed over, or none, on the day after its
/// first one.
fn as_signing_key(der: &[u8]) -> &'static str {
    let Some(facts) = certificate_facts(der) else {
        return "unreadable";
    };
    let now = facts.not_before + SignedDuration::from_hours(24);
    as_signing_key_at(der, now)
}

fn as_signing_key_at(der: &[u8], now: Timestamp) -> &'static str {
    let node = long_lived();
    let document = service(&[node.der(), der.to_vec()], &node.signer());
    let accepted = judged(
        document.as_bytes(),
        "https://ca.example",
        &[node.der()],
        &now.to_string(),
    )
    .unwrap();
    let used = accepted.proxy_service().unwrap().certificates().len();
    match accepted.warnings() {
        [] => {
            assert_eq!(used, 2);
            ""
        }
        [only] => MetadataWarning::code(only),
        more => panic!("{more:?}"),
    }
}

/// DER, PEM, or PEM in one line.
fn certificate(file: &Path) -> Vec<u8> {
    let bytes = std::fs::read(file).unwrap();
    if let Ok(certificate) = X509::from_der(&bytes).or_else(|_| X509::from_pem(&bytes)) {
        return certificate.to_der().unwrap();
    }
    let text = String::from_utf8(bytes).unwrap();
    let text: String = text.split_ascii_whitespace().collect();
    let text = text
        .replace("-----BEGINCERTIFICATE-----", "")
        .replace("-----ENDCERTIFICATE-----", "");
    STANDARD.decode(text).unwrap()
}

const WEAK_HASH: &str = "metadata.certificate-weak-hash";
const KEY: &str = "metadata.certificate-key";
const USAGE: &str = "metadata.certificate-usage";

/// File below the vectors, code as a role's signing certificate, key for operators.
const CERTIFICATES: &[(&str, &str, &str)] = &[
    (
        "certs/engine/SHA1withECDSA.crt",
        WEAK_HASH,
        "brainpoolP512r1",
    ),
    ("certs/engine/SHA1withRSAandMGF1.crt", WEAK_HASH, "RSA 3072"),
    ("certs/engine/SHA256withECDSA.crt", "", "brainpoolP512r1"),
    ("certs/engine/SHA256withRSAandMGF1.crt", "", "RSA 3072"),
    ("certs/engine/SHA384withECDSA.crt", "", "brainpoolP512r1"),
    ("certs/engine/SHA384withRSAandMGF1.crt", "", "RSA 3072"),
    ("certs/engine/SHA512withECDSA.crt", "", "brainpoolP512r1"),
    ("certs/engine/SHA512withRSAandMGF1.crt", "", "RSA 3072"),
    ("certs/engine/keyTransport.crt", "", "RSA 4096"),
    ("certs/keyTransport.crt", "", "RSA 4096"),
    ("certs/keyAgreement.crt", "", "brainpoolP256r1"),
    ("certs/selfSigned.crt", "", "RSA 4096"),
    ("certs/unstrustedSimilarToLeaf.crt", "", "RSA 4096"),
    ("certs/untrustedCertificate.crt", "", "RSA 4096"),
    // "brainpool CA" in the README: an RSA authority, as the file is.
    ("certs/BPCl3CaG2STBS.cer", USAGE, "RSA 4096"),
    ("certs/pki/root-ca.crt", WEAK_HASH, "RSA 4096"),
    ("certs/pki/intermediate-ca.crt", WEAK_HASH, "RSA 4096"),
    ("certs/pki/leaf.crt", WEAK_HASH, "RSA 4096"),
    ("certs/wrongPki/rootCAMetadata.crt", "", "RSA 4096"),
    ("certs/wrongPki/intermediateCAMetadata.crt", "", "RSA 4096"),
    ("certs/wrongPki/metadataNode.crt", "", "RSA 4096"),
    (
        "opensaml-eidas/Litsec_SAML_Signing.crt",
        WEAK_HASH,
        "RSA 2048",
    ),
    (
        "opensaml-eidas/eidas-servicelist-validation-cert.crt",
        KEY,
        "RSA 2048",
    ),
];

#[test]
fn every_certificate_is_taken_or_passed_over_by_name() {
    let Some(folder) = vectors() else { return };
    let mut wrong = Vec::new();
    for (file, code, key) in CERTIFICATES {
        let der = certificate(&folder.join(file));
        let found = (as_signing_key(&der), certificate_facts(&der).unwrap().key);
        if found != (*code, (*key).to_owned()) {
            wrong.push(format!("{file}: {found:?}"));
        }
    }
    for file in ROLE_STORES {
        let Some(store) = store(&folder.join("keystores").join(file)) else {
            return;
        };
        for certificate in store.own.iter().chain(&store.others) {
            let der = certificate.to_der().unwrap();
            let code = as_signing_key(&der);
            if !code.is_empty() {
                wrong.push(format!("{file}: {code} {:?}", certificate.subject_name()));
            }
        }
    }
    for (file, code) in [("rsa.jks", KEY), ("ec.jks", "")] {
        let Some(der) = jks(&folder.join("opensaml-eidas").join(file)) else {
            continue;
        };
        let found = as_signing_key(&der);
        if found != code {
            wrong.push(format!("{file}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for (part, ending) in [
        ("certs", "crt"),
        ("certs", "cer"),
        ("opensaml-eidas", "crt"),
    ] {
        let named = CERTIFICATES.iter().filter_map(|(file, ..)| {
            file.strip_prefix(part)
                .map(|rest| rest.trim_start_matches('/'))
        });
        all_are_named(&folder.join(part), ending, named);
    }
}

/// The certificate of a Java key store, where there is a Java to read it.
fn jks(file: &Path) -> Option<Vec<u8>> {
    let output = Command::new("keytool")
        .args([
            "-exportcert",
            "-alias",
            "test",
            "-storepass",
            "test",
            "-keystore",
        ])
        .arg(file)
        .output();
    let der = output.ok().filter(|output| output.status.success());
    if der.is_none() {
        println!("keytool absent, skipped: {}", file.display());
    }
    der.map(|output| output.stdout)
}

#[test]
fn a_certificate_out_of_date_is_passed_over() {
    let Some(folder) = vectors() else { return };
    let der = certificate(&folder.join("certs/engine/SHA256withECDSA.crt"));
    for (now, code) in [
        ("2020-11-06T08:11:14Z", "metadata.certificate-dates"),
        ("2020-11-06T08:11:15Z", ""),
        ("2021-11-06T08:11:15Z", ""),
        ("2021-11-06T08:11:16Z", "metadata.certificate-dates"),
    ] {
        assert_eq!(as_signing_key_at(&der, now.parse().unwrap()), code, "{now}");
    }
}

/// `keystores/engine/signatureTestKeystore.p12` is not among the vectors; such a key is.
#[test]
fn brainpool_p224_is_refused_as_key_and_as_anchor() {
    let group = EcGroup::from_curve_name(Nid::from_raw(927)).unwrap();
    assert_eq!(
        group.curve_name().unwrap().short_name().unwrap(),
        "brainpoolP256r1"
    );
    let group = EcGroup::from_curve_name(Nid::from_raw(925)).unwrap();
    assert_eq!(
        group.curve_name().unwrap().short_name().unwrap(),
        "brainpoolP224r1"
    );
    let key = PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap();
    let weak = Pair::issued("x", key, None, MessageDigest::sha256(), (-9, 9999));
    assert_eq!(as_signing_key_at(&weak.der(), now()), KEY);
    assert_eq!(
        certificate_facts(&weak.der()).unwrap().key,
        "brainpoolP224r1"
    );
    let node = long_lived();
    let document = service(&[node.der()], &node.signer());
    let refused = judged(
        document.as_bytes(),
        "https://ca.example",
        &[weak.der()],
        &now().to_string(),
    );
    assert_eq!(refused.unwrap_err(), MetadataError::Anchor);
}

#[test]
fn the_lists_and_the_messages_beside_them_are_judged() {
    let Some(folder) = vectors() else { return };
    let folder = folder.join("opensaml-eidas");
    let signer = certificate(&folder.join("eidas-servicelist-validation-cert.crt"));
    for (file, now, code) in [
        ("mdservicelist.xml", "2018-03-01T00:00:00Z", ""),
        (
            "mdservicelist.xml",
            "2018-03-03T11:06:06.233Z",
            "list.expired",
        ),
        (
            "mdservicelist.xml",
            "2018-02-24T11:00:00Z",
            "list.issue-date",
        ),
        (
            "mdservicelist-badsign.xml",
            "2018-03-01T00:00:00Z",
            "signature.digest",
        ),
        // Assertions are no lists.
        (
            "example-assertion.xml",
            "2018-03-01T00:00:00Z",
            "signature.missing",
        ),
        (
            "example-transliteration.xml",
            "2018-03-01T00:00:00Z",
            "signature.missing",
        ),
    ] {
        let expectation = ServiceListExpectation {
            signers: std::slice::from_ref(&signer),
            now: now.parse().unwrap(),
            skew: SignedDuration::ZERO,
        };
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let found = match accept_service_list(&bytes, &expectation) {
            Ok(_) => "",
            Err(error) => error.code(),
        };
        assert_eq!(found, code, "{file} at {now}");
    }
}
