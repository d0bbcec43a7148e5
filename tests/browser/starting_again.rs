//! Late, twice, and in two tabs: every page says what happened, and where nobody has an answer yet
//! a button of it begins the login again, which then succeeds.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use eidas_bridge::ambient::{Clock, SystemClock, SystemRandom};
use eidas_bridge::app::Ambient;
use eidas_bridge::config::Consent;
use eidas_bridge::demo::journey::Direction;
use eidas_bridge::demo::{Options, SiteOptions, World};
use jiff::{SignedDuration, Timestamp};

use crate::chromium::{Chromium, JavaScript, absent};
use crate::going_back::{CHOOSE, DONE, FINISHED, LOG_IN, back_to_list, heading};
use crate::steps::{BOTH, Person, world};

const LATE: &str = "This login took too long";
const AGAIN: &str = "form[action='/connector/restart'] input[name=lang] ~ button";
const SAME_COUNTRY: &str = "form[action='/connector/restart'] input[name=country] ~ button";
const AGAIN_AT_THE_HUB: &str = "form[action='/proxy-service/restart'] input[name=lang] ~ button";
const BACK: &str = ".ways form input[name=cancel] ~ button";

/// The machine's clock, as far ahead as it was moved.
#[derive(Default)]
struct Ahead(Mutex<SignedDuration>);

impl Ahead {
    fn by(&self, seconds: i64) {
        *self.0.lock().unwrap() += SignedDuration::from_secs(seconds);
    }
}

impl Clock for Ahead {
    fn now(&self) -> Timestamp {
        SystemClock.now() + *self.0.lock().unwrap()
    }
}

/// Both countries on one clock, with a minute for a login.
async fn hurried() -> (World, Arc<Ahead>) {
    let clock = Arc::new(Ahead::default());
    let site = || SiteOptions {
        ambient: Ambient {
            clock: clock.clone(),
            random: Arc::new(SystemRandom),
        },
        consent: Some(Consent::AskedElsewhere),
        extra_config: "[limits]\nflow_seconds = 60\n".to_owned(),
        ..SiteOptions::default()
    };
    let options = Options {
        ours: site(),
        theirs: site(),
        ..Options::default()
    };
    let world = World::start(options).await.unwrap();
    world.ready(Duration::from_secs(20)).await.unwrap();
    (world, clock)
}

async fn code(browser: &Chromium) -> String {
    browser.text(".code").await
}

/// At the list, then abroad, then on the way back: late each time.
async fn late_everywhere(javascript: JavaScript) {
    if absent() {
        return;
    }
    let (world, clock) = hurried().await;
    let mut browser = Chromium::open(javascript).await;
    for direction in BOTH {
        let person = Person {
            world: &world,
            direction,
            javascript,
        };
        person.to_countries(&browser).await;
        clock.by(61);
        browser.click(&person.country_button()).await;
        assert_eq!(code(&browser).await, "flow.expired");
        assert_eq!(heading(&browser).await, LATE);
        browser.click(AGAIN).await;
        person.to_login(&browser).await;
        // Late at home: their node has taken too long as well, and asks its hub again.
        clock.by(61);
        person.log_in(&browser).await;
        browser.wait_for(AGAIN_AT_THE_HUB).await;
        assert_eq!(code(&browser).await, "flow.expired");
        browser.click(AGAIN_AT_THE_HUB).await;
        person.log_in(&browser).await;
        // Its answer comes too late for us. The same country once more.
        if javascript == JavaScript::Off {
            person.press(&browser, "SAMLResponse").await;
        }
        browser.wait_for(SAME_COUNTRY).await;
        assert_eq!(code(&browser).await, "flow.expired");
        browser.click(SAME_COUNTRY).await;
        if javascript == JavaScript::Off {
            person.press(&browser, "SAMLRequest").await;
        }
        person.log_in(&browser).await;
        person.check(&person.back_to_service(&browser).await);
    }
    let traffic = browser.traffic().await;
    assert!(traffic.policy_violations().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_late_starts_again_and_logs_in_with_javascript() {
    late_everywhere(JavaScript::On).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_late_starts_again_and_logs_in_without_javascript() {
    late_everywhere(JavaScript::Off).await;
}

/// From the page that says so: by its own button, or by the browser's.
#[tokio::test(flavor = "multi_thread")]
async fn who_is_late_may_go_back_to_the_service_or_in_the_browser() {
    if absent() {
        return;
    }
    let (world, clock) = hurried().await;
    for javascript in [JavaScript::On, JavaScript::Off] {
        let browser = Chromium::open(javascript).await;
        let person = Person {
            world: &world,
            direction: Direction::Connector,
            javascript,
        };
        person.to_countries(&browser).await;
        clock.by(61);
        browser.click(&person.country_button()).await;
        assert_eq!(heading(&browser).await, LATE);
        if !back_to_list(&browser).await {
            // The hub's request once more, and late once more.
            assert_eq!(heading(&browser).await, CHOOSE);
            clock.by(61);
            browser.click(&person.country_button()).await;
        }
        assert_eq!(heading(&browser).await, LATE);
        browser.click(BACK).await;
        browser.wait_for("#error").await;
        assert_eq!(browser.text("#error").await, "access_denied");
        let result = format!("{}/service/result", world.ours.hub_url);
        assert!(browser.address().await.starts_with(&result));
    }
}

/// One login in two tabs: the last choice counts, and after the end the other says so.
#[tokio::test(flavor = "multi_thread")]
async fn one_login_in_two_tabs_ends_well_in_one_and_is_explained_in_the_other() {
    if absent() {
        return;
    }
    let world = world().await;
    for javascript in [JavaScript::On, JavaScript::Off] {
        let browser = Chromium::open(javascript).await;
        let person = Person {
            world: &world,
            direction: Direction::Connector,
            javascript,
        };
        person.to_countries(&browser).await;
        let flow = browser.property("input[name=flow]", "value").await;
        let list = format!("{}/connector/country?flow={flow}", world.ours.bridge_url);
        browser.go(&list).await;
        let first = browser.tab().await;
        let second = browser.open_tab().await;
        browser.go(&list).await;
        let third = browser.open_tab().await;
        browser.go(&list).await;
        browser.switch_to(&first).await;
        person.to_login(&browser).await;
        browser.switch_to(&second).await;
        person.to_login(&browser).await;
        // The first answers what was left since; nothing is lost by that.
        browser.switch_to(&first).await;
        person.log_in(&browser).await;
        if javascript == JavaScript::Off {
            person.press(&browser, "SAMLResponse").await;
        }
        assert_eq!(code(&browser).await, "response.superseded");
        assert_eq!(heading(&browser).await, DONE);
        browser.switch_to(&second).await;
        person.log_in(&browser).await;
        person.check(&person.back_to_service(&browser).await);
        browser.switch_to(&third).await;
        assert_eq!(heading(&browser).await, CHOOSE);
        browser.click(&person.country_button()).await;
        assert_eq!(code(&browser).await, "flow.finished");
        assert_eq!(heading(&browser).await, FINISHED);
    }
}

/// A hand that presses twice.
#[tokio::test(flavor = "multi_thread")]
async fn pressing_a_country_twice_logs_in_once() {
    if absent() {
        return;
    }
    let world = world().await;
    for javascript in [JavaScript::On, JavaScript::Off] {
        let mut browser = Chromium::open(javascript).await;
        let person = Person {
            world: &world,
            direction: Direction::Connector,
            javascript,
        };
        person.to_countries(&browser).await;
        browser.click_twice(&person.country_button()).await;
        if javascript == JavaScript::Off {
            person.press(&browser, "SAMLRequest").await;
        }
        browser.wait_for("select#citizen").await;
        assert_eq!(heading(&browser).await, LOG_IN);
        person.log_in(&browser).await;
        person.check(&person.back_to_service(&browser).await);
        let traffic = browser.traffic().await;
        if javascript == JavaScript::On {
            assert_eq!(traffic.to("/connector/country").len(), 1);
        }
        assert_eq!(traffic.to("/proxy-service/sso").len(), 1);
        traffic.assert_no_breakdown();
    }
}

/// A page that the browser kept alive is asked for anew.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_was_kept_alive_is_asked_for_anew() {
    if absent() {
        return;
    }
    let (world, clock) = hurried().await;
    let mut browser = Chromium::open(JavaScript::On).await;
    let person = Person {
        world: &world,
        direction: Direction::Connector,
        javascript: JavaScript::On,
    };
    person.to_countries(&browser).await;
    clock.by(61);
    let restored = "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))";
    browser.run(restored).await;
    browser.wait_for(AGAIN).await;
    assert_eq!(heading(&browser).await, LATE);
    browser.click(AGAIN).await;
    person.to_login(&browser).await;
    person.log_in(&browser).await;
    person.check(&person.back_to_service(&browser).await);
    assert!(browser.traffic().await.policy_violations().is_empty());
}
