//! Names in two scripts.

use serde_json::{Map, Value};

use super::place::put;
use crate::domain::{CountryCode, ScriptedText};

/// A text with the tag of its language `[RFC5646 §2.1]`.
pub(super) type Tagged = (&'static str, String);

/// The form that is not in Latin letters, alone or beside its Latin form, or the other of two
/// Latin ones, and what language it is in.
pub(super) fn original(text: &ScriptedText, country: CountryCode) -> Option<Tagged> {
    let (tag, original) = text.tagged_original(country)?;
    Some((tag, original.to_owned()))
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
        return Value::from(text.preferred());
    };
    let mut forms = Map::new();
    if let Some(latin) = text.latin_form() {
        forms.insert("latin".to_owned(), Value::from(latin));
    }
    forms.insert("original".to_owned(), Value::from(original));
    forms.insert("lang".to_owned(), Value::from(tag));
    Value::Object(forms)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tests::*;
    use crate::domain::Attribute;

    #[test]
    fn names_come_in_latin_letters_and_the_original_with_its_language() {
        let claims = by_scopes(&natural(), &["openid", "profile"]);
        let expected = json!({
            "given_name": "Alexandros",
            "given_name#el": "Αλέξανδρος",
            "family_name": "Onases",
            "family_name#el": "Ωνάσης",
            "name": "Alexandros Onases",
            "name#el": "Αλέξανδρος Ωνάσης",
            "birthdate": "1965-01-01",
        });
        assert_eq!(without_eidas(claims.clone()), expected);
        assert_eq!(
            claims["eidas"]["attributes"]["FamilyName"],
            json!({"latin": "Onases", "original": "Ωνάσης", "lang": "el"})
        );
    }

    #[test]
    fn a_name_in_another_script_only_is_given_as_it_is_and_said_to_be_so() {
        let mut all = natural();
        all[1] = asserted(&Attribute::CurrentFamilyName, &["Ωνάσης"]);
        let claims = by_scopes(&all, &["openid", "profile"]);
        assert_eq!(claims["family_name"], "Ωνάσης");
        assert_eq!(claims["family_name#el"], "Ωνάσης");
        assert_eq!(
            claims.get("name"),
            None,
            "half in one script, half in another"
        );
        assert_eq!(
            claims["eidas"]["attributes"]["FamilyName"],
            json!({"original": "Ωνάσης", "lang": "el"})
        );
    }
}
