//! A legal person's claims: the object `legal_person`, beside the standard claims or in `eidas`.

use super::claim_set::ClaimSet;
use super::names::name;
use super::row::optional_data;
use super::{Asked, ClaimsError, HubReading};
use crate::domain::{Attribute, LegalPerson, PersonKind};

/// Whether a legal person is spoken of.
pub(super) fn is_touched(set: &ClaimSet<'_>) -> bool {
    let name = Attribute::LegalName.definition().claim;
    let object = set.find("eidas.legal_person", serde_json::Value::as_object);
    object.is_some() || set.values(name).next().is_some()
}

/// The legal person that these claims describe, by the number in `legal_person.identifier`, or
/// under the identifier made of `subject` where no human being is spoken of beside it.
pub(super) fn read(
    set: &ClaimSet<'_>,
    subject: &str,
    asked: &Asked<'_>,
    reading: &HubReading,
) -> Result<LegalPerson, ClaimsError> {
    let legal_name = name(set, &[Attribute::LegalName.definition().claim], reading);
    let of_human = super::natural_person::is_touched(set);
    let number = set.values("eidas.legal_person.identifier").next();
    let number = match number {
        Some(number) => number.as_str().map(str::trim),
        None => Some(subject).filter(|_| !of_human),
    };
    let identifier = number
        .filter(|number| !number.is_empty())
        .and_then(|number| asked.identifiers.legal(number));
    Ok(LegalPerson {
        legal_name: legal_name.ok_or(ClaimsError(&Attribute::LegalName))?,
        identifier: identifier.ok_or(ClaimsError(&Attribute::LegalPersonIdentifier))?,
        optional: optional_data(set, PersonKind::Legal, asked, reading),
    })
}
