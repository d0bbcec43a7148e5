//! What a key of ours is for, and whether it is in use: the words of the configuration file and of
//! the command line.

use std::fmt;
use std::str::FromStr;

/// What a key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyRole {
    /// Signs our metadata.
    MetadataSigning,
    /// Signs our requests and responses.
    SamlSigning,
    /// Foreign nodes encrypt assertions to it.
    SamlEncryption,
    /// Signs what the hub receives, and our assertions at the hub.
    OidcSigning,
    /// Signs what clients receive that registered ES384.
    OidcSigningP384,
    /// Signs what clients receive that registered RS256 or PS256.
    OidcSigningRsa,
    /// The hub encrypts its tokens to it.
    OidcEncryption,
    /// Seals records before a store outside this process sees them.
    RecordSealing,
}

impl KeyRole {
    /// Every role.
    pub const ALL: [Self; 8] = [
        Self::MetadataSigning,
        Self::SamlSigning,
        Self::SamlEncryption,
        Self::OidcSigning,
        Self::OidcSigningP384,
        Self::OidcSigningRsa,
        Self::OidcEncryption,
        Self::RecordSealing,
    ];

    /// Its table below `[keys]`.
    pub fn section(self) -> &'static str {
        match self {
            Self::MetadataSigning => "metadata_signing",
            Self::SamlSigning => "saml_signing",
            Self::SamlEncryption => "saml_encryption",
            Self::OidcSigning => "oidc_signing",
            Self::OidcSigningP384 => "oidc_signing_p384",
            Self::OidcSigningRsa => "oidc_signing_rsa",
            Self::OidcEncryption => "oidc_encryption",
            Self::RecordSealing => "record_sealing",
        }
    }

    /// Its name on the command line and in names of files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MetadataSigning => "metadata-signing",
            Self::SamlSigning => "saml-signing",
            Self::SamlEncryption => "saml-encryption",
            Self::OidcSigning => "oidc-signing",
            Self::OidcSigningP384 => "oidc-signing-p384",
            Self::OidcSigningRsa => "oidc-signing-rsa",
            Self::OidcEncryption => "oidc-encryption",
            Self::RecordSealing => "record-sealing",
        }
    }

    /// Whether others encrypt to it, rather than verify with it.
    pub fn is_encryption(self) -> bool {
        matches!(self, Self::SamlEncryption | Self::OidcEncryption)
    }

    /// Whether a certificate names it; the others are published as JWKs or,
    /// where they seal, not at all.
    pub fn has_certificate(self) -> bool {
        matches!(
            self,
            Self::MetadataSigning | Self::SamlSigning | Self::SamlEncryption
        )
    }

    /// Whether it signs tokens.
    pub fn signs_tokens(self) -> bool {
        matches!(
            self,
            Self::OidcSigning | Self::OidcSigningP384 | Self::OidcSigningRsa
        )
    }
}

impl fmt::Display for KeyRole {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// The word is no role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "must be metadata-signing, saml-signing, saml-encryption, oidc-signing, oidc-signing-p384, \
     oidc-signing-rsa, oidc-encryption or record-sealing"
)]
pub struct UnknownRole;

impl FromStr for KeyRole {
    type Err = UnknownRole;

    /// As on the command line, or as in the file.
    fn from_str(word: &str) -> Result<Self, UnknownRole> {
        let found = Self::ALL
            .into_iter()
            .find(|role| word == role.as_str() || word == role.section());
        found.ok_or(UnknownRole)
    }
}

/// Whether a key is in use, not yet, or no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyStage {
    /// In use.
    Current,
    /// Takes over at the switch.
    Next,
    /// Was in use before the switch.
    Retired,
}

impl KeyStage {
    /// Every stage.
    pub const ALL: [Self; 3] = [Self::Current, Self::Next, Self::Retired];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Next => "next",
            Self::Retired => "retired",
        }
    }
}
