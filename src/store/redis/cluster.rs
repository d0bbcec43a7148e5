//! A cluster: which of its servers keeps which key.
//!
//! In: names of keys. Out: the [`Link`] to the server that has their slot, as the servers say. A
//! redirection was not done yet, so that it is followed, once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use redis::{ErrorKind, RedisResult, ServerErrorKind, Value};
use tokio::time::timeout;

use super::super::{Key, StoreError};
use super::commands::{Asked, PREFIX, judged, name};
use super::epoch::Epochs;
use super::link::{Link, PATIENCE};
use super::servers::Connecting;

const SLOTS: u16 = 16384;
/// The map is not asked for more often.
const ASKED_AGAIN: Duration = Duration::from_millis(200);
/// How long one server may take to tell it.
const TOLD: Duration = Duration::from_millis(250);

/// The servers of a cluster.
pub(super) struct Cluster {
    seeds: Vec<(String, u16)>,
    connecting: Connecting,
    epochs: Epochs,
    map: Mutex<Arc<Map>>,
    asking: tokio::sync::Mutex<Option<Instant>>,
}

#[derive(Default)]
struct Map {
    parts: Vec<Part>,
    stale: std::sync::atomic::AtomicBool,
}

/// The slots of one server.
struct Part {
    host: (String, u16),
    slots: Vec<(u16, u16)>,
    link: Arc<Link>,
}

/// The slots of each server, as one of them tells.
type Slots = HashMap<(String, u16), Vec<(u16, u16)>>;

impl Cluster {
    pub(super) fn new(seeds: Vec<(String, u16)>, connecting: Connecting, epochs: Epochs) -> Self {
        Self {
            seeds,
            connecting,
            epochs,
            map: Mutex::default(),
            asking: tokio::sync::Mutex::default(),
        }
    }

    fn known(&self) -> Arc<Map> {
        Arc::clone(&self.map.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn links(&self) -> Vec<Arc<Link>> {
        let map = self.known();
        map.parts
            .iter()
            .map(|part| Arc::clone(&part.link))
            .collect()
    }

    /// The server that keeps the key of that name.
    pub(super) async fn of(&self, name: &str) -> Result<Arc<Link>, StoreError> {
        let found = |map: &Map| {
            let mut parts = map.parts.iter();
            let part = parts.find(|part| within(&part.slots, name));
            part.map(|part| Arc::clone(&part.link))
        };
        let known = self.known();
        let stale = known.stale.load(std::sync::atomic::Ordering::SeqCst);
        let link = found(&known).filter(|_| !stale);
        let link = match link {
            Some(link) => link,
            None => found(&*self.told().await).ok_or(StoreError::Unavailable)?,
        };
        if link.session().await.is_err() {
            self.forget();
        }
        Ok(link)
    }

    fn forget(&self) {
        let known = self.known();
        known.stale.store(true, std::sync::atomic::Ordering::SeqCst);
    }

    /// What the answer means, a redirection followed. What it redirects was not done.
    pub(super) async fn followed(
        &self,
        key: &Key,
        asked: &Asked,
        answer: Result<RedisResult<Value>, StoreError>,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let error = match answer? {
            Ok(value) => return asked.meaning(value),
            Err(error) => error,
        };
        let ErrorKind::Server(kind) = error.kind() else {
            return Err(judged(&error).0);
        };
        let link = match kind {
            ServerErrorKind::Moved => {
                self.forget();
                self.of(&name(key)).await?
            }
            ServerErrorKind::Ask => {
                let (host, number) = error.redirect_node().ok_or(StoreError::Unavailable)?;
                let map = self.known();
                let mut parts = map.parts.iter();
                let part = parts.find(|it| it.host.0 == host && it.host.1 == number);
                Arc::clone(&part.ok_or(StoreError::Unavailable)?.link)
            }
            _ => return Err(judged(&error).0),
        };
        let session = link.session().await?;
        // Sealed for the epoch of the first server: absent on the other, and the login begins anew.
        let again = link
            .ask(&session, asked, kind == ServerErrorKind::Ask)
            .await?;
        match again {
            Ok(value) => asked.meaning(value),
            Err(error) => Err(judged(&error).0),
        }
    }

    /// The map, asked for by one at a time.
    async fn told(&self) -> Arc<Map> {
        let mut asked = self.asking.lock().await;
        if asked.is_some_and(|at| at.elapsed() < ASKED_AGAIN) {
            return self.known();
        }
        let known = self.known();
        let hosts = known.parts.iter().map(|part| part.host.clone());
        let hosts: Vec<_> = hosts.chain(self.seeds.iter().cloned()).collect();
        let asking = async {
            for host in hosts {
                if let Ok(Ok(told)) = timeout(TOLD, self.slots_at(host)).await
                    && !told.is_empty()
                {
                    return Some(told);
                }
            }
            None
        };
        if let Ok(Some(told)) = timeout(PATIENCE, asking).await {
            let map = Arc::new(self.drawn(told, &known));
            *self.map.lock().unwrap_or_else(PoisonError::into_inner) = map;
        }
        *asked = Some(Instant::now());
        self.known()
    }

    async fn slots_at(&self, host: (String, u16)) -> RedisResult<Slots> {
        let near = host.0.clone();
        let connecting = self.connecting.towards(host);
        let mut connection = connecting.connect().await?;
        let told: Vec<Value> = redis::cmd("CLUSTER")
            .arg("SLOTS")
            .query_async(&mut connection)
            .await?;
        let mut slots: HashMap<_, Vec<_>> = HashMap::new();
        for range in told {
            let Value::Array(range) = range else { continue };
            let [Value::Int(first), Value::Int(last), Value::Array(node), ..] = range.as_slice()
            else {
                continue;
            };
            let [host, Value::Int(port), ..] = node.as_slice() else {
                continue;
            };
            let host: Option<String> = redis::from_redis_value(host.clone()).ok().flatten();
            // A server that does not know its own name is where we asked.
            let host = host
                .filter(|host| !host.is_empty())
                .unwrap_or_else(|| near.clone());
            if let (Ok(first), Ok(last), Ok(port)) = (
                u16::try_from(*first),
                u16::try_from(*last),
                u16::try_from(*port),
            ) {
                slots.entry((host, port)).or_default().push((first, last));
            }
        }
        Ok(slots)
    }

    /// Links to servers that stay are kept, where the record of their epoch is still theirs.
    fn drawn(&self, told: Slots, known: &Map) -> Map {
        let parts = told.into_iter().map(|(host, slots)| {
            let mut before = known.parts.iter();
            let kept = before.find(|it| it.host == host && within(&slots, it.link.epoch_key()));
            let link = if let Some(part) = kept {
                Arc::clone(&part.link)
            } else {
                let connecting = self.connecting.towards(host.clone());
                let key = epoch_key(&slots);
                Arc::new(Link::new(connecting, self.epochs.clone(), key))
            };
            Part { host, slots, link }
        });
        Map {
            parts: parts.collect(),
            ..Map::default()
        }
    }
}

/// Whether a key of that name lies in one of these slots.
fn within(slots: &[(u16, u16)], name: &str) -> bool {
    let slot = slot(name);
    slots
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&slot))
}

/// A name for the record of an epoch that lies in one of these slots.
fn epoch_key(slots: &[(u16, u16)]) -> String {
    let names = (0_u32..1_000_000).map(|number| format!("{PREFIX}epoch:{number}"));
    let mut names = names.filter(|name| within(slots, name));
    names.next().unwrap_or_default()
}

/// The slot of a key without a tag: CRC-16 (XMODEM) of its name.
fn slot(name: &str) -> u16 {
    let mut crc = 0_u16;
    for byte in name.bytes() {
        crc ^= u16::from(byte) << 8;
        for _ in 0..8 {
            crc = if crc & 0x8000 == 0 {
                crc << 1
            } else {
                (crc << 1) ^ 0x1021
            };
        }
    }
    crc % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_those_of_the_servers() {
        // As the cluster specification and `CLUSTER KEYSLOT` say.
        assert_eq!(slot("123456789"), 0x31c3);
        assert_eq!(slot("foo"), 12182);
        let inside = epoch_key(&[(100, 100)]);
        assert_eq!(slot(&inside), 100);
    }
}
