//! The unique identifier of a person, bound to the country it comes from and the one it is for.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::country::CountryCode;
use super::personal::redacted_debug;

/// `CC/DD/id`: issuing country, receiving country, identifier `[eIDAS-AP §2.2.3]`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonIdentifier {
    issuer: CountryCode,
    receiver: CountryCode,
    id: String,
}

redacted_debug!(PersonIdentifier);

/// Not `CC/DD/id` of at most 256 visible ASCII characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a person identifier is CC/DD/id without white space, at most 256 characters")]
pub struct InvalidPersonIdentifier;

impl PersonIdentifier {
    /// Composes an identifier; `id` is visible ASCII, and the whole at most 256 characters.
    pub fn new(
        issuer: CountryCode,
        receiver: CountryCode,
        id: &str,
    ) -> Result<Self, InvalidPersonIdentifier> {
        let visible = id.bytes().all(|byte| (0x21..=0x7e).contains(&byte));
        if id.is_empty() || id.len() > 250 || !visible {
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
        let long = format!("FR/BE/{}", "x".repeat(251));
        for text in [
            "",
            "FR",
            "FR/BE",
            "FR/BE/",
            "fr/BE/1",
            "GR/BE/1",
            "FR/BE/a b",
            "FR/BE/é",
            &long,
        ] {
            assert!(text.parse::<PersonIdentifier>().is_err());
        }
        assert!(
            format!("FR/BE/{}", "x".repeat(250))
                .parse::<PersonIdentifier>()
                .is_ok()
        );
    }
}
