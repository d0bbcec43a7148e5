//! Logout under attack: nothing is ended, so what is at stake is where a browser is led.

use serde_json::json;

use super::front_world::*;
use crate::http_world::{Answer, CLIENT, form, query};

const PATH: &str = "/session/end";

async fn end(front: &Front, fields: &[(&str, &str)]) -> Answer {
    front
        .state
        .get(&format!("{PATH}?{}", form(fields)), "")
        .await
}

fn is_page(answer: &Answer) {
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(
        (answer.header("location"), answer.header("refresh")),
        (None, None)
    );
    assert!(answer.body.contains("You are not logged in here"));
}

fn refused(answer: &Answer, code: &str) {
    assert_eq!(answer.status, 400, "{}", answer.body);
    assert_eq!(
        (answer.header("location"), answer.header("refresh")),
        (None, None)
    );
    assert_eq!(code_of(answer).as_deref(), Some(code));
    assert!(!answer.body.contains("evil.example"));
}

#[tokio::test]
async fn with_a_hint_of_ours_the_browser_goes_to_the_registered_address() {
    let front = front(|_| {});
    let hint = front.id_token(&front.ours, &json!({}));
    let fields = [
        ("id_token_hint", hint.as_str()),
        ("post_logout_redirect_uri", AFTER_LOGOUT),
        ("state", "a&b c"),
        ("logout_hint", "x"),
        ("ui_locales", "fr"),
    ];
    let answer = end(&front, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let location = answer.header("location").unwrap();
    assert!(location.starts_with(&format!("{AFTER_LOGOUT}&state=")));
    assert_eq!(query(location)["state"], "a&b c");
    let answer = front.state.post(PATH, "", &fields).await;
    assert_eq!(query(answer.onward())["state"], "a&b c");
    let answer = end(&front, &fields[..2]).await;
    assert_eq!(answer.header("location"), Some(AFTER_LOGOUT));
    is_page(&end(&front, &fields[..1]).await);
}

#[tokio::test]
async fn nobody_is_led_to_an_address_that_is_not_registered() {
    let front = front(|_| {});
    let hint = front.id_token(&front.ours, &json!({}));
    for address in [
        "https://evil.example/",
        "https://hub.fr.example/bye",
        "https://hub.fr.example/bye?from=eidas&x=1",
        "https://hub.fr.example/bye?from=eidas#x",
        "https://hub.fr.example/bye/?from=eidas",
        "HTTPS://hub.fr.example/bye?from=eidas",
        "https://user@hub.fr.example/bye?from=eidas",
        "javascript:alert(1)",
        "//evil.example",
        OTHER_CALLBACK,
    ] {
        let code = "oidc.logout.redirect-unregistered";
        let uri = ("post_logout_redirect_uri", address);
        refused(&end(&front, &[("id_token_hint", &hint), uri]).await, code);
        refused(&end(&front, &[("client_id", CLIENT), uri]).await, code);
        let yes = [("client_id", CLIENT), uri, ("confirmed", "1")];
        refused(&front.state.post(PATH, "", &yes).await, code);
        // Without a client there is nobody whose address it could be.
        let answer = end(&front, &[uri]).await;
        is_page(&answer);
        assert!(!answer.body.contains(&format!("href=\"{address}")));
    }
}

#[tokio::test]
async fn a_hint_that_is_altered_foreign_or_of_another_client_leads_nowhere() {
    let front = front(|_| {});
    let own = front.id_token(&front.ours, &json!({}));
    let foreign = front.id_token(&es256(), &json!({}));
    let with = |changes| front.id_token(&front.ours, &changes);
    let mut altered = own.clone();
    altered.insert(own.rfind('.').unwrap() - 3, 'A');
    for hint in [
        foreign.as_str(),
        &altered,
        "x",
        "e30.e30.",
        &with(json!({"iss": "https://evil.example"})),
        &with(json!({"aud": null})),
        &with(json!({"exp": null})),
    ] {
        let uri = ("post_logout_redirect_uri", AFTER_LOGOUT);
        let answer = end(&front, &[("id_token_hint", hint), uri]).await;
        refused(&answer, "oidc.logout.hint");
    }
    let two = [("id_token_hint", own.as_str()), ("client_id", OTHER)];
    refused(&end(&front, &two).await, "oidc.logout.hint");
    let gone = with(json!({"aud": "no longer registered"}));
    refused(
        &end(&front, &[("id_token_hint", &gone)]).await,
        "oidc.logout.client",
    );
    refused(
        &end(&front, &[("client_id", "nobody")]).await,
        "oidc.logout.client",
    );
    let twice = [("state", "a"), ("state", "a")];
    refused(&end(&front, &twice).await, "oidc.logout.parameters");
    let state = [("id_token_hint", own.as_str()), ("state", "a\r\nb")];
    refused(&end(&front, &state).await, "oidc.logout.state");
    // The hub's other client does not lend its addresses.
    let others = with(json!({"aud": OTHER}));
    let uri = ("post_logout_redirect_uri", AFTER_LOGOUT);
    let answer = end(&front, &[("id_token_hint", &others), uri]).await;
    refused(&answer, "oidc.logout.redirect-unregistered");
}

/// Whoever makes a browser come here, or presses our button for it, ends nothing and leads it
/// nowhere: a person has to follow a link, and it goes to a registered address.
#[tokio::test]
async fn without_a_hint_a_person_decides() {
    let front = front(|_| {});
    let fields = [
        ("client_id", CLIENT),
        ("post_logout_redirect_uri", AFTER_LOGOUT),
        ("state", "\"><script>alert(1)</script>"),
    ];
    for fields in [&fields[..0], &fields[2..], &fields[..1], &fields[..]] {
        for answer in [
            end(&front, fields).await,
            front.state.post(PATH, "", fields).await,
        ] {
            is_page(&answer);
            let policy = answer.header("content-security-policy").unwrap();
            assert!(policy.contains("form-action 'self';"), "{policy}");
            assert!(answer.body.contains("name=\"confirmed\""));
            assert!(!answer.body.contains("href=\"https://hub"));
            assert!(!answer.body.contains("<script>alert"));
            assert_eq!(answer.header("set-cookie"), None);
        }
    }
    // By GET nothing is confirmed.
    let mut yes = fields.to_vec();
    yes.push(("confirmed", "1"));
    assert!(end(&front, &yes).await.body.contains("name=\"confirmed\""));
    let done = front.state.post(PATH, "", &yes).await;
    is_page(&done);
    let link = "href=\"https://hub.fr.example/bye?from=eidas&#38;state=%22%3E%3Cscript%3E";
    assert!(done.body.contains(link), "{}", done.body);
    assert!(done.body.contains("Go back: Example Town"));
    let done = front.state.post(PATH, "", &[("confirmed", "1")]).await;
    is_page(&done);
    assert!(!done.body.contains("<form"));
}

/// A login that is under way is not disturbed by a logout.
#[tokio::test]
async fn a_logout_ends_no_login() {
    let front = front(|_| {});
    let start = front.ask(&crate::http_world::request_with(&[])).await;
    let (cookie, flow) = (start.cookie(), start.field("flow"));
    let hint = front.id_token(&front.ours, &json!({}));
    let path = format!("{PATH}?{}", form(&[("id_token_hint", &hint)]));
    let answer = front.state.get(&path, &cookie).await;
    is_page(&answer);
    assert_eq!(answer.header("set-cookie"), None);
    let path = format!("/connector/country?flow={flow}");
    assert_eq!(front.state.get(&path, &cookie).await.field("flow"), flow);
}
