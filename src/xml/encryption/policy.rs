//! Which encrypted messages are opened, and the reasons why one is not.

use crate::xml::algorithms::ContentEncryption;

/// What to do with an encrypted key that does not say for whom it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingHint {
    /// Try each of our keys that fits the algorithm.
    TryAll,
    /// Refuse, as the EC's node does.
    Refuse,
}

/// What an encrypted message may be made of.
#[derive(Clone, Copy, Debug)]
pub struct DecryptionPolicy {
    /// Whether `rsa-oaep-mgf1p` is taken: only from peers of the versions 1.2 and 1.3.
    pub allow_mgf1p: bool,
    /// Whether `xmlenc11#rsa-oaep` may name (or default to) SHA-1 for digest or mask.
    pub allow_oaep_sha1: bool,
    /// Content encryption taken.
    pub content: &'static [ContentEncryption],
    /// What to do where the recipient is not named.
    pub missing_hint: MissingHint,
}

impl DecryptionPolicy {
    /// The rules of the current version. `[eIDAS-CR §2.4]`
    pub const EIDAS: Self = Self {
        allow_mgf1p: false,
        allow_oaep_sha1: false,
        content: &[
            ContentEncryption::Aes128Gcm,
            ContentEncryption::Aes192Gcm,
            ContentEncryption::Aes256Gcm,
        ],
        missing_hint: MissingHint::TryAll,
    };

    /// The rules for peers whose newest version is 1.2 or 1.3.
    pub const EIDAS_1_2: Self = Self {
        allow_mgf1p: true,
        ..Self::EIDAS
    };
}

/// Why nothing was decrypted. All but [`Self::Failed`] can be told from the plain message, before
/// any key is used; all that depends on a key or the content is one case, so that it teaches
/// an attacker nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecryptError {
    /// No `EncryptedData` of the strict form. `[XMLEnc §3.1]`
    #[error("the encryption's structure is outside the profile")]
    Structure,
    /// An algorithm that the policy does not list.
    #[error("an encryption algorithm that is not allowed")]
    Algorithm,
    /// The message names a recipient that is not us.
    #[error("encrypted for another key")]
    NotForUs,
    /// The message names no recipient, and the policy wants one.
    #[error("the recipient is not named")]
    NoRecipient,
    /// Anything from there on.
    #[error("decryption failed")]
    Failed,
    /// The key's holder cannot be reached, whatever the message says.
    #[error("the key to decrypt with is out of reach")]
    KeyUnavailable,
}

impl DecryptError {
    /// The stable code for logs and pages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Structure => "decrypt.structure",
            Self::Algorithm => "decrypt.algorithm",
            Self::NotForUs => "decrypt.not-for-us",
            Self::NoRecipient => "decrypt.no-recipient",
            Self::Failed => "decrypt.failed",
            Self::KeyUnavailable => "decrypt.key-unavailable",
        }
    }
}

/// Why nothing was encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EncryptError {
    /// OpenSSL failed.
    #[error("encryption failed")]
    Library,
}

impl EncryptError {
    /// The stable code for logs and pages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Library => "encrypt.library",
        }
    }
}
