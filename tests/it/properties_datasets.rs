//! Properties of data sets through the whole way of a Response, signed, encrypted and read again:
//! no optional value, however malformed, fails a login, and no malformed mandatory value passes.

use crate::datasets_world::*;
use crate::properties::{cases, text};
use crate::saml_world::*;
use eidas_bridge::domain::{Attribute, Capacity, NAME_FORMAT_URI, Person, PersonKind};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// One value as somebody writes it: a mark of any kind, a type of any kind, any text.
#[derive(Debug, Clone)]
struct Odd {
    mark: Option<(&'static str, String)>,
    xsi_type: Option<&'static str>,
    text: String,
}

const SPACES: [&str; 4] = [
    "",
    "http://eidas.europa.eu/attributes/naturalperson",
    "http://eidas.europa.eu/attributes/legalperson/representative",
    "urn:other",
];

fn mark() -> impl Strategy<Value = String> {
    let known = select(&["true", "false", "1", "0", "", "maybe", " false "][..]);
    prop_oneof![known.prop_map(str::to_owned), "[ -~&&[^<&\"]]{0,8}"]
}

/// Any text, and what nearly is a value of some syntax.
fn content() -> impl Strategy<Value = String> {
    let near = select(
        &[
            "BE/FI/1",
            "be/FI/1",
            "BE/FI/",
            "BE//1",
            "Male",
            "male",
            "EL",
            "GRC",
            "+32",
            "+3222950000",
            "a@b",
            "a@b@c",
            "1965-02-28",
            "1965-02-30",
            "1965-00-00",
            "0000-01-01",
            "%%%",
            "PGE+",
            "PABvAG8A",
            "https://x",
            "\u{202e}abc",
            "e\u{301}",
            "\u{200d}",
        ][..],
    );
    prop_oneof![
        text(),
        near.prop_map(str::to_owned),
        (0_usize..600).prop_map(|count| "x".repeat(count)),
        "[\\PC]{0,300}",
    ]
}

fn odd_value() -> impl Strategy<Value = Odd> {
    let types = select(&["xs:string", "eidas-natural:GenderType", "x:", "", ":::"][..]);
    (
        option::of((select(&SPACES[..]), mark())),
        option::of(types),
        content(),
    )
        .prop_map(|(mark, xsi_type, text)| Odd {
            mark,
            xsi_type,
            text,
        })
}

fn odd_values() -> impl Strategy<Value = Vec<Odd>> {
    prop_oneof![vec(odd_value(), 1), vec(odd_value(), 0..5)]
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

fn value_element(value: &Odd) -> String {
    let mark = match &value.mark {
        None => String::new(),
        Some(("", mark)) => format!(r#" LatinScript="{}""#, escaped(mark)),
        Some((space, mark)) => {
            format!(r#" xmlns:m="{space}" m:LatinScript="{}""#, escaped(mark))
        }
    };
    let xsi = value.xsi_type.map_or(String::new(), |name| {
        format!(r#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="{name}""#)
    });
    let text = escaped(&value.text);
    format!("<saml2:AttributeValue{mark}{xsi}>{text}</saml2:AttributeValue>")
}

fn element(attribute: &Attribute, capacity: Capacity, form: &str, values: &[Odd]) -> String {
    let values: String = values.iter().map(value_element).collect();
    format!(
        r#"<saml2:Attribute Name="{}" NameFormat="{form}">{values}</saml2:Attribute>"#,
        attribute.uri(capacity)
    )
}

/// A known person's attribute, as it should be.
fn sound(person: &Person, attribute: &Attribute, capacity: Capacity) -> String {
    let values: Vec<Odd> = person
        .values(attribute, capacity)
        .into_iter()
        .map(|value| Odd {
            mark: (!value.latin_script).then(|| ("", "false".to_owned())),
            xsi_type: None,
            text: value.text,
        })
        .collect();
    element(attribute, capacity, NAME_FORMAT_URI, &values)
}

fn minimum(person: &Person, capacity: Capacity) -> Vec<String> {
    Attribute::minimum_dataset(person.kind())
        .map(|attribute| sound(person, attribute, capacity))
        .collect()
}

fn response(statement: &str) -> String {
    let text = assertion_text();
    let (before, rest) = text.split_once("<saml2:AttributeStatement>").unwrap();
    let (_, after) = rest.split_once("</saml2:AttributeStatement>").unwrap();
    let assertion =
        format!("{before}<saml2:AttributeStatement>{statement}</saml2:AttributeStatement>{after}");
    signed(
        &response_text(SUCCESS, &encrypted(&assertion)),
        &WORLD.they.messages,
    )
}

fn kinds() -> impl Strategy<Value = (PersonKind, Option<PersonKind>)> {
    let kind = || select(&PersonKind::ALL[..]);
    (kind(), option::of(kind()))
}

fn optional_of(kind: PersonKind) -> Vec<Attribute> {
    let all = Attribute::of(kind).filter(|one| !one.definition().mandatory);
    all.cloned().collect()
}

/// Some optional attributes of that kind, each with anything as its values.
fn odd_attributes(
    kind: PersonKind,
) -> impl Strategy<Value = Vec<(Attribute, &'static str, Vec<Odd>)>> {
    let all = optional_of(kind);
    let most = all.len();
    let form = || prop_oneof![4 => Just(NAME_FORMAT_URI), 1 => select(&["", "urn:x"][..])];
    subsequence(all, 0..=most).prop_flat_map(move |chosen| {
        let each: Vec<_> = chosen
            .into_iter()
            .map(|attribute| (Just(attribute), form(), odd_values()))
            .collect();
        each
    })
}

/// Whether a value of a mandatory attribute may be believed, judged without the code under test.
fn is_sound(attribute: &Attribute, values: &[Odd]) -> bool {
    let visible = |text: &str| {
        let seen = |c: char| !c.is_whitespace() && !c.is_control();
        text.chars().any(seen) && text.chars().count() <= 600
    };
    match attribute {
        Attribute::PersonIdentifier | Attribute::LegalPersonIdentifier => {
            let [only] = values else { return false };
            let rest = only.text.trim().strip_prefix("BE/FI/");
            rest.is_some_and(|id| {
                let hidden = |c: char| c.is_whitespace() || c.is_control();
                !id.is_empty() && id.chars().count() <= 250 && !id.contains(hidden)
            })
        }
        Attribute::DateOfBirth => {
            let [only] = values else { return false };
            only.text.trim().parse::<jiff::civil::Date>().is_ok() && only.text.trim().len() == 10
        }
        _ => {
            let marks_are_marks = values.iter().all(|value| match &value.mark {
                None | Some(("urn:other", _)) => true,
                Some((_, mark)) => ["true", "false", "1", "0"].contains(&mark.trim()),
            });
            (1..=2).contains(&values.len())
                && marks_are_marks
                && values.iter().any(|value| visible(&value.text))
        }
    }
}

proptest! {
    #![proptest_config(cases(160))]

    #[test]
    fn no_optional_value_fails_a_login(
        (kind, by, own, other) in kinds().prop_flat_map(|(kind, by)| {
            let other = odd_attributes(by.unwrap_or(kind));
            (Just(kind), Just(by), odd_attributes(kind), other)
        }),
    ) {
        let subject = person(kind, []);
        let mut statement = minimum(&subject, Capacity::Subject).concat();
        for (attribute, form, values) in &own {
            statement += &element(attribute, Capacity::Subject, form, values);
        }
        let representative = by.map(|kind| person(kind, []));
        if let Some(representative) = &representative {
            statement += &minimum(representative, Capacity::Representative).concat();
            for (attribute, form, values) in &other {
                statement += &element(attribute, Capacity::Representative, form, values);
            }
        }
        let read = judge(&response(&statement), &everything(kind), true);
        let read = read.map_err(TestCaseError::fail)?;
        for (read, sent, capacity) in [
            (Some(read.person()), Some(&subject), Capacity::Subject),
            (read.representative(), representative.as_ref(), Capacity::Representative),
        ] {
            prop_assert_eq!(read.is_some(), sent.is_some());
            let (Some(read), Some(sent)) = (read, sent) else { continue };
            prop_assert_eq!(read.kind(), sent.kind());
            for attribute in Attribute::minimum_dataset(sent.kind()) {
                prop_assert!(read.values(attribute, capacity) == sent.values(attribute, capacity));
            }
        }
    }

    #[test]
    fn no_malformed_mandatory_value_passes(
        (kind, by) in kinds(),
        at in any::<prop::sample::Index>(),
        form in prop_oneof![6 => Just(NAME_FORMAT_URI), 1 => select(&["", "urn:x"][..])],
        values in odd_values(),
    ) {
        let subject = person(kind, []);
        let representative = by.map(|kind| person(kind, []));
        let mut statement = Vec::new();
        let mut all = Vec::new();
        let set = std::iter::once((&subject, Capacity::Subject));
        let acting = representative.iter().map(|one| (one, Capacity::Representative));
        for (person, capacity) in set.chain(acting) {
            for attribute in Attribute::minimum_dataset(person.kind()) {
                statement.push(sound(person, attribute, capacity));
                all.push((attribute, capacity));
            }
        }
        let at = at.index(all.len());
        let (attribute, capacity) = all[at];
        statement[at] = element(attribute, capacity, form, &values);
        let read = judge(&response(&statement.concat()), &everything(kind), true);
        if form != NAME_FORMAT_URI || !is_sound(attribute, &values) {
            let code = read.err();
            prop_assert!(code.is_some(), "{attribute:?} {capacity:?} passed");
            let code = code.unwrap_or_default();
            prop_assert!(
                code.starts_with("dataset.invalid.") || code.starts_with("assertion.identifier-"),
                "{}", code
            );
        }
    }
}
