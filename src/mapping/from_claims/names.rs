//! Names: one claim and its language-tagged siblings, as one name with its two forms.

use super::HubReading;
use super::claim_set::ClaimSet;
use crate::domain::ScriptedText;

/// The name that the first usable of these claims gives, in Latin letters where it can be.
pub(super) fn name(
    set: &ClaimSet<'_>,
    paths: &[impl AsRef<str>],
    reading: &HubReading,
) -> Option<ScriptedText> {
    let objects = paths.iter().flat_map(|path| set.forms(path.as_ref()));
    let name = objects.into_iter().find_map(|forms| of_forms(&forms))?;
    Some(reading.transliteration.supply(name))
}

/// The first form in Latin letters, and the first in another script beside it; forms without a tag
/// before those with one.
fn of_forms(forms: &[(&str, &str)]) -> Option<ScriptedText> {
    let usable: Vec<&str> = forms
        .iter()
        .map(|(_, text)| *text)
        .filter(|text| ScriptedText::new(text).is_some())
        .collect();
    let of_script = |latin: bool| {
        let mut found = usable.iter().copied();
        found.find(|text| ScriptedText::is_latin(text) == latin)
    };
    match (of_script(true), of_script(false)) {
        (Some(latin), Some(original)) => ScriptedText::with_original(latin, original),
        (Some(only), None) | (None, Some(only)) => ScriptedText::new(only),
        (None, None) => None,
    }
}

/// First and family name at birth as one string `[eIDAS-AP §2.2.1]`: each form whole, or not.
pub(super) fn birth_name(set: &ClaimSet<'_>, reading: &HubReading) -> Option<ScriptedText> {
    if let Some(whole) = name(set, &["eidas.birth_name"], reading) {
        return Some(whole);
    }
    let names = &reading.names;
    let family = name(set, &names.family_name_at_birth, reading)?;
    let given = name(set, &names.given_name_at_birth, reading)?;
    let whole = |given: &str, family: &str| format!("{given} {family}");
    let preferred = whole(given.preferred(), family.preferred());
    match (given.original(), family.original()) {
        (Some(given), Some(family)) => {
            ScriptedText::with_original(&preferred, &whole(given, family))
        }
        _ if given.is_latin_form() == family.is_latin_form() => ScriptedText::new(&preferred),
        _ => None,
    }
}
