//! Something that is there in some languages: a text, or a fragment of a page. Whoever reads
//! another language gets it in the operator's default language, else in English.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::languages::{Default, tagged};
use crate::config::checks::text;
use crate::config::reader::{Checked, Section, Source};
use crate::domain::Language;

/// One of something a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerLanguage<T> {
    all: BTreeMap<Language, T>,
    default: Language,
}

/// A text, in some languages.
pub type Translated = PerLanguage<String>;

impl<T> PerLanguage<T> {
    /// Those; `default` is the one for whoever reads none of them.
    pub fn new(all: impl IntoIterator<Item = (Language, T)>, default: Language) -> Self {
        Self {
            all: all.into_iter().collect(),
            default,
        }
    }

    /// What whoever reads `language` gets, and the language that it is in; none where there is
    /// nothing in theirs, the default one or English.
    pub fn best(&self, language: Language) -> Option<(Language, &T)> {
        let wanted = [language, self.default, Language::En];
        let mut there = wanted.into_iter();
        there.find_map(|language| Some((language, self.all.get(&language)?)))
    }

    /// Each made into something else.
    pub fn map<U>(&self, make: impl Fn(&T) -> U) -> PerLanguage<U> {
        let all = self.all.iter();
        PerLanguage {
            all: all.map(|(language, one)| (*language, make(one))).collect(),
            default: self.default,
        }
    }
}

impl From<&str> for Translated {
    /// In English only.
    fn from(english: &str) -> Self {
        Self::new([(Language::En, english.to_owned())], Language::En)
    }
}

/// A table from languages to texts.
pub(super) fn texts(section: &Section<'_>, default: Default) -> Option<Translated> {
    per_language(section, default, text)
}

/// A table from languages to what `check` makes of each value; one of them must be the default
/// language or English.
#[expect(clippy::unnecessary_wraps, reason = "a section's reader")]
pub(super) fn per_language<T>(
    section: &Section<'_>,
    default: Default,
    check: impl Fn(&Source, &DeValue<'_>) -> Checked<T>,
) -> Option<PerLanguage<T>> {
    let mut all = BTreeMap::new();
    for key in section.keys() {
        let value = section.optional(&key, &check);
        match tagged(&key) {
            Some(language) => {
                all.extend(value.map(|value| (language, value)));
            }
            None => section.report(&key, "is not the tag of a language of pages, such as fr"),
        }
    }
    let Default(default) = default;
    if !section.has(default.tag()) && !section.has(Language::En.tag()) {
        let why = "is missing: what whoever reads no other language here gets";
        section.report(default.tag(), why);
    }
    Some(PerLanguage { all, default })
}

/// `[node.country_names]`: names by language tag, as country files have them.
pub(in crate::config) fn country_names(section: &Section<'_>) -> Option<BTreeMap<String, String>> {
    let names = per_language(section, Default(Language::En), text)?;
    let names = names.all.into_iter();
    Some(
        names
            .map(|(language, name)| (language.tag().to_owned(), name))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_their_language_else_the_default_else_english_else_nothing() {
        let said = |all: &[Language]| {
            let all = all.iter().map(|it| (*it, it.tag()));
            PerLanguage::new(all, Language::Fr)
        };
        let (all, no_french) = (Language::ALL, [Language::En, Language::De]);
        let best = |said: &PerLanguage<&'static str>| said.best(Language::De).map(|it| *it.1);
        assert_eq!(best(&said(&all)), Some("de"));
        assert_eq!(best(&said(&[Language::Fr, Language::En])), Some("fr"));
        assert_eq!(best(&said(&no_french)), Some("de"));
        assert_eq!(best(&said(&[Language::En])), Some("en"));
        assert_eq!(best(&said(&[Language::It])), None);
    }
}
