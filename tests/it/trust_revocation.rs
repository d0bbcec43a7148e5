//! Whether the signer of metadata was revoked, from its certificate's distribution point or
//! responder on loopback to the copy in force: revoked signers lose what they had, and nobody gets
//! it back for them by being silent.

use std::sync::Arc;

use eidas_bridge::config::{AcceptedChange, Revocation, accept_change, load_countries};
use eidas_bridge::trust::{Directory, Happened, TrustError};
use jiff::SignedDuration;
use openssl::x509::extension::KeyUsage;

use crate::chaos::*;
use crate::metadata_revocation::{Crl, Ocsp, authority, issued, points, responder, time, tlv};
use crate::saml_world::{Pair, at, now};

const SERIAL: u32 = 0x2345;
const HOUR: i64 = 3600;

/// BE's authority, with its list and its responder, and BE's signer under it.
struct Land {
    continent: Continent,
    list: Arc<Source>,
    responder: Arc<Source>,
}

#[derive(Clone, Copy)]
struct Names {
    list: bool,
    responder: bool,
}

const LIST: Names = Names {
    list: true,
    responder: false,
};

impl Land {
    async fn of(revocation: Revocation, names: Names) -> Self {
        let mut continent = Continent::of(&["BE", "DE"]).await;
        continent.trust.revocation = revocation;
        let root = issued("Authority of BE", 1, None, authority());
        let mut land = Self {
            continent,
            list: Source::open("").await,
            responder: Source::open("").await,
        };
        let signer = land.signer(SERIAL, &root, names);
        let nation = land.continent.nation("BE");
        (nation.signer, nation.authority) = (signer, Some(root));
        nation.publish(now());
        land.continent.register("BE", "approved", "");
        land.lists(&[], (-HOUR, HOUR));
        land.answers(false, (-60, HOUR));
        land
    }

    fn signer(&self, number: u32, root: &Pair, names: Names) -> Pair {
        let mut usage = KeyUsage::new();
        let mut extensions = vec![usage.critical().digital_signature().build().unwrap()];
        if names.list {
            extensions.push(points(&[&self.list.url]));
        }
        if names.responder {
            extensions.push(responder(&self.responder.url));
        }
        issued("Signer of BE", number, Some(root), extensions)
    }

    fn root(&self) -> &Pair {
        self.continent.nations["BE"].authority.as_ref().unwrap()
    }

    /// The authority lists these, for that time around now.
    fn lists(&self, revoked: &[u32], (from, until): (i64, i64)) {
        let entries = revoked.iter().map(|number| (*number, Some(1), vec![]));
        let list = Crl {
            entries: entries.collect(),
            from,
            until: Some(until),
            ..Crl::of(self.root())
        };
        self.list.publishes(list.der());
    }

    fn answers(&self, revoked: bool, (from, until): (i64, i64)) {
        let status = if revoked {
            tlv(0xa1, &[&time(at(-2 * HOUR))])
        } else {
            tlv(0x80, &[])
        };
        let answer = Ocsp {
            issuer: self.root(),
            number: SERIAL,
            status,
            from,
            until: Some(until),
            ..Ocsp::good(self.root())
        };
        self.responder.publishes(answer.der());
    }

    async fn look(&self, directory: &Directory) -> Result<(), TrustError> {
        directory.look(self.continent.code("BE"), SERVICE).await
    }

    async fn key(&self, directory: &Directory) -> Result<[u8; 32], &'static str> {
        self.continent.key(directory, "BE", SERVICE).await
    }

    fn own_key(&self) -> [u8; 32] {
        fingerprint(&self.continent.nations["BE"].messages)
    }

    /// What was told of BE's Proxy-Service.
    fn told(&self) -> Vec<&'static str> {
        let told = self.continent.told();
        let told = told.iter().filter(|event| event.role == Some(SERVICE));
        told.map(|event| event.happened.name()).collect()
    }

    fn minutes(&self, minutes: i64) {
        let clock = &self.continent.clock;
        clock.advance(SignedDuration::from_mins(minutes));
    }
}

#[tokio::test]
async fn a_revoked_signer_is_refused_at_first_sight_unless_nobody_is_to_ask() {
    for (revocation, taken) in [
        (Revocation::Off, true),
        (Revocation::Soft, false),
        (Revocation::Hard, false),
    ] {
        for names in [
            LIST,
            Names {
                list: false,
                responder: true,
            },
        ] {
            let land = Land::of(revocation, names).await;
            land.lists(&[SERIAL], (-HOUR, HOUR));
            land.answers(true, (-60, HOUR));
            let directory = land.continent.directory();
            let key = land.key(&directory).await;
            if taken {
                assert_eq!(key, Ok(land.own_key()));
                assert_eq!(land.list.requests() + land.responder.requests(), 0);
            } else {
                assert_eq!(key, Err("trust.revoked"), "{revocation:?}");
                assert!(land.continent.key(&directory, "DE", SERVICE).await.is_ok());
            }
        }
    }
}

#[tokio::test]
async fn a_copy_in_force_is_withdrawn_when_its_signer_is_revoked_though_its_source_be_away() {
    for source in [Mood::Good, Mood::Down] {
        let land = Land::of(Revocation::Soft, LIST).await;
        let directory = land.continent.looked_at().await;
        let file = land.continent.state("BE/proxy-service.xml");
        assert!(file.exists());
        land.continent.told();
        land.lists(&[SERIAL], (-60, 3 * HOUR));
        land.continent.nations["BE"].service.is(source);
        land.minutes(62);
        assert_eq!(land.look(&directory).await, Err(TrustError::Revoked));
        assert!(land.key(&directory).await.is_err());
        assert_eq!(land.told(), ["trust.withdrawn", "trust.refresh-refused"]);
        assert!(!file.exists(), "what lies on disk goes too");
        assert!(land.continent.key(&directory, "DE", SERVICE).await.is_ok());
    }
}

#[tokio::test]
async fn silence_does_not_bring_a_revoked_signer_back_nor_does_a_restart() {
    let land = Land::of(Revocation::Soft, LIST).await;
    let directory = land.continent.looked_at().await;
    let file = land.continent.state("BE/proxy-service.xml");
    let copy = std::fs::read(&file).unwrap();
    land.lists(&[SERIAL], (-60, 2 * HOUR));
    land.minutes(62);
    assert_eq!(land.look(&directory).await, Err(TrustError::Revoked));
    // The list ends, and nobody answers any more.
    land.list.is(Mood::Down);
    land.minutes(120);
    let asked = land.list.requests();
    assert_eq!(land.look(&directory).await, Err(TrustError::Revoked));
    assert!(land.list.requests() > asked);
    land.continent.told();
    // Somebody puts the copy back, from a backup.
    std::fs::write(&file, &copy).unwrap();
    let restarted = land.continent.directory();
    assert_eq!(land.key(&restarted).await, Err("trust.revoked"));
    let ignored = Happened::ArchiveIgnored {
        code: "trust.revoked",
    };
    let told = land.continent.told();
    assert!(
        told.iter().any(|event| event.happened == ignored),
        "{told:?}"
    );
    // Its authority takes it back: then it is good again, here and after the next restart.
    land.list.is(Mood::Good);
    land.lists(&[], (3 * HOUR, 5 * HOUR));
    land.minutes(6);
    assert_eq!(land.look(&restarted).await, Ok(()));
    assert_eq!(land.key(&restarted).await, Ok(land.own_key()));
    land.list.is(Mood::Down);
    let again = land.continent.directory();
    assert_eq!(land.key(&again).await, Ok(land.own_key()));
    assert_eq!(land.look(&again).await, Ok(()));
}

#[tokio::test]
async fn where_nobody_answers_soft_takes_and_says_so_once() {
    let land = Land::of(Revocation::Soft, LIST).await;
    land.list.is(Mood::Down);
    let directory = land.continent.looked_at().await;
    assert_eq!(land.key(&directory).await, Ok(land.own_key()));
    assert_eq!(land.told(), ["trust.signer-unchecked"]);
    // Not asked again within five minutes, and not told again.
    let asked = land.list.requests();
    assert_eq!(land.look(&directory).await, Ok(()));
    assert_eq!(land.list.requests(), asked);
    land.minutes(6);
    assert_eq!(land.look(&directory).await, Ok(()));
    assert_eq!(land.list.requests(), asked + 1);
    assert_eq!(land.told(), [""; 0]);
    // Heard of again, and then not any more: that is news.
    land.list.is(Mood::Good);
    land.minutes(6);
    assert_eq!(land.look(&directory).await, Ok(()));
    land.list.is(Mood::Down);
    land.minutes(60);
    assert_eq!(land.look(&directory).await, Ok(()));
    assert_eq!(land.told(), ["trust.signer-unchecked"]);
}

#[tokio::test]
async fn where_nobody_answers_hard_refuses_and_the_old_copy_serves_until_its_end() {
    let mut land = Land::of(Revocation::Hard, LIST).await;
    land.list.is(Mood::Down);
    let empty = land.continent.directory();
    assert_eq!(land.key(&empty).await, Err("trust.revocation-unknown"));
    land.list.is(Mood::Good);
    land.minutes(6);
    let directory = land.continent.looked_at().await;
    let old = land.own_key();
    land.continent.told();
    land.list.is(Mood::Down);
    land.minutes(66);
    let nation = land.continent.nation("BE");
    nation.messages = Pair::new("messages");
    nation.publish(now() + SignedDuration::from_hours(1));
    let refused = land.look(&directory).await;
    assert_eq!(refused, Err(TrustError::RevocationUnknown));
    assert_eq!(land.told(), ["trust.refresh-refused"]);
    assert_eq!(land.key(&directory).await, Ok(old));
    // Across a restart too, and no longer than it says itself.
    let restarted = land.continent.directory();
    assert_eq!(land.key(&restarted).await, Ok(old));
    assert!(land.look(&restarted).await.is_err());
    assert_eq!(land.key(&restarted).await, Ok(old));
    land.continent.pass(71);
    for directory in [&directory, &restarted] {
        assert_eq!(land.key(directory).await, Err("trust.revocation-unknown"));
    }
}

#[tokio::test]
async fn an_answer_is_good_until_it_says_that_there_is_a_newer_one() {
    for names in [
        LIST,
        Names {
            list: true,
            responder: true,
        },
    ] {
        let land = Land::of(Revocation::Hard, names).await;
        let directory = land.continent.looked_at().await;
        let asked = |land: &Land| (land.list.requests(), land.responder.requests());
        let first = asked(&land);
        // Both nodes have one signer; both may have asked at one moment.
        assert!((1..=2).contains(&(first.0 + first.1)), "{first:?}");
        assert_eq!(first.0 == 0, names.responder, "the responder comes first");
        land.lists(&[SERIAL], (-60, 3 * HOUR));
        land.answers(true, (-60, 3 * HOUR));
        land.minutes(58);
        assert_eq!(land.look(&directory).await, Ok(()));
        assert_eq!(asked(&land), first);
        land.minutes(4);
        assert_eq!(land.look(&directory).await, Err(TrustError::Revoked));
        let then = asked(&land);
        assert_eq!(then.0 + then.1, first.0 + first.1 + 1);
    }
}

#[tokio::test]
async fn a_list_answers_where_the_responder_does_not() {
    let names = Names {
        list: true,
        responder: true,
    };
    for mood in [Mood::Down, Mood::Garbage, Mood::Huge, Mood::Redirect] {
        let land = Land::of(Revocation::Hard, names).await;
        land.responder.is(mood);
        let directory = land.continent.directory();
        assert_eq!(land.key(&directory).await, Ok(land.own_key()), "{mood:?}");
        assert_eq!(land.list.requests(), 1, "{mood:?}");
    }
}

#[tokio::test]
async fn what_lies_on_disk_is_judged_when_the_first_look_is_made() {
    let land = Land::of(Revocation::Soft, LIST).await;
    drop(land.continent.looked_at().await);
    land.lists(&[SERIAL], (-60, 3 * HOUR));
    land.continent.nations["BE"].service.is(Mood::Down);
    land.minutes(62);
    land.continent.told();
    let restarted = land.continent.directory();
    // Nobody waits for an authority abroad at a start.
    assert_eq!(land.key(&restarted).await, Ok(land.own_key()));
    assert_eq!(land.look(&restarted).await, Err(TrustError::Revoked));
    assert!(land.key(&restarted).await.is_err());
    assert_eq!(land.told(), ["trust.withdrawn", "trust.refresh-refused"]);
}

#[tokio::test]
async fn what_a_revoked_signer_said_is_no_measure_for_its_successor() {
    let mut land = Land::of(Revocation::Soft, LIST).await;
    // Who stole the key dates its copies ahead.
    let ahead = now() + SignedDuration::from_hours(48);
    land.continent.nations["BE"].publish(ahead);
    let directory = land.continent.looked_at().await;
    let successor = land.signer(SERIAL + 1, land.root(), LIST);
    land.lists(&[SERIAL], (-60, 3 * HOUR));
    land.minutes(62);
    let nation = land.continent.nation("BE");
    (nation.signer, nation.messages) = (successor, Pair::new("messages"));
    nation.publish(now() + SignedDuration::from_hours(1));
    assert_eq!(land.look(&directory).await, Ok(()));
    assert_eq!(land.key(&directory).await, Ok(land.own_key()));
}

#[tokio::test]
async fn a_held_change_does_not_keep_a_revoked_signers_copy_in_force() {
    let mut land = Land::of(Revocation::Soft, LIST).await;
    land.continent
        .register("BE", "approved", "changes = \"held\"");
    let directory = land.continent.looked_at().await;
    let successor = land.signer(SERIAL + 1, land.root(), LIST);
    land.lists(&[SERIAL], (-60, 3 * HOUR));
    land.minutes(62);
    let nation = land.continent.nation("BE");
    (nation.signer, nation.messages) = (successor, Pair::new("messages"));
    nation.publish(now() + SignedDuration::from_hours(1));
    assert_eq!(land.look(&directory).await, Ok(()));
    assert_eq!(land.key(&directory).await, Err("trust.change-held"));
}

#[tokio::test]
async fn a_held_copy_whose_signer_was_revoked_does_not_come_into_force_by_way_of_the_disk() {
    let mut land = Land::of(Revocation::Soft, LIST).await;
    land.continent
        .register("BE", "approved", "changes = \"held\"");
    let directory = land.continent.looked_at().await;
    let old = land.own_key();
    land.continent.told();
    // A second signer publishes a change, and is revoked while the bridge is away.
    let other = land.signer(SERIAL + 1, land.root(), LIST);
    let nation = land.continent.nation("BE");
    (nation.signer, nation.messages) = (other, Pair::new("messages"));
    nation.publish(now() + SignedDuration::from_hours(1));
    land.look(&directory).await.unwrap();
    let told = land.continent.told();
    let fingerprint = told.into_iter().find_map(|event| match event.happened {
        Happened::Held { fingerprint, .. } => Some(fingerprint),
        _ => None,
    });
    let accepted = AcceptedChange {
        role: SERVICE,
        fingerprint: fingerprint.unwrap(),
        by: "Test".to_owned(),
        at: now(),
    };
    accept_change(&land.continent.file("BE"), &accepted, &land.continent.trust).unwrap();
    assert!(load_countries(&land.continent.trust).problems.is_empty());
    drop(directory);
    land.lists(&[SERIAL + 1], (-60, 3 * HOUR));
    land.minutes(62);
    let restarted = land.continent.directory();
    assert_eq!(land.key(&restarted).await, Ok(old));
    assert_eq!(land.look(&restarted).await, Err(TrustError::Revoked));
    assert_eq!(land.key(&restarted).await, Ok(old));
    let held = land.continent.state("BE/proxy-service.held.xml");
    assert!(!held.exists());
}
