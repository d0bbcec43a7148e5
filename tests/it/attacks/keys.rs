//! By whose key and with which algorithm. Every value here is a true one of the algorithm that is
//! named: what is wrong is who made it or that it is not on the list. `[eIDAS-CR §2.3]`

use super::forge::{Way, digest, octets, value};
use super::target::*;
use crate::saml_world::*;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::saml::{
    MetadataExpectation, ServiceListExpectation, accept_metadata, accept_service_list,
};
use eidas_bridge::xml::{DigestAlgorithm, SignatureAlgorithm, SigningKey, sign_enveloped};
use jiff::SignedDuration;
use openssl::ecdsa::EcdsaSig;
use openssl::hash::MessageDigest;
use std::sync::LazyLock;

fn certificate(pair: &Pair) -> String {
    let der = STANDARD.encode(pair.der());
    format!("<ds:X509Certificate>{der}</ds:X509Certificate>")
}

/// eIDAS-Node up to 2.3.0 believed it (SA-20191029): any key with a certificate of its own.
#[test]
fn a_self_signed_key_in_key_info() {
    refused_at(&ALL, "signature.unknown-key", |sound| {
        sound.target.sign(&sound.text, &Pair::new("messages"))
    });
    refused_at(&ALL, "signature.unknown-key", |sound| {
        let evil = sound.target.evil(sound.stage);
        sound.target.sign(&evil, &Pair::new("messages"))
    });
}

/// The right certificate beside the wrong signature, and none at all.
#[test]
fn a_strangers_signature_under_the_trusted_certificate_or_none() {
    let stranger = Pair::new("messages");
    refused_at(&ALL, "signature.value", |sound| {
        let forged = sound.target.sign(&sound.text, &stranger);
        with(
            &forged,
            &certificate(&stranger),
            &certificate(CURVE.signer()),
        )
    });
    for key_info in [
        "",
        "<ds:KeyInfo><ds:KeyName>messages</ds:KeyName></ds:KeyInfo>",
    ] {
        refused_at(&ALL, "signature.value", |sound| {
            let forged = sound.target.sign(&sound.text, &stranger);
            let own = format!(
                "<ds:KeyInfo><ds:X509Data>{}</ds:X509Data></ds:KeyInfo>",
                certificate(&stranger)
            );
            with(&forged, &own, key_info)
        });
    }
}

#[test]
fn the_trusted_certificate_beside_an_evil_one() {
    let stranger = Pair::new("messages");
    let (good, evil) = (certificate(CURVE.signer()), certificate(&stranger));
    for both in [format!("{good}{evil}"), format!("{evil}{good}")] {
        let forged = |sound: &Sound<'_>| {
            let forged = sound
                .target
                .sign(&sound.target.evil(sound.stage), &stranger);
            with(&forged, &evil, &both)
        };
        refused_at(&MESSAGES, "signature.extra-certificate", forged);
        // A chain may come along here, and proves nothing for the key of the value.
        refused_at(&[ServiceList], "signature.value", forged);
        refused_at(&[Metadata], "metadata.signer", forged);
        let genuine = |sound: &Sound<'_>| with(&sound.message, &good, &both);
        refused_at(&MESSAGES, "signature.extra-certificate", genuine);
        unmoved_at(&FETCHED, genuine);
    }
}

/// The key of another country, and keys of the same country that are for something else.
#[test]
fn the_key_of_another_country_or_for_another_purpose() {
    let party = &CURVE.party;
    for key in [
        &WORLD.we.messages,
        &WORLD.we.metadata,
        &WORLD.they.messages,
        &party.encryption,
        &party.metadata,
    ] {
        refused_at(&ALL, "signature.unknown-key", |sound| {
            sound.target.sign(&sound.text, key)
        });
    }
}

/// A country's Connector has keys of its own: they sign no Response, and the other way round.
#[test]
fn the_key_of_the_other_role_of_the_same_country() {
    let other = Stage::new(p256());
    for target in MESSAGES {
        let ours = Sound::new(&CURVE, target);
        let theirs = Sound::new(&other, target);
        ours.refused(&theirs.message, "signature.unknown-key");
        theirs.refused(&ours.message, "signature.unknown-key");
    }
}

/// A key counts as long as the metadata lists it, and no longer.
#[test]
fn a_retired_key() {
    let (old, new) = (p256(), Stage::new(p256()));
    let before = Stage::new(old);
    for target in [Request, Response] {
        let late = Sound::new(&before, target);
        let sound = Sound::new(&new, target);
        sound.refused(&late.message, "signature.unknown-key");
    }
}

#[test]
fn the_signature_removed_or_emptied() {
    refused_at(
        &[Request, Response, Metadata, ServiceList],
        "signature.missing",
        |sound| sound.text.clone(),
    );
    // The Response's signature covers an Assertion that has none.
    unmoved_at(&[Assertion], |sound| sound.text.clone());
    refused_at(&ALL, "signature.structure", |sound| {
        sound.carrying("<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>")
    });
    refused_at(&ALL, "signature.structure", |sound| {
        let info = format!("<ds:SignedInfo>{}</ds:SignedInfo>", sound.signed_info());
        sound.carrying(&with(&sound.signature, &info, ""))
    });
    refused_at(&ALL, "signature.value", |sound| sound.with_value(b""));
}

/// An empty set of keys opens nothing (CVE-2026-28323).
#[test]
fn without_a_trusted_key_nothing_is_accepted() {
    let list = Sound::new(&CURVE, ServiceList);
    let expectation = ServiceListExpectation {
        signers: &[],
        now: now(),
        skew: MINUTE,
    };
    for (message, code) in [
        (&list.message, "signature.no-trusted-key"),
        (&list.text, "signature.missing"),
    ] {
        let verdict = accept_service_list(message.as_bytes(), &expectation);
        assert_eq!(verdict.unwrap_err().code(), code);
    }
    let metadata = Sound::new(&CURVE, Metadata);
    let expectation = MetadataExpectation {
        entity_id: &CURVE.party.service_id(),
        country: CURVE.party.country,
        anchors: &[],
        now: now(),
        max_validity: SignedDuration::from_hours(48),
        skew: MINUTE,
        exceptions: eidas_bridge::domain::Exceptions::NONE,
    };
    for message in [&metadata.message, &metadata.text] {
        let verdict = accept_metadata(message.as_bytes(), &expectation);
        assert_eq!(verdict.unwrap_err().code(), "metadata.signer");
    }
    // And a peer without a key cannot come about.
    let start = metadata.text.find("<md:KeyDescriptor").unwrap();
    let end = metadata.text.find("</md:KeyDescriptor>").unwrap() + "</md:KeyDescriptor>".len();
    let keyless = metadata.signed_with(&metadata.text[start..end], "");
    metadata.refused(&keyless, "metadata.signing-key");
}

const ECDSA: &str = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

/// The trusted certificate's own octets as a secret: anybody knows them.
#[test]
fn an_hmac_keyed_with_the_public_certificate() {
    static CERTIFICATE: LazyLock<Vec<u8>> = LazyLock::new(|| CURVE.signer().der());
    static KEY: LazyLock<Vec<u8>> =
        LazyLock::new(|| CURVE.signer().key.public_key_to_pem().unwrap());
    for (uri, md) in [
        (
            "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
            MessageDigest::sha1(),
        ),
        (
            "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
            MessageDigest::sha256(),
        ),
    ] {
        for secret in [&CERTIFICATE, &KEY] {
            refused_at(&ALL, "signature.algorithm", |sound| {
                let content = with(sound.signed_info(), ECDSA, uri);
                let key = &sound.stage.signer().key;
                let value = value(key, Way::Hmac(secret), md, &octets(&content));
                sound.carrying(&sound.signature_of(&content, &value))
            });
        }
        // CVE-2009-0217: one bit of it would do.
        refused_at(&ALL, "signature.structure", |sound| {
            let method = format!("<ds:SignatureMethod Algorithm=\"{ECDSA}\">");
            let one = format!(
                "<ds:SignatureMethod Algorithm=\"{uri}\"><ds:HMACOutputLength>1</ds:HMACOutputLength>"
            );
            let content = with(sound.signed_info(), &method, &one);
            sound.carrying(&sound.signature_of(&content, &[0x80]))
        });
    }
}

#[test]
fn sha1_and_md5_in_the_signature() {
    refused_at(&ALL, "signature.algorithm", |sound| {
        let uri = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1";
        let content = with(sound.signed_info(), ECDSA, uri);
        let key = &sound.stage.signer().key;
        let value = value(key, Way::Ecdsa, MessageDigest::sha1(), &octets(&content));
        sound.carrying(&sound.signature_of(&content, &value))
    });
    let pss = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";
    let more = "http://www.w3.org/2001/04/xmldsig-more#";
    for target in ALL {
        let sound = Sound::new(&RSA, target);
        for (uri, way, md) in [
            (
                "http://www.w3.org/2000/09/xmldsig#rsa-sha1".to_owned(),
                Way::Pkcs1,
                MessageDigest::sha1(),
            ),
            (format!("{more}rsa-md5"), Way::Pkcs1, MessageDigest::md5()),
            (
                "http://www.w3.org/2007/05/xmldsig-more#sha1-rsa-MGF1".to_owned(),
                Way::Pss,
                MessageDigest::sha1(),
            ),
        ] {
            let content = with(sound.signed_info(), pss, &uri);
            let value = value(&RSA.signer().key, way, md, &octets(&content));
            let forged = sound.carrying(&sound.signature_of(&content, &value));
            sound.refused(&forged, "signature.algorithm");
        }
    }
}

#[test]
fn sha1_and_md5_in_the_digest() {
    for (uri, md) in [
        (
            "http://www.w3.org/2000/09/xmldsig#sha1",
            MessageDigest::sha1(),
        ),
        (
            "http://www.w3.org/2001/04/xmldsig-more#md5",
            MessageDigest::md5(),
        ),
    ] {
        refused_at(&ALL, "signature.algorithm", |sound| {
            let sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
            let content = with(sound.signed_info(), sha256, uri);
            let weak = digest(&sound.text, md);
            sound.signed_anew(&with(&content, sound.digest(), &weak))
        });
    }
}

/// The older padding is for lists alone, whose publishers use it; a true value all the same.
#[test]
fn rsa_pkcs1_v1_5_is_taken_in_service_lists_only() {
    for target in ALL {
        let sound = Sound::new(&RSA, target);
        let pss = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";
        let uri = SignatureAlgorithm::RsaPkcs1Sha256.uri();
        let content = with(sound.signed_info(), pss, uri);
        let (key, md) = (&RSA.signer().key, MessageDigest::sha256());
        let value = value(key, Way::Pkcs1, md, &octets(&content));
        let older = sound.carrying(&sound.signature_of(&content, &value));
        if target == ServiceList {
            sound.unmoved(&older);
        } else {
            sound.refused(&older, "signature.algorithm");
        }
        // The one value under the other's name.
        sound.refused(&sound.with_value(&value), "signature.value");
    }
}

/// An algorithm for another kind of key than the signer's.
#[test]
fn an_algorithm_that_does_not_fit_the_key() {
    refused_at(&ALL, "signature.value", |sound| {
        let pss = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";
        sound.resigned(ECDSA, pss)
    });
}

/// CVE-2022-21449, and every other value that is no pair of numbers of the curve.
#[test]
fn ecdsa_values_of_zero_out_of_range_in_der_padded_or_cut() {
    type Change<'c> = &'c dyn Fn(&[u8]) -> Vec<u8>;
    const ORDER: [u8; 32] = [
        0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xbc,
        0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51,
    ];
    let der = |v: &[u8]| {
        let number = |bytes: &[u8]| openssl::bn::BigNum::from_slice(bytes).unwrap();
        let pair = EcdsaSig::from_private_components(number(&v[..32]), number(&v[32..])).unwrap();
        pair.to_der().unwrap()
    };
    let changes: [Change<'_>; 9] = [
        &|_| vec![0; 64],
        &|v| [&[0; 32], &v[32..]].concat(),
        &|v| [&v[..32], &[0; 32]].concat(),
        &|v| [&ORDER, &v[32..]].concat(),
        &|_| vec![0xff; 64],
        &|v| [&[0], &v[..32], &[0], &v[32..]].concat(),
        &|v| v[..63].to_vec(),
        &|_| Vec::new(),
        &der,
    ];
    for change in changes {
        refused_at(&ALL, "signature.value", |sound| {
            let (_, value) = sound.signature.split_once("<ds:SignatureValue>").unwrap();
            let (value, _) = value.split_once('<').unwrap();
            sound.with_value(&change(&STANDARD.decode(value).unwrap()))
        });
    }
}

/// A chain that ends at an anchor of another country is no chain here.
#[test]
fn one_country_cannot_sign_anothers_metadata() {
    let sound = Sound::new(&CURVE, Metadata);
    let days = (-86_400, 86_400);
    let foreign = &WORLD.we.metadata;
    let leaf = Pair::issued("leaf", p256(), Some(foreign), MessageDigest::sha256(), days);
    let (algorithm, digest) = (SignatureAlgorithm::EcdsaSha256, DigestAlgorithm::Sha256);
    let key = SigningKey::new(leaf.key.clone(), &leaf.certificate, algorithm, digest).unwrap();
    for chain in [
        vec![],
        vec![foreign.certificate.clone()],
        vec![
            foreign.certificate.clone(),
            CURVE.signer().certificate.clone(),
        ],
    ] {
        let key = key.clone().with_chain(&chain).unwrap();
        let place = eidas_bridge::xml::SignaturePlacement::FirstChild;
        let forged = sign_enveloped(&sound.text, place, &key).unwrap();
        sound.refused(&forged, "metadata.signer");
    }
}
