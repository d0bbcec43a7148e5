//! The attributes: those asked for become the person, the others are left out. Only names count,
//! friendly names never. `[eIDAS-AP §2.2]`

use super::error::ResponseError;
use crate::domain::{
    AssertedAttribute, AssertedValue, Attribute, NAME_FORMAT_URI, NaturalPerson, RequestedAttribute,
};
use crate::saml::envelope::boolean;
use crate::saml::names::{SAML, is_legal_person, is_representative};
use crate::saml::shape::{self, any};
use crate::xml::Verified;
use std::collections::BTreeSet;

/// What the attribute statement yields.
pub(super) struct Found {
    pub(super) person: NaturalPerson,
    pub(super) dropped: Vec<Attribute>,
    pub(super) ignored: usize,
}

pub(super) fn read(
    assertion: Verified<'_>,
    requested: &[RequestedAttribute],
) -> Result<Found, ResponseError> {
    let statement = assertion
        .child(SAML, "AttributeStatement")
        .filter(|statement| shape::holds(*statement, &[any(SAML, "Attribute")]))
        .ok_or(ResponseError::AttributeForm)?;
    let mut names = BTreeSet::new();
    let mut asserted = Vec::new();
    let mut dropped = Vec::new();
    let mut ignored = 0;
    for element in statement.children() {
        let name = element
            .attribute("Name")
            .filter(|name| !name.is_empty())
            .ok_or(ResponseError::AttributeForm)?;
        if !names.insert(name) {
            return Err(ResponseError::AttributeTwice);
        }
        // Who acts for somebody else is not the person whom we asked about. `[eIDAS-AP §2.8]`
        if is_representative(name) || is_legal_person(name) {
            return Err(ResponseError::OtherPerson);
        }
        match Attribute::from_uri(name) {
            None => ignored += 1,
            Some(attribute) if is_wanted(attribute, requested) => {
                asserted.push(AssertedAttribute {
                    attribute,
                    values: values(element),
                });
            }
            Some(attribute) => dropped.push(attribute),
        }
    }
    let reading = NaturalPerson::read(&asserted)?;
    dropped.extend(reading.dropped);
    Ok(Found {
        person: reading.person,
        dropped,
        ignored,
    })
}

fn is_wanted(attribute: Attribute, requested: &[RequestedAttribute]) -> bool {
    attribute.definition().mandatory || requested.iter().any(|asked| asked.attribute == attribute)
}

/// The values; none where the form is not the attribute's, which the reading of a person then
/// refuses or passes over, as the attribute is mandatory or not.
fn values(element: Verified<'_>) -> Vec<AssertedValue> {
    let formed = element.attribute("NameFormat") == Some(NAME_FORMAT_URI)
        && shape::holds(element, &[any(SAML, "AttributeValue")]);
    let values = element
        .children()
        .map(|value| {
            // Qualified in the schema, unqualified in the specification's figures.
            let mark = value
                .attribute_ns(Attribute::NAMESPACE, "LatinScript")
                .or_else(|| value.attribute("LatinScript"));
            Some(AssertedValue {
                text: shape::leaf(value)?,
                latin_script: mark.map_or(Some(true), boolean)?,
            })
        })
        .collect::<Option<Vec<_>>>();
    values.filter(|_| formed).unwrap_or_default()
}
