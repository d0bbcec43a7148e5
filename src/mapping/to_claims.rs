//! From a verified identity to the claims that the hub receives.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::domain::{
    AttributeValue, Capacity, Identity, NaturalPerson, Person, PostalAddress, RequestedAttribute,
    Source,
};
use crate::oidc::Claims;

/// The one claim of our own: what eIDAS says and no standard claim carries.
pub const EIDAS_CLAIM: &str = "eidas";

/// The claims of an identity. Names go in their Latin form, never joined with the original, which
/// stands in the [`EIDAS_CLAIM`]. `preferred_username` repeats the current family name where its
/// scope was asked for, as FranceConnect reads it.
pub fn claims_of(identity: &Identity, scopes: &BTreeSet<String>) -> Claims {
    let mut claims = Claims::new();
    if let Person::Natural(person) = &identity.person {
        natural_person(&mut claims, person, scopes);
    }
    claims.insert(EIDAS_CLAIM, eidas_claim(identity));
    claims
}

fn natural_person(claims: &mut Claims, person: &NaturalPerson, scopes: &BTreeSet<String>) {
    claims.insert("given_name", person.given_name.latin());
    claims.insert("family_name", person.family_name.latin());
    if scopes.contains("preferred_username") {
        claims.insert("preferred_username", person.family_name.latin());
    }
    claims.insert("birthdate", person.date_of_birth.to_string());
    for (attribute, values) in person.optional.iter() {
        let name = attribute.definition().claim;
        match values.first() {
            Some(AttributeValue::Gender(gender)) => {
                claims.insert(name, gender.as_eidas().to_ascii_lowercase());
            }
            Some(AttributeValue::Address(address)) => claims.insert(name, address_claim(address)),
            Some(AttributeValue::Text(text)) => claims.insert(name, text.latin()),
            Some(_) | None => {}
        }
    }
}

/// `address` [OIDC-Core §5.1.1].
fn address_claim(address: &PostalAddress) -> Value {
    let mut claim = Map::new();
    let mut put = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            claim.insert(name.to_owned(), Value::String(value));
        }
    };
    let street = address.street_line().or_else(|| address.po_box.clone());
    put("street_address", street);
    put(
        "locality",
        address.post_name.clone().or_else(|| address.area.clone()),
    );
    put("region", address.admin_unit_second_line.clone());
    put("postal_code", address.post_code.clone());
    put("country", address.admin_unit_first_line.clone());
    Value::Object(claim)
}

fn eidas_claim(identity: &Identity) -> Value {
    let Source::EidasNode {
        entity_id,
        response_id,
        assertion_id,
    } = &identity.source;
    json!({
        "country": identity.country.as_str(),
        "level": identity.level.uri(),
        "node": entity_id,
        "response_id": response_id,
        "assertion_id": assertion_id,
        "attributes": asserted(&identity.person),
        "original_script": originals(&identity.person),
    })
}

/// Every attribute by its friendly name, as asserted, in its Latin form where there are two.
fn asserted(person: &Person) -> Value {
    let everything = RequestedAttribute::everything(person.kind());
    let attributes = person
        .assert(&everything, Capacity::Subject)
        .into_iter()
        .filter_map(|asserted| {
            let value = asserted.values.into_iter().next()?;
            let name = asserted.attribute.definition().friendly_name;
            Some((name.to_owned(), Value::String(value.text)))
        });
    Value::Object(attributes.collect())
}

fn originals(person: &Person) -> Value {
    let everything = RequestedAttribute::everything(person.kind());
    let attributes = person.assert(&everything, Capacity::Subject);
    let originals = attributes.into_iter().filter_map(|asserted| {
        let marked = asserted.values.len() == 2;
        let original = asserted
            .values
            .into_iter()
            .find(|value| !value.latin_script);
        let name = asserted.attribute.definition().friendly_name.to_owned();
        Some((name, Value::String(original.filter(|_| marked)?.text)))
    });
    Value::Object(originals.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Attribute, Gender, LevelOfAssurance, OptionalData, ScriptedText};

    fn identity() -> Identity {
        Identity {
            country: "EL".parse().unwrap(),
            level: LevelOfAssurance::High.into(),
            source: Source::EidasNode {
                entity_id: "https://node.example/metadata".to_owned(),
                response_id: "_r".to_owned(),
                assertion_id: "_a".to_owned(),
            },
            person: Person::Natural(NaturalPerson {
                identifier: "EL/FR/1".parse().unwrap(),
                family_name: ScriptedText::with_original("Onases", "Ωνάσης").unwrap(),
                given_name: ScriptedText::new("Aléxandros").unwrap(),
                date_of_birth: "1965-01-01".parse().unwrap(),
                optional: OptionalData::new()
                    .with(
                        Attribute::PlaceOfBirth,
                        ScriptedText::new("Paris 10").map(AttributeValue::Text),
                    )
                    .with(
                        Attribute::Gender,
                        Some(AttributeValue::Gender(Gender::Unspecified)),
                    ),
            }),
            representative: None,
        }
    }

    #[test]
    fn names_are_latin_and_the_original_stands_apart() {
        let claims = claims_of(
            &identity(),
            &BTreeSet::from(["preferred_username".to_owned()]),
        );
        assert_eq!(claims.text("family_name"), Some("Onases"));
        assert_eq!(claims.text("preferred_username"), Some("Onases"));
        let eidas = claims.get(EIDAS_CLAIM).unwrap();
        assert_eq!(eidas["original_script"]["FamilyName"], "Ωνάσης");
        assert_eq!(eidas["attributes"]["FamilyName"], "Onases");
        assert_eq!(eidas["attributes"]["PersonIdentifier"], "EL/FR/1");
        assert_eq!(eidas["level"], "http://eidas.europa.eu/LoA/high");
    }

    #[test]
    fn what_is_not_known_is_not_claimed() {
        let mut identity = identity();
        if let Person::Natural(person) = &mut identity.person {
            person.optional = OptionalData::new();
        }
        let claims = claims_of(&identity, &BTreeSet::new());
        for name in [
            "gender",
            "birthplace",
            "birth_name",
            "address",
            "preferred_username",
            "email",
        ] {
            assert_eq!(claims.get(name), None, "{name}");
        }
        assert_eq!(claims.text("birthdate"), Some("1965-01-01"));
    }
}
