//! Levels of assurance and the `acr` values by which a hub names them `[eIDAS-MF §3.1]`
//! `[OIDC-Core §2]`.
//!
//! In: what a hub asks by `acr_values` or the `acr` claim, or the level that was reached. Out: the
//! level to ask for abroad, or the `acr` to say: in the words in which it was asked, never above
//! what was asserted, never below what was asked.

use std::collections::BTreeMap;

use crate::domain::{AssuredLevel, LevelOfAssurance, RequestedLevel};

/// A hub's names for the levels. The levels' URIs are understood beside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcrNames {
    /// For low.
    pub low: String,
    /// For substantial.
    pub substantial: String,
    /// For high.
    pub high: String,
    /// Levels that are not notified and that this hub deals in: the URI of each, by its name,
    /// which may be the URI itself.
    pub not_notified: BTreeMap<String, String>,
}

/// What a hub asked for in one request.
#[derive(Debug, Clone, Copy)]
pub struct AskedAcr<'a> {
    /// The values, most wanted first; none: it left the level to its registration.
    pub values: &'a [String],
    /// Whether `acr` was asked for as an essential claim: the answer is then one of the values
    /// `[OIDC-Core §5.5.1.1]`.
    pub essential: bool,
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

    /// The name of any level; of one that is not notified and has none, its URI.
    pub fn of<'a>(&'a self, level: &'a AssuredLevel) -> &'a str {
        match level {
            AssuredLevel::Notified(level) => self.acr(*level),
            AssuredLevel::NotNotified(uri) => self.of_uri(uri),
        }
    }

    /// The name of a level that is not notified; its URI where it has none.
    pub fn of_uri<'a>(&'a self, uri: &'a str) -> &'a str {
        let named = self.not_notified.iter().find(|(_, named)| *named == uri);
        named.map_or(uri, |(name, _)| name)
    }

    /// The level of exactly that name or URI; an unknown one is no level, never a guess.
    pub fn level(&self, acr: &str) -> Option<AssuredLevel> {
        let mut notified = LevelOfAssurance::ALL.into_iter();
        if let Some(level) = notified.find(|level| self.acr(*level) == acr) {
            return Some(level.into());
        }
        if let Ok(level) = LevelOfAssurance::from_uri(acr) {
            return Some(level.into());
        }
        let named = self.not_notified.get(acr).map(String::as_str);
        let uri = named.or_else(|| {
            self.not_notified
                .values()
                .any(|uri| uri == acr)
                .then_some(acr)
        });
        AssuredLevel::from_uri(uri?).ok()
    }

    /// What a request for these values asks. Each of them satisfies the hub, so the lowest is
    /// enough; what is unknown counts for nothing. `None` where none is known.
    pub fn requested(&self, acr_values: &[String]) -> Option<RequestedLevel> {
        let known = acr_values.iter().filter_map(|acr| self.level(acr));
        RequestedLevel::any_of(&known.collect::<Vec<_>>())
    }

    /// The `acr` to answer with. As an essential claim it is the highest of the values asked for
    /// that was reached; else it is what was reached, by the value that means it, or in the words
    /// of the first value. `None` where nothing that was asked for was reached.
    pub fn answer(&self, reached: &AssuredLevel, asked: AskedAcr<'_>) -> Option<String> {
        if asked.values.is_empty() {
            return Some(self.of(reached).to_owned());
        }
        let known = asked.values.iter();
        let known: Vec<(&String, AssuredLevel)> = known
            .filter_map(|acr| Some((acr, self.level(acr)?)))
            .collect();
        let met = known.iter().filter(|(_, level)| reached.reaches(level));
        // The first of those that are equally high: it is wanted more.
        let highest = met.reduce(|best, next| {
            let higher = next.1 != best.1 && next.1.reaches(&best.1);
            if higher { next } else { best }
        })?;
        if asked.essential || highest.1 == *reached {
            return Some(highest.0.clone());
        }
        let by_uri = known.first().is_some_and(|(acr, level)| {
            let uri = level.uri();
            *acr == uri && self.of(level) != uri
        });
        Some(
            if by_uri {
                reached.uri()
            } else {
                self.of(reached)
            }
            .to_owned(),
        )
    }

    /// Every value that is understood: the names, lowest first, and the URIs.
    pub fn all(&self) -> Vec<&str> {
        let names = LevelOfAssurance::ALL.map(|level| self.acr(level));
        let uris = LevelOfAssurance::ALL.map(LevelOfAssurance::uri);
        let others = self.not_notified.iter();
        let others = others.flat_map(|(name, uri)| [name.as_str(), uri.as_str()]);
        let mut all: Vec<&str> = Vec::new();
        for value in names.into_iter().chain(uris).chain(others) {
            if !all.contains(&value) {
                all.push(value);
            }
        }
        all
    }

    /// The three names, lowest first.
    pub fn notified(&self) -> [&str; 3] {
        LevelOfAssurance::ALL.map(|level| self.acr(level))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use LevelOfAssurance::{High, Low, Substantial};
    use proptest::prelude::*;

    const NOT_NOTIFIED_LOW: &str = "http://eidas.europa.eu/NotNotified/LoA/low";
    const NOT_NOTIFIED_HIGH: &str = "http://eidas.europa.eu/NotNotified/LoA/high";

    fn names() -> AcrNames {
        let name = |name: &str| name.to_owned();
        AcrNames {
            low: name("eidas1"),
            substantial: name("eidas2"),
            high: name("eidas3"),
            not_notified: [
                (name("other1"), name(NOT_NOTIFIED_LOW)),
                (name(NOT_NOTIFIED_HIGH), name(NOT_NOTIFIED_HIGH)),
            ]
            .into(),
        }
    }

    fn other(uri: &str) -> AssuredLevel {
        AssuredLevel::NotNotified(uri.to_owned())
    }

    fn values(values: &[&str]) -> Vec<String> {
        values.iter().map(|&value| value.to_owned()).collect()
    }

    #[test]
    fn no_level_is_raised_in_either_direction() {
        let names = names();
        for level in LevelOfAssurance::ALL {
            assert_eq!(names.level(names.acr(level)), Some(level.into()));
            assert_eq!(names.level(level.uri()), Some(level.into()));
        }
        assert_eq!(names.acr(Low), "eidas1");
        assert_eq!(names.level("other1"), Some(other(NOT_NOTIFIED_LOW)));
        assert_eq!(names.of(&other(NOT_NOTIFIED_LOW)), "other1");
        assert_eq!(
            names.level(NOT_NOTIFIED_HIGH),
            Some(other(NOT_NOTIFIED_HIGH))
        );
        for unknown in [
            "eidas4",
            "high",
            "http://eidas.europa.eu/LoA/highest",
            "http://eidas.europa.eu/NotNotified/LoA/substantial",
            "urn:x",
            "",
        ] {
            assert_eq!(names.level(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn what_is_asked_abroad_is_the_lowest_known_value_and_what_is_not_notified_by_name() {
        let asked = |asked: &[&str]| names().requested(&values(asked));
        for (acr_values, request) in [
            (
                &["x", "eidas3", "eidas2"][..],
                Some(RequestedLevel::Minimum(Substantial)),
            ),
            (&[Low.uri(), "eidas3"], Some(RequestedLevel::Minimum(Low))),
            (&["x"], None),
            (&[], None),
            (
                &["other1"],
                Some(RequestedLevel::Exact(vec![other(NOT_NOTIFIED_LOW)])),
            ),
            (
                &["other1", "eidas2"],
                Some(RequestedLevel::Exact(vec![
                    Substantial.into(),
                    High.into(),
                    other(NOT_NOTIFIED_LOW),
                ])),
            ),
        ] {
            assert_eq!(asked(acr_values), request, "{acr_values:?}");
        }
    }

    #[test]
    fn the_answer_is_in_the_words_of_the_question() {
        let uris = [Low.uri(), Substantial.uri(), High.uri()];
        let table: &[(&[&str], bool, AssuredLevel, Option<&str>)] = &[
            // Asked for nothing: by name.
            (&[], false, Substantial.into(), Some("eidas2")),
            (&[], false, other(NOT_NOTIFIED_LOW), Some("other1")),
            // By name, by URI.
            (&["eidas2"], false, Substantial.into(), Some("eidas2")),
            (&[uris[1]], false, Substantial.into(), Some(uris[1])),
            (&["other1"], false, other(NOT_NOTIFIED_LOW), Some("other1")),
            (
                &[NOT_NOTIFIED_LOW],
                false,
                other(NOT_NOTIFIED_LOW),
                Some(NOT_NOTIFIED_LOW),
            ),
            // More than asked is said, where that is no contradiction.
            (&["eidas2"], false, High.into(), Some("eidas3")),
            (&[uris[1]], false, High.into(), Some(uris[2])),
            (&["eidas2"], true, High.into(), Some("eidas2")),
            (&["eidas1", "eidas2"], true, High.into(), Some("eidas2")),
            (
                &["eidas3", "eidas1"],
                true,
                Substantial.into(),
                Some("eidas1"),
            ),
            // The value that means it, else the first one's kind of words.
            (&["eidas1", uris[2]], false, High.into(), Some(uris[2])),
            (&[uris[0], "eidas1"], false, High.into(), Some(uris[2])),
            (&["x", uris[0]], false, Low.into(), Some(uris[0])),
            // Less than asked, or something else, is no answer.
            (&["eidas2"], false, Low.into(), None),
            (&["eidas2"], false, other(NOT_NOTIFIED_HIGH), None),
            (&["other1"], false, High.into(), None),
            (&["other1"], false, other(NOT_NOTIFIED_HIGH), None),
            (&["x"], false, High.into(), None),
        ];
        for (asked, essential, reached, answer) in table {
            let asked = values(asked);
            let question = AskedAcr {
                values: &asked,
                essential: *essential,
            };
            let said = names().answer(reached, question);
            assert_eq!(
                said.as_deref(),
                *answer,
                "{asked:?} {essential} {reached:?}"
            );
        }
    }

    fn some_level() -> impl Strategy<Value = AssuredLevel> {
        prop::sample::select(vec![
            Low.into(),
            Substantial.into(),
            High.into(),
            other(NOT_NOTIFIED_LOW),
            other(NOT_NOTIFIED_HIGH),
            other("urn:other"),
        ])
    }

    fn some_values() -> impl Strategy<Value = Vec<String>> {
        let mut words = values(&["x", "urn:other", "http://eidas.europa.eu/LoA/highest"]);
        words.extend(names().all().into_iter().map(str::to_owned));
        prop::collection::vec(prop::sample::select(words), 0..6)
    }

    proptest! {
        #[test]
        fn the_answer_is_never_above_what_was_asserted_nor_below_what_was_asked(
            asked in some_values(),
            reached in some_level(),
            essential: bool,
        ) {
            let names = names();
            let question = AskedAcr { values: &asked, essential };
            let answer = names.answer(&reached, question);
            let wanted: Vec<AssuredLevel> = asked.iter().filter_map(|acr| names.level(acr)).collect();
            if let Some(said) = &answer {
                let said_level = names.level(said).or_else(|| AssuredLevel::from_uri(said).ok()).unwrap();
                prop_assert!(reached.reaches(&said_level));
                if !asked.is_empty() {
                    prop_assert!(wanted.iter().any(|level| said_level.reaches(level)));
                }
                prop_assert!(!essential || asked.is_empty() || asked.contains(said));
            }
            // And it says no exactly where what was asked for abroad would not have been met.
            let met = names.requested(&asked).is_some_and(|asked| asked.is_met_by(&reached));
            prop_assert_eq!(answer.is_some(), asked.is_empty() || met);
        }
    }
}
