//! Signing: unsigned text in, the same text with one signature inside out. The text is read
//! once by our own reader, so that nothing leaves that we would not take ourselves.

use super::key::SigningKey;
use crate::xml::algorithms::{DS, ENVELOPED, EXC_C14N, SignatureAlgorithm};
use crate::xml::c14n::canonicalize_parts;
use crate::xml::error::XmlError;
use crate::xml::limits::Limits;
use crate::xml::tree::{Document, Element};
use crate::xml::writer::escape_attribute;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use openssl::error::ErrorStack;
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
    /// OpenSSL or the key's owner failed.
    #[error("signing failed")]
    Library,
}

impl SignError {
    /// The stable code for logs and pages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Document(_) => "sign.document",
            Self::Placement => "sign.placement",
            Self::Library => "sign.library",
        }
    }
}

/// Signs the root element of `unsigned`, which needs an `ID`. `[XMLDSig §3.1]`
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
        SignaturePlacement::FirstChild => root.data().and_then(|data| data.content_start),
        SignaturePlacement::AfterFirstChild => root
            .children()
            .next()
            .and_then(Element::data)
            .map(|data| data.source_end),
    };
    let (before, after) = place
        .and_then(|at| document.source().split_at_checked(at))
        .ok_or(SignError::Placement)?;

    let digest = key
        .digest
        .hash(&[canonicalize_parts(root, None, &[]).as_bytes()]);
    let content = signed_info_content(id, key, &digest);
    // As `SignedInfo` will look canonicalised on its own, away from its parent.
    let canonical = format!("<ds:SignedInfo xmlns:ds=\"{DS}\">{content}</ds:SignedInfo>");
    let hash = key.algorithm.digest().hash(&[canonical.as_bytes()]);
    let value = signature_value(key, &hash).ok_or(SignError::Library)?;

    let certificates: String = key
        .certificates
        .iter()
        .flat_map(|base64| ["<ds:X509Certificate>", base64, "</ds:X509Certificate>"])
        .collect();
    let value = STANDARD.encode(value);
    Ok([
        before,
        "<ds:Signature xmlns:ds=\"",
        DS,
        "\"><ds:SignedInfo>",
        &content,
        "</ds:SignedInfo><ds:SignatureValue>",
        &value,
        "</ds:SignatureValue><ds:KeyInfo><ds:X509Data>",
        &certificates,
        "</ds:X509Data></ds:KeyInfo></ds:Signature>",
        after,
    ]
    .concat())
}

/// What stands inside `SignedInfo`, in canonical form. `[XMLDSig §4.4]`
fn signed_info_content(id: &str, key: &SigningKey, digest: &[u8]) -> String {
    let mut uri = String::from("#");
    escape_attribute(id, &mut uri);
    let method =
        |name: &str, algorithm: &str| format!("<ds:{name} Algorithm=\"{algorithm}\"></ds:{name}>");
    [
        &method("CanonicalizationMethod", EXC_C14N),
        &method("SignatureMethod", key.algorithm.uri()),
        "<ds:Reference URI=\"",
        &uri,
        "\"><ds:Transforms>",
        &method("Transform", ENVELOPED),
        &method("Transform", EXC_C14N),
        "</ds:Transforms>",
        &method("DigestMethod", key.digest.uri()),
        "<ds:DigestValue>",
        &STANDARD.encode(digest),
        "</ds:DigestValue></ds:Reference>",
    ]
    .concat()
}

fn signature_value(key: &SigningKey, hash: &[u8]) -> Option<Vec<u8>> {
    match &key.elliptic {
        Some(elliptic) => elliptic.sign(hash),
        None => sign_rsa(key, hash).ok(),
    }
}

fn sign_rsa(key: &SigningKey, hash: &[u8]) -> Result<Vec<u8>, ErrorStack> {
    let mut context = PkeyCtx::new(&key.private)?;
    context.sign_init()?;
    if key.algorithm == SignatureAlgorithm::RsaPkcs1Sha256 {
        context.set_rsa_padding(Padding::PKCS1)?;
    } else {
        context.set_rsa_padding(Padding::PKCS1_PSS)?;
        context.set_rsa_pss_saltlen(RsaPssSaltlen::DIGEST_LENGTH)?;
    }
    context.set_signature_md(key.algorithm.digest().md())?;
    let mut value = Vec::new();
    context.sign_to_vec(hash, &mut value)?;
    Ok(value)
}
