//! The optional attributes of a person: usable values only, each attribute once.

use serde::{Deserialize, Serialize};

use super::attribute::Attribute;
use super::attribute_value::AttributeValue;
use super::personal::redacted_debug;

/// What is known of a person beside the minimum data set, in catalogue order. An attribute that
/// is there has at least one value.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OptionalData(Vec<(Attribute, Vec<AttributeValue>)>);

redacted_debug!(OptionalData);

impl OptionalData {
    /// Nothing known.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets an attribute; without a value, or where the minimum data set holds it, nothing changes.
    pub fn set(&mut self, attribute: Attribute, values: Vec<AttributeValue>) {
        if values.is_empty() || attribute.definition().mandatory {
            return;
        }
        match self.0.binary_search_by(|(known, _)| known.cmp(&attribute)) {
            Ok(place) => {
                if let Some((_, old)) = self.0.get_mut(place) {
                    *old = values;
                }
            }
            Err(place) => self.0.insert(place, (attribute, values)),
        }
    }

    /// The same with one more attribute of one value, if there is one.
    #[must_use]
    pub fn with(mut self, attribute: Attribute, value: Option<AttributeValue>) -> Self {
        self.set(attribute, value.into_iter().collect());
        self
    }

    /// The same without an attribute.
    #[must_use]
    pub fn without(mut self, attribute: &Attribute) -> Self {
        self.0.retain(|(known, _)| known != attribute);
        self
    }

    /// All values of an attribute; none where it is not known.
    pub fn all(&self, attribute: &Attribute) -> &[AttributeValue] {
        let place = self.0.binary_search_by(|(known, _)| known.cmp(attribute));
        let found = place.ok().and_then(|place| self.0.get(place));
        found.map_or(&[], |(_, values)| values)
    }

    /// The value, or the first of several.
    pub fn get(&self, attribute: &Attribute) -> Option<&AttributeValue> {
        self.all(attribute).first()
    }

    /// The attributes that are known, and their values.
    pub fn iter(&self) -> impl Iterator<Item = (&Attribute, &[AttributeValue])> {
        self.0.iter().map(|(one, values)| (one, values.as_slice()))
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
