//! The hub's back channel after a real login: codes and tokens count once, for their client, and
//! the identity is gone as soon as it was read.

use eidas_bridge::demo::journey::{Direction, Script};
use serde_json::Value;

use crate::journey_world::*;

/// A fresh code of the test's service.
async fn code(land: &Land) -> String {
    let mut browser = browser();
    let script = Script::of(Direction::Connector);
    let (page, form) = land.towards(&mut browser, &script, "SAMLResponse").await;
    let end = browser.submit(&page, &form, None).await.unwrap();
    land.said(&end)["code"].clone()
}

fn refused(answer: (u16, Value), status: u16, error: &str) {
    let (got, answer) = answer;
    let text = answer.to_string();
    assert_eq!(
        (got, &answer["error"]),
        (status, &Value::from(error)),
        "{text}"
    );
    assert!(
        !text.contains("Papadopoulou") && !text.contains("access_token"),
        "{text}"
    );
}

#[test]
fn the_identity_is_read_once_and_then_gone() {
    journey(async |land| {
        let (status, tokens) = land.token(&code(land).await, &[]).await;
        assert_eq!(status, 200, "{tokens}");
        let (status, claims) = land.userinfo(&tokens).await;
        assert_eq!(
            (status, &claims["family_name"]),
            (200, &Value::from("Papadopoulou"))
        );
        refused(land.userinfo(&tokens).await, 401, "invalid_token");
    });
}

#[test]
fn a_code_that_comes_again_takes_its_token_back() {
    journey(async |land| {
        let code = code(land).await;
        let (status, tokens) = land.token(&code, &[]).await;
        assert_eq!(status, 200, "{tokens}");
        refused(land.token(&code, &[]).await, 400, "invalid_grant");
        refused(land.userinfo(&tokens).await, 401, "invalid_token");
        refused(land.token(&code, &[]).await, 400, "invalid_grant");
    });
}

#[test]
fn a_code_of_another_client_or_address_is_refused_and_used_up() {
    journey(async |land| {
        let elsewhere = format!("{}/elsewhere", land.service);
        for change in [
            ("client_id", OTHER_SERVICE),
            ("redirect_uri", elsewhere.as_str()),
            (
                "code_verifier",
                "a-verifier-that-nobody-asked-for-0123456789-0123",
            ),
        ] {
            let code = code(land).await;
            refused(land.token(&code, &[change]).await, 400, "invalid_grant");
            refused(land.token(&code, &[]).await, 400, "invalid_grant");
        }
    });
}

#[test]
fn who_does_not_prove_to_be_a_client_uses_nothing_up() {
    journey(async |land| {
        let code = code(land).await;
        for change in [("client_secret", "wrong"), ("client_id", "unknown")] {
            refused(land.token(&code, &[change]).await, 401, "invalid_client");
        }
        refused(
            land.token(&code, &[("grant_type", "password")]).await,
            400,
            "unsupported_grant_type",
        );
        let (status, tokens) = land.token(&code, &[]).await;
        assert_eq!(status, 200, "{tokens}");
    });
}

#[test]
fn of_two_redemptions_at_once_at_most_one_yields_anything() {
    journey(async |land| {
        let code = code(land).await;
        let answers = tokio::join!(land.token(&code, &[]), land.token(&code, &[]));
        let good = [&answers.0, &answers.1].map(|(status, _)| *status == 200);
        assert_eq!(good.iter().filter(|it| **it).count(), 1);
        let tokens = if good[0] { answers.0.1 } else { answers.1.1 };
        let read = tokio::join!(land.userinfo(&tokens), land.userinfo(&tokens));
        let read = [read.0.0, read.1.0].map(|status| status == 200);
        assert!(read.iter().filter(|it| **it).count() <= 1);
    });
}
