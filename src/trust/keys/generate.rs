//! Making keys and the certificates that name them.
//!
//! In: a family, a subject, a time and a serial number. Out: a private key, or a certificate that
//! is self-signed or issued by an authority made here. Key material comes from OpenSSL's own
//! generator; serial numbers and times are the caller's. RSA takes seconds on a slow machine: call
//! it on a thread that may block.

use jiff::{SignedDuration, Timestamp};
use openssl::asn1::{Asn1Integer, Asn1Time};
use openssl::bn::BigNum;
use openssl::ec::{EcGroup, EcKey};
use openssl::error::ErrorStack;
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{HasPublic, Id, PKey, PKeyRef, Private};
use openssl::rsa::Rsa;
use openssl::x509::extension::{
    AuthorityKeyIdentifier, BasicConstraints, KeyUsage, SubjectKeyIdentifier,
};
use openssl::x509::{X509, X509Builder, X509Name, X509NameRef, X509Ref, X509Req};

use crate::config::KeyRole;

/// Kinds of keys that may be made; all are strong enough for `[eIDAS-CR §3.2]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyFamily {
    /// EC on NIST P-256.
    EcP256,
    /// EC on NIST P-384.
    EcP384,
    /// EC on NIST P-521.
    EcP521,
    /// EC on brainpoolP256r1.
    EcBrainpoolP256,
    /// RSA of 3072 bits.
    Rsa3072,
    /// RSA of 4096 bits.
    Rsa4096,
}

impl KeyFamily {
    /// Every family, with its name on the command line.
    pub const NAMES: [(&'static str, Self); 6] = [
        ("p256", Self::EcP256),
        ("p384", Self::EcP384),
        ("p521", Self::EcP521),
        ("brainpoolp256r1", Self::EcBrainpoolP256),
        ("rsa3072", Self::Rsa3072),
        ("rsa4096", Self::Rsa4096),
    ];

    /// What is made where nobody says otherwise and nothing is in use.
    pub fn usual(role: KeyRole) -> Self {
        match role {
            KeyRole::OidcSigningP384 => Self::EcP384,
            KeyRole::OidcSigningRsa => Self::Rsa3072,
            _ => Self::EcP256,
        }
    }

    /// The family of a key that is there; `None` for one that we would not make.
    pub fn of<T: HasPublic>(key: &PKeyRef<T>) -> Option<Self> {
        let curve = key.ec_key().ok().and_then(|key| key.group().curve_name());
        match (key.id(), key.bits(), curve) {
            (Id::RSA, 3072, _) => Some(Self::Rsa3072),
            (Id::RSA, 4096, _) => Some(Self::Rsa4096),
            (_, _, Some(Nid::X9_62_PRIME256V1)) => Some(Self::EcP256),
            (_, _, Some(Nid::SECP384R1)) => Some(Self::EcP384),
            (_, _, Some(Nid::SECP521R1)) => Some(Self::EcP521),
            (_, _, Some(Nid::BRAINPOOL_P256R1)) => Some(Self::EcBrainpoolP256),
            _ => None,
        }
    }
}

/// What a certificate's key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyPurpose {
    /// Signing messages or metadata.
    Signing,
    /// Having assertions encrypted to it.
    Encryption,
    /// Signing other certificates.
    Authority,
}

/// Who a certificate names, and for how long.
#[derive(Debug, Clone)]
pub struct CertificateProfile<'a> {
    /// Country of the subject, two letters.
    pub country: &'a str,
    /// Organisation of the subject.
    pub organisation: &'a str,
    /// Common name of the subject.
    pub common_name: &'a str,
    /// What the key is for.
    pub purpose: KeyPurpose,
    /// First moment of validity.
    pub not_before: Timestamp,
    /// Days of validity from then on.
    pub days: u32,
    /// Serial number: at least 64 of these bits must be random.
    pub serial: [u8; 16],
}

/// A key or certificate could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the key or certificate could not be made")]
pub struct GenerateError;

impl GenerateError {
    /// Stable dotted code for logs.
    pub fn code(self) -> &'static str {
        "keys.generate"
    }
}

impl From<ErrorStack> for GenerateError {
    fn from(_: ErrorStack) -> Self {
        Self
    }
}

/// A fresh private key.
///
/// # Errors
/// [`GenerateError`] where OpenSSL's generator fails.
pub fn private_key(family: KeyFamily) -> Result<PKey<Private>, GenerateError> {
    let elliptic = |curve| {
        let group = EcGroup::from_curve_name(curve)?;
        PKey::from_ec_key(EcKey::generate(&group)?)
    };
    let rsa = |bits| PKey::from_rsa(Rsa::generate(bits)?);
    Ok(match family {
        KeyFamily::EcP256 => elliptic(Nid::X9_62_PRIME256V1),
        KeyFamily::EcP384 => elliptic(Nid::SECP384R1),
        KeyFamily::EcP521 => elliptic(Nid::SECP521R1),
        KeyFamily::EcBrainpoolP256 => elliptic(Nid::BRAINPOOL_P256R1),
        KeyFamily::Rsa3072 => rsa(3072),
        KeyFamily::Rsa4096 => rsa(4096),
    }?)
}

/// The key as PKCS#8 PEM, not encrypted.
///
/// # Errors
/// [`GenerateError`] where it cannot be encoded.
pub fn key_pem(key: &PKeyRef<Private>) -> Result<Vec<u8>, GenerateError> {
    Ok(key.private_key_to_pem_pkcs8()?)
}

/// The certificate as PEM text.
///
/// # Errors
/// [`GenerateError`] where it cannot be encoded.
pub fn certificate_pem(certificate: &X509Ref) -> Result<String, GenerateError> {
    String::from_utf8(certificate.to_pem()?).map_err(|_| GenerateError)
}

/// A certificate that vouches for itself: pinned by whoever trusts it.
///
/// # Errors
/// [`GenerateError`] for a profile that no certificate can hold.
pub fn self_signed(
    key: &PKeyRef<Private>,
    profile: &CertificateProfile<'_>,
) -> Result<X509, GenerateError> {
    let name = subject(profile)?;
    certificate(key, profile, &name, key, None)
}

/// A request to an authority for a certificate, PEM: the profile's subject and the key; purpose,
/// days and serial number are the authority's to say.
///
/// # Errors
/// [`GenerateError`] for a profile that no request can hold.
pub fn signing_request(
    key: &PKeyRef<Private>,
    profile: &CertificateProfile<'_>,
) -> Result<String, GenerateError> {
    let mut builder = X509Req::builder()?;
    builder.set_version(0)?;
    builder.set_subject_name(subject(profile)?.as_ref())?;
    builder.set_pubkey(key)?;
    builder.sign(key, digest(key))?;
    String::from_utf8(builder.build().to_pem()?).map_err(|_| GenerateError)
}

/// A certificate that an authority vouches for.
///
/// # Errors
/// [`GenerateError`] for a profile that no certificate can hold.
pub fn issued(
    key: &PKeyRef<Private>,
    profile: &CertificateProfile<'_>,
    authority_key: &PKeyRef<Private>,
    authority: &X509Ref,
) -> Result<X509, GenerateError> {
    let issuer = authority.subject_name();
    certificate(key, profile, issuer, authority_key, Some(authority))
}

fn certificate(
    key: &PKeyRef<Private>,
    profile: &CertificateProfile<'_>,
    issuer: &X509NameRef,
    signer: &PKeyRef<Private>,
    authority: Option<&X509Ref>,
) -> Result<X509, GenerateError> {
    let mut builder = X509::builder()?;
    builder.set_version(2)?;
    builder.set_serial_number(serial(profile.serial)?.as_ref())?;
    builder.set_subject_name(subject(profile)?.as_ref())?;
    builder.set_issuer_name(issuer)?;
    builder.set_pubkey(key)?;
    let lifetime = SignedDuration::from_hours(i64::from(profile.days) * 24);
    let not_after = profile.not_before.checked_add(lifetime);
    builder.set_not_before(time(profile.not_before)?.as_ref())?;
    builder.set_not_after(time(not_after.map_err(|_| GenerateError)?)?.as_ref())?;
    extend(&mut builder, key, profile.purpose, authority)?;
    builder.sign(signer, digest(signer))?;
    Ok(builder.build())
}

fn extend(
    builder: &mut X509Builder,
    key: &PKeyRef<Private>,
    purpose: KeyPurpose,
    authority: Option<&X509Ref>,
) -> Result<(), GenerateError> {
    let mut constraints = BasicConstraints::new();
    let mut usage = KeyUsage::new();
    constraints.critical();
    usage.critical();
    match (purpose, key.id()) {
        (KeyPurpose::Authority, _) => {
            constraints.ca().pathlen(0);
            usage.key_cert_sign().crl_sign();
        }
        (KeyPurpose::Signing, _) => {
            usage.digital_signature();
        }
        (KeyPurpose::Encryption, Id::EC) => {
            usage.key_agreement();
        }
        (KeyPurpose::Encryption, _) => {
            usage.key_encipherment();
        }
    }
    builder.append_extension(constraints.build()?)?;
    builder.append_extension(usage.build()?)?;
    let subject_key =
        SubjectKeyIdentifier::new().build(&builder.x509v3_context(authority, None))?;
    builder.append_extension(subject_key)?;
    if authority.is_some() {
        let mut identifier = AuthorityKeyIdentifier::new();
        let identifier = identifier.keyid(true);
        let identifier = identifier.build(&builder.x509v3_context(authority, None))?;
        builder.append_extension(identifier)?;
    }
    Ok(())
}

fn subject(profile: &CertificateProfile<'_>) -> Result<X509Name, GenerateError> {
    let mut name = X509Name::builder()?;
    name.append_entry_by_nid(Nid::COUNTRYNAME, profile.country)?;
    name.append_entry_by_nid(Nid::ORGANIZATIONNAME, profile.organisation)?;
    name.append_entry_by_nid(Nid::COMMONNAME, profile.common_name)?;
    Ok(name.build())
}

/// Positive, and never zero [RFC5280 §4.1.2.2].
fn serial(bytes: [u8; 16]) -> Result<Asn1Integer, GenerateError> {
    let mut positive = vec![0x01];
    positive.extend(bytes);
    Ok(BigNum::from_slice(&positive)?.to_asn1_integer()?)
}

fn time(at: Timestamp) -> Result<Asn1Time, GenerateError> {
    Ok(Asn1Time::from_unix(at.as_second())?)
}

/// The digest that fits the key's strength `[eIDAS-CR §3.1]`.
fn digest(key: &PKeyRef<Private>) -> MessageDigest {
    match (key.id(), key.bits()) {
        (Id::EC, 384) => MessageDigest::sha384(),
        (Id::EC, 521) => MessageDigest::sha512(),
        _ => MessageDigest::sha256(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(purpose: KeyPurpose) -> CertificateProfile<'static> {
        CertificateProfile {
            country: "XA",
            organisation: "Ministry of tests",
            common_name: "unit",
            purpose,
            not_before: "2026-01-01T00:00:00Z".parse().unwrap(),
            days: 2,
            serial: [0xff; 16],
        }
    }

    #[test]
    fn a_self_signed_certificate_names_its_key_and_its_time() {
        let key = private_key(KeyFamily::EcP256).unwrap();
        let certificate = self_signed(&key, &profile(KeyPurpose::Signing)).unwrap();
        assert!(certificate.verify(&key).unwrap());
        assert!(certificate.public_key().unwrap().public_eq(&key));
        assert_eq!(
            certificate.not_after().to_string(),
            "Jan  3 00:00:00 2026 GMT"
        );
        let organisation = certificate
            .subject_name()
            .entries_by_nid(Nid::ORGANIZATIONNAME);
        let organisation: Vec<_> = organisation.map(|entry| entry.data().as_slice()).collect();
        assert_eq!(organisation, [b"Ministry of tests"]);
        assert!(!certificate.serial_number().to_bn().unwrap().is_negative());
    }

    #[test]
    fn an_issued_certificate_chains_to_its_authority_and_to_no_other() {
        let key = private_key(KeyFamily::EcP384).unwrap();
        let authority_key = private_key(KeyFamily::EcP256).unwrap();
        let authority = self_signed(&authority_key, &profile(KeyPurpose::Authority)).unwrap();
        let leaf_profile = CertificateProfile {
            common_name: "leaf",
            ..profile(KeyPurpose::Signing)
        };
        let leaf = issued(&key, &leaf_profile, &authority_key, &authority).unwrap();
        assert!(leaf.verify(&authority_key).unwrap());
        assert_eq!(authority.issued(&leaf), openssl::x509::X509VerifyResult::OK);
        assert!(!leaf.verify(&key).unwrap());
    }

    #[test]
    fn every_family_is_known_again_and_may_ask_for_a_certificate() {
        for (name, family) in KeyFamily::NAMES {
            if name == "rsa4096" {
                // Slow to make, and made as rsa3072 is.
                continue;
            }
            let key = private_key(family).unwrap();
            assert_eq!(KeyFamily::of(&key), Some(family), "{name}");
            let request = signing_request(&key, &profile(KeyPurpose::Signing)).unwrap();
            let request = X509Req::from_pem(request.as_bytes()).unwrap();
            assert!(request.verify(&key).unwrap(), "{name}");
        }
    }

    #[test]
    fn keys_are_of_the_family_that_was_asked_for() {
        let key = private_key(KeyFamily::Rsa3072).unwrap();
        assert_eq!((key.id(), key.bits()), (Id::RSA, 3072));
        let certificate = self_signed(&key, &profile(KeyPurpose::Encryption)).unwrap();
        let pem = certificate_pem(&certificate).unwrap();
        assert!(pem.starts_with("-----BEGIN CERTIFICATE-----"));
        let again = PKey::private_key_from_pem(&key_pem(&key).unwrap()).unwrap();
        assert!(again.public_eq(&key));
    }
}
