//! What peers do that is not as the rules have it and costs no security: it is taken, and means
//! what it would have meant otherwise. What is asked for and is not taken stands at the end.
//! docs/CONFORMANCE.md has the table.

use crate::persons::{everything, human, minimum_and};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::domain::{
    Attribute, AttributeValue, Exceptions, Gender, LevelOfAssurance, NaturalPerson, RequestedLevel,
    SpType,
};
use eidas_bridge::saml::binding::{Binding, get, post};
use eidas_bridge::saml::{
    AuthnRequestToSend, MetadataError, ResponseExpectation, TrustedConnector, TrustedProxyService,
    VerifiedAssertion, VerifiedAuthnRequest, VerifiedResponse, accept_request, accept_response,
    write_request,
};
use eidas_bridge::xml::{SignaturePlacement, sign_enveloped};
use jiff::{SignedDuration, Timestamp};
use openssl::ecdsa::EcdsaSig;

use crate::saml_world::*;

fn by_them(text: &str) -> String {
    signed(text, &WORLD.they.messages)
}

fn request_with(
    message: &str,
    relay_state: Option<&str>,
    peer: &TrustedConnector,
) -> Result<VerifiedAuthnRequest, &'static str> {
    let received = post::receive(message, relay_state).map_err(|error| error.code())?;
    accept_request(&received, peer, &WORLD.own_service(), now())
        .map_err(|refusal| refusal.error().code())
}

fn request(text: &str) -> Result<VerifiedAuthnRequest, &'static str> {
    request_with(
        &STANDARD.encode(by_them(text)),
        None,
        &WORLD.their_connector,
    )
}

fn response_at(
    message: &str,
    peer: &TrustedProxyService,
    now: Timestamp,
    skew: SignedDuration,
) -> Result<VerifiedAssertion, &'static str> {
    let ids = WORLD.our_ids();
    let attributes = everything();
    let expectation = ResponseExpectation {
        attributes: &attributes,
        skew,
        ..WORLD.expectation(&ids)
    };
    let received = post::receive(message, None).map_err(|error| error.code())?;
    match accept_response(&received, peer, &expectation, now) {
        Ok(VerifiedResponse::Success(assertion)) => Ok(*assertion),
        Ok(VerifiedResponse::Failure(_)) => Err("failure"),
        Err(error) => Err(error.code()),
    }
}

fn response(message: &str) -> Result<VerifiedAssertion, &'static str> {
    let message = STANDARD.encode(message);
    response_at(&message, &WORLD.their_service, now(), MINUTE)
}

fn around(assertion: &str) -> String {
    by_them(&response_text(SUCCESS, &encrypted(assertion)))
}

/// The person of an assertion with one part exchanged.
fn person(from: &str, to: &str) -> NaturalPerson {
    let assertion = response(&around(&with(&assertion_text(), from, to)));
    let assertion = assertion.unwrap_or_else(|code| panic!("{code}: {from} -> {to}"));
    assert_eq!(assertion.person().identifier().issuer(), WORLD.they.country);
    human(assertion.person()).clone()
}

/// Base64 as old libraries write it: lines of 76, ended by `end`.
fn in_lines(base64: &str, end: &str) -> String {
    let lines = base64.as_bytes().chunks(76);
    let lines = lines.map(|line| std::str::from_utf8(line).unwrap());
    lines.flat_map(|line| [line, end]).collect()
}

/// The content of every element of that name, rewritten.
fn rewritten(text: &str, name: &str, how: impl Fn(&str) -> String) -> String {
    let (from, to) = (format!("<{name}>"), format!("</{name}>"));
    let mut parts = text.split(&from);
    let mut all = parts.next().unwrap().to_owned();
    for part in parts {
        let (inside, after) = part.split_once(&to).unwrap();
        all.push_str(&[&from, &how(inside), &to, after].concat());
    }
    assert_ne!(all, text, "nothing to rewrite: {name}");
    all
}

fn unsigned(document: &str) -> String {
    let (before, rest) = document.split_once("<ds:Signature xmlns").unwrap();
    let (_, after) = rest.split_once("</ds:Signature>").unwrap();
    format!("{before}{after}")
}

fn metadata(text: &str) -> String {
    let key = WORLD.they.metadata.signer();
    sign_enveloped(text, SignaturePlacement::FirstChild, &key).unwrap()
}

/// A signed document whose `SignedInfo` was written in another way, and signed so.
fn other_signed_info(document: &str, pair: &Pair, from: &str, to: &str) -> String {
    let (before, rest) = document.split_once("<ds:SignedInfo>").unwrap();
    let (content, rest) = rest.split_once("</ds:SignedInfo>").unwrap();
    let (_, after) = rest.split_once("</ds:SignatureValue>").unwrap();
    let content = with(content, from, to);
    // What the reader makes of it: CR as a reference, no empty-element tags.
    let canonical = content.replace("&#13;", "&#xD;").replace("\r\n", "\n");
    let ds = "http://www.w3.org/2000/09/xmldsig#";
    let canonical = format!("<ds:SignedInfo xmlns:ds=\"{ds}\">{canonical}</ds:SignedInfo>");
    let hash = openssl::sha::sha256(canonical.as_bytes());
    let value = EcdsaSig::sign(&hash, &pair.key.ec_key().unwrap()).unwrap();
    let part = |number: &openssl::bn::BigNumRef| number.to_vec_padded(32).unwrap();
    let value = STANDARD.encode([part(value.r()), part(value.s())].concat());
    format!(
        "{before}<ds:SignedInfo>{content}</ds:SignedInfo><ds:SignatureValue>{value}\
         </ds:SignatureValue>{after}"
    )
}

fn service_document() -> String {
    let levels = [LevelOfAssurance::Low, LevelOfAssurance::Substantial];
    unsigned(&WORLD.they.service_document(&levels))
}

fn service(text: &str) -> Result<TrustedProxyService, MetadataError> {
    let they = &WORLD.they;
    let accepted = they.accept(&metadata(text), &they.service_id())?;
    Ok(accepted.into_roles().1.unwrap())
}

fn connector(text: &str) -> TrustedConnector {
    let they = &WORLD.they;
    let accepted = they.accept(&metadata(text), &they.connector_id()).unwrap();
    accepted.into_roles().0.unwrap()
}

fn attribute(name: &str, value: &str) -> String {
    format!(
        r#"<saml2:Attribute Name="http://eidas.europa.eu/attributes/naturalperson/{name}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri"><saml2:AttributeValue>{value}</saml2:AttributeValue></saml2:Attribute>"#
    )
}

const STATEMENT_END: &str = "</saml2:AttributeStatement>";

#[test]
fn line_breaks_in_the_base64_of_a_form_are_passed_over() {
    for end in ["\r\n", "\n", " ", "\t\r\n "] {
        let message = in_lines(&STANDARD.encode(by_them(&request_text())), end);
        assert!(request_with(&message, None, &WORLD.their_connector).is_ok());
        let message = in_lines(&STANDARD.encode(around(&assertion_text())), end);
        let judged = response_at(&message, &WORLD.their_service, now(), MINUTE);
        assert!(judged.is_ok());
    }
}

#[test]
fn line_breaks_in_the_base64_of_signature_certificate_and_ciphertext_are_passed_over() {
    for end in ["\r\n", "\n  ", "&#13;\n", "&#xD;\n"] {
        let lines = |inside: &str| in_lines(inside, end);
        let content = encrypted(&assertion_text());
        let content = rewritten(&content, "xenc:CipherValue", lines);
        let message = by_them(&response_text(SUCCESS, &content));
        let (signature, signed) = message.split_once("</ds:Signature>").unwrap();
        let signature = rewritten(signature, "ds:SignatureValue", lines);
        let signature = rewritten(&signature, "ds:X509Certificate", lines);
        let judged = response(&format!("{signature}</ds:Signature>{signed}"));
        assert!(judged.is_ok(), "{end:?}: {:?}", judged.err());
    }
    let lines = |inside: &str| in_lines(inside, "\r\n");
    let document = rewritten(&service_document(), "ds:X509Certificate", lines);
    assert_eq!(service(&document).unwrap().signing_keys().len(), 1);
}

#[test]
fn line_breaks_in_a_digest_are_passed_over() {
    let good = around(&assertion_text());
    let (_, after) = good.split_once("<ds:DigestValue>").unwrap();
    let digest = &after[..20];
    for broken in ["\n", "\r\n  ", "&#13;\n"] {
        let broken = format!("{}{broken}{}", &digest[..10], &digest[10..]);
        let message = other_signed_info(&good, &WORLD.they.messages, digest, &broken);
        assert!(response(&message).is_ok(), "{broken:?}");
    }
}

#[test]
fn prefixes_may_be_listed_for_canonicalisation() {
    let list = "<ec:InclusiveNamespaces xmlns:ec=\"http://www.w3.org/2001/10/xml-exc-c14n#\" \
                PrefixList=\"saml2p xs\"></ec:InclusiveNamespaces></ds:Transform></ds:Transforms>";
    let end = "</ds:Transform></ds:Transforms>";
    let good = around(&assertion_text());
    let message = other_signed_info(&good, &WORLD.they.messages, end, list);
    let judged = response(&message);
    assert!(judged.is_ok(), "{:?}", judged.err());
}

#[test]
fn a_signature_over_metadata_may_refer_to_the_whole_document() {
    let they = &WORLD.they;
    let signed = metadata(&service_document());
    let (id, whole) = ("URI=\"#_metadata\"", "URI=\"\"");
    let document = other_signed_info(&signed, &they.metadata, id, whole);
    assert!(they.accept(&document, &they.service_id()).is_ok());
    // In a message it may not: there the ID is what the signature is about.
    let good = around(&assertion_text());
    let message = other_signed_info(&good, &they.messages, "URI=\"#_response-1\"", whole);
    assert_eq!(response(&message).err(), Some("signature.reference"));
}

#[test]
fn an_empty_relay_state_is_none() {
    let message = STANDARD.encode(by_them(&request_text()));
    let accepted = request_with(&message, Some(""), &WORLD.their_connector).unwrap();
    assert_eq!(accepted.requester().relay_state(), None);
    let lines = in_lines(&message, "\r\n");
    let value: String = form_urlencoded::byte_serialize(lines.as_bytes()).collect();
    let received = get::receive(&format!("SAMLRequest={value}&RelayState=")).unwrap();
    assert_eq!(received.relay_state(), None);
    let peer = &WORLD.their_connector;
    assert!(accept_request(&received, peer, &WORLD.own_service(), now()).is_ok());
}

#[test]
fn gender_is_read_as_older_nodes_write_it() {
    let unspecified = [
        "Unspecified",
        "Not specified",
        "notspecified",
        "unspecified",
    ];
    let gender = |person: &NaturalPerson| match person.optional.get(&Attribute::Gender) {
        Some(AttributeValue::Gender(gender)) => Some(*gender),
        _ => None,
    };
    for written in unspecified {
        assert_eq!(
            gender(&person(">Female<", &format!(">{written}<"))),
            Some(Gender::Unspecified)
        );
    }
    assert_eq!(
        gender(&person(">Female<", ">FEMALE<")),
        Some(Gender::Female)
    );
    assert_eq!(gender(&person(">Female<", ">male<")), Some(Gender::Male));
}

#[test]
fn address_fragments_are_read_with_any_prefix_or_none_and_with_line_breaks() {
    let nine = |prefix: &str| {
        format!(
            "<{prefix}Thoroughfare>Rue A &amp; B</{prefix}Thoroughfare>\r\n<{prefix}PostCode>1040</{prefix}PostCode>"
        )
    };
    for prefix in ["eidas-natural:", "eidas:", "x:", ""] {
        for end in ["", "\r\n"] {
            let mut value = STANDARD.encode(nine(prefix));
            if !end.is_empty() {
                value = in_lines(&value, end);
            }
            let more = format!("{}{STATEMENT_END}", attribute("CurrentAddress", &value));
            let person = person(STATEMENT_END, &more);
            let address = person.optional.get(&Attribute::CurrentAddress);
            let Some(AttributeValue::Address(address)) = address else {
                panic!("{prefix}")
            };
            assert_eq!(
                address.thoroughfare.as_deref(),
                Some("Rue A & B"),
                "{prefix}"
            );
            assert_eq!(address.post_code.as_deref(), Some("1040"));
        }
    }
}

#[test]
fn unknown_xml_attributes_any_order_of_them_and_extra_namespaces_are_passed_over() {
    let extra = r#"xmlns:trace="urn:trace" xmlns:unused="urn:unused" trace:span="7" note="x" "#;
    let accepted = request(&with(&request_text(), "ID=", &format!("{extra}ID="))).unwrap();
    assert_eq!(accepted.attributes().len(), 5);
    let gender = r#"isRequired="false""#;
    assert!(request(&with(&request_text(), gender, &format!("{extra}{gender}"))).is_ok());
    let (id, version) = (format!("ID=\"{REQUEST_ID}\""), "Version=\"2.0\"");
    let reordered = request_text().replacen(&id, "@", 1);
    let reordered = reordered
        .replacen(version, &id, 1)
        .replacen('@', version, 1);
    assert!(request(&reordered).is_ok());

    let level = response(&around(&with(
        &assertion_text(),
        "ID=",
        &format!("{extra}ID="),
    )));
    assert_eq!(
        level.unwrap().level().notified(),
        Some(LevelOfAssurance::Substantial)
    );
    for place in [
        "<saml2:Conditions",
        "<saml2:Subject",
        "<saml2:AttributeStatement",
    ] {
        let changed = format!("{place} {}", extra.trim_end());
        let text = with(&assertion_text(), place, &changed);
        let judged = response(&around(&text));
        assert!(judged.is_ok(), "{place}: {:?}", judged.err());
    }
    // Declared around the ciphertext and used inside it: some nodes cut the Assertion out so.
    let inner = assertion_text().replacen(
        " xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\"",
        "",
        1,
    );
    assert!(response(&around(&inner)).is_ok());
}

#[test]
fn white_space_between_elements_and_around_values_is_passed_over() {
    let spaced = |text: &str| text.replace("><", ">\r\n  <");
    assert!(request(&spaced(&request_text())).is_ok());
    let text = spaced(&assertion_text());
    let message = response_text(SUCCESS, &encrypted(&text));
    assert!(response(&by_them(&spaced(&message))).is_ok());
    let document = format!(
        "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n{}\n",
        around(&text)
    );
    assert!(
        response(&document).is_ok(),
        "byte order mark, declaration, last line break"
    );
    let audience = WORLD.we.connector_id();
    person(&format!(">{audience}<"), &format!(">\n {audience} <"));
}

#[test]
fn only_names_count_friendly_names_never() {
    let swapped = assertion_text().replacen("FriendlyName=\"x\" ", "", 1);
    let legal = with(
        &swapped,
        "FriendlyName=\"x\"",
        "FriendlyName=\"LegalPersonIdentifier\"",
    );
    let assertion = response(&around(&legal)).unwrap();
    assert_eq!(human(assertion.person()).family_name.preferred(), "Peeters");
}

#[test]
fn an_assertion_may_be_issued_after_its_response() {
    let issued = r#"ID="_assertion-1" Version="2.0" IssueInstant="2026-03-01T12:00:00.000Z""#;
    person(issued, &issued.replace("12:00:00.000", "12:00:07.250"));
    person(issued, &issued.replace("12:00:00.000", "11:59:30.000"));
}

#[test]
fn fractions_of_seconds_and_clocks_a_little_apart_do_not_matter() {
    let time = "2026-03-01T12:00:00.000Z";
    for written in [
        "2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00.9Z",
        "2026-03-01T12:00:00.9310000Z",
        "2026-03-01T12:00:00.931000000Z",
        "2026-03-01T13:00:00.931+01:00",
        "2026-03-01T06:00:00.5-06:00",
    ] {
        let assertion = assertion_text().replace(time, written);
        let text = response_text(SUCCESS, &encrypted(&assertion)).replace(time, written);
        // The smallest skew that can be configured is enough for all of them.
        let message = STANDARD.encode(by_them(&text));
        let smallest = SignedDuration::from_secs(1);
        let judged = response_at(&message, &WORLD.their_service, now(), smallest);
        assert!(judged.is_ok(), "{written}: {:?}", judged.err());
        assert!(
            request(&request_text().replace(time, written)).is_ok(),
            "{written}"
        );
    }
}

#[test]
fn what_stands_beside_in_an_assertion_is_passed_over() {
    let declared = "<saml2:AuthnContextDecl/>";
    person(declared, "");
    person(
        declared,
        "<saml2:AuthenticatingAuthority>https://idp.example</saml2:AuthenticatingAuthority>",
    );
    person(
        "<saml2:AuthnContext>",
        r#"<saml2:SubjectLocality Address="192.0.2.1"/><saml2:AuthnContext>"#,
    );
    person(
        "<saml2:AuthnStatement ",
        r#"<saml2:AuthnStatement SessionIndex="_s" "#,
    );
    person(
        "</saml2:Conditions>",
        "<saml2:OneTimeUse/></saml2:Conditions>",
    );
    person(
        "</saml2:Conditions>",
        "<saml2:ProxyRestriction Count=\"0\"/></saml2:Conditions>",
    );
    let other = "<saml2:Audience>https://other.example</saml2:Audience><saml2:Audience>";
    person("<saml2:Audience>", other);
    person(
        "NotOnOrAfter=\"2026-03-01T12:05:00.000Z\" Recipient",
        "Address=\"192.0.2.1\" NotOnOrAfter=\"2026-03-01T12:05:00.000Z\" Recipient",
    );
    for format in ["unspecified", "persistent", "transient"] {
        let name = "<saml2:NameID>";
        let uri = format!("urn:oasis:names:tc:SAML:2.0:nameid-format:{format}");
        person(
            name,
            &format!("<saml2:NameID Format=\"{uri}\" NameQualifier=\"q\">"),
        );
    }
}

#[test]
fn a_response_may_carry_consent_extensions_and_a_message() {
    let text = response_text(SUCCESS, &encrypted(&assertion_text()));
    for (from, to) in [
        (
            "Version=\"2.0\"",
            "Version=\"2.0\" Consent=\"urn:oasis:names:tc:SAML:2.0:consent:obtained\"",
        ),
        (
            "<saml2p:Status>",
            "<saml2p:Extensions><x:y xmlns:x=\"urn:x\"/></saml2p:Extensions><saml2p:Status>",
        ),
        (
            "</saml2p:Status>",
            "<saml2p:StatusMessage>urn:ok</saml2p:StatusMessage></saml2p:Status>",
        ),
        ("</saml2p:Status>", "<saml2p:StatusDetail/></saml2p:Status>"),
        (
            "<saml2:Issuer>",
            "<saml2:Issuer Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:entity\">",
        ),
    ] {
        let judged = response(&by_them(&with(&text, from, to)));
        assert!(judged.is_ok(), "{to}: {:?}", judged.err());
    }
}

#[test]
fn whatever_follows_the_two_countries_of_an_identifier_is_theirs() {
    for id in ["NIA/9a-1", "a/b/c", "=?~!", "BE/FI/1"] {
        let found = person("BE/FI/1", &format!("BE/FI/{}", id.replace('&', "&amp;")));
        assert_eq!(found.identifier.id(), id, "kept as it is");
    }
}

#[test]
fn an_encrypted_key_that_names_no_recipient_is_opened_with_our_key() {
    let content = encrypted(&assertion_text());
    let (before, rest) = content.split_once("<xenc:RecipientKeyInfo").unwrap();
    let (_, after) = rest.split_once("</xenc:RecipientKeyInfo>").unwrap();
    let unnamed = by_them(&response_text(SUCCESS, &format!("{before}{after}")));
    assert!(response(&unnamed).is_ok());
}

#[test]
fn metadata_may_list_bare_levels_and_others_beside_the_notified_ones() {
    const LOW: &str = "http://eidas.europa.eu/LoA/low";
    let document = service_document();
    let (before, after) = document.split_once(LOW).unwrap();
    let (_, tag) = before.rsplit_once('<').unwrap();
    let (end, _) = after.split_once('>').unwrap();
    let uri = format!("<{tag}{LOW}{end}>");
    let more = [
        "High",
        "Substantial",
        "Low",
        "http://eidas.europa.eu/NotNotified/LoA/high",
        "urn:x",
    ]
    .map(|level| uri.replace(LOW, level));
    let peer = service(&with(&document, &uri, &format!("{uri}{}", more.concat()))).unwrap();
    let notified = [LevelOfAssurance::Low, LevelOfAssurance::Substantial];
    assert_eq!(
        peer.published_levels(),
        Some(&notified[..]),
        "a bare High is no high"
    );
    assert!(!peer.can_reach(LevelOfAssurance::High));
}

#[test]
fn metadata_may_leave_out_levels_versions_and_application() {
    let document = service_document();
    let (before, rest) = document.split_once("<mdattr:EntityAttributes").unwrap();
    let (_, after) = rest.split_once("</mdattr:EntityAttributes>").unwrap();
    let peer = service(&format!("{before}{after}")).unwrap();
    assert!(peer.application().is_none() && peer.highest_version().is_none());
    assert!(peer.speaks_our_versions(Exceptions::NONE));
    assert!(peer.can_reach(LevelOfAssurance::High));
    let message = STANDARD.encode(around(&assertion_text()));
    assert!(response_at(&message, &peer, now(), MINUTE).is_ok());
}

#[test]
fn metadata_may_hold_what_we_do_not_know() {
    let document = service_document();
    for (from, to) in [
        (
            "<md:Extensions>",
            "<md:Extensions><x:y xmlns:x=\"urn:x\">1</x:y>",
        ),
        (
            "<md:IDPSSODescriptor ",
            "<!-- made by hand --><md:IDPSSODescriptor cacheDuration=\"PT1H\" errorURL=\"https://x.example\" ",
        ),
        (
            "<md:SingleSignOnService ",
            "<md:ArtifactResolutionService Binding=\"urn:x\" Location=\"urn:y\" index=\"0\"/><md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:SOAP\" Location=\"https://soap.example\"/><md:SingleSignOnService ",
        ),
    ] {
        let peer = service(&with(&document, from, to));
        let peer = peer.unwrap_or_else(|error| panic!("{to}: {error}"));
        assert_eq!(peer.sso(Binding::Post), Some(WORLD.they.sso().as_str()));
    }
}

#[test]
fn of_two_documents_of_a_country_the_registered_one_counts() {
    // As one country publishes: a second Proxy-Service, without NodeCountry.
    assert!(service(&service_document()).is_ok());
    let second = with(
        &service_document(),
        "<eidas:NodeCountry>BE</eidas:NodeCountry>",
        "",
    );
    assert_eq!(service(&second).err(), Some(MetadataError::Country));
    let elsewhere = with(
        &service_document(),
        &WORLD.they.service_id(),
        "https://second.example",
    );
    assert_eq!(service(&elsewhere).err(), Some(MetadataError::EntityId));
}

#[test]
fn greece_and_the_united_kingdom_may_name_themselves_by_iso_3166() {
    for (registered, written, taken) in [
        ("EL", "GR", true),
        ("UK", "GB", true),
        ("EL", "EL", true),
        ("EL", "GB", false),
        ("UK", "gb", false),
    ] {
        let party = Party::new(registered);
        let document = unsigned(&party.service_document(&LevelOfAssurance::ALL));
        let names = |code: &str| format!("<eidas:NodeCountry>{code}</eidas:NodeCountry>");
        let text = with(&document, &names(registered), &names(written));
        let key = party.metadata.signer();
        let document = sign_enveloped(&text, SignaturePlacement::FirstChild, &key).unwrap();
        let accepted = party.accept(&document, &party.service_id());
        assert_eq!(accepted.is_ok(), taken, "{registered} {written}");
        if let Ok(accepted) = accepted {
            let country = accepted.proxy_service().unwrap().country();
            assert_eq!(country, party.country, "known by one name all the same");
        }
    }
}

/// The versions that a Connector declares, and whether its requests are taken.
#[test]
fn a_connector_speaks_a_version_of_ours_or_says_nothing() {
    let document = unsigned(&WORLD.they.connector_document(None));
    let (before, rest) = document.split_once("protocol-version").unwrap();
    let (values, after) = rest.split_once("</saml2:Attribute>").unwrap();
    let start = values.find("<saml2:AttributeValue").unwrap();
    let end = values.find("</saml2:AttributeValue>").unwrap() + "</saml2:AttributeValue>".len();
    let value = &values[start..end];
    let written = value.split_once('>').unwrap().1.split_once('<').unwrap().0;
    let declaring = |versions: &[&str]| {
        let each = versions
            .iter()
            .map(|version| value.replace(&format!(">{written}<"), &format!(">{version}<")));
        let each: String = each.collect();
        let text = format!(
            "{before}protocol-version{}{each}</saml2:Attribute>{after}",
            &values[..start]
        );
        connector(&text)
    };
    let message = STANDARD.encode(by_them(&request_text()));
    for versions in [
        &["1.2"][..],
        &["1.3"],
        &["1.4"],
        &["1.4.1"],
        &["1.1", "1.2"],
        &["1.4", "2.0"],
        &["1.1;1.2;1.3"],
    ] {
        let judged = request_with(&message, None, &declaring(versions));
        assert!(judged.is_ok(), "{versions:?}: {:?}", judged.err());
    }
    for versions in [&["1.1"][..], &["1.0"], &["2.0"], &["14"], &[""], &["1"]] {
        let judged = request_with(&message, None, &declaring(versions));
        let code = judged.map(|_| ()).unwrap_err();
        assert_eq!(code, "request.protocol-version", "{versions:?}");
    }
    let silent = unsigned(&WORLD.they.connector_document(None));
    let name = "http://eidas.europa.eu/entity-attributes/protocol-version";
    let silent = connector(&with(&silent, name, "urn:something-else"));
    assert!(
        request_with(&message, None, &silent).is_ok(),
        "none declared"
    );
}

#[test]
fn what_some_node_stumbles_over_is_not_sent() {
    let attributes = minimum_and([]);
    let ask = AuthnRequestToSend {
        id: "_r",
        issue_instant: now(),
        destination: "https://x.example/sso",
        issuer: "https://y.example/metadata",
        provider_name: Some("Tax"),
        sp_type: Some(SpType::Public),
        level: &RequestedLevel::Minimum(LevelOfAssurance::Low),
        attributes: &attributes,
        requester_id: None,
        name_id_format: None,
    };
    let sent = write_request(&ask, &WORLD.we.messages.signer()).unwrap();
    for absent in [
        "Scoping",
        "ProtocolBinding",
        "AssertionConsumerService",
        "NameIDPolicy",
        "NotNotified",
        "\r",
        "\n",
        "<!--",
    ] {
        assert!(!sent.contains(absent), "{absent} in {sent}");
    }
    assert!(sent.contains("IsPassive=\"false\"") && sent.contains("ForceAuthn=\"true\""));
}

#[test]
fn what_a_peer_did_and_is_refused_all_the_same() {
    let (before, rest) = assertion_text()
        .split_once("<saml2:SubjectConfirmation ")
        .map(|(before, rest)| (before.to_owned(), rest.to_owned()))
        .unwrap();
    let (_, after) = rest.split_once("</saml2:SubjectConfirmation>").unwrap();
    let unconfirmed = format!("{before}{after}");
    assert_eq!(
        response(&around(&unconfirmed)).err(),
        Some("assertion.confirmation")
    );
    // Greece's people by another name would be other people.
    let foreign = with(&assertion_text(), "BE/FI/1", "GR/FI/1");
    assert_eq!(
        response(&around(&foreign)).err(),
        Some("dataset.invalid.person-identifier")
    );
    let spaced = with(
        &assertion_text(),
        "Name=\"http://eidas.europa.eu/attributes/naturalperson/DateOfBirth",
        "Name=\" http://eidas.europa.eu/attributes/naturalperson/DateOfBirth",
    );
    assert_eq!(
        response(&around(&spaced)).err(),
        Some("dataset.missing.date-of-birth")
    );
    let bare = with(
        &assertion_text(),
        "http://eidas.europa.eu/LoA/substantial",
        "Substantial",
    );
    assert_eq!(
        response(&around(&bare)).err(),
        Some("assertion.level-unknown")
    );
}
