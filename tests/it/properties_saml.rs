//! Properties of the SAML core over random values: what one of our nodes writes, another reads as
//! it was meant, by either binding and in every script; and no message survives a changed bit
//! with another meaning.

use crate::persons::{everything, minimum_and, natural};
use crate::properties::{cases, flipped, name, text};
use crate::saml_world::*;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::domain::{
    Attribute, Capacity, Dataset, LevelOfAssurance, Person, PersonKind, RequestedAttribute,
    RequestedLevel, SpType,
};
use eidas_bridge::saml::binding::{ReceivedMessage, get, post};
use eidas_bridge::saml::{
    AuthnRequestToSend, NameIdFormat, SuccessToSend, VerifiedAuthnRequest, VerifiedResponse,
    accept_request, accept_response, write_request, write_success,
};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use openssl::ecdsa::EcdsaSig;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use std::io::Write as _;
use std::sync::LazyLock;

fn optional_attributes() -> impl Strategy<Value = Vec<Attribute>> {
    let optional: Vec<_> = Attribute::of(PersonKind::Natural)
        .filter(|attribute| !attribute.definition().mandatory)
        .cloned()
        .collect();
    let most = optional.len();
    subsequence(optional, 0..=most)
}

/// One form or two, each in any script.
fn scripted() -> impl Strategy<Value = serde_json::Value> {
    (name(), option::of(name())).prop_map(|(latin, original)| match original {
        None => serde_json::json!({ "latin": latin }),
        Some(original) => serde_json::json!({ "latin": latin, "original": original }),
    })
}

fn person() -> impl Strategy<Value = Person> {
    (
        ("[!-~]{1,40}", scripted(), scripted()),
        (1900..2026_i16, 1..13_i8, 1..29_i8),
        (option::of(scripted()), option::of(scripted())),
        option::of("[\\PC&&[^\\p{Z}]]{1,20}"),
        option::of(select(&["female", "male", "unspecified"][..])),
    )
        .prop_map(|(names, date, more, street, gender)| {
            let (year, month, day) = date;
            let mut person = serde_json::json!({
                "identifier": format!("BE/FI/{}", names.0),
                "family_name": names.1,
                "given_name": names.2,
                "date_of_birth": format!("{year:04}-{month:02}-{day:02}"),
                "birth_name": more.0,
                "place_of_birth": more.1,
                "gender": gender,
            });
            if let Some(street) = street {
                person["address"] = serde_json::json!({ "thoroughfare": street });
            }
            let person = Person::Natural(natural(&person));
            // What enters from outside is normalised once; from there on it stays as it is.
            let all = everything();
            read_again(&person, &all)
        })
}

fn read_again(person: &Person, asked: &[RequestedAttribute]) -> Person {
    let asserted = person.assert(asked, Capacity::Subject);
    Dataset::read(&asserted, PersonKind::Natural)
        .unwrap()
        .person
}

fn accept(received: &ReceivedMessage) -> VerifiedAuthnRequest {
    accept_request(
        received,
        &WORLD.their_connector,
        &WORLD.own_service(),
        now(),
    )
    .unwrap()
}

/// As the HTTP-Redirect binding says, signed over the query.
fn redirected(message: &str, relay_state: &str) -> String {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
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
    let key = WORLD.they.messages.key.ec_key().unwrap();
    let signature = EcdsaSig::sign(&hash, &key).unwrap();
    let mut both = signature.r().to_vec_padded(32).unwrap();
    both.extend(signature.s().to_vec_padded(32).unwrap());
    format!("{octets}&Signature={}", escape(&STANDARD.encode(both)))
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn a_request_is_read_as_it_was_written_by_either_binding(
        optional in optional_attributes(),
        level in select(&[LevelOfAssurance::Low, LevelOfAssurance::Substantial][..]),
        sp_type in select(&[SpType::Public, SpType::Private][..]),
        provider_name in option::of(name()),
        requester_id in "[\\PC&&[^\\p{Z}]]{1,60}",
        format in option::of(select(&NameIdFormat::ALL[..])),
        relay_state in "[ -~]{1,80}",
    ) {
        let attributes = minimum_and(optional);
        let message = write_request(
            &AuthnRequestToSend {
                id: REQUEST_ID,
                issue_instant: now(),
                destination: &WORLD.we.sso(),
                issuer: &WORLD.they.connector_id(),
                provider_name: provider_name.as_deref(),
                sp_type: Some(sp_type),
                level: &RequestedLevel::Minimum(level),
                attributes: &attributes,
                requester_id: Some(&requester_id),
                name_id_format: format,
            },
            &WORLD.they.messages.signer(),
        )
        .unwrap();
        let posted = post::receive(&post::encode(&message), Some(&relay_state)).unwrap();
        // In a redirect the signature stands in the query, and none in the message.
        let (start, end) = (message.find("<ds:Signature ").unwrap(), message.find("</ds:Signature>").unwrap());
        let bare = format!("{}{}", &message[..start], &message[end + "</ds:Signature>".len()..]);
        let by_query = get::receive(&redirected(&bare, &relay_state)).unwrap();
        for received in [posted, by_query] {
            let request = accept(&received);
            prop_assert_eq!(request.attributes(), &attributes[..]);
            prop_assert_eq!(request.level(), &RequestedLevel::Minimum(level));
            prop_assert_eq!(request.sp_type(), sp_type);
            prop_assert_eq!(request.provider_name(), provider_name.as_deref().map(str::trim));
            prop_assert_eq!(request.requester_id(), Some(requester_id.as_str()));
            prop_assert_eq!(request.name_id_format(), format);
            prop_assert_eq!(request.requester().relay_state(), Some(relay_state.as_str()));
        }
    }

    #[test]
    fn a_person_arrives_as_sent_in_every_script(
        person in person(),
        optional in optional_attributes(),
        sign_assertion in any::<bool>(),
        format in select(&NameIdFormat::ALL[..]),
        name_id in "[!-~]{1,40}",
    ) {
        let asked = minimum_and(optional);
        let message = success(&person, &asked, sign_assertion, (format, &name_id));
        let ids = WORLD.our_ids();
        let mut expectation = WORLD.expectation(&ids);
        expectation.attributes = &asked;
        let accepted = accept_response(&received(&message), &WORLD.their_service, &expectation, now());
        let Ok(VerifiedResponse::Success(accepted)) = accepted else {
            return Err(TestCaseError::fail(format!("{accepted:?}")));
        };
        let sent = read_again(&person, &asked);
        prop_assert!(*accepted.person() == sent, "another person");
        prop_assert_eq!(accepted.dropped().next(), None);
        prop_assert_eq!(accepted.ignored(), 0);
    }

    #[test]
    fn no_text_in_a_failure_changes_what_it_is(message in text()) {
        use eidas_bridge::saml::{FailureToSend, Status, SubStatus, write_failure};
        let written = write_failure(
            &FailureToSend {
                response_id: "_response-1",
                in_response_to: REQUEST_ID,
                destination: &WORLD.we.acs(),
                issuer: &WORLD.they.service_id(),
                issue_instant: now(),
                status: Status::Responder,
                sub_status: Some(SubStatus::AuthnFailed),
                message: Some(&message),
            },
            &WORLD.they.messages.signer(),
        )
        .unwrap();
        let ids = WORLD.our_ids();
        let accepted = accept_response(&received(&written), &WORLD.their_service, &WORLD.expectation(&ids), now());
        let Ok(VerifiedResponse::Failure(failure)) = accepted else {
            return Err(TestCaseError::fail(format!("{accepted:?}")));
        };
        prop_assert_eq!(failure.status(), Status::Responder);
        prop_assert_eq!(failure.sub_status(), Some(SubStatus::AuthnFailed));
    }
}

fn success(
    person: &Person,
    asked: &[RequestedAttribute],
    sign_assertion: bool,
    (name_id_format, name_id): (NameIdFormat, &str),
) -> String {
    write_success(
        &SuccessToSend {
            response_id: "_response-1",
            assertion_id: "_assertion-1",
            in_response_to: REQUEST_ID,
            destination: &WORLD.we.acs(),
            issuer: &WORLD.they.service_id(),
            audience: &WORLD.we.connector_id(),
            issue_instant: now(),
            level: &LevelOfAssurance::Substantial.into(),
            name_id_format,
            name_id,
            attributes: &person.assert(asked, Capacity::Subject),
            sign_assertion,
        },
        &WORLD.they.messages.signer(),
        WORLD.our_connector.recipient(),
        WORLD.our_connector.content_encryption(),
    )
    .unwrap()
}

static RESPONSE: LazyLock<String> = LazyLock::new(|| {
    signed(
        &response_text(SUCCESS, &encrypted(&assertion_text())),
        &WORLD.they.messages,
    )
});

static QUERY: LazyLock<String> = LazyLock::new(|| redirected(&request_text(), "state"));

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_response_with_one_bit_changed_is_refused_or_about_the_same_person(at in any::<Index>()) {
        let judge = |message: &[u8]| {
            let received = ReceivedMessage::from_xml(message).map_err(|error| error.code())?;
            let ids = WORLD.our_ids();
            let accepted = accept_response(&received, &WORLD.their_service, &WORLD.expectation(&ids), now());
            match accepted.map_err(|error| error.code())? {
                VerifiedResponse::Success(accepted) => Ok((accepted.person().clone(), accepted.level().clone())),
                VerifiedResponse::Failure(_) => Err("a failure"),
            }
        };
        let meant = judge(RESPONSE.as_bytes());
        prop_assert!(meant.is_ok());
        let changed = judge(&flipped(RESPONSE.as_bytes(), at));
        prop_assert!(changed.is_err() || changed == meant, "{changed:?}");
        prop_assert_ne!(changed.err(), Some("a failure"));
    }

    #[test]
    fn a_signed_query_with_one_bit_changed_is_refused_or_says_the_same(at in any::<Index>()) {
        let judge = |query: &[u8]| {
            let received = get::receive(std::str::from_utf8(query).ok()?).ok()?;
            let request = accept_request(&received, &WORLD.their_connector, &WORLD.own_service(), now()).ok()?;
            let facts = format!("{:?} {:?} {:?}", request.level(), request.attributes(), request.provider_name());
            Some((facts, request.requester().relay_state().map(str::to_owned)))
        };
        let meant = judge(QUERY.as_bytes());
        prop_assert!(meant.is_some());
        let changed = judge(&flipped(QUERY.as_bytes(), at));
        prop_assert!(changed.is_none() || changed == meant, "{changed:?}");
    }
}
