//! A natural person's data set: read from asserted values, written back as asserted values.
//! Mandatory data missing or broken is an error; optional data that cannot be used is dropped.

use serde::{Deserialize, Serialize};

use super::attribute::{Attribute, RequestedAttribute};
use super::personal::redacted_debug;
use super::{BirthDate, PersonIdentifier, PostalAddress, ScriptedText};

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
}

/// One attribute as a message carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssertedAttribute {
    /// Which attribute.
    pub attribute: Attribute,
    /// Its values, in the message's order.
    pub values: Vec<AssertedValue>,
}

/// Gender, in the three values that eIDAS knows.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Not said.
    Unspecified,
}

redacted_debug!(Gender);

impl Gender {
    /// The eIDAS form.
    pub fn as_eidas(self) -> &'static str {
        match self {
            Self::Female => "Female",
            Self::Male => "Male",
            Self::Unspecified => "Unspecified",
        }
    }

    /// Reads any case, and the older `Not specified`.
    pub fn read(text: &str) -> Option<Self> {
        match text.to_ascii_lowercase().replace(' ', "").as_str() {
            "female" => Some(Self::Female),
            "male" => Some(Self::Male),
            "unspecified" | "notspecified" => Some(Self::Unspecified),
            _ => None,
        }
    }
}

/// The minimum data set, complete by type, and what else is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NaturalPerson {
    /// Unique identifier.
    pub identifier: PersonIdentifier,
    /// Current family name.
    pub family_name: ScriptedText,
    /// Current given name.
    pub given_name: ScriptedText,
    /// Date of birth.
    pub date_of_birth: BirthDate,
    /// Name at birth.
    pub birth_name: Option<ScriptedText>,
    /// Place of birth.
    pub place_of_birth: Option<ScriptedText>,
    /// Current address.
    pub address: Option<PostalAddress>,
    /// Gender.
    pub gender: Option<Gender>,
}

/// Why a data set cannot be used. Names the attribute, never its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DatasetError {
    /// A mandatory attribute is not there.
    #[error("mandatory attribute {0:?} is missing")]
    Missing(Attribute),
    /// A mandatory attribute is there, but not once or not in its syntax.
    #[error("mandatory attribute {0:?} has no usable value")]
    Invalid(Attribute),
}

impl DatasetError {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "dataset.mandatory-missing",
            Self::Invalid(_) => "dataset.mandatory-invalid",
        }
    }
}

/// A person and the optional attributes that were there but could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The person.
    pub person: NaturalPerson,
    /// Dropped attributes, to be logged by name.
    pub dropped: Vec<Attribute>,
}

impl NaturalPerson {
    /// Reads a data set from asserted attributes.
    ///
    /// # Errors
    /// [`DatasetError`] naming the first mandatory attribute that is missing or unusable.
    pub fn read(attributes: &[AssertedAttribute]) -> Result<Reading, DatasetError> {
        let mut source = Source {
            attributes,
            dropped: Vec::new(),
        };
        let person = Self {
            identifier: source.mandatory(Attribute::PersonIdentifier, |values| {
                single(values)?.parse().ok()
            })?,
            family_name: source.mandatory(Attribute::CurrentFamilyName, scripted)?,
            given_name: source.mandatory(Attribute::CurrentGivenName, scripted)?,
            date_of_birth: source.mandatory(Attribute::DateOfBirth, |values| {
                BirthDate::complete(single(values)?).ok()
            })?,
            birth_name: source.optional(Attribute::BirthName, scripted),
            place_of_birth: source.optional(Attribute::PlaceOfBirth, scripted),
            address: source.optional(Attribute::CurrentAddress, |values| {
                PostalAddress::from_fragment(single(values)?)
            }),
            gender: source.optional(Attribute::Gender, |values| Gender::read(single(values)?)),
        };
        Ok(Reading {
            person,
            dropped: source.dropped,
        })
    }

    /// The asserted form of what is known of the requested attributes, in catalogue order. The
    /// minimum data set is always among them.
    pub fn assert(&self, requested: &[RequestedAttribute]) -> Vec<AssertedAttribute> {
        Attribute::ALL
            .into_iter()
            .filter(|attribute| {
                attribute.definition().mandatory
                    || requested.iter().any(|asked| asked.attribute == *attribute)
            })
            .filter_map(|attribute| {
                let values = self.values(attribute);
                (!values.is_empty()).then_some(AssertedAttribute { attribute, values })
            })
            .collect()
    }

    /// Whether every required attribute of the request is known.
    ///
    /// # Errors
    /// The first that is not.
    pub fn answers(&self, requested: &[RequestedAttribute]) -> Result<(), DatasetError> {
        requested
            .iter()
            .filter(|asked| asked.required)
            .find(|asked| self.values(asked.attribute).is_empty())
            .map_or(Ok(()), |asked| Err(DatasetError::Missing(asked.attribute)))
    }

    fn values(&self, attribute: Attribute) -> Vec<AssertedValue> {
        let plain = |text: String| {
            vec![AssertedValue {
                text,
                latin_script: true,
            }]
        };
        match attribute {
            Attribute::PersonIdentifier => plain(self.identifier.to_string()),
            Attribute::CurrentFamilyName => both_forms(&self.family_name),
            Attribute::CurrentGivenName => both_forms(&self.given_name),
            Attribute::DateOfBirth => plain(self.date_of_birth.to_calendar_date()),
            Attribute::BirthName => self.birth_name.as_ref().map(both_forms).unwrap_or_default(),
            Attribute::PlaceOfBirth => self
                .place_of_birth
                .as_ref()
                .map(|p| plain(p.latin().to_owned()))
                .unwrap_or_default(),
            Attribute::CurrentAddress => self
                .address
                .as_ref()
                .map(|a| plain(a.to_fragment()))
                .unwrap_or_default(),
            Attribute::Gender => self
                .gender
                .map(|g| plain(g.as_eidas().to_owned()))
                .unwrap_or_default(),
        }
    }
}

/// Asserted attributes being read.
struct Source<'a> {
    attributes: &'a [AssertedAttribute],
    dropped: Vec<Attribute>,
}

impl Source<'_> {
    /// The values of an attribute that stands exactly once.
    fn values(&self, wanted: Attribute) -> Result<&[AssertedValue], DatasetError> {
        let mut found = self.attributes.iter().filter(|a| a.attribute == wanted);
        match (found.next(), found.next()) {
            (Some(only), None) => Ok(&only.values),
            (None, _) => Err(DatasetError::Missing(wanted)),
            (Some(_), Some(_)) => Err(DatasetError::Invalid(wanted)),
        }
    }

    fn mandatory<T>(
        &self,
        wanted: Attribute,
        read: impl Fn(&[AssertedValue]) -> Option<T>,
    ) -> Result<T, DatasetError> {
        read(self.values(wanted)?).ok_or(DatasetError::Invalid(wanted))
    }

    fn optional<T>(
        &mut self,
        wanted: Attribute,
        read: impl Fn(&[AssertedValue]) -> Option<T>,
    ) -> Option<T> {
        match self.mandatory(wanted, read) {
            Ok(value) => Some(value),
            Err(DatasetError::Missing(_)) => None,
            Err(DatasetError::Invalid(_)) => {
                self.dropped.push(wanted);
                None
            }
        }
    }
}

fn single(values: &[AssertedValue]) -> Option<&str> {
    match values {
        [only] => Some(only.text.trim()),
        _ => None,
    }
}

/// One value in any script, or a Latin and an original form in either order, told apart by the
/// mark, or by the letters where no mark is set.
fn scripted(values: &[AssertedValue]) -> Option<ScriptedText> {
    match values {
        [only] => ScriptedText::new(&only.text),
        [a, b] => {
            let latin = |value: &AssertedValue| value.latin_script;
            let letters = |value: &AssertedValue| ScriptedText::is_latin(&value.text);
            match (latin(a), latin(b), letters(a), letters(b)) {
                (true, false, ..) | (true, true, true, false) => {
                    ScriptedText::with_original(&a.text, &b.text)
                }
                (false, true, ..) | (true, true, false, true) => {
                    ScriptedText::with_original(&b.text, &a.text)
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// Beside an original, the other is the Latin form whatever letters are in it: of two values
/// exactly one has the mark, or no reader could tell them apart.
fn both_forms(text: &ScriptedText) -> Vec<AssertedValue> {
    let value = |text: &str, latin_script| AssertedValue {
        text: text.to_owned(),
        latin_script,
    };
    match text.original() {
        None => vec![AssertedValue::new(text.latin())],
        Some(original) => vec![value(text.latin(), true), value(original, false)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attribute(attribute: Attribute, values: &[(&str, bool)]) -> AssertedAttribute {
        let values = values
            .iter()
            .map(|(text, latin)| AssertedValue {
                text: (*text).to_owned(),
                latin_script: *latin,
            })
            .collect();
        AssertedAttribute { attribute, values }
    }

    fn minimum() -> Vec<AssertedAttribute> {
        vec![
            attribute(Attribute::PersonIdentifier, &[("EL/FR/1", true)]),
            attribute(
                Attribute::CurrentFamilyName,
                &[("Ωνάσης", false), ("Onases", true)],
            ),
            attribute(Attribute::CurrentGivenName, &[("Αλέξανδρος", false)]),
            attribute(Attribute::DateOfBirth, &[("1965-01-01", true)]),
        ]
    }

    #[test]
    fn both_forms_are_told_apart_in_either_order_and_without_marks() {
        for values in [
            [("Ωνάσης", false), ("Onases", true)],
            [("Onases", true), ("Ωνάσης", false)],
            [("Ωνάσης", true), ("Onases", true)],
        ] {
            let mut attributes = minimum();
            attributes[1] = attribute(Attribute::CurrentFamilyName, &values);
            let person = NaturalPerson::read(&attributes).unwrap().person;
            assert_eq!(person.family_name.latin(), "Onases");
            assert_eq!(person.family_name.original(), Some("Ωνάσης"));
            assert_eq!(person.given_name.latin(), "Αλέξανδρος");
        }
    }

    #[test]
    fn of_two_forms_exactly_one_is_marked_whatever_their_letters() {
        let all = RequestedAttribute::minimum_and(Attribute::ALL);
        for (latin, original) in [
            ("Ωνάσης", "Onases"),
            ("Ωνάσης", "Иван"),
            ("Onases", "ONASES"),
        ] {
            let mut person = NaturalPerson::read(&minimum()).unwrap().person;
            person.family_name = ScriptedText::with_original(latin, original).unwrap();
            let asserted = person.assert(&all);
            let marks: Vec<_> = asserted[1].values.iter().map(|v| v.latin_script).collect();
            assert_eq!(marks, [true, false], "{latin}, {original}");
            assert_eq!(NaturalPerson::read(&asserted).unwrap().person, person);
        }
    }

    #[test]
    fn a_missing_doubled_or_broken_mandatory_attribute_is_refused() {
        for index in 0..4 {
            let mut without = minimum();
            let wanted = without.remove(index).attribute;
            assert_eq!(
                NaturalPerson::read(&without),
                Err(DatasetError::Missing(wanted))
            );
            let mut twice = minimum();
            twice.push(twice[index].clone());
            assert_eq!(
                NaturalPerson::read(&twice),
                Err(DatasetError::Invalid(wanted))
            );
            let mut broken = minimum();
            broken[index].values = vec![AssertedValue::new(" ")];
            assert_eq!(
                NaturalPerson::read(&broken),
                Err(DatasetError::Invalid(wanted))
            );
        }
    }

    #[test]
    fn optional_data_never_fails_a_reading() {
        let mut attributes = minimum();
        attributes.push(attribute(Attribute::Gender, &[("robot", true)]));
        attributes.push(attribute(Attribute::CurrentAddress, &[("%%%", true)]));
        attributes.push(attribute(Attribute::BirthName, &[("A", true), ("B", true)]));
        attributes.push(attribute(Attribute::PlaceOfBirth, &[]));
        let reading = NaturalPerson::read(&attributes).unwrap();
        assert_eq!(reading.dropped.len(), 4);
        assert_eq!(reading.person.gender, None);
    }

    #[test]
    fn what_is_asserted_is_read_again() {
        let mut attributes = minimum();
        attributes.push(attribute(Attribute::Gender, &[("Not specified", true)]));
        attributes.push(attribute(Attribute::BirthName, &[("María Sørensen", true)]));
        let person = NaturalPerson::read(&attributes).unwrap().person;
        let all = RequestedAttribute::minimum_and(Attribute::ALL);
        assert_eq!(
            NaturalPerson::read(&person.assert(&all)).unwrap().person,
            person
        );
        assert_eq!(person.assert(&[]).len(), 4);
        let required = [RequestedAttribute {
            attribute: Attribute::PlaceOfBirth,
            required: true,
        }];
        assert!(person.answers(&required).is_err());
    }
}
