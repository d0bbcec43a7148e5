//! Public keys as certificates carry them: which kinds and curves the bridge takes at all.
//! In: DER or PEM. Out: a prepared OpenSSL key, checked once, used for every message.

use openssl::ec::{Asn1Flag, EcKeyRef};
use openssl::nid::Nid;
use openssl::pkey::{HasPublic, Id, PKey, PKeyRef, Public};
use openssl::x509::X509;

/// Why a key or certificate cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The bytes hold no X.509 certificate.
    #[error("not an X.509 certificate")]
    Certificate,
    /// Neither RSA nor elliptic curve.
    #[error("neither an RSA nor an elliptic curve key")]
    Kind,
    /// A curve outside the six named ones. `[eIDAS-CR §2.2]`
    #[error("a curve outside the profile")]
    Curve,
    /// Curve parameters spelled out instead of named.
    #[error("explicit curve parameters")]
    ExplicitCurve,
    /// Fewer bits than the rules ask for.
    #[error("the key is too small")]
    TooSmall,
    /// The private key does not belong to the certificate.
    #[error("private key and certificate do not belong together")]
    Mismatch,
    /// The signature algorithm does not go with the kind of key.
    #[error("the algorithm does not go with the key")]
    Algorithm,
    /// OpenSSL failed on it.
    #[error("the cryptographic library refused the key")]
    Library,
}

impl KeyError {
    /// The stable code for logs and pages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Certificate => "key.certificate",
            Self::Kind => "key.kind",
            Self::Curve => "key.curve",
            Self::ExplicitCurve => "key.explicit-curve",
            Self::TooSmall => "key.too-small",
            Self::Mismatch => "key.mismatch",
            Self::Algorithm => "key.algorithm",
            Self::Library => "key.library",
        }
    }
}

/// The curves of the profile: NIST and brainpool, 256 bits and more. `[eIDAS-CR §2.2]`
const CURVES: [Nid; 6] = [
    Nid::X9_62_PRIME256V1,
    Nid::SECP384R1,
    Nid::SECP521R1,
    Nid::BRAINPOOL_P256R1,
    Nid::BRAINPOOL_P384R1,
    Nid::BRAINPOOL_P512R1,
];

/// The smallest RSA modulus of the profile, in bits. `[eIDAS-CR §2.2]`
pub const MIN_RSA_BITS: u32 = 3072;

/// Reads exactly one DER certificate, no trailing bytes.
pub(super) fn certificate_from_der(der: &[u8]) -> Result<X509, KeyError> {
    let certificate = X509::from_der(der).map_err(|_| KeyError::Certificate)?;
    let again = certificate.to_der().map_err(|_| KeyError::Certificate)?;
    if again == der {
        Ok(certificate)
    } else {
        Err(KeyError::Certificate)
    }
}

/// The certificate's key, if it is of a kind that we take.
pub(super) fn public_key_of(certificate: &X509) -> Result<PKey<Public>, KeyError> {
    // OpenSSL 3 cannot decode unnamed binary curves and the like at all: that is Kind, too.
    let key = certificate.public_key().map_err(|_| KeyError::Kind)?;
    check_kind(&key)?;
    Ok(key)
}

/// The key of a DER certificate in DER, to compare certificates by.
pub(super) fn key_of_certificate(der: &[u8]) -> Option<Vec<u8>> {
    certificate_from_der(der)
        .ok()?
        .public_key()
        .ok()?
        .public_key_to_der()
        .ok()
}

/// Whether a key is RSA or on a named curve of the profile.
pub(super) fn check_kind<T: HasPublic>(key: &PKeyRef<T>) -> Result<(), KeyError> {
    match key.id() {
        Id::RSA | Id::RSA_PSS => Ok(()),
        Id::EC => check_curve(&*key.ec_key().map_err(|_| KeyError::Library)?),
        _ => Err(KeyError::Kind),
    }
}

/// Whether an elliptic curve key is on a named curve of the profile.
pub(super) fn check_curve<T: HasPublic>(key: &EcKeyRef<T>) -> Result<(), KeyError> {
    let group = key.group();
    if group.asn1_flag() != Asn1Flag::NAMED_CURVE {
        return Err(KeyError::ExplicitCurve);
    }
    match group.curve_name() {
        Some(name) if CURVES.contains(&name) => Ok(()),
        _ => Err(KeyError::Curve),
    }
}

/// Whether an RSA key has at least so many bits; other kinds pass.
pub(super) fn check_rsa_bits<T: HasPublic>(key: &PKeyRef<T>, min: u32) -> Result<(), KeyError> {
    let small = matches!(key.id(), Id::RSA | Id::RSA_PSS) && key.bits() < min;
    if small {
        Err(KeyError::TooSmall)
    } else {
        Ok(())
    }
}
