//! Countries and hubs that are away, wrong or incomplete: each has a world of its own, and in
//! each the login ends with somebody who knows what to do.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use eidas_bridge::ambient::SystemClock;
use eidas_bridge::app::{Ambient, Bridge};
use eidas_bridge::config::Config;
use eidas_bridge::demo::browser::{Browser, Form, Page};
use eidas_bridge::demo::journey::{self, Direction, End, Script};
use eidas_bridge::demo::{Options, SiteOptions, World};
use eidas_bridge::saml::{Status, SubStatus};

use tokio::net::TcpListener;

use crate::journey_world::*;

fn omits(names: &[&str]) -> SiteOptions {
    let hub_omits: BTreeSet<String> = names.iter().map(|name| (*name).to_owned()).collect();
    SiteOptions {
        hub_omits,
        ..SiteOptions::default()
    }
}

/// The list of countries at our bridge, as soon as it can be had.
async fn list(world: &World, browser: &mut Browser) -> Page {
    let script = Script::of(Direction::Connector);
    for _ in 0..50 {
        let page = journey::begin(browser, &world.ours, &script).await.unwrap();
        if page.status() == 200 {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no list of countries");
}

/// Chooses the demo country, which cannot be had, and sees that the login can still be ended.
async fn choosing_fails(world: &World, code: &str) {
    let mut browser = browser();
    let page = list(world, &mut browser).await;
    let mut form = page.form_to("/connector/country").unwrap();
    let form_of_choice = page
        .forms()
        .into_iter()
        .find(|form| form.has_button("country", "XB"));
    let button = if let Some(found) = form_of_choice {
        form = found;
        Some(("country", "XB"))
    } else {
        form.method = eidas_bridge::demo::browser::FormMethod::Post;
        form.put("country", "XB");
        None
    };
    let refused = browser.submit(&page, &form, button).await.unwrap();
    assert_page(&refused, 502, code);
    assert_eq!(refused.text_of_class("reference").unwrap().len(), 8);
    // The way back leads to the list, which says now that the country is away.
    let mut links = refused.links().into_iter();
    let back = links.find(|(_, url)| {
        url.path() == "/connector/country" && url.query().is_some_and(|it| it.starts_with("flow="))
    });
    let (_, back) = back.expect("a way back");
    let again = browser.follow(&refused, &back).await.unwrap();
    assert_eq!(again.status(), 200);
    assert!(again.body().contains("Demo country"), "{}", again.body());
    // And the person may still leave.
    let cancels = |form: &Form| form.buttons().any(|(name, _)| name == "cancel");
    let form = again.forms().into_iter().find(cancels).unwrap();
    let value = form.buttons().find(|(name, _)| *name == "cancel").unwrap();
    let value = (value.0.to_owned(), value.1.to_owned());
    let end = browser
        .submit(&again, &form, Some((&value.0, &value.1)))
        .await
        .unwrap();
    assert_eq!(
        end.text_of("error").as_deref(),
        Some("access_denied"),
        "{}",
        end.body()
    );
}

/// Their service's request, which our bridge does not believe.
async fn their_request_fails(world: &World, code: &str) {
    let mut browser = browser();
    let script = Script::of(Direction::ProxyService);
    for _ in 0..50 {
        let page = journey::begin(&mut browser, &world.theirs, &script)
            .await
            .unwrap();
        let page = journey::go_on(&mut browser, &page, &world.ours, &script).await;
        let Some((page, form)) = page.ok().and_then(|page| {
            let form = page.self_posting_form()?;
            Some((page, form))
        }) else {
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let refused = browser.submit(&page, &form, None).await.unwrap();
        assert_page(&refused, 502, code);
        return;
    }
    panic!("their bridge never asked");
}

#[tokio::test]
async fn metadata_that_our_anchor_does_not_vouch_for_makes_the_country_unavailable() {
    let world = World::start(Options::default()).await.unwrap();
    // Nothing has run yet on this one thread: the anchor is wrong from the first look on.
    let ours = &world.ours.folder;
    let wrong = ours.join("keys/metadata-signing.crt");
    std::fs::copy(wrong, ours.join("certs/countries/XB.pem")).unwrap();
    choosing_fails(&world, "metadata.signer").await;
    their_request_fails(&world, "metadata.signer").await;
}

#[tokio::test]
async fn a_node_that_says_to_be_of_another_country_is_not_believed() {
    let theirs = SiteOptions {
        posing_as: Some("XC"),
        ..SiteOptions::default()
    };
    let options = Options {
        theirs,
        ..Options::default()
    };
    let world = World::start(options).await.unwrap();
    choosing_fails(&world, "metadata.country").await;
    their_request_fails(&world, "metadata.country").await;
}

#[tokio::test]
async fn a_country_that_is_away_costs_nobody_else_a_login() {
    let world = World::start(Options::default()).await.unwrap();
    world.theirs.stop_bridge();
    choosing_fails(&world, "net.unreachable").await;
    // Alone it would take the rest with it; what does not need it goes on.
    let mut browser = browser();
    let metadata = format!("{}/proxy-service/metadata", world.ours.bridge_url);
    assert_eq!(browser.get(&metadata).await.unwrap().status(), 200);
    assert_eq!(list(&world, &mut browser).await.status(), 200);
}

#[tokio::test]
async fn when_our_hub_is_away_the_foreign_connector_is_told() {
    let world = World::start(Options::default()).await.unwrap();
    world.ours.stop_hub();
    let mut browser = browser();
    let script = Script::of(Direction::ProxyService);
    let response = async {
        loop {
            if let Some(found) = response_of(&world, &mut browser, &script).await {
                return found;
            }
            // Their side is still starting.
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let response = tokio::time::timeout(Duration::from_secs(10), response).await;
    let (page, form) = response.unwrap();
    let xml = xml_of(&form, "SAMLResponse");
    assert!(xml.contains(SubStatus::AuthnFailed.uri()), "{xml}");
    assert!(xml.contains("net.unreachable") && xml.contains("<ds:SignatureValue>"));
    // Their Connector believes it, and their service hears of it.
    let end = browser.submit(&page, &form, None).await.unwrap();
    assert_eq!(end.text_of("error").as_deref(), Some("access_denied"));
}

/// The page with our Response to their request, where it comes to one.
async fn response_of(
    world: &World,
    browser: &mut Browser,
    script: &Script,
) -> Option<(Page, Form)> {
    let mut page = journey::begin(browser, &world.theirs, script).await.ok()?;
    for _ in 0..3 {
        let form = page.self_posting_form();
        if let Some(form) = form.filter(|form| form.get("SAMLResponse").is_some()) {
            return Some((page, form));
        }
        page = journey::go_on(browser, &page, &world.ours, script)
            .await
            .ok()?;
    }
    None
}

#[test]
fn mandatory_data_that_a_hub_does_not_give_fails_the_login_and_everybody_is_told() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let options = Options {
            ours: omits(&["birthdate"]),
            theirs: omits(&["given_name"]),
            ..Options::default()
        };
        let land = Land::settle(options, Arc::new(SystemClock)).await;
        // Theirs does not say the first name: our hub hears of it.
        let mut abroad = browser();
        let script = Script::of(Direction::Connector);
        let (page, form) = land.towards(&mut abroad, &script, "SAMLResponse").await;
        let end = abroad.submit(&page, &form, None).await.unwrap();
        assert_eq!(
            land.error(&end),
            ("server_error".into(), "peer.data-missing".into())
        );
        // Ours does not say the date of birth: their Connector hears of it.
        let mut home = browser();
        let script = Script::of(Direction::ProxyService);
        let (page, request) = land.outwards(&mut home, &script, "SAMLRequest").await;
        let id = id_of(&request, "SAMLRequest");
        let page = home.submit(&page, &request, None).await.unwrap();
        let (_, form) = land
            .message(&mut home, page, &land.world.ours, &script, "SAMLResponse")
            .await;
        let failure = land.refusal(&form, &id).await;
        assert_eq!(failure.status(), Status::Responder);
        assert_eq!(
            failure.sub_status(),
            Some(SubStatus::InvalidAttrNameOrValue)
        );
        assert_eq!(failure.message_code(), Some("202010"));
    });
}

#[test]
fn optional_data_that_a_hub_does_not_give_never_fails_a_login() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let options = Options {
            ours: omits(&["preferred_username", "gender", "birthplace", "address"]),
            theirs: omits(&["gender", "birthplace", "address"]),
            ..Options::default()
        };
        let world = World::start(options).await.unwrap();
        world.ready(Duration::from_secs(10)).await.unwrap();
        for direction in [Direction::Connector, Direction::ProxyService] {
            let script = Script::of(direction);
            let journey = journey::log_in(&world, direction, &script).await;
            let End::LoggedIn { claims, .. } = journey.end.unwrap() else {
                panic!("refused");
            };
            for name in ["gender", "birthplace", "address"] {
                assert!(claims.get(name).is_none(), "{name}");
            }
            if direction == Direction::ProxyService {
                // Without the name in use the name at birth stands for it.
                assert_eq!(claims["family_name"], "DUBINÔRE");
            }
        }
    });
}

/// Waits for that status of our readiness, and hands the page back.
async fn readiness(world: &World, status: u16) -> Page {
    let address = format!("{}/readyz", world.ours.bridge_url);
    let asking = async {
        loop {
            // A new connection each time: an old one may lead to an old bridge.
            if let Ok(page) = browser().get(&address).await
                && page.status() == status
            {
                return page;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    let page = tokio::time::timeout(Duration::from_secs(30), asking).await;
    page.expect("readiness with that status")
}

/// The bridge of a site again, from its files, after it was stopped.
async fn restarted(site: &eidas_bridge::demo::Site, ambient: Ambient) -> Bridge {
    let config = Config::load(&site.folder.join("bridge.toml")).unwrap();
    let binding = async {
        loop {
            if let Ok(listener) = TcpListener::bind(config.node.listen).await {
                return listener;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let listener = tokio::time::timeout(Duration::from_secs(10), binding).await;
    Bridge::start(config.clone(), listener.unwrap(), ambient).unwrap()
}

#[test]
fn readiness_ends_with_its_reason_when_no_country_is_left_and_comes_back_with_one() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let clock = Arc::new(Moved::default());
        let options = Options {
            ours: on_clock(&clock),
            ..Options::default()
        };
        let world = World::start(options).await.unwrap();
        world.ready(Duration::from_secs(30)).await.unwrap();
        world.theirs.stop_bridge();
        // Longer than what they publish is valid.
        clock.by(25 * 3600);
        let page = readiness(&world, 503).await;
        assert!(
            page.body().contains("\"no-usable-country\""),
            "{}",
            page.body()
        );
        // They come back, and somebody asks for them before the background does.
        let theirs = restarted(&world.theirs, on_clock(&clock).ambient).await;
        let mut person = browser();
        let page = list(&world, &mut person).await;
        let mut form = page.form_to("/connector/country").unwrap();
        form.method = eidas_bridge::demo::browser::FormMethod::Post;
        form.put("country", "XB");
        let _ = person.submit(&page, &form, None).await.unwrap();
        let page = readiness(&world, 200).await;
        assert!(!page.body().contains("no-usable-country"));
        theirs.shutdown();
    });
}

#[test]
fn readiness_waits_for_the_hub_comes_with_it_and_outlives_its_next_absence() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let world = World::start(Options::default()).await.unwrap();
        world.ready(Duration::from_secs(30)).await.unwrap();
        // A start without the hub.
        world.ours.stop_bridge();
        world.ours.stop_hub();
        let ours = restarted(&world.ours, Ambient::system()).await;
        let unready = async {
            loop {
                let page = readiness(&world, 503).await;
                if page.body().contains("\"hub\"") {
                    return page;
                }
            }
        };
        let unready = tokio::time::timeout(Duration::from_secs(30), unready).await;
        assert!(unready.unwrap().body().contains("\"client-keys\""));
        world.ours.resume_hub().await.unwrap();
        readiness(&world, 200).await;
        // What was there once may be away for a while: logins say so themselves.
        world.ours.stop_hub();
        for _ in 0..15 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            readiness(&world, 200).await;
        }
        world.ours.resume_hub().await.unwrap();
        for direction in [Direction::Connector, Direction::ProxyService] {
            let journey = journey::log_in(&world, direction, &Script::of(direction)).await;
            assert!(matches!(journey.end, Ok(End::LoggedIn { .. })));
        }
        readiness(&world, 200).await;
        ours.shutdown();
    });
}
