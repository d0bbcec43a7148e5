//! From one file's table to a [`CountryFile`], or every problem of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::decision::{Signed, accepted_change, adopted, signed, suspension};
use super::file::{CountryFile, CountryState};
use super::node::{connector, proxy_service};
use crate::config::checks::{choice, country, path, seconds, text};
use crate::config::exception;
use crate::config::reader::Section;
use crate::config::trust::{CHANGES, Trust};

const STATES: &[(&str, CountryState)] = &[
    ("draft", CountryState::Draft),
    ("approved", CountryState::Approved),
    ("suspended", CountryState::Suspended),
];

pub(super) fn read(root: &Section<'_>, file: &Path, trust: &Trust) -> Option<CountryFile> {
    root.set_mode(trust.mode);
    let country = root.required("country", country);
    check_code(root, country.as_deref());
    let names = root.section("names", |section| Some(names(section)));
    let state = root.required("state", choice(STATES));
    let connector = root.optional_section("connector", connector);
    let proxy_service = root.optional_section("proxy_service", proxy_service);
    if !root.has("connector") && !root.has("proxy_service") {
        let why = "or connector is missing: a country has at least one node";
        root.report("proxy_service", why);
    }
    let anchors_file = anchors(root, trust, state);
    let clock_skew = root.optional("clock_skew_seconds", seconds(1..=180));
    let changes = root.optional("changes", choice(CHANGES));
    let service_list = service_list(root, trust);
    let added = root.optional_section("added", signed);
    let approved = root.optional_section("approved", signed);
    let suspended = root.optional_section("suspended", suspension);
    let accepted_changes = root.sections("accepted_changes", accepted_change);
    let adopted = root.sections("adopted", adopted);
    let exceptions = root.sections("exceptions", exception::read);
    check_decisions(root, state);
    if trust.four_eyes {
        check_eyes(root, added.as_ref(), approved.as_ref());
    }
    Some(CountryFile {
        country: country?,
        names: names?,
        state: state?,
        connector,
        proxy_service,
        anchors_file: anchors_file?,
        clock_skew,
        changes,
        service_list,
        added,
        approved,
        suspended,
        accepted_changes,
        adopted,
        exceptions,
        file: file.to_owned(),
    })
}

fn check_code(root: &Section<'_>, country: Option<&str>) {
    if country.is_some_and(|code| code != root.source().stem()) {
        root.report("country", "must be the name of its file");
    }
    // [eIDAS-AP §2.2.3]: EU stands for the institutions, which ask about citizens and have none.
    if country == Some("EU") && root.has("proxy_service") {
        let why = "is not for EU: the institutions have a connector at most";
        root.report("proxy_service", why);
    }
}

fn names(section: &Section<'_>) -> BTreeMap<String, String> {
    let is_tag = |tag: &str| {
        let mut parts = tag.split('-');
        let primary = parts.next().unwrap_or_default();
        (2..=3).contains(&primary.len())
            && primary.bytes().all(|byte| byte.is_ascii_lowercase())
            && parts.all(|part| {
                (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
            })
    };
    let mut names = BTreeMap::new();
    for language in section.keys() {
        if !is_tag(&language) {
            section.report(&language, "is not a language tag such as fr");
        }
        if let Some(name) = section.optional(&language, text) {
            names.insert(language, name);
        }
    }
    if !section.has("en") {
        let why = "is missing: the name shown where no other language fits";
        section.report("en", why);
    }
    names
}

/// An approved country's anchors must be there; a draft's may be on their way.
fn anchors(root: &Section<'_>, trust: &Trust, state: Option<CountryState>) -> Option<PathBuf> {
    let default = format!("countries/{}.pem", root.source().stem());
    let anchors_file = root.defaulted("anchors_file", trust.certs_dir.join(default), path)?;
    if state == Some(CountryState::Approved) && !anchors_file.is_file() {
        let why = format!("{} is not there", anchors_file.display());
        root.report("anchors_file", why);
    }
    Some(anchors_file)
}

fn service_list(root: &Section<'_>, trust: &Trust) -> Option<String> {
    let name = root.optional("service_list", text)?;
    let list = trust.service_lists.iter().find(|list| list.name == name);
    match list {
        None => root.report("service_list", "is none of the [[trust.service_lists]]"),
        Some(list) if !list.allows(root.source().stem()) => {
            let why = "may not speak for this country: see its countries in the configuration";
            root.report("service_list", why);
        }
        Some(_) => {}
    }
    Some(name)
}

/// The state and the names under it say the same thing.
fn check_decisions(root: &Section<'_>, state: Option<CountryState>) {
    if !root.has("added") {
        let why = "is missing: [added] with by and at says who registered this country, and when";
        root.report("added", why);
    }
    let Some(state) = state else { return };
    match state {
        CountryState::Draft if root.has("approved") => {
            root.report("approved", "is there, but the state is \"draft\"");
        }
        CountryState::Approved if !root.has("approved") => {
            let why = "\"approved\" needs [approved] with by and at: who decided so, and when";
            root.report("state", why);
        }
        CountryState::Suspended if !root.has("suspended") => {
            let why = "\"suspended\" needs [suspended] with by, at and reason";
            root.report("state", why);
        }
        CountryState::Draft | CountryState::Approved | CountryState::Suspended => {}
    }
    if state != CountryState::Suspended && root.has("suspended") {
        let why = format!("is there, but the state is \"{}\"", state.as_str());
        root.report("suspended", why);
    }
}

fn check_eyes(root: &Section<'_>, added: Option<&Signed>, approved: Option<&Signed>) {
    if let (Some(added), Some(approved)) = (added, approved)
        && added.is_by_same(approved)
    {
        let why = "is by the person who added it: [trust].four_eyes asks for a second one";
        root.report("approved", why);
    }
}
