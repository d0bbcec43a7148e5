//! Text that may stand in two scripts: as the country writes it, and in Latin letters.
//!
//! In: one or two values as they were sent. Out: cleaned text, the two forms told apart, never
//! joined. What cannot be seen is taken out rather than refused: a wrong refusal keeps a person
//! out (docs/decisions/names-and-scripts.md).

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use super::CountryCode;
use super::personal::redacted_debug;
use super::script::Script;

/// A name with its Latin form and, where the country writes another script, the original
/// `[eIDAS-AP §2.4]`. Never a concatenation of the two. A name that came in one form only may be
/// in any script: ask [`Self::latin_form`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScriptedText {
    preferred: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    original: Option<String>,
}

redacted_debug!(ScriptedText);

impl ScriptedText {
    /// Longest value accepted, in characters after normalisation `[eIDAS-AP §2.2.1]`.
    pub const MAX_CHARS: usize = 256;

    /// A value without a second script. `None` when nothing is left after cleaning or when it is
    /// longer than [`Self::MAX_CHARS`].
    pub fn new(value: &str) -> Option<Self> {
        Some(Self {
            preferred: clean(value)?,
            original: None,
        })
    }

    /// A value with both forms; an unusable original is dropped, an unusable Latin form is not.
    /// Forms that are plainly the other way round are turned.
    pub fn with_original(latin: &str, original: &str) -> Option<Self> {
        let latin = clean(latin)?;
        let original = clean(original).filter(|original| *original != latin);
        Some(match original {
            Some(original) if Self::is_latin(&original) && !Self::is_latin(&latin) => Self {
                preferred: original,
                original: Some(latin),
            },
            original => Self {
                preferred: latin,
                original,
            },
        })
    }

    /// One value in any script, or a Latin and an original form in either order. The letters tell
    /// two values apart; where they do not, the `LatinScript` mark does; values that are blank or
    /// said twice do not count. `None` where that leaves no value, or two that may both be meant.
    pub fn from_forms(forms: &[(&str, bool)]) -> Option<Self> {
        if forms.len() > 2 {
            return None;
        }
        let mut told: Vec<(&str, bool)> = Vec::new();
        for (text, mark) in forms.iter().copied() {
            let unseen = |c: char| c.is_whitespace() || is_disguise(c) || is_mark(c);
            let blank = text.chars().all(unseen);
            if !blank && !told.iter().any(|(other, _)| clean(other) == clean(text)) {
                told.push((text, mark));
            }
        }
        match told.as_slice() {
            [(only, _)] => Self::new(only),
            [(a, a_mark), (b, b_mark)] => {
                let letters = (Self::is_latin(a), Self::is_latin(b));
                match (letters, (*a_mark, *b_mark)) {
                    ((true, false), _) | ((true, true) | (false, false), (true, false)) => {
                        Self::with_original(a, b)
                    }
                    ((false, true), _) | ((true, true) | (false, false), (false, true)) => {
                        Self::with_original(b, a)
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The values to assert, each with its `LatinScript` mark. Of two exactly one is marked,
    /// whatever their letters, or no reader could tell them apart.
    pub fn forms(&self) -> Vec<(&str, bool)> {
        match self.original() {
            None => vec![(self.preferred(), self.is_latin_form())],
            Some(original) => vec![(self.preferred(), true), (original, false)],
        }
    }

    /// The form in Latin letters, or the only form there is, which may be in any script.
    pub fn preferred(&self) -> &str {
        &self.preferred
    }

    /// The form in Latin letters, where there is one.
    pub fn latin_form(&self) -> Option<&str> {
        self.is_latin_form().then_some(&self.preferred)
    }

    /// Whether [`Self::preferred`] is in Latin letters.
    pub fn is_latin_form(&self) -> bool {
        Self::is_latin(&self.preferred)
    }

    /// The form in the country's own script, where a different one was given beside the Latin.
    pub fn original(&self) -> Option<&str> {
        self.original.as_deref()
    }

    /// The form that is not in Latin letters, alone or beside its Latin form, and the tag of its
    /// language as far as it can be told.
    pub fn tagged_original(&self, country: CountryCode) -> Option<(&'static str, &str)> {
        let text = match self.original() {
            Some(original) => original,
            None if !self.is_latin_form() => self.preferred(),
            None => return None,
        };
        Some((Script::of(text).language(country), text))
    }

    /// Whether every letter of `text` is Latin, as the `LatinScript` mark needs to know.
    pub fn is_latin(text: &str) -> bool {
        Script::of(text) == Script::Latin
    }
}

/// Longest value that is looked at, in bytes: more than any 256 characters take, decomposed.
const MAX_BYTES: usize = 16 * 1024;

/// Composed `[UAX15 §1]`, without what cannot be seen, white space as single spaces, none around.
fn clean(value: &str) -> Option<String> {
    if value.len() > MAX_BYTES {
        return None;
    }
    let marks_matter = value.chars().any(Script::joins_or_turns);
    let visible = value
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !is_disguise(*c) && (marks_matter || !is_mark(*c)));
    let text: String = visible.nfc().collect();
    let text = text.split(' ').filter(|word| !word.is_empty());
    let text = text.collect::<Vec<_>>().join(" ");
    let fits = text.chars().count() <= ScriptedText::MAX_CHARS;
    (!text.is_empty() && fits).then_some(text)
}

/// What is in no name and can make one look like another, or cannot be written in XML: control
/// characters, direction overrides, embeddings and isolates, invisible spaces, tags, non-characters.
fn is_disguise(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{200B}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Joiners and direction marks: part of the spelling where letters join or run from the right.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200C}'..='\u{200F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_stay_apart() {
        let name = ScriptedText::with_original("Onases", "Ωνάσης").unwrap();
        assert_eq!(name.preferred(), "Onases");
        assert_eq!(name.original(), Some("Ωνάσης"));
        assert_eq!(format!("{name:?}"), "ScriptedText(redacted)");
    }

    #[test]
    fn an_unusable_original_is_dropped_and_an_unusable_latin_form_is_not() {
        let name = ScriptedText::with_original("Onases", "\u{7}").unwrap();
        assert_eq!(name.original(), None);
        assert!(ScriptedText::with_original(" ", "Ωνάσης").is_none());
        let turned = ScriptedText::with_original("Ωνάσης", "Onases").unwrap();
        assert_eq!(turned.latin_form(), Some("Onases"));
        assert!(ScriptedText::new(&"x".repeat(257)).is_none());
        assert!(ScriptedText::new(&"Ω".repeat(256)).is_some());
    }

    #[test]
    fn the_length_counts_after_composition() {
        let decomposed = "e\u{301}".repeat(256);
        let name = ScriptedText::new(&decomposed).unwrap();
        assert_eq!(name.preferred(), "é".repeat(256));
        assert!(ScriptedText::new(&"e\u{301}".repeat(257)).is_none());
        assert!(ScriptedText::new(&" ".repeat(MAX_BYTES + 1)).is_none());
    }

    #[test]
    fn white_space_is_one_space_and_marks_that_do_not_compose_stay() {
        for (sent, kept) in [
            ("\n\t Anna\u{a0} \u{2009}Maria\r\n", "Anna Maria"),
            ("Gwx\u{331}aa", "Gwx\u{331}aa"),
            ("D’Arcy-O'Neill", "D’Arcy-O'Neill"),
            ("Ŀlorens", "Ŀlorens"),
        ] {
            assert_eq!(ScriptedText::new(sent).unwrap().preferred(), kept);
        }
    }

    #[test]
    fn what_cannot_be_seen_is_taken_out_and_the_person_let_in() {
        for sent in [
            "Nils\u{202e}son",
            "Nil\u{200b}s\u{ad}son",
            "\u{feff}Nilsson\u{0}",
            "Nils\u{200f}son\u{200d}",
            "Nils\u{e0041}son\u{ffff}",
            "N\u{2066}ilsson\u{2069}",
        ] {
            assert_eq!(ScriptedText::new(sent).unwrap().preferred(), "Nilsson");
        }
        // Taking out what stands between a letter and its mark lets them compose.
        let name = ScriptedText::new("Jose\u{200b}\u{301}").unwrap();
        assert_eq!(name.preferred(), "José");
    }

    #[test]
    fn marks_of_right_to_left_originals_stay_and_overrides_do_not() {
        for kept in ["\u{200f}محمد علي", "رضا\u{200c}زاده", "משה\u{200e} 2"] {
            assert_eq!(ScriptedText::new(kept).unwrap().preferred(), kept);
        }
        let name = ScriptedText::new("\u{202e}משה\u{202c}").unwrap();
        assert_eq!(name.preferred(), "משה");
    }

    #[test]
    fn a_single_form_says_whether_it_is_latin() {
        let greek = ScriptedText::new("Ωνάσης").unwrap();
        assert_eq!(greek.latin_form(), None);
        assert_eq!(greek.forms(), [("Ωνάσης", false)]);
        let country = "EL".parse().unwrap();
        assert_eq!(greek.tagged_original(country), Some(("el", "Ωνάσης")));
        let latin = ScriptedText::new("Onases").unwrap();
        assert_eq!(latin.latin_form(), Some("Onases"));
        assert_eq!(latin.tagged_original(country), None);
        assert_eq!(latin.forms(), [("Onases", true)]);
    }

    #[test]
    fn letters_tell_two_values_apart_and_marks_where_letters_do_not() {
        let read = |forms: &[(&str, bool)]| {
            ScriptedText::from_forms(forms)
                .map(|name| (name.preferred.clone(), name.original.clone()))
        };
        let pair =
            |latin: &str, original: &str| Some((latin.to_owned(), Some(original.to_owned())));
        for marks in [(true, false), (true, true), (false, false), (false, true)] {
            let expected = pair("Onases", "Ωνάσης");
            assert_eq!(read(&[("Onases", marks.0), ("Ωνάσης", marks.1)]), expected);
            assert_eq!(read(&[("Ωνάσης", marks.0), ("Onases", marks.1)]), expected);
        }
        let latin = [("Mueller", true), ("Müller", false)];
        assert_eq!(read(&latin), pair("Mueller", "Müller"));
        let neither = [("Ωνάσης", false), ("Иван", true)];
        assert_eq!(read(&neither), pair("Иван", "Ωνάσης"));
        let alone = |text: &str| Some((text.to_owned(), None));
        assert_eq!(read(&[("Onases", true), (" ", false)]), alone("Onases"));
        let nothing = [("\u{202e} ", true), ("Ωνάσης", false)];
        assert_eq!(read(&nothing), alone("Ωνάσης"));
        assert_eq!(read(&[("Anna", true), ("Anna ", true)]), alone("Anna"));
        for unclear in [
            &[("Anna", true), ("Maria", true)][..],
            &[("Ωνάσης", false), ("Иван", false)],
            &[("Anna", true), ("Άννα", false), ("Анна", false)],
            &[("", true), (" ", true), ("Anna", true)],
            &[("", true)],
            &[],
        ] {
            assert_eq!(read(unclear), None);
        }
    }

    #[test]
    fn of_two_forms_exactly_one_is_marked_whatever_their_letters() {
        for (latin, original) in [("Onases", "Ωνάσης"), ("Ωνάσης", "Иван"), ("Ona", "ONA")]
        {
            let name = ScriptedText::with_original(latin, original).unwrap();
            assert_eq!(name.forms(), [(latin, true), (original, false)]);
            assert_eq!(ScriptedText::from_forms(&name.forms()), Some(name));
        }
    }

    #[test]
    fn latin_letters_are_told_from_others() {
        for latin in [
            "Joëlle",
            "Đorđe",
            "Ștefan",
            "O’Brien-Ó Súilleabháin",
            "Łukasz 2",
            "Carlos Ⅱ",
            "ﬀ",
        ] {
            assert!(ScriptedText::is_latin(latin), "{latin}");
        }
        for other in ["Ωνάσης", "Борисов", "Иван", "שלום", "Αnna"] {
            assert!(!ScriptedText::is_latin(other), "{other}");
        }
    }
}
