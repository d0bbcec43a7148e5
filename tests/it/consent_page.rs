//! The page itself: scripts and their languages, words for codes, escaping, policy, two equal
//! buttons, in every language.

use std::collections::BTreeMap;

use eidas_bridge::domain::{
    AssertedAttribute, AssertedValue, AssuredLevel, Attribute, Capacity, Language,
    LevelOfAssurance, PostalAddress, SpType,
};
use eidas_bridge::flow::{ConsentItem, ConsentQuestion, NamedCountry, Recipient};
use eidas_bridge::ui::{Consent, Page, Target, Theme, View};

const HOSTILE: &str = "<script>alert('\"&')</script>";

fn item(attribute: Attribute, values: &[&str]) -> ConsentItem {
    let values = values.iter().map(|value| AssertedValue::new(*value));
    AssertedAttribute::of_subject(attribute, values.collect()).into()
}

fn acting(attribute: Attribute, value: &str) -> ConsentItem {
    AssertedAttribute {
        capacity: Capacity::Representative,
        attribute,
        values: vec![AssertedValue::new(value)],
    }
    .into()
}

fn question() -> ConsentQuestion {
    let address = PostalAddress {
        thoroughfare: Some("Odos Ermou".to_owned()),
        locator_designator: Some("12".to_owned()),
        post_name: Some("Athina".to_owned()),
        post_code: Some("10563".to_owned()),
        ..PostalAddress::default()
    };
    ConsentQuestion {
        flow: "handle-1".to_owned(),
        action: "/proxy-service/consent",
        recipient: Recipient {
            service_name: Some(HOSTILE.to_owned()),
            country: NamedCountry {
                code: "SE".parse().unwrap(),
                names: BTreeMap::new(),
            },
            sp_type: Some(SpType::Private),
        },
        vouching: "EL".parse().unwrap(),
        level: LevelOfAssurance::High.into(),
        person: vec![
            item(Attribute::PersonIdentifier, &["EL/SE/1234"]),
            item(Attribute::CurrentFamilyName, &["Onases", "Ωνάσης"]),
            item(Attribute::CurrentGivenName, &["Αλέξανδρος"]),
            item(Attribute::DateOfBirth, &["1965-01-02"]),
            item(Attribute::Gender, &["Female"]),
            item(
                Attribute::CurrentAddress,
                &[&address.to_fragment("eidas-natural")],
            ),
            item(Attribute::Nationality, &["EL", "SE"]),
            item(Attribute::PlaceOfBirth, &[HOSTILE]),
        ],
        representative: Vec::new(),
    }
}

fn page(question: ConsentQuestion, language: Language) -> Page {
    let consent = Consent {
        action: Target::parse(question.action).unwrap(),
        question,
    };
    consent.render(&View::new(&Theme::default(), language))
}

fn english(question: ConsentQuestion) -> String {
    page(question, Language::En).html
}

#[test]
fn both_scripts_are_shown_and_the_original_says_its_language() {
    let html = english(question());
    assert!(html.contains(">Onases</span>"));
    assert!(
        html.contains("In the original script:</span> <span lang=\"el\""),
        "{html}"
    );
    assert!(html.contains(">Ωνάσης</span>"));
    // Alone it is no second form, and has its language all the same.
    assert!(html.contains("<dd><span lang=\"el\" dir=\"auto\" translate=\"no\">Αλέξανδρος</span>"));
}

#[test]
fn codes_are_words_days_and_lines() {
    let html = english(question());
    for shown in [
        "<time datetime=\"1965-01-02\">2 January 1965</time>",
        ">Female</span>",
        "Odos Ermou 12<br>10563 Athina",
        ">Greece</span>",
        "To log you in at this private service",
        ">High<",
        ">Sweden<",
    ] {
        assert!(html.contains(shown), "{shown} in {html}");
    }
    let other = ConsentQuestion {
        level: AssuredLevel::NotNotified("urn:their:level".to_owned()),
        ..question()
    };
    assert!(english(other).contains(">urn:their:level<"));
}

#[test]
fn what_anybody_wrote_is_text() {
    let html = english(question());
    assert!(!html.contains("<script>alert"));
    assert!(html.contains("&#60;script&#62;"));
    let nobody = ConsentQuestion {
        recipient: Recipient {
            service_name: None,
            sp_type: None,
            ..question().recipient
        },
        ..question()
    };
    let html = english(nobody);
    assert!(html.contains("To log you in at this service"), "{html}");
}

#[test]
fn what_is_needed_has_no_box_and_what_is_not_has_one_unticked() {
    let html = english(question());
    for name in ["Gender", "CurrentAddress", "Nationality", "PlaceOfBirth"] {
        let one = format!("type=\"checkbox\" name=\"attribute\" value=\"{name}\"");
        assert_eq!(html.matches(&one).count(), 1, "{name}");
    }
    assert_eq!(html.matches("checkbox").count(), 4);
    assert!(!html.contains(" checked"));
    // No value is in a field; the buttons are of one kind.
    for value in ["EL/SE/1234", "Onases", "1965-01-02", "Odos"] {
        assert!(!html.contains(&format!("value=\"{value}")), "{value}");
    }
    assert!(html.contains("class=\"button\" name=\"send\" value=\"1\">Send<"));
    assert!(html.contains("class=\"button\" name=\"refuse\" value=\"1\""));
}

#[test]
fn nothing_optional_means_no_empty_group_and_somebody_acting_two_sections() {
    let mut question = question();
    question.person.truncate(4);
    question.representative = vec![acting(Attribute::CurrentFamilyName, "Doe")];
    let html = english(question);
    assert!(!html.contains("<fieldset") && !html.contains("checkbox"));
    let represented = html
        .find("About the person or company for whom you act")
        .unwrap();
    let acting = html.find("About you, acting for somebody else").unwrap();
    assert!(represented < acting && acting < html.find("Doe").unwrap());
}

#[test]
fn the_page_may_send_to_us_and_run_nothing() {
    let policy = page(question(), Language::En).policy.header_value();
    for rule in [
        "default-src 'none'",
        "script-src 'none'",
        "form-action 'self';",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.contains(rule), "{rule} in {policy}");
    }
}

#[test]
fn every_language_has_the_page() {
    for language in Language::ALL.into_iter().chain(Language::PSEUDO) {
        let html = page(question(), language).html;
        let tag = format!("<html lang=\"{}\"", language.tag());
        assert!(html.contains(&tag), "{language:?}");
        for missing in ["consent-", "attribute-", "gender-"] {
            let text = html.split('>').any(|piece| piece.starts_with(missing));
            assert!(!text, "{missing} in {language:?}");
        }
    }
}
