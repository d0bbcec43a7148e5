//! `BirthName` is one text of first and family name, in no certain order, and some countries give
//! the family name alone. It is taken apart only where the person's present names show how
//! `[eIDAS-AP §2.2.1]`.

use crate::domain::{NaturalPerson, ScriptedText};

/// Given and family name at birth.
pub(super) struct BirthNames<'a> {
    pub(super) given: &'a str,
    pub(super) family: &'a str,
}

/// Both parts, where the text begins or ends with the given or the family name that the person has
/// now, and every way to read it so comes to the same.
pub(super) fn parts<'a>(person: &NaturalPerson, name: &'a ScriptedText) -> Option<BirthNames<'a>> {
    let whole = name.preferred();
    let (given, family) = (
        person.given_name.preferred(),
        person.family_name.preferred(),
    );
    let by_given = [first(whole, given), last(whole, given).map(swapped)];
    let by_family = [first(whole, family).map(swapped), last(whole, family)];
    let mut ways = by_given.into_iter().chain(by_family).flatten();
    let (given, family) = ways.next()?;
    let one_way = ways.all(|way| way == (given, family));
    one_way.then_some(BirthNames { given, family })
}

/// `part` and what follows it.
fn first<'a>(whole: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let rest = whole.strip_prefix(part)?.strip_prefix(' ')?;
    let (head, _) = whole.split_at_checked(part.len())?;
    (!rest.is_empty()).then_some((head, rest))
}

/// What goes before `part`, and it.
fn last<'a>(whole: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let rest = whole.strip_suffix(part)?.strip_suffix(' ')?;
    let (_, tail) = whole.split_at_checked(whole.len() - part.len())?;
    (!rest.is_empty()).then_some((rest, tail))
}

fn swapped<'a>((a, b): (&'a str, &'a str)) -> (&'a str, &'a str) {
    (b, a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::OptionalData;

    #[test]
    fn a_name_at_birth_is_taken_apart_only_where_it_is_plain_how() {
        for (given, family, whole, expected) in [
            (
                "Anna",
                "Muster",
                "Anna Beispiel",
                Some(("Anna", "Beispiel")),
            ),
            ("Anna", "Nagy", "Kis Anna", Some(("Anna", "Kis"))),
            ("Jo", "Bloggs", "Joseph Bloggs", Some(("Joseph", "Bloggs"))),
            ("Anna", "Muster", "Anna Muster", Some(("Anna", "Muster"))),
            ("Anna", "Muster", "Beispiel", None),
            ("Anna", "Muster", "Annabel Beispiel", None),
            ("Anna", "Muster", "Anna", None),
            (
                "Maria",
                "Anna",
                "Anna Maria Beispiel",
                Some(("Maria Beispiel", "Anna")),
            ),
            ("Anna", "Maria", "Anna Beispiel Maria", None),
        ] {
            let text = |text: &str| ScriptedText::new(text).unwrap();
            let person = NaturalPerson {
                identifier: "DE/FR/1".parse().unwrap(),
                family_name: text(family),
                given_name: text(given),
                date_of_birth: "1965-01-01".parse().unwrap(),
                optional: OptionalData::new(),
            };
            let name = text(whole);
            let found = parts(&person, &name).map(|parts| (parts.given, parts.family));
            assert_eq!(found, expected, "{whole}");
        }
    }
}
