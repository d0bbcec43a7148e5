//! Tokens that cost more than they are worth, at the door where the hub's tokens come in.
//! `[RFC8725 §3]`

use crate::oidc_world::{Method, World};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use eidas_bridge::oidc::jose::KeyManagementAlgorithm;
use eidas_bridge::oidc::relying_party::IdTokenError;
use josekit::jwe::{self, JweHeader};
use josekit::jwk::Jwk;
use serde_json::json;

fn verdict(world: &World, token: &str) -> &'static str {
    let expectation = World::expectation();
    let verdict = world
        .rp
        .verify_id_token(token, &world.provider, &world.op_keys, &expectation);
    verdict.map_or_else(IdTokenError::code, |_| "accepted")
}

/// A world whose relying party takes encrypted tokens, which it does before any attack.
fn world() -> World {
    let world = World::new(Method::Post, Some(KeyManagementAlgorithm::EcdhEs));
    let sound = World::id_token_claims().issue(&world.op_key.clone().into(), world.client());
    assert_eq!(verdict(&world, &sound.unwrap()), "accepted");
    world
}

#[test]
fn a_compressed_token_is_refused_before_it_grows() {
    let world = world();
    let ours = world
        .client()
        .keys
        .for_encryption(KeyManagementAlgorithm::EcdhEs);
    let key = Jwk::from_bytes(ours.unwrap().to_value().to_string()).unwrap();
    let mut header = JweHeader::new();
    header.set_content_encryption("A256GCM");
    header.set_compression("DEF");
    let encrypter = jwe::ECDH_ES.encrypter_from_jwk(&key).unwrap();
    let bomb = jwe::serialize_compact(&vec![b'0'; 30_000_000], &header, &encrypter).unwrap();
    assert!(bomb.len() < 64 * 1024, "the bomb fits under the size cap");
    assert_eq!(verdict(&world, &bomb), "jose.compression");
}

#[test]
fn a_token_under_a_password_and_its_billions_of_rounds_is_refused() {
    let world = world();
    for alg in ["PBES2-HS256+A128KW", "PBES2-HS512+A256KW", "dir", "RSA1_5"] {
        let header = json!({ "alg": alg, "enc": "A256GCM", "p2c": 2_000_000_000, "p2s": "AAAA" });
        let header = URL_SAFE_NO_PAD.encode(header.to_string());
        let token = format!("{header}.AAAA.AAAA.AAAA.AAAA");
        assert_eq!(verdict(&world, &token), "jose.algorithm", "{alg}");
    }
}

#[test]
fn a_huge_token_is_refused_unread() {
    let encrypted = world();
    let signed = World::new(Method::Post, None);
    let long = "a".repeat(64 * 1024);
    let jwe = format!("e30.{long}.AAAA.AAAA.AAAA");
    let jws = format!("e30.{long}.AAAA");
    for world in [encrypted, signed] {
        let own = if world.rp.id_token.encryption.is_some() {
            &jwe
        } else {
            &jws
        };
        assert_eq!(verdict(&world, own), "jose.too-large");
    }
}
