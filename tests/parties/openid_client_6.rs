//! npm's openid-client 6 as a client of our Connector.

use serde_json::{Value, json};

use crate::party::node;
use crate::registration::Registration;
use crate::visit::{Scene, assert_is_alexandra, low, unwilling, willing};

/// One way to register, what is sent beside, and what the library received.
struct Variation {
    registration: Registration,
    query: &'static [(&'static str, &'static str)],
    seen: &'static [&'static str],
}

fn nested(alg: &str) -> Value {
    json!({
        "id_token_encrypted_response_alg": alg,
        "userinfo_signed_response_alg": "ES256",
        "userinfo_encrypted_response_alg": alg,
    })
}

const PKCE: &str = "pkce_required = true\n";

fn variations() -> Vec<Variation> {
    let variation = |name, members: &Value, query, seen| Variation {
        registration: Registration::new(name, members, PKCE),
        query,
        seen,
    };
    let basic = json!({"token_endpoint_auth_method": "client_secret_basic"});
    let ec: &[_] = &["ECDH-ES A256GCM JWT", "ECDH-ES A256GCM JWT"];
    let rsa: &[_] = &["RSA-OAEP A256GCM JWT", "RSA-OAEP A256GCM JWT"];
    let rsa_256: &[_] = &["RSA-OAEP-256 A256GCM JWT", "RSA-OAEP-256 A256GCM JWT"];
    let signed = json!({"userinfo_signed_response_alg": "ES256"});
    vec![
        variation("ec", &nested("ECDH-ES"), &[], ec),
        variation("rsa", &nested("RSA-OAEP"), &[], rsa),
        variation("rsa-256", &nested("RSA-OAEP-256"), &[], rsa_256),
        variation("signed", &signed, &[], &["ES256", "ES256"]),
        variation("basic", &basic, &[], &["ES256"]),
    ]
}

/// A world with every variation registered; none where the library is absent.
async fn scene() -> Option<Scene> {
    let registrations: Vec<_> = variations()
        .into_iter()
        .map(|one| one.registration)
        .collect();
    Scene::open(
        node(include_str!("node/openid_client_6.mjs"))?,
        &registrations,
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_registration_logs_a_citizen_in() {
    let Some(scene) = scene().await else { return };
    for one in variations() {
        let name = one.registration.name;
        let query = [&[("client", name), ("acr_values", "eidas2")], one.query].concat();
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
async fn refusals_arrive_as_the_errors_that_the_library_reports() {
    let Some(scene) = scene().await else { return };
    let begin = [("client", "ec"), ("acr_values", "eidas2")];
    let unmet = "unmet_authentication_requirements";
    let (answered, refused) = ("AuthorizationResponseError", "ResponseBodyError");
    let cases: [(&str, &[(&str, &str)], _, _, _); 4] = [
        (
            "refused abroad",
            &[],
            unwilling(),
            answered,
            "access_denied",
        ),
        ("level not reached", &[], low(), answered, unmet),
        (
            "prompt=none",
            &[("prompt", "none")],
            willing(),
            answered,
            "login_required",
        ),
        (
            "another verifier",
            &[("wrong_verifier", "yes")],
            willing(),
            refused,
            "invalid_grant",
        ),
    ];
    for (what, more, script, kind, error) in cases {
        let shown = scene.log_in(&[&begin, more].concat(), &script).await;
        assert_eq!(shown["kind"], kind, "{what}: {shown}");
        assert_eq!(shown["error"], error, "{what}: {shown}");
        println!("{}: {what}: {error}", scene.party.name);
    }
    let shown = scene
        .log_in(&[&begin[..], &[("replay", "yes")]].concat(), &willing())
        .await;
    assert_eq!(shown["replay"], "invalid_grant", "{shown}");
    assert_eq!(shown["userinfo"]["error"], "invalid_token", "{shown}");
}
