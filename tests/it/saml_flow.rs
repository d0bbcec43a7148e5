//! Requests and responses there and back between two nodes, both bindings and both signatures.

use crate::persons::{everything, minimum_and, natural};
use crate::saml_world::*;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::domain::{
    Attribute, Capacity, Exceptions, LevelOfAssurance, Person, RequestedAttribute, RequestedLevel,
    Source, SpType,
};
use eidas_bridge::saml::binding::{Binding, MessageKind, get, post};
use eidas_bridge::saml::{
    AuthnRequestToSend, FailureToSend, NameIdFormat, Status, SubStatus, SuccessToSend,
    VerifiedAssertion, VerifiedResponse, accept_request, accept_response, write_failure,
    write_request, write_success,
};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use openssl::ecdsa::EcdsaSig;
use std::io::Write as _;

fn person() -> Person {
    Person::Natural(natural(&serde_json::json!({
        "identifier": "BE/FI/a/b=c",
        "family_name": {"latin": "Onases", "original": "Ωνάσης"},
        "given_name": {"latin": "R & D <Joëlle>"},
        "date_of_birth": "1980-02-29",
        "birth_name": {"latin": "Joëlle Ó Súilleabháin"},
        "place_of_birth": {"latin": "Brussels"},
        "address": {"thoroughfare": "Rue \"Neuve\"", "post_code": "1000"},
        "gender": "female",
    })))
}

fn written_request(attributes: &[RequestedAttribute]) -> String {
    write_request(
        &AuthnRequestToSend {
            id: REQUEST_ID,
            issue_instant: now(),
            destination: &WORLD.we.sso(),
            issuer: &WORLD.they.connector_id(),
            provider_name: Some("Impôts & \"Cie\""),
            sp_type: Some(SpType::Private),
            level: &RequestedLevel::Minimum(LevelOfAssurance::Low),
            attributes,
            requester_id: Some("https://sp.example/id?a=1&b=2"),
            name_id_format: Some(NameIdFormat::Transient),
        },
        &WORLD.they.messages.signer(),
    )
    .unwrap()
}

fn written_success(sign_assertion: bool, level: LevelOfAssurance) -> String {
    let asked = everything();
    write_success(
        &SuccessToSend {
            response_id: "_response-1",
            assertion_id: "_assertion-1",
            in_response_to: REQUEST_ID,
            destination: &WORLD.we.acs(),
            issuer: &WORLD.they.service_id(),
            audience: &WORLD.we.connector_id(),
            issue_instant: now(),
            level: &level.into(),
            name_id_format: NameIdFormat::Persistent,
            name_id: "x1",
            attributes: &person().assert(&asked, Capacity::Subject),
            sign_assertion,
        },
        &WORLD.they.messages.signer(),
        WORLD.our_connector.recipient(),
        WORLD.our_connector.content_encryption(),
    )
    .unwrap()
}

fn accepted(message: &str, asked: &[RequestedAttribute]) -> VerifiedAssertion {
    let ids = WORLD.our_ids();
    let mut expectation = WORLD.expectation(&ids);
    expectation.attributes = asked;
    match accept_response(
        &received(message),
        &WORLD.their_service,
        &expectation,
        now(),
    ) {
        Ok(VerifiedResponse::Success(assertion)) => *assertion,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_request_arrives_as_it_was_meant() {
    let asked = minimum_and([Attribute::Gender, Attribute::CurrentAddress]);
    let message = post::receive(&post::encode(&written_request(&asked)), Some("rs-1")).unwrap();
    assert_eq!(message.kind(), MessageKind::AuthnRequest);
    assert_eq!(message.claimed_issuer(), Some(WORLD.they.connector_id()));
    assert_eq!(message.claimed_id(), Some(REQUEST_ID));
    let request = accept_request(
        &message,
        &WORLD.their_connector,
        &WORLD.own_service(),
        now(),
    )
    .unwrap();
    assert_eq!(request.attributes(), asked);
    assert_eq!(
        request.level(),
        &RequestedLevel::Minimum(LevelOfAssurance::Low)
    );
    assert_eq!(request.sp_type(), SpType::Private);
    assert_eq!(request.provider_name(), Some("Impôts & \"Cie\""));
    assert_eq!(
        request.requester_id(),
        Some("https://sp.example/id?a=1&b=2")
    );
    assert_eq!(request.name_id_format(), Some(NameIdFormat::Transient));
    assert_eq!(request.replay_until(), at(360));
    let requester = request.into_requester();
    assert_eq!(requester.acs_url(), WORLD.they.acs());
    assert_eq!(requester.country(), WORLD.they.country);
    assert_eq!(requester.relay_state(), Some("rs-1"));
}

#[test]
fn a_response_arrives_as_it_was_meant_with_and_without_signed_assertion() {
    let all = everything();
    for sign_assertion in [false, true] {
        let message = written_success(sign_assertion, LevelOfAssurance::Substantial);
        assert!(!message.contains("Onases"), "the person travels encrypted");
        let assertion = accepted(&message, &all);
        assert_eq!(assertion.person(), &person());
        assert_eq!(
            assertion.level().notified(),
            Some(LevelOfAssurance::Substantial)
        );
        assert_eq!(assertion.replay_until(), at(360));
        assert!(assertion.dropped().next().is_none());
        assert!(!format!("{assertion:?}").contains("Onases"));
        let identity = assertion.into_identity();
        assert_eq!(identity.country, WORLD.they.country);
        let Source::EidasNode {
            entity_id,
            response_id,
            assertion_id,
        } = identity.source;
        assert_eq!(entity_id, WORLD.they.service_id());
        assert_eq!(
            (response_id.as_str(), assertion_id.as_str()),
            ("_response-1", "_assertion-1")
        );
    }
}

#[test]
fn what_was_not_asked_for_is_dropped_by_name() {
    let minimum = minimum_and([]);
    let assertion = accepted(
        &written_success(false, LevelOfAssurance::Substantial),
        &minimum,
    );
    assert_eq!(assertion.dropped().count(), 4);
    assert_eq!(assertion.person().optional().get(&Attribute::Gender), None);
}

#[test]
fn a_failure_arrives_with_its_reason() {
    let message = write_failure(
        &FailureToSend {
            response_id: "_response-1",
            in_response_to: REQUEST_ID,
            destination: &WORLD.we.acs(),
            issuer: &WORLD.they.service_id(),
            issue_instant: now(),
            status: Status::Responder,
            sub_status: Some(SubStatus::RequestDenied),
            message: Some("202019 - level"),
        },
        &WORLD.they.messages.signer(),
    )
    .unwrap();
    let ids = WORLD.our_ids();
    let expectation = WORLD.expectation(&ids);
    match accept_response(
        &received(&message),
        &WORLD.their_service,
        &expectation,
        now(),
    )
    .unwrap()
    {
        VerifiedResponse::Failure(failure) => {
            assert_eq!(failure.status(), Status::Responder);
            assert_eq!(failure.sub_status(), Some(SubStatus::RequestDenied));
            assert_eq!(failure.message_code(), Some("202019"));
        }
        VerifiedResponse::Success(_) => panic!("a failure is no success"),
    }
}

#[test]
fn a_failure_cannot_be_written_as_success() {
    let failure = FailureToSend {
        response_id: "_r",
        in_response_to: REQUEST_ID,
        destination: "https://a.example",
        issuer: "https://b.example",
        issue_instant: now(),
        status: Status::Success,
        sub_status: None,
        message: None,
    };
    let refused = write_failure(&failure, &WORLD.they.messages.signer()).unwrap_err();
    assert_eq!(refused.code(), "write.status");
}

/// The request in the query of a GET, deflated and signed as the standard says.
fn redirect_query(message: &str, pair: &Pair, relay_state: &str) -> String {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(message.as_bytes()).unwrap();
    let escape =
        |text: &str| -> String { form_urlencoded::byte_serialize(text.as_bytes()).collect() };
    let value = escape(&STANDARD.encode(encoder.finish().unwrap()));
    let algorithm = escape("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");
    let octets = format!(
        "SAMLRequest={value}&RelayState={}&SigAlg={algorithm}",
        escape(relay_state)
    );
    let hash = openssl::sha::sha256(octets.as_bytes());
    let signature = EcdsaSig::sign(&hash, &pair.key.ec_key().unwrap()).unwrap();
    let mut both = signature.r().to_vec_padded(32).unwrap();
    both.extend(signature.s().to_vec_padded(32).unwrap());
    format!("{octets}&Signature={}", escape(&STANDARD.encode(both)))
}

fn by_get(query: &str) -> Result<String, &'static str> {
    let message = get::receive(query).map_err(|error| error.code())?;
    accept_request(
        &message,
        &WORLD.their_connector,
        &WORLD.own_service(),
        now(),
    )
    .map(|request| {
        request
            .requester()
            .relay_state()
            .unwrap_or_default()
            .to_owned()
    })
    .map_err(|refusal| refusal.error().code())
}

#[test]
fn both_forms_of_get_are_received() {
    let deflated = redirect_query(&request_text(), &WORLD.they.messages, "a b&c");
    assert_eq!(by_get(&deflated), Ok("a b&c".to_owned()));
    let enveloped = STANDARD.encode(signed(&request_text(), &WORLD.they.messages));
    let enveloped: String = form_urlencoded::byte_serialize(enveloped.as_bytes()).collect();
    assert_eq!(
        by_get(&format!("SAMLRequest={enveloped}&RelayState=x")),
        Ok("x".to_owned())
    );
}

#[test]
fn tampering_with_a_signed_query_is_seen() {
    let query = redirect_query(&request_text(), &WORLD.they.messages, "rs");
    assert_eq!(
        by_get(&with(&query, "RelayState=rs", "RelayState=rz")),
        Err("signature.value")
    );
    assert_eq!(
        by_get(&with(&query, "&RelayState=rs", "")),
        Err("signature.value")
    );
    assert_eq!(
        by_get(&with(&query, "ecdsa-sha256", "ecdsa-sha512")),
        Err("signature.value")
    );
    assert_eq!(
        by_get(&with(&query, "ecdsa-sha256", "hmac-sha256")),
        Err("signature.algorithm")
    );
    let stranger = redirect_query(&request_text(), &WORLD.we.messages, "rs");
    assert_eq!(by_get(&stranger), Err("signature.value"));
    let twice = redirect_query(
        &signed(&request_text(), &WORLD.they.messages),
        &WORLD.they.messages,
        "rs",
    );
    assert_eq!(by_get(&twice), Err("signature.multiple"));
}

#[test]
fn relay_state_above_80_bytes_is_refused() {
    let message = post::encode(&signed(&request_text(), &WORLD.they.messages));
    assert!(post::receive(&message, Some(&"x".repeat(80))).is_ok());
    let refused = post::receive(&message, Some(&"x".repeat(81))).unwrap_err();
    assert_eq!(refused.code(), "binding.relay-state");
    assert_eq!(
        post::receive(&message, Some("")).unwrap().relay_state(),
        None
    );
}

#[test]
fn line_breaks_in_a_form_value_are_passed_over_and_too_much_is_refused() {
    let value = post::encode(&signed(&request_text(), &WORLD.they.messages));
    let lines: Vec<&str> = value
        .as_bytes()
        .chunks(76)
        .map(|line| str::from_utf8(line).unwrap())
        .collect();
    let broken = lines.join("\r\n ");
    assert!(post::receive(&broken, None).is_ok());
    assert_eq!(
        post::receive(&"A".repeat(131_073), None)
            .unwrap_err()
            .code(),
        "binding.too-large"
    );
    assert_eq!(
        post::receive("%", None).unwrap_err().code(),
        "binding.base64"
    );
}

#[test]
fn the_metadata_says_what_the_node_is() {
    let service = &WORLD.their_service;
    assert_eq!(service.sso(Binding::Post), Some(WORLD.they.sso().as_str()));
    assert_eq!(
        service.sso(Binding::Redirect),
        Some(WORLD.they.sso().as_str())
    );
    assert!(service.publishes(LevelOfAssurance::Substantial));
    assert!(!service.publishes(LevelOfAssurance::High));
    assert!(!service.can_reach(LevelOfAssurance::High));
    let listed = service.supported_attributes().unwrap();
    assert_eq!(listed.len(), Attribute::ALL.len());
    assert!(Attribute::ALL.iter().all(|one| service.supports(one)));
    assert!(service.wants_requester_id() && service.speaks_our_versions(Exceptions::NONE));
    assert!(!service.is_older_version());
    assert_eq!(service.name_id_formats(), NameIdFormat::ALL);
    let connector = &WORLD.their_connector;
    assert_eq!(connector.default_acs(), WORLD.they.acs());
    assert_eq!(connector.assertion_consumers()[0].index(), Some(0));
    assert!(connector.want_assertions_signed());
    assert_eq!(
        connector.application(),
        Some("eidas-bridge:eidas-bridge:0.1")
    );
    assert_eq!(connector.valid_until(), at(86_400));
}
