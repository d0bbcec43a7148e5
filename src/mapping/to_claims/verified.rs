//! `verified_claims` [OIDC-IDA §5]: identity data under the trust framework `eidas`, at the level
//! that was asserted. A notified scheme needs no evidence beside it; when a person was identified
//! we are not told, so no time is claimed. Natural persons only, which the specification is for.

use serde_json::{Map, Value};

use super::super::Release;
use super::super::claim_table::ClaimRow;
use super::super::release::{Asked, Verified};
use super::person::Facts;
use super::{EIDAS_CLAIM, VERIFIED_CLAIMS};
use crate::domain::{AssuredLevel, Identity};
use crate::oidc::authorization::VerifiedElement;

/// Adds the elements that are asked for and can be given.
pub(super) fn add(
    claims: &mut Map<String, Value>,
    identity: &Identity,
    release: &Release,
    facts: &Facts<'_>,
) {
    if identity.person.as_natural().is_none() {
        return;
    }
    let told = match &release.verified {
        Verified::No => None,
        Verified::OfScopes => element(identity, true, said(&release.rows, facts)),
        Verified::Asked(request, rules) => {
            let nothing = std::collections::BTreeSet::new();
            let elements = request.elements.iter().filter_map(|wanted| {
                let level = level(identity, wanted)?;
                let asked = Asked::new(&nothing, wanted.claims.keys(), rules);
                let mut said = said(&asked.rows(), facts);
                let others = wanted.claims.keys();
                let refused: Vec<&String> = others
                    .filter(|name| said.get(*name).is_some_and(|it| !will_do(wanted, name, it)))
                    .collect();
                // The other form of a name goes with it.
                said.retain(|name, _| !refused.iter().any(|it| is_form_of(name, it)));
                element(identity, level, said)
            });
            let mut elements: Vec<Value> = elements.collect();
            match (request.array, elements.len()) {
                (_, 0) => None,
                (true, _) => Some(Value::Array(elements)),
                (false, _) => elements.pop(),
            }
        }
    };
    if let Some(told) = told {
        claims.insert(VERIFIED_CLAIMS.to_owned(), told);
    }
}

fn said(rows: &[&'static ClaimRow], facts: &Facts<'_>) -> Map<String, Value> {
    let mut said = Map::new();
    for row in rows.iter().filter(|row| row.verified) {
        facts.say(row, row.claim, &mut said);
    }
    said
}

/// Whether the level is to be told; `None` where the element's conditions are not met.
fn level(identity: &Identity, wanted: &VerifiedElement) -> Option<bool> {
    let among = |accepted: &Option<Vec<Value>>, value: &str| {
        let accepted = accepted.as_ref();
        accepted.is_none_or(|accepted| accepted.iter().any(|one| one == value))
    };
    let met = among(&wanted.trust_frameworks, EIDAS_CLAIM)
        && among(&wanted.levels, identity.level.name())
        && !wanted.unmeetable;
    met.then_some(wanted.tell_level)
}

/// Whether the claim has a value that was asked for, where one was.
fn will_do(wanted: &VerifiedElement, name: &str, value: &Value) -> bool {
    match wanted.claims.get(name) {
        Some(Some(values)) => values.contains(value),
        _ => true,
    }
}

fn is_form_of(name: &str, other: &str) -> bool {
    name.split('#').next() == other.split('#').next()
}

/// One element; none without a claim. A level that is not notified is told to everybody, or what
/// it vouches for would pass for notified.
fn element(identity: &Identity, tell_level: bool, claims: Map<String, Value>) -> Option<Value> {
    if claims.is_empty() {
        return None;
    }
    let mut verification = Map::new();
    verification.insert("trust_framework".to_owned(), Value::from(EIDAS_CLAIM));
    let not_notified = matches!(identity.level, AssuredLevel::NotNotified(_));
    if tell_level || not_notified {
        let level = Value::from(identity.level.name());
        verification.insert("assurance_level".to_owned(), level);
    }
    let mut element = Map::new();
    element.insert("verification".to_owned(), Value::Object(verification));
    element.insert("claims".to_owned(), Value::Object(claims));
    Some(Value::Object(element))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::super::ClaimRules;
    use super::super::tests::{asserted, by_scopes, identity, natural, userinfo};
    use super::*;
    use crate::domain::Attribute;

    fn verified(identity: &Identity, wanted: &Value) -> Option<Value> {
        let asked = json!({"userinfo": {"verified_claims": wanted}});
        let claims = userinfo(identity, &["openid"], &asked, &ClaimRules::default());
        claims.get("verified_claims").cloned()
    }

    #[test]
    fn verified_claims_come_as_asked_and_only_on_conditions_that_are_met() {
        let identity = identity(&natural());
        let ask = |verification: Value, claims: Value| {
            verified(
                &identity,
                &json!({"verification": verification, "claims": claims}),
            )
        };
        assert_eq!(
            ask(
                json!({"trust_framework": null}),
                json!({"birthdate": null, "email": null})
            ),
            Some(json!({
                "verification": {"trust_framework": "eidas"}, "claims": {"birthdate": "1965-01-01"},
            }))
        );
        let level = json!({"trust_framework": {"value": "eidas"},
        "assurance_level": {"values": ["substantial", "high"]}});
        let told = ask(level, json!({"birthdate": {"value": "1965-01-01"}})).unwrap();
        assert_eq!(told["verification"]["assurance_level"], "high");
        for (verification, claims) in [
            (
                json!({"trust_framework": {"value": "de_aml"}}),
                json!({"birthdate": null}),
            ),
            (
                json!({"trust_framework": null, "assurance_level": {"value": "low"}}),
                json!({"birthdate": null}),
            ),
            (
                json!({"trust_framework": null, "time": {"max_age": 1}}),
                json!({"birthdate": null}),
            ),
            (
                json!({"trust_framework": null}),
                json!({"birthdate": {"value": "1966-01-01"}}),
            ),
            (json!({"trust_framework": null}), json!({"email": null})),
        ] {
            assert_eq!(ask(verification.clone(), claims), None, "{verification}");
        }
    }

    #[test]
    fn a_refused_value_takes_its_other_form_along() {
        let wanted = json!([
            {"verification": {"trust_framework": null},
             "claims": {"family_name": {"value": "Onassis"}, "given_name": null}},
            {"verification": {"trust_framework": {"value": "de_aml"}}, "claims": {"given_name": null}},
        ]);
        let told = verified(&identity(&natural()), &wanted).unwrap();
        let claims = json!({"given_name": "Alexandros", "given_name#el": "Αλέξανδρος"});
        assert_eq!(told.as_array().map(Vec::len), Some(1));
        assert_eq!(told[0]["claims"], claims);
    }

    #[test]
    fn by_scope_what_else_is_released_is_verified_too() {
        let mut all = natural();
        all.push(asserted(&Attribute::EmailAddress, &["a@onases.example"]));
        let claims = by_scopes(&all, &["openid", "verified_claims", "birthdate", "email"]);
        assert_eq!(
            claims["verified_claims"],
            json!({
                "verification": {"trust_framework": "eidas", "assurance_level": "high"},
                "claims": {"birthdate": "1965-01-01"},
            })
        );
        assert_eq!(claims["email"], "a@onases.example");
        assert_eq!(
            claims.get("email_verified"),
            None,
            "nobody says that it was"
        );
    }

    #[test]
    fn a_level_that_is_not_notified_is_never_kept_silent() {
        let mut identity = identity(&natural());
        let uri = "http://eidas.europa.eu/NotNotified/LoA/low";
        identity.level = AssuredLevel::NotNotified(uri.to_owned());
        let wanted =
            json!({"verification": {"trust_framework": null}, "claims": {"birthdate": null}});
        let told = verified(&identity, &wanted).unwrap();
        assert_eq!(told["verification"]["assurance_level"], uri);
        let rules = ClaimRules::default();
        let claims = userinfo(&identity, &["openid"], &json!({}), &rules);
        assert_eq!(claims["eidas"]["notified"], false);
        assert_eq!(claims["eidas"]["level"], uri);
    }
}
