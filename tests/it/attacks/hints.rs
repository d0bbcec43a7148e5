//! Whole logins through the demo country: whom a hint lets in, and how an answer travels by post.

use eidas_bridge::demo::browser::{Browser, Form, Page};
use eidas_bridge::demo::journey::{Direction, Script};
use serde_json::Value;

use crate::journey_world::*;

/// A login of that citizen, with these parameters, up to the answer's page.
async fn log_in(
    land: &Land,
    browser: &mut Browser,
    citizen: &'static str,
    changes: &[(&str, &str)],
) -> Page {
    let script = Script {
        citizen,
        ..Script::of(Direction::Connector)
    };
    let page = land.visit(browser, changes).await;
    let home = &land.world.theirs;
    let (page, form) = land
        .message(browser, page, home, &script, "SAMLResponse")
        .await;
    browser.submit(&page, &form, None).await.unwrap()
}

async fn tokens(land: &Land, code: &str) -> Value {
    let (status, tokens) = land.token(code, &[]).await;
    assert_eq!(status, 200, "{tokens}");
    tokens
}

/// The hub says whose session it wants to refresh: the same person, or an error.
#[test]
fn with_a_hint_nobody_else_will_do() {
    journey(async |land| {
        let citizen = Script::of(Direction::Connector).citizen;
        let end = log_in(land, &mut browser(), citizen, &[]).await;
        let tokens = tokens(land, &land.said(&end)["code"]).await;
        let hint = tokens["id_token"].as_str().unwrap();
        let hinted = [("id_token_hint", hint)];
        let same = log_in(land, &mut browser(), citizen, &hinted).await;
        assert!(land.said(&same).contains_key("code"));
        let other = log_in(land, &mut browser(), "javier", &hinted).await;
        let refused = (
            "login_required".to_owned(),
            "oidc.authorization.subject".to_owned(),
        );
        assert_eq!(land.error(&other), refused);
        // Of two persons asked for at once nobody can be both.
        let both = r#"{"id_token":{"sub":{"value":"XB/XA/somebody-else"}}}"#;
        let both = [("id_token_hint", hint), ("claims", both)];
        let nobody = log_in(land, &mut browser(), citizen, &both).await;
        assert_eq!(land.error(&nobody), refused);
        // A signed UserInfo response or an access token is no hint.
        let access = tokens["access_token"].as_str().unwrap();
        let refused = (
            "invalid_request".to_owned(),
            "oidc.authorization.id-token-hint".to_owned(),
        );
        let page = land
            .visit(&mut browser(), &[("id_token_hint", access)])
            .await;
        assert_eq!(land.error(&page), refused);
    });
}

/// The page that carries an answer to the hub, and the form on it.
fn posted(land: &Land, page: &Page) -> Form {
    assert_eq!(page.status(), 200, "{}", page.body());
    let form = page.form_to("/back").unwrap();
    assert_eq!(form.action.as_str(), format!("{}/back", land.service));
    assert_eq!(form.get("state"), Some(STATE));
    assert_eq!(form.get("iss"), Some(land.world.ours.bridge_url.as_str()));
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.contains(&format!("form-action {}/back", land.service)));
    form
}

#[test]
fn a_code_that_is_posted_is_worth_the_same_and_counts_once() {
    journey(async |land| {
        let citizen = Script::of(Direction::Connector).citizen;
        let by_post = [("response_mode", "form_post")];
        let mut browser = browser();
        let page = log_in(land, &mut browser, citizen, &by_post).await;
        let form = posted(land, &page);
        assert_eq!(form.get("error"), None);
        let code = form.get("code").unwrap().to_owned();
        assert!(!page.url().as_str().contains(&code), "in no address");
        let arrived = browser.submit(&page, &form, None).await.unwrap();
        assert_eq!(arrived.body(), "arrived");
        tokens(land, &code).await;
        let (status, again) = land.token(&code, &[]).await;
        assert_eq!(
            (status, again["error"].as_str()),
            (400, Some("invalid_grant"))
        );
        let silent = [("response_mode", "form_post"), ("prompt", "none")];
        let page = land.visit(&mut browser, &silent).await;
        let form = posted(land, &page);
        assert_eq!(form.get("error"), Some("login_required"));
        assert_eq!(form.get("code"), None);
    });
}
