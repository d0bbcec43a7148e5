//! Attributes as a message carries them, before they are read as a person and after a person is
//! written as them.

use super::ScriptedText;
use super::attribute::{Attribute, Capacity};
use super::personal::redacted_debug;

/// One value as a message carries it.
#[derive(Clone, PartialEq, Eq)]
pub struct AssertedValue {
    /// The text.
    pub text: String,
    /// `LatinScript`; true where the mark is absent.
    pub latin_script: bool,
}

redacted_debug!(AssertedValue);

impl AssertedValue {
    /// A value without a mark, or with `LatinScript="false"` where its script asks for it.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let latin_script = ScriptedText::is_latin(&text);
        Self { text, latin_script }
    }

    /// A value that is never marked: a code, a date, an identifier.
    pub(super) fn unmarked(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            latin_script: true,
        }
    }
}

/// One attribute as a message carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssertedAttribute {
    /// Of the person, or of who acts for them.
    pub capacity: Capacity,
    /// Which attribute.
    pub attribute: Attribute,
    /// Its values, in the message's order.
    pub values: Vec<AssertedValue>,
}

impl AssertedAttribute {
    /// `attribute` of the person whom the message is about.
    pub fn of_subject(attribute: Attribute, values: Vec<AssertedValue>) -> Self {
        Self {
            capacity: Capacity::Subject,
            attribute,
            values,
        }
    }
}
