//! Text that may stand in two scripts: as the country writes it, and in Latin letters.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::personal::redacted_debug;

/// A name with its Latin form and, where the country writes another script, the original
/// `[eIDAS-AP §2.4]`. Never a concatenation of the two.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScriptedText {
    latin: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    original: Option<String>,
}

redacted_debug!(ScriptedText);

impl ScriptedText {
    /// Longest value accepted, in characters.
    pub const MAX_CHARS: usize = 256;

    /// A value without a second script. `None` when nothing is left after trimming, when it is
    /// longer than [`Self::MAX_CHARS`], or when it has control characters.
    pub fn new(value: &str) -> Option<Self> {
        Some(Self {
            latin: clean(value)?,
            original: None,
        })
    }

    /// A value with both forms; an unusable original is dropped, an unusable Latin form is not.
    pub fn with_original(latin: &str, original: &str) -> Option<Self> {
        let latin = clean(latin)?;
        let original = clean(original).filter(|original| *original != latin);
        Some(Self { latin, original })
    }

    /// The form in Latin letters, or the only form there is.
    pub fn latin(&self) -> &str {
        &self.latin
    }

    /// The form in the country's own script, where a different one was given.
    pub fn original(&self) -> Option<&str> {
        self.original.as_deref()
    }

    /// Whether every letter of `text` is Latin, as far as the `LatinScript` mark needs to know.
    pub fn is_latin(text: &str) -> bool {
        text.nfd().all(|c| !c.is_alphabetic() || is_latin_letter(c))
    }
}

fn clean(value: &str) -> Option<String> {
    let text: String = value.trim().nfc().collect();
    let fits = text.chars().count() <= ScriptedText::MAX_CHARS;
    (!text.is_empty() && fits && !text.chars().any(char::is_control)).then_some(text)
}

/// Unicode's Latin blocks and the modifier letters that names use.
fn is_latin_letter(c: char) -> bool {
    matches!(c,
        '\u{0041}'..='\u{024F}'
        | '\u{0250}'..='\u{036F}'
        | '\u{1D00}'..='\u{1DBF}'
        | '\u{1E00}'..='\u{1EFF}'
        | '\u{2071}' | '\u{207F}' | '\u{2090}'..='\u{209C}'
        | '\u{2132}' | '\u{214E}' | '\u{2160}'..='\u{2188}'
        | '\u{2C60}'..='\u{2C7F}'
        | '\u{A720}'..='\u{A7FF}'
        | '\u{AB30}'..='\u{AB6F}'
        | '\u{FB00}'..='\u{FB06}'
        | '\u{FF21}'..='\u{FF5A}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_stay_apart() {
        let name = ScriptedText::with_original("Onases", "Ωνάσης").unwrap();
        assert_eq!(name.latin(), "Onases");
        assert_eq!(name.original(), Some("Ωνάσης"));
        assert_eq!(format!("{name:?}"), "ScriptedText(redacted)");
    }

    #[test]
    fn an_unusable_original_is_dropped_and_an_unusable_latin_form_is_not() {
        assert_eq!(
            ScriptedText::with_original("Onases", "\u{7}")
                .unwrap()
                .original(),
            None
        );
        assert!(ScriptedText::with_original(" ", "Ωνάσης").is_none());
        assert!(ScriptedText::new(&"x".repeat(257)).is_none());
        assert!(ScriptedText::new(&"Ω".repeat(256)).is_some());
    }

    #[test]
    fn values_are_composed() {
        assert_eq!(ScriptedText::new("Jose\u{301}").unwrap().latin(), "José");
    }

    #[test]
    fn scripts_are_told_apart() {
        for latin in [
            "Joëlle",
            "Đorđe",
            "Ștefan",
            "O’Brien-Ó Súilleabháin",
            "Łukasz 2",
            "Juan Carlos Ⅱ",
        ] {
            assert!(ScriptedText::is_latin(latin), "{latin}");
        }
        for other in ["Ωνάσης", "Борисов", "Иван", "שלום"] {
            assert!(!ScriptedText::is_latin(other), "{other}");
        }
    }
}
