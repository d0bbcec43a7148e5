//! Date and place of birth: unknown parts of the one, codes and structure of the other.

use serde_json::Value;

use super::HubReading;
use super::claim_set::{ClaimSet, text};
use super::country::country;
use crate::domain::{BirthDate, CountryCode};

/// A date of birth of which parts may be unknown: `00`, or left out as in `YYYY` and `YYYY-MM`. A
/// year that is left out, `0000`, makes no date of birth `[OIDC-Core §5.1]`.
pub(super) fn birth_date(value: &Value) -> Option<BirthDate> {
    let text = text(value)?.trim();
    let missing = match text.len() {
        4 => "-00-00",
        7 => "-00",
        _ => "",
    };
    format!("{text}{missing}").parse().ok()
}

/// Where somebody was born, as far as it is said.
#[derive(Default)]
pub(super) struct Born {
    pub(super) text: Option<String>,
    pub(super) town: Option<String>,
    pub(super) country: Option<CountryCode>,
}

/// Of `birthplace` and `birthcountry`, codes or text, and the structured `place_of_birth`
/// `[OIDC-IDA-Claims §4]`. The structure counts first for town and country, the others for the text.
pub(super) fn born(set: &ClaimSet<'_>, reading: &HubReading) -> Born {
    let place = set.text("birthplace");
    let plain = reading.places.birthplace(place, set.text("birthcountry"));
    let part = |name: &str| set.text(&format!("place_of_birth.{name}"));
    let words: Vec<&str> = ["locality", "region", "country"]
        .into_iter()
        .filter_map(part)
        .map(str::trim)
        .collect();
    let structured = (!words.is_empty()).then(|| words.join(", "));
    Born {
        text: plain.text.or(structured),
        town: part("locality").map(str::to_owned).or(plain.town),
        country: part("country").and_then(country).or(plain.country),
    }
}
