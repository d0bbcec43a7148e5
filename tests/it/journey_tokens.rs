//! The hub's back channel after a real login: codes and tokens count once, for their client, and
//! the identity is gone as soon as it was read.

use base64::Engine as _;
use eidas_bridge::demo::browser::Page;
use eidas_bridge::demo::journey::{Direction, Script};
use serde_json::{Value, json};

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
fn two_redemptions_at_once_yield_nothing() {
    journey(async |land| {
        let code = code(land).await;
        let answers = tokio::join!(land.token(&code, &[]), land.token(&code, &[]));
        let answers = [answers.0, answers.1];
        let good: Vec<_> = answers
            .iter()
            .filter(|(status, _)| *status == 200)
            .collect();
        assert!(good.len() <= 1, "{good:?}");
        // Who was served before the other came has nothing left of it.
        for (_, tokens) in good {
            refused(land.userinfo(tokens).await, 401, "invalid_token");
        }
    });
}

#[test]
fn of_two_who_read_at_once_at_most_one_is_told() {
    journey(async |land| {
        let (status, tokens) = land.token(&code(land).await, &[]).await;
        assert_eq!(status, 200, "{tokens}");
        let read = tokio::join!(land.userinfo(&tokens), land.userinfo(&tokens));
        let told = [read.0.0, read.1.0].map(|status| status == 200);
        assert_eq!(told.iter().filter(|it| **it).count(), 1);
    });
}

/// What the tokens say after a login with this `claims` parameter and no scope but `openid`: the
/// page at the end, the `id_token`'s claims, those of userinfo.
async fn asked(land: &Land, claims: &Value) -> (Page, Value, Value) {
    let mut browser = browser();
    let script = Script::of(Direction::Connector);
    let claims = claims.to_string();
    let asked = [("scope", "openid"), ("claims", claims.as_str())];
    let page = land.visit(&mut browser, &asked).await;
    let home = &land.world.theirs;
    let (page, form) = land
        .message(&mut browser, page, home, &script, "SAMLResponse")
        .await;
    let end = browser.submit(&page, &form, None).await.unwrap();
    let Some(code) = land.said(&end).get("code").cloned() else {
        return (end, Value::Null, Value::Null);
    };
    let (status, tokens) = land.token(&code, &[]).await;
    assert_eq!(status, 200, "{tokens}");
    let payload = tokens["id_token"].as_str().unwrap().split('.').nth(1);
    let engine = base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let payload = engine.decode(payload.unwrap()).unwrap();
    let (status, claims) = land.userinfo(&tokens).await;
    assert_eq!(status, 200, "{claims}");
    (end, serde_json::from_slice(&payload).unwrap(), claims)
}

#[test]
fn each_token_holds_what_the_claims_parameter_asks_for_there() {
    journey(async |land| {
        let verified = json!({
            "verification": {
                "trust_framework": {"value": "eidas"},
                "assurance_level": {"values": ["substantial", "high"]},
            },
            "claims": {"birthdate": null},
        });
        let wanted = json!({
            "id_token": {"family_name": null, "amr": {"essential": true}},
            "userinfo": {"gender": {"essential": true}, "verified_claims": verified},
        });
        let (_, id_token, claims) = asked(land, &wanted).await;
        assert_eq!(id_token["family_name"], "Papadopoulou");
        assert_eq!(id_token["amr"], json!(["eidas"]));
        for name in [
            "gender",
            "given_name",
            "birthdate",
            "eidas",
            "verified_claims",
        ] {
            assert!(id_token.get(name).is_none(), "{name} in {id_token}");
        }
        assert_eq!(claims["gender"], "female");
        let told = json!({
            "verification": {"trust_framework": "eidas", "assurance_level": "substantial"},
            "claims": {"birthdate": "1988-03-25"},
        });
        assert_eq!(claims["verified_claims"], told);
        for name in ["family_name", "given_name", "birthdate", "birthplace"] {
            assert!(claims.get(name).is_none(), "{name} in {claims}");
        }
        let request = claims["eidas"]["request_id"].as_str().unwrap();
        assert!(request.starts_with('_'), "{request}");
    });
}

#[test]
fn where_the_hub_asks_for_somebody_nobody_else_will_do() {
    journey(async |land| {
        let (_, id_token, _) = asked(land, &json!({})).await;
        let same = json!({"id_token": {"sub": {"value": id_token["sub"]}}});
        let (_, again, _) = asked(land, &same).await;
        assert_eq!(again["sub"], id_token["sub"]);
        let other = json!({"id_token": {"sub": {"value": "XB/XA/somebody-else"}}});
        let (end, ..) = asked(land, &other).await;
        assert_eq!(land.said(&end)["error"], "login_required");
    });
}
