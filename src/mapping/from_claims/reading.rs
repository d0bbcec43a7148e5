//! How one hub's claims are read: which of them give names, and the tables that the operator gave.

use crate::mapping::{Places, Transliteration};

/// Claims that are tried for each name, the first usable one counting. A hub may call the name in
/// use `family_name`, as `OpenID` Connect defines it, or the name at birth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameClaims {
    /// The family name in use.
    pub family_name: Vec<String>,
    /// The family name at birth.
    pub family_name_at_birth: Vec<String>,
    /// The given name at birth.
    pub given_name_at_birth: Vec<String>,
}

/// How a hub's claims are read.
#[derive(Debug, Clone)]
pub struct HubReading {
    /// Which claims give the names.
    pub names: NameClaims,
    /// The one trust framework whose `verified_claims` count; none: all of them.
    pub trust_framework: Option<String>,
    /// Latin letters for names that it gives in none.
    pub transliteration: Transliteration,
    /// Names of places that it gives as codes.
    pub places: Places,
}

impl HubReading {
    /// These names without tables.
    pub fn of(names: NameClaims) -> Self {
        Self {
            names,
            trust_framework: None,
            transliteration: Transliteration::off(),
            places: Places::none(),
        }
    }
}
