//! Persons for the tests: made of flat JSON, one member an attribute by its claim-like name.

use eidas_bridge::domain::{
    Attribute, AttributeValue, NaturalPerson, OptionalData, Person, PersonKind, RequestedAttribute,
    ScriptedText,
};
use serde_json::Value;

/// Everything that can be asked of a natural person.
pub(crate) fn everything() -> Vec<RequestedAttribute> {
    RequestedAttribute::everything(PersonKind::Natural)
}

/// The minimum data set of a natural person, and these.
pub(crate) fn minimum_and(
    optional: impl IntoIterator<Item = Attribute>,
) -> Vec<RequestedAttribute> {
    RequestedAttribute::minimum_and(PersonKind::Natural, optional)
}

/// A natural person of flat JSON.
pub(crate) fn natural(json: &Value) -> NaturalPerson {
    fn read<T: serde::de::DeserializeOwned>(json: &Value, name: &str) -> Option<T> {
        let value = json.get(name).filter(|value| !value.is_null())?;
        Some(serde_json::from_value(value.clone()).unwrap())
    }
    let scripted = |name: &str| {
        let value = json.get(name).filter(|value| !value.is_null())?;
        let latin = value["latin"].as_str().unwrap();
        match value["original"].as_str() {
            Some(original) => ScriptedText::with_original(latin, original),
            None => ScriptedText::new(latin),
        }
    };
    let text = |name| scripted(name).map(AttributeValue::Text);
    let optional = OptionalData::new()
        .with(Attribute::BirthName, text("birth_name"))
        .with(Attribute::PlaceOfBirth, text("place_of_birth"))
        .with(
            Attribute::CurrentAddress,
            read(json, "address").map(AttributeValue::Address),
        )
        .with(
            Attribute::Gender,
            read(json, "gender").map(AttributeValue::Gender),
        );
    NaturalPerson {
        identifier: read(json, "identifier").unwrap(),
        family_name: scripted("family_name").unwrap(),
        given_name: scripted("given_name").unwrap(),
        date_of_birth: read(json, "date_of_birth").unwrap(),
        optional,
    }
}

/// The human being that this person has to be.
pub(crate) fn human(person: &Person) -> &NaturalPerson {
    person.as_natural().unwrap()
}
