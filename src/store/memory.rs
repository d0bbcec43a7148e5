//! The store within this process: a map, and the order in which its entries expire.
//!
//! Expiry is honoured when a value is read, whatever has been purged; writing purges a few of the
//! expired at a time, so that no request pays for many. Full means refused: evicting the oldest
//! would let a stranger who starts flows end other people's.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::future::ready;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use super::{Answer, Key, Store, StoreError, Value};
use crate::ambient::Clock;

/// How many expired entries one write clears away: more than the one it may add.
const PURGED_PER_WRITE: usize = 16;
/// Which part of the capacity has to be free for what may be forgotten to be kept.
const SPARE_PART: usize = 2;
/// Which part of it logins that begin leave to those under way.
const RESERVED_PART: usize = 8;

/// Holds at most `capacity` live entries in memory.
pub struct MemoryStore {
    clock: Arc<dyn Clock>,
    capacity: usize,
    since: Timestamp,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    /// The latest moment that was seen: marks that had expired by then may have been purged, so
    /// that a clock that is set back makes nothing of them new.
    latest: Option<Timestamp>,
    entries: HashMap<Key, Entry>,
    by_expiry: BTreeSet<(Timestamp, Key)>,
}

struct Entry {
    value: Value,
    expires: Timestamp,
}

impl MemoryStore {
    /// An empty store of `capacity` entries that lives by `clock`.
    pub fn new(capacity: usize, clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            capacity,
            since: Timestamp::MIN,
            held: Mutex::default(),
        }
    }

    /// The same, which cannot tell what was used before `since`.
    #[must_use]
    pub fn beginning(self, since: Timestamp) -> Self {
        Self { since, ..self }
    }

    /// How many entries it holds, expired ones included until they are purged.
    pub fn len(&self) -> usize {
        self.lock().entries.len()
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    // No operation leaves the two collections apart by panicking between them, so a poisoned
    // lock is as good as any.
    fn lock(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(
        &self,
        key: &Key,
        value: Value,
        expires: Timestamp,
        only_new: bool,
    ) -> Result<bool, StoreError> {
        let now = self.clock.now();
        let mut held = self.lock();
        let latest = held.pass(now);
        held.purge(now);
        let occupied = held
            .entries
            .get(key)
            .is_some_and(|entry| now < entry.expires);
        if only_new && (occupied || expires <= latest) {
            return Ok(false);
        }
        held.remove(key);
        if expires <= now {
            return Ok(false);
        }
        if held.entries.len() >= self.capacity {
            return Err(StoreError::Full);
        }
        held.by_expiry.insert((expires, *key));
        held.entries.insert(*key, Entry { value, expires });
        Ok(true)
    }

    /// Whether another entry would leave room enough, or replaces one.
    fn has_room_to_spare(&self, key: &Key) -> bool {
        let now = self.clock.now();
        let mut held = self.lock();
        held.purge(now);
        held.entries.contains_key(key) || held.entries.len() < self.capacity / SPARE_PART
    }

    fn read(&self, key: &Key, once: bool) -> Option<Value> {
        let now = self.clock.now();
        let mut held = self.lock();
        let live = held.entries.get(key).filter(|entry| now < entry.expires)?;
        if once {
            held.remove(key)
        } else {
            Some(live.value.clone())
        }
    }
}

impl Held {
    /// The latest moment so far.
    fn pass(&mut self, now: Timestamp) -> Timestamp {
        *self
            .latest
            .insert(self.latest.map_or(now, |latest| latest.max(now)))
    }

    fn remove(&mut self, key: &Key) -> Option<Value> {
        let entry = self.entries.remove(key)?;
        self.by_expiry.remove(&(entry.expires, *key));
        Some(entry.value)
    }

    fn purge(&mut self, now: Timestamp) {
        for _ in 0..PURGED_PER_WRITE {
            match self.by_expiry.first() {
                Some((expires, _)) if *expires <= now => {}
                _ => return,
            }
            if let Some((_, key)) = self.by_expiry.pop_first() {
                self.entries.remove(&key);
            }
        }
    }
}

impl Store for MemoryStore {
    fn put<'a>(&'a self, key: &'a Key, value: Value, expires: Timestamp) -> Answer<'a, ()> {
        Box::pin(ready(self.write(key, value, expires, false).map(drop)))
    }

    fn put_new<'a>(&'a self, key: &'a Key, value: Value, expires: Timestamp) -> Answer<'a, bool> {
        Box::pin(ready(self.write(key, value, expires, true)))
    }

    fn put_spare<'a>(&'a self, key: &'a Key, value: Value, expires: Timestamp) -> Answer<'a, ()> {
        if !self.has_room_to_spare(key) {
            return Box::pin(ready(Ok(())));
        }
        Box::pin(ready(self.write(key, value, expires, false).map(drop)))
    }

    fn get<'a>(&'a self, key: &'a Key) -> Answer<'a, Option<Value>> {
        Box::pin(ready(Ok(self.read(key, false))))
    }

    fn take<'a>(&'a self, key: &'a Key) -> Answer<'a, Option<Value>> {
        Box::pin(ready(Ok(self.read(key, true))))
    }

    fn remove<'a>(&'a self, key: &'a Key) -> Answer<'a, ()> {
        self.lock().remove(key);
        Box::pin(ready(Ok(())))
    }

    fn since(&self) -> Timestamp {
        self.since
    }

    fn has_room(&self) -> bool {
        let now = self.clock.now();
        let mut held = self.lock();
        held.purge(now);
        held.entries.len() < self.capacity - self.capacity / RESERVED_PART
    }
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "MemoryStore({} of {})", self.len(), self.capacity)
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::ambient::FixedClock;
    use crate::store::conformance;

    fn clock() -> Arc<FixedClock> {
        Arc::new(FixedClock::new(
            Timestamp::from_second(1_800_000_000).unwrap(),
        ))
    }

    fn after(clock: &FixedClock, seconds: i64) -> Timestamp {
        clock.now() + SignedDuration::from_secs(seconds)
    }

    fn value(text: &str) -> Value {
        Value::new(text.as_bytes().to_vec())
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn it_does_what_every_store_does() {
        let clock = clock();
        let store: Arc<dyn Store> = Arc::new(MemoryStore::new(10_000, clock.clone()));
        let moved = clock.clone();
        let pass = move |time| moved.advance(time);
        conformance::check(store, clock.as_ref(), &pass)
            .await
            .unwrap();
    }

    #[tokio::test]
    async fn a_full_store_refuses_new_flows_and_keeps_the_live_ones() {
        let clock = clock();
        let store = MemoryStore::new(3, clock.clone());
        for id in ["a", "b", "c"] {
            store
                .put(&Key::new("flow", id), value(id), after(&clock, 60))
                .await
                .unwrap();
        }
        let late = Key::new("flow", "d");
        assert_eq!(
            store.put(&late, value("d"), after(&clock, 60)).await,
            Err(StoreError::Full)
        );
        let refused = store.put_new(&late, value("d"), after(&clock, 60)).await;
        assert_eq!(refused, Err(StoreError::Full));
        let first = Key::new("flow", "a");
        assert_eq!(store.get(&first).await, Ok(Some(value("a"))));
        // What is there may still move on: a flow in progress is not a new one.
        store
            .put(&first, value("a2"), after(&clock, 60))
            .await
            .unwrap();
        assert_eq!(store.get(&first).await, Ok(Some(value("a2"))));
        clock.advance(SignedDuration::from_secs(61));
        store
            .put(&late, value("d"), after(&clock, 60))
            .await
            .unwrap();
    }

    #[tokio::test]
    async fn what_may_be_forgotten_leaves_half_of_the_room_to_what_may_not() {
        let clock = clock();
        let store = MemoryStore::new(10, clock.clone());
        for round in 0..20 {
            let key = Key::new("trail", &round.to_string());
            let put = store.put_spare(&key, value("x"), after(&clock, 3600));
            put.await.unwrap();
        }
        assert_eq!(store.len(), 5);
        for round in 0..5 {
            let key = Key::new("flow", &round.to_string());
            let put = store.put(&key, value("x"), after(&clock, 60)).await;
            put.unwrap();
        }
        // What is there may still be replaced.
        let first = Key::new("trail", "0");
        let put = store.put_spare(&first, value("y"), after(&clock, 3600));
        put.await.unwrap();
        assert_eq!(store.get(&first).await, Ok(Some(value("y"))));
        clock.advance(SignedDuration::from_secs(3601));
        assert_eq!(store.get(&first).await, Ok(None));
        let put = store.put_spare(&first, value("z"), after(&clock, 60));
        put.await.unwrap();
        assert_eq!(store.len(), 1);
    }

    #[tokio::test]
    async fn abandoned_flows_do_not_pile_up() {
        let clock = clock();
        let store = MemoryStore::new(100_000, clock.clone());
        for round in 0..2_000 {
            let key = Key::new("flow", &round.to_string());
            store
                .put(&key, value("x"), after(&clock, 10))
                .await
                .unwrap();
            clock.advance(SignedDuration::from_millis(100));
        }
        assert!(
            store.len() <= 101,
            "{} entries, 100 of them live",
            store.len()
        );
    }

    #[tokio::test]
    async fn debug_output_holds_no_value() {
        let clock = clock();
        let store = MemoryStore::new(10, clock.clone());
        let key = Key::new("flow", "handle");
        store
            .put(&key, value("Ωνάσης"), after(&clock, 10))
            .await
            .unwrap();
        assert_eq!(
            format!("{store:?} {key:?}"),
            "MemoryStore(1 of 10) Key(flow)"
        );
    }
}
