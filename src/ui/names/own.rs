//! What a country calls itself, in each of its official languages.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::domain::CountryCode;

use super::table::{key, lines};

/// A country's name in one of its own languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnName {
    /// The language's tag `[BCP47]`.
    pub lang: Cow<'static, str>,
    /// The name.
    pub text: Cow<'static, str>,
}

/// The names in all official languages of the country, without those that repeat another; none
/// where the table has none.
pub fn own_names(code: CountryCode) -> Vec<OwnName> {
    let mut countries = COUNTRIES.iter();
    let found = countries.find(|country| country.code == key(&code));
    found
        .map(|country| country.names.clone())
        .unwrap_or_default()
}

struct Country {
    code: &'static str,
    names: Vec<OwnName>,
}

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    lines(include_str!("own_names.txt"))
        .filter_map(country)
        .collect()
});

/// `code|tag name|tag name`.
fn country(line: &'static str) -> Option<Country> {
    let mut cells = line.split('|');
    let code = cells.next()?;
    let names = cells.filter_map(|cell| cell.split_once(' '));
    let names = names.map(|(lang, text)| OwnName {
        lang: Cow::Borrowed(lang),
        text: Cow::Borrowed(text),
    });
    Some(Country {
        code,
        names: names.collect(),
    })
}
