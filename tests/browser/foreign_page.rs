//! A foreign node whose page lets its form go to our address and nowhere else: the message must
//! get through, and so must the person, although the login goes on at other addresses.

use eidas_bridge::demo::World;
use eidas_bridge::demo::journey::Direction;

use crate::chromium::{Chromium, JavaScript, absent};
use crate::planted_faults::Stranger;
use crate::steps::{Person, world};

/// Takes the message from the page that carries it, and carries it from `stranger` instead, whose
/// policy names `destination` only. The script there goes first where scripts run.
async fn carry(browser: &Chromium, stranger: &Stranger, person: Person<'_>, message: &str) {
    let value = |name: &str| format!("input[type=hidden][name={name}]");
    let carried = browser.property(&value(message), "value").await;
    let relay_state = browser.property(&value("RelayState"), "value").await;
    let destination = browser.property("main form", "action").await;
    let ours = format!("{}/", person.world.ours.bridge_url);
    assert!(destination.starts_with(&ours), "{destination}");
    let field =
        |name: &str, value: String| format!("<input type=hidden name={name} value=\"{value}\">");
    let form = format!(
        "<form method=post action=\"{destination}\">{}{}<button id=foreign>Go</button></form>\
         <script>document.forms[0].submit()</script>",
        field(message, carried),
        field("RelayState", relay_state),
    );
    let policy = format!(
        "default-src 'none'; img-src data:; script-src 'unsafe-inline'; form-action {destination}"
    );
    stranger.show(&policy, &form);
    browser
        .suspend_scripts(person.javascript == JavaScript::Off)
        .await;
    browser.go(&stranger.url).await;
    if person.javascript == JavaScript::Off {
        browser.click("button#foreign").await;
    }
}

/// The Response of a foreign Proxy-Service, to our Connector.
async fn response(world: &World, javascript: JavaScript) {
    let person = Person {
        world,
        direction: Direction::Connector,
        javascript,
    };
    let stranger = Stranger::start().await;
    let mut browser = Chromium::open(javascript).await;
    person.to_countries(&browser).await;
    person.to_login(&browser).await;
    // So that the page which carries the answer stays where it is.
    browser.suspend_scripts(true).await;
    person.log_in(&browser).await;
    carry(&browser, &stranger, person, "SAMLResponse").await;
    let received = person.arrived(&browser).await;
    person.check(&received);
    let traffic = browser.traffic().await;
    traffic.assert_clean();
    assert_eq!(traffic.to("/connector/acs").len(), 1);
}

/// The request of a foreign Connector, to our Proxy-Service.
async fn request(world: &World, javascript: JavaScript) {
    let person = Person {
        world,
        direction: Direction::ProxyService,
        javascript,
    };
    let stranger = Stranger::start().await;
    let mut browser = Chromium::open(javascript).await;
    person.to_countries(&browser).await;
    browser.suspend_scripts(true).await;
    browser.click(&person.country_button()).await;
    carry(&browser, &stranger, person, "SAMLRequest").await;
    person.log_in(&browser).await;
    let received = person.back_to_service(&browser).await;
    person.check(&received);
    let traffic = browser.traffic().await;
    traffic.assert_clean();
    assert_eq!(traffic.to("/proxy-service/sso").len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_response_from_a_page_that_may_post_to_our_acs_only_logs_in() {
    if absent() {
        return;
    }
    let world = world().await;
    for javascript in [JavaScript::On, JavaScript::Off] {
        response(&world, javascript).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_from_a_page_that_may_post_to_our_sso_only_logs_in() {
    if absent() {
        return;
    }
    let world = world().await;
    for javascript in [JavaScript::On, JavaScript::Off] {
        request(&world, javascript).await;
    }
}
