//! npm's openid-client 5, the library of `FranceConnect`'s hub, as a client of our Connector.

use serde_json::{Value, json};

use crate::party::node;
use crate::registration::Registration;
use crate::visit::{Scene, assert_is_alexandra, low, unwilling, willing};

const RSA: &str = "RSA-OAEP A256GCM JWT";
const EC: &str = "ECDH-ES A256GCM JWT";

/// One way to register, what is sent beside, and what the library says that it opened and verified.
struct Variation {
    registration: Registration,
    query: &'static [(&'static str, &'static str)],
    seen: &'static [&'static str],
}

fn nested(alg: &str) -> Value {
    json!({
        "id_token_encrypted_response_alg": alg,
        "id_token_encrypted_response_enc": "A256GCM",
        "userinfo_signed_response_alg": "ES256",
        "userinfo_encrypted_response_alg": alg,
        "userinfo_encrypted_response_enc": "A256GCM",
    })
}

fn with(mut members: Value, more: &Value) -> Value {
    let more = more.as_object().unwrap().clone();
    members.as_object_mut().unwrap().extend(more);
    members
}

fn variations() -> Vec<Variation> {
    let by_secret = json!({"token_endpoint_auth_method": "client_secret_post"});
    let basic = json!({"token_endpoint_auth_method": "client_secret_basic"});
    let pkce = "pkce_required = true\n";
    let variation = |name, members: &Value, ours, query, seen| Variation {
        registration: Registration::new(name, members, ours),
        query,
        seen,
    };
    vec![
        variation(
            "franceconnect-rsa",
            &with(nested("RSA-OAEP"), &by_secret),
            "",
            &[("pkce", "no")],
            &[RSA, "ES256", RSA, "ES256"],
        ),
        variation(
            "franceconnect-ec",
            &with(nested("ECDH-ES"), &by_secret),
            "",
            &[("pkce", "no")],
            &[EC, "ES256", EC, "ES256"],
        ),
        variation(
            "private-key",
            &nested("ECDH-ES"),
            pkce,
            &[],
            &[EC, "ES256", EC, "ES256"],
        ),
        variation("plain", &by_secret, "", &[], &["ES256"]),
        variation("basic", &basic, "", &[], &["ES256"]),
    ]
}

/// A world with every variation registered; none where the library is absent.
async fn scene() -> Option<Scene> {
    let registrations: Vec<_> = variations()
        .into_iter()
        .map(|one| one.registration)
        .collect();
    Scene::open(
        node(include_str!("node/openid_client.mjs"))?,
        &registrations,
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_registration_logs_a_citizen_in() {
    let Some(scene) = scene().await else { return };
    for one in variations() {
        let name = one.registration.name;
        let query = [&[("client", name), ("acr", "eidas2")], one.query].concat();
        let shown = scene.log_in(&query, &willing()).await;
        assert_is_alexandra(&shown);
        assert_eq!(shown["seen"], json!(one.seen), "{name}");
        println!(
            "{}: {name}: {}: logged in",
            scene.party.name,
            one.registration.about()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_claims_parameter_asks_for_level_and_claims() {
    let Some(scene) = scene().await else { return };
    let claims = r#"{"id_token":{"acr":{"essential":true,"value":"eidas2"}},
        "userinfo":{"given_name":{"essential":true},"family_name":null,"birthdate":null}}"#;
    let query = [
        ("client", "private-key"),
        ("scope", "openid"),
        ("claims", claims),
    ];
    let shown = scene.log_in(&query, &willing()).await;
    assert_is_alexandra(&shown);
    assert!(shown["userinfo"].get("birthplace").is_none(), "{shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_arrive_as_the_errors_that_the_library_reports() {
    let Some(scene) = scene().await else { return };
    let client = ("client", "private-key");
    let (substantial, high) = (("acr", "eidas2"), ("acr", "eidas3"));
    let unmet = "unmet_authentication_requirements";
    let no_prompt = ("prompt", "none");
    let cases: [(&str, &[(&str, &str)], _, _); 4] = [
        (
            "refused abroad",
            &[client, substantial],
            unwilling(),
            "access_denied",
        ),
        ("level not reached", &[client, substantial], low(), unmet),
        ("high asked, low reached", &[client, high], low(), unmet),
        (
            "prompt=none",
            &[client, substantial, no_prompt],
            willing(),
            "login_required",
        ),
    ];
    for (what, query, script, error) in cases {
        let shown = scene.log_in(query, &script).await;
        assert_eq!(shown["kind"], "OPError", "{what}: {shown}");
        assert_eq!(shown["error"], error, "{what}: {shown}");
        println!("{}: {what}: {error}", scene.party.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_are_bound_and_serve_once() {
    let Some(scene) = scene().await else { return };
    let begin = [("client", "private-key"), ("acr", "eidas2")];
    for wrong in [
        ("redeem_uri", "http://127.0.0.1:1/callback"),
        ("wrong_verifier", "yes"),
    ] {
        let shown = scene
            .log_in(&[&begin[..], &[wrong]].concat(), &willing())
            .await;
        assert_eq!(shown["error"], "invalid_grant", "{shown}");
    }
    let shown = scene
        .log_in(&[&begin[..], &[("again", "yes")]].concat(), &willing())
        .await;
    assert_is_alexandra(&shown);
    assert_eq!(shown["again"], "invalid_token", "{shown}");
    let shown = scene
        .log_in(&[&begin[..], &[("replay", "yes")]].concat(), &willing())
        .await;
    assert_eq!(shown["replay"], "invalid_grant", "{shown}");
    assert_eq!(shown["userinfo"]["error"], "invalid_token", "{shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_not_registered_is_never_gone_to() {
    let Some(scene) = scene().await else { return };
    let elsewhere = format!("{}/elsewhere", scene.party.url);
    let query = [
        ("client", "private-key"),
        ("acr", "eidas2"),
        ("redirect_uri", elsewhere.as_str()),
    ];
    let (status, code) = scene.stopped(&query).await;
    assert_eq!(
        (status, code.as_str()),
        (403, "oidc.authorization.redirect-unregistered")
    );
}
