//! The people of the demo: a handful a country, each with something that breaks careless software.
//!
//! They are what a hub knows, in the words of its claims: `family_name` is the name at birth and
//! `preferred_username` the name in use, as FranceConnect has it.

use crate::domain::LevelOfAssurance;

/// An invented person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Citizen {
    /// Chosen on the login page.
    pub id: &'static str,
    /// What is special about them, for the login page.
    pub note: &'static str,
    /// All given names, space-separated.
    pub given_name: &'static str,
    /// Family name at birth.
    pub family_name: &'static str,
    /// Family name in use, where it is another one.
    pub preferred_username: Option<&'static str>,
    /// Given and family name in their original script, with its language.
    pub original: Option<OriginalScript>,
    /// `YYYY-MM-DD`, unknown parts `00`.
    pub birthdate: &'static str,
    /// `female` or `male`, where recorded.
    pub gender: Option<&'static str>,
    /// Place of birth.
    pub birthplace: Option<&'static str>,
    /// Country of birth.
    pub birthcountry: Option<&'static str>,
    /// Where they live.
    pub address: Option<Address>,
    /// What their means of identification reach.
    pub level: LevelOfAssurance,
}

/// Names as written at home [OIDC-Core §5.2].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OriginalScript {
    /// Language tag.
    pub language: &'static str,
    /// Given names.
    pub given_name: &'static str,
    /// Family name.
    pub family_name: &'static str,
}

/// A postal address in the parts of [OIDC-Core §5.1.1].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address {
    /// Street and number.
    pub street_address: &'static str,
    /// Town.
    pub locality: &'static str,
    /// Post code.
    pub postal_code: &'static str,
    /// Country, as written on an envelope.
    pub country: &'static str,
}

/// Nobody in particular: what each citizen starts from.
pub const SOMEBODY: Citizen = Citizen {
    id: "",
    note: "",
    given_name: "",
    family_name: "",
    preferred_username: None,
    original: None,
    birthdate: "1970-01-01",
    gender: None,
    birthplace: None,
    birthcountry: None,
    address: None,
    level: LevelOfAssurance::High,
};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::BirthDate;

    #[test]
    fn the_handful_holds_every_hard_case() {
        for citizens in [OURS, THEIRS] {
            let any = |test: fn(&Citizen) -> bool| citizens.iter().any(test);
            assert!(any(|citizen| citizen.family_name.chars().count() == 50));
            assert!(any(|citizen| citizen.birthdate.ends_with("-11-00")));
            assert!(any(|citizen| citizen.birthdate.ends_with("-00-00")));
            assert!(any(|citizen| citizen.gender.is_none()));
            assert!(any(|citizen| citizen.preferred_username.is_some()));
            assert!(any(
                |citizen| citizen.address.is_some() && citizen.birthplace.is_some()
            ));
            for level in LevelOfAssurance::ALL {
                assert!(citizens.iter().any(|citizen| citizen.level == level));
            }
        }
        assert!(THEIRS.iter().any(|citizen| citizen.original.is_some()));
    }

    #[test]
    fn ids_are_unique_and_birth_dates_are_readable() {
        for citizens in [OURS, THEIRS] {
            let mut ids: Vec<_> = citizens.iter().map(|citizen| citizen.id).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), citizens.len());
            for citizen in citizens {
                assert!(citizen.birthdate.parse::<BirthDate>().is_ok());
            }
        }
    }
}
