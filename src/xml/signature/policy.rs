//! Which signatures are taken, and the reasons why one is not.

use crate::xml::algorithms::{DigestAlgorithm, SignatureAlgorithm};

/// What a signature may be made of.
#[derive(Clone, Copy, Debug)]
pub struct SignaturePolicy {
    /// Signature algorithms taken; everything else is refused before any key is touched.
    pub signature_algorithms: &'static [SignatureAlgorithm],
    /// Reference digests taken.
    pub digests: &'static [DigestAlgorithm],
    /// Smallest RSA modulus in bits.
    pub min_rsa_bits: u32,
    /// Whether `KeyInfo` may hold certificates beside the signer's, as metadata does with its
    /// chain. They select nothing and are trusted for nothing here.
    pub chain_in_key_info: bool,
    /// Whether the reference of a document element's signature may be the empty URI, the whole
    /// document, as the EC's node writes it in metadata. What is hashed is the root either way.
    pub whole_document: bool,
}

const STRICT: &[SignatureAlgorithm] = &[
    SignatureAlgorithm::RsaPssSha256,
    SignatureAlgorithm::RsaPssSha384,
    SignatureAlgorithm::RsaPssSha512,
    SignatureAlgorithm::EcdsaSha256,
    SignatureAlgorithm::EcdsaSha384,
    SignatureAlgorithm::EcdsaSha512,
];

/// With the one algorithm that a country may be excepted for. Not SHA-1, under no name.
const STRICT_AND_PKCS1: &[SignatureAlgorithm] = &[
    SignatureAlgorithm::RsaPssSha256,
    SignatureAlgorithm::RsaPssSha384,
    SignatureAlgorithm::RsaPssSha512,
    SignatureAlgorithm::EcdsaSha256,
    SignatureAlgorithm::EcdsaSha384,
    SignatureAlgorithm::EcdsaSha512,
    SignatureAlgorithm::RsaPkcs1Sha256,
];

const SHA2: &[DigestAlgorithm] = &[
    DigestAlgorithm::Sha256,
    DigestAlgorithm::Sha384,
    DigestAlgorithm::Sha512,
];

impl SignaturePolicy {
    /// The rules for messages. `[eIDAS-CR §2.3]`
    pub const EIDAS: Self = Self {
        signature_algorithms: STRICT,
        digests: SHA2,
        min_rsa_bits: 3072,
        chain_in_key_info: false,
        whole_document: false,
    };

    /// The rules for messages of a country that is excepted by name and date: RSA PKCS#1 v1.5
    /// over SHA-256 beside the rest. `[RFC9231 §2.3.2]`
    pub const EIDAS_AND_RSA_PKCS1: Self = Self {
        signature_algorithms: STRICT_AND_PKCS1,
        ..Self::EIDAS
    };

    /// The rules for metadata: the same algorithms; the signer's chain may come along, and the
    /// reference may be the whole document.
    pub const METADATA: Self = Self {
        chain_in_key_info: true,
        whole_document: true,
        ..Self::EIDAS
    };
}

/// Why a signature was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// The element carries no signature.
    #[error("no signature")]
    Missing,
    /// The element carries more than one signature.
    #[error("more than one signature on one element")]
    Multiple,
    /// The signature element is not of the strict form. `[XMLDSig §4]`
    #[error("the signature's structure is outside the profile")]
    Structure,
    /// Not exactly one reference to the element that holds the signature.
    #[error("the signature does not refer to the element that holds it")]
    Reference,
    /// Transforms other than enveloped signature and exclusive canonicalisation.
    #[error("a transform or canonicalisation outside the profile")]
    Transform,
    /// A signature or digest algorithm that the policy does not list.
    #[error("a signature or digest algorithm that is not allowed")]
    Algorithm,
    /// No key was given to verify with: nothing can be accepted.
    #[error("no trusted key for the signer")]
    NoTrustedKey,
    /// `KeyInfo` names a certificate that none of the trusted keys belongs to; metadata may
    /// have moved on.
    #[error("signed with a key that is not trusted")]
    UnknownKey,
    /// `KeyInfo` holds certificates beside that of a trusted key.
    #[error("certificates beside the signer's")]
    ExtraCertificate,
    /// The key has fewer bits than the policy asks for.
    #[error("the signer's key is too small")]
    KeyTooSmall,
    /// The content is not what was signed.
    #[error("the digest does not match")]
    Digest,
    /// The signature value does not verify with any trusted key.
    #[error("the signature value does not verify")]
    BadSignature,
}

impl SignatureError {
    /// Whether newer metadata may verify what the keys at hand did not: it was signed with an
    /// unknown key, or names no key and verifies with none.
    pub fn may_be_unknown_key(self) -> bool {
        matches!(self, Self::UnknownKey | Self::BadSignature)
    }

    /// The stable code for logs and pages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "signature.missing",
            Self::Multiple => "signature.multiple",
            Self::Structure => "signature.structure",
            Self::Reference => "signature.reference",
            Self::Transform => "signature.transform",
            Self::Algorithm => "signature.algorithm",
            Self::NoTrustedKey => "signature.no-trusted-key",
            Self::UnknownKey => "signature.unknown-key",
            Self::ExtraCertificate => "signature.extra-certificate",
            Self::KeyTooSmall => "signature.key-too-small",
            Self::Digest => "signature.digest",
            Self::BadSignature => "signature.value",
        }
    }
}
