//! The store of one machine: what carries a login on is in memory, what forbids or explains
//! something, and what is answered once, is in one file.
//!
//! In: records. Out: them, and across a restart, be it by `kill -9`, every mark of what was used.
//! One thread writes: what waits is written together, and becomes durable together, before anybody
//! is told that it is done. A login under way is begun again after a restart, and its trail says so.

use std::fmt;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwap;
use jiff::{SignedDuration, Timestamp};
use redb::{
    Database, DatabaseError, ReadableDatabase as _, ReadableTable as _, ReadableTableMetadata as _,
    TableDefinition,
};
use tokio::sync::{mpsc, oneshot};

use super::opening::{OpenError, Opening};
use super::{Answer, Finding, Keeps, Key, MemoryStore, Sealing, Store, StoreError, Value, sealed};
use crate::ambient::Clock;

mod writer;

use writer::{Job, Write};

/// Digest of the key -> when it expires, in milliseconds since 1970, and what was sealed.
const RECORDS: TableDefinition<'_, &[u8], (i64, &[u8])> = TableDefinition::new("records");
/// The same by expiry.
const EXPIRIES: TableDefinition<'_, (i64, &[u8]), ()> = TableDefinition::new("expiries");
/// What is known of the file itself.
const FACTS: TableDefinition<'_, &str, i64> = TableDefinition::new("facts");
/// Since when everything was written here.
const SINCE: &str = "since";
/// Jobs that may wait; who comes then is turned away.
const QUEUE: usize = 1024;
/// Records here count whenever they were written.
const EPOCH: sealed::Epoch = [0; sealed::EPOCH];

/// A file, and a memory beside it.
pub struct FileStore {
    passing: MemoryStore,
    database: Arc<Database>,
    sealing: ArcSwap<Sealing>,
    clock: Arc<dyn Clock>,
    jobs: mpsc::Sender<Job>,
    held: Arc<AtomicUsize>,
    capacity: usize,
    since: Timestamp,
    latest: Mutex<Timestamp>,
}

impl FileStore {
    /// The store in the file at `path`, made where there is none.
    ///
    /// # Errors
    /// [`OpenError`] where another process has it, it is no store of ours, or no key seals it.
    pub fn open(path: &Path, opening: Opening<'_>) -> Result<Self, OpenError> {
        let forgiven = opening.forgiven(opening.lead(SignedDuration::ZERO));
        let sealing = opening.sealing.ok_or(OpenError::NoSealingKey)?;
        let database = Database::create(path).map_err(|error| match error {
            DatabaseError::DatabaseAlreadyOpen => OpenError::InUse,
            _ => OpenError::File,
        })?;
        let now = opening.clock.now();
        // Kept in whole milliseconds; never earlier than now.
        let begins = if opening.config.fresh {
            0
        } else {
            now.as_millisecond().saturating_add(1)
        };
        let (since, held) = settle(&database, begins).map_err(|_| OpenError::File)?;
        let (database, held) = (Arc::new(database), Arc::new(AtomicUsize::new(held)));
        let (jobs, waiting) = mpsc::channel(QUEUE);
        let capacity = opening.config.max_entries;
        let written = (Arc::clone(&database), Arc::clone(&held), capacity);
        std::thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || writer::write(waiting, &written.0, &written.1, written.2))
            .map_err(|_| OpenError::File)?;
        Ok(Self {
            passing: MemoryStore::new(capacity, Arc::clone(&opening.clock)),
            database,
            sealing: ArcSwap::from_pointee(sealing),
            clock: opening.clock,
            jobs,
            held,
            capacity,
            since: since.saturating_sub(forgiven).unwrap_or(Timestamp::MIN),
            latest: Mutex::new(now),
        })
    }

    async fn write(
        &self,
        key: &Key,
        value: Option<&Value>,
        expires: Timestamp,
        write: Write,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let sealed = value.map(|value| self.sealing.load().seal(key, EPOCH, value));
        let now = self.clock.now();
        let (done, answer) = oneshot::channel();
        let job = Job {
            key: *key.digest(),
            sealed: sealed.transpose()?,
            expires: expires.as_millisecond(),
            now: now.as_millisecond(),
            write,
            done,
        };
        self.jobs
            .try_send(job)
            .map_err(|_| StoreError::Unavailable)?;
        answer.await.map_err(|_| StoreError::Unavailable)?
    }

    /// The latest moment so far: a mark that has expired once stays so.
    fn pass(&self, now: Timestamp) -> Timestamp {
        let mut latest = self.latest.lock().unwrap_or_else(PoisonError::into_inner);
        *latest = now.max(*latest);
        *latest
    }

    fn read(&self, key: &Key) -> Result<Option<Value>, StoreError> {
        let now = self.clock.now().as_millisecond();
        let sealed = find(&self.database, key.digest(), now);
        let sealed = sealed.map_err(|_| StoreError::Unavailable)?;
        Ok(sealed.and_then(|sealed| self.unsealed(key, &sealed)))
    }

    fn unsealed(&self, key: &Key, sealed: &[u8]) -> Option<Value> {
        self.sealing
            .load()
            .open(key, sealed)
            .map(|(_, value)| value)
    }

    fn is_passing(key: &Key) -> bool {
        key.keeps() == Keeps::Passing
    }
}

/// Since when the file knows everything, and how much it holds.
fn settle(database: &Database, begins: i64) -> Result<(Timestamp, usize), redb::Error> {
    let writing = database.begin_write()?;
    let (since, held);
    {
        let mut facts = writing.open_table(FACTS)?;
        let known = facts.get(SINCE)?.map(|since| since.value());
        since = known.unwrap_or(begins);
        facts.insert(SINCE, since)?;
        held = writing.open_table(RECORDS)?.len()?;
        writing.open_table(EXPIRIES)?;
    }
    writing.commit()?;
    let since = Timestamp::from_millisecond(since).unwrap_or(Timestamp::MAX);
    Ok((since, usize::try_from(held).unwrap_or(usize::MAX)))
}

fn find(database: &Database, key: &[u8], now: i64) -> Result<Option<Vec<u8>>, redb::Error> {
    let table = database.begin_read()?.open_table(RECORDS)?;
    let found = table.get(key)?;
    Ok(found.and_then(|found| {
        let (expires, sealed) = found.value();
        (now < expires).then(|| sealed.to_vec())
    }))
}

impl Store for FileStore {
    fn put<'a>(&'a self, key: &'a Key, value: Value, expires: Timestamp) -> Answer<'a, ()> {
        if Self::is_passing(key) {
            return self.passing.put(key, value, expires);
        }
        Box::pin(async move {
            self.write(key, Some(&value), expires, Write::Always)
                .await
                .map(drop)
        })
    }

    fn put_new<'a>(&'a self, key: &'a Key, value: Value, expires: Timestamp) -> Answer<'a, bool> {
        if Self::is_passing(key) {
            return self.passing.put_new(key, value, expires);
        }
        Box::pin(async move {
            if expires <= self.pass(self.clock.now()) {
                return Ok(false);
            }
            let kept = self.write(key, Some(&value), expires, Write::New).await?;
            Ok(kept.is_some())
        })
    }

    fn put_spare<'a>(&'a self, key: &'a Key, value: Value, expires: Timestamp) -> Answer<'a, ()> {
        if Self::is_passing(key) {
            return self.passing.put_spare(key, value, expires);
        }
        Box::pin(async move {
            self.write(key, Some(&value), expires, Write::Spare)
                .await
                .map(drop)
        })
    }

    fn get<'a>(&'a self, key: &'a Key) -> Answer<'a, Option<Value>> {
        if Self::is_passing(key) {
            return self.passing.get(key);
        }
        Box::pin(std::future::ready(self.read(key)))
    }

    fn take<'a>(&'a self, key: &'a Key) -> Answer<'a, Option<Value>> {
        if Self::is_passing(key) {
            return self.passing.take(key);
        }
        Box::pin(async move {
            let sealed = self.write(key, None, Timestamp::MIN, Write::Take).await?;
            Ok(sealed.and_then(|sealed| self.unsealed(key, &sealed)))
        })
    }

    fn remove<'a>(&'a self, key: &'a Key) -> Answer<'a, ()> {
        if Self::is_passing(key) {
            return self.passing.remove(key);
        }
        Box::pin(async move {
            self.write(key, None, Timestamp::MIN, Write::Take)
                .await
                .map(drop)
        })
    }

    fn since(&self) -> Timestamp {
        self.since
    }

    fn has_room(&self) -> bool {
        let held = self.held.load(Ordering::SeqCst);
        self.passing.has_room() && held < self.capacity - self.capacity / 8
    }

    fn seal_with(&self, sealing: Sealing) {
        self.sealing.store(Arc::new(sealing));
    }

    fn troubles(&self) -> Vec<&'static str> {
        if self.jobs.is_closed() {
            return vec!["store-unwritable"];
        }
        Vec::new()
    }

    fn look(&self) -> Answer<'_, Vec<Finding>> {
        let held = self.held.load(Ordering::SeqCst);
        Box::pin(std::future::ready(Ok(vec![Finding {
            good: true,
            code: "store.file-held",
            text: format!("{held} of {} records in the file", self.capacity),
        }])))
    }
}

impl fmt::Debug for FileStore {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "FileStore({:?})", self.passing)
    }
}
