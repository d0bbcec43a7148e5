//! Whatever a hub writes into its optional claims, nobody is kept out by it; whatever it writes
//! into a mandatory one, nobody comes in with a value that is none. The same for attributes from
//! abroad.

use eidas_bridge::domain::{
    AssertedAttribute, AssertedValue, Attribute, Capacity, Dataset, PersonIdentifier, PersonKind,
    RequestedAttribute, ScriptedText,
};
use eidas_bridge::mapping::{
    Asked, ClaimedIdentity, ClaimsError, HubReading, Identifiers, NameClaims, Places,
    Transliteration, identity_from_claims,
};
use eidas_bridge::oidc::Claims;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use serde_json::{Value, json};

const MANDATORY: [&str; 3] = ["given_name", "family_name", "birthdate"];

const OPTIONAL: [&str; 24] = [
    "sub",
    "preferred_username",
    "birth_name",
    "birth_family_name",
    "birth_given_name",
    "birthplace",
    "birthcountry",
    "place_of_birth",
    "address",
    "gender",
    "nationalities",
    "email",
    "email_verified",
    "phone_number",
    "phone_number_verified",
    "eidas",
    "legal_person",
    "verified_claims",
    "country_of_residence",
    "given_name#el",
    "family_name#",
    "family_name#bg-Cyrl",
    "name",
    "",
];

struct Plain;

impl Identifiers for Plain {
    fn natural(&self, subject: &str) -> Option<PersonIdentifier> {
        format!("FR/BE/{subject}").parse().ok()
    }

    fn legal(&self, number: &str) -> Option<PersonIdentifier> {
        format!("FR/BE/{number}").parse().ok()
    }
}

const BOTH: [fn() -> NameClaims; 2] = [standard, franceconnect];

fn standard() -> NameClaims {
    names(
        &["family_name"],
        "birth_family_name",
        &["birth_given_name", "given_name"],
    )
}

fn franceconnect() -> NameClaims {
    names(
        &["preferred_username", "family_name"],
        "family_name",
        &["given_name"],
    )
}

fn names(in_use: &[&str], family_at_birth: &str, given_at_birth: &[&str]) -> NameClaims {
    let all = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    NameClaims {
        family_name: all(in_use),
        family_name_at_birth: all(&[family_at_birth]),
        given_name_at_birth: all(given_at_birth),
    }
}

fn reading(names: fn() -> NameClaims) -> HubReading {
    HubReading {
        names: names(),
        trust_framework: None,
        transliteration: Transliteration::of_country("EL".parse().unwrap()),
        places: Places::new([("75107", "Paris 7e")], [("99217", "Japon", Some("JP"))]),
    }
}

fn identity(
    claims: &Value,
    kind: PersonKind,
    names: fn() -> NameClaims,
) -> Result<ClaimedIdentity, ClaimsError> {
    let claims = Claims::from_map(claims.as_object().unwrap().clone());
    let asked = Asked {
        kind,
        attributes: &[],
        subject: "sub",
        identifiers: &Plain,
    };
    identity_from_claims(&claims, &asked, &reading(names))
}

fn minimum() -> Value {
    json!({"given_name": "Anna", "family_name": "Ek", "birthdate": "1992-11-05"})
}

/// Text as people, attackers and broken systems write it.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[A-Za-zΑ-Ωα-ωА-я' -]{0,300}",
        "[0-9+:/@.-]{0,20}",
        "\\PC{0,20}",
        prop::sample::select(
            &[
                "", " ", "\u{0}", "\u{202e}", "FR", "99217", "75107", "female"
            ][..]
        )
        .prop_map(str::to_owned),
    ]
}

/// Names of members that are looked for somewhere.
const NAMES: [&str; 14] = [
    "country",
    "locality",
    "region",
    "formatted",
    "street_address",
    "claims",
    "verification",
    "trust_framework",
    "legal_person",
    "legal_name",
    "identifier",
    "country_of_residence",
    "gender",
    "x",
];

/// Any JSON, with the members that are looked for among its names.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        let name = prop::sample::select(&NAMES[..]).prop_map(str::to_owned);
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::from),
            vec((name, inner), 0..6)
                .prop_map(|members| { Value::Object(members.into_iter().collect()) }),
        ]
    })
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 400,
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_optional_claim_keeps_a_person_out(
        members in vec((prop::sample::select(&OPTIONAL[..]), json()), 0..8),
        names in prop::sample::select(&BOTH[..]),
    ) {
        let mut claims = minimum();
        for (name, value) in members {
            claims[name] = value;
        }
        let read = identity(&claims, PersonKind::Natural, names);
        prop_assert!(read.is_ok());
        // And what came of it can be said to another country, and be read there.
        let person = read.unwrap().person;
        let everything = RequestedAttribute::everything(PersonKind::Natural);
        let asserted = person.assert(&everything, Capacity::Subject);
        for value in asserted.iter().flat_map(|asserted| &asserted.values) {
            prop_assert!(!value.text.chars().any(char::is_control));
        }
        let there = Dataset::read(&asserted, PersonKind::Natural).unwrap();
        prop_assert!(there.dropped.is_empty());
        let again = there.person.assert(&everything, Capacity::Subject);
        prop_assert!(again == asserted, "said again, it is the same");
    }

    #[test]
    fn no_optional_claim_keeps_a_company_out(value in json(), row in 2_usize..12) {
        let attribute = Attribute::of(PersonKind::Legal).nth(row).unwrap();
        let path = attribute.definition().claim;
        let name = path.rsplit('.').next().unwrap();
        let mut claims = json!({"legal_person": {"legal_name": "Olympic", "identifier": "1"}});
        claims["legal_person"][name] = value;
        prop_assert!(identity(&claims, PersonKind::Legal, standard).is_ok());
    }

    #[test]
    fn no_mandatory_claim_that_is_malformed_lets_a_person_in(
        value in json(),
        name in prop::sample::select(&MANDATORY[..]),
        names in prop::sample::select(&BOTH[..]),
    ) {
        let usable = match (&value, name) {
            (Value::String(text), "birthdate") => is_date(text),
            (Value::String(text), _) => ScriptedText::new(text).is_some(),
            _ => false,
        };
        let mut claims = minimum();
        claims[name] = value;
        let read = identity(&claims, PersonKind::Natural, names);
        prop_assert_eq!(read.is_ok(), usable);
    }

    #[test]
    fn no_optional_attribute_from_abroad_keeps_a_person_out(
        values in vec((text(), any::<bool>()), 0..4),
        index in 0_usize..26,
    ) {
        let attribute = Attribute::ALL.get(index).unwrap().clone();
        let kind = attribute.definition().kind;
        let optional = !attribute.definition().mandatory;
        let mut attributes = match kind {
            PersonKind::Natural => natural(),
            PersonKind::Legal => legal(),
        };
        if optional {
            attributes.push(asserted(attribute, &values));
            prop_assert!(Dataset::read(&attributes, kind).is_ok());
        } else {
            let place = attributes.iter().position(|it| it.attribute == attribute).unwrap();
            attributes[place] = asserted(attribute, &values);
            if let Ok(read) = Dataset::read(&attributes, kind) {
                let said = read.person.values(&attributes[place].attribute, Capacity::Subject);
                prop_assert!(!said.is_empty());
                for value in said {
                    prop_assert!(!value.text.trim().is_empty());
                    prop_assert!(value.text.chars().count() <= 256);
                }
            }
        }
    }

    #[test]
    fn cleaning_a_name_twice_changes_nothing(name in text()) {
        if let Some(once) = ScriptedText::new(&name) {
            let twice = ScriptedText::new(once.preferred());
            prop_assert!(twice.is_some_and(|twice| twice == once));
        }
    }

    #[test]
    fn a_transliterated_name_is_latin_and_keeps_its_original(
        name in prop_oneof!["[Α-Ωα-ωάέήίόύώϊϋΐΰς’ -]{1,40}", "[А-Яа-яѝ’ -]{1,40}", text()],
        country in prop::sample::select(&["EL", "CY", "BG", "FR"][..]),
    ) {
        let tables = Transliteration::of_country(country.parse().unwrap());
        if let Some(name) = ScriptedText::new(&name) {
            let supplied = tables.supply(name.clone());
            if supplied == name {
                return Ok(());
            }
            prop_assert!(supplied.latin_form().is_some());
            prop_assert_eq!(supplied.original(), Some(name.preferred()));
        }
    }
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as far as this test needs to know: digits and hyphens in
/// their places say no more than that it may be one, so the parts are looked at too.
fn is_date(text: &str) -> bool {
    let text = text.trim();
    let whole = match text.len() {
        4 => format!("{text}-00-00"),
        7 => format!("{text}-00"),
        _ => text.to_owned(),
    };
    whole.parse::<eidas_bridge::domain::BirthDate>().is_ok()
}

fn asserted(attribute: Attribute, values: &[(String, bool)]) -> AssertedAttribute {
    let values = values.iter().map(|(text, latin_script)| AssertedValue {
        text: text.clone(),
        latin_script: *latin_script,
    });
    AssertedAttribute::of_subject(attribute, values.collect())
}

fn one(attribute: Attribute, text: &str) -> AssertedAttribute {
    asserted(attribute, &[(text.to_owned(), true)])
}

fn natural() -> Vec<AssertedAttribute> {
    vec![
        one(Attribute::PersonIdentifier, "EL/FR/1"),
        one(Attribute::CurrentFamilyName, "Onases"),
        one(Attribute::CurrentGivenName, "Alexandros"),
        one(Attribute::DateOfBirth, "1965-01-01"),
    ]
}

fn legal() -> Vec<AssertedAttribute> {
    vec![
        one(Attribute::LegalPersonIdentifier, "EL/FR/77"),
        one(Attribute::LegalName, "Olympic SA"),
    ]
}
