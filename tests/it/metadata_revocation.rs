//! Revocation lists and OCSP answers of an authority of our own, byte by byte: what they say of a
//! chain, and every way in which they say nothing.

use crate::saml_world::*;
use eidas_bridge::saml::revocation::{
    Answer, Link, RevocationError, RevocationReason, Verdict, links,
};
use jiff::{SignedDuration, Timestamp};
use openssl::asn1::{Asn1Object, Asn1OctetString, Asn1Time};
use openssl::bn::BigNum;
use openssl::hash::{MessageDigest, hash};
use openssl::nid::Nid;
use openssl::ocsp::OcspRequest;
use openssl::sign::Signer;
use openssl::x509::extension::{BasicConstraints, ExtendedKeyUsage, KeyUsage};
use openssl::x509::{X509, X509Extension, X509NameBuilder};
use std::sync::LazyLock;

const CRL_URL: &str = "http://crl.example/one.crl";
const OCSP_URL: &str = "http://ocsp.example/";
const LEAF_SERIAL: u32 = 0x1234;
const HOUR: i64 = 3600;

pub(crate) fn tlv(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = u16::try_from(content.len()).unwrap();
    let [high, low] = length.to_be_bytes();
    let mut out = vec![tag];
    match length {
        0..0x80 => out.push(low),
        0x80..0x100 => out.extend([0x81, low]),
        _ => out.extend([0x82, high, low]),
    }
    out.extend(content);
    out
}

fn oid(text: &str) -> Vec<u8> {
    tlv(6, &[Asn1Object::from_str(text).unwrap().as_slice()])
}

pub(crate) fn time(at: Timestamp) -> Vec<u8> {
    tlv(0x18, &[at.strftime("%Y%m%d%H%M%SZ").to_string().as_bytes()])
}

fn integer(value: u32) -> Vec<u8> {
    tlv(2, &[&[0], &value.to_be_bytes()])
}

/// A serial number as DER wants it, without needless zeros.
fn serial(value: u32) -> Vec<u8> {
    tlv(2, &[&u16::try_from(value).unwrap().to_be_bytes()])
}

fn extension(object: &str, critical: bool, value: &[u8]) -> Vec<u8> {
    let critical = if critical { tlv(1, &[&[0xff]]) } else { vec![] };
    tlv(0x30, &[&oid(object), &critical, &tlv(4, &[value])])
}

/// `signed`, its algorithm, and a signature over it.
fn framed(signed: &[u8], by: &Pair, digest: MessageDigest, more: &[u8]) -> Vec<u8> {
    let name = if digest == MessageDigest::sha1() {
        "1.2.840.10045.4.1"
    } else {
        "1.2.840.10045.4.3.2"
    };
    let mut pen = Signer::new(digest, &by.key).unwrap();
    let signature = pen.sign_oneshot_to_vec(signed).unwrap();
    let algorithm = tlv(0x30, &[&oid(name)]);
    tlv(
        0x30,
        &[signed, &algorithm, &tlv(3, &[&[0], &signature]), more],
    )
}

pub(crate) fn issued(
    name: &str,
    number: u32,
    issuer: Option<&Pair>,
    extensions: Vec<X509Extension>,
) -> Pair {
    let key = p256();
    let mut subject = X509NameBuilder::new().unwrap();
    subject.append_entry_by_nid(Nid::COMMONNAME, name).unwrap();
    let subject = subject.build();
    let mut builder = X509::builder().unwrap();
    builder.set_version(2).unwrap();
    let number = BigNum::from_u32(number).unwrap().to_asn1_integer().unwrap();
    builder.set_serial_number(&number).unwrap();
    builder.set_subject_name(&subject).unwrap();
    let issuer_name = issuer.map_or(&*subject, |pair| pair.certificate.subject_name());
    builder.set_issuer_name(issuer_name).unwrap();
    let day = |days: i64| Asn1Time::from_unix(at(days * 24 * HOUR).as_second()).unwrap();
    builder.set_not_before(&day(-30)).unwrap();
    builder.set_not_after(&day(300)).unwrap();
    builder.set_pubkey(&key).unwrap();
    for extension in extensions {
        builder.append_extension(extension).unwrap();
    }
    let signer = issuer.map_or(&key, |pair| &pair.key);
    builder.sign(signer, MessageDigest::sha256()).unwrap();
    Pair {
        certificate: builder.build(),
        key,
    }
}

pub(crate) fn authority() -> Vec<X509Extension> {
    vec![
        BasicConstraints::new().critical().ca().build().unwrap(),
        KeyUsage::new()
            .critical()
            .key_cert_sign()
            .crl_sign()
            .build()
            .unwrap(),
    ]
}

fn raw(object: &str, value: &[u8]) -> X509Extension {
    let object = Asn1Object::from_str(object).unwrap();
    let value = Asn1OctetString::new_from_bytes(value).unwrap();
    X509Extension::new_from_der(&object, false, &value).unwrap()
}

/// `cRLDistributionPoints` with these names in one point.
pub(crate) fn points(names: &[&str]) -> X509Extension {
    let names: Vec<u8> = names
        .iter()
        .flat_map(|name| tlv(0x86, &[name.as_bytes()]))
        .collect();
    let point = tlv(0x30, &[&tlv(0xa0, &[&tlv(0xa0, &[&names])])]);
    raw("2.5.29.31", &tlv(0x30, &[&point]))
}

pub(crate) fn responder(url: &str) -> X509Extension {
    let access = tlv(
        0x30,
        &[&oid("1.3.6.1.5.5.7.48.1"), &tlv(0x86, &[url.as_bytes()])],
    );
    raw("1.3.6.1.5.5.7.1.1", &tlv(0x30, &[&access]))
}

struct Pki {
    root: Pair,
    middle: Pair,
    leaf: Pair,
}

static PKI: LazyLock<Pki> = LazyLock::new(|| {
    let root = issued("Root", 1, None, authority());
    let middle = issued("Middle", 0x0203, Some(&root), authority());
    let leaf = issued(
        "Leaf",
        LEAF_SERIAL,
        Some(&middle),
        vec![
            KeyUsage::new()
                .critical()
                .digital_signature()
                .build()
                .unwrap(),
            points(&[
                "ldap://crl.example/cn=x",
                CRL_URL,
                "http://crl.example/one.crl",
            ]),
            responder(OCSP_URL),
        ],
    );
    Pki { root, middle, leaf }
});

fn chain() -> Vec<Vec<u8>> {
    vec![PKI.leaf.der(), PKI.middle.der(), PKI.root.der()]
}

fn leaf_link() -> Link {
    links(&chain()).unwrap().remove(0)
}

/// A list by `by` in `name`'s name.
pub(crate) struct Crl<'a> {
    pub(crate) by: &'a Pair,
    pub(crate) name: &'a Pair,
    pub(crate) digest: MessageDigest,
    pub(crate) from: i64,
    pub(crate) until: Option<i64>,
    /// Serial number, reason, more extensions.
    pub(crate) entries: Vec<(u32, Option<u8>, Vec<u8>)>,
    pub(crate) extensions: Vec<Vec<u8>>,
}

impl<'a> Crl<'a> {
    pub(crate) fn of(by: &'a Pair) -> Self {
        Self {
            by,
            name: by,
            digest: MessageDigest::sha256(),
            from: -HOUR,
            until: Some(HOUR),
            entries: Vec::new(),
            extensions: vec![extension("2.5.29.20", false, &integer(7))],
        }
    }

    fn with(mut self, extension: Vec<u8>) -> Self {
        self.extensions.push(extension);
        self
    }

    pub(crate) fn der(&self) -> Vec<u8> {
        let algorithm = if self.digest == MessageDigest::sha1() {
            "1.2.840.10045.4.1"
        } else {
            "1.2.840.10045.4.3.2"
        };
        let entries: Vec<u8> = self
            .entries
            .iter()
            .flat_map(|(number, reason, more)| {
                let reason = reason.map_or(vec![], |reason| {
                    extension("2.5.29.21", false, &tlv(10, &[&[reason]]))
                });
                let extensions = match (reason.is_empty(), more.is_empty()) {
                    (true, true) => vec![],
                    _ => tlv(0x30, &[&reason, more]),
                };
                tlv(0x30, &[&serial(*number), &time(at(-2 * HOUR)), &extensions])
            })
            .collect();
        let entries = if entries.is_empty() {
            vec![]
        } else {
            tlv(0x30, &[&entries])
        };
        let signed = tlv(
            0x30,
            &[
                &tlv(2, &[&[1]]),
                &tlv(0x30, &[&oid(algorithm)]),
                &self.name.certificate.subject_name().to_der().unwrap(),
                &time(at(self.from)),
                &self.until.map_or(vec![], |until| time(at(until))),
                &entries,
                &tlv(0xa0, &[&tlv(0x30, &[&self.extensions.concat()])]),
            ],
        );
        framed(&signed, self.by, self.digest, &[])
    }

    fn judged(&self) -> Result<Answer, RevocationError> {
        leaf_link().judge_crl(&self.der(), &[], now(), MINUTE)
    }
}

#[test]
fn a_chain_says_where_its_links_can_be_asked_about() {
    let links = links(&chain()).unwrap();
    let [leaf, middle] = links.as_slice() else {
        panic!("two links below the anchor")
    };
    assert!(leaf.names_sources() && !middle.names_sources());
    assert_eq!(leaf.crl_urls(), [CRL_URL], "web addresses, each once");
    assert_eq!(leaf.ocsp_urls(), [OCSP_URL]);
    assert_eq!(leaf.fingerprint(), openssl::sha::sha256(&PKI.leaf.der()));
    assert!(
        eidas_bridge::saml::revocation::links(&[PKI.leaf.der()])
            .unwrap()
            .is_empty()
    );
    for wrong in [
        vec![PKI.leaf.der(), PKI.root.der()],
        vec![PKI.middle.der(), PKI.leaf.der()],
        vec![PKI.leaf.der(), b"junk".to_vec()],
    ] {
        let refused = eidas_bridge::saml::revocation::links(&wrong).err();
        assert_eq!(refused, Some(RevocationError::Chain));
    }
}

#[test]
fn a_list_of_the_issuer_tells_the_revoked_from_the_others() {
    let clean = Crl {
        entries: vec![(0x4321, Some(1), vec![])],
        ..Crl::of(&PKI.middle)
    };
    let answer = clean.judged().unwrap();
    assert_eq!(answer.verdict, Verdict::Good);
    assert_eq!(answer.this_update, at(-HOUR));
    assert_eq!(answer.next_update, Some(at(HOUR)));
    for (reason, expected) in [
        (None, None),
        (Some(1), Some(RevocationReason::KeyCompromise)),
        (Some(6), Some(RevocationReason::Hold)),
    ] {
        let listed = Crl {
            entries: vec![(0x4321, None, vec![]), (LEAF_SERIAL, reason, vec![])],
            ..Crl::of(&PKI.middle)
        };
        let answer = listed.judged().unwrap();
        assert_eq!(answer.verdict, Verdict::Revoked);
        assert_eq!(answer.reason, expected);
        assert_eq!(answer.revoked_at, Some(at(-2 * HOUR)));
    }
    let released = Crl {
        entries: vec![(LEAF_SERIAL, Some(8), vec![])],
        ..Crl::of(&PKI.middle)
    };
    let answer = released.judged().unwrap();
    assert_eq!(answer.verdict, Verdict::Good, "removeFromCRL");
    let pem = openssl::x509::X509Crl::from_der(&clean.der())
        .unwrap()
        .to_pem()
        .unwrap();
    let answer = leaf_link().judge_crl(&pem, &[], now(), MINUTE).unwrap();
    assert_eq!(answer.verdict, Verdict::Good, "PEM");
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn a_list_that_proves_nothing_is_refused_for_its_own_reason() {
    let stranger = issued("Middle", 9, None, authority());
    let cases = [
        (Crl::of(&PKI.root), RevocationError::CrlIssuer),
        (
            Crl {
                name: &PKI.middle,
                ..Crl::of(&PKI.root)
            },
            RevocationError::CrlSignature,
        ),
        (Crl::of(&stranger), RevocationError::CrlSignature),
        (
            Crl {
                digest: MessageDigest::sha1(),
                ..Crl::of(&PKI.middle)
            },
            RevocationError::WeakHash,
        ),
        (
            Crl {
                from: 2 * 60,
                ..Crl::of(&PKI.middle)
            },
            RevocationError::CrlNotCurrent,
        ),
        (
            Crl {
                until: Some(-2 * 60),
                ..Crl::of(&PKI.middle)
            },
            RevocationError::CrlNotCurrent,
        ),
        (
            Crl {
                until: None,
                ..Crl::of(&PKI.middle)
            },
            RevocationError::CrlNotCurrent,
        ),
        (
            Crl::of(&PKI.middle).with(extension("2.5.29.27", true, &integer(1))),
            RevocationError::CrlScope,
        ),
        (
            Crl::of(&PKI.middle).with(extension("1.2.3.4", true, &integer(1))),
            RevocationError::CrlScope,
        ),
        (
            Crl {
                entries: vec![(
                    0x4321,
                    None,
                    extension("2.5.29.29", true, &tlv(0x30, &[&tlv(0x82, &[b"x"])])),
                )],
                ..Crl::of(&PKI.middle)
            },
            RevocationError::CrlScope,
        ),
    ];
    for (place, (list, expected)) in cases.iter().enumerate() {
        assert_eq!(list.judged().err(), Some(*expected), "case {place}");
    }
    let mut flipped = Crl::of(&PKI.middle).der();
    *flipped.last_mut().unwrap() ^= 1;
    for junk in [&b"junk"[..], b"", &flipped[..40]] {
        let refused = leaf_link().judge_crl(junk, &[], now(), MINUTE).err();
        assert_eq!(refused, Some(RevocationError::CrlMalformed));
    }
    let refused = leaf_link().judge_crl(&flipped, &[], now(), MINUTE).err();
    assert_eq!(refused, Some(RevocationError::CrlSignature));
}

#[test]
fn a_list_about_others_says_nothing_of_this_certificate() {
    let scoped = |content: &[u8]| {
        let scope = extension("2.5.29.28", true, &tlv(0x30, &[content]));
        Crl::of(&PKI.middle)
            .with(scope)
            .judged()
            .map(|answer| answer.verdict)
    };
    let part = |url: &str| tlv(0xa0, &[&tlv(0xa0, &[&tlv(0x86, &[url.as_bytes()])])]);
    let flag = |tag: u8| tlv(tag, &[&[0xff]]);
    assert_eq!(scoped(&[]), Ok(Verdict::Good));
    assert_eq!(scoped(&flag(0x81)), Ok(Verdict::Good), "end entities only");
    assert_eq!(scoped(&part(CRL_URL)), Ok(Verdict::Good), "its own part");
    let nothing = Err(RevocationError::CrlScope);
    assert_eq!(scoped(&part("http://crl.example/two.crl")), nothing);
    assert_eq!(scoped(&flag(0x82)), nothing, "authorities only");
    assert_eq!(scoped(&tlv(0x83, &[&[0, 0x40]])), nothing, "some reasons");
    assert_eq!(scoped(&flag(0x84)), nothing, "indirect");
    assert_eq!(scoped(&flag(0x85)), nothing, "attribute certificates");
}

#[test]
fn another_key_of_the_issuers_name_may_sign_lists_if_the_chain_proves_it() {
    let lists_only = || vec![KeyUsage::new().critical().crl_sign().build().unwrap()];
    let other = issued("Middle", 77, Some(&PKI.root), lists_only());
    let list = Crl::of(&other).der();
    let judged = |signers: &[Vec<u8>]| {
        let answer = leaf_link().judge_crl(&list, signers, now(), MINUTE);
        answer.map(|answer| answer.verdict)
    };
    assert_eq!(judged(&[]), Err(RevocationError::CrlSignature));
    assert_eq!(judged(&[other.der()]), Ok(Verdict::Good));
    let foreign_root = issued("Root", 1, None, authority());
    let foreign = issued("Middle", 77, Some(&foreign_root), lists_only());
    let list = Crl::of(&foreign).der();
    let answer = leaf_link().judge_crl(&list, &[foreign.der()], now(), MINUTE);
    assert_eq!(answer.err(), Some(RevocationError::CrlSignature));
}

/// An answer about a serial number, of `by`, with a certificate beside.
pub(crate) struct Ocsp<'a> {
    pub(crate) by: &'a Pair,
    pub(crate) issuer: &'a Pair,
    pub(crate) beside: Vec<Vec<u8>>,
    pub(crate) number: u32,
    pub(crate) digest: MessageDigest,
    pub(crate) status: Vec<u8>,
    pub(crate) from: i64,
    pub(crate) until: Option<i64>,
}

impl<'a> Ocsp<'a> {
    pub(crate) fn good(by: &'a Pair) -> Self {
        Self {
            by,
            issuer: &PKI.middle,
            beside: Vec::new(),
            number: LEAF_SERIAL,
            digest: MessageDigest::sha256(),
            status: tlv(0x80, &[]),
            from: -60,
            until: Some(HOUR),
        }
    }

    pub(crate) fn der(&self) -> Vec<u8> {
        let sha1 = |bytes: &[u8]| hash(MessageDigest::sha1(), bytes).unwrap().to_vec();
        let issuer = &self.issuer.certificate;
        let spki = issuer.public_key().unwrap().public_key_to_der().unwrap();
        let id = tlv(
            0x30,
            &[
                &tlv(0x30, &[&oid("1.3.14.3.2.26"), &[5, 0]]),
                &tlv(4, &[&sha1(&issuer.subject_name().to_der().unwrap())]),
                &tlv(4, &[&sha1(&spki[spki.len() - 65..])]),
                &serial(self.number),
            ],
        );
        let until = self
            .until
            .map_or(vec![], |until| tlv(0xa0, &[&time(at(until))]));
        let single = tlv(0x30, &[&id, &self.status, &time(at(self.from)), &until]);
        let name = self.by.certificate.subject_name().to_der().unwrap();
        let signed = tlv(
            0x30,
            &[
                &tlv(0xa1, &[&name]),
                &time(at(self.from)),
                &tlv(0x30, &[&single]),
            ],
        );
        let beside = if self.beside.is_empty() {
            vec![]
        } else {
            tlv(0xa0, &[&tlv(0x30, &[&self.beside.concat()])])
        };
        let basic = framed(&signed, self.by, self.digest, &beside);
        let bytes = tlv(0x30, &[&oid("1.3.6.1.5.5.7.48.1.1"), &tlv(4, &[&basic])]);
        tlv(0x30, &[&tlv(10, &[&[0]]), &tlv(0xa0, &[&bytes])])
    }

    fn judged(&self) -> Result<Answer, RevocationError> {
        leaf_link().judge_ocsp(&self.der(), now(), MINUTE)
    }
}

#[test]
fn an_answer_of_the_issuer_is_believed() {
    let good = Ocsp::good(&PKI.middle).judged().unwrap();
    assert_eq!(good.verdict, Verdict::Good);
    assert_eq!((good.reason, good.revoked_at), (None, None));
    assert_eq!(good.next_update, Some(at(HOUR)));
    let revoked = Ocsp {
        status: tlv(
            0xa1,
            &[&time(at(-2 * HOUR)), &tlv(0xa0, &[&tlv(10, &[&[4]])])],
        ),
        ..Ocsp::good(&PKI.middle)
    };
    let revoked = revoked.judged().unwrap();
    assert_eq!(revoked.verdict, Verdict::Revoked);
    assert_eq!(revoked.reason, Some(RevocationReason::Superseded));
    assert_eq!(revoked.revoked_at, Some(at(-2 * HOUR)));
    let unknown = Ocsp {
        status: tlv(0x82, &[]),
        ..Ocsp::good(&PKI.middle)
    };
    assert_eq!(unknown.judged().unwrap().verdict, Verdict::Unknown);
    let fresh = Ocsp {
        until: None,
        ..Ocsp::good(&PKI.middle)
    };
    assert_eq!(fresh.judged().unwrap().verdict, Verdict::Good);
}

#[test]
fn only_a_responder_that_the_issuer_certified_may_answer_for_it() {
    let purpose = || {
        vec![
            ExtendedKeyUsage::new()
                .other("OCSPSigning")
                .build()
                .unwrap(),
        ]
    };
    let judged = |by: &Pair| {
        let answer = Ocsp {
            beside: vec![by.der()],
            ..Ocsp::good(by)
        };
        answer.judged().map(|answer| answer.verdict)
    };
    let delegated = issued("Responder", 8, Some(&PKI.middle), purpose());
    assert_eq!(judged(&delegated), Ok(Verdict::Good));
    let refused = Err(RevocationError::OcspSignature);
    let without_purpose = issued("Responder", 8, Some(&PKI.middle), vec![]);
    assert_eq!(judged(&without_purpose), refused);
    let of_the_root = issued("Responder", 8, Some(&PKI.root), purpose());
    assert_eq!(judged(&of_the_root), refused);
    let own = issued("Responder", 8, None, purpose());
    assert_eq!(judged(&own), refused);
    let borrowed_name = issued("Middle", 8, None, authority());
    assert_eq!(judged(&borrowed_name), refused);
    assert_eq!(judged(&PKI.leaf), refused, "the subject itself");
}

#[test]
fn an_answer_that_says_nothing_is_refused_for_its_own_reason() {
    let cases = [
        (
            Ocsp {
                number: 0x4321,
                ..Ocsp::good(&PKI.middle)
            },
            RevocationError::OcspCertificate,
        ),
        (
            Ocsp {
                digest: MessageDigest::sha1(),
                ..Ocsp::good(&PKI.middle)
            },
            RevocationError::WeakHash,
        ),
        (
            Ocsp {
                from: 2 * 60,
                ..Ocsp::good(&PKI.middle)
            },
            RevocationError::OcspNotCurrent,
        ),
        (
            Ocsp {
                from: -HOUR,
                until: Some(-2 * 60),
                ..Ocsp::good(&PKI.middle)
            },
            RevocationError::OcspNotCurrent,
        ),
        (
            Ocsp {
                from: -2 * HOUR,
                until: None,
                ..Ocsp::good(&PKI.middle)
            },
            RevocationError::OcspNotCurrent,
        ),
    ];
    for (place, (answer, expected)) in cases.iter().enumerate() {
        assert_eq!(answer.judged().err(), Some(*expected), "case {place}");
    }
    let judged = |bytes: &[u8]| leaf_link().judge_ocsp(bytes, now(), MINUTE).err();
    let try_later = tlv(0x30, &[&tlv(10, &[&[3]])]);
    assert_eq!(judged(&try_later), Some(RevocationError::OcspStatus));
    let no_content = tlv(0x30, &[&tlv(10, &[&[0]])]);
    for junk in [&b"junk"[..], b"", &no_content] {
        assert_eq!(judged(junk), Some(RevocationError::OcspMalformed));
    }
}

#[test]
fn the_question_names_the_certificate() {
    let question = leaf_link().ocsp_request().unwrap();
    assert!(OcspRequest::from_der(&question).is_ok());
    let number = serial(LEAF_SERIAL);
    assert!(
        question
            .windows(number.len())
            .any(|window| window == number)
    );
}

#[test]
fn skew_is_all_that_clocks_may_differ() {
    let late = Crl {
        until: Some(-30),
        ..Crl::of(&PKI.middle)
    };
    assert!(late.judged().is_ok());
    let exact = leaf_link().judge_crl(&late.der(), &[], now(), SignedDuration::ZERO);
    assert_eq!(exact.err(), Some(RevocationError::CrlNotCurrent));
}
