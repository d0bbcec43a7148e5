//! Levels of assurance and the names that a hub gives them `[eIDAS-MF §3.1]`.

use crate::domain::{AssuredLevel, LevelOfAssurance};

/// A hub's `acr` value for each level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcrNames {
    /// For low.
    pub low: String,
    /// For substantial.
    pub substantial: String,
    /// For high.
    pub high: String,
}

impl AcrNames {
    /// The name of `level`.
    pub fn acr(&self, level: LevelOfAssurance) -> &str {
        match level {
            LevelOfAssurance::Low => &self.low,
            LevelOfAssurance::Substantial => &self.substantial,
            LevelOfAssurance::High => &self.high,
        }
    }

    /// The name of an asserted level; of one that is not notified, its URI.
    pub fn of<'a>(&'a self, level: &'a AssuredLevel) -> &'a str {
        match level {
            AssuredLevel::Notified(level) => self.acr(*level),
            AssuredLevel::NotNotified(uri) => uri,
        }
    }

    /// The level of exactly that name; an unknown name is no level, never a guess.
    pub fn level(&self, acr: &str) -> Option<LevelOfAssurance> {
        LevelOfAssurance::ALL
            .into_iter()
            .find(|level| self.acr(*level) == acr)
    }

    /// What a request for these values asks at least: the lowest of those known, since each of
    /// them satisfies the hub. `None` where none is known.
    pub fn minimum(&self, acr_values: &[String]) -> Option<LevelOfAssurance> {
        acr_values.iter().filter_map(|acr| self.level(acr)).min()
    }

    /// The three names, lowest first.
    pub fn all(&self) -> [&str; 3] {
        LevelOfAssurance::ALL.map(|level| self.acr(level))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> AcrNames {
        let name = |name: &str| name.to_owned();
        AcrNames {
            low: name("eidas1"),
            substantial: name("eidas2"),
            high: name("eidas3"),
        }
    }

    #[test]
    fn no_level_is_raised_in_either_direction() {
        let names = names();
        for level in LevelOfAssurance::ALL {
            assert_eq!(names.level(names.acr(level)), Some(level));
        }
        assert_eq!(names.acr(LevelOfAssurance::Low), "eidas1");
        assert_eq!(names.level("eidas4"), None);
    }

    #[test]
    fn of_several_values_the_lowest_known_is_the_minimum() {
        let values = ["x", "eidas3", "eidas2"].map(str::to_owned);
        assert_eq!(
            names().minimum(&values),
            Some(LevelOfAssurance::Substantial)
        );
        assert_eq!(names().minimum(&["x".to_owned()]), None);
    }
}
