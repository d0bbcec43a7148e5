//! Whatever is asserted, asked for and registered: the claims keep to docs/identity.schema.json.

use boon::{Compiler, SchemaIndex, Schemas};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::{ClaimRules, ClaimsProfile, Release, supported_scopes};
use super::claims_of;
use crate::domain::{
    AssertedAttribute, AssertedValue, AssuredLevel, Attribute, Capacity, Dataset, Identity,
    LevelOfAssurance, PersonKind, PostalAddress, Source, Syntax,
};
use crate::oidc::authorization::RequestedClaims;

const SCHEMA: &str = include_str!("../../../docs/identity.schema.json");

struct Judge {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Judge {
    fn new() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let document = serde_json::from_str(SCHEMA).unwrap();
        compiler.add_resource("identity", document).unwrap();
        let index = compiler.compile("identity", &mut schemas).unwrap();
        Self { schemas, index }
    }

    fn judge(&self, claims: &Value) -> Result<(), String> {
        let judged = self.schemas.validate(claims, self.index);
        judged.map_err(|error| format!("{error:#}\n{claims:#}"))
    }
}

/// Values that an attribute of this row may come with, some of them unusable.
fn values(attribute: &Attribute, capacity: Capacity) -> BoxedStrategy<Vec<AssertedValue>> {
    let row = attribute.definition();
    let text = prop_oneof![
        Just("Onases".to_owned()),
        Just("Ωνάσης".to_owned()),
        Just("Þór O'Neill-Šć".to_owned()),
        Just("Alexandros Ωνάσης".to_owned()),
        Just("Борисов".to_owned()),
        "\\PC{1,40}",
    ];
    let one = match row.syntax {
        Syntax::Identifier => Just("EL/FR/1".to_owned()).boxed(),
        Syntax::Date => Just("1965-01-01".to_owned()).boxed(),
        Syntax::Text => text.boxed(),
        Syntax::Gender => "(Male|FEMALE|unspecified|robot)".boxed(),
        Syntax::Country => "(EL|UK|GR|se|Japan|TR)".boxed(),
        Syntax::Phone => "(\\+30 210 [0-9]{7}|0800)".boxed(),
        Syntax::Email => "([a-z]{1,9}@[a-z]{1,9}\\.example|nobody)".boxed(),
        Syntax::Address => {
            let (_, prefix) = attribute.value_type(capacity);
            let prefix = prefix.to_owned();
            ("[A-Z]{2}|Hellas", proptest::option::of("[A-Z][a-z ]{1,9}"))
                .prop_map(move |(country, street)| {
                    let address = PostalAddress {
                        admin_unit_first_line: Some(country),
                        thoroughfare: street.map(|it| it.trim().to_owned()),
                        ..PostalAddress::default()
                    };
                    address.to_fragment(&prefix)
                })
                .boxed()
        }
    };
    let most = if row.transliterable || row.multi_valued {
        3
    } else {
        2
    };
    let several = proptest::collection::vec(one.prop_map(AssertedValue::new), 1..most);
    several.boxed()
}

fn of_kind(kind: PersonKind, capacity: Capacity) -> impl Strategy<Value = Vec<AssertedAttribute>> {
    let one = move |attribute: &Attribute| {
        let mandatory = attribute.definition().mandatory;
        let attribute = attribute.clone();
        let present = prop_oneof![Just(mandatory), Just(true)];
        (present, values(&attribute, capacity)).prop_map(move |(present, values)| {
            present.then(|| AssertedAttribute {
                capacity,
                attribute: attribute.clone(),
                values,
            })
        })
    };
    let all: Vec<_> = Attribute::of(kind).map(one).collect();
    all.prop_map(|all| all.into_iter().flatten().collect())
}

fn any_kind(capacity: Capacity) -> impl Strategy<Value = Vec<AssertedAttribute>> {
    prop_oneof![
        of_kind(PersonKind::Natural, capacity),
        of_kind(PersonKind::Legal, capacity)
    ]
}

fn level() -> impl Strategy<Value = AssuredLevel> {
    let other = "http://eidas.europa.eu/NotNotified/LoA/low".to_owned();
    prop_oneof![
        Just(AssuredLevel::from(LevelOfAssurance::Low)),
        Just(AssuredLevel::from(LevelOfAssurance::High)),
        Just(AssuredLevel::NotNotified(other)),
    ]
}

fn profile() -> impl Strategy<Value = ClaimsProfile> {
    prop_oneof![
        Just(ClaimsProfile::Both),
        Just(ClaimsProfile::Standard),
        Just(ClaimsProfile::FranceConnect)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_identity_keeps_to_the_published_schema(
        person in any_kind(Capacity::Subject),
        acting in proptest::option::of(any_kind(Capacity::Representative)),
        scopes in proptest::sample::subsequence(supported_scopes(), 0..=supported_scopes().len()),
        level in level(),
        profile in profile(),
    ) {
        let attributes: Vec<_> = person.into_iter().chain(acting.into_iter().flatten()).collect();
        // Mandatory data that cannot be used makes no identity.
        let Ok(dataset) = Dataset::read(&attributes, PersonKind::Natural) else { return Ok(()) };
        let identity = Identity {
            country: "EL".parse().unwrap(),
            level,
            source: Source::EidasNode {
                entity_id: "https://node.example/metadata".to_owned(),
                response_id: "_r".to_owned(),
                assertion_id: "_a".to_owned(),
            },
            person: dataset.person,
            representative: dataset.representative,
        };
        let scopes = scopes.into_iter().map(str::to_owned).collect();
        let rules = ClaimRules { profile, ..ClaimRules::default() };
        let asked = Release::of_userinfo(&scopes, &RequestedClaims::default(), &rules);
        thread_local!(static JUDGE: Judge = Judge::new());
        for release in [asked, Release::everything().answering(Some("_q".to_owned()))] {
            let mut claims = claims_of(&identity, &release);
            claims.insert("sub", "EL/FR/1");
            let claims = Value::Object(claims.into_map());
            let judged = JUDGE.with(|judge| judge.judge(&claims));
            prop_assert!(judged.is_ok(), "{}", judged.unwrap_err());
        }
    }
}

#[test]
fn the_schema_refuses_what_no_identity_is() {
    let judge = Judge::new();
    for wrong in [
        json!({}),
        json!({"sub": 1}),
        json!({"sub": "a", "gender": "Male"}),
        json!({"sub": "a", "nationalities": "SE"}),
        json!({"sub": "a", "family_name#el": 1}),
        json!({"sub": "a", "address": {"street": "x"}}),
        json!({"sub": "a", "eidas": {"unknown": 1}}),
        json!({"sub": "a", "eidas": {"legal_person": {"given_name": "x"}}}),
        json!({"sub": "a", "eidas": {"representative": {"person_kind": "natural"}}}),
        json!({"sub": "a", "verified_claims": {"claims": {}}}),
    ] {
        assert!(judge.judge(&wrong).is_err(), "{wrong}");
    }
    assert!(
        judge
            .judge(&json!({"sub": "a", "family_name#el": "Ωνάσης"}))
            .is_ok()
    );
}
