//! What else people type for a country: its codes, former and colloquial names.

use crate::domain::CountryCode;

use super::table::{key, lines};

/// The network's code and, where that is another, the one of ISO 3166-1.
pub(super) fn codes(code: &CountryCode) -> impl Iterator<Item = &str> {
    let key = key(code);
    let iso = match key {
        "EL" => Some("GR"),
        "UK" => Some("GB"),
        _ => None,
    };
    [Some(key), iso].into_iter().flatten()
}

/// The names that no table of languages has.
pub(super) fn aliases(code: CountryCode) -> impl Iterator<Item = &'static str> {
    lines(include_str!("aliases.txt"))
        .filter_map(|line| line.split_once(' '))
        .filter(move |(of, _)| *of == key(&code))
        .flat_map(|(_, aliases)| aliases.split('|'))
}
