//! Optional attributes by their catalogue row: the row's claim, read in the row's syntax.

use serde_json::Value;

use super::address::address;
use super::claim_set::{ClaimSet, text};
use super::country::country;
use super::names::name;
use super::{Asked, HubReading};
use crate::domain::{
    Attribute, AttributeDefinition, AttributeValue, Gender, OptionalData, PersonKind, ScriptedText,
    Syntax,
};

/// Everything that the rows for this kind of person, and the requested ones of sectors, find.
pub(super) fn optional_data(
    set: &ClaimSet<'_>,
    kind: PersonKind,
    asked: &Asked<'_>,
    reading: &HubReading,
) -> OptionalData {
    let mut attributes: Vec<&Attribute> = Attribute::of(kind).collect();
    let requested = asked.attributes.iter().map(|asked| &asked.attribute);
    attributes.extend(requested.filter(|one| matches!(one, Attribute::Sector(_))));
    let mut data = OptionalData::new();
    for attribute in attributes {
        let row = attribute.definition();
        if row.kind == kind && !row.mandatory {
            data.set(attribute.clone(), values(set, &row, reading));
        }
    }
    data
}

fn values(
    set: &ClaimSet<'_>,
    row: &AttributeDefinition<'_>,
    reading: &HubReading,
) -> Vec<AttributeValue> {
    if row.transliterable {
        let name = name(set, &[row.claim], reading).map(AttributeValue::Text);
        return name.into_iter().collect();
    }
    // What the hub says it did not check is not ours to vouch for.
    let checked = set.values(&format!("{}_verified", row.claim)).next();
    if checked.is_some_and(|checked| checked == false || checked == "false") {
        return Vec::new();
    }
    let mut found: Vec<AttributeValue> = Vec::new();
    let read = |value: &Value| value_of(row.syntax, value, reading);
    if row.multi_valued {
        let several = set.values(row.claim).flat_map(|value| match value {
            Value::Array(several) => several.as_slice(),
            one => std::slice::from_ref(one),
        });
        for value in several.filter_map(read) {
            if !found.contains(&value) {
                found.push(value);
            }
        }
    } else {
        found.extend(set.find(row.claim, read));
    }
    found.truncate(MAX_VALUES);
    found
}

/// Most values of one attribute.
const MAX_VALUES: usize = 16;

fn value_of(syntax: Syntax, value: &Value, reading: &HubReading) -> Option<AttributeValue> {
    match syntax {
        Syntax::Address => address(value).map(AttributeValue::Address),
        Syntax::Country => country(text(value)?).map(AttributeValue::Country),
        Syntax::Gender => gender(text(value)?).map(AttributeValue::Gender),
        Syntax::Text => text_of(text(value)?, reading),
        Syntax::Phone => AttributeValue::read(
            syntax,
            text(value)?.strip_prefix("tel:").unwrap_or(text(value)?),
        ),
        Syntax::Email => AttributeValue::read(syntax, text(value)?),
        Syntax::Identifier | Syntax::Date => None,
    }
}

/// Text of an attribute that has one form: the Latin one where a table gives it.
pub(super) fn text_of(value: &str, reading: &HubReading) -> Option<AttributeValue> {
    let text = ScriptedText::new(value)?;
    Some(AttributeValue::Text(reading.transliteration.supply(text)))
}

/// The words that hubs use, in any case.
fn gender(text: &str) -> Option<Gender> {
    match text.trim().to_lowercase().as_str() {
        "m" => Some(Gender::Male),
        "f" => Some(Gender::Female),
        "x" | "other" | "diverse" | "non-binary" | "nonbinary" | "unknown" => {
            Some(Gender::Unspecified)
        }
        other => Gender::read(other),
    }
}
