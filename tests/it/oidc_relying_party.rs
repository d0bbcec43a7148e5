//! What a relying party must refuse: the negatives of the OpenID Foundation's client plan.
use eidas_bridge::oidc::jose::{
    self, JoseError, JwkSet, JwsAlgorithm, JwsKey, KeyManagementAlgorithm,
};
use eidas_bridge::oidc::relying_party::{
    Callback, CallbackError, IdTokenError, TokenResponse, TokenResponseError, UserinfoError,
};
use eidas_bridge::oidc::{OAuthError, UserinfoFormat};
use serde_json::{Value, json};

use crate::oidc_world::{
    CLIENT_ID, ISSUER, Method, NONCE, STATE, SUBJECT, World, es256, now, p256, republished, rsa,
};

fn sound() -> Value {
    json!({
        "iss": ISSUER, "sub": SUBJECT, "aud": CLIENT_ID, "nonce": NONCE, "acr": "eidas2",
        "iat": now().as_second(), "exp": now().as_second() + 60,
    })
}

fn judge(world: &World, token: &str) -> Result<(), IdTokenError> {
    world
        .rp
        .verify_id_token(
            token,
            &world.provider,
            &world.op_keys,
            &World::expectation(),
        )
        .map(|_| ())
}

/// The verdict on an otherwise sound token in which one member is replaced or, by null, removed.
fn altered(member: &str, value: Value) -> Result<(), IdTokenError> {
    let world = World::new(Method::Post, None);
    let mut claims = sound();
    if value.is_null() {
        claims.as_object_mut().unwrap().remove(member);
    } else {
        claims[member] = value;
    }
    judge(&world, &jose::sign(&claims, &world.op_key, "JWT").unwrap())
}

#[test]
fn the_unaltered_token_is_accepted() {
    assert_eq!(altered("unknown", json!(1)), Ok(()));
}

#[test]
fn issuer_and_audience_must_be_exact() {
    for iss in [
        json!("https://op.example/"),
        json!("https://evil.example"),
        json!([ISSUER]),
        json!(null),
    ] {
        assert_eq!(altered("iss", iss), Err(IdTokenError::Issuer));
    }
    for aud in [
        json!("other"),
        json!(["other"]),
        json!([]),
        json!(7),
        json!(null),
    ] {
        assert_eq!(altered("aud", aud), Err(IdTokenError::Audience));
    }
    assert_eq!(altered("aud", json!([CLIENT_ID])), Ok(()));
    let several = json!([CLIENT_ID, "other"]);
    assert_eq!(altered("aud", several), Err(IdTokenError::AuthorizedParty));
    assert_eq!(
        altered("azp", json!("other")),
        Err(IdTokenError::AuthorizedParty)
    );
    assert_eq!(altered("azp", json!(CLIENT_ID)), Ok(()));
}

#[test]
fn times_are_checked_with_a_minute_of_skew() {
    let at = |offset: i64| json!(now().as_second() + offset);
    assert_eq!(altered("exp", at(-59)), Ok(()));
    assert_eq!(altered("exp", at(-60)), Err(IdTokenError::Expired));
    assert_eq!(altered("exp", json!(null)), Err(IdTokenError::Expired));
    assert_eq!(altered("iat", at(60)), Ok(()));
    assert_eq!(altered("iat", at(61)), Err(IdTokenError::IssuedAt));
    assert_eq!(altered("iat", at(-661)), Err(IdTokenError::IssuedAt));
    assert_eq!(altered("iat", json!(null)), Err(IdTokenError::IssuedAt));
    assert_eq!(altered("iat", json!("now")), Err(IdTokenError::IssuedAt));
    assert_eq!(altered("nbf", at(61)), Err(IdTokenError::IssuedAt));
}

#[test]
fn nonce_subject_level_and_access_token_must_fit() {
    assert_eq!(altered("nonce", json!("other")), Err(IdTokenError::Nonce));
    assert_eq!(altered("nonce", json!(null)), Err(IdTokenError::Nonce));
    for sub in [
        json!(null),
        json!(""),
        json!("Ωνάσης"),
        json!("x".repeat(256)),
        json!(12),
    ] {
        assert_eq!(altered("sub", sub), Err(IdTokenError::Subject));
    }
    assert_eq!(altered("acr", json!(["eidas3"])), Err(IdTokenError::Acr));
    let hash = json!("AAAAAAAAAAAAAAAAAAAAAA");
    assert_eq!(altered("at_hash", hash), Err(IdTokenError::AccessTokenHash));
}

#[test]
fn max_age_asks_for_a_fresh_authentication() {
    let world = World::new(Method::Post, None);
    let mut expected = World::expectation();
    expected.max_age = Some(30);
    let verdict = |auth_time: Option<i64>| {
        let mut claims = sound();
        if let Some(auth_time) = auth_time {
            claims["auth_time"] = json!(now().as_second() + auth_time);
        }
        let token = jose::sign(&claims, &world.op_key, "JWT").unwrap();
        let keys = &world.op_keys;
        world
            .rp
            .verify_id_token(&token, &world.provider, keys, &expected)
            .map(|_| ())
    };
    assert_eq!(verdict(Some(-90)), Ok(()));
    assert_eq!(verdict(Some(-91)), Err(IdTokenError::AuthTime));
    assert_eq!(verdict(None), Err(IdTokenError::AuthTime));
}

#[test]
fn foreign_signatures_and_ambiguous_keys_are_refused() {
    let world = World::new(Method::Post, None);
    let stranger = jose::sign(&sound(), &es256(), "JWT").unwrap();
    assert_eq!(judge(&world, &stranger), Err(JoseError::UnknownKid.into()));

    let good = jose::sign(&sound(), &world.op_key, "JWT").unwrap();
    let (input, signature) = good.rsplit_once('.').unwrap();
    let other = jose::sign(&json!({}), &world.op_key, "JWT").unwrap();
    let (_, wrong) = other.rsplit_once('.').unwrap();
    let swapped = format!("{input}.{wrong}");
    assert_eq!(judge(&world, &swapped), Err(JoseError::Signature.into()));
    let zero = format!("{input}.{}", "A".repeat(signature.len()));
    assert_eq!(judge(&world, &zero), Err(JoseError::Signature.into()));
}

#[test]
fn a_token_of_another_type_or_algorithm_is_refused() {
    let mut world = World::new(Method::Post, None);
    let logout = jose::sign(&sound(), &world.op_key, "logout+jwt").unwrap();
    assert_eq!(judge(&world, &logout), Err(JoseError::TypeRefused.into()));

    // RS256 is an algorithm of ours, but not the registered one.
    let key = JwsKey::new(rsa(), JwsAlgorithm::Rs256).unwrap();
    world.op_keys = republished(&JwkSet::new(vec![key.public().clone()]));
    let token = jose::sign(&sound(), &key, "JWT").unwrap();
    assert_eq!(
        judge(&world, &token),
        Err(JoseError::AlgorithmRefused.into())
    );
    world.rp.id_token.signing = JwsAlgorithm::Rs256;
    assert_eq!(judge(&world, &token), Ok(()));
}

#[test]
fn encryption_must_be_as_registered() {
    let plain = World::new(Method::Post, None);
    let sealed = World::new(Method::Post, Some(KeyManagementAlgorithm::EcdhEs));
    let token = jose::sign(&sound(), &sealed.op_key, "JWT").unwrap();
    assert_eq!(judge(&sealed, &token), Err(IdTokenError::Protection));
    let token = World::id_token_claims().issue(&sealed.op_key.clone().into(), sealed.client());
    let token = token.unwrap();
    assert_eq!(judge(&sealed, &token), Ok(()));
    assert_eq!(judge(&plain, &token), Err(IdTokenError::Protection));
}

#[test]
fn an_encrypted_token_without_a_signature_inside_is_refused() {
    let world = World::new(Method::Post, Some(KeyManagementAlgorithm::EcdhEs));
    let choice = world.rp.id_token.encryption.unwrap();
    let recipient = world.client().keys.for_encryption(choice.alg).unwrap();
    let naked = jose::encrypt(&sound().to_string(), recipient, choice).unwrap();
    assert_eq!(judge(&world, &naked), Err(JoseError::Malformed.into()));
}

fn userinfo(world: &World, kind: &str, body: &str) -> Result<(), UserinfoError> {
    let expected = World::userinfo_expectation();
    let (provider, keys) = (&world.provider, &world.op_keys);
    let result = world
        .rp
        .read_userinfo(kind, body.as_bytes(), provider, keys, &expected);
    result.map(|_| ())
}

#[test]
fn userinfo_of_someone_else_is_refused() {
    let mut world = World::new(Method::Post, None);
    let signed = |claims: Value| jose::sign(&claims, &world.op_key, "JWT").unwrap();
    let own = json!({ "sub": SUBJECT, "iss": ISSUER, "aud": CLIENT_ID });
    let mut other = own.clone();
    other["sub"] = json!("CB/FR/99999");
    let mut issuer = own.clone();
    issuer["iss"] = json!("https://evil.example");
    let mut audience = own.clone();
    audience["aud"] = json!(["other"]);
    let mut expired = own.clone();
    expired["exp"] = json!(now().as_second() - 61);
    let jwt = "application/jwt; charset=utf-8";
    assert_eq!(userinfo(&world, jwt, &signed(own.clone())), Ok(()));
    let refused = [
        (other, UserinfoError::Subject),
        (json!({}), UserinfoError::Subject),
        (issuer, UserinfoError::Issuer),
        (audience, UserinfoError::Audience),
        (expired, UserinfoError::Time),
    ];
    for (claims, error) in refused {
        assert_eq!(userinfo(&world, jwt, &signed(claims)), Err(error));
    }
    let json = "application/json";
    let unsigned = userinfo(&world, json, &own.to_string());
    assert_eq!(unsigned, Err(UserinfoError::Protection));

    let token = signed(own.clone());
    world.rp.userinfo = UserinfoFormat::Json;
    assert_eq!(userinfo(&world, json, &own.to_string()), Ok(()));
    assert_eq!(
        userinfo(&world, jwt, &token),
        Err(UserinfoError::Protection)
    );
    let other = r#"{"sub":"CB/FR/99999"}"#;
    assert_eq!(userinfo(&world, json, other), Err(UserinfoError::Subject));
    let twice = r#"{"sub":"CB/FR/99999","sub":"CB/FR/12345"}"#;
    assert_eq!(userinfo(&world, json, twice), Err(UserinfoError::Malformed));
}

#[test]
fn a_callback_is_bound_to_issuer_and_state() {
    let world = World::new(Method::Post, None);
    let parse = |query: &str| {
        let pairs = form_urlencoded::parse(query.as_bytes()).into_owned();
        Callback::parse(pairs, &world.provider)
    };
    let iss = "iss=https://op.example";
    assert!(parse(&format!("code=c&state={STATE}&{iss}")).is_ok());
    let mix_up = parse(&format!("code=c&state={STATE}&iss=https://evil.example"));
    assert_eq!(mix_up, Err(CallbackError::Issuer));
    assert_eq!(
        parse(&format!("code=c&state={STATE}")),
        Err(CallbackError::Issuer)
    );
    assert_eq!(parse(&format!("code=c&{iss}")), Err(CallbackError::State));
    assert_eq!(
        parse(&format!("error=access_denied&{iss}")),
        Err(CallbackError::State)
    );
    let twice = parse(&format!("code=c&code=d&state={STATE}&{iss}"));
    assert_eq!(twice, Err(CallbackError::Malformed));
    let both = parse(&format!("code=c&error=access_denied&state={STATE}&{iss}"));
    assert_eq!(both, Err(CallbackError::Malformed));
    let denied = parse(&format!("error=access_denied&state={STATE}&{iss}")).unwrap();
    assert!(matches!(
        denied,
        Callback::Error {
            error: Some(OAuthError::AccessDenied),
            ..
        }
    ));
    let odd = parse(&format!("error=eidas_node_error&state={STATE}&{iss}")).unwrap();
    assert!(matches!(odd, Callback::Error { error: None, .. }));
}

#[test]
fn token_responses_are_read_strictly() {
    let parse = |body: Value| TokenResponse::parse(body.to_string().as_bytes()).map(|_| ());
    let good = json!({ "access_token": "a", "token_type": "bearer", "id_token": "t" });
    assert_eq!(parse(good.clone()), Ok(()));
    let refused = json!({ "error": "invalid_grant", "error_description": "no" });
    let refused = parse(refused);
    assert_eq!(
        refused,
        Err(TokenResponseError::Refused(Some(OAuthError::InvalidGrant)))
    );
    let mut mac = good.clone();
    mac["token_type"] = json!("mac");
    assert_eq!(parse(mac), Err(TokenResponseError::TokenType));
    let bare = json!({ "access_token": "a", "token_type": "Bearer" });
    assert_eq!(parse(bare), Err(TokenResponseError::IdTokenMissing));
    let page = TokenResponse::parse(b"<html>").map(|_| ());
    assert_eq!(page, Err(TokenResponseError::Malformed));
}

#[test]
fn without_kid_exactly_one_key_may_fit() {
    let private = p256();
    let pem = private.private_key_to_pem_pkcs8().unwrap();
    let signer = josekit::jws::ES256.signer_from_pem(pem).unwrap();
    let header = josekit::jws::JwsHeader::new();
    let claims = sound().to_string();
    let token = josekit::jws::serialize_compact(claims.as_bytes(), &header, &signer).unwrap();

    let mut world = World::new(Method::Post, None);
    let key = JwsKey::new(private, JwsAlgorithm::Es256).unwrap();
    world.op_keys = republished(&JwkSet::new(vec![key.public().clone()]));
    assert_eq!(judge(&world, &token), Ok(()));
    let two = vec![key.public().clone(), es256().public().clone()];
    world.op_keys = republished(&JwkSet::new(two));
    assert_eq!(judge(&world, &token), Err(JoseError::AmbiguousKey.into()));
}
