//! The `claims` parameter [OIDC-Core §5.5]: which claims are asked for, and the levels named in it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::VerifiedClaimsRequest;
use crate::oidc::strict_json;

const MAX_BYTES: usize = 8 * 1024;
/// As deep as Identity Assurance goes: a value of a document among the evidence.
const MAX_DEPTH: usize = 10;
const MAX_CLAIMS: usize = 100;
const MAX_NAME_BYTES: usize = 128;

/// Asked for by conditions of its own.
const VERIFIED: &str = "verified_claims";

/// Names of the claims asked for one by one. Values and purposes are not kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestedClaims {
    /// Asked for in the `id_token`.
    pub id_token: BTreeSet<String>,
    /// Asked for from the UserInfo endpoint.
    pub userinfo: BTreeSet<String>,
    /// `verified_claims` asked for in the `id_token`.
    #[serde(default)]
    pub id_token_verified: VerifiedClaimsRequest,
    /// `verified_claims` asked for from the UserInfo endpoint.
    #[serde(default)]
    pub userinfo_verified: VerifiedClaimsRequest,
    /// The one person that will do, by the `sub` asked for in the `id_token` [OIDC-Core §5.5.1].
    #[serde(default)]
    pub subject: Option<String>,
    /// Values of `acr` asked for in the `id_token` [OIDC-Core §5.5.1.1].
    pub acr_values: Vec<String>,
    /// Whether one of them must be met [OIDC-Core §5.5.1.1].
    pub acr_essential: bool,
}

impl RequestedClaims {
    /// Every name, wherever it is asked for.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        let verified = self
            .id_token_verified
            .names()
            .chain(self.userinfo_verified.names());
        self.id_token.iter().chain(&self.userinfo).chain(verified)
    }

    /// Reads the parameter. `None` where it is no such object, too large or too deep.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if text.len() > MAX_BYTES {
            return None;
        }
        let map = strict_json::parse_object(text.as_bytes(), MAX_DEPTH)?;
        let empty = Map::new();
        let id_token = member(&map, "id_token", &empty)?;
        let userinfo = member(&map, "userinfo", &empty)?;
        let acr = id_token.get("acr").and_then(Value::as_object);
        let essential = acr.and_then(|acr| acr.get("essential")?.as_bool());
        Some(Self {
            acr_values: acr.map(acr_values).unwrap_or_default(),
            acr_essential: essential == Some(true),
            subject: subject(id_token)?,
            id_token: names(id_token)?,
            userinfo: names(userinfo)?,
            id_token_verified: VerifiedClaimsRequest::parse(id_token.get(VERIFIED))?,
            userinfo_verified: VerifiedClaimsRequest::parse(userinfo.get(VERIFIED))?,
        })
    }
}

/// The one value that the parameter asks a claim to have, of either place, the `id_token` first
/// [OIDC-Core §5.5.1]. A hub may tell us by it what no parameter is there for.
pub(super) fn value_of(text: &str, claim: &str) -> Option<String> {
    let map = strict_json::parse_object(text.as_bytes(), MAX_DEPTH)?;
    let values = ["id_token", "userinfo"].into_iter().filter_map(|place| {
        let asked = map.get(place)?.as_object()?.get(claim)?;
        Some(asked.as_object()?.get("value")?.as_str()?.to_owned())
    });
    values.into_iter().next()
}

fn member<'m>(
    map: &'m Map<String, Value>,
    name: &str,
    empty: &'m Map<String, Value>,
) -> Option<&'m Map<String, Value>> {
    match map.get(name) {
        None | Some(Value::Null) => Some(empty),
        Some(value) => value.as_object(),
    }
}

fn names(map: &Map<String, Value>) -> Option<BTreeSet<String>> {
    let sound = map.len() <= MAX_CLAIMS
        && map.iter().all(|(name, value)| {
            let wish = value.is_null() || value.is_object() || name == VERIFIED;
            name.len() <= MAX_NAME_BYTES && wish
        });
    let names = map.keys().filter(|name| *name != VERIFIED);
    sound.then(|| names.cloned().collect())
}

#[expect(
    clippy::option_option,
    reason = "outer: malformed; inner: nobody in particular"
)]
fn subject(id_token: &Map<String, Value>) -> Option<Option<String>> {
    match id_token.get("sub").and_then(|wish| wish.get("value")) {
        None => Some(None),
        Some(value) => Some(Some(value.as_str()?.to_owned())),
    }
}

fn acr_values(acr: &Map<String, Value>) -> Vec<String> {
    let many = acr.get("values").and_then(Value::as_array);
    let one = acr.get("value").into_iter();
    many.into_iter()
        .flatten()
        .chain(one)
        .filter_map(|value| value.as_str().map(str::to_owned))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_levels_are_read() {
        let text = r#"{"id_token":{"amr":{"essential":true},"acr":{"values":["eidas2"]}},
            "userinfo":{"given_name":null}}"#;
        let claims = RequestedClaims::parse(text).unwrap();
        assert!(claims.id_token.contains("amr") && claims.userinfo.contains("given_name"));
        assert_eq!(claims.acr_values, ["eidas2"]);
    }

    #[test]
    fn a_claim_may_be_asked_for_with_a_value_in_either_place() {
        let text = r#"{"id_token":{"requester":{"value":"urn:a"},"bare":null,"number":{"value":7}},
            "userinfo":{"requester":{"value":"urn:b"},"sector":{"value":"private"}}}"#;
        assert_eq!(value_of(text, "requester").as_deref(), Some("urn:a"));
        assert_eq!(value_of(text, "sector").as_deref(), Some("private"));
        for absent in ["bare", "number", "other"] {
            assert_eq!(value_of(text, absent), None, "{absent}");
        }
    }

    #[test]
    fn bombs_and_nonsense_are_refused() {
        let deep = format!(
            r#"{{"userinfo":{}1{}}}"#,
            r#"{"a":"#.repeat(10),
            "}".repeat(10)
        );
        let wide = (0..101)
            .map(|n| format!("\"c{n}\":null"))
            .collect::<Vec<_>>();
        let wide = format!(r#"{{"userinfo":{{{}}}}}"#, wide.join(","));
        let long = format!(r#"{{"x":"{}"}}"#, "y".repeat(MAX_BYTES));
        for text in [
            &deep,
            &wide,
            &long,
            "[]",
            "{",
            r#"{"userinfo":{"a":1}}"#,
            r#"{"id_token":{"sub":{"value":1}}}"#,
            r#"{"userinfo":{"verified_claims":{"claims":{"name":null}}}}"#,
        ] {
            assert!(RequestedClaims::parse(text).is_none(), "{text:.40}");
        }
    }
}
