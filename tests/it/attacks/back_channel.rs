//! The hub's back channel under attack: replayed and injected codes, downgraded PKCE, forged client
//! assertions, stolen tokens, and what an answer may give away. `[RFC9700 §4, RFC7523 §3]`

use std::time::Duration;

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use eidas_bridge::ambient::{SystemRandom, secret};
use eidas_bridge::oidc::jose::{self, JwkSet, JwsAlgorithm, JwsKey};
use eidas_bridge::oidc::{
    AssertionAudience, CertificateSubject, Client, ClientAuthentication, SecurityProfile, pkce,
};
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Private};
use openssl::sign::Signer;
use serde_json::{Value, json};

use crate::back_world::*;
use crate::http_world::{Answer, CLIENT, OURS};
use crate::oidc_world::{VERIFIER, p256, rsa};

const ASSERTION: (&str, &str) = (
    "client_assertion_type",
    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
);

#[tokio::test]
async fn a_code_that_comes_again_at_any_moment_leaves_no_token() {
    let stage = stage(|_| {}).await;
    let mut moments = 0;
    for passes in 0..20 {
        let code = stage.code(&[]).await;
        let (reached, release) = stage.store.stop_after(passes);
        let first = {
            let (ours, code) = (stage.ours.clone(), code.clone());
            let call = Call::post("/token").basic(CLIENT);
            let request = call.fields(&redemption(&code)).request();
            tokio::spawn(async move { ours.send(request).await })
        };
        let stopped = tokio::select! {
            () = reached.notified() => true,
            () = tokio::time::sleep(Duration::from_secs(5)) => false,
            () = async { while !first.is_finished() { tokio::task::yield_now().await } } => false,
        };
        stage.store.never_stop();
        let second = stage.redeem(&code, None).await;
        release.notify_one();
        let first = first.await.unwrap();
        let good: Vec<&Answer> = [&first, &second]
            .into_iter()
            .filter(|answer| answer.status == StatusCode::OK)
            .collect();
        assert!(good.len() <= 1, "both were served at {passes}");
        for answer in good {
            let read = stage.userinfo("Bearer", &token_of(answer)).await;
            stage.assert_refused(&read, 401, "invalid_token", "oidc.access-token");
        }
        if !stopped {
            break;
        }
        moments += 1;
    }
    assert!(moments >= 4, "the first was stopped {moments} times");
}

#[tokio::test]
async fn a_code_after_a_minute_is_worth_nothing() {
    let stage = stage(|_| {}).await;
    let (early, late) = (stage.code(&[]).await, stage.code(&[]).await);
    stage.pass(50);
    token_of(&stage.redeem(&early, None).await);
    stage.pass(10);
    let answer = stage.redeem(&late, None).await;
    stage.assert_refused(&answer, 400, "invalid_grant", "oidc.token.code");
}

#[tokio::test]
async fn a_code_that_another_client_stole_yields_nothing_to_anybody() {
    let stage = stage(|_| {}).await;
    let code = stage.code(&[]).await;
    let thief = Call::post("/token").basic(OTHER).fields(&redemption(&code));
    stage.assert_refused(
        &stage.send(thief.clone()).await,
        400,
        "invalid_grant",
        "oidc.token.client",
    );
    let answer = stage.redeem(&code, None).await;
    stage.assert_refused(&answer, 400, "invalid_grant", "oidc.token.code");
    // And where the owner was first, the thief's attempt warns of the theft.
    let code = stage.code(&[]).await;
    let token = token_of(&stage.redeem(&code, None).await);
    let thief = Call::post("/token").basic(OTHER).fields(&redemption(&code));
    stage.assert_refused(
        &stage.send(thief).await,
        400,
        "invalid_grant",
        "oidc.token.code",
    );
    let answer = stage.userinfo("Bearer", &token).await;
    stage.assert_refused(&answer, 401, "invalid_token", "oidc.access-token");
}

#[tokio::test]
async fn a_code_without_its_verifier_or_a_verifier_without_its_code_is_refused() {
    let stage = stage(|_| {}).await;
    let (challenge, another) = (pkce::challenge(VERIFIER), "b".repeat(43));
    let challenged = [
        ("code_challenge", challenge.as_str()),
        ("code_challenge_method", "S256"),
    ];
    for (asked, verifier) in [
        (&challenged[..], None),
        (&challenged, Some("")),
        // As if the challenge were plain.
        (&challenged, Some(challenge.as_str())),
        // Of another login: a code that was injected.
        (&challenged, Some(another.as_str())),
        // To a login that had none: a challenge that was taken out on the way.
        (&[], Some(VERIFIER)),
    ] {
        let code = stage.code(asked).await;
        let call = Call::post("/token")
            .basic(CLIENT)
            .fields(&redemption(&code));
        let call = match verifier {
            Some(verifier) => call.fields(&[("code_verifier", verifier)]),
            None => call,
        };
        stage.assert_refused(
            &stage.send(call).await,
            400,
            "invalid_grant",
            "oidc.token.verifier",
        );
        // The attempt used the code up, whoever made it.
        let call = Call::post("/token")
            .basic(CLIENT)
            .fields(&redemption(&code));
        let call = call.fields(&[("code_verifier", VERIFIER)]);
        stage.assert_refused(
            &stage.send(call).await,
            400,
            "invalid_grant",
            "oidc.token.code",
        );
    }
    let code = stage.code(&challenged).await;
    let call = Call::post("/token")
        .basic(CLIENT)
        .fields(&redemption(&code));
    let call = call.fields(&[("code_verifier", VERIFIER)]);
    token_of(&stage.send(call).await);
}

/// A client that signs its assertions with that key.
fn asserting(client: &mut Client, key: &JwsKey) {
    client.authentication = ClientAuthentication::PrivateKeyJwt;
    client.keys = JwkSet::new(vec![key.public().clone()]);
}

fn claims(stage: &Stage) -> Value {
    json!({
        "iss": CLIENT, "sub": CLIENT, "aud": OURS, "jti": secret(&SystemRandom).unwrap(),
        "iat": stage.now(), "exp": stage.now() + 60,
    })
}

/// The answer to a question about no token, which any client may ask.
async fn asserted(stage: &Stage, assertion: &str) -> Answer {
    let fields = [("token", "x"), ASSERTION, ("client_assertion", assertion)];
    let call = Call::post("/token/introspection").fields(&fields);
    stage.send(call).await
}

fn keyed(public: &[u8], alg: &str, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let input = format!("{}.{}", part(&json!({ "alg": alg })), part(claims));
    let key = PKey::hmac(public).unwrap();
    let mut signer = Signer::new(MessageDigest::sha256(), &key).unwrap();
    let signature = signer.sign_oneshot_to_vec(input.as_bytes()).unwrap();
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature))
}

#[tokio::test]
async fn an_assertion_without_a_signature_or_keyed_with_public_numbers_is_refused() {
    let private: PKey<Private> = p256();
    let key = JwsKey::new(private.clone(), JwsAlgorithm::Es256).unwrap();
    let stage = stage(|client| asserting(client, &key)).await;
    let claims = claims(&stage);
    let sound = jose::sign(&claims, &key, "JWT").unwrap();
    let payload = sound.split('.').nth(1).unwrap();
    let none = URL_SAFE_NO_PAD.encode(json!({ "alg": "none" }).to_string());
    let pem = private.public_key_to_pem().unwrap();
    let jwk = key.public().to_value().to_string();
    let stranger = Prover::new();
    let own_key = json!({ "alg": "ES256", "typ": "JWT", "jwk": stranger.jwk() });
    let other_kid = json!({ "alg": "ES256", "typ": "JWT", "kid": "unknown" });
    let (form, by_key) = (
        "oidc.client-auth.assertion",
        "oidc.client-auth.assertion-key",
    );
    for (assertion, code) in [
        (format!("{none}.{payload}."), form),
        (format!("{none}.{payload}.AAAA"), form),
        (keyed(&pem, "HS256", &claims), form),
        (keyed(jwk.as_bytes(), "HS256", &claims), form),
        (signed_as(&own_key, &claims, &stranger.key), form),
        (signed_as(&other_kid, &claims, &private), by_key),
        (
            signed_as(
                &json!({ "alg": "ES256", "typ": "dpop+jwt" }),
                &claims,
                &private,
            ),
            form,
        ),
        (String::from("x.y.z"), form),
    ] {
        let answer = asserted(&stage, &assertion).await;
        stage.assert_refused(&answer, 401, "invalid_client", code);
    }
    assert_eq!(asserted(&stage, &sound).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_assertion_for_another_audience_too_long_or_too_early_is_refused() {
    let key = JwsKey::new(p256(), JwsAlgorithm::Es256).unwrap();
    let stage = stage(|client| asserting(client, &key)).await;
    let endpoint = |path: &str| json!(format!("{OURS}{path}"));
    let at = |offset: i64| json!(stage.now() + offset);
    let audiences = vec![
        json!("https://evil.example"),
        json!([OURS]),
        json!([OURS, "https://evil.example"]),
        json!([]),
        Value::Null,
        endpoint("/"),
        endpoint("/token"),
        endpoint("/par"),
        endpoint("/token/introspection"),
    ];
    let time = "oidc.client-auth.assertion-time";
    for (name, values, rule) in [
        ("aud", audiences, "oidc.client-auth.assertion-audience"),
        ("exp", vec![at(361), at(-60), Value::Null], time),
        ("iat", vec![at(61), at(-86_400)], time),
        ("nbf", vec![at(61)], time),
        ("jti", vec![Value::Null], "oidc.client-auth.assertion-id"),
        ("sub", vec![json!(OTHER)], "oidc.client-auth.credentials"),
        (
            "iss",
            vec![json!(OTHER)],
            "oidc.client-auth.assertion-subject",
        ),
    ] {
        for value in values {
            let mut claims = claims(&stage);
            claims[name] = value.clone();
            let assertion = jose::sign(&claims, &key, "JWT").unwrap();
            let answer = asserted(&stage, &assertion).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{name} {value}");
            stage.assert_refused(&answer, 401, "invalid_client", rule);
        }
    }
}

#[tokio::test]
async fn an_assertion_counts_once_wherever_and_for_as_long_as_it_could_be_accepted() {
    let key = JwsKey::new(p256(), JwsAlgorithm::Es256).unwrap();
    let stage = stage(|client| asserting(client, &key)).await;
    let assertion = jose::sign(&claims(&stage), &key, "JWT").unwrap();
    assert_eq!(asserted(&stage, &assertion).await.status, StatusCode::OK);
    let replayed = "oidc.client-auth.replayed";
    let again = asserted(&stage, &assertion).await;
    stage.assert_refused(&again, 401, "invalid_client", replayed);
    let elsewhere = [("token", "x"), ASSERTION, ("client_assertion", &assertion)];
    let elsewhere = Call::post("/token/revocation").fields(&elsewhere);
    let again = stage.send(elsewhere).await;
    stage.assert_refused(&again, 401, "invalid_client", replayed);
    for (seconds, code) in [(119, replayed), (1, "oidc.client-auth.assertion-time")] {
        stage.pass(seconds);
        let again = asserted(&stage, &assertion).await;
        stage.assert_refused(&again, 401, "invalid_client", code);
    }
}

#[tokio::test]
async fn an_older_clients_audience_is_tolerated_by_registration_and_never_under_fapi() {
    let key = JwsKey::new(p256(), JwsAlgorithm::Es256).unwrap();
    for (profile, tolerated) in [
        (SecurityProfile::Standard, true),
        (SecurityProfile::Fapi2, false),
    ] {
        let stage = stage(|client| {
            asserting(client, &key);
            client.assertion_audience = AssertionAudience::IssuerOrTokenEndpoint;
            client.profile = profile;
        })
        .await;
        let token = format!("{OURS}/token");
        for (aud, good) in [
            (json!(token), tolerated),
            (json!([OURS, token]), tolerated),
            (json!([OURS]), tolerated),
            (json!([token, "https://evil.example"]), false),
            (json!([]), false),
        ] {
            let mut claims = claims(&stage);
            claims["aud"] = aud.clone();
            let assertion = jose::sign(&claims, &key, "JWT").unwrap();
            let status = asserted(&stage, &assertion).await.status;
            assert_eq!(status == StatusCode::OK, good, "{profile:?} {aud}");
        }
    }
}

#[tokio::test]
async fn a_fapi_client_signs_with_ps256_or_es256_and_nothing_else() {
    let private = rsa();
    for (algorithm, profile, good) in [
        (JwsAlgorithm::Rs256, SecurityProfile::Standard, true),
        (JwsAlgorithm::Rs256, SecurityProfile::Fapi2, false),
        (JwsAlgorithm::Ps256, SecurityProfile::Fapi2, true),
    ] {
        let key = JwsKey::new(private.clone(), algorithm).unwrap();
        let stage = stage(|client| {
            asserting(client, &key);
            client.profile = profile;
        })
        .await;
        let assertion = jose::sign(&claims(&stage), &key, "JWT").unwrap();
        let status = asserted(&stage, &assertion).await.status;
        assert_eq!(status == StatusCode::OK, good, "{algorithm:?} {profile:?}");
    }
}

#[tokio::test]
async fn a_secret_in_the_query_is_never_read_and_two_methods_are_none() {
    let stage = stage(|_| {}).await;
    let code = stage.code(&[]).await;
    let query = format!("/token?client_id={CLIENT}&client_secret={SECRET}");
    let call = Call::post(&query).fields(&redemption(&code));
    stage.assert_refused(
        &stage.send(call).await,
        401,
        "invalid_client",
        "oidc.client-auth.method",
    );
    let whole = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(redemption(&code))
        .finish();
    let call = Call::post(&format!("/token?{whole}")).basic(CLIENT);
    let call = call.fields(&[("grant_type", "authorization_code")]);
    stage.assert_refused(
        &stage.send(call).await,
        400,
        "invalid_request",
        "oidc.token.request",
    );
    let basic = Call::post("/token")
        .basic(CLIENT)
        .fields(&redemption(&code));
    for more in [
        &[("client_id", CLIENT), ("client_secret", SECRET)][..],
        &[ASSERTION, ("client_assertion", "x.y.z")],
        &[ASSERTION],
        &[("client_id", OTHER)],
        &[("client_id", CLIENT), ("client_id", CLIENT)],
    ] {
        let answer = stage.send(basic.clone().fields(more)).await;
        stage.assert_refused(&answer, 401, "invalid_client", "oidc.client-auth.method");
    }
    let twice = basic.clone().basic(CLIENT);
    stage.assert_refused(
        &stage.send(twice).await,
        401,
        "invalid_client",
        "oidc.client-auth.method",
    );
    token_of(&stage.send(basic).await);
}

/// Status, headers and body, without the reference, which is the log's.
fn shape(answer: &Answer) -> (u16, Vec<(String, String)>, Value) {
    let headers = answer.headers.iter();
    let mut headers: Vec<_> = headers
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect();
    headers.sort();
    let mut body = json_of(answer);
    let description = body["error_description"].as_str().unwrap();
    assert_eq!(description.strip_prefix("reference ").unwrap().len(), 8);
    body["error_description"] = Value::Null;
    (answer.status.as_u16(), headers, body)
}

#[tokio::test]
async fn an_answer_does_not_say_whether_the_client_exists() {
    let key = JwsKey::new(p256(), JwsAlgorithm::Es256).unwrap();
    let stranger = JwsKey::new(p256(), JwsAlgorithm::Es256).unwrap();
    let stage = stage(|client| asserting(client, &key)).await;
    let assertion = |client_id: &str| {
        let mut claims = claims(&stage);
        claims["iss"] = client_id.into();
        claims["sub"] = client_id.into();
        let token = jose::sign(&claims, &stranger, "JWT").unwrap();
        Call::post("/token").fields(&[ASSERTION, ("client_assertion", &token)])
    };
    let basic = |client_id: &str| {
        let header = STANDARD.encode(format!("{client_id}:wrong"));
        Call::post("/token").header("authorization", &format!("Basic {header}"))
    };
    let by_post = |client_id: &str| {
        Call::post("/token").fields(&[("client_id", client_id), ("client_secret", "wrong")])
    };
    let shown = certificate("somebody.example");
    let by_certificate = |client_id: &str| {
        let call = Call::post("/token").certificate(&shown);
        call.fields(&[("client_id", client_id)])
    };
    let ways: [&dyn Fn(&str) -> Call; 4] = [&assertion, &basic, &by_post, &by_certificate];
    for (way, call) in ways.into_iter().enumerate() {
        let mut shapes = Vec::new();
        for client_id in [CLIENT, OTHER, "nobody-by-this-name"] {
            let call = call(client_id).fields(&redemption("a-code"));
            let answer = stage.send(call).await;
            // The log alone knows more.
            let code = match (way, client_id) {
                (0, CLIENT) => "oidc.client-auth.assertion-key",
                _ => "oidc.client-auth.credentials",
            };
            stage.assert_refused(&answer, 401, "invalid_client", code);
            shapes.push(shape(&answer));
        }
        assert_eq!(shapes[0], shapes[2], "{way}");
        assert_eq!(shapes[1], shapes[2], "{way}");
    }
}

#[tokio::test]
async fn a_client_by_certificate_is_the_one_whose_name_it_bears() {
    let stage = stage(|client| {
        let name = CertificateSubject::DnsName("hub.example".to_owned());
        client.authentication = ClientAuthentication::TlsClientAuth(name);
    })
    .await;
    let code = stage.code(&[]).await;
    let call = Call::post("/token")
        .fields(&[("client_id", CLIENT)])
        .fields(&redemption(&code));
    let (own, thiefs) = (certificate("hub.example"), certificate("evil.example"));
    stage.assert_refused(
        &stage.send(call.clone()).await,
        401,
        "invalid_client",
        "oidc.client-auth.method",
    );
    let method = "oidc.client-auth.method";
    for (wrong, code_of) in [
        (
            call.clone().certificate(&thiefs),
            "oidc.client-auth.credentials",
        ),
        (
            call.clone().certificate(&own).basic(CLIENT),
            "oidc.client-auth.credentials",
        ),
        (
            call.clone()
                .certificate(&own)
                .fields(&[("client_secret", SECRET)]),
            "oidc.client-auth.credentials",
        ),
        (call.clone().certificate(&own).fields(&[ASSERTION]), method),
        (
            Call::post("/token")
                .certificate(&own)
                .fields(&redemption(&code)),
            method,
        ),
    ] {
        stage.assert_refused(&stage.send(wrong).await, 401, "invalid_client", code_of);
    }
    token_of(&stage.send(call.certificate(&own)).await);
}

#[tokio::test]
async fn a_token_in_the_query_or_at_two_places_is_refused() {
    let stage = stage(|_| {}).await;
    let token = token_of(&stage.redeem(&stage.code(&[]).await, None).await);
    let header = format!("Bearer {token}");
    let in_query = format!("/userinfo?access_token={token}");
    let in_form = [("access_token", token.as_str())];
    let by_post = || Call::post("/userinfo").fields(&in_form);
    for call in [
        Call::get(&in_query),
        Call::get(&in_query).header("authorization", &header),
        Call::get("/userinfo?access_token=").header("authorization", &header),
        Call::post(&in_query).fields(&in_form),
        by_post().header("authorization", &header),
        by_post().fields(&in_form),
        Call::get("/userinfo").header("authorization", &format!("Token {token}")),
        Call::get("/userinfo")
            .header("authorization", &header)
            .header("authorization", &header),
    ] {
        stage.assert_refused(
            &stage.send(call).await,
            400,
            "invalid_request",
            "oidc.access-token.place",
        );
    }
    // The body of a GET is none, and one of another type is not a form.
    let call = Call::get("/userinfo").fields(&in_form);
    stage.assert_refused(
        &stage.send(call).await,
        401,
        "invalid_token",
        "oidc.access-token",
    );
    let answer = stage.send(by_post()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert_eq!(json_of(&answer)["family_name"], "Muster");
    stage.assert_refused(
        &stage.send(by_post()).await,
        401,
        "invalid_token",
        "oidc.access-token",
    );
}

#[tokio::test]
async fn a_token_that_is_expired_unknown_or_another_kind_of_secret_is_invalid() {
    let stage = stage(|_| {}).await;
    let code = stage.code(&[]).await;
    let answer = stage.redeem(&code, None).await;
    let id_token = json_of(&answer)["id_token"].as_str().unwrap().to_owned();
    let token = token_of(&answer);
    stage.pass(60);
    for wrong in [&token, &code, &id_token[..1024.min(id_token.len())], "x"] {
        let answer = stage.userinfo("Bearer", wrong).await;
        stage.assert_refused(&answer, 401, "invalid_token", "oidc.access-token");
        let challenge = answer.header("www-authenticate");
        assert_eq!(challenge, Some("Bearer error=\"invalid_token\""));
        assert_eq!(
            stage.introspected(CLIENT, wrong).await,
            json!({ "active": false })
        );
    }
}

fn revoke(client_id: &str, token: &str) -> Call {
    let fields = [("token", token), ("token_type_hint", "refresh_token")];
    Call::post("/token/revocation")
        .basic(client_id)
        .fields(&fields)
}

#[tokio::test]
async fn a_token_is_its_own_clients_to_ask_about_and_to_give_back() {
    let stage = stage(|_| {}).await;
    let inactive = json!({ "active": false });
    let token = token_of(&stage.redeem(&stage.code(&[]).await, None).await);
    assert_eq!(stage.introspected(OTHER, &token).await, inactive);
    let foreign = stage.send(revoke(OTHER, &token)).await;
    let said = stage.introspected(CLIENT, &token).await;
    let expected = json!({
        "active": true, "client_id": CLIENT, "iss": OURS, "sub": "DE/FR/1",
        "scope": "openid profile", "token_type": "Bearer",
        "iat": stage.now(), "exp": stage.now() + 60,
    });
    assert_eq!(said, expected);
    // What is given back is gone; what is not there is, too, and nobody hears the difference.
    let own = stage.send(revoke(CLIENT, &token)).await;
    let again = stage.send(revoke(CLIENT, &token)).await;
    for answer in [&foreign, &own, &again] {
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, ""));
        assert_eq!(answer.headers, own.headers);
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.header("pragma"), Some("no-cache"));
    }
    let read = stage.userinfo("Bearer", &token).await;
    stage.assert_refused(&read, 401, "invalid_token", "oidc.access-token");
    assert_eq!(stage.introspected(CLIENT, &token).await, inactive);
}

#[tokio::test]
async fn what_was_read_is_inactive_and_a_code_is_no_token() {
    let stage = stage(|_| {}).await;
    let code = stage.code(&[]).await;
    let answer = stage.send(revoke(CLIENT, &code)).await;
    assert_eq!(answer.status, StatusCode::OK);
    let token = token_of(&stage.redeem(&code, None).await);
    let read = stage.userinfo("Bearer", &token).await;
    assert_eq!(read.status, StatusCode::OK);
    let said = stage.introspected(CLIENT, &token).await;
    assert_eq!(said, json!({ "active": false }));
}

#[tokio::test]
async fn who_asks_about_a_token_is_a_client_names_one_and_posts() {
    let stage = stage(|_| {}).await;
    for path in ["/token/introspection", "/token/revocation"] {
        let unnamed = Call::post(path).basic(CLIENT).fields(&[("a", "b")]);
        let answer = stage.send(unnamed).await;
        stage.assert_refused(&answer, 400, "invalid_request", "oidc.token.request");
        let nobody = Call::post(path).fields(&[("token", "x")]);
        let answer = stage.send(nobody).await;
        stage.assert_refused(&answer, 401, "invalid_client", "oidc.client-auth.method");
        let by_get = stage.send(Call::get(path)).await;
        assert_eq!(by_get.status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(json_of(&by_get)["error"], "invalid_request");
    }
}
