//! For whom a foreign node may ask: natural or legal persons, never both unless it is an older
//! one, always their whole minimum data set, and what sectors declare beside it. What our Connector
//! asks is read as it was meant.

use crate::datasets_world::*;
use crate::saml_world::*;
use eidas_bridge::domain::{
    Attribute, Capacity, LevelOfAssurance, NAME_FORMAT_URI, PersonKind, RequestedAttribute,
    RequestedLevel, SpType,
};
use eidas_bridge::saml::{
    AuthnRequestToSend, OwnProxyService, TrustedConnector, VerifiedAuthnRequest, accept_request,
    write_request,
};
use eidas_bridge::xml::{SignaturePlacement, sign_enveloped};
use std::fmt::Write as _;

const NATURAL: &[PersonKind] = &[PersonKind::Natural];
const LEGAL: &[PersonKind] = &[PersonKind::Legal];
const EITHER: &[PersonKind] = &PersonKind::ALL;

/// Their Connector, of these versions; none: it says nothing about versions.
fn connector(versions: &[&str]) -> TrustedConnector {
    let they = &WORLD.they;
    let document = they.connector_document(None);
    let (before, rest) = document.split_once("<ds:Signature").unwrap();
    let (_, after) = rest.split_once("</ds:Signature>").unwrap();
    let document = format!("{before}{after}");
    let at = document.find("entity-attributes/protocol-version").unwrap();
    let start = document[..at].rfind("<saml2:Attribute ").unwrap();
    let end = at + document[at..].find("</saml2:Attribute>").unwrap();
    let attribute = &document[start..end];
    let first = attribute.find("<saml2:AttributeValue").unwrap();
    let one = &attribute[first..attribute.find("</saml2:AttributeValue>").unwrap()];
    let opening = &one[..=one.find('>').unwrap()];
    let value = |version: &&str| [opening, version, "</saml2:AttributeValue>"].concat();
    let values: String = versions.iter().map(value).collect();
    let edited = if versions.is_empty() {
        document.replace(&document[start..end + "</saml2:Attribute>".len()], "")
    } else {
        document.replace(&attribute[first..], &values)
    };
    let key = they.metadata.signer();
    let signed = sign_enveloped(&edited, SignaturePlacement::FirstChild, &key).unwrap();
    let accepted = they.accept(&signed, &they.connector_id()).unwrap();
    accepted.into_roles().0.unwrap()
}

fn own(kinds: &[PersonKind], declared: &[Attribute]) -> OwnProxyService {
    OwnProxyService {
        person_kinds: kinds.to_vec(),
        sector_attributes: declared.to_vec(),
        ..WORLD.own_service()
    }
}

/// A request of their Connector for these names.
fn asking(names: &[(&str, bool)]) -> String {
    let text = request_text();
    let (before, rest) = text.split_once("<eidas:RequestedAttributes>").unwrap();
    let (_, after) = rest.split_once("</eidas:RequestedAttributes>").unwrap();
    let mut attributes = String::new();
    for (name, required) in names {
        write!(
            attributes,
            r#"<eidas:RequestedAttribute Name="{name}" NameFormat="{NAME_FORMAT_URI}" isRequired="{required}"/>"#
        )
        .unwrap();
    }
    let list = format!("<eidas:RequestedAttributes>{attributes}</eidas:RequestedAttributes>");
    signed(&format!("{before}{list}{after}"), &WORLD.they.messages)
}

fn judged(
    message: &str,
    peer: &TrustedConnector,
    own: &OwnProxyService,
) -> Result<VerifiedAuthnRequest, &'static str> {
    let accepted = accept_request(&received(message), peer, own, now());
    accepted.map_err(|refusal| refusal.error().code())
}

fn names(attributes: &[RequestedAttribute]) -> Vec<(&str, bool)> {
    let names = attributes.iter();
    names
        .map(|asked| (asked.attribute.uri(Capacity::Subject), asked.required))
        .collect()
}

#[test]
fn each_attribute_is_asked_for_as_it_was_meant() {
    for kind in PersonKind::ALL {
        let role = sector(kind, false, true);
        for attribute in Attribute::of(kind).cloned().chain([role.clone()]) {
            let asked = RequestedAttribute::minimum_and(kind, [attribute.clone()]);
            let message = write_request(
                &AuthnRequestToSend {
                    id: REQUEST_ID,
                    issue_instant: now(),
                    destination: &WORLD.we.sso(),
                    issuer: &WORLD.they.connector_id(),
                    provider_name: None,
                    sp_type: Some(SpType::Public),
                    level: &RequestedLevel::Minimum(LevelOfAssurance::Low),
                    attributes: &asked,
                    requester_id: None,
                    name_id_format: None,
                },
                &WORLD.they.messages.signer(),
            );
            let message = message.unwrap();
            let friendly = attribute.friendly_name(Capacity::Subject);
            assert!(message.contains(&format!(
                r#"FriendlyName="{friendly}" Name="{}""#,
                attribute.uri(Capacity::Subject)
            )));
            let own = own(EITHER, std::slice::from_ref(&role));
            let request = judged(&message, &WORLD.their_connector, &own).unwrap();
            assert_eq!(request.attributes(), asked);
            assert_eq!(request.person_kinds(), [kind]);
        }
    }
}

#[test]
fn whom_a_node_may_ask_for() {
    let current = connector(&["1.4", "1.3", "1.2"]);
    let (of_1_2, of_1_3) = (connector(&["1.2"]), connector(&["1.2", "1.3"]));
    let silent = connector(&[]);
    let natural = RequestedAttribute::minimum_and(PersonKind::Natural, [Attribute::Gender]);
    let legal = RequestedAttribute::minimum_and(PersonKind::Legal, [Attribute::Lei]);
    let both = [&natural[..], &legal].concat();
    let mut half_legal = natural.clone();
    half_legal.push(RequestedAttribute {
        attribute: Attribute::Lei,
        required: false,
    });
    let half_natural = [&natural[1..], &legal].concat();
    let both_halves = [&natural[1..], &legal[1..]].concat();
    let optional = &natural[4..];
    for (peer, served, asked, expected) in [
        (&current, NATURAL, &natural[..], Ok(&natural[..])),
        (&current, EITHER, &natural, Ok(&natural)),
        (&current, LEGAL, &legal, Ok(&legal)),
        (&current, EITHER, &legal, Ok(&legal)),
        (&current, NATURAL, &legal, Err("request.legal-person")),
        (&current, LEGAL, &natural, Err("request.natural-person")),
        (&current, EITHER, &both, Err("request.both-persons")),
        (&silent, EITHER, &both, Err("request.both-persons")),
        (&current, EITHER, &half_legal, Err("request.both-persons")),
        (&of_1_2, EITHER, &both, Ok(&both)),
        (&of_1_3, EITHER, &both, Ok(&both)),
        // Whom we do not vouch for is not asked for.
        (&of_1_2, NATURAL, &both, Ok(&natural)),
        (&of_1_3, LEGAL, &both, Ok(&legal)),
        (&of_1_2, NATURAL, &legal, Err("request.legal-person")),
        // One minimum data set has to be whole.
        (&of_1_2, EITHER, &half_legal, Ok(&natural)),
        (&of_1_2, EITHER, &half_natural, Ok(&legal)),
        (&of_1_2, NATURAL, &half_natural, Err("request.incomplete")),
        (&of_1_3, EITHER, &both_halves, Err("request.incomplete")),
        (&current, EITHER, &natural[1..], Err("request.incomplete")),
        (&current, EITHER, &legal[1..], Err("request.incomplete")),
        (&current, NATURAL, optional, Err("request.incomplete")),
        (&current, EITHER, &[], Err("request.incomplete")),
    ] {
        let request = judged(&asking(&names(asked)), peer, &own(served, &[]));
        let read = request.as_ref().map(VerifiedAuthnRequest::attributes);
        assert_eq!(read.map_err(|code| *code), expected, "{served:?}");
    }
    assert!(!silent.is_older_version() && !current.is_older_version());
    assert!(of_1_2.is_older_version() && of_1_3.is_older_version());
}

#[test]
fn of_the_minimum_data_set_nothing_is_optional_and_the_rest_is_as_it_is_written() {
    for kind in PersonKind::ALL {
        let names: Vec<_> = Attribute::of(kind)
            .map(|one| (one.uri(Capacity::Subject), !one.definition().mandatory))
            .collect();
        let request = judged(&asking(&names), &WORLD.their_connector, &own(EITHER, &[])).unwrap();
        assert!(request.attributes().iter().all(|asked| asked.required));
    }
}

#[test]
fn representatives_are_never_asked_for() {
    for attribute in Attribute::ALL {
        let kind = attribute.definition().kind;
        let asked = RequestedAttribute::minimum_and(kind, []);
        let mut names = names(&asked);
        names.push((attribute.uri(Capacity::Representative), false));
        let refused = judged(&asking(&names), &WORLD.their_connector, &own(EITHER, &[]));
        assert_eq!(refused.unwrap_err(), "request.representative");
    }
}

#[test]
fn declared_attributes_are_known_and_others_are_passed_over() {
    let minimum = RequestedAttribute::minimum_and(PersonKind::Natural, []);
    let role = sector(PersonKind::Natural, false, false);
    let name = role.uri(Capacity::Subject).to_owned();
    for (declared, extra, expected) in [
        (vec![role.clone()], (name.as_str(), true), 5),
        (vec![role.clone()], (name.as_str(), false), 5),
        (vec![], (name.as_str(), true), 4),
        (vec![role.clone()], ("urn:other", true), 4),
        // A friendly name is no name.
        (vec![role.clone()], ("Role", true), 4),
        // For the kind of person that is not asked about it says nothing.
        (
            vec![sector(PersonKind::Legal, false, false)],
            ("http://sector.example.eu/attributes/legal/Role", true),
            4,
        ),
    ] {
        let mut names = names(&minimum);
        names.push(extra);
        let own = own(EITHER, &declared);
        let request = judged(&asking(&names), &WORLD.their_connector, &own).unwrap();
        assert_eq!(request.attributes().len(), expected, "{extra:?}");
        let last = request.attributes().last().unwrap();
        assert!(expected == 4 || (last.attribute == role && last.required == extra.1));
    }
    // Alone it asks for nobody, and twice it is malformed.
    let own = own(EITHER, &[role]);
    for (names, code) in [
        (vec![(name.as_str(), true)], "request.incomplete"),
        (
            [names(&minimum), vec![(&name, true), (&name, true)]].concat(),
            "request.attribute-form",
        ),
    ] {
        let refused = judged(&asking(&names), &WORLD.their_connector, &own).unwrap_err();
        assert_eq!(refused, code);
    }
}

#[test]
fn what_is_published_is_what_is_served() {
    let [of_natural, of_legal] = PersonKind::ALL.map(|kind| sector(kind, false, false));
    let declared = [of_natural.clone(), of_legal.clone()];
    for (kinds, count) in [(NATURAL, 14), (LEGAL, 12), (EITHER, 26)] {
        let published = own(kinds, &declared).attributes();
        assert_eq!(published.len(), count + kinds.len());
        for one in &published {
            assert!(kinds.contains(&one.definition().kind));
        }
    }
}
