//! What was used stays used, whatever becomes of the server: killed, emptied, restored, or told to
//! forget, and whatever becomes of the file or the clock.

use std::sync::Arc;
use std::time::Duration;

use eidas_bridge::ambient::{Clock, FixedClock, SystemClock};
use eidas_bridge::config::StoreAddress;
use eidas_bridge::store::{Keeps, Key, Store, StoreError, Value};
use jiff::{SignedDuration, Timestamp};

use crate::store_servers::{
    RedisServer, config, everything, open, open_with, redis, redis_is_there, sealing, single, until,
};

const PATIENCE: Duration = Duration::from_secs(10);

fn soon() -> Timestamp {
    SystemClock.now() + SignedDuration::from_mins(5)
}

fn value(text: &str) -> Value {
    Value::new(text.as_bytes().to_vec())
}

fn mark(id: &str) -> Key {
    Key::new("seen", id).keeping(Keeps::Lasting)
}

async fn back(store: &Arc<dyn Store>) -> Duration {
    let probe = Key::new("probe", "nothing");
    until(PATIENCE, || async { store.get(&probe).await.is_ok() }).await
}

/// What a flow accepts: a message whose mark is new, and that nobody can have used before the
/// store remembered.
async fn accepted(store: &Arc<dyn Store>, id: &str, acceptable_from: Timestamp) -> bool {
    let new = store.put_new(&mark(id), value(""), soon()).await;
    new == Ok(true) && acceptable_from >= store.since()
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_kill_nothing_counts_twice_whether_the_server_kept_its_data_or_lost_it() {
    if !redis_is_there() {
        return;
    }
    for emptied in [false, true] {
        let mut server = RedisServer::start(&["--appendonly", "yes", "--appendfsync", "everysec"]);
        let (one, other) = (redis(server.port), redis(server.port));
        let code = Key::new("code", "c");
        let trail = Key::new("trail", "t").keeping(Keeps::Lasting);
        back(&one).await;
        let issued = SystemClock.now() + SignedDuration::from_secs(1);
        tokio::time::sleep(Duration::from_millis(1100)).await;
        one.put(&code, value("identity"), soon()).await.unwrap();
        one.put(&trail, value("what happened"), soon())
            .await
            .unwrap();
        let resurrected = server.folder.join("kept");
        // The data as they are before anything is used: what a restored copy would be.
        tokio::time::sleep(Duration::from_millis(1500)).await;
        let kept = everything(&server.folder);
        assert!(!kept.is_empty() && !resurrected.exists());
        assert!(accepted(&one, "message", issued).await);
        assert!(!accepted(&other, "message", issued).await);
        assert!(other.take(&code).await.unwrap().is_some());
        server.kill();
        if emptied {
            server.empty();
        }
        server.run();
        for store in [&one, &other] {
            let took = back(store).await;
            eprintln!("works again after {took:?} (emptied: {emptied})");
            assert_eq!(store.take(&code).await, Ok(None));
            assert!(
                !accepted(store, "message", issued).await,
                "emptied: {emptied}"
            );
        }
        // Both live in the same new epoch, and so does what they write now.
        assert_eq!(one.since(), other.since());
        one.put(&code, value("new"), soon()).await.unwrap();
        assert_eq!(other.take(&code).await, Ok(Some(value("new"))));
        if !emptied {
            let told = other.get(&trail).await.unwrap();
            assert_eq!(told, Some(value("what happened")), "it explains");
        }
        let later = one.since() + SignedDuration::from_secs(1);
        assert!(accepted(&one, "later", later).await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_was_used_does_not_come_back_with_an_older_copy_of_the_data() {
    if !redis_is_there() {
        return;
    }
    let mut server = RedisServer::start(&["--dbfilename", "dump.rdb"]);
    let store = redis(server.port);
    let code = Key::new("code", "c");
    store.put(&code, value("identity"), soon()).await.unwrap();
    server.cli(&["save"]);
    assert!(store.take(&code).await.unwrap().is_some());
    server.kill();
    server.run();
    back(&store).await;
    assert!(
        server.cli(&["dbsize"]).parse::<u32>().unwrap() >= 2,
        "it is there"
    );
    assert_eq!(store.take(&code).await, Ok(None), "and counts no more");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_emptied_while_it_runs_has_forgotten_and_is_not_believed() {
    if !redis_is_there() {
        return;
    }
    let server = RedisServer::start(&[]);
    let (one, other) = (redis(server.port), redis(server.port));
    back(&one).await;
    back(&other).await;
    let issued = one.since() + SignedDuration::from_millis(1);
    assert!(accepted(&one, "message", issued).await);
    server.cli(&["flushall"]);
    assert!(!accepted(&one, "message", issued).await);
    assert!(!accepted(&other, "message", issued).await);
    back(&one).await;
    assert!(!accepted(&one, "message", issued).await);
    assert!(!accepted(&other, "message", issued).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_promises_durable_writes_keeps_logins_across_a_restart() {
    if !redis_is_there() {
        return;
    }
    let mut server = RedisServer::start(&["--appendonly", "yes", "--appendfsync", "always"]);
    let mut settings = config(StoreAddress::Redis(single(server.port)));
    settings.keeps_acknowledged_writes = true;
    let store = open(&settings);
    let code = Key::new("code", "c");
    store.put(&code, value("identity"), soon()).await.unwrap();
    let since = store.since();
    server.kill();
    server.run();
    back(&store).await;
    assert_eq!(store.take(&code).await, Ok(Some(value("identity"))));
    assert_eq!(store.since(), since);
    // Data that are gone are gone, whatever was promised.
    server.kill();
    server.empty();
    server.run();
    back(&store).await;
    assert!(store.since() > since);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_remembers_marks_across_an_abrupt_end_and_forgets_logins_under_way() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.redb");
    let settings = config(StoreAddress::File(path.clone()));
    let (code, owed) = (
        Key::new("code", "c"),
        Key::new("unanswered", "u").keeping(Keeps::Owed),
    );
    let trail = Key::new("trail", "t").keeping(Keeps::Lasting);
    let before = open(&settings);
    let issued = before.since() + SignedDuration::from_mins(2);
    before.put(&code, value("identity"), soon()).await.unwrap();
    before.put(&owed, value("1"), soon()).await.unwrap();
    before
        .put_spare(&trail, value("what happened"), soon())
        .await
        .unwrap();
    assert!(accepted(&before, "message", issued).await);
    let lock = eidas_bridge::store::open(eidas_bridge::store::Opening {
        config: &settings,
        sealing: Some(sealing(1, &[])),
        skew: SignedDuration::ZERO,
        clock: Arc::new(SystemClock),
        random: Arc::new(eidas_bridge::ambient::SystemRandom),
    });
    assert_eq!(lock.unwrap_err().code(), "store.in-use");
    // The file as a process that ends here leaves it: whatever was answered is in it.
    let copy = folder.path().join("copy.redb");
    std::fs::copy(&path, &copy).unwrap();
    let bytes = everything(folder.path());
    assert!(!bytes.windows(8).any(|it| it == b"happened"), "sealed");
    let after = open(&config(StoreAddress::File(copy)));
    assert!(!accepted(&after, "message", issued).await);
    assert!(accepted(&after, "other", issued).await);
    assert_eq!(after.get(&trail).await, Ok(Some(value("what happened"))));
    assert_eq!(after.take(&owed).await, Ok(Some(value("1"))));
    assert_eq!(after.take(&owed).await, Ok(None));
    assert_eq!(after.take(&code).await, Ok(None));
    assert_eq!(after.since(), before.since());
}

#[tokio::test(flavor = "multi_thread")]
async fn marks_in_a_file_are_written_together() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&config(StoreAddress::File(
        folder.path().join("store.redb"),
    )));
    for at_once in [1_usize, 64] {
        let began = std::time::Instant::now();
        let marks = (0..256 / at_once).map(|round| {
            let store = Arc::clone(&store);
            async move {
                let all = (0..at_once).map(|number| {
                    let store = Arc::clone(&store);
                    tokio::spawn(async move {
                        let key = mark(&format!("{at_once} {round} {number}"));
                        store.put_new(&key, value(""), soon()).await.unwrap()
                    })
                });
                for one in all.collect::<Vec<_>>() {
                    assert!(one.await.unwrap());
                }
            }
        });
        for one in marks {
            one.await;
        }
        eprintln!(
            "256 durable marks, {at_once} at once: {:?}",
            began.elapsed()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_is_set_back_makes_no_mark_new_again() {
    let folder = tempfile::tempdir().unwrap();
    let server = redis_is_there().then(|| RedisServer::start(&[]));
    let mut kinds = vec![
        StoreAddress::Memory,
        StoreAddress::File(folder.path().join("store.redb")),
    ];
    kinds.extend(server.iter().map(|it| StoreAddress::Redis(single(it.port))));
    for kind in kinds {
        let clock = Arc::new(FixedClock::new(SystemClock.now()));
        let store = open_with(&config(kind.clone()), sealing(1, &[]), clock.clone());
        let until = clock.now() + SignedDuration::from_secs(2);
        assert_eq!(store.put_new(&mark("m"), value(""), until).await, Ok(true));
        clock.advance(SignedDuration::from_secs(3));
        tokio::time::sleep(Duration::from_millis(2500)).await;
        // Something is written, which is when what has expired is cleared away.
        let other = clock.now() + SignedDuration::from_mins(9);
        store.put_new(&mark("n"), value(""), other).await.unwrap();
        clock.advance(SignedDuration::from_mins(-5));
        let again = store.put_new(&mark("m"), value(""), until).await;
        assert_eq!(again, Ok(false), "{kind:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sealing_keys_roll_over_under_two_instances() {
    if !redis_is_there() {
        return;
    }
    let server = RedisServer::start(&[]);
    let settings = config(StoreAddress::Redis(single(server.port)));
    let open = |current, others: &[u8]| {
        open_with(&settings, sealing(current, others), Arc::new(SystemClock))
    };
    let (one, other) = (open(1, &[2]), open(1, &[2]));
    let key = |id: &str| Key::new("flow", id);
    one.put(&key("a"), value("a"), soon()).await.unwrap();
    one.seal_with(sealing(2, &[1]));
    one.put(&key("b"), value("b"), soon()).await.unwrap();
    assert_eq!(other.get(&key("b")).await, Ok(Some(value("b"))));
    assert_eq!(one.get(&key("a")).await, Ok(Some(value("a"))));
    other.seal_with(sealing(2, &[]));
    assert_eq!(other.get(&key("a")).await, Ok(None));
    assert_eq!(other.take(&key("b")).await, Ok(Some(value("b"))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_server_refuses_new_logins_before_those_under_way_and_evicts_nothing() {
    if !redis_is_there() {
        return;
    }
    let server = RedisServer::start(&["--maxmemory", "8mb", "--maxmemory-policy", "noeviction"]);
    let store = redis(server.port);
    let live = Key::new("flow", "live");
    store.put(&live, value("live"), soon()).await.unwrap();
    let filling: String = (0..4000_u32)
        .map(|it| char::from_u32(0x4e00 + it * 5 % 20_000).unwrap())
        .collect();
    let mut begun = 0;
    for round in 0..100_000 {
        if !store.has_room() {
            break;
        }
        begun += 1;
        let key = Key::new("flow", &format!("attacker {round}"));
        store.put(&key, value(&filling), soon()).await.unwrap();
        if round % 50 == 0 {
            // As fast as an attacker is, the figure is a second old at most.
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
    }
    eprintln!("{begun} logins began, then no more");
    assert!(!store.has_room());
    for step in ["outcome", "code", "access"] {
        let key = Key::new(step, "live");
        store.put(&key, value("next"), soon()).await.unwrap();
    }
    let trail = Key::new("trail", "t").keeping(Keeps::Lasting);
    store.put_spare(&trail, value("t"), soon()).await.unwrap();
    assert_eq!(store.get(&trail).await, Ok(None), "no room to spare");
    let mut error = Ok(());
    for round in 0..10_000 {
        let key = Key::new("flow", &format!("over {round}"));
        error = store.put(&key, value(&filling), soon()).await;
        if error.is_err() {
            break;
        }
    }
    assert_eq!(error, Err(StoreError::Full));
    assert_eq!(store.take(&live).await, Ok(Some(value("live"))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_evicts_is_not_leant_on() {
    if !redis_is_there() {
        return;
    }
    let server = RedisServer::start(&["--maxmemory", "8mb", "--maxmemory-policy", "allkeys-lru"]);
    let store = redis(server.port);
    back(&store).await;
    assert_eq!(store.troubles(), ["store-evicts"]);
    let found = store.look().await.unwrap();
    assert!(found.iter().any(|it| it.code == "store.evicts" && !it.good));
}
