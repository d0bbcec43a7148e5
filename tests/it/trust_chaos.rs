//! Sources that are away, slow, huge, wrong or hostile: what was good stays in force until it
//! ends, the reason is told, and no other country notices.

use std::time::Duration;

use eidas_bridge::config::{AcceptedChange, accept_change};
use eidas_bridge::trust::{Happened, TrustError};
use jiff::SignedDuration;

use crate::chaos::*;
use crate::saml_world::{Pair, now};

/// Something that goes wrong at BE's Proxy-Service, and the code that says so.
type Trouble = (&'static str, fn(&mut Continent), &'static str);

fn mood(continent: &mut Continent, mood: Mood) {
    continent.nation("BE").service.is(mood);
}

/// Another document than the one that is to be there.
fn publishes(continent: &mut Continent, entity_id: Option<&str>, signer: Option<&Pair>, late: i64) {
    let nation = continent.nation("BE");
    let own = nation.entity_id(SERVICE);
    let at = now() + SignedDuration::from_hours(late);
    let signer = signer.unwrap_or(&nation.signer);
    let document = nation.document(SERVICE, entity_id.unwrap_or(&own), at, signer);
    nation.service.publishes(document);
}

const TROUBLES: &[Trouble] = &[
    ("down", |it| mood(it, Mood::Down), "net.unreachable"),
    ("huge", |it| mood(it, Mood::Huge), "net.too-large"),
    ("gzip bomb", |it| mood(it, Mood::GzipBomb), "net.encoding"),
    ("garbage", |it| mood(it, Mood::Garbage), "xml.syntax"),
    ("DTD", |it| mood(it, Mood::Dtd), "xml.doctype"),
    ("redirect", |it| mood(it, Mood::Redirect), "net.status"),
    (
        "wrong signer",
        |it| publishes(it, None, Some(&Pair::new("metadata")), 1),
        "metadata.signer",
    ),
    (
        "expired",
        |it| publishes(it, None, None, -80),
        "metadata.expired",
    ),
    (
        "rollback",
        |it| publishes(it, None, None, -1),
        "trust.rollback",
    ),
    (
        "too long",
        |it| publishes(it, None, None, 24 * 30),
        "metadata.too-long",
    ),
    (
        "another's entity",
        |it| publishes(it, Some("https://de.example/proxy-service"), None, 1),
        "metadata.entity-id",
    ),
    (
        "wrong country",
        |it| {
            it.nation("BE").says_country = "NL".parse().unwrap();
            publishes(it, None, None, 1);
        },
        "metadata.country",
    ),
];

#[tokio::test]
async fn each_trouble_is_told_harms_nobody_else_and_the_good_copy_serves_until_it_ends() {
    for (name, trouble, code) in TROUBLES {
        let mut continent = Continent::of(&["BE", "DE"]).await;
        let directory = continent.looked_at().await;
        let good = fingerprint(&continent.nations["BE"].messages);
        let german = fingerprint(&continent.nations["DE"].messages);
        continent.told();
        trouble(&mut continent);

        let be = continent.code("BE");
        let Err(refused) = directory.look(be, SERVICE).await else {
            panic!("{name}: taken");
        };
        assert_eq!(refused.code(), *code, "{name}");
        let told = continent.told();
        let [event] = told.as_slice() else {
            panic!("{name}: {told:?}");
        };
        assert_eq!(
            (event.country, event.role),
            (Some(be), Some(SERVICE)),
            "{name}"
        );
        match event.happened {
            Happened::RolledBack => assert_eq!(refused, TrustError::Rollback),
            Happened::RefreshRefused { code } => assert_eq!(code, refused.code()),
            ref other => panic!("{name}: {other:?}"),
        }
        // Told once, however often it fails.
        directory.look(be, SERVICE).await.unwrap_err();
        assert_eq!(continent.told(), [], "{name}");

        for (code, role, key) in [
            ("BE", SERVICE, good),
            ("BE", CONNECTOR, good),
            ("DE", SERVICE, german),
        ] {
            assert_eq!(
                continent.key(&directory, code, role).await,
                Ok(key),
                "{name}"
            );
        }
        continent.pass(71);
        assert_eq!(
            continent.key(&directory, "BE", SERVICE).await,
            Ok(good),
            "{name}"
        );
        continent.pass(1);
        assert!(
            continent.key(&directory, "BE", SERVICE).await.is_err(),
            "{name}"
        );
    }
}

#[tokio::test]
async fn nobody_waits_for_a_source_that_drips() {
    let continent = Continent::of(&["BE", "DE", "FR"]).await;
    let directory = continent.looked_at().await;
    let (be, de) = (continent.code("BE"), continent.code("DE"));
    continent.nations["BE"].service.is(Mood::Drip);
    let dripping = {
        let directory = directory.clone();
        tokio::spawn(async move { directory.look(be, SERVICE).await })
    };
    continent.nations["BE"].service.holds_somebody().await;
    // While it hangs: lookups of all, itself included, looks at others, and a first look.
    for code in ["BE", "DE", "FR"] {
        for role in [SERVICE, CONNECTOR] {
            assert!(continent.key(&directory, code, role).await.is_ok());
        }
    }
    assert_eq!(directory.look(de, SERVICE).await, Ok(()));
    let restarted = continent.directory();
    assert!(continent.key(&restarted, "FR", SERVICE).await.is_ok());
    assert!(!dripping.is_finished(), "it hangs still");
    continent.nations["BE"].service.is(Mood::Good);
    assert!(dripping.await.unwrap().is_err());
}

#[tokio::test]
async fn a_whole_answer_has_one_time_limit_however_it_drips() {
    let mut continent = Continent::of(&["BE"]).await;
    continent.patience = Duration::from_millis(200);
    continent.nations["BE"].service.is(Mood::Drip);
    let directory = continent.directory();
    let refused = continent.key(&directory, "BE", SERVICE).await;
    assert_eq!(refused, Err("net.unreachable"));
}

#[tokio::test]
async fn a_source_that_wants_to_know_who_asks_is_told() {
    let continent = Continent::of(&["BE"]).await;
    continent.nations["BE"].service.is(Mood::WantsAgent);
    continent.looked_at().await;
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again_and_is_judged_again() {
    let continent = Continent::of(&["BE"]).await;
    let directory = continent.looked_at().await;
    let (be, source) = (continent.code("BE"), &continent.nations["BE"].service);
    directory.look(be, SERVICE).await.unwrap();
    assert_eq!((source.requests(), source.unmodified()), (2, 1));
    // Also across a restart.
    let directory = continent.directory();
    directory.look(be, SERVICE).await.unwrap();
    assert_eq!((source.requests(), source.unmodified()), (3, 2));
    // It ends when it ends, though the source still hands it out.
    continent.pass(72);
    assert_eq!(
        directory.look(be, SERVICE).await.unwrap_err().code(),
        "metadata.expired"
    );
    // 304 to who has nothing is no answer.
    std::fs::remove_dir_all(&continent.trust.state_dir).unwrap();
    source.is(Mood::Unmodified);
    let empty = continent.directory();
    assert_eq!(
        continent.key(&empty, "BE", SERVICE).await,
        Err("net.status")
    );
}

#[tokio::test]
async fn an_outage_of_a_day_with_a_restart_in_it_costs_nothing() {
    let continent = Continent::of(&["BE"]).await;
    let key = fingerprint(&continent.nations["BE"].messages);
    drop(continent.looked_at().await);
    for role in [SERVICE, CONNECTOR] {
        continent.nations["BE"].source(role).is(Mood::Down);
    }
    continent.pass(24);
    continent.told();
    let asked = continent.nations["BE"].service.requests();
    let restarted = continent.directory();
    for role in [SERVICE, CONNECTOR] {
        assert_eq!(continent.key(&restarted, "BE", role).await, Ok(key));
    }
    assert_eq!(
        continent.nations["BE"].service.requests(),
        asked,
        "from disk"
    );
    assert_eq!(continent.told(), []);
    assert!(restarted.look(continent.code("BE"), SERVICE).await.is_err());
    assert_eq!(continent.told_of("BE"), ["trust.refresh-refused"]);
    // A second restart knows that already, and tells the end of it.
    let again = continent.directory();
    assert!(again.look(continent.code("BE"), SERVICE).await.is_err());
    assert_eq!(continent.told(), []);
    continent.nations["BE"].service.is(Mood::Good);
    again.look(continent.code("BE"), SERVICE).await.unwrap();
    assert_eq!(continent.told_of("BE"), ["trust.refresh-recovered"]);
    // Nothing lies on disk beyond its end.
    continent.pass(48);
    let late = continent.directory();
    assert_eq!(
        continent.key(&late, "BE", CONNECTOR).await,
        Err("net.unreachable")
    );
    let told = continent.told_of("BE");
    assert!(told.contains(&"trust.archive-ignored"), "{told:?}");
}

#[tokio::test]
async fn a_copy_that_was_tampered_with_on_disk_is_not_used() {
    let continent = Continent::of(&["BE"]).await;
    drop(continent.looked_at().await);
    let file = continent.state("BE/proxy-service.xml");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("https://be.example/proxy-service/sso"));
    let tampered = text.replace("be.example/proxy-service/sso", "evil.example/sso");
    std::fs::write(&file, tampered).unwrap();
    continent.told();
    continent.nations["BE"].service.is(Mood::Down);
    let directory = continent.directory();
    let refused = continent.key(&directory, "BE", SERVICE).await;
    assert_eq!(refused, Err("net.unreachable"));
    assert!(continent.told().iter().any(|event| {
        event.happened
            == Happened::ArchiveIgnored {
                code: "signature.digest",
            }
    }));
    continent.nations["BE"].service.is(Mood::Good);
    let directory = continent.directory();
    assert!(continent.key(&directory, "BE", SERVICE).await.is_ok());
    // It was replaced by what the source says.
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
}

#[tokio::test]
async fn what_is_on_disk_is_whole_files_only() {
    let mut continent = Continent::of(&["BE"]).await;
    let directory = continent.looked_at().await;
    for _ in 0..5 {
        continent.pass(1);
        continent.nation("BE").messages = Pair::new("messages");
        let at = now() + SignedDuration::from_hours(6);
        continent.nations["BE"].publish(at);
        directory.look(continent.code("BE"), SERVICE).await.unwrap();
    }
    // What a crash leaves in between is another file's name.
    std::fs::write(continent.state("BE/.proxy-service.xml.1-1.new"), "<half").unwrap();
    continent.nations["BE"].service.is(Mood::Down);
    let restarted = continent.directory();
    let key = fingerprint(&continent.nations["BE"].messages);
    assert_eq!(continent.key(&restarted, "BE", SERVICE).await, Ok(key));
    let mut names: Vec<String> = std::fs::read_dir(continent.state("BE"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    let expected = [
        "connector.json",
        "connector.xml",
        "proxy-service.json",
        "proxy-service.xml",
    ];
    assert_eq!(names, expected);
}

#[tokio::test]
async fn a_disk_that_takes_nothing_costs_an_event_and_no_login() {
    let continent = Continent::of(&["BE", "DE"]).await;
    // A file where the folder should be: no rights help against that.
    std::fs::write(&continent.trust.state_dir, "in the way").unwrap();
    continent.looked_at().await;
    let told = continent.told();
    let unwritable =
        |event: &&eidas_bridge::trust::TrustEvent| event.happened == Happened::ArchiveUnwritable;
    assert_eq!(told.iter().filter(unwritable).count(), 1, "{told:?}");
}

#[tokio::test]
async fn an_automatic_change_says_what_it_changes() {
    let mut continent = Continent::of(&["BE"]).await;
    let directory = continent.looked_at().await;
    let old = fingerprint(&continent.nations["BE"].messages);
    continent.told();
    continent.pass(1);
    continent.nation("BE").messages = Pair::new("messages");
    let new = fingerprint(&continent.nations["BE"].messages);
    continent.nations["BE"].publish(now() + SignedDuration::from_hours(1));
    directory.look(continent.code("BE"), SERVICE).await.unwrap();
    let told = continent.told();
    let [event] = told.as_slice() else {
        panic!("{told:?}");
    };
    let Happened::Changed(difference) = &event.happened else {
        panic!("{event:?}");
    };
    let [added] = difference.added.as_slice() else {
        panic!("{difference:?}");
    };
    let hex = |bytes: [u8; 32]| bytes.map(|byte| format!("{byte:02x}")).concat();
    assert_eq!(added.kind, "signing-certificate");
    assert_eq!(added.value, format!("sha256:{}", hex(new)));
    assert_eq!(difference.removed[0].value, format!("sha256:{}", hex(old)));
    // The same with another validity is no change.
    continent.nations["BE"].publish(now() + SignedDuration::from_hours(2));
    directory.look(continent.code("BE"), SERVICE).await.unwrap();
    assert_eq!(continent.told(), []);
}

#[tokio::test]
async fn a_held_change_waits_for_somebody_also_across_a_restart() {
    let mut continent = Continent::of(&["BE"]).await;
    continent.register("BE", "approved", "changes = \"held\"");
    let directory = continent.looked_at().await;
    let (be, old) = (
        continent.code("BE"),
        fingerprint(&continent.nations["BE"].messages),
    );
    continent.told();
    continent.nation("BE").messages = Pair::new("messages");
    let new = fingerprint(&continent.nations["BE"].messages);
    continent.nations["BE"].publish(now() + SignedDuration::from_hours(1));
    for _ in 0..2 {
        directory.look(be, SERVICE).await.unwrap();
    }
    let told = continent.told();
    let [event] = told.as_slice() else {
        panic!("{told:?}");
    };
    let Happened::Held { fingerprint, .. } = event.happened.clone() else {
        panic!("{event:?}");
    };
    assert_eq!(continent.key(&directory, "BE", SERVICE).await, Ok(old));
    let restarted = continent.directory();
    assert_eq!(continent.key(&restarted, "BE", SERVICE).await, Ok(old));
    let held = |directory: &eidas_bridge::trust::Directory| {
        let report = directory.report(now()).remove(0);
        report.nodes.into_iter().find_map(|node| node.held)
    };
    assert_eq!(held(&restarted).unwrap().fingerprint, fingerprint);
    // Somebody accepts it while the source is away: it comes into force all the same.
    continent.nations["BE"].service.is(Mood::Down);
    let accepted = AcceptedChange {
        role: SERVICE,
        fingerprint,
        by: "Test".to_owned(),
        at: now(),
    };
    accept_change(&continent.file("BE"), &accepted, &continent.trust).unwrap();
    let files = eidas_bridge::config::load_countries(&continent.trust);
    assert!(restarted.replace(files));
    let _ = restarted.look(be, SERVICE).await;
    assert_eq!(continent.key(&restarted, "BE", SERVICE).await, Ok(new));
    assert!(held(&restarted).is_none());
    // And stays so.
    let again = continent.directory();
    assert_eq!(continent.key(&again, "BE", SERVICE).await, Ok(new));
}

#[tokio::test]
async fn a_held_change_does_not_slip_in_when_the_old_copy_ends() {
    let mut continent = Continent::of(&["BE"]).await;
    continent.register("BE", "approved", "changes = \"held\"");
    let directory = continent.looked_at().await;
    continent.pass(71);
    continent.nation("BE").messages = Pair::new("messages");
    continent.nations["BE"].publish(now() + SignedDuration::from_hours(71));
    directory.look(continent.code("BE"), SERVICE).await.unwrap();
    continent.pass(2);
    let asked = continent.nations["BE"].service.requests();
    for _ in 0..3 {
        let held = continent.key(&directory, "BE", SERVICE).await;
        assert_eq!(held, Err("trust.change-held"));
    }
    // Who comes meanwhile does not ask again and again.
    assert!(continent.nations["BE"].service.requests() <= asked + 1);
    let restarted = continent.directory();
    let held = continent.key(&restarted, "BE", SERVICE).await;
    assert_eq!(held, Err("trust.change-held"));
}

#[tokio::test]
async fn a_flood_of_unknown_keys_is_one_look_a_minute_and_a_rollover_is_seen_by_it() {
    let mut continent = Continent::of(&["BE", "DE"]).await;
    let directory = continent.looked_at().await;
    let peer = directory.proxy_service(continent.code("BE")).await.unwrap();
    let source = continent.nations["BE"].service.clone();
    let asked = source.requests();
    // Nothing has changed: a flood of messages, all at once and one after the other.
    for _ in 0..3 {
        let mut flood = tokio::task::JoinSet::new();
        for _ in 0..50 {
            let (directory, peer) = (directory.clone(), peer.clone());
            flood.spawn(async move { directory.newer_proxy_service(&peer).await.is_some() });
        }
        while let Some(newer) = flood.join_next().await {
            assert!(!newer.unwrap());
        }
    }
    assert_eq!(source.requests(), asked + 1);
    assert_eq!(continent.nations["DE"].service.requests(), 1);
    // They roll their keys: everybody who comes hears of it from one look.
    continent.clock.advance(SignedDuration::from_secs(61));
    continent.nation("BE").messages = Pair::new("messages");
    continent.nations["BE"].publish(now() + SignedDuration::from_hours(1));
    let mut flood = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let (directory, peer) = (directory.clone(), peer.clone());
        flood.spawn(async move { directory.newer_proxy_service(&peer).await });
    }
    let key = fingerprint(&continent.nations["BE"].messages);
    while let Some(newer) = flood.join_next().await {
        let newer = newer.unwrap().expect("the new key");
        assert_eq!(newer.signing_keys()[0].fingerprint(), key);
    }
    assert_eq!(source.requests(), asked + 2);
}

#[tokio::test]
async fn a_new_anchor_and_an_old_one_that_goes_decide_about_what_is_in_force() {
    let mut continent = Continent::of(&["BE"]).await;
    let directory = continent.looked_at().await;
    // The anchor is exchanged: what was proven by the old one is nothing any more.
    continent.nation("BE").signer = Pair::new("metadata");
    continent.register("BE", "approved", "");
    let files = eidas_bridge::config::load_countries(&continent.trust);
    assert!(directory.replace(files));
    let refused = continent.key(&directory, "BE", SERVICE).await;
    assert_eq!(refused, Err("metadata.signer"));
    continent.nations["BE"].publish(now());
    assert_eq!(directory.look(continent.code("BE"), SERVICE).await, Ok(()));
    assert!(continent.key(&directory, "BE", SERVICE).await.is_ok());
}

#[tokio::test]
async fn a_lost_archive_is_said_where_changes_are_to_be_held() {
    let mut continent = Continent::of(&["BE", "DE"]).await;
    continent.register("BE", "approved", "changes = \"held\"");
    drop(continent.looked_at().await);
    // The first copies ever: there was nothing to compare them with. DE's changes are automatic.
    let unseen = |continent: &Continent| -> Vec<_> {
        let told = continent.told().into_iter();
        told.filter_map(|event| match event.happened {
            Happened::TakenUnseen { fingerprint } => {
                Some((event.country.unwrap(), event.role.unwrap(), fingerprint))
            }
            _ => None,
        })
        .collect()
    };
    let be = continent.code("BE");
    let first = unseen(&continent);
    assert_eq!(first.len(), 2);
    assert!(first.iter().all(|(code, ..)| *code == be), "{first:?}");
    // With the archive, a restart is nothing to tell.
    let restarted = continent.looked_at().await;
    restarted.look(be, SERVICE).await.unwrap();
    assert_eq!(unseen(&continent), []);
    // Without it, whatever comes is taken and told, with its fingerprint.
    std::fs::remove_dir_all(&continent.trust.state_dir).unwrap();
    continent.nation("BE").messages = Pair::new("messages");
    continent.nations["BE"].publish(now() + SignedDuration::from_hours(1));
    let bare = continent.looked_at().await;
    let told = unseen(&continent);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().all(|one| !first.contains(one)), "{told:?}");
    // While a bridge runs, it knows what it had, whatever happens to its disk.
    std::fs::remove_dir_all(&continent.trust.state_dir).unwrap();
    continent.nation("BE").messages = Pair::new("messages");
    continent.nations["BE"].publish(now() + SignedDuration::from_hours(2));
    bare.look(be, SERVICE).await.unwrap();
    assert_eq!(continent.told_of("BE"), ["trust.held"]);
}

#[test]
fn the_figures_of_a_country_that_has_left_are_zero() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (continent, directory) = runtime.block_on(async {
        let continent = Continent::of(&["BE", "DE"]).await;
        let directory = continent.looked_at().await;
        (continent, directory)
    });
    let recorder = metrics_exporter_prometheus::PrometheusBuilder::new().build_recorder();
    let shown = || {
        metrics::with_local_recorder(&recorder, || directory.show_figures());
        let figures = recorder.handle().render();
        let of = |name: &str, code: &str| {
            let start = format!("eidas_trust_{name}{{country=\"{code}\",role=\"connector\"}} ");
            let line = figures.lines().find_map(|line| line.strip_prefix(&start));
            line.unwrap().parse::<f64>().unwrap()
        };
        ["BE", "DE"].map(|code| (of("usable", code), of("expiry_seconds", code)))
    };
    let day = 24.0 * 3600.0;
    for (usable, ends) in shown() {
        assert!(usable > 0.5 && ends > day, "{usable} {ends}");
    }
    std::fs::remove_file(continent.file("BE")).unwrap();
    assert!(directory.replace(eidas_bridge::config::load_countries(&continent.trust)));
    for _ in 0..2 {
        let [be, de] = shown();
        assert_eq!(be, (0.0, 0.0));
        assert!(de.0 > 0.5 && de.1 > day);
    }
}
