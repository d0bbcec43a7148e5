//! The attributes: those asked for become the person, who acts for them is read beside, and the
//! others are left out. Only names count, friendly names never. `[eIDAS-AP §2.2]` `[eIDAS-AP §2.8]`

use super::ResponseExpectation;
use super::error::ResponseError;
use crate::domain::{
    AssertedAttribute, AssertedValue, Attribute, Capacity, Dataset, DatasetError, NAME_FORMAT_URI,
    PersonKind, RequestedAttribute,
};
use crate::saml::envelope::boolean;
use crate::saml::names::{ATTRIBUTE_NAMESPACES, SAML};
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
        let of_request = requested.iter().map(|asked| &asked.attribute);
        let Some((capacity, attribute)) = Attribute::known(name, of_request) else {
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
    let expected = RequestedAttribute::kinds(requested).first().copied();
    let expected = expected.unwrap_or(PersonKind::Natural);
    Ok(Found {
        dataset: Dataset::read(&asserted, expected)?,
        unwanted,
        ignored,
    })
}

fn is_wanted(
    attribute: &Attribute,
    requested: &[RequestedAttribute],
) -> Result<bool, ResponseError> {
    let row = attribute.definition();
    if !RequestedAttribute::kinds(requested).contains(&row.kind) {
        return Err(DatasetError::OtherPerson(row.kind).into());
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
            Some(AssertedValue {
                text: shape::leaf(value)?,
                latin_script: latin_script(value, namespace)?,
            })
        })
        .collect::<Option<Vec<_>>>();
    values.filter(|_| formed).unwrap_or_default()
}

/// The mark: qualified in the schema, unqualified in the specification's figures. Each of the
/// profile's four schemas declares one, and any of them is read. `[eIDAS-AP §2.4]`
fn latin_script(value: Verified<'_>, namespace: &str) -> Option<bool> {
    let is_mark = |space: &str| {
        space.is_empty() || space == namespace || space.starts_with(ATTRIBUTE_NAMESPACES)
    };
    let marks = value
        .attributes()
        .filter(|one| one.local_name == "LatinScript" && is_mark(one.namespace))
        .map(|one| boolean(one.value))
        .collect::<Option<Vec<_>>>()?;
    let agree = marks.windows(2).all(|pair| pair.first() == pair.last());
    agree.then(|| marks.first().copied().unwrap_or(true))
}
