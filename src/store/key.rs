//! Where a value is kept, and what becomes of it when things break.
//!
//! In: a kind of record and an identifier. Out: a digest of both. It bounds the length of what a
//! stranger chose, and keeps live codes and handles out of a stolen dump.

use std::fmt;
use std::hash::{Hash, Hasher};

use openssl::sha::Sha256;

/// What a record is worth when the store may have lost writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeps {
    /// It carries a login on. After a loss nobody can tell whether it was used, so that it is
    /// absent; a store on this machine need not write it down, and the login starts again.
    Passing,
    /// It may be used once, long after its login was interrupted. Absent after a loss, and
    /// written down where the store is on this machine.
    Owed,
    /// It forbids something, or explains what happened. It counts whenever it was written.
    Lasting,
}

/// Where a value is kept.
#[derive(Clone, Copy)]
pub struct Key {
    kind: &'static str,
    keeps: Keeps,
    digest: [u8; 32],
}

impl Key {
    /// The place of the record of `kind` called `id`, which only carries a login on.
    pub fn new(kind: &'static str, id: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(kind.as_bytes());
        hash.update(&[0]);
        hash.update(id.as_bytes());
        Self {
            kind,
            keeps: Keeps::Passing,
            digest: hash.finish(),
        }
    }

    /// The same place, for a record that is worth this.
    #[must_use]
    pub fn keeping(self, keeps: Keeps) -> Self {
        Self { keeps, ..self }
    }

    /// The kind of record.
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// What the record is worth after a loss.
    pub fn keeps(&self) -> Keeps {
        self.keeps
    }

    /// The digest of kind and identifier.
    pub fn digest(&self) -> &[u8; 32] {
        &self.digest
    }
}

// The place is the digest; what is said beside it about the record does not move it.
impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl Eq for Key {}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.digest.cmp(&other.digest)
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Key({})", self.kind)
    }
}
