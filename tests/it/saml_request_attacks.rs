//! Requests that are signed with the right key and wrong in one thing, and the few that are not.

use crate::saml_world::*;
use eidas_bridge::domain::{AssuredLevel, LevelOfAssurance, RequestedLevel, SpType};
use eidas_bridge::saml::{RequestRefusal, VerifiedAuthnRequest, accept_request};
use openssl::hash::MessageDigest;

fn judged(text: &str) -> Result<VerifiedAuthnRequest, RequestRefusal> {
    let message = received(&signed(text, &WORLD.they.messages));
    accept_request(
        &message,
        &WORLD.their_connector,
        &WORLD.own_service(),
        now(),
    )
}

fn edited(from: &str, to: &str) -> Result<VerifiedAuthnRequest, RequestRefusal> {
    judged(&with(&request_text(), from, to))
}

const LEVEL: &str = "<saml2:AuthnContextClassRef>http://eidas.europa.eu/LoA/substantial</saml2:AuthnContextClassRef>";
const POLICY: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
const END: &str = "</saml2p:AuthnRequest>";
const GENDER: &str = r#"<eidas:RequestedAttribute Name="http://eidas.europa.eu/attributes/naturalperson/Gender" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri" isRequired="false"/>"#;

fn attribute(name: &str) -> String {
    GENDER.replace(
        "http://eidas.europa.eu/attributes/naturalperson/Gender",
        name,
    )
}

fn own_id(attribute: &str) -> String {
    format!("http://eidas.europa.eu/attributes/{attribute}")
}

#[test]
fn the_untouched_request_is_accepted() {
    let request = judged(&request_text()).unwrap();
    assert_eq!(request.sp_type(), SpType::Public);
    assert_eq!(request.attributes().len(), 5);
}

#[test]
fn until_somebody_is_established_nobody_is_answered() {
    let they = &WORLD.they;
    for (from, to, code) in [
        (
            they.connector_id(),
            "https://evil.example/metadata".to_owned(),
            "request.issuer",
        ),
        (
            they.connector_id(),
            WORLD.we.connector_id(),
            "request.issuer",
        ),
        (
            "<saml2:Issuer>".into(),
            r#"<saml2:Issuer Format="urn:x">"#.into(),
            "request.issuer",
        ),
        (
            "</saml2:Issuer>".into(),
            "</saml2:Issuer><saml2:Issuer>x</saml2:Issuer>".into(),
            "request.issuer",
        ),
        (
            r#"ID="_request-1""#.into(),
            r#"ID="1 request""#.into(),
            "request.id",
        ),
        (
            "ForceAuthn=".into(),
            r#"AssertionConsumerServiceURL="https://evil.example/acs" ForceAuthn="#.into(),
            "request.assertion-consumer",
        ),
        (
            "ForceAuthn=".into(),
            format!(
                r#"AssertionConsumerServiceURL="{}" ForceAuthn="#,
                they.acs().to_uppercase()
            ),
            "request.assertion-consumer",
        ),
        (
            "ForceAuthn=".into(),
            r#"AssertionConsumerServiceIndex="1" ForceAuthn="#.into(),
            "request.assertion-consumer",
        ),
        (
            "ForceAuthn=".into(),
            format!(
                r#"AssertionConsumerServiceURL="{}" AssertionConsumerServiceIndex="0" ForceAuthn="#,
                they.acs()
            ),
            "request.assertion-consumer",
        ),
    ] {
        match edited(&from, &to).unwrap_err() {
            RequestRefusal::Unverified(error) => assert_eq!(error.code(), code),
            RequestRefusal::Verified { .. } => panic!("{code}: nobody is established yet"),
        }
    }
}

#[test]
fn a_signature_that_proves_nothing_establishes_nobody() {
    let good = signed(&request_text(), &WORLD.they.messages);
    let unsigned = request_text();
    let stranger = Pair::issued(
        "messages",
        p256(),
        None,
        MessageDigest::sha256(),
        (-9, 9999),
    );
    let start = good.find("<ds:Signature").unwrap();
    let end = good.find("</ds:Signature>").unwrap() + "</ds:Signature>".len();
    let signature = &good[start..end];
    let wrapped = with(
        &with(&good, signature, ""),
        END,
        &format!("<saml2p:Extensions>{signature}</saml2p:Extensions>{END}"),
    );
    for (message, code) in [
        (unsigned, "signature.missing"),
        (wrapped, "signature.missing"),
        (with(&good, "Tax", "Tux"), "signature.digest"),
        (
            with(&good, signature, &format!("{signature}{signature}")),
            "signature.multiple",
        ),
        (signed(&request_text(), &stranger), "signature.unknown-key"),
        (
            signed(&request_text(), &WORLD.they.encryption),
            "signature.unknown-key",
        ),
        (
            signed(&request_text(), &WORLD.they.metadata),
            "signature.unknown-key",
        ),
        (
            signed(&request_text(), &WORLD.we.messages),
            "signature.unknown-key",
        ),
        (
            signed(&response_text(SUCCESS, ""), &WORLD.they.messages),
            "request.kind",
        ),
    ] {
        let judged = accept_request(
            &received(&message),
            &WORLD.their_connector,
            &WORLD.own_service(),
            now(),
        );
        match judged.unwrap_err() {
            RequestRefusal::Unverified(error) => assert_eq!(error.code(), code),
            RequestRefusal::Verified { .. } => panic!("{code}"),
        }
    }
}

/// Each of these is told to the verified requester.
fn assert_told(from: &str, to: &str, code: &str) {
    match edited(from, to) {
        Err(RequestRefusal::Verified { requester, error }) => {
            assert_eq!(error.code(), code, "{from} -> {to}");
            assert!(!error.rule().is_empty());
            assert_eq!(requester.request_id(), REQUEST_ID);
            assert_eq!(requester.acs_url(), WORLD.they.acs());
            assert_eq!(requester.entity_id(), WORLD.they.connector_id());
        }
        other => panic!("{code}: {other:?}"),
    }
}

#[test]
fn frame_and_flags() {
    let sso = WORLD.we.sso();
    let time = "2026-03-01T12:00:00.000Z";
    for (from, to, code) in [
        (r#"Version="2.0""#, r#"Version="1.1""#, "request.version"),
        (END, &format!("<saml2:Subject/>{END}"), "request.structure"),
        (
            END,
            &format!("<saml2:Assertion/>{END}"),
            "request.structure",
        ),
        (END, &format!("text{END}"), "request.structure"),
        (
            END,
            &format!("<x:y xmlns:x='urn:x'/>{END}"),
            "request.structure",
        ),
        (time, "2026-03-01T12:00:00", "request.issue-instant"),
        (time, "2026-03-01T11:54:00Z", "request.expired"),
        (time, "2026-03-01T12:01:01Z", "request.future"),
        (
            &format!(r#" Destination="{sso}""#),
            "",
            "request.destination",
        ),
        (&sso, &WORLD.they.sso(), "request.destination"),
        (&sso, &format!("{sso}/"), "request.destination"),
        (
            r#"ForceAuthn="true""#,
            r#"ForceAuthn="true" Consent="urn:x""#,
            "request.consent",
        ),
        (
            r#"ForceAuthn="true""#,
            r#"ForceAuthn="false""#,
            "request.force-authn",
        ),
        (r#"ForceAuthn="true""#, "", "request.force-authn"),
        (
            r#"IsPassive="false""#,
            r#"IsPassive="true""#,
            "request.is-passive",
        ),
        (
            r#"IsPassive="false""#,
            r#"IsPassive="no""#,
            "request.is-passive",
        ),
        (
            r#"ForceAuthn="true""#,
            r#"ForceAuthn="true" ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact""#,
            "request.protocol-binding",
        ),
    ] {
        assert_told(from, to, code);
    }
}

#[test]
fn level_and_name_identifier() {
    let high = LEVEL.replace("substantial", "high");
    for (from, to, code) in [
        (LEVEL, String::new(), "request.authn-context"),
        (LEVEL, format!("{LEVEL}{LEVEL}"), "request.authn-context"),
        (LEVEL, format!("{LEVEL}{high}"), "request.authn-context"),
        (
            LEVEL,
            LEVEL.replace("substantial", "highest"),
            "request.authn-context",
        ),
        (
            LEVEL,
            LEVEL.replace("LoA", "NotNotified/LoA"),
            "request.authn-context",
        ),
        (
            LEVEL,
            LEVEL.replace("ClassRef", "DeclRef"),
            "request.authn-context",
        ),
        (
            r#"Comparison="minimum""#,
            r#"Comparison="better""#.to_owned(),
            "request.authn-context",
        ),
        (LEVEL, high.clone(), "request.level-unavailable"),
        (
            POLICY,
            "urn:oasis:names:tc:SAML:2.0:nameid-format:kerberos".to_owned(),
            "request.name-id-policy",
        ),
    ] {
        assert_told(from, &to, code);
    }
    let non_notified = with(
        &with(
            &request_text(),
            r#"Comparison="minimum""#,
            r#"Comparison="exact""#,
        ),
        LEVEL,
        &LEVEL.replace("LoA", "NotNotified/LoA"),
    );
    assert_eq!(
        judged(&non_notified).unwrap_err().error().code(),
        "request.level-unavailable"
    );
}

#[test]
fn attributes_and_persons() {
    let identifier = own_id("naturalperson/PersonIdentifier");
    let legal = attribute(&own_id("legalperson/LegalName"));
    for (from, to, code) in [
        (
            GENDER,
            format!("{GENDER}{GENDER}"),
            "request.attribute-form",
        ),
        (
            GENDER,
            GENDER.replace("false", "no"),
            "request.attribute-form",
        ),
        (
            GENDER,
            GENDER.replace("attrname-format:uri", "attrname-format:basic"),
            "request.attribute-form",
        ),
        (
            GENDER,
            GENDER.replace(" Name=", " Nome="),
            "request.attribute-form",
        ),
        (GENDER, "<saml2p:x/>".to_owned(), "request.extensions"),
        (
            GENDER,
            attribute(&own_id("naturalperson/representative/PersonIdentifier")),
            "request.representative",
        ),
        (
            GENDER,
            attribute(&own_id("legalperson/representative/LegalName")),
            "request.representative",
        ),
        (GENDER, legal.clone(), "request.both-persons"),
        (
            &identifier,
            own_id("naturalperson/BirthName"),
            "request.incomplete",
        ),
        (
            "<eidas:RequestedAttributes>",
            "<eidas:RequestedAttributes/><eidas:RequestedAttributes>".to_owned(),
            "request.extensions",
        ),
    ] {
        assert_told(from, &to, code);
    }
    let text = request_text();
    let start = text.find("<eidas:RequestedAttributes>").unwrap();
    let end = text.find("</saml2p:Extensions>").unwrap();
    let list = &text[start..end];
    let only_legal = format!("<eidas:RequestedAttributes>{legal}</eidas:RequestedAttributes>");
    assert_told(list, &only_legal, "request.legal-person");
    assert_told(list, "<eidas:RequestedAttributes/>", "request.incomplete");
    assert_told(list, "", "request.extensions");
}

#[test]
fn sector_and_requester() {
    const PUBLIC: &str = "<eidas:SPType>public</eidas:SPType>";
    let scoping = |id: &str| {
        format!(
            "<saml2p:Scoping><saml2p:RequesterID>{id}</saml2p:RequesterID></saml2p:Scoping>{END}"
        )
    };
    for (from, to, code) in [
        (PUBLIC, String::new(), "request.sp-type-missing"),
        (
            PUBLIC,
            PUBLIC.replace("public", "Public"),
            "request.sp-type-invalid",
        ),
        (
            PUBLIC,
            format!("{PUBLIC}{PUBLIC}"),
            "request.sp-type-invalid",
        ),
        (
            PUBLIC,
            PUBLIC.replace("public", "private"),
            "request.requester-id-missing",
        ),
        (END, scoping("a b"), "request.requester-id"),
        (END, scoping(&"x".repeat(1025)), "request.requester-id"),
        (
            END,
            format!("<saml2p:Scoping><saml2p:x/></saml2p:Scoping>{END}"),
            "request.requester-id",
        ),
    ] {
        assert_told(from, &to, code);
    }
    let they = &WORLD.they;
    let document = they.connector_document(Some(SpType::Public));
    let fixed = they
        .accept(&document, &they.connector_id())
        .unwrap()
        .into_roles()
        .0
        .unwrap();
    let judged = |text: &str| {
        let message = received(&signed(text, &they.messages));
        accept_request(&message, &fixed, &WORLD.own_service(), now())
    };
    assert_eq!(
        judged(&request_text()).unwrap_err().error().code(),
        "request.sp-type-twice"
    );
    let without = judged(&with(&request_text(), PUBLIC, "")).unwrap();
    assert_eq!(without.sp_type(), SpType::Public);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn what_costs_no_security_is_tolerated() {
    let foreign = r#"<x:Thing xmlns:x="urn:sector"><x:Part>1</x:Part></x:Thing>"#;
    let text = request_text();
    let start = text.find("<saml2p:NameIDPolicy").unwrap();
    let end = text.find("<saml2p:RequestedAuthnContext").unwrap();
    let policy = &text[start..end];
    for (from, to) in [
        (r#" IsPassive="false""#, String::new()),
        (
            "<eidas:RequestedAttributes>",
            format!("{foreign}<eidas:RequestedAttributes>"),
        ),
        (
            GENDER,
            attribute(&own_id("naturalperson/Nationality")).replace("false", "true"),
        ),
        (
            GENDER,
            attribute("urn:sector:role").replace("false", "true"),
        ),
        (r#"ForceAuthn="true""#, r#"ForceAuthn="1""#.to_owned()),
        (
            r#"ForceAuthn="true""#,
            format!(
                r#"ForceAuthn="true" AssertionConsumerServiceURL="{}""#,
                WORLD.they.acs()
            ),
        ),
        (
            r#"ForceAuthn="true""#,
            r#"ForceAuthn="true" AssertionConsumerServiceIndex="0""#.to_owned(),
        ),
        (policy, String::new()),
        ("Tax", "x".repeat(500)),
        (
            END,
            format!(
                "<saml2p:Scoping><saml2p:RequesterID>urn:sp</saml2p:RequesterID></saml2p:Scoping>{END}"
            ),
        ),
        (
            "<saml2:Issuer>",
            "<saml2:Issuer Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:entity\">\n "
                .to_owned(),
        ),
        (
            "2026-03-01T12:00:00.000Z",
            "2026-03-01T13:00:30+01:00".to_owned(),
        ),
    ] {
        assert!(
            edited(from, &to).is_ok(),
            "{from} -> {to}: {:?}",
            edited(from, &to)
        );
    }
    let reordered = with(&with(&text, policy, ""), END, &format!("{policy}{END}"));
    assert!(judged(&reordered).is_ok());
    let not_notified = "http://eidas.europa.eu/NotNotified/LoA/substantial";
    let exact = format!("{}{LEVEL}", LEVEL.replace("LoA", "NotNotified/LoA"));
    let exact = with(
        &with(&text, r#"Comparison="minimum""#, r#"Comparison="exact""#),
        LEVEL,
        &exact,
    );
    let level = judged(&exact).unwrap().level().clone();
    assert_eq!(
        level,
        RequestedLevel::Exact(vec![
            AssuredLevel::NotNotified(not_notified.to_owned()),
            LevelOfAssurance::Substantial.into(),
        ])
    );
    let weak = with(&text, r#"isRequired="true""#, r#"isRequired="false""#);
    assert!(judged(&weak).unwrap().attributes()[0].required);
}

#[test]
fn an_older_node_may_ask_for_a_legal_person_beside() {
    let they = &WORLD.they;
    let document = they.connector_document(None);
    let start = document.find("<ds:Signature").unwrap();
    let end = document.find("</ds:Signature>").unwrap() + "</ds:Signature>".len();
    let unsigned = document.replace(&document[start..end], "");
    let versions = with(&unsigned, ">1.4<", ">1.2<");
    let older = eidas_bridge::xml::sign_enveloped(
        &versions,
        eidas_bridge::xml::SignaturePlacement::FirstChild,
        &they.metadata.signer(),
    )
    .unwrap();
    let peer = they
        .accept(&older, &they.connector_id())
        .unwrap()
        .into_roles()
        .0
        .unwrap();
    assert!(peer.is_older_version());
    let both = with(
        &request_text(),
        GENDER,
        &attribute(&own_id("legalperson/LegalName")),
    );
    let message = received(&signed(&both, &they.messages));
    let request = accept_request(&message, &peer, &WORLD.own_service(), now()).unwrap();
    assert_eq!(request.attributes().len(), 4);
}
