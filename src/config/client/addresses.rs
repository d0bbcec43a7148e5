//! Where a client's answers may go: written in full, compared character by character.

use toml::de::DeValue;

use super::super::checks::url;
use super::super::reader::{Checked, Section, Source};

/// `redirect_uris`, at least one (`[RFC9700 §2.1]`).
pub(super) fn redirect_uris(section: &Section<'_>) -> Option<Vec<String>> {
    let uris = section.list("redirect_uris", target);
    if uris.is_none() && !section.has("redirect_uris") {
        section.report("redirect_uris", "is missing");
    }
    let uris = uris?;
    once(section, "redirect_uris", &uris);
    Some(uris)
}

/// `post_logout_redirect_uris`; none where there are none.
pub(super) fn post_logout_redirect_uris(section: &Section<'_>) -> Option<Vec<String>> {
    let key = "post_logout_redirect_uris";
    match section.list(key, target) {
        Some(uris) => {
            once(section, key, &uris);
            Some(uris)
        }
        None if section.has(key) => None,
        None => Some(Vec::new()),
    }
}

/// An address that a browser is sent to: exact, so nothing in it may look like a pattern.
fn target(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    let address = url(source, value)?;
    if address.contains('*') {
        return Err("must be written in full: it is compared character by character".to_owned());
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let climbs = |part: &str| matches!(part, "." | "..") || part.eq_ignore_ascii_case("%2e%2e");
    if path.split('/').any(climbs) {
        return Err("must not hold . or .. as a part of its path".to_owned());
    }
    Ok(address)
}

fn once(section: &Section<'_>, key: &str, uris: &[String]) {
    for (place, uri) in uris.iter().enumerate() {
        if uris.iter().take(place).any(|other| other == uri) {
            section.report(key, format!("names {uri} twice"));
        }
    }
}
