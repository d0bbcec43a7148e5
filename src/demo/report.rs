//! What `demo --once` says: for people a line a hop, for programs one JSON object.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::journey::{Direction, End, Journey, JourneyError, Script};
use crate::mapping::EIDAS_CLAIM;

/// Whether the citizen is logged in at the service.
pub fn succeeded(journey: &Journey) -> bool {
    matches!(journey.end, Ok(End::LoggedIn { .. }))
}

/// A login for people: its hops and its end. Values are those of invented people.
pub fn text(journey: &Journey) -> String {
    let title = match journey.direction {
        Direction::Connector => "A citizen of the demo country logs in at our national service",
        Direction::ProxyService => {
            "A citizen of our country logs in at a service of the demo country"
        }
    };
    let mut text = title.to_owned();
    if journey.script != Script::of(journey.direction) {
        let _ = write!(
            text,
            ": {}, for {}",
            journey.script.citizen,
            service(journey)
        );
    }
    text.push('\n');
    for (place, hop) in journey.hops.iter().enumerate() {
        let request = &hop.hop;
        let _ = writeln!(
            text,
            "{number:3}. {method:4} {status} {what}\n         {url}",
            number = place + 1,
            method = request.method(),
            status = request.status(),
            what = hop.what,
            url = request.shown_url(),
        );
    }
    let _ = match &journey.end {
        Ok(End::LoggedIn { acr, claims }) => {
            let claims = serde_json::to_string_pretty(claims).unwrap_or_default();
            writeln!(text, "Logged in at level {acr}: {claims}")
        }
        Ok(End::Refused { error }) => writeln!(text, "Not logged in: {error}"),
        Err(error) => writeln!(text, "Failed: {error} ({})", error.code()),
    };
    text
}

/// Both logins as one object: `connector` with `acr`, `country` and `claims`; `proxy_service`
/// with `loa` and `attributes`; each with its `hops`, and with `error` where it failed.
pub fn object(connector: &Journey, proxy_service: &Journey) -> Value {
    json!({
        "connector": part(connector, |acr, claims| {
            let country = eidas(claims, "country");
            vec![("acr", acr.into()), ("country", country), ("claims", claims.clone().into())]
        }),
        "proxy_service": part(proxy_service, |_, claims| {
            vec![("loa", eidas(claims, "level")), ("attributes", eidas(claims, "attributes"))]
        }),
    })
}

/// The same, and every further login in an array `journeys`: its `direction`, `citizen` and
/// `service`, and `acr` and `claims` or `error`.
pub fn object_of_all(connector: &Journey, proxy_service: &Journey, further: &[Journey]) -> Value {
    let mut all = Map::new();
    if let Value::Object(both) = object(connector, proxy_service) {
        all.extend(both);
    }
    let journeys: Vec<Value> = further.iter().map(further_part).collect();
    all.insert("journeys".to_owned(), journeys.into());
    Value::Object(all)
}

fn further_part(journey: &Journey) -> Value {
    let direction = match journey.direction {
        Direction::Connector => "connector",
        Direction::ProxyService => "proxy_service",
    };
    let mut members = json!({
        "direction": direction,
        "citizen": journey.script.citizen,
        "service": service(journey),
    });
    let end = part(journey, |acr, claims| {
        vec![("acr", acr.into()), ("claims", claims.clone().into())]
    });
    if let (Value::Object(members), Value::Object(end)) = (&mut members, end) {
        members.extend(end);
    }
    members
}

/// Whom the service is for.
fn service(journey: &Journey) -> &'static str {
    if journey.script.company {
        "companies"
    } else {
        "people"
    }
}

fn part(
    journey: &Journey,
    said: impl Fn(&str, &Map<String, Value>) -> Vec<(&'static str, Value)>,
) -> Value {
    let members = match &journey.end {
        Ok(End::LoggedIn { acr, claims }) => said(acr, claims),
        Ok(End::Refused { error }) => vec![("error", error.as_str().into())],
        Err(error) => failure(error),
    };
    let hops: Vec<Value> = journey
        .hops
        .iter()
        .map(|hop| {
            json!({
                "method": hop.hop.method(),
                "url": hop.hop.shown_url(),
                "status": hop.hop.status(),
                "what": hop.what,
            })
        })
        .collect();
    let members = members.into_iter().chain([("hops", hops.into())]);
    Value::Object(
        members
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

fn failure(error: &JourneyError) -> Vec<(&'static str, Value)> {
    let detail = error.to_string();
    vec![("error", error.code().into()), ("detail", detail.into())]
}

/// One member of the claim that says what eIDAS says.
fn eidas(claims: &Map<String, Value>, name: &str) -> Value {
    let claim = claims.get(EIDAS_CLAIM).and_then(|eidas| eidas.get(name));
    claim.cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::browser::BrowserError;
    use crate::demo::journey::everybody;

    fn journey(direction: Direction, end: Result<End, JourneyError>) -> Journey {
        Journey {
            direction,
            script: Script::of(direction),
            end,
            hops: Vec::new(),
        }
    }

    #[test]
    fn the_object_has_what_others_rely_on() {
        let claims = json!({ "given_name": "A", "eidas": {
            "country": "XB", "level": "http://eidas.europa.eu/LoA/high",
            "attributes": { "FamilyName": "B" } } });
        let end = || {
            Ok(End::LoggedIn {
                acr: "eidas3".into(),
                claims: claims.as_object().unwrap().clone(),
            })
        };
        let value = object(
            &journey(Direction::Connector, end()),
            &journey(Direction::ProxyService, end()),
        );
        assert_eq!(value["connector"]["acr"], "eidas3");
        assert_eq!(value["connector"]["country"], "XB");
        assert_eq!(value["connector"]["claims"]["given_name"], "A");
        assert_eq!(
            value["proxy_service"]["loa"],
            "http://eidas.europa.eu/LoA/high"
        );
        assert_eq!(value["proxy_service"]["attributes"]["FamilyName"], "B");
        assert!(value["proxy_service"]["hops"].is_array());
    }

    #[test]
    fn further_logins_stand_beside_the_two() {
        let failed = |direction| journey(direction, Err(BrowserError::Network.into()));
        let (direction, script) = everybody().last().unwrap();
        let further = Journey {
            script,
            ..failed(direction)
        };
        assert!(text(&further).contains(": company, for companies"));
        let two = [Direction::Connector, Direction::ProxyService].map(failed);
        let value = object_of_all(&two[0], &two[1], &[further]);
        assert_eq!(value["connector"]["error"], "browser.network");
        let further = &value["journeys"][0];
        assert_eq!(further["direction"], "proxy_service");
        assert_eq!(further["citizen"], "company");
        assert_eq!(further["service"], "companies");
        assert_eq!(further["error"], "browser.network");
    }

    #[test]
    fn a_failure_is_told_and_is_no_success() {
        let failed = journey(Direction::Connector, Err(BrowserError::Network.into()));
        assert!(!succeeded(&failed));
        assert!(text(&failed).contains("browser.network"));
        let value = object(&failed, &failed);
        assert_eq!(value["connector"]["error"], "browser.network");
    }
}
