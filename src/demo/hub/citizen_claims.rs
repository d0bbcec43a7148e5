//! What a hub says of a citizen: the claims of the scopes that were asked for and nothing more.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use openssl::sha::sha256;
use serde_json::{Value, json};

use crate::demo::citizens::Citizen;
use crate::oidc::Claims;

/// The citizen's identifier for one client, which another client cannot guess.
pub(super) fn subject(hub_url: &str, client_id: &str, citizen: &Citizen) -> String {
    let mut subject = String::with_capacity(66);
    for byte in sha256(format!("{hub_url}\n{client_id}\n{}", citizen.id).as_bytes()) {
        let _ = write!(subject, "{byte:02x}");
    }
    subject.push_str("v1");
    subject
}

/// The claims of these scopes, without `sub`.
pub(super) fn claims(
    citizen: &Citizen,
    scopes: &BTreeSet<String>,
    omitted: &BTreeSet<String>,
) -> Claims {
    let mut claims = Claims::new();
    let mut say = |name: &str, value: Option<Value>| {
        let base = name.split('#').next().unwrap_or(name);
        let said = |_: &Value| asked(base, scopes) && !omitted.contains(base);
        if let Some(value) = value.filter(said) {
            claims.insert(name, value);
        }
    };
    if !citizen.given_name.is_empty() {
        say("given_name", Some(citizen.given_name.into()));
        say("family_name", Some(citizen.family_name.into()));
        say("birthdate", Some(citizen.birthdate.into()));
    }
    let in_use = citizen.preferred_username;
    say("preferred_username", in_use.map(Into::into));
    say("gender", citizen.gender.map(Into::into));
    say("birthplace", citizen.birthplace.map(Into::into));
    say("birthcountry", citizen.birthcountry.map(Into::into));
    if let Some(original) = citizen.original {
        let tagged = |name: &str| format!("{name}#{}", original.language);
        say(&tagged("given_name"), Some(original.given_name.into()));
        say(&tagged("family_name"), Some(original.family_name.into()));
    }
    let address = citizen.address.map(|address| {
        json!({
            "street_address": address.street_address,
            "locality": address.locality,
            "postal_code": address.postal_code,
            "country": address.country,
        })
    });
    say("address", address);
    for (name, value) in citizen.further_claims() {
        say(&name, Some(value));
    }
    claims
}

/// Whether one of the scopes is for that claim: most are called like theirs.
fn asked(claim: &str, scopes: &BTreeSet<String>) -> bool {
    let of_profile = [
        "given_name",
        "family_name",
        "preferred_username",
        "birthdate",
        "gender",
    ];
    let by_other = match claim {
        "phone_number" => scopes.contains("phone"),
        name => of_profile.contains(&name) && scopes.contains("profile"),
    };
    by_other || scopes.contains(claim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::citizens::{OURS, THEIRS};

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn only_what_was_asked_for_is_said() {
        let claims = claims(
            &OURS[0],
            &set(&["openid", "family_name", "gender"]),
            &set(&[]),
        );
        assert_eq!(
            claims.names().collect::<Vec<_>>(),
            ["family_name", "gender"]
        );
    }

    #[test]
    fn an_omitted_claim_goes_with_its_languages() {
        let scopes = set(&["openid", "profile"]);
        let all = claims(&THEIRS[0], &scopes, &set(&[]));
        assert_eq!(all.text("family_name#el"), Some("Παπαδοπούλου"));
        let fewer = claims(&THEIRS[0], &scopes, &set(&["family_name"]));
        assert!(fewer.get("family_name").is_none() && fewer.get("family_name#el").is_none());
        assert!(fewer.text("given_name#el").is_some());
    }

    #[test]
    fn subjects_differ_by_client_and_by_hub() {
        let subject = |hub, client| subject(hub, client, &OURS[0]);
        assert_eq!(subject("a", "b").len(), 66);
        assert_ne!(subject("a", "b"), subject("a", "c"));
        assert_ne!(subject("a", "b"), subject("d", "b"));
    }
}
