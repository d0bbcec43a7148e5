//! What a request asks of the level of assurance `[eIDAS-MF §2.3.1]`.
//!
//! In: the levels with which whoever asks is content. Out: `minimum` with one notified level, or
//! `exact` with a list, and whether an asserted level answers it.

use serde::{Deserialize, Serialize};

use super::{AssuredLevel, LevelOfAssurance};

/// What a request asks `[eIDAS-MF §2.3.1]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestedLevel {
    /// `Comparison="minimum"`: this notified level or a higher one.
    Minimum(LevelOfAssurance),
    /// `Comparison="exact"`: one of these and no other.
    Exact(Vec<AssuredLevel>),
}

impl RequestedLevel {
    /// What to ask where each of these levels is welcome, and so is any that is higher than a
    /// notified one of them: `minimum` the lowest, and where a level that is not notified is
    /// among them, `exact` that one, the lowest notified one and all above it. `None` for none.
    pub fn any_of(welcome: &[AssuredLevel]) -> Option<Self> {
        let lowest = welcome.iter().filter_map(AssuredLevel::notified).min();
        let mut others: Vec<AssuredLevel> = Vec::new();
        for level in welcome.iter().filter(|level| level.notified().is_none()) {
            if !others.contains(level) {
                others.push(level.clone());
            }
        }
        if others.is_empty() {
            return lowest.map(Self::Minimum);
        }
        let notified = LevelOfAssurance::ALL
            .into_iter()
            .filter(|level| lowest.is_some_and(|lowest| *level >= lowest))
            .map(AssuredLevel::from);
        Some(Self::Exact(notified.chain(others).collect()))
    }

    /// The same of somebody who has only those levels that are not notified for which `offered`
    /// says so: without any it is a `minimum` again. `None` where nothing is left to ask.
    #[must_use]
    pub fn where_offered(&self, offered: impl Fn(&AssuredLevel) -> bool) -> Option<Self> {
        let Self::Exact(levels) = self else {
            return Some(self.clone());
        };
        let kept = levels
            .iter()
            .filter(|level| level.notified().is_some() || offered(level));
        Self::any_of(&kept.cloned().collect::<Vec<_>>())
    }

    /// Whether an authentication at `level` answers the request. What is not notified never
    /// answers a `minimum`.
    pub fn is_met_by(&self, level: &AssuredLevel) -> bool {
        match self {
            Self::Minimum(minimum) => level.notified().is_some_and(|level| level >= *minimum),
            Self::Exact(levels) => levels.contains(level),
        }
    }

    /// The lowest offered notified level that answers the request, if one does.
    pub fn lowest_of(&self, offered: &[LevelOfAssurance]) -> Option<LevelOfAssurance> {
        offered
            .iter()
            .copied()
            .filter(|level| self.is_met_by(&(*level).into()))
            .min()
    }

    /// The lowest notified level that answers the request, if any does.
    pub fn lowest(&self) -> Option<LevelOfAssurance> {
        self.lowest_of(&LevelOfAssurance::ALL)
    }

    /// The levels that are listed by name, in order.
    pub fn listed(&self) -> Vec<AssuredLevel> {
        match self {
            Self::Minimum(level) => vec![(*level).into()],
            Self::Exact(levels) => levels.clone(),
        }
    }

    /// The word of `Comparison`.
    pub fn comparison(&self) -> &'static str {
        match self {
            Self::Minimum(_) => "minimum",
            Self::Exact(_) => "exact",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use LevelOfAssurance::{High, Low, Substantial};

    fn other(name: &str) -> AssuredLevel {
        AssuredLevel::NotNotified(format!("http://eidas.europa.eu/NotNotified/LoA/{name}"))
    }

    #[test]
    fn minimum_is_met_by_itself_and_above_exact_only_by_the_list() {
        let minimum = RequestedLevel::Minimum(Substantial);
        assert!(!minimum.is_met_by(&Low.into()));
        assert!(minimum.is_met_by(&High.into()));
        assert!(!minimum.is_met_by(&other("high")));
        let exact = RequestedLevel::Exact(vec![Low.into(), other("low")]);
        assert!(!exact.is_met_by(&High.into()) && !exact.is_met_by(&other("high")));
        assert!(exact.is_met_by(&other("low")));
        assert_eq!(minimum.lowest_of(&LevelOfAssurance::ALL), Some(Substantial));
        assert_eq!(minimum.lowest_of(&[Low]), None);
    }

    #[test]
    fn what_is_welcome_becomes_minimum_or_the_exact_list_with_all_that_is_higher() {
        let of = |levels: &[AssuredLevel]| RequestedLevel::any_of(levels);
        assert_eq!(of(&[]), None);
        assert_eq!(
            of(&[High.into(), Low.into()]),
            Some(RequestedLevel::Minimum(Low))
        );
        let both = of(&[other("low"), Substantial.into(), other("low")]).unwrap();
        let list = vec![Substantial.into(), High.into(), other("low")];
        assert_eq!(both, RequestedLevel::Exact(list));
        assert_eq!(both.lowest(), Some(Substantial));
        let alone = of(&[other("low")]).unwrap();
        assert_eq!(alone, RequestedLevel::Exact(vec![other("low")]));
        assert_eq!(alone.lowest(), None);
    }

    #[test]
    fn a_country_is_asked_for_what_it_has() {
        let asked = RequestedLevel::any_of(&[Low.into(), other("low"), other("high")]).unwrap();
        let has = |name: &'static str| move |level: &AssuredLevel| *level == other(name);
        assert_eq!(
            asked.where_offered(|_| false),
            Some(RequestedLevel::Minimum(Low))
        );
        let one = asked.where_offered(has("high")).unwrap();
        assert!(one.is_met_by(&other("high")) && !one.is_met_by(&other("low")));
        let alone = RequestedLevel::any_of(&[other("low")]).unwrap();
        assert_eq!(alone.where_offered(has("high")), None);
    }
}
