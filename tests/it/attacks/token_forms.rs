//! Tokens whose form lies: another algorithm than the registered one, nothing signed inside what is
//! encrypted, another content than it says, keys on no curve. At the door where the hub's tokens
//! come in, and on the way out to clients. `[RFC8725 §2]`

use crate::oidc_world::{Method, World, a256gcm, p256, rsa};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use eidas_bridge::oidc::jose::{
    self, JoseError, JweKey, JwkSet, JwsAlgorithm, JwsKey, KeyManagementAlgorithm, PublicJwk,
};
use eidas_bridge::oidc::relying_party::IdTokenError;
use josekit::jwe::{self, JweHeader};
use josekit::jwk::Jwk;
use josekit::jws::{self, JwsHeader};
use serde_json::{Value, json};

fn verdict(world: &World, token: &str) -> &'static str {
    let expectation = World::expectation();
    let verdict = world
        .rp
        .verify_id_token(token, &world.provider, &world.op_keys, &expectation);
    verdict.map_or_else(IdTokenError::code, |_| "accepted")
}

fn issued(world: &World) -> String {
    let key = world.op_key.clone().into();
    World::id_token_claims()
        .issue(&key, world.client())
        .unwrap()
}

fn signed_world() -> (World, String) {
    let world = World::new(Method::Post, None);
    let sound = issued(&world);
    assert_eq!(verdict(&world, &sound), "accepted");
    (world, sound)
}

fn encrypted_world() -> World {
    let world = World::new(Method::Post, Some(KeyManagementAlgorithm::EcdhEs));
    assert_eq!(verdict(&world, &issued(&world)), "accepted");
    world
}

fn payload(token: &str) -> &str {
    token.split('.').nth(1).unwrap()
}

fn header(header: &Value) -> String {
    URL_SAFE_NO_PAD.encode(header.to_string())
}

#[test]
fn an_id_token_that_says_none_is_refused_signed_or_not() {
    let (world, sound) = signed_world();
    let signature = sound.rsplit('.').next().unwrap();
    for alg in ["none", "None", "NONE", "nOnE", ""] {
        let kid = world.op_key.kid();
        for head in [json!({ "alg": alg }), json!({ "alg": alg, "kid": kid })] {
            for signature in ["", signature] {
                let token = format!("{}.{}.{signature}", header(&head), payload(&sound));
                assert_eq!(verdict(&world, &token), "jose.algorithm", "{head}");
            }
        }
    }
    let token = format!("{}.{}.{signature}", header(&json!({})), payload(&sound));
    assert_eq!(verdict(&world, &token), "jose.algorithm", "no alg at all");
}

#[test]
fn an_id_token_under_a_secret_that_everybody_knows_is_refused() {
    let (world, sound) = signed_world();
    let claims = URL_SAFE_NO_PAD.decode(payload(&sound)).unwrap();
    let published = world.op_key.public().to_value().to_string();
    let coordinate = world.op_key.public().to_value()["x"].to_string();
    for secret in [published.as_bytes(), coordinate.as_bytes()] {
        let signers = [
            jws::HS256.signer_from_bytes(secret).unwrap(),
            jws::HS384.signer_from_bytes(secret.repeat(2)).unwrap(),
            jws::HS512.signer_from_bytes(secret.repeat(3)).unwrap(),
        ];
        for signer in signers {
            let mut head = JwsHeader::new();
            head.set_key_id(world.op_key.kid());
            let token = jws::serialize_compact(&claims, &head, &signer).unwrap();
            assert_eq!(verdict(&world, &token), "jose.algorithm");
        }
    }
}

#[test]
fn another_algorithm_than_the_registered_one_is_refused_though_its_key_is_published() {
    let (mut world, _) = signed_world();
    // The same key set may hold keys for other clients' algorithms.
    let others = [JwsAlgorithm::Rs256, JwsAlgorithm::Ps256].map(|alg| JwsKey::new(rsa(), alg));
    let mut keys = vec![world.op_key.public().clone()];
    keys.extend(
        others
            .iter()
            .map(|key| key.as_ref().unwrap().public().clone()),
    );
    world.op_keys = JwkSet::published(keys);
    let mut client = world.client().clone();
    for key in others {
        let key = key.unwrap();
        client.id_token.signing = key.algorithm();
        let token = World::id_token_claims().issue(&key.into(), &client);
        assert_eq!(verdict(&world, &token.unwrap()), "jose.algorithm");
    }
}

#[test]
fn a_client_is_never_given_another_algorithm_than_its_own() {
    let world = World::new(Method::Post, None);
    let only = world.op_key.clone().into();
    for alg in [
        JwsAlgorithm::Rs256,
        JwsAlgorithm::Ps256,
        JwsAlgorithm::Es384,
    ] {
        let mut client = world.client().clone();
        client.id_token.signing = alg;
        let issued = World::id_token_claims().issue(&only, &client);
        assert_eq!(issued.unwrap_err(), JoseError::KeyUnsuitable);
    }
}

/// Encrypted to us as an honest hub would, whatever the content is.
fn encrypted(world: &World, content: &str, cty: Option<&str>) -> String {
    let ours = world
        .client()
        .keys
        .for_encryption(KeyManagementAlgorithm::EcdhEs);
    let key = Jwk::from_bytes(ours.unwrap().to_value().to_string()).unwrap();
    let mut head = JweHeader::new();
    head.set_content_encryption("A256GCM");
    if let Some(cty) = cty {
        head.set_content_type(cty);
    }
    let encrypter = jwe::ECDH_ES.encrypter_from_jwk(&key).unwrap();
    jwe::serialize_compact(content.as_bytes(), &head, &encrypter).unwrap()
}

#[test]
fn what_is_encrypted_but_not_signed_proves_nothing() {
    let world = encrypted_world();
    let (_, signed) = signed_world();
    let claims = String::from_utf8(URL_SAFE_NO_PAD.decode(payload(&signed)).unwrap()).unwrap();
    let none = format!(
        "{}.{}.",
        header(&json!({ "alg": "none" })),
        payload(&signed)
    );
    for (content, code) in [
        (claims.as_str(), "jose.malformed"),
        (&none, "jose.algorithm"),
        ("", "jose.malformed"),
        // Signed by somebody else.
        (&signed, "jose.unknown-kid"),
        // Encrypted twice: what is inside is no signed token either.
        (&encrypted(&world, &signed, Some("JWT")), "jose.malformed"),
    ] {
        let token = encrypted(&world, content, Some("JWT"));
        assert_eq!(verdict(&world, &token), code, "{content}");
    }
    // Signed only, where encryption is registered, and the reverse.
    let inner = jose::sign(&json!({}), &world.op_key, "JWT").unwrap();
    assert_ne!(verdict(&world, &inner), "accepted");
    let (plain, sound) = signed_world();
    assert_ne!(
        verdict(&plain, &encrypted(&world, &sound, None)),
        "accepted"
    );
}

#[test]
fn what_says_to_hold_something_else_than_a_token_is_refused() {
    let world = encrypted_world();
    let sound = World::new(Method::Post, None);
    let mut client = world.client().clone();
    client.id_token.encryption = None;
    let inner = World::id_token_claims().issue(&world.op_key.clone().into(), &client);
    let inner = inner.unwrap();
    for cty in [None, Some("JWT"), Some("jwt"), Some("application/jwt")] {
        let token = encrypted(&world, &inner, cty);
        assert_eq!(verdict(&world, &token), "accepted", "{cty:?}");
    }
    for cty in [
        "json",
        "application/json",
        "JWE",
        "jwk+json",
        "text/plain",
        "",
    ] {
        let token = encrypted(&world, &inner, Some(cty));
        assert_eq!(verdict(&world, &token), "jose.type", "{cty}");
    }
    // A token of ours for another purpose is no id_token either.
    let (keys, claims) = (&sound.op_key, json!({ "jti": "1" }));
    let other = jose::sign(&claims, keys, "at+jwt").unwrap();
    assert_ne!(verdict(&sound, &other), "accepted");
}

/// A point that is on the curve `y² = x³ - 3x + b'` for some other `b'`.
fn off_curve(key: &PublicJwk) -> Value {
    let mut value = key.to_value();
    value["y"] = value["x"].clone();
    value
}

#[test]
fn a_hubs_ephemeral_key_on_no_curve_is_refused_before_it_meets_ours() {
    let world = encrypted_world();
    let token = encrypted(&world, "x", Some("JWT"));
    let (head, rest) = token.split_once('.').unwrap();
    let head: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(head).unwrap()).unwrap();
    let ephemeral = JweKey::new(p256()).unwrap().public(None);
    let zero = URL_SAFE_NO_PAD.encode([0; 32]);
    let infinity = json!({ "kty": "EC", "crv": "P-256", "x": zero, "y": zero });
    let short = json!({ "kty": "EC", "crv": "P-256", "x": "AQ", "y": "AQ" });
    let curve = json!({ "kty": "EC", "crv": "P-384", "x": zero, "y": zero });
    for epk in [
        off_curve(&ephemeral),
        infinity,
        short,
        curve,
        json!({}),
        json!(7),
    ] {
        assert!(PublicJwk::from_value(&epk).is_err(), "{epk}");
        let mut head = head.clone();
        head["epk"] = epk;
        let token = format!("{}.{rest}", header(&head));
        assert_eq!(verdict(&world, &token), "jose.decryption");
    }
}

#[test]
fn a_clients_key_on_no_curve_is_never_encrypted_to() {
    let world = encrypted_world();
    let mut client = world.client().clone();
    let key = JweKey::new(p256()).unwrap().public(None);
    let set = json!({ "keys": [off_curve(&key)] });
    client.keys = JwkSet::parse(set.to_string().as_bytes()).unwrap();
    assert!(client.keys.keys().is_empty());
    let issued = World::id_token_claims().issue(&world.op_key.clone().into(), &client);
    assert_eq!(issued.unwrap_err(), JoseError::KeyUnsuitable);
    // Nor a key that is there for something else, nor one of another kind.
    for (key, alg) in [
        (
            world.op_key.public().clone(),
            KeyManagementAlgorithm::EcdhEs,
        ),
        (key, KeyManagementAlgorithm::RsaOaep256),
    ] {
        client.keys = JwkSet::new(vec![key]);
        client.id_token.encryption = Some(a256gcm(alg));
        let issued = World::id_token_claims().issue(&world.op_key.clone().into(), &client);
        assert_eq!(issued.unwrap_err(), JoseError::KeyUnsuitable);
    }
}
