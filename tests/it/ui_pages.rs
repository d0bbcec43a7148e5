//! The people's pages as a browser receives them: escaping, policy, labels, reasons, search.
use std::collections::BTreeMap;
use std::sync::LazyLock;

use eidas_bridge::config::{Accessibility, Notice, Translated};
use eidas_bridge::domain::{Attribute, Language, LevelOfAssurance};
use eidas_bridge::ui::texts::Texts;
use eidas_bridge::ui::{
    AccessibilityStatement, Contact, Continue, Cookies, CountryChoice, CountrySelection, ErrorPage,
    Help, Link, LoggedOut, NamedCountry, Page, Says, SelfPost, SelfPostPurpose, Situation, Switch,
    Target, Theme, Unavailable, View, WayOn, assets,
};

const CODES: &str = "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IS IT LI LT LU LV MT NL NO PL \
                     PT RO SE SI SK UK";
const HOSTILE: &str = "<script>alert('\"&')</script>";

fn target(text: &str) -> Target {
    Target::parse(text).unwrap()
}

fn theme() -> Theme {
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

static THEME: LazyLock<Theme> = LazyLock::new(theme);

/// English, with a menu of languages.
fn view() -> View<'static> {
    View::new(&THEME, Language::En).switched_by(Switch {
        action: "/connector/country",
        fields: vec![("flow", "flow-1".to_owned())],
    })
}

/// English, on a page that cannot be asked for again.
fn transient() -> View<'static> {
    View::new(&THEME, Language::En)
}

fn country(code: &str) -> NamedCountry {
    NamedCountry {
        code: code.parse().unwrap(),
        names: BTreeMap::new(),
    }
}

fn selection() -> CountrySelection {
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
    }
}

fn self_post(relay_state: &str) -> SelfPost {
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
        destination_may_redirect: false,
    }
}

fn error(situation: Situation) -> ErrorPage {
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

fn asked_to_log_out() -> LoggedOut {
    LoggedOut {
        action: target("/session/end"),
        question: Some(vec![("state", "s".to_owned())]),
        way_back: None,
    }
}

fn logged_out() -> LoggedOut {
    LoggedOut {
        question: None,
        way_back: Some((
            target("https://town.example/bye"),
            "Example Town".to_owned(),
        )),
        ..asked_to_log_out()
    }
}

fn every_page() -> Vec<Page> {
    let theme = view();
    let transient = transient();
    let mut searched = selection();
    searched.query = Some("cyp".to_owned());
    let mut nothing_found = selection();
    nothing_found.query = Some("zzz".to_owned());
    let mut empty = selection();
    empty.countries.clear();
    let mut pages = vec![
        selection().render(&theme),
        searched.render(&theme),
        nothing_found.render(&theme),
        empty.render(&theme),
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
fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let open = format!("<{name}");
    html.match_indices(&open)
        .map(|(at, _)| &html[at..=at + html[at..].find('>').unwrap()])
        .filter(|tag| !tag[open.len()..].starts_with(|c: char| c.is_ascii_alphanumeric()))
        .collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let rest = &tag[tag.find(&format!(" {name}=\""))? + name.len() + 3..];
    rest.split('"').next()
}

fn contents<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    html.split(&format!("<{name}"))
        .skip(1)
        .filter(|rest| rest.starts_with([' ', '>']))
        .map(|rest| &rest[rest.find('>').unwrap() + 1..])
        .map(|rest| &rest[..rest.find(&format!("</{name}>")).unwrap()])
        .collect()
}

fn words(html: &str) -> String {
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
fn unescaped(text: &str) -> String {
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

#[test]
fn nothing_that_comes_from_outside_becomes_markup() {
    let hostile_theme = Theme {
        name: HOSTILE.to_owned(),
        notice: Some(HOSTILE.to_owned()),
        links: vec![Link {
            label: Translated::from(HOSTILE),
            target: target("/help"),
        }],
        contact: Contact::of(None, Some(HOSTILE.to_owned())),
        accessibility: Accessibility {
            enforcement: Some((HOSTILE.to_owned(), "/x".to_owned())),
            ..Accessibility::default()
        },
        notices: vec![Notice {
            text: Translated::from(HOSTILE),
            country: None,
            from: None,
            until: None,
        }],
        ..Theme::default()
    };
    let hostile_view = View::new(&hostile_theme, Language::En).switched_by(Switch {
        action: "/connector/country",
        fields: vec![("flow", HOSTILE.to_owned())],
    });
    let hostile_view = hostile_view.at(jiff::Timestamp::UNIX_EPOCH);
    let mut picker = selection();
    let mut named = country("XA");
    named.names.insert("en".to_owned(), HOSTILE.to_owned());
    let hostile = CountryChoice::new(&named, Language::En, Err(Unavailable::NotConnected));
    picker.countries = vec![hostile.clone()];
    picker.service_name = Some(HOSTILE.to_owned());
    picker.flow = HOSTILE.to_owned();
    picker.query = Some("<script>".to_owned());
    let mut post = self_post(HOSTILE);
    post.to = HOSTILE.to_owned();
    post.service_name = Some(HOSTILE.to_owned());
    let mut failure = error(Situation::OwnFault);
    failure.code = Some(HOSTILE.to_owned());
    failure.reference = HOSTILE.to_owned();
    failure.country = Some(hostile);
    let onward = Continue {
        url: target("/x?a=1&b='"),
    };
    let mut question = asked_to_log_out();
    question.question = Some(vec![("state", HOSTILE.to_owned())]);
    let mut out = logged_out();
    out.way_back.as_mut().unwrap().1 = HOSTILE.to_owned();
    for (page, scripts) in [
        (question.render(&hostile_view), 1),
        (out.render(&hostile_view), 1),
        (picker.render(&hostile_view), 1),
        (post.render(&hostile_view), 1),
        (failure.render(&hostile_view), 1),
        (onward.render(&hostile_view), 0),
        (Help { minutes: 15 }.render(&hostile_view), 1),
        (AccessibilityStatement.render(&hostile_view), 1),
    ] {
        assert_eq!(tags(&page.html, "script").len(), scripts, "{}", page.html);
        assert!(!page.html.contains("alert('"), "{}", page.html);
    }
}

#[test]
fn the_self_posting_page_carries_each_field_unchanged() {
    let relay_state = "a&b<c>\"d\"'e'+/=%20 ;é";
    let page = self_post(relay_state).render(&transient());
    let inputs = tags(&page.html, "input");
    let fields: Vec<(String, String)> = inputs
        .iter()
        .map(|tag| {
            assert_eq!(attribute(tag, "type"), Some("hidden"));
            let read = |name| unescaped(attribute(tag, name).unwrap());
            (read("name"), read("value"))
        })
        .collect();
    assert_eq!(fields, self_post(relay_state).fields);
    assert_eq!(
        attribute(tags(&page.html, "form")[0], "action"),
        Some("https://node.example:8443/eidas/SSO?x=1")
    );
    assert_eq!(
        attribute(tags(&page.html, "form")[0], "method"),
        Some("post")
    );
}

#[test]
fn the_self_posting_page_may_post_to_one_address_and_run_one_script() {
    let page = self_post("r").render(&transient());
    let script = contents(&page.html, "script");
    let hash = openssl::base64::encode_block(&openssl::sha::sha256(script[0].as_bytes()));
    assert_eq!(
        page.policy.header_value(),
        format!(
            "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'sha256-{hash}'; \
             form-action https://node.example:8443/eidas/SSO; frame-ancestors 'none'; \
             base-uri 'none'; require-trusted-types-for 'script'"
        )
    );
    let again = self_post(HOSTILE).render(&transient());
    assert_eq!(
        contents(&again.html, "script"),
        script,
        "the script is fixed"
    );
}

#[test]
fn a_destination_that_redirects_elsewhere_is_let_through_over_its_own_scheme() {
    let mut post = self_post("r");
    post.destination_may_redirect = true;
    let policy = post.render(&transient()).policy.header_value();
    assert!(
        policy.contains("form-action https://node.example:8443/eidas/SSO https:;"),
        "{policy}"
    );
    post.destination = target("http://127.0.0.1:8081/sso");
    let policy = post.render(&transient()).policy.header_value();
    assert!(
        policy.contains("form-action http://127.0.0.1:8081/sso http:;"),
        "{policy}"
    );
}

#[test]
fn every_other_page_runs_our_files_only_and_posts_only_to_us() {
    let forms_to = |page: &Page| {
        let policy = page.policy.header_value();
        assert!(policy.contains("script-src 'self';"), "{policy}");
        let (_, rest) = policy.split_once("form-action ").unwrap();
        rest.split(';').next().unwrap().to_owned()
    };
    assert_eq!(forms_to(&selection().render(&view())), "'self'");
    assert_eq!(forms_to(&asked_to_log_out().render(&view())), "'self'");
    assert_eq!(forms_to(&logged_out().render(&transient())), "'none'");
    assert_eq!(
        forms_to(&error(Situation::Expired).render(&transient())),
        "'self'"
    );
    let mut page = error(Situation::Expired);
    page.ways.clear();
    assert_eq!(forms_to(&page.render(&transient())), "'none'");
}

#[test]
fn no_page_has_inline_style_handlers_or_anything_from_elsewhere() {
    for page in every_page() {
        let html = &page.html;
        assert!(!html.contains("style="), "{html}");
        assert!(tags(html, "style").is_empty());
        let inside_tags = html.split('<').filter_map(|part| part.split('>').next());
        for tag in inside_tags.filter(|tag| !tag.starts_with('/')) {
            assert!(!tag.contains(" on"), "a handler in {tag}");
        }
        for tag in tags(html, "link") {
            let path = attribute(tag, "href").unwrap();
            assert!(assets::find(path).is_some(), "{path} is served by us");
        }
        assert!(tags(html, "img").is_empty() && tags(html, "iframe").is_empty());
    }
}

#[test]
fn every_page_has_language_title_one_heading_main_and_named_controls() {
    for page in every_page() {
        let html = &page.html;
        assert!(html.starts_with("<!doctype html>"));
        assert_eq!(attribute(tags(html, "html")[0], "lang"), Some("en"));
        assert!(!words(contents(html, "title")[0]).is_empty());
        assert_eq!(tags(html, "main").len(), 1);
        let headings = contents(html, "h1");
        assert_eq!(headings.len(), 1);
        assert!(!words(headings[0]).is_empty());
        assert!(tags(html, "h3").is_empty(), "no level is skipped");
        for name in ["button", "a"] {
            for inside in contents(html, name) {
                assert!(!words(inside).is_empty(), "a nameless {name} in {html}");
            }
        }
        for button in tags(html, "button") {
            assert_eq!(attribute(button, "type"), Some("submit"));
        }
        for input in tags(html, "input") {
            let named = attribute(input, "type") == Some("hidden")
                || html.contains(&format!(
                    "<label for=\"{}\"",
                    attribute(input, "id").unwrap()
                ));
            assert!(named, "{input}");
        }
        let filled = !html.contains('{') || html.contains("<script>");
        assert!(filled, "a place left to fill in {html}");
        assert!(!html.contains("autofocus") && !html.contains("tabindex=\"1"));
    }
}

#[test]
fn a_country_that_cannot_be_chosen_stays_reachable_and_says_why() {
    let page = selection().render(&view());
    let buttons = tags(&page.html, "button");
    let button = |code: &str| {
        let value = format!("value=\"{code}\"");
        *buttons.iter().find(|b| b.contains(&value)).unwrap()
    };
    for (code, reason) in [
        ("BG", "more secure login"),
        ("IS", "has not answered since 3 December 2026, 08:15 UTC."),
        ("LI", "Not connected yet"),
        ("MT", "paused since 3 December 2026, 08:15 UTC."),
        ("PL", "not open to services of this kind"),
        ("PT", "a detail about you"),
        ("RO", "has no login"),
        ("SI", "does not work together with ours"),
        ("SK", "does not answer."),
    ] {
        let tag = button(code);
        assert!(tag.contains("aria-disabled=\"true\"") && !tag.contains(" disabled"));
        let id = attribute(tag, "aria-describedby").unwrap();
        let (_, rest) = page.html.split_once(&format!("id=\"{id}\">")).unwrap();
        assert!(
            rest.split("</p>").next().unwrap().contains(reason),
            "{code}"
        );
    }
    assert!(!button("AT").contains("aria-disabled"));
    assert_eq!(attribute(button("AT"), "name"), Some("country"));
}

#[test]
fn the_list_says_each_name_in_its_own_language_with_its_tag() {
    let html = selection().render(&view()).html;
    for part in [
        "<span lang=\"el\">Ελλάδα</span>",
        "<span lang=\"nl\">België</span>",
        "<span lang=\"fr\">Belgique</span>",
        "<span lang=\"fi\">Suomi</span>",
    ] {
        assert!(html.contains(part), "{part}");
    }
    assert_eq!(html.matches(">Finland<").count(), 1, "no name twice");
    assert!(html.contains("Example Town") && html.contains("Gender (optional)"));
}

#[test]
fn the_search_works_on_the_server_and_keeps_the_flow() {
    let search = |query: &str| {
        let mut page = selection();
        page.query = Some(query.to_owned());
        page.render(&view()).html
    };
    let codes = |html: &str| -> Vec<String> {
        tags(html, "button")
            .iter()
            .filter(|tag| attribute(tag, "name") == Some("country"))
            .map(|tag| attribute(tag, "value").unwrap().to_owned())
            .collect()
    };
    assert_eq!(codes(&search("ελλαδα")), ["EL"]);
    assert_eq!(codes(&search("ISLAND")), ["IS"]);
    assert_eq!(codes(&search("el")).first().unwrap(), "EL");
    assert!(search("cypr").contains("1 country found"));
    let none = search("<zzz>{count}");
    assert!(codes(&none).is_empty());
    assert!(unescaped(&none).contains("No country matches “<zzz>{count}”"));
    assert!(none.contains("href=\"/connector/country?flow=flow-1\""));
    for form in contents(&none, "form") {
        assert!(form.contains("name=\"flow\" value=\"flow-1\""));
    }
    assert!(
        none.contains("name=\"cancel\""),
        "the way out is always there"
    );
}

#[test]
fn a_page_that_goes_on_by_itself_does_so_by_header_and_by_link() {
    let page = Continue {
        url: target("https://hub.example/authorize?a=1&b=%C3%A9"),
    }
    .render(&view());
    assert_eq!(
        page.refresh.as_deref(),
        Some("0; url=https://hub.example/authorize?a=1&b=%C3%A9")
    );
    assert_eq!(page.status, 200);
    let link = tags(&page.html, "a");
    let link = link
        .iter()
        .find(|a| a.contains("class=\"button\""))
        .unwrap();
    assert_eq!(
        unescaped(attribute(link, "href").unwrap()),
        "https://hub.example/authorize?a=1&b=%C3%A9"
    );
    assert!(!page.html.contains("http-equiv"));
}

#[test]
fn every_error_page_says_all_that_it_owes_and_has_its_status() {
    for situation in Situation::ALL {
        let page = error(situation).render(&view());
        let said = unescaped(&words(&page.html));
        let text = situation.text(Texts::of(Language::En));
        for sentence in [
            text.title.as_str(),
            &text.happened,
            &text.side,
            &text.sent,
            &text.steps[0],
            "K7M2PX4R",
            "flow.some-code",
            "Choose another country",
        ] {
            assert!(said.contains(sentence), "{situation:?}: {sentence}");
        }
        for jargon in ["SAML", "eIDAS", "assertion", "OpenID", "LoA", "Oops"] {
            assert!(!said.contains(jargon), "{situation:?}: {jargon}");
        }
        assert_eq!(page.status, situation.status());
        assert_eq!(page.refresh, None);
    }
}

#[test]
fn the_country_page_is_light() {
    let css = assets::find(assets::stylesheet_path()).unwrap();
    assert!(css.bytes.len() <= 8 * 1024, "{}", css.bytes.len());
    let html = selection().render(&view()).html;
    assert!(html.len() + css.bytes.len() <= 30 * 1024, "{}", html.len());
    let css = std::str::from_utf8(css.bytes).unwrap();
    assert!(!css.contains("url(") && !css.contains("@import"));
    assert!(assets::find("/assets/other.css").is_none());
}
