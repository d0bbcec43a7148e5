//! From asserted attributes to who was authenticated, and who acts for them. Mandatory data
//! missing or broken is an error; optional data that cannot be used is dropped.
//! `[eIDAS-AP §2.8]`

use super::asserted::{AssertedAttribute, AssertedValue};
use super::attribute::{Attribute, Capacity};
use super::attribute_value::{AttributeValue, both_scripts, identifier, single};
use super::dataset_error::DatasetError;
use super::{BirthDate, LegalPerson, NaturalPerson, OptionalData, Person, PersonKind};

/// The data sets of one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    /// Whom it is about.
    pub person: Person,
    /// Who acts for them.
    pub representative: Option<Person>,
    /// Attributes that were there but could not be used, to be logged by name.
    pub dropped: Vec<(Capacity, Attribute)>,
}

impl Dataset {
    /// Reads the data sets. Every set that any attribute touches has to be complete, and there is
    /// one person at most in each capacity. `expected` decides which set is missed where there is
    /// none.
    ///
    /// # Errors
    /// [`DatasetError`]: the first mandatory attribute that is missing or unusable, or why the
    /// sets contradict each other.
    pub fn read(
        attributes: &[AssertedAttribute],
        expected: PersonKind,
    ) -> Result<Self, DatasetError> {
        let mut source = Source {
            attributes,
            dropped: Vec::new(),
        };
        let kind = match source.kinds(Capacity::Subject) {
            (false, false) => expected,
            (true, true) => return Err(DatasetError::BothPersons),
            (_, legal) => kind_of(legal),
        };
        let person = source.person(kind, Capacity::Subject)?;
        let representative = match source.kinds(Capacity::Representative) {
            (false, false) => None,
            (true, true) => return Err(DatasetError::BothRepresentatives),
            (_, legal) => Some(source.person(kind_of(legal), Capacity::Representative)?),
        };
        Ok(Self {
            person,
            representative,
            dropped: source.dropped,
        })
    }
}

fn kind_of(legal: bool) -> PersonKind {
    if legal {
        PersonKind::Legal
    } else {
        PersonKind::Natural
    }
}

/// Asserted attributes being read.
struct Source<'a> {
    attributes: &'a [AssertedAttribute],
    dropped: Vec<(Capacity, Attribute)>,
}

impl Source<'_> {
    /// Whether anything is said of a natural, and of a legal person. A sector's attribute alone
    /// makes nobody.
    fn kinds(&self, capacity: Capacity) -> (bool, bool) {
        let touches = |kind| {
            self.attributes.iter().any(|one| {
                let of_profile = !matches!(one.attribute, Attribute::Sector(_));
                of_profile && one.capacity == capacity && one.attribute.definition().kind == kind
            })
        };
        (touches(PersonKind::Natural), touches(PersonKind::Legal))
    }

    fn person(&mut self, kind: PersonKind, capacity: Capacity) -> Result<Person, DatasetError> {
        Ok(match kind {
            PersonKind::Natural => Person::Natural(NaturalPerson {
                identifier: self.mandatory(&Attribute::PersonIdentifier, capacity, identifier)?,
                family_name: self.mandatory(
                    &Attribute::CurrentFamilyName,
                    capacity,
                    both_scripts,
                )?,
                given_name: self.mandatory(&Attribute::CurrentGivenName, capacity, both_scripts)?,
                date_of_birth: self.mandatory(&Attribute::DateOfBirth, capacity, |values| {
                    BirthDate::complete(single(values)?).ok()
                })?,
                optional: self.optional(kind, capacity),
            }),
            PersonKind::Legal => Person::Legal(LegalPerson {
                identifier: self.mandatory(
                    &Attribute::LegalPersonIdentifier,
                    capacity,
                    identifier,
                )?,
                legal_name: self.mandatory(&Attribute::LegalName, capacity, both_scripts)?,
                optional: self.optional(kind, capacity),
            }),
        })
    }

    /// Reads an attribute that has to stand exactly once.
    fn mandatory<T>(
        &self,
        wanted: &'static Attribute,
        capacity: Capacity,
        read: impl Fn(&[AssertedValue]) -> Option<T>,
    ) -> Result<T, DatasetError> {
        let is_it = |one: &&AssertedAttribute| one.capacity == capacity && one.attribute == *wanted;
        let mut found = self.attributes.iter().filter(is_it);
        match (found.next(), found.next()) {
            (None, _) => Err(DatasetError::Missing(capacity, wanted)),
            (Some(only), None) => read(&only.values).ok_or(DatasetError::Invalid(capacity, wanted)),
            (Some(_), Some(_)) => Err(DatasetError::Invalid(capacity, wanted)),
        }
    }

    /// Everything else of that kind and capacity. An attribute that stands twice says nothing.
    fn optional(&mut self, kind: PersonKind, capacity: Capacity) -> OptionalData {
        let mut data = OptionalData::new();
        for one in self.attributes {
            let row = one.attribute.definition();
            if one.capacity != capacity || row.kind != kind || row.mandatory {
                continue;
            }
            let same = |other: &&AssertedAttribute| {
                other.capacity == capacity && other.attribute == one.attribute
            };
            let once = self.attributes.iter().filter(same).count() == 1;
            let values = AttributeValue::read_all(&row, &one.values).filter(|_| once);
            match values {
                Some(values) => data.set(one.attribute.clone(), values),
                None => self.dropped.push((capacity, one.attribute.clone())),
            }
        }
        data
    }
}

#[cfg(test)]
mod tests {
    use super::super::attribute::RequestedAttribute;
    use super::super::{Gender, ScriptedText};
    use super::*;

    fn attribute(attribute: Attribute, values: &[(&str, bool)]) -> AssertedAttribute {
        let values = values.iter().map(|(text, latin)| AssertedValue {
            text: (*text).to_owned(),
            latin_script: *latin,
        });
        AssertedAttribute::of_subject(attribute, values.collect())
    }

    fn acting(mut attributes: Vec<AssertedAttribute>) -> Vec<AssertedAttribute> {
        for one in &mut attributes {
            one.capacity = Capacity::Representative;
        }
        attributes
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

    fn company() -> Vec<AssertedAttribute> {
        vec![
            attribute(Attribute::LegalPersonIdentifier, &[("EL/FR/77", true)]),
            attribute(Attribute::LegalName, &[("Olympic SA", true)]),
        ]
    }

    fn read(attributes: &[AssertedAttribute]) -> Result<Dataset, DatasetError> {
        Dataset::read(attributes, PersonKind::Natural)
    }

    fn natural(attributes: &[AssertedAttribute]) -> NaturalPerson {
        read(attributes)
            .unwrap()
            .person
            .as_natural()
            .unwrap()
            .clone()
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
            let person = natural(&attributes);
            assert_eq!(person.family_name.preferred(), "Onases");
            assert_eq!(person.family_name.original(), Some("Ωνάσης"));
            assert_eq!(person.given_name.preferred(), "Αλέξανδρος");
        }
    }

    #[test]
    fn of_two_forms_exactly_one_is_marked_whatever_their_letters() {
        for (latin, original) in [
            ("Ωνάσης", "Onases"),
            ("Ωνάσης", "Иван"),
            ("Onases", "ONASES"),
        ] {
            let mut person = natural(&minimum());
            person.family_name = ScriptedText::with_original(latin, original).unwrap();
            let person = Person::Natural(person);
            let asserted = person.assert(&[], Capacity::Subject);
            let marks: Vec<_> = asserted[1].values.iter().map(|v| v.latin_script).collect();
            assert_eq!(marks, [true, false], "{latin}, {original}");
            assert_eq!(read(&asserted).unwrap().person, person);
        }
    }

    #[test]
    fn a_missing_doubled_or_broken_mandatory_attribute_is_refused() {
        for (capacity, set, extra) in [
            (Capacity::Subject, minimum(), Vec::new()),
            (Capacity::Subject, company(), Vec::new()),
            (Capacity::Representative, acting(minimum()), company()),
            (Capacity::Representative, acting(company()), minimum()),
        ] {
            for index in 0..set.len() {
                let known = |one: &&Attribute| **one == set[index].attribute;
                let wanted = Attribute::ALL.iter().find(known).unwrap();
                let mut without = [set.clone(), extra.clone()].concat();
                without.remove(index);
                let error = read(&without).unwrap_err();
                assert_eq!(error, DatasetError::Missing(capacity, wanted));
                assert!(error.code().starts_with("dataset.missing."));
                let mut twice = [set.clone(), extra.clone()].concat();
                twice.push(set[index].clone());
                let refused = Err(DatasetError::Invalid(capacity, wanted));
                assert_eq!(read(&twice), refused);
                let mut broken = [set.clone(), extra.clone()].concat();
                broken[index].values = vec![AssertedValue::new(" ")];
                assert_eq!(read(&broken), refused);
            }
        }
    }

    #[test]
    fn the_four_combinations_of_represented_and_representative_are_read() {
        for subject in [minimum(), company()] {
            for other in [minimum(), company()] {
                let all = [subject.clone(), acting(other.clone())].concat();
                let dataset = read(&all).unwrap();
                assert_eq!(dataset.person, read(&subject).unwrap().person);
                let representative = dataset.representative.unwrap();
                assert_eq!(representative, read(&other).unwrap().person);
                let asserted = [
                    dataset.person.assert(&[], Capacity::Subject),
                    representative.assert(&[], Capacity::Representative),
                ]
                .concat();
                assert_eq!(read(&asserted).unwrap().person, dataset.person);
            }
        }
    }

    #[test]
    fn contradictions_and_nobody_are_refused() {
        let both = [minimum(), company()].concat();
        assert_eq!(read(&both), Err(DatasetError::BothPersons));
        let two = [company(), acting(minimum()), acting(company())].concat();
        assert_eq!(read(&two), Err(DatasetError::BothRepresentatives));
        let missing = DatasetError::Missing(Capacity::Subject, &Attribute::LegalPersonIdentifier);
        assert_eq!(
            Dataset::read(&acting(minimum()), PersonKind::Legal),
            Err(missing)
        );
    }

    #[test]
    fn optional_data_never_fails_a_reading() {
        let mut attributes = minimum();
        attributes.push(attribute(Attribute::Gender, &[("robot", true)]));
        attributes.push(attribute(Attribute::CurrentAddress, &[("%%%", true)]));
        attributes.push(attribute(Attribute::BirthName, &[("A", true), ("B", true)]));
        attributes.push(attribute(Attribute::PlaceOfBirth, &[]));
        attributes.push(attribute(Attribute::EmailAddress, &[("a@b", true)]));
        attributes.push(attribute(Attribute::EmailAddress, &[("c@d", true)]));
        let dataset = read(&attributes).unwrap();
        assert_eq!(dataset.dropped.len(), 6);
        assert!(dataset.person.optional().is_empty());
    }

    #[test]
    fn what_is_asserted_is_read_again() {
        let mut attributes = minimum();
        attributes.push(attribute(Attribute::Gender, &[("Not specified", true)]));
        attributes.push(attribute(Attribute::BirthName, &[("María Sørensen", true)]));
        attributes.push(attribute(
            Attribute::Nationality,
            &[("EL", true), ("JP", true)],
        ));
        let person = read(&attributes).unwrap().person;
        let all = RequestedAttribute::everything(PersonKind::Natural);
        assert_eq!(
            read(&person.assert(&all, Capacity::Subject))
                .unwrap()
                .person,
            person
        );
        assert_eq!(
            person.optional().get(&Attribute::Gender),
            Some(&AttributeValue::Gender(Gender::Unspecified))
        );
        assert_eq!(person.assert(&[], Capacity::Subject).len(), 4);
        let required = |attribute| RequestedAttribute {
            attribute,
            required: true,
        };
        // Required, optional, and not known: the requester's to judge.
        assert_eq!(person.answers(&[required(Attribute::PlaceOfBirth)]), Ok(()));
        assert_eq!(
            person.answers(&[required(Attribute::LegalName)]),
            Err(DatasetError::OtherPerson(PersonKind::Legal))
        );
    }
}
