//! Whom an identity is about: a person of flesh and blood, or an organisation.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The kind of person that a data set describes `[eIDAS-AP §2.1]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PersonKind {
    /// A human being.
    Natural,
    /// An organisation.
    Legal,
}

/// Neither `natural` nor `legal`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a person is natural or legal")]
pub struct InvalidPersonKind;

impl PersonKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Natural, Self::Legal];

    /// The word used in country files and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Natural => "natural",
            Self::Legal => "legal",
        }
    }
}

impl FromStr for PersonKind {
    type Err = InvalidPersonKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "natural" => Ok(Self::Natural),
            "legal" => Ok(Self::Legal),
            _ => Err(InvalidPersonKind),
        }
    }
}
