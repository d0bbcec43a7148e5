//! Rules bent for one country: each is bent for that country only, between its days only, and no
//! other exception bends it. Judged by the built program, which judges as the server does, on
//! messages that break this one rule.

use std::fs;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::ambient::Clock;
use eidas_bridge::config::{Config, load_countries};
use eidas_bridge::domain::{ExceptionKind, Exceptions};
use eidas_bridge::net::{Client, Reach};
use eidas_bridge::trust::{Directory, Rules};
use eidas_bridge::xml::{
    DigestAlgorithm, SignatureAlgorithm, SignaturePlacement, SigningKey, sign_enveloped,
};
use jiff::{SignedDuration, Timestamp};
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Private};
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

const NOON: &str = "2026-03-01T12:00:30Z";
const NODE_COUNTRY: &str = "<eidas:NodeCountry>BE</eidas:NodeCountry>";

/// A message of Belgium that breaks one rule.
struct Case {
    kind: ExceptionKind,
    message: (&'static str, String),
    at: &'static str,
    /// The code while the rule is not bent.
    code: &'static str,
    different: Different,
}

/// What is not as in the other tests.
enum Different {
    Nothing,
    /// The key that we are encrypted for.
    OurKey(Pair),
    /// Belgium.
    They(Party),
    /// What Belgium's metadata of a role says.
    Metadata(&'static str, fn(&str) -> String),
}

impl Different {
    fn arrange(&self, folder: &Folder) {
        match self {
            Self::Nothing => {}
            Self::OurKey(pair) => folder.pair("encryption", pair),
            Self::They(party) => folder.register(party, "approved"),
            Self::Metadata(role, edit) => edit_metadata(folder, role, *edit),
        }
    }
}

fn pair(key: PKey<Private>, seconds: (i64, i64)) -> Pair {
    Pair::issued("pair", key, None, MessageDigest::sha256(), seconds)
}

fn expired() -> Pair {
    pair(p256(), (-YEAR, -86_400))
}

/// Belgium with its own metadata key, and this one for messages.
fn belgium(messages: &Pair) -> Party {
    let they = &WORLD.they;
    Party {
        country: they.country,
        base: they.base.clone(),
        messages: messages.clone(),
        encryption: they.encryption.clone(),
        metadata: they.metadata.clone(),
    }
}

fn pkcs1(pair: &Pair, text: &str) -> String {
    by_rsa(pair, text, SignatureAlgorithm::RsaPkcs1Sha256)
}

fn by_rsa(pair: &Pair, text: &str, algorithm: SignatureAlgorithm) -> String {
    let digest = DigestAlgorithm::Sha256;
    let key = SigningKey::new(pair.key.clone(), &pair.certificate, algorithm, digest).unwrap();
    sign_enveloped(text, SignaturePlacement::AfterFirstChild, &key).unwrap()
}

/// Their metadata with something changed, as they would sign it.
pub(crate) fn edit_metadata(folder: &Folder, role: &str, edit: impl Fn(&str) -> String) {
    let name = format!("countries/BE-{role}.xml");
    let document = fs::read_to_string(folder.path(&name)).unwrap();
    let (before, rest) = document.split_once("<ds:Signature xmlns").unwrap();
    let (_, after) = rest.split_once("</ds:Signature>").unwrap();
    let text = edit(&format!("{before}{after}"));
    let key = WORLD.they.metadata.signer();
    let document = sign_enveloped(&text, SignaturePlacement::FirstChild, &key).unwrap();
    folder.write(&name, &document);
}

fn without_country(document: &str) -> String {
    with(document, NODE_COUNTRY, "")
}

pub(crate) fn of_version_1_1(document: &str) -> String {
    let (before, rest) = document.split_once("protocol-version").unwrap();
    let (values, after) = rest.split_once("</saml2:Attribute>").unwrap();
    let values = [">1.4<", ">1.3<", ">1.2<"]
        .iter()
        .fold(values.to_owned(), |values, version| {
            values.replace(version, ">1.1<")
        });
    format!("{before}protocol-version{values}</saml2:Attribute>{after}")
}

fn whole() -> String {
    response_text(SUCCESS, &encrypted(&assertion_text()))
}

fn around(data: &str) -> String {
    let content = format!("<saml2:EncryptedAssertion>{data}</saml2:EncryptedAssertion>");
    signed(&response_text(SUCCESS, &content), &WORLD.they.messages)
}

#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn cases() -> Vec<Case> {
    let by = &WORLD.they.messages;
    let rsa = pair(RSA.key.clone(), (-YEAR, YEAR));
    let expired = expired();
    let [oaep, mgf1p] = old_transports(&assertion_text(), &rsa.der());
    let (response, request) = (signed(&whole(), by), signed(&request_text(), by));
    let case = |kind, message, at, code, different| Case {
        kind,
        message,
        at,
        code,
        different,
    };
    vec![
        case(
            ExceptionKind::OaepSha1,
            ("response", around(&oaep)),
            NOON,
            "decrypt.algorithm",
            Different::OurKey(rsa.clone()),
        ),
        case(
            ExceptionKind::OaepMgf1p,
            ("response", around(&mgf1p)),
            NOON,
            "decrypt.algorithm",
            Different::OurKey(rsa.clone()),
        ),
        case(
            ExceptionKind::RsaPkcs1Sha256,
            ("response", pkcs1(&rsa, &whole())),
            NOON,
            "signature.algorithm",
            Different::They(belgium(&rsa)),
        ),
        case(
            ExceptionKind::RsaPkcs1Sha256,
            ("request", pkcs1(&rsa, &request_text())),
            NOON,
            "signature.algorithm",
            Different::They(belgium(&rsa)),
        ),
        case(
            ExceptionKind::ExpiredCertificate,
            ("response", signed(&whole(), &expired)),
            NOON,
            "metadata.signing-key",
            Different::They(belgium(&expired)),
        ),
        case(
            ExceptionKind::NoNodeCountry,
            ("response", response),
            NOON,
            "metadata.country",
            Different::Metadata("service", without_country),
        ),
        case(
            ExceptionKind::Protocol11,
            ("request", request),
            NOON,
            "request.protocol-version",
            Different::Metadata("connector", of_version_1_1),
        ),
    ]
}

pub(crate) fn exception(kind: ExceptionKind, from: &str, until: &str) -> String {
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
        self.different.arrange(&folder);
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
    let rsa = pair(RSA.key.clone(), (-YEAR, YEAR));
    folder.register(&belgium(&rsa), "approved");
    let file = fs::read_to_string(folder.path("countries/BE.toml")).unwrap();
    let bent = exception(case.kind, "2026-03-01", "2026-03-09");
    folder.write("countries/BE.toml", &format!("{file}{bent}"));
    for (message, needed) in [
        (pkcs1(&rsa, &request_text()), true),
        (
            by_rsa(&rsa, &request_text(), SignatureAlgorithm::RsaPssSha256),
            false,
        ),
    ] {
        let output = folder.inspect("request", &message, &["--at", NOON]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.starts_with("accepted: "), "{text}");
        assert!(text.contains("name: rsa-pkcs1-sha256"), "{text}");
        assert!(text.contains(&format!("needed: {needed}")), "{text}");
    }
}

#[test]
fn metadata_names_the_exceptions_that_it_leans_on() {
    let folder = Folder::new();
    folder.register(&belgium(&expired()), "approved");
    edit_metadata(&folder, "service", without_country);
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
        let (_, object) = folder.judge("metadata", &document, &["--country", "BE", "--at", NOON]);
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

fn all_exceptions() -> String {
    let all = ExceptionKind::ALL.map(|kind| exception(kind, "2026-03-01", "2026-03-09"));
    all.concat()
}

/// `clock_skew_seconds` in the file of one country.
fn let_clock_differ(folder: &Folder, code: &str) {
    let name = format!("countries/{code}.toml");
    let file = fs::read_to_string(folder.path(&name)).unwrap();
    folder.write(&name, &format!("clock_skew_seconds = 180\n{file}"));
}

#[test]
fn a_country_may_have_a_skew_of_its_own_and_it_is_no_others() {
    let by = &WORLD.they.messages;
    let (response, request) = (signed(&whole(), by), signed(&request_text(), by));
    for (kind, message, at, code) in [
        (
            "response",
            &response,
            "2026-03-01T11:57:01Z",
            "response.future",
        ),
        (
            "request",
            &request,
            "2026-03-01T12:07:59Z",
            "request.expired",
        ),
    ] {
        let folder = Folder::new();
        folder.register(&Party::new("DE"), "approved");
        let judged = || folder.judge(kind, message, &["--at", at]).1;
        assert_eq!(judged()["code"], code);
        let_clock_differ(&folder, "DE");
        assert_eq!(judged()["code"], code);
        let_clock_differ(&folder, "BE");
        assert_eq!(judged()["code"], "accepted");
    }
}

#[test]
fn what_no_exception_can_bend() {
    let good = signed(&whole(), &WORLD.they.messages);
    let (ecdsa, sha1) = ("xmldsig-more#ecdsa-sha256", "xmldsig-more#ecdsa-sha1");
    let short = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
    let short = belgium(&pair(short, (-YEAR, YEAR)));
    for (message, at, code, different) in [
        // SHA-1 in a signature has no name here.
        (
            with(&good, ecdsa, sha1),
            NOON,
            "signature.algorithm",
            Different::Nothing,
        ),
        // How far a clock may be off is a setting, and three minutes at most.
        (
            good.clone(),
            "2026-03-01T11:56:59Z",
            "response.future",
            Different::Nothing,
        ),
        // A short key is no key.
        (
            good.clone(),
            NOON,
            "metadata.signing-key",
            Different::They(short),
        ),
        // A wrong country is another thing than none.
        (
            good,
            NOON,
            "metadata.country",
            Different::Metadata("service", |document| {
                with(document, NODE_COUNTRY, &NODE_COUNTRY.replace("BE", "DE"))
            }),
        ),
    ] {
        let case = Case {
            kind: ExceptionKind::OaepSha1,
            message: ("response", message),
            at,
            code,
            different,
        };
        case.refused(&all_exceptions(), "");
    }
}

/// A clock that is put forward by hand.
struct Hand(Mutex<Timestamp>);

impl Clock for Hand {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

#[tokio::test]
async fn metadata_that_leans_on_an_exception_is_forgotten_with_it() {
    let folder = Folder::new();
    edit_metadata(&folder, "service", without_country);
    let file = fs::read_to_string(folder.path("countries/BE.toml")).unwrap();
    let bent = exception(ExceptionKind::NoNodeCountry, "2026-03-01", "2026-03-01");
    folder.write("countries/BE.toml", &format!("{file}{bent}"));
    let config = Config::load(&folder.path("bridge.toml")).unwrap();
    let clock = Arc::new(Hand(Mutex::new("2026-03-01T23:59:59Z".parse().unwrap())));
    let hours = SignedDuration::from_hours(48);
    let rules = Rules::new(hours, SignedDuration::from_secs(60));
    let client = Client::new(Reach::PublicOnly, Duration::from_secs(1)).unwrap();
    let countries = load_countries(&config.trust);
    let directory = Directory::new(countries, rules, client, clock.clone());
    let country = WORLD.they.country;
    let connector = WORLD.they.connector_id();
    let known = directory.proxy_service(country).await.unwrap();
    assert!(known.leans_on().contains(ExceptionKind::NoNodeCountry));
    assert!(directory.connector(&connector).await.is_ok());
    // Valid until noon, and no older than a second.
    *clock.0.lock().unwrap() = "2026-03-02T00:00:00Z".parse().unwrap();
    assert!(known.valid_until() > clock.now());
    let refused = directory.proxy_service(country).await.unwrap_err();
    assert_eq!(refused.code(), "metadata.country");
    let other = directory.connector(&connector).await.unwrap();
    assert_eq!(other.leans_on(), Exceptions::NONE, "it never leant on it");
}

#[test]
fn a_certificate_out_of_date_stays_out_where_another_one_is_in_date() {
    let (folder, expired) = (Folder::new(), expired());
    edit_metadata(&folder, "service", |document| {
        let (_, rest) = document.split_once("<md:KeyDescriptor").unwrap();
        let (descriptor, _) = rest.split_once("</md:KeyDescriptor>").unwrap();
        let descriptor = format!("<md:KeyDescriptor{descriptor}</md:KeyDescriptor>");
        let base64 = |pair: &Pair| STANDARD.encode(pair.der());
        let second = with(
            &descriptor,
            &base64(&WORLD.they.messages),
            &base64(&expired),
        );
        with(document, &descriptor, &format!("{descriptor}{second}"))
    });
    let file = fs::read_to_string(folder.path("countries/BE.toml")).unwrap();
    folder.write("countries/BE.toml", &format!("{file}{}", all_exceptions()));
    let judged = |pair: &Pair| {
        let message = signed(&whole(), pair);
        folder.judge("response", &message, &["--at", NOON]).1
    };
    assert_eq!(judged(&expired)["code"], "signature.unknown-key");
    assert_eq!(judged(&WORLD.they.messages)["code"], "accepted");
}
