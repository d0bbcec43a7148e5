//! One attribute as a person reads it: its name, and its values in words, lines and scripts.

use super::super::attributes::attribute_name;
use super::super::country_selection::{NamedCountry, country_name};
use super::super::day::day;
use super::super::texts::Texts;
use crate::domain::{
    AssertedValue, AttributeValue, CountryCode, Gender, PostalAddress, Script, Syntax,
};
use crate::flow::ConsentItem;

/// One attribute.
pub(super) struct Detail {
    /// Sent back where it is ticked; part of the element's id.
    pub(super) name: String,
    /// What people call it.
    pub(super) label: String,
    pub(super) values: Vec<Shown>,
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    /// Beside its Latin form.
    pub(super) original: bool,
    /// The tag of its language, where that is another than the page's and can be told.
    pub(super) lang: Option<&'static str>,
    /// Data, which nobody should translate.
    pub(super) data: bool,
    /// The day that the line is, `YYYY-MM-DD`.
    pub(super) day: Option<String>,
    pub(super) lines: Vec<String>,
}

impl Detail {
    /// The item, of a person for whom that country vouches.
    pub(super) fn new(item: &ConsentItem, vouching: CountryCode, t: Texts) -> Self {
        let attribute = &item.asserted.attribute;
        let values = item.asserted.values.iter();
        let has_latin = values.clone().any(|value| value.latin_script);
        Self {
            name: item.name().to_owned(),
            label: attribute_name(t, attribute),
            values: values
                .map(|value| {
                    let shown = shown(attribute.definition().syntax, value, vouching, t);
                    // Alone it is no second form.
                    Shown {
                        original: shown.original && has_latin,
                        ..shown
                    }
                })
                .collect(),
        }
    }
}

/// What cannot be read in its syntax is shown as it would be sent.
fn shown(syntax: Syntax, value: &AssertedValue, vouching: CountryCode, t: Texts) -> Shown {
    let words = |line: String| Shown {
        original: false,
        lang: None,
        data: false,
        day: None,
        lines: vec![line],
    };
    match (syntax, AttributeValue::read(syntax, &value.text)) {
        (Syntax::Date, _) => match day(t.language(), &value.text) {
            Some(written) => Shown {
                day: Some(value.text.clone()),
                ..words(written)
            },
            None => words(value.text.clone()),
        },
        (_, Some(AttributeValue::Gender(gender))) => words(match gender {
            Gender::Female => t.gender_female(),
            Gender::Male => t.gender_male(),
            Gender::Unspecified => t.gender_unspecified(),
        }),
        (_, Some(AttributeValue::Country(country))) => {
            let names = std::collections::BTreeMap::new();
            let country = NamedCountry {
                code: country,
                names,
            };
            words(country_name(&country, t.language()))
        }
        (_, Some(AttributeValue::Address(address))) => Shown {
            data: true,
            lines: lines(&address),
            ..words(String::new())
        },
        _ => Shown {
            original: !value.latin_script,
            lang: language(&value.text, vouching),
            data: true,
            ..words(value.text.clone())
        },
    }
}

/// None for Latin letters, which every language of these pages can read out, and for what cannot
/// be told.
fn language(text: &str, vouching: CountryCode) -> Option<&'static str> {
    match Script::of(text) {
        Script::Latin => None,
        script => Some(script.language(vouching)).filter(|tag| *tag != "und"),
    }
}

/// As it is written on a letter.
fn lines(address: &PostalAddress) -> Vec<String> {
    let place: Vec<&str> = [&address.post_code, &address.post_name]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let place = (!place.is_empty()).then(|| place.join(" "));
    let lines = [
        address.street_line(),
        address.po_box.clone(),
        address.area.clone(),
        place,
        address.admin_unit_second_line.clone(),
        address.admin_unit_first_line.clone(),
    ];
    lines.into_iter().flatten().collect()
}
