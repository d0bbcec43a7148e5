//! Verification. The element that comes out is the one whose canonical form was hashed; the
//! reference's ID is compared with its own, never looked up. `[XMLDSig §3.2]`

use super::key::VerificationKey;
use super::policy::{SignatureError, SignaturePolicy};
use super::structure::{self, Parts};
use crate::xml::algorithms::{DS, DigestAlgorithm, SignatureAlgorithm};
use crate::xml::c14n::canonicalize_parts;
use crate::xml::certificate::key_of_certificate;
use crate::xml::tree::{Document, Element};
use crate::xml::verified::Verified;
use openssl::error::ErrorStack;
use openssl::pkey::{PKey, Public};
use openssl::pkey_ctx::PkeyCtx;
use openssl::rsa::Padding;
use openssl::sign::RsaPssSaltlen;

/// Verifies the signature of the document element. `keys` are those trusted for the signer.
///
/// # Errors
/// [`SignatureError`]; [`SignatureError::UnknownKey`] is worth refetching the metadata.
pub fn verify_enveloped<'d>(
    document: &'d Document,
    keys: &[VerificationKey],
    policy: &SignaturePolicy,
) -> Result<Verified<'d>, SignatureError> {
    verify_element(document.root(), keys, policy)
}

/// Verifies the signature of an element inside a document, such as a signed Assertion.
///
/// # Errors
/// As [`verify_enveloped`].
pub fn verify_element<'d>(
    element: Element<'d>,
    keys: &[VerificationKey],
    policy: &SignaturePolicy,
) -> Result<Verified<'d>, SignatureError> {
    let signature = only_signature(element)?;
    let parts = structure::read(signature)?;
    let algorithm = SignatureAlgorithm::from_uri(parts.algorithm)
        .filter(|a| policy.signature_algorithms.contains(a))
        .ok_or(SignatureError::Algorithm)?;
    let digest = DigestAlgorithm::from_uri(parts.reference.digest_method)
        .filter(|d| policy.digests.contains(d))
        .ok_or(SignatureError::Algorithm)?;
    if !refers_to(parts.reference.uri, element, policy) {
        return Err(SignatureError::Reference);
    }
    let keys = candidates(keys, &parts, policy)?;

    let content = canonicalize_parts(element, Some(signature.index), &parts.reference.prefixes);
    if digest.hash(&[content.as_bytes()]) != parts.reference.digest {
        return Err(SignatureError::Digest);
    }
    let signed = canonicalize_parts(parts.signed_info, None, &parts.own_prefixes);
    let hash = algorithm.digest().hash(&[signed.as_bytes()]);
    if keys
        .iter()
        .any(|key| verifies(key, algorithm, &hash, &parts.value))
    {
        Ok(Verified::new(element, Some(signature.index)))
    } else {
        Err(SignatureError::BadSignature)
    }
}

/// The DER certificates in the `KeyInfo` of the root's signature, in order: unverified, to build
/// the chain from which the caller decides on a key. Empty where there is none.
pub fn key_info_certificates(document: &Document) -> Vec<Vec<u8>> {
    only_signature(document.root())
        .ok()
        .and_then(|signature| signature.child(DS, "KeyInfo"))
        .and_then(structure::certificates)
        .unwrap_or_default()
}

/// Whether a reference means the element itself. `[SAML-Core §5.4.2]`
fn refers_to(uri: &str, element: Element<'_>, policy: &SignaturePolicy) -> bool {
    match uri.strip_prefix('#') {
        Some(id) => !id.is_empty() && element.attribute("ID") == Some(id),
        None => uri.is_empty() && policy.whole_document && element.parent().is_none(),
    }
}

fn only_signature(element: Element<'_>) -> Result<Element<'_>, SignatureError> {
    let mut found = element.children().filter(|child| child.is(DS, "Signature"));
    let signature = found.next().ok_or(SignatureError::Missing)?;
    if found.next().is_some() {
        Err(SignatureError::Multiple)
    } else {
        Ok(signature)
    }
}

/// The trusted keys that `KeyInfo` leaves in question: it can only narrow the choice.
fn candidates<'k>(
    keys: &'k [VerificationKey],
    parts: &Parts<'_>,
    policy: &SignaturePolicy,
) -> Result<Vec<&'k VerificationKey>, SignatureError> {
    if keys.is_empty() {
        return Err(SignatureError::NoTrustedKey);
    }
    let mut chosen: Vec<&VerificationKey> = Vec::new();
    let mut strangers = false;
    for certificate in &parts.certificates {
        let before = chosen.len();
        chosen.extend(
            keys.iter()
                .filter(|key| key.certificate_der() == *certificate),
        );
        if chosen.len() == before
            && let Some(spki) = key_of_certificate(certificate)
        {
            chosen.extend(keys.iter().filter(|key| key.spki_der == spki));
        }
        strangers |= chosen.len() == before;
    }
    if parts.certificates.is_empty() {
        chosen.extend(keys);
    }
    if chosen.is_empty() {
        return Err(SignatureError::UnknownKey);
    }
    if strangers && !policy.chain_in_key_info {
        return Err(SignatureError::ExtraCertificate);
    }
    chosen.retain(|key| key.elliptic.is_some() || key.bits() >= policy.min_rsa_bits);
    if chosen.is_empty() {
        Err(SignatureError::KeyTooSmall)
    } else {
        Ok(chosen)
    }
}

/// Whether the key signed these octets, which are no XML.
pub fn verify_octets(
    octets: &[u8],
    algorithm: SignatureAlgorithm,
    value: &[u8],
    key: &VerificationKey,
) -> bool {
    verifies(key, algorithm, &algorithm.digest().hash(&[octets]), value)
}

pub(super) fn verifies(
    key: &VerificationKey,
    algorithm: SignatureAlgorithm,
    hash: &[u8],
    value: &[u8],
) -> bool {
    match &key.elliptic {
        Some(elliptic) => algorithm.is_ecdsa() && elliptic.verify(hash, value),
        None => {
            !algorithm.is_ecdsa()
                && verify_rsa(&key.public, algorithm, hash, value).unwrap_or(false)
        }
    }
}

/// The salt is as long as the hash, and MGF1 uses the same hash. `[RFC9231 §2.3.10]`
fn verify_rsa(
    key: &PKey<Public>,
    algorithm: SignatureAlgorithm,
    hash: &[u8],
    value: &[u8],
) -> Result<bool, ErrorStack> {
    let mut context = PkeyCtx::new(key)?;
    context.verify_init()?;
    if algorithm == SignatureAlgorithm::RsaPkcs1Sha256 {
        context.set_rsa_padding(Padding::PKCS1)?;
    } else {
        context.set_rsa_padding(Padding::PKCS1_PSS)?;
        context.set_rsa_pss_saltlen(RsaPssSaltlen::DIGEST_LENGTH)?;
    }
    context.set_signature_md(algorithm.digest().md())?;
    context.verify(hash, value)
}
