//! What is done to a browser between the hub and us: flows swapped or fixed, answers mixed up,
//! addresses that lead away, pages in frames, forms that post elsewhere. What only a real browser
//! can show is in tests/browser.

use axum::http::StatusCode;
use eidas_bridge::config::CountryState;
use eidas_bridge::flow::Node;

use super::front_world::*;
use crate::http_edge::{authorize, refused_abroad};
use crate::http_world::{
    Answer, CALLBACK, CLIENT, Differences, OURS, State, different_neighbours, form, neighbours,
    query, request_with,
};

fn code(answer: &Answer, status: u16, code: &str) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
    assert_eq!(code_of(answer).as_deref(), Some(code));
}

/// Hands in the Response of a login of another's, and says where that leads.
async fn handed_in(ours: &State, fields: &[(String, String)]) -> String {
    let fields: Vec<_> = fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    ours.post("/connector/acs", "", &fields)
        .await
        .onward()
        .to_owned()
}

/// Login CSRF and swapping: with the cookie of another flow, of the same name or of none, nobody
/// finishes a login; and the one who began can, whatever was tried before.
#[tokio::test]
async fn a_login_is_finished_by_the_browser_that_began_it_or_not_at_all() {
    let (ours, theirs, _folder) = neighbours().await;
    let (victims, _) = refused_abroad(&ours, &theirs).await;
    let (attackers, fields) = refused_abroad(&ours, &theirs).await;
    let finish = handed_in(&ours, &fields).await;
    let (name, value) = attackers.split_once('=').unwrap();
    let (_, other) = victims.split_once('=').unwrap();
    for cookie in [
        String::new(),
        victims.clone(),
        format!("{name}="),
        format!("{name}={other}"),
        format!("{name}={value}x"),
        format!("{}={value}", name.to_lowercase()),
        // A second one of the same name, planted from a sister host, does not help either.
        format!("{name}={value}; {name}={other}"),
    ] {
        let answer = ours.get(&finish, &cookie).await;
        code(&answer, 403, "flow.other-browser");
        assert_eq!(answer.header("location"), None);
    }
    let done = ours.get(&finish, &attackers).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(
        query(done.header("location").unwrap())["error"],
        "access_denied"
    );
}

/// Fixation: what a browser brings when it begins is not taken over, and each login has a secret
/// and a handle of its own, neither of which stands in an address that leaves us.
#[tokio::test]
async fn a_cookie_that_was_planted_before_is_not_taken_over() {
    let front = front(|_| {});
    let first = front.ask(&request_with(&[])).await;
    let planted = first.cookie();
    let again = front.state.get(&authorize(&[]), &planted).await;
    let (name, value) = planted.split_once('=').unwrap();
    assert!(
        !again.cookie().starts_with(name),
        "another login, another cookie"
    );
    assert!(!again.cookie().ends_with(value));
    assert_ne!(first.field("flow"), again.field("flow"));
    assert!(!first.body.contains(value) && !again.body.contains(value));
    // The planted one opens the login that it belongs to and no other.
    let path = format!("/connector/country?flow={}", again.field("flow"));
    code(
        &front.state.get(&path, &planted).await,
        403,
        "flow.other-browser",
    );
}

/// The address of a login is worth nothing on another device, and after its time nothing at all.
#[tokio::test]
async fn the_address_of_a_login_that_is_sent_to_somebody_opens_nothing() {
    let front = front(|_| {});
    let start = front.ask(&request_with(&[])).await;
    let (cookie, flow) = (start.cookie(), start.field("flow"));
    let path = format!("/connector/country?flow={flow}");
    code(&front.state.get(&path, "").await, 403, "flow.other-browser");
    for choice in [("country", "DE"), ("cancel", "1")] {
        let answer = front
            .state
            .post("/connector/country", "", &[("flow", &flow), choice])
            .await;
        code(&answer, 403, "flow.other-browser");
    }
    assert_eq!(front.state.get(&path, &cookie).await.status, 200);
    front.clock.by(901);
    code(&front.state.get(&path, &cookie).await, 410, "flow.expired");
    // Late is late for the right browser only.
    code(&front.state.get(&path, "").await, 403, "flow.other-browser");
    front.clock.by(2 * 3600);
    code(&front.state.get(&path, &cookie).await, 410, "flow.gone");
}

/// Mix-up: whatever the answer and however it travels, it says whose it is.
#[tokio::test]
async fn every_answer_to_the_hub_names_its_issuer() {
    let front = front(|_| {});
    for prompt in ["none", "none login"] {
        let answer = front.ask(&request_with(&[("prompt", prompt)])).await;
        assert_eq!(query(answer.header("location").unwrap())["iss"], OURS);
        let changes = [("prompt", prompt), ("response_mode", "form_post")];
        let answer = front.ask(&request_with(&changes)).await;
        assert_eq!(answer.field("iss"), OURS);
    }
    let start = front.ask(&request_with(&[])).await;
    let fields = [("flow", start.field("flow")), ("cancel", "1".to_owned())];
    let fields = fields
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let answer = front
        .state
        .post("/connector/country", &start.cookie(), &fields)
        .await;
    assert_eq!(query(answer.onward())["iss"], OURS);
}

/// Nothing that comes in a request is an address to go to, but what was registered.
#[tokio::test]
async fn no_parameter_leads_anywhere_that_is_not_registered() {
    let front = front(|_| {});
    let start = front.ask(&request_with(&[])).await;
    let (cookie, flow) = (start.cookie(), start.field("flow"));
    let evil = "https://evil.example/";
    let names = [
        "redirect_uri",
        "post_logout_redirect_uri",
        "RelayState",
        "request_uri",
        "target_link_uri",
        "initiate_login_uri",
        "return_to",
        "returnUrl",
        "next",
        "url",
        "iss",
        "handle",
        "q",
        "error_uri",
    ];
    let mut all: Vec<(&str, &str)> = names.map(|name| (name, evil)).to_vec();
    all.push(("flow", &flow));
    for path in [
        "/authorize",
        "/session/end",
        "/connector/country",
        "/connector/finish",
        "/connector/acs",
        "/proxy-service/sso",
        "/proxy-service/callback",
        "/nowhere",
    ] {
        let by_get = front
            .state
            .get(&format!("{path}?{}", form(&all)), &cookie)
            .await;
        let by_post = front.state.post(path, &cookie, &all).await;
        for answer in [by_get, by_post] {
            assert_eq!(
                (answer.header("location"), answer.header("refresh")),
                (None, None)
            );
            for place in [
                "href=\"https://evil",
                "action=\"https://evil",
                "src=\"https://evil",
            ] {
                assert!(!answer.body.contains(place), "{path}: {}", answer.body);
            }
        }
    }
}

/// Clickjacking: no page of ours stands in a frame, keeps an opener, or is kept.
#[tokio::test]
async fn no_page_can_be_framed_or_kept() {
    let front = front(|_| {});
    let posted = request_with(&[("response_mode", "form_post"), ("prompt", "none")]);
    for answer in [
        front.ask(&request_with(&[])).await,
        front.ask(&posted).await,
        front.ask(&[]).await,
        front.state.get("/session/end", "").await,
        front
            .state
            .post("/session/end", "", &[("confirmed", "1")])
            .await,
        front.state.get("/session/end?id_token_hint=x", "").await,
        front.state.get("/connector/finish?handle=x", "").await,
    ] {
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        for (name, value) in [
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cache-control", "no-store"),
            ("referrer-policy", "no-referrer"),
        ] {
            assert_eq!(answer.header(name), Some(value));
        }
    }
}

/// The form that carries an answer: to the registered address, by one fixed script or a button.
#[tokio::test]
async fn the_form_that_carries_an_answer_goes_to_the_registered_address() {
    let front = front(|_| {});
    let state = "\"><script>alert(1)</script>";
    let changes = [
        ("response_mode", "form_post"),
        ("prompt", "none"),
        ("state", state),
    ];
    let request = request_with(&changes);
    let by_get = front.ask(&request).await;
    let by_post = front.state.post("/authorize", "", &request).await;
    for answer in [by_get, by_post] {
        assert_eq!(answer.status, 200);
        assert_eq!(
            (answer.header("location"), answer.header("refresh")),
            (None, None)
        );
        assert!(
            answer
                .body
                .contains(&format!("<form method=\"post\" action=\"{CALLBACK}\""))
        );
        assert_eq!(answer.field("error"), "login_required");
        assert_eq!(answer.field("iss"), OURS);
        assert!(answer.field("error_description").contains("prompt-none"));
        assert!(!answer.body.contains("<script>alert"), "{}", answer.body);
        assert!(answer.body.contains("<button type=\"submit\""));
        assert!(answer.body.contains("Example Town"));
        let policy = answer.header("content-security-policy").unwrap();
        assert!(
            policy.contains(&format!("form-action {CALLBACK}")),
            "{policy}"
        );
        assert!(policy.contains("script-src 'sha256-"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
    }
    let pushed = front
        .pushed(&request_with(&[("response_mode", "form_post")]))
        .await;
    let start = front
        .ask(&[("client_id", CLIENT), ("request_uri", &pushed)])
        .await;
    let fields = [("flow", start.field("flow")), ("cancel", "1".to_owned())];
    let fields = fields
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let answer = front
        .state
        .post("/connector/country", &start.cookie(), &fields)
        .await;
    assert_eq!(answer.field("error"), "access_denied");
    assert_eq!(answer.field("state"), STATE);
    assert!(
        answer
            .header("set-cookie")
            .unwrap()
            .ends_with("; Max-Age=0")
    );
}

/// A button pressed twice, or a page gone back to, is a page that says so.
#[tokio::test]
async fn a_step_that_is_done_twice_is_a_page_and_no_fault() {
    let front = front(|_| {});
    let start = front.ask(&request_with(&[])).await;
    let fields = [("flow", start.field("flow")), ("cancel", "1".to_owned())];
    let fields = fields
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let first = front
        .state
        .post("/connector/country", &start.cookie(), &fields)
        .await;
    assert_eq!(query(first.onward())["error"], "access_denied");
    for _ in 0..2 {
        let again = front
            .state
            .post("/connector/country", &start.cookie(), &fields)
            .await;
        code(&again, 200, "flow.cancelled");
    }
    // Two tabs are two logins; ending one leaves the other.
    let (one, two) = (
        front.ask(&request_with(&[])).await,
        front.ask(&request_with(&[])).await,
    );
    let both = format!("{}; {}", one.cookie(), two.cookie());
    let cancel = [("flow", one.field("flow")), ("cancel", "1".to_owned())];
    let cancel = cancel
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    front
        .state
        .post("/connector/country", &both, &cancel)
        .await
        .onward();
    let path = format!("/connector/country?flow={}", two.field("flow"));
    assert_eq!(front.state.get(&path, &both).await.status, 200);
}

/// The test's hub may name the country.
fn named_by_the_hub(_: &str, node: &mut Node) {
    let role = node.connector.as_mut().unwrap();
    let policy = role.policies.get_mut(CLIENT).unwrap();
    policy.country_parameter = Some("idp_hint".to_owned());
}

/// A hub that may name the country skips our page, and never gets anywhere by it that a person
/// would not have got.
#[tokio::test]
async fn a_country_that_the_hub_names_is_one_that_could_be_chosen_or_the_page() {
    let differences = Differences {
        node: &named_by_the_hub,
        ..Differences::default()
    };
    let (ours, _theirs, _folder, _) = different_neighbours(&differences).await;
    for named in ["DE", "de", " De "] {
        let answer = ours.get(&authorize(&[("idp_hint", named)]), "").await;
        assert!(!answer.field("SAMLRequest").is_empty(), "{named}");
        let policy = answer.header("content-security-policy").unwrap();
        let only = "form-action https://eidas.de.example/proxy-service/sso";
        assert!(policy.contains(only), "{policy}");
        assert!(answer.cookie().starts_with("__Host-login-"));
        assert!(answer.body.contains("Country DE"));
    }
    for named in [
        "",
        "FR",
        "XX",
        "GR",
        "D",
        "DEU",
        "https://evil.example/",
        &"D".repeat(5000),
    ] {
        let answer = ours.get(&authorize(&[("idp_hint", named)]), "").await;
        assert_eq!(answer.status, 200, "{named:.20}");
        assert!(!answer.field("flow").is_empty(), "{named:.20}");
        assert!(!answer.body.contains("evil.example"));
    }
    let (status, body) = push_at(&ours, CLIENT, &request_with(&[("idp_hint", "de")])).await;
    assert_eq!(status, 201, "{body}");
    let reference = body["request_uri"].as_str().unwrap();
    let brought = [
        ("client_id", CLIENT),
        ("request_uri", reference),
        ("idp_hint", "FR"),
    ];
    let answer = ours
        .get(&format!("/authorize?{}", form(&brought)), "")
        .await;
    assert!(!answer.field("SAMLRequest").is_empty());
    // Only the parameter that is registered, and only once.
    let answer = ours.get(&authorize(&[("country", "DE")]), "").await;
    assert!(!answer.field("flow").is_empty());
    let mut twice = request_with(&[("idp_hint", "DE")]);
    twice.push(("idp_hint", "DE"));
    let answer = ours.get(&format!("/authorize?{}", form(&twice)), "").await;
    assert_eq!(
        query(answer.header("location").unwrap())["error"],
        "invalid_request"
    );
}

/// A country that is out of service is not gone to, and the page says why.
#[tokio::test]
async fn a_country_that_the_hub_names_and_that_cannot_serve_is_explained() {
    let suspended = Differences {
        node: &named_by_the_hub,
        file: &|_, file| file.state = CountryState::Suspended,
        ..Differences::default()
    };
    let (ours, _theirs, _folder, _) = different_neighbours(&suspended).await;
    let answer = ours.get(&authorize(&[("idp_hint", "DE")]), "").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(!answer.field("flow").is_empty());
    assert!(answer.body.contains("id=\"why-DE\""), "{}", answer.body);
    assert!(!answer.body.contains("SAMLRequest"));
}
