//! The words of the field: countries, levels of assurance, the attribute catalogue, persons.
//!
//! Neutral of format: an [`Identity`] says who vouches for it and at what level, and keeps each
//! value as it was asserted. Nothing here knows SAML or OpenID Connect, and no personal value is
//! ever shown by `Debug`.

mod address;
mod assurance;
mod attribute;
mod birth_date;
mod country;
mod exception;
mod identity;
mod natural_person;
mod person_identifier;
mod person_kind;
mod personal;
mod scripted_text;
mod service_provider;

pub use address::PostalAddress;
pub use assurance::{LevelOfAssurance, RequestedLevel, UnknownLevel};
pub use attribute::{Attribute, AttributeDefinition, NAME_FORMAT_URI, RequestedAttribute};
pub use birth_date::{BirthDate, InvalidBirthDate};
pub use country::{CountryCode, InvalidCountryCode};
pub use exception::{ExceptionKind, Exceptions};
pub use identity::{Identity, Source};
pub use natural_person::{
    AssertedAttribute, AssertedValue, DatasetError, Gender, NaturalPerson, Reading,
};
pub use person_identifier::{InvalidPersonIdentifier, PersonIdentifier};
pub use person_kind::{InvalidPersonKind, PersonKind};
pub use scripted_text::ScriptedText;
pub use service_provider::{InvalidSpType, SpType};
