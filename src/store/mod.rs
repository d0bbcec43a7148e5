//! What is remembered between two requests, for a while and, where it matters, once.
//!
//! In: records under a kind and an identifier, with an expiry. Out: the record, or nothing.
//! [`Store`] is what a flow is given; [`open`] is the one place that knows which stores exist; a
//! new one is a file here, an arm there, and a run of [`conformance`].

mod file;
mod key;
mod measured;
mod memory;
mod opening;
mod record;
mod redis;
mod sealed;
mod shortened;

pub mod conformance;

use std::fmt;
use std::pin::Pin;

use jiff::Timestamp;
use zeroize::Zeroizing;

pub use file::FileStore;
pub use key::{Keeps, Key};
pub use memory::MemoryStore;
pub use opening::{OpenError, Opening, open};
pub(crate) use record::rewritten;
pub use record::{Record, get, put, put_new, put_spare, take};
pub use redis::RedisStore;
pub use sealed::{Sealing, SealingKey};

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

    /// From this moment on everything that was put is still known, or was taken, or expired: the
    /// store has lost nothing since. What may have been used earlier cannot be told from what was
    /// not, and is not to be accepted. To be asked after [`Store::put_new`], which may be what
    /// finds out.
    fn since(&self) -> Timestamp {
        Timestamp::MIN
    }

    /// Whether a login may begin: there is room left beyond what those under way need.
    fn has_room(&self) -> bool {
        true
    }

    /// Seals with these keys from now on.
    fn seal_with(&self, sealing: Sealing) {
        drop(sealing);
    }

    /// What speaks against giving this instance requests, as closed words; nothing: it works.
    /// Answers at once, from what was seen last.
    fn troubles(&self) -> Vec<&'static str> {
        Vec::new()
    }

    /// What an operator should know of it, looked at now.
    fn look(&self) -> Answer<'_, Vec<Finding>> {
        Box::pin(std::future::ready(Ok(Vec::new())))
    }
}

/// Something that an operator should know of the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Whether it is as it should be.
    pub good: bool,
    /// Stable dotted code.
    pub code: &'static str,
    /// What was found; of the server's settings and version only.
    pub text: String,
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
