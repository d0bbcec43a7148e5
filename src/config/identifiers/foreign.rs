//! `[[proxy_service.hub.identifiers]]`: what our citizens are called abroad, by day and country.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::super::checks::{choice, country_code, timestamp};
use super::super::reader::Section;
use super::{IdentifierKey, apart, day, identifier_secret, key, no_key};

/// How the hub's subject becomes an identifier.
#[derive(Debug, Clone)]
pub enum ForeignDerivation {
    /// `pairwise-by-country`.
    ByCountry(IdentifierKey),
    /// `pairwise-by-requester`.
    ByRequester(IdentifierKey),
    /// `franceconnect`: as the hub's earlier bridge made it.
    FranceConnect(IdentifierKey),
    /// `verbatim`.
    Verbatim,
}

impl ForeignDerivation {
    /// Its key, where it has one.
    pub fn key(&self) -> Option<&IdentifierKey> {
        match self {
            Self::ByCountry(key) | Self::ByRequester(key) | Self::FranceConnect(key) => Some(key),
            Self::Verbatim => None,
        }
    }

    /// Its name in the file.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::ByCountry(_) => "pairwise-by-country",
            Self::ByRequester(_) => "pairwise-by-requester",
            Self::FranceConnect(_) => "franceconnect",
            Self::Verbatim => "verbatim",
        }
    }
}

/// One table of the list.
#[derive(Debug, Clone)]
pub struct ForeignIdentifier {
    /// How it is made.
    pub derivation: ForeignDerivation,
    /// From when it is used for countries without a day of their own; none: since ever, or, where
    /// countries have days of their own, for no others.
    pub from: Option<Timestamp>,
    /// The days of countries with which another day was agreed.
    pub countries: BTreeMap<String, Timestamp>,
}

impl ForeignIdentifier {
    /// From when it is used for that country; none: not at all.
    pub fn day_for(&self, country: &str) -> Option<Timestamp> {
        self.countries.get(country).copied().or(self.from)
    }
}

/// What companies are called abroad.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegalIdentifiers {
    /// By the number that the hub gives.
    Verbatim,
    /// By an identifier derived like a natural person's.
    Derived,
}

const LEGAL: &[(&str, LegalIdentifiers)] = &[
    ("verbatim", LegalIdentifiers::Verbatim),
    ("derived", LegalIdentifiers::Derived),
];

/// `legal_identifiers`.
pub(in super::super) fn legal(section: &Section<'_>) -> Option<LegalIdentifiers> {
    section.defaulted(
        "legal_identifiers",
        LegalIdentifiers::Verbatim,
        choice(LEGAL),
    )
}

type WithKey = fn(IdentifierKey) -> ForeignDerivation;

const DERIVATIONS: &[(&str, Option<WithKey>)] = &[
    ("pairwise-by-country", Some(ForeignDerivation::ByCountry)),
    (
        "pairwise-by-requester",
        Some(ForeignDerivation::ByRequester),
    ),
    ("franceconnect", Some(ForeignDerivation::FranceConnect)),
    ("verbatim", None),
];

/// The list in either form, at least one; `identifier_secret_file` is short for one key `v1` by
/// country.
pub(in super::super) fn read(section: &Section<'_>) -> Option<Vec<ForeignIdentifier>> {
    const SHORT: &str = "identifier_secret_file";
    const LIST: &str = "identifiers";
    if !section.has(LIST) {
        let version = "v1".to_owned();
        let secret = identifier_secret(section, SHORT)?;
        let derivation = ForeignDerivation::ByCountry(IdentifierKey { version, secret });
        return Some(vec![ForeignIdentifier {
            derivation,
            from: None,
            countries: BTreeMap::new(),
        }]);
    }
    if section.has(SHORT) {
        section.optional(SHORT, |_, _| Ok(()));
        let why = "is the short form of one table identifiers: give the one or the other";
        section.report(SHORT, why);
    }
    let tables = section.sections(LIST, |one| Some(table(one)));
    if tables.is_empty() {
        section.report(LIST, "needs at least one table");
    }
    let list: Option<Vec<ForeignIdentifier>> = tables.into_iter().collect();
    let list = list.filter(|list| !list.is_empty())?;
    check(section, LIST, &list);
    Some(list)
}

fn table(section: &Section<'_>) -> Option<ForeignIdentifier> {
    let default: Option<WithKey> = Some(ForeignDerivation::ByCountry);
    let derivation = match section.defaulted("derivation", default, choice(DERIVATIONS)) {
        Some(Some(derivation)) => key(section).map(derivation),
        Some(None) => {
            no_key(section);
            Some(ForeignDerivation::Verbatim)
        }
        None => key(section).and(None),
    };
    let from = day(section, "from");
    let countries = if section.has("countries") {
        section.optional_section("countries", days)
    } else {
        Some(BTreeMap::new())
    };
    Some(ForeignIdentifier {
        derivation: derivation?,
        from: from?,
        countries: countries?,
    })
}

fn days(section: &Section<'_>) -> Option<BTreeMap<String, Timestamp>> {
    let mut days = BTreeMap::new();
    let countries = section.keys();
    for country in &countries {
        if let Err(why) = country_code(country) {
            section.report(country, why);
        }
        if let Some(day) = section.optional(country, timestamp) {
            days.insert(country.clone(), day);
        }
    }
    (days.len() == countries.len()).then_some(days)
}

fn check(section: &Section<'_>, name: &str, list: &[ForeignIdentifier]) {
    let Some((first, later)) = list.split_first() else {
        return;
    };
    if first.from.is_some() || !first.countries.is_empty() {
        let why = "the first must have neither from nor countries, or nobody would have an \
                   identifier before that day";
        section.report(name, why);
    }
    for one in later {
        if one.from.is_none() && one.countries.is_empty() {
            let why = "every table but the first must say from when it is used";
            section.report(name, why);
        }
    }
    ascending(section, name, later);
    apart(
        section,
        name,
        list.iter().filter_map(|one| one.derivation.key()),
    );
}

/// A table whose day is not after that of one before it would never be used, or take a country
/// back: for no country may that be.
fn ascending(section: &Section<'_>, name: &str, later: &[ForeignIdentifier]) {
    let named = later.iter().flat_map(|one| one.countries.keys());
    let mut named: Vec<Option<&str>> = named.map(|code| Some(code.as_str())).collect();
    named.push(None);
    named.sort_unstable();
    named.dedup();
    for country in named {
        let day = |one: &ForeignIdentifier| country.map_or(one.from, |code| one.day_for(code));
        let days: Vec<Timestamp> = later.iter().filter_map(day).collect();
        if !days.is_sorted_by(|earlier, later| earlier < later) {
            let whom = country.unwrap_or("countries without a day of their own");
            let why = format!("the days for {whom} must ascend from table to table");
            section.report(name, why);
        }
    }
}
