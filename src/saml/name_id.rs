//! Name identifier formats. The name identifier is a label of the SAML layer and never the
//! identity: that is the `PersonIdentifier` attribute. `[eIDAS-MF §2.2]`

use serde::{Deserialize, Serialize};

/// The formats that every node supports. `[eIDAS-IA §3.2]`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameIdFormat {
    /// Kept between logins.
    Persistent,
    /// New for each login.
    Transient,
    /// The responder's choice.
    Unspecified,
}

impl NameIdFormat {
    /// The three formats, in the order in which metadata lists them.
    pub const ALL: [Self; 3] = [Self::Persistent, Self::Transient, Self::Unspecified];

    /// The format's URI.
    pub fn uri(self) -> &'static str {
        match self {
            Self::Persistent => "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
            Self::Transient => "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
            Self::Unspecified => "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
        }
    }

    /// Reads an exact URI; the optional formats are `None`.
    pub fn from_uri(uri: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.uri() == uri)
    }
}
