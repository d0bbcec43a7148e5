//! A run's world: a folder with everything that an operator would write, the doubles, and the
//! bridge's real program beside them, once or twice, with Redis and haproxy where wished.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tokio::net::TcpListener;

use super::bridge::Bridge;
use super::configuration::{Settings, Unknown, write_countries};
use super::drive::{Crowd, Mix};
use super::http::{Target, Trouble};
use super::hub::Hub;
use super::keys::{Keys, write_bridge_keys};
use super::node::Node;
use super::peers::{Peers, serve};
use super::servers::{Front, Redis, free_port};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StoreKind {
    Memory,
    File,
    Redis,
}

/// What kind of world.
#[derive(Clone)]
pub(crate) struct Wishes {
    pub(crate) program: PathBuf,
    /// The program of the second instance, where it is another version.
    pub(crate) other_program: Option<PathBuf>,
    pub(crate) keys: Keys,
    pub(crate) store: StoreKind,
    pub(crate) instances: usize,
    /// haproxy in front.
    pub(crate) front: bool,
    pub(crate) countries: usize,
    pub(crate) flow_seconds: u32,
    /// Every signature is verified by the keys that we publish, and tokens are encrypted.
    pub(crate) careful: bool,
    /// Further lines of `[limits]`.
    pub(crate) limits: &'static str,
    /// The driver on core 0 and the bridge on core 1.
    pub(crate) pin: bool,
    /// What Redis may hold.
    pub(crate) redis_room: &'static str,
}

pub(crate) struct World {
    pub(crate) bridges: Vec<Bridge>,
    /// Each instance.
    pub(crate) instances: Vec<Arc<Target>>,
    /// Where browsers go: haproxy, or the first instance.
    pub(crate) entrance: Arc<Target>,
    pub(crate) redis: Option<Redis>,
    pub(crate) peers: Arc<Peers>,
    pub(crate) unknown: Unknown,
    pub(crate) folder: TempDir,
    _front: Option<Front>,
}

fn loopback(port: u16) -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], port))
}

impl World {
    /// Everything running and warm.
    pub(crate) async fn settle(wishes: &Wishes) -> Self {
        let mut world = Self::prepare(wishes).await;
        world.start(wishes).await;
        world.learn().await.unwrap();
        world.warm_up().await;
        world
    }

    /// Everything but the bridges' processes.
    pub(crate) async fn prepare(wishes: &Wishes) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let peers_url = format!("http://{}", listener.local_addr().unwrap());
        let ports: Vec<(u16, u16)> = (0..wishes.instances)
            .map(|_| (free_port(), free_port()))
            .collect();
        let entrance = if wishes.front {
            free_port()
        } else {
            ports[0].0
        };
        let host = format!("127.0.0.1:{entrance}");
        let base = format!("http://{host}");
        let anchor = write_bridge_keys(at, wishes.keys);
        let peers = Arc::new(Peers {
            node: Node::new(peers_url.clone(), base.clone(), wishes.keys, anchor),
            hub: Hub::new(peers_url, base.clone(), wishes.careful),
        });
        serve(listener, Arc::clone(&peers));
        write_countries(at, &peers.node, wishes.countries);
        let redis = (wishes.store == StoreKind::Redis).then(|| Redis::start(at, wishes.redis_room));
        let (bridges, unknown) = configure(wishes, at, &ports, &peers, redis.as_ref());
        let needs_address = wishes.store != StoreKind::Memory && unknown.has("store.address");
        assert!(
            !needs_address,
            "this bridge has no [store] address yet: use --store memory"
        );
        let pairs = bridges.iter().zip(&ports);
        let pairs: Vec<(u16, u16)> = pairs
            .map(|(bridge, (port, _))| (*port, bridge.ready_target().address.port()))
            .collect();
        let front = wishes.front.then(|| Front::start(at, entrance, &pairs));
        let target = |port| Arc::new(Target::new(loopback(port), host.clone()));
        Self {
            bridges,
            instances: ports.iter().map(|(port, _)| target(*port)).collect(),
            entrance: target(entrance),
            redis,
            peers,
            unknown,
            folder,
            _front: front,
        }
    }

    async fn start(&mut self, wishes: &Wishes) {
        for bridge in &mut self.bridges {
            bridge.start();
        }
        for bridge in &mut self.bridges {
            bridge.ready().await;
        }
        if wishes.front {
            // haproxy has to see it, too.
            tokio::time::sleep(Duration::from_millis(600)).await;
        }
    }

    /// The doubles read again what the bridge publishes.
    pub(crate) async fn learn(&self) -> Result<(), &'static str> {
        learn(&self.peers, &self.entrance).await
    }

    /// Logins until both directions work at every instance. What was issued before a new Redis was
    /// there counts as used: that costs the first few.
    pub(crate) async fn warm_up(&self) {
        let began = Instant::now();
        for target in self.instances.iter().chain([&self.entrance]) {
            let crowd = Crowd::new(&self.peers, std::slice::from_ref(target), Mix::Both);
            let mut good = 0;
            while good < 4 {
                let place = super::drive::number() / 2;
                good = if crowd.log_in(place, Instant::now()).await {
                    good + 1
                } else {
                    0
                };
                let said = crowd.figures.lock().unwrap().told_errors();
                let late = began.elapsed() > Duration::from_secs(30);
                assert!(!late, "no login: {said}\n{}", self.bridges[0].said());
                if good == 0 {
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            }
        }
    }

    pub(crate) fn crowd(&self, mix: Mix) -> Crowd {
        Crowd::new(&self.peers, std::slice::from_ref(&self.entrance), mix)
    }

    /// The sum of all instances' memory, in KiB.
    pub(crate) fn rss(&self) -> u64 {
        self.bridges.iter().map(Bridge::rss).sum()
    }

    /// Logins that ended well, by the bridges' own figures.
    pub(crate) async fn counted(&self) -> u64 {
        let mut sum = 0;
        for bridge in &self.bridges {
            let answer = bridge.ready_target().get("/metrics").await;
            let text = answer.map(|it| it.text().to_owned()).unwrap_or_default();
            let lines = text.lines();
            let good = lines.filter(|line| {
                line.starts_with("eidas_logins_total{") && line.contains("outcome=\"success\"")
            });
            let counts = good.filter_map(|line| line.rsplit(' ').next()?.parse::<u64>().ok());
            sum += counts.sum::<u64>();
        }
        sum
    }

    pub(crate) fn cpu(&self) -> f64 {
        self.bridges.iter().map(Bridge::cpu).sum()
    }

    pub(crate) fn config(&self) -> &Path {
        &self.bridges[0].config
    }
}

/// The configuration of each instance, and what the last one's program does not know of it.
fn configure(
    wishes: &Wishes,
    at: &Path,
    ports: &[(u16, u16)],
    peers: &Peers,
    redis: Option<&Redis>,
) -> (Vec<Bridge>, Unknown) {
    let mut unknown = Unknown::default();
    let mut bridges = Vec::new();
    for (place, (port, operations)) in ports.iter().copied().enumerate() {
        let store = match wishes.store {
            StoreKind::Memory => "memory:".to_owned(),
            StoreKind::File => format!("file:store-{place}"),
            StoreKind::Redis => redis.map(Redis::address).unwrap_or_default(),
        };
        let settings = Settings {
            base_url: &peers.hub.bridge,
            listen: port,
            operations,
            store: &store,
            flow_seconds: wishes.flow_seconds,
            hub: &peers.hub,
            instance: &place.to_string(),
            limits: wishes.limits,
        };
        let program = wishes.other_program.as_deref().filter(|_| place == 1);
        let program = program.unwrap_or(&wishes.program);
        let (file, not_known) = settings.write(program, at, &format!("bridge-{place}.toml"));
        let ready = if not_known.has("operations") {
            port
        } else {
            operations
        };
        let core = wishes.pin.then_some(1);
        bridges.push(Bridge::new(program, &file, core, loopback(ready)));
        unknown = not_known;
    }
    (bridges, unknown)
}

/// What peers do by and by: read metadata and key sets again.
pub(crate) async fn learn(peers: &Peers, target: &Target) -> Result<(), &'static str> {
    let mut documents = Vec::new();
    for path in [
        "/connector/metadata",
        "/proxy-service/metadata",
        "/jwks",
        "/proxy-service/jwks",
    ] {
        let answer = target.get(path).await.map_err(Trouble::as_str)?;
        if answer.status != 200 {
            return Err("a document cannot be had");
        }
        documents.push(answer.body);
    }
    peers.node.learn(&documents[0], &documents[1])?;
    peers.hub.learn(&documents[2], &documents[3])
}
