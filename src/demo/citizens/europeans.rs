//! Citizens whom both countries have: names in three scripts, everything that can be known of
//! somebody and nothing beside the minimum, a company and somebody who acts for one.

use super::{Address, Citizen, OriginalScript, SOMEBODY};

/// A company and all that is known of it, in the words of our claims.
const COMPANY: &str = r#"{"legal_person": {
    "identifier": "12345678",
    "legal_name": "Ατλαντίς Ναυτιλιακή Α.Ε.",
    "legal_name#en": "Atlantis Shipping S.A.",
    "address": {"street_address": "Akti Miaouli 3", "locality": "Piraeus",
                "postal_code": "185 35", "country": "Greece"},
    "vat_registration_number": "EL123456789",
    "tax_reference": "123456789",
    "eu_identifier": "GRGEMI.123456789000",
    "lei": "529900EXAMPLE0000011",
    "eori": "EL123456789",
    "seed": "EL00012345678",
    "sic": "5020",
    "phone_number": "+30 210 1234567",
    "email": "office@atlantis.example"
}}"#;

/// The citizens of both countries.
pub const EUROPEANS: [Citizen; 7] = [
    Citizen {
        id: "greek",
        note: "Greek letters alone: the bridge writes them in Latin ones",
        given_name: "Ευάγγελος",
        family_name: "Χατζηγιάννης",
        birthdate: "1971-03-25",
        gender: Some("male"),
        birthplace: Some("Ιωάννινα"),
        ..SOMEBODY
    },
    Citizen {
        id: "bulgarian",
        note: "Cyrillic letters, with the Latin ones of her passport",
        given_name: "Shtiliyana",
        family_name: "Zhelyazkova",
        original: Some(OriginalScript {
            language: "bg",
            given_name: "Щилияна",
            family_name: "Желязкова",
        }),
        birthdate: "1985-05-24",
        gender: Some("female"),
        ..SOMEBODY
    },
    Citizen {
        id: "icelandic",
        note: "Icelandic letters, which are Latin ones; a father's name and no family's",
        given_name: "Þórður Æsir",
        family_name: "Guðmundsson",
        birthdate: "1944-06-17",
        gender: Some("male"),
        birthplace: Some("Ísafjörður"),
        ..SOMEBODY
    },
    Citizen {
        id: "everything",
        note: "everything that can be known of a person",
        given_name: "Zoë Marie-Ève",
        family_name: "Ní Dhomhnaill",
        preferred_username: Some("D'Angelo-Šimůnková"),
        birthdate: "1990-10-31",
        gender: Some("female"),
        birthplace: Some("Gaillimh"),
        address: Some(Address {
            street_address: "Rue de l'Exemple 1",
            locality: "Bruxelles",
            postal_code: "1049",
            country: "Belgium",
        }),
        further: r#"{
            "nationalities": ["IE", "CZ"],
            "place_of_birth": {"locality": "Gaillimh", "country": "IE"},
            "country_of_residence": "BE",
            "phone_number": "+32 2 555 12 34",
            "email": "zoe@example.eu"
        }"#,
        ..SOMEBODY
    },
    Citizen {
        id: "nothing",
        note: "nothing beside what is mandatory",
        given_name: "Jan",
        family_name: "Novák",
        birthdate: "1977-07-07",
        ..SOMEBODY
    },
    Citizen {
        id: "director",
        note: "acts for a company, where a service asks for one",
        given_name: "Eleni",
        family_name: "Onasi",
        original: Some(OriginalScript {
            language: "el",
            given_name: "Ελένη",
            family_name: "Ωνάση",
        }),
        birthdate: "1960-01-20",
        gender: Some("female"),
        further: COMPANY,
        ..SOMEBODY
    },
    Citizen {
        id: "company",
        note: "a company by itself, for services that ask for one",
        further: COMPANY,
        ..SOMEBODY
    },
];
