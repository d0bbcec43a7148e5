//! Who people are on the other side, through whole logins: a key that follows another on a day of
//! each country, services that cannot join their records, and hubs that are told who somebody was.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use eidas_bridge::ambient::Clock;
use eidas_bridge::app::{Ambient, assemble};
use eidas_bridge::config::{Config, replace_file};
use eidas_bridge::demo::Options;
use eidas_bridge::demo::journey::{Direction, Script};
use eidas_bridge::domain::{PersonIdentifier, PersonKind};
use eidas_bridge::saml::binding::post;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use crate::journey_world::*;

const SHORT_FORM: &str = "identifier_secret_file = \"secrets/identifier\"\n";

/// Puts the changed configuration in force, and waits until it is.
async fn reconfigure(land: &Land, name: &str, change: impl FnOnce(String) -> String) {
    let file = land.world.ours.folder.join("bridge.toml");
    let text = change(std::fs::read_to_string(&file).unwrap());
    let old = text.lines().find(|line| line.starts_with("display_name"));
    let named = format!("display_name = \"{name}\"");
    let text = text.replacen(&old.unwrap().to_owned(), &named, 1);
    replace_file(&file, text.as_bytes()).unwrap();
    let since = Instant::now();
    let nowhere = land.ours("/nowhere");
    while !browser().get(&nowhere).await.unwrap().body().contains(name) {
        let loaded = Config::load(&file).map(|_| ());
        assert!(since.elapsed() < Duration::from_secs(10), "{loaded:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn secret(folder: &Path, name: &str) {
    let text = format!("{name}-0123456789abcdef0123456789abcdef");
    std::fs::write(folder.join("secrets").join(name), text).unwrap();
}

async fn moved_land() -> (Arc<Moved>, Land) {
    let clock = Arc::new(Moved::default());
    let options = Options {
        ours: on_clock(&clock),
        theirs: on_clock(&clock),
        ..Options::default()
    };
    let time: Arc<dyn Clock> = clock.clone();
    let land = Land::settle(options, time).await;
    (clock, land)
}

fn in_seconds(land: &Land, seconds: i64) -> Timestamp {
    land.clock.now() + SignedDuration::from_secs(seconds)
}

/// What a service of theirs is told about our citizen; behind their Connector, or of that name.
async fn abroad(land: &Land, requester_id: Option<&str>) -> PersonIdentifier {
    let mut browser = browser();
    let script = Script::of(Direction::ProxyService);
    let request = land.request();
    let mut written = request.signed(&land.keys.signing);
    if let Some(id) = requester_id {
        let end = "</saml2p:AuthnRequest>";
        let scoping = format!(
            "<saml2p:Scoping><saml2p:RequesterID>{id}</saml2p:RequesterID></saml2p:Scoping>{end}"
        );
        written = signed_with(&written, end, &scoping, &land.keys.signing);
    }
    let message = post::encode(&written);
    let sso = land.ours("/proxy-service/sso");
    let fields = [("SAMLRequest", message.as_str())];
    let page = land.post(&mut browser, &sso, &fields).await;
    let home = &land.world.ours;
    let sent = land.message(&mut browser, page, home, &script, "SAMLResponse");
    let (_, form) = sent.await;
    let assertion = land.assertion(&form, &request.id).await;
    assertion.person().identifier().clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_country_keeps_its_identifiers_until_its_day_and_has_new_ones_after_it() {
    let (clock, land) = moved_land().await;
    let before = abroad(&land, None).await;
    assert!(before.to_string().starts_with("XA/XB/"));
    assert!(before.id().ends_with("v1"));

    // The key is followed by another: elsewhere an hour ago, there in ten minutes; and then by one
    // that tells services apart.
    secret(&land.world.ours.folder, "identifier-2");
    secret(&land.world.ours.folder, "identifier-3");
    let (past, day) = (in_seconds(&land, -3600), in_seconds(&land, 600));
    let third = in_seconds(&land, 1200);
    let tables = format!(
        "[[proxy_service.hub.identifiers]]\n\
         version = \"v1\"\n\
         secret_file = \"secrets/identifier\"\n\
         [[proxy_service.hub.identifiers]]\n\
         version = \"v2\"\n\
         secret_file = \"secrets/identifier-2\"\n\
         from = {past}\n\
         [proxy_service.hub.identifiers.countries]\n\
         XB = {day}\n\
         [[proxy_service.hub.identifiers]]\n\
         derivation = \"pairwise-by-requester\"\n\
         version = \"v3\"\n\
         secret_file = \"secrets/identifier-3\"\n\
         from = {third}\n"
    );
    let rolled = |text: String| text.replacen(SHORT_FORM, "", 1) + &tables;
    reconfigure(&land, "Rolled", rolled).await;
    assert!(abroad(&land, None).await == before, "its day is not there");

    clock.by(601);
    let after = abroad(&land, None).await;
    assert!(after.id().ends_with("v2"), "{after}");
    assert!(abroad(&land, Some("https://sp.example/")).await == after);

    clock.by(601);
    let [node, tax, town] = [
        None,
        Some("https://tax.example/"),
        Some("https://town.example/"),
    ];
    let (of_node, of_tax) = (abroad(&land, node).await, abroad(&land, tax).await);
    let of_town = abroad(&land, town).await;
    assert!(of_node != of_tax && of_tax != of_town && of_node != of_town);
    assert!(abroad(&land, tax).await == of_tax, "and each is stable");
    assert!(of_tax.id().ends_with("v3"), "{of_tax}");
}

/// What that client is told about their citizen: `sub` of the id token and of userinfo.
async fn at_hub(land: &Land, client: &str) -> (String, String) {
    let mut browser = browser();
    let script = Script::of(Direction::Connector);
    let page = land.visit(&mut browser, &[("client_id", client)]).await;
    let home = &land.world.theirs;
    let sent = land.message(&mut browser, page, home, &script, "SAMLResponse");
    let (page, form) = sent.await;
    let end = browser.submit(&page, &form, None).await.unwrap();
    let code = land.said(&end)["code"].clone();
    let (status, tokens) = land.token(&code, &[("client_id", client)]).await;
    assert_eq!(status, 200, "{tokens}");
    let payload = tokens["id_token"].as_str().unwrap().split('.').nth(1);
    let payload = URL_SAFE_NO_PAD.decode(payload.unwrap()).unwrap();
    let id_token: Value = serde_json::from_slice(&payload).unwrap();
    let (status, userinfo) = land.userinfo(&tokens).await;
    assert_eq!(status, 200, "{userinfo}");
    let sub = |claims: &Value| claims["sub"].as_str().unwrap().to_owned();
    (sub(&id_token), sub(&userinfo))
}

/// The same person for that client, whichever token says so.
async fn subject(land: &Land, client: &str) -> String {
    let (id_token, userinfo) = at_hub(land, client).await;
    assert_eq!(id_token, userinfo, "[OIDC-Core §5.3.2]");
    id_token
}

/// Both clients pairwise since an hour ago, and by another key from a day on.
fn pairwise(text: &str, past: Timestamp, day: Timestamp) -> String {
    let list = format!(
        "[[connector.client.subjects]]\n\
         derivation = \"verbatim\"\n\
         told_until = {day}\n\
         [[connector.client.subjects]]\n\
         derivation = \"pairwise\"\n\
         version = \"v1\"\n\
         secret_file = \"secrets/subjects\"\n\
         from = {past}\n\
         [[connector.client.subjects]]\n\
         derivation = \"pairwise\"\n\
         version = \"v2\"\n\
         secret_file = \"secrets/subjects-2\"\n\
         from = {day}\n"
    );
    let other = format!("[[connector.client]]\nclient_id = \"{OTHER_SERVICE}\"");
    assert!(text.contains(&other));
    text.replacen(&other, &format!("{list}{other}"), 1) + &list
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_know_people_by_subjects_of_their_own_and_are_told_earlier_ones() {
    let (clock, land) = moved_land().await;
    let verbatim = subject(&land, SERVICE).await;
    assert!(verbatim.starts_with("XB/XA/"));
    assert_eq!(subject(&land, OTHER_SERVICE).await, verbatim);

    let folder = land.world.ours.folder.clone();
    secret(&folder, "subjects");
    secret(&folder, "subjects-2");
    let (past, day) = (in_seconds(&land, -3600), in_seconds(&land, 600));
    reconfigure(&land, "Pairwise", |text| pairwise(&text, past, day)).await;
    let first = subject(&land, SERVICE).await;
    let other = subject(&land, OTHER_SERVICE).await;
    assert!(first.ends_with("v1") && other.ends_with("v1"));
    assert_ne!(first, other, "two clients cannot join their records");
    assert_eq!(subject(&land, SERVICE).await, first);

    clock.by(601);
    let second = subject(&land, SERVICE).await;
    assert!(second.ends_with("v2"), "{second}");
    assert_ne!(second, subject(&land, OTHER_SERVICE).await);

    // What the running bridge gives out beside it, from the same file.
    let config = Config::load(&folder.join("bridge.toml")).unwrap();
    let assembly = assemble(&config, Ambient::system()).unwrap();
    let connector = assembly.node.connector.as_ref().unwrap();
    let subjects = &connector.policies[SERVICE].subjects;
    let identifier: PersonIdentifier = verbatim.parse().unwrap();
    let told = |at| {
        subjects
            .subject(PersonKind::Natural, &identifier, at)
            .unwrap()
    };
    let before = told(day - SignedDuration::from_secs(1));
    assert_eq!(before.current, first);
    assert_eq!(before.earlier, [verbatim]);
    assert!(!subjects.reveal_identifier(day));
    let after = told(day);
    assert_eq!((after.current, after.earlier), (second, vec![first]));
}
