//! Places of birth that a hub gives as French statistical codes (INSEE), as text that somebody
//! abroad can read.
//!
//! In: the operator's official lists, and `birthplace` and `birthcountry` as the hub gave them.
//! Out: [`Birthplace`]. A code that no list knows yields nothing: a bare number tells nobody
//! abroad anything, and place of birth is optional. Text that is no code passes through. Nothing
//! here fails a login.

mod code;

use std::collections::HashMap;

use code::Code;

use crate::domain::CountryCode;

/// The lists.
#[derive(Debug, Clone, Default)]
pub struct Places {
    communes: HashMap<String, String>,
    countries: HashMap<String, Land>,
}

/// A row of the list of countries.
#[derive(Debug, Clone)]
struct Land {
    name: String,
    alpha_2: Option<String>,
}

/// What is known of where somebody was born. Shown by nobody's `Debug`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Birthplace {
    /// Readable text for `PlaceOfBirth`: `Paris 7e Arrondissement - 75107, FRANCE (FR)`.
    pub text: Option<String>,
    /// The town's own name, for `TownOfBirth`.
    pub town: Option<String>,
    /// The country as eIDAS writes it (Greece is `EL`), for `CountryOfBirth`.
    pub country: Option<CountryCode>,
}

impl std::fmt::Debug for Birthplace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Birthplace(redacted)")
    }
}

impl Places {
    /// No list: every code is unknown.
    pub fn none() -> Self {
        Self::default()
    }

    /// Communes as code and name, countries as code, name and ISO 3166-1 alpha-2; of several rows
    /// with one code the first counts.
    pub fn new<'a>(
        communes: impl IntoIterator<Item = (&'a str, &'a str)>,
        countries: impl IntoIterator<Item = (&'a str, &'a str, Option<&'a str>)>,
    ) -> Self {
        let mut places = Self::default();
        for (code, name) in communes {
            let entry = places.communes.entry(code.to_owned());
            entry.or_insert_with(|| name.to_owned());
        }
        for (code, name, alpha_2) in countries {
            let entry = places.countries.entry(code.to_owned());
            entry.or_insert_with(|| Land {
                name: name.to_owned(),
                alpha_2: alpha_2.map(str::to_owned),
            });
        }
        places
    }

    /// Where somebody was born, of what the hub says in `birthplace` and `birthcountry`: codes, or
    /// text, or nothing.
    pub fn birthplace(&self, birthplace: Option<&str>, birthcountry: Option<&str>) -> Birthplace {
        let place = birthplace.map(Code::read).unwrap_or_default();
        let country = birthcountry.map(Code::read).unwrap_or_default();
        match (place, country) {
            // The codes of Algeria's communes were given again at home: the country decides.
            (Code::Abroad(_) | Code::Commune(_) | Code::None, Code::Abroad(code))
            | (Code::Abroad(code), _) => self.abroad(&code),
            (Code::Commune(code), country) => self.commune(&code, country == Code::France),
            (Code::France, _) | (Code::None, Code::France) => Birthplace {
                text: Some("FRANCE (FR)".to_owned()),
                town: None,
                country: CountryCode::read("FR"),
            },
            (Code::Text(text), country) => Birthplace {
                text: Some(text),
                town: None,
                country: self.country(country),
            },
            (Code::None, Code::Text(text)) => Birthplace {
                country: CountryCode::read(&text),
                text: Some(text),
                town: None,
            },
            // A commune's code has no business in the country.
            (Code::None, Code::Commune(_) | Code::None) => Birthplace::default(),
        }
    }

    fn abroad(&self, code: &str) -> Birthplace {
        let Some(land) = self.countries.get(code) else {
            return Birthplace::default();
        };
        let text = match &land.alpha_2 {
            Some(alpha_2) => format!("{} ({alpha_2})", land.name),
            None => land.name.clone(),
        };
        Birthplace {
            text: Some(text),
            town: None,
            country: land.alpha_2.as_deref().and_then(CountryCode::read),
        }
    }

    fn commune(&self, code: &str, in_france: bool) -> Birthplace {
        let name = self.communes.get(code);
        let country = (in_france || name.is_some())
            .then(|| CountryCode::read("FR"))
            .flatten();
        Birthplace {
            text: name.map(|name| format!("{name} - {code}, FRANCE (FR)")),
            town: name.cloned(),
            country,
        }
    }

    fn country(&self, country: Code) -> Option<CountryCode> {
        match country {
            Code::France => CountryCode::read("FR"),
            Code::Abroad(code) => self.abroad(&code).country,
            Code::Text(text) => CountryCode::read(&text),
            Code::Commune(_) | Code::None => None,
        }
    }
}

#[cfg(test)]
mod tests;
