//! The questions before an identity leaves: about a person, a company, and those who act for them.

use super::samples::{Made, NOWHERE, SERVICE, Visit, named, ours};
use crate::domain::{
    AssertedAttribute, AssertedValue, Attribute, Capacity, LevelOfAssurance, PostalAddress, SpType,
};
use crate::flow::{ConsentItem, ConsentQuestion, Recipient};
use crate::ui::{Consent, InvalidTarget, Target};

/// A person from Greece at our public service, with details that may be left out.
pub(super) fn at_our_service(visit: &Visit<'_>) -> Made {
    let mut person = natural(Capacity::Subject);
    person.extend(optional());
    asked(visit, SpType::Public, person, Vec::new())
}

/// The same at a private service abroad, and nothing can be left out.
pub(super) fn abroad(visit: &Visit<'_>) -> Made {
    let mut question = question(SpType::Private, natural(Capacity::Subject), Vec::new())?;
    question.recipient.service_name = None;
    question.recipient.country = named("SE").ok_or(InvalidTarget)?;
    made(visit, question)
}

/// A company.
pub(super) fn company(visit: &Visit<'_>) -> Made {
    asked(visit, SpType::Public, legal(), Vec::new())
}

/// A person who acts for a company.
pub(super) fn representative(visit: &Visit<'_>) -> Made {
    let acting = natural(Capacity::Representative);
    asked(visit, SpType::Public, legal(), acting)
}

fn asked(
    visit: &Visit<'_>,
    sp_type: SpType,
    person: Vec<ConsentItem>,
    acting: Vec<ConsentItem>,
) -> Made {
    made(visit, question(sp_type, person, acting)?)
}

fn made(visit: &Visit<'_>, question: ConsentQuestion) -> Made {
    let page = Consent {
        action: Target::parse(NOWHERE)?,
        question,
    };
    Ok(page.render(&visit.switched))
}

fn question(
    sp_type: SpType,
    person: Vec<ConsentItem>,
    representative: Vec<ConsentItem>,
) -> Result<ConsentQuestion, InvalidTarget> {
    Ok(ConsentQuestion {
        flow: "gallery".to_owned(),
        action: NOWHERE,
        recipient: Recipient {
            service_name: Some(SERVICE.to_owned()),
            country: ours()?,
            sp_type: Some(sp_type),
        },
        vouching: "EL".parse().map_err(|_| InvalidTarget)?,
        level: LevelOfAssurance::Substantial.into(),
        person,
        representative,
    })
}

fn item(capacity: Capacity, attribute: Attribute, values: &[&str]) -> ConsentItem {
    let values = values.iter().map(|value| AssertedValue::new(*value));
    AssertedAttribute {
        capacity,
        attribute,
        values: values.collect(),
    }
    .into()
}

/// What is never left out, in two scripts.
fn natural(capacity: Capacity) -> Vec<ConsentItem> {
    [
        (Attribute::PersonIdentifier, &["EL/XA/K7M2PX4R"][..]),
        (Attribute::CurrentFamilyName, &["Onases", "Ωνάσης"]),
        (Attribute::CurrentGivenName, &["Alexandros", "Αλέξανδρος"]),
        (Attribute::DateOfBirth, &["1965-01-02"]),
    ]
    .map(|(attribute, values)| item(capacity, attribute, values))
    .into()
}

fn optional() -> Vec<ConsentItem> {
    let address = PostalAddress {
        thoroughfare: Some("Odos Paradeigmatos".to_owned()),
        locator_designator: Some("12".to_owned()),
        post_name: Some("Athina".to_owned()),
        post_code: Some("10563".to_owned()),
        ..PostalAddress::default()
    };
    let address = address.to_fragment("eidas-natural");
    [
        (Attribute::CurrentAddress, address.as_str()),
        (Attribute::Gender, "Male"),
        (Attribute::Nationality, "EL"),
        (Attribute::PlaceOfBirth, "Thessaloniki"),
        (Attribute::EmailAddress, "alexandros.onases@example.org"),
    ]
    .map(|(attribute, value)| item(Capacity::Subject, attribute, &[value]))
    .into()
}

fn legal() -> Vec<ConsentItem> {
    [
        (Attribute::LegalPersonIdentifier, &["EL/XA/0123456789"][..]),
        (Attribute::LegalName, &["Paradeigma AE", "Παράδειγμα ΑΕ"]),
        (Attribute::VatRegistrationNumber, &["EL123456789"]),
    ]
    .map(|(attribute, values)| item(Capacity::Subject, attribute, values))
    .into()
}
