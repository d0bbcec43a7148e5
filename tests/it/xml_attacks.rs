//! The catalogue of attacks on XML signatures, each by name, against a message that is fine
//! before the attack. What must hold: an error, or the element that the peer really signed.

use crate::xml_fixtures::{DS, MALLORY, PEER, RSA, SAML, assertion, response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::xml::{
    Document, Limits, SignatureAlgorithm, SignatureError as E, SignaturePlacement, SignaturePolicy,
    Verified, XmlError, sign_enveloped, verify_element, verify_enveloped,
};
use openssl::ecdsa::EcdsaSig;

const AFTER_ISSUER: SignaturePlacement = SignaturePlacement::AfterFirstChild;

fn sign(text: &str) -> String {
    sign_enveloped(
        text,
        AFTER_ISSUER,
        &PEER.signing(SignatureAlgorithm::EcdsaSha256),
    )
    .unwrap()
}

fn signed_response() -> String {
    sign(&response("_r", &assertion("_a", "alice")))
}

/// Judges the root with the peer's key.
fn judge(text: &str) -> Result<(), E> {
    let document = Document::parse(text.as_bytes(), &Limits::MESSAGE).unwrap();
    verify_enveloped(&document, &[PEER.verification()], &SignaturePolicy::EIDAS).map(|_| ())
}

/// The signature element's text, and the message without it.
fn cut_signature(signed: &str) -> (String, String) {
    let start = signed.find("<ds:Signature ").unwrap();
    let end = signed.find("</ds:Signature>").unwrap() + "</ds:Signature>".len();
    (
        signed[start..end].to_owned(),
        format!("{}{}", &signed[..start], &signed[end..]),
    )
}

/// Puts something into the signature element of a good message.
fn change(from: &str, to: &str) -> Result<(), E> {
    let signed = signed_response();
    assert!(signed.contains(from), "{from}");
    judge(&signed.replacen(from, to, 1))
}

fn names_in(verified: Verified<'_>) -> Vec<String> {
    verified
        .descendants()
        .filter(|e| e.is(SAML, "NameID"))
        .map(|e| e.text().into_owned())
        .collect()
}

/// Tries to verify every element of a message; whatever verifies must speak of alice only.
fn nothing_of_mallory_verifies(text: &str) {
    let document = match Document::parse(text.as_bytes(), &Limits::MESSAGE) {
        Ok(document) => document,
        Err(XmlError::DuplicateId) => return,
        Err(error) => panic!("{error}"),
    };
    let keys = [PEER.verification()];
    let root = std::iter::once(document.root());
    for element in root.chain(document.root().descendants()) {
        if let Ok(verified) = verify_element(element, &keys, &SignaturePolicy::EIDAS) {
            assert_eq!(names_in(verified), ["alice"], "{text}");
        }
    }
}

#[test]
fn the_message_is_fine_before_any_attack() {
    assert_eq!(judge(&signed_response()), Ok(()));
    let document = signed_response();
    nothing_of_mallory_verifies(&document);
}

#[test]
fn xsw_around_a_signed_response() {
    let signed = signed_response();
    let (signature, bare) = cut_signature(&signed);
    let evil = assertion("_e", "mallory");
    // XSW1 and XSW2: the original inside or beside the signature of another root.
    let object = signature.replace(
        "</ds:Signature>",
        &format!("<ds:Object>{bare}</ds:Object></ds:Signature>"),
    );
    for inside in [
        format!("{object}{evil}"),
        format!("{bare}{signature}{evil}"),
        format!("{signed}{evil}"),
        format!("{evil}{signed}"),
        format!("{signature}{evil}"),
    ] {
        let text = response("_evil", &inside);
        assert!(judge(&text).is_err());
        nothing_of_mallory_verifies(&text);
        let same_id = response("_r", &inside);
        nothing_of_mallory_verifies(&same_id);
    }
    // The evil content within what was signed, before or after the good one.
    for text in [
        signed.replace("<saml2:Assertion", &format!("{evil}<saml2:Assertion")),
        signed.replace("</saml2p:Response>", &format!("{evil}</saml2p:Response>")),
        signed.replace(
            "</saml2p:Status>",
            &format!("<saml2p:StatusDetail>{evil}</saml2p:StatusDetail></saml2p:Status>"),
        ),
    ] {
        assert_eq!(judge(&text), Err(E::Digest));
    }
}

#[test]
fn xsw_around_a_signed_assertion() {
    let good = sign(&assertion("_a", "alice"));
    let (signature, bare) = cut_signature(&good);
    let evil = assertion("_e", "mallory");
    let evil_same = assertion("_a", "mallory");
    let with = |outer: &str, inner: &str| {
        outer.replace("<saml2:Subject>", &format!("{inner}<saml2:Subject>"))
    };
    let object = |inner: &str| {
        signature.replace(
            "</ds:Signature>",
            &format!("<ds:Object>{inner}</ds:Object></ds:Signature>"),
        )
    };
    for inside in [
        format!("{evil}{good}"),                                        // XSW3
        with(&evil, &good),                                             // XSW4
        format!("{}{bare}", with(&evil, &signature)),                   // XSW5
        with(&evil, &object(&bare)),                                    // XSW6
        format!("<saml2p:Extensions>{evil}</saml2p:Extensions>{good}"), // XSW7
        with(&evil, &object(&good)),                                    // XSW8
        with(&evil_same, &signature),
        format!("{good}{evil}"),
    ] {
        nothing_of_mallory_verifies(&response("_x", &inside));
    }
}

#[test]
fn the_verified_element_does_not_hand_out_the_signature_that_nobody_signed() {
    let signed = signed_response().replace(
        "<ds:X509Data>",
        "<ds:KeyName><!-- --></ds:KeyName><ds:X509Data>",
    );
    let document = Document::parse(signed.as_bytes(), &Limits::METADATA).unwrap();
    let verified =
        verify_enveloped(&document, &[PEER.verification()], &SignaturePolicy::EIDAS).unwrap();
    assert!(verified.child(DS, "Signature").is_none());
    assert!(verified.descendants().all(|e| e.namespace() != DS));
}

#[test]
fn signature_removed_doubled_or_moved() {
    let signed = signed_response();
    let (signature, bare) = cut_signature(&signed);
    assert_eq!(judge(&bare), Err(E::Missing));
    let twice = signed.replace("</ds:Signature>", &format!("</ds:Signature>{signature}"));
    assert_eq!(judge(&twice), Err(E::Multiple));
    let moved = bare.replace(
        "</saml2:Assertion>",
        &format!("{signature}</saml2:Assertion>"),
    );
    assert_eq!(judge(&moved), Err(E::Missing));
    let renamed = signed.replace(
        "xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"",
        "xmlns:ds=\"urn:x\"",
    );
    assert_eq!(judge(&renamed), Err(E::Missing));
}

#[test]
fn references_none_two_empty_external_or_to_another_element() {
    let signed = signed_response();
    let start = signed.find("<ds:Reference ").unwrap();
    let end = signed.find("</ds:Reference>").unwrap() + "</ds:Reference>".len();
    let reference = &signed[start..end];
    assert_eq!(change(reference, ""), Err(E::Reference));
    assert_eq!(
        change(reference, &format!("{reference}{reference}")),
        Err(E::Reference)
    );
    for uri in [
        "",
        "#",
        "#_a",
        "_r",
        "#_r ",
        "#xpointer(id('_r'))",
        "#xpointer(/)",
        "http://127.0.0.1:1/x",
        "file:///etc/passwd",
    ] {
        assert_eq!(
            change("URI=\"#_r\"", &format!("URI=\"{uri}\"")),
            Err(E::Reference),
            "{uri}"
        );
    }
    assert_eq!(change(" URI=\"#_r\"", ""), Err(E::Reference));
    assert_eq!(
        change("<ds:Reference ", "<ds:Reference Type=\"urn:x\" "),
        Err(E::Structure)
    );
}

#[test]
fn transforms_added_repeated_left_out_or_replaced() {
    let enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    let one = format!("<ds:Transform Algorithm=\"{enveloped}\"></ds:Transform>");
    let other = |uri: &str| format!("<ds:Transform Algorithm=\"{uri}\"></ds:Transform>");
    assert_eq!(change(&one, ""), Err(E::Transform));
    assert_eq!(change(&one, &format!("{one}{one}")), Err(E::Transform));
    for uri in [
        "http://www.w3.org/TR/1999/REC-xslt-19991116",
        "http://www.w3.org/TR/1999/REC-xpath-19991116",
        "http://www.w3.org/2000/09/xmldsig#base64",
        "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
    ] {
        assert_eq!(change(&one, &other(uri)), Err(E::Transform), "{uri}");
        let exclusive = other("http://www.w3.org/2001/10/xml-exc-c14n#");
        assert_eq!(change(&exclusive, &other(uri)), Err(E::Transform), "{uri}");
        let method = "CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"";
        let changed = format!("CanonicalizationMethod Algorithm=\"{uri}\"");
        assert_eq!(change(method, &changed), Err(E::Transform), "{uri}");
    }
}

#[test]
fn algorithms_off_the_list_hmac_with_the_public_key_among_them() {
    let ecdsa = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    for uri in [
        "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
        "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
        "",
    ] {
        assert_eq!(change(ecdsa, uri), Err(E::Algorithm), "{uri}");
    }
    let method = format!("<ds:SignatureMethod Algorithm=\"{ecdsa}\">");
    let truncated = "<ds:HMACOutputLength>1</ds:HMACOutputLength>";
    assert_eq!(
        change(&method, &format!("{method}{truncated}")),
        Err(E::Structure)
    );
    for uri in [
        "http://www.w3.org/2000/09/xmldsig#sha1",
        "http://www.w3.org/2001/04/xmldsig-more#md5",
    ] {
        assert_eq!(
            change("http://www.w3.org/2001/04/xmlenc#sha256", uri),
            Err(E::Algorithm)
        );
    }
    // An RSA algorithm cannot be answered with a curve key.
    let pss = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";
    assert_eq!(change(ecdsa, pss), Err(E::BadSignature));
}

#[test]
fn the_signature_element_holds_nothing_that_the_profile_does_not_name() {
    for (from, to) in [
        ("</ds:KeyInfo>", "</ds:KeyInfo><ds:Object/>"),
        (
            "<ds:SignedInfo>",
            "<ds:SignedInfo></ds:SignedInfo><ds:SignedInfo>",
        ),
        ("</ds:SignedInfo>", "<ds:Manifest/></ds:SignedInfo>"),
        ("<ds:SignedInfo>", "text<ds:SignedInfo>"),
        ("<ds:SignedInfo>", "<ds:SignedInfo evil=\"1\">"),
        ("<ds:DigestValue>", "<ds:DigestValue><ds:x/>"),
        ("<ds:SignatureValue>", "<ds:SignatureValue>!"),
        (
            "<ds:KeyInfo>",
            "<ds:KeyInfo><ds:RetrievalMethod URI=\"http://127.0.0.1/\"/>",
        ),
        (
            "<ds:KeyInfo>",
            "<ds:KeyInfo><x:KeyInfoReference xmlns:x=\"http://www.w3.org/2009/xmldsig11#\" URI=\"#x\"/>",
        ),
    ] {
        assert!(
            matches!(change(from, to), Err(E::Structure | E::Reference)),
            "{to}"
        );
    }
    let signed = signed_response();
    let comment = signed.replace("<ds:DigestValue>", "<ds:DigestValue><!-- x -->");
    assert_eq!(
        Document::parse(comment.as_bytes(), &Limits::MESSAGE).err(),
        Some(XmlError::Comment)
    );
}

#[test]
fn a_comment_in_the_digest_value_is_no_second_digest() {
    // CVE-2025-29775: what one reader skips another reads. Here the text is read whole, so a
    // digest behind the comment makes it too long.
    let signed = signed_response();
    let start = signed.find("<ds:DigestValue>").unwrap() + "<ds:DigestValue>".len();
    let end = start + signed[start..].find('<').unwrap();
    let digest = &signed[start..end];
    let text = signed.replace(digest, &format!("{}<!-- x -->{digest}", "A".repeat(44)));
    let document = Document::parse(text.as_bytes(), &Limits::METADATA).unwrap();
    let refused = verify_enveloped(&document, &[PEER.verification()], &SignaturePolicy::EIDAS);
    assert!(refused.is_err());
}

#[test]
fn keys_in_the_message_are_never_trusted() {
    let text = response("_r", &assertion("_a", "mallory"));
    let forged = sign_enveloped(
        &text,
        AFTER_ISSUER,
        &MALLORY.signing(SignatureAlgorithm::EcdsaSha256),
    )
    .unwrap();
    assert_eq!(judge(&forged), Err(E::UnknownKey));
    let (own, theirs) = (STANDARD.encode(MALLORY.der()), STANDARD.encode(PEER.der()));
    assert_eq!(judge(&forged.replace(&own, &theirs)), Err(E::BadSignature));
    let both = forged.replace(
        &format!("<ds:X509Certificate>{own}"),
        &format!("<ds:X509Certificate>{theirs}</ds:X509Certificate><ds:X509Certificate>{own}"),
    );
    assert_eq!(judge(&both), Err(E::ExtraCertificate));
    let start = forged.find("<ds:KeyInfo>").unwrap();
    let end = forged.find("</ds:KeyInfo>").unwrap() + "</ds:KeyInfo>".len();
    let mut hintless = forged.clone();
    hintless.replace_range(start..end, "");
    assert_eq!(judge(&hintless), Err(E::BadSignature));
    let value = "<ds:KeyInfo><ds:KeyName>peer</ds:KeyName></ds:KeyInfo>";
    hintless.insert_str(start, value);
    assert_eq!(judge(&hintless), Err(E::BadSignature));
}

#[test]
fn no_trusted_key_accepts_nothing() {
    let document = Document::parse(signed_response().as_bytes(), &Limits::MESSAGE).unwrap();
    let refused = verify_enveloped(&document, &[], &SignaturePolicy::EIDAS);
    assert_eq!(refused.err(), Some(E::NoTrustedKey));
    let other = verify_enveloped(&document, &[RSA.verification()], &SignaturePolicy::EIDAS);
    assert_eq!(other.err(), Some(E::UnknownKey));
}

/// Replaces the bytes of the signature value.
fn with_value(change: impl Fn(&[u8]) -> Vec<u8>) -> Result<(), E> {
    let signed = signed_response();
    let start = signed.find("<ds:SignatureValue>").unwrap() + "<ds:SignatureValue>".len();
    let end = start + signed[start..].find('<').unwrap();
    let value = change(&STANDARD.decode(&signed[start..end]).unwrap());
    judge(&format!(
        "{}{}{}",
        &signed[..start],
        STANDARD.encode(value),
        &signed[end..]
    ))
}

#[test]
fn ecdsa_values_of_zero_out_of_range_in_der_padded_or_cut() {
    type Change<'c> = &'c dyn Fn(&[u8]) -> Vec<u8>;
    assert_eq!(with_value(<[u8]>::to_vec), Ok(()));
    let order = [
        0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xbc,
        0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51,
    ];
    let changes: [Change<'_>; 8] = [
        &|_| vec![0; 64],
        &|v| [&[0; 32], &v[32..]].concat(),
        &|v| [&v[..32], &[0; 32]].concat(),
        &|v| [&order, &v[32..]].concat(),
        &|_| vec![0xff; 64],
        &|v| [&[0], &v[..32], &[0], &v[32..]].concat(),
        &|v| v[..63].to_vec(),
        &|_| vec![],
    ];
    for change in changes {
        assert_eq!(with_value(change), Err(E::BadSignature));
    }
    let der = |v: &[u8]| {
        let number = |bytes: &[u8]| openssl::bn::BigNum::from_slice(bytes).unwrap();
        let (r, s) = (number(&v[..32]), number(&v[32..]));
        EcdsaSig::from_private_components(r, s)
            .unwrap()
            .to_der()
            .unwrap()
    };
    assert_eq!(with_value(der), Err(E::BadSignature));
}

#[test]
fn a_digest_value_that_is_right_only_in_part_is_wrong() {
    for to in ["", "AAAA"] {
        let signed = signed_response();
        let start = signed.find("<ds:DigestValue>").unwrap() + "<ds:DigestValue>".len();
        let end = start + signed[start..].find('<').unwrap();
        let text = format!("{}{to}{}", &signed[..start], &signed[end..]);
        assert_eq!(judge(&text), Err(E::Digest));
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn what_the_reader_refuses_never_reaches_a_signature() {
    let signed = signed_response();
    let refused = |text: String| Document::parse(text.as_bytes(), &Limits::MESSAGE).err();
    let laughs = (0..20).fold(
        String::from("<!DOCTYPE r [<!ENTITY a0 \"ha\">"),
        |dtd, n| format!("{dtd}<!ENTITY a{} \"&a{n};&a{n};\">", n + 1),
    );
    for (name, text, reason) in [
        (
            "duplicate ID",
            signed.replace("ID=\"_a\"", "ID=\"_r\""),
            XmlError::DuplicateId,
        ),
        (
            "namespaced ID",
            signed.replace("ID=\"_a\"", "saml2:ID=\"_a\""),
            XmlError::QualifiedId,
        ),
        (
            "xml:id",
            signed.replace("ID=\"_a\"", "xml:id=\"_a\""),
            XmlError::QualifiedId,
        ),
        (
            "DTD",
            format!("<!DOCTYPE x SYSTEM 'http://127.0.0.1/'>{signed}"),
            XmlError::Doctype,
        ),
        (
            "billion laughs",
            format!("{laughs}]><r>&a20;</r>"),
            XmlError::Doctype,
        ),
        (
            "comment truncation",
            signed.replace("alice", "al<!---->ice"),
            XmlError::Comment,
        ),
        (
            "processing instruction",
            signed.replace("alice", "al<?x?>ice"),
            XmlError::ProcessingInstruction,
        ),
        (
            "CDATA",
            signed.replace("alice", "<![CDATA[alice]]>"),
            XmlError::Cdata,
        ),
        (
            "relative namespace",
            signed.replace("<saml2p:Status>", "<saml2p:Status xmlns:x=\"1\">"),
            XmlError::RelativeNamespace,
        ),
        (
            "trailing root",
            format!("{signed}{}", assertion("_e", "mallory")),
            XmlError::TrailingContent,
        ),
        (
            "trailing NUL",
            format!("{signed}\0"),
            XmlError::ForbiddenCharacter,
        ),
    ] {
        assert_eq!(refused(text), Some(reason), "{name}");
    }
}

#[test]
fn a_message_of_many_namespaces_is_refused_at_once() {
    let many: Vec<String> = (0..20_000)
        .map(|n| format!(" xmlns:n{n}=\"urn:n{n}\""))
        .collect();
    let many = many.concat();
    let text = signed_response().replace("<saml2p:Status>", &format!("<saml2p:Status{many}>"));
    let refused = Document::parse(text.as_bytes(), &Limits::MESSAGE).err();
    assert_eq!(refused, Some(XmlError::TooLarge));
    let roomy = Limits {
        bytes: 1 << 20,
        ..Limits::MESSAGE
    };
    let refused = Document::parse(text.as_bytes(), &roomy).err();
    assert_eq!(refused, Some(XmlError::TooManyNamespaces));
}
