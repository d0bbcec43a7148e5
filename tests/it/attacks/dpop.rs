//! Tokens and codes that were stolen, at the doors where a proof of possession or a certificate is
//! what keeps a thief out. `[RFC9449 §2, RFC8705 §3]`

use axum::http::StatusCode;
use eidas_bridge::oidc::jose::{JwsAlgorithm, JwsKey};
use eidas_bridge::oidc::{SecurityProfile, SenderConstraint};
use serde_json::{Value, json};

use crate::back_world::*;
use crate::http_world::{Answer, CLIENT, OURS};
use crate::oidc_world::rsa;

async fn bound() -> Stage {
    stage(|client| client.sender_constraint = SenderConstraint::Dpop).await
}

async fn userinfo(stage: &Stage, token: &str, proof: &str) -> Answer {
    let call = Call::get("/userinfo").header("authorization", &format!("DPoP {token}"));
    stage.send(call.header("dpop", proof)).await
}

#[tokio::test]
async fn a_stolen_token_without_its_key_yields_nothing_and_stays_the_owners() {
    let stage = bound().await;
    let (owner, thief) = (Prover::new(), Prover::new());
    let proof = owner.proof(&stage, "/token", None);
    let answer = stage.redeem(&stage.code(&[]).await, Some(&proof)).await;
    assert_eq!(json_of(&answer)["token_type"], "DPoP");
    let token = token_of(&answer);
    let said = stage.introspected(CLIENT, &token).await;
    assert_eq!(said["cnf"], json!({ "jkt": owner.public.thumbprint() }));
    assert_eq!(said["token_type"], "DPoP");

    // As a bearer token, in the header and in a form.
    let answer = stage.userinfo("Bearer", &token).await;
    stage.assert_refused(&answer, 401, "invalid_token", "oidc.access-token.binding");
    let call = Call::post("/userinfo").fields(&[("access_token", &token)]);
    stage.assert_refused(
        &stage.send(call).await,
        401,
        "invalid_token",
        "oidc.access-token.binding",
    );
    // Without a proof, with the thief's, with the one of the token endpoint.
    let answer = stage.userinfo("DPoP", &token).await;
    stage.assert_refused(&answer, 401, "invalid_dpop_proof", "oidc.dpop.missing");
    let challenge = answer.header("www-authenticate").unwrap();
    let expected = "DPoP error=\"invalid_dpop_proof\", algs=\"ES256 ES384 PS256\"";
    assert_eq!(challenge, expected);
    let own = thief.proof(&stage, "/userinfo", Some(&token));
    let answer = userinfo(&stage, &token, &own).await;
    stage.assert_refused(&answer, 401, "invalid_token", "oidc.access-token.binding");
    let challenge = answer.header("www-authenticate").unwrap();
    assert!(challenge.starts_with("DPoP error=\"invalid_token\""));
    let answer = userinfo(&stage, &token, &proof).await;
    stage.assert_refused(&answer, 401, "invalid_dpop_proof", "oidc.dpop.request");
    // The owner's, about something else.
    let another = json!("fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo");
    for (name, value, code) in [
        ("htm", json!("POST"), "oidc.dpop.request"),
        ("htu", json!(format!("{OURS}/token")), "oidc.dpop.request"),
        ("ath", another, "oidc.dpop.access-token"),
        ("ath", Value::Null, "oidc.dpop.access-token"),
        ("iat", json!(stage.now() - 121), "oidc.dpop.time"),
    ] {
        let mut claims = Prover::claims(&stage, "GET", "/userinfo", Some(&token));
        claims[name] = value;
        let proof = signed_as(&owner.header(), &claims, &owner.key);
        let answer = userinfo(&stage, &token, &proof).await;
        stage.assert_refused(&answer, 401, "invalid_dpop_proof", code);
    }
    // And still it is the owner's.
    let proof = owner.proof(&stage, "/userinfo", Some(&token));
    let answer = userinfo(&stage, &token, &proof).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert_eq!(json_of(&answer)["family_name"], "Muster");
    let answer = userinfo(&stage, &token, &proof).await;
    stage.assert_refused(&answer, 401, "invalid_token", "oidc.access-token");
}

#[tokio::test]
async fn a_proof_that_was_seen_counts_for_nothing() {
    let stage = bound().await;
    let owner = Prover::new();
    let proof = owner.proof(&stage, "/token", None);
    token_of(&stage.redeem(&stage.code(&[]).await, Some(&proof)).await);
    let code = stage.code(&[]).await;
    let answer = stage.redeem(&code, Some(&proof)).await;
    stage.assert_refused(&answer, 400, "invalid_dpop_proof", "oidc.dpop.replayed");
    // For as long as it could be accepted, and then it is too old.
    stage.pass(59);
    let code = stage.code(&[]).await;
    let answer = stage.redeem(&code, Some(&proof)).await;
    stage.assert_refused(&answer, 400, "invalid_dpop_proof", "oidc.dpop.replayed");
    stage.pass(62);
    let code = stage.code(&[]).await;
    let answer = stage.redeem(&code, Some(&proof)).await;
    stage.assert_refused(&answer, 400, "invalid_dpop_proof", "oidc.dpop.time");
    // A proof that does not hold uses no code up.
    let fresh = owner.proof(&stage, "/token", None);
    token_of(&stage.redeem(&code, Some(&fresh)).await);
}

#[tokio::test]
async fn a_proof_is_one_signed_token_of_its_type_by_the_public_key_in_it() {
    let stage = bound().await;
    let (owner, other) = (Prover::new(), Prover::new());
    let with = |changes: &[(&str, Value)]| {
        let mut header = owner.header();
        for (name, value) in changes {
            header[*name] = value.clone();
        }
        let claims = Prover::claims(&stage, "POST", "/token", None);
        signed_as(&header, &claims, &owner.key)
    };
    let mut private = owner.jwk();
    private["d"] = json!("AAAA");
    let rsa = JwsKey::new(rsa(), JwsAlgorithm::Rs256).unwrap();
    let sound = with(&[]);
    let (cut, _) = sound.rsplit_once('.').unwrap();
    let code = stage.code(&[]).await;
    let (form, algorithm) = ("oidc.dpop.form", "oidc.dpop.algorithm");
    let signature = "oidc.dpop.signature";
    for (proof, code_of) in [
        (with(&[("typ", json!("JWT"))]), form),
        (with(&[("typ", Value::Null)]), form),
        (with(&[("alg", json!("none"))]), algorithm),
        (with(&[("alg", json!("HS256"))]), algorithm),
        (
            with(&[("alg", json!("RS256")), ("jwk", rsa.public().to_value())]),
            algorithm,
        ),
        (with(&[("alg", json!("ES384"))]), signature),
        (with(&[("jwk", private)]), signature),
        (
            with(&[("jwk", json!({ "kty": "oct", "k": "AAAA" }))]),
            signature,
        ),
        (with(&[("jwk", other.jwk())]), signature),
        (with(&[("jwk", Value::Null)]), form),
        (with(&[("crit", json!(["exp"]))]), form),
        (format!("{cut}."), signature),
        (format!("{sound}, {sound}"), form),
        (String::new(), form),
        ("x".repeat(20_000), form),
    ] {
        let answer = stage.redeem(&code, Some(&proof)).await;
        stage.assert_refused(&answer, 400, "invalid_dpop_proof", code_of);
    }
    // Two headers are none, and each alone would do.
    let twice = Call::post("/token").basic(CLIENT).header("dpop", &sound);
    let twice = twice.header("dpop", &with(&[])).fields(&redemption(&code));
    stage.assert_refused(
        &stage.send(twice).await,
        400,
        "invalid_dpop_proof",
        "oidc.dpop.form",
    );
    // So far nothing used the code up.
    token_of(&stage.redeem(&code, Some(&sound)).await);
}

#[tokio::test]
async fn a_proof_is_about_this_request_and_of_now() {
    let stage = bound().await;
    let owner = Prover::new();
    let code = stage.code(&[]).await;
    for (name, value, code_of) in [
        ("jti", Value::Null, "oidc.dpop.jti"),
        ("jti", json!(""), "oidc.dpop.jti"),
        ("jti", json!("x".repeat(257)), "oidc.dpop.jti"),
        ("htm", json!("post"), "oidc.dpop.request"),
        (
            "htu",
            json!("https://evil.example/token"),
            "oidc.dpop.request",
        ),
        (
            "htu",
            json!(format!("{OURS}:444/token")),
            "oidc.dpop.request",
        ),
        ("htu", json!(format!("{OURS}/token/")), "oidc.dpop.request"),
        ("htu", json!("/token"), "oidc.dpop.request"),
        ("iat", Value::Null, "oidc.dpop.time"),
        ("iat", json!(stage.now() + 61), "oidc.dpop.time"),
        ("iat", json!(stage.now() - 120), "oidc.dpop.time"),
    ] {
        let mut claims = Prover::claims(&stage, "POST", "/token", None);
        claims[name] = value.clone();
        let proof = signed_as(&owner.header(), &claims, &owner.key);
        let answer = stage.redeem(&code, Some(&proof)).await;
        let what = format!("{name} {value}");
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{what}");
        stage.assert_refused(&answer, 400, "invalid_dpop_proof", code_of);
    }
    // The same address in other words is the same address; so far nothing used the code up.
    let mut claims = Prover::claims(&stage, "POST", "/token", None);
    claims["htu"] = json!("HTTPS://EIDAS.fr.example:443/x/../token?a=b#c");
    let proof = signed_as(&owner.header(), &claims, &owner.key);
    token_of(&stage.redeem(&code, Some(&proof)).await);
}

#[tokio::test]
async fn who_must_prove_a_key_gets_nothing_without_one_and_who_may_is_bound_by_it() {
    let stage = bound().await;
    let code = stage.code(&[]).await;
    let answer = stage.redeem(&code, None).await;
    stage.assert_refused(
        &answer,
        400,
        "invalid_dpop_proof",
        "oidc.token.proof-missing",
    );

    let free = crate::back_world::stage(|_| {}).await;
    let owner = Prover::new();
    let proof = owner.proof(&free, "/token", None);
    let answer = free.redeem(&free.code(&[]).await, Some(&proof)).await;
    assert_eq!(json_of(&answer)["token_type"], "DPoP");
    let answer = free.userinfo("Bearer", &token_of(&answer)).await;
    free.assert_refused(&answer, 401, "invalid_token", "oidc.access-token.binding");
}

#[tokio::test]
async fn a_proof_makes_nothing_of_a_bearer_token() {
    let stage = stage(|_| {}).await;
    let answer = stage.redeem(&stage.code(&[]).await, None).await;
    assert_eq!(json_of(&answer)["token_type"], "Bearer");
    let token = token_of(&answer);
    assert_eq!(stage.introspected(CLIENT, &token).await.get("cnf"), None);
    let proof = Prover::new().proof(&stage, "/userinfo", Some(&token));
    let answer = userinfo(&stage, &token, &proof).await;
    stage.assert_refused(&answer, 401, "invalid_token", "oidc.access-token.binding");
    let answer = stage.userinfo("Bearer", &token).await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[tokio::test]
async fn a_stolen_token_without_its_certificate_yields_nothing_and_stays_the_owners() {
    let stage = stage(|client| client.sender_constraint = SenderConstraint::MutualTls).await;
    let (owner, thief) = (certificate("hub.example"), certificate("hub.example"));
    let code = stage.code(&[]).await;
    let call = Call::post("/token")
        .basic(CLIENT)
        .fields(&redemption(&code));
    let answer = stage.send(call.clone()).await;
    stage.assert_refused(
        &answer,
        400,
        "invalid_request",
        "oidc.token.certificate-missing",
    );
    let answer = stage.send(call.certificate(&owner)).await;
    assert_eq!(json_of(&answer)["token_type"], "Bearer");
    let token = token_of(&answer);
    let said = stage.introspected(CLIENT, &token).await;
    assert_eq!(said["cnf"], json!({ "x5t#S256": owner.thumbprint() }));

    let call = Call::get("/userinfo").header("authorization", &format!("Bearer {token}"));
    stage.assert_refused(
        &stage.send(call.clone()).await,
        401,
        "invalid_token",
        "oidc.access-token.binding",
    );
    let answer = stage.send(call.clone().certificate(&thief)).await;
    stage.assert_refused(&answer, 401, "invalid_token", "oidc.access-token.binding");
    let answer = stage.send(call.certificate(&owner)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
}

#[tokio::test]
async fn a_fapi_client_proves_by_es256_or_ps256_and_is_never_given_a_bearer_token() {
    let owner = Prover::of_p384();
    for (profile, good) in [
        (SecurityProfile::Standard, true),
        (SecurityProfile::Fapi2, false),
    ] {
        let stage = stage(|client| client.profile = profile).await;
        let code = stage.pushed_code().await;
        let proof = owner.proof(&stage, "/token", None);
        let answer = stage.redeem_verified(&code, Some(&proof)).await;
        assert_eq!(answer.status == StatusCode::OK, good, "{}", answer.body);
        if !good {
            let answer = stage.redeem_verified(&code, None).await;
            stage.assert_refused(
                &answer,
                400,
                "invalid_dpop_proof",
                "oidc.token.proof-missing",
            );
            let proof = Prover::new().proof(&stage, "/token", None);
            token_of(&stage.redeem_verified(&code, Some(&proof)).await);
        }
    }
}
