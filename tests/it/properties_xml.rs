//! Properties of the XML engine over random documents: written and read, signed and verified with
//! every algorithm, encrypted and decrypted in every way, and nothing of it after one bit has
//! changed.

use crate::properties::{cases, document, flipped, told, told_verified};
use crate::xml_fixtures::{Identity, PEER, RSA, SAML, assertion, response};
use eidas_bridge::xml::{
    ContentEncryption, DecryptionPolicy, DigestAlgorithm, Document, EncryptionRecipient,
    KeyManagement, KeyWrap, Limits, SignatureAlgorithm, SignaturePlacement, SignaturePolicy,
    SigningKey, canonicalize, encrypt_element, sign_enveloped, verify_element, verify_enveloped,
};
use openssl::nid::Nid;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::sync::LazyLock;

const AFTER_ISSUER: SignaturePlacement = SignaturePlacement::AfterFirstChild;

/// An RSA key and one on every curve.
static IDENTITIES: LazyLock<Vec<Identity>> = LazyLock::new(|| {
    let curves = [
        Nid::X9_62_PRIME256V1,
        Nid::SECP384R1,
        Nid::SECP521R1,
        Nid::BRAINPOOL_P256R1,
        Nid::BRAINPOOL_P384R1,
        Nid::BRAINPOOL_P512R1,
    ];
    let mut all = vec![RSA.clone()];
    all.extend(curves.map(Identity::curve));
    all
});

const DIGESTS: [DigestAlgorithm; 3] = [
    DigestAlgorithm::Sha256,
    DigestAlgorithm::Sha384,
    DigestAlgorithm::Sha512,
];

fn digest() -> impl Strategy<Value = DigestAlgorithm> {
    select(&DIGESTS[..])
}

fn parse(text: &str) -> Document {
    Document::parse(text.as_bytes(), &Limits::MESSAGE).unwrap()
}

/// A key and an algorithm that fits it.
fn signer(identity: usize, algorithm: usize, digest: DigestAlgorithm) -> SigningKey {
    use SignatureAlgorithm as A;
    let fitting = match identity {
        0 => [A::RsaPssSha256, A::RsaPssSha384, A::RsaPssSha512],
        _ => [A::EcdsaSha256, A::EcdsaSha384, A::EcdsaSha512],
    };
    let identity = &IDENTITIES[identity];
    let key = identity.key.clone();
    SigningKey::new(key, &identity.certificate, fitting[algorithm], digest).unwrap()
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn what_is_written_is_read_again_and_its_canonical_form_is_its_own(node in document()) {
        let document = parse(&node.written(None));
        prop_assert_eq!(told(document.root()), node.told());
        let canonical = canonicalize(document.root());
        let again = Document::parse(&canonical, &Limits::MESSAGE).unwrap();
        prop_assert_eq!(told(again.root()), node.told());
        prop_assert_eq!(canonicalize(again.root()), canonical);
    }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn what_is_signed_in_any_way_verifies_as_what_it_was(
        node in document(),
        identity in 0..7_usize,
        algorithm in 0..3_usize,
        digest in digest(),
        first in any::<bool>(),
    ) {
        let placement = if first { SignaturePlacement::FirstChild } else { AFTER_ISSUER };
        let text = node.written(Some("_r"));
        let signed = sign_enveloped(&text, placement, &signer(identity, algorithm, digest)).unwrap();
        let document = parse(&signed);
        let trusted = [IDENTITIES[identity].verification()];
        let verified = verify_enveloped(&document, &trusted, &SignaturePolicy::EIDAS).unwrap();
        prop_assert_eq!(told_verified(verified), told(parse(&text).root()));
        let other = [IDENTITIES[(identity + 1) % 7].verification()];
        prop_assert!(verify_enveloped(&document, &other, &SignaturePolicy::EIDAS).is_err());
    }

    #[test]
    fn what_is_encrypted_in_any_way_decrypts_to_what_it_was(
        node in document(),
        receiver in 0..7_usize,
        digest in digest(),
        mask in digest(),
        key_wrap in select(&[KeyWrap::Aes128, KeyWrap::Aes192, KeyWrap::Aes256][..]),
        content in select(&[
            ContentEncryption::Aes128Gcm,
            ContentEncryption::Aes192Gcm,
            ContentEncryption::Aes256Gcm,
        ][..]),
    ) {
        let management = KeyManagement {
            key_wrap,
            oaep_digest: digest,
            oaep_mask: mask,
            ..KeyManagement::EIDAS
        };
        let receiver = &IDENTITIES[receiver];
        let recipient = EncryptionRecipient::new(&receiver.der(), management).unwrap();
        let encrypted = encrypt_element(&node.written(None), &recipient, content).unwrap();
        let message = response("_r", &format!("<saml2:EncryptedAssertion>{encrypted}</saml2:EncryptedAssertion>"));
        let key = PEER.signing(SignatureAlgorithm::EcdsaSha256);
        let document = parse(&sign_enveloped(&message, AFTER_ISSUER, &key).unwrap());
        let trusted = [PEER.verification()];
        let verified = verify_enveloped(&document, &trusted, &SignaturePolicy::EIDAS).unwrap();
        let sealed = verified.child(SAML, "EncryptedAssertion").unwrap();
        let keys = [receiver.decryption()];
        let opened = sealed.decrypt(&keys, &DecryptionPolicy::EIDAS, &Limits::MESSAGE).unwrap();
        prop_assert_eq!(told_verified(opened.root()), node.told());
    }
}

/// One message by each kind of key, and what it says.
static SIGNED: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let text = response("_r", &assertion("_a", "Zoë &amp; &#xD; &lt;"));
    let told = told(parse(&text).root());
    let signed = (0..7).map(|identity| {
        let key = signer(identity, 0, DigestAlgorithm::Sha256);
        (
            sign_enveloped(&text, AFTER_ISSUER, &key).unwrap(),
            told.clone(),
        )
    });
    signed.collect()
});

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_signed_message_with_one_bit_changed_is_refused_or_says_the_same(
        identity in 0..7_usize,
        at in any::<Index>(),
    ) {
        let (signed, says) = &SIGNED[identity];
        let changed = flipped(signed.as_bytes(), at);
        if let Ok(document) = Document::parse(&changed, &Limits::MESSAGE) {
            let trusted = [IDENTITIES[identity].verification()];
            for element in std::iter::once(document.root()).chain(document.root().descendants()) {
                if let Ok(verified) = verify_element(element, &trusted, &SignaturePolicy::EIDAS) {
                    prop_assert_eq!(&told_verified(verified), says);
                }
            }
        }
    }

    #[test]
    fn no_bit_of_a_digest_or_signature_value_may_change(
        identity in 0..7_usize,
        digest in any::<bool>(),
        at in any::<Index>(),
    ) {
        let (signed, _) = &SIGNED[identity];
        let name = if digest { "<ds:DigestValue>" } else { "<ds:SignatureValue>" };
        let start = signed.find(name).unwrap() + name.len();
        let end = start + signed[start..].find('<').unwrap();
        let mut changed = signed.as_bytes().to_vec();
        let value = flipped(&changed[start..end], at);
        changed.splice(start..end, value);
        if let Ok(document) = Document::parse(&changed, &Limits::MESSAGE) {
            let trusted = [IDENTITIES[identity].verification()];
            let verified = verify_enveloped(&document, &trusted, &SignaturePolicy::EIDAS);
            prop_assert!(verified.is_err());
        }
    }
}
