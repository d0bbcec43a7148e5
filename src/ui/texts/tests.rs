//! What must hold for every language, whatever it says.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;

use super::*;

/// What is in a message or an attribute of one.
#[derive(Debug, Default, PartialEq, Eq)]
struct Contents {
    variables: BTreeSet<String>,
    plurals: BTreeSet<String>,
    text: String,
}

fn read(pattern: &Pattern<&str>, contents: &mut Contents) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => contents.text.push_str(value),
            PatternElement::Placeable { expression } => read_expression(expression, contents),
        }
    }
}

fn read_expression(expression: &Expression<&str>, contents: &mut Contents) {
    let variable = |inline: &InlineExpression<&str>, contents: &mut Contents| {
        let counted = match inline {
            InlineExpression::FunctionReference { id, arguments } => {
                assert_eq!(id.name, "PLURAL");
                arguments.positional.first().unwrap()
            }
            other => other,
        };
        match counted {
            InlineExpression::VariableReference { id } => {
                contents.variables.insert(id.name.to_owned());
            }
            other => panic!("only variables are filled in, not {other:?}"),
        }
    };
    match expression {
        Expression::Inline(inline) => variable(inline, contents),
        Expression::Select { selector, variants } => {
            variable(selector, contents);
            for variant in variants {
                let (VariantKey::Identifier { name: key }
                | VariantKey::NumberLiteral { value: key }) = &variant.key;
                contents.plurals.insert((*key).to_owned());
                read(&variant.value, contents);
            }
        }
    }
}

/// Everything that a language says, by file, message and attribute. Nothing may stand twice.
fn messages(language: Language) -> BTreeMap<String, Contents> {
    let (_, files) = SOURCES
        .iter()
        .find(|(tag, _)| *tag == language.tag())
        .unwrap_or_else(|| panic!("no folder {}", language.tag()));
    let mut all = BTreeMap::new();
    for source in *files {
        let resource = parser::parse(*source)
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", language.tag()));
        for entry in &resource.body {
            let Entry::Message(message) = entry else {
                assert!(!matches!(entry, Entry::Junk { .. }), "{entry:?}");
                continue;
            };
            let id = message.id.name;
            let value = message.value.as_ref().map(|value| (id.to_owned(), value));
            let attributes = message.attributes.iter();
            let attributes = attributes.map(|one| (format!("{id}.{}", one.id.name), &one.value));
            for (key, pattern) in value.into_iter().chain(attributes) {
                let mut contents = Contents::default();
                read(pattern, &mut contents);
                let before = all.insert(key.clone(), contents);
                assert!(before.is_none(), "{}: {key} stands twice", language.tag());
            }
        }
    }
    all
}

/// The categories of whole numbers and of fractions in each language (CLDR 48, cardinals).
fn categories(language: Language) -> &'static str {
    use Language as L;
    match language {
        L::Bg
        | L::Da
        | L::De
        | L::El
        | L::En
        | L::Et
        | L::Fi
        | L::Hu
        | L::Is
        | L::Nb
        | L::Nl
        | L::Nn
        | L::Sv
        | L::PseudoLong
        | L::PseudoMirrored => "one other",
        L::Es | L::Fr | L::It | L::Pt => "many one other",
        L::Hr | L::Ro => "few one other",
        L::Cs | L::Lt | L::Pl | L::Sk | L::Uk => "few many one other",
        L::Sl => "few one other two",
        L::Ga | L::Mt => "few many one other two",
        L::Lv => "one other zero",
    }
}

#[test]
fn every_language_says_everything_with_the_same_words_filled_in() {
    let english = messages(Language::En);
    assert!(english.len() > 250);
    for language in Language::ALL {
        let said = messages(language);
        let tag = language.tag();
        for (key, contents) in &english {
            let here = said
                .get(key)
                .unwrap_or_else(|| panic!("{tag}: {key} is missing"));
            assert_eq!(here.variables, contents.variables, "{tag}: {key}");
        }
        let strays: Vec<_> = said
            .keys()
            .filter(|key| !english.contains_key(*key))
            .collect();
        assert!(strays.is_empty(), "{tag}: {strays:?}");
    }
}

#[test]
fn every_plural_has_every_category_of_its_language() {
    for language in Language::ALL {
        for (key, contents) in messages(language) {
            if contents.plurals.is_empty() {
                continue;
            }
            let named = contents.plurals.iter().filter(|key| *key != "none");
            let named: Vec<&str> = named.map(String::as_str).collect();
            assert_eq!(
                named.join(" "),
                categories(language),
                "{}: {key}",
                language.tag()
            );
        }
    }
}

#[test]
fn no_sentence_holds_markup_a_placeholder_or_nothing() {
    for language in Language::ALL {
        for (key, contents) in messages(language) {
            let (text, tag) = (&contents.text, language.tag());
            assert!(
                !text.trim().is_empty() || !contents.variables.is_empty(),
                "{tag}: {key}"
            );
            for forbidden in [
                "<", ">", "{", "}", "⟦", "TODO", "&amp;", "\u{2014}", "eIDAS", "SAML",
            ] {
                let allowed = forbidden == "eIDAS" && key.starts_with("accessibility");
                assert!(
                    allowed || !text.contains(forbidden),
                    "{tag}: {key}: {forbidden}"
                );
            }
        }
    }
}

/// Longer ones do not fit a button on a small phone.
#[test]
fn a_button_says_little() {
    const BUTTONS: [&str; 12] = [
        "language-change",
        "back-to-service",
        "search-button",
        "show-all",
        "remembered-forget",
        "cancel",
        "continue",
        "logout-confirm",
        "consent-send",
        "consent-refuse",
        "again",
        "other-country",
    ];
    for language in Language::ALL {
        let said = messages(language);
        for key in BUTTONS {
            let text = &said[key].text;
            let length = text.chars().count();
            assert!(length <= 60, "{}: {key}: {text}", language.tag());
        }
    }
}

/// Counting in five languages whose plurals differ.
#[test]
fn the_number_of_countries_is_said_as_each_language_counts() {
    for (language, forms) in [
        (
            Language::En,
            ["1 country ", "2 countries", "5 countries", "29 countries"],
        ),
        (Language::Pl, ["1 kraj", "2 kraje", "5 krajów", "29 krajów"]),
        (Language::Lt, ["1 šalis", "2 šalys", "5 šalys", "29 šalys"]),
        (Language::Ga, ["1 tír", "2 thír", "5 thír", "29 tír"]),
        (
            Language::Sl,
            ["1 država", "2 državi", "5 držav", "29 držav"],
        ),
    ] {
        let texts = Texts::of(language);
        for (count, form) in [1, 2, 5, 29].into_iter().zip(forms) {
            let said = format!("{} ", texts.found(count));
            assert!(said.contains(form), "{}: {said}", language.tag());
        }
        assert!(!texts.found(0).contains('0'), "none is a word");
        assert_ne!(texts.found(0), texts.found(5).replace('5', "0"));
    }
}

#[test]
fn the_languages_that_are_none_show_that_they_were_used() {
    let long = Texts::of(Language::PseudoLong);
    let english = Texts::of(Language::En);
    assert_ne!(long.choose_title(), english.choose_title());
    assert!(long.choose_title().chars().count() >= 2 * english.choose_title().chars().count());
    let mirrored = Texts::of(Language::PseudoMirrored).back_to("Town");
    assert!(mirrored.contains('\u{202e}') && mirrored.contains("\u{2068}Town\u{2069}"));
    assert_eq!(english.back_to("Town"), "Go back: Town");
}

#[test]
fn whoever_translates_says_when_and_a_reviewer_who_they_are() {
    for language in Language::ALL {
        match review(language) {
            Review::Source => assert_eq!(language, Language::En),
            Review::Draft { since: date } => assert!(date.parse::<jiff::civil::Date>().is_ok()),
            Review::Reviewed { on, by } => {
                assert!(on.parse::<jiff::civil::Date>().is_ok() && !by.is_empty());
            }
        }
    }
}
