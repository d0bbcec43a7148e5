//! Which languages people are offered. How far each is reviewed is not known here: leaving drafts
//! out is up to whoever puts the menu together.

use toml::de::DeValue;

use crate::config::checks::boolean;
use crate::config::node::Mode;
use crate::config::reader::{Checked, Section, Source};
use crate::domain::Language;

/// The language in which everything must be said that is not said in English.
#[derive(Debug, Clone, Copy)]
pub(super) struct Default(pub(super) Language);

pub(super) fn default(section: &Section<'_>) -> Option<Language> {
    section.defaulted("default_language", Language::En, language)
}

pub(super) fn offered(section: &Section<'_>) -> Option<Vec<Language>> {
    let offered = section.list("languages", language)?;
    let mut seen: Vec<Language> = Vec::new();
    for language in &offered {
        if seen.contains(language) {
            section.report("languages", format!("names {} twice", language.tag()));
        }
        seen.push(*language);
    }
    Some(offered)
}

pub(super) fn pseudo(section: &Section<'_>) -> Option<bool> {
    let pseudo = section.defaulted("pseudo_languages", false, boolean);
    if pseudo == Some(true) && section.source().mode() == Mode::Production {
        section.report("pseudo_languages", "is for development mode only");
    }
    pseudo
}

/// The tag of a language that pages are written in `[BCP47]`.
pub(super) fn language(_: &Source, value: &DeValue<'_>) -> Checked<Language> {
    value.as_str().and_then(tagged).ok_or_else(|| {
        let tags = Language::ALL.map(Language::tag);
        format!(
            "must be the tag of a language that pages are written in: {}",
            tags.join(", ")
        )
    })
}

pub(super) fn tagged(tag: &str) -> Option<Language> {
    let mut all = Language::ALL.into_iter();
    all.find(|language| language.tag() == tag)
}
