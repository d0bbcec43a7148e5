//! The attribute catalogue: one row an attribute. Metadata, requests, responses and mapping are
//! derived from it; a new attribute is one variant and one row `[eIDAS-AP §2.2]`.

use serde::{Deserialize, Serialize};

/// `NameFormat` of every eIDAS attribute.
pub const NAME_FORMAT_URI: &str = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";

/// A natural person's attribute that this bridge requests, reads and writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attribute {
    /// The unique identifier, `CC/DD/id`.
    PersonIdentifier,
    /// Current family name or names.
    CurrentFamilyName,
    /// Current given name or names.
    CurrentGivenName,
    /// Date of birth.
    DateOfBirth,
    /// First and family name at birth, as one string.
    BirthName,
    /// Place of birth, free text.
    PlaceOfBirth,
    /// Current address, a base64 fragment.
    CurrentAddress,
    /// Gender.
    Gender,
}

/// One row of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttributeDefinition {
    /// The attribute's `Name`.
    pub uri: &'static str,
    /// The attribute's `FriendlyName`.
    pub friendly_name: &'static str,
    /// Local part of the value's `xsi:type`, in [`Attribute::NAMESPACE`].
    pub xsd_type: &'static str,
    /// Part of the minimum data set.
    pub mandatory: bool,
    /// May carry a second value in another script.
    pub transliterable: bool,
}

const fn row(
    uri: &'static str,
    friendly_name: &'static str,
    xsd_type: &'static str,
    mandatory: bool,
    transliterable: bool,
) -> AttributeDefinition {
    AttributeDefinition {
        uri,
        friendly_name,
        xsd_type,
        mandatory,
        transliterable,
    }
}

macro_rules! uri {
    ($suffix:literal) => {
        concat!("http://eidas.europa.eu/attributes/naturalperson/", $suffix)
    };
}

impl Attribute {
    /// Namespace of the value types.
    pub const NAMESPACE: &'static str = "http://eidas.europa.eu/attributes/naturalperson";

    /// Every attribute, in the order in which messages list them.
    pub const ALL: [Self; 8] = [
        Self::PersonIdentifier,
        Self::CurrentFamilyName,
        Self::CurrentGivenName,
        Self::DateOfBirth,
        Self::BirthName,
        Self::PlaceOfBirth,
        Self::CurrentAddress,
        Self::Gender,
    ];

    /// The attribute's row.
    #[rustfmt::skip]
    pub const fn definition(self) -> AttributeDefinition {
        match self {
            Self::PersonIdentifier  => row(uri!("PersonIdentifier"),  "PersonIdentifier", "PersonIdentifierType",  true,  false),
            Self::CurrentFamilyName => row(uri!("CurrentFamilyName"), "FamilyName",       "CurrentFamilyNameType", true,  true),
            Self::CurrentGivenName  => row(uri!("CurrentGivenName"),  "FirstName",        "CurrentGivenNameType",  true,  true),
            Self::DateOfBirth       => row(uri!("DateOfBirth"),       "DateOfBirth",      "DateOfBirthType",       true,  false),
            Self::BirthName         => row(uri!("BirthName"),         "BirthName",        "BirthNameType",         false, true),
            Self::PlaceOfBirth      => row(uri!("PlaceOfBirth"),      "PlaceOfBirth",     "PlaceOfBirthType",      false, false),
            Self::CurrentAddress    => row(uri!("CurrentAddress"),    "CurrentAddress",   "CurrentAddressType",    false, false),
            Self::Gender            => row(uri!("Gender"),            "Gender",           "GenderType",            false, false),
        }
    }

    /// The last part of the attribute's `Name`.
    pub fn name(self) -> &'static str {
        self.definition().uri.rsplit('/').next().unwrap_or_default()
    }

    /// The attribute with this `Name`; `FriendlyName` is never consulted.
    pub fn from_uri(uri: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|attribute| attribute.definition().uri == uri)
    }

    /// The minimum data set of a natural person.
    pub fn minimum_dataset() -> impl Iterator<Item = Self> {
        Self::ALL
            .into_iter()
            .filter(|attribute| attribute.definition().mandatory)
    }
}

/// An attribute that a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestedAttribute {
    /// Which attribute.
    pub attribute: Attribute,
    /// `isRequired`: without it the requester has no use for the answer.
    pub required: bool,
}

impl RequestedAttribute {
    /// The minimum data set, required, and `optional` beside it, each once and in catalogue order.
    pub fn minimum_and(optional: impl IntoIterator<Item = Attribute>) -> Vec<Self> {
        let optional: Vec<Attribute> = optional.into_iter().collect();
        Attribute::ALL
            .into_iter()
            .filter(|attribute| attribute.definition().mandatory || optional.contains(attribute))
            .map(|attribute| Self {
                attribute,
                required: attribute.definition().mandatory,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_by_its_own_name_only() {
        for attribute in Attribute::ALL {
            let row = attribute.definition();
            assert_eq!(Attribute::from_uri(row.uri), Some(attribute));
            assert_eq!(Attribute::from_uri(row.friendly_name), None);
        }
    }

    #[test]
    fn the_minimum_data_set_has_four() {
        assert_eq!(Attribute::minimum_dataset().count(), 4);
        let asked = RequestedAttribute::minimum_and([Attribute::Gender, Attribute::DateOfBirth]);
        assert_eq!(asked.len(), 5);
        assert_eq!(asked.iter().filter(|a| a.required).count(), 4);
    }
}
