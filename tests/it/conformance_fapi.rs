//! The modules of the OpenID Foundation's plan "FAPI 2.0 security profile" (final) for providers,
//! with `private_key_jwt`, `DPoP`, unsigned requests and plain responses, each under its own name.

use std::collections::HashMap;

use eidas_bridge::demo::journey::{Direction, Script};
use serde_json::{Value, json};

use crate::conformance_world::*;
use crate::journey_world::*;

const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// Pushes a request with these changes; an empty value leaves a parameter out.
async fn push_as(op: &Op, client: &str, assertion: &str, changes: &[(&str, &str)]) -> (u16, Value) {
    push_with(op, client, assertion, None, changes).await
}

async fn push_with(
    op: &Op,
    client: &str,
    assertion: &str,
    proof: Option<&str>,
    changes: &[(&str, &str)],
) -> (u16, Value) {
    let mut all = vec![
        ("client_id", client),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
        ("client_assertion_type", ASSERTION_TYPE),
        ("client_assertion", assertion),
    ];
    all.extend(changes.iter().copied());
    let mut request = op.land.http.post(op.at("/par")).form(&op.request(&all));
    if let Some(proof) = proof {
        request = request.header("DPoP", proof);
    }
    answer(request).await
}

async fn push(op: &Op, changes: &[(&str, &str)]) -> (u16, Value) {
    push_as(op, FAPI, &op.assertion(FAPI, &json!({})), changes).await
}

async fn pushed(op: &Op, changes: &[(&str, &str)]) -> String {
    let (status, answer) = push(op, changes).await;
    assert_eq!(status, 201, "{answer}");
    assert!(answer["expires_in"].as_u64().unwrap() < 600);
    answer["request_uri"].as_str().unwrap().to_owned()
}

/// The authorization endpoint with nothing but the pushed request.
fn address(op: &Op, client: &str, request_uri: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("client_id", client), ("request_uri", request_uri)])
        .finish();
    op.at(&format!("/authorize?{query}"))
}

async fn log_in(op: &Op, changes: &[(&str, &str)]) -> Back {
    let request_uri = pushed(op, changes).await;
    let mut browser = browser();
    let page = browser.get(&address(op, FAPI, &request_uri)).await.unwrap();
    let back = op
        .through(&mut browser, page, &Script::of(Direction::Connector))
        .await;
    assert_eq!(back.said["iss"], op.issuer());
    back
}

/// The token endpoint; `null` as proof sends none.
async fn redeem_with(
    op: &Op,
    client: &str,
    assertion: &str,
    proof: Option<&str>,
    code: &str,
    changes: &[(&str, &str)],
) -> (u16, Value) {
    let redirect_uri = op.redirect_uri();
    let mut form = HashMap::from([
        ("grant_type", "authorization_code"),
        ("client_id", client),
        ("client_assertion_type", ASSERTION_TYPE),
        ("client_assertion", assertion),
        ("redirect_uri", redirect_uri.as_str()),
        ("code_verifier", VERIFIER),
        ("code", code),
    ]);
    form.extend(changes.iter().copied());
    form.retain(|_, value| !value.is_empty());
    let mut request = op.land.http.post(op.at("/token")).form(&form);
    if let Some(proof) = proof {
        request = request.header("DPoP", proof);
    }
    answer(request).await
}

async fn redeem(op: &Op, code: &str, changes: &[(&str, &str)]) -> (u16, Value) {
    let assertion = op.assertion(FAPI, &json!({}));
    let proof = op.proof("/token", None, &json!({}));
    redeem_with(op, FAPI, &assertion, Some(&proof), code, changes).await
}

async fn redeem_with_proof(op: &Op, code: &str, proof: &str) -> (u16, Value) {
    let assertion = op.assertion(FAPI, &json!({}));
    redeem_with(op, FAPI, &assertion, Some(proof), code, &[]).await
}

/// UserInfo with that scheme and a fresh proof.
async fn read(op: &Op, tokens: &Value, scheme: &str) -> (u16, Value) {
    let token = tokens["access_token"].as_str().unwrap();
    let proof = op.proof("/userinfo", Some(token), &json!({}));
    let request = op.land.http.get(op.at("/userinfo"));
    let request = request.header("authorization", format!("{scheme} {token}"));
    answer(request.header("DPoP", proof)).await
}

fn refused(answer: &(u16, Value), error: &str) {
    assert!(answer.0 == 400 || answer.0 == 401, "{answer:?}");
    assert_eq!(answer.1["error"], error, "{answer:?}");
}

/// The end of a login with these changes, identity and all.
async fn happy(op: &Op, changes: &[(&str, &str)]) -> (Back, Value) {
    let back = log_in(op, changes).await;
    let (status, tokens) = redeem(op, back.code(), &[]).await;
    assert_eq!(status, 200, "{tokens}");
    assert_eq!(tokens["token_type"], "DPoP");
    let (status, claims) = read(op, &tokens, "DPoP").await;
    assert_eq!(
        (status, &claims["sub"]),
        (200, &id_token(&tokens)["sub"]),
        "{claims}"
    );
    (back, tokens)
}

/// The description names what the profile needs: PAR, S256, PS256 or ES256, `iss` in answers.
#[test]
fn fapi2_security_profile_final_discovery_end_point_verification() {
    module(async |op| {
        let described = op.discovery().await;
        assert!(described["pushed_authorization_request_endpoint"].is_string());
        assert_eq!(
            described["authorization_response_iss_parameter_supported"],
            true
        );
        assert_eq!(
            described["code_challenge_methods_supported"],
            json!(["S256"])
        );
        for (list, must) in [
            ("dpop_signing_alg_values_supported", "ES256"),
            ("token_endpoint_auth_methods_supported", "private_key_jwt"),
            ("token_endpoint_auth_signing_alg_values_supported", "ES256"),
        ] {
            let members = described[list]
                .as_array()
                .unwrap_or_else(|| panic!("no {list}"));
            assert!(members.contains(&json!(must)), "{list}");
        }
    });
}

/// A pushed request, a login, a token bound to the key, and the identity for that key.
#[test]
fn fapi2_security_profile_final_happy_flow() {
    module(async |op| {
        let (back, tokens) = happy(op, &[]).await;
        assert_eq!(back.said["state"], STATE);
        assert_eq!(id_token(&tokens)["nonce"], NONCE);
    });
}

/// A person who refuses is an `access_denied`, with state and issuer.
#[test]
fn fapi2_security_profile_final_user_rejects_authentication() {
    module(async |op| {
        let request_uri = pushed(op, &[]).await;
        let mut browser = browser();
        let page = browser.get(&address(op, FAPI, &request_uri)).await.unwrap();
        let script = Script {
            refuses: true,
            ..Script::of(Direction::Connector)
        };
        let back = op.through(&mut browser, page, &script).await;
        assert_eq!(
            (back.error(), back.said["state"].as_str()),
            ("access_denied", STATE)
        );
        assert_eq!(back.said["iss"], op.issuer());
    });
}

/// A request without `state` gets none back.
#[test]
fn fapi2_security_profile_final_ensure_authorization_request_without_state_success() {
    module(async |op| {
        let (back, _) = happy(op, &[("state", "")]).await;
        assert!(!back.said.contains_key("state"));
    });
}

/// A request without `nonce` is served, as PKCE ties the code to the browser.
#[test]
fn fapi2_security_profile_final_ensure_authorization_request_without_nonce_success() {
    module(async |op| {
        let (_, tokens) = happy(op, &[("nonce", "")]).await;
        assert_eq!(id_token(&tokens).get("nonce"), None);
    });
}

/// A nonce of 64 characters is repeated.
#[test]
fn fapi2_security_profile_final_ensure_authorization_request_with_64_char_nonce_success() {
    module(async |op| {
        let nonce = "n".repeat(64);
        let (_, tokens) = happy(op, &[("nonce", &nonce)]).await;
        assert_eq!(id_token(&tokens)["nonce"], nonce);
    });
}

/// `openid` need not be the first scope.
#[test]
fn fapi2_security_profile_final_ensure_other_scope_order_succeeds() {
    module(async |op| {
        happy(op, &[("scope", "profile openid")]).await;
    });
}

/// The `claims` parameter brings claims of the identity.
#[test]
fn fapi2_security_profile_final_test_claims_parameter_identity_claims() {
    module(async |op| {
        let claims = json!({ "id_token": { "given_name": null } }).to_string();
        let (_, tokens) = happy(op, &[("claims", &claims)]).await;
        assert!(id_token(&tokens)["given_name"].is_string());
    });
}

/// The scheme of the `Authorization` header counts in any case of its letters.
#[test]
fn fapi2_security_profile_final_access_token_type_header_case_sensitivity() {
    module(async |op| {
        for scheme in ["dpop", "DPOP", "dPoP"] {
            let back = log_in(op, &[]).await;
            let (_, tokens) = redeem(op, back.code(), &[]).await;
            assert_eq!(read(op, &tokens, scheme).await.0, 200, "{scheme}");
        }
    });
}

/// `nbf` and `exp` in a proof are kept where they are: an expired one is refused.
#[test]
fn fapi2_security_profile_final_check_dpop_proof_nbf_exp() {
    module(async |op| {
        let now = op.land.clock.now().as_second();
        let back = log_in(op, &[]).await;
        let times = json!({ "nbf": now - 5, "exp": now + 60 });
        let proof = op.proof("/token", None, &times);
        assert_eq!(redeem_with_proof(op, back.code(), &proof).await.0, 200);
        for times in [json!({ "exp": now - 600 }), json!({ "nbf": now + 600 })] {
            let back = log_in(op, &[]).await;
            let proof = op.proof("/token", None, &times);
            refused(
                &redeem_with_proof(op, back.code(), &proof).await,
                "invalid_dpop_proof",
            );
        }
    });
}

macro_rules! clock_off {
    ($($(#[$sentence:meta])+ $name:ident: $seconds:literal;)+) => {$(
        $(#[$sentence])+
        #[test]
        fn $name() {
            module(async |op| {
                let back = log_in(op, &[]).await;
                let at = op.land.clock.now().as_second() + $seconds;
                let proof = op.proof("/token", None, &json!({ "iat": at }));
                assert_eq!(redeem_with_proof(op, back.code(), &proof).await.0, 200);
            });
        }
    )+};
}

clock_off! {
    /// A proof made 10 seconds ago holds.
    fapi2_security_profile_final_ensure_dpop_proof_with_iat_10_seconds_before_succeeds: -10;
    /// A proof of a clock that is 10 seconds ahead holds.
    fapi2_security_profile_final_ensure_dpop_proof_with_iat_10_seconds_after_succeeds: 10;
}

fn thumbprint() -> String {
    client_key().public().thumbprint()
}

/// `dpop_jkt` and the proof at the push must name the same key.
#[test]
fn fapi2_security_profile_final_ensure_mismatched_dpop_jkt_fails() {
    module(async |op| {
        let assertion = op.assertion(FAPI, &json!({}));
        let proof = op.proof("/par", None, &json!({}));
        let other = "0".repeat(43);
        let changes = [("dpop_jkt", other.as_str())];
        let answer = push_with(op, FAPI, &assertion, Some(&proof), &changes).await;
        assert!(answer.0 == 400, "{answer:?}");
    });
}

/// A code that a proof at the push bound to a key is not redeemed with another.
#[test]
fn fapi2_security_profile_final_ensure_token_endpoint_fails_with_mismatched_dpop_proof_jkt() {
    module(async |op| {
        let back = bound(op, true).await;
        refused(
            &redeem_with_another_key(op, back.code()).await,
            "invalid_grant",
        );
    });
}

/// Nor one that `dpop_jkt` bound.
#[test]
fn fapi2_security_profile_final_ensure_token_endpoint_fails_with_mismatched_dpop_jkt() {
    module(async |op| {
        let back = bound(op, false).await;
        refused(
            &redeem_with_another_key(op, back.code()).await,
            "invalid_grant",
        );
    });
}

/// With the key of the proof at the push it is.
#[test]
fn fapi2_security_profile_final_ensure_dpop_proof_at_par_endpoint_binding_success() {
    module(async |op| {
        let back = bound(op, true).await;
        assert_eq!(redeem(op, back.code(), &[]).await.0, 200);
    });
}

/// And with the key of `dpop_jkt`.
#[test]
fn fapi2_security_profile_final_ensure_dpop_auth_code_binding_success() {
    module(async |op| {
        let back = bound(op, false).await;
        assert_eq!(redeem(op, back.code(), &[]).await.0, 200);
    });
}

/// A login whose code is bound to the suite's key, by a proof at the push or by `dpop_jkt`.
async fn bound(op: &Op, by_proof: bool) -> Back {
    let assertion = op.assertion(FAPI, &json!({}));
    let proof = by_proof.then(|| op.proof("/par", None, &json!({})));
    let thumbprint = thumbprint();
    let jkt = [("dpop_jkt", if by_proof { "" } else { thumbprint.as_str() })];
    let (status, answer) = push_with(op, FAPI, &assertion, proof.as_deref(), &jkt).await;
    assert_eq!(status, 201, "{answer}");
    let mut browser = browser();
    let url = address(op, FAPI, answer["request_uri"].as_str().unwrap());
    let page = browser.get(&url).await.unwrap();
    op.through(&mut browser, page, &Script::of(Direction::Connector))
        .await
}

async fn redeem_with_another_key(op: &Op, code: &str) -> (u16, Value) {
    let claims = json!({
        "htm": "POST", "htu": op.at("/token"), "jti": fresh_id(),
        "iat": op.land.clock.now().as_second(),
    });
    let proof = signed_proof(&crate::oidc_world::p256(), &claims);
    redeem_with_proof(op, code, &proof).await
}

/// A very long nonce is repeated, or refused with `invalid_request`.
#[test]
fn fapi2_security_profile_final_ensure_authorization_request_with_long_nonce() {
    module(async |op| {
        let nonce = "n".repeat(384);
        let (_, tokens) = happy(op, &[("nonce", &nonce)]).await;
        assert_eq!(id_token(&tokens)["nonce"], nonce);
        refused(
            &push(op, &[("nonce", &"n".repeat(4000))]).await,
            "invalid_request",
        );
    });
}

/// So is a very long state.
#[test]
fn fapi2_security_profile_final_ensure_authorization_request_with_long_state() {
    module(async |op| {
        let state = "s".repeat(384);
        let (back, _) = happy(op, &[("state", &state)]).await;
        assert_eq!(back.said["state"], state);
        refused(
            &push(op, &[("state", &"s".repeat(4000))]).await,
            "invalid_request",
        );
    });
}

/// What stands beside the pushed request does not count.
#[test]
fn fapi2_security_profile_final_state_only_outside_request_object_not_used() {
    module(async |op| {
        let request_uri = pushed(op, &[("state", "")]).await;
        let url = address(op, FAPI, &request_uri) + "&state=outside";
        let mut browser = browser();
        let page = browser.get(&url).await.unwrap();
        let back = op
            .through(&mut browser, page, &Script::of(Direction::Connector))
            .await;
        assert!(!back.said.contains_key("state"));
    });
}

/// A pushed request without `redirect_uri` is refused.
#[test]
fn fapi2_security_profile_final_ensure_request_object_without_redirect_uri_fails() {
    module(async |op| refused(&push(op, &[("redirect_uri", "")]).await, "invalid_request"));
}

/// So is one with an address that is not registered.
#[test]
fn fapi2_security_profile_final_ensure_registered_redirect_uri() {
    module(async |op| {
        let change = ("redirect_uri", "https://elsewhere.example/back");
        refused(&push(op, &[change]).await, "invalid_request");
    });
}

/// A request that was not pushed is refused.
#[test]
fn fapi2_security_profile_final_ensure_unsigned_authorization_request_without_using_par_fails() {
    module(async |op| {
        let challenge = [
            ("client_id", FAPI),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ];
        assert_eq!(op.told(&challenge).await.error(), "invalid_request");
    });
}

/// A push must name the address that the answer goes to.
#[test]
fn fapi2_security_profile_final_ensure_redirect_uri_in_authorization_request() {
    module(async |op| refused(&push(op, &[("redirect_uri", "")]).await, "invalid_request"));
}

/// `response_type=code id_token` is refused.
#[test]
fn fapi2_security_profile_final_ensure_response_type_code_idtoken_fails() {
    module(async |op| {
        let answer = push(op, &[("response_type", "code id_token")]).await;
        refused(&answer, "unsupported_response_type");
    });
}

/// `response_type=token` is refused.
#[test]
fn fapi2_security_profile_final_ensure_response_type_token_fails() {
    module(async |op| {
        let answer = push(op, &[("response_type", "token")]).await;
        refused(&answer, "unsupported_response_type");
    });
}

/// Another client's `client_id` beside the assertion is refused at the token endpoint.
#[test]
fn fapi2_security_profile_final_ensure_client_id_in_token_endpoint() {
    module(async |op| {
        let back = log_in(op, &[]).await;
        let answer = redeem(op, back.code(), &[("client_id", FAPI_OTHER)]).await;
        refused(&answer, "invalid_client");
    });
}

/// Without a proof of the key there are no tokens.
#[test]
fn fapi2_security_profile_final_ensure_holder_of_key_required() {
    module(async |op| {
        let back = log_in(op, &[]).await;
        let assertion = op.assertion(FAPI, &json!({}));
        let answer = redeem_with(op, FAPI, &assertion, None, back.code(), &[]).await;
        assert!(answer.0 == 400, "{answer:?}");
        assert_eq!(answer.1.get("access_token"), None);
    });
}

/// A code of another client is refused.
#[test]
fn fapi2_security_profile_final_ensure_authorization_code_is_bound_to_client() {
    module(async |op| {
        let back = log_in(op, &[]).await;
        let assertion = op.assertion(FAPI_OTHER, &json!({}));
        let proof = op.proof("/token", None, &json!({}));
        let answer = redeem_with(op, FAPI_OTHER, &assertion, Some(&proof), back.code(), &[]);
        refused(&answer.await, "invalid_grant");
    });
}

/// A code that comes again is refused.
#[test]
fn fapi2_security_profile_final_attempt_reuse_authorization_code_after_one_second() {
    module_in_time(async |op, clock| {
        let back = log_in(&op, &[]).await;
        assert_eq!(redeem(&op, back.code(), &[]).await.0, 200);
        clock.by(1);
        refused(&redeem(&op, back.code(), &[]).await, "invalid_grant");
    });
}

/// A code is worth nothing after its minute.
#[test]
fn fapi2_security_profile_final_attempt_to_use_expired_auth_code() {
    module_in_time(async |op, clock| {
        let back = log_in(&op, &[]).await;
        clock.by(61);
        refused(&redeem(&op, back.code(), &[]).await, "invalid_grant");
    });
}

/// An assertion signed with RS256 authenticates nobody.
#[test]
fn fapi2_security_profile_final_ensure_signed_client_assertion_with_rs256_fails() {
    module(async |op| {
        let claims = part(&op.assertion(FAPI, &json!({})), 1);
        let key = eidas_bridge::oidc::jose::JwsKey::new(
            crate::oidc_world::rsa(),
            eidas_bridge::oidc::jose::JwsAlgorithm::Rs256,
        );
        let assertion = eidas_bridge::oidc::jose::sign(&claims, &key.unwrap(), "JWT").unwrap();
        refused(&push_as(op, FAPI, &assertion, &[]).await, "invalid_client");
    });
}

/// The token endpoint serves nobody without an assertion.
#[test]
fn fapi2_security_profile_final_ensure_client_assertion_in_token_endpoint() {
    module(async |op| {
        let back = log_in(op, &[]).await;
        let without = [("client_assertion", ""), ("client_assertion_type", "")];
        refused(&redeem(op, back.code(), &without).await, "invalid_client");
    });
}

/// The answer to a push whose assertion differs so.
async fn push_differing(op: &Op, changes: Value) -> (u16, Value) {
    push_as(op, FAPI, &op.assertion(FAPI, &changes), &[]).await
}

/// An assertion that expired five minutes ago authenticates nobody.
#[test]
fn fapi2_security_profile_final_ensure_client_assertion_with_exp_is_5_minutes_in_past_fails() {
    module(async |op| {
        let now = op.land.clock.now().as_second();
        let past = json!({ "iat": now - 360, "exp": now - 300 });
        refused(&push_differing(op, past).await, "invalid_client");
    });
}

/// Nor one for another audience.
#[test]
fn fapi2_security_profile_final_ensure_client_assertion_with_wrong_aud_fails() {
    module(async |op| {
        let other = json!({ "aud": "https://other.example" });
        refused(&push_differing(op, other).await, "invalid_client");
    });
}

/// Nor one without `sub`.
#[test]
fn fapi2_security_profile_final_ensure_client_assertion_with_no_sub_fails() {
    module(async |op| {
        refused(
            &push_differing(op, json!({ "sub": null })).await,
            "invalid_client",
        );
    });
}

/// A proof with another method, address, type, algorithm or signature, an old one, one without
/// `jti`, and one that comes again are refused.
#[test]
fn fapi2_security_profile_final_dpop_negative_tests() {
    module(async |op| {
        let now = op.land.clock.now().as_second();
        let elsewhere = op.at("/par");
        let mut proofs = Vec::new();
        for change in [
            json!({ "htm": "GET" }),
            json!({ "htm": null }),
            json!({ "htu": elsewhere }),
            json!({ "htu": null }),
            json!({ "jti": null }),
            json!({ "iat": null }),
            json!({ "iat": now - 3600 }),
        ] {
            proofs.push(op.proof("/token", None, &change));
        }
        let sound = op.proof("/token", None, &json!({}));
        let (header, claims) = (part(&sound, 0), part(&sound, 1));
        for (member, value) in [
            ("typ", json!("JWT")),
            ("alg", json!("none")),
            ("alg", json!("HS256")),
            ("jwk", Value::Null),
        ] {
            let mut header = header.clone();
            header[member] = value;
            proofs.push(signed(client_private(), &header, &claims));
        }
        proofs.push(signed(&crate::oidc_world::p256(), &header, &claims));
        proofs.push("not.a.proof".to_owned());
        for proof in &proofs {
            let back = log_in(op, &[]).await;
            let answer = redeem_with_proof(op, back.code(), proof).await;
            refused(&answer, "invalid_dpop_proof");
        }
        let back = log_in(op, &[]).await;
        assert_eq!(redeem_with_proof(op, back.code(), &sound).await.0, 200);
        let back = log_in(op, &[]).await;
        refused(
            &redeem_with_proof(op, back.code(), &sound).await,
            "invalid_dpop_proof",
        );
    });
}

/// Skipped by the suite, as refresh tokens are not supported.
#[test]
fn fapi2_security_profile_final_refresh_token() {
    module(async |op| {
        let (_, tokens) = happy(op, &[]).await;
        assert_eq!(tokens.get("refresh_token"), None);
    });
}

/// A page that is loaded again before the login is over still has its pushed request.
#[test]
fn fapi2_security_profile_final_par_ensure_server_accepts_reused_request_uri_before_authentication_completion()
 {
    module(async |op| {
        let url = address(op, FAPI, &pushed(op, &[]).await);
        let mut browser = browser();
        browser.get(&url).await.unwrap();
        let page = browser.get(&url).await.unwrap();
        let back = op
            .through(&mut browser, page, &Script::of(Direction::Connector))
            .await;
        assert_eq!(redeem(op, back.code(), &[]).await.0, 200);
    });
}

/// A pushed request whose login is over is gone.
#[test]
fn fapi2_security_profile_final_par_attempt_reuse_request_uri() {
    module(async |op| {
        let url = address(op, FAPI, &pushed(op, &[]).await);
        let mut browser = browser();
        let page = browser.get(&url).await.unwrap();
        op.through(&mut browser, page, &Script::of(Direction::Connector))
            .await
            .code();
        let page = browser.get(&url).await.unwrap();
        assert_eq!(page.status(), 400, "{}", page.body());
        assert!(page.url().as_str().starts_with(op.issuer()));
    });
}

/// A pushed request that waited too long is gone.
#[test]
fn fapi2_security_profile_final_par_attempt_to_use_expired_request_uri() {
    module_in_time(async |op, clock| {
        let url = address(&op, FAPI, &pushed(&op, &[]).await);
        clock.by(600);
        let page = browser().get(&url).await.unwrap();
        assert_eq!(page.status(), 400, "{}", page.body());
    });
}

/// An assertion of a clock that is 8 seconds ahead holds.
#[test]
fn fapi2_security_profile_final_par_ensure_jwt_client_assertion_with_iat_nbf_8_seconds_in_the_future_is_accepted()
 {
    module(async |op| {
        let soon = op.land.clock.now().as_second() + 8;
        let times = json!({ "iat": soon, "nbf": soon });
        assert_eq!(push_differing(op, times).await.0, 201);
    });
}

/// One of a clock that is more than a minute ahead does not.
#[test]
fn fapi2_security_profile_final_par_ensure_jwt_client_assertion_with_iat_nbf_over_60_seconds_in_the_future_fails()
 {
    module(async |op| {
        let later = op.land.clock.now().as_second() + 75;
        let times = json!({ "iat": later, "nbf": later, "exp": later + 60 });
        refused(&push_differing(op, times).await, "invalid_client");
    });
}

/// A pushed request is of the client that pushed it.
#[test]
fn fapi2_security_profile_final_par_ensure_request_uri_is_bound_to_client() {
    module(async |op| {
        let url = address(op, FAPI_OTHER, &pushed(op, &[]).await);
        let page = browser().get(&url).await.unwrap();
        assert_eq!(page.status(), 400, "{}", page.body());
        assert!(page.url().as_str().starts_with(op.issuer()));
    });
}

/// A push that itself points to a request is refused.
#[test]
fn fapi2_security_profile_final_par_reject_request_uri_in_par_authorization_form_params() {
    module(async |op| {
        let earlier = pushed(op, &[]).await;
        refused(
            &push(op, &[("request_uri", &earlier)]).await,
            "invalid_request",
        );
    });
}

/// Only POST is served.
#[test]
fn fapi2_security_profile_final_par_reject_invalid_http_verb() {
    module(async |op| {
        let answer = op.land.http.get(op.at("/par")).send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 405);
        let answer = op.land.http.put(op.at("/par")).send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 405);
    });
}

/// A push without a challenge is refused.
#[test]
fn fapi2_security_profile_final_par_ensure_pkce_required() {
    module(async |op| {
        let without = [("code_challenge", ""), ("code_challenge_method", "")];
        refused(&push(op, &without).await, "invalid_request");
    });
}

/// A code with a challenge needs its verifier.
#[test]
fn fapi2_security_profile_final_par_ensure_pkce_code_verifier_required() {
    module(async |op| {
        let back = log_in(op, &[]).await;
        refused(
            &redeem(op, back.code(), &[("code_verifier", "")]).await,
            "invalid_grant",
        );
    });
}

/// And no other verifier.
#[test]
fn fapi2_security_profile_final_par_incorrect_pkce_code_verifier_rejected() {
    module(async |op| {
        let back = log_in(op, &[]).await;
        refused(
            &redeem(op, back.code(), &[("code_verifier", CHALLENGE)]).await,
            "invalid_grant",
        );
    });
}

/// The method `plain` is refused.
#[test]
fn fapi2_security_profile_final_par_ensure_plain_pkce_rejected() {
    module(async |op| {
        let answer = push(op, &[("code_challenge_method", "plain")]).await;
        refused(&answer, "invalid_request");
    });
}

/// With nothing but `client_id` and `request_uri` at the authorization endpoint all is well.
#[test]
fn fapi2_security_profile_final_par_without_duplicate_parameters() {
    module(async |op| {
        happy(op, &[]).await;
    });
}

/// An assertion for a list of audiences, our push endpoint among them, authenticates nobody.
#[test]
fn fapi2_security_profile_final_par_endpoint_as_array_audience_fails() {
    module(async |op| {
        let audience = json!({ "aud": [op.issuer(), op.at("/par")] });
        refused(&push_differing(op, audience).await, "invalid_client");
    });
}

/// Nor one for our push endpoint.
#[test]
fn fapi2_security_profile_final_par_endpoint_as_audience_fails() {
    module(async |op| {
        let audience = json!({ "aud": op.at("/par") });
        refused(&push_differing(op, audience).await, "invalid_client");
    });
}

/// Nor one for our token endpoint.
#[test]
fn fapi2_security_profile_final_par_token_endpoint_as_audience_fails() {
    module(async |op| {
        let audience = json!({ "aud": op.at("/token") });
        refused(&push_differing(op, audience).await, "invalid_client");
    });
}
