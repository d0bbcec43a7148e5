//! Every key of ours is exchanged while people log in, and nobody notices. A configuration that
//! cannot be put in force changes nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use eidas_bridge::ambient::{Clock, SystemClock, SystemRandom};
use eidas_bridge::config::{Config, KeyRole, KeyStage, replace_file};
use eidas_bridge::demo::journey::{self, Direction, End, Journey, Script};
use eidas_bridge::demo::{Options, World};
use eidas_bridge::trust::keys::make::{KeyWish, Placed, make};
use eidas_bridge::trust::keys::rollover::{Permission, Step, advance};
use serde_json::Value;
use tokio::sync::RwLock;

use crate::journey_world::{Land, Moved, browser, on_clock};

/// The shortest life of our metadata that the configuration allows.
const SHORT: &str = "[limits]\nown_metadata_seconds = 3600\n";
const DIRECTIONS: [Direction; 2] = [Direction::Connector, Direction::ProxyService];

pub(crate) fn config(folder: &Path) -> PathBuf {
    folder.join("bridge.toml")
}

/// Until it holds, at most ten seconds.
pub(crate) async fn until<F: Future<Output = bool>>(what: &str, holds: impl Fn() -> F) {
    let since = Instant::now();
    while !holds().await {
        assert!(since.elapsed() < Duration::from_secs(10), "{what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn text_at(url: &str) -> String {
    browser().get(url).await.unwrap().body().to_owned()
}

/// Why nobody is logged in.
pub(crate) fn failed(journey: &Journey) -> Option<String> {
    match &journey.end {
        Ok(End::LoggedIn { .. }) => None,
        Ok(End::Refused { error }) => Some(format!("{:?}: refused, {error}", journey.direction)),
        Err(error) => Some(format!("{:?}: {error}", journey.direction)),
    }
}

/// People who log in both ways, again and again.
pub(crate) struct Stream {
    done: [AtomicUsize; 2],
    failed: std::sync::Mutex<Vec<String>>,
    over: AtomicBool,
    /// Who moves the clock waits until nobody is on the way.
    on_the_way: RwLock<()>,
}

/// While that goes on in a land on a clock moved by hand, people log in both ways, and none fails.
pub(crate) async fn under_a_stream(exchange: impl AsyncFnOnce(&Land, &Moved, &Stream)) {
    let clock = Arc::new(Moved::default());
    let mut options = Options {
        ours: on_clock(&clock),
        theirs: on_clock(&clock),
        ..Options::default()
    };
    options.ours.extra_config = SHORT.to_owned();
    options.theirs.extra_config = SHORT.to_owned();
    let time: Arc<dyn Clock> = clock.clone();
    let land = Land::settle(options, time).await;
    let stream = Stream {
        done: Default::default(),
        failed: std::sync::Mutex::default(),
        over: AtomicBool::new(false),
        on_the_way: RwLock::new(()),
    };
    let exchange = async {
        exchange(&land, &clock, &stream).await;
        stream.over.store(true, Ordering::Relaxed);
    };
    tokio::join!(
        exchange,
        stream.flow(&land.world, 0),
        stream.flow(&land.world, 1)
    );
    let failed = stream.failed.into_inner().unwrap();
    assert!(failed.is_empty(), "{failed:#?}");
}

impl Stream {
    /// Time passes while nobody is on the way.
    pub(crate) async fn jump(&self, clock: &Moved, seconds: i64) {
        let _nobody = self.on_the_way.write().await;
        clock.by(seconds);
    }

    async fn flow(&self, world: &World, place: usize) {
        let direction = DIRECTIONS[place];
        while !self.over.load(Ordering::Relaxed) {
            let _going = self.on_the_way.read().await;
            let journey = journey::log_in(world, direction, &Script::of(direction)).await;
            if let Some(why) = failed(&journey) {
                self.failed.lock().unwrap().push(why);
            }
            self.done[place].fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Waits until more have come through in both directions.
    pub(crate) async fn some_more(&self, phase: &str) {
        let before = [0, 1].map(|place| self.done[place].load(Ordering::Relaxed));
        let enough = || async {
            (0..2).all(|place| self.done[place].load(Ordering::Relaxed) >= before[place] + 3)
        };
        let since = Instant::now();
        while !enough().await {
            assert!(since.elapsed() < Duration::from_secs(40), "stuck: {phase}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let failed = self.failed.lock().unwrap();
        assert!(failed.is_empty(), "{phase}: {failed:#?}");
    }
}

/// One step of this role, and the bridge has taken it over.
async fn step(land: &Land, folder: &Path, role: KeyRole, expected: Step) {
    let (file, now) = (config(folder), land.clock.now());
    let permission = Permission {
        announced: true,
        ..Permission::default()
    };
    let taken =
        tokio::task::spawn_blocking(move || advance(&file, role, &permission, now, &SystemRandom));
    let taken = taken.await.unwrap();
    assert_eq!(taken.map(|taken| taken.step), Ok(expected), "{role}");
}

/// The certificate of that key, as metadata holds it.
pub(crate) fn published(folder: &Path, role: KeyRole, stage: KeyStage) -> String {
    let config = Config::load(&config(folder)).unwrap();
    let key = config.keys.find(role, stage).unwrap();
    let pem = key.certificate.unwrap().1;
    let lines = pem.lines().filter(|line| !line.starts_with('-'));
    lines.collect()
}

/// Until our Connector's metadata shows this certificate, or does not.
pub(crate) async fn shown(land: &Land, certificate: &str, there: bool) {
    let url = land.ours("/connector/metadata");
    until("our metadata is made anew", || async {
        text_at(&url).await.contains(certificate) == there
    })
    .await;
}

async fn token_keys(base: &str) -> usize {
    let keys: Value = serde_json::from_str(&text_at(&format!("{base}/jwks")).await).unwrap();
    keys["keys"].as_array().unwrap().len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_key_is_exchanged_under_a_stream_of_logins_and_none_fails() {
    Box::pin(under_a_stream(exchange)).await;
}

/// The key that seals records, made by the command's own code under the name that is written.
fn add_sealing_key(folder: &Path) {
    let file = config(folder);
    let mut text = std::fs::read_to_string(&file).unwrap();
    text.push_str("[keys.record_sealing]\nkey_file = \"keys/sealing.key\"\n");
    // Made elsewhere first: a running bridge would refuse a name without a file.
    let draft = folder.join("draft.toml");
    std::fs::write(&draft, &text).unwrap();
    let wish = KeyWish::like_current(KeyRole::RecordSealing);
    let now = SystemClock.now();
    let made = make(&draft, &wish, now, &SystemRandom).unwrap();
    assert_eq!(made.placed, Placed::First);
    std::fs::remove_file(draft).unwrap();
    replace_file(&file, text.as_bytes()).unwrap();
    Config::load(&file).expect("a sealing key is read again");
}

async fn exchange(land: &Land, clock: &Moved, stream: &Stream) {
    add_sealing_key(&land.world.ours.folder);
    stream.some_more("before").await;
    let jump = async |seconds| stream.jump(clock, seconds).await;
    // What abroad believes of us before anything happens.
    let old_metadata = land.our_connector().await;
    publish(land).await;
    announce(land);
    stream.some_more("published").await;
    // Too early for whoever must be known first, and said so.
    let (file, now) = (config(&land.world.ours.folder), land.clock.now());
    let permission = Permission::default();
    let early = advance(&file, KeyRole::SamlSigning, &permission, now, &SystemRandom);
    assert_eq!(early.unwrap_err().code(), "keys.too-early");

    jump(3600 + 301).await;
    stream.some_more("they know").await;
    switch(land).await;
    // They still hold our old metadata and encrypt to the old key.
    stream.some_more("switched").await;
    assert_eq!(answered(land, &old_metadata).await, None, "it opens");

    // A record lasts longest: two hours beyond its flow.
    jump(7200 + 1200 + 301).await;
    stream.some_more("they know the new ones").await;
    assert_eq!(answered(land, &old_metadata).await, None, "it opens still");
    remove(land).await;
    stream.some_more("removed").await;
    let refused = answered(land, &old_metadata).await;
    let refused = refused.expect("the old key is gone");
    assert!(refused.starts_with("decrypt."), "{refused}");
}

/// One step of every role of ours, and of what our hub does not use, at theirs.
async fn step_of_all(land: &Land, expected: Step) {
    let (ours, theirs) = (&land.world.ours.folder, &land.world.theirs.folder);
    let config = Config::load(&config(ours)).unwrap();
    for role in KeyRole::ALL {
        if config.keys.find(role, KeyStage::Current).is_some() {
            step(land, ours, role, expected).await;
        }
    }
    step(land, theirs, KeyRole::OidcSigning, expected).await;
}

async fn until_token_keys(land: &Land, count: usize) {
    let (ours, theirs) = (&land.world.ours.bridge_url, &land.world.theirs.bridge_url);
    until("the key sets follow", || async {
        token_keys(ours).await == count && token_keys(theirs).await == count
    })
    .await;
}

async fn publish(land: &Land) {
    step_of_all(land, Step::Publish).await;
    let next = |role| published(&land.world.ours.folder, role, KeyStage::Next);
    shown(land, &next(KeyRole::SamlSigning), true).await;
    shown(land, &next(KeyRole::SamlEncryption), false).await;
    until_token_keys(land, 2).await;
}

/// They trust either metadata certificate from now on.
fn announce(land: &Land) {
    let ours = Config::load(&config(&land.world.ours.folder)).unwrap();
    let certificates = [KeyStage::Current, KeyStage::Next].map(|stage| {
        let key = ours.keys.find(KeyRole::MetadataSigning, stage).unwrap();
        key.certificate.unwrap().1
    });
    let anchors = land.world.theirs.folder.join("certs/countries/XA.pem");
    replace_file(&anchors, certificates.concat().as_bytes()).unwrap();
}

async fn switch(land: &Land) {
    let encryption = || {
        published(
            &land.world.ours.folder,
            KeyRole::SamlEncryption,
            KeyStage::Current,
        )
    };
    let old = encryption();
    step_of_all(land, Step::Switch).await;
    shown(land, &encryption(), true).await;
    shown(land, &old, false).await;
}

async fn remove(land: &Land) {
    step_of_all(land, Step::Remove).await;
    until_token_keys(land, 1).await;
}

/// A Response of theirs, encrypted as that metadata of ours says: the code that refuses it.
async fn answered(land: &Land, metadata: &eidas_bridge::saml::TrustedConnector) -> Option<String> {
    let mut browser = browser();
    let script = Script::of(Direction::Connector);
    let (_, request) = land.towards(&mut browser, &script, "SAMLRequest").await;
    let response = land.written_to(&land.response(&request), metadata);
    let page = land.deliver(&mut browser, &request, &response).await;
    if land.said(&page).contains_key("code") {
        return None;
    }
    Some(land.error(&page).1)
}

async fn warned(world: &World) -> bool {
    let ready: Value =
        serde_json::from_str(&text_at(&format!("{}/readyz", world.ours.bridge_url)).await).unwrap();
    assert_eq!(ready["ready"], true);
    ready["warnings"].as_array().unwrap() == &["configuration-change-refused"]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_configuration_that_cannot_be_put_in_force_changes_nothing() {
    let world = World::start(Options::default()).await.unwrap();
    world.ready(Duration::from_secs(30)).await.unwrap();
    let file = config(&world.ours.folder);
    let sound = std::fs::read_to_string(&file).unwrap();
    let renamed = "display_name = \"Under another name\"\n";
    let old_name = sound.lines().find(|line| line.starts_with("display_name"));
    let with_name = sound.replacen(&format!("{}\n", old_name.unwrap()), renamed, 1);
    let nowhere = format!("{}/nowhere", world.ours.bridge_url);
    assert!(!text_at(&nowhere).await.contains("Under another name"));
    for wrong in [
        // Not TOML; an unknown key; a key that does not belong to its certificate.
        format!("{with_name}\n[oops"),
        format!("{with_name}\n[surprise]\n"),
        with_name.replacen("keys/saml-signing.pem", "keys/metadata-signing.pem", 1),
        // What needs a restart, with a change that would not.
        with_name.replacen("listen = \"127.0.0.1:", "listen = \"127.0.0.2:", 1),
        with_name.replacen("[proxy_service]\n", "[proxy_service]\nenabled = false\n", 1),
        with_name.replacen("certs_dir = \"certs\"", "certs_dir = \"keys\"", 1),
        with_name.replacen("level = \"warn\"", "level = \"info\"", 1),
        with_name.replacen("country = \"XA\"", "country = \"XC\"", 1),
    ] {
        assert_ne!(wrong, with_name);
        replace_file(&file, wrong.as_bytes()).unwrap();
        until("the change is refused", || warned(&world)).await;
        assert!(!text_at(&nowhere).await.contains("Under another name"));
        replace_file(&file, sound.as_bytes()).unwrap();
        until("and taken back", || async { !warned(&world).await }).await;
    }
    for direction in DIRECTIONS {
        let journey = journey::log_in(&world, direction, &Script::of(direction)).await;
        assert_eq!(failed(&journey), None);
    }
    // A key file that changes under the configuration is a change, too.
    let key = world.ours.folder.join("keys/saml-signing.pem");
    let good = std::fs::read(&key).unwrap();
    replace_file(&key, b"not a key").unwrap();
    until("a broken key is refused", || warned(&world)).await;
    replace_file(&key, &good).unwrap();
    until("the key is back", || async { !warned(&world).await }).await;
    replace_file(&file, with_name.as_bytes()).unwrap();
    until("a sound change is taken", || async {
        text_at(&nowhere).await.contains("Under another name")
    })
    .await;
    assert!(!warned(&world).await);
    for direction in DIRECTIONS {
        let journey = journey::log_in(&world, direction, &Script::of(direction)).await;
        assert_eq!(failed(&journey), None);
    }
}
