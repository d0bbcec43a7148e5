//! The words of the field: countries, levels of assurance, the attribute catalogue, persons.
//!
//! Neutral of format: an [`Identity`] says who vouches for it and at what level, and keeps each
//! value as it was asserted. Nothing here knows SAML or OpenID Connect, and no personal value is
//! ever shown by `Debug`.

mod address;
mod asserted;
mod assurance;
mod attribute;
mod attribute_value;
mod birth_date;
mod certificate_subject;
mod country;
mod dataset;
mod dataset_error;
mod distinguished_name;
mod exception;
mod gender;
mod identity;
mod language;
mod optional_data;
mod person;
mod person_identifier;
mod person_kind;
mod personal;
mod requested_level;
mod script;
mod scripted_text;
mod sector_attribute;
mod service_provider;

pub use address::PostalAddress;
pub use asserted::{AssertedAttribute, AssertedValue};
pub use assurance::{AssuredLevel, LevelOfAssurance, UnknownLevel};
pub use attribute::{
    Attribute, AttributeDefinition, Capacity, NAME_FORMAT_URI, RequestedAttribute, Syntax,
};
pub use attribute_value::AttributeValue;
pub use birth_date::{BirthDate, InvalidBirthDate};
pub use certificate_subject::CertificateSubject;
pub use country::{CountryCode, InvalidCountryCode};
pub use dataset::Dataset;
pub use dataset_error::DatasetError;
pub use distinguished_name::{DistinguishedName, InvalidDistinguishedName};
pub use exception::{ExceptionKind, Exceptions};
pub use gender::Gender;
pub use identity::{Identity, Source};
pub use language::{Language, UnknownLanguage};
pub use optional_data::OptionalData;
pub use person::{LegalPerson, NaturalPerson, Person};
pub use person_identifier::{InvalidPersonIdentifier, PersonIdentifier};
pub use person_kind::{InvalidPersonKind, PersonKind};
pub use requested_level::RequestedLevel;
pub use script::Script;
pub use scripted_text::ScriptedText;
pub use sector_attribute::SectorAttribute;
pub use service_provider::{
    InvalidSpType, SpType, is_provider_name, is_received_requester_id, is_requester_id,
};
