//! Third-party messages and metadata, judged as their README says: the EC's node and Sweden
//! Connect wrote them, not we.

use crate::xml_fixtures::{SAML, keystore, vectors};
use eidas_bridge::xml::{
    DecryptError, DecryptionKey, DecryptionPolicy, Document, Limits, MissingHint,
    SignatureAlgorithm, SignatureError, SignaturePolicy, VerificationKey, XmlError, canonicalize,
    decrypt_to_bytes, key_info_certificates, verify_element, verify_enveloped,
};
use std::path::Path;

const OLD_AND_LAX: DecryptionPolicy = DecryptionPolicy {
    allow_mgf1p: true,
    allow_oaep_sha1: true,
    ..DecryptionPolicy::EIDAS
};

fn read(file: &Path, limits: &Limits) -> Document {
    let bytes = std::fs::read(file).unwrap();
    Document::parse(&bytes, limits).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn keys_of(file: &Path) -> Option<Vec<DecryptionKey>> {
    let pairs = keystore(file)?;
    Some(
        pairs
            .into_iter()
            .map(|(key, cert)| DecryptionKey::new(key, &cert).unwrap())
            .collect(),
    )
}

fn open(
    file: &Path,
    keys: &[DecryptionKey],
    policy: &DecryptionPolicy,
) -> Result<Vec<u8>, DecryptError> {
    let document = read(file, &Limits::MESSAGE);
    let sealed = document.root().child(SAML, "EncryptedAssertion").unwrap();
    decrypt_to_bytes(sealed, keys, policy).map(|bytes| bytes.to_vec())
}

#[test]
fn encrypted_responses_open_to_the_given_plaintext() {
    let Some(folder) = vectors() else { return };
    let Some(keys) = keys_of(&folder.join("encryption/test.p12")) else {
        return;
    };
    let node = keys_of(&folder.join("keystores/config-connector/eidasKeyStore.p12")).unwrap();
    for file in [
        "encryption/saml_rsa_rsa-oaep-mgf1p_encrypted_response.xml",
        "encryption/saml_rsa_rsa-oaep_encrypted_response.xml",
        "encryption/saml_rsa_rsa-oaep_encrypted_response_DEREncodedKeyValue.xml",
        "encryption/saml_ec_Brainpool_kw-aes256_encrypted_response.xml",
        "encryption/saml_ec_Brainpool_kw-aes128_encrypted_response.xml",
        "encryption/saml_ec_NistCurve_kw-aes256_encrypted_response.xml",
        "encryption/saml_ec_NistCurve_kw-aes128_encrypted_response.xml",
        "engine/saml_response_key_transport_rsa-oaep.xml",
        "engine/ec-cert-encryptedAssertion.xml",
    ] {
        let keys = if file.contains("key_transport") {
            &node
        } else {
            &keys
        };
        let opened = open(&folder.join(file), keys, &OLD_AND_LAX);
        let name = Path::new(file).file_name().unwrap().to_str().unwrap();
        let given = std::fs::read(folder.join(format!("decrypted/{name}.assertion.xml"))).unwrap();
        let opened = opened.unwrap_or_else(|error| panic!("{file}: {error}"));
        let same = opened.trim_ascii_end() == given.trim_ascii_end();
        assert!(same, "{file}: another plaintext");
    }
    for file in [
        "rsa-cert-encryptedAssertion.xml",
        "rsa-keyValues-encryptedAssertion.xml",
    ] {
        let opened = open(&folder.join("engine").join(file), &keys, &OLD_AND_LAX).unwrap();
        let document = Document::parse(&opened, &Limits::MESSAGE).unwrap();
        assert!(document.root().is(SAML, "Assertion"), "{file}");
    }
}

#[test]
fn refused_algorithms_are_refused_by_name() {
    let Some(folder) = vectors() else { return };
    let refused =
        |file: &str, policy: &DecryptionPolicy| open(&folder.join(file), &[], policy).err();
    let old = DecryptionPolicy::EIDAS_1_2;
    for file in [
        "encryption/saml_rsa_rsa-oaep-mgf1p_encrypted_response.xml",
        "encryption/saml_rsa_rsa-oaep_encrypted_response_DEREncodedKeyValue.xml",
        "engine/saml_response_key_transport_mgf1p.xml",
    ] {
        let now = refused(file, &DecryptionPolicy::EIDAS);
        assert_eq!(now, Some(DecryptError::Algorithm), "{file}");
        assert_eq!(refused(file, &old), Some(DecryptError::NotForUs), "{file}");
    }
    // A key agreement message that names a key transport: outside every version's rules.
    let mixed = refused(
        "engine/saml_response_key_agreement_mgf1p.xml",
        &DecryptionPolicy::EIDAS,
    );
    assert_eq!(mixed, Some(DecryptError::Algorithm));
    let sha1 = "encryption/saml_rsa_rsa-oaep_encrypted_response.xml";
    assert_eq!(
        refused(sha1, &DecryptionPolicy::EIDAS),
        Some(DecryptError::Algorithm)
    );
    assert_eq!(refused(sha1, &old), Some(DecryptError::Algorithm));
    for file in [
        "engine/saml_response_key_agreement_kw_aes256.xml",
        "engine/saml_response_key_transport_rsa-oaep.xml",
    ] {
        let now = refused(file, &DecryptionPolicy::EIDAS);
        assert_eq!(
            now,
            Some(DecryptError::NotForUs),
            "{file}: the algorithms are taken"
        );
    }
}

#[test]
fn recipients_that_are_not_us_or_not_named() {
    let Some(folder) = vectors() else { return };
    let Some(keys) = keys_of(&folder.join("encryption/test.p12")) else {
        return;
    };
    let unknown = open(
        &folder.join("engine/rsa-unknowncert-encryptedAssertion.xml"),
        &keys,
        &OLD_AND_LAX,
    );
    assert_eq!(unknown.err(), Some(DecryptError::NotForUs));
    let strict = DecryptionPolicy {
        missing_hint: MissingHint::Refuse,
        ..OLD_AND_LAX
    };
    let missing = |what: &str, policy| {
        let name =
            format!("encryption/INVALID_saml_rsa_rsa-oaep_encrypted_response_missing_{what}.xml");
        open(&folder.join(name), &keys, policy).map(|plain| !plain.is_empty())
    };
    assert_eq!(missing("keyInfo", &OLD_AND_LAX), Ok(true));
    let unnamed = missing("keyInfo", &strict);
    assert_eq!(unnamed, Err(DecryptError::NoRecipient));
    // The EC's node misses a certificate or DEREncodedKeyValue here; we know the RSA modulus.
    assert_eq!(missing("pubkey", &strict), Ok(true));
}

#[test]
fn the_inner_signature_of_the_brainpool_assertions_verifies_and_the_outer_does_not() {
    let Some(folder) = vectors() else { return };
    for size in ["256", "128"] {
        let name = format!("saml_ec_Brainpool_kw-aes{size}_encrypted_response.xml");
        let inner = read(
            &folder.join(format!("decrypted/{name}.assertion.xml")),
            &Limits::MESSAGE,
        );
        let certificates = key_info_certificates(&inner);
        let keys = [VerificationKey::from_certificate_der(&certificates[0]).unwrap()];
        let verified = verify_element(inner.root(), &keys, &SignaturePolicy::EIDAS).unwrap();
        assert!(verified.is(SAML, "Assertion"));
        assert!(
            verified
                .children()
                .all(|child| child.local_name() != "Signature")
        );

        let outer = read(&folder.join("encryption").join(name), &Limits::MESSAGE);
        let certificates = key_info_certificates(&outer);
        let keys = [VerificationKey::from_certificate_der(&certificates[0]).unwrap()];
        let refused = verify_enveloped(&outer, &keys, &SignaturePolicy::EIDAS);
        assert_eq!(refused.err(), Some(SignatureError::Digest));
    }
}

/// Verifies metadata with the first certificate that it carries, as if that were trusted.
fn judge(file: &Path) -> Result<(), SignatureError> {
    let document = read(file, &Limits::METADATA);
    let keys: Vec<_> = key_info_certificates(&document)
        .first()
        .map(|der| VerificationKey::from_certificate_der(der).unwrap())
        .into_iter()
        .collect();
    let policy = SignaturePolicy {
        min_rsa_bits: 2048,
        ..SignaturePolicy::METADATA
    };
    verify_enveloped(&document, &keys, &policy).map(|_| ())
}

#[test]
fn metadata_that_was_edited_is_told_from_metadata_that_was_not() {
    let Some(folder) = vectors() else { return };
    let folder = folder.join("metadata");
    for good in [
        "EntityDescriptors3/ConnectorMetadata.xml",
        "SignatureCheck/ServiceMetadata.xml",
    ] {
        assert_eq!(judge(&folder.join(good)), Ok(()), "{good}");
    }
    for edited in [
        "EntityDescriptors3/ServiceMetadata.xml",
        "EntityDescriptors4/test2.xml",
        "EntityDescriptors5/ServiceMetadata.xml",
        "EntityDescriptors5/ConnectorMetadata.xml",
        "ServiceMetadata.xml",
        "ServiceMetadataRepo/ServiceMetadata.xml",
        "ServiceMetadataWithRequesterId.xml",
        "EntityDescriptors6/ConnectorMetadataIntermediateCaMetadataRootCaMetadata.xml",
        "EntityDescriptors6/ConnectorMetadataMetadataNodeRootCaMetadata.xml",
        "JavaCharsInID/ServiceMetadata.xml",
    ] {
        assert_eq!(
            judge(&folder.join(edited)),
            Err(SignatureError::Digest),
            "{edited}"
        );
    }
    // The first two have a signature per role only; the third has "..." typed into its signature.
    for bad in [
        "EntityDescriptors1/test.xml",
        "EntityDescriptors2/test1.xml",
        "ServiceMetadataWithTwoSigningKeys.xml",
    ] {
        assert!(judge(&folder.join(bad)).is_err(), "{bad}");
    }
    let unsigned = folder.join("EntityDescriptors2/test2.xml");
    assert_eq!(judge(&unsigned), Err(SignatureError::Missing));
    let broken = std::fs::read(folder.join("EntityDescriptors4/test1_not_Well_Formed_XML.xml"));
    let refused = Document::parse(&broken.unwrap(), &Limits::METADATA);
    assert!(matches!(
        refused,
        Err(XmlError::Syntax | XmlError::MismatchedTag | XmlError::Incomplete)
    ));
}

#[test]
fn messages_may_not_refer_to_the_whole_document() {
    let Some(folder) = vectors() else { return };
    let document = read(
        &folder.join("metadata/EntityDescriptors3/ConnectorMetadata.xml"),
        &Limits::METADATA,
    );
    let der = key_info_certificates(&document);
    let keys = [VerificationKey::from_certificate_der(&der[0]).unwrap()];
    let refused = verify_enveloped(&document, &keys, &SignaturePolicy::EIDAS);
    assert_eq!(refused.err(), Some(SignatureError::Reference));
}

#[test]
fn the_swedish_service_list_verifies_by_exception_and_its_forgery_does_not() {
    let Some(folder) = vectors() else { return };
    let folder = folder.join("opensaml-eidas");
    let pem = std::fs::read(folder.join("eidas-servicelist-validation-cert.crt")).unwrap();
    let keys = [VerificationKey::from_certificate_pem(&pem).unwrap()];
    let exception = SignaturePolicy {
        signature_algorithms: &[SignatureAlgorithm::RsaPkcs1Sha256],
        min_rsa_bits: 2048,
        ..SignaturePolicy::METADATA
    };
    let list = read(&folder.join("mdservicelist.xml"), &Limits::METADATA);
    assert!(verify_enveloped(&list, &keys, &exception).is_ok());
    let refused = verify_enveloped(&list, &keys, &SignaturePolicy::METADATA);
    assert_eq!(refused.err(), Some(SignatureError::Algorithm));
    let forged = read(&folder.join("mdservicelist-badsign.xml"), &Limits::METADATA);
    assert!(verify_enveloped(&forged, &keys, &exception).is_err());
}

#[test]
fn every_stored_message_reads_and_its_canonical_form_is_a_fixed_point() {
    let Some(folder) = vectors() else { return };
    for part in ["decrypted", "engine", "encryption", "opensaml-eidas"] {
        for entry in std::fs::read_dir(folder.join(part)).unwrap() {
            let file = entry.unwrap().path();
            if file.ends_with("engine/signature.xml") {
                let refused = Document::parse(&std::fs::read(&file).unwrap(), &Limits::METADATA);
                assert_eq!(refused.err(), Some(XmlError::Encoding), "UTF-16");
            } else if file.extension().is_some_and(|e| e == "xml") {
                let document = read(&file, &Limits::METADATA);
                let canonical = canonicalize(document.root());
                let again = Document::parse(&canonical, &Limits::METADATA).unwrap();
                assert!(
                    canonicalize(again.root()) == canonical,
                    "{}",
                    file.display()
                );
            }
        }
    }
}
