//! A citizen of ours at a foreign service: what the foreign Connector is told, and what it cannot
//! get by asking wrongly.

use crate::persons::minimum_and;
use eidas_bridge::demo::browser::{Browser, Form, Page};
use eidas_bridge::demo::citizens;
use eidas_bridge::demo::journey::{self, Direction, End, Script};
use eidas_bridge::domain::{Attribute, LevelOfAssurance, SpType};
use eidas_bridge::saml::binding::post;
use eidas_bridge::saml::{Status, SubStatus};
use serde_json::Value;

use crate::journey_world::*;

fn script() -> Script {
    Script::of(Direction::ProxyService)
}

fn sso(land: &Land) -> String {
    land.ours("/proxy-service/sso")
}

/// Sends this request from abroad.
async fn send(land: &Land, browser: &mut Browser, request: &str, relay_state: &str) -> Page {
    let message = post::encode(request);
    let mut fields = vec![("SAMLRequest", message.as_str())];
    if !relay_state.is_empty() {
        fields.push(("RelayState", relay_state));
    }
    land.post(browser, &sso(land), &fields).await
}

/// Goes on from the hub's login page to our Response.
async fn answered(land: &Land, browser: &mut Browser, page: Page, script: &Script) -> (Page, Form) {
    let home = &land.world.ours;
    land.message(browser, page, home, script, "SAMLResponse")
        .await
}

/// Our Response to a request that is refused at once.
fn refused(page: &Page) -> Form {
    let form = page.self_posting_form();
    form.unwrap_or_else(|| panic!("no Response: {}", page.body()))
}

#[test]
fn every_citizen_arrives_abroad_with_the_name_in_use_and_the_name_at_birth() {
    journey(async |land| {
        for citizen in &citizens::OURS {
            let (acr, level) = match citizen.level {
                LevelOfAssurance::Low => ("eidas1", LevelOfAssurance::Low),
                LevelOfAssurance::Substantial => ("eidas2", LevelOfAssurance::Substantial),
                LevelOfAssurance::High => ("eidas3", LevelOfAssurance::High),
            };
            let script = Script {
                acr,
                citizen: citizen.id,
                ..script()
            };
            let mut browser = browser();
            let direction = Direction::ProxyService;
            let end = journey::drive(&mut browser, &land.world, direction, &script).await;
            let End::LoggedIn {
                acr: reached,
                claims,
            } = end.unwrap()
            else {
                panic!("{} was refused", citizen.id);
            };
            assert_eq!(reached, acr, "{}", citizen.id);
            let eidas = &claims["eidas"];
            assert_eq!(eidas["level"], level.uri());
            assert_eq!(eidas["country"], "XA");
            let said = |name: &str| eidas["attributes"].get(name).and_then(Value::as_str);
            let in_use = citizen.preferred_username.unwrap_or(citizen.family_name);
            let at_birth = format!("{} {}", citizen.given_name, citizen.family_name);
            assert_eq!(said("FamilyName"), Some(in_use), "{}", citizen.id);
            assert_eq!(said("BirthName"), Some(at_birth.as_str()));
            assert_eq!(said("FirstName"), Some(citizen.given_name));
            let birthdate = citizen.birthdate.replace("-00", "-01");
            assert_eq!(said("DateOfBirth"), Some(birthdate.as_str()));
            assert_eq!(said("PlaceOfBirth"), citizen.birthplace);
            let gender = said("Gender").map(str::to_lowercase);
            assert_eq!(gender.as_deref(), citizen.gender, "{}", citizen.id);
            let address = claims.get("address").is_some();
            assert_eq!(address, citizen.address.is_some(), "{}", citizen.id);
            assert!(said("PersonIdentifier").unwrap().starts_with("XA/XB/"));
        }
    });
}

#[test]
fn a_refusal_at_our_hub_is_a_signed_response_with_request_denied() {
    journey(async |land| {
        let refuses = Script {
            refuses: true,
            ..script()
        };
        let mut browser = browser();
        let (page, request) = land.outwards(&mut browser, &refuses, "SAMLRequest").await;
        let id = id_of(&request, "SAMLRequest");
        let page = browser.submit(&page, &request, None).await.unwrap();
        let (page, form) = answered(land, &mut browser, page, &refuses).await;
        let failure = land.refusal(&form, &id).await;
        assert_eq!(failure.status(), Status::Responder);
        assert_eq!(failure.sub_status(), Some(SubStatus::RequestDenied));
        assert_eq!(form.get("RelayState"), request.get("RelayState"));
        assert!(!xml_of(&form, "SAMLResponse").contains("EncryptedAssertion"));
        let end = browser.submit(&page, &form, None).await.unwrap();
        assert_eq!(end.text_of("error").as_deref(), Some("access_denied"));
    });
}

#[test]
fn a_lower_level_at_our_hub_is_202019_abroad() {
    journey(async |land| {
        for (level, script) in [
            (
                LevelOfAssurance::Substantial,
                Script {
                    level: "low",
                    ..script()
                },
            ),
            (
                LevelOfAssurance::High,
                Script {
                    level: "substantial",
                    ..script()
                },
            ),
            (
                LevelOfAssurance::Substantial,
                Script {
                    citizen: "no-gender",
                    ..script()
                },
            ),
        ] {
            let mut browser = browser();
            let request = TheirRequest {
                level,
                ..land.request()
            };
            let written = request.signed(&land.keys.signing);
            let page = send(land, &mut browser, &written, "").await;
            let (_, form) = answered(land, &mut browser, page, &script).await;
            let failure = land.refusal(&form, &request.id).await;
            assert_eq!(failure.status(), Status::Responder);
            assert_eq!(failure.sub_status(), Some(SubStatus::AuthnFailed));
            assert_eq!(failure.message_code(), Some("202019"));
            assert_eq!(form.get("RelayState"), None, "none was sent");
        }
    });
}

#[test]
fn the_level_abroad_is_the_one_reached_and_never_raised() {
    journey(async |land| {
        for (asked, chosen, reached) in [
            (LevelOfAssurance::Low, "high", LevelOfAssurance::High),
            (LevelOfAssurance::Low, "low", LevelOfAssurance::Low),
            (LevelOfAssurance::Low, "", LevelOfAssurance::Low),
            (
                LevelOfAssurance::Substantial,
                "",
                LevelOfAssurance::Substantial,
            ),
        ] {
            let mut browser = browser();
            let request = TheirRequest {
                level: asked,
                ..land.request()
            };
            let written = request.signed(&land.keys.signing);
            let page = send(land, &mut browser, &written, "rs").await;
            let script = Script {
                level: chosen,
                ..script()
            };
            let (_, form) = answered(land, &mut browser, page, &script).await;
            let assertion = land.assertion(&form, &request.id).await;
            assert_eq!(
                assertion.level().notified(),
                Some(reached),
                "asked {asked:?}"
            );
        }
    });
}

#[test]
fn nothing_beside_what_was_asked_leaves_the_country() {
    journey(async |land| {
        let mut browser = browser();
        let attributes = minimum_and([Attribute::Gender]);
        let request = TheirRequest {
            attributes,
            ..land.request()
        };
        let written = request.signed(&land.keys.signing);
        let page = send(land, &mut browser, &written, "").await;
        let (_, form) = answered(land, &mut browser, page, &script()).await;
        let assertion = land.assertion(&form, &request.id).await;
        let known = assertion.person().optional().iter();
        let known: Vec<_> = known.map(|(attribute, _)| attribute).collect();
        assert_eq!(known, [&Attribute::Gender]);
        assert!(assertion.dropped().next().is_none());
    });
}

#[test]
fn relay_state_comes_back_byte_by_byte_and_never_as_markup() {
    journey(async |land| {
        let state = "\"'><script>alert(1)</script>&amp;+%41 \u{e9}";
        let mut browser = browser();
        let request = land.request();
        let written = request.signed(&land.keys.signing);
        let page = send(land, &mut browser, &written, state).await;
        let (page, form) = answered(land, &mut browser, page, &script()).await;
        assert_eq!(form.get("RelayState"), Some(state));
        assert!(!page.body().contains("<script>alert"));
        let long = "x".repeat(81);
        let written = land.request().signed(&land.keys.signing);
        let page = send(land, &mut browser, &written, &long).await;
        assert_page(&page, 400, "binding.relay-state");
    });
}

#[test]
fn a_replayed_authn_request_is_answered_with_a_refusal() {
    journey(async |land| {
        let mut browser = browser();
        let (page, request) = land.outwards(&mut browser, &script(), "SAMLRequest").await;
        let id = id_of(&request, "SAMLRequest");
        let login = browser.submit(&page, &request, None).await.unwrap();
        assert!(login.form_to("/login").is_some());
        let again = browser.submit(&page, &request, None).await.unwrap();
        let failure = land.refusal(&refused(&again), &id).await;
        assert_eq!(failure.status(), Status::Requester);
        assert_eq!(failure.sub_status(), Some(SubStatus::RequestDenied));
        assert!(xml_of(&refused(&again), "SAMLResponse").contains("request.replayed"));
        // The first one goes on as if nothing had happened.
        let (_, form) = answered(land, &mut browser, login, &script()).await;
        land.assertion(&form, &id).await;
        let later = browser.submit(&page, &request, None).await.unwrap();
        land.refusal(&refused(&later), &id).await;
    });
}

#[test]
fn a_request_with_one_bit_changed_is_refused_and_nobody_is_told() {
    journey(async |land| {
        for (part, code) in [
            ("ProviderName=\"", "signature.digest"),
            ("<ds:DigestValue>", "signature.digest"),
            ("<ds:SignatureValue>", "signature.value"),
        ] {
            let mut browser = browser();
            let mut request = land.request().signed(&land.keys.signing);
            if part.starts_with("Prov") {
                request = request.replace("Their tax office", "Their taxes and their office");
            }
            let page = send(land, &mut browser, &one_bit_off(&request, part), "").await;
            assert_page(&page, 400, code);
            assert!(page.self_posting_form().is_none());
        }
    });
}

#[test]
fn a_request_of_a_node_that_nobody_registered_is_refused() {
    journey(async |land| {
        let mut browser = browser();
        let issuer = "https://third.example/connector/metadata".to_owned();
        let written = TheirRequest {
            issuer,
            ..land.request()
        }
        .signed(&land.keys.signing);
        let page = send(land, &mut browser, &written, "").await;
        assert_page(&page, 403, "trust.not-registered");
        // A registered Connector's name under a stranger's key.
        let stranger = crate::saml_world::WORLD.they.messages.signer();
        let page = send(land, &mut browser, &land.request().signed(&stranger), "").await;
        assert_page(&page, 400, "signature.unknown-key");
        let unsigned = unsigned(&land.request().signed(&land.keys.signing));
        let page = send(land, &mut browser, &unsigned, "").await;
        assert_page(&page, 400, "signature.missing");
    });
}

#[test]
fn an_address_for_the_answer_that_metadata_does_not_name_gets_none() {
    journey(async |land| {
        let mut browser = browser();
        let honest = land.request().signed(&land.keys.signing);
        let evil = " AssertionConsumerServiceURL=\"https://evil.example/acs\" Version=\"2.0\"";
        let request = signed_with(&honest, " Version=\"2.0\"", evil, &land.keys.signing);
        let page = send(land, &mut browser, &request, "").await;
        assert_page(&page, 400, "request.assertion-consumer");
        assert!(!page.body().contains("evil.example"));
    });
}

#[test]
fn a_verified_request_that_breaks_a_rule_is_answered_with_its_code() {
    journey(async |land| {
        let key = &land.keys.signing;
        let plain = || land.request().signed(key);
        let incomplete = minimum_and([]).split_off(3);
        let destination = land.theirs("/proxy-service/sso");
        let passive = ("IsPassive=\"false\"", "IsPassive=\"true\"");
        let force = ("ForceAuthn=\"true\"", "ForceAuthn=\"false\"");
        let level = (
            LevelOfAssurance::Substantial.uri(),
            "http://eidas.europa.eu/LoA/Substantial",
        );
        for (request, code) in [
            (
                TheirRequest {
                    destination,
                    ..land.request()
                }
                .signed(key),
                "request.destination",
            ),
            (
                TheirRequest {
                    sp_type: Some(SpType::Private),
                    ..land.request()
                }
                .signed(key),
                "request.sp-type-twice",
            ),
            (
                TheirRequest {
                    attributes: incomplete,
                    ..land.request()
                }
                .signed(key),
                "request.incomplete",
            ),
            (
                signed_with(&plain(), passive.0, passive.1, key),
                "request.is-passive",
            ),
            (
                signed_with(&plain(), force.0, force.1, key),
                "request.force-authn",
            ),
            (
                signed_with(&plain(), level.0, level.1, key),
                "request.authn-context",
            ),
        ] {
            let mut browser = browser();
            let page = send(land, &mut browser, &request, "rs").await;
            let form = refused(&page);
            let sent = post::receive(&post::encode(&request), None).unwrap();
            let failure = land.refusal(&form, sent.claimed_id().unwrap()).await;
            assert_eq!(failure.status(), Status::Requester, "{code}");
            let xml = xml_of(&form, "SAMLResponse");
            assert!(xml.contains(&format!(">{code}<")), "{code}: {xml}");
            assert_eq!(form.get("RelayState"), Some("rs"));
        }
    });
}

#[test]
fn other_messages_at_the_single_sign_on_address_are_no_requests() {
    journey(async |land| {
        let mut browser = browser();
        let (_, request) = land
            .towards(&mut browser, &script_abroad(), "SAMLRequest")
            .await;
        let response = land.written(&land.response(&request)).await;
        let page = send(land, &mut browser, &response, "").await;
        assert_page(&page, 403, "trust.not-registered");
        let url = land.theirs("/connector/metadata");
        let metadata = browser.get(&url).await.unwrap().body().to_owned();
        let page = send(land, &mut browser, &metadata, "").await;
        assert_page(&page, 403, "trust.not-registered");
        // A Response that calls itself one of the Connector.
        let mut response = land.response(&request);
        response.issuer = url;
        let response = land.written(&response).await;
        let page = send(land, &mut browser, &response, "").await;
        assert_page(&page, 400, "request.kind");
        let page = land
            .post(&mut browser, &sso(land), &[("SAMLRequest", "%%%")])
            .await;
        assert_page(&page, 400, "binding.base64");
        let page = land
            .post(&mut browser, &sso(land), &[("SAMLResponse", "PGEvPg==")])
            .await;
        assert_page(&page, 400, "binding.missing");
    });
}

fn script_abroad() -> Script {
    Script::of(Direction::Connector)
}

/// Up to the hub's answer, which is not yet followed: the address with the code.
async fn at_the_hub(land: &Land, browser: &mut Browser) -> (String, Page) {
    let request = land.request();
    let written = request.signed(&land.keys.signing);
    let page = send(land, browser, &written, "rs").await;
    (request.id, page)
}

#[test]
fn the_hubs_answer_in_another_browser_is_refused_and_not_used_up() {
    journey(async |land| {
        let (mut victim, mut attacker) = (browser(), browser());
        let (id, login) = at_the_hub(land, &mut victim).await;
        // The hub's answer is carried away before the right browser brings it.
        let state = login_state(&victim);
        let hub = &land.world.ours.hub_url;
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("code", "stolen"), ("state", &state), ("iss", hub)])
            .finish();
        let callback = land.ours(&format!(
            "/oidc-client/redirect-to-eidas-response-proxy?{query}"
        ));
        let page = attacker.get(&callback).await.unwrap();
        assert_page(&page, 403, "flow.other-browser");
        let (_, form) = answered(land, &mut victim, login, &script()).await;
        land.assertion(&form, &id).await;
        // Going back to it afterwards is no failure of ours.
        let used = visited(&victim, "/oidc-client/redirect-to-eidas-response-proxy");
        let page = victim.get(&used).await.unwrap();
        assert_page(&page, 200, "flow.finished");
    });
}

/// The state under which our bridge sent the browser to the hub.
fn login_state(browser: &Browser) -> String {
    let url = visited(browser, "/authorize");
    let url: url::Url = url.parse().unwrap();
    let (_, state) = url.query_pairs().find(|(name, _)| name == "state").unwrap();
    state.into_owned()
}

#[test]
fn a_code_that_the_hub_does_not_know_ends_in_a_signed_response() {
    journey(async |land| {
        let mut browser = browser();
        let (id, _) = at_the_hub(land, &mut browser).await;
        let state = login_state(&browser);
        let hub = &land.world.ours.hub_url;
        let callback = |iss: &str| {
            let pairs = [("code", "made-up"), ("state", state.as_str()), ("iss", iss)];
            let query = form_urlencoded::Serializer::new(String::new())
                .extend_pairs(pairs)
                .finish();
            land.ours(&format!(
                "/oidc-client/redirect-to-eidas-response-proxy?{query}"
            ))
        };
        // Mix-up: another issuer's answer is not even looked at, and uses nothing up.
        let page = browser
            .get(&callback("https://evil.example"))
            .await
            .unwrap();
        assert_page(&page, 502, "oidc.callback.issuer");
        let page = browser.get(&callback(hub)).await.unwrap();
        let form = refused(&page);
        let failure = land.refusal(&form, &id).await;
        assert_eq!(failure.sub_status(), Some(SubStatus::AuthnFailed));
        let xml = xml_of(&form, "SAMLResponse");
        assert!(xml.contains("oidc.token-response.refused"), "{xml}");
    });
}

#[test]
fn two_tabs_of_one_browser_both_arrive_abroad() {
    journey(async |land| {
        let mut browser = browser();
        let (first, one) = at_the_hub(land, &mut browser).await;
        let (second, two) = at_the_hub(land, &mut browser).await;
        let (_, form) = answered(land, &mut browser, two, &script()).await;
        land.assertion(&form, &second).await;
        let (_, form) = answered(land, &mut browser, one, &script()).await;
        land.assertion(&form, &first).await;
    });
}

/// The query of the standard GET form, signed with RSA-PSS as their node would.
fn redirect_query(land: &Land, request: &str, relay_state: &str) -> String {
    use std::io::Write as _;

    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use openssl::hash::MessageDigest;
    use openssl::rsa::Padding;
    use openssl::sign::{RsaPssSaltlen, Signer};
    let level = flate2::Compression::best();
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), level);
    encoder.write_all(request.as_bytes()).unwrap();
    let escape = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let octets = format!(
        "SAMLRequest={}&RelayState={}&SigAlg={}",
        escape(&STANDARD.encode(encoder.finish().unwrap())),
        escape(relay_state),
        escape("http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1")
    );
    let mut signer = Signer::new(MessageDigest::sha256(), &land.keys.private).unwrap();
    signer.set_rsa_padding(Padding::PKCS1_PSS).unwrap();
    signer
        .set_rsa_pss_saltlen(RsaPssSaltlen::DIGEST_LENGTH)
        .unwrap();
    let signature = signer.sign_oneshot_to_vec(octets.as_bytes()).unwrap();
    format!("{octets}&Signature={}", escape(&STANDARD.encode(signature)))
}

#[test]
fn a_request_may_come_by_get_in_either_form() {
    journey(async |land| {
        let (deflated, enveloped) = (land.request(), land.request());
        let signed = deflated.signed(&land.keys.signing);
        let standard = redirect_query(land, &unsigned(&signed), "a b&c");
        let message = post::encode(&enveloped.signed(&land.keys.signing));
        let plain = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("SAMLRequest", message.as_str()), ("RelayState", "a b&c")])
            .finish();
        for (query, id) in [(standard, deflated.id), (plain, enveloped.id)] {
            let mut browser = browser();
            let url = format!("{}?{query}", sso(land));
            let page = browser.get(&url).await.unwrap();
            let (_, form) = answered(land, &mut browser, page, &script()).await;
            land.assertion(&form, &id).await;
            assert_eq!(form.get("RelayState"), Some("a b&c"));
            // The same address again is the same request again.
            let again = browser.get(&url).await.unwrap();
            land.refusal(&refused(&again), &id).await;
        }
    });
}

#[test]
fn a_signed_query_counts_as_it_was_signed_or_not_at_all() {
    journey(async |land| {
        let signed = land.request().signed(&land.keys.signing);
        let query = redirect_query(land, &unsigned(&signed), "rs");
        let (bare, _) = query.split_once("&RelayState").unwrap();
        let cases = [
            (
                query.replace("RelayState=rs", "RelayState=rt"),
                "signature.value",
            ),
            (query.replace("&RelayState=rs", ""), "signature.value"),
            (format!("{query}&RelayState=rs"), "binding.duplicate"),
            (format!("{query}&{bare}"), "binding.duplicate"),
            (
                query.replace("RelayState=", "Relay%53tate="),
                "binding.query",
            ),
            (bare.to_owned(), "binding.unsigned-redirect"),
            (
                query.replace("sha256-rsa-MGF1", "sha1-rsa-MGF1"),
                "signature.algorithm",
            ),
            ("RelayState=rs".to_owned(), "binding.missing"),
        ];
        for (query, code) in cases {
            let mut browser = browser();
            let url = format!("{}?{query}", sso(land));
            let page = browser.get(&url).await.unwrap();
            assert_page(&page, 400, code);
        }
    });
}

#[test]
fn of_two_equal_requests_at_once_exactly_one_begins() {
    journey(async |land| {
        let (mut one, mut other) = (browser(), browser());
        let request = land.request().signed(&land.keys.signing);
        let pages = tokio::join!(
            send(land, &mut one, &request, ""),
            send(land, &mut other, &request, "")
        );
        let logins = [&pages.0, &pages.1].map(|page| page.form_to("/login").is_some());
        let refusals = [&pages.0, &pages.1].map(|page| page.self_posting_form().is_some());
        assert_eq!(logins.iter().filter(|it| **it).count(), 1);
        assert_eq!(refusals.iter().filter(|it| **it).count(), 1);
    });
}
