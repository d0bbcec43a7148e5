//! Why a data set cannot be used: names the attribute and in which capacity, never its value.

use super::PersonKind;
use super::attribute::{Attribute, Capacity};

/// What is wrong with a data set `[eIDAS-AP §2.2]` `[eIDAS-AP §2.8]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DatasetError {
    /// A mandatory attribute is not there.
    #[error("mandatory attribute {} is missing", .1.friendly_name(*.0))]
    Missing(Capacity, &'static Attribute),
    /// A mandatory attribute is there, but not once or not in its syntax.
    #[error("mandatory attribute {} has no usable value", .1.friendly_name(*.0))]
    Invalid(Capacity, &'static Attribute),
    /// A natural and a legal person, and nothing says who acts for whom.
    #[error("the answer is about a natural person or a legal one, not both")]
    BothPersons,
    /// Two representatives.
    #[error("one representative acts, not two")]
    BothRepresentatives,
    /// Data of a kind of person that was not asked for.
    #[error("the answer is about the kind of person that was asked for")]
    OtherPerson(PersonKind),
    /// Somebody acts for the person, and the requester does not take that.
    #[error("the requester accepts representation, or nobody represents the person")]
    Representation,
}

impl DatasetError {
    /// Stable code; of a mandatory attribute, the code names it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing(Capacity::Subject, attribute) => missing(attribute),
            Self::Missing(Capacity::Representative, attribute) => representative_missing(attribute),
            Self::Invalid(Capacity::Subject, attribute) => invalid(attribute),
            Self::Invalid(Capacity::Representative, attribute) => representative_invalid(attribute),
            Self::BothPersons => "dataset.both-persons",
            Self::BothRepresentatives => "dataset.both-representatives",
            Self::OtherPerson(_) => "dataset.other-person",
            Self::Representation => "dataset.representation-not-accepted",
        }
    }
}

fn missing(attribute: &Attribute) -> &'static str {
    match attribute {
        Attribute::PersonIdentifier => "dataset.missing.person-identifier",
        Attribute::CurrentFamilyName => "dataset.missing.family-name",
        Attribute::CurrentGivenName => "dataset.missing.first-name",
        Attribute::DateOfBirth => "dataset.missing.date-of-birth",
        Attribute::LegalPersonIdentifier => "dataset.missing.legal-person-identifier",
        Attribute::LegalName => "dataset.missing.legal-name",
        _ => "dataset.missing.required",
    }
}

fn representative_missing(attribute: &Attribute) -> &'static str {
    match attribute {
        Attribute::PersonIdentifier => "dataset.missing.representative-person-identifier",
        Attribute::CurrentFamilyName => "dataset.missing.representative-family-name",
        Attribute::CurrentGivenName => "dataset.missing.representative-first-name",
        Attribute::DateOfBirth => "dataset.missing.representative-date-of-birth",
        Attribute::LegalPersonIdentifier => {
            "dataset.missing.representative-legal-person-identifier"
        }
        Attribute::LegalName => "dataset.missing.representative-legal-name",
        _ => "dataset.missing.required",
    }
}

fn invalid(attribute: &Attribute) -> &'static str {
    match attribute {
        Attribute::PersonIdentifier => "dataset.invalid.person-identifier",
        Attribute::CurrentFamilyName => "dataset.invalid.family-name",
        Attribute::CurrentGivenName => "dataset.invalid.first-name",
        Attribute::DateOfBirth => "dataset.invalid.date-of-birth",
        Attribute::LegalPersonIdentifier => "dataset.invalid.legal-person-identifier",
        Attribute::LegalName => "dataset.invalid.legal-name",
        _ => "dataset.invalid.required",
    }
}

fn representative_invalid(attribute: &Attribute) -> &'static str {
    match attribute {
        Attribute::PersonIdentifier => "dataset.invalid.representative-person-identifier",
        Attribute::CurrentFamilyName => "dataset.invalid.representative-family-name",
        Attribute::CurrentGivenName => "dataset.invalid.representative-first-name",
        Attribute::DateOfBirth => "dataset.invalid.representative-date-of-birth",
        Attribute::LegalPersonIdentifier => {
            "dataset.invalid.representative-legal-person-identifier"
        }
        Attribute::LegalName => "dataset.invalid.representative-legal-name",
        _ => "dataset.invalid.required",
    }
}
