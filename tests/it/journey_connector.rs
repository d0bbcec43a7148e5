//! A foreign citizen at a national service: what the service's hub is told in the end.

use base64::Engine as _;
use eidas_bridge::demo::browser::Page;
use eidas_bridge::demo::citizens;
use eidas_bridge::demo::journey::{self, Direction, End, Script};
use eidas_bridge::domain::LevelOfAssurance;
use serde_json::{Map, Value, json};

use crate::journey_world::*;

fn script() -> Script {
    Script::of(Direction::Connector)
}

/// Logs in at the hub's own service, whose tokens are encrypted and fully verified.
async fn at_the_hub(land: &Land, script: &Script) -> (String, Map<String, Value>) {
    let mut browser = browser();
    let end = journey::drive(&mut browser, &land.world, Direction::Connector, script).await;
    match end.unwrap() {
        End::LoggedIn { acr, claims } => (acr, claims),
        End::Refused { error } => panic!("{error}"),
    }
}

/// Goes on from the country page to the end.
async fn to_the_end(land: &Land, scope: &str, script: &Script) -> Page {
    let mut browser = browser();
    let asked = [("scope", scope), ("acr_values", script.acr)];
    let page = land.visit(&mut browser, &asked).await;
    let home = &land.world.theirs;
    let (page, form) = land
        .message(&mut browser, page, home, script, "SAMLResponse")
        .await;
    browser.submit(&page, &form, None).await.unwrap()
}

/// The `id_token`'s claims, unverified, and those of userinfo.
async fn redeemed(land: &Land, page: &Page) -> (Value, Value) {
    let (status, tokens) = land.token(&land.said(page)["code"], &[]).await;
    assert_eq!(status, 200, "{tokens}");
    let id_token = tokens["id_token"].as_str().unwrap();
    let payload = id_token.split('.').nth(1).unwrap();
    let engine = base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let payload = serde_json::from_slice(&engine.decode(payload).unwrap()).unwrap();
    let (status, claims) = land.userinfo(&tokens).await;
    assert_eq!(status, 200, "{claims}");
    (payload, claims)
}

#[test]
fn a_greek_citizen_arrives_with_both_scripts_kept_apart() {
    journey(async |land| {
        let (acr, claims) = at_the_hub(land, &script()).await;
        assert_eq!(acr, "eidas2");
        assert_eq!(claims["family_name"], "Papadopoulou");
        assert_eq!(claims["given_name"], "Alexandra");
        assert_eq!(claims["preferred_username"], "Papadopoulou");
        assert_eq!(claims["birthdate"], "1988-03-25");
        assert_eq!(claims["gender"], "female");
        assert_eq!(claims["birthplace"], "Thessaloniki");
        let eidas = &claims["eidas"];
        assert_eq!(eidas["country"], "XB");
        assert_eq!(eidas["level"], LevelOfAssurance::Substantial.uri());
        assert_eq!(claims["family_name#el"], "Παπαδοπούλου");
        assert_eq!(claims["given_name#el"], "Αλεξάνδρα");
        let names = &eidas["attributes"];
        let both = |latin: &str, original: &str| json!({"latin": latin, "original": original, "lang": "el"});
        assert_eq!(names["FamilyName"], both("Papadopoulou", "Παπαδοπούλου"));
        assert_eq!(names["FirstName"], both("Alexandra", "Αλεξάνδρα"));
        let identifier = eidas["attributes"]["PersonIdentifier"].as_str().unwrap();
        assert!(identifier.starts_with("XB/XA/"), "{identifier}");
        assert_eq!(claims["sub"], identifier);
    });
}

#[test]
fn every_citizen_arrives_with_their_own_data_and_level() {
    journey(async |land| {
        for citizen in &citizens::THEIRS {
            let acr = ["eidas1", "eidas2", "eidas3"][match citizen.level {
                LevelOfAssurance::Low => 0,
                LevelOfAssurance::Substantial => 1,
                LevelOfAssurance::High => 2,
            }];
            let script = Script {
                acr,
                citizen: citizen.id,
                ..script()
            };
            let (reached, claims) = at_the_hub(land, &script).await;
            assert_eq!(reached, acr, "{}", citizen.id);
            let in_use = citizen.preferred_username.unwrap_or(citizen.family_name);
            assert_eq!(claims["family_name"], in_use, "{}", citizen.id);
            assert_eq!(claims["preferred_username"], in_use);
            assert_eq!(claims["given_name"], citizen.given_name);
            assert_eq!(claims["birthdate"], citizen.birthdate.replace("-00", "-01"));
            let gender = claims.get("gender").and_then(Value::as_str);
            assert_eq!(gender, citizen.gender, "{}", citizen.id);
            let place = claims.get("birthplace").and_then(Value::as_str);
            assert_eq!(place, citizen.birthplace, "{}", citizen.id);
        }
    });
}

#[test]
fn what_is_asked_for_arrives_and_nothing_beside_it() {
    journey(async |land| {
        let all = "openid profile preferred_username birthplace birth_name address";
        let page = to_the_end(land, all, &script()).await;
        let said = land.said(&page);
        assert_eq!(said["state"], STATE);
        assert_eq!(said["iss"], land.world.ours.bridge_url);
        let (id_token, claims) = redeemed(land, &page).await;
        assert_eq!(id_token["acr"], "eidas2");
        assert_eq!(id_token["amr"], json!(["eidas"]));
        assert_eq!(id_token["sub"], claims["sub"]);
        assert_eq!(claims["eidas"]["birth_name"], "Alexandra Papadopoulou");
        assert_eq!(claims["birth_given_name"], "Alexandra");
        assert_eq!(claims["birth_family_name"], "Papadopoulou");
        assert_eq!(claims["address"]["street_address"], "Odos Ermou 7");
        assert_eq!(claims["address"]["postal_code"], "546 24");
        let page = to_the_end(land, "openid unheard-of", &script()).await;
        let (_, claims) = redeemed(land, &page).await;
        for name in [
            "gender",
            "birthplace",
            "birth_family_name",
            "address",
            "preferred_username",
            "family_name",
            "given_name",
            "birthdate",
        ] {
            assert!(claims.get(name).is_none(), "{name}");
        }
        let said = claims["eidas"]["attributes"].as_object().unwrap();
        assert_eq!(said.keys().collect::<Vec<_>>(), ["PersonIdentifier"]);
    });
}

#[test]
fn a_refusal_abroad_is_access_denied_with_state_issuer_and_reference() {
    journey(async |land| {
        let refuses = Script {
            refuses: true,
            ..script()
        };
        let page = to_the_end(land, "openid", &refuses).await;
        assert_eq!(
            land.error(&page),
            ("access_denied".into(), "peer.denied".into())
        );
        let mut browser = browser();
        let end = journey::drive(&mut browser, &land.world, Direction::Connector, &refuses).await;
        let error = "access_denied".to_owned();
        assert_eq!(end.unwrap(), End::Refused { error });
    });
}

#[test]
fn cancelling_on_the_country_page_is_access_denied() {
    journey(async |land| {
        let mut browser = browser();
        let page = land.visit(&mut browser, &[]).await;
        let forms = page.forms();
        let cancels = |form: &&eidas_bridge::demo::browser::Form| {
            form.buttons().any(|(name, _)| name == "cancel")
        };
        let form = forms.iter().find(cancels).unwrap();
        let (name, value) = form.buttons().find(|(name, _)| *name == "cancel").unwrap();
        let done = browser
            .submit(&page, form, Some((name, value)))
            .await
            .unwrap();
        assert_eq!(
            land.error(&done),
            ("access_denied".into(), "flow.cancelled".into())
        );
    });
}

#[test]
fn a_lower_level_abroad_is_unmet_authentication_requirements() {
    journey(async |land| {
        for (acr, level, citizen) in [
            ("eidas2", "low", "alexandra"),
            ("eidas3", "substantial", "alexandra"),
            ("eidas2", "", "no-gender"),
        ] {
            let script = Script {
                acr,
                level,
                citizen,
                ..script()
            };
            let page = to_the_end(land, "openid", &script).await;
            let expected = (
                "unmet_authentication_requirements".into(),
                "peer.level".into(),
            );
            assert_eq!(land.error(&page), expected, "{acr} {level}");
        }
    });
}

#[test]
fn a_level_above_the_requested_one_is_passed_on_and_none_is_ever_raised() {
    journey(async |land| {
        for (asked, reached, acr) in [
            ("eidas1", "high", "eidas3"),
            ("eidas1", "substantial", "eidas2"),
            ("eidas1", "low", "eidas1"),
            ("eidas2", "high", "eidas3"),
        ] {
            let script = Script {
                acr: asked,
                level: reached,
                ..script()
            };
            let (said, claims) = at_the_hub(land, &script).await;
            assert_eq!(said, acr);
            let level = reached.parse::<LevelOfAssurance>().unwrap();
            assert_eq!(claims["eidas"]["level"], level.uri());
        }
    });
}

#[test]
fn each_optional_attribute_may_be_missing() {
    journey(async |land| {
        let scope = "openid profile preferred_username birthplace birth_name address";
        let optional = json!({
            "birth_name": {"latin": "Jo Bloggs"},
            "place_of_birth": {"latin": "Delphi"},
            "address": {"thoroughfare": "Odos 1"},
            "gender": "female",
        });
        for missing in ["birth_name", "place_of_birth", "address", "gender"] {
            let mut browser = browser();
            let page = land.visit(&mut browser, &[("scope", scope)]).await;
            let home = &land.world.theirs;
            let (_, request) = land
                .message(&mut browser, page, home, &script(), "SAMLRequest")
                .await;
            let mut response = land.response(&request);
            let person = response.person.as_object_mut().unwrap();
            person.extend(optional.as_object().unwrap().clone());
            person.remove(missing);
            let written = land.written(&response).await;
            let page = land.deliver(&mut browser, &request, &written).await;
            let (_, claims) = redeemed(land, &page).await;
            for (attribute, claim) in [
                ("birth_name", "/eidas/birth_name"),
                ("place_of_birth", "/birthplace"),
                ("address", "/address"),
                ("gender", "/gender"),
            ] {
                let there = claims.pointer(claim).is_some();
                assert_eq!(there, attribute != missing, "{claim} without {missing}");
            }
        }
    });
}
