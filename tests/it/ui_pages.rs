//! The people's pages as a browser receives them: escaping, policy, labels, what they say.
use eidas_bridge::config::{Accessibility, Notice, Translated};
use eidas_bridge::domain::Language;
use eidas_bridge::ui::texts::Texts;
use eidas_bridge::ui::{
    AccessibilityStatement, Contact, Continue, CountryChoice, Help, Link, Page, Situation, Switch,
    Theme, Unavailable, View, assets,
};

use crate::ui_world::*;

/// Everything that an operator may write, full of markup.
fn hostile_theme() -> Theme {
    Theme {
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
    }
}

#[test]
fn nothing_that_comes_from_outside_becomes_markup() {
    let hostile_theme = hostile_theme();
    let hostile_view = View::new(&hostile_theme, Language::En).switched_by(Switch {
        action: "/connector/country",
        fields: vec![("flow", HOSTILE.to_owned())],
    });
    let hostile_view = hostile_view.at(jiff::Timestamp::UNIX_EPOCH);
    let mut picker = selection();
    let mut named = country("XA");
    named.names.insert("en".to_owned(), HOSTILE.to_owned());
    let hostile = CountryChoice::new(&named, Language::En, Err(Unavailable::NotConnected));
    picker.countries = vec![hostile.clone(); 8];
    picker.remembered = Some(hostile.code);
    picker.service_name = Some(HOSTILE.to_owned());
    picker.flow = HOSTILE.to_owned();
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
    let mut searched = picker.clone();
    searched.query = Some("<script>".to_owned());
    for (page, scripts) in [
        (question.render(&hostile_view), 1),
        (out.render(&hostile_view), 1),
        (picker.render(&hostile_view), 1),
        (searched.render(&hostile_view), 1),
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
    let page = self_post(HOSTILE).render(&transient());
    assert_eq!(
        page.policy.header_value(),
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; \
         form-action https://node.example:8443/eidas/SSO; frame-ancestors 'none'; \
         base-uri 'none'; require-trusted-types-for 'script'"
    );
    let scripts = tags(&page.html, "script");
    assert_eq!(scripts.len(), 1);
    let script = assets::find(attribute(scripts[0], "src").unwrap()).unwrap();
    assert_eq!(script.content_type, "text/javascript; charset=utf-8");
    assert!(
        std::str::from_utf8(script.bytes)
            .unwrap()
            .contains("click()")
    );
}

#[test]
fn the_redirecting_page_names_the_service_its_country_and_what_is_asked() {
    let said = words(&self_post("r").render(&transient()).html);
    for fact in [
        "Example Town",
        "Exampleland",
        "Date of birth",
        "Gender (optional)",
    ] {
        assert!(said.contains(fact), "{fact}: {said}");
    }
    let mut back = self_post("r");
    back.asked.clear();
    back.service_name = None;
    let said = words(&back.render(&transient()).html);
    assert!(said.contains("A public service") && !said.contains("What the service asks for"));
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
        for script in contents(html, "script") {
            assert_eq!(script, "");
        }
        let scripts = tags(html, "script").into_iter();
        let scripts = scripts.map(|tag| attribute(tag, "src"));
        let links = tags(html, "link").into_iter();
        for path in scripts.chain(links.map(|tag| attribute(tag, "href"))) {
            let path = path.unwrap();
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
            // A country's button is one by default.
            let kind = attribute(button, "type").unwrap_or("submit");
            assert_eq!(kind, "submit");
        }
        for input in tags(html, "input") {
            let named = attribute(input, "type") == Some("hidden")
                || html.contains(&format!(
                    "<label for=\"{}\"",
                    attribute(input, "id").unwrap()
                ));
            assert!(named, "{input}");
        }
        assert!(!html.contains('{'), "a place left to fill in {html}");
        assert!(!html.contains("autofocus") && !html.contains("tabindex=\"1"));
    }
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
