//! What people call the details about a person or an organisation.

use crate::domain::Attribute;

use super::texts::Texts;

/// The attribute's name for people. One of a sector has the name that the configuration gave it.
pub(super) fn attribute_name(t: Texts, attribute: &Attribute) -> String {
    match attribute {
        Attribute::PersonIdentifier => t.attribute_person_identifier(),
        Attribute::CurrentFamilyName => t.attribute_family_name(),
        Attribute::CurrentGivenName => t.attribute_first_name(),
        Attribute::DateOfBirth => t.attribute_date_of_birth(),
        Attribute::BirthName => t.attribute_birth_name(),
        Attribute::PlaceOfBirth => t.attribute_place_of_birth(),
        Attribute::CurrentAddress => t.attribute_current_address(),
        Attribute::Gender => t.attribute_gender(),
        Attribute::Nationality => t.attribute_nationality(),
        Attribute::CountryOfBirth => t.attribute_country_of_birth(),
        Attribute::TownOfBirth => t.attribute_town_of_birth(),
        Attribute::CountryOfResidence => t.attribute_country_of_residence(),
        Attribute::PhoneNumber => t.attribute_phone_number(),
        Attribute::EmailAddress => t.attribute_email_address(),
        Attribute::LegalPersonIdentifier => t.attribute_legal_person_identifier(),
        Attribute::LegalName => t.attribute_legal_name(),
        Attribute::LegalPersonAddress => t.attribute_legal_address(),
        Attribute::VatRegistrationNumber => t.attribute_vat_registration(),
        Attribute::TaxReference => t.attribute_tax_reference(),
        Attribute::EuIdentifier => t.attribute_euid(),
        Attribute::Lei => t.attribute_lei(),
        Attribute::Eori => t.attribute_eori(),
        Attribute::Seed => t.attribute_seed(),
        Attribute::Sic => t.attribute_sic(),
        Attribute::LegalPhoneNumber => t.attribute_legal_phone_number(),
        Attribute::LegalEmailAddress => t.attribute_legal_email_address(),
        Attribute::Sector(_) => attribute.definition().friendly_name.to_owned(),
    }
}
