//! Why a token or a key was refused: closed facts, never text from the token.

/// A refused token or key. All failures after a decryption key was touched are one variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JoseError {
    /// More than 64 KiB.
    #[error("token or key set too large")]
    TooLarge,
    /// Not compact form, not strict base64url, not a JSON object, or a member twice.
    #[error("token malformed")]
    Malformed,
    /// `alg` is absent or not in the allow-list for this use.
    #[error("algorithm not allowed")]
    AlgorithmRefused,
    /// `enc` is absent or not in the allow-list for this use.
    #[error("content encryption not allowed")]
    EncryptionRefused,
    /// A `zip` header: compression is never accepted.
    #[error("compression not allowed")]
    CompressionRefused,
    /// A `crit` header: we understand no extension.
    #[error("critical header not understood")]
    CriticalHeader,
    /// `typ` or `cty` says that this is another kind of object.
    #[error("wrong object type")]
    TypeRefused,
    /// No key of the set has this `kid`: the caller may fetch the set again.
    #[error("signing key unknown")]
    UnknownKid,
    /// No `kid`, and not exactly one key that fits.
    #[error("signing key ambiguous")]
    AmbiguousKey,
    /// The signature does not verify.
    #[error("signature invalid")]
    Signature,
    /// The token cannot be decrypted with our keys; no more is said.
    #[error("decryption failed")]
    Decryption,
    /// A key of the wrong kind, off its curve, or too weak or too large.
    #[error("key unsuitable")]
    KeyUnsuitable,
    /// Our own cryptographic operation failed.
    #[error("cryptographic operation failed")]
    Operation,
    /// Whoever holds our key cannot be reached.
    #[error("our key is out of reach")]
    KeyUnavailable,
}

impl JoseError {
    /// Stable dotted code for logs and pages.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "jose.too-large",
            Self::Malformed => "jose.malformed",
            Self::AlgorithmRefused => "jose.algorithm",
            Self::EncryptionRefused => "jose.encryption",
            Self::CompressionRefused => "jose.compression",
            Self::CriticalHeader => "jose.critical-header",
            Self::TypeRefused => "jose.type",
            Self::UnknownKid => "jose.unknown-kid",
            Self::AmbiguousKey => "jose.ambiguous-key",
            Self::Signature => "jose.signature",
            Self::Decryption => "jose.decryption",
            Self::KeyUnsuitable => "jose.key-unsuitable",
            Self::Operation => "jose.operation",
            Self::KeyUnavailable => "jose.key-unavailable",
        }
    }
}
