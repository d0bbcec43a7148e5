//! The citizens of our country: names as FranceConnect gives them, the one at birth in capitals.

use super::{Address, Citizen, SOMEBODY};
use crate::domain::LevelOfAssurance;

/// The citizens of our country.
pub const OURS: [Citizen; 6] = [
    Citizen {
        id: "anne-laure",
        note: "a hyphen, a birth name, a place of birth and an address",
        given_name: "Anne-Laure Gaëlle",
        family_name: "DUBINÔRE",
        preferred_username: Some("Lefèvre"),
        birthdate: "1981-07-24",
        gender: Some("female"),
        birthplace: Some("Saint-Élan"),
        address: Some(Address {
            street_address: "12 rue de l'Étoile",
            locality: "Saint-Élan",
            postal_code: "10420",
            country: "Our country",
        }),
        ..SOMEBODY
    },
    Citizen {
        id: "javier",
        note: "accents and a small first letter",
        given_name: "javiér",
        family_name: "GARÇIA",
        preferred_username: Some("Garçia"),
        birthdate: "1965-01-01",
        gender: Some("male"),
        birthplace: Some("Paris 10"),
        ..SOMEBODY
    },
    Citizen {
        id: "long-name",
        note: "a family name of fifty characters",
        given_name: "Maximilienne",
        family_name: "DE LA ROCHEFOUCAULD-MONTMORENCY DE SAINT-BARTHÉLEM",
        birthdate: "1950-12-31",
        gender: Some("female"),
        ..SOMEBODY
    },
    Citizen {
        id: "unknown-day",
        note: "a birth date without its day; means of level substantial",
        given_name: "Ousmane",
        family_name: "DIALLO",
        birthdate: "1992-11-00",
        gender: Some("male"),
        level: LevelOfAssurance::Substantial,
        ..SOMEBODY
    },
    Citizen {
        id: "unknown-month",
        note: "a birth date of which only the year is known; born abroad",
        given_name: "Keiko",
        family_name: "TANAKA",
        birthdate: "1992-00-00",
        gender: Some("female"),
        birthplace: Some("Japon"),
        ..SOMEBODY
    },
    Citizen {
        id: "no-gender",
        note: "no gender recorded; means of level low",
        given_name: "Camille",
        family_name: "MOREAU",
        birthdate: "2001-02-28",
        level: LevelOfAssurance::Low,
        ..SOMEBODY
    },
];
