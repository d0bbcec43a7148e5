//! The scenarios by which FranceConnect proves its own eIDAS bridge, numbered as its features list
//! them, each through our whole bridge.
//!
//! | Scenarios | Whose | What is tested here |
//! |---|---|---|
//! | 1, 3 to 6, 19, 20, 22 | the bridge's Connector | all of it, up to what the hub is told |
//! | 2 | the hub's own page | nothing: our pages' languages are tested with them |
//! | 7 to 14, 16, 17, 21 | the bridge's Proxy-Service | all of it, up to what the service abroad is told |
//! | 15 | the hub's own page, if it shows one | what we do when it answers with an error, or with an identity that lacks what is mandatory |
//! | 18 | the hub's own page | what makes the hub show it: what was not asked for is not given |
//! | 23 | the discovery document | all of it |
//! | 24 to 29 | the hub's list of identity providers | nothing |
//! | 30 to 37 | pictures of FranceConnect's pages | nothing: ours are tested in a browser (`tests/browser`) |
//!
//! Where ours differs on purpose, the test says so.

use eidas_bridge::demo::browser::{Browser, Form, Page};
use eidas_bridge::demo::journey::{Direction, Script};
use eidas_bridge::domain::{
    Attribute, LevelOfAssurance, PersonKind, RequestedAttribute, RequestedLevel,
};
use eidas_bridge::saml::binding::post;
use eidas_bridge::saml::{
    AuthnRequestToSend, FailureToSend, NameIdFormat, PeerFailure, Status, SubStatus,
    VerifiedAssertion, write_failure, write_request,
};
use serde_json::{Value, json};

use crate::franceconnect_world::*;
use crate::journey_world::*;

// ---- A citizen of another country at a national service -------------------------------------

#[test]
fn scenario_01_a_login_by_another_country() {
    scenario(async |hub| {
        for client in [&hub.high, &hub.low] {
            let arrived = hub.asks(client, SCOPE).await.log_in("javier").await;
            assert_eq!(arrived.id_token.acr(), Some("eidas2"));
            assert_eq!(
                arrived.id_token.claims().get("amr"),
                Some(&json!(["eidas"]))
            );
            for (claim, value) in [
                ("given_name", "javiér"),
                ("family_name", "Garçia"),
                ("preferred_username", "Garçia"),
                ("birthdate", "1965-01-01"),
                ("gender", "male"),
                ("birthplace", "Paris 10"),
            ] {
                assert_eq!(arrived.claims.text(claim), Some(value), "{claim}");
            }
            let subject = arrived.claims.text("sub").unwrap();
            assert!(subject.starts_with("XB/XA/") && subject.is_ascii());
            assert_eq!(subject, arrived.id_token.subject());
        }
    });
}

/// Their node says no, with this status and message; what our hub is told.
fn refused_abroad(sub_status: Option<SubStatus>, message: &str) -> (String, String) {
    scenario(async |hub| {
        let mut visit = hub.asks(&hub.high, SCOPE).await;
        let script = Script::of(Direction::Connector);
        let (_, request) = visit.message(&script, "SAMLRequest").await;
        let land = &hub.land;
        let response = FailureToSend {
            response_id: &fresh_id(),
            in_response_to: &id_of(&request, "SAMLRequest"),
            destination: &land.ours("/connector/acs"),
            issuer: &land.theirs("/proxy-service/metadata"),
            issue_instant: land.clock.now(),
            status: Status::Responder,
            sub_status,
            message: Some(message),
        };
        let response = write_failure(&response, &land.keys.signing).unwrap();
        let page = land.deliver(&mut visit.browser, &request, &response).await;
        visit.error(&page)
    })
}

/// FranceConnect's bridge says `eidas_node_error` and hands the foreign message on; ours says what
/// OpenID Connect has a word for, and its own code: a foreign text may hold anything.
fn the_citizen_refused(message: &str) {
    let told = refused_abroad(Some(SubStatus::RequestDenied), message);
    assert_eq!(told, ("access_denied".into(), "peer.denied".into()));
}

#[test]
fn scenario_03_the_mandatory_attributes_are_refused() {
    the_citizen_refused("Consent not given for a mandatory attribute.");
}

#[test]
fn scenario_04_the_optional_attributes_are_refused() {
    // The mock node says the same as for the mandatory ones.
    the_citizen_refused("Consent not given for a mandatory attribute.");
}

#[test]
fn scenario_05_the_last_question_is_refused() {
    the_citizen_refused("Citizen consent not given.");
}

#[test]
fn scenario_06_a_level_lower_than_asked_for() {
    let error = "unmet_authentication_requirements".to_owned();
    // Their node notices.
    let told = refused_abroad(
        None,
        "202019 - Incorrect Level of Assurance in IdP response",
    );
    assert_eq!(told, (error.clone(), "peer.level".into()));
    // It does not: then we do.
    scenario(async |hub| {
        let mut visit = hub.asks(&hub.high, SCOPE).await;
        let script = Script::of(Direction::Connector);
        let (_, request) = visit.message(&script, "SAMLRequest").await;
        let response = TheirResponse {
            level: LevelOfAssurance::Low,
            ..hub.land.response(&request)
        };
        let response = hub.land.written(&response).await;
        let browser = &mut visit.browser;
        let page = hub.land.deliver(browser, &request, &response).await;
        let (told, code) = visit.error(&page);
        assert_eq!((told, code.as_str()), (error, "assertion.level-too-low"));
    });
}

/// What was not asked for is not given, and FranceConnect's hub then stops at its own page. Abroad
/// the minimum data set is asked for all the same.
#[test]
fn scenario_18_a_mandatory_claim_that_was_not_asked_for() {
    scenario(async |hub| {
        let scope = "openid given_name birthdate";
        let arrived = hub.asks(&hub.high, scope).await.log_in("javier").await;
        assert_eq!(arrived.claims.get("family_name"), None);
        assert_eq!(arrived.claims.text("given_name"), Some("javiér"));
        assert_eq!(arrived.claims.text("birthdate"), Some("1965-01-01"));
        assert_eq!(arrived.id_token.acr(), Some("eidas2"));
    });
}

#[test]
fn scenario_19_an_optional_claim_that_is_missing() {
    scenario(async |hub| {
        let arrived = hub.asks(&hub.high, SCOPE).await.log_in("long-name").await;
        assert_eq!(arrived.claims.get("birthplace"), None);
        assert_eq!(arrived.claims.text("gender"), Some("male"));
        assert_eq!(arrived.id_token.acr(), Some("eidas2"));
        assert_eq!(
            arrived.id_token.claims().get("amr"),
            Some(&json!(["eidas"]))
        );
    });
}

#[test]
fn scenario_20_a_scope_that_nobody_knows() {
    scenario(async |hub| {
        let scope = format!("{SCOPE} unheard_of");
        let arrived = hub.asks(&hub.high, &scope).await.log_in("javier").await;
        assert_eq!(arrived.claims.text("family_name"), Some("Garçia"));
        assert_eq!(arrived.claims.get("unheard_of"), None);
    });
}

/// Our events instead of FranceConnect's eight: the request and the Response by the identifiers
/// that the other node's log has too, and the delivery. No event for each page, and none names
/// the person: `sub` stays out of the log.
#[test]
fn scenario_22_the_events_of_a_login_here() {
    scenario(async |hub| {
        let mut visit = hub.asks(&hub.low, SCOPE).await;
        let script = Script::of(Direction::Connector);
        let (page, request) = visit.message(&script, "SAMLRequest").await;
        let id = id_of(&request, "SAMLRequest");
        let browser = &mut visit.browser;
        let page = browser.submit(&page, &request, None).await.unwrap();
        let home = &hub.land.world.theirs;
        let land = &hub.land;
        let (page, form) = land
            .message(browser, page, home, &script, "SAMLResponse")
            .await;
        let page = browser.submit(&page, &form, None).await.unwrap();
        let arrived = visit.redeem(&page).await;
        let response = id_of(&form, "SAMLResponse");
        let sent = only(hub.log.events("connector.request-sent", "message_id", &id));
        assert_eq!(sent["country"], "XB");
        assert_eq!(sent["loa"], "substantial");
        let received = hub
            .log
            .events("connector.response-received", "in_response_to", &id);
        let received = only(received);
        assert_eq!(received["message_id"], response.as_str());
        assert_eq!(received["country"], "XB");
        assert_eq!(received["loa"], "substantial");
        let client = hub.low.client_id.as_str();
        let delivered = hub
            .log
            .events("connector.identity-delivered", "client", client);
        let delivered = delivered.last().unwrap();
        assert_eq!(delivered["country"], "XB");
        assert_eq!(delivered["loa"], "substantial");
        in_order([&sent, &received, delivered]);
        let subject = arrived.id_token.subject();
        for line in [&sent, &received, delivered] {
            let line = line.to_string();
            assert!(!line.contains(subject) && !line.contains("Papadopoulou"));
        }
    });
}

#[test]
fn scenario_23_the_scopes_that_discovery_names() {
    scenario(async |hub| {
        let document = hub.discovery().await;
        let scopes = document["scopes_supported"].as_array().unwrap();
        for scope in [
            "openid",
            "given_name",
            "family_name",
            "birthdate",
            "gender",
            "birthplace",
            "birthcountry",
            "email",
            "preferred_username",
            "profile",
            "address",
            "phone",
        ] {
            assert!(scopes.contains(&Value::from(scope)), "{scope}");
        }
        assert!(!scopes.contains(&Value::from("offline_access")));
        // What the hub's record of an identity provider needs.
        let supports = |member: &str, value: &str| {
            let values = document[member].as_array();
            let known = values.unwrap_or_else(|| panic!("no {member}"));
            assert!(known.contains(&Value::from(value)), "{member} {value}");
        };
        supports("response_types_supported", "code");
        supports(
            "token_endpoint_auth_methods_supported",
            "client_secret_post",
        );
        supports("id_token_signing_alg_values_supported", "ES256");
        supports("id_token_encryption_alg_values_supported", "RSA-OAEP");
        supports("id_token_encryption_enc_values_supported", "A256GCM");
        supports("userinfo_signing_alg_values_supported", "ES256");
        supports("userinfo_encryption_alg_values_supported", "ECDH-ES");
        supports("acr_values_supported", "eidas2");
        supports("acr_values_supported", "eidas3");
    });
}

// ---- A French citizen at a service abroad ---------------------------------------------------

/// The request under test: level substantial at least, an unspecified name identifier, a public
/// service (as their Connector's metadata says), and what it must know.
async fn asked_from_abroad(hub: &FranceConnect, browser: &mut Browser) -> (String, Page) {
    let attributes = [
        (Attribute::DateOfBirth, true),
        (Attribute::PlaceOfBirth, true),
        (Attribute::CurrentFamilyName, true),
        (Attribute::Gender, true),
        (Attribute::CurrentGivenName, true),
        (Attribute::PersonIdentifier, true),
        (Attribute::BirthName, false),
    ]
    .map(|(attribute, required)| RequestedAttribute {
        attribute,
        required,
    });
    let (land, id) = (&hub.land, fresh_id());
    let request = AuthnRequestToSend {
        id: &id,
        issue_instant: land.clock.now(),
        destination: &land.ours("/proxy-service/sso"),
        issuer: &land.theirs("/connector/metadata"),
        provider_name: Some("eidas-mock"),
        sp_type: None,
        level: &RequestedLevel::Minimum(LevelOfAssurance::Substantial),
        attributes: &attributes,
        requester_id: None,
        name_id_format: Some(NameIdFormat::Unspecified),
    };
    let message = post::encode(&write_request(&request, &land.keys.signing).unwrap());
    let fields = [("SAMLRequest", message.as_str()), ("RelayState", "relayed")];
    let sso = land.ours("/proxy-service/sso");
    (id, land.post(browser, &sso, &fields).await)
}

/// What the service abroad has of this citizen.
async fn abroad(hub: &FranceConnect, citizen: &'static str) -> VerifiedAssertion {
    let mut browser = browser();
    let (id, page) = asked_from_abroad(hub, &mut browser).await;
    let form = answer(hub, &mut browser, page, citizen).await;
    hub.land.assertion(&form, &id).await
}

async fn answer(
    hub: &FranceConnect,
    browser: &mut Browser,
    page: Page,
    citizen: &'static str,
) -> Form {
    let script = Script {
        citizen,
        ..Script::of(Direction::ProxyService)
    };
    let (land, home) = (&hub.land, &hub.land.world.ours);
    let (_, form) = land
        .message(browser, page, home, &script, "SAMLResponse")
        .await;
    assert_eq!(form.get("RelayState"), Some("relayed"));
    form
}

const PARIS: &str = "Paris 7e Arrondissement - 75107, FRANCE (FR)";

/// A login abroad, and what of it is as expected: name, first names, date, gender, place.
fn arrives(citizen: &'static str, expected: [&str; 5]) {
    scenario(async |hub| {
        let assertion = abroad(hub, citizen).await;
        assert_eq!(assertion.level().name(), "substantial");
        let person = assertion.person();
        let said = |attribute| said_of(person, &attribute);
        let [family_name, given_name, birthdate, gender, place] =
            expected.map(|text| Some(text.into()));
        assert_eq!(said(Attribute::CurrentFamilyName), family_name);
        assert_eq!(said(Attribute::CurrentGivenName), given_name);
        assert_eq!(said(Attribute::DateOfBirth), birthdate);
        assert_eq!(said(Attribute::Gender), gender);
        assert_eq!(said(Attribute::PlaceOfBirth), place);
        // `FR/CB/` and 64 hexadecimal characters and `v1`: the very ones of FranceConnect's bridge.
        let identifier = person.identifier().to_string();
        assert_eq!(identifier, hub.identifier(citizen));
    });
}

#[test]
fn scenario_07_a_login_at_a_service_abroad() {
    scenario(async |hub| {
        let mut browser = browser();
        let (id, page) = asked_from_abroad(hub, &mut browser).await;
        // What the hub is asked for: the scopes of what was requested, and nothing else.
        let asked = visited(&browser, "/authorize");
        let asked: std::collections::HashMap<String, String> = asked
            .parse::<url::Url>()
            .unwrap()
            .query_pairs()
            .into_owned()
            .collect();
        let mut scopes: Vec<&str> = asked["scope"].split(' ').collect();
        scopes.sort_unstable();
        assert_eq!(
            scopes,
            [
                "birthcountry",
                "birthdate",
                "birthplace",
                "family_name",
                "gender",
                "given_name",
                "openid",
                "preferred_username"
            ]
        );
        assert_eq!(asked["acr_values"], "eidas2");
        for value in ["state", "nonce"] {
            let value = &asked[value];
            assert!(value.len() == 64 && value.chars().all(|one| one.is_ascii_hexdigit()));
        }
        let form = answer(hub, &mut browser, page, "woman").await;
        let assertion = hub.land.assertion(&form, &id).await;
        let person = assertion.person();
        assert_eq!(person.kind(), PersonKind::Natural);
        // FranceConnect's bridge asks its hub for the name at birth and returns it nowhere.
        let birth_name = said_of(person, &Attribute::BirthName);
        assert_eq!(birth_name.as_deref(), Some("Angela Claire Louise DUBOIS"));
        assert!(assertion.dropped().next().is_none());
    });
}

#[test]
fn scenario_08_a_woman() {
    let expected = [
        "DUBOIS",
        "Angela Claire Louise",
        "1962-08-24",
        "Female",
        PARIS,
    ];
    arrives("woman", expected);
}

#[test]
fn scenario_09_a_man() {
    // The name in use wins over the name at birth.
    let place = "Foce - 2A115, FRANCE (FR)";
    let expected = ["MERCIER", "Jean Gustave", "1981-06-23", "Male", place];
    arrives("man", expected);
}

#[test]
fn scenario_10_special_characters() {
    let expected = [
        "DUBINÔRE",
        "Joëlle Françoise",
        "1962-08-24",
        "Female",
        PARIS,
    ];
    arrives("special-characters", expected);
}

#[test]
fn scenario_11_a_hyphenated_given_name() {
    let expected = ["DUBOIS", "Anne-Laure Gaëlle", "1962-08-24", "Female", PARIS];
    arrives("anne-laure", expected);
}

#[test]
fn scenario_12_a_family_name_of_more_than_fifty_characters() {
    let name = "DE LA ROCHEFOUCAULD-MONTMORENCY DE SAINT-BARTHÉLEMY-D'ANJOU";
    assert!(name.chars().count() > 50);
    let expected = [name, "Angela Claire Louise", "1962-08-24", "Female", PARIS];
    arrives("long-name", expected);
}

#[test]
fn scenario_13_a_presumed_day_and_month_of_birth() {
    let expected = ["TANAKA", "Keiko", "1992-01-01", "Female", "Japon (JP)"];
    arrives("unknown-month", expected);
}

#[test]
fn scenario_14_a_presumed_day_of_birth() {
    let expected = [
        "DUBOIS",
        "Angela Claire Louise",
        "1992-11-01",
        "Female",
        PARIS,
    ];
    arrives("unknown-day", expected);
}

/// The request of the scenarios requires `PlaceOfBirth` and `Gender`. Where the hub has no usable
/// value, FranceConnect's bridge answers nobody; ours answers with what there is, and the service
/// decides (docs/decisions/data-sets.md).
#[test]
fn scenario_07_a_required_attribute_that_nobody_knows() {
    scenario(async |hub| {
        for citizen in ["no-place", "unknown-place"] {
            let assertion = abroad(hub, citizen).await;
            let place = said_of(assertion.person(), &Attribute::PlaceOfBirth);
            assert_eq!(place, None, "{citizen}");
        }
        let assertion = abroad(hub, "no-gender").await;
        assert_eq!(said_of(assertion.person(), &Attribute::Gender), None);
    });
}

/// What their Connector is told when our hub redirects the browser back with these parameters.
async fn hub_answers(hub: &FranceConnect, with: &[(&str, &str)]) -> PeerFailure {
    let mut browser = browser();
    let (id, page) = asked_from_abroad(hub, &mut browser).await;
    let state = page.url().query_pairs().find(|(name, _)| name == "state");
    let (_, state) = state.unwrap();
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("state", &state)
        .extend_pairs(with)
        .append_pair("iss", &hub.land.world.ours.hub_url)
        .finish();
    let callback = hub.land.ours(&format!(
        "/oidc-client/redirect-to-eidas-response-proxy?{query}"
    ));
    let page = browser.get(&callback).await.unwrap();
    let form = page.self_posting_form();
    let form = form.unwrap_or_else(|| panic!("no Response: {}", page.body()));
    hub.land.refusal(&form, &id).await
}

/// FranceConnect's hub shows a page of its own (Y600006), and nobody comes back. If it answers
/// instead, the service abroad is told, as it is when the person refuses.
#[test]
fn scenario_15_the_hub_has_no_identity_to_give() {
    scenario(async |hub| {
        for (error, sub_status) in [
            ("server_error", SubStatus::AuthnFailed),
            ("temporarily_unavailable", SubStatus::AuthnFailed),
            // Y600006 is no error that OAuth knows; it is one all the same.
            ("Y600006", SubStatus::AuthnFailed),
            ("access_denied", SubStatus::RequestDenied),
        ] {
            let failure = hub_answers(hub, &[("error", error)]).await;
            assert_eq!(failure.status(), Status::Responder, "{error}");
            assert_eq!(failure.sub_status(), Some(sub_status), "{error}");
        }
        // An identity that lacks what is mandatory for us. E-mail, whose absence stops
        // FranceConnect's hub, is not: it is not even asked for.
        let mut browser = browser();
        let (id, page) = asked_from_abroad(hub, &mut browser).await;
        let form = answer(hub, &mut browser, page, "no-family-name").await;
        let failure = hub.land.refusal(&form, &id).await;
        assert_eq!(failure.status(), Status::Responder);
        let sub_status = failure.sub_status();
        assert_eq!(sub_status, Some(SubStatus::InvalidAttrNameOrValue));
        // A code that yields nothing.
        let failure = hub_answers(hub, &[("code", "nothing")]).await;
        assert_eq!(failure.status(), Status::Responder);
        assert_eq!(failure.sub_status(), Some(SubStatus::AuthnFailed));
    });
}

#[test]
fn scenario_16_an_optional_claim_is_missing() {
    // Without preferred_username the family name is used.
    let woman = CITIZENS.iter().find(|citizen| citizen.id == "woman");
    assert_eq!(woman.unwrap().preferred_username, None);
    let given_name = "Angela Claire Louise";
    arrives(
        "woman",
        ["DUBOIS", given_name, "1962-08-24", "Female", PARIS],
    );
}

#[test]
fn scenario_17_a_claim_that_nobody_knows() {
    // The hub of these scenarios adds two such claims to every identity.
    scenario(async |hub| {
        let assertion = abroad(hub, "woman").await;
        assert_eq!(assertion.ignored(), 0);
        assert!(said_of(assertion.person(), &Attribute::CurrentFamilyName).is_some());
    });
}

/// Ours instead of FranceConnect's four: the request as it came, the Response as it left.
#[test]
fn scenario_21_the_events_of_a_login_abroad() {
    scenario(async |hub| {
        let mut browser = browser();
        let (id, page) = asked_from_abroad(hub, &mut browser).await;
        let form = answer(hub, &mut browser, page, "woman").await;
        let response = id_of(&form, "SAMLResponse");
        let received = hub
            .log
            .events("proxy-service.request-received", "message_id", &id);
        let received = only(received);
        assert_eq!(received["country"], "XB");
        assert_eq!(received["loa"], "substantial");
        let sent = hub
            .log
            .events("proxy-service.response-sent", "in_response_to", &id);
        let sent = only(sent);
        assert_eq!(sent["country"], "XB");
        assert_eq!(sent["message_id"], response.as_str());
        assert_eq!(sent["outcome"], "success");
        assert_eq!(sent["loa"], "substantial");
        in_order([&received, &sent]);
        assert_eq!(sent["level"], "INFO");
        let assertion = hub.land.assertion(&form, &id).await;
        let subject = assertion.person().identifier().id();
        for line in [&received, &sent] {
            let line = line.to_string();
            assert!(!line.contains(subject) && !line.contains("DUBOIS"));
        }
    });
}

fn only(lines: Vec<Value>) -> Value {
    let [line] = lines.try_into().unwrap();
    line
}

fn in_order<const N: usize>(lines: [&Value; N]) {
    let times = lines.map(|line| line["timestamp"].as_str().unwrap().to_owned());
    assert!(times.is_sorted(), "{times:?}");
}
