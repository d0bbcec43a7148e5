//! What is announced: by the operator, from when until when, and by the bridge itself where a node
//! does not answer.

use std::time::Duration;

use eidas_bridge::app::{Ambient, Bridge};
use eidas_bridge::config::{Config, Notice, PerLanguage, Translated};
use eidas_bridge::demo::browser::{Browser, Page};
use eidas_bridge::demo::journey::{self, Direction, Script};
use eidas_bridge::demo::{Options, Site, SiteOptions, World};
use eidas_bridge::domain::Language;
use eidas_bridge::ui::{
    CountryChoice, ErrorPage, Help, NamedCountry, Situation, Theme, Unavailable, View,
};
use jiff::Timestamp;
use tokio::net::TcpListener;

use crate::journey_world::browser;

fn notice(text: &str, country: Option<&str>, from: &str, until: &str) -> Notice {
    let french = (Language::Fr, format!("{text}, en français"));
    Notice {
        text: PerLanguage::new([(Language::En, text.to_owned()), french], Language::En),
        country: country.map(str::to_owned),
        from: from.parse().ok(),
        until: until.parse().ok(),
    }
}

fn theme(notices: Vec<Notice>) -> Theme {
    Theme {
        notices,
        ..Theme::default()
    }
}

fn help(theme: &Theme, language: Language, now: &str) -> String {
    let view = View::new(theme, language).at(now.parse().unwrap());
    Help { minutes: 15 }.render(&view).html
}

#[test]
fn what_is_for_everybody_stands_above_the_content_of_every_page_while_it_is_so() {
    let theme = theme(vec![
        notice(
            "Works",
            None,
            "2027-01-10T08:00:00Z",
            "2027-01-10T12:00:00Z",
        ),
        notice("Belgian works", Some("BE"), "", ""),
    ]);
    let shown = |now| help(&theme, Language::En, now);
    let planned = shown("2027-01-04T00:00:00Z");
    assert!(
        planned.contains("<h2 id=\"announced\">Notice</h2>\n<p>Works</p>"),
        "{planned}"
    );
    assert!(planned.contains("From 10 January 2027, 08:00 UTC until 10 January 2027, 12:00 UTC"));
    assert!(planned.find("Works") < planned.find("<h1>"));
    let under_way = shown("2027-01-10T09:00:00Z");
    assert!(
        under_way.contains("Until 10 January 2027, 12:00 UTC"),
        "{under_way}"
    );
    for before_and_after in ["2027-01-03T07:00:00Z", "2027-01-10T12:00:00Z"] {
        let page = shown(before_and_after);
        assert!(
            !page.contains("Works") && !page.contains("announced"),
            "{page}"
        );
    }
    assert!(
        !planned.contains("Belgian"),
        "that is told with the country"
    );
}

#[test]
fn a_notice_is_in_the_readers_language_or_says_in_which_it_is() {
    let theme = theme(vec![notice("Works", None, "", "")]);
    let now = "2027-01-01T00:00:00Z";
    assert!(help(&theme, Language::Fr, now).contains("<p>Works, en français</p>"));
    let german = help(&theme, Language::De, now);
    assert!(
        german.contains("<p lang=\"en\" dir=\"ltr\">Works</p>"),
        "{german}"
    );
}

#[test]
fn a_countrys_notice_stands_on_its_explanation_too() {
    let theme = theme(vec![
        notice("Belgian works", Some("BE"), "", ""),
        notice("Danish works", Some("DK"), "", ""),
    ]);
    let view = View::new(&theme, Language::En).at(Timestamp::UNIX_EPOCH);
    let belgium = NamedCountry {
        code: "BE".parse().unwrap(),
        names: std::collections::BTreeMap::new(),
    };
    let away = Err(Unavailable::Outage { since: None });
    let since = Some(Timestamp::UNIX_EPOCH);
    let mut page = ErrorPage::of(Situation::ForeignUnavailable, "net.unreachable", "K7M2PX4R");
    let choice = CountryChoice::new(&belgium, Language::En, away);
    page.country = Some(choice.remarked(&view, since));
    let html = page.render(&view).html;
    assert!(
        html.contains("Belgian works") && !html.contains("Danish works"),
        "{html}"
    );
    assert!(
        !html.contains("May not work"),
        "it does not work: the reason says so"
    );
    let _: Translated = "".into();
}

/// Somebody who adds a page might forget that announcements depend on the time.
#[test]
fn every_page_of_the_edge_is_made_as_of_now() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/http");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let makes = std::fs::read_to_string(&path).is_ok_and(|text| text.contains("View::new("));
        assert!(
            !makes || path.ends_with("edge.rs"),
            "{}: use Edge::view",
            path.display()
        );
    }
}

async fn list(world: &World, browser: &mut Browser) -> Page {
    let script = Script::of(Direction::Connector);
    journey::begin(browser, &world.ours, &script).await.unwrap()
}

/// Asks again and again until the list of countries is as it should be.
async fn until(world: &World, what: &str, right: impl Fn(&str) -> bool) -> String {
    let mut last = String::new();
    for _ in 0..300 {
        let page = list(world, &mut browser()).await;
        page.body().clone_into(&mut last);
        if page.status() == 200 && right(page.body()) {
            return last;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("not in time: {what}\n{last}");
}

fn append(site: &Site, text: &str) {
    let file = site.folder.join("bridge.toml");
    let now = std::fs::read_to_string(&file).unwrap();
    std::fs::write(file, format!("{now}\n{text}")).unwrap();
}

#[tokio::test]
async fn notices_come_and_go_on_a_running_bridge() {
    let world = World::start(Options::default()).await.unwrap();
    world.ready(Duration::from_secs(20)).await.unwrap();
    let file = world.ours.folder.join("bridge.toml");
    let before = std::fs::read_to_string(&file).unwrap();
    let none = until(&world, "the list", |page| page.contains("Demo country")).await;
    assert!(!none.contains("announced"));
    append(
        &world.ours,
        "[[pages.notice]]\ntext.en = \"Works everywhere\"\n\
         [[pages.notice]]\ntext.en = \"Works there\"\ncountry = \"XB\"\n\
         [[pages.notice]]\ntext.en = \"Over\"\nuntil = 2020-01-01T00:00:00Z\n",
    );
    let with = until(&world, "notices", |page| page.contains("Works everywhere")).await;
    assert!(with.contains("aria-describedby=\"more-XB\"") && with.contains("id=\"more-XB\""));
    assert!(with.contains("Works there") && !with.contains("Over"));
    assert!(with.find("Works everywhere") < with.find("<h1>"));
    assert!(with.find("Works there") > with.find("Demo country"));
    std::fs::write(file, before).unwrap();
    until(&world, "none", |page| !page.contains("Works")).await;
}

/// The bridge of a site again, from its files, after it was stopped.
async fn restarted(site: &Site) -> Bridge {
    let config = Config::load(&site.folder.join("bridge.toml")).unwrap();
    for _ in 0..200 {
        if let Ok(listener) = TcpListener::bind(config.node.listen).await {
            return Bridge::start(config, listener, Ambient::system()).unwrap();
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the socket is not free");
}

/// Makes our bridge ask theirs now instead of in an hour: the file of the country has changed.
fn ask_now(site: &Site, skew: u32) {
    let file = site.folder.join("metadata/countries/XB.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let rest = text
        .split_once('\n')
        .filter(|(first, _)| first.starts_with("clock"));
    let rest = rest.map_or(text.as_str(), |(_, rest)| rest);
    std::fs::write(&file, format!("clock_skew_seconds = {skew}\n{rest}")).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_stops_answering_is_told_with_its_country_until_it_answers_again() {
    let world = World::start(Options {
        ours: SiteOptions::default(),
        ..Options::default()
    })
    .await
    .unwrap();
    world.ready(Duration::from_secs(20)).await.unwrap();
    let trouble = "systems have not answered us since";
    let well = until(&world, "the list", |page| page.contains("Demo country")).await;
    assert!(!well.contains(trouble));
    world.theirs.stop_bridge();
    ask_now(&world.ours, 61);
    let page = until(&world, "trouble", |page| page.contains(trouble)).await;
    assert!(
        !page.contains("aria-disabled"),
        "it can be chosen all the same"
    );
    assert!(page.contains("aria-describedby=\"more-XB\""));
    let theirs = restarted(&world.theirs).await;
    ask_now(&world.ours, 62);
    until(&world, "well again", |page| !page.contains(trouble)).await;
    theirs.shutdown();
}
