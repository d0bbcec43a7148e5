//! Persons with everything that the catalogue knows, and the way of a data set through a whole
//! signed and encrypted Response.

use eidas_bridge::domain::{
    AssertedAttribute, AssertedValue, Attribute, AttributeValue, Capacity, LegalPerson,
    NaturalPerson, OptionalData, Person, PersonKind, RequestedAttribute, ScriptedText,
    SectorAttribute,
};
use eidas_bridge::saml::{
    NameIdFormat, SuccessToSend, VerifiedAssertion, VerifiedResponse, accept_response,
    write_success,
};

use crate::saml_world::*;

/// What stands in a message for each attribute, as a careful country writes it.
pub(crate) fn sample(attribute: &Attribute) -> &'static [&'static str] {
    match attribute {
        Attribute::PersonIdentifier => &["BE/FI/p-1"],
        Attribute::CurrentFamilyName => &["Onases", "Ωνάσης"],
        Attribute::CurrentGivenName => &["Aleksandr", "Александр"],
        Attribute::DateOfBirth => &["1965-02-28"],
        Attribute::BirthName => &["Maria Papadopoulou", "Μαρία Παπαδοπούλου"],
        Attribute::PlaceOfBirth => &["Peania & <Attica>"],
        Attribute::CurrentAddress => &[
            "PGVpZGFzLW5hdHVyYWw6VGhvcm91Z2hmYXJlPlJ1ZSBCZWxsaWFyZDwvZWlkYXMtbmF0dXJhbDpUaG9yb3VnaGZhcmU+",
        ],
        Attribute::Gender => &["Female"],
        Attribute::Nationality => &["EL", "JP"],
        Attribute::CountryOfBirth => &["EL"],
        Attribute::TownOfBirth => &["Πειραιάς"],
        Attribute::CountryOfResidence => &["BE"],
        Attribute::PhoneNumber => &["+3222950000"],
        Attribute::EmailAddress => &["maria@example.eu"],
        Attribute::LegalPersonIdentifier => &["BE/FI/l-1"],
        Attribute::LegalName => &["Olympic SA", "Ολυμπιακή ΑΕ"],
        Attribute::LegalPersonAddress => {
            &["PGVpZGFzLWxlZ2FsOlBvc3ROYW1lPkJydXhlbGxlczwvZWlkYXMtbGVnYWw6UG9zdE5hbWU+"]
        }
        Attribute::VatRegistrationNumber => &["BE0123456789"],
        Attribute::TaxReference => &["0123.456.789"],
        Attribute::EuIdentifier => &["BEKBOBCE.0123456789"],
        Attribute::Lei => &["5493001KJTIIGC8Y1R12"],
        Attribute::Eori => &["BE0123456789000"],
        Attribute::Seed => &["BE12345678901"],
        Attribute::Sic => &["7372"],
        Attribute::LegalPhoneNumber => &["+3222950001"],
        Attribute::LegalEmailAddress => &["office@example.eu"],
        Attribute::Sector(_) => &["a role"],
    }
}

fn values(attribute: &Attribute) -> Vec<AssertedValue> {
    let texts = sample(attribute).iter();
    texts.map(|text| AssertedValue::new(*text)).collect()
}

fn scripted(attribute: &Attribute) -> ScriptedText {
    match sample(attribute) {
        [latin, original] => ScriptedText::with_original(latin, original).unwrap(),
        other => panic!("{other:?}"),
    }
}

/// A person of this kind of whom these optional attributes are known.
pub(crate) fn person<'a>(
    kind: PersonKind,
    optional: impl IntoIterator<Item = &'a Attribute>,
) -> Person {
    let mut known = OptionalData::new();
    for attribute in optional {
        let read = AttributeValue::read_all(&attribute.definition(), &values(attribute));
        known.set(attribute.clone(), read.unwrap());
    }
    let text = |attribute: &Attribute| sample(attribute)[0];
    match kind {
        PersonKind::Natural => Person::Natural(NaturalPerson {
            identifier: text(&Attribute::PersonIdentifier).parse().unwrap(),
            family_name: scripted(&Attribute::CurrentFamilyName),
            given_name: scripted(&Attribute::CurrentGivenName),
            date_of_birth: text(&Attribute::DateOfBirth).parse().unwrap(),
            optional: known,
        }),
        PersonKind::Legal => Person::Legal(LegalPerson {
            identifier: text(&Attribute::LegalPersonIdentifier).parse().unwrap(),
            legal_name: scripted(&Attribute::LegalName),
            optional: known,
        }),
    }
}

/// A person of this kind of whom everything is known.
pub(crate) fn complete(kind: PersonKind) -> Person {
    let optional = Attribute::of(kind).filter(|one| !one.definition().mandatory);
    person(kind, optional)
}

/// Everything that is known of a person.
pub(crate) fn asserted(person: &Person, capacity: Capacity) -> Vec<AssertedAttribute> {
    let known = person.optional().iter().map(|(attribute, _)| attribute);
    let all = RequestedAttribute::minimum_and(person.kind(), known.cloned());
    person.assert(&all, capacity)
}

/// An attribute of a sector, for persons of this kind.
pub(crate) fn sector(kind: PersonKind, transliterable: bool, multi_valued: bool) -> Attribute {
    Attribute::Sector(Box::new(SectorAttribute {
        uri: format!("http://sector.example.eu/attributes/{}/Role", kind.as_str()),
        friendly_name: "Role".to_owned(),
        type_namespace: "http://sector.example.eu/attributes".to_owned(),
        type_prefix: "sector".to_owned(),
        xsd_type: "RoleType".to_owned(),
        kind,
        transliterable,
        multi_valued,
        claim: "sector_role".to_owned(),
    }))
}

/// What our Proxy-Service would write, of another country and for us.
pub(crate) fn respond(attributes: &[AssertedAttribute]) -> String {
    write_success(
        &SuccessToSend {
            response_id: "_response-1",
            assertion_id: "_assertion-1",
            in_response_to: REQUEST_ID,
            destination: &WORLD.we.acs(),
            issuer: &WORLD.they.service_id(),
            audience: &WORLD.we.connector_id(),
            issue_instant: now(),
            level: &eidas_bridge::domain::LevelOfAssurance::Substantial.into(),
            name_id_format: NameIdFormat::Persistent,
            name_id: "x1",
            attributes,
            sign_assertion: false,
        },
        &WORLD.they.messages.signer(),
        WORLD.our_connector.recipient(),
        WORLD.our_connector.content_encryption(),
    )
    .unwrap()
}

/// What our Connector makes of it after that request.
pub(crate) fn judge(
    message: &str,
    asked: &[RequestedAttribute],
    representation: bool,
) -> Result<VerifiedAssertion, &'static str> {
    let ids = WORLD.our_ids();
    let mut expectation = WORLD.expectation(&ids);
    expectation.attributes = asked;
    expectation.representation = representation;
    let accepted = accept_response(
        &received(message),
        &WORLD.their_service,
        &expectation,
        now(),
    );
    match accepted.map_err(|error| error.code())? {
        VerifiedResponse::Success(assertion) => Ok(*assertion),
        VerifiedResponse::Failure(failure) => panic!("{failure:?}"),
    }
}

/// Everything about persons of this kind.
pub(crate) fn everything(kind: PersonKind) -> Vec<RequestedAttribute> {
    RequestedAttribute::everything(kind)
}

/// Everything about either kind, as an older node may be asked.
pub(crate) fn everything_of_both() -> Vec<RequestedAttribute> {
    let kinds = PersonKind::ALL.into_iter();
    kinds.flat_map(RequestedAttribute::everything).collect()
}
