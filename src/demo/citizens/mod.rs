//! The people of the demo: a handful a country, each with something that breaks careless software.
//!
//! They are what a hub knows, in the words of its claims: `family_name` is the name at birth and
//! `preferred_username` the name in use, as FranceConnect has it.

mod europeans;
mod ours;
mod theirs;

use serde_json::{Map, Value};

use crate::domain::LevelOfAssurance;

pub use europeans::EUROPEANS;
pub use ours::OURS;
pub use theirs::THEIRS;

/// An invented person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Citizen {
    /// Chosen on the login page.
    pub id: &'static str,
    /// What is special about them, for the login page.
    pub note: &'static str,
    /// All given names, space-separated; empty for a company by itself.
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
    /// Further claims, as members of one JSON object; `legal_person` is the company that they act
    /// for, or, where there are no names, are.
    pub further: &'static str,
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
    further: "{}",
    level: LevelOfAssurance::High,
};

impl Citizen {
    /// The further claims.
    pub fn further_claims(&self) -> Map<String, Value> {
        serde_json::from_str(self.further).unwrap_or_default()
    }

    /// The name of the company that they are or act for.
    pub fn company(&self) -> Option<String> {
        let claims = self.further_claims();
        let name = claims.get("legal_person")?.get("legal_name")?.as_str()?;
        Some(name.to_owned())
    }

    /// What the login page calls them.
    pub(super) fn name(&self) -> String {
        if self.given_name.is_empty() {
            return self.company().unwrap_or_default();
        }
        let family_name = self.preferred_username.unwrap_or(self.family_name);
        format!("{} {family_name}", self.given_name)
    }
}

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
    fn ids_are_unique_and_everything_is_readable() {
        for citizens in [OURS, THEIRS] {
            let citizens = || citizens.iter().chain(&EUROPEANS);
            let mut ids: Vec<_> = citizens().map(|citizen| citizen.id).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), citizens().count());
            for citizen in citizens() {
                assert!(citizen.birthdate.parse::<BirthDate>().is_ok());
                assert_eq!(citizen.further_claims().is_empty(), citizen.further == "{}");
                assert!(!citizen.name().is_empty());
            }
        }
    }
}
