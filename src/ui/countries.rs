//! What countries are called: in English, in their own languages, and by people in a hurry.
//!
//! Keyed by the eIDAS code. A code that is not in the table (a demo country) is shown as the
//! configuration names it, or as its code.

use std::borrow::Cow;

use crate::domain::CountryCode;

/// A country's name in one of its own languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnName {
    /// The language's BCP 47 tag.
    pub lang: Cow<'static, str>,
    /// The name.
    pub text: Cow<'static, str>,
}

struct Country {
    code: &'static str,
    english: &'static str,
    own: &'static [(&'static str, &'static str)],
    other_codes: &'static [&'static str],
    aliases: &'static [&'static str],
}

/// The usual English name, or the code itself where the table has none.
pub fn country_name(code: CountryCode) -> String {
    entry(code).map_or_else(|| code.to_string(), |country| country.english.to_owned())
}

/// The names in all official languages of the country, without those that repeat another.
pub fn own_names(code: CountryCode) -> Vec<OwnName> {
    entry(code)
        .into_iter()
        .flat_map(|country| country.own)
        .map(|(lang, text)| OwnName {
            lang: Cow::Borrowed(lang),
            text: Cow::Borrowed(text),
        })
        .collect()
}

/// Other codes of the same country, e.g. ISO's `GR` for `EL`.
pub(super) fn other_codes(code: CountryCode) -> &'static [&'static str] {
    entry(code).map_or(&[], |country| country.other_codes)
}

/// What else people call it.
pub(super) fn aliases(code: CountryCode) -> &'static [&'static str] {
    entry(code).map_or(&[], |country| country.aliases)
}

fn entry(code: CountryCode) -> Option<&'static Country> {
    COUNTRIES
        .iter()
        .find(|country| country.code == code.as_str())
}

const fn row(
    code: &'static str,
    english: &'static str,
    own: &'static [(&'static str, &'static str)],
    aliases: &'static [&'static str],
) -> Country {
    Country {
        code,
        english,
        own,
        other_codes: &[],
        aliases,
    }
}

const fn also(mut country: Country, other_codes: &'static [&'static str]) -> Country {
    country.other_codes = other_codes;
    country
}

static COUNTRIES: [Country; 32] = [
    row("AT", "Austria", &[("de", "Österreich")], &["Autriche"]),
    row(
        "BE",
        "Belgium",
        &[("nl", "België"), ("fr", "Belgique"), ("de", "Belgien")],
        &[],
    ),
    row("BG", "Bulgaria", &[("bg", "България")], &["Balgariya"]),
    row(
        "CY",
        "Cyprus",
        &[("el", "Κύπρος"), ("tr", "Kıbrıs")],
        &["Kypros", "Chypre"],
    ),
    row(
        "CZ",
        "Czechia",
        &[("cs", "Česko")],
        &["Czech Republic", "Česká republika"],
    ),
    row("DE", "Germany", &[("de", "Deutschland")], &["Allemagne"]),
    row("DK", "Denmark", &[("da", "Danmark")], &[]),
    row("EE", "Estonia", &[("et", "Eesti")], &[]),
    also(
        row(
            "EL",
            "Greece",
            &[("el", "Ελλάδα")],
            &["Hellas", "Ellada", "Ελλάς", "Grèce"],
        ),
        &["GR"],
    ),
    row("ES", "Spain", &[("es", "España")], &["Espagne"]),
    row("FI", "Finland", &[("fi", "Suomi"), ("sv", "Finland")], &[]),
    row("FR", "France", &[("fr", "France")], &[]),
    row("HR", "Croatia", &[("hr", "Hrvatska")], &[]),
    row("HU", "Hungary", &[("hu", "Magyarország")], &[]),
    row(
        "IE",
        "Ireland",
        &[("ga", "Éire"), ("en", "Ireland")],
        &["Republic of Ireland"],
    ),
    row("IS", "Iceland", &[("is", "Ísland")], &[]),
    row("IT", "Italy", &[("it", "Italia")], &[]),
    row("LI", "Liechtenstein", &[("de", "Liechtenstein")], &[]),
    row("LT", "Lithuania", &[("lt", "Lietuva")], &[]),
    row(
        "LU",
        "Luxembourg",
        &[
            ("lb", "Lëtzebuerg"),
            ("fr", "Luxembourg"),
            ("de", "Luxemburg"),
        ],
        &[],
    ),
    row("LV", "Latvia", &[("lv", "Latvija")], &[]),
    row("MT", "Malta", &[("mt", "Malta"), ("en", "Malta")], &[]),
    row(
        "NL",
        "Netherlands",
        &[("nl", "Nederland")],
        &["Holland", "The Netherlands"],
    ),
    row("NO", "Norway", &[("nb", "Norge"), ("nn", "Noreg")], &[]),
    row("PL", "Poland", &[("pl", "Polska")], &[]),
    row("PT", "Portugal", &[("pt", "Portugal")], &[]),
    row("RO", "Romania", &[("ro", "România")], &[]),
    row("SE", "Sweden", &[("sv", "Sverige")], &[]),
    row("SI", "Slovenia", &[("sl", "Slovenija")], &[]),
    row(
        "SK",
        "Slovakia",
        &[("sk", "Slovensko")],
        &["Slovak Republic"],
    ),
    also(
        row(
            "UK",
            "United Kingdom",
            &[("en", "United Kingdom")],
            &["Great Britain", "Britain", "England", "Scotland", "Wales"],
        ),
        &["GB"],
    ),
    row("EU", "European Union institutions", &[], &[]),
];

#[cfg(test)]
pub(super) fn known_codes() -> Vec<CountryCode> {
    COUNTRIES.iter().map(|c| c.code.parse().unwrap()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_an_eidas_code_and_stands_once() {
        let mut codes = known_codes();
        let count = codes.len();
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }

    #[test]
    fn a_code_that_nobody_named_is_shown_as_it_is() {
        let code: CountryCode = "XA".parse().unwrap();
        assert_eq!(country_name(code), "XA");
        assert!(own_names(code).is_empty());
    }
}
