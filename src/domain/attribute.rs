//! The attribute catalogue: one row an attribute, for natural and for legal persons, and the same
//! rows again for who represents them. Metadata, requests, responses, mapping and
//! docs/ATTRIBUTES.md are derived from it; a new attribute is one row `[eIDAS-AP §2.2]`.

use serde::{Deserialize, Serialize};

use super::PersonKind;
use super::sector_attribute::SectorAttribute;

/// `NameFormat` of every eIDAS attribute.
pub const NAME_FORMAT_URI: &str = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";

/// For whom an attribute is asserted `[eIDAS-AP §2.8]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
    /// The person whom the authentication is about.
    Subject,
    /// Who acts for that person.
    Representative,
}

/// What a value has to look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// `CC/DD/id` `[eIDAS-AP §2.2.3]`.
    Identifier,
    /// Text, at most 256 characters.
    Text,
    /// `YYYY-MM-DD`.
    Date,
    /// `Male`, `Female` or `Unspecified`.
    Gender,
    /// Two capitals of ISO 3166-1.
    Country,
    /// Base64 of the canonical fragment.
    Address,
    /// E.164: `+` and up to fifteen digits.
    Phone,
    /// An address of RFC 2822.
    Email,
}

impl Syntax {
    /// The syntax in words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Identifier => "CC/DD/id",
            Self::Text => "text",
            Self::Date => "YYYY-MM-DD",
            Self::Gender => "Male, Female or Unspecified",
            Self::Country => "two capitals",
            Self::Address => "base64 of the address fragment",
            Self::Phone => "E.164",
            Self::Email => "RFC 2822 address",
        }
    }
}

/// One row of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttributeDefinition<'a> {
    /// Whose data set it belongs to.
    pub kind: PersonKind,
    /// The attribute's `Name`.
    pub uri: &'a str,
    /// The attribute's `FriendlyName`.
    pub friendly_name: &'a str,
    /// Local part of the value's `xsi:type`.
    pub xsd_type: &'a str,
    /// Part of the minimum data set.
    pub mandatory: bool,
    /// May carry a second value in another script.
    pub transliterable: bool,
    /// May carry several values.
    pub multi_valued: bool,
    /// What a value looks like.
    pub syntax: Syntax,
    /// The claim that carries it towards the hub: a name, or a path with dots.
    pub claim: &'a str,
}

const MANDATORY: bool = true;
const OPTIONAL: bool = false;
const TWO_SCRIPTS: bool = true;
const ONE_FORM: bool = false;
const SEVERAL: bool = true;
const SINGLE: bool = false;

macro_rules! catalogue {
    ($($variant:ident: $kind:ident $suffix:literal $friendly:literal $xsd:literal
       $mandatory:ident $scripts:ident $values:ident $syntax:ident $claim:literal;)+) => {
        /// An attribute that this bridge requests, reads and writes.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Attribute {
            $(#[doc = concat!("`", $suffix, "` of a person of the kind ", stringify!($kind), ".")]
              $variant,)+
            /// An attribute of one sector, declared in the configuration.
            Sector(Box<SectorAttribute>),
        }

        impl Attribute {
            /// Every attribute of the profile, in the order in which messages list them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The attribute's row.
            pub fn definition(&self) -> AttributeDefinition<'_> {
                match self {
                    $(Self::$variant => AttributeDefinition {
                        kind: PersonKind::$kind,
                        uri: catalogue!(@uri $kind $suffix),
                        friendly_name: $friendly,
                        xsd_type: $xsd,
                        mandatory: $mandatory,
                        transliterable: $scripts,
                        multi_valued: $values,
                        syntax: Syntax::$syntax,
                        claim: $claim,
                    },)+
                    Self::Sector(declared) => declared.definition(),
                }
            }

            /// The attribute's `Name` in this capacity. A sector's attribute has one name only.
            pub fn uri(&self, capacity: Capacity) -> &str {
                match (self, capacity) {
                    $((Self::$variant, Capacity::Representative) => {
                        catalogue!(@representative $kind $suffix)
                    })+
                    _ => self.definition().uri,
                }
            }

            /// The attribute's `FriendlyName` in this capacity.
            pub fn friendly_name(&self, capacity: Capacity) -> &str {
                match (self, capacity) {
                    $((Self::$variant, Capacity::Representative) => {
                        concat!("Representative", $friendly)
                    })+
                    _ => self.definition().friendly_name,
                }
            }
        }
    };
    (@uri Natural $suffix:literal) => {
        concat!("http://eidas.europa.eu/attributes/naturalperson/", $suffix)
    };
    (@uri Legal $suffix:literal) => {
        concat!("http://eidas.europa.eu/attributes/legalperson/", $suffix)
    };
    (@representative Natural $suffix:literal) => {
        concat!("http://eidas.europa.eu/attributes/naturalperson/representative/", $suffix)
    };
    (@representative Legal $suffix:literal) => {
        concat!("http://eidas.europa.eu/attributes/legalperson/representative/", $suffix)
    };
}

#[rustfmt::skip]
mod rows {
    use super::{
        AttributeDefinition, Capacity, Deserialize, MANDATORY, ONE_FORM, OPTIONAL, PersonKind,
        SEVERAL, SINGLE, SectorAttribute, Serialize, Syntax, TWO_SCRIPTS,
    };

    catalogue! {
        PersonIdentifier:       Natural "PersonIdentifier"       "PersonIdentifier"       "PersonIdentifierType"       MANDATORY ONE_FORM    SINGLE  Identifier "sub";
        CurrentFamilyName:      Natural "CurrentFamilyName"      "FamilyName"             "CurrentFamilyNameType"      MANDATORY TWO_SCRIPTS SINGLE  Text       "family_name";
        CurrentGivenName:       Natural "CurrentGivenName"       "FirstName"              "CurrentGivenNameType"       MANDATORY TWO_SCRIPTS SINGLE  Text       "given_name";
        DateOfBirth:            Natural "DateOfBirth"            "DateOfBirth"            "DateOfBirthType"            MANDATORY ONE_FORM    SINGLE  Date       "birthdate";
        BirthName:              Natural "BirthName"              "BirthName"              "BirthNameType"              OPTIONAL  TWO_SCRIPTS SINGLE  Text       "eidas.birth_name";
        PlaceOfBirth:           Natural "PlaceOfBirth"           "PlaceOfBirth"           "PlaceOfBirthType"           OPTIONAL  ONE_FORM    SINGLE  Text       "birthplace";
        CurrentAddress:         Natural "CurrentAddress"         "CurrentAddress"         "CurrentAddressType"         OPTIONAL  ONE_FORM    SINGLE  Address    "address";
        Gender:                 Natural "Gender"                 "Gender"                 "GenderType"                 OPTIONAL  ONE_FORM    SINGLE  Gender     "gender";
        Nationality:            Natural "Nationality"            "Nationality"            "NationalityType"            OPTIONAL  ONE_FORM    SEVERAL Country    "nationalities";
        CountryOfBirth:         Natural "CountryOfBirth"         "CountryOfBirth"         "CountryOfBirthType"         OPTIONAL  ONE_FORM    SINGLE  Country    "place_of_birth.country";
        TownOfBirth:            Natural "TownOfBirth"            "TownOfBirth"            "TownOfBirthType"            OPTIONAL  ONE_FORM    SINGLE  Text       "place_of_birth.locality";
        CountryOfResidence:     Natural "CountryOfResidence"     "CountryOfResidence"     "CountryOfResidenceType"     OPTIONAL  ONE_FORM    SINGLE  Country    "eidas.country_of_residence";
        PhoneNumber:            Natural "PhoneNumber"            "PhoneNumber"            "PhoneNumberType"            OPTIONAL  ONE_FORM    SINGLE  Phone      "phone_number";
        EmailAddress:           Natural "EmailAddress"           "EmailAddress"           "EmailAddressType"           OPTIONAL  ONE_FORM    SINGLE  Email      "email";
        LegalPersonIdentifier:  Legal   "LegalPersonIdentifier"  "LegalPersonIdentifier"  "LegalPersonIdentifierType"  MANDATORY ONE_FORM    SINGLE  Identifier "eidas.legal_person.identifier";
        LegalName:              Legal   "LegalName"              "LegalName"              "LegalNameType"              MANDATORY TWO_SCRIPTS SINGLE  Text       "eidas.legal_person.legal_name";
        LegalPersonAddress:     Legal   "LegalPersonAddress"     "LegalAddress"           "LegalPersonAddressType"     OPTIONAL  ONE_FORM    SINGLE  Address    "eidas.legal_person.address";
        VatRegistrationNumber:  Legal   "VATRegistrationNumber"  "VATRegistration"        "VATRegistrationNumberType"  OPTIONAL  ONE_FORM    SINGLE  Text       "eidas.legal_person.vat_registration_number";
        TaxReference:           Legal   "TaxReference"           "TaxReference"           "TaxReferenceType"           OPTIONAL  ONE_FORM    SINGLE  Text       "eidas.legal_person.tax_reference";
        EuIdentifier:           Legal   "D-2012-17-EUIdentifier" "D-2012-17-EUIdentifier" "D-2012-17-EUIdentifierType" OPTIONAL  ONE_FORM    SINGLE  Text       "eidas.legal_person.eu_identifier";
        Lei:                    Legal   "LEI"                    "LEI"                    "LEIType"                    OPTIONAL  ONE_FORM    SINGLE  Text       "eidas.legal_person.lei";
        Eori:                   Legal   "EORI"                   "EORI"                   "EORIType"                   OPTIONAL  ONE_FORM    SINGLE  Text       "eidas.legal_person.eori";
        Seed:                   Legal   "SEED"                   "SEED"                   "SEEDType"                   OPTIONAL  ONE_FORM    SINGLE  Text       "eidas.legal_person.seed";
        Sic:                    Legal   "SIC"                    "SIC"                    "SICType"                    OPTIONAL  ONE_FORM    SINGLE  Text       "eidas.legal_person.sic";
        LegalPhoneNumber:       Legal   "LegalPhoneNumber"       "LegalPhoneNumber"       "LegalPhoneNumberType"       OPTIONAL  ONE_FORM    SINGLE  Phone      "eidas.legal_person.phone_number";
        LegalEmailAddress:      Legal   "LegalEmailAddress"      "LegalEmailAddress"      "LegalEmailAddressType"      OPTIONAL  ONE_FORM    SINGLE  Email      "eidas.legal_person.email";
    }
}

pub use rows::Attribute;

impl Attribute {
    /// The last part of the attribute's `Name`.
    pub fn name(&self) -> &str {
        self.definition().uri.rsplit('/').next().unwrap_or_default()
    }

    /// The attribute of the profile with this `Name`, and in which capacity; `FriendlyName` is
    /// never consulted.
    pub fn from_uri(uri: &str) -> Option<(Capacity, Self)> {
        let known = [Capacity::Subject, Capacity::Representative];
        known.into_iter().find_map(|capacity| {
            let found = Self::ALL.iter().find(|one| one.uri(capacity) == uri)?;
            Some((capacity, found.clone()))
        })
    }

    /// The same, or else the one of `declared` with this `Name`: sectors' have no second capacity.
    pub fn known<'a>(
        uri: &str,
        declared: impl IntoIterator<Item = &'a Self>,
    ) -> Option<(Capacity, Self)> {
        Self::from_uri(uri).or_else(|| {
            let mut declared = declared.into_iter();
            let found = declared.find(|one| one.definition().uri == uri)?;
            Some((Capacity::Subject, found.clone()))
        })
    }

    /// Every attribute of the profile for persons of this kind.
    pub fn of(kind: PersonKind) -> impl Iterator<Item = &'static Self> {
        let all = Self::ALL.iter();
        all.filter(move |attribute| attribute.definition().kind == kind)
    }

    /// The minimum data set of persons of this kind.
    pub fn minimum_dataset(kind: PersonKind) -> impl Iterator<Item = &'static Self> {
        Self::of(kind).filter(|attribute| attribute.definition().mandatory)
    }

    /// Namespace and customary prefix of the value's `xsi:type`.
    pub fn value_type(&self, capacity: Capacity) -> (&str, &str) {
        match (self, self.definition().kind, capacity) {
            (Self::Sector(declared), ..) => declared.value_type(),
            (_, PersonKind::Natural, Capacity::Subject) => (
                "http://eidas.europa.eu/attributes/naturalperson",
                "eidas-natural",
            ),
            (_, PersonKind::Legal, Capacity::Subject) => (
                "http://eidas.europa.eu/attributes/legalperson",
                "eidas-legal",
            ),
            (_, PersonKind::Natural, Capacity::Representative) => (
                "http://eidas.europa.eu/attributes/naturalperson/representative",
                "eidas-natural-representative",
            ),
            (_, PersonKind::Legal, Capacity::Representative) => (
                "http://eidas.europa.eu/attributes/legalperson/representative",
                "eidas-legal-representative",
            ),
        }
    }
}

/// An attribute that a request asks for. Representatives are never asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestedAttribute {
    /// Which attribute.
    pub attribute: Attribute,
    /// `isRequired`: without it the requester has no use for the answer.
    pub required: bool,
}

impl RequestedAttribute {
    /// The minimum data set of this kind of person, required, and those of `optional` that are of
    /// the same kind beside it, each once: the profile's in catalogue order, then the sectors'.
    pub fn minimum_and(
        kind: PersonKind,
        optional: impl IntoIterator<Item = Attribute>,
    ) -> Vec<Self> {
        let mut optional: Vec<Attribute> = optional.into_iter().collect();
        optional.extend(Attribute::minimum_dataset(kind).cloned());
        optional.retain(|attribute| attribute.definition().kind == kind);
        optional.sort();
        optional.dedup();
        let asked = optional.into_iter().map(|attribute| Self {
            required: attribute.definition().mandatory,
            attribute,
        });
        asked.collect()
    }

    /// The kinds of person that a request asks for.
    pub fn kinds(requested: &[Self]) -> Vec<PersonKind> {
        let asks = |kind: &PersonKind| {
            let mut requested = requested.iter();
            requested.any(|asked| asked.attribute.definition().kind == *kind)
        };
        PersonKind::ALL.into_iter().filter(asks).collect()
    }

    /// Every attribute of the profile for this kind of person.
    pub fn everything(kind: PersonKind) -> Vec<Self> {
        Self::minimum_and(kind, Attribute::of(kind).cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_by_its_own_names_only() {
        for attribute in Attribute::ALL {
            for capacity in [Capacity::Subject, Capacity::Representative] {
                let uri = attribute.uri(capacity);
                assert_eq!(
                    Attribute::from_uri(uri),
                    Some((capacity, attribute.clone())),
                    "{uri}"
                );
            }
            assert_eq!(
                Attribute::from_uri(attribute.definition().friendly_name),
                None
            );
        }
        let representative = Attribute::LegalName.uri(Capacity::Representative);
        assert_eq!(
            representative,
            "http://eidas.europa.eu/attributes/legalperson/representative/LegalName"
        );
    }

    #[test]
    fn the_profile_has_fourteen_and_twelve() {
        assert_eq!(Attribute::of(PersonKind::Natural).count(), 14);
        assert_eq!(Attribute::of(PersonKind::Legal).count(), 12);
        assert_eq!(Attribute::minimum_dataset(PersonKind::Natural).count(), 4);
        assert_eq!(Attribute::minimum_dataset(PersonKind::Legal).count(), 2);
    }

    #[test]
    fn a_request_never_mixes_kinds_and_names_each_attribute_once() {
        let wanted = [
            Attribute::Gender,
            Attribute::DateOfBirth,
            Attribute::Gender,
            Attribute::Lei,
        ];
        let asked = RequestedAttribute::minimum_and(PersonKind::Natural, wanted);
        assert_eq!(asked.len(), 5);
        assert_eq!(asked.iter().filter(|a| a.required).count(), 4);
    }
}
