//! `[proxy_service]`: our citizens at foreign services, and the hub that knows them.

use super::checks::{boolean, level, person_kind};
use super::consent::{Consent, consent};
use super::hub::{self, Hub};
use super::openid::not_notified_levels;
use super::reader::Section;
use crate::domain::PersonKind;

/// `[proxy_service]`.
#[derive(Debug, Clone)]
pub struct ProxyService {
    /// The levels that our scheme is notified at: `low`, `substantial`, `high`; at least one.
    pub levels: Vec<String>,
    /// Whether metadata asks for the identifier of private services (`[eIDAS-MF §2.3.3]`).
    pub wants_requester_id: bool,
    /// The kinds of person that the hub can log in, of which our metadata lists the attributes.
    pub person_kinds: Vec<PersonKind>,
    /// Who asks our citizens before their data leaves, where a country's file says nothing else.
    pub consent: Consent,
    /// The hub that logs our citizens in.
    pub hub: Hub,
}

/// `None` inside where the section says `enabled = false`.
#[expect(
    clippy::option_option,
    reason = "outer: reported problems; inner: switched off"
)]
pub(super) fn read(section: &Section<'_>) -> Option<Option<ProxyService>> {
    let enabled = section.defaulted("enabled", true, boolean)?;
    let levels = section.list("levels", level);
    if levels.is_none() && !section.has("levels") {
        section.report(
            "levels",
            "is missing: the levels that the scheme is notified at",
        );
    }
    let person_kinds = person_kinds(section);
    let hub = section.section("hub", hub::read);
    let not_notified = not_notified_levels(section);
    let hub = hub.map(|hub| Hub {
        acr: hub.acr.with_not_notified(not_notified),
        ..hub
    });
    let proxy_service = ProxyService {
        levels: levels?,
        wants_requester_id: section.defaulted("wants_requester_id", false, boolean)?,
        person_kinds: person_kinds?,
        consent: consent(section, Consent::Ask)?,
        hub: hub?,
    };
    Some(enabled.then_some(proxy_service))
}

/// Natural persons only, where nothing is said.
fn person_kinds(section: &Section<'_>) -> Option<Vec<PersonKind>> {
    let kinds = section.list("person_kinds", person_kind);
    if !section.has("person_kinds") {
        return Some(vec![PersonKind::Natural]);
    }
    let kinds = kinds?;
    let mut once = kinds.clone();
    once.sort();
    once.dedup();
    if once.len() != kinds.len() {
        section.report("person_kinds", "names a kind of person twice");
    }
    Some(once)
}
