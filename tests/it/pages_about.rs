//! Help, the accessibility statement, the list of cookies, and an error once more: at addresses of
//! their own, in every language, and never with words of somebody else.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use eidas_bridge::domain::Language;
use eidas_bridge::ui::Situation;

use crate::http_world::{Answer, LIMITS, OURS, Roles, alone};

async fn get(path: &str) -> Answer {
    alone(OURS, Roles::Both, LIMITS).get(path, "").await
}

fn heading(page: &Answer) -> &str {
    let (_, rest) = page.body.split_once("<h1>").unwrap();
    rest.split_once("</h1>").unwrap().0
}

#[tokio::test]
async fn each_page_is_there_in_every_language_with_a_menu_of_them() {
    let state = alone(OURS, Roles::Both, LIMITS);
    for name in ["help", "accessibility", "cookies"] {
        let english = state.get(&format!("/about/{name}"), "").await;
        assert_eq!(english.status, StatusCode::OK, "{name}");
        for language in Language::ALL {
            let tag = language.tag();
            let page = state.get(&format!("/about/{name}?lang={tag}"), "").await;
            assert!(
                page.body.contains(&format!("<html lang=\"{tag}\"")),
                "{name} {tag}"
            );
            let menu = format!("<form class=\"language\" method=\"get\" action=\"/about/{name}\">");
            assert!(page.body.contains(&menu), "{name} {tag}");
            if language != Language::En {
                assert_ne!(heading(&page), heading(&english), "{name} {tag}");
            }
        }
    }
    for missing in [
        "/about",
        "/about/",
        "/about/nothing",
        "/about/help/more",
        "/about/%FF",
    ] {
        assert_eq!(
            state.get(missing, "").await.status,
            StatusCode::NOT_FOUND,
            "{missing}"
        );
    }
}

#[tokio::test]
async fn help_stands_in_the_same_place_and_order_on_every_page() {
    let state = alone(OURS, Roles::Both, LIMITS);
    let mut footers = Vec::new();
    for path in [
        "/about/help",
        "/about/cookies",
        "/nowhere",
        "/connector/country?flow=x",
    ] {
        let page = state.get(path, "").await;
        let (_, footer) = page.body.split_once("<nav aria-label").unwrap();
        footers.push(footer.to_owned());
    }
    assert!(
        footers.iter().all(|footer| *footer == footers[0]),
        "{footers:#?}"
    );
    let places = ["help", "accessibility", "cookies"]
        .map(|name| footers[0].find(&format!("/about/{name}?lang=en")).unwrap());
    assert!(places.is_sorted());
    let french = state.get("/about/help?lang=fr", "").await;
    assert!(french.body.contains("href=\"/about/cookies?lang=fr\""));
}

#[tokio::test]
async fn the_list_of_cookies_is_a_table_with_caption_and_headings() {
    let page = get("/about/cookies").await.body;
    for part in [
        "<caption>What is kept in your browser</caption>",
        "<th scope=\"col\">Name</th>",
        "<th scope=\"row\" translate=\"no\"><code>__Host-login-…</code></th>",
        "<th scope=\"row\" translate=\"no\"><code>__Host-country</code></th>",
        "135 minutes, or until the login is over",
    ] {
        assert!(page.contains(part), "{part}");
    }
}

#[tokio::test]
async fn where_nobody_is_named_people_are_sent_to_the_service() {
    let page = get("/about/help").await.body;
    assert!(page.contains("Ask the service that you want to use."));
    assert!(page.contains("within 15 minutes"));
    assert!(!page.contains("mailto:"));
}

#[tokio::test]
async fn an_error_is_shown_once_more_in_another_language() {
    let state = alone(OURS, Roles::Both, LIMITS);
    for situation in Situation::ALL {
        let word = situation.word();
        let path = format!("/about/problem?situation={word}&reference=K7M2PX4R&lang=fr");
        let page = state.get(&path, "").await;
        assert_eq!(page.status, StatusCode::OK, "{word}");
        assert!(page.body.contains("<html lang=\"fr\"") && page.body.contains("K7M2PX4R"));
        let english = state.get(&path.replace("lang=fr", "lang=en"), "").await;
        assert_ne!(heading(&page), heading(&english), "{word}");
        let field = format!("<input type=\"hidden\" name=\"situation\" value=\"{word}\">");
        assert!(
            page.body.contains(&field),
            "the menu keeps what it is about"
        );
    }
}

#[tokio::test]
async fn an_error_page_offers_other_languages_at_the_page_that_shows_it_once_more() {
    let state = alone(OURS, Roles::Both, LIMITS);
    let request = Request::get("/nowhere").header("accept-language", "de");
    let page = state.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.body.contains("<html lang=\"de\""));
    assert!(page.body.contains("action=\"/about/problem\""));
    let reference = page
        .body
        .split_once("class=\"reference\" translate=\"no\">")
        .unwrap()
        .1;
    let reference = reference.split_once('<').unwrap().0;
    let path = format!("/about/problem?situation=page-not-found&reference={reference}&lang=mt");
    let again = state.get(&path, "").await;
    assert!(again.body.contains(reference) && again.body.contains("<html lang=\"mt\""));
}

#[tokio::test]
async fn no_address_makes_a_page_say_what_somebody_wrote_into_it() {
    let state = alone(OURS, Roles::Both, LIMITS);
    for reference in [
        "CALLUS00",
        "CALLUS",
        "callusno",
        "CALL0USX",
        "%3Cb%3E",
        "K7M2PX4R2",
        "ÄÄÄÄ",
    ] {
        let path = format!("/about/problem?situation=expired&reference={reference}");
        let page = state.get(&path, "").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains(reference), "{reference}");
        assert!(!page.body.contains("class=\"reference\""), "{reference}");
    }
    for path in [
        "/about/problem",
        "/about/problem?situation=",
        "/about/problem?situation=Call+0900",
        "/about/problem?situation=expired&situation=expired",
        "/about/Call-0900",
    ] {
        let page = state.get(path, "").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!page.body.contains("0900"), "{path}");
    }
    let page = state
        .get("/about/help?lang=%22%3E%3Cb%3E&x=Call+0900", "")
        .await;
    assert!(page.body.contains("<html lang=\"en\"") && !page.body.contains("0900"));
}
