//! Levels of assurance: the three notified ones, and URIs of others `[eIDAS-MF §3.1]`.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

const PREFIX: &str = "http://eidas.europa.eu/LoA/";
const MAX_URI: usize = 256;

/// A notified level of assurance, ordered: `Low < Substantial < High`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LevelOfAssurance {
    /// `http://eidas.europa.eu/LoA/low`
    Low,
    /// `http://eidas.europa.eu/LoA/substantial`
    Substantial,
    /// `http://eidas.europa.eu/LoA/high`
    High,
}

/// A URI that is none of the three notified levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a notified level of assurance")]
pub struct UnknownLevel;

impl LevelOfAssurance {
    /// The three levels, lowest first.
    pub const ALL: [Self; 3] = [Self::Low, Self::Substantial, Self::High];

    /// The level's URI.
    pub fn uri(self) -> &'static str {
        match self {
            Self::Low => "http://eidas.europa.eu/LoA/low",
            Self::Substantial => "http://eidas.europa.eu/LoA/substantial",
            Self::High => "http://eidas.europa.eu/LoA/high",
        }
    }

    /// The level's short name: `low`, `substantial` or `high`.
    pub fn name(self) -> &'static str {
        self.uri().strip_prefix(PREFIX).unwrap_or_default()
    }

    /// Reads a URI exactly: no case folding, no trimming, so that no string trick is a level.
    pub fn from_uri(uri: &str) -> Result<Self, UnknownLevel> {
        Self::ALL
            .into_iter()
            .find(|level| level.uri() == uri)
            .ok_or(UnknownLevel)
    }

    /// Whether `uri` claims to be a notified level without being one; such a URI is never valid.
    pub fn is_false_claim(uri: &str) -> bool {
        uri.starts_with(PREFIX) && Self::from_uri(uri).is_err()
    }
}

impl FromStr for LevelOfAssurance {
    type Err = UnknownLevel;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|level| level.name() == name)
            .ok_or(UnknownLevel)
    }
}

/// The level of one authentication, as the country asserted it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssuredLevel {
    /// Of a notified scheme: its level is ordered among the others.
    Notified(LevelOfAssurance),
    /// Of a scheme that is not notified: a URI, comparable with nothing `[eIDAS-MF §3.1]`.
    NotNotified(String),
}

impl AssuredLevel {
    /// Reads a URI: one of the three exactly, or any other that does not claim to be one of them.
    ///
    /// # Errors
    /// [`UnknownLevel`] for a false claim, and for what has no scheme, white space or more than
    /// 256 characters.
    pub fn from_uri(uri: &str) -> Result<Self, UnknownLevel> {
        if let Ok(level) = LevelOfAssurance::from_uri(uri) {
            return Ok(Self::Notified(level));
        }
        let scheme = uri.split_once(':').map(|(scheme, _)| scheme);
        let scheme = scheme.is_some_and(|it| it.starts_with(|c: char| c.is_ascii_alphabetic()));
        let plain = uri.len() <= MAX_URI && uri.bytes().all(|byte| byte.is_ascii_graphic());
        if scheme && plain && !LevelOfAssurance::is_false_claim(uri) {
            Ok(Self::NotNotified(uri.to_owned()))
        } else {
            Err(UnknownLevel)
        }
    }

    /// Whether this is that level or a higher one. A level that is not notified is as high as
    /// itself, and comparable with nothing else.
    pub fn reaches(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Notified(this), Self::Notified(other)) => this >= other,
            _ => self == other,
        }
    }

    /// The level's URI.
    pub fn uri(&self) -> &str {
        match self {
            Self::Notified(level) => level.uri(),
            Self::NotNotified(uri) => uri,
        }
    }

    /// The short name of a notified level, the URI of another.
    pub fn name(&self) -> &str {
        match self {
            Self::Notified(level) => level.name(),
            Self::NotNotified(uri) => uri,
        }
    }

    /// The notified level, of one that is.
    pub fn notified(&self) -> Option<LevelOfAssurance> {
        match self {
            Self::Notified(level) => Some(*level),
            Self::NotNotified(_) => None,
        }
    }
}

impl From<LevelOfAssurance> for AssuredLevel {
    fn from(level: LevelOfAssurance) -> Self {
        Self::Notified(level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_low_substantial_high() {
        assert!(LevelOfAssurance::Low < LevelOfAssurance::Substantial);
        assert!(LevelOfAssurance::Substantial < LevelOfAssurance::High);
    }

    #[test]
    fn string_tricks_are_not_levels() {
        for uri in [
            "http://eidas.europa.eu/LoA/High",
            "http://eidas.europa.eu/LoA/high ",
            "http://eidas.europa.eu/LoA/high/",
            "http://eidas.europa.eu/NotNotified/LoA/high",
            "high",
        ] {
            assert_eq!(LevelOfAssurance::from_uri(uri), Err(UnknownLevel), "{uri}");
        }
        assert!(LevelOfAssurance::is_false_claim(
            "http://eidas.europa.eu/LoA/highest"
        ));
        assert!(!LevelOfAssurance::is_false_claim(
            "http://eidas.europa.eu/NotNotified/LoA/low"
        ));
    }

    #[test]
    fn a_uri_is_one_of_the_three_or_another_but_never_a_false_claim() {
        for level in LevelOfAssurance::ALL {
            assert_eq!(AssuredLevel::from_uri(level.uri()), Ok(level.into()));
        }
        let other = "http://eidas.europa.eu/NotNotified/LoA/high";
        let read = AssuredLevel::from_uri(other).unwrap();
        assert_eq!(read, AssuredLevel::NotNotified(other.to_owned()));
        let long = format!("urn:{}", "x".repeat(MAX_URI));
        for no_level in [
            "http://eidas.europa.eu/LoA/highest",
            "high",
            "",
            "urn:a b",
            &long,
        ] {
            assert_eq!(
                AssuredLevel::from_uri(no_level),
                Err(UnknownLevel),
                "{no_level}"
            );
        }
    }

    #[test]
    fn a_level_that_is_not_notified_reaches_itself_only() {
        let other = AssuredLevel::from_uri("http://eidas.europa.eu/NotNotified/LoA/high").unwrap();
        assert!(other.reaches(&other));
        for level in LevelOfAssurance::ALL {
            assert!(!other.reaches(&level.into()) && !AssuredLevel::from(level).reaches(&other));
            assert!(AssuredLevel::from(LevelOfAssurance::High).reaches(&level.into()));
        }
    }
}
