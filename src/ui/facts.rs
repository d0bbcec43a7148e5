//! What every page on the way to a login says about it: who asks, where that is, for what.

use crate::domain::{Attribute, LevelOfAssurance};

use super::attributes::attribute_name;
use super::texts::Texts;

/// The facts in words. The template writes a sentence where the service has no name.
pub(super) struct Facts<'a> {
    pub(super) service: Option<&'a str>,
    pub(super) country: &'a str,
    pub(super) asked: Vec<String>,
    pub(super) level: Option<String>,
}

impl Facts<'_> {
    /// Whether nothing is known beside the service and its country.
    pub(super) fn is_brief(&self) -> bool {
        self.asked.is_empty() && self.level.is_none()
    }
}

/// The details by name, those that may be left out marked as such.
pub(super) fn asked(texts: Texts, asked: &[(Attribute, bool)]) -> Vec<String> {
    let asked = asked.iter().map(|(attribute, required)| {
        let name = attribute_name(texts, attribute);
        if *required {
            name
        } else {
            texts.asked_optional(&name)
        }
    });
    asked.collect()
}

/// What the service needs at least.
pub(super) fn level(texts: Texts, level: LevelOfAssurance) -> String {
    match level {
        LevelOfAssurance::Low => texts.level_low(),
        LevelOfAssurance::Substantial => texts.level_substantial(),
        LevelOfAssurance::High => texts.level_high(),
    }
}
