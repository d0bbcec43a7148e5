//! Names in two scripts.

use serde_json::{Map, Value};

use super::place::put;
use crate::domain::{CountryCode, ScriptedText};

/// A text with the tag of its language `[RFC5646 §2.1]`.
pub(super) type Tagged = (&'static str, String);

/// The form that is not in Latin letters, alone or beside its Latin form, or the other of two
/// Latin ones, and what language it is in.
pub(super) fn original(text: &ScriptedText, country: CountryCode) -> Option<Tagged> {
    let original = match text.original() {
        Some(original) => original,
        None if !ScriptedText::is_latin(text.latin()) => text.latin(),
        None => return None,
    };
    Some((language(original, country), original.to_owned()))
}

/// As far as the letters and the country tell.
fn language(text: &str, country: CountryCode) -> &'static str {
    let has = |from: char, to: char| text.chars().any(|c| (from..=to).contains(&c));
    let greek = has('\u{370}', '\u{3FF}') || has('\u{1F00}', '\u{1FFF}');
    let cyrillic = has('\u{400}', '\u{52F}');
    match (greek, cyrillic, country.as_str()) {
        (true, false, _) => "el",
        (false, true, "BG") => "bg",
        (false, true, _) => "und-Cyrl",
        (false, false, _) if ScriptedText::is_latin(text) => "und-Latn",
        _ => "und",
    }
}

/// Puts the one form at its path, and the other at the same with its tag [OIDC-Core §5.2].
pub(super) fn put_both(
    claims: &mut Map<String, Value>,
    path: &str,
    text: &str,
    original: Option<Tagged>,
) {
    put(claims, path, Value::from(text));
    if let Some((tag, original)) = original {
        put(claims, &format!("{path}#{tag}"), Value::from(original));
    }
}

/// A text as it was asserted: itself, or both forms apart.
pub(super) fn as_asserted(text: &ScriptedText, country: CountryCode) -> Value {
    let Some((tag, original)) = original(text, country) else {
        return Value::from(text.latin());
    };
    let mut forms = Map::new();
    if original != text.latin() {
        forms.insert("latin".to_owned(), Value::from(text.latin()));
    }
    forms.insert("original".to_owned(), Value::from(original));
    forms.insert("lang".to_owned(), Value::from(tag));
    Value::Object(forms)
}
