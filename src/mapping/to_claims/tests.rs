//! Asserted values to claims: a table per attribute, and what is released to whom.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::{CLAIM_ROWS, ClaimRules, ClaimsProfile, Release, supported_scopes};
use super::{EIDAS_CLAIM, claims_of};
use crate::domain::{
    AssertedAttribute, AssertedValue, Attribute, Capacity, Dataset, Identity, LevelOfAssurance,
    PersonKind, PostalAddress, Source,
};
use crate::oidc::authorization::{AuthorizationParameters, RequestedClaims, VerifiedRedirect};
use crate::oidc::{Client, ClientAuthentication, Secret};

const ACTING: Capacity = Capacity::Representative;

pub(super) fn asserted(attribute: &Attribute, values: &[&str]) -> AssertedAttribute {
    let values = values.iter().map(|value| AssertedValue::new(*value));
    AssertedAttribute::of_subject(attribute.clone(), values.collect())
}

pub(super) fn acting(attributes: Vec<AssertedAttribute>) -> Vec<AssertedAttribute> {
    let acting = |one| AssertedAttribute {
        capacity: ACTING,
        ..one
    };
    attributes.into_iter().map(acting).collect()
}

pub(super) fn natural() -> Vec<AssertedAttribute> {
    vec![
        asserted(&Attribute::PersonIdentifier, &["EL/FR/1"]),
        asserted(&Attribute::CurrentFamilyName, &["Onases", "Ωνάσης"]),
        asserted(&Attribute::CurrentGivenName, &["Alexandros", "Αλέξανδρος"]),
        asserted(&Attribute::DateOfBirth, &["1965-01-01"]),
    ]
}

pub(super) fn legal() -> Vec<AssertedAttribute> {
    vec![
        asserted(&Attribute::LegalPersonIdentifier, &["EL/FR/77"]),
        asserted(&Attribute::LegalName, &["Olympiaki AE", "Ολυμπιακή ΑΕ"]),
    ]
}

pub(super) fn identity(attributes: &[AssertedAttribute]) -> Identity {
    let dataset = Dataset::read(attributes, PersonKind::Natural).unwrap();
    assert_eq!(dataset.dropped, []);
    Identity {
        country: "EL".parse().unwrap(),
        level: LevelOfAssurance::High.into(),
        source: Source::EidasNode {
            entity_id: "https://node.example/metadata".to_owned(),
            response_id: "_r".to_owned(),
            assertion_id: "_a".to_owned(),
        },
        person: dataset.person,
        representative: dataset.representative,
    }
}

pub(super) fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// As the authorization endpoint reads it.
fn parameter(claims: &Value) -> RequestedClaims {
    let secret = ClientAuthentication::SecretPost(Secret::new("secret"));
    let address = "https://hub.example/callback";
    let client = Client::new("hub", vec![address.to_owned()], secret);
    let pairs = [
        ("client_id", "hub"),
        ("redirect_uri", address),
        ("response_type", "code"),
        ("scope", "openid"),
        ("nonce", "0123456789012345678901234567890123456789"),
        ("claims", &claims.to_string()),
    ];
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let parameters = AuthorizationParameters::parse(pairs).unwrap();
    let redirect: VerifiedRedirect = parameters.addressee(&client).unwrap();
    parameters.validate(&client, redirect).unwrap().claims
}

pub(super) fn userinfo(
    identity: &Identity,
    scopes: &[&str],
    claims: &Value,
    rules: &ClaimRules,
) -> Value {
    let release = Release::of_userinfo(&set(scopes), &parameter(claims), rules);
    Value::Object(claims_of(identity, &release).into_map())
}

pub(super) fn by_scopes(attributes: &[AssertedAttribute], scopes: &[&str]) -> Value {
    userinfo(
        &identity(attributes),
        scopes,
        &json!({}),
        &ClaimRules::default(),
    )
}

pub(super) fn without_eidas(mut claims: Value) -> Value {
    claims.as_object_mut().unwrap().remove(EIDAS_CLAIM);
    claims
}

fn fragment(prefix: &str) -> String {
    let address = PostalAddress {
        locator_designator: Some("7".to_owned()),
        thoroughfare: Some("Odos Ermou".to_owned()),
        post_name: Some("Athina".to_owned()),
        admin_unit_first_line: Some("EL".to_owned()),
        post_code: Some("105 63".to_owned()),
        ..PostalAddress::default()
    };
    address.to_fragment(prefix)
}

/// Asserted in place of this word: an encoded address.
const ADDRESS: &str = "ADDRESS";

/// An attribute, what is asserted, the scope that asks for it, and what arrives where, as JSON.
type Row = (
    Attribute,
    &'static [&'static str],
    &'static str,
    &'static [(&'static str, &'static str)],
);

const ADDRESS_CLAIM: &str = r#"{"formatted": "Odos Ermou 7\n105 63 Athina\nEL",
    "street_address": "Odos Ermou 7", "locality": "Athina", "postal_code": "105 63",
    "country": "EL", "country_code": "GR"}"#;

#[rustfmt::skip]
const TABLE: &[Row] = {
    use Attribute as A;
    &[
        (A::DateOfBirth, &["1965-01-01"], "birthdate", &[("/birthdate", "\"1965-01-01\"")]),
        (A::BirthName, &["Alexandros Sokrates", "Αλέξανδρος Σωκράτης"], "birth_name", &[
            ("/birth_given_name", "\"Alexandros\""),
            ("/birth_family_name", "\"Sokrates\""),
            ("/eidas/birth_name", "\"Alexandros Sokrates\""),
            ("/eidas/birth_name#el", "\"Αλέξανδρος Σωκράτης\""),
            ("/eidas/attributes/BirthName/lang", "\"el\""),
        ]),
        (A::PlaceOfBirth, &["Smyrni"], "birthplace", &[("/birthplace", "\"Smyrni\"")]),
        (A::PlaceOfBirth, &["Smyrni"], "birth", &[("/place_of_birth/locality", "\"Smyrni\"")]),
        (A::TownOfBirth, &["Smyrni"], "place_of_birth", &[("/place_of_birth/locality", "\"Smyrni\"")]),
        (A::CountryOfBirth, &["EL"], "birthcountry", &[
            ("/place_of_birth/country", "\"GR\""),
            ("/eidas/attributes/CountryOfBirth", "\"EL\""),
        ]),
        (A::CurrentAddress, &[ADDRESS], "address", &[
            ("/address", ADDRESS_CLAIM),
            ("/eidas/attributes/CurrentAddress/locator_designator", "\"7\""),
        ]),
        (A::Gender, &["Unspecified"], "gender", &[
            ("/gender", "\"unspecified\""),
            ("/eidas/attributes/Gender", "\"Unspecified\""),
        ]),
        (A::Nationality, &["EL", "UK"], "nationalities", &[
            ("/nationalities", r#"["GR", "GB"]"#),
            ("/eidas/attributes/Nationality", r#"["EL", "UK"]"#),
        ]),
        (A::CountryOfResidence, &["UK"], "country_of_residence", &[
            ("/eidas/country_of_residence", "\"GB\""),
        ]),
        (A::PhoneNumber, &["+302101234567"], "phone", &[("/phone_number", "\"+302101234567\"")]),
        (A::EmailAddress, &["a@o.example"], "email", &[("/email", "\"a@o.example\"")]),
        (A::LegalName, &["Olympiaki AE", "Ολυμπιακή ΑΕ"], "legal_person", &[
            ("/name", "\"Olympiaki AE\""),
            ("/eidas/legal_person/legal_name", "\"Olympiaki AE\""),
            ("/eidas/legal_person/legal_name#el", "\"Ολυμπιακή ΑΕ\""),
            ("/eidas/attributes/LegalName/latin", "\"Olympiaki AE\""),
            ("/eidas/attributes/LegalName/original", "\"Ολυμπιακή ΑΕ\""),
        ]),
        (A::LegalPersonIdentifier, &["EL/FR/77"], "legal_person", &[
            ("/eidas/legal_person/identifier", "\"EL/FR/77\""),
        ]),
        (A::LegalPersonAddress, &[ADDRESS], "address", &[("/eidas/legal_person/address", ADDRESS_CLAIM)]),
        (A::VatRegistrationNumber, &["EL123456789"], "vat_registration_number", &[
            ("/eidas/legal_person/vat_registration_number", "\"EL123456789\""),
        ]),
        (A::TaxReference, &["99"], "tax_reference", &[("/eidas/legal_person/tax_reference", "\"99\"")]),
        (A::EuIdentifier, &["ELGEMI.1"], "eu_identifier", &[
            ("/eidas/legal_person/eu_identifier", "\"ELGEMI.1\""),
        ]),
        (A::Lei, &["529900T8BM49AURSDO55"], "lei", &[
            ("/eidas/legal_person/lei", "\"529900T8BM49AURSDO55\""),
        ]),
        (A::Eori, &["EL1234"], "eori", &[("/eidas/legal_person/eori", "\"EL1234\"")]),
        (A::Seed, &["EL00"], "seed", &[("/eidas/legal_person/seed", "\"EL00\"")]),
        (A::Sic, &["3721"], "sic", &[("/eidas/legal_person/sic", "\"3721\"")]),
        (A::LegalPhoneNumber, &["+3021"], "phone", &[("/eidas/legal_person/phone_number", "\"+3021\"")]),
        (A::LegalEmailAddress, &["i@o.example"], "email", &[
            ("/eidas/legal_person/email", "\"i@o.example\""),
        ]),
    ]
};

pub(super) fn with(attribute: &Attribute, values: &[&str]) -> Vec<AssertedAttribute> {
    let mut all = match attribute.definition().kind {
        PersonKind::Natural => natural(),
        PersonKind::Legal => legal(),
    };
    all.retain(|one| one.attribute != *attribute);
    let encoded = fragment("eidas");
    let values = values
        .iter()
        .map(|it| if *it == ADDRESS { encoded.as_str() } else { it });
    all.push(asserted(attribute, &values.collect::<Vec<_>>()));
    all
}

#[test]
fn every_attribute_arrives_where_its_row_says() {
    let mut covered = BTreeSet::new();
    for (attribute, values, scope, expected) in TABLE {
        let claims = by_scopes(&with(attribute, values), &["openid", scope]);
        for (pointer, value) in *expected {
            let value: Value = serde_json::from_str(value).unwrap();
            assert_eq!(
                claims.pointer(pointer),
                Some(&value),
                "{pointer} of {claims}"
            );
        }
        covered.insert(attribute);
    }
    let in_minimum = [
        Attribute::PersonIdentifier,
        Attribute::CurrentFamilyName,
        Attribute::CurrentGivenName,
    ];
    for attribute in Attribute::ALL {
        let covered = covered.contains(attribute) || in_minimum.contains(attribute);
        assert!(covered, "{attribute:?} is not in the table");
    }
}

/// An attribute of which no asked claim is made leaves no trace at all.
#[test]
fn what_nobody_asked_for_is_not_released() {
    for (attribute, values, ..) in TABLE {
        let there = with(attribute, values);
        let row = attribute.definition();
        for scope in supported_scopes() {
            let mut rows = CLAIM_ROWS.iter().filter(|row| row.scopes.contains(&scope));
            if row.mandatory || rows.any(|row| row.attributes.contains(attribute)) {
                continue;
            }
            let mut absent = there.clone();
            absent.retain(|one| one.attribute != *attribute);
            let scopes = ["openid", scope];
            assert_eq!(
                by_scopes(&there, &scopes),
                by_scopes(&absent, &scopes),
                "{scope} released {}",
                row.friendly_name
            );
        }
    }
}

#[test]
fn openid_alone_tells_whence_and_nothing_of_the_person_but_the_identifier() {
    let claims = by_scopes(&natural(), &["openid", "unheard-of"]);
    assert_eq!(without_eidas(claims.clone()), json!({}));
    let expected = json!({
        "person_kind": "natural",
        "country": "EL",
        "level": "http://eidas.europa.eu/LoA/high",
        "notified": true,
        "node": "https://node.example/metadata",
        "response_id": "_r",
        "assertion_id": "_a",
        "attributes": {"PersonIdentifier": "EL/FR/1"},
    });
    assert_eq!(claims[EIDAS_CLAIM], expected);
}

#[test]
fn a_client_of_franceconnects_profile_gets_what_its_own_bridge_gives() {
    let rules = ClaimRules {
        profile: ClaimsProfile::FranceConnect,
        ..ClaimRules::default()
    };
    let mut all = natural();
    all.extend([
        asserted(&Attribute::Gender, &["Male"]),
        asserted(&Attribute::PlaceOfBirth, &["Smyrni"]),
        asserted(&Attribute::CountryOfBirth, &["TR"]),
        asserted(&Attribute::EmailAddress, &["a@onases.example"]),
        asserted(&Attribute::BirthName, &["Alexandros Sokrates"]),
    ]);
    let scopes = [
        "openid",
        "profile",
        "email",
        "preferred_username",
        "birthplace",
        "birthcountry",
        "birth",
        "address",
        "phone",
        "verified_claims",
        "birth_name",
    ];
    let asked = json!({"userinfo": {"eidas": null, "name": null, "birthplace": null}});
    let expected = json!({
        "given_name": "Alexandros",
        "family_name": "Onases",
        "preferred_username": "Onases",
        "birthdate": "1965-01-01",
        "gender": "male",
        "birthplace": "Smyrni",
    });
    assert_eq!(userinfo(&identity(&all), &scopes, &asked, &rules), expected);
}

#[test]
fn the_registration_bounds_what_is_asked_for() {
    let rules = |scopes: Option<&[&str]>, claims: Option<&[&str]>| ClaimRules {
        scopes: scopes.map(set),
        claims: claims.map(set),
        ..ClaimRules::default()
    };
    let identity = identity(&natural());
    let asked = json!({"userinfo": {"birthdate": null}});
    let got = |rules: &ClaimRules| userinfo(&identity, &["openid", "profile"], &asked, rules);
    assert_eq!(
        got(&rules(None, Some(&["family_name", "birthdate"]))),
        json!({"family_name": "Onases", "family_name#el": "Ωνάσης", "birthdate": "1965-01-01"})
    );
    let claims = without_eidas(got(&rules(Some(&["openid"]), None)));
    assert_eq!(claims, json!({"birthdate": "1965-01-01"}));
    assert_eq!(got(&rules(Some(&["openid"]), Some(&["name"]))), json!({}));
}

#[test]
fn the_id_token_holds_only_what_is_asked_for_there() {
    let identity = identity(&natural());
    let asked = parameter(&json!({
        "id_token": {"family_name#el": null, "birthdate": {"essential": true}, "amr": null},
        "userinfo": {"given_name": null},
    }));
    let rules = ClaimRules::default();
    let claims = claims_of(&identity, &Release::of_id_token(&asked, &rules)).into_map();
    let expected = json!({
        "family_name": "Onases", "family_name#el": "Ωνάσης", "birthdate": "1965-01-01",
    });
    assert_eq!(Value::Object(claims), expected);
    let asked = parameter(&json!({"id_token": {"eidas": null}}));
    let claims = claims_of(&identity, &Release::of_id_token(&asked, &rules));
    assert_eq!(claims.names().collect::<Vec<_>>(), [EIDAS_CLAIM]);
    assert_eq!(claims.get(EIDAS_CLAIM).unwrap()["attributes"], json!({}));
    assert!(
        claims_of(
            &identity,
            &Release::of_id_token(&parameter(&json!({})), &rules)
        )
        .is_empty()
    );
}

#[test]
fn who_knows_people_by_other_names_never_sees_the_foreign_identifier() {
    let mut all = legal();
    all.extend(acting(natural()));
    let identity = identity(&all);
    let scopes: BTreeSet<String> = supported_scopes().into_iter().map(str::to_owned).collect();
    let release = Release::of_userinfo(&scopes, &parameter(&json!({})), &ClaimRules::default());
    let shown = |release| Value::Object(claims_of(&identity, &release).into_map()).to_string();
    assert!(shown(release.clone()).contains("EL/FR/77"));
    assert!(shown(release.clone()).contains("EL/FR/1\""));
    let hidden = shown(release.with_identifiers(false));
    assert!(!hidden.contains("EL/FR/"), "{hidden}");
}
