//! `[connector.national_identifier]`: whether hubs are given a number of our own making for
//! foreign natural persons, in the manner of Sweden's `prid`, and how for which country.

use std::collections::BTreeMap;

use super::super::checks::{country_code, word};
use super::super::reader::Section;

/// How the number of a country's people is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NationalPolicy {
    /// The algorithm's name; none: no number.
    pub algorithm: Option<String>,
    /// `A`, `B` or `C`: how long it may be expected to last.
    pub persistence: String,
}

/// `[connector.national_identifier]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NationalIdentifier {
    /// For countries that are not listed.
    pub elsewhere: NationalPolicy,
    /// By country.
    pub countries: BTreeMap<String, NationalPolicy>,
}

const NONE: &str = "none";
const ALGORITHMS: &[&str] = &[
    "default-eIDAS",
    "colresist-eIDAS",
    "special-characters-eIDAS",
    NONE,
];

pub(in super::super) fn read(section: &Section<'_>) -> Option<NationalIdentifier> {
    let elsewhere = policy(section);
    let countries = section.optional_section("countries", |rows| {
        let mut countries = BTreeMap::new();
        for country in rows.keys() {
            if let Err(why) = country_code(&country) {
                rows.report(&country, why);
            }
            if let Some(policy) = rows.optional_section(&country, policy) {
                countries.insert(country, policy);
            }
        }
        Some(countries)
    });
    let national = NationalIdentifier {
        elsewhere: elsewhere?,
        countries: countries.unwrap_or_default(),
    };
    let mut all = std::iter::once(&national.elsewhere).chain(national.countries.values());
    if all.all(|policy| policy.algorithm.is_none()) {
        section.report(
            "algorithm",
            "none, and no country has one: leave the table out",
        );
    }
    Some(national)
}

fn policy(section: &Section<'_>) -> Option<NationalPolicy> {
    const DEFAULT: &str = "default-eIDAS";
    let algorithm = section.defaulted("algorithm", DEFAULT.to_owned(), word(ALGORITHMS));
    let persistence = section.defaulted("persistence", "C".to_owned(), word(&["A", "B", "C"]));
    Some(NationalPolicy {
        algorithm: Some(algorithm?).filter(|name| name != NONE),
        persistence: persistence?,
    })
}
