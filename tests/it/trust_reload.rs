//! Files change under a running bridge: taken whole, refused with the reason, and never more
//! often than they change.

use std::sync::Arc;

use eidas_bridge::trust::{self, Directory, Happened};
use jiff::SignedDuration;
use tokio::sync::watch::{Sender, channel};

use crate::chaos::*;
use crate::saml_world::{Pair, now};

/// A directory with its background, until it is dropped.
async fn running(continent: &Continent) -> (Arc<Directory>, Sender<bool>) {
    let directory = continent.directory();
    let (stop, stopped) = channel(false);
    directory.look_at_all().await;
    tokio::spawn(trust::refresh(Arc::clone(&directory), stopped.clone()));
    let trust = continent.trust.clone();
    tokio::spawn(trust::watch(Arc::clone(&directory), trust, stopped));
    (directory, stop)
}

#[tokio::test]
async fn a_suspension_takes_effect_on_the_running_bridge_in_both_directions_and_ends_again() {
    let continent = Continent::of(&["BE", "DE"]).await;
    let (directory, _stop) = running(&continent).await;
    let key = fingerprint(&continent.nations["BE"].messages);
    continent.register("BE", "suspended", "");
    continent.hears(|it| *it == Happened::Suspended).await;
    for role in [SERVICE, CONNECTOR] {
        assert_eq!(
            continent.key(&directory, "BE", role).await,
            Err("trust.suspended")
        );
        assert!(continent.key(&directory, "DE", role).await.is_ok());
    }
    let asked = continent.nations["BE"].service.requests();
    continent.register("BE", "approved", "");
    continent.hears(|it| *it == Happened::Resumed).await;
    // What was known is known at once.
    assert_eq!(continent.key(&directory, "BE", SERVICE).await, Ok(key));
    assert_eq!(continent.nations["BE"].service.requests(), asked);
}

#[tokio::test]
async fn a_file_that_is_wrong_is_refused_with_the_reason_and_the_rest_is_taken() {
    let continent = Continent::of(&["BE", "DE"]).await;
    let (directory, _stop) = running(&continent).await;
    let wrong = "country = \"BE\"\nstate = \"approoved\"\n";
    std::fs::write(continent.file("BE"), wrong).unwrap();
    continent.register("DE", "suspended", "");
    let refused = continent
        .hears(|it| matches!(it, Happened::ReloadRefused { .. }))
        .await;
    assert_eq!(refused.country, Some(continent.code("BE")));
    let Happened::ReloadRefused { reason } = refused.happened else {
        unreachable!()
    };
    assert!(
        reason.contains("BE.toml line 2") && reason.contains("state"),
        "{reason}"
    );
    continent.hears(|it| *it == Happened::Suspended).await;
    assert!(
        continent.key(&directory, "BE", SERVICE).await.is_ok(),
        "as it was"
    );
    // A draft that replaces a good file takes it out; no file at all takes it away.
    std::fs::remove_file(continent.file("BE")).unwrap();
    let removed = continent.hears(|it| *it == Happened::Removed).await;
    assert_eq!(removed.country, Some(continent.code("BE")));
    for role in [SERVICE, CONNECTOR] {
        let gone = continent.key(&directory, "BE", role).await;
        assert_eq!(gone, Err("trust.not-registered"));
    }
}

#[tokio::test]
async fn a_folder_that_is_away_takes_nobody_with_it() {
    let continent = Continent::of(&["BE"]).await;
    let (directory, _stop) = running(&continent).await;
    let away = continent.state("elsewhere");
    std::fs::create_dir_all(continent.state("")).unwrap();
    std::fs::rename(&continent.trust.countries_dir, &away).unwrap();
    continent
        .hears(|it| matches!(it, Happened::ReloadRefused { .. }))
        .await;
    assert!(continent.key(&directory, "BE", SERVICE).await.is_ok());
    std::fs::rename(&away, &continent.trust.countries_dir).unwrap();
    continent.register("BE", "suspended", "");
    continent.hears(|it| *it == Happened::Suspended).await;
}

#[tokio::test]
async fn a_burst_of_changes_is_one_reload() {
    let continent = Continent::of(&["BE", "DE", "FR", "NL"]).await;
    let (_directory, _stop) = running(&continent).await;
    continent.register("NL", "suspended", "");
    continent
        .hears(|it| matches!(it, Happened::Reloaded { .. }))
        .await;
    // No await in between: no look can fall between two of these.
    for _ in 0..20 {
        for code in ["BE", "DE", "FR"] {
            continent.register(code, "approved", "clock_skew_seconds = 5");
            continent.register(code, "suspended", "");
        }
    }
    continent
        .hears(|it| matches!(it, Happened::Reloaded { .. }))
        .await;
    // What came with it was told before it.
    continent.register("NL", "approved", "");
    continent.hears(|it| *it == Happened::Resumed).await;
    let told = continent.told();
    let reloads = told
        .iter()
        .filter(|it| matches!(it.happened, Happened::Reloaded { .. }));
    assert!(reloads.count() <= 1, "{told:?}");
}

#[tokio::test]
async fn an_entity_stays_with_the_country_that_has_it() {
    let mut continent = Continent::of(&["BE"]).await;
    let (directory, _stop) = running(&continent).await;
    let key = fingerprint(&continent.nations["BE"].messages);
    // AA comes before BE in the alphabet, and claims its Connector.
    let mut claim = std::fs::read_to_string(continent.file("BE")).unwrap();
    claim = claim.replace("\"BE\"", "\"AA\"");
    let anchors = continent.trust.certs_dir.join("countries");
    std::fs::copy(anchors.join("BE.pem"), anchors.join("AA.pem")).unwrap();
    std::fs::write(continent.trust.countries_dir.join("AA.toml"), claim).unwrap();
    let collision = continent
        .hears(|it| matches!(it, Happened::Collision { .. }))
        .await;
    assert_eq!(collision.country.unwrap().as_str(), "AA");
    assert_eq!(
        collision.happened,
        Happened::Collision {
            owner: continent.code("BE")
        }
    );
    assert_eq!(continent.key(&directory, "BE", CONNECTOR).await, Ok(key));
    assert!(directory.country("AA".parse().unwrap()).is_none());
    continent.nation("BE");
}

#[tokio::test]
async fn a_country_that_is_added_is_looked_at_by_itself() {
    let continent = Continent::of(&["BE", "DE"]).await;
    std::fs::remove_file(continent.file("DE")).unwrap();
    let (directory, _stop) = running(&continent).await;
    assert_eq!(directory.usable(), (2, 2));
    continent.register("DE", "draft", "");
    continent.hears(|it| *it == Happened::Added).await;
    assert!(directory.country(continent.code("DE")).is_none());
    continent.register("DE", "approved", "");
    continent.hears(|it| *it == Happened::Approved).await;
    let looked_at = async {
        while directory.usable() != (4, 4) {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(BOUND, looked_at).await.unwrap();
}

#[tokio::test]
async fn the_background_asks_again_and_takes_what_is_new() {
    let mut continent = Continent::of(&["BE"]).await;
    let (directory, _stop) = running(&continent).await;
    continent.nation("BE").messages = Pair::new("messages");
    let key = fingerprint(&continent.nations["BE"].messages);
    continent.pass(2);
    continent.nations["BE"].publish(now() + SignedDuration::from_hours(2));
    // Whoever notices that it is due wakes the background, and does not wait for it.
    assert!(continent.key(&directory, "BE", SERVICE).await.is_ok());
    let taken = async {
        while continent.key(&directory, "BE", SERVICE).await != Ok(key) {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(BOUND, taken).await.unwrap();
    continent
        .hears(|it| matches!(it, Happened::Changed(_)))
        .await;
}
