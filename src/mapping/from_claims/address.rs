//! The `address` claim as an address in parts `[OIDC-Core §5.1.1]`.

use serde_json::Value;

use super::claim_set::text;
use super::country::country;
use crate::domain::{CountryCode, PostalAddress, ScriptedText};

/// The parts that are there; where there is none, the `formatted` lines as one.
pub(super) fn address(claim: &Value) -> Option<PostalAddress> {
    let address = PostalAddress {
        thoroughfare: part(claim, "street_address"),
        post_name: part(claim, "locality"),
        admin_unit_second_line: part(claim, "region"),
        post_code: part(claim, "postal_code"),
        admin_unit_first_line: part(claim, "country").or_else(|| part(claim, "country_code")),
        ..PostalAddress::default()
    };
    if !address.is_empty() {
        return Some(address);
    }
    let whole = PostalAddress {
        thoroughfare: part(claim, "formatted"),
        ..PostalAddress::default()
    };
    (!whole.is_empty()).then_some(whole)
}

/// The country of an address, where it is a code.
pub(super) fn country_of_address(claim: &Value) -> Option<CountryCode> {
    let mut parts = ["country_code", "country"].into_iter();
    parts.find_map(|name| country(text(claim.get(name)?)?))
}

/// One part in one line.
fn part(claim: &Value, name: &str) -> Option<String> {
    let lines = text(claim.get(name)?)?.lines().map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let cleaned = ScriptedText::new(&lines.join(", "))?;
    Some(cleaned.preferred().to_owned())
}
