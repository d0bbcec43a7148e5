//! Responses that are signed and encrypted with the right keys and wrong in one thing, and those
//! whose signature or encryption is what is wrong.

use crate::persons::human;
use crate::saml_world::*;
use eidas_bridge::domain::{Attribute, LevelOfAssurance};
use eidas_bridge::saml::{
    PeerFailure, ResponseExpectation, VerifiedAssertion, VerifiedResponse, accept_response,
};

fn judged_with(
    message: &str,
    change: impl FnOnce(&mut ResponseExpectation<'_>),
) -> Result<VerifiedResponse, &'static str> {
    let ids = WORLD.our_ids();
    let mut expectation = WORLD.expectation(&ids);
    change(&mut expectation);
    accept_response(
        &received(message),
        &WORLD.their_service,
        &expectation,
        now(),
    )
    .map_err(|error| error.code())
}

fn judged(message: &str) -> Result<VerifiedResponse, &'static str> {
    judged_with(message, |_| {})
}

fn by_them(text: &str) -> String {
    signed(text, &WORLD.they.messages)
}

fn around(assertion: &str) -> String {
    by_them(&response_text(SUCCESS, &encrypted(assertion)))
}

fn success(message: &str) -> VerifiedAssertion {
    match judged(message) {
        Ok(VerifiedResponse::Success(assertion)) => *assertion,
        other => panic!("{other:?}"),
    }
}

fn failure(message: &str) -> PeerFailure {
    match judged(message) {
        Ok(VerifiedResponse::Failure(failure)) => failure,
        other => panic!("{other:?}"),
    }
}

fn code_of(message: &str) -> &'static str {
    judged(message).map(|_| ()).unwrap_err()
}

fn assert_assertion(cases: &[(&str, &str, &str)]) {
    for (from, to, code) in cases {
        let message = around(&with(&assertion_text(), from, to));
        assert_eq!(code_of(&message), *code, "{from} -> {to}");
    }
}

const END: &str = "</saml2:Assertion>";
const RESPONSE_END: &str = "</saml2p:Response>";
const DENIED: &str = r#"<saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:RequestDenied"/></saml2p:StatusCode>"#;

#[test]
fn the_untouched_response_is_accepted() {
    let assertion = success(&around(&assertion_text()));
    assert_eq!(
        assertion.level().notified(),
        Some(LevelOfAssurance::Substantial)
    );
    assert_eq!(assertion.person().identifier().id(), "1");
    assert_eq!(assertion.replay_until(), at(361));
    assert_eq!((assertion.ignored(), assertion.dropped().count()), (0, 0));
}

#[test]
fn a_signature_that_proves_nothing_is_refused_before_anything_is_decrypted() {
    let text = response_text(SUCCESS, &encrypted(&assertion_text()));
    let good = by_them(&text);
    let start = good.find("<ds:Signature").unwrap();
    let end = good.find("</ds:Signature>").unwrap() + "</ds:Signature>".len();
    let signature = &good[start..end];
    let replaced = {
        let other = encrypted(&with(&assertion_text(), "BE/FI/1", "BE/FI/2"));
        let from = good.find("<saml2:EncryptedAssertion>").unwrap();
        let to = good.find(RESPONSE_END).unwrap();
        good.replace(&good[from..to], &other)
    };
    let evil = with(&text, r#"ID="_response-1""#, r#"ID="_evil""#);
    let inner = good.replacen("<saml2p:Extensions>", "", 1);
    let wrapped = with(
        &evil,
        RESPONSE_END,
        &format!("<saml2p:Extensions>{inner}</saml2p:Extensions>{RESPONSE_END}"),
    );
    let borrowed = with(
        &evil,
        "</saml2:Issuer>",
        &format!("</saml2:Issuer>{signature}"),
    );
    for (message, code) in [
        (text.clone(), "signature.missing"),
        (wrapped, "signature.missing"),
        (borrowed, "signature.reference"),
        (replaced, "signature.digest"),
        (
            with(&good, "status:Success", "status:Responder"),
            "signature.digest",
        ),
        (
            with(&good, signature, &format!("{signature}{signature}")),
            "signature.multiple",
        ),
        (
            signed(&text, &Pair::new("messages")),
            "signature.unknown-key",
        ),
        (signed(&text, &WORLD.they.metadata), "signature.unknown-key"),
        (signed(&text, &WORLD.we.messages), "signature.unknown-key"),
        (by_them(&request_text()), "response.kind"),
        (WORLD.they.service_document(&[]), "response.kind"),
    ] {
        assert_eq!(code_of(&message), code);
        // Without our key at hand nothing changes: decryption was never tried.
        let keyless = judged_with(&message, |expectation| expectation.decryption_keys = &[]);
        assert_eq!(keyless.map(|_| ()).unwrap_err(), code);
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn the_frame_is_for_us_now_and_about_our_request() {
    let text = response_text(SUCCESS, &encrypted(&assertion_text()));
    let (acs, issuer) = (WORLD.we.acs(), WORLD.they.service_id());
    let time = "2026-03-01T12:00:00.000Z";
    for (from, to, code) in [
        (
            r#"Version="2.0""#,
            r#"Version="1.1""#.to_owned(),
            "response.version",
        ),
        (&issuer, WORLD.we.service_id(), "response.issuer"),
        (&issuer, WORLD.they.connector_id(), "response.issuer"),
        (
            "<saml2:Issuer>",
            r#"<saml2:Issuer Format="urn:x">"#.to_owned(),
            "response.issuer",
        ),
        (time, "2026-03-01T11:54:00Z".to_owned(), "response.expired"),
        (time, "2026-03-01T12:01:01Z".to_owned(), "response.future"),
        (time, "yesterday".to_owned(), "response.issue-instant"),
        (
            &acs,
            "https://other.example/acs".to_owned(),
            "response.destination",
        ),
        (&acs, acs.to_uppercase(), "response.destination"),
        (
            &format!(r#" Destination="{acs}""#),
            String::new(),
            "response.destination",
        ),
        (
            REQUEST_ID,
            "_request-2".to_owned(),
            "response.in-response-to",
        ),
        (
            &format!(r#" InResponseTo="{REQUEST_ID}""#),
            String::new(),
            "response.in-response-to",
        ),
        (
            r#"Version="2.0""#,
            r#"Version="2.0" Consent="urn:x""#.to_owned(),
            "response.consent",
        ),
        (
            r#"ID="_response-1""#,
            r#"ID="-x""#.to_owned(),
            "response.id",
        ),
        (
            RESPONSE_END,
            format!("<x:y xmlns:x='urn:x'/>{RESPONSE_END}"),
            "response.structure",
        ),
        (
            RESPONSE_END,
            format!("<saml2p:Extensions><saml2:Assertion/></saml2p:Extensions>{RESPONSE_END}"),
            "response.structure",
        ),
        (
            "<saml2p:Status>",
            "<saml2p:Status/><saml2p:Status>".to_owned(),
            "response.structure",
        ),
        (SUCCESS, String::new(), "response.structure"),
        (SUCCESS, format!("{SUCCESS}{SUCCESS}"), "response.structure"),
        (
            SUCCESS,
            format!("{SUCCESS}<saml2p:StatusDetail><saml2:Assertion/></saml2p:StatusDetail>"),
            "response.structure",
        ),
        (
            SUCCESS,
            DENIED.replace("Responder", "Success"),
            "response.structure",
        ),
    ]
    .map(|(from, to, code)| (from.to_owned(), to, code))
    {
        assert_eq!(
            code_of(&by_them(&with(&text, &from, &to))),
            code,
            "{from} -> {to}"
        );
    }
}

#[test]
fn another_country_than_the_chosen_one_is_refused() {
    let message = around(&assertion_text());
    let refused = judged_with(&message, |expectation| {
        expectation.chosen_country = "NL".parse().unwrap();
    });
    assert_eq!(refused.map(|_| ()).unwrap_err(), "response.country");
}

#[test]
fn exactly_one_encrypted_assertion_and_no_plain_one() {
    let (assertion, one) = (assertion_text(), encrypted(&assertion_text()));
    for (content, code) in [
        (String::new(), "response.assertion-count"),
        (
            format!(
                "{one}{}",
                encrypted(&with(&assertion, "assertion-1", "assertion-2"))
            ),
            "response.assertion-count",
        ),
        (assertion.clone(), "response.unencrypted-assertion"),
        (
            format!("{one}{assertion}"),
            "response.unencrypted-assertion",
        ),
        (
            format!("{assertion}{one}"),
            "response.unencrypted-assertion",
        ),
        (
            "<saml2:EncryptedAssertion/>".to_owned(),
            "decrypt.structure",
        ),
        (
            encrypted("<saml2p:Response xmlns:saml2p=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>"),
            "assertion.kind",
        ),
        (
            encrypted(&format!("{assertion}{assertion}")),
            "decrypt.failed",
        ),
        (encrypted("no element"), "decrypt.failed"),
        (
            encrypted(&format!("<!DOCTYPE a>{assertion}")),
            "decrypt.failed",
        ),
    ] {
        assert_eq!(code_of(&by_them(&response_text(SUCCESS, &content))), code);
    }
    let keyless = judged_with(&around(&assertion), |expectation| {
        expectation.decryption_keys = &[];
    });
    assert_eq!(keyless.map(|_| ()).unwrap_err(), "decrypt.not-for-us");
}

#[test]
fn a_signature_inside_must_hold() {
    let good = signed(&assertion_text(), &WORLD.they.messages);
    assert_eq!(success(&around(&good)).assertion_id(), "_assertion-1");
    for inside in [
        with(&good, "BE/FI/1", "BE/FI/2"),
        signed(&assertion_text(), &WORLD.we.messages),
        signed(&assertion_text(), &Pair::new("x")),
    ] {
        assert_eq!(code_of(&around(&inside)), "assertion.signature");
    }
}

#[test]
fn a_failure_is_believed_and_what_stands_beside_is_not_read() {
    let plain = failure(&by_them(&response_text(DENIED, "")));
    assert_eq!(plain.response_id(), "_response-1");
    for content in [
        assertion_text(),
        encrypted(&assertion_text()),
        format!("{}{}", encrypted(&assertion_text()), encrypted("garbage")),
        "<saml2:EncryptedAssertion/>".to_owned(),
    ] {
        assert_eq!(failure(&by_them(&response_text(DENIED, &content))), plain);
    }
    let denied_above = DENIED.replace("status:Responder", "status:RequestDenied");
    let odd = failure(&by_them(&response_text(&denied_above, "")));
    assert_eq!(
        (odd.status(), odd.sub_status()),
        (plain.status(), plain.sub_status())
    );
    let message = "<saml2p:StatusMessage>003002 - authentication failed</saml2p:StatusMessage>";
    let told = failure(&by_them(&response_text(&format!("{DENIED}{message}"), "")));
    assert_eq!(told.message_code(), Some("003002"));
    let free = message.replace("003002", "Herr Müller");
    let told = failure(&by_them(&response_text(&format!("{DENIED}{free}"), "")));
    assert_eq!(told.message_code(), None);
}

#[test]
fn the_assertion_is_whole_ours_and_theirs() {
    let issuer = WORLD.they.service_id();
    assert_assertion(&[
        (
            END,
            "<saml2:Advice/></saml2:Assertion>",
            "assertion.structure",
        ),
        (
            END,
            "<saml2:AuthnStatement/></saml2:Assertion>",
            "assertion.structure",
        ),
        (
            END,
            "<saml2:AttributeStatement/></saml2:Assertion>",
            "assertion.structure",
        ),
        (
            END,
            "<saml2:Subject/></saml2:Assertion>",
            "assertion.structure",
        ),
        (END, "smuggled</saml2:Assertion>", "assertion.structure"),
        (r#"Version="2.0""#, r#"Version="2.1""#, "assertion.version"),
        (r#"ID="_assertion-1""#, "", "assertion.id"),
        (&issuer, "https://evil.example", "assertion.issuer"),
        (&issuer, &WORLD.we.service_id(), "assertion.issuer"),
        (
            r#"IssueInstant="2026-03-01T12:00:00.000Z""#,
            "",
            "assertion.time",
        ),
        (
            r#"IssueInstant="2026-03-01T12:00:00.000Z""#,
            r#"IssueInstant="2026-03-01T12:02:00Z""#,
            "assertion.not-yet-valid",
        ),
        (
            r#"AuthnInstant="2026-03-01T12:00:00.000Z""#,
            r#"AuthnInstant="2026-03-01T12:02:00Z""#,
            "assertion.time",
        ),
    ]);
}

#[test]
fn the_subject_is_confirmed_for_us_now_and_for_our_request() {
    let recipient = format!(r#" Recipient="{}""#, WORLD.we.acs());
    let request = format!(r#"InResponseTo="{REQUEST_ID}" NotOn"#);
    let until = r#"NotOnOrAfter="2026-03-01T12:05:00.000Z""#;
    let data = "<saml2:SubjectConfirmationData ";
    let name_id = "<saml2:NameID>n</saml2:NameID>";
    assert_assertion(&[
        (name_id, "", "assertion.name-id"),
        (
            name_id,
            "<saml2:NameID> </saml2:NameID>",
            "assertion.name-id",
        ),
        (
            name_id,
            "<saml2:NameID>n</saml2:NameID><saml2:NameID>m</saml2:NameID>",
            "assertion.confirmation",
        ),
        ("cm:bearer", "cm:sender-vouches", "assertion.confirmation"),
        (
            "</saml2:Subject>",
            r#"<saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"/></saml2:Subject>"#,
            "assertion.confirmation",
        ),
        (
            data,
            r#"<saml2:SubjectConfirmationData NotBefore="2026-03-01T11:00:00Z" "#,
            "assertion.confirmation",
        ),
        (&recipient, "", "assertion.recipient"),
        (
            &recipient,
            r#" Recipient="https://other.example/acs""#,
            "assertion.recipient",
        ),
        (
            &request,
            r#"InResponseTo="_request-2" NotOn"#,
            "assertion.in-response-to",
        ),
        (&request, "NotOn", "assertion.in-response-to"),
        (until, "", "assertion.confirmation-expired"),
        (
            until,
            r#"NotOnOrAfter="2026-03-01T11:59:00Z""#,
            "assertion.confirmation-expired",
        ),
    ]);
}

#[test]
fn the_conditions_hold() {
    let from = r#"NotBefore="2026-03-01T12:00:00.000Z""#;
    let until = r#"NotOnOrAfter="2026-03-01T12:05:01.000Z""#;
    let audience = WORLD.we.connector_id();
    let restriction = format!(
        "<saml2:AudienceRestriction><saml2:Audience>{audience}</saml2:Audience></saml2:AudienceRestriction>"
    );
    let other = restriction.replace(&audience, "https://other.example");
    assert_assertion(&[
        (from, "", "assertion.not-yet-valid"),
        (
            from,
            r#"NotBefore="2026-03-01T12:01:01Z""#,
            "assertion.not-yet-valid",
        ),
        (until, "", "assertion.expired"),
        (
            until,
            r#"NotOnOrAfter="2026-03-01T11:59:00Z""#,
            "assertion.expired",
        ),
        (&restriction, "", "assertion.audience"),
        (&restriction, &other, "assertion.audience"),
        (
            &restriction,
            &format!("{restriction}{other}"),
            "assertion.audience",
        ),
        (
            &restriction,
            &restriction.replace(&audience, &WORLD.we.base),
            "assertion.audience",
        ),
        (
            &restriction,
            &format!("{restriction}<saml2:Condition/>"),
            "assertion.condition",
        ),
    ]);
    let more = restriction.replace("</saml2:AudienceRestriction>", "<saml2:Audience>https://x.example</saml2:Audience></saml2:AudienceRestriction><saml2:OneTimeUse/>");
    success(&around(&with(&assertion_text(), &restriction, &more)));
}

#[test]
fn the_level_is_exact_high_enough_and_published() {
    let level = "http://eidas.europa.eu/LoA/substantial";
    assert_assertion(&[
        (
            level,
            "http://eidas.europa.eu/LoA/low",
            "assertion.level-too-low",
        ),
        (
            level,
            "http://eidas.europa.eu/LoA/high",
            "assertion.level-unpublished",
        ),
        (
            level,
            "http://eidas.europa.eu/LoA/Substantial",
            "assertion.level-unknown",
        ),
        (
            level,
            " http://eidas.europa.eu/LoA/substantial",
            "assertion.level-unknown",
        ),
        (
            level,
            "http://eidas.europa.eu/NotNotified/LoA/high",
            "assertion.level-unknown",
        ),
        (level, "", "assertion.level-unknown"),
        (
            "<saml2:AuthnContextDecl/>",
            "<saml2:AuthnContextClassRef>http://eidas.europa.eu/LoA/high</saml2:AuthnContextClassRef>",
            "assertion.structure",
        ),
    ]);
}

#[test]
fn a_peer_that_publishes_no_levels_is_taken_at_its_word() {
    let they = &WORLD.they;
    let document = they.service_document(&[]);
    let service = they
        .accept(&document, &they.service_id())
        .unwrap()
        .into_roles()
        .1
        .unwrap();
    assert_eq!(
        service.published_levels(),
        Some(&[][..]),
        "an empty list publishes nothing at all"
    );
    let ids = WORLD.our_ids();
    let message = received(&around(&assertion_text()));
    let judged = accept_response(&message, &service, &WORLD.expectation(&ids), now());
    assert_eq!(judged.unwrap_err().code(), "assertion.level-unpublished");
}

fn value(suffix: &str, value: &str) -> String {
    format!(
        r#"<saml2:Attribute Name="http://eidas.europa.eu/attributes/{suffix}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri"><saml2:AttributeValue>{value}</saml2:AttributeValue></saml2:Attribute>"#
    )
}

const STATEMENT_END: &str = "</saml2:AttributeStatement>";

#[test]
fn mandatory_attributes_are_there_once_and_well_formed() {
    let add = |attribute: &str| format!("{attribute}{STATEMENT_END}");
    assert_assertion(&[
        (
            "naturalperson/PersonIdentifier",
            "naturalperson/Other",
            "dataset.missing.person-identifier",
        ),
        (
            "naturalperson/DateOfBirth",
            "naturalperson/Other",
            "dataset.missing.date-of-birth",
        ),
        ("1980-02-29", "1981-02-29", "dataset.invalid.date-of-birth"),
        ("1980-02-29", "1980-00-00", "dataset.invalid.date-of-birth"),
        ("Peeters", "<b>Peeters</b>", "dataset.invalid.family-name"),
        ("Peeters", "", "dataset.invalid.family-name"),
        ("BE/FI/1", "1", "dataset.invalid.person-identifier"),
        (
            "BE/FI/1",
            "BE/FI/1</saml2:AttributeValue><saml2:AttributeValue>BE/FI/2",
            "dataset.invalid.person-identifier",
        ),
        (
            STATEMENT_END,
            &add(&value("naturalperson/PersonIdentifier", "BE/FI/2")),
            "assertion.attribute-twice",
        ),
        (
            STATEMENT_END,
            &add(&value("naturalperson/Gender", "Male")),
            "assertion.attribute-twice",
        ),
        (
            STATEMENT_END,
            &add("<saml2:Attribute/>"),
            "assertion.attribute-form",
        ),
        (
            STATEMENT_END,
            &add("<saml2:EncryptedAttribute/>"),
            "assertion.attribute-form",
        ),
        (
            STATEMENT_END,
            &add(&value(
                "naturalperson/representative/PersonIdentifier",
                "BE/FI/2",
            )),
            "dataset.representation-not-accepted",
        ),
        (
            STATEMENT_END,
            &add(&value("legalperson/LegalName", "Firm")),
            "dataset.other-person",
        ),
    ]);
}

#[test]
fn the_identifier_belongs_to_their_country_and_ours() {
    assert_assertion(&[
        ("BE/FI/1", "NL/FI/1", "assertion.identifier-issuer"),
        ("BE/FI/1", "FI/BE/1", "assertion.identifier-issuer"),
        ("BE/FI/1", "BE/NL/1", "assertion.identifier-receiver"),
        ("BE/FI/1", "be/FI/1", "dataset.invalid.person-identifier"),
    ]);
}

#[test]
fn optional_and_unknown_data_never_fails_a_login() {
    let text = assertion_text();
    let odd = with(&text, "Female", "<b>Female</b>");
    let assertion = success(&around(&odd));
    assert_eq!(
        (
            assertion.person().optional().get(&Attribute::Gender),
            assertion.dropped().count()
        ),
        (None, 1)
    );
    let format = "Gender\" NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:uri\"";
    let odd = with(&text, format, "Gender\"");
    assert_eq!(success(&around(&odd)).dropped().count(), 1);
    let more = format!(
        "{}{}{STATEMENT_END}",
        value("naturalperson/ShoeSize", "44"),
        value("sector/role", "x")
    );
    assert_eq!(
        success(&around(&with(&text, STATEMENT_END, &more))).ignored(),
        2
    );
    let unrequested = format!(
        "{}{STATEMENT_END}",
        value("naturalperson/BirthName", "Other")
    );
    let assertion = success(&around(&with(&text, STATEMENT_END, &unrequested)));
    assert_eq!(
        (
            assertion.person().optional().get(&Attribute::BirthName),
            assertion.dropped().count()
        ),
        (None, 1)
    );
}

#[test]
fn both_forms_of_the_script_mark_are_read() {
    for mark in [
        r#"LatinScript="false""#,
        r#"xmlns:n="http://eidas.europa.eu/attributes/naturalperson" n:LatinScript="false""#,
    ] {
        let values = format!("Onases</saml2:AttributeValue><saml2:AttributeValue {mark}>Ωνάσης");
        let assertion = success(&around(&with(&assertion_text(), "Peeters", &values)));
        assert_eq!(human(assertion.person()).family_name.preferred(), "Onases");
        assert_eq!(
            human(assertion.person()).family_name.original(),
            Some("Ωνάσης")
        );
    }
}

#[test]
fn clocks_may_differ_by_the_skew_and_not_by_more() {
    let message = received(&around(&assertion_text()));
    let ids = WORLD.our_ids();
    for (seconds, verdict) in [
        (-61, Err("response.future")),
        (-60, Ok(())),
        (359, Ok(())),
        (360, Err("response.expired")),
    ] {
        let judged = accept_response(
            &message,
            &WORLD.their_service,
            &WORLD.expectation(&ids),
            at(seconds),
        );
        assert_eq!(
            judged.map(|_| ()).map_err(|error| error.code()),
            verdict,
            "{seconds}"
        );
    }
}

#[test]
fn no_single_changed_byte_changes_the_person() {
    let message = around(&assertion_text());
    let ids = WORLD.our_ids();
    let mut refused = 0;
    for at in (0..message.len()).step_by(11) {
        let mut bytes = message.clone().into_bytes();
        bytes[at] ^= 1;
        let Ok(received) = eidas_bridge::saml::binding::ReceivedMessage::from_xml(&bytes) else {
            refused += 1;
            continue;
        };
        let expectation = WORLD.expectation(&ids);
        match accept_response(&received, &WORLD.their_service, &expectation, now()) {
            // Nothing but the certificate, which only selects among the keys, can be different.
            Ok(VerifiedResponse::Success(same)) => {
                assert_eq!(same.person().identifier().id(), "1");
                assert_eq!(same.level().notified(), Some(LevelOfAssurance::Substantial));
            }
            Ok(VerifiedResponse::Failure(_)) => panic!("byte {at} made a failure of a success"),
            Err(_) => refused += 1,
        }
    }
    assert!(refused * 11 > message.len() * 9 / 10, "{refused}");
}
