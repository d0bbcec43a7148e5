//! Why a data set cannot be used: names the attribute and in which capacity, never its value.

use super::PersonKind;
use super::attribute::{Attribute, Capacity};

/// A required attribute beside the minimum data set.
const REQUIRED: (&str, &str) = (
    "dataset.missing.required",
    "an attribute that the request requires must be there",
);

/// What is wrong with a data set `[eIDAS-AP §2.2]` `[eIDAS-AP §2.8]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DatasetError {
    /// A mandatory attribute is not there.
    #[error("{}", missing(*.0, .1).1)]
    Missing(Capacity, &'static Attribute),
    /// A mandatory attribute is there, but not once or not in its syntax.
    #[error("{}", invalid(*.0, .1).1)]
    Invalid(Capacity, &'static Attribute),
    /// A natural and a legal person, and nothing says who acts for whom.
    #[error("the answer must be about a natural person or a legal one, not both")]
    BothPersons,
    /// Two representatives.
    #[error("one representative may act for the person, not two")]
    BothRepresentatives,
    /// Data of a kind of person that was not asked for.
    #[error("the answer must be about the kind of person that was asked for")]
    OtherPerson(PersonKind),
    /// Somebody acts for the person, and the requester does not take that.
    #[error("nobody may act for the person where the requester does not accept representation")]
    Representation,
}

impl DatasetError {
    /// Stable code; of a mandatory attribute, the code names it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing(capacity, attribute) => missing(*capacity, attribute).0,
            Self::Invalid(capacity, attribute) => invalid(*capacity, attribute).0,
            Self::BothPersons => "dataset.both-persons",
            Self::BothRepresentatives => "dataset.both-representatives",
            Self::OtherPerson(_) => "dataset.other-person",
            Self::Representation => "dataset.representation-not-accepted",
        }
    }
}

fn missing(capacity: Capacity, attribute: &Attribute) -> (&'static str, &'static str) {
    match capacity {
        Capacity::Subject => subject_missing(attribute),
        Capacity::Representative => representative_missing(attribute),
    }
}

fn invalid(capacity: Capacity, attribute: &Attribute) -> (&'static str, &'static str) {
    match capacity {
        Capacity::Subject => subject_invalid(attribute),
        Capacity::Representative => representative_invalid(attribute),
    }
}

/// The code and the rule for each mandatory attribute.
macro_rules! named {
    ($name:ident { $($attribute:ident: $code:literal, $rule:literal,)+ }) => {
        fn $name(attribute: &Attribute) -> (&'static str, &'static str) {
            match attribute {
                $(Attribute::$attribute => ($code, $rule),)+
                _ => REQUIRED,
            }
        }
    };
}

named!(subject_missing {
    PersonIdentifier: "dataset.missing.person-identifier", "PersonIdentifier must be there",
    CurrentFamilyName: "dataset.missing.family-name", "FamilyName must be there",
    CurrentGivenName: "dataset.missing.first-name", "FirstName must be there",
    DateOfBirth: "dataset.missing.date-of-birth", "DateOfBirth must be there",
    LegalPersonIdentifier: "dataset.missing.legal-person-identifier", "LegalPersonIdentifier must be there",
    LegalName: "dataset.missing.legal-name", "LegalName must be there",
});

named!(subject_invalid {
    PersonIdentifier: "dataset.invalid.person-identifier", "PersonIdentifier must be there once and well-formed",
    CurrentFamilyName: "dataset.invalid.family-name", "FamilyName must be there once and well-formed",
    CurrentGivenName: "dataset.invalid.first-name", "FirstName must be there once and well-formed",
    DateOfBirth: "dataset.invalid.date-of-birth", "DateOfBirth must be there once and well-formed",
    LegalPersonIdentifier: "dataset.invalid.legal-person-identifier", "LegalPersonIdentifier must be there once and well-formed",
    LegalName: "dataset.invalid.legal-name", "LegalName must be there once and well-formed",
});

named!(representative_missing {
    PersonIdentifier: "dataset.missing.representative-person-identifier", "the representative's PersonIdentifier must be there",
    CurrentFamilyName: "dataset.missing.representative-family-name", "the representative's FamilyName must be there",
    CurrentGivenName: "dataset.missing.representative-first-name", "the representative's FirstName must be there",
    DateOfBirth: "dataset.missing.representative-date-of-birth", "the representative's DateOfBirth must be there",
    LegalPersonIdentifier: "dataset.missing.representative-legal-person-identifier", "the representative's LegalPersonIdentifier must be there",
    LegalName: "dataset.missing.representative-legal-name", "the representative's LegalName must be there",
});

named!(representative_invalid {
    PersonIdentifier: "dataset.invalid.representative-person-identifier", "the representative's PersonIdentifier must be there once and well-formed",
    CurrentFamilyName: "dataset.invalid.representative-family-name", "the representative's FamilyName must be there once and well-formed",
    CurrentGivenName: "dataset.invalid.representative-first-name", "the representative's FirstName must be there once and well-formed",
    DateOfBirth: "dataset.invalid.representative-date-of-birth", "the representative's DateOfBirth must be there once and well-formed",
    LegalPersonIdentifier: "dataset.invalid.representative-legal-person-identifier", "the representative's LegalPersonIdentifier must be there once and well-formed",
    LegalName: "dataset.invalid.representative-legal-name", "the representative's LegalName must be there once and well-formed",
});
