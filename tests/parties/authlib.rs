//! `PyPI`'s Authlib in a Flask application, as a client of our Connector.

use serde_json::json;

use crate::party::python;
use crate::registration::Registration;
use crate::visit::{Scene, assert_is_alexandra, low, unwilling, willing};

struct Variation {
    registration: Registration,
    seen: &'static [&'static str],
}

/// Authlib names the token endpoint as its assertion's audience, and signs it for an hour.
const OLD_AUDIENCE: &str = "pkce_required = true\nclient_assertion_audience = \"token-endpoint\"\n";

fn variations() -> Vec<Variation> {
    let signed = json!({
        "userinfo_signed_response_alg": "ES256",
    });
    let nested = json!({
        "token_endpoint_auth_method": "client_secret_post",
        "id_token_encrypted_response_alg": "ECDH-ES",
        "userinfo_signed_response_alg": "ES256",
        "userinfo_encrypted_response_alg": "ECDH-ES",
    });
    let nested_rsa = json!({
        "token_endpoint_auth_method": "client_secret_post",
        "id_token_encrypted_response_alg": "RSA-OAEP",
        "userinfo_signed_response_alg": "ES256",
        "userinfo_encrypted_response_alg": "RSA-OAEP",
    });
    let basic = json!({"token_endpoint_auth_method": "client_secret_basic"});
    let pkce = "pkce_required = true\n";
    let variation = |name, members, ours, seen| Variation {
        registration: Registration::new(name, members, ours),
        seen,
    };
    let ec: &[_] = &[
        "ECDH-ES A256GCM JWT",
        "ES256",
        "ECDH-ES A256GCM JWT",
        "ES256",
    ];
    let rsa: &[_] = &[
        "RSA-OAEP A256GCM JWT",
        "ES256",
        "RSA-OAEP A256GCM JWT",
        "ES256",
    ];
    vec![
        variation("signed", &signed, OLD_AUDIENCE, &["ES256", "ES256"]),
        variation("nested", &nested, pkce, ec),
        variation("nested-rsa", &nested_rsa, pkce, rsa),
        variation("basic", &basic, pkce, &["ES256"]),
    ]
}

async fn scene() -> Option<Scene> {
    let registrations: Vec<_> = variations()
        .into_iter()
        .map(|one| one.registration)
        .collect();
    Scene::open(
        python(include_str!("python/authlib_client.py"))?,
        &registrations,
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_registration_logs_a_citizen_in_and_its_code_serves_once() {
    let Some(scene) = scene().await else { return };
    for one in variations() {
        let name = one.registration.name;
        let query = [("client", name), ("acr_values", "eidas2")];
        let shown = scene.log_in(&query, &willing()).await;
        assert_is_alexandra(&shown);
        assert_eq!(shown["seen"], json!(one.seen), "{name}");
        assert_eq!(shown["replay"], "invalid_grant", "{name}");
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
    let begin = [("client", "signed"), ("acr_values", "eidas2")];
    let unmet = "unmet_authentication_requirements";
    let cases: [(&str, &[(&str, &str)], _, _); 3] = [
        ("refused abroad", &[], unwilling(), "access_denied"),
        ("level not reached", &[], low(), unmet),
        (
            "prompt=none",
            &[("prompt", "none")],
            willing(),
            "login_required",
        ),
    ];
    for (what, more, script, error) in cases {
        let shown = scene.log_in(&[&begin, more].concat(), &script).await;
        assert_eq!(shown["kind"], "OAuthError", "{what}: {shown}");
        assert_eq!(shown["error"], error, "{what}: {shown}");
        println!("{}: {what}: {error}", scene.party.name);
    }
}
