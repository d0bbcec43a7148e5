//! What two published studies of eIDAS found, done to us: the study of eID services at WOOT'18
//! (Engelbertz and others) and SEC Consult's advisory SA-20191029 on eIDAS-Node (CVE-2019-18632,
//! CVE-2019-18633). docs/SECURITY.md answers them point by point.

use super::target::*;
use crate::saml_world::*;
use eidas_bridge::xml::{
    DigestAlgorithm, SignatureAlgorithm, SignaturePlacement, SigningKey, sign_enveloped,
};
use openssl::hash::MessageDigest;
use std::io::ErrorKind;
use std::net::TcpListener;

/// A key of the attacker's under a certificate with every name and number of the trusted one.
fn twin() -> Pair {
    let twin = Pair::new("messages");
    let (ours, theirs) = (&twin.certificate, &CURVE.signer().certificate);
    let der = |name: &openssl::x509::X509NameRef| name.to_der().unwrap();
    assert_eq!(der(ours.subject_name()), der(theirs.subject_name()));
    assert_eq!(der(ours.issuer_name()), der(theirs.issuer_name()));
    let number = |it: &openssl::x509::X509Ref| it.serial_number().to_bn().unwrap();
    assert_eq!(number(ours), number(theirs));
    twin
}

/// A certificate that says to be issued by the trusted one, and was issued by its twin.
fn named_after(issuer: &Pair) -> Pair {
    let (key, hash) = (p256(), MessageDigest::sha256());
    Pair::issued("leaf", key, Some(issuer), hash, (-86_400, 86_400))
}

/// CVE-2019-18632: whether the key was trusted was asked, and the answer not looked at.
/// Here there is no answer to overlook: what is not trusted yields no element to read.
#[test]
fn a_key_that_is_not_trusted_signs_nothing_whatever_its_certificate_is_called() {
    let twin = twin();
    refused_at(&ALL, "signature.unknown-key", |sound| {
        sound.target.sign(&sound.text, &twin)
    });
    refused_at(&ALL, "signature.unknown-key", |sound| {
        let evil = sound.target.evil(sound.stage);
        sound.target.sign(&evil, &twin)
    });
}

/// CVE-2019-18633: a certificate counted where its issuer had the name of a trusted one.
#[test]
fn a_certificate_that_names_the_trusted_one_as_its_issuer_signs_nothing() {
    let leaf = named_after(&twin());
    let (issuer, trusted) = (&leaf.certificate, &CURVE.signer().certificate);
    let der = |name: &openssl::x509::X509NameRef| name.to_der().unwrap();
    assert_eq!(der(issuer.issuer_name()), der(trusted.subject_name()));
    refused_at(&ALL, "signature.unknown-key", |sound| {
        let evil = sound.target.evil(sound.stage);
        sound.target.sign(&evil, &leaf)
    });
}

/// The same where chains do count: metadata brings the forged issuer along, alone or in front of,
/// or behind, the true one.
#[test]
fn a_forged_issuer_of_the_trusted_name_vouches_for_no_metadata() {
    let (forged, trusted) = (twin().certificate, CURVE.signer().certificate.clone());
    let leaf = named_after(&twin());
    let (algorithm, digest) = (SignatureAlgorithm::EcdsaSha256, DigestAlgorithm::Sha256);
    let key = SigningKey::new(leaf.key.clone(), &leaf.certificate, algorithm, digest).unwrap();
    let sound = Sound::new(&CURVE, Metadata);
    for chain in [
        vec![],
        vec![forged.clone()],
        vec![trusted.clone()],
        vec![forged.clone(), trusted.clone()],
        vec![trusted, forged],
    ] {
        let key = key.clone().with_chain(&chain).unwrap();
        let message = sign_enveloped(&sound.text, SignaturePlacement::FirstChild, &key).unwrap();
        sound.refused(&message, "metadata.signer");
    }
}

/// Files that were sent to another machine, and requests into the inside: whatever in a document
/// is an address, judging the document connects to none of them.
#[test]
fn nothing_in_a_document_makes_us_connect_anywhere() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let unheard = |what: &str| {
        let heard = listener.accept().map(|_| ()).map_err(|error| error.kind());
        assert_eq!(heard, Err(ErrorKind::WouldBlock), "{what}");
    };
    for document_type in [
        format!("<!DOCTYPE r SYSTEM \"{address}x.dtd\">"),
        format!("<!DOCTYPE r PUBLIC \"-//x\" \"{address}x.dtd\">"),
        format!("<!DOCTYPE r [<!ENTITY x SYSTEM \"{address}\">]>"),
        format!("<!DOCTYPE r [<!ENTITY % x SYSTEM \"{address}\"> %x;]>"),
        format!(
            "<!DOCTYPE r [<!ENTITY % f SYSTEM \"file:///etc/hostname\">\
             <!ENTITY % d SYSTEM \"{address}send.dtd\"> %d;]>"
        ),
    ] {
        refused_at(&ALL, "xml.doctype", |sound| {
            format!("{document_type}{}", sound.message)
        });
        unheard(&document_type);
    }
    let style = format!("<?xml-stylesheet href=\"{address}\" type=\"text/xsl\"?>");
    refused_at(&ALL, "xml.processing-instruction", |sound| {
        format!("{style}{}", sound.message)
    });
    unheard(&style);
    let pointer = format!("<ds:KeyInfo><ds:RetrievalMethod URI=\"{address}key\"/>");
    refused_at(&ALL, "signature.structure", |sound| {
        sound.carrying(&with(&sound.signature, "<ds:KeyInfo>", &pointer))
    });
    unheard(&pointer);
    // The listener does hear who comes.
    std::net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let heard = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        listener.accept().is_ok()
    });
    assert!(heard, "the trap is deaf");
}
