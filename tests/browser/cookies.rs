//! The cookie that binds a login to its browser, as a real browser keeps it, and what another
//! browser is told that comes with the handle alone.

use eidas_bridge::demo::journey::Direction;

use crate::chromium::{Chromium, JavaScript, absent, text};
use crate::steps::{Person, world};

#[tokio::test(flavor = "multi_thread")]
async fn the_cookie_is_host_only_secure_hidden_from_scripts_and_lax() {
    if absent() {
        return;
    }
    let world = world().await;
    let person = Person {
        world: &world,
        direction: Direction::Connector,
        javascript: JavaScript::On,
    };
    let browser = Chromium::open(person.javascript).await;
    person.to_countries(&browser).await;
    let cookies = browser.cookies().await;
    let mut ours = cookies
        .iter()
        .filter(|cookie| text(cookie, "name").starts_with("__Host-login-"));
    let cookie = ours.next().expect("our cookie");
    assert!(ours.next().is_none());
    assert_eq!(cookie["secure"], true);
    assert_eq!(cookie["httpOnly"], true);
    assert_eq!(text(cookie, "sameSite"), "Lax");
    assert_eq!(text(cookie, "path"), "/");
    assert_eq!(text(cookie, "domain"), "127.0.0.1");
    person.to_login(&browser).await;
    person.log_in(&browser).await;
    person.back_to_service(&browser).await;
    let cookies = browser.cookies().await;
    let left = cookies
        .iter()
        .any(|cookie| text(cookie, "name").starts_with("__Host-login-"));
    assert!(!left, "a finished login leaves its cookie behind");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_browser_cannot_finish_and_does_not_spoil_it_for_the_first() {
    if absent() {
        return;
    }
    let world = world().await;
    let person = Person {
        world: &world,
        direction: Direction::Connector,
        javascript: JavaScript::On,
    };
    let mut first = Chromium::open(person.javascript).await;
    person.to_countries(&first).await;
    person.to_login(&first).await;
    // The answer is taken from its page and carried by nobody's browser, so that its handle is
    // known and nothing is finished yet.
    first.suspend_scripts(true).await;
    person.log_in(&first).await;
    let message = first.property("input[name=SAMLResponse]", "value").await;
    let relay_state = first.property("input[name=RelayState]", "value").await;
    let fields = [
        ("SAMLResponse", message.as_str()),
        ("RelayState", relay_state.as_str()),
    ];
    let acs = format!("{}/connector/acs", world.ours.bridge_url);
    let refresh = first.post_without_browser(&acs, &fields, "refresh").await;
    let finish = refresh.strip_prefix("0; url=").unwrap().to_owned();
    assert!(finish.contains("/connector/finish?handle="), "{finish}");
    {
        let other = Chromium::open(JavaScript::On).await;
        other.go(&finish).await;
        assert_eq!(
            other.text("h1").await,
            "This login was started in another browser"
        );
        assert_eq!(other.text(".code").await, "flow.other-browser");
        assert!(other.cookies().await.is_empty());
    }
    first.go(&finish).await;
    person.check(&person.arrived(&first).await);
    let traffic = first.traffic().await;
    let violations = traffic.policy_violations();
    assert!(violations.is_empty(), "{violations:?}");
}
