//! Pictures of the pages for whoever wants to look at them, in the size of a phone and of a
//! screen, in tests/artefacts. What is checked: nothing sticks out to the side, and every page
//! has a title, one heading and something to press or to read.

use std::path::Path;

use eidas_bridge::demo::journey::Direction;

use crate::chromium::{Chromium, JavaScript, absent};
use crate::steps::{Person, SEND, world};

const SIZES: [(u32, u32); 2] = [(375, 812), (1280, 800)];

async fn look(browser: &Chromium, name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/artefacts");
    std::fs::create_dir_all(&folder).unwrap();
    assert!(!browser.title().await.is_empty(), "{name} has no title");
    assert!(!browser.text("main h1").await.trim().is_empty(), "{name}");
    for (width, height) in SIZES {
        browser.resize(width, height).await;
        let picture = browser.picture().await;
        std::fs::write(folder.join(format!("{name}-{width}.png")), picture).unwrap();
        let metrics = browser
            .devtools("Page.getLayoutMetrics", serde_json::json!({}))
            .await;
        let content = metrics["cssContentSize"]["width"].as_f64().unwrap();
        assert!(content <= f64::from(width), "{name}: {content} > {width}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_fits_a_phone_and_a_screen() {
    if absent() {
        return;
    }
    let world = world().await;
    let person = Person {
        world: &world,
        direction: Direction::Connector,
        javascript: JavaScript::Off,
    };
    let browser = Chromium::open(person.javascript).await;
    browser.go(&world.url).await;
    look(&browser, "1-first-page").await;
    browser.click("a#connector").await;
    browser.wait_for("select#acr").await;
    look(&browser, "2-service").await;
    browser.click("form[action='/service/login'] button").await;
    browser.wait_for(&person.country_button()).await;
    look(&browser, "3-countries").await;
    browser.click(&person.country_button()).await;
    browser.wait_for("input[name=SAMLRequest]").await;
    look(&browser, "4-self-post").await;
    person.press(&browser, "SAMLRequest").await;
    browser.wait_for("select#citizen").await;
    look(&browser, "5-login").await;
    person.log_in(&browser).await;
    browser.wait_for("input[name=SAMLResponse]").await;
    look(&browser, "6-self-post-back").await;
    person.press(&browser, "SAMLResponse").await;
    browser.wait_for(SEND).await;
    look(&browser, "7-consent").await;
    person.arrived(&browser).await;
    look(&browser, "8-result").await;
    browser
        .go(&format!(
            "{}/connector/finish?handle=x",
            world.ours.bridge_url
        ))
        .await;
    browser.wait_for(".reference").await;
    look(&browser, "9-error").await;
}
