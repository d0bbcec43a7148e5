//! The table of names: for each language every country, in the order of that language.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::domain::{CountryCode, Language};

/// What `code` is called in `language`: the nominative, as it stands alone. The
/// code itself where the table has no name. A language that is none speaks English.
pub fn country_name(code: CountryCode, language: Language) -> Cow<'static, str> {
    section(language)
        .and_then(|section| section.row(code))
        .map_or_else(
            || Cow::Owned(code.to_string()),
            |(_, row)| standing_alone(row.name, language),
        )
}

/// Irish and Maltese names begin with their article, in lower case within a sentence.
fn standing_alone(name: &'static str, language: Language) -> Cow<'static, str> {
    let mut letters = name.chars();
    match (language, letters.next()) {
        (Language::Ga | Language::Mt, Some(first)) if first.is_lowercase() => {
            Cow::Owned(first.to_uppercase().chain(letters).collect())
        }
        _ => Cow::Borrowed(name),
    }
}

/// The place of `code` among all countries in the order of `language`. Those that the table does
/// not have share the last place: the name that they are shown with decides among them.
pub fn rank(code: CountryCode, language: Language) -> usize {
    section(language)
        .and_then(|section| section.row(code))
        .map_or(usize::MAX, |(place, _)| place)
}

/// Every country that the table names, by the code of the network.
pub fn known_countries() -> impl Iterator<Item = CountryCode> {
    let english = section(Language::En).map_or(&[][..], |section| &section.rows);
    english.iter().filter_map(|row| row.code.parse().ok())
}

/// Every name of a country in the languages of our pages.
pub(super) fn names_in_all_languages(code: CountryCode) -> impl Iterator<Item = &'static str> {
    SECTIONS
        .iter()
        .filter_map(move |section| Some(section.row(code)?.1.name))
}

/// Under which code the tables have it: the United Kingdom is `UK` in the network.
pub(super) fn key(code: &CountryCode) -> &str {
    match code.as_str() {
        "GB" => "UK",
        other => other,
    }
}

/// The language itself, or English for one that is none.
pub(super) fn spoken(language: Language) -> Language {
    match language {
        Language::PseudoLong | Language::PseudoMirrored => Language::En,
        spoken => spoken,
    }
}

struct Section {
    tag: &'static str,
    rows: Vec<Row>,
}

struct Row {
    code: &'static str,
    name: &'static str,
}

impl Section {
    /// The country's place and row.
    fn row(&self, code: CountryCode) -> Option<(usize, &Row)> {
        let mut rows = self.rows.iter().enumerate();
        rows.find(|(_, row)| row.code == key(&code))
    }
}

static SECTIONS: LazyLock<Vec<Section>> = LazyLock::new(|| sections(include_str!("names.txt")));

fn section(language: Language) -> Option<&'static Section> {
    let tag = spoken(language).tag();
    SECTIONS.iter().find(|section| section.tag == tag)
}

/// `[tag]`, then a line of code and name for each country; `#` begins a remark.
fn sections(text: &'static str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in lines(text) {
        if let Some(tag) = line.strip_prefix('[') {
            sections.push(Section {
                tag: tag.trim_end_matches(']'),
                rows: Vec::new(),
            });
        } else if let (Some(section), Some((code, name))) =
            (sections.last_mut(), line.split_once(' '))
        {
            section.rows.push(Row { code, name });
        }
    }
    sections
}

/// The lines of one of our tables that say something.
pub(super) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}
