//! A foreign citizen at a service of ours that lets the bridge ask: what it is told is what was
//! shown, without what was not ticked, and nobody else is asked.

use eidas_bridge::demo::browser::{Browser, Form, Page};
use eidas_bridge::demo::journey::{Direction, Script};
use serde_json::{Value, json};

use crate::consent_world::*;
use crate::journey_world::*;

/// Everything that a scope asks for.
const EVERYTHING: &str = "openid profile birthplace place_of_birth birth_name nationalities \
    country_of_residence address phone email";

/// Somebody who is known better than most.
fn script() -> Script {
    Script {
        citizen: "everything",
        ..Script::of(Direction::Connector)
    }
}

/// The tokens of the asking service and what userinfo says, after this answer.
async fn told(land: &Land, browser: &mut Browser, page: &Page, form: &Form) -> (Value, Value) {
    let end = send(browser, page, form).await;
    let code = land.said(&end)["code"].clone();
    let (status, tokens) = land.token(&code, &[("client_id", ASKING_SERVICE)]).await;
    assert_eq!(status, 200, "{tokens}");
    let (status, claims) = land.userinfo(&tokens).await;
    assert_eq!(status, 200, "{claims}");
    (tokens, claims)
}

/// The members of the id token, unverified.
fn id_token(tokens: &Value) -> Value {
    use base64::Engine as _;
    let token = tokens["id_token"].as_str().unwrap();
    let body = token.split('.').nth(1).unwrap();
    let engine = base64::engine::general_purpose::URL_SAFE_NO_PAD;
    serde_json::from_slice(&engine.decode(body).unwrap()).unwrap()
}

fn asserted(claims: &Value) -> Vec<&str> {
    let attributes = claims["eidas"]["attributes"].as_object().unwrap();
    let mut names: Vec<&str> = attributes.keys().map(String::as_str).collect();
    names.sort_unstable();
    names
}

#[test]
fn the_service_is_told_what_was_shown_and_nothing_else() {
    journey(async |land| {
        for scope in ["openid", "openid profile", EVERYTHING] {
            let mut browser = browser();
            let page = here(land, &mut browser, &script(), &[("scope", scope)]).await;
            let boxes = form(&page).boxes("attribute");
            let names: Vec<&str> = boxes.iter().map(String::as_str).collect();
            let (_, claims) = told(land, &mut browser, &page, &ticked(&page, &names)).await;
            let mut shown = names.clone();
            for (name, label) in [
                ("PersonIdentifier", "Identifier"),
                ("FamilyName", "Family name"),
                ("FirstName", "First names"),
                ("DateOfBirth", "Date of birth"),
            ] {
                shown.extend(reads(&page, label).then_some(name));
            }
            shown.sort_unstable();
            assert_eq!(shown, asserted(&claims), "{scope}");
            assert!(reads(&page, claims["sub"].as_str().unwrap()));
            for name in ["family_name", "given_name", "email", "phone_number"] {
                if let Some(value) = claims.get(name).and_then(Value::as_str) {
                    assert!(reads(&page, value), "{name}");
                }
            }
        }
    });
}

#[test]
fn what_is_not_ticked_is_neither_in_the_id_token_nor_in_userinfo() {
    journey(async |land| {
        let wanted = json!({
            "id_token": {"gender": {"essential": true}, "email": null},
            "userinfo": {"verified_claims": {
                "verification": {"trust_framework": null},
                "claims": {"gender": null, "place_of_birth": null},
            }},
        })
        .to_string();
        let asked = [("scope", EVERYTHING), ("claims", wanted.as_str())];
        let mut browser = browser();
        let page = here(land, &mut browser, &script(), &asked).await;
        let (tokens, claims) = told(land, &mut browser, &page, &form(&page)).await;
        let said = format!("{} {claims}", id_token(&tokens));
        for name in [
            "gender",
            "email",
            "address",
            "place_of_birth",
            "birth_family_name",
        ] {
            assert!(!said.contains(&format!("\"{name}\"")), "{name} in {said}");
        }
        assert_eq!(
            asserted(&claims),
            ["DateOfBirth", "FamilyName", "FirstName", "PersonIdentifier"]
        );
        let page = here(land, &mut browser, &script(), &asked).await;
        let some = ticked(&page, &["Gender"]);
        let (tokens, claims) = told(land, &mut browser, &page, &some).await;
        assert!(id_token(&tokens)["gender"].is_string());
        assert!(claims["verified_claims"]["claims"]["gender"].is_string());
        assert!(claims.get("email").is_none() && id_token(&tokens).get("email").is_none());
    });
}

#[test]
fn a_forged_form_gets_nothing_that_was_not_shown() {
    journey(async |land| {
        let mut browser = browser();
        let page = here(land, &mut browser, &script(), &[]).await;
        let mut forged = form(&page);
        forged.put("attribute", "EmailAddress");
        let (_, claims) = told(land, &mut browser, &page, &forged).await;
        assert!(claims.get("email").is_none());
        assert!(claims["family_name"].is_string());
    });
}

#[test]
fn who_does_not_send_is_told_the_hub_as_access_denied() {
    journey(async |land| {
        let mut browser = browser();
        let page = here(land, &mut browser, &script(), &[]).await;
        let end = refuse(&mut browser, &page).await;
        let error = ("access_denied".to_owned(), "flow.cancelled".to_owned());
        assert_eq!(land.error(&end), error);
        let again = send(&mut browser, &page, &form(&page)).await;
        assert_page(&again, 200, "flow.cancelled");
    });
}

#[test]
fn each_answer_counts_once_and_for_the_browser_that_began() {
    journey(async |land| {
        let (mut browser, mut other) = (browser(), browser());
        let page = here(land, &mut browser, &script(), &[]).await;
        let seen = other.get(page.url().as_str()).await.unwrap();
        assert_page(&seen, 403, "flow.other-browser");
        let sent = send(&mut other, &page, &form(&page)).await;
        assert_page(&sent, 403, "flow.other-browser");
        let french = format!("{}&lang=fr", page.url());
        let french = browser.get(&french).await.unwrap();
        assert!(french.body().contains("<html lang=\"fr\""));
        let (_, claims) = told(land, &mut browser, &page, &form(&page)).await;
        assert!(claims["family_name"].is_string());
        let again = send(&mut browser, &page, &form(&page)).await;
        assert_page(&again, 200, "flow.finished");
        let back = browser.get(page.url().as_str()).await.unwrap();
        assert_page(&back, 200, "flow.finished");
    });
}

#[test]
fn a_service_that_asks_itself_is_asked_nothing() {
    journey(async |land| {
        let mut browser = browser();
        let script = script();
        let (page, response) = land.towards(&mut browser, &script, "SAMLResponse").await;
        let end = browser.submit(&page, &response, None).await.unwrap();
        assert!(land.said(&end).contains_key("code"));
        let mut paths = browser.hops().iter().map(|hop| hop.url().path());
        assert!(paths.all(|path| path != "/connector/consent"));
    });
}
