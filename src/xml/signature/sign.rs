//! Signing: an unsigned element in, the same text with one signature inside out. What our own
//! writer made is signed as it is; other text is read by our own reader first, so that nothing
//! leaves that we would not take ourselves.

use super::frame::{Frame, INFO_ALONE, INFO_END, SIGNATURE};
use super::key::{Signer, SigningKey};
use crate::custody::{HolderError, SignatureScheme};
use crate::xml::algorithms::{DS, SignatureAlgorithm};
use crate::xml::c14n::canonicalize_parts;
use crate::xml::error::XmlError;
use crate::xml::limits::Limits;
use crate::xml::tree::{Document, Element, ElementData};
use crate::xml::writer::{Written, escape_attribute};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use openssl::error::ErrorStack;
use openssl::pkey::{PKeyRef, Private};
use openssl::pkey_ctx::PkeyCtx;
use openssl::rsa::Padding;
use openssl::sign::RsaPssSaltlen;

/// Where the signature goes in the root element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignaturePlacement {
    /// Behind the first child element, the issuer of a message. `[SAML-Core §2.5.1]`
    AfterFirstChild,
    /// As the first child, in metadata. `[SAML-Metadata §2.3.2]`
    FirstChild,
}

/// Why nothing was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The text is not a document of our own profile.
    #[error("the text to sign is not well-formed")]
    Document(#[from] XmlError),
    /// The root has no `ID`, no place for the signature, or a signature already.
    #[error("no ID or no place for the signature")]
    Placement,
    /// OpenSSL or the key's holder failed.
    #[error("signing failed")]
    Library,
    /// The key's holder cannot be reached.
    #[error("the key to sign with is out of reach")]
    KeyUnavailable,
}

impl SignError {
    /// The stable code for logs and pages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Document(_) => "sign.document",
            Self::Placement => "sign.placement",
            Self::Library => "sign.library",
            Self::KeyUnavailable => "sign.key-unavailable",
        }
    }
}

/// Signs an element that the writer made and that has an `ID`. `[XMLDSig §3.1]` What is hashed is
/// the canonical form that the writer wrote beside the text; debug builds and tests read the text
/// back and compare.
///
/// # Errors
/// [`SignError`] if there is no place for a signature or the key fails.
pub fn sign_written(
    unsigned: &Written,
    placement: SignaturePlacement,
    key: &SigningKey,
) -> Result<String, SignError> {
    debug_assert!(
        Document::parse(unsigned.as_str().as_bytes(), &Limits::METADATA).is_ok_and(|document| {
            canonicalize_parts(document.root(), None, &[]) == unsigned.canonical()
        }),
        "the writer and the canonicalisation differ"
    );
    let around = match placement {
        SignaturePlacement::FirstChild => unsigned.split_at_content(),
        SignaturePlacement::AfterFirstChild => unsigned.split_behind_first_child(),
    };
    let around = around
        .filter(|_| !unsigned.id().is_empty() && !unsigned.is_signed())
        .ok_or(SignError::Placement)?;
    sign(unsigned.id(), unsigned.canonical(), around, key)
}

/// Signs the root element of a text that something else wrote, which needs an `ID`. The text is
/// read by our own reader. `[XMLDSig §3.1]`
///
/// # Errors
/// [`SignError`] if the text is not of our profile or the key fails.
pub fn sign_enveloped(
    unsigned: &str,
    placement: SignaturePlacement,
    key: &SigningKey,
) -> Result<String, SignError> {
    let document = Document::parse(unsigned.as_bytes(), &Limits::METADATA)?;
    let root = document.root();
    let id = root
        .attribute("ID")
        .filter(|id| !id.is_empty())
        .ok_or(SignError::Placement)?;
    if root.child(DS, "Signature").is_some() {
        return Err(SignError::Placement);
    }
    let place = match placement {
        SignaturePlacement::FirstChild => root.data().and_then(ElementData::content_start),
        SignaturePlacement::AfterFirstChild => root
            .children()
            .next()
            .and_then(Element::data)
            .map(ElementData::source_end),
    };
    let around = place
        .and_then(|at| document.source().split_at_checked(at))
        .ok_or(SignError::Placement)?;
    let mut escaped = String::new();
    escape_attribute(id, &mut escaped);
    sign(&escaped, &canonicalize_parts(root, None, &[]), around, key)
}

/// Signs `canonical` and puts the signature between the two parts of the text. The `ID` is as an
/// attribute value is written.
fn sign(
    id: &str,
    canonical: &str,
    (before, after): (&str, &str),
    key: &SigningKey,
) -> Result<String, SignError> {
    let Frame {
        start,
        reference,
        key_info,
    } = &key.frame;
    let digest = key.digest.hash(&[canonical.as_bytes()]);
    // As `SignedInfo` will look canonicalised on its own, away from its parent.
    let mut info = String::with_capacity(INFO_ALONE.len() + start.len() + reference.len() + 256);
    info.extend([INFO_ALONE, start.as_str(), id, reference.as_str()]);
    STANDARD.encode_string(digest, &mut info);
    info.push_str(INFO_END);
    let hash = key.algorithm.digest().hash(&[info.as_bytes()]);
    let value = signature_value(key, &hash)?;

    let content = info.get(INFO_ALONE.len()..).unwrap_or_default();
    let length = before.len() + content.len() + key_info.len() + after.len();
    let mut signed = String::with_capacity(length + 2 * value.len() + 256);
    signed.extend([before, SIGNATURE, content, "<ds:SignatureValue>"]);
    STANDARD.encode_string(&value, &mut signed);
    signed.extend([key_info.as_str(), after]);
    Ok(signed)
}

/// Signs octets that are no XML, with what the key signs messages with. None where the key fails.
pub fn sign_octets(octets: &[u8], key: &SigningKey) -> Option<Vec<u8>> {
    signature_value(key, &key.algorithm.digest().hash(&[octets])).ok()
}

fn signature_value(key: &SigningKey, hash: &[u8]) -> Result<Vec<u8>, SignError> {
    match &key.signer {
        Signer::Curve(elliptic) => elliptic.sign(hash).ok_or(SignError::Library),
        Signer::Rsa(private) => {
            sign_rsa(private, key.algorithm, hash).map_err(|_| SignError::Library)
        }
        Signer::Held(holder) => {
            let signed = holder.sign(scheme(key.algorithm), hash);
            signed.map_err(|error| match error {
                HolderError::Refused => SignError::Library,
                HolderError::Unavailable => SignError::KeyUnavailable,
            })
        }
    }
}

fn scheme(algorithm: SignatureAlgorithm) -> SignatureScheme {
    if algorithm.is_ecdsa() {
        SignatureScheme::Ecdsa
    } else if algorithm == SignatureAlgorithm::RsaPkcs1Sha256 {
        SignatureScheme::Pkcs1Sha256
    } else {
        SignatureScheme::Pss(algorithm.digest().name())
    }
}

fn sign_rsa(
    private: &PKeyRef<Private>,
    algorithm: SignatureAlgorithm,
    hash: &[u8],
) -> Result<Vec<u8>, ErrorStack> {
    let mut context = PkeyCtx::new(private)?;
    context.sign_init()?;
    if algorithm == SignatureAlgorithm::RsaPkcs1Sha256 {
        context.set_rsa_padding(Padding::PKCS1)?;
    } else {
        context.set_rsa_padding(Padding::PKCS1_PSS)?;
        context.set_rsa_pss_saltlen(RsaPssSaltlen::DIGEST_LENGTH)?;
    }
    context.set_signature_md(algorithm.digest().md())?;
    let mut value = Vec::new();
    context.sign_to_vec(hash, &mut value)?;
    Ok(value)
}
