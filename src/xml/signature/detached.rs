//! A signature that travels beside the message: over the octets of a query, named by an
//! algorithm's URI. `[SAML-Bindings §3.4.4.1]` No certificate comes along, so that every key
//! trusted for the signer is tried.

use super::key::VerificationKey;
use super::policy::{SignatureError, SignaturePolicy};
use super::verify::verifies;
use crate::xml::algorithms::{DS, SignatureAlgorithm};
use crate::xml::schema::decode_base64;
use crate::xml::tree::Document;
use crate::xml::verified::Verified;

/// Verifies `octets`, from which the caller read `document`, and returns its root.
///
/// # Errors
/// [`SignatureError::Multiple`] where the document brings a signature of its own: the binding
/// forbids a second one. Otherwise as for an enveloped signature.
pub fn verify_detached<'d>(
    document: &'d Document,
    octets: &[u8],
    signature_b64: &str,
    sig_alg_uri: &str,
    keys: &[VerificationKey],
    policy: &SignaturePolicy,
) -> Result<Verified<'d>, SignatureError> {
    let algorithm = SignatureAlgorithm::from_uri(sig_alg_uri)
        .filter(|algorithm| policy.signature_algorithms.contains(algorithm))
        .ok_or(SignatureError::Algorithm)?;
    let value = decode_base64(signature_b64).ok_or(SignatureError::Structure)?;
    if document.root().child(DS, "Signature").is_some() {
        return Err(SignatureError::Multiple);
    }
    if keys.is_empty() {
        return Err(SignatureError::NoTrustedKey);
    }
    let mut strong = keys
        .iter()
        .filter(|key| key.elliptic.is_some() || key.bits() >= policy.min_rsa_bits)
        .peekable();
    if strong.peek().is_none() {
        return Err(SignatureError::KeyTooSmall);
    }
    let hash = algorithm.digest().hash(&[octets]);
    if strong.any(|key| verifies(key, algorithm, &hash, &value)) {
        Ok(Verified::new(document.root(), None))
    } else {
        Err(SignatureError::BadSignature)
    }
}
