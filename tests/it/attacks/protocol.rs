//! What the protocol is attacked with beside its signatures, where no other test file has it: the
//! rules of requests and Responses one by one are broken in `saml_request_attacks` and
//! `saml_response_attacks`, across the whole program in `journey_attacks`.

use super::target::*;
use crate::saml_world::*;

/// Every document at every other door, signed with the key that this door trusts.
#[test]
fn no_document_passes_for_one_of_another_type() {
    let logout = "<saml2p:LogoutRequest xmlns:saml2p=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_logout\" Version=\"2.0\"><saml2:Issuer xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\">x</saml2:Issuer></saml2p:LogoutRequest>";
    for (door, code) in [
        (Request, "request.kind"),
        (Response, "response.kind"),
        (Assertion, "assertion.kind"),
        (Metadata, "metadata.root"),
        (ServiceList, "list.root"),
    ] {
        let sound = Sound::new(&CURVE, door);
        for other in ALL {
            if other != door {
                sound.refused(&Sound::new(&CURVE, other).message, code);
            }
        }
        sound.refused(&Request.sign(logout, CURVE.signer()), code);
        // The right name in no namespace, or in a wrong one.
        let root = between_name(&sound.text);
        let (prefix, local) = root.split_once(':').unwrap();
        for evil in [
            format!("<{local} ID=\"_x\"><a></a></{local}>"),
            format!(
                "<{prefix}:{local} xmlns:{prefix}=\"urn:x\" ID=\"_x\"><a></a></{prefix}:{local}>"
            ),
        ] {
            sound.refused(&door.sign(&evil, CURVE.signer()), code);
        }
    }
}

/// The name of the root as written.
fn between_name(text: &str) -> &str {
    text[1..].split([' ', '>']).next().unwrap()
}

/// Who somebody is stands in the `PersonIdentifier` alone.
#[test]
fn the_name_id_is_never_the_identity() {
    let sound = Sound::new(&CURVE, Assertion);
    for name_id in ["BE/FI/666", "FI/BE/1", "admin"] {
        let other = format!("<saml2:NameID>{name_id}</saml2:NameID>");
        sound.unmoved(&sound.signed_with("<saml2:NameID>n</saml2:NameID>", &other));
    }
    let friendly = sound.signed_with("FriendlyName=\"x\"", "FriendlyName=\"PersonIdentifier\"");
    sound.unmoved(&friendly);
    let person = "http://eidas.europa.eu/attributes/naturalperson/PersonIdentifier";
    let without = sound.signed_with(person, "urn:x");
    sound.refused(&without, "dataset.missing.person-identifier");
}

/// Outer and inner answer the same request, or there is no answer.
#[test]
fn the_response_and_its_assertion_answer_one_request_and_name_one_issuer() {
    let sound = Sound::new(&CURVE, Assertion);
    let other = sound.signed_with(REQUEST_ID, "_request-2");
    sound.refused(&other, "assertion.in-response-to");
    let issuer = sound.signed_with(&WORLD.they.service_id(), &WORLD.they.connector_id());
    sound.refused(&issuer, "assertion.issuer");
    let sound = Sound::new(&CURVE, Response);
    let other = sound.signed_with(REQUEST_ID, "_request-2");
    sound.refused(&other, "response.in-response-to");
    let issuer = sound.signed_with(&WORLD.they.service_id(), &WORLD.they.connector_id());
    sound.refused(&issuer, "response.issuer");
}

/// No condition and no confirmation may be left out.
#[test]
fn what_says_for_whom_and_until_when_cannot_be_left_out() {
    let text = assertion_text();
    let part = |from: &str, to: &str| {
        let start = text.find(from).unwrap();
        let end = text.find(to).unwrap() + to.len();
        text[start..end].to_owned()
    };
    let sound = Sound::new(&CURVE, Assertion);
    for (left_out, code) in [
        (
            part("<saml2:Conditions", "</saml2:Conditions>"),
            "assertion.structure",
        ),
        (
            part(
                "<saml2:AudienceRestriction>",
                "</saml2:AudienceRestriction>",
            ),
            "assertion.audience",
        ),
        (
            part(
                "<saml2:SubjectConfirmation ",
                "</saml2:SubjectConfirmation>",
            ),
            "assertion.confirmation",
        ),
        (
            part("<saml2:SubjectConfirmationData", "/>"),
            "assertion.confirmation",
        ),
        (
            part("<saml2:AuthnStatement", "</saml2:AuthnStatement>"),
            "assertion.structure",
        ),
        (
            part("<saml2:Subject>", "</saml2:Subject>"),
            "assertion.structure",
        ),
    ] {
        sound.refused(&sound.signed_with(&left_out, ""), code);
    }
}

/// What of a message goes into the log is an XML name: no line can be broken, no field begun.
#[test]
fn an_id_that_would_forge_a_line_of_the_log_is_refused() {
    for (target, code) in [
        (Request, "request.id"),
        (Response, "response.id"),
        (Assertion, "assertion.id"),
    ] {
        let sound = Sound::new(&CURVE, target);
        let own = format!("ID=\"{}\"", target.id());
        for id in [
            "_x&#10;{&quot;event&quot;:&quot;refused&quot;}",
            "_x&#13;y",
            "_x&quot;,&quot;code&quot;:&quot;y",
            "_x y",
            "_x\u{85}y",
            "_x\u{2028}y",
            "_&lt;b&gt;",
        ] {
            let other = format!("ID=\"{id}\"");
            sound.refused(&sound.signed_with(&own, &other), code);
        }
        let long = format!("ID=\"_{}\"", "x".repeat(256));
        sound.refused(&sound.signed_with(&own, &long), code);
    }
}
