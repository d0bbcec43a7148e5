//! `consent`: whether the bridge asks the person before an identity leaves, or somebody else did.

use super::checks::choice;
use super::section::Section;

/// Who asks the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// The bridge, with a page of its own.
    Ask,
    /// Somebody else has, so that the bridge does not ask again.
    AskedElsewhere,
}

impl Consent {
    /// The word in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::AskedElsewhere => "asked-elsewhere",
        }
    }
}

const WORDS: &[(&str, Consent)] = &[
    ("ask", Consent::Ask),
    ("asked-elsewhere", Consent::AskedElsewhere),
];

/// The rule of a direction.
pub(super) fn consent(section: &Section<'_>, default: Consent) -> Option<Consent> {
    section.defaulted("consent", default, choice(WORDS))
}

/// The exception of one peer; none: the direction's rule.
pub(super) fn own_consent(section: &Section<'_>) -> Option<Consent> {
    section.optional("consent", choice(WORDS))
}
