//! Attacks on a login of a foreign citizen: by who carries messages, by another browser, and by a
//! node that has all its keys and lies. After each, the right person's login is as it was.

use eidas_bridge::demo::browser::{Form, Page};
use eidas_bridge::demo::journey::{self, Direction, Script};
use eidas_bridge::domain::{Attribute, Capacity, LevelOfAssurance};
use eidas_bridge::saml::binding::post;
use eidas_bridge::saml::{FailureToSend, Status, SubStatus, write_failure};
use serde_json::json;

use crate::journey_world::*;

fn script() -> Script {
    Script::of(Direction::Connector)
}

fn acs(land: &Land) -> String {
    land.ours("/connector/acs")
}

fn server_error(code: &str) -> (String, String) {
    ("server_error".to_owned(), code.to_owned())
}

/// The form as it was, with one field changed.
fn with_field(form: &Form, name: &str, value: &str) -> Form {
    let mut form = form.clone();
    form.put(name, value);
    form
}

#[test]
fn a_response_with_one_bit_changed_is_refused_and_the_hub_is_told() {
    journey(async |land| {
        for (part, code) in [
            ("<xenc:CipherValue>", "signature.digest"),
            ("<ds:DigestValue>", "signature.digest"),
            ("<ds:SignatureValue>", "signature.value"),
        ] {
            let mut browser = browser();
            let (page, form) = land.towards(&mut browser, &script(), "SAMLResponse").await;
            let changed = one_bit_off(&xml_of(&form, "SAMLResponse"), part);
            let bad = with_field(&form, "SAMLResponse", &post::encode(&changed));
            let end = browser.submit(&page, &bad, None).await.unwrap();
            assert_eq!(land.error(&end), server_error(code), "{part}");
            // The login has ended with that; what was right comes too late.
            let late = browser.submit(&page, &form, None).await.unwrap();
            assert_page(&late, 409, "flow.refused");
        }
    });
}

#[test]
fn a_response_that_cannot_be_read_leaves_the_login_open() {
    journey(async |land| {
        let mut browser = browser();
        let (page, form) = land.towards(&mut browser, &script(), "SAMLResponse").await;
        let xml = xml_of(&form, "SAMLResponse");
        let doctype = format!("<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>{xml}");
        let bomb = format!("<!DOCTYPE r [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]>{xml}");
        for (message, code) in [
            (post::encode(&doctype), "xml.doctype"),
            (post::encode(&bomb), "xml.doctype"),
            (post::encode(&xml[..xml.len() - 9]), "xml.not-well-formed"),
            ("A".repeat(131_073), "binding.too-large"),
            ("%%%".to_owned(), "binding.base64"),
        ] {
            let form = with_field(&form, "SAMLResponse", &message);
            let refused = browser.submit(&page, &form, None).await.unwrap();
            let shown = refused.text_of_class("code").unwrap();
            assert_eq!(refused.status(), 400, "{shown}");
            assert!(
                shown == code || code.starts_with("xml.") && shown.starts_with("xml."),
                "{shown}"
            );
        }
        let end = browser.submit(&page, &form, None).await.unwrap();
        assert!(land.said(&end).contains_key("code"));
    });
}

#[test]
fn a_response_submitted_twice_is_used_already_before_and_after_the_end() {
    journey(async |land| {
        let refuses = Script {
            refuses: true,
            ..script()
        };
        for script in [script(), refuses] {
            let mut browser = browser();
            let (page, form) = land.towards(&mut browser, &script, "SAMLResponse").await;
            browser.set_follows_refresh(false);
            let first = browser.submit(&page, &form, None).await.unwrap();
            let (0, finish) = first.refresh().unwrap() else {
                panic!("{}", first.body());
            };
            let second = browser.submit(&page, &form, None).await.unwrap();
            assert_page(&second, 409, "response.replayed");
            browser.set_follows_refresh(true);
            let end = browser.follow(&first, &finish).await.unwrap();
            assert_eq!(land.said(&end).contains_key("code"), !script.refuses);
            let third = browser.submit(&page, &form, None).await.unwrap();
            assert_page(&third, 409, "response.replayed");
            let again = browser.follow(&first, &finish).await.unwrap();
            if script.refuses {
                assert_page(&again, 409, "flow.refused");
            } else {
                assert_page(&again, 200, "flow.finished");
            }
        }
    });
}

#[test]
fn an_assertion_or_response_id_counts_once_whatever_request_it_answers() {
    journey(async |land| {
        let mut used = None;
        for round in 0..3 {
            let mut browser = browser();
            let (_, request) = land.towards(&mut browser, &script(), "SAMLRequest").await;
            let mut response = land.response(&request);
            match (&used, round) {
                (Some((_, assertion)), 1) => response.assertion_id = String::clone(assertion),
                (Some((id, _)), _) => response.id = String::clone(id),
                (None, _) => used = Some((response.id.clone(), response.assertion_id.clone())),
            }
            let written = land.written(&response).await;
            let end = land.deliver(&mut browser, &request, &written).await;
            if round == 0 {
                assert!(land.said(&end).contains_key("code"));
            } else {
                assert_eq!(
                    land.error(&end),
                    server_error("response.replayed"),
                    "{round}"
                );
            }
        }
    });
}

#[test]
fn a_response_that_nobody_asked_for_is_refused() {
    journey(async |land| {
        let mut browser = browser();
        let (_, request) = land.towards(&mut browser, &script(), "SAMLRequest").await;
        let mut response = land.response(&request);
        response.in_response_to = fresh_id();
        let written = land.written(&response).await;
        let page = land.deliver(&mut browser, &request, &written).await;
        assert_page(&page, 410, "response.unsolicited");
        // Neither requests nor metadata are Responses.
        let message = request.get("SAMLRequest").unwrap();
        let page = land
            .post(&mut browser, &acs(land), &[("SAMLResponse", message)])
            .await;
        assert_page(&page, 410, "response.unsolicited");
        let metadata = browser
            .get(&land.theirs("/proxy-service/metadata"))
            .await
            .unwrap();
        let metadata = post::encode(metadata.body());
        let page = land
            .post(&mut browser, &acs(land), &[("SAMLResponse", &metadata)])
            .await;
        assert_page(&page, 410, "response.unsolicited");
    });
}

#[test]
fn a_relay_state_that_is_altered_or_missing_is_refused() {
    journey(async |land| {
        for state in [Some("altered"), Some("https://evil.example/"), None] {
            let mut browser = browser();
            let (page, mut form) = land.towards(&mut browser, &script(), "SAMLResponse").await;
            match state {
                Some(state) => form.put("RelayState", state),
                None => form.remove("RelayState"),
            }
            let end = browser.submit(&page, &form, None).await.unwrap();
            assert!(!end.body().contains("evil.example"));
            assert_eq!(land.error(&end), server_error("response.relay-state"));
        }
    });
}

#[test]
fn a_response_to_the_request_of_another_flow_is_refused() {
    journey(async |land| {
        let (mut mine, mut other) = (browser(), browser());
        let (_, my_request) = land.towards(&mut mine, &script(), "SAMLRequest").await;
        let (page, form) = land.towards(&mut other, &script(), "SAMLResponse").await;
        // A good Response to the other's request, with the state of mine.
        let swapped = with_field(&form, "RelayState", my_request.get("RelayState").unwrap());
        let refused = mine.submit(&page, &swapped, None).await.unwrap();
        assert_page(&refused, 403, "flow.other-browser");
        // My own flow never noticed.
        let response = land.written(&land.response(&my_request)).await;
        let end = land.deliver(&mut mine, &my_request, &response).await;
        assert!(land.said(&end).contains_key("code"));
    });
}

#[test]
fn nobody_can_be_made_to_finish_somebody_elses_login() {
    journey(async |land| {
        let (mut attacker, mut victim) = (browser(), browser());
        let (page, form) = land.towards(&mut attacker, &script(), "SAMLResponse").await;
        // The victim has a login of their own under way, and so a cookie of ours.
        let (own_page, own_form) = land.towards(&mut victim, &script(), "SAMLResponse").await;
        let refused = victim.submit(&page, &form, None).await.unwrap();
        assert_page(&refused, 403, "flow.other-browser");
        let finish = visited(&victim, "/connector/finish");
        let mut third = browser();
        let refused = third.get(&finish).await.unwrap();
        assert_page(&refused, 403, "flow.other-browser");
        // The result was not used up by those who may not have it.
        let end = attacker.get(&finish).await.unwrap();
        assert!(land.said(&end).contains_key("code"));
        let end = victim.submit(&own_page, &own_form, None).await.unwrap();
        assert!(land.said(&end).contains_key("code"));
        assert!(
            victim
                .cookies("127.0.0.1")
                .iter()
                .all(|(name, _)| !name.contains("login"))
        );
    });
}

#[test]
fn the_country_page_belongs_to_the_browser_that_began() {
    journey(async |land| {
        let (mut victim, mut attacker) = (browser(), browser());
        let page = land.visit(&mut victim, &[]).await;
        let home = &land.world.theirs;
        let refused = journey::go_on(&mut attacker, &page, home, &script())
            .await
            .unwrap();
        assert_page(&refused, 403, "flow.other-browser");
        let (page, form) = land
            .message(&mut victim, page, home, &script(), "SAMLResponse")
            .await;
        let end = victim.submit(&page, &form, None).await.unwrap();
        assert!(land.said(&end).contains_key("code"));
    });
}

/// What our hub is told about this lie of their node.
async fn lie(land: &Land, change: impl Fn(&mut TheirResponse)) -> (String, String) {
    let mut browser = browser();
    let (_, request) = land.towards(&mut browser, &script(), "SAMLRequest").await;
    let mut response = land.response(&request);
    change(&mut response);
    let written = land.written(&response).await;
    let end = land.deliver(&mut browser, &request, &written).await;
    land.error(&end)
}

#[test]
fn a_node_that_answers_as_or_for_somebody_else_is_refused() {
    journey(async |land| {
        let other = |path: &str| format!("https://third.example{path}");
        let issuer = lie(land, |it| it.issuer = other("/proxy-service/metadata")).await;
        assert_eq!(issuer, server_error("response.issuer"));
        let connector = lie(land, |it| it.issuer = land.theirs("/connector/metadata")).await;
        assert_eq!(connector, server_error("response.issuer"));
        let destination = lie(land, |it| it.destination = other("/connector/acs")).await;
        assert_eq!(destination, server_error("response.destination"));
        let audience = lie(land, |it| it.audience = other("/connector/metadata")).await;
        assert_eq!(audience, server_error("assertion.audience"));
    });
}

#[test]
fn an_identifier_of_or_for_another_country_is_refused() {
    journey(async |land| {
        for (identifier, code) in [
            ("XC/XA/1", "assertion.identifier-issuer"),
            ("XA/XA/1", "assertion.identifier-issuer"),
            ("XB/XC/1", "assertion.identifier-receiver"),
            ("XB/XB/1", "assertion.identifier-receiver"),
        ] {
            let said = lie(land, |it| it.person["identifier"] = json!(identifier)).await;
            assert_eq!(said, server_error(code), "{identifier}");
        }
    });
}

#[test]
fn a_level_below_the_requested_one_is_refused_however_the_node_calls_it_success() {
    journey(async |land| {
        let said = lie(land, |it| it.level = LevelOfAssurance::Low).await;
        let unmet = "unmet_authentication_requirements".to_owned();
        assert_eq!(said, (unmet, "assertion.level-too-low".to_owned()));
    });
}

#[test]
fn only_the_chosen_countrys_key_counts() {
    journey(async |land| {
        let mut browser = browser();
        let (_, request) = land.towards(&mut browser, &script(), "SAMLRequest").await;
        let written = land.written(&land.response(&request)).await;
        let stranger = crate::saml_world::WORLD.they.messages.signer();
        let id = id_of(&request, "SAMLRequest");
        let forged = signed_with(&written, &id, &id, &stranger);
        let end = land.deliver(&mut browser, &request, &forged).await;
        assert_eq!(land.error(&end), server_error("signature.unknown-key"));
        // A refusal is believed no more lightly than a success.
        let (_, request) = land.towards(&mut browser, &script(), "SAMLRequest").await;
        let failure = FailureToSend {
            response_id: &fresh_id(),
            in_response_to: &id_of(&request, "SAMLRequest"),
            destination: &acs(land),
            issuer: &land.theirs("/proxy-service/metadata"),
            issue_instant: land.clock.now(),
            status: Status::Responder,
            sub_status: Some(SubStatus::RequestDenied),
            message: None,
        };
        let forged = write_failure(&failure, &stranger).unwrap();
        let end = land.deliver(&mut browser, &request, &forged).await;
        assert_eq!(land.error(&end), server_error("signature.unknown-key"));
        let (_, request) = land.towards(&mut browser, &script(), "SAMLRequest").await;
        let plain = unsigned(&land.written(&land.response(&request)).await);
        let end = land.deliver(&mut browser, &request, &plain).await;
        assert_eq!(land.error(&end), server_error("signature.missing"));
    });
}

#[test]
fn after_going_back_and_choosing_again_only_the_newest_request_counts() {
    journey(async |land| {
        let home = &land.world.theirs;
        for newest in [true, false] {
            let mut browser = browser();
            let list = land.visit(&mut browser, &[]).await;
            let first = journey::go_on(&mut browser, &list, home, &script())
                .await
                .unwrap();
            let second = journey::go_on(&mut browser, &list, home, &script())
                .await
                .unwrap();
            let page = if newest { second.clone() } else { first };
            let (page, form) = land
                .message(&mut browser, page, home, &script(), "SAMLResponse")
                .await;
            let end = browser.submit(&page, &form, None).await.unwrap();
            if newest {
                assert!(land.said(&end).contains_key("code"));
            } else {
                assert_page(&end, 409, "response.superseded");
                // The request that is open is not disturbed by it.
                let (page, form) = land
                    .message(&mut browser, second, home, &script(), "SAMLResponse")
                    .await;
                let end = browser.submit(&page, &form, None).await.unwrap();
                assert!(land.said(&end).contains_key("code"));
            }
        }
    });
}

#[test]
fn going_back_after_the_end_says_that_the_login_is_over() {
    journey(async |land| {
        let mut browser = browser();
        let list = land.visit(&mut browser, &[]).await;
        let home = &land.world.theirs;
        let (page, form) = land
            .message(&mut browser, list.clone(), home, &script(), "SAMLResponse")
            .await;
        let end = browser.submit(&page, &form, None).await.unwrap();
        assert!(land.said(&end).contains_key("code"));
        let chosen = journey::go_on(&mut browser, &list, home, &script())
            .await
            .unwrap();
        assert_page(&chosen, 200, "flow.finished");
        let search = list
            .forms()
            .into_iter()
            .find(|form| form.get("flow").is_some())
            .unwrap();
        let flow = search.get("flow").unwrap();
        let shown = browser
            .get(&land.ours(&format!("/connector/country?flow={flow}")))
            .await;
        assert_page(&shown.unwrap(), 200, "flow.finished");
        let finish = visited(&browser, "/connector/finish");
        let finished = browser.get(&finish).await.unwrap();
        assert_page(&finished, 200, "flow.finished");
    });
}

#[test]
fn two_tabs_of_one_browser_both_arrive_in_either_order() {
    journey(async |land| {
        let mut browser = browser();
        let mut tabs: Vec<(Page, Form)> = Vec::new();
        for _ in 0..3 {
            tabs.push(land.towards(&mut browser, &script(), "SAMLResponse").await);
        }
        let mut codes = Vec::new();
        for (page, form) in tabs.into_iter().rev() {
            let end = browser.submit(&page, &form, None).await.unwrap();
            codes.push(land.said(&end)["code"].clone());
        }
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), 3);
    });
}

#[test]
fn a_name_that_looks_like_markup_never_becomes_any() {
    journey(async |land| {
        let mut browser = browser();
        let (_, request) = land.towards(&mut browser, &script(), "SAMLRequest").await;
        let mut response = land.response(&request);
        let name = "<script>alert(1)</script>";
        response.person["family_name"]["latin"] = json!(name);
        browser.set_follows_refresh(false);
        let written = land.written(&response).await;
        let page = land.deliver(&mut browser, &request, &written).await;
        assert!(
            !page.body().contains("alert(1)"),
            "our own page names nobody"
        );
        let (_, finish) = page.refresh().unwrap();
        let end = browser.follow(&page, &finish).await.unwrap();
        let (_, tokens) = land.token(&land.said(&end)["code"], &[]).await;
        let (_, claims) = land.userinfo(&tokens).await;
        assert_eq!(claims["family_name"], name);
    });
}

#[test]
fn the_same_response_twice_at_once_does_not_disturb_the_login() {
    journey(async |land| {
        let mut browser = browser();
        let (page, form) = land.towards(&mut browser, &script(), "SAMLResponse").await;
        let mut tabs = [
            crate::journey_world::browser(),
            crate::journey_world::browser(),
        ];
        let [one, other] = &mut tabs;
        one.set_follows_refresh(false);
        other.set_follows_refresh(false);
        let pages = tokio::join!(
            one.submit(&page, &form, None),
            other.submit(&page, &form, None)
        );
        let (first, second) = (pages.0.unwrap(), pages.1.unwrap());
        let (good, bad) = if first.status() == 200 {
            (first, second)
        } else {
            (second, first)
        };
        assert_page(&bad, 409, "response.replayed");
        let (_, finish) = good.refresh().unwrap();
        let end = browser.follow(&good, &finish).await.unwrap();
        assert!(land.said(&end).contains_key("code"));
    });
}

#[test]
fn a_data_set_that_is_incomplete_double_or_more_than_was_asked() {
    journey(async |land| {
        let dataset = lie(land, |it| {
            it.edit = |attributes| {
                attributes.retain(|it| it.attribute != Attribute::DateOfBirth);
            };
        });
        assert_eq!(dataset.await, server_error("dataset.missing.date-of-birth"));
        let twice = lie(land, |it| {
            it.edit = |attributes| {
                let again = attributes[0].clone();
                attributes.push(again);
            };
        });
        assert_eq!(twice.await, server_error("assertion.attribute-twice"));
        // Nobody asked for the place of birth: it is dropped, and the name identifier is nobody.
        let mut browser = browser();
        let (_, request) = land.towards(&mut browser, &script(), "SAMLRequest").await;
        let written = land.written(&land.response(&request)).await;
        let end = land.deliver(&mut browser, &request, &written).await;
        let (_, tokens) = land.token(&land.said(&end)["code"], &[]).await;
        let (_, claims) = land.userinfo(&tokens).await;
        assert!(claims.get("birthplace").is_none());
        assert_eq!(claims["sub"], "XB/XA/1234");
    });
}

#[test]
fn somebody_who_acts_for_another_is_nobody_to_a_hub_that_does_not_take_that() {
    journey(async |land| {
        let acting = lie(land, |it| {
            it.edit = |attributes| {
                let mut again = attributes.clone();
                for it in &mut again {
                    it.capacity = Capacity::Representative;
                }
                attributes.extend(again);
            };
        });
        let denied = "access_denied".to_owned();
        let code = "dataset.representation-not-accepted".to_owned();
        assert_eq!(acting.await, (denied, code));
    });
}

#[test]
fn a_refusal_that_carries_an_assertion_and_markup_is_a_refusal_and_no_more() {
    journey(async |land| {
        let mut browser = browser();
        let (_, request) = land.towards(&mut browser, &script(), "SAMLRequest").await;
        let failure = FailureToSend {
            response_id: &fresh_id(),
            in_response_to: &id_of(&request, "SAMLRequest"),
            destination: &acs(land),
            issuer: &land.theirs("/proxy-service/metadata"),
            issue_instant: land.clock.now(),
            status: Status::Responder,
            sub_status: Some(SubStatus::RequestDenied),
            message: Some("<script>alert(1)</script>"),
        };
        let failure = write_failure(&failure, &land.keys.signing).unwrap();
        let assertion = "<saml2:Assertion ID=\"_a\"><saml2:Issuer>x</saml2:Issuer>\
                         </saml2:Assertion></saml2p:Response>";
        let key = &land.keys.signing;
        let carrying = signed_with(&failure, "</saml2p:Response>", assertion, key);
        let end = land.deliver(&mut browser, &request, &carrying).await;
        assert_eq!(
            land.error(&end),
            ("access_denied".into(), "peer.denied".into())
        );
        assert!(!end.url().as_str().contains("alert"));
    });
}
