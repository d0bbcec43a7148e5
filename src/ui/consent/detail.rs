//! One attribute as a person reads it: its name, and its values in words, lines and scripts.

use super::super::countries::country_name;
use crate::domain::{
    AssertedValue, Attribute, AttributeValue, BirthDate, CountryCode, Gender, PostalAddress,
    Script, Syntax,
};
use crate::flow::ConsentItem;

/// One attribute.
pub(super) struct Detail {
    /// Sent back where it is ticked; part of the element's id.
    pub(super) name: String,
    /// What people call it.
    pub(super) label: String,
    pub(super) values: Vec<Shown>,
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    /// Beside its Latin form.
    pub(super) original: bool,
    /// The tag of its language, where that is another than the page's and can be told.
    pub(super) lang: Option<&'static str>,
    /// Data, which nobody should translate.
    pub(super) data: bool,
    pub(super) lines: Vec<String>,
}

impl Detail {
    /// The item, of a person for whom that country vouches.
    pub(super) fn new(item: &ConsentItem, vouching: CountryCode, t: Sentences) -> Self {
        let attribute = &item.asserted.attribute;
        let values = item.asserted.values.iter();
        Self {
            name: item.name().to_owned(),
            label: label(attribute, t),
            values: values
                .map(|value| shown(attribute.definition().syntax, value, vouching, t))
                .collect(),
        }
    }
}

/// What cannot be read in its syntax is shown as it would be sent.
fn shown(syntax: Syntax, value: &AssertedValue, vouching: CountryCode, t: Sentences) -> Shown {
    let words = |line: String| Shown {
        original: false,
        lang: None,
        data: false,
        lines: vec![line],
    };
    match (syntax, AttributeValue::read(syntax, &value.text)) {
        (Syntax::Date, _) => match value.text.parse::<BirthDate>() {
            Ok(_) | Err(_) => words(value.text.clone()),
        },
        (_, Some(AttributeValue::Gender(gender))) => words(
            match gender {
                Gender::Female => t.gender_female(),
                Gender::Male => t.gender_male(),
                Gender::Unspecified => t.gender_unspecified(),
            }
            .to_owned(),
        ),
        (_, Some(AttributeValue::Country(country))) => words(country_name(country)),
        (_, Some(AttributeValue::Address(address))) => Shown {
            data: true,
            lines: lines(&address),
            ..words(String::new())
        },
        _ => Shown {
            original: !value.latin_script,
            lang: language(&value.text, vouching),
            data: true,
            ..words(value.text.clone())
        },
    }
}

/// None for Latin letters, which every language of these pages can read out, and for what cannot
/// be told.
fn language(text: &str, vouching: CountryCode) -> Option<&'static str> {
    match Script::of(text) {
        Script::Latin => None,
        script => Some(script.language(vouching)).filter(|tag| *tag != "und"),
    }
}

/// As it is written on a letter.
fn lines(address: &PostalAddress) -> Vec<String> {
    let place: Vec<&str> = [&address.post_code, &address.post_name]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let place = (!place.is_empty()).then(|| place.join(" "));
    let lines = [
        address.street_line(),
        address.po_box.clone(),
        address.area.clone(),
        place,
        address.admin_unit_second_line.clone(),
        address.admin_unit_first_line.clone(),
    ];
    lines.into_iter().flatten().collect()
}

/// A sector's attribute has no sentence of ours: it goes by its declared name.
fn label(attribute: &Attribute, t: Sentences) -> String {
    let label = match attribute {
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
        Attribute::Sector(declared) => return declared.friendly_name.clone(),
    };
    label.to_owned()
}

/// STUB until the base.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sentences;
#[expect(clippy::unused_self, reason = "stub")]
impl Sentences {
    pub(super) fn consent_title(self) -> &'static str {
        "Check what will be sent"
    }
    pub(super) fn consent_lead(self) -> &'static str {
        "You have logged in. Nothing has been sent to the service yet."
    }
    pub(super) fn consent_receiver_label(self) -> &'static str {
        "Who receives it"
    }
    pub(super) fn consent_purpose_label(self) -> &'static str {
        "What it is for"
    }
    pub(super) fn consent_purpose_public(self) -> &'static str {
        "To log you in at this public service"
    }
    pub(super) fn consent_purpose_private(self) -> &'static str {
        "To log you in at this private service"
    }
    pub(super) fn consent_purpose(self) -> &'static str {
        "To log you in at this service"
    }
    pub(super) fn consent_level_label(self) -> &'static str {
        "How secure your login was"
    }
    pub(super) fn consent_level_low(self) -> &'static str {
        "Low"
    }
    pub(super) fn consent_level_substantial(self) -> &'static str {
        "Substantial"
    }
    pub(super) fn consent_level_high(self) -> &'static str {
        "High"
    }
    pub(super) fn consent_person_title(self) -> &'static str {
        "About you"
    }
    pub(super) fn consent_represented_title(self) -> &'static str {
        "About the person or company for whom you act"
    }
    pub(super) fn consent_representative_title(self) -> &'static str {
        "About you, acting for somebody else"
    }
    pub(super) fn consent_needed_title(self) -> &'static str {
        "Needed for this login"
    }
    pub(super) fn consent_needed(self) -> &'static str {
        "The service cannot let you in without these details."
    }
    pub(super) fn consent_optional_title(self) -> &'static str {
        "Your choice"
    }
    pub(super) fn consent_optional(self) -> &'static str {
        "The service asks for these too. Tick what you want to send. You can log in without them."
    }
    pub(super) fn consent_original_label(self) -> &'static str {
        "In the original script"
    }
    pub(super) fn consent_once(self) -> &'static str {
        "You decide for this login only. Next time you are asked again."
    }
    pub(super) fn consent_wrong(self) -> &'static str {
        "If a detail is wrong, do not send it. Only the country that issued your electronic identity can correct it."
    }
    pub(super) fn consent_send(self) -> &'static str {
        "Send"
    }
    pub(super) fn consent_refuse(self) -> &'static str {
        "Do not send"
    }
    pub(super) fn consent_refuse_hint(self) -> &'static str {
        "If you do not send, you go back to the service and are not logged in."
    }
    pub(super) fn attribute_person_identifier(self) -> &'static str {
        "Identifier"
    }
    pub(super) fn attribute_family_name(self) -> &'static str {
        "Family name"
    }
    pub(super) fn attribute_first_name(self) -> &'static str {
        "First names"
    }
    pub(super) fn attribute_date_of_birth(self) -> &'static str {
        "Date of birth"
    }
    pub(super) fn attribute_birth_name(self) -> &'static str {
        "Name at birth"
    }
    pub(super) fn attribute_place_of_birth(self) -> &'static str {
        "Place of birth"
    }
    pub(super) fn attribute_current_address(self) -> &'static str {
        "Address"
    }
    pub(super) fn attribute_gender(self) -> &'static str {
        "Gender"
    }
    pub(super) fn attribute_nationality(self) -> &'static str {
        "Nationality"
    }
    pub(super) fn attribute_country_of_birth(self) -> &'static str {
        "Country of birth"
    }
    pub(super) fn attribute_town_of_birth(self) -> &'static str {
        "Town of birth"
    }
    pub(super) fn attribute_country_of_residence(self) -> &'static str {
        "Country of residence"
    }
    pub(super) fn attribute_phone_number(self) -> &'static str {
        "Phone number"
    }
    pub(super) fn attribute_email_address(self) -> &'static str {
        "Email address"
    }
    pub(super) fn gender_female(self) -> &'static str {
        "Female"
    }
    pub(super) fn gender_male(self) -> &'static str {
        "Male"
    }
    pub(super) fn gender_unspecified(self) -> &'static str {
        "Not specified"
    }
    pub(super) fn attribute_legal_person_identifier(self) -> &'static str {
        "Identifier of the organisation"
    }
    pub(super) fn attribute_legal_name(self) -> &'static str {
        "Name of the organisation"
    }
    pub(super) fn attribute_legal_address(self) -> &'static str {
        "Address of the organisation"
    }
    pub(super) fn attribute_vat_registration(self) -> &'static str {
        "VAT number"
    }
    pub(super) fn attribute_tax_reference(self) -> &'static str {
        "Tax number"
    }
    pub(super) fn attribute_euid(self) -> &'static str {
        "European company number (EUID)"
    }
    pub(super) fn attribute_lei(self) -> &'static str {
        "Legal entity identifier (LEI)"
    }
    pub(super) fn attribute_eori(self) -> &'static str {
        "Customs number (EORI)"
    }
    pub(super) fn attribute_seed(self) -> &'static str {
        "Excise number (SEED)"
    }
    pub(super) fn attribute_sic(self) -> &'static str {
        "Industry code (SIC)"
    }
    pub(super) fn attribute_legal_phone_number(self) -> &'static str {
        "Phone number of the organisation"
    }
    pub(super) fn attribute_legal_email_address(self) -> &'static str {
        "Email address of the organisation"
    }
    pub(super) fn service_unnamed(self) -> &'static str {
        "A public service"
    }
    pub(super) fn service_country_label(self) -> &'static str {
        "Country of the service"
    }
}
