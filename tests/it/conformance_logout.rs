//! The modules of the OpenID Foundation's plan "RP-initiated logout" for providers, each under its
//! own name. Nobody is logged in at us after a login, so nothing but the way back is at stake.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use eidas_bridge::demo::browser::Page;
use serde_json::{Value, json};

use crate::conformance_world::*;
use crate::journey_world::*;

const GOODBYE: &str = "the-state-of-a-goodbye";

/// The logout of the suite after a login, with these changes; an empty value leaves one out.
async fn log_out(op: &Op, hint: &str, changes: &[(&str, &str)]) -> Page {
    let bye = format!("{}/bye", op.land.service);
    let mut fields = std::collections::BTreeMap::from([
        ("id_token_hint", hint),
        ("post_logout_redirect_uri", bye.as_str()),
        ("state", GOODBYE),
    ]);
    fields.extend(changes.iter().copied());
    fields.retain(|_, value| !value.is_empty());
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish();
    let url = op.at(&format!("/session/end?{query}"));
    browser().get(&url).await.unwrap()
}

async fn hint(op: &Op) -> String {
    let tokens = op.token(op.log_in(&[]).await.code()).await;
    tokens["id_token"].as_str().unwrap().to_owned()
}

/// The browser is at a page of ours, and nothing on it leads to the client by itself.
fn assert_stays(op: &Op, page: &Page) {
    assert_eq!(page.url().path(), "/session/end");
    assert!(page.url().as_str().starts_with(op.issuer()));
    assert!(page.refresh().is_none() && page.self_posting_form().is_none());
}

/// The description names `end_session_endpoint`.
#[test]
fn oidcc_rp_initiated_logout_discovery_endpoint_verification() {
    module(async |op| {
        let described = op.discovery().await;
        assert_eq!(described["end_session_endpoint"], op.at("/session/end"));
    });
}

/// After a logout the browser is at the registered address with the state, and `prompt=none` is
/// answered by an error.
#[test]
fn oidcc_rp_initiated_logout() {
    module(async |op| {
        let page = log_out(op, &hint(op).await, &[]).await;
        let bye = format!("{}/bye?state={GOODBYE}", op.land.service);
        assert_eq!(page.url().as_str(), bye);
        assert_eq!(
            op.told(&[("prompt", "none")]).await.error(),
            "login_required"
        );
    });
}

/// Without `state` none is sent back.
#[test]
fn oidcc_rp_initiated_logout_no_state() {
    module(async |op| {
        let page = log_out(op, &hint(op).await, &[("state", "")]).await;
        let bye = format!("{}/bye", op.land.service);
        assert_eq!(page.url().as_str(), bye);
    });
}

/// An address that is not registered ends on a page of ours.
#[test]
fn oidcc_rp_initiated_logout_bad_post_logout_redirect_uri() {
    module(async |op| {
        let elsewhere = format!("{}/elsewhere", op.land.service);
        let change = ("post_logout_redirect_uri", elsewhere.as_str());
        let page = log_out(op, &hint(op).await, &[change]).await;
        assert_stays(op, &page);
        assert_eq!(page.status(), 400);
    });
}

/// So does a registered one with a query added.
#[test]
fn oidcc_rp_initiated_logout_query_added_to_post_logout_redirect_uri() {
    module(async |op| {
        let added = format!("{}/bye?foo=bar", op.land.service);
        let change = ("post_logout_redirect_uri", added.as_str());
        let page = log_out(op, &hint(op).await, &[change]).await;
        assert_stays(op, &page);
        assert_eq!(page.status(), 400);
    });
}

/// A hint that was changed to `alg: none` leads nowhere.
#[test]
fn oidcc_rp_initiated_logout_modified_id_token_hint() {
    module(async |op| {
        let hint = hint(op).await;
        let claims = hint.split('.').nth(1).unwrap();
        let header = URL_SAFE_NO_PAD.encode(json!({ "alg": "none" }).to_string());
        let page = log_out(op, &format!("{header}.{claims}."), &[]).await;
        assert_stays(op, &page);
    });
}

/// A hint that another party signed leads nowhere.
#[test]
fn oidcc_rp_initiated_logout_bad_id_token_hint() {
    module(async |op| {
        let claims: Value = part(&hint(op).await, 1);
        let header = json!({ "alg": "ES256", "typ": "JWT" });
        let forged = signed(client_private(), &header, &claims);
        let page = log_out(op, &forged, &[]).await;
        assert_stays(op, &page);
    });
}

/// Without a hint the person is asked, or told; nobody is sent away unasked.
#[test]
fn oidcc_rp_initiated_logout_no_id_token_hint() {
    module(async |op| {
        let page = log_out(op, "", &[]).await;
        assert_stays(op, &page);
    });
}

/// Without any parameter the person is told that nobody is logged in.
#[test]
fn oidcc_rp_initiated_logout_no_params() {
    module(async |op| {
        let change = [("post_logout_redirect_uri", ""), ("state", "")];
        let page = log_out(op, "", &change).await;
        assert_stays(op, &page);
        assert_eq!(page.status(), 200);
    });
}

/// Without an address to go to the person is told the same.
#[test]
fn oidcc_rp_initiated_logout_no_post_logout_redirect_uri() {
    module(async |op| {
        let change = [("post_logout_redirect_uri", "")];
        let page = log_out(op, &hint(op).await, &change).await;
        assert_stays(op, &page);
        assert_eq!(page.status(), 200);
    });
}

/// With `state` alone, too.
#[test]
fn oidcc_rp_initiated_logout_only_state() {
    module(async |op| {
        let page = log_out(op, "", &[("post_logout_redirect_uri", "")]).await;
        assert_stays(op, &page);
        assert_eq!(page.status(), 200);
    });
}
