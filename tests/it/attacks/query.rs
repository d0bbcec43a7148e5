//! A request in the query of a GET, signed beside the message: the octets received are what is
//! verified, in one spelling and once. `[SAML-Bindings §3.4.4.1]`

use super::forge::{Way, value};
use super::target::*;
use crate::saml_world::*;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::saml::binding::get;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use openssl::hash::MessageDigest;
use std::io::Write as _;

const ECDSA: &str = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
const MORE: &str = "http://www.w3.org/2001/04/xmldsig-more#";

fn escaped(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn deflated(message: &str) -> String {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(message.as_bytes()).unwrap();
    escaped(&STANDARD.encode(encoder.finish().unwrap()))
}

/// What is signed of a query.
fn octets(message: &str, algorithm: &str) -> String {
    let (message, algorithm) = (deflated(message), escaped(algorithm));
    format!("SAMLRequest={message}&RelayState=rs&SigAlg={algorithm}")
}

fn sealed(octets: &str, value: &[u8]) -> String {
    format!("{octets}&Signature={}", escaped(&STANDARD.encode(value)))
}

fn signed_by(stage: &Stage, message: &str, algorithm: &str, way: Way, md: MessageDigest) -> String {
    let octets = octets(message, algorithm);
    let value = value(&stage.signer().key, way, md, octets.as_bytes());
    sealed(&octets, &value)
}

fn good(message: &str) -> String {
    signed_by(&CURVE, message, ECDSA, Way::Ecdsa, MessageDigest::sha256())
}

fn code(stage: &Stage, query: &str) -> &'static str {
    match get::receive(query) {
        Err(error) => error.code(),
        Ok(received) => stage
            .judge(&received)
            .map_or_else(|code| code, |_| "accepted"),
    }
}

#[test]
fn an_algorithm_off_the_list_in_a_query() {
    let text = request_text();
    assert_eq!(code(&CURVE, &good(&text)), "accepted");
    let sha1 = MessageDigest::sha1();
    let query = signed_by(
        &CURVE,
        &text,
        &format!("{MORE}ecdsa-sha1"),
        Way::Ecdsa,
        sha1,
    );
    assert_eq!(code(&CURVE, &query), "signature.algorithm");
    let (hmac, sha256) = (format!("{MORE}hmac-sha256"), MessageDigest::sha256());
    let query = signed_by(&CURVE, &text, &hmac, Way::Hmac(b"public"), sha256);
    assert_eq!(code(&CURVE, &query), "signature.algorithm");
    for (uri, md) in [
        ("http://www.w3.org/2000/09/xmldsig#rsa-sha1", sha1),
        ("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", sha256),
        (
            "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
            MessageDigest::md5(),
        ),
    ] {
        let query = signed_by(&RSA, &text, uri, Way::Pkcs1, md);
        assert_eq!(code(&RSA, &query), "signature.algorithm", "{uri}");
    }
    let pss = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";
    let query = signed_by(&RSA, &text, pss, Way::Pss, sha256);
    assert_eq!(code(&RSA, &query), "accepted");
}

#[test]
fn a_value_of_zero_in_der_of_a_stranger_or_none_in_a_query() {
    let text = request_text();
    let octets = octets(&text, ECDSA);
    let key = &CURVE.signer().key;
    let mut signer = openssl::sign::Signer::new(MessageDigest::sha256(), key).unwrap();
    let der = signer.sign_oneshot_to_vec(octets.as_bytes()).unwrap();
    for value in [vec![0; 64], vec![0xff; 64], der, Vec::new()] {
        let query = sealed(&octets, &value);
        assert_eq!(code(&CURVE, &query), "signature.value");
    }
    let stranger = Stage::new(p256());
    assert_eq!(code(&stranger, &good(&text)), "signature.value");
    assert_eq!(code(&CURVE, &octets), "binding.unsigned-redirect");
    let deflated_only = format!("SAMLRequest={}", deflated(&text));
    assert_eq!(code(&CURVE, &deflated_only), "binding.unsigned-redirect");
}

/// CVE-2025-27773 and its kin: verified in one reading, used in another.
#[test]
fn a_query_that_can_be_read_in_two_ways() {
    let (text, evil) = (request_text(), deflated(&Request.evil(&CURVE)));
    let query = good(&text);
    let again = query.replace("RelayState=rs", "RelayState=rt");
    for (query, expected) in [
        (format!("{query}&SAMLRequest={evil}"), "binding.duplicate"),
        (format!("SAMLRequest={evil}&{query}"), "binding.duplicate"),
        (format!("{query}&RelayState=rs"), "binding.duplicate"),
        (format!("{query}&SigAlg=x"), "binding.duplicate"),
        (format!("{query}&Signature=x"), "binding.duplicate"),
        (format!("{query}&SAMLReques%74={evil}"), "binding.query"),
        (
            query.replace("SAMLRequest=", "SAML%52equest="),
            "binding.query",
        ),
        (format!("{query}&SAMLEncoding=urn:x"), "binding.query"),
        (
            query.replace("SAMLRequest=", "SAMLResponse="),
            "binding.missing",
        ),
        (again, "signature.value"),
        (query.replace("&RelayState=rs", ""), "signature.value"),
        // Another spelling of the same octets is not what was signed.
        (query.replace("%3A", "%3a"), "signature.value"),
        (query.replace("%2F%2F", "//"), "signature.value"),
    ] {
        assert_eq!(code(&CURVE, &query), expected, "{query}");
    }
    // The order in which they arrive does not matter: the one that is signed is the standard's.
    let parts: Vec<&str> = query.split('&').rev().collect();
    assert_eq!(code(&CURVE, &parts.join("&")), "accepted");
}

/// A message with a signature of its own, in a query that is signed too: two, and neither counts.
#[test]
fn an_enveloped_signature_beside_that_of_the_query() {
    let sound = Sound::new(&CURVE, Request);
    assert_eq!(code(&CURVE, &good(&sound.message)), "signature.multiple");
    let forged = Request.sign(&Request.evil(&CURVE), &Pair::new("messages"));
    assert_eq!(code(&CURVE, &good(&forged)), "signature.multiple");
    // Without a signed query the enveloped one counts alone, and has to be there.
    let plain = |message: &str| format!("SAMLRequest={}", escaped(&STANDARD.encode(message)));
    assert_eq!(code(&CURVE, &plain(&sound.message)), "accepted");
    assert_eq!(code(&CURVE, &plain(&sound.text)), "signature.missing");
    assert_eq!(code(&CURVE, &plain(&forged)), "signature.unknown-key");
}
