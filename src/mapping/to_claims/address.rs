//! An address as claims.

use serde_json::{Map, Value, json};

use super::country::iso_of_text;
use crate::domain::PostalAddress;

/// `address` [OIDC-Core §5.1.1], with `country_code` where the country is written as one
/// [OIDC-IDA-Claims §4].
pub(super) fn address_claim(address: &PostalAddress) -> Value {
    let street = lines(&[address.street_line(), address.po_box.clone()], "\n");
    let locality = address.post_name.clone().or_else(|| address.area.clone());
    let country = address.admin_unit_first_line.clone();
    let members = [
        ("formatted", formatted(address)),
        ("street_address", street),
        ("locality", locality),
        ("region", address.admin_unit_second_line.clone()),
        ("postal_code", address.post_code.clone()),
        ("country_code", country.as_deref().and_then(iso_of_text)),
        ("country", country),
    ];
    let known = members
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), Value::String(value?))));
    Value::Object(known.collect())
}

/// The lines of a letter, in the order of most member states.
fn formatted(address: &PostalAddress) -> Option<String> {
    let town = lines(&[address.post_code.clone(), address.post_name.clone()], " ");
    let all = [
        address.street_line(),
        address.po_box.clone(),
        address.area.clone(),
        town,
        address.admin_unit_second_line.clone(),
        address.admin_unit_first_line.clone(),
    ];
    lines(&all, "\n")
}

fn lines(parts: &[Option<String>], between: &str) -> Option<String> {
    let known: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
    (!known.is_empty()).then(|| known.join(between))
}

/// Every part under its own name, as it was asserted.
pub(super) fn address_parts(address: &PostalAddress) -> Value {
    let parts = json!({
        "po_box": address.po_box,
        "locator_designator": address.locator_designator,
        "locator_name": address.locator_name,
        "cv_address_area": address.area,
        "thoroughfare": address.thoroughfare,
        "post_name": address.post_name,
        "admin_unit_first_line": address.admin_unit_first_line,
        "admin_unit_second_line": address.admin_unit_second_line,
        "post_code": address.post_code,
    });
    let parts = parts.as_object().cloned().unwrap_or_default();
    let known: Map<String, Value> = parts.into_iter().filter(|(_, it)| !it.is_null()).collect();
    Value::Object(known)
}
