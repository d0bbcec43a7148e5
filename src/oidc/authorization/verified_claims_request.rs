//! `verified_claims` in the `claims` parameter: what is wanted, and under which conditions
//! `[OIDC-IDA §7]`. What cannot be fulfilled is left out of the answer; it never fails a login.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The elements that are wanted; an array of them is answered by an array.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerifiedClaimsRequest {
    /// Each element.
    pub elements: Vec<VerifiedElement>,
    /// Whether they stand in an array.
    pub array: bool,
}

/// One element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerifiedElement {
    /// The trust frameworks that will do; none: any.
    pub trust_frameworks: Option<Vec<Value>>,
    /// Whether the level is to be told.
    pub tell_level: bool,
    /// The levels that will do; none: any.
    pub levels: Option<Vec<Value>>,
    /// It wants something of the verification that we never say.
    pub unmeetable: bool,
    /// The claims that are wanted, and the values that will do; none: any.
    pub claims: BTreeMap<String, Option<Vec<Value>>>,
}

impl VerifiedClaimsRequest {
    /// Whether nothing is wanted.
    pub fn is_empty(&self) -> bool {
        self.elements.is_empty()
    }

    /// The names of the claims that are wanted.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.elements.iter().flat_map(|one| one.claims.keys())
    }

    /// Reads the member; `None` where it is malformed: every element says which trust framework,
    /// or that it wants to know it, and at least one claim.
    pub(super) fn parse(value: Option<&Value>) -> Option<Self> {
        match value {
            None => Some(Self::default()),
            Some(Value::Object(element)) => Some(Self {
                elements: vec![self::element(element)?],
                array: false,
            }),
            Some(Value::Array(elements)) if !elements.is_empty() => Some(Self {
                elements: elements
                    .iter()
                    .map(|one| element(one.as_object()?))
                    .collect::<Option<_>>()?,
                array: true,
            }),
            Some(_) => None,
        }
    }
}

fn element(map: &Map<String, Value>) -> Option<VerifiedElement> {
    let verification = map.get("verification")?.as_object()?;
    let claims = map.get("claims")?.as_object()?;
    if claims.is_empty() {
        return None;
    }
    let wanted = |(name, wish): (&String, &Value)| Some((name.clone(), accepted(wish)?));
    let level = verification.get("assurance_level");
    let mut others = verification
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "trust_framework" | "assurance_level"));
    Some(VerifiedElement {
        trust_frameworks: accepted(verification.get("trust_framework")?)?,
        tell_level: level.is_some(),
        levels: level.map_or(Some(None), accepted)?,
        unmeetable: others.any(|(_, wish)| is_condition(wish)),
        claims: claims.iter().map(wanted).collect::<Option<_>>()?,
    })
}

/// The values that will do; `Some(None)` where any will.
#[expect(
    clippy::option_option,
    reason = "outer: malformed; inner: no condition"
)]
fn accepted(wish: &Value) -> Option<Option<Vec<Value>>> {
    let wish = match wish {
        Value::Null => return Some(None),
        Value::Object(wish) => wish,
        _ => return None,
    };
    match (wish.get("value"), wish.get("values")) {
        (None, None) => Some(None),
        (Some(value), None) => Some(Some(vec![value.clone()])),
        (None, Some(Value::Array(values))) => Some(Some(values.clone())),
        _ => None,
    }
}

/// Whether a value is demanded anywhere in it.
fn is_condition(wish: &Value) -> bool {
    match wish {
        Value::Object(map) => map.iter().any(|(name, inner)| {
            matches!(name.as_str(), "value" | "values" | "max_age") || is_condition(inner)
        }),
        Value::Array(list) => list.iter().any(is_condition),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn parsed(value: &Value) -> Option<VerifiedClaimsRequest> {
        VerifiedClaimsRequest::parse(Some(value))
    }

    #[test]
    fn wishes_and_conditions_are_told_apart() {
        let request = parsed(&json!([{
            "verification": {
                "trust_framework": {"value": "eidas"},
                "assurance_level": {"values": ["substantial", "high"]},
                "time": null,
            },
            "claims": {"family_name": null, "birthdate": {"essential": true}},
        }]))
        .unwrap();
        let element = &request.elements[0];
        assert!(request.array && element.tell_level && !element.unmeetable);
        assert_eq!(element.trust_frameworks, Some(vec![json!("eidas")]));
        assert_eq!(element.levels.as_ref().unwrap().len(), 2);
        assert_eq!(
            request.names().collect::<Vec<_>>(),
            ["birthdate", "family_name"]
        );
    }

    #[test]
    fn a_demand_for_evidence_that_we_never_have_is_seen() {
        for verification in [
            json!({"trust_framework": null, "time": {"max_age": 60}}),
            json!({"trust_framework": null, "evidence": [{"type": {"value": "document"}}]}),
        ] {
            let request = parsed(&json!({
                "verification": verification, "claims": {"family_name": null},
            }));
            assert!(request.unwrap().elements[0].unmeetable);
        }
    }

    #[test]
    fn malformed_elements_are_refused() {
        for wrong in [
            json!(1),
            json!([]),
            json!({"claims": {"family_name": null}}),
            json!({"verification": {}, "claims": {"family_name": null}}),
            json!({"verification": {"trust_framework": null}}),
            json!({"verification": {"trust_framework": null}, "claims": {}}),
            json!({"verification": {"trust_framework": "eidas"}, "claims": {"name": null}}),
            json!({"verification": {"trust_framework": null}, "claims": {"name": 1}}),
        ] {
            assert_eq!(parsed(&wrong), None, "{wrong}");
        }
    }
}
