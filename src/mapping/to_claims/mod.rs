//! From a verified identity to the claims that the hub receives, as far as its [`Release`] goes:
//! standard claims, `verified_claims`, and one claim of our own for what has no standard name.
//!
//! Names go in their Latin form, the original beside it with the tag of its language; the two are
//! never joined. A name that came in another script only is given as it is.

mod address;
mod birth_name;
mod country;
mod eidas;
mod names;
mod person;
mod place;
mod verified;

#[cfg(test)]
mod schema_holds;
#[cfg(test)]
mod tests;

use serde_json::Map;

use super::Release;
use crate::domain::Identity;
use crate::oidc::Claims;
use person::Facts;

/// The one claim of our own: what eIDAS says and no standard claim carries.
pub const EIDAS_CLAIM: &str = "eidas";

/// Claims that are verified, and how [OIDC-IDA §5].
pub const VERIFIED_CLAIMS: &str = "verified_claims";

/// The claims of an identity, without `sub`.
pub fn claims_of(identity: &Identity, release: &Release) -> Claims {
    let facts = Facts::of_subject(identity, release);
    let mut claims = Map::new();
    let kind = identity.person.kind();
    let rows = release.rows.iter().filter(|row| row.kind == kind);
    for row in rows.filter(|row| row.claim != "sub") {
        facts.say(row, row.claim, &mut claims);
    }
    facts.say_sectors(&mut claims);
    eidas::add(&mut claims, identity, release, &facts);
    verified::add(&mut claims, identity, release, &facts);
    Claims::from_map(claims)
}
