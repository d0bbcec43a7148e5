//! What a hub remembers for a short while, taken once.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

const MAX_ENTRIES: usize = 1000;

/// Records by handle; each expires. At most 1000 live at once: then new ones are refused.
#[derive(Debug)]
pub(super) struct Ledger<T> {
    lifetime: SignedDuration,
    entries: Mutex<HashMap<String, (Timestamp, T)>>,
}

impl<T: Clone> Ledger<T> {
    pub(super) fn new(seconds: i64) -> Self {
        Self {
            lifetime: SignedDuration::from_secs(seconds),
            entries: Mutex::default(),
        }
    }

    /// Keeps a record. False where the handle is taken or the ledger is full.
    pub(super) fn put(&self, handle: String, record: T, now: Timestamp) -> bool {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.retain(|_, (until, _)| *until > now);
        if entries.len() >= MAX_ENTRIES || entries.contains_key(&handle) {
            return false;
        }
        let until = now.checked_add(self.lifetime).unwrap_or(now);
        entries.insert(handle, (until, record));
        true
    }

    /// Takes a record out: nobody gets it again.
    pub(super) fn take(&self, handle: &str, now: Timestamp) -> Option<T> {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let (until, record) = entries.remove(handle)?;
        (until > now).then_some(record)
    }

    /// Looks at a record that stays.
    pub(super) fn peek(&self, handle: &str, now: Timestamp) -> Option<T> {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let (until, record) = entries.get(handle)?;
        (*until > now).then(|| record.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_taken_once_and_expire() {
        let ledger = Ledger::new(60);
        let now: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        let later: Timestamp = "2026-01-01T00:01:00Z".parse().unwrap();
        assert!(ledger.put("a".into(), 1, now) && !ledger.put("a".into(), 2, now));
        assert_eq!(ledger.peek("a", now), Some(1));
        assert_eq!(ledger.peek("a", later), None);
        assert_eq!(ledger.take("a", now), Some(1));
        assert_eq!(ledger.take("a", now), None);
        assert!(ledger.put("b".into(), 3, now));
        assert_eq!(ledger.take("b", later), None);
    }
}
