//! The unique identifier of a person, bound to the country it comes from and the one it is for.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::country::CountryCode;
use super::personal::redacted_debug;

/// `CC/DD/id`: issuing country, receiving country, identifier `[eIDAS-AP §2.2.3]`.
///
/// The identifier is opaque and compared character by character: no case is folded, no form of
/// Unicode is made of another. Any script may be in it; only white space and control characters
/// are refused, and more than 256 characters in all.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonIdentifier {
    issuer: CountryCode,
    receiver: CountryCode,
    id: String,
}

redacted_debug!(PersonIdentifier);

/// Not `CC/DD/id` of at most 256 characters without white space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a person identifier is CC/DD/id without white space, at most 256 characters")]
pub struct InvalidPersonIdentifier;

/// What is left of 256 characters behind `CC/DD/`.
const LONGEST_ID: usize = 250;

impl PersonIdentifier {
    /// Composes an identifier; `id` has no white space, and the whole at most 256 characters.
    ///
    /// # Errors
    /// [`InvalidPersonIdentifier`] for an `id` that is empty, too long, or holds white space or a
    /// control character.
    pub fn new(
        issuer: CountryCode,
        receiver: CountryCode,
        id: &str,
    ) -> Result<Self, InvalidPersonIdentifier> {
        let hidden = |c: char| c.is_whitespace() || c.is_control();
        if id.is_empty() || id.chars().count() > LONGEST_ID || id.contains(hidden) {
            return Err(InvalidPersonIdentifier);
        }
        Ok(Self {
            issuer,
            receiver,
            id: id.to_owned(),
        })
    }

    /// The country that vouches for the person.
    pub fn issuer(&self) -> CountryCode {
        self.issuer
    }

    /// The country that the identifier was made for.
    pub fn receiver(&self) -> CountryCode {
        self.receiver
    }

    /// The part after both countries.
    pub fn id(&self) -> &str {
        &self.id
    }
}

impl FromStr for PersonIdentifier {
    type Err = InvalidPersonIdentifier;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.splitn(3, '/');
        let mut next = || parts.next().ok_or(InvalidPersonIdentifier);
        let issuer = next()?.parse().map_err(|_| InvalidPersonIdentifier)?;
        let receiver = next()?.parse().map_err(|_| InvalidPersonIdentifier)?;
        Self::new(issuer, receiver, next()?)
    }
}

impl TryFrom<String> for PersonIdentifier {
    type Error = InvalidPersonIdentifier;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<PersonIdentifier> for String {
    fn from(identifier: PersonIdentifier) -> Self {
        identifier.to_string()
    }
}

/// The form for messages and claims. This shows the value: never log it.
impl fmt::Display for PersonIdentifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.issuer, self.receiver, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_itself() {
        let identifier: PersonIdentifier = "EL/FR/a/b=c".parse().unwrap();
        assert_eq!(identifier.id(), "a/b=c");
        assert_eq!(identifier.to_string(), "EL/FR/a/b=c");
        assert_eq!(format!("{identifier:?}"), "PersonIdentifier(redacted)");
    }

    #[test]
    fn refuses_what_is_not_country_country_id() {
        for text in [
            "",
            "FR",
            "FR/BE",
            "FR/BE/",
            "fr/BE/1",
            "FR/be/1",
            "GR/BE/1",
            "FRA/BE/1",
            "FR//1",
            "/FR/BE/1",
            " FR/BE/1",
            "FR/BE/1 ",
            "FR/BE/a b",
            "FR/BE/a\tb",
            "FR/BE/a\nb",
            "FR/BE/a\u{a0}b",
            "FR/BE/a\u{3000}b",
            "FR/BE/a\0b",
            "FR/BE/a\u{85}b",
        ] {
            assert!(text.parse::<PersonIdentifier>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn an_identifier_in_any_script_is_somebodys_and_keeps_nobody_out() {
        for id in ["é", "ΑΒΓ-123", "мвр:77", "a/b//c", "=", "~!$&'()*+,;@"] {
            let identifier: PersonIdentifier = format!("BG/FR/{id}").parse().unwrap();
            assert_eq!(identifier.id(), id);
        }
        let [composed, decomposed]: [PersonIdentifier; 2] =
            ["FR/BE/\u{e9}", "FR/BE/e\u{301}"].map(|text| text.parse().unwrap());
        assert!(composed != decomposed, "nothing is made of something else");
    }

    #[test]
    fn the_whole_has_at_most_256_characters_whatever_their_bytes() {
        for letter in ["x", "Ω"] {
            let of = |count| format!("FR/BE/{}", letter.repeat(count));
            assert!(of(250).parse::<PersonIdentifier>().is_ok());
            assert!(of(251).parse::<PersonIdentifier>().is_err());
        }
    }
}
