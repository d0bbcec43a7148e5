//! Who is asked differs from peer to peer, and what is asked stands nowhere but on the page.

use std::sync::Arc;
use std::time::Duration;

use eidas_bridge::ambient::SystemClock;
use eidas_bridge::config::{Consent, replace_file};
use eidas_bridge::demo::browser::Browser;
use eidas_bridge::demo::journey::{self, Direction, Script};
use eidas_bridge::demo::{Options, SiteOptions};

use crate::consent_world::*;
use crate::journey_exceptions::Log;
use crate::journey_world::*;

/// Parts of what is shown of the citizens that log in here.
const PERSONAL: [&str; 10] = [
    "Lefèvre",
    "Lef%C3%A8vre",
    "DUBINÔRE",
    "1981-07-24",
    "24 July 1981",
    "Saint-Élan",
    "Papadopoulou",
    "Παπαδοπούλου",
    "1988-03-25",
    "25 March 1988",
];

fn clean(text: &str, what: &str) {
    for value in PERSONAL {
        assert!(!text.contains(value), "{value} in {what}: {text}");
    }
}

/// No address that the browser was at or was sent to, and no cookie.
fn nowhere(browser: &Browser) {
    for hop in browser.hops() {
        clean(hop.url().as_str(), "an address");
    }
    for host in ["127.0.0.1", "localhost"] {
        clean(&format!("{:?}", browser.cookies(host)), "a cookie");
    }
}

/// The headers of our page and of the answer to it name nobody, and only the flow is in its fields.
fn only_on_the_page(page: &eidas_bridge::demo::browser::Page) {
    clean(&format!("{:?}", page.headers()), "a header");
    assert_eq!(page.header("cache-control"), Some("no-store"));
    for form in page.forms() {
        clean(&format!("{:?}", form.pairs(None)), "a field");
        clean(&format!("{:?}", form.boxes("attribute")), "a box");
    }
    let fields = form(page).pairs(None);
    let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["flow", "lang"]);
}

#[test]
fn values_stand_on_the_page_and_in_no_address_header_field_cookie_or_log() {
    let log = Log::default();
    let seen = log.clone();
    let test = async move {
        let land = Land::settle(Options::default(), Arc::new(SystemClock)).await;
        for answers in [true, false] {
            let mut browser = browser();
            let script = Script::of(Direction::ProxyService);
            let (_, page) = abroad(&land, &mut browser, &script, None).await;
            assert!(reads(&page, "Lefèvre") && reads(&page, "24 July 1981"));
            only_on_the_page(&page);
            if answers {
                send(&mut browser, &page, &form(&page)).await;
            } else {
                refuse(&mut browser, &page).await;
            }
            let script = Script::of(Direction::Connector);
            let page = here(&land, &mut browser, &script, &[]).await;
            assert!(reads(&page, "Papadopoulou") && reads(&page, "25 March 1988"));
            only_on_the_page(&page);
            if answers {
                send(&mut browser, &page, &form(&page)).await;
            } else {
                refuse(&mut browser, &page).await;
            }
            nowhere(&browser);
        }
        // The log says that somebody decided, in which direction, and how much was left out.
        for role in ["connector", "proxy-service"] {
            let lines = seen.events("consented", "direction", role);
            assert_eq!(lines.len(), 1, "{role}");
            assert_eq!(lines[0]["country"], "XB");
            assert!(lines[0]["message_id"].as_str().unwrap().starts_with('_'));
            assert!(lines[0]["left_out"].as_u64().is_some());
        }
        let refused = seen.events("cancelled", "code", "flow.cancelled");
        assert_eq!(
            refused.len(),
            2,
            "{:?}",
            seen.events("refused", "event", "refused")
        );
        clean(&seen.text(), "the log");
        a_countrys_own_rule_counts(&land).await;
    };
    let runtime = log.runtime(tracing::Level::TRACE);
    let (done, wait) = (runtime.spawn(test), runtime.handle().clone());
    let bounded = async { tokio::time::timeout(Duration::from_mins(1), done).await };
    wait.block_on(bounded).expect("in time").unwrap();
    runtime.shutdown_background();
}

/// Whether our citizen is asked on the way to their service.
async fn is_asked(land: &Land) -> bool {
    let (mut browser, script) = (browser(), Script::of(Direction::ProxyService));
    let end = journey::drive(&mut browser, &land.world, script_direction(), &script).await;
    end.unwrap();
    let mut paths = browser.hops().iter().map(|hop| hop.url().path());
    paths.any(|path| path == "/proxy-service/consent")
}

fn script_direction() -> Direction {
    Direction::ProxyService
}

/// Their file says that they ask themselves: so we do not, from the next login on.
async fn a_countrys_own_rule_counts(land: &Land) {
    assert!(is_asked(land).await);
    let file = land.world.ours.folder.join("metadata/countries/XB.toml");
    let before = std::fs::read_to_string(&file).unwrap();
    let rule = "[connector]\nconsent = \"asked-elsewhere\"\n";
    let after = before.replace("[connector]\n", rule);
    replace_file(&file, after.as_bytes()).unwrap();
    for _ in 0..100 {
        if !is_asked(land).await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the country's own rule never counts");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_hub_has_asked_nobody_is_asked_in_either_direction() {
    let options = Options {
        ours: SiteOptions {
            consent: Some(Consent::AskedElsewhere),
            ..SiteOptions::default()
        },
        ..Options::default()
    };
    let land = Land::settle(options, Arc::new(SystemClock)).await;
    for direction in [Direction::Connector, Direction::ProxyService] {
        let mut browser = browser();
        let script = Script::of(direction);
        let end = journey::drive(&mut browser, &land.world, direction, &script).await;
        assert!(matches!(end, Ok(journey::End::LoggedIn { .. })), "{end:?}");
        let mut paths = browser.hops().iter().map(|hop| hop.url().path());
        assert!(paths.all(|path| !path.ends_with("/consent")));
    }
}
