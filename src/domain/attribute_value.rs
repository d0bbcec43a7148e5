//! One value of an optional attribute, parsed by the syntax of its row.

use serde::{Deserialize, Serialize};

use super::address::PostalAddress;
use super::asserted::AssertedValue;
use super::attribute::{Attribute, AttributeDefinition, Capacity, Syntax};
use super::gender::Gender;
use super::personal::redacted_debug;
use super::{CountryCode, PersonIdentifier, ScriptedText};

/// A usable value.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttributeValue {
    /// Text, in one or two scripts.
    Text(ScriptedText),
    /// Gender.
    Gender(Gender),
    /// A country, which need not be a member state.
    Country(CountryCode),
    /// A postal address.
    Address(PostalAddress),
    /// A telephone number, E.164.
    Phone(String),
    /// An e-mail address.
    Email(String),
}

redacted_debug!(AttributeValue);

const MAX_EMAIL: usize = 254;

impl AttributeValue {
    /// Reads one text as `syntax` wants it. `None` where it is not that, and for the syntaxes of
    /// mandatory attributes, which the persons hold themselves.
    pub fn read(syntax: Syntax, text: &str) -> Option<Self> {
        let text = text.trim();
        match syntax {
            Syntax::Text => ScriptedText::new(text).map(Self::Text),
            Syntax::Gender => Gender::read(text).map(Self::Gender),
            Syntax::Country => CountryCode::read(text).map(Self::Country),
            Syntax::Address => PostalAddress::from_fragment(text).map(Self::Address),
            Syntax::Phone => phone(text).map(Self::Phone),
            Syntax::Email => email(text).map(Self::Email),
            Syntax::Identifier | Syntax::Date => None,
        }
    }

    /// Reads all values of an attribute: one, several where its row has several, or a Latin and an
    /// original form where its row has two scripts. Of several, the unusable are left out.
    pub fn read_all(row: &AttributeDefinition<'_>, values: &[AssertedValue]) -> Option<Vec<Self>> {
        if row.multi_valued {
            let mut read: Vec<Self> = Vec::new();
            for value in values {
                let value = Self::read(row.syntax, &value.text);
                read.extend(value.filter(|value| !read.contains(value)));
            }
            return (!read.is_empty()).then_some(read);
        }
        match values {
            [only] => Some(vec![Self::read(row.syntax, &only.text)?]),
            _ if row.transliterable => Some(vec![Self::Text(both_scripts(values)?)]),
            _ => None,
        }
    }

    /// The forms that a message carries.
    pub(super) fn assert(&self, attribute: &Attribute, capacity: Capacity) -> Vec<AssertedValue> {
        match self {
            Self::Text(text) if attribute.definition().transliterable => both_forms(text),
            Self::Text(text) => vec![AssertedValue::unmarked(text.preferred())],
            Self::Gender(gender) => vec![AssertedValue::unmarked(gender.as_eidas())],
            Self::Country(country) => vec![AssertedValue::unmarked(country.as_str())],
            Self::Address(address) => {
                let (_, prefix) = attribute.value_type(capacity);
                vec![AssertedValue::unmarked(address.to_fragment(prefix))]
            }
            Self::Phone(text) | Self::Email(text) => vec![AssertedValue::unmarked(text)],
        }
    }

    /// The text, of a value that is one.
    pub fn as_text(&self) -> Option<&ScriptedText> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

pub(super) fn both_scripts(values: &[AssertedValue]) -> Option<ScriptedText> {
    let forms = values
        .iter()
        .map(|value| (value.text.as_str(), value.latin_script));
    ScriptedText::from_forms(&forms.collect::<Vec<_>>())
}

pub(super) fn both_forms(text: &ScriptedText) -> Vec<AssertedValue> {
    let forms = text.forms().into_iter();
    let values = forms.map(|(text, latin_script)| AssertedValue {
        text: text.to_owned(),
        latin_script,
    });
    values.collect()
}

pub(super) fn identifier(values: &[AssertedValue]) -> Option<PersonIdentifier> {
    single(values)?.parse().ok()
}

pub(super) fn single(values: &[AssertedValue]) -> Option<&str> {
    match values {
        [only] => Some(only.text.trim()),
        _ => None,
    }
}

/// E.164, written with or without the usual separators `[eIDAS-AP §2.2]`.
fn phone(text: &str) -> Option<String> {
    let compact: String = text.chars().filter(|c| !" -().".contains(*c)).collect();
    let digits = compact.strip_prefix('+')?;
    let sound = (3..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    (sound && !digits.starts_with('0')).then_some(compact)
}

/// An address that a mail system could take: no display name, no comment, nothing invisible.
fn email(text: &str) -> Option<String> {
    let (local, host) = text.rsplit_once('@')?;
    let visible = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\\\"".contains(c);
    let sound = (1..=64).contains(&local.len())
        && text.len() <= MAX_EMAIL
        && !host.is_empty()
        && !local.contains('@')
        && host.split('.').all(|label| !label.is_empty())
        && text.chars().all(visible);
    sound.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_syntax_reads_its_own() {
        for (syntax, good) in [
            (Syntax::Text, "Ströget"),
            (Syntax::Gender, "FEMALE"),
            (Syntax::Country, "JP"),
            (Syntax::Phone, "+46 8-123 456"),
            (Syntax::Email, "ada@example.org"),
        ] {
            assert!(AttributeValue::read(syntax, good).is_some(), "{good}");
        }
        for (syntax, bad) in [
            (Syntax::Text, " "),
            (Syntax::Gender, "robot"),
            (Syntax::Country, "Japan"),
            (Syntax::Phone, "08-123456"),
            (Syntax::Phone, "+0123456"),
            (Syntax::Phone, "+1234567890123456"),
            (Syntax::Email, "ada"),
            (Syntax::Email, "Ada <ada@example.org>"),
            (Syntax::Email, "a@b@c"),
            (Syntax::Address, "%%%"),
        ] {
            assert!(AttributeValue::read(syntax, bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn of_several_values_the_usable_stay_each_once() {
        let row = Attribute::Nationality;
        let values = ["SE", "Sweden", "FI", "SE"].map(AssertedValue::new);
        let read = AttributeValue::read_all(&row.definition(), &values).unwrap();
        let country = |code: &str| AttributeValue::Country(code.parse().unwrap());
        assert_eq!(read, [country("SE"), country("FI")]);
    }
}
