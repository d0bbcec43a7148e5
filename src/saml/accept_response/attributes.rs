//! The attributes: those asked for become the person, who acts for them is read beside, and the
//! others are left out. Only names count, friendly names never. `[eIDAS-AP §2.2]` `[eIDAS-AP §2.8]`

use super::ResponseExpectation;
use super::error::ResponseError;
use crate::domain::{
    AssertedAttribute, AssertedValue, Attribute, Capacity, Dataset, DatasetError, NAME_FORMAT_URI,
    PersonKind, RequestedAttribute,
};
use crate::saml::envelope::boolean;
use crate::saml::names::SAML;
use crate::saml::shape::{self, any};
use crate::xml::Verified;
use std::collections::BTreeSet;

/// What the attribute statement yields.
pub(super) struct Found {
    pub(super) dataset: Dataset,
    pub(super) unwanted: Vec<(Capacity, Attribute)>,
    pub(super) ignored: usize,
}

pub(super) fn read(
    assertion: Verified<'_>,
    expectation: &ResponseExpectation<'_>,
) -> Result<Found, ResponseError> {
    let requested = expectation.attributes;
    let statement = assertion
        .child(SAML, "AttributeStatement")
        .filter(|statement| shape::holds(*statement, &[any(SAML, "Attribute")]))
        .ok_or(ResponseError::AttributeForm)?;
    let mut names = BTreeSet::new();
    let mut asserted = Vec::new();
    let mut unwanted = Vec::new();
    let mut ignored = 0;
    for element in statement.children() {
        let name = element
            .attribute("Name")
            .filter(|name| !name.is_empty())
            .ok_or(ResponseError::AttributeForm)?;
        if !names.insert(name) {
            return Err(ResponseError::AttributeTwice);
        }
        let Some((capacity, attribute)) = known(name, requested) else {
            ignored += 1;
            continue;
        };
        match capacity {
            // Who acts for somebody else is not the person whom we asked about.
            Capacity::Representative if !expectation.representation => {
                return Err(DatasetError::Representation.into());
            }
            Capacity::Subject if !is_wanted(&attribute, requested)? => {
                unwanted.push((capacity, attribute));
            }
            Capacity::Subject | Capacity::Representative => {
                let values = values(element, &attribute, capacity);
                asserted.push(AssertedAttribute {
                    capacity,
                    attribute,
                    values,
                });
            }
        }
    }
    let natural = asks_for(requested, PersonKind::Natural);
    let expected = if natural {
        PersonKind::Natural
    } else {
        PersonKind::Legal
    };
    Ok(Found {
        dataset: Dataset::read(&asserted, expected)?,
        unwanted,
        ignored,
    })
}

/// The attribute of this name: one of the profile, or one of a sector that was asked for.
fn known(name: &str, requested: &[RequestedAttribute]) -> Option<(Capacity, Attribute)> {
    let of_sector = || {
        let mut asked = requested.iter().map(|asked| &asked.attribute);
        let found = asked.find(|attribute| attribute.definition().uri == name)?;
        Some((Capacity::Subject, found.clone()))
    };
    Attribute::from_uri(name).or_else(of_sector)
}

fn asks_for(requested: &[RequestedAttribute], kind: PersonKind) -> bool {
    let mut asked = requested.iter();
    asked.any(|asked| asked.attribute.definition().kind == kind)
}

fn is_wanted(
    attribute: &Attribute,
    requested: &[RequestedAttribute],
) -> Result<bool, ResponseError> {
    let row = attribute.definition();
    if !asks_for(requested, row.kind) {
        return Err(ResponseError::OtherPerson);
    }
    Ok(row.mandatory || requested.iter().any(|asked| asked.attribute == *attribute))
}

/// The values; none where the form is not the attribute's, which the reading of a person then
/// refuses or passes over, as the attribute is mandatory or not.
fn values(element: Verified<'_>, attribute: &Attribute, capacity: Capacity) -> Vec<AssertedValue> {
    let (namespace, _) = attribute.value_type(capacity);
    let formed = element.attribute("NameFormat") == Some(NAME_FORMAT_URI)
        && shape::holds(element, &[any(SAML, "AttributeValue")]);
    let values = element
        .children()
        .map(|value| {
            // Qualified in the schema, unqualified in the specification's figures.
            let mark = value
                .attribute_ns(namespace, "LatinScript")
                .or_else(|| value.attribute("LatinScript"));
            Some(AssertedValue {
                text: shape::leaf(value)?,
                latin_script: mark.map_or(Some(true), boolean)?,
            })
        })
        .collect::<Option<Vec<_>>>();
    values.filter(|_| formed).unwrap_or_default()
}
