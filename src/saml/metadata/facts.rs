//! What operators are told about a certificate: whose, which key, from when until when.
//! In: DER. Out: plain facts, with nothing of the foreign text that could harm a terminal.

use super::error::{CertificateProblem, KeyUse};
use jiff::{SignedDuration, Timestamp};
use openssl::asn1::{Asn1Time, Asn1TimeRef};
use openssl::nid::Nid;
use openssl::pkey::{HasPublic, Id, PKeyRef};
use openssl::x509::{X509, X509NameRef};

const MAX_SUBJECT: usize = 200;

/// Facts about one certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateFacts {
    /// What it is used for here.
    pub key_use: KeyUse,
    /// SHA-256 of the certificate.
    pub fingerprint: [u8; 32],
    /// SHA-256 of its public key: the same where a certificate was renewed around an old key.
    pub key_fingerprint: [u8; 32],
    /// Its first moment.
    pub not_before: Timestamp,
    /// Its last moment.
    pub not_after: Timestamp,
    /// Kind and size of the key: `RSA 4096`, `P-256`, `brainpoolP384r1`.
    pub key: String,
    /// The subject's name as `CN=…, O=…`, without control characters and cut to 200 characters.
    pub subject: String,
}

/// A certificate that was passed over, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedCertificate {
    /// Why it is not used.
    pub problem: CertificateProblem,
    /// Which one it is.
    pub facts: CertificateFacts,
}

/// The facts of an anchor or of a certificate of a signer's chain; `None` for other bytes.
pub fn certificate_facts(der: &[u8]) -> Option<CertificateFacts> {
    facts(der, KeyUse::Anchor)
}

pub(super) fn facts(der: &[u8], key_use: KeyUse) -> Option<CertificateFacts> {
    let certificate = X509::from_der(der).ok()?;
    let public = certificate.public_key().ok()?;
    Some(CertificateFacts {
        key_use,
        fingerprint: openssl::sha::sha256(der),
        key_fingerprint: openssl::sha::sha256(&public.public_key_to_der().ok()?),
        not_before: moment(certificate.not_before())?,
        not_after: moment(certificate.not_after())?,
        key: key_text(&public),
        subject: subject(certificate.subject_name()),
    })
}

/// A certificate's time.
pub(super) fn moment(time: &Asn1TimeRef) -> Option<Timestamp> {
    let epoch = Asn1Time::from_unix(0).ok()?;
    let since = epoch.diff(time).ok()?;
    let seconds = i64::from(since.days) * 86_400 + i64::from(since.secs);
    Timestamp::UNIX_EPOCH
        .checked_add(SignedDuration::from_secs(seconds))
        .ok()
}

fn key_text<T: HasPublic>(key: &PKeyRef<T>) -> String {
    match key.id() {
        Id::RSA => format!("RSA {}", key.bits()),
        Id::RSA_PSS => format!("RSA-PSS {}", key.bits()),
        Id::EC => key
            .ec_key()
            .ok()
            .and_then(|key| key.group().curve_name())
            .map_or_else(|| "unnamed curve".to_owned(), curve_text),
        _ => format!("other, {} bits", key.bits()),
    }
}

fn curve_text(curve: Nid) -> String {
    let name = match curve {
        Nid::X9_62_PRIME256V1 => "P-256",
        Nid::SECP384R1 => "P-384",
        Nid::SECP521R1 => "P-521",
        other => other.short_name().unwrap_or("unknown curve"),
    };
    name.to_owned()
}

fn subject(name: &X509NameRef) -> String {
    let parts: Vec<String> = name
        .entries()
        .filter_map(|entry| {
            let kind = entry.object().nid().short_name().ok()?;
            Some(format!("{kind}={}", entry.data().to_string().ok()?))
        })
        .collect();
    parts
        .join(", ")
        .chars()
        .filter(|c| !is_unprintable(*c))
        .take(MAX_SUBJECT)
        .collect()
}

/// Control characters, and those that turn the direction of what follows.
pub(super) fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
