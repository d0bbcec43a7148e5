//! Keys and certificates from PEM text: the first key source.

use openssl::pkey::{PKey, Private};
use openssl::x509::X509;

/// The text holds no usable key or certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no usable PEM key or certificate")]
pub struct InvalidPem;

/// Every certificate of a PEM bundle, as DER; at least one.
///
/// # Errors
/// [`InvalidPem`] when there is none or one is broken.
pub fn certificates(pem: &[u8]) -> Result<Vec<Vec<u8>>, InvalidPem> {
    let stack = X509::stack_from_pem(pem).map_err(|_| InvalidPem)?;
    let ders: Result<Vec<_>, _> = stack
        .iter()
        .map(|certificate| certificate.to_der())
        .collect();
    ders.ok().filter(|ders| !ders.is_empty()).ok_or(InvalidPem)
}

/// The first certificate of a PEM bundle.
///
/// # Errors
/// [`InvalidPem`].
pub fn certificate(pem: &str) -> Result<X509, InvalidPem> {
    X509::from_pem(pem.as_bytes()).map_err(|_| InvalidPem)
}

/// An unencrypted private key: PKCS#8, PKCS#1 or SEC 1.
///
/// # Errors
/// [`InvalidPem`].
pub fn private_key(pem: &str) -> Result<PKey<Private>, InvalidPem> {
    PKey::private_key_from_pem(pem.as_bytes()).map_err(|_| InvalidPem)
}
