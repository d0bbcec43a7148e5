//! Why a foreign node cannot be used, or a new copy of its metadata is not taken.

use crate::net::NetError;
use crate::saml::{MetadataError, ServiceListError};

/// Why a foreign node cannot be used, or a new copy of its metadata is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TrustError {
    /// No country's file names it.
    #[error("the node is not registered")]
    NotRegistered,
    /// The operator has suspended its country.
    #[error("the country is suspended")]
    Suspended,
    /// Its metadata does not describe the role that it is registered for.
    #[error("the metadata does not describe the registered role")]
    RoleMissing,
    /// Its metadata cannot be read from where the file says.
    #[error("the metadata or the anchors cannot be read")]
    Source,
    /// Nobody is to be asked: a command looks at what is on disk.
    #[error("there is no copy of the metadata here")]
    Offline,
    /// The source hands out an older copy than the one in force.
    #[error("the metadata is older than the copy in force")]
    Rollback,
    /// A certificate that proves who signed it has been revoked.
    #[error("the metadata is signed under a certificate that was revoked")]
    Revoked,
    /// Whether its signer has been revoked cannot be had, and has to be known.
    #[error("whether the metadata's signer was revoked cannot be had")]
    RevocationUnknown,
    /// What it says has changed, and nobody has accepted that yet.
    #[error("the metadata has changed and the change is held")]
    Held,
    /// The work on it broke off; a mistake of ours.
    #[error("the metadata could not be worked on")]
    Broken,
    /// Its metadata cannot be fetched.
    #[error("the metadata cannot be fetched: {0}")]
    Net(#[from] NetError),
    /// Its metadata breaks a rule.
    #[error("the metadata is refused: {0}")]
    Metadata(#[from] MetadataError),
    /// A service list breaks a rule.
    #[error("the service list is refused: {0}")]
    List(#[from] ServiceListError),
}

impl TrustError {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotRegistered => "trust.not-registered",
            Self::Suspended => "trust.suspended",
            Self::RoleMissing => "trust.role-missing",
            Self::Source => "trust.source",
            Self::Offline => "trust.offline",
            Self::Rollback => "trust.rollback",
            Self::Revoked => "trust.revoked",
            Self::RevocationUnknown => "trust.revocation-unknown",
            Self::Held => "trust.change-held",
            Self::Broken => "trust.broken",
            Self::Net(error) => error.code(),
            Self::Metadata(error) => error.code(),
            Self::List(error) => error.code(),
        }
    }
}
