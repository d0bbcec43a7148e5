//! What ends is announced in time and once; thirty-two countries come from disk without anybody
//! being asked; what there is to say about each is in its report.

use std::time::Instant;

use eidas_bridge::trust::{Directory, Expiring, Happened, Rules};
use jiff::SignedDuration;
use openssl::hash::MessageDigest;

use crate::chaos::*;
use crate::saml_world::{Pair, now, p256};

const DAY: i64 = 86_400;

/// What was announced, as days; 0 is the end.
fn announced(continent: &Continent, of: fn(&Expiring) -> bool) -> Vec<u8> {
    let told = continent.told();
    let days = told.iter().filter_map(|event| match &event.happened {
        Happened::ExpiringSoon { what, days, .. } => of(what).then_some(*days),
        Happened::Expired { what, .. } => of(what).then_some(0),
        _ => None,
    });
    days.collect()
}

#[tokio::test]
async fn each_threshold_of_a_certificate_is_announced_once_also_across_restarts() {
    let mut continent = Continent::of(&["BE"]).await;
    let sha256 = MessageDigest::sha256();
    let ends_in_40_days = Pair::issued("messages", p256(), None, sha256, (-DAY, 40 * DAY));
    continent.nation("BE").messages = ends_in_40_days;
    continent.nation("BE").valid_for = SignedDuration::from_hours(24);
    let signing = |what: &Expiring| matches!(what, Expiring::SigningCertificate(_));
    for (days, expected) in [
        (0, None),
        (10, Some(30)),
        (5, None),
        (11, Some(14)),
        (8, Some(7)),
        (5, Some(1)),
    ] {
        continent.pass(24 * days);
        let at = continent.directory().now();
        continent.nations["BE"].publish(at);
        for _ in 0..2 {
            let directory = continent.directory();
            directory.look_at_all().await;
            directory.announce().await;
            directory.announce().await;
        }
        let told = announced(&continent, signing);
        // One for each of the two roles, which have the same certificate.
        let expected: Vec<u8> = expected.into_iter().flat_map(|days| [days, days]).collect();
        assert_eq!(told, expected);
    }
}

#[tokio::test]
async fn metadata_that_ends_and_our_own_certificates_are_announced_too() {
    let continent = Continent::of(&["BE"]).await;
    let directory = continent.looked_at().await;
    let ours = eidas_bridge::trust::Expiry {
        country: None,
        role: None,
        what: Expiring::Ours("keys.saml_signing".to_owned()),
        at: now() + SignedDuration::from_hours(24 * 20),
        since: None,
    };
    directory.set_own_expiries(vec![ours]);
    directory.announce().await;
    assert_eq!(
        announced(&continent, |it| matches!(it, Expiring::Ours(_))),
        [30]
    );
    // Valid for three days, and nothing newer to be had.
    continent.pass(49);
    directory.announce().await;
    assert_eq!(
        announced(&continent, |it| *it == Expiring::Metadata),
        [1, 1]
    );
    continent.pass(24);
    directory.announce().await;
    assert_eq!(
        announced(&continent, |it| *it == Expiring::Metadata),
        [0, 0]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_two_countries_with_two_nodes_each_come_from_disk() {
    const CODES: [&str; 32] = [
        "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "EL", "HU", "IE", "IT",
        "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO",
        "XA", "XB",
    ];
    let continent = Continent::of(&CODES).await;
    drop(continent.looked_at().await);
    let asked: usize = continent
        .nations
        .values()
        .map(|it| it.service.requests())
        .sum();
    let started = Instant::now();
    let restarted = continent.directory();
    restarted.load_archive().await;
    println!("32 countries from disk: {:?}", started.elapsed());
    assert_eq!(restarted.usable(), (64, 64));
    let again: usize = continent
        .nations
        .values()
        .map(|it| it.service.requests())
        .sum();
    assert_eq!(asked, again, "nobody was asked");
}

#[tokio::test]
async fn a_command_knows_from_disk_what_the_running_bridge_knows() {
    let continent = Continent::of(&["BE", "DE"]).await;
    let running = continent.looked_at().await;
    continent.register("DE", "draft", "");
    continent.nations["BE"].connector.is(Mood::Down);
    assert!(running.look(continent.code("BE"), CONNECTOR).await.is_err());
    continent.pass(1);
    let offline = Directory::offline(
        eidas_bridge::config::load_countries(&continent.trust),
        Rules::from(&continent.trust),
        continent.clock.clone(),
        continent.trust.state_dir.clone(),
    );
    let offline = std::sync::Arc::new(offline);
    let asked = continent.nations["BE"].service.requests();
    offline.load_archive().await;
    let report = offline.report(offline.now());
    assert_eq!(report.len(), 2);
    assert_eq!((report[0].state, report[1].state), ("approved", "draft"));
    let [service, connector] = report[0].nodes.as_slice() else {
        panic!("{report:?}");
    };
    assert!(service.usable && connector.usable);
    assert_eq!(service.levels.as_ref().unwrap().len(), 3);
    assert_eq!(service.age_seconds, Some(3600));
    assert!(service.error.is_none());
    assert_eq!(connector.error.as_ref().unwrap().code, "net.unreachable");
    assert_eq!(
        report[0].earliest.as_ref().unwrap().what,
        Expiring::Metadata
    );
    assert!(
        connector
            .certificates
            .iter()
            .any(|it| it.key_use == "encryption")
    );
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json[0]["nodes"][0]["role"], "proxy-service");
    // It asked nobody, and wrote nothing that the bridge would read.
    let missing = offline.look(continent.code("BE"), SERVICE).await;
    assert_eq!(missing.unwrap_err().code(), "trust.offline");
    assert_eq!(continent.nations["BE"].service.requests(), asked);
}
