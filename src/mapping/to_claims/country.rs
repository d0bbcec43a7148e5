//! Country codes outside the eIDAS network.

use crate::domain::CountryCode;

/// The code of ISO 3166-1, which the standard claims use: Greece is `GR` there, and the United
/// Kingdom `GB` [OIDC-IDA-Claims §4].
pub(super) fn iso(country: CountryCode) -> String {
    match country.as_str() {
        "EL" => "GR".to_owned(),
        "UK" => "GB".to_owned(),
        other => other.to_owned(),
    }
}

/// The code that a text is, if it is one.
pub(super) fn iso_of_text(text: &str) -> Option<String> {
    let code = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    code.then(|| CountryCode::read(text).map(iso)).flatten()
}
