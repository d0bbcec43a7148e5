//! The algorithms that exist for us, by their registered names [RFC7518 §3.1, §4.1, §5.1].

use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use serde::{Deserialize, Serialize};

/// Signature algorithms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum JwsAlgorithm {
    /// ECDSA on P-256 with SHA-256.
    #[serde(rename = "ES256")]
    Es256,
    /// ECDSA on P-384 with SHA-384.
    #[serde(rename = "ES384")]
    Es384,
    /// RSA PKCS#1 v1.5 with SHA-256.
    #[serde(rename = "RS256")]
    Rs256,
    /// RSA-PSS with SHA-256.
    #[serde(rename = "PS256")]
    Ps256,
}

impl JwsAlgorithm {
    /// All of them, strongest habit first.
    pub const ALL: [Self; 4] = [Self::Es256, Self::Es384, Self::Ps256, Self::Rs256];

    /// The registered name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Es256 => "ES256",
            Self::Es384 => "ES384",
            Self::Rs256 => "RS256",
            Self::Ps256 => "PS256",
        }
    }

    /// The algorithm of this name, if it exists for us.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|alg| alg.as_str() == name)
    }

    pub(super) fn digest(self) -> MessageDigest {
        match self {
            Self::Es384 => MessageDigest::sha384(),
            Self::Es256 | Self::Rs256 | Self::Ps256 => MessageDigest::sha256(),
        }
    }

    /// The curve that the algorithm is tied to; `None` for RSA.
    pub(super) fn curve(self) -> Option<Curve> {
        match self {
            Self::Es256 => Some(Curve::P256),
            Self::Es384 => Some(Curve::P384),
            Self::Rs256 | Self::Ps256 => None,
        }
    }
}

/// How the content encryption key reaches the recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum KeyManagementAlgorithm {
    /// RSA-OAEP with SHA-1, as FranceConnect+ registers it.
    #[serde(rename = "RSA-OAEP")]
    RsaOaep,
    /// RSA-OAEP with SHA-256.
    #[serde(rename = "RSA-OAEP-256")]
    RsaOaep256,
    /// ECDH-ES, direct key agreement.
    #[serde(rename = "ECDH-ES")]
    EcdhEs,
    /// ECDH-ES with AES-256 key wrap.
    #[serde(rename = "ECDH-ES+A256KW")]
    EcdhEsA256kw,
}

impl KeyManagementAlgorithm {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::EcdhEs,
        Self::EcdhEsA256kw,
        Self::RsaOaep256,
        Self::RsaOaep,
    ];

    /// The registered name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RsaOaep => "RSA-OAEP",
            Self::RsaOaep256 => "RSA-OAEP-256",
            Self::EcdhEs => "ECDH-ES",
            Self::EcdhEsA256kw => "ECDH-ES+A256KW",
        }
    }

    /// The algorithm of this name, if it exists for us.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|alg| alg.as_str() == name)
    }

    pub(super) fn wants_rsa(self) -> bool {
        matches!(self, Self::RsaOaep | Self::RsaOaep256)
    }
}

/// How the content is encrypted: AES-GCM only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ContentEncryption {
    /// AES-128-GCM.
    #[serde(rename = "A128GCM")]
    A128gcm,
    /// AES-256-GCM.
    #[serde(rename = "A256GCM")]
    A256gcm,
}

impl ContentEncryption {
    /// Both, stronger first.
    pub const ALL: [Self; 2] = [Self::A256gcm, Self::A128gcm];

    /// The registered name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A128gcm => "A128GCM",
            Self::A256gcm => "A256GCM",
        }
    }

    /// The algorithm of this name, if it exists for us.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|enc| enc.as_str() == name)
    }

    pub(super) fn key_bytes(self) -> usize {
        match self {
            Self::A128gcm => 16,
            Self::A256gcm => 32,
        }
    }
}

/// A pair of `alg` and `enc`, fixed at registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EncryptionChoice {
    /// Key management.
    pub alg: KeyManagementAlgorithm,
    /// Content encryption.
    pub enc: ContentEncryption,
}

/// Elliptic curves of keys that we accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Curve {
    /// NIST P-256.
    P256,
    /// NIST P-384.
    P384,
    /// NIST P-521, for key agreement only.
    P521,
}

impl Curve {
    const ALL: [Self; 3] = [Self::P256, Self::P384, Self::P521];

    /// The registered name [RFC7518 §6.2.1.1].
    pub fn as_str(self) -> &'static str {
        match self {
            Self::P256 => "P-256",
            Self::P384 => "P-384",
            Self::P521 => "P-521",
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|curve| curve.as_str() == name)
    }

    pub(super) fn from_nid(nid: Nid) -> Option<Self> {
        Self::ALL.into_iter().find(|curve| curve.nid() == nid)
    }

    pub(super) fn nid(self) -> Nid {
        match self {
            Self::P256 => Nid::X9_62_PRIME256V1,
            Self::P384 => Nid::SECP384R1,
            Self::P521 => Nid::SECP521R1,
        }
    }

    /// Octets of one coordinate.
    pub(super) fn coordinate_bytes(self) -> usize {
        match self {
            Self::P256 => 32,
            Self::P384 => 48,
            Self::P521 => 66,
        }
    }
}

/// What a key is published for [RFC7517 §4.2].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyUse {
    /// `sig`.
    Signature,
    /// `enc`.
    Encryption,
}

impl KeyUse {
    /// The registered name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Signature => "sig",
            Self::Encryption => "enc",
        }
    }
}
