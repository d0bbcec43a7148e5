//! Which claims each client may get, and the names in its registration that mean nothing.

use super::StartError;
use crate::config::{self, Config, Problem};
use crate::domain::Attribute;
use crate::mapping::{ClaimRules, ClaimsProfile, supported_claims, supported_scopes};

/// The rules of one client.
///
/// # Errors
/// [`StartError::Setting`] for a name that `check-config` should have found.
pub(super) fn claim_rules(
    registered: &config::Client,
    sectors: Vec<Attribute>,
) -> Result<ClaimRules, StartError> {
    for (setting, names, supported) in lists(registered) {
        if unknown(names, &supported, &sectors).next().is_some() {
            return Err(StartError::Setting(setting));
        }
    }
    let set = |names: &Option<Vec<String>>| Some(names.as_ref()?.iter().cloned().collect());
    Ok(ClaimRules {
        profile: match registered.claims_profile {
            config::ClaimsProfile::Standard => ClaimsProfile::Standard,
            config::ClaimsProfile::FranceConnect => ClaimsProfile::FranceConnect,
            config::ClaimsProfile::Both => ClaimsProfile::Both,
        },
        scopes: set(&registered.scopes),
        claims: set(&registered.claims),
        sectors,
    })
}

/// The names in clients' `scopes` and `claims` that are none of ours: each a problem of the file.
pub fn unknown_names(config: &Config) -> Vec<Problem> {
    let sectors = super::hub::sector_attributes(config);
    let clients = config.connector.iter().flat_map(|it| &it.clients);
    let mut problems = Vec::new();
    for (place, client) in clients.enumerate() {
        for (setting, names, supported) in lists(client) {
            let unknown = unknown(names, &supported, &sectors);
            problems.extend(unknown.map(|name| Problem {
                file: config.file.clone(),
                line: None,
                key: format!("connector.client[{place}].{setting}"),
                message: format!("{name} is none that we know: docs/ATTRIBUTES.md lists them"),
            }));
        }
    }
    problems
}

type Names<'a> = &'a [String];

fn lists(client: &config::Client) -> [(&'static str, Names<'_>, Vec<&'static str>); 2] {
    [
        (
            "scopes",
            client.scopes.as_deref().unwrap_or_default(),
            supported_scopes(),
        ),
        (
            "claims",
            client.claims.as_deref().unwrap_or_default(),
            supported_claims(),
        ),
    ]
}

fn unknown<'a>(
    names: Names<'a>,
    supported: &[&str],
    sectors: &[Attribute],
) -> impl Iterator<Item = &'a str> {
    let of_sector = |name: &str| {
        let mut claims = sectors.iter().map(|one| one.definition().claim);
        claims.any(|claim| claim == name || claim.split('.').next() == Some(name))
    };
    let strange = |name: &&str| !supported.contains(name) && !of_sector(name);
    let strange: Vec<&str> = names.iter().map(String::as_str).filter(strange).collect();
    strange.into_iter()
}
