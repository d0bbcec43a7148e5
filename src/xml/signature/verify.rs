//! STUB
use super::key::VerificationKey;
use super::policy::{SignatureError, SignaturePolicy};
use crate::xml::{Document, Element, Verified};

/// Verifies the signature of the document element.
pub fn verify_enveloped<'d>(
    document: &'d Document,
    keys: &[VerificationKey],
    policy: &SignaturePolicy,
) -> Result<Verified<'d>, SignatureError> {
    verify_element(document.root(), keys, policy)
}

/// Verifies the signature of one element inside a document.
pub fn verify_element<'d>(
    element: Element<'d>,
    keys: &[VerificationKey],
    policy: &SignaturePolicy,
) -> Result<Verified<'d>, SignatureError> {
    let _ = (keys, policy);
    let _ = Verified::new(element, None);
    unimplemented!()
}

/// The certificates in the root signature's `KeyInfo`.
pub fn key_info_certificates(document: &Document) -> Vec<Vec<u8>> {
    let _ = document;
    unimplemented!()
}
