//! The back button and two tabs: what a person does who is in doubt. Every page on the way back
//! is one that says something, and the login can be finished or begun again from it.

use std::time::Duration;

use eidas_bridge::demo::World;

use crate::chromium::{Chromium, JavaScript, absent};
use crate::steps::{BOTH, Person, world, world_that_asks_nothing};

pub(crate) const FINISHED: &str = "This login is finished";
pub(crate) const DONE: &str = "This step is already done";
pub(crate) const CHOOSE: &str = "Choose your country";
pub(crate) const LOG_IN: &str = "Log in";

fn people(world: &World, javascript: JavaScript) -> [Person<'_>; 2] {
    BOTH.map(|direction| Person {
        world,
        direction,
        javascript,
    })
}

pub(crate) async fn heading(browser: &Chromium) -> String {
    browser.text("main h1").await.trim().to_owned()
}

/// Back to the list. A browser may have kept the page alive; then the page asks for itself anew, by
/// the login's own address. Or it asks for the hub's request once more. True: the former.
pub(crate) async fn back_to_list(browser: &Chromium) -> bool {
    browser.back().await;
    for _ in 0..40 {
        if browser.address().await.contains("/connector/country?") {
            browser.wait_for("main h1").await;
            return true;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    false
}

/// Where scripts run, pages that only pass something on leave no trace in the history.
#[tokio::test(flavor = "multi_thread")]
async fn going_back_with_javascript_meets_only_pages_that_say_something() {
    if absent() {
        return;
    }
    let world = world().await;
    let mut browser = Chromium::open(JavaScript::On).await;
    for person in people(&world, JavaScript::On) {
        person.to_countries(&browser).await;
        person.to_login(&browser).await;
        // In doubt about the country: back to the list, and the login still ends well.
        back_to_list(&browser).await;
        assert_eq!(heading(&browser).await, CHOOSE);
        person.to_login(&browser).await;
        person.log_in(&browser).await;
        person.check(&person.back_to_service(&browser).await);

        // After the end: what was asked is answered; the login page again, and what has been used is
        // said to be.
        browser.back().await;
        browser.wait_for(".reference").await;
        assert_eq!(heading(&browser).await, FINISHED);
        browser.back().await;
        assert_eq!(heading(&browser).await, LOG_IN);
        person.log_in(&browser).await;
        browser.wait_for(".reference").await;
        assert_eq!(heading(&browser).await, FINISHED);
        assert_eq!(browser.text(".code").await, "flow.finished");
        browser.back().await;
        assert_eq!(heading(&browser).await, LOG_IN);
        // The list of that login says so too; the hub's request once more is a new one.
        let same_login = back_to_list(&browser).await;
        let shown = if same_login { FINISHED } else { CHOOSE };
        assert_eq!(heading(&browser).await, shown);
        browser.back().await;
        assert_eq!(heading(&browser).await, "National service");
    }
    let traffic = browser.traffic().await;
    traffic.assert_no_breakdown();
    assert!(traffic.policy_violations().is_empty());
}

/// Without scripts the page behind is the answer to the choice: a browser asks before it sends
/// the choice again, and both going on and going further back work.
#[tokio::test(flavor = "multi_thread")]
async fn going_back_without_javascript_asks_and_goes_on() {
    if absent() {
        return;
    }
    // Nobody is asked for consent, so that the last page is the one that carried the answer.
    let world = world_that_asks_nothing().await;
    let mut browser = Chromium::open(JavaScript::Off).await;
    for person in people(&world, JavaScript::Off) {
        person.to_countries(&browser).await;
        person.to_login(&browser).await;
        browser.back().await;
        let asked = browser.source().await;
        assert!(asked.contains("Confirm Form Resubmission"), "{asked}");
        browser.reload().await;
        person.press(&browser, "SAMLRequest").await;
        browser.wait_for("select#citizen").await;
        browser.back().await;
        browser.back().await;
        assert_eq!(heading(&browser).await, CHOOSE);
        person.to_login(&browser).await;
        person.log_in(&browser).await;
        person.check(&person.back_to_service(&browser).await);

        // After the end: the page that carried the answer, which is worth nothing now.
        browser.back().await;
        person.press(&browser, "SAMLResponse").await;
        browser.wait_for(".reference").await;
        assert_eq!(heading(&browser).await, DONE);
        assert_eq!(browser.text(".code").await, "response.replayed");
    }
    let traffic = browser.traffic().await;
    traffic.assert_no_breakdown();
    assert!(traffic.policy_violations().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_of_one_browser_both_finish() {
    if absent() {
        return;
    }
    let world = world().await;
    let mut browser = Chromium::open(JavaScript::On).await;
    for person in people(&world, JavaScript::On) {
        let first = browser.tab().await;
        person.to_countries(&browser).await;
        let second = browser.open_tab().await;
        person.to_countries(&browser).await;
        person.to_login(&browser).await;
        browser.switch_to(&first).await;
        person.to_login(&browser).await;
        person.log_in(&browser).await;
        person.check(&person.back_to_service(&browser).await);
        browser.switch_to(&second).await;
        person.log_in(&browser).await;
        person.check(&person.back_to_service(&browser).await);
    }
    browser.traffic().await.assert_clean();
}
