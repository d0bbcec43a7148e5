//! `[connector.client.requester]` and `[proxy_service.hub.requester_parameters]`: which service
//! asks, and where hubs say it or are told it (`[eIDAS-MF §2.3.2]`).
//!
//! In: the two tables, and the older settings beside them. Out: for each fact, where it comes
//! from, or how the parameter is called that carries it.

use toml::de::DeValue;

use super::checks::{sp_type, text};
use super::reader::{Checked, Section, Source};
use crate::domain::{is_provider_name, is_requester_id};

/// Where one fact about the service that asks comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stated {
    /// What holds where the request does not say it.
    pub fixed: Option<String>,
    /// The parameter of the authorization request that says it.
    pub parameter: Option<String>,
    /// The claim whose value in the `claims` parameter says it (`[OIDC-Core §5.5.1]`).
    pub claim: Option<String>,
}

impl Stated {
    /// Whether anything says it.
    pub fn is_said(&self) -> bool {
        self.fixed.is_some() || self.in_request()
    }

    /// Whether a request says it.
    pub fn in_request(&self) -> bool {
        self.parameter.is_some() || self.claim.is_some()
    }
}

/// Where a client says which service asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Requester {
    /// `public` or `private`.
    pub sp_type: Stated,
    /// The identifier: an absolute URI.
    pub requester_id: Stated,
    /// The name for people.
    pub provider_name: Stated,
}

/// The names of the parameters by which the hub is told which service asks abroad.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequesterParameters {
    /// For the name.
    pub provider_name: Option<String>,
    /// For the identifier.
    pub requester_id: Option<String>,
    /// For the sector.
    pub sp_type: Option<String>,
    /// For the country.
    pub country: Option<String>,
}

/// What the specifications use themselves: a request with another meaning for one of these would
/// mean something else.
const TAKEN: &[&str] = &[
    "response_type",
    "response_mode",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "nonce",
    "display",
    "prompt",
    "max_age",
    "ui_locales",
    "claims_locales",
    "id_token_hint",
    "login_hint",
    "acr_values",
    "claims",
    "dpop_jkt",
    "client_assertion",
    "client_assertion_type",
    "client_secret",
    "registration",
    "request",
    "request_uri",
    "code_challenge",
    "code_challenge_method",
    "resource",
    "authorization_details",
];

/// The table, and beside it the client's own `sp_type` and `requester_id`.
pub(super) fn requester(client: &Section<'_>) -> Option<Requester> {
    let sector = client.optional("sp_type", sp_type);
    let id = client.optional("requester_id", requester_id);
    let table = client.optional_section("requester", |section| {
        Some(Requester {
            sp_type: stated(section, "sp_type", sp_type),
            requester_id: stated(section, "requester_id", requester_id),
            provider_name: stated(section, "provider_name", provider_name),
        })
    });
    if table.is_none() && client.has("requester") {
        return None;
    }
    let mut requester = table.unwrap_or_default();
    for (key, older, newer) in [
        ("sp_type", sector, &mut requester.sp_type.fixed),
        ("requester_id", id, &mut requester.requester_id.fixed),
    ] {
        if older.is_some() && newer.is_some() {
            client.report(key, format!("and requester.{key} say the same thing"));
        }
        *newer = newer.take().or(older);
    }
    Some(requester)
}

fn stated(
    section: &Section<'_>,
    key: &str,
    check: impl FnOnce(&Source, &DeValue<'_>) -> Checked<String>,
) -> Stated {
    let (parameter, claim) = (format!("{key}_parameter"), format!("{key}_claim"));
    let stated = Stated {
        fixed: section.optional(key, check),
        parameter: section.optional(&parameter, parameter_name),
        claim: section.optional(&claim, claim_name),
    };
    if stated.parameter.is_some() && stated.claim.is_some() {
        section.report(&claim, format!("and {parameter} exclude each other"));
    }
    stated
}

/// The parameters that the hub is told by; every name once.
pub(super) fn parameters(section: &Section<'_>) -> RequesterParameters {
    let read = |key| section.optional(key, parameter_name);
    let parameters = RequesterParameters {
        provider_name: read("provider_name"),
        requester_id: read("requester_id"),
        sp_type: read("sp_type"),
        country: read("country"),
    };
    let names = [
        ("provider_name", &parameters.provider_name),
        ("requester_id", &parameters.requester_id),
        ("sp_type", &parameters.sp_type),
        ("country", &parameters.country),
    ];
    for (place, (key, name)) in names.iter().enumerate() {
        let mut earlier = names.iter().take(place);
        if name.is_some() && earlier.any(|(_, other)| other == name) {
            section.report(key, "is the name of another parameter, too");
        }
    }
    parameters
}

/// A parameter's name that no specification uses itself.
pub(super) fn parameter_name(_: &Source, value: &DeValue<'_>) -> Checked<String> {
    let name = value.as_str().unwrap_or_default();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    if name.is_empty() || name.len() > 64 || !name.bytes().all(plain) {
        return Err("must be the name of a parameter: letters, digits, _, - and .".to_owned());
    }
    if TAKEN.contains(&name) {
        return Err("is a parameter of OpenID Connect with a meaning of its own".to_owned());
    }
    Ok(name.to_owned())
}

fn claim_name(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    let name = text(source, value)?;
    if name == "acr" || name.len() > 128 {
        return Err("must be the name of a claim that is not acr".to_owned());
    }
    Ok(name)
}

/// A service's identifier.
pub(super) fn requester_id(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    let id = text(source, value)?;
    if is_requester_id(&id) {
        Ok(id)
    } else {
        Err("must be an absolute URI of at most 1024 characters".to_owned())
    }
}

/// A service's name.
pub(super) fn provider_name(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    let name = text(source, value)?;
    if is_provider_name(&name) {
        Ok(name)
    } else {
        Err("must be 1 to 128 characters that can be shown".to_owned())
    }
}
