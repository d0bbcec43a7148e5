//! The citizens of the demo country: more letters, and a pair of scripts.

use super::{Address, Citizen, OriginalScript, SOMEBODY};
use crate::domain::LevelOfAssurance;

/// The citizens of the demo country.
pub const THEIRS: [Citizen; 6] = [
    Citizen {
        id: "alexandra",
        note: "a Greek name with its transliteration, a place of birth and an address",
        given_name: "Alexandra",
        family_name: "Papadopoulou",
        original: Some(OriginalScript {
            language: "el",
            given_name: "Αλεξάνδρα",
            family_name: "Παπαδοπούλου",
        }),
        birthdate: "1988-03-25",
        gender: Some("female"),
        birthplace: Some("Thessaloniki"),
        address: Some(Address {
            street_address: "Odos Ermou 7",
            locality: "Thessaloniki",
            postal_code: "546 24",
            country: "Demo country",
        }),
        ..SOMEBODY
    },
    Citizen {
        id: "javier",
        note: "accents and a small first letter",
        given_name: "javiér",
        family_name: "Garçia",
        birthdate: "1965-01-01",
        gender: Some("male"),
        birthplace: Some("Paris 10"),
        ..SOMEBODY
    },
    Citizen {
        id: "long-name",
        note: "a family name of fifty characters",
        given_name: "Wolfgang",
        family_name: "Freiherr von Hohenzollern-Sigmaringen zu Altenburg",
        birthdate: "1944-05-06",
        gender: Some("male"),
        ..SOMEBODY
    },
    Citizen {
        id: "unknown-day",
        note: "a birth date without its day; means of level substantial",
        given_name: "Łucja",
        family_name: "Żółkiewska",
        preferred_username: Some("Nowak-Żółkiewska"),
        birthdate: "1992-11-00",
        gender: Some("female"),
        level: LevelOfAssurance::Substantial,
        ..SOMEBODY
    },
    Citizen {
        id: "unknown-month",
        note: "a birth date of which only the year is known",
        given_name: "Þórunn",
        family_name: "Ægisdóttir",
        birthdate: "1930-00-00",
        gender: Some("female"),
        ..SOMEBODY
    },
    Citizen {
        id: "no-gender",
        note: "no gender recorded; means of level low",
        given_name: "Sasha",
        family_name: "O'Brien <Test> & Co",
        birthdate: "2001-02-28",
        level: LevelOfAssurance::Low,
        ..SOMEBODY
    },
];
