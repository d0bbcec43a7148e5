//! Persons, natural and legal: the minimum data set complete by type, and what else is known.

use serde::{Deserialize, Serialize};

use super::asserted::{AssertedAttribute, AssertedValue};
use super::attribute::{Attribute, Capacity, RequestedAttribute};
use super::attribute_value::both_forms;
use super::dataset_error::DatasetError;
use super::{BirthDate, OptionalData, PersonIdentifier, PersonKind, ScriptedText};

/// A human being `[eIDAS-AP §2.2]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NaturalPerson {
    /// Unique identifier.
    pub identifier: PersonIdentifier,
    /// Current family name.
    pub family_name: ScriptedText,
    /// Current given name.
    pub given_name: ScriptedText,
    /// Date of birth.
    pub date_of_birth: BirthDate,
    /// Everything else.
    pub optional: OptionalData,
}

/// An organisation `[eIDAS-AP §2.3]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalPerson {
    /// Unique identifier.
    pub identifier: PersonIdentifier,
    /// Current legal name.
    pub legal_name: ScriptedText,
    /// Everything else.
    pub optional: OptionalData,
}

/// Whom an identity is about, or who acts for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Person {
    /// A human being.
    Natural(NaturalPerson),
    /// An organisation.
    Legal(LegalPerson),
}

impl From<NaturalPerson> for Person {
    fn from(person: NaturalPerson) -> Self {
        Self::Natural(person)
    }
}

impl From<LegalPerson> for Person {
    fn from(person: LegalPerson) -> Self {
        Self::Legal(person)
    }
}

impl Person {
    /// Natural or legal.
    pub fn kind(&self) -> PersonKind {
        match self {
            Self::Natural(_) => PersonKind::Natural,
            Self::Legal(_) => PersonKind::Legal,
        }
    }

    /// The unique identifier.
    pub fn identifier(&self) -> &PersonIdentifier {
        match self {
            Self::Natural(person) => &person.identifier,
            Self::Legal(person) => &person.identifier,
        }
    }

    /// What is known beside the minimum data set.
    pub fn optional(&self) -> &OptionalData {
        match self {
            Self::Natural(person) => &person.optional,
            Self::Legal(person) => &person.optional,
        }
    }

    /// The human being, of a person who is one.
    pub fn as_natural(&self) -> Option<&NaturalPerson> {
        match self {
            Self::Natural(person) => Some(person),
            Self::Legal(_) => None,
        }
    }

    /// The organisation, of a person that is one.
    pub fn as_legal(&self) -> Option<&LegalPerson> {
        match self {
            Self::Legal(person) => Some(person),
            Self::Natural(_) => None,
        }
    }

    /// The values of an attribute as a message carries them; none where it is not known.
    pub fn values(&self, attribute: &Attribute, capacity: Capacity) -> Vec<AssertedValue> {
        let unmarked = |text: String| vec![AssertedValue::unmarked(text)];
        match (self, attribute) {
            (Self::Natural(it), Attribute::PersonIdentifier) => unmarked(it.identifier.to_string()),
            (Self::Natural(it), Attribute::CurrentFamilyName) => both_forms(&it.family_name),
            (Self::Natural(it), Attribute::CurrentGivenName) => both_forms(&it.given_name),
            (Self::Natural(it), Attribute::DateOfBirth) => {
                unmarked(it.date_of_birth.to_calendar_date())
            }
            (Self::Legal(it), Attribute::LegalPersonIdentifier) => {
                unmarked(it.identifier.to_string())
            }
            (Self::Legal(it), Attribute::LegalName) => both_forms(&it.legal_name),
            (it, optional) if optional.definition().kind == it.kind() => {
                let values = it.optional().all(optional).iter();
                values
                    .flat_map(|value| value.assert(optional, capacity))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// The asserted form of what is known of the requested attributes, in catalogue order. The
    /// minimum data set is always among them.
    pub fn assert(
        &self,
        requested: &[RequestedAttribute],
        capacity: Capacity,
    ) -> Vec<AssertedAttribute> {
        let wanted = requested.iter().map(|asked| asked.attribute.clone());
        RequestedAttribute::minimum_and(self.kind(), wanted)
            .into_iter()
            .filter_map(|asked| {
                let values = self.values(&asked.attribute, capacity);
                (!values.is_empty()).then_some(AssertedAttribute {
                    capacity,
                    attribute: asked.attribute,
                    values,
                })
            })
            .collect()
    }

    /// Whether the request is about persons of this kind at all. An optional attribute that it
    /// requires and nobody knows fails nothing: the minimum data set is complete by type, and what
    /// it is worth without the rest is the requester's to say `[eIDAS-AP §2.2]`.
    ///
    /// # Errors
    /// [`DatasetError::OtherPerson`] of the kind that was asked for.
    pub fn answers(&self, requested: &[RequestedAttribute]) -> Result<(), DatasetError> {
        let kinds = || {
            requested
                .iter()
                .map(|asked| asked.attribute.definition().kind)
        };
        match kinds().next() {
            Some(first) if kinds().all(|kind| kind != self.kind()) => {
                Err(DatasetError::OtherPerson(first))
            }
            _ => Ok(()),
        }
    }
}
