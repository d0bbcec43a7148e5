//! The keys that sign tokens are exchanged while people log in at clients that keep our key set for
//! as long as they were told they may, and no token fails to verify.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use eidas_bridge::ambient::{Clock as _, SystemClock, SystemRandom};
use eidas_bridge::config::KeyRole;
use eidas_bridge::oidc::jose::{JoseError, JwkSet};
use eidas_bridge::trust::keys::rollover::{Permission, Step, advance};

use crate::clients_world::ClientsWorld;

const ROLES: [KeyRole; 3] = [
    KeyRole::OidcSigning,
    KeyRole::OidcSigningP384,
    KeyRole::OidcSigningRsa,
];

/// People who log in at one client after the other, and what their clients know of our keys.
struct Stream<'w> {
    world: &'w ClientsWorld,
    known: Mutex<JwkSet>,
    done: AtomicUsize,
    failed: Mutex<Vec<String>>,
    over: AtomicBool,
}

impl Stream<'_> {
    async fn flow(&self) {
        for service in self.world.services.iter().cycle() {
            if self.over.load(Ordering::Relaxed) {
                return;
            }
            let tokens = self.world.log_in(service.client_id).await;
            let known = self.known.lock().unwrap().clone();
            for token in [&tokens.id_token, &tokens.userinfo] {
                if let Err(error) = service.read(token, &known) {
                    let why = format!("{}: {error}", service.client_id);
                    self.failed.lock().unwrap().push(why);
                }
            }
            self.done.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Waits until everybody has logged in once more.
    async fn some_more(&self, phase: &str) {
        let enough = self.done.load(Ordering::Relaxed) + self.world.services.len() + 1;
        let since = Instant::now();
        while self.done.load(Ordering::Relaxed) < enough {
            assert!(since.elapsed() < Duration::from_mins(1), "stuck: {phase}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let failed = self.failed.lock().unwrap();
        assert!(failed.is_empty(), "{phase}: {failed:#?}");
    }

    async fn caches_run_out(&self) {
        let keys = self.world.keys().await;
        *self.known.lock().unwrap() = keys;
    }

    /// The next step of every role, and the bridge has taken it over.
    async fn step(&self, expected: Step, count: usize) {
        for role in ROLES {
            let file = self.world.land.world.ours.folder.join("bridge.toml");
            // Whether it is time is another test's matter.
            let permission = Permission {
                force: true,
                ..Permission::default()
            };
            let now = SystemClock.now();
            let taken = tokio::task::spawn_blocking(move || {
                advance(&file, role, &permission, now, &SystemRandom)
            });
            assert_eq!(
                taken.await.unwrap().map(|it| it.step),
                Ok(expected),
                "{role}"
            );
        }
        let since = Instant::now();
        while self.world.keys().await.keys().len() != count {
            assert!(since.elapsed() < Duration::from_secs(10), "{expected:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn token_keys_are_exchanged_under_logins_at_clients_that_cache_our_keys() {
    let world = ClientsWorld::settle("").await;
    let old = world.keys().await;
    let stream = Stream {
        world: &world,
        known: Mutex::new(old.clone()),
        done: AtomicUsize::default(),
        failed: Mutex::default(),
        over: AtomicBool::new(false),
    };
    let exchange = async {
        stream.some_more("before").await;
        stream.step(Step::Publish, 6).await;
        // Nothing is signed with what they do not know yet.
        stream.some_more("published").await;
        stream.caches_run_out().await;
        let published = stream.known.lock().unwrap().clone();
        stream.step(Step::Switch, 6).await;
        stream.some_more("switched").await;
        stream.step(Step::Remove, 3).await;
        stream.some_more("removed").await;
        stream.caches_run_out().await;
        stream.some_more("known").await;
        stream.over.store(true, Ordering::Relaxed);
        published
    };
    let (published, ()) = tokio::join!(exchange, stream.flow());
    let failed = stream.failed.into_inner().unwrap();
    assert!(failed.is_empty(), "{failed:#?}");
    // Every key was exchanged: whoever had kept the first set would be lost.
    for service in &world.services {
        let tokens = world.log_in(service.client_id).await;
        assert!(service.read(&tokens.id_token, &published).is_ok());
        let lost = service.read(&tokens.id_token, &old);
        assert_eq!(lost.unwrap_err(), JoseError::UnknownKid);
    }
}
