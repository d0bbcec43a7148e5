//! How one hub's claims are read: the profile's names, as data, and the tables that the operator
//! gave.

use crate::mapping::{Places, Transliteration};

/// Which reading of the standard claims a hub follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HubProfile {
    /// As `OpenID` Connect defines them.
    Standard,
    /// `FranceConnect`: `family_name` is the name at birth, `preferred_username` the name in use.
    FranceConnect,
}

/// Claims that are tried for each name, the first usable one counting.
pub(super) struct NameClaims {
    pub(super) family_name: &'static [&'static str],
    pub(super) family_name_at_birth: &'static [&'static str],
    pub(super) given_name_at_birth: &'static [&'static str],
}

impl HubProfile {
    pub(super) const fn names(self) -> NameClaims {
        match self {
            Self::Standard => NameClaims {
                family_name: &["family_name"],
                family_name_at_birth: &["birth_family_name"],
                given_name_at_birth: &["birth_given_name", "given_name"],
            },
            Self::FranceConnect => NameClaims {
                family_name: &["preferred_username", "family_name"],
                family_name_at_birth: &["family_name"],
                given_name_at_birth: &["given_name"],
            },
        }
    }
}

/// How a hub's claims are read.
#[derive(Debug, Clone)]
pub struct HubReading {
    /// Its reading of the standard claims.
    pub profile: HubProfile,
    /// The one trust framework whose `verified_claims` count; none: all of them.
    pub trust_framework: Option<String>,
    /// Latin letters for names that it gives in none.
    pub transliteration: Transliteration,
    /// Names of places that it gives as codes.
    pub places: Places,
}

impl HubReading {
    /// A profile without tables.
    pub fn of(profile: HubProfile) -> Self {
        Self {
            profile,
            trust_framework: None,
            transliteration: Transliteration::off(),
            places: Places::none(),
        }
    }
}
