//! Levels of assurance and what a request asks of them `[eIDAS-MF §3.1]`.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

const PREFIX: &str = "http://eidas.europa.eu/LoA/";

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

/// What a request asks `[eIDAS-MF §2.3.1]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RequestedLevel {
    /// `Comparison="minimum"`: this notified level or a higher one.
    Minimum(LevelOfAssurance),
    /// `Comparison="exact"`: one of these. Non-notified URIs that were listed are left out, since
    /// we never assert one.
    Exact(Vec<LevelOfAssurance>),
}

impl RequestedLevel {
    /// Whether an authentication at `level` answers the request.
    pub fn is_met_by(&self, level: LevelOfAssurance) -> bool {
        match self {
            Self::Minimum(minimum) => level >= *minimum,
            Self::Exact(levels) => levels.contains(&level),
        }
    }

    /// The lowest offered level that answers the request, if one does.
    pub fn lowest_of(&self, offered: &[LevelOfAssurance]) -> Option<LevelOfAssurance> {
        offered
            .iter()
            .copied()
            .filter(|level| self.is_met_by(*level))
            .min()
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
    fn minimum_is_met_by_itself_and_above_exact_only_by_the_list() {
        let minimum = RequestedLevel::Minimum(LevelOfAssurance::Substantial);
        assert!(!minimum.is_met_by(LevelOfAssurance::Low));
        assert!(minimum.is_met_by(LevelOfAssurance::High));
        let exact = RequestedLevel::Exact(vec![LevelOfAssurance::Low]);
        assert!(!exact.is_met_by(LevelOfAssurance::High));
        assert_eq!(
            minimum.lowest_of(&LevelOfAssurance::ALL),
            Some(LevelOfAssurance::Substantial)
        );
        assert_eq!(minimum.lowest_of(&[LevelOfAssurance::Low]), None);
    }
}
