//! The people's pages with samples in them, and how a test reads what a browser receives.
use std::collections::BTreeMap;
use std::sync::LazyLock;

use eidas_bridge::config::Translated;
use eidas_bridge::domain::{Attribute, Language, LevelOfAssurance};
use eidas_bridge::ui::{
    AccessibilityStatement, Continue, Cookies, CountryChoice, CountrySelection, ErrorPage, Help,
    Link, LoggedOut, NamedCountry, Page, Says, SelfPost, SelfPostPurpose, Situation, Switch,
    Target, Theme, Unavailable, View, WayOn,
};

pub(crate) const CODES: &str = "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IS IT LI LT LU LV MT NL NO PL \
                     PT RO SE SI SK UK";
pub(crate) const HOSTILE: &str = "<script>alert('\"&')</script>";

pub(crate) fn target(text: &str) -> Target {
    Target::parse(text).unwrap()
}

pub(crate) fn theme() -> Theme {
    let link = |label: &str, path: &str| Link {
        label: Translated::from(label),
        target: target(path),
    };
    Theme {
        name: "Login service of Exampleland".to_owned(),
        notice: Some("Test system: no real logins".to_owned()),
        links: vec![
            link("Get help", "/help"),
            link("Accessibility", "/accessibility"),
        ],
        ..Theme::default()
    }
}

pub(crate) static THEME: LazyLock<Theme> = LazyLock::new(theme);

/// English, with a menu of languages.
pub(crate) fn view() -> View<'static> {
    view_in(Language::En)
}

/// With a menu of languages.
pub(crate) fn view_in(language: Language) -> View<'static> {
    View::new(&THEME, language).switched_by(Switch {
        action: "/connector/country",
        fields: vec![("flow", "flow-1".to_owned())],
    })
}

/// English, on a page that cannot be asked for again.
pub(crate) fn transient() -> View<'static> {
    View::new(&THEME, Language::En)
}

pub(crate) fn country(code: &str) -> NamedCountry {
    NamedCountry {
        code: code.parse().unwrap(),
        names: BTreeMap::new(),
    }
}

pub(crate) fn selection() -> CountrySelection {
    let since = Some("2026-12-03T08:15:59Z".parse().unwrap());
    let countries = CODES
        .split_whitespace()
        .map(|code| {
            let available = match code {
                "BG" => Err(Unavailable::LevelNotOffered),
                "IS" => Err(Unavailable::Outage { since }),
                "LI" => Err(Unavailable::NotConnected),
                "MT" => Err(Unavailable::Suspended { since }),
                "PL" => Err(Unavailable::SpType),
                "PT" => Err(Unavailable::AttributeMissing(Attribute::Gender)),
                "RO" => Err(Unavailable::PersonKind),
                "SI" => Err(Unavailable::ProtocolVersion),
                "SK" => Err(Unavailable::Outage { since: None }),
                _ => Ok(()),
            };
            CountryChoice::new(&country(code), Language::En, available)
        })
        .collect();
    CountrySelection {
        service_name: Some("Example Town".to_owned()),
        service_country: CountryChoice::new(&country("FR"), Language::En, Ok(())),
        asked: vec![(Attribute::DateOfBirth, true), (Attribute::Gender, false)],
        requested_level: Some(LevelOfAssurance::Substantial),
        countries,
        action: target("/connector/country"),
        flow: "flow-1".to_owned(),
        query: None,
        hint: None,
        remembered: None,
    }
}

pub(crate) fn self_post(relay_state: &str) -> SelfPost {
    SelfPost {
        destination: target("https://node.example:8443/eidas/SSO?x=1"),
        fields: vec![
            ("SAMLRequest".to_owned(), "PHNhbWw+".to_owned()),
            ("RelayState".to_owned(), relay_state.to_owned()),
        ],
        purpose: SelfPostPurpose::LogIn,
        to: "Demo Land".to_owned(),
        service_name: Some("Example Town".to_owned()),
        service_country: "Exampleland".to_owned(),
        asked: vec![(Attribute::DateOfBirth, true), (Attribute::Gender, false)],
        destination_may_redirect: false,
    }
}

pub(crate) fn error(situation: Situation) -> ErrorPage {
    let mut page = ErrorPage::of(situation, "flow.some-code", "K7M2PX4R");
    page.ways = vec![
        WayOn::Press {
            says: Says::StartAgain,
            action: target("/connector/restart"),
            fields: vec![("flow", "flow-1".to_owned())],
        },
        WayOn::Follow {
            says: Says::OtherCountry,
            target: target("/connector/country?flow=flow-1"),
        },
    ];
    page
}

pub(crate) fn asked_to_log_out() -> LoggedOut {
    LoggedOut {
        action: target("/session/end"),
        question: Some(vec![("state", "s".to_owned())]),
        way_back: None,
    }
}

pub(crate) fn logged_out() -> LoggedOut {
    LoggedOut {
        question: None,
        way_back: Some((
            target("https://town.example/bye"),
            "Example Town".to_owned(),
        )),
        ..asked_to_log_out()
    }
}

pub(crate) fn every_page() -> Vec<Page> {
    let theme = view();
    let transient = transient();
    let mut searched = selection();
    searched.query = Some("cyp".to_owned());
    let mut nothing_found = selection();
    nothing_found.query = Some("zzz".to_owned());
    let mut empty = selection();
    empty.countries.clear();
    let mut remembered = selection();
    remembered.remembered = Some("IS".parse().unwrap());
    let mut pages = vec![
        selection().render(&theme),
        searched.render(&theme),
        nothing_found.render(&theme),
        empty.render(&theme),
        remembered.render(&theme),
        self_post("r").render(&transient),
        SelfPost {
            purpose: SelfPostPurpose::GoBack,
            ..self_post("r")
        }
        .render(&transient),
        Continue {
            url: target("/connector/finish?handle=h"),
        }
        .render(&transient),
    ];
    pages.extend([asked_to_log_out(), logged_out()].map(|page| page.render(&theme)));
    pages.push(Help { minutes: 15 }.render(&theme));
    pages.push(AccessibilityStatement.render(&theme));
    pages.push(Cookies { minutes: 15 }.render(&theme));
    pages.extend(Situation::ALL.map(|situation| error(situation).render(&theme)));
    pages
}

/// The start tags called `name`, attributes and all.
pub(crate) fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let open = format!("<{name}");
    html.match_indices(&open)
        .map(|(at, _)| &html[at..=at + html[at..].find('>').unwrap()])
        .filter(|tag| !tag[open.len()..].starts_with(|c: char| c.is_ascii_alphanumeric()))
        .collect()
}

pub(crate) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let rest = &tag[tag.find(&format!(" {name}=\""))? + name.len() + 3..];
    rest.split('"').next()
}

pub(crate) fn contents<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    html.split(&format!("<{name}"))
        .skip(1)
        .filter(|rest| rest.starts_with([' ', '>']))
        .map(|rest| &rest[rest.find('>').unwrap() + 1..])
        .map(|rest| &rest[..rest.find(&format!("</{name}>")).unwrap()])
        .collect()
}

pub(crate) fn words(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Undoes character references as a browser would.
pub(crate) fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let end = at + rest[at..].find(';').unwrap();
        out.push(match &rest[at + 1..end] {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            number => char::from_u32(number.strip_prefix('#').unwrap().parse().unwrap()).unwrap(),
        });
        rest = &rest[end + 1..];
    }
    out + rest
}
