//! The theme door: what the operator mounts is on every page of the running bridge, from our own
//! addresses, within the pages' policy.

use std::fs;
use std::path::Path;
use std::time::Duration;

use eidas_bridge::demo::browser::{Browser, Page};
use eidas_bridge::demo::{Options, World};

use crate::journey_world::browser;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/theme-example");

async fn get(world: &World, browser: &mut Browser, path: &str) -> Page {
    let url = format!("{}{path}", world.ours.bridge_url);
    browser.get(&url).await.unwrap()
}

async fn until(world: &World, right: impl Fn(&str) -> bool) -> Page {
    let mut browser = browser();
    for _ in 0..200 {
        let page = get(world, &mut browser, "/about/help?lang=fr").await;
        if right(page.body()) {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("not in time");
}

/// The values of this attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let before = format!(" {attribute}=\"");
    let parts = html.split(before.as_str()).skip(1);
    parts.map(|rest| rest.split('"').next().unwrap()).collect()
}

fn stylesheets(html: &str) -> Vec<&str> {
    let hrefs = values(html, "href").into_iter();
    hrefs.filter(|path| path.contains(".css")).collect()
}

/// Copies the example's files there; what the configuration says of them.
fn mount_example(folder: &Path) -> String {
    fs::create_dir(folder.join("theme")).unwrap();
    for entry in fs::read_dir(format!("{EXAMPLE}/theme")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), folder.join("theme").join(entry.file_name())).unwrap();
    }
    fs::read_to_string(format!("{EXAMPLE}/pages.toml")).unwrap()
}

/// What a page of the example refers to is served as what it is.
async fn assert_files(world: &World, browser: &mut Browser, html: &str, stylesheet: &str) {
    let css = get(world, browser, stylesheet).await;
    assert_eq!(css.header("content-type"), Some("text/css; charset=utf-8"));
    assert_eq!(
        css.header("cache-control"),
        Some("public, max-age=31536000, immutable")
    );
    assert!(
        css.body().contains("--accent-strong: #07402a;"),
        "{}",
        css.body()
    );
    assert!(css.body().contains("prefers-color-scheme: dark"));
    assert!(css.body().contains("url(/assets/"), "{}", css.body());
    let images = values(html, "src");
    let images: Vec<&str> = images
        .into_iter()
        .filter(|it| it.contains(".svg"))
        .collect();
    assert_eq!(images.len(), 2, "logo and emblem: {images:?}");
    for image in &images {
        let image = get(world, browser, image).await;
        assert_eq!(image.header("content-type"), Some("image/svg+xml"));
        let policy = image.header("content-security-policy").unwrap();
        assert!(
            policy.ends_with("sandbox") && !policy.contains("script-src"),
            "{policy}"
        );
    }
}

#[tokio::test]
async fn the_example_theme_is_put_on_and_taken_off_a_running_bridge() {
    let world = World::start(Options::default()).await.unwrap();
    let folder = &world.ours.folder;
    let plain = until(&world, |page| page.contains("<h1>")).await;
    assert_eq!(stylesheets(plain.body()).len(), 1);
    assert!(!plain.body().contains("<img"));
    let pages = mount_example(folder);
    let file = folder.join("bridge.toml");
    let config = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{config}\n{pages}")).unwrap();
    let page = until(&world, |page| page.contains("site officiel")).await;
    let html = page.body();
    assert!(html.contains("Mentions légales") && !html.contains("Legal notice"));
    // Nothing is loaded from elsewhere, and the policy is as narrow as without a theme.
    assert_eq!(
        page.header("content-security-policy"),
        plain.header("content-security-policy")
    );
    let [ours, theirs] = stylesheets(html)[..] else {
        panic!("ours, and theirs after it: {html}");
    };
    let mut browser = browser();
    assert_files(&world, &mut browser, html, theirs).await;
    assert!(html.contains("alt=\"\""));
    // The theme changes: pages of a moment ago still find theirs.
    let other = pages.replace("#0b5d3b", "#0b4f5d");
    fs::write(&file, format!("{config}\n{other}")).unwrap();
    until(&world, |page| !page.contains(theirs)).await;
    assert_eq!(get(&world, &mut browser, theirs).await.status(), 200);
    // What breaks a page is refused, and what is in force stays.
    fs::write(
        folder.join("theme/header.fr.html"),
        "<p>broken<script></script></p>",
    )
    .unwrap();
    tokio::time::sleep(Duration::from_secs(2)).await;
    let still = until(&world, |page| page.contains("site officiel")).await;
    assert!(!still.body().contains("broken"));
    fs::write(&file, &config).unwrap();
    until(&world, |page| page == plain.body()).await;
    assert_eq!(get(&world, &mut browser, ours).await.status(), 200);
}

#[tokio::test]
async fn our_own_country_is_called_what_the_configuration_calls_it_and_the_hub_learns_our_languages()
 {
    let world = World::start(Options::default()).await.unwrap();
    let discovery = get(&world, &mut browser(), "/.well-known/openid-configuration").await;
    let discovery: serde_json::Value = serde_json::from_str(discovery.body()).unwrap();
    let languages = discovery["ui_locales_supported"].as_array().unwrap();
    assert_eq!(languages.len(), 28);
    assert!(languages.contains(&"mt".into()) && languages.contains(&"uk".into()));
    let file = world.ours.folder.join("bridge.toml");
    let config = fs::read_to_string(&file).unwrap();
    let few = "[pages]\nlanguages = [\"fr\", \"de\", \"en\"]\ndraft_languages = false\n\
               default_language = \"fr\"\n";
    fs::write(&file, format!("{config}\n{few}")).unwrap();
    // Nobody has reviewed German yet; French is the operator's express wish.
    until(&world, |page| !page.contains("Deutsch")).await;
    let discovery = get(&world, &mut browser(), "/.well-known/openid-configuration").await;
    let discovery: serde_json::Value = serde_json::from_str(discovery.body()).unwrap();
    assert_eq!(
        discovery["ui_locales_supported"],
        serde_json::json!(["fr", "en"])
    );
}
