//! Gender, in the three values that eIDAS knows.

use serde::{Deserialize, Serialize};

use super::personal::redacted_debug;

/// Gender `[eIDAS-AP §2.2.1]`.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Not said.
    Unspecified,
}

redacted_debug!(Gender);

impl Gender {
    /// The eIDAS form.
    pub fn as_eidas(self) -> &'static str {
        match self {
            Self::Female => "Female",
            Self::Male => "Male",
            Self::Unspecified => "Unspecified",
        }
    }

    /// Reads any case, and the older `Not specified`.
    pub fn read(text: &str) -> Option<Self> {
        match text.to_ascii_lowercase().replace(' ', "").as_str() {
            "female" => Some(Self::Female),
            "male" => Some(Self::Male),
            "unspecified" | "notspecified" => Some(Self::Unspecified),
            _ => None,
        }
    }
}
