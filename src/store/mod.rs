//! What is remembered between two requests, for a while and, where it matters, once.
//!
//! In: records under a kind and an identifier, with an expiry. Out: the record, or nothing.
//! [`Store`] is what a flow is given; [`open`] is the one place that knows which stores exist; a
//! new one is a file here, an arm there, and a run of [`conformance`].

mod memory;
mod record;

pub mod conformance;

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use jiff::Timestamp;
use openssl::sha::Sha256;
use zeroize::Zeroizing;

use crate::ambient::Clock;
use crate::config::{Store as StoreConfig, StoreKind};

pub use memory::MemoryStore;
pub use record::{Record, get, put, put_new, put_spare, take};

/// Opens the store that the configuration names.
pub fn open(config: &StoreConfig, clock: Arc<dyn Clock>) -> Arc<dyn Store> {
    match config.kind {
        StoreKind::Memory => Arc::new(MemoryStore::new(config.max_entries, clock)),
    }
}

/// What a store answers, in time.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// A remembered value; wiped when dropped.
pub type Value = Zeroizing<Vec<u8>>;

/// A memory shared by all requests, and by all instances where it is not [`MemoryStore`].
///
/// An expiry that has passed when a value is put means that the value is not kept. Between
/// instances [`Store::take`] and [`Store::put_new`] are atomic: of any number of callers exactly
/// one wins.
pub trait Store: Send + Sync + fmt::Debug {
    /// Keeps `value` until `expires`, in place of what was there.
    fn put<'a>(&'a self, key: &'a Key, value: Value, expires: Timestamp) -> Answer<'a, ()>;

    /// Keeps `value` until `expires` unless something live is there. True: kept. An expiry that
    /// has passed answers false, so that a replay check fails closed.
    fn put_new<'a>(&'a self, key: &'a Key, value: Value, expires: Timestamp) -> Answer<'a, bool>;

    /// Keeps `value` until `expires`, in place of what was there, where there is room to spare;
    /// where not, it is not kept. For what may be forgotten: it never takes the room of what may
    /// not.
    fn put_spare<'a>(&'a self, key: &'a Key, value: Value, expires: Timestamp) -> Answer<'a, ()>;

    /// What is there.
    fn get<'a>(&'a self, key: &'a Key) -> Answer<'a, Option<Value>>;

    /// What is there, which from now on is not.
    fn take<'a>(&'a self, key: &'a Key) -> Answer<'a, Option<Value>>;

    /// Forgets what is there, if anything.
    fn remove<'a>(&'a self, key: &'a Key) -> Answer<'a, ()>;
}

/// Why a store could not do it. Absence is no error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// It holds as many live records as it may; none is evicted for a new one.
    #[error("the store is full")]
    Full,
    /// It does not answer.
    #[error("the store is unavailable")]
    Unavailable,
    /// The record has no encoding; a mistake of ours.
    #[error("the record cannot be encoded")]
    Unencodable,
}

impl StoreError {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Full => "store.full",
            Self::Unavailable => "store.unavailable",
            Self::Unencodable => "store.unencodable",
        }
    }
}

/// Where a value is kept: a kind of record and a digest of its identifier. The digest bounds the
/// length of what a stranger chose, and keeps live codes and handles out of a stolen dump.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    kind: &'static str,
    digest: [u8; 32],
}

impl Key {
    /// The place of the record of `kind` called `id`.
    pub fn new(kind: &'static str, id: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(kind.as_bytes());
        hash.update(&[0]);
        hash.update(id.as_bytes());
        Self {
            kind,
            digest: hash.finish(),
        }
    }

    /// The kind of record.
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// The digest of kind and identifier.
    pub fn digest(&self) -> &[u8; 32] {
        &self.digest
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Key({})", self.kind)
    }
}
