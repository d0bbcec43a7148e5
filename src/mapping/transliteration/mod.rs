//! Latin letters for names that the hub gives in another script only: each script's table is
//! configuration, or left to the hub.
//!
//! In: a name. Out: the same name with its Latin form beside it where a table has every letter of
//! it, and the name as it was where not. The original is never lost and never joined.

mod cyrillic;
mod greek;
mod table;

use std::collections::BTreeMap;

pub use table::Table;

use crate::domain::{CountryCode, Script, ScriptedText};

/// Which table each script is written with; a script without one is left to the hub.
#[derive(Debug, Clone, Default)]
pub struct Transliteration(BTreeMap<Script, Table>);

impl Transliteration {
    /// No table at all.
    pub fn off() -> Self {
        Self::default()
    }

    /// The table that a country's own passports use: Greece and Cyprus ELOT 743, Bulgaria its law
    /// of 2009; every other country none.
    pub fn of_country(country: CountryCode) -> Self {
        let mut own = Self::off();
        match country.as_str() {
            "EL" | "CY" => own.set(Script::Greek, Some(Table::elot_743())),
            "BG" => own.set(Script::Cyrillic, Some(Table::bulgarian())),
            _ => {}
        }
        own
    }

    /// Writes `script` with `table`, or leaves it to the hub.
    pub fn set(&mut self, script: Script, table: Option<Table>) {
        match table {
            Some(table) => self.0.insert(script, table),
            None => self.0.remove(&script),
        };
    }

    /// The text in Latin letters, where the table of its script has every letter of it.
    pub fn latin(&self, text: &str) -> Option<String> {
        self.0.get(&Script::of(text))?.latin(text)
    }

    /// The name with a Latin form beside it, where it had none and a table gives one.
    pub fn supply(&self, name: ScriptedText) -> ScriptedText {
        if name.is_latin_form() || name.original().is_some() {
            return name;
        }
        self.latin(name.preferred())
            .and_then(|latin| ScriptedText::with_original(&latin, name.preferred()))
            .unwrap_or(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(country: &str) -> Transliteration {
        Transliteration::of_country(country.parse().unwrap())
    }

    #[test]
    fn a_country_writes_its_own_script_only() {
        assert_eq!(of("CY").latin("Άννα").as_deref(), Some("Anna"));
        assert_eq!(of("BG").latin("Ана").as_deref(), Some("Ana"));
        assert_eq!(of("BG").latin("Άννα"), None);
        assert_eq!(of("FR").latin("Άννα"), None);
        assert_eq!(of("EL").latin("Anna"), None);
    }

    #[test]
    fn the_original_stays_beside_its_latin_form() {
        let name = of("EL").supply(ScriptedText::new("Παπαδοπούλου").unwrap());
        assert_eq!(name.latin_form(), Some("Papadopoulou"));
        assert_eq!(name.original(), Some("Παπαδοπούλου"));
    }

    #[test]
    fn what_the_hub_wrote_in_latin_letters_is_never_replaced() {
        for name in [
            ScriptedText::new("Onassis").unwrap(),
            ScriptedText::with_original("Onassis", "Ωνάσης").unwrap(),
        ] {
            assert_eq!(of("EL").supply(name.clone()), name);
        }
    }

    #[test]
    fn a_name_too_long_or_unknown_in_latin_letters_stays_as_it_is() {
        for text in ["Ω".repeat(10) + "Ж", "Θ".repeat(200), "Ϡ".to_owned()] {
            let name = ScriptedText::new(&text).unwrap();
            assert_eq!(of("EL").supply(name.clone()), name);
        }
    }
}
