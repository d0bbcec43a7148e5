//! One suite for every store: in memory, in a file, and on real servers of every layout.

use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use eidas_bridge::ambient::{Clock, SystemClock};
use eidas_bridge::config::{RedisAddress, RedisLayout, StoreAddress};
use eidas_bridge::store::{Key, Store, Value, conformance};
use jiff::SignedDuration;

use crate::store_servers::{
    RedisServer, config, free_port, open, redis, redis_is_there, single, tls_certificate, until,
    with_password,
};

async fn conforms(store: Arc<dyn Store>) {
    let pass = |time: SignedDuration| {
        // Expiry is in milliseconds on both sides; a little more than was asked for.
        std::thread::sleep(Duration::try_from(time).unwrap() + Duration::from_millis(20));
    };
    conformance::check(store, &SystemClock, &pass)
        .await
        .unwrap();
}

/// Waits until a server that was just started takes part.
async fn answers(store: &Arc<dyn Store>) {
    until(Duration::from_secs(20), || async {
        store.get(&Key::new("suite", "nothing")).await.is_ok()
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_file_does_what_every_store_does() {
    let folder = tempfile::tempdir().unwrap();
    let file = StoreAddress::File(folder.path().join("store.redb"));
    conforms(open(&config(file))).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_server_does_what_every_store_does() {
    if !redis_is_there() {
        return;
    }
    let server = RedisServer::start(&[]);
    conforms(redis(server.port)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_server_with_users_does_what_every_store_does_and_strangers_get_nothing() {
    if !redis_is_there() {
        return;
    }
    // What a user needs, and nothing else.
    let rules =
        "+ping +hello +select +info +get +set +getdel +del +pexpire +watch +unwatch +multi +exec";
    let user = format!("bridge on >secret ~eidas:* resetchannels -@all {rules}");
    let mut options = vec!["--requirepass", "nobody", "--user"];
    options.extend(user.split_whitespace());
    let server = RedisServer::start(&options);
    let plain = config(StoreAddress::Redis(single(server.port)));
    let known = with_password(plain.clone(), Some("bridge"), "secret");
    conforms(open(&known)).await;
    for wrong in [plain.clone(), with_password(plain, Some("bridge"), "guess")] {
        let store = open(&wrong);
        assert!(store.get(&Key::new("suite", "kept")).await.is_err());
        assert_eq!(store.troubles(), ["store-unreachable"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_server_behind_tls_does_what_every_store_does_and_another_authority_is_refused() {
    if !redis_is_there() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (key, certificate) = tls_certificate("localhost");
    let (_, stranger) = tls_certificate("localhost");
    std::fs::write(path("key.pem"), key).unwrap();
    std::fs::write(path("cert.pem"), &certificate).unwrap();
    let port = free_port().to_string();
    let (key, cert) = (path("key.pem"), path("cert.pem"));
    let server = RedisServer::start_tls(&port, &key, &cert);
    let address = RedisAddress {
        tls: true,
        hosts: vec![("localhost".into(), server.port)],
        ..single(server.port)
    };
    let mut settings = config(StoreAddress::Redis(address));
    settings.ca_pem = Some(certificate);
    conforms(open(&settings)).await;
    settings.ca_pem = Some(stranger);
    let store = open(&settings);
    assert!(store.get(&Key::new("suite", "kept")).await.is_err());
}

/// A server, its replica, and a sentinel that watches them.
struct Watched {
    first: RedisServer,
    _second: RedisServer,
    _sentinel: RedisServer,
    port: u16,
}

impl Watched {
    fn start() -> Self {
        let first = RedisServer::start(&[]);
        let of = format!("127.0.0.1 {}", first.port);
        let second = RedisServer::start(&["--replicaof", &of]);
        let file = format!(
            "sentinel monitor main 127.0.0.1 {} 1\n\
             sentinel down-after-milliseconds main 500\n\
             sentinel failover-timeout main 3000\n",
            first.port
        );
        let sentinel = RedisServer::start_with_file("sentinel.conf", &file, &["--sentinel"]);
        let port = sentinel.port;
        Self {
            first,
            _second: second,
            _sentinel: sentinel,
            port,
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sentinels_name_the_server_and_after_a_failover_a_new_epoch_begins() {
    if !redis_is_there() {
        return;
    }
    let mut watched = Watched::start();
    let address = RedisAddress {
        layout: RedisLayout::Sentinel("main".into()),
        ..single(watched.port)
    };
    let store = open(&config(StoreAddress::Redis(address)));
    answers(&store).await;
    conforms(Arc::clone(&store)).await;
    let key = Key::new("code", "before");
    let soon = SystemClock.now() + SignedDuration::from_mins(5);
    store
        .put(&key, Value::new(b"1".to_vec()), soon)
        .await
        .unwrap();
    let since = store.since();
    // The replica must know the sentinel's wish; give the sentinel time to find it.
    tokio::time::sleep(Duration::from_secs(2)).await;
    watched.first.kill();
    let away = until(Duration::from_mins(1), || async {
        let probe = Key::new("suite", "after");
        store
            .put(&probe, Value::new(b"1".to_vec()), soon)
            .await
            .is_ok()
    })
    .await;
    eprintln!("failover seen through after {away:?}");
    assert!(store.since() > since);
    assert_eq!(store.take(&key).await, Ok(None), "it may have been used");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_cluster_does_what_every_store_does() {
    if !redis_is_there() {
        return;
    }
    let members: Vec<RedisServer> = (0..3)
        .map(|_| {
            RedisServer::start(&["--cluster-enabled", "yes", "--cluster-node-timeout", "2000"])
        })
        .collect();
    let hosts = members.iter().map(|it| format!("127.0.0.1:{}", it.port));
    let made = Command::new("redis-cli")
        .args(["--cluster", "create"])
        .args(hosts)
        .arg("--cluster-yes")
        .stdout(Stdio::null())
        .status();
    if !made.is_ok_and(|status| status.success()) {
        eprintln!("redis-cli could not make a cluster, skipped: its bus ports may be taken");
        return;
    }
    let address = RedisAddress {
        layout: RedisLayout::Cluster,
        ..single(members[0].port)
    };
    let store = open(&config(StoreAddress::Redis(address)));
    let well = || async {
        members
            .iter()
            .all(|it| it.cli(&["cluster", "info"]).contains("cluster_state:ok"))
    };
    until(Duration::from_secs(30), well).await;
    answers(&store).await;
    conforms(Arc::clone(&store)).await;
    let kept = members
        .iter()
        .filter(|it| it.cli(&["dbsize"]) != "0")
        .count();
    assert_eq!(kept, 3, "each server keeps some");
}
