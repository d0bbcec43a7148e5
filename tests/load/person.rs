//! People of whom no two are alike, so that an identity that reaches the wrong login is seen.

use eidas_bridge::domain::{BirthDate, NaturalPerson, OptionalData, Person, ScriptedText};
use serde_json::{Value, json};

/// The person of one login, by the login's number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Somebody {
    number: u64,
}

impl Somebody {
    pub(crate) fn new(number: u64) -> Self {
        Self { number }
    }

    pub(crate) fn identifier(&self) -> String {
        format!("XB/XA/p{}", self.number)
    }

    /// The subject at our own hub.
    pub(crate) fn subject(&self) -> String {
        format!("s{}", self.number)
    }

    /// The number in letters, since names have no digits.
    pub(crate) fn family_name(&self) -> String {
        let digits = self.number.to_string();
        let letters = digits
            .bytes()
            .map(|digit| char::from(b'a' + (digit - b'0')));
        format!("Load{}", letters.collect::<String>())
    }

    pub(crate) fn birthdate(&self) -> String {
        let (year, day) = (1930 + self.number % 70, 1 + self.number % 28);
        format!("{year}-03-{day:02}")
    }

    /// As their country says it.
    pub(crate) fn as_person(&self) -> Person {
        Person::Natural(NaturalPerson {
            identifier: self.identifier().parse().unwrap(),
            family_name: ScriptedText::new(&self.family_name()).unwrap(),
            given_name: ScriptedText::new("Jo").unwrap(),
            date_of_birth: BirthDate::complete(&self.birthdate()).unwrap(),
            optional: OptionalData::new(),
        })
    }

    /// As our hub says it.
    pub(crate) fn claims(&self) -> Value {
        json!({
            "sub": self.subject(),
            "given_name": "Jo",
            "family_name": self.family_name(),
            "birthdate": self.birthdate(),
            "gender": "female",
        })
    }

    /// Whether that is the one whom their country sent.
    pub(crate) fn is_in(&self, userinfo: &Value) -> bool {
        userinfo["sub"] == self.identifier().as_str()
            && userinfo["family_name"] == self.family_name().as_str()
            && userinfo["birthdate"] == self.birthdate().as_str()
    }
}
