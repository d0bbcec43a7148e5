//! The country that a browser remembers: only when told to, nothing but its code, never chosen for
//! the person, and forgotten at a press.
use axum::http::StatusCode;
use eidas_bridge::config::CountryState;

use crate::http_world::*;

const REMEMBERED: &str = "__Host-country=DE";
const LAST_TIME: &str = "You chose this last time";

/// The list of a login that has begun, and the browser's cookies.
async fn begun(ours: &State, cookies: &str) -> (Answer, String) {
    let request = form(&request_with(&[]));
    let answer = ours.get(&format!("/authorize?{request}"), cookies).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let cookies = format!("{}; {cookies}", answer.cookie());
    (answer, cookies)
}

/// What is said about the remembered country in `Set-Cookie`.
fn said(answer: &Answer) -> Vec<String> {
    let all = answer.headers.get_all("set-cookie").iter();
    let all = all.map(|value| value.to_str().unwrap().to_owned());
    all.filter(|cookie| cookie.contains("country")).collect()
}

#[tokio::test]
async fn a_country_is_remembered_only_when_the_box_is_ticked() {
    let (ours, _theirs, _folder) = neighbours().await;
    let (list, cookies) = begun(&ours, "").await;
    assert_eq!(said(&list), Vec::<String>::new());
    assert!(!list.body.contains(LAST_TIME));
    let flow = list.field("flow");
    let chosen = [("flow", flow.as_str()), ("country", "DE")];
    let gone = ours.post("/connector/country", &cookies, &chosen).await;
    assert!(gone.body.contains("SAMLRequest"), "{}", gone.body);
    assert_eq!(said(&gone), Vec::<String>::new(), "not ticked");
    let ticked = [chosen[0], chosen[1], ("remember", "1")];
    let gone = ours.post("/connector/country", &cookies, &ticked).await;
    assert!(gone.body.contains("SAMLRequest"), "{}", gone.body);
    let kept = "__Host-country=DE; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=31536000";
    assert_eq!(said(&gone), [kept]);
}

#[tokio::test]
async fn nothing_but_a_country_of_the_list_is_remembered() {
    let (ours, _theirs, _folder) = neighbours().await;
    let (list, cookies) = begun(&ours, "").await;
    let flow = list.field("flow");
    for country in ["XX", "de", "", "DE; Domain=example", "<b>"] {
        let fields = [
            ("flow", flow.as_str()),
            ("country", country),
            ("remember", "1"),
        ];
        let answer = ours.post("/connector/country", &cookies, &fields).await;
        assert!(!answer.body.contains("SAMLRequest"), "{country}");
        assert_eq!(said(&answer), Vec::<String>::new(), "{country}");
    }
    // Nor for a login that is another browser's, nor on the way back.
    let fields = [
        ("flow", flow.as_str()),
        ("country", "DE"),
        ("remember", "1"),
    ];
    let answer = ours.post("/connector/country", "", &fields).await;
    assert_eq!(said(&answer), Vec::<String>::new());
    let fields = [fields[0], fields[1], fields[2], ("cancel", "1")];
    let answer = ours.post("/connector/country", &cookies, &fields).await;
    assert_eq!(said(&answer), Vec::<String>::new());
}

#[tokio::test]
async fn a_remembered_country_stands_first_and_is_never_chosen_for_the_person() {
    let (ours, _theirs, _folder) = neighbours().await;
    let (list, cookies) = begun(&ours, REMEMBERED).await;
    assert!(list.body.contains(LAST_TIME), "{}", list.body);
    assert!(!list.body.contains("SAMLRequest") && list.header("refresh").is_none());
    assert_eq!(said(&list), Vec::<String>::new(), "it is not prolonged");
    let flow = list.field("flow");
    let again = format!("/connector/country?flow={flow}");
    assert!(ours.get(&again, &cookies).await.body.contains(LAST_TIME));
    for other in ["__Host-country=XX", "__Host-country=<b>", "country=DE"] {
        let (list, _) = begun(&ours, other).await;
        assert!(!list.body.contains(LAST_TIME), "{other}");
        assert!(!list.body.contains("<b>"));
    }
}

#[tokio::test]
async fn the_choice_is_forgotten_at_a_press_and_the_list_is_shown_again() {
    let (ours, _theirs, _folder) = neighbours().await;
    let (list, cookies) = begun(&ours, REMEMBERED).await;
    let flow = list.field("flow");
    let fields = [("flow", flow.as_str()), ("forget", "1")];
    let answer = ours.post("/connector/country", &cookies, &fields).await;
    assert_eq!(answer.status, StatusCode::OK);
    let dropped = "__Host-country=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0";
    assert_eq!(said(&answer), [dropped]);
    assert!(!answer.body.contains(LAST_TIME), "{}", answer.body);
    assert!(answer.body.contains("value=\"DE\""));
    assert_eq!(answer.field("flow"), flow, "the login goes on");
    // The login may be over: it is forgotten all the same.
    let fields = [("flow", "gone"), ("forget", "1")];
    let answer = ours.post("/connector/country", REMEMBERED, &fields).await;
    assert_eq!(said(&answer), [dropped]);
}

#[tokio::test]
async fn a_remembered_country_that_is_away_says_why() {
    let suspended = Differences {
        file: &|_, file| file.state = CountryState::Suspended,
        ..Differences::default()
    };
    let (ours, _theirs, _folder, _) = different_neighbours(&suspended).await;
    let (list, cookies) = begun(&ours, REMEMBERED).await;
    assert!(list.body.contains("id=\"why-last\""), "{}", list.body);
    // Pressed all the same, it is explained and nothing is sent; whoever wants it remembered is
    // heard.
    let flow = list.field("flow");
    let fields = [
        ("flow", flow.as_str()),
        ("country", "DE"),
        ("remember", "1"),
    ];
    let answer = ours.post("/connector/country", &cookies, &fields).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(!answer.body.contains("SAMLRequest"));
    assert!(answer.body.contains("paused"));
    assert_eq!(said(&answer).len(), 1);
}
