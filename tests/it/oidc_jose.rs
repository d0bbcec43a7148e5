//! JOSE against a second opinion (josekit), and against the known attacks.
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use eidas_bridge::oidc::jose::{
    self, ContentEncryption, EncryptionChoice, JoseError, JweKey, JwkSet, JwsAlgorithm, JwsKey,
    KeyManagementAlgorithm,
};
use josekit::jwe::{self, JweHeader};
use josekit::jwk::Jwk;
use josekit::jws;
use openssl::ec::{EcGroup, EcKey};
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use serde_json::{Value, json};

use crate::oidc_world::{a256gcm, es256, p256, republished, rsa};

const KINDS: [KeyManagementAlgorithm; 4] = KeyManagementAlgorithm::ALL;

fn p384() -> PKey<Private> {
    let group = EcGroup::from_curve_name(Nid::SECP384R1).unwrap();
    PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap()
}

fn pem(key: &PKey<Private>) -> Vec<u8> {
    key.private_key_to_pem_pkcs8().unwrap()
}

fn b64(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

fn key_for(alg: KeyManagementAlgorithm) -> PKey<Private> {
    match alg {
        KeyManagementAlgorithm::RsaOaep | KeyManagementAlgorithm::RsaOaep256 => rsa(),
        KeyManagementAlgorithm::EcdhEs | KeyManagementAlgorithm::EcdhEsA256kw => p256(),
    }
}

fn jwk(key: &JweKey) -> Jwk {
    Jwk::from_bytes(key.public(None).to_value().to_string()).unwrap()
}

fn josekit_encrypter(alg: KeyManagementAlgorithm, key: &Jwk) -> Box<dyn jwe::JweEncrypter> {
    match alg {
        KeyManagementAlgorithm::RsaOaep => Box::new(jwe::RSA_OAEP.encrypter_from_jwk(key).unwrap()),
        KeyManagementAlgorithm::RsaOaep256 => {
            Box::new(jwe::RSA_OAEP_256.encrypter_from_jwk(key).unwrap())
        }
        KeyManagementAlgorithm::EcdhEs => Box::new(jwe::ECDH_ES.encrypter_from_jwk(key).unwrap()),
        KeyManagementAlgorithm::EcdhEsA256kw => {
            Box::new(jwe::ECDH_ES_A256KW.encrypter_from_jwk(key).unwrap())
        }
    }
}

fn josekit_decrypter(alg: KeyManagementAlgorithm, pem: &[u8]) -> Box<dyn jwe::JweDecrypter> {
    match alg {
        KeyManagementAlgorithm::RsaOaep => Box::new(jwe::RSA_OAEP.decrypter_from_pem(pem).unwrap()),
        KeyManagementAlgorithm::RsaOaep256 => {
            Box::new(jwe::RSA_OAEP_256.decrypter_from_pem(pem).unwrap())
        }
        KeyManagementAlgorithm::EcdhEs => Box::new(jwe::ECDH_ES.decrypter_from_pem(pem).unwrap()),
        KeyManagementAlgorithm::EcdhEsA256kw => {
            Box::new(jwe::ECDH_ES_A256KW.decrypter_from_pem(pem).unwrap())
        }
    }
}

#[test]
fn josekit_opens_what_we_encrypt_and_we_open_what_it_encrypts() {
    for alg in KINDS {
        for enc in ContentEncryption::ALL {
            let choice = EncryptionChoice { alg, enc };
            let private = key_for(alg);
            let key = JweKey::new(private.clone()).unwrap();
            let ours = jose::encrypt("a.b.c", &key.public(Some(alg)), choice).unwrap();
            let decrypter = josekit_decrypter(alg, &pem(&private));
            let (text, header) = jwe::deserialize_compact(&ours, &*decrypter).unwrap();
            assert_eq!(text, b"a.b.c");
            assert_eq!(header.content_type(), Some("JWT"));

            let mut header = JweHeader::new();
            header.set_content_encryption(enc.as_str());
            // ECDH-ES with party information too.
            if !matches!(
                alg,
                KeyManagementAlgorithm::RsaOaep | KeyManagementAlgorithm::RsaOaep256
            ) {
                header.set_agreement_partyuinfo(b"Alice");
                header.set_agreement_partyvinfo(b"Bob");
            }
            let encrypter = josekit_encrypter(alg, &jwk(&key));
            let theirs = jwe::serialize_compact(b"x.y.z", &header, &*encrypter).unwrap();
            let text = jose::decrypt(&theirs, &[key], &[choice]);
            assert_eq!(text.as_deref(), Ok("x.y.z"), "{choice:?}");
        }
    }
}

#[test]
fn signatures_verify_across_both_implementations() {
    let ecdsa384 = JwsKey::new(p384(), JwsAlgorithm::Es384).unwrap();
    let pkcs1 = JwsKey::new(rsa(), JwsAlgorithm::Rs256).unwrap();
    let pss = JwsKey::new(rsa(), JwsAlgorithm::Ps256).unwrap();
    for key in [es256(), ecdsa384, pkcs1, pss] {
        let token = jose::sign(&json!({ "n": 1 }), &key, "JWT").unwrap();
        let keys = republished(&JwkSet::new(vec![key.public().clone()]));
        let read = jose::verify(&token, &keys, &[key.algorithm()]).unwrap();
        assert_eq!(read.claims()["n"], 1);
        let jwk = Jwk::from_bytes(key.public().to_value().to_string()).unwrap();
        let verifier: Box<dyn jws::JwsVerifier> = match key.algorithm() {
            JwsAlgorithm::Es256 => Box::new(jws::ES256.verifier_from_jwk(&jwk).unwrap()),
            JwsAlgorithm::Es384 => Box::new(jws::ES384.verifier_from_jwk(&jwk).unwrap()),
            JwsAlgorithm::Rs256 => Box::new(jws::RS256.verifier_from_jwk(&jwk).unwrap()),
            JwsAlgorithm::Ps256 => Box::new(jws::PS256.verifier_from_jwk(&jwk).unwrap()),
        };
        assert!(jws::deserialize_compact(&token, &*verifier).is_ok());
    }
}

fn verdict(header: &Value, signature: &[u8], keys: &JwkSet) -> JoseError {
    let token = format!(
        "{}.{}.{}",
        b64(header),
        b64(&json!({})),
        URL_SAFE_NO_PAD.encode(signature)
    );
    jose::verify(&token, keys, &JwsAlgorithm::ALL).unwrap_err()
}

#[test]
fn alg_none_and_foreign_algorithms_are_refused() {
    let key = es256();
    let keys = JwkSet::new(vec![key.public().clone()]);
    for alg in ["none", "None", "", "HS256", "ES512", "EdDSA", "ES256K"] {
        let header = json!({ "alg": alg, "kid": key.kid() });
        assert_eq!(
            verdict(&header, b"", &keys),
            JoseError::AlgorithmRefused,
            "{alg}"
        );
    }
    assert_eq!(verdict(&json!({}), b"", &keys), JoseError::AlgorithmRefused);
    assert_eq!(
        verdict(&json!({ "alg": ["ES256"] }), b"", &keys),
        JoseError::Malformed
    );
}

#[test]
fn hs256_keyed_with_our_public_key_is_refused() {
    let private = rsa();
    let key = JwsKey::new(private.clone(), JwsAlgorithm::Rs256).unwrap();
    let public = private.public_key_to_pem().unwrap();
    let signer = jws::HS256.signer_from_bytes(public).unwrap();
    let token = jws::serialize_compact(b"{}", &jws::JwsHeader::new(), &signer).unwrap();
    let keys = JwkSet::new(vec![key.public().clone()]);
    let result = jose::verify(&token, &keys, &JwsAlgorithm::ALL);
    assert_eq!(result.unwrap_err(), JoseError::AlgorithmRefused);
}

#[test]
fn a_key_serves_its_own_algorithm_only() {
    let rs256 = JwsKey::new(rsa(), JwsAlgorithm::Rs256).unwrap();
    let keys = JwkSet::new(vec![rs256.public().clone()]);
    for alg in ["ES256", "PS256"] {
        let header = json!({ "alg": alg, "kid": rs256.kid() });
        assert_eq!(
            verdict(&header, &[0; 64], &keys),
            JoseError::AlgorithmRefused
        );
    }
    assert!(JwsKey::new(p384(), JwsAlgorithm::Es256).is_err());
    assert!(JwsKey::new(rsa(), JwsAlgorithm::Es256).is_err());
}

#[test]
fn keys_in_the_header_are_never_used() {
    let (own, attacker) = (es256(), es256());
    let keys = JwkSet::new(vec![own.public().clone()]);
    let pem = p256().private_key_to_pem_pkcs8().unwrap();
    let signer = jws::ES256.signer_from_pem(pem).unwrap();
    let mut header = jws::JwsHeader::new();
    header.set_jwk(Jwk::from_bytes(attacker.public().to_value().to_string()).unwrap());
    let token = jws::serialize_compact(b"{}", &header, &signer).unwrap();
    let result = jose::verify(&token, &keys, &JwsAlgorithm::ALL);
    assert_eq!(result.unwrap_err(), JoseError::Signature);
}

#[test]
fn crit_b64_twins_padding_and_size_are_refused() {
    let key = es256();
    let keys = JwkSet::new(vec![key.public().clone()]);
    let crit = json!({ "alg": "ES256", "crit": ["exp"], "exp": 1 });
    assert_eq!(verdict(&crit, b"", &keys), JoseError::CriticalHeader);
    let detached = json!({ "alg": "ES256", "b64": false });
    assert_eq!(verdict(&detached, b"", &keys), JoseError::CriticalHeader);

    let verify = |token: &str| jose::verify(token, &keys, &JwsAlgorithm::ALL).unwrap_err();
    let twins = URL_SAFE_NO_PAD.encode(r#"{"alg":"none","alg":"ES256"}"#);
    assert_eq!(verify(&format!("{twins}.e30.AA")), JoseError::Malformed);
    let good = jose::sign(&json!({}), &key, "JWT").unwrap();
    assert_eq!(verify(&format!("{good}=")), JoseError::Malformed);
    assert_eq!(verify(&format!("{good}.")), JoseError::Malformed);
    assert_eq!(verify(&format!(" {good}")), JoseError::Malformed);
    assert_eq!(verify("e30.e30"), JoseError::Malformed);
    assert_eq!(verify(&"a".repeat(64 * 1024 + 1)), JoseError::TooLarge);
    // A claim twice, correctly signed: still refused.
    let pem = p256();
    let signer = jws::ES256
        .signer_from_pem(pem.private_key_to_pem_pkcs8().unwrap())
        .unwrap();
    let twice =
        jws::serialize_compact(br#"{"sub":"a","sub":"b"}"#, &jws::JwsHeader::new(), &signer);
    let key = JwsKey::new(pem, JwsAlgorithm::Es256).unwrap();
    let keys = JwkSet::new(vec![key.public().clone()]);
    let result = jose::verify(&twice.unwrap(), &keys, &JwsAlgorithm::ALL);
    assert_eq!(result.unwrap_err(), JoseError::Malformed);
}

#[test]
fn a_zip_bomb_is_refused_before_a_key_is_touched() {
    let key = JweKey::new(p256()).unwrap();
    let mut header = JweHeader::new();
    header.set_content_encryption("A256GCM");
    header.set_compression("DEF");
    let encrypter = jwe::ECDH_ES.encrypter_from_jwk(&jwk(&key)).unwrap();
    let bomb = vec![b'0'; 30_000_000];
    let token = jwe::serialize_compact(&bomb, &header, &encrypter).unwrap();
    assert!(token.len() < 64 * 1024, "the bomb fits under the size cap");
    let result = jose::decrypt(&token, &[key], &[a256gcm(KeyManagementAlgorithm::EcdhEs)]);
    assert_eq!(result, Err(JoseError::CompressionRefused));
}

#[test]
fn password_direct_and_rsa1_5_keys_are_refused() {
    let key = JweKey::new(rsa()).unwrap();
    let allowed = KINDS.map(a256gcm);
    for alg in [
        "PBES2-HS256+A128KW",
        "dir",
        "RSA1_5",
        "A256KW",
        "A256GCMKW",
        "RSA-OAEP-384",
    ] {
        let header = json!({ "alg": alg, "enc": "A256GCM", "p2c": 2_000_000_000, "p2s": "AAAA" });
        let token = format!("{}.AAAA.AAAA.AAAA.AAAA", b64(&header));
        let result = jose::decrypt(&token, std::slice::from_ref(&key), &allowed);
        assert_eq!(result, Err(JoseError::AlgorithmRefused), "{alg}");
    }
    for (header, error) in [
        (
            json!({ "alg": "RSA-OAEP", "enc": "A128CBC-HS256" }),
            JoseError::EncryptionRefused,
        ),
        (
            json!({ "alg": "RSA-OAEP", "enc": "A128GCM" }),
            JoseError::EncryptionRefused,
        ),
        (
            json!({ "alg": "RSA-OAEP", "enc": "A256GCM", "crit": ["x"] }),
            JoseError::CriticalHeader,
        ),
        (
            json!({ "alg": "RSA-OAEP", "enc": "A256GCM", "cty": "json" }),
            JoseError::TypeRefused,
        ),
    ] {
        let token = format!("{}.AAAA.AAAA.AAAA.AAAA", b64(&header));
        let result = jose::decrypt(&token, std::slice::from_ref(&key), &allowed);
        assert_eq!(result, Err(error), "{header}");
    }
}

/// A JWE of ours with one of its five parts replaced.
fn tampered(
    alg: KeyManagementAlgorithm,
    index: usize,
    change: impl Fn(Vec<u8>) -> Vec<u8>,
) -> Result<String, JoseError> {
    let key = JweKey::new(key_for(alg)).unwrap();
    let token = jose::encrypt("a.b.c", &key.public(None), a256gcm(alg)).unwrap();
    let mut parts: Vec<String> = token.split('.').map(str::to_owned).collect();
    let part = URL_SAFE_NO_PAD.decode(&parts[index]).unwrap();
    parts[index] = URL_SAFE_NO_PAD.encode(change(part));
    jose::decrypt(&parts.join("."), &[key], &[a256gcm(alg)])
}

#[test]
fn a_shortened_tag_is_refused() {
    // OpenSSL would compare only as many bytes as it is given.
    for length in [0, 1, 4, 12, 15] {
        let shortened = |mut tag: Vec<u8>| {
            tag.truncate(length);
            tag
        };
        let result = tampered(KeyManagementAlgorithm::EcdhEs, 4, shortened);
        assert_eq!(result, Err(JoseError::Decryption), "{length} bytes");
    }
}

#[test]
fn every_tampering_looks_the_same() {
    let flip = |mut part: Vec<u8>| {
        if let Some(byte) = part.first_mut() {
            *byte ^= 1;
        }
        part
    };
    let longer = |mut part: Vec<u8>| {
        part.push(0);
        part
    };
    for alg in KINDS {
        for index in 1..5 {
            let empty_key = index == 1 && alg == KeyManagementAlgorithm::EcdhEs;
            if !empty_key {
                assert_eq!(tampered(alg, index, flip), Err(JoseError::Decryption));
            }
            assert_eq!(tampered(alg, index, longer), Err(JoseError::Decryption));
        }
        let nothing = |_: Vec<u8>| b"short".to_vec();
        assert_eq!(tampered(alg, 1, nothing), Err(JoseError::Decryption));
    }
}

#[test]
fn an_ephemeral_point_off_the_curve_is_refused() {
    let off_curve = |part: Vec<u8>| {
        let mut header: Value = serde_json::from_slice(&part).unwrap();
        header["epk"]["y"] = json!(URL_SAFE_NO_PAD.encode([1; 32]));
        header.to_string().into_bytes()
    };
    let infinity = |part: Vec<u8>| {
        let mut header: Value = serde_json::from_slice(&part).unwrap();
        header["epk"]["x"] = json!(URL_SAFE_NO_PAD.encode([0; 32]));
        header["epk"]["y"] = json!(URL_SAFE_NO_PAD.encode([0; 32]));
        header.to_string().into_bytes()
    };
    let absent = |part: Vec<u8>| {
        let mut header: Value = serde_json::from_slice(&part).unwrap();
        header.as_object_mut().unwrap().remove("epk");
        header.to_string().into_bytes()
    };
    for alg in [
        KeyManagementAlgorithm::EcdhEs,
        KeyManagementAlgorithm::EcdhEsA256kw,
    ] {
        assert_eq!(tampered(alg, 0, off_curve), Err(JoseError::Decryption));
        assert_eq!(tampered(alg, 0, infinity), Err(JoseError::Decryption));
        assert_eq!(tampered(alg, 0, absent), Err(JoseError::Decryption));
    }
}

#[test]
fn after_a_rollover_both_keys_open_their_own() {
    let (old, new) = (JweKey::new(p256()).unwrap(), JweKey::new(p256()).unwrap());
    let choice = a256gcm(KeyManagementAlgorithm::EcdhEs);
    let keys = [new.clone(), old.clone()];
    for key in [&old, &new] {
        let token = jose::encrypt("a.b.c", &key.public(None), choice).unwrap();
        assert_eq!(
            jose::decrypt(&token, &keys, &[choice]).as_deref(),
            Ok("a.b.c")
        );
    }
    let stranger = JweKey::new(p256()).unwrap();
    let token = jose::encrypt("a.b.c", &stranger.public(None), choice).unwrap();
    assert_eq!(
        jose::decrypt(&token, &keys, &[choice]),
        Err(JoseError::Decryption)
    );
}
