//! Country codes as the eIDAS network writes them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A member state's code: ISO 3166-1 alpha-2 in capitals, with `EL` for Greece and `EU` for the
/// institutions `[eIDAS-AP §2.2.3]`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CountryCode([u8; 2]);

/// Not two capitals, or `GR`, which the network writes `EL`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a country code is two capital letters; Greece is EL")]
pub struct InvalidCountryCode;

impl CountryCode {
    /// The two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }

    /// Reads a code as people write it: any case, and Greece and the United Kingdom by their codes
    /// of ISO 3166-1 too, which the network writes `EL` and `UK`.
    pub fn read(text: &str) -> Option<Self> {
        match text.to_ascii_uppercase().as_str() {
            "GR" => Some(Self(*b"EL")),
            "GB" => Some(Self(*b"UK")),
            other => other.parse().ok(),
        }
    }

    /// Whether a document that should name this country does: by the network's code, or by that
    /// of ISO 3166-1 where the network has one of its own (`EL` is `GR` there, `UK` is `GB`).
    pub fn is_named_by(&self, text: &str) -> bool {
        text == self.as_str()
            || matches!(
                (self.as_str(), text),
                ("EL", "GR") | ("UK", "GB") | ("GB", "UK")
            )
    }
}

impl FromStr for CountryCode {
    type Err = InvalidCountryCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match *text.as_bytes() {
            [b'G', b'R'] => Err(InvalidCountryCode),
            [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => Ok(Self([a, b])),
            _ => Err(InvalidCountryCode),
        }
    }
}

impl TryFrom<String> for CountryCode {
    type Error = InvalidCountryCode;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<CountryCode> for String {
    fn from(code: CountryCode) -> Self {
        code.as_str().to_owned()
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greece_is_el_and_never_gr() {
        assert!("EL".parse::<CountryCode>().is_ok());
        assert!("GR".parse::<CountryCode>().is_err());
    }

    #[test]
    fn a_country_is_named_by_its_own_code_or_that_of_iso_and_by_no_other() {
        let country = |text: &str| text.parse::<CountryCode>().unwrap();
        assert!(country("EL").is_named_by("EL") && country("EL").is_named_by("GR"));
        assert!(country("UK").is_named_by("GB") && country("GB").is_named_by("UK"));
        for (code, other) in [
            ("EL", "gr"),
            ("EL", "UK"),
            ("BE", "GR"),
            ("BE", ""),
            ("BE", "be"),
        ] {
            assert!(!country(code).is_named_by(other), "{code} {other}");
        }
    }

    #[test]
    fn lower_case_digits_and_other_lengths_are_refused() {
        for text in ["", "f", "fr", "F1", "FRA", "É"] {
            assert!(text.parse::<CountryCode>().is_err(), "{text}");
        }
    }
}
