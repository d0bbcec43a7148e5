//! What each claim is read as, claim by claim, and what no claim may do.

use serde_json::{Value, json};

use super::*;
use crate::domain::{Capacity, NaturalPerson, PersonKind, ScriptedText, SectorAttribute};
use crate::mapping::{Places, Transliteration};

fn names(use_: &[&str], family_at_birth: &str, given_at_birth: &[&str]) -> NameClaims {
    let all = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    NameClaims {
        family_name: all(use_),
        family_name_at_birth: all(&[family_at_birth]),
        given_name_at_birth: all(given_at_birth),
    }
}

/// As `OpenID` Connect and Identity Assurance define the names.
pub(super) fn standard() -> NameClaims {
    names(
        &["family_name"],
        "birth_family_name",
        &["birth_given_name", "given_name"],
    )
}

/// `family_name` is the name at birth, `preferred_username` the name in use.
pub(super) fn franceconnect() -> NameClaims {
    names(
        &["preferred_username", "family_name"],
        "family_name",
        &["given_name"],
    )
}

/// `FR/BE/<what it was made of>`.
struct Plain;

impl Identifiers for Plain {
    fn natural(&self, subject: &str) -> Option<PersonIdentifier> {
        format!("FR/BE/n-{subject}").parse().ok()
    }

    fn legal(&self, number: &str) -> Option<PersonIdentifier> {
        format!("FR/BE/{number}").parse().ok()
    }
}

pub(super) fn identity(
    claims: &Value,
    kind: PersonKind,
    reading: &HubReading,
) -> Result<ClaimedIdentity, ClaimsError> {
    let claims = Claims::from_map(claims.as_object().unwrap().clone());
    let asked = Asked {
        kind,
        attributes: &[],
        subject: "sub",
        identifiers: &Plain,
    };
    identity_from_claims(&claims, &asked, reading)
}

fn read_as(claims: &Value, reading: &HubReading) -> Result<NaturalPerson, ClaimsError> {
    let identity = identity(claims, PersonKind::Natural, reading)?;
    Ok(identity.person.as_natural().unwrap().clone())
}

pub(super) fn read(
    claims: &Value,
    names: fn() -> NameClaims,
) -> Result<NaturalPerson, ClaimsError> {
    read_as(claims, &HubReading::of(names()))
}

/// The values of an attribute as they would be asserted.
pub(super) fn said(person: &Person, attribute: &Attribute) -> Vec<String> {
    let values = person.values(attribute, Capacity::Subject).into_iter();
    values.map(|value| value.text).collect()
}

pub(super) fn minimum() -> Value {
    json!({"given_name": "Joëlle Françoise", "family_name": "DUBINÔRE", "birthdate": "1992-11-00"})
}

pub(super) fn with(name: &str, value: Value) -> Value {
    let mut claims = minimum();
    claims[name] = value;
    claims
}

#[test]
fn the_name_in_use_wins_and_the_name_at_birth_is_kept() {
    let claims = with("preferred_username", "MARTIN".into());
    let person = read(&claims, franceconnect).unwrap();
    assert_eq!(person.family_name.preferred(), "MARTIN");
    assert_eq!(person.date_of_birth.to_calendar_date(), "1992-11-01");
    let whole = said(&person.into(), &Attribute::BirthName);
    assert_eq!(whole, ["Joëlle Françoise DUBINÔRE"]);
    let person = read(&claims, standard).unwrap();
    assert_eq!(person.family_name.preferred(), "DUBINÔRE");
    assert!(said(&person.into(), &Attribute::BirthName).is_empty());
}

#[test]
fn a_missing_or_broken_mandatory_claim_is_named() {
    for (name, attribute) in [
        ("given_name", &Attribute::CurrentGivenName),
        ("family_name", &Attribute::CurrentFamilyName),
        ("birthdate", &Attribute::DateOfBirth),
    ] {
        let long = "x".repeat(257);
        for broken in [
            Value::Null,
            json!(""),
            json!(" \u{202e}"),
            json!(7),
            json!(["a"]),
            json!(long),
        ] {
            let both: [fn() -> NameClaims; 2] = [standard, franceconnect];
            for names in both {
                let refused = read(&with(name, broken.clone()), names);
                assert_eq!(refused, Err(ClaimsError(attribute)));
            }
        }
    }
}

#[test]
fn unknown_parts_of_a_date_of_birth_are_the_first_and_an_unknown_year_is_none() {
    for (written, asserted) in [
        ("1992-11-05", "1992-11-05"),
        ("1992-11-00", "1992-11-01"),
        ("1992-00-00", "1992-01-01"),
        ("1992-11", "1992-11-01"),
        ("1992", "1992-01-01"),
    ] {
        let person = read(&with("birthdate", written.into()), standard);
        let date = person.unwrap().date_of_birth.to_calendar_date();
        assert_eq!(date, asserted, "{written}");
    }
    for unusable in [
        "0000-11-05",
        "0000",
        "92",
        "1992-13",
        "1992-00-05",
        "5.11.1992",
        "1992é",
    ] {
        let refused = read(&with("birthdate", unusable.into()), standard);
        assert_eq!(
            refused,
            Err(ClaimsError(&Attribute::DateOfBirth)),
            "{unusable}"
        );
    }
}

#[test]
fn each_optional_claim_becomes_its_attribute_or_nothing() {
    for (name, value, attribute, expected) in TABLE {
        let value: Value = serde_json::from_str(value).unwrap();
        let person = read(&with(name, value.clone()), standard).unwrap();
        assert_eq!(said(&person.into(), attribute), *expected, "{name} {value}");
    }
}

/// What one claim beside the minimum is asserted as.
#[rustfmt::skip]
const TABLE: &[(&str, &str, &Attribute, &[&str])] = &[
    ("gender", r#""female""#, &Attribute::Gender, &["Female"]),
    ("gender", r#""MALE""#, &Attribute::Gender, &["Male"]),
    ("gender", r#""f""#, &Attribute::Gender, &["Female"]),
    ("gender", r#""M""#, &Attribute::Gender, &["Male"]),
    ("gender", r#""X""#, &Attribute::Gender, &["Unspecified"]),
    ("gender", r#""diverse""#, &Attribute::Gender, &["Unspecified"]),
    ("gender", r#""unspecified""#, &Attribute::Gender, &["Unspecified"]),
    ("gender", r#""robot""#, &Attribute::Gender, &[]),
    ("gender", "1", &Attribute::Gender, &[]),
    ("birth_name", r#""Anna Ek""#, &Attribute::BirthName, &["Anna Ek"]),
    ("eidas", r#"{"birth_name": "Anna Ek"}"#, &Attribute::BirthName, &["Anna Ek"]),
    ("birth_family_name", r#""Ek""#, &Attribute::BirthName, &["Joëlle Françoise Ek"]),
    ("birthplace", r#""Paris 10""#, &Attribute::PlaceOfBirth, &["Paris 10"]),
    ("birthplace", r#""75110""#, &Attribute::PlaceOfBirth, &[]),
    ("birthcountry", r#""Japan""#, &Attribute::PlaceOfBirth, &["Japan"]),
    ("birthcountry", r#""JP""#, &Attribute::CountryOfBirth, &["JP"]),
    ("place_of_birth", r#"{"locality": "Paris", "region": "Île-de-France", "country": "FR"}"#, &Attribute::PlaceOfBirth, &["Paris, Île-de-France, FR"]),
    ("place_of_birth", r#"{"locality": "Paris", "region": "Île-de-France"}"#, &Attribute::TownOfBirth, &["Paris"]),
    ("place_of_birth", r#"{"locality": "Paris", "country": "FR"}"#, &Attribute::CountryOfBirth, &["FR"]),
    ("place_of_birth", r#"{"country": "GRC"}"#, &Attribute::CountryOfBirth, &["EL"]),
    ("place_of_birth", r#"{"country": "GRC"}"#, &Attribute::TownOfBirth, &[]),
    ("place_of_birth", r#""Paris""#, &Attribute::CountryOfBirth, &[]),
    ("nationalities", r#"["FR", "deu", "Swede", 7, "FR"]"#, &Attribute::Nationality, &["FR", "DE"]),
    ("nationalities", r#""FR""#, &Attribute::Nationality, &["FR"]),
    ("nationalities", "[]", &Attribute::Nationality, &[]),
    ("email", r#""a@b.example""#, &Attribute::EmailAddress, &["a@b.example"]),
    ("email", r#""Anna <a@b.example>""#, &Attribute::EmailAddress, &[]),
    ("phone_number", r#""+33 1 23 45 67""#, &Attribute::PhoneNumber, &["+331234567"]),
    ("phone_number", r#""tel:+3312345""#, &Attribute::PhoneNumber, &["+3312345"]),
    ("phone_number", r#""0123""#, &Attribute::PhoneNumber, &[]),
    ("address", r#"{"street_address": "1 rue X", "country_code": "fr"}"#, &Attribute::CountryOfResidence, &["FR"]),
    ("address", r#"{"country": "SWE"}"#, &Attribute::CountryOfResidence, &["SE"]),
    ("address", r#"{"country": "Sweden"}"#, &Attribute::CountryOfResidence, &[]),
    ("country_of_residence", r#""IT""#, &Attribute::CountryOfResidence, &["IT"]),
    ("eidas", r#"{"country_of_residence": "IT"}"#, &Attribute::CountryOfResidence, &["IT"]),
];

#[test]
fn what_the_hub_did_not_check_is_not_vouched_for() {
    for (checked, count) in [
        (json!(true), 1),
        (Value::Null, 1),
        (json!(false), 0),
        (json!("false"), 0),
    ] {
        for (name, value, attribute) in [
            ("email", "a@b.example", Attribute::EmailAddress),
            ("phone_number", "+3312345", Attribute::PhoneNumber),
        ] {
            let mut claims = with(name, value.into());
            claims[format!("{name}_verified")] = checked.clone();
            let person = read(&claims, standard).unwrap();
            assert_eq!(said(&person.into(), &attribute).len(), count);
        }
    }
}

#[test]
fn a_language_tagged_original_is_found_beside_its_latin_form() {
    for (tag, original) in [
        ("#el", "Ωνάσης"),
        ("#bg-Cyrl", "Онасис"),
        ("#he", "אונאסיס"),
    ] {
        let mut claims = with("family_name", "Onases".into());
        claims[format!("family_name{tag}")] = original.into();
        claims["family_name_kana"] = "Not a form of it".into();
        let name = read(&claims, standard).unwrap().family_name;
        assert_eq!(name.latin_form(), Some("Onases"));
        assert_eq!(name.original(), Some(original));
    }
    let mut turned = with("family_name", "Ωνάσης".into());
    turned["family_name#en"] = "Onassis".into();
    turned["family_name#fr"] = "Onassès".into();
    let name = read(&turned, standard).unwrap().family_name;
    assert_eq!(
        (name.latin_form(), name.original()),
        (Some("Onassis"), Some("Ωνάσης"))
    );
}

#[test]
fn latin_letters_are_supplied_where_the_hub_gives_none() {
    let mut reading = HubReading::of(standard());
    reading.transliteration = Transliteration::of_country("EL".parse().unwrap());
    let claims = json!({
        "given_name": "Ευάγγελος",
        "family_name": "Παπαδοπούλου",
        "birthdate": "1992",
        "birth_family_name": "Ωνάσης",
        "birthplace": "Θεσσαλονίκη",
    });
    let person = read_as(&claims, &reading).unwrap();
    assert_eq!(person.given_name.latin_form(), Some("Evangelos"));
    assert_eq!(person.family_name.original(), Some("Παπαδοπούλου"));
    let person = Person::Natural(person);
    let whole = said(&person, &Attribute::BirthName);
    assert_eq!(whole, ["Evangelos Onasis", "Ευάγγελος Ωνάσης"]);
    assert_eq!(said(&person, &Attribute::PlaceOfBirth), ["Thessaloniki"]);
    let left = read(&claims, standard).unwrap();
    assert_eq!(left.family_name.latin_form(), None);
}

#[test]
fn a_birth_name_in_two_scripts_is_not_made_of_halves() {
    let mut claims = with("birth_family_name", "Ωνάσης".into());
    let person = read(&claims, standard).unwrap();
    assert!(said(&person.into(), &Attribute::BirthName).is_empty());
    claims["birth_given_name"] = "Άννα".into();
    let person = read(&claims, standard).unwrap();
    assert_eq!(said(&person.into(), &Attribute::BirthName), ["Άννα Ωνάσης"]);
}

#[test]
fn codes_of_places_become_text_town_and_country() {
    let mut reading = HubReading::of(franceconnect());
    reading.places = Places::new([("2A115", "Foce")], [("99217", "Japon", Some("JP"))]);
    let born = |place: &str, country: &str| {
        let mut claims = with("birthplace", place.into());
        claims["birthcountry"] = country.into();
        let person = Person::Natural(read_as(&claims, &reading).unwrap());
        let said = |attribute| said(&person, &attribute).concat();
        let (place, town) = (said(Attribute::PlaceOfBirth), said(Attribute::TownOfBirth));
        (place, town, said(Attribute::CountryOfBirth))
    };
    let at = |place: &str, town: &str, country: &str| (place.into(), town.into(), country.into());
    assert_eq!(
        born("2A115", "99100"),
        at("Foce - 2A115, FRANCE (FR)", "Foce", "FR")
    );
    assert_eq!(born("", "99217"), at("Japon (JP)", "", "JP"));
    assert_eq!(born("00000", "99999"), at("", "", ""));
}

#[test]
fn verified_claims_count_before_plain_ones() {
    let verified = |framework: &str| {
        let claims = json!({"given_name": "Verified", "place_of_birth": {"country": "SE"}});
        json!([{"verification": {"trust_framework": framework}, "claims": claims}])
    };
    let mut reading = HubReading::of(standard());
    for (framework, name) in [
        (None, "Verified"),
        (Some("de_aml"), "Verified"),
        (Some("eidas"), "Joëlle Françoise"),
    ] {
        reading.trust_framework = framework.map(str::to_owned);
        let person = read_as(&with("verified_claims", verified("de_aml")), &reading).unwrap();
        assert_eq!(person.given_name.preferred(), name);
        assert_eq!(person.family_name.preferred(), "DUBINÔRE");
    }
}

#[test]
fn a_sectors_claim_is_read_where_it_is_asked_for() {
    let sector = |claim: &str, multi_valued| {
        Attribute::Sector(Box::new(SectorAttribute {
            uri: "https://sector.example/n".to_owned(),
            friendly_name: "N".to_owned(),
            type_namespace: "https://sector.example".to_owned(),
            type_prefix: "s".to_owned(),
            xsd_type: "N".to_owned(),
            kind: PersonKind::Natural,
            transliterable: false,
            multi_valued,
            claim: claim.to_owned(),
        }))
    };
    let claims = with("school", json!({"number": "12", "roles": ["a", 1, "b"]}));
    let claims = Claims::from_map(claims.as_object().unwrap().clone());
    for (attribute, expected) in [
        (sector("school.number", false), &["12"][..]),
        (sector("school.roles", true), &["a", "b"]),
        (sector("school.roles", false), &[]),
        (sector("school.none", false), &[]),
    ] {
        let asked = Asked {
            kind: PersonKind::Natural,
            attributes: &[RequestedAttribute {
                attribute: attribute.clone(),
                required: false,
            }],
            subject: "sub",
            identifiers: &Plain,
        };
        let reading = HubReading::of(standard());
        let identity = identity_from_claims(&claims, &asked, &reading).unwrap();
        assert_eq!(said(&identity.person, &attribute), expected);
    }
}

#[test]
fn names_are_cleaned_not_refused() {
    let person = read(
        &with("given_name", "Jo\u{0}s\u{202e}e\u{301}".into()),
        standard,
    );
    let given_name = person.unwrap().given_name;
    assert_eq!(given_name, ScriptedText::new("José").unwrap());
}
