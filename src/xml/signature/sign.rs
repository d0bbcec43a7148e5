//! STUB
use super::key::SigningKey;

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
    Document(#[from] crate::xml::XmlError),
    /// The root has no `ID`, or no place for the signature.
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

/// Signs a whole document.
pub fn sign_enveloped(
    unsigned: &str,
    placement: SignaturePlacement,
    key: &SigningKey,
) -> Result<String, SignError> {
    let _ = (unsigned, placement, key);
    unimplemented!()
}
