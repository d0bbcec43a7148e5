//! A server that is away or frozen: told within a second, by the store and by the pages, and
//! worked with again when it is back.

use std::sync::Arc;
use std::time::{Duration, Instant};

use eidas_bridge::ambient::{Clock as _, SystemClock, SystemRandom};
use eidas_bridge::config::StoreAddress;
use eidas_bridge::demo::browser::Browser;
use eidas_bridge::demo::journey::{self, Direction, Script};
use eidas_bridge::demo::{Options, World};
use eidas_bridge::store::{Key, Opening, Store, StoreError, Value};
use jiff::SignedDuration;

use crate::store_servers::{
    RedisServer, config, everything, free_port, open, redis, redis_is_there, sealing, single, until,
};

const GUARD: Duration = Duration::from_secs(5);

async fn works(store: &Arc<dyn Store>) -> bool {
    let key = Key::new("probe", "p");
    let soon = SystemClock.now() + SignedDuration::from_mins(1);
    store.put(&key, Value::new(vec![1]), soon).await.is_ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_away_frozen_or_gone_fails_soon_and_is_found_again() {
    if !redis_is_there() {
        return;
    }
    let port = free_port();
    let store = redis(port);
    let began = Instant::now();
    assert!(!works(&store).await);
    eprintln!("never there: refused after {:?}", began.elapsed());
    assert!(began.elapsed() < GUARD);

    let mut server = RedisServer::start(&[]);
    let store = redis(server.port);
    until(GUARD, || works(&store)).await;
    server.freeze();
    let began = Instant::now();
    assert_eq!(
        store.take(&Key::new("probe", "p")).await,
        Err(StoreError::Unavailable)
    );
    eprintln!("frozen: refused after {:?}", began.elapsed());
    assert!(began.elapsed() < GUARD);
    let began = Instant::now();
    assert!(!works(&store).await);
    eprintln!("frozen, the next one: refused after {:?}", began.elapsed());
    assert_eq!(store.troubles(), ["store-unreachable"]);
    tokio::time::sleep(Duration::from_secs(3)).await;
    server.thaw();
    let back = until(GUARD * 2, || works(&store)).await;
    eprintln!("thawed: works after {back:?}");
    server.kill();
    let began = Instant::now();
    assert!(!works(&store).await);
    eprintln!("killed: refused after {:?}", began.elapsed());
    server.run();
    let back = until(GUARD * 2, || works(&store)).await;
    eprintln!("back: works after {back:?}");
    assert!(store.troubles().is_empty());
}

/// Both countries' bridges on that server.
fn options(server: &RedisServer) -> Options {
    let mut options = Options::default();
    for (site, key, database) in [(&mut options.ours, 1, 0), (&mut options.theirs, 2, 1)] {
        let mut address = single(server.port);
        address.database = database;
        let mut settings = config(StoreAddress::Redis(address));
        settings.fresh = true;
        let store = eidas_bridge::store::open(Opening {
            config: &settings,
            sealing: Some(sealing(key, &[])),
            skew: SignedDuration::from_secs(60),
            clock: Arc::new(SystemClock),
            random: Arc::new(SystemRandom),
        });
        site.store = Some(store.unwrap());
    }
    options
}

#[tokio::test(flavor = "multi_thread")]
async fn logins_go_over_the_server_and_leave_nothing_readable_and_nothing_for_ever() {
    if !redis_is_there() {
        return;
    }
    let server = RedisServer::start(&["--appendonly", "yes", "--appendfsync", "always"]);
    let world = World::start(options(&server)).await.unwrap();
    world.ready(GUARD * 4).await.unwrap();
    for direction in [Direction::Connector, Direction::ProxyService] {
        for database in ["0", "1"] {
            server.cli(&["-n", database, "eval",
                "for _,k in ipairs(redis.call('keys','eidas:*')) do if k ~= 'eidas:epoch' then redis.call('del',k) end end", "0"]);
        }
        let script = Script::of(direction);
        let over = Arc::new(std::sync::atomic::AtomicBool::new(false));
        let most = ["0", "1"].map(|database| most(server.port, database, &over));
        let journey = journey::log_in(&world, direction, &script).await;
        over.store(true, std::sync::atomic::Ordering::SeqCst);
        let most = most.map(|one| one.join().unwrap());
        eprintln!(
            "{direction:?}: at most {} bytes by our side, {} by theirs",
            most[0], most[1]
        );
        assert!(most.iter().all(|bytes| *bytes <= 2048), "{most:?}");
        assert!(
            journey.end.is_ok(),
            "{direction:?} {:?}",
            journey.end.err().map(|it| it.to_string())
        );
    }
    let written = String::from_utf8_lossy(&everything(&server.folder)).into_owned();
    assert!(written.contains("eidas:"));
    for value in IN_THE_CLEAR {
        assert!(!written.contains(value), "{value}");
    }
    for database in ["0", "1"] {
        let names = server.cli(&["-n", database, "keys", "*"]);
        for name in names.lines() {
            assert!(name.starts_with("eidas:"), "{name}");
            let left: i64 = server.cli(&["-n", database, "pttl", name]).parse().unwrap();
            assert!(left > 0 && left <= 24 * 60 * 60 * 1000, "{name} {left}");
        }
    }
}

const SUM: &str = "local sum = 0
    for _, name in ipairs(redis.call('keys', 'eidas:*')) do
        if name ~= 'eidas:epoch' then sum = sum + #name + redis.call('strlen', name) end
    end
    return sum";

/// How many bytes of keys and values there were at most until it is over.
fn most(
    port: u16,
    database: &'static str,
    over: &Arc<std::sync::atomic::AtomicBool>,
) -> std::thread::JoinHandle<u64> {
    let over = Arc::clone(over);
    std::thread::spawn(move || {
        let port = port.to_string();
        let mut most = 0;
        while !over.load(std::sync::atomic::Ordering::SeqCst) {
            let asked = std::process::Command::new("redis-cli")
                .args(["-p", &port, "-n", database, "eval", SUM, "0"])
                .output();
            let said = String::from_utf8(asked.unwrap().stdout).unwrap();
            most = most.max(said.trim().parse().unwrap());
        }
        most
    })
}

/// What stands in identities and messages, and in no dump.
const IN_THE_CLEAR: [&str; 8] = [
    "family_name",
    "FamilyName",
    "PersonIdentifier",
    "redirect_uri",
    "relay_state",
    "nonce",
    "service/callback",
    "http://eidas.europa.eu",
];

#[tokio::test(flavor = "multi_thread")]
async fn every_request_of_a_login_may_reach_another_instance() {
    if !redis_is_there() {
        return;
    }
    let server = RedisServer::start(&[]);
    let (mut options, twins) = (options(&server), options(&server));
    options.ours.twin = twins.ours.store;
    options.theirs.twin = twins.theirs.store;
    let world = World::start(options).await.unwrap();
    world.ready(GUARD * 4).await.unwrap();
    for direction in [Direction::Connector, Direction::ProxyService] {
        for _ in 0..6 {
            let script = Script::of(direction);
            let journey = journey::log_in(&world, direction, &script).await;
            let failed = journey.end.err().map(|error| error.to_string());
            assert_eq!(failed, None, "{direction:?}");
        }
    }
}

/// Whether our bridge says that its store is away.
async fn unready(world: &World) -> bool {
    let address = format!("{}/readyz", world.ours.bridge_url);
    let ready = Browser::new().unwrap().get(&address).await.unwrap();
    ready.status() == 503 && ready.body().contains("store-unreachable")
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outage_is_a_page_that_says_so_and_a_login_works_when_it_is_over() {
    if !redis_is_there() {
        return;
    }
    let mut server = RedisServer::start(&[]);
    let world = World::start(options(&server)).await.unwrap();
    world.ready(GUARD * 4).await.unwrap();
    let direction = Direction::Connector;
    let script = Script::of(direction);
    for frozen in [true, false] {
        if frozen {
            server.freeze();
        } else {
            server.kill();
        }
        let mut browser = Browser::new().unwrap();
        let began = Instant::now();
        let page = journey::begin(&mut browser, &world.ours, &script)
            .await
            .unwrap();
        eprintln!("frozen: {frozen}, page after {:?}", began.elapsed());
        assert!(began.elapsed() < GUARD);
        // The hub of the demo is told, and tells the person.
        assert!(
            page.status() == 503 || page.body().contains("temporarily_unavailable"),
            "{} {}",
            page.status(),
            page.body()
        );
        let told = until(GUARD, || unready(&world));
        eprintln!("not ready after another {:?}", told.await);
        let live = browser
            .get(&format!("{}/livez", world.ours.bridge_url))
            .await
            .unwrap();
        assert_eq!(live.status(), 200);
        let mut browser = Browser::new().unwrap();
        let address = format!("{}/connector/finish?handle=x&flow=y", world.ours.bridge_url);
        let page = browser.get(&address).await.unwrap();
        assert_eq!(page.status(), 503);
        assert!(page.body().contains("store.unavailable"), "{}", page.body());
        if frozen {
            server.thaw();
        } else {
            server.run();
        }
        let back = until(GUARD * 2, || async {
            journey::log_in(&world, direction, &script)
                .await
                .end
                .is_ok()
        });
        eprintln!("a whole login after {:?}", back.await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_whose_time_is_over_leaves_only_the_epoch() {
    if !redis_is_there() {
        return;
    }
    let server = RedisServer::start(&[]);
    let store = open(&config(StoreAddress::Redis(single(server.port))));
    let soon = SystemClock.now() + SignedDuration::from_millis(1500);
    for number in 0..100 {
        let key = Key::new("flow", &number.to_string());
        store
            .put(&key, Value::new(vec![0; 500]), soon)
            .await
            .unwrap();
    }
    assert_eq!(server.cli(&["dbsize"]), "101");
    until(GUARD * 2, || async { server.cli(&["dbsize"]) == "1" }).await;
}
