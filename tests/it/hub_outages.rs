//! The hub is down, slow, or says no, at each step of a login: the foreign Connector hears of it
//! by a signed Response, and the service where the person began by the standard error.

use eidas_bridge::saml::SubStatus;
use serde_json::json;

use crate::attacks::hub::{AtHub, at_hub, callback, sent};
use crate::http_world::{Answer, query};
use crate::hub_world::*;

/// The node abroad answers with a Response that our Connector believes; what it says, and what the
/// service is told.
async fn told(at: &AtHub, answer: &Answer, cookie: &str) -> (String, String) {
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    let message = answer.field("SAMLResponse");
    let bytes = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, &message);
    let xml = String::from_utf8(bytes.unwrap()).unwrap();
    assert!(xml.contains(SubStatus::AuthnFailed.uri()) && xml.contains("<ds:SignatureValue>"));
    let relay = answer.field("RelayState");
    let fields = [("SAMLResponse", message.as_str()), ("RelayState", &relay)];
    let received = at.ours.post("/connector/acs", "", &fields).await;
    let done = at.ours.get(received.onward(), cookie).await;
    let said = query(done.header("location").unwrap());
    (xml, said["error"].clone())
}

/// The hub is broken when the request comes.
async fn at_the_start(path: &'static str, broken: Broken, code: &str) {
    let provider = Provider::start().await;
    let url = provider.url.clone();
    provider.ways().describes = Box::new(move |document| {
        document["pushed_authorization_request_endpoint"] = json!(format!("{url}/par"));
    });
    provider.breaks(path, broken);
    let at = at_hub(&provider).await;
    let (xml, error) = told(&at, &at.arrived, &at.cookie).await;
    assert!(xml.contains(code), "{path}: {xml}");
    assert_eq!(error, "access_denied", "{path}");
    // It comes back, and so do logins.
    provider.mends(path);
    let back = async {
        loop {
            let (_, arrived) = sent(&at.ours, &at.theirs).await;
            if arrived.header("refresh").is_some() {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), back)
        .await
        .expect("back");
}

/// The person comes back from the hub with a code.
async fn come_back(provider: &Provider, at: &AtHub) -> Answer {
    let onward = at.arrived.onward();
    let granted = provider.code_for(&onward.parse().unwrap());
    let state = query(onward)["state"].clone();
    let back = callback(&[
        ("code", &granted),
        ("state", &state),
        ("iss", &provider.url),
    ]);
    at.theirs.get(&back, &at.arrived.cookie()).await
}

/// The hub is broken when the person comes back from it.
async fn at_the_end(path: &'static str, broken: Broken, code: &str) {
    let provider = Provider::start().await;
    let at = at_hub(&provider).await;
    provider.breaks(path, broken);
    let answer = come_back(&provider, &at).await;
    let (xml, error) = told(&at, &answer, &at.cookie).await;
    assert!(xml.contains(code), "{path}: {xml}");
    assert_eq!(error, "access_denied", "{path}");
}

const DISCOVERY: &str = "/.well-known/openid-configuration";

#[tokio::test]
async fn a_hub_without_its_description_is_told_abroad() {
    at_the_start(DISCOVERY, Broken::Status(503), "net.status").await;
    let page = Broken::Body("text/html", b"<html>".to_vec());
    at_the_start(DISCOVERY, page, "oidc.provider.malformed").await;
}

#[tokio::test]
async fn a_hub_that_takes_too_long_is_told_abroad() {
    at_the_start(DISCOVERY, Broken::Slow, "net.unreachable").await;
    for path in ["/token", "/jwks", "/userinfo"] {
        at_the_end(path, Broken::Slow, "net.unreachable").await;
    }
}

#[tokio::test]
async fn a_hub_that_does_not_take_the_pushed_request_is_told_abroad() {
    at_the_start("/par", Broken::Status(500), "net.status").await;
    let refusal = json!({ "error": "invalid_request", "error_description": "no" });
    let refusal = Broken::Body("application/json", refusal.to_string().into_bytes());
    at_the_start("/par", refusal, "oidc.pushed.refused").await;
}

#[tokio::test]
async fn a_hub_that_redeems_nothing_is_told_abroad() {
    at_the_end("/token", Broken::Status(503), "net.status").await;
    let refusal = Broken::Body(
        "application/json",
        b"{\"error\":\"invalid_grant\"}".to_vec(),
    );
    at_the_end("/token", refusal, "oidc.token-response.refused").await;
}

#[tokio::test]
async fn a_hub_without_keys_or_identity_is_told_abroad() {
    at_the_end("/jwks", Broken::Status(503), "net.status").await;
    at_the_end("/userinfo", Broken::Status(503), "net.status").await;
    let page = Broken::Body("text/html", b"<html>".to_vec());
    at_the_end("/userinfo", page, "oidc.userinfo.protection").await;
}

#[tokio::test]
async fn who_came_to_the_hub_through_a_foreign_node_is_nobody_of_ours() {
    for (ways_in, code) in [
        (json!(["pwd", "eidas"]), Some("hub.foreign-login")),
        (json!(["pwd"]), None),
    ] {
        let provider = Provider::start().await;
        let at = at_hub(&provider).await;
        provider.ways().id_token = Box::new(move |ways, mut claims| {
            claims["amr"] = ways_in.clone();
            signed(&ways.key, &claims)
        });
        let answer = come_back(&provider, &at).await;
        let message = answer.field("SAMLResponse");
        let bytes = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, &message);
        let xml = String::from_utf8(bytes.unwrap()).unwrap();
        match code {
            Some(code) => assert!(xml.contains(code), "{xml}"),
            None => assert!(xml.contains("EncryptedAssertion"), "{xml}"),
        }
    }
}
