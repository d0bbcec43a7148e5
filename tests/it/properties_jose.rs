//! Properties of JOSE over random claims and texts: what was signed verifies, what was encrypted
//! decrypts, and no bit of a token may change.

use crate::oidc_world::{p256, rsa};
use crate::properties::{cases, flipped};
use eidas_bridge::oidc::jose::{
    self, ContentEncryption, EncryptionChoice, JweKey, JwkSet, JwsAlgorithm, JwsKey,
    KeyManagementAlgorithm,
};
use openssl::ec::{EcGroup, EcKey};
use openssl::nid::Nid;
use openssl::pkey::PKey;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;
use std::sync::LazyLock;

/// One key for each algorithm, in the order of `JwsAlgorithm::ALL`.
static SIGNERS: LazyLock<Vec<JwsKey>> = LazyLock::new(|| {
    let keys = JwsAlgorithm::ALL.into_iter().map(|algorithm| {
        let key = match algorithm {
            JwsAlgorithm::Es256 => p256(),
            JwsAlgorithm::Es384 => {
                let group = EcGroup::from_curve_name(Nid::SECP384R1).unwrap();
                PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap()
            }
            JwsAlgorithm::Ps256 | JwsAlgorithm::Rs256 => rsa(),
        };
        JwsKey::new(key, algorithm).unwrap()
    });
    keys.collect()
});

static RECEIVERS: LazyLock<[JweKey; 2]> =
    LazyLock::new(|| [p256(), rsa()].map(|key| JweKey::new(key).unwrap()));

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        // Such as have one form in decimal only.
        any::<i16>().prop_map(|eighths| Value::from(f64::from(eighths) / 8.0)),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            object(inner),
        ]
    })
}

fn object(inner: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    btree_map(any::<String>(), inner, 0..4)
        .prop_map(|members| Value::Object(members.into_iter().collect()))
}

fn choice() -> impl Strategy<Value = EncryptionChoice> {
    (
        select(&KeyManagementAlgorithm::ALL[..]),
        select(&ContentEncryption::ALL[..]),
    )
        .prop_map(|(alg, enc)| EncryptionChoice { alg, enc })
}

fn encrypt(text: &str, choice: EncryptionChoice) -> String {
    let fitting = RECEIVERS
        .iter()
        .find_map(|key| jose::encrypt(text, &key.public(Some(choice.alg)), choice).ok());
    fitting.unwrap()
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn claims_verify_as_they_were_signed(claims in object(json()), signer in 0..4_usize) {
        let signer = &SIGNERS[signer];
        let token = jose::sign(&claims, signer, "JWT").unwrap();
        let keys = JwkSet::new(vec![signer.public().clone()]);
        let read = jose::verify(&token, &keys, &[signer.algorithm()]).unwrap();
        let read = Value::Object(read.into_claims());
        prop_assert_eq!(read, claims);
        let others: Vec<_> = JwsAlgorithm::ALL
            .into_iter()
            .filter(|algorithm| *algorithm != signer.algorithm())
            .collect();
        prop_assert!(jose::verify(&token, &keys, &others).is_err());
    }

    #[test]
    fn text_decrypts_as_it_was_encrypted(text in any::<String>(), choice in choice()) {
        let token = encrypt(&text, choice);
        prop_assert_eq!(jose::decrypt(&token, &*RECEIVERS, &[choice]), Ok(text));
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn no_bit_of_a_signed_token_may_change(signer in 0..4_usize, at in any::<Index>()) {
        let signer = &SIGNERS[signer];
        let token = jose::sign(&serde_json::json!({ "sub": "é" }), signer, "JWT").unwrap();
        let keys = JwkSet::new(SIGNERS.iter().map(|key| key.public().clone()).collect());
        if let Ok(changed) = std::str::from_utf8(&flipped(token.as_bytes(), at)) {
            prop_assert!(jose::verify(changed, &keys, &JwsAlgorithm::ALL).is_err());
        }
    }

    #[test]
    fn no_bit_of_an_encrypted_token_may_change(choice in choice(), at in any::<Index>()) {
        let token = encrypt("a.b.c", choice);
        if let Ok(changed) = std::str::from_utf8(&flipped(token.as_bytes(), at)) {
            let every = KeyManagementAlgorithm::ALL.into_iter();
            let every: Vec<_> = every
                .flat_map(|alg| ContentEncryption::ALL.map(|enc| EncryptionChoice { alg, enc }))
                .collect();
            prop_assert!(jose::decrypt(changed, &*RECEIVERS, &every).is_err());
        }
    }
}
