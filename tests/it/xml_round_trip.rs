//! What we sign and encrypt, we verify and decrypt: every algorithm, every curve, and nothing
//! of it after a bit has changed.

use crate::xml_fixtures::{Identity, MALLORY, PEER, RSA, SAML, assertion, response};
use eidas_bridge::xml::{
    Comments, ContentEncryption, DecryptError, DecryptionPolicy, DigestAlgorithm, Document,
    EncryptionRecipient, KeyError, KeyManagement, KeyWrap, Limits, MissingHint, SignatureAlgorithm,
    SignatureError, SignaturePlacement, SignaturePolicy, SigningKey, VerificationKey, Verified,
    canonicalize, encrypt_element, key_info_certificates, sign_enveloped, verify_element,
    verify_enveloped,
};
use openssl::nid::Nid;

const AFTER_ISSUER: SignaturePlacement = SignaturePlacement::AfterFirstChild;
const CURVES: [Nid; 6] = [
    Nid::X9_62_PRIME256V1,
    Nid::SECP384R1,
    Nid::SECP521R1,
    Nid::BRAINPOOL_P256R1,
    Nid::BRAINPOOL_P384R1,
    Nid::BRAINPOOL_P512R1,
];

fn parse(text: &str) -> Document {
    Document::parse(text.as_bytes(), &Limits::MESSAGE).unwrap()
}

#[test]
fn every_signature_algorithm_and_curve_verifies_and_the_element_is_the_root() {
    use SignatureAlgorithm as A;
    let mut signers = vec![];
    for algorithm in [A::RsaPssSha256, A::RsaPssSha384, A::RsaPssSha512] {
        signers.push((RSA.clone(), algorithm));
    }
    for curve in CURVES {
        let identity = Identity::curve(curve);
        for algorithm in [A::EcdsaSha256, A::EcdsaSha384, A::EcdsaSha512] {
            signers.push((identity.clone(), algorithm));
        }
    }
    for (signer, algorithm) in signers {
        for digest in [
            DigestAlgorithm::Sha256,
            DigestAlgorithm::Sha384,
            DigestAlgorithm::Sha512,
        ] {
            let key = SigningKey::new(signer.key.clone(), &signer.certificate, algorithm, digest)
                .unwrap();
            let text = response("_r", &assertion("_a", "Zoë &amp; &#xD; &lt;"));
            let signed = sign_enveloped(&text, AFTER_ISSUER, &key).unwrap();
            let document = parse(&signed);
            let keys = [MALLORY.verification(), signer.verification()];
            let verified = verify_enveloped(&document, &keys, &SignaturePolicy::EIDAS).unwrap();
            assert!(verified.to_element() == document.root());
            let names: Vec<_> = verified.children().map(Verified::local_name).collect();
            assert_eq!(
                names,
                ["Issuer", "Status", "Assertion"],
                "without the signature"
            );
            let name = verified
                .child(SAML, "Assertion")
                .unwrap()
                .child(SAML, "Subject")
                .unwrap();
            assert_eq!(name.child(SAML, "NameID").unwrap().text(), "Zoë & \r <");
            assert_eq!(verified.descendants().count(), 7);
            assert_eq!(key_info_certificates(&document), [signer.der()]);
        }
    }
}

#[test]
fn a_signature_survives_reformatted_tags_but_no_changed_content() {
    let signed = sign_enveloped(
        &response("_r", ""),
        AFTER_ISSUER,
        &PEER.signing(SignatureAlgorithm::EcdsaSha256),
    )
    .unwrap();
    let verify = |text: &str| {
        let document = parse(text);
        verify_enveloped(&document, &[PEER.verification()], &SignaturePolicy::EIDAS).map(|_| ())
    };
    assert_eq!(verify(&signed), Ok(()));
    assert_eq!(
        verify(&signed.replace("<saml2p:Status>", "<saml2p:Status  >")),
        Ok(())
    );
    assert_eq!(
        verify(&signed.replace("Version=\"2.0\"", "Version='2.0'")),
        Ok(())
    );
    assert_eq!(verify(&signed.replace("\"ok\"", "\"o&#107;\"")), Ok(()));
    for (from, to) in [
        ("Version=\"2.0\"", "Version=\"2.1\""),
        ("\"ok\"", "\"oK\""),
        ("<saml2p:Status>", "<saml2p:Status> "),
        ("peer.example", "pear.example"),
        ("Version=", "Consent=\"x\" Version="),
    ] {
        assert_eq!(
            verify(&signed.replacen(from, to, 1)),
            Err(SignatureError::Digest),
            "{to}"
        );
    }
}

#[test]
fn metadata_carries_the_signature_first_and_the_chain_behind_the_signer() {
    let key = PEER
        .signing(SignatureAlgorithm::EcdsaSha512)
        .with_chain(std::slice::from_ref(&RSA.certificate))
        .unwrap();
    let text = "<md:EntityDescriptor xmlns:md='urn:oasis:names:tc:SAML:2.0:metadata' ID='_m'>\
                <!-- c --><md:X/></md:EntityDescriptor>";
    let signed = sign_enveloped(text, SignaturePlacement::FirstChild, &key).unwrap();
    let document = Document::parse(signed.as_bytes(), &Limits::METADATA).unwrap();
    let first = document.root().children().next().unwrap();
    assert_eq!(first.local_name(), "Signature");
    assert_eq!(key_info_certificates(&document), [PEER.der(), RSA.der()]);
    let keys = [PEER.verification()];
    assert!(verify_enveloped(&document, &keys, &SignaturePolicy::METADATA).is_ok());
    let strict = verify_enveloped(&document, &keys, &SignaturePolicy::EIDAS);
    assert_eq!(strict.err(), Some(SignatureError::ExtraCertificate));
}

#[test]
fn nothing_is_signed_that_we_would_not_read() {
    let key = PEER.signing(SignatureAlgorithm::EcdsaSha256);
    for text in [
        "<a",
        "<a/>",
        "<a ID=''><b/></a>",
        "<a ID='x'/>",
        "<!DOCTYPE a><a ID='x'><b/></a>",
    ] {
        assert!(sign_enveloped(text, AFTER_ISSUER, &key).is_err(), "{text}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn every_way_of_encryption_opens_again_under_the_signature_only() {
    let inner = sign_enveloped(
        &assertion("_a", "alice"),
        AFTER_ISSUER,
        &PEER.signing(SignatureAlgorithm::EcdsaSha256),
    )
    .unwrap();
    let mut ways = vec![];
    for oaep_digest in [
        DigestAlgorithm::Sha256,
        DigestAlgorithm::Sha384,
        DigestAlgorithm::Sha512,
    ] {
        for oaep_mask in [DigestAlgorithm::Sha256, DigestAlgorithm::Sha512] {
            let management = KeyManagement {
                oaep_digest,
                oaep_mask,
                ..KeyManagement::EIDAS
            };
            ways.push((RSA.clone(), management));
        }
    }
    for (number, curve) in CURVES.into_iter().enumerate() {
        let key_wrap = [KeyWrap::Aes256, KeyWrap::Aes128, KeyWrap::Aes192][number % 3];
        ways.push((
            Identity::curve(curve),
            KeyManagement {
                key_wrap,
                ..KeyManagement::EIDAS
            },
        ));
    }
    for (receiver, management) in ways {
        for content in [
            ContentEncryption::Aes128Gcm,
            ContentEncryption::Aes192Gcm,
            ContentEncryption::Aes256Gcm,
        ] {
            let recipient = EncryptionRecipient::new(&receiver.der(), management).unwrap();
            let encrypted = encrypt_element(&inner, &recipient, content).unwrap();
            let wrapped =
                format!("<saml2:EncryptedAssertion>{encrypted}</saml2:EncryptedAssertion>");
            let signed = sign_enveloped(
                &response("_r", &wrapped),
                AFTER_ISSUER,
                &PEER.signing(SignatureAlgorithm::EcdsaSha256),
            )
            .unwrap();
            let document = parse(&signed);
            let trusted = [PEER.verification()];
            let verified = verify_enveloped(&document, &trusted, &SignaturePolicy::EIDAS).unwrap();
            let sealed = verified.child(SAML, "EncryptedAssertion").unwrap();
            let keys = [PEER.decryption(), RSA.decryption(), receiver.decryption()];
            let opened = sealed
                .decrypt(&keys, &DecryptionPolicy::EIDAS, &Limits::MESSAGE)
                .unwrap();
            assert_eq!(canonicalize(opened.root().to_element()), inner.as_bytes());
            let again = verify_element(
                opened.root().to_element(),
                &trusted,
                &SignaturePolicy::EIDAS,
            );
            assert!(again.is_ok());
            let stranger = [MALLORY.decryption()];
            let refused = sealed.decrypt(&stranger, &DecryptionPolicy::EIDAS, &Limits::MESSAGE);
            assert_eq!(refused.err(), Some(DecryptError::NotForUs));
        }
    }
}

#[test]
fn two_encryptions_of_one_text_share_nothing_secret() {
    let once = || encrypt_element("<a/>", &PEER.recipient(), ContentEncryption::Aes256Gcm).unwrap();
    let (a, b) = (once(), once());
    for name in ["dsig11:PublicKey>", "xenc:CipherValue>"] {
        let values = |text: &str| -> Vec<String> {
            text.split(name)
                .skip(1)
                .step_by(2)
                .map(str::to_owned)
                .collect()
        };
        assert!(!values(&a).is_empty());
        assert!(values(&a).iter().zip(values(&b)).all(|(x, y)| *x != y));
    }
}

/// Decrypts an `EncryptedData` with the receiver's keys, as if it had been signed.
fn open(encrypted: &str, policy: &DecryptionPolicy) -> Result<String, DecryptError> {
    let signed = sign_enveloped(
        &response(
            "_r",
            &format!("<saml2:EncryptedAssertion>{encrypted}</saml2:EncryptedAssertion>"),
        ),
        AFTER_ISSUER,
        &PEER.signing(SignatureAlgorithm::EcdsaSha256),
    )
    .unwrap();
    let document = parse(&signed);
    let verified =
        verify_enveloped(&document, &[PEER.verification()], &SignaturePolicy::EIDAS).unwrap();
    let sealed = verified.child(SAML, "EncryptedAssertion").unwrap();
    let limits = Limits {
        comments: Comments::Refuse,
        ..Limits::MESSAGE
    };
    let opened = sealed.decrypt(&[PEER.decryption(), RSA.decryption()], policy, &limits)?;
    Ok(String::from_utf8(canonicalize(opened.root().to_element())).unwrap())
}

fn seal(plain: &str, to: &Identity) -> String {
    encrypt_element(plain, &to.recipient(), ContentEncryption::Aes256Gcm).unwrap()
}

#[test]
fn plaintext_may_use_the_prefixes_around_the_ciphertext() {
    let opened = open(&seal("<saml2:Assertion/>", &PEER), &DecryptionPolicy::EIDAS);
    assert_eq!(
        opened.unwrap(),
        format!("<saml2:Assertion xmlns:saml2=\"{SAML}\"></saml2:Assertion>")
    );
}

#[test]
fn what_does_not_decrypt_to_one_clean_element_is_one_and_the_same_failure() {
    for plain in [
        "",
        "text",
        "<a/><b/>",
        "<a/>x",
        "<p:a/>",
        "<!DOCTYPE a><a/>",
        "<a><!-- --></a>",
    ] {
        let opened = open(&seal(plain, &PEER), &DecryptionPolicy::EIDAS);
        assert_eq!(opened, Err(DecryptError::Failed), "{plain}");
    }
    let sealed = seal("<a/>", &RSA);
    let values: Vec<_> = sealed
        .match_indices("<xenc:CipherValue>")
        .map(|(at, _)| at + 18)
        .collect();
    assert_eq!(values.len(), 2);
    for at in values {
        let other = if &sealed[at..=at] == "A" { "B" } else { "A" };
        let mut broken = sealed.clone();
        broken.replace_range(at..=at, other);
        assert_eq!(
            open(&broken, &DecryptionPolicy::EIDAS),
            Err(DecryptError::Failed)
        );
        let end = at + sealed[at..].find('<').unwrap();
        for short in ["", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
            let mut broken = sealed.clone();
            broken.replace_range(at..end, short);
            assert_eq!(
                open(&broken, &DecryptionPolicy::EIDAS),
                Err(DecryptError::Failed)
            );
        }
    }
    let sealed = seal("<a/>", &PEER);
    let at = sealed.find("<xenc:CipherValue>").unwrap() + 18;
    let end = at + sealed[at..].find('<').unwrap();
    for short in [
        "",
        "AAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    ] {
        let mut broken = sealed.clone();
        broken.replace_range(at..end, short);
        assert_eq!(
            open(&broken, &DecryptionPolicy::EIDAS),
            Err(DecryptError::Failed),
            "{short}"
        );
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn the_form_of_encryption_is_judged_before_any_key() {
    use DecryptError as E;
    let rsa = seal("<a/>", &RSA);
    let curve = seal("<a/>", &PEER);
    let gcm = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
    let oaep = "http://www.w3.org/2009/xmlenc11#rsa-oaep";
    let from = |text: &str, a: &str, b: &str| {
        assert!(text.contains(a), "{a}");
        open(&text.replacen(a, b, 1), &DecryptionPolicy::EIDAS).unwrap_err()
    };
    for cbc in ["aes128-cbc", "aes256-cbc", "tripledes-cbc"] {
        let uri = format!("http://www.w3.org/2001/04/xmlenc#{cbc}");
        assert_eq!(from(&rsa, gcm, &uri), E::Algorithm);
    }
    for transport in ["rsa-1_5", "rsa-oaep-mgf1p"] {
        let uri = format!("http://www.w3.org/2001/04/xmlenc#{transport}");
        assert_eq!(from(&rsa, oaep, &uri), E::Algorithm);
    }
    assert_eq!(
        from(
            &rsa,
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "http://www.w3.org/2000/09/xmldsig#sha1"
        ),
        E::Algorithm
    );
    assert_eq!(from(&rsa, "mgf1sha256", "mgf1sha1"), E::Algorithm);
    assert_eq!(from(&rsa, "mgf1sha256", "mgf1md5"), E::Algorithm);
    assert_eq!(from(&curve, "ECDH-ES", "dh-es"), E::Structure);
    assert_eq!(from(&curve, "#ConcatKDF", "#pbkdf2"), E::Structure);
    assert_eq!(
        from(&curve, "PartyUInfo=\"0000\"", "PartyUInfo=\"zz\""),
        E::Structure
    );
    assert_eq!(
        from(&curve, "PartyUInfo=\"0000\"", "PartyUInfo=\"00\""),
        E::Failed
    );
    assert_eq!(
        from(
            &curve,
            "urn:oid:1.2.840.10045.3.1.7",
            "urn:oid:1.3.132.0.34"
        ),
        E::Failed
    );
    assert_eq!(
        from(
            &rsa,
            "<xenc:CipherData><xenc:CipherValue>",
            "<xenc:CipherData><xenc:CipherReference URI=\"http://127.0.0.1/\"/><xenc:CipherValue>"
        ),
        E::Structure
    );
    assert_eq!(
        from(
            &rsa,
            "<xenc:EncryptedKey>",
            "<ds:RetrievalMethod URI=\"#x\"/><xenc:EncryptedKey>"
        ),
        E::Structure
    );
    assert_eq!(from(&rsa, "xmlenc#Element", "xmlenc#Content"), E::Structure);
}

#[test]
fn a_missing_recipient_follows_the_policy() {
    let sealed = seal("<a/>", &RSA);
    let (head, rest) = sealed.split_once("<ds:X509Data>").unwrap();
    let (_, tail) = rest.split_once("</ds:X509Data>").unwrap();
    let anonymous = format!("{head}{tail}");
    assert!(open(&anonymous, &DecryptionPolicy::EIDAS).is_ok());
    let strict = DecryptionPolicy {
        missing_hint: MissingHint::Refuse,
        ..DecryptionPolicy::EIDAS
    };
    assert_eq!(open(&anonymous, &strict), Err(DecryptError::NoRecipient));
    assert!(open(&sealed, &strict).is_ok());
}

#[test]
fn base64_may_be_broken_into_lines() {
    let mut sealed = seal("<a/>", &PEER);
    for name in [
        "<xenc:CipherValue>",
        "<dsig11:PublicKey>",
        "<ds:X509Certificate>",
    ] {
        sealed = sealed.replace(name, &format!("{name}&#13;\n  "));
        sealed = sealed.replace(
            &name.replace('<', "</"),
            &format!("\t{}", name.replace('<', "</")),
        );
    }
    assert!(open(&sealed, &DecryptionPolicy::EIDAS).is_ok());
}

#[test]
fn keys_outside_the_profile_never_become_keys() {
    use KeyError as E;
    let verification = |identity: &Identity| {
        VerificationKey::from_certificate_der(&identity.der())
            .map(|_| ())
            .unwrap_err()
    };
    for curve in [
        Nid::SECP256K1,
        Nid::SECP224R1,
        Nid::BRAINPOOL_P256T1,
        Nid::BRAINPOOL_P320R1,
    ] {
        assert_eq!(verification(&Identity::curve(curve)), E::Curve);
    }
    assert_eq!(
        verification(&Identity::explicit_curve(Nid::X9_62_PRIME256V1)),
        E::ExplicitCurve
    );
    let mut trailing = PEER.der();
    trailing.push(0);
    assert_eq!(
        VerificationKey::from_certificate_der(&trailing).err(),
        Some(E::Certificate)
    );
    assert_eq!(
        VerificationKey::from_certificate_der(b"").err(),
        Some(E::Certificate)
    );
    let small = Identity::rsa(2048);
    let refused = EncryptionRecipient::new(&small.der(), KeyManagement::EIDAS);
    assert_eq!(refused.err(), Some(E::TooSmall));
    let mixed = SigningKey::new(
        PEER.key.clone(),
        &MALLORY.certificate,
        SignatureAlgorithm::EcdsaSha256,
        DigestAlgorithm::Sha256,
    );
    assert_eq!(mixed.err(), Some(E::Mismatch));
    let wrong = SigningKey::new(
        PEER.key.clone(),
        &PEER.certificate,
        SignatureAlgorithm::RsaPssSha256,
        DigestAlgorithm::Sha256,
    );
    assert_eq!(wrong.err(), Some(E::Algorithm));

    // The message names a short key that somebody has come to trust all the same.
    let signed = sign_enveloped(
        &response("_r", ""),
        AFTER_ISSUER,
        &RSA.signing(SignatureAlgorithm::RsaPssSha256),
    )
    .unwrap();
    let base64 =
        |identity: &Identity| openssl::base64::encode_block(&identity.der()).replace('\n', "");
    let signed = signed.replace(&base64(&RSA), &base64(&small));
    let document = parse(&signed);
    let verified = verify_enveloped(&document, &[small.verification()], &SignaturePolicy::EIDAS);
    assert_eq!(verified.err(), Some(SignatureError::KeyTooSmall));
}
