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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::tests::{read, standard, with};
    use crate::domain::{Attribute, AttributeValue};

    fn address_of(claim: Value) -> Option<crate::domain::PostalAddress> {
        let person = read(&with("address", claim), standard).unwrap();
        match person.optional.get(&Attribute::CurrentAddress) {
            Some(AttributeValue::Address(address)) => Some(address.clone()),
            _ => None,
        }
    }

    #[test]
    fn an_address_is_read_in_its_parts_or_as_its_lines() {
        let address = address_of(json!({
            "formatted": "not read",
            "street_address": "1 rue X\r\n2e étage\n",
            "locality": "Paris",
            "region": "\u{7}",
            "postal_code": "75001",
            "country": "France",
        }));
        let address = address.unwrap();
        assert_eq!(address.thoroughfare.as_deref(), Some("1 rue X, 2e étage"));
        assert_eq!(address.post_name.as_deref(), Some("Paris"));
        assert_eq!(address.post_code.as_deref(), Some("75001"));
        assert_eq!(address.admin_unit_first_line.as_deref(), Some("France"));
        assert_eq!(address.admin_unit_second_line, None);
        let lines = address_of(json!({"formatted": "1 rue X\n75001 Paris"})).unwrap();
        assert_eq!(lines.thoroughfare.as_deref(), Some("1 rue X, 75001 Paris"));
        for nothing in [
            json!({}),
            json!("1 rue X"),
            json!({"formatted": " \n "}),
            json!([1]),
        ] {
            assert_eq!(address_of(nothing), None);
        }
    }
}
