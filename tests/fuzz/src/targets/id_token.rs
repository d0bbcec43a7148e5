//! The header (first line) and claims (the rest) of an `id_token`, which the target signs so that
//! the input is looked at. What verifies is the very JSON that was signed, read like by any other
//! parser; what is believed is from the provider, for us, and an answer to our request.

use crate::seeds::{ACCESS_TOKEN, CLIENT_ID, ISSUER, NONCE, jws_keys, relying_party};
use crate::world::{MINUTE, now};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use eidas_bridge::oidc::jose::{self, JwkSet, JwsAlgorithm};
use eidas_bridge::oidc::relying_party::{IdTokenExpectation, ProviderMetadata, RelyingParty};
use openssl::ecdsa::EcdsaSig;
use openssl::sha::sha256;
use serde_json::Value;
use std::sync::LazyLock;

static PARTIES: LazyLock<(RelyingParty, ProviderMetadata, JwkSet)> = LazyLock::new(|| {
    let (party, provider) = relying_party();
    let keys = JwkSet::new(vec![jws_keys()[0].public().clone()]);
    (party, provider, keys)
});

pub fn target(input: &[u8]) -> bool {
    let mut lines = input.splitn(2, |byte| *byte == b'\n');
    let (Some(header), Some(payload)) = (lines.next(), lines.next()) else {
        return false;
    };
    let token = sign(header, payload);
    let (party, provider, keys) = &*PARTIES;
    if let Ok(verified) = jose::verify(&token, keys, &[JwsAlgorithm::Es256]) {
        let header: Value = serde_json::from_slice(header).expect("it was read");
        assert_eq!(header["alg"], "ES256");
        assert!(header.get("crit").is_none() && header.get("b64").is_none());
        let payload: Value = serde_json::from_slice(payload).expect("it was read");
        assert_eq!(Value::Object(verified.into_claims()), payload);
    }
    let expected = IdTokenExpectation {
        nonce: NONCE,
        access_token: Some(ACCESS_TOKEN),
        max_age: None,
        now: now(),
        skew: MINUTE,
    };
    let Ok(believed) = party.verify_id_token(&token, provider, keys, &expected) else {
        return false;
    };
    let claims: Value = serde_json::from_slice(payload).expect("it was believed");
    assert_eq!(claims["iss"], ISSUER);
    assert_eq!(claims["nonce"], NONCE);
    assert_eq!(claims["sub"], believed.subject());
    let audience = &claims["aud"];
    let listed = audience.as_array().map(Vec::as_slice).unwrap_or_default();
    assert!(audience == CLIENT_ID || listed.iter().any(|one| one == CLIENT_ID));
    true
}

pub fn sign(header: &[u8], payload: &[u8]) -> String {
    static KEY: LazyLock<openssl::ec::EcKey<openssl::pkey::Private>> =
        LazyLock::new(|| crate::keys::Pair::p256("jose").key.ec_key().unwrap());
    let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let signed = format!("{}.{}", encode(header), encode(payload));
    let signature = EcdsaSig::sign(&sha256(signed.as_bytes()), &KEY).unwrap();
    let mut value = signature.r().to_vec_padded(32).unwrap();
    value.extend(signature.s().to_vec_padded(32).unwrap());
    format!("{signed}.{}", encode(&value))
}
