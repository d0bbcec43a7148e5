//! Which certificates of a role may be used: in date, strongly signed, with a key of the profile,
//! and for what they say they are for. `[eIDAS-CR §3.5]` `[RFC5280 §4.2.1.3]`

use super::der;
use super::error::{CertificateProblem, KeyUse};
use crate::xml::{MIN_RSA_BITS, VerificationKey};
use jiff::Timestamp;
use openssl::asn1::Asn1Time;
use openssl::x509::{X509, X509KeyUsage};

/// Whether a certificate's first and last day count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dates {
    /// They do.
    Hold,
    /// They do not, by exception: the metadata that lists it is signed and in date.
    Waived,
}

/// A signing key of a role.
pub(super) fn signing_key(
    der: &[u8],
    dates: Dates,
    now: Timestamp,
) -> Result<VerificationKey, CertificateProblem> {
    usable(der, KeyUse::Signing, dates, now)?;
    strong_key(der).ok_or(CertificateProblem::Key)
}

/// Any certificate of a role: read, within its days, signed over a strong hash, for this use.
pub(super) fn usable(
    der: &[u8],
    key_use: KeyUse,
    dates: Dates,
    now: Timestamp,
) -> Result<X509, CertificateProblem> {
    let certificate = X509::from_der(der).map_err(|_| CertificateProblem::Malformed)?;
    if dates == Dates::Hold && !is_in_date(&certificate, now) {
        return Err(CertificateProblem::Dates);
    }
    if !der::is_strongly_signed(der) {
        return Err(CertificateProblem::WeakHash);
    }
    if !allows(&certificate, key_use) {
        return Err(CertificateProblem::Usage);
    }
    Ok(certificate)
}

/// The certificate's key, if it is of a kind, curve and size of the profile.
pub(super) fn strong_key(der: &[u8]) -> Option<VerificationKey> {
    VerificationKey::from_certificate_der(der)
        .ok()
        .filter(|key| !key.is_rsa() || key.bits() >= MIN_RSA_BITS)
}

pub(super) fn is_in_date(certificate: &X509, now: Timestamp) -> bool {
    Asn1Time::from_unix(now.as_second())
        .is_ok_and(|today| *certificate.not_before() <= today && *certificate.not_after() >= today)
}

/// Whether the key usage, where one is stated, fits.
pub(super) fn allows(certificate: &X509, key_use: KeyUse) -> bool {
    let fitting = match key_use {
        KeyUse::Signing => X509KeyUsage::DIGITAL_SIGNATURE | X509KeyUsage::NON_REPUDIATION,
        KeyUse::Encryption => {
            X509KeyUsage::KEY_ENCIPHERMENT
                | X509KeyUsage::KEY_AGREEMENT
                | X509KeyUsage::DATA_ENCIPHERMENT
        }
        KeyUse::Anchor => X509KeyUsage::KEY_CERT_SIGN,
    };
    certificate
        .key_usage()
        .is_none_or(|usage| usage.intersects(fitting))
}
