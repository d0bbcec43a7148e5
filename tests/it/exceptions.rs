//! Rules bent for one country: each is bent for that country only, between its days only, and no
//! other exception bends it. Judged by the built program, which judges as the server does, on
//! messages that break this one rule.

use std::fs;

use eidas_bridge::domain::{ExceptionKind, LevelOfAssurance};
use eidas_bridge::xml::{
    DigestAlgorithm, SignatureAlgorithm, SignaturePlacement, SigningKey, sign_enveloped,
};
use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::rsa::Rsa;
use serde_json::Value;

use crate::inspect::Folder;
use crate::saml_world::{
    Pair, Party, SUCCESS, WORLD, assertion_text, encrypted, p256, request_text, response_text,
    signed, with,
};
use crate::xml_encryption_forms::old_transports;
use crate::xml_fixtures::RSA;

const YEAR: i64 = 86_400 * 365;

/// A message of Belgium that breaks one rule, and what Belgium and we have to be like for it.
struct Case {
    kind: ExceptionKind,
    message: (&'static str, String),
    at: &'static str,
    /// The code while the rule is not bent.
    code: &'static str,
    arrange: Box<dyn Fn(&Folder)>,
}

fn pair(key: PKey<openssl::pkey::Private>, days: (i64, i64)) -> Pair {
    Pair::issued("pair", key, None, MessageDigest::sha256(), days)
}

/// Belgium with its own metadata key, and this one for messages.
fn belgium(messages: Pair) -> Party {
    let they = &WORLD.they;
    let copy = |pair: &Pair| Pair {
        key: pair.key.clone(),
        certificate: pair.certificate.clone(),
    };
    Party {
        country: they.country,
        base: they.base.clone(),
        messages,
        encryption: copy(&they.encryption),
        metadata: copy(&they.metadata),
    }
}

fn pkcs1(pair: &Pair, text: &str) -> String {
    let (algorithm, digest) = (SignatureAlgorithm::RsaPkcs1Sha256, DigestAlgorithm::Sha256);
    let key = SigningKey::new(pair.key.clone(), &pair.certificate, algorithm, digest).unwrap();
    sign_enveloped(text, SignaturePlacement::AfterFirstChild, &key).unwrap()
}

/// Their metadata with one part exchanged, as they would sign it.
fn edit_metadata(folder: &Folder, role: &str, from: &str, to: &str) {
    let name = format!("countries/BE-{role}.xml");
    let document = fs::read_to_string(folder.path(&name)).unwrap();
    let (before, rest) = document.split_once("<ds:Signature xmlns").unwrap();
    let (_, after) = rest.split_once("</ds:Signature>").unwrap();
    let text = with(&format!("{before}{after}"), from, to);
    let signer = WORLD.they.metadata.signer();
    let signed = sign_enveloped(&text, SignaturePlacement::FirstChild, &signer).unwrap();
    folder.write(&name, &signed);
}

fn response(content: &str) -> String {
    response_text(SUCCESS, content)
}

fn cases() -> Vec<Case> {
    const NODE_COUNTRY: &str = "<eidas:NodeCountry>BE</eidas:NodeCountry>";
    const NOON: &str = "2026-03-01T12:00:30Z";
    let rsa = || pair(RSA.key.clone(), (-YEAR, YEAR));
    let (theirs, ours, by) = (rsa(), rsa(), &WORLD.they.messages);
    let [oaep, mgf1p] = old_transports(&assertion_text(), &ours.der());
    let around = |data: &str| {
        signed(
            &response(&format!(
                "<saml2:EncryptedAssertion>{data}</saml2:EncryptedAssertion>"
            )),
            by,
        )
    };
    let (oaep, mgf1p) = (around(&oaep), around(&mgf1p));
    let whole = response(&encrypted(&assertion_text()));
    let (by_pkcs1, request_by_pkcs1) = (pkcs1(&theirs, &whole), pkcs1(&theirs, &request_text()));
    let expired = pair(p256(), (-YEAR, -86_400));
    let by_expired = signed(&whole, &expired);
    let (good, request) = (signed(&whole, by), signed(&request_text(), by));
    let nothing = |_: &Folder| {};
    let with_our_rsa_key = move |folder: &Folder| folder.pair("encryption", &ours);
    let with_our_rsa_key = std::rc::Rc::new(with_our_rsa_key);
    let again = std::rc::Rc::clone(&with_our_rsa_key);
    let theirs = std::rc::Rc::new(belgium(theirs));
    let they_again = std::rc::Rc::clone(&theirs);
    let expired = belgium(expired);
    let case =
        |kind, message: (&'static str, String), at, code, arrange: Box<dyn Fn(&Folder)>| Case {
            kind,
            message,
            at,
            code,
            arrange,
        };
    vec![
        case(
            ExceptionKind::OaepSha1,
            ("response", oaep),
            NOON,
            "decrypt.algorithm",
            Box::new(move |folder| with_our_rsa_key(folder)),
        ),
        case(
            ExceptionKind::OaepMgf1p,
            ("response", mgf1p),
            NOON,
            "decrypt.algorithm",
            Box::new(move |folder| again(folder)),
        ),
        case(
            ExceptionKind::RsaPkcs1Sha256,
            ("response", by_pkcs1),
            NOON,
            "signature.algorithm",
            Box::new(move |folder| folder.register(&theirs, "approved")),
        ),
        case(
            ExceptionKind::RsaPkcs1Sha256,
            ("request", request_by_pkcs1),
            NOON,
            "signature.algorithm",
            Box::new(move |folder| folder.register(&they_again, "approved")),
        ),
        case(
            ExceptionKind::ClockSkew,
            ("response", good.clone()),
            "2026-03-01T11:57:01Z",
            "response.future",
            Box::new(nothing),
        ),
        case(
            ExceptionKind::ClockSkew,
            ("request", request.clone()),
            "2026-03-01T12:07:59Z",
            "request.expired",
            Box::new(nothing),
        ),
        case(
            ExceptionKind::ExpiredCertificate,
            ("response", by_expired),
            NOON,
            "metadata.signing-key",
            Box::new(move |folder| folder.register(&expired, "approved")),
        ),
        case(
            ExceptionKind::NoNodeCountry,
            ("response", good),
            NOON,
            "metadata.country",
            Box::new(|folder| edit_metadata(folder, "service", NODE_COUNTRY, "")),
        ),
        case(
            ExceptionKind::Protocol11,
            ("request", request),
            NOON,
            "request.protocol-version",
            Box::new(|folder| {
                let document = folder.path("countries/BE-connector.xml");
                let document = fs::read_to_string(document).unwrap();
                let (_, after) = document.split_once("protocol-version").unwrap();
                let (values, _) = after.split_once("</saml2:Attribute>").unwrap();
                let oldest = values.replace(">1.4<", ">1.1<");
                let oldest = oldest.replace(">1.3<", ">1.1<").replace(">1.2<", ">1.1<");
                edit_metadata(folder, "connector", values, &oldest);
            }),
        ),
    ]
}

fn exception(kind: ExceptionKind, from: &str, until: &str) -> String {
    format!(
        "[[exceptions]]\nname = \"{}\"\nreason = \"ticket 42\"\napproved_by = \"the office\"\n\
         from = {from}\nuntil = {until}\n",
        kind.as_str()
    )
}

impl Case {
    /// The judgement while these exceptions stand in Belgium's file, and those in Germany's.
    fn judged(&self, belgium: &str, germany: &str) -> (i32, Value) {
        let folder = Folder::new();
        folder.register(&Party::new("DE"), "approved");
        (self.arrange)(&folder);
        for (code, exceptions) in [("BE", belgium), ("DE", germany)] {
            let name = format!("countries/{code}.toml");
            let file = fs::read_to_string(folder.path(&name)).unwrap();
            folder.write(&name, &format!("{file}{exceptions}"));
        }
        let (kind, message) = &self.message;
        folder.judge(kind, message, &["--at", self.at])
    }

    fn refused(&self, belgium: &str, germany: &str) -> Value {
        let (status, object) = self.judged(belgium, germany);
        let name = self.kind.as_str();
        assert_eq!(
            (status, &object["code"]),
            (3, &self.code.into()),
            "{name}: {object}"
        );
        object
    }
}

#[test]
fn each_is_bent_for_its_country_and_between_its_days_only() {
    let cases = cases();
    for kind in ExceptionKind::ALL {
        assert!(cases.iter().any(|case| case.kind == kind), "{kind:?}");
    }
    for case in cases {
        let (kind, name) = (case.kind, case.kind.as_str());
        // Without, before the first day, after the last, and for another country.
        case.refused("", &exception(kind, "2026-01-01", "2027-12-31"));
        case.refused(&exception(kind, "2026-03-02", "2026-03-09"), "");
        case.refused(&exception(kind, "2026-01-01", "2026-02-28"), "");
        // No other exception stands in for it.
        let others = ExceptionKind::ALL
            .into_iter()
            .filter(|other| *other != kind);
        let others: String = others
            .map(|other| exception(other, "2026-01-01", "2027-12-31"))
            .collect();
        case.refused(&others, "");
        // On its first day and on its last, alone and among others, and then it was needed.
        for (from, until, more) in [
            ("2026-03-01", "2026-03-09", ""),
            ("2026-02-01", "2026-03-01", &others),
        ] {
            let bent = [&exception(kind, from, until), more].concat();
            let (status, object) = case.judged(&bent, "");
            assert_eq!(status, 0, "{name} {object}");
            for listed in object["exceptions"].as_array().unwrap() {
                assert_eq!(listed["standing"], "in-force");
                let needed = listed["name"] == name;
                assert_eq!(listed["needed"], needed, "{name}: {object}");
            }
        }
    }
}

#[test]
fn inspect_lists_them_and_says_which_has_ended() {
    let cases = cases();
    let case = cases
        .iter()
        .find(|case| case.kind == ExceptionKind::RsaPkcs1Sha256)
        .unwrap();
    let object = case.refused(&exception(case.kind, "2026-01-01", "2026-02-28"), "");
    let listed = &object["exceptions"][0];
    assert_eq!(listed["name"], "rsa-pkcs1-sha256");
    assert_eq!(listed["standing"], "ended");
    assert_eq!(listed["needed"], false);
    assert_eq!(listed["from"], "2026-01-01");
    assert_eq!(listed["until"], "2026-02-28");
    assert_eq!(listed["reason"], "ticket 42");
    assert_eq!(listed["approved_by"], "the office");
    let detail = object["detail"].as_str().unwrap();
    let ended = "the exception rsa-pkcs1-sha256 ended on 2026-02-28 and does not apply";
    assert!(detail.contains(ended), "{detail}");
    let (_, strict) = case.judged("", "");
    assert_eq!(strict["exceptions"], Value::Null, "none: not mentioned");

    // For people, too.
    let folder = Folder::new();
    let file = fs::read_to_string(folder.path("countries/BE.toml")).unwrap();
    let bent = exception(ExceptionKind::ClockSkew, "2026-03-01", "2026-03-09");
    folder.write("countries/BE.toml", &format!("{file}{bent}"));
    let message = signed(&request_text(), &WORLD.they.messages);
    for (at, needed) in [
        ("2026-03-01T12:07:59Z", true),
        ("2026-03-01T12:00:30Z", false),
    ] {
        let output = folder.inspect("request", &message, &["--at", at]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.starts_with("accepted: "), "{text}");
        assert!(text.contains("name: clock-skew"), "{text}");
        assert!(text.contains(&format!("needed: {needed}")), "{text}");
    }
}

#[test]
fn metadata_names_the_exceptions_that_it_leans_on() {
    let folder = Folder::new();
    let expired = belgium(pair(p256(), (-YEAR, -86_400)));
    folder.register(&expired, "approved");
    edit_metadata(
        &folder,
        "service",
        "<eidas:NodeCountry>BE</eidas:NodeCountry>",
        "",
    );
    let document = fs::read_to_string(folder.path("countries/BE-service.xml")).unwrap();
    let file = fs::read_to_string(folder.path("countries/BE.toml")).unwrap();
    let judged = |exceptions: &[ExceptionKind]| {
        let bent = exceptions
            .iter()
            .map(|kind| exception(*kind, "2026-03-01", "2026-03-09"));
        folder.write(
            "countries/BE.toml",
            &format!("{file}{}", bent.collect::<String>()),
        );
        let at = "2026-03-01T12:00:30Z";
        let (_, object) = folder.judge("metadata", &document, &["--country", "BE", "--at", at]);
        object
    };
    assert_eq!(judged(&[])["code"], "metadata.country");
    assert_eq!(
        judged(&[ExceptionKind::NoNodeCountry])["code"],
        "metadata.signing-key"
    );
    assert_eq!(
        judged(&[ExceptionKind::ExpiredCertificate])["code"],
        "metadata.country"
    );
    let object = judged(&ExceptionKind::ALL);
    assert_eq!(object["code"], "accepted", "{object}");
    let needed: Vec<&str> = object["exceptions"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|listed| listed["needed"] == true)
        .filter_map(|listed| listed["name"].as_str())
        .collect();
    assert_eq!(needed, ["expired-certificate", "no-node-country"]);
    assert_eq!(object["warnings"][0], "metadata.certificate-dates");
}

#[test]
fn what_no_exception_can_bend() {
    let all: String = ExceptionKind::ALL
        .map(|kind| exception(kind, "2026-03-01", "2026-03-09"))
        .concat();
    // SHA-1 in a signature has no name here; a wrong country is another than none; a short key
    // is no key; another country's certificate that has run out does not come back.
    let sha1 = |message: &str| {
        let method = "xmldsig-more#ecdsa-sha256";
        with(message, method, "xmldsig-more#ecdsa-sha1")
    };
    let whole = response(&encrypted(&assertion_text()));
    let short = pair(
        PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap(),
        (-YEAR, YEAR),
    );
    let good = signed(&whole, &WORLD.they.messages);
    let nothing = || Box::new(|_: &Folder| {}) as Box<dyn Fn(&Folder)>;
    for (message, at, code, arrange) in [
        (
            sha1(&good),
            "2026-03-01T12:00:30Z",
            "signature.algorithm",
            nothing(),
        ),
        (
            good.clone(),
            "2026-03-01T11:56:59Z",
            "response.future",
            nothing(),
        ),
        (
            good.clone(),
            "2026-03-01T12:00:30Z",
            "metadata.signing-key",
            Box::new(move |folder: &Folder| {
                folder.register(
                    &belgium(Pair {
                        key: short.key.clone(),
                        certificate: short.certificate.clone(),
                    }),
                    "approved",
                )
            }),
        ),
        (
            good.clone(),
            "2026-03-01T12:00:30Z",
            "metadata.country",
            Box::new(|folder: &Folder| {
                edit_metadata(folder, "service", "NodeCountry>BE<", "NodeCountry>DE<");
            }),
        ),
    ] {
        let case = Case {
            kind: ExceptionKind::ClockSkew,
            message: ("response", message),
            at,
            code,
            arrange,
        };
        case.refused(&all, "");
    }
    // Where a certificate is in date, one that is not stays out.
    let folder = Folder::new();
    let expired = pair(p256(), (-YEAR, -86_400));
    let levels = [LevelOfAssurance::Substantial];
    let document = WORLD.they.service_document(&levels);
    let (before, rest) = document.split_once("<md:KeyDescriptor").unwrap();
    let (descriptor, _) = rest.split_once("</md:KeyDescriptor>").unwrap();
    let descriptor = format!("<md:KeyDescriptor{descriptor}</md:KeyDescriptor>");
    let base64 = |pair: &Pair| {
        use base64::Engine as _;
        base64::engine::general_purpose::STANDARD.encode(pair.der())
    };
    let second = with(
        &descriptor,
        &base64(&WORLD.they.messages),
        &base64(&expired),
    );
    assert!(!before.is_empty());
    edit_metadata(
        &folder,
        "service",
        &descriptor,
        &format!("{descriptor}{second}"),
    );
    let file = fs::read_to_string(folder.path("countries/BE.toml")).unwrap();
    folder.write("countries/BE.toml", &format!("{file}{all}"));
    let refused = folder.judge(
        "response",
        &signed(&whole, &expired),
        &["--at", "2026-03-01T12:00:30Z"],
    );
    assert_eq!(refused.1["code"], "signature.unknown-key", "{}", refused.1);
}
