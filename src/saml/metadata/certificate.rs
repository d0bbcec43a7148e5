//! Certificates: which of them may sign metadata, because they are or chain to an anchor, and
//! which of those in a role may be used at all. `[eIDAS-CR §3.5]` `[RFC5280 §6]`

use super::error::{CertificateProblem, MetadataError};
use crate::xml::{MIN_RSA_BITS, VerificationKey};
use jiff::Timestamp;
use openssl::asn1::Asn1Time;
use openssl::error::ErrorStack;
use openssl::nid::Nid;
use openssl::stack::Stack;
use openssl::x509::store::{X509Store, X509StoreBuilder};
use openssl::x509::verify::{X509VerifyFlags, X509VerifyParam};
use openssl::x509::{X509, X509StoreContext};

/// OpenSSL's level of 128 bits: RSA from 3072, curves from 256, hashes from 256 bits.
const LEVEL_128_BITS: i32 = 3;
const STRONG_HASHES: [Nid; 3] = [Nid::SHA256, Nid::SHA384, Nid::SHA512];
/// `id-sha256`, `id-sha384` and `id-sha512` without their last arc. `[RFC4055 §2.1]`
const SHA2_ARC: [u8; 8] = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02];

/// The keys among `candidates` that the anchors prove now. Without candidates, the anchors
/// themselves are the keys.
///
/// # Errors
/// [`MetadataError::Anchor`] for a broken anchor, [`MetadataError::Signer`] if none is proven.
pub(super) fn proven_keys(
    candidates: &[Vec<u8>],
    anchors: &[Vec<u8>],
    now: Timestamp,
) -> Result<Vec<VerificationKey>, MetadataError> {
    if !anchors.iter().all(|anchor| has_strong_key(anchor)) {
        return Err(MetadataError::Anchor);
    }
    let store = store(anchors, now).map_err(|_| MetadataError::Anchor)?;
    let candidates = if candidates.is_empty() {
        anchors
    } else {
        candidates
    };
    let certificates: Vec<X509> = candidates
        .iter()
        .filter(|der| has_strong_key(der))
        .filter_map(|der| X509::from_der(der).ok())
        .collect();
    let proven: Vec<VerificationKey> = certificates
        .iter()
        .filter(|certificate| has_strong_hash(certificate))
        // An anchor needs no chain, however broken the one is that came along.
        .filter(|certificate| {
            [&[][..], &certificates]
                .iter()
                .any(|others| chains(certificate, others, &store).unwrap_or(false))
        })
        .filter_map(|certificate| {
            VerificationKey::from_certificate_der(&certificate.to_der().ok()?).ok()
        })
        .collect();
    if proven.is_empty() {
        Err(MetadataError::Signer)
    } else {
        Ok(proven)
    }
}

/// The anchors and the rules of the path. Root, intermediate or leaf may be an anchor.
fn store(anchors: &[Vec<u8>], now: Timestamp) -> Result<X509Store, ErrorStack> {
    let mut parameters = X509VerifyParam::new()?;
    parameters.set_time(now.as_second());
    parameters.set_flags(X509VerifyFlags::PARTIAL_CHAIN)?;
    parameters.set_auth_level(LEVEL_128_BITS);
    let mut builder = X509StoreBuilder::new()?;
    builder.set_param(&parameters)?;
    for anchor in anchors {
        builder.add_cert(X509::from_der(anchor)?)?;
    }
    Ok(builder.build())
}

fn chains(certificate: &X509, others: &[X509], store: &X509Store) -> Result<bool, ErrorStack> {
    let mut untrusted = Stack::new()?;
    for other in others {
        untrusted.push(other.clone())?;
    }
    X509StoreContext::new()?.init(store, certificate, &untrusted, |context| {
        context.verify_cert()
    })
}

/// Whether the key is one of the profile: no certificate with another stands in a path.
fn has_strong_key(der: &[u8]) -> bool {
    VerificationKey::from_certificate_der(der).is_ok_and(|key| is_long_enough(&key))
}

fn is_long_enough(key: &VerificationKey) -> bool {
    !key.is_rsa() || key.bits() >= MIN_RSA_BITS
}

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
    usable(der, dates, now)?;
    VerificationKey::from_certificate_der(der)
        .ok()
        .filter(is_long_enough)
        .ok_or(CertificateProblem::Key)
}

/// Any certificate of a role: read, within its days, signed over a strong hash.
pub(super) fn usable(der: &[u8], dates: Dates, now: Timestamp) -> Result<X509, CertificateProblem> {
    let certificate = X509::from_der(der).map_err(|_| CertificateProblem::Malformed)?;
    let today = Asn1Time::from_unix(now.as_second()).map_err(|_| CertificateProblem::Dates)?;
    let begun = *certificate.not_before() <= today;
    let holds = begun && *certificate.not_after() >= today;
    if dates == Dates::Hold && !holds {
        return Err(CertificateProblem::Dates);
    }
    if has_strong_hash(&certificate) {
        Ok(certificate)
    } else {
        Err(CertificateProblem::WeakHash)
    }
}

/// Whether the certificate itself is signed over a hash of at least 256 bits.
fn has_strong_hash(certificate: &X509) -> bool {
    let algorithm = certificate.signature_algorithm().object().nid();
    if algorithm == Nid::RSASSAPSS {
        return certificate
            .to_der()
            .is_ok_and(|der| pss_hash(&der).is_some_and(is_sha2));
    }
    algorithm
        .signature_algorithms()
        .is_some_and(|parts| STRONG_HASHES.contains(&parts.digest))
}

fn is_sha2(object: &[u8]) -> bool {
    matches!(object.split_last(), Some((1..=3, arc)) if arc == SHA2_ARC)
}

/// The hash's identifier in the parameters of RSASSA-PSS; absent it is SHA-1. `[RFC4055 §3.1]`
fn pss_hash(certificate: &[u8]) -> Option<&[u8]> {
    const SEQUENCE: u8 = 0x30;
    const OBJECT: u8 = 0x06;
    const HASH: u8 = 0xa0;
    let (whole, _) = element(certificate, SEQUENCE)?;
    let (_, after_tbs) = element(whole, SEQUENCE)?;
    let (algorithm, _) = element(after_tbs, SEQUENCE)?;
    let (_, parameters) = element(algorithm, OBJECT)?;
    let (parameters, _) = element(parameters, SEQUENCE)?;
    let (hash, _) = element(parameters, HASH)?;
    let (hash, _) = element(hash, SEQUENCE)?;
    Some(element(hash, OBJECT)?.0)
}

/// The content of a DER element of that tag, and what follows it.
fn element(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (first, rest) = der.split_first()?;
    let (length, rest) = rest.split_first()?;
    let (length, rest) = if *length < 0x80 {
        (usize::from(*length), rest)
    } else {
        let (digits, rest) = rest.split_at_checked(usize::from(*length & 0x7f))?;
        let length = digits.iter().try_fold(0_usize, |length, digit| {
            length.checked_mul(256)?.checked_add(usize::from(*digit))
        })?;
        (length, rest)
    };
    (*first == tag).then(|| rest.split_at_checked(length))?
}
