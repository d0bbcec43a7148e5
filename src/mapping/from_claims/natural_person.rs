//! A natural person's claims.

use super::address::country_of_address;
use super::birth::{birth_date, born};
use super::claim_set::ClaimSet;
use super::names::{birth_name, name};
use super::row::{optional_data, text_of};
use super::{Asked, ClaimsError, HubReading};
use crate::domain::{Attribute, AttributeValue, NaturalPerson, OptionalData, PersonKind};

/// Whether anything of a human being's minimum data set is said.
pub(super) fn is_touched(set: &ClaimSet<'_>) -> bool {
    let names = ["given_name", "family_name", "birthdate"];
    names
        .into_iter()
        .any(|name| set.values(name).next().is_some())
}

/// The person that these claims describe, under the identifier made of `subject`.
pub(super) fn read(
    set: &ClaimSet<'_>,
    subject: &str,
    asked: &Asked<'_>,
    reading: &HubReading,
) -> Result<NaturalPerson, ClaimsError> {
    let family_name = name(set, &reading.names.family_name, reading);
    let given_name = name(set, &["given_name"], reading);
    let date_of_birth = set.find("birthdate", birth_date);
    let identifier = (!subject.is_empty())
        .then(|| asked.identifiers.natural(subject))
        .flatten();
    Ok(NaturalPerson {
        given_name: given_name.ok_or(ClaimsError(&Attribute::CurrentGivenName))?,
        family_name: family_name.ok_or(ClaimsError(&Attribute::CurrentFamilyName))?,
        date_of_birth: date_of_birth.ok_or(ClaimsError(&Attribute::DateOfBirth))?,
        identifier: identifier.ok_or(ClaimsError(&Attribute::PersonIdentifier))?,
        optional: optional(set, asked, reading),
    })
}

/// The catalogue's rows, and what no single claim gives.
fn optional(set: &ClaimSet<'_>, asked: &Asked<'_>, reading: &HubReading) -> OptionalData {
    let mut data = optional_data(set, PersonKind::Natural, asked, reading);
    if data.get(&Attribute::BirthName).is_none() {
        let whole = birth_name(set, reading).map(AttributeValue::Text);
        data.set(Attribute::BirthName, whole.into_iter().collect());
    }
    let born = born(set, reading);
    let text = |text: Option<String>| text.and_then(|text| text_of(&text, reading));
    let residence = || {
        set.find("address", country_of_address)
            .map(AttributeValue::Country)
    };
    if data.get(&Attribute::CountryOfResidence).is_none() {
        data = data.with(Attribute::CountryOfResidence, residence());
    }
    // The row alone would pass a code on as text.
    data.without(&Attribute::PlaceOfBirth)
        .with(Attribute::PlaceOfBirth, text(born.text))
        .with(Attribute::TownOfBirth, text(born.town))
        .with(
            Attribute::CountryOfBirth,
            born.country.map(AttributeValue::Country),
        )
}
