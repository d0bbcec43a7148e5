//! What is said about the service that asks: its sector, its name, its identifier
//! `[eIDAS-MF §2.3]` `[eIDAS-MF §3.2]`.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The sector of the service that asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpType {
    /// A public sector body's service.
    Public,
    /// A private sector service.
    Private,
}

/// Neither `public` nor `private`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the service provider type is public or private")]
pub struct InvalidSpType;

impl SpType {
    /// The word used in messages and metadata.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
        }
    }
}

impl FromStr for SpType {
    type Err = InvalidSpType;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "public" => Ok(Self::Public),
            "private" => Ok(Self::Private),
            _ => Err(InvalidSpType),
        }
    }
}

const MAX_PROVIDER_NAME: usize = 128;
const MAX_REQUESTER_ID: usize = 1024;

/// Whether this can be a service's name on a page: 1 to 128 characters, not blank at either end,
/// and none that controls how others are shown.
pub fn is_provider_name(name: &str) -> bool {
    let turns = |c| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !name.is_empty()
        && name.trim() == name
        && name.chars().count() <= MAX_PROVIDER_NAME
        && !name.chars().any(|c| c.is_control() || turns(c))
}

/// Whether this can be sent as a service's identifier: an absolute URI of at most 1,024
/// characters `[SAML-Core §3.4.1.2]`.
pub fn is_requester_id(id: &str) -> bool {
    let scheme = id.split_once(':').map_or("", |(scheme, _)| scheme);
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(letters)
        && scheme.len() + 1 < id.len()
        && id.len() <= MAX_REQUESTER_ID
        && id.bytes().all(|byte| byte.is_ascii_graphic())
        && !id.contains(['"', '<', '>', '\\', '^', '`', '{', '|', '}'])
}

/// Whether this is taken as a foreign service's identifier: what others send need not be an
/// absolute URI, but has 1 to 1,024 characters and no white space.
pub fn is_received_requester_id(id: &str) -> bool {
    !id.is_empty()
        && id.chars().count() <= MAX_REQUESTER_ID
        && !id.chars().any(|c| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_be_shown_and_turns_nothing_around() {
        for name in ["Université de Liège", "ΕΦΚΑ", "a", &"é".repeat(128)] {
            assert!(is_provider_name(name), "{name}");
        }
        let long = "é".repeat(129);
        for name in ["", " ", " a", "a\n", "bank\u{202e}knab", "\u{200f}a", &long] {
            assert!(!is_provider_name(name), "{name:?}");
        }
    }

    #[test]
    fn an_identifier_to_send_is_an_absolute_uri_of_bounded_length() {
        let longest = format!("urn:{}", "x".repeat(1020));
        for id in ["https://service.example/", "urn:example:1", &longest] {
            assert!(is_requester_id(id) && is_received_requester_id(id), "{id}");
        }
        let long = format!("urn:{}", "x".repeat(1021));
        for id in [
            "",
            "service-7",
            "urn:",
            ":x",
            "1a:x",
            "https://a b",
            "urn:é",
            "urn:<x>",
            &long,
        ] {
            assert!(!is_requester_id(id), "{id}");
        }
        assert!(is_received_requester_id("service-7"));
        assert!(!is_received_requester_id("a b") && !is_received_requester_id(&long));
    }
}
