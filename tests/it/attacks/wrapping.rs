//! Signature wrapping: the signed original is moved to where a careless reader finds its
//! signature, and something else to where it reads. `[SAML-Core §5.4]`

use super::target::*;
use crate::saml_world::*;
use crate::xml_fixtures::DS;
use eidas_bridge::xml::{Document, Limits, SignaturePolicy, VerificationKey, verify_enveloped};

/// Puts content in front of everything in the root, or behind it.
fn in_front(root: &str, content: &str) -> String {
    let at = root.find('>').unwrap() + 1;
    [&root[..at], content, &root[at..]].concat()
}

fn behind(root: &str, content: &str) -> String {
    let at = root.rfind("</").unwrap();
    [&root[..at], content, &root[at..]].concat()
}

pub(super) fn inside(signature: &str, content: &str) -> String {
    with(
        signature,
        "</ds:Signature>",
        &format!("{content}</ds:Signature>"),
    )
}

pub(super) fn object(content: &str) -> String {
    format!("<ds:Object>{content}</ds:Object>")
}

/// Evil root, signature, original without signature, original as signed.
type Wrap = fn(&str, &str, &str, &str) -> String;

/// Wraps the original in three ways: under its own ID; with the evil root under the same ID; and
/// with the evil root under that ID and the original under none.
fn wrapped(targets: &[Target], wrap: Wrap, code: &str, without_id: &str) {
    let id = |target: Target| format!("ID=\"{}\"", target.id());
    let evil = |sound: &Sound<'_>| sound.target.evil(sound.stage);
    let disguised = |sound: &Sound<'_>| with(&evil(sound), "ID=\"_evil\"", &id(sound.target));
    refused_at(targets, code, |sound| {
        wrap(&evil(sound), &sound.signature, &sound.text, &sound.message)
    });
    refused_at(targets, "xml.duplicate-id", |sound| {
        let evil = disguised(sound);
        wrap(&evil, &sound.signature, &sound.text, &sound.message)
    });
    refused_at(targets, without_id, |sound| {
        let nameless = |text: &str| with(text, &id(sound.target), "");
        wrap(
            &disguised(sound),
            &sound.signature,
            &nameless(&sound.text),
            &nameless(&sound.message),
        )
    });
}

const OUTER: [Target; 4] = [Request, Response, Metadata, ServiceList];

/// An Assertion without signature of its own is covered by the Response's, so that what hides in
/// it is refused as an element that has no place there.
fn wrapped_unsigned(wrap: Wrap) {
    wrapped(&OUTER, wrap, "signature.missing", "signature.missing");
    wrapped(
        &[Assertion],
        wrap,
        "assertion.structure",
        "assertion.structure",
    );
}

#[test]
fn xsw1_the_original_in_an_object_of_its_signature() {
    let wrap: Wrap = |evil, signature, bare, _| in_front(evil, &inside(signature, &object(bare)));
    wrapped(&ALL, wrap, "signature.structure", "signature.structure");
}

#[test]
fn xsw2_the_original_beside_its_signature() {
    let wrap: Wrap = |evil, signature, bare, _| in_front(evil, &format!("{bare}{signature}"));
    wrapped(&ALL, wrap, "signature.reference", "signature.digest");
}

#[test]
fn xsw3_the_signed_original_in_front_of_everything() {
    wrapped_unsigned(|evil, _, _, signed| in_front(evil, signed));
}

#[test]
fn xsw4_the_signed_original_inside_the_evil_one() {
    wrapped_unsigned(|evil, _, _, signed| behind(evil, signed));
}

#[test]
fn xsw5_the_signature_moved_to_the_evil_one_and_the_original_behind() {
    let wrap: Wrap = |evil, signature, bare, _| behind(&in_front(evil, signature), bare);
    wrapped(&ALL, wrap, "signature.reference", "signature.digest");
}

#[test]
fn xsw6_the_original_in_the_signature_itself() {
    let wrap: Wrap = |evil, signature, bare, _| in_front(evil, &inside(signature, bare));
    wrapped(&ALL, wrap, "signature.structure", "signature.structure");
}

#[test]
fn xsw7_the_signed_original_in_extensions() {
    wrapped_unsigned(|evil, _, _, signed| {
        let extensions = "<x:Extensions xmlns:x=\"urn:oasis:names:tc:SAML:2.0:protocol\">";
        behind(evil, &format!("{extensions}{signed}</x:Extensions>"))
    });
}

#[test]
fn xsw8_the_signed_original_in_an_object_of_the_evil_ones_signature() {
    let wrap: Wrap =
        |evil, signature, _, signed| in_front(evil, &inside(signature, &object(signed)));
    wrapped(&ALL, wrap, "signature.structure", "signature.structure");
}

/// As the eight were found: plain Assertions, of which one is signed. None may stand in a Response.
#[test]
fn xsw_among_plain_assertions_whether_the_response_is_signed_or_not() {
    let signer = CURVE.signer();
    let evil = Assertion.evil(&CURVE);
    let bare = assertion_text();
    let good = Assertion.sign(&bare, signer);
    let (signature, _) = cut(&good);
    let plain = "response.unencrypted-assertion";
    for (content, code) in [
        (format!("{evil}{good}"), plain),
        (behind(&evil, &good), plain),
        (format!("{}{bare}", in_front(&evil, &signature)), plain),
        (in_front(&evil, &inside(&signature, &bare)), plain),
        (
            format!("<saml2p:Extensions>{evil}</saml2p:Extensions>{good}"),
            "response.structure",
        ),
        (in_front(&evil, &inside(&signature, &object(&good))), plain),
        (format!("{good}{evil}"), plain),
        (good.clone(), plain),
    ] {
        let response = response_text(SUCCESS, &content);
        let sound = Sound::new(&CURVE, Response);
        sound.refused(&response, "signature.missing");
        sound.refused(&Response.sign(&response, signer), code);
    }
}

#[test]
fn an_assertion_of_the_attackers_beside_the_signed_one() {
    let plain = "response.unencrypted-assertion";
    let (evil, ours) = (Assertion.evil(&CURVE), encrypted(&Assertion.evil(&CURVE)));
    let sound = Sound::new(&CURVE, Response);
    for (added, code) in [(&evil, plain), (&ours, "response.assertion-count")] {
        for (mark, both) in [
            (
                "<saml2:EncryptedAssertion>",
                format!("{added}<saml2:EncryptedAssertion>"),
            ),
            ("</saml2p:Response>", format!("{added}</saml2p:Response>")),
        ] {
            sound.refused(&with(&sound.message, mark, &both), "signature.digest");
            sound.refused(&sound.signed_with(mark, &both), code);
        }
    }
}

#[test]
fn a_role_or_country_of_the_attackers_beside_the_signed_ones() {
    let sound = Sound::new(&CURVE, Metadata);
    let from = sound.text.find("<md:IDPSSODescriptor").unwrap();
    let evil = sound.text[from..].replace(&CURVE.party.sso(), "https://evil.example/sso");
    for (mark, both) in [
        (
            "<md:IDPSSODescriptor",
            format!(
                "{}<md:IDPSSODescriptor",
                with(&evil, "</md:EntityDescriptor>", "")
            ),
        ),
        ("</md:EntityDescriptor>", evil.clone()),
    ] {
        sound.refused(&with(&sound.message, mark, &both), "signature.digest");
        sound.refused(&sound.signed_with(mark, &both), "metadata.role");
    }
    let sound = Sound::new(&CURVE, ServiceList);
    let mark = "<l:DistributionPoints>";
    let evil = "<l:MetadataList Territory=\"BE\"><l:MetadataLocation Location=\"https://evil.example/\"/></l:MetadataList>";
    let both = format!("{evil}{mark}");
    sound.refused(&with(&sound.message, mark, &both), "signature.digest");
}

/// What an aggregate of entities is worth: nothing, whoever signed which part of it.
#[test]
fn wrapped_entity_descriptors_are_no_metadata() {
    let sound = Sound::new(&CURVE, Metadata);
    let around = |content: &str| {
        format!(
            "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" ID=\"_all\">{content}</md:EntitiesDescriptor>"
        )
    };
    let evil = Metadata.evil(&CURVE);
    let alone = around(&sound.message);
    sound.refused(&alone, "signature.missing");
    // A group that their own key signs is an aggregate.
    sound.unmoved(&Metadata.sign(&alone, CURVE.signer()));
    for content in [
        format!("{evil}{}", sound.message),
        format!("{}{evil}", sound.message),
    ] {
        let all = around(&content);
        sound.refused(&all, "signature.missing");
        sound.refused(
            &Metadata.sign(&all, CURVE.signer()),
            "metadata.entity-twice",
        );
        let moved = in_front(&around(&format!("{}{evil}", sound.text)), &sound.signature);
        sound.refused(&moved, "signature.reference");
    }
}

#[test]
fn a_second_signature_or_one_at_another_place_is_none() {
    refused_at(&ALL, "signature.multiple", |sound| {
        sound.carrying(&format!("{0}{0}", sound.signature))
    });
    // Below another element; the outer signature still covers an Assertion.
    refused_at(&OUTER, "signature.missing", |sound| {
        let hidden = format!("<x:y xmlns:x=\"urn:x\">{}</x:y>", sound.signature);
        behind(&sound.text, &hidden)
    });
    refused_at(&[Assertion], "assertion.structure", |sound| {
        let hidden = format!("<x:y xmlns:x=\"urn:x\">{}</x:y>", sound.signature);
        behind(&sound.text, &hidden)
    });
}

/// A reader that matches by local name or prefix takes these for the signature.
#[test]
fn a_signature_in_another_namespace_is_none() {
    let elsewhere = |sound: &Sound<'_>| {
        let real = format!("xmlns:ds=\"{DS}\"");
        sound.carrying(&with(&sound.signature, &real, "xmlns:ds=\"urn:x\""))
    };
    refused_at(&OUTER, "signature.missing", elsewhere);
    refused_at(&[Assertion], "assertion.structure", elsewhere);
    let decoy = |sound: &Sound<'_>| {
        sound.carrying(&format!(
            "<x:Signature xmlns:x=\"urn:x\"/>{}",
            sound.signature
        ))
    };
    refused_at(&ALL, "signature.digest", decoy);
}

#[test]
fn an_id_in_a_namespace_is_refused() {
    for (polluted, extra) in [
        ("xml:id=", ""),
        ("x:ID=", " xmlns:x=\"urn:x\""),
        ("x:Id=", " xmlns:x=\"urn:x\""),
    ] {
        refused_at(&ALL, "xml.qualified-id", |sound| {
            let own = format!(" ID=\"{}\"", sound.target.id());
            let evil = with(&own, "ID=", polluted);
            with(&sound.message, &own, &format!(" ID=\"_evil\"{evil}{extra}"))
        });
    }
    // Under another spelling it is no ID to us, and to others it may be one.
    for spelling in ["Id", "id"] {
        refused_at(&ALL, "signature.reference", |sound| {
            let own = format!(" ID=\"{}\"", sound.target.id());
            let other = with(&own, "ID", spelling);
            with(&sound.message, &own, &format!(" ID=\"_evil\"{other}"))
        });
    }
}

/// A qualified twin of an attribute that we read is an attribute that we do not know.
#[test]
fn an_attribute_in_a_namespace_is_never_read_for_the_plain_one() {
    let samlp = "xmlns:p=\"urn:oasis:names:tc:SAML:2.0:protocol\"";
    for (target, from, to) in [
        (
            Request,
            "ProviderName=",
            format!("{samlp} p:ProviderName=\"Mallory\" ProviderName="),
        ),
        (
            Response,
            "InResponseTo=",
            format!("{samlp} p:InResponseTo=\"_request-2\" InResponseTo="),
        ),
        (
            Assertion,
            "InResponseTo=",
            format!("{samlp} p:InResponseTo=\"_request-2\" InResponseTo="),
        ),
        (
            Metadata,
            "entityID=",
            format!("{samlp} p:entityID=\"urn:evil\" entityID="),
        ),
        (
            ServiceList,
            "Location=",
            format!("{samlp} p:Location=\"https://evil.example\" Location="),
        ),
    ] {
        let sound = Sound::new(&CURVE, target);
        sound.unmoved(&sound.signed_with(from, &to));
    }
    let sound = Sound::new(&CURVE, Response);
    let only_qualified = format!("{samlp} p:InResponseTo=");
    sound.refused(
        &sound.signed_with("InResponseTo=", &only_qualified),
        "response.in-response-to",
    );
}

#[test]
fn one_id_twice_is_refused_before_anything_is_digested() {
    for spelling in ["ID", "Id", "id"] {
        refused_at(&ALL, "xml.duplicate-id", |sound| {
            let twin = format!(
                "<x:y xmlns:x=\"urn:x\" {spelling}=\"{}\"/>",
                sound.target.id()
            );
            behind(&sound.message, &twin)
        });
    }
}

/// Whatever the signature element says of itself is signed by nobody, and cannot be reached from
/// the element that was verified.
#[test]
fn the_verified_element_does_not_hand_out_its_signature() {
    let sound = Sound::new(&CURVE, Response);
    let document = Document::parse(sound.message.as_bytes(), &Limits::MESSAGE).unwrap();
    let key = VerificationKey::from_certificate_der(&CURVE.signer().der()).unwrap();
    let verified = verify_enveloped(&document, &[key], &SignaturePolicy::EIDAS).unwrap();
    assert!(verified.child(DS, "Signature").is_none());
    let mut signed = verified.descendants();
    assert!(signed.all(|element| element.local_name() != "SignatureValue"));
}
