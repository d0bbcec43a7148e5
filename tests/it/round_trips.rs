//! The demo's harder citizens, from their own hub's claims through both bridges' SAML to the other
//! hub's claims, in both directions: everything arrives, complete and in the right script.

use eidas_bridge::demo::journey::{self, Direction, End, Script};
use serde_json::{Map, Value, json};

use crate::journey_world::*;

const BOTH: [Direction; 2] = [Direction::Connector, Direction::ProxyService];

async fn end(land: &Land, direction: Direction, citizen: &'static str, company: bool) -> End {
    let script = Script {
        citizen,
        company,
        ..Script::of(direction)
    };
    let mut browser = browser();
    let end = journey::drive(&mut browser, &land.world, direction, &script).await;
    end.unwrap_or_else(|error| panic!("{citizen} {direction:?}: {error}"))
}

async fn claims(
    land: &Land,
    direction: Direction,
    citizen: &'static str,
    company: bool,
) -> Map<String, Value> {
    match end(land, direction, citizen, company).await {
        End::LoggedIn { acr, claims } => {
            assert_eq!(acr, "eidas2");
            claims
        }
        End::Refused { error } => panic!("{citizen} {direction:?}: {error}"),
    }
}

/// Where a person's claims are at their pointers; `null` is nothing at all.
fn assert_claims(citizen: &str, claims: &Map<String, Value>, expected: &Value) {
    let claims = Value::Object(claims.clone());
    for (pointer, value) in expected.as_object().unwrap() {
        let found = claims.pointer(pointer).unwrap_or(&Value::Null);
        assert_eq!(found, value, "{citizen} at {pointer}: {claims:#}");
    }
}

/// Home and destination of the citizen.
fn codes(direction: Direction) -> (&'static str, &'static str) {
    match direction {
        Direction::Connector => ("XB", "XA"),
        Direction::ProxyService => ("XA", "XB"),
    }
}

#[test]
fn names_in_every_script_arrive_in_it_and_in_latin_letters() {
    journey(async |land| {
        for direction in BOTH {
            for (citizen, expected) in [
                (
                    "greek",
                    json!({
                        "/given_name": "Evangelos",
                        "/given_name#el": "Ευάγγελος",
                        "/family_name": "Chatzigiannis",
                        "/family_name#el": "Χατζηγιάννης",
                        "/birthplace": "Ioannina",
                        "/eidas/attributes/FamilyName/original": "Χατζηγιάννης",
                        "/eidas/attributes/FamilyName/latin": "Chatzigiannis",
                        "/eidas/attributes/FamilyName/lang": "el",
                    }),
                ),
                (
                    "bulgarian",
                    json!({
                        "/given_name": "Shtiliyana",
                        "/given_name#und-Cyrl": "Щилияна",
                        "/family_name": "Zhelyazkova",
                        "/family_name#und-Cyrl": "Желязкова",
                        "/birthdate": "1985-05-24",
                    }),
                ),
                (
                    "icelandic",
                    json!({
                        "/given_name": "Þórður Æsir",
                        "/family_name": "Guðmundsson",
                        "/birthplace": "Ísafjörður",
                        "/eidas/attributes/FamilyName": "Guðmundsson",
                    }),
                ),
            ] {
                let claims = claims(land, direction, citizen, false).await;
                assert_claims(citizen, &claims, &expected);
                let tagged = claims.keys().filter(|name| name.contains('#')).count();
                assert_eq!(tagged > 0, citizen != "icelandic", "{claims:?}");
            }
        }
    });
}

#[test]
fn everything_that_can_be_known_of_a_person_arrives() {
    journey(async |land| {
        for direction in BOTH {
            let claims = claims(land, direction, "everything", false).await;
            let expected = json!({
                "/given_name": "Zoë Marie-Ève",
                "/family_name": "D'Angelo-Šimůnková",
                "/birthdate": "1990-10-31",
                "/gender": "female",
                "/birthplace": "Gaillimh",
                "/eidas/birth_name": "Zoë Marie-Ève Ní Dhomhnaill",
                "/birth_family_name": "Ní Dhomhnaill",
                "/nationalities": ["IE", "CZ"],
                "/place_of_birth/country": "IE",
                "/eidas/country_of_residence": "BE",
                "/address/street_address": "Rue de l'Exemple 1",
                "/address/locality": "Bruxelles",
                "/address/postal_code": "1049",
                "/address/country": "Belgium",
                "/phone_number": "+3225551234",
                "/email": "zoe@example.eu",
                "/eidas/attributes/TownOfBirth": "Gaillimh",
                "/eidas/attributes/CountryOfBirth": "IE",
                "/eidas/person_kind": "natural",
                "/eidas/notified": true,
            });
            assert_claims("everything", &claims, &expected);
            // All fourteen rows of the catalogue.
            let attributes = claims["eidas"]["attributes"].as_object().unwrap();
            assert_eq!(attributes.len(), 14, "{attributes:#?}");
        }
    });
}

#[test]
fn of_a_person_of_whom_nothing_else_is_known_nothing_else_is_said() {
    journey(async |land| {
        for direction in BOTH {
            let claims = claims(land, direction, "nothing", false).await;
            let (home, destination) = codes(direction);
            let identifier = claims["eidas"]["attributes"]["PersonIdentifier"].as_str();
            let expected = format!("{home}/{destination}/");
            assert!(identifier.unwrap().starts_with(&expected));
            let absent = json!({
                "/gender": null,
                "/birthplace": null,
                "/place_of_birth": null,
                "/nationalities": null,
                "/address": null,
                "/phone_number": null,
                "/email": null,
                "/eidas/representative": null,
                "/eidas/legal_person": null,
                "/family_name": "Novák",
            });
            assert_claims("nothing", &claims, &absent);
        }
    });
}

/// What is known of the company, at the end of its way.
fn company(direction: Direction) -> Value {
    let (home, destination) = codes(direction);
    let identifier = format!("{home}/{destination}/12345678");
    json!({
        "/sub": identifier,
        "/name": "Atlantis Shipping S.A.",
        "/eidas/person_kind": "legal",
        "/eidas/country": home,
        "/eidas/legal_person/identifier": identifier,
        "/eidas/legal_person/legal_name": "Atlantis Shipping S.A.",
        "/eidas/legal_person/legal_name#el": "Ατλαντίς Ναυτιλιακή Α.Ε.",
        "/eidas/legal_person/address/street_address": "Akti Miaouli 3",
        "/eidas/legal_person/address/postal_code": "185 35",
        "/eidas/legal_person/vat_registration_number": "EL123456789",
        "/eidas/legal_person/tax_reference": "123456789",
        "/eidas/legal_person/eu_identifier": "GRGEMI.123456789000",
        "/eidas/legal_person/lei": "529900EXAMPLE0000011",
        "/eidas/legal_person/eori": "EL123456789",
        "/eidas/legal_person/seed": "EL00012345678",
        "/eidas/legal_person/sic": "5020",
        "/eidas/legal_person/phone_number": "+302101234567",
        "/eidas/legal_person/email": "office@atlantis.example",
        "/given_name": null,
        "/family_name": null,
    })
}

#[test]
fn a_company_arrives_with_everything_that_is_known_of_it() {
    journey(async |land| {
        for direction in BOTH {
            let claims = claims(land, direction, "company", true).await;
            assert_claims("company", &claims, &company(direction));
            assert_claims("company", &claims, &json!({"/eidas/representative": null}));
            let attributes = claims["eidas"]["attributes"].as_object().unwrap();
            assert_eq!(attributes.len(), 12, "{attributes:#?}");
        }
    });
}

#[test]
fn a_company_arrives_with_the_person_who_acts_for_it() {
    journey(async |land| {
        for direction in BOTH {
            let claims = claims(land, direction, "director", true).await;
            assert_claims("director", &claims, &company(direction));
            let (home, destination) = codes(direction);
            let representative = json!({
                "/eidas/representative/person_kind": "natural",
                "/eidas/representative/given_name": "Eleni",
                "/eidas/representative/given_name#el": "Ελένη",
                "/eidas/representative/family_name": "Onasi",
                "/eidas/representative/family_name#el": "Ωνάση",
                "/eidas/representative/birthdate": "1960-01-20",
            });
            assert_claims("director", &claims, &representative);
            let identifier = &claims["eidas"]["representative"]["identifier"];
            let expected = format!("{home}/{destination}/");
            assert!(identifier.as_str().unwrap().starts_with(&expected));
            assert_ne!(identifier, &claims["sub"]);
        }
    });
}

/// The same person, where a service is for people: the company stays at home.
#[test]
fn who_acts_for_a_company_logs_in_as_a_person_too() {
    journey(async |land| {
        for direction in BOTH {
            let claims = claims(land, direction, "director", false).await;
            let expected = json!({
                "/family_name": "Onasi",
                "/eidas/person_kind": "natural",
                "/eidas/legal_person": null,
                "/eidas/representative": null,
            });
            assert_claims("director", &claims, &expected);
            let all = Value::Object(claims).to_string();
            assert!(
                !all.contains("Atlantis") && !all.contains("12345678"),
                "{all}"
            );
        }
    });
}

#[test]
fn nobody_is_half_an_identity() {
    journey(async |land| {
        for direction in BOTH {
            // A person without a company where one is asked for, and the other way round.
            for (citizen, wants_company) in [("nothing", true), ("company", false)] {
                let End::Refused { error } = end(land, direction, citizen, wants_company).await
                else {
                    panic!("{citizen} was let in");
                };
                assert_eq!(error, "server_error", "{citizen} {direction:?}");
            }
        }
    });
}
