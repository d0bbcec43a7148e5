//! Pushed authorization requests under attack: whose they are, how often and how long they count,
//! and what the browser says beside the reference.

use eidas_bridge::oidc::SecurityProfile;
use serde_json::json;

use super::front_world::*;
use crate::http_world::{CLIENT, form, request_with};

const PREFIX: &str = "urn:ietf:params:oauth:request_uri:";

fn gone() -> End {
    page("oidc.authorization.pushed-gone")
}

#[tokio::test]
async fn a_pushed_request_counts_once_and_not_for_long() {
    let front = front(|_| {});
    let (status, body) = front.push(&request_with(&[])).await;
    assert_eq!(status, 201, "{body}");
    assert_eq!(body["expires_in"], 90);
    let reference = body["request_uri"].as_str().unwrap();
    assert_eq!(reference.strip_prefix(PREFIX).unwrap().len(), 43);
    assert_eq!(front.bring(CLIENT, reference).await, End::Asked);
    assert_eq!(front.bring(CLIENT, reference).await, gone());
    let again = front.pushed(&request_with(&[])).await;
    assert_ne!(again, reference);
    front.clock.by(91);
    assert_eq!(front.bring(CLIENT, &again).await, gone());
    for guess in ["", "x", "../x", &"A".repeat(43), &"A".repeat(30_000)] {
        let end = front.bring(CLIENT, &format!("{PREFIX}{guess}")).await;
        assert_eq!(end, gone(), "{guess:.40}");
    }
    // Where an address stands beside it that is the client's, the client is told.
    let told_there = told("invalid_request_uri", "oidc.authorization.pushed-gone");
    let end = front.with(&[("request_uri", reference)]).await;
    assert_eq!(end, told_there);
}

#[tokio::test]
async fn a_pushed_request_is_the_clients_that_pushed_it() {
    let front = front(|_| {});
    let reference = front.pushed(&request_with(&[])).await;
    assert_eq!(front.bring(OTHER, &reference).await, gone());
    // Somebody else's client_id in the push, or two.
    let (status, body) = front.push(&request_with(&[("client_id", OTHER)])).await;
    assert!(status == 401 || status == 400, "{status} {body}");
    let mut twice = request_with(&[]);
    twice.push(("client_id", CLIENT));
    let (status, _) = front.push(&twice).await;
    assert!(status == 401 || status == 400, "{status}");
    // Nobody, and somebody unknown.
    let nobody = front.state.post("/par", "", &request_with(&[])).await;
    assert_eq!(nobody.status, 401, "{}", nobody.body);
    let (status, body) = front.push_as("nobody", &request_with(&[])).await;
    assert_eq!((status, &body["error"]), (401, &json!("invalid_client")));
    // Credentials in the query are nobody's.
    let path = format!(
        "/par?{}",
        form(&[("client_id", CLIENT), ("client_secret", "x")])
    );
    let answer = front.state.post(&path, "", &request_with(&[])).await;
    assert_eq!(answer.status, 401);
}

#[tokio::test]
async fn beside_the_reference_nothing_counts() {
    let front = front(|_| {});
    for (name, value) in [
        ("redirect_uri", "https://evil.example/"),
        ("scope", "nothing"),
        ("prompt", "none"),
        ("response_mode", "fragment"),
        ("acr_values", "eidas9"),
    ] {
        let reference = front.pushed(&request_with(&[])).await;
        let fields = [
            ("client_id", CLIENT),
            ("request_uri", &reference),
            (name, value),
        ];
        let answer = front.ask(&fields).await;
        assert_eq!(end_of(&answer), End::Asked, "{name}");
        assert!(!answer.body.contains("evil.example"));
    }
    let reference = front.pushed(&request_with(&[])).await;
    let fields = [("request_uri", reference.as_str())];
    let code = "oidc.authorization.client-missing";
    assert_eq!(end_of(&front.ask(&fields).await), page(code));
    assert_eq!(front.bring(CLIENT, &reference).await, End::Asked);
}

#[tokio::test]
async fn what_is_wrong_is_said_at_the_push_and_never_to_a_browser() {
    let front = front(|_| {});
    for (changes, error) in [
        (
            &[("redirect_uri", "https://evil.example/")][..],
            "invalid_request",
        ),
        (&[("redirect_uri", "")], "invalid_request"),
        (
            &[("request_uri", "urn:ietf:params:oauth:request_uri:x")],
            "invalid_request",
        ),
        (
            &[("request_uri", "https://hub.fr.example/r")],
            "invalid_request",
        ),
        (&[("response_type", "token")], "unsupported_response_type"),
        (&[("response_type", "")], "invalid_request"),
        (&[("scope", "profile")], "invalid_scope"),
        (&[("prompt", "none")], "login_required"),
        (&[("claims", "[")], "invalid_request"),
        (&[("nonce", "")], "invalid_request"),
        (&[("request", "e30.e30.")], "invalid_request_object"),
        (&[("id_token_hint", "x")], "invalid_request"),
        (&[("dpop_jkt", "x")], "invalid_request"),
        (
            &[("acr_values", "eidas9")],
            "unmet_authentication_requirements",
        ),
    ] {
        let (status, body) = front.push(&request_with(changes)).await;
        assert_eq!(status, 400, "{changes:?}: {body}");
        assert_eq!(body["error"], error, "{changes:?}");
        assert!(body.get("request_uri").is_none());
    }
    let mut twice = request_with(&[]);
    twice.push(("scope", "openid"));
    let (status, body) = front.push(&twice).await;
    assert_eq!((status, &body["error"]), (400, &json!("invalid_request")));
    for method in ["GET", "PUT"] {
        let request = axum::http::Request::builder().method(method).uri("/par");
        let request = request.body(axum::body::Body::empty()).unwrap();
        assert_eq!(front.state.send(request).await.status, 405, "{method}");
    }
}

#[tokio::test]
async fn a_client_that_must_push_cannot_ask_otherwise() {
    for (profile, required) in [
        (SecurityProfile::Standard, true),
        (SecurityProfile::Fapi2, false),
    ] {
        let front = front(|client| {
            client.profile = profile;
            client.par_required = required;
        });
        let refused = told("invalid_request", "oidc.authorization.push-missing");
        assert_eq!(front.with(&[]).await, refused);
        let object = front.object(&json!({}));
        assert_eq!(front.with(&[("request", &object)]).await, refused);
        let bare = [("client_id", CLIENT), ("request", object.as_str())];
        let code = "oidc.authorization.push-missing";
        assert_eq!(end_of(&front.ask(&bare).await), page(code));
        let s256 = [
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ];
        let reference = front.pushed(&request_with(&s256)).await;
        assert_eq!(front.bring(CLIENT, &reference).await, End::Asked);
    }
    let fapi = front(|client| client.profile = SecurityProfile::Fapi2);
    let (status, body) = fapi.push(&request_with(&[])).await;
    assert_eq!((status, &body["error"]), (400, &json!("invalid_request")));
}
