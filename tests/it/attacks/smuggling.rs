//! What is smuggled into places that nobody looks at. Each time the peer itself has signed it, so
//! that a node that was taken over gains nothing either; and unsigned it is a broken digest.

use super::target::*;
use super::wrapping::{inside, object};
use crate::saml_world::*;
use crate::xml_fixtures::DS;

/// Puts `evil` in place of `{}` in front of or behind a mark, as the pattern says.
fn smuggled(target: Target, cases: &[(&str, &str)], code: &str) {
    let evil = Assertion.evil(&CURVE);
    for (mark, pattern) in cases {
        let sound = Sound::new(&CURVE, target);
        let to = pattern.replace("{}", &evil);
        sound.refused(&sound.signed_with(mark, &to), code);
        sound.refused(&with(&sound.message, mark, &to), "signature.digest");
    }
}

#[test]
fn an_assertion_in_the_status_of_a_response() {
    let end = "</saml2p:Status>";
    let code = "<saml2p:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"";
    let cases = [
        (
            end,
            format!("<saml2p:StatusDetail>{{}}</saml2p:StatusDetail>{end}"),
        ),
        (
            end,
            format!("<saml2p:StatusMessage>{{}}</saml2p:StatusMessage>{end}"),
        ),
        (SUCCESS, format!("{code}>{{}}</saml2p:StatusCode>")),
        (
            SUCCESS,
            format!("{code}><x:y xmlns:x=\"urn:x\">{{}}</x:y></saml2p:StatusCode>"),
        ),
    ];
    let cases = cases.each_ref().map(|(mark, to)| (*mark, to.as_str()));
    smuggled(Response, &cases, "response.structure");
}

#[test]
fn an_assertion_in_the_extensions_or_an_object_of_a_response() {
    let end = "</saml2p:Response>";
    let cases = [
        "<saml2p:Extensions>{}</saml2p:Extensions>".to_owned(),
        "<saml2p:Extensions><x:y xmlns:x=\"urn:x\">{}</x:y></saml2p:Extensions>".to_owned(),
        format!("<ds:Object xmlns:ds=\"{DS}\">{{}}</ds:Object>"),
        "<x:y xmlns:x=\"urn:x\">{}</x:y>".to_owned(),
    ]
    .map(|content| format!("{content}{end}"));
    let cases = cases.each_ref().map(|to| (end, to.as_str()));
    smuggled(Response, &cases, "response.structure");
}

#[test]
fn an_assertion_in_a_request() {
    let inner = "</saml2p:Extensions>";
    let cases = ["{}", "<x:y xmlns:x=\"urn:x\">{}</x:y>"].map(|to| format!("{to}{inner}"));
    let cases = cases.each_ref().map(|to| (inner, to.as_str()));
    smuggled(Request, &cases, "request.extensions");
    let end = "</saml2p:AuthnRequest>";
    let object = format!("<ds:Object xmlns:ds=\"{DS}\">{{}}</ds:Object>{end}");
    smuggled(Request, &[(end, &object)], "request.structure");
}

#[test]
fn an_assertion_in_an_assertion() {
    let value = "<saml2:Attribute Name=\"urn:x\"><saml2:AttributeValue>{}</saml2:AttributeValue></saml2:Attribute>";
    let end = "</saml2:Assertion>";
    let cases = [
        (end, format!("<saml2:Advice>{{}}</saml2:Advice>{end}")),
        (end, format!("{{}}{end}")),
        (
            "<saml2:AuthnContextDecl/>",
            "<saml2:AuthnContextDecl>{}</saml2:AuthnContextDecl>".to_owned(),
        ),
        (
            "</saml2:AudienceRestriction>",
            "{}</saml2:AudienceRestriction>".to_owned(),
        ),
        // In a value of an attribute that nobody asked for, and that is passed over.
        (
            "</saml2:AttributeStatement>",
            format!("{value}</saml2:AttributeStatement>"),
        ),
    ];
    let cases = cases.each_ref().map(|(mark, to)| (*mark, to.as_str()));
    smuggled(Assertion, &cases, "assertion.structure");
}

#[test]
fn an_extension_of_a_service_list() {
    let mark = "<l:DistributionPoints>";
    let to = format!("<l:Extensions>{{}}</l:Extensions>{mark}");
    smuggled(ServiceList, &[(mark, &to)], "list.structure");
}

/// The extension points of metadata are open; what stands in them is passed over.
#[test]
fn an_entity_hidden_in_the_extensions_of_metadata_is_not_read() {
    let sound = Sound::new(&CURVE, Metadata);
    let hidden = format!("{}</md:Extensions>", Metadata.evil(&CURVE));
    sound.unmoved(&sound.signed_with("</md:Extensions>", &hidden));
    let moved = with(&sound.message, "</md:Extensions>", &hidden);
    sound.refused(&moved, "signature.digest");
}

#[test]
fn an_object_in_the_signature_is_refused_whatever_it_holds() {
    for content in ["", "<ds:Manifest/>", "text", "<x:y xmlns:x=\"urn:x\"/>"] {
        refused_at(&ALL, "signature.structure", |sound| {
            sound.carrying(&inside(&sound.signature, &object(content)))
        });
    }
    refused_at(&ALL, "signature.structure", |sound| {
        let evil = sound.target.evil(sound.stage);
        sound.carrying(&inside(&sound.signature, &object(&evil)))
    });
}
