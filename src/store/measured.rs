//! Any store, with what each operation cost and how it ended counted.

use std::time::Instant;

use jiff::Timestamp;
use tracing::Instrument as _;

use super::{Answer, Finding, Key, Sealing, Store, StoreError, Value};
use crate::ambient::TIMING;

/// A store whose operations are counted.
#[derive(Debug)]
pub(super) struct Measured<S>(pub(super) S);

/// Counts one operation: `eidas_store_seconds{operation,outcome}`.
async fn measured<T>(operation: &'static str, answer: Answer<'_, T>) -> Result<T, StoreError> {
    let began = Instant::now();
    let answer = answer
        .instrument(tracing::info_span!(target: TIMING, "store", operation))
        .await;
    let outcome = match &answer {
        Ok(_) => "ok",
        Err(StoreError::Full) => "full",
        Err(StoreError::Unavailable) => "unavailable",
        Err(StoreError::Unencodable) => "unencodable",
    };
    let labels = [("operation", operation), ("outcome", outcome)];
    metrics::histogram!("eidas_store_seconds", &labels).record(began.elapsed().as_secs_f64());
    answer
}

impl<S: Store> Store for Measured<S> {
    fn put<'a>(&'a self, key: &'a Key, value: Value, expires: Timestamp) -> Answer<'a, ()> {
        Box::pin(measured("put", self.0.put(key, value, expires)))
    }

    fn put_new<'a>(&'a self, key: &'a Key, value: Value, expires: Timestamp) -> Answer<'a, bool> {
        Box::pin(measured("put_new", self.0.put_new(key, value, expires)))
    }

    fn put_spare<'a>(&'a self, key: &'a Key, value: Value, expires: Timestamp) -> Answer<'a, ()> {
        Box::pin(measured("put_spare", self.0.put_spare(key, value, expires)))
    }

    fn get<'a>(&'a self, key: &'a Key) -> Answer<'a, Option<Value>> {
        Box::pin(measured("get", self.0.get(key)))
    }

    fn take<'a>(&'a self, key: &'a Key) -> Answer<'a, Option<Value>> {
        Box::pin(measured("take", self.0.take(key)))
    }

    fn remove<'a>(&'a self, key: &'a Key) -> Answer<'a, ()> {
        Box::pin(measured("remove", self.0.remove(key)))
    }

    fn since(&self) -> Timestamp {
        self.0.since()
    }

    fn has_room(&self) -> bool {
        self.0.has_room()
    }

    fn seal_with(&self, sealing: Sealing) {
        self.0.seal_with(sealing);
    }

    fn troubles(&self) -> Vec<&'static str> {
        let troubles = self.0.troubles();
        metrics::gauge!("eidas_store_up").set(if troubles.is_empty() { 1.0 } else { 0.0 });
        troubles
    }

    fn look(&self) -> Answer<'_, Vec<Finding>> {
        self.0.look()
    }
}
