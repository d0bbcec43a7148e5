//! Levels of assurance in both directions: every question, every answer, whatever is published and
//! whatever a country's file allows; and in which words the hub reads what was reached.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use base64::Engine as _;
use eidas_bridge::ambient::{Clock as _, SystemClock, SystemRandom, xml_id};
use eidas_bridge::domain::LevelOfAssurance::{High, Low, Substantial};
use eidas_bridge::domain::{
    AssuredLevel, Capacity, Exceptions, LevelOfAssurance, NaturalPerson, Person, PersonKind,
    RequestedAttribute, RequestedLevel, ScriptedText,
};
use eidas_bridge::flow::Node;
use eidas_bridge::saml::binding::{ReceivedMessage, post};
use eidas_bridge::saml::{
    MetadataExpectation, NameIdFormat, OwnProxyService, RequestRefusal, ResponseExpectation,
    SuccessToSend, VerifiedResponse, accept_metadata, accept_request, accept_response,
    write_success,
};
use eidas_bridge::xml::SigningKey;
use jiff::SignedDuration;
use serde_json::Value;

use crate::http_edge::authorize;
use crate::http_world::*;
use crate::saml_world::{
    SUCCESS, WORLD, assertion_text, encrypted, now, received, request_text, response_text, signed,
    with,
};

const OTHER: &str = "http://eidas.europa.eu/NotNotified/LoA/substantial";
const ANOTHER: &str = "http://eidas.europa.eu/NotNotified/LoA/high";
const FALSE_CLAIM: &str = "http://eidas.europa.eu/LoA/highest";

fn other(uri: &str) -> AssuredLevel {
    AssuredLevel::NotNotified(uri.to_owned())
}

fn uris(uris: &[&str]) -> Vec<String> {
    uris.iter().map(|&uri| uri.to_owned()).collect()
}

/// What is to come of an answer: the rules once more, said as a person would say them.
fn outcome(
    asked: &RequestedLevel,
    asserted: &str,
    published: &[String],
    accepted: &[String],
) -> Result<(), &'static str> {
    let Ok(level) = AssuredLevel::from_uri(asserted) else {
        return Err("assertion.level-unknown");
    };
    let listed = match asked {
        RequestedLevel::Exact(list) => list.contains(&level),
        RequestedLevel::Minimum(_) => false,
    };
    if level.notified().is_none() {
        if !accepted.iter().any(|uri| uri == asserted) {
            return Err("assertion.level-unknown");
        }
        if !listed {
            return Err("assertion.level-not-notified");
        }
    }
    if let Some(reached) = level.notified() {
        match asked {
            RequestedLevel::Minimum(minimum) if reached < *minimum => {
                return Err("assertion.level-too-low");
            }
            RequestedLevel::Exact(list) if !listed => {
                let lowest = list.iter().filter_map(AssuredLevel::notified).min();
                return Err(if lowest.is_some_and(|lowest| reached < lowest) {
                    "assertion.level-too-low"
                } else {
                    "assertion.level-not-asked"
                });
            }
            _ => {}
        }
    }
    if !published.iter().any(|uri| uri == asserted) {
        return Err("assertion.level-unpublished");
    }
    Ok(())
}

/// Belgium's Response at that level.
fn answer_with(level: &str) -> ReceivedMessage {
    let assertion = with(&assertion_text(), Substantial.uri(), level);
    let text = response_text(SUCCESS, &encrypted(&assertion));
    received(&signed(&text, &WORLD.they.messages))
}

#[test]
fn every_answer_to_every_question_has_its_outcome() {
    let questions = [
        RequestedLevel::Minimum(Low),
        RequestedLevel::Minimum(Substantial),
        RequestedLevel::Minimum(High),
        RequestedLevel::Exact(vec![other(OTHER)]),
        RequestedLevel::Exact(vec![Substantial.into(), High.into(), other(OTHER)]),
        RequestedLevel::Exact(vec![other(OTHER), other(ANOTHER)]),
        RequestedLevel::Exact(vec![Low.into()]),
    ];
    let answers = [
        Low.uri(),
        Substantial.uri(),
        High.uri(),
        OTHER,
        ANOTHER,
        FALSE_CLAIM,
        "High",
    ];
    let publications: [(&[LevelOfAssurance], &[&str]); 4] = [
        (&LevelOfAssurance::ALL, &[OTHER, ANOTHER]),
        (&LevelOfAssurance::ALL, &[]),
        (&[Low, Substantial], &[OTHER]),
        (&[], &[OTHER]),
    ];
    let (ids, mut accepted_some) = (WORLD.our_ids(), 0);
    let messages = answers.map(|answer| (answer, answer_with(answer)));
    for (notified, not_notified) in publications {
        let not_notified = uris(not_notified);
        let document = WORLD.they.service_document_with(notified, &not_notified);
        let peer = WORLD.they.accept(&document, &WORLD.they.service_id());
        let peer = peer.unwrap().into_roles().1.unwrap();
        let mut published = not_notified;
        published.extend(notified.iter().map(|level| level.uri().to_owned()));
        for allowed in [uris(&[]), uris(&[OTHER]), uris(&[OTHER, ANOTHER])] {
            for asked in &questions {
                for (answer, message) in &messages {
                    let expectation = ResponseExpectation {
                        level: asked,
                        not_notified: &allowed,
                        ..WORLD.expectation(&ids)
                    };
                    let judged = accept_response(message, &peer, &expectation, now());
                    let judged = judged.map_err(|error| error.code()).map(|response| {
                        let VerifiedResponse::Success(assertion) = response else {
                            panic!("a failure");
                        };
                        assert_eq!(assertion.level().uri(), *answer);
                        assert!(asked.is_met_by(assertion.level()));
                        accepted_some += 1;
                    });
                    let expected = outcome(asked, answer, &published, &allowed);
                    let case = format!("{asked:?} {answer} {published:?} {allowed:?}");
                    assert_eq!(judged, expected, "{case}");
                }
            }
        }
    }
    assert!(accepted_some > 60, "{accepted_some}");
}

/// What becomes of Belgium's request for these levels, where these of ours are not notified.
fn judged(
    own_others: &[&str],
    comparison: &str,
    levels: &[&str],
) -> Result<RequestedLevel, &'static str> {
    let classes = levels.iter().fold(String::new(), |classes, uri| {
        classes + "<saml2:AuthnContextClassRef>" + uri + "</saml2:AuthnContextClassRef>"
    });
    let text = with(&request_text(), "Comparison=\"minimum\"", comparison);
    let start = text.find("<saml2:AuthnContextClassRef>").unwrap();
    let end = text.find("</saml2p:RequestedAuthnContext>").unwrap();
    let text = format!("{}{classes}{}", &text[..start], &text[end..]);
    let own = OwnProxyService {
        not_notified: uris(own_others),
        ..WORLD.own_service()
    };
    let message = received(&signed(&text, &WORLD.they.messages));
    match accept_request(&message, &WORLD.their_connector, &own, now()) {
        Ok(request) => Ok(request.level().clone()),
        Err(RequestRefusal::Verified { error, .. }) => Err(error.code()),
        Err(RequestRefusal::Unverified(error)) => panic!("{error}"),
    }
}

#[test]
fn a_request_is_taken_where_a_level_of_ours_answers_it() {
    let (minimum, exact) = ("Comparison=\"minimum\"", "Comparison=\"exact\"");
    let list = |levels: &[AssuredLevel]| Ok(RequestedLevel::Exact(levels.to_vec()));
    let (unavailable, wrong) = (
        Err("request.level-unavailable"),
        Err("request.authn-context"),
    );
    // We publish low and substantial.
    for (others, comparison, levels, expected) in [
        (
            &[][..],
            minimum,
            &[Low.uri()][..],
            Ok(RequestedLevel::Minimum(Low)),
        ),
        (&[], minimum, &[High.uri()], unavailable.clone()),
        (&[OTHER], minimum, &[OTHER], wrong.clone()),
        (&[OTHER], minimum, &[Low.uri(), OTHER], wrong.clone()),
        (&[], exact, &[OTHER], unavailable.clone()),
        (&[OTHER], exact, &[OTHER], list(&[other(OTHER)])),
        (&[OTHER], exact, &[ANOTHER], unavailable.clone()),
        (
            &[OTHER],
            exact,
            &[High.uri(), OTHER],
            list(&[High.into(), other(OTHER)]),
        ),
        (&[], exact, &[High.uri(), OTHER], unavailable.clone()),
        (
            &[],
            exact,
            &[Low.uri(), OTHER],
            list(&[Low.into(), other(OTHER)]),
        ),
        (&[OTHER], "", &[OTHER], list(&[other(OTHER)])),
        (&[OTHER], exact, &[OTHER, OTHER], wrong.clone()),
        (&[OTHER], exact, &[OTHER, FALSE_CLAIM], wrong.clone()),
        (
            &[OTHER],
            "Comparison=\"better\"",
            &[Low.uri()],
            wrong.clone(),
        ),
    ] {
        let case = format!("{others:?} {comparison} {levels:?}");
        assert_eq!(judged(others, comparison, levels), expected, "{case}");
    }
}

/// The hub of our node may ask for a level that is not notified, by name and by URI; Germany may
/// use it and publishes it.
async fn stage() -> Stage {
    let not_notified = |name: &str| BTreeMap::from([(name.to_owned(), OTHER.to_owned())]);
    let node = |country: &str, node: &mut Node| {
        let ours = country == "FR";
        let (connector, service) = (node.connector.as_mut(), node.proxy_service.as_mut());
        let (connector, service) = (connector.unwrap(), service.unwrap());
        if ours {
            let policy = connector.policies.get_mut(CLIENT).unwrap();
            policy.acr.not_notified = not_notified("other2");
            let mut client = connector.clients.load().get(CLIENT).unwrap().clone();
            client.allowed_acr = policy.acr.all().into_iter().map(str::to_owned).collect();
            let clients = eidas_bridge::oidc::Clients::new([client]);
            connector.clients.store(Arc::new(clients));
        } else {
            service.own.levels = LevelOfAssurance::ALL.to_vec();
            service.own.not_notified = uris(&[OTHER]);
            service.hub_role.acr.not_notified = not_notified("andere2");
        }
    };
    let (ours, theirs, folder, key) = different_neighbours(&Differences {
        node: &node,
        file: &|country, file| {
            if country == "DE" {
                file.proxy_service.as_mut().unwrap().not_notified = uris(&[OTHER]);
            }
        },
        ..Differences::default()
    })
    .await;
    Stage {
        ours,
        theirs,
        folder,
        key,
    }
}

struct Stage {
    ours: State,
    theirs: State,
    folder: tempfile::TempDir,
    key: Arc<SigningKey>,
}

/// A login that has come as far as the message to Germany.
struct Asked {
    cookie: String,
    message: String,
    relay_state: String,
}

impl Asked {
    fn xml(&self) -> String {
        decoded(&self.message)
    }
}

pub(crate) fn decoded(message: &str) -> String {
    let engine = base64::engine::general_purpose::STANDARD;
    let message = message.replace("&#43;", "+").replace("&#61;", "=");
    String::from_utf8(engine.decode(message).unwrap()).unwrap()
}

impl Stage {
    /// Asks by these parameters and chooses Germany.
    async fn ask(&self, changes: &[(&str, &str)]) -> Asked {
        let start = self.ours.get(&authorize(changes), "").await;
        assert_eq!(start.status, StatusCode::OK, "{:?}", start.headers);
        let (cookie, flow) = (start.cookie(), start.field("flow"));
        let fields = [("flow", flow.as_str()), ("country", "DE")];
        let chosen = self.ours.post("/connector/country", &cookie, &fields).await;
        Asked {
            message: chosen.field("SAMLRequest"),
            relay_state: chosen.field("RelayState"),
            cookie,
        }
    }

    /// Germany answers with that level; what the hub is told in the end.
    async fn answered(&self, asked: &Asked, level: &AssuredLevel) -> Result<Value, String> {
        let response = response(&self.folder, &self.key, &asked.xml(), level);
        let response = post::encode(&response);
        let fields = [
            ("SAMLResponse", response.as_str()),
            ("RelayState", asked.relay_state.as_str()),
        ];
        let received = self.ours.post("/connector/acs", "", &fields).await;
        let done = self.ours.get(received.onward(), &asked.cookie).await;
        let said = query(done.header("location").unwrap());
        let Some(code) = said.get("code") else {
            let code = said["error_description"].split(' ').next().unwrap();
            return Err(format!("{} {code}", said["error"]));
        };
        let body = form(&[
            ("grant_type", "authorization_code"),
            ("redirect_uri", CALLBACK),
            ("code", code),
        ]);
        let engine = base64::engine::general_purpose::STANDARD;
        let basic = engine.encode(format!("{CLIENT}:s3cret-s3cret-s3cret-s3cret"));
        let request = Request::post("/token")
            .header("authorization", format!("Basic {basic}"))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(body));
        let tokens = self.ours.send(request.unwrap()).await;
        assert_eq!(tokens.status, StatusCode::OK, "{}", tokens.body);
        let tokens: Value = serde_json::from_str(&tokens.body).unwrap();
        let payload = tokens["id_token"]
            .as_str()
            .unwrap()
            .split('.')
            .nth(1)
            .unwrap();
        let engine = base64::engine::general_purpose::URL_SAFE_NO_PAD;
        Ok(serde_json::from_slice(&engine.decode(payload).unwrap()).unwrap())
    }
}

/// Germany's Response to this request, whose node's certificates and key these are.
pub(crate) fn response(
    folder: &tempfile::TempDir,
    key: &SigningKey,
    request: &str,
    level: &AssuredLevel,
) -> String {
    let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    let anchor = openssl::x509::X509::from_pem(&read("FR.pem")).unwrap();
    let entity_id = format!("{OURS}/connector/metadata");
    let connector = accept_metadata(
        &read("FR-connector.xml"),
        &MetadataExpectation {
            entity_id: &entity_id,
            country: "FR".parse().unwrap(),
            anchors: &[anchor.to_der().unwrap()],
            now: SystemClock.now(),
            max_validity: SignedDuration::from_hours(48),
            skew: SignedDuration::from_secs(60),
            exceptions: Exceptions::NONE,
        },
    );
    let connector = connector.unwrap().into_roles().0.unwrap();
    let text = |text: &str| ScriptedText::new(text).unwrap();
    let person = Person::Natural(NaturalPerson {
        identifier: "DE/FR/1".parse().unwrap(),
        family_name: text("Muster"),
        given_name: text("Erika"),
        date_of_birth: "1964-08-12".parse().unwrap(),
        optional: eidas_bridge::domain::OptionalData::default(),
    });
    let asked = RequestedAttribute::minimum_and(PersonKind::Natural, []);
    let id = request.split_once(" ID=\"").unwrap().1;
    let ids = [(); 2].map(|()| xml_id(&SystemRandom).unwrap());
    let response = SuccessToSend {
        response_id: &ids[0],
        assertion_id: &ids[1],
        in_response_to: id.split_once('"').unwrap().0,
        destination: &format!("{OURS}/connector/acs"),
        issuer: &format!("{THEIRS}/proxy-service/metadata"),
        audience: &entity_id,
        issue_instant: SystemClock.now(),
        level,
        name_id_format: NameIdFormat::Persistent,
        name_id: "n",
        attributes: &person.assert(&asked, Capacity::Subject),
        sign_assertion: false,
    };
    let (to, content) = (connector.recipient(), connector.content_encryption());
    write_success(&response, key, to, content).unwrap()
}

/// What a request asks: the comparison, and the levels by the last part of their URIs.
fn asks(xml: &str) -> (String, Vec<&str>) {
    let (_, rest) = xml.split_once("Comparison=\"").unwrap();
    let comparison = rest.split_once('"').unwrap().0.to_owned();
    let classes = xml.split("AuthnContextClassRef>").skip(1).step_by(2);
    let classes = classes.map(|class| class.split('<').next().unwrap());
    (comparison, classes.collect())
}

#[tokio::test]
async fn the_hub_reads_the_level_in_its_own_words() {
    let stage = stage().await;
    let essential = |value: &str| {
        format!("{{\"id_token\":{{\"acr\":{{\"essential\":true,\"values\":[\"{value}\"]}}}}}}")
    };
    let (essential_name, essential_uri) = (essential("eidas2"), essential(Substantial.uri()));
    let acr = |values: &'static str| vec![("acr_values", values)];
    let claims = |claims: &'static str| vec![("acr_values", ""), ("claims", claims)];
    let (essential_name, essential_uri): (&'static str, &'static str) =
        (essential_name.leak(), essential_uri.leak());
    let both = vec![("acr_values", "eidas3"), ("claims", essential_name)];
    let unmet = |code: &str| Err(format!("unmet_authentication_requirements {code}"));
    let said = |acr: &str| Ok(acr.to_owned());
    for (asked, reached, expected) in [
        (acr("eidas2"), Substantial.into(), said("eidas2")),
        (acr("eidas2"), High.into(), said("eidas3")),
        (
            acr(Substantial.uri()),
            Substantial.into(),
            said(Substantial.uri()),
        ),
        (acr(Substantial.uri()), High.into(), said(High.uri())),
        (acr("x eidas3 eidas2"), Substantial.into(), said("eidas2")),
        (acr(""), Substantial.into(), said("eidas2")),
        (acr("eidas2"), Low.into(), unmet("assertion.level-too-low")),
        (claims(essential_name), High.into(), said("eidas2")),
        (claims(essential_uri), High.into(), said(Substantial.uri())),
        (both, Substantial.into(), said("eidas2")),
        // What is not notified.
        (acr("other2"), other(OTHER), said("other2")),
        (acr(OTHER), other(OTHER), said(OTHER)),
        (acr("eidas2 other2"), other(OTHER), said("other2")),
        (acr("eidas2 other2"), High.into(), said("eidas3")),
        (
            acr("eidas2 other2"),
            Low.into(),
            unmet("assertion.level-too-low"),
        ),
        (
            acr("other2"),
            High.into(),
            unmet("assertion.level-not-asked"),
        ),
        (
            acr("eidas2"),
            other(OTHER),
            unmet("assertion.level-not-notified"),
        ),
    ] {
        let login = stage.ask(&asked).await;
        let told = stage.answered(&login, &reached).await;
        let told = told.map(|token| token["acr"].as_str().unwrap().to_owned());
        assert_eq!(told, expected, "{asked:?} {reached:?}");
    }
}

#[tokio::test]
async fn a_level_that_is_not_notified_is_asked_of_those_only_who_have_it() {
    let stage = stage().await;
    let all = [Substantial.uri(), High.uri(), OTHER];
    for (acr_values, comparison, levels) in [
        ("eidas2", "minimum", &all[..1]),
        ("eidas2 other2", "exact", &all[..]),
        ("other2", "exact", &all[2..]),
        (OTHER, "exact", &all[2..]),
    ] {
        let asked = stage.ask(&[("acr_values", acr_values)]).await;
        let xml = asked.xml();
        let expected = (comparison.to_owned(), levels.to_vec());
        assert_eq!(asks(&xml), expected, "{acr_values}");
    }
    // And there our request is taken, and its hub asked by the name that it has for it.
    let asked = stage.ask(&[("acr_values", "eidas3 other2")]).await;
    let message = asked.message.replace("&#43;", "+").replace("&#61;", "=");
    let fields = [("SAMLRequest", message.as_str())];
    let arrived = stage.theirs.post("/proxy-service/sso", "", &fields).await;
    assert_eq!(query(arrived.onward())["acr_values"], "eidas3 andere2");
    let metadata = stage.theirs.get("/proxy-service/metadata", "").await;
    assert!(metadata.body.contains(&format!(">{OTHER}<")));
}

#[tokio::test]
async fn where_the_file_does_not_accept_it_a_level_that_is_not_notified_is_not_asked_for() {
    let stage = stage().await;
    let mut file = registered(&stage.folder, "DE", THEIRS);
    file.proxy_service.as_mut().unwrap().not_notified = uris(&[ANOTHER]);
    assert!(stage.ours.trust.replace(of_files(vec![file])));
    let asked = stage.ask(&[("acr_values", "eidas2 other2")]).await;
    let xml = asked.xml();
    assert_eq!(asks(&xml), ("minimum".to_owned(), vec![Substantial.uri()]));
    let told = stage.answered(&asked, &other(OTHER)).await;
    assert_eq!(told.unwrap_err(), "server_error assertion.level-unknown");
    // Asked for alone, nobody has it: the list says so, and the server refuses the choice.
    let start = stage
        .ours
        .get(&authorize(&[("acr_values", "other2")]), "")
        .await;
    let (cookie, flow) = (start.cookie(), start.field("flow"));
    let fields = [("flow", flow.as_str()), ("country", "DE")];
    let chosen = stage
        .ours
        .post("/connector/country", &cookie, &fields)
        .await;
    assert!(
        chosen.body.contains("country.level-not-offered"),
        "{}",
        chosen.body
    );
    assert!(!chosen.body.contains("SAMLRequest"));
}

#[tokio::test]
async fn values_that_nobody_knows_are_a_refusal() {
    let stage = stage().await;
    for acr_values in ["eidas4", FALSE_CLAIM, ANOTHER, "high"] {
        let start = stage
            .ours
            .get(&authorize(&[("acr_values", acr_values)]), "")
            .await;
        let said = query(start.header("location").unwrap());
        assert_eq!(
            said["error"], "unmet_authentication_requirements",
            "{acr_values}"
        );
    }
}
