//! Typed records over a [`Store`]: a version byte and JSON.
//!
//! In: a type that says its kind and version. Out: the same type, or nothing. A record written by
//! another version of the program is nothing: its flow starts again, rather than being misread.

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Keeps, Key, Store, StoreError, Value};

/// Something a flow remembers.
pub trait Record: Serialize + DeserializeOwned {
    /// Its kind: a short word, its own among all records.
    const KIND: &'static str;
    /// Raised whenever older records cannot be read as this type: a field removed, renamed or of
    /// another meaning. A new field is `#[serde(default)]` instead, and an unknown one is passed
    /// over, so that a release and the one before it read each other's records.
    const VERSION: u8;
    /// What it is worth after the store may have lost writes.
    const KEEPS: Keeps = Keeps::Passing;
}

/// Where the record of that type called `id` is kept.
fn place<T: Record>(id: &str) -> Key {
    Key::new(T::KIND, id).keeping(T::KEEPS)
}

/// Keeps `record` under `id` until `expires`, in place of what was there.
pub async fn put<T: Record>(
    store: &dyn Store,
    id: &str,
    record: &T,
    expires: Timestamp,
) -> Result<(), StoreError> {
    let value = encode(record)?;
    store.put(&place::<T>(id), value, expires).await
}

/// Keeps `record` under `id` until `expires` unless something live is there. True: kept.
pub async fn put_new<T: Record>(
    store: &dyn Store,
    id: &str,
    record: &T,
    expires: Timestamp,
) -> Result<bool, StoreError> {
    let value = encode(record)?;
    store.put_new(&place::<T>(id), value, expires).await
}

/// Keeps `record` under `id` until `expires`, in place of what was there, where there is room to
/// spare.
pub async fn put_spare<T: Record>(
    store: &dyn Store,
    id: &str,
    record: &T,
    expires: Timestamp,
) -> Result<(), StoreError> {
    let value = encode(record)?;
    store.put_spare(&place::<T>(id), value, expires).await
}

/// The record under `id`.
pub async fn get<T: Record>(store: &dyn Store, id: &str) -> Result<Option<T>, StoreError> {
    let value = store.get(&place::<T>(id)).await?;
    Ok(value.and_then(|value| decode(&value)))
}

/// The record under `id`, which from now on is not there.
pub async fn take<T: Record>(store: &dyn Store, id: &str) -> Result<Option<T>, StoreError> {
    let value = store.take(&place::<T>(id)).await?;
    Ok(value.and_then(|value| decode(&value)))
}

/// The record in these bytes as it would be written now; nothing where it cannot be read.
pub(crate) fn rewritten<T: Record>(value: &[u8]) -> Option<Value> {
    encode(&decode::<T>(value)?).ok()
}

fn encode<T: Record>(record: &T) -> Result<Value, StoreError> {
    // Room for what a flow holds, so that growing does not leave copies behind.
    let mut bytes = Value::new(Vec::with_capacity(8 * 1024));
    bytes.push(T::VERSION);
    serde_json::to_writer(&mut *bytes, record).map_err(|_| StoreError::Unencodable)?;
    // It may lie in memory for long: no more room than it needs.
    Ok(Value::new(bytes.to_vec()))
}

fn decode<T: Record>(value: &[u8]) -> Option<T> {
    let (version, json) = value.split_first()?;
    if *version != T::VERSION {
        return None;
    }
    let record = serde_json::from_slice(json).ok();
    if record.is_none() {
        tracing::error!(kind = T::KIND, "a record of our own version cannot be read");
    }
    record
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde::Deserialize;

    use super::*;
    use crate::ambient::{Clock as _, SystemClock};
    use crate::store::MemoryStore;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Pending {
        state: String,
    }

    impl Record for Pending {
        const KIND: &'static str = "pending";
        const VERSION: u8 = 2;
    }

    #[derive(Serialize, Deserialize)]
    struct Earlier {
        state: String,
    }

    impl Record for Earlier {
        const KIND: &'static str = "pending";
        const VERSION: u8 = 1;
    }

    fn store() -> (MemoryStore, Timestamp) {
        let soon = SystemClock.now() + jiff::SignedDuration::from_mins(1);
        (MemoryStore::new(10, Arc::new(SystemClock)), soon)
    }

    #[tokio::test]
    async fn a_record_comes_back_and_is_taken_once() {
        let (store, soon) = store();
        let record = Pending { state: "s".into() };
        assert!(put_new(&store, "id", &record, soon).await.unwrap());
        assert!(!put_new(&store, "id", &record, soon).await.unwrap());
        assert_eq!(
            get::<Pending>(&store, "id").await.unwrap().as_ref(),
            Some(&record)
        );
        assert_eq!(take::<Pending>(&store, "id").await.unwrap(), Some(record));
        assert_eq!(take::<Pending>(&store, "id").await.unwrap(), None);
    }

    #[tokio::test]
    async fn a_record_of_another_version_is_absent() {
        let (store, soon) = store();
        put(&store, "id", &Earlier { state: "s".into() }, soon)
            .await
            .unwrap();
        assert_eq!(get::<Pending>(&store, "id").await.unwrap(), None);
    }

    #[tokio::test]
    async fn a_damaged_record_is_absent() {
        let (store, soon) = store();
        for bytes in [&b""[..], b"\x02", b"\x02{", b"\x02{\"state\":1}"] {
            store
                .put(&Key::new("pending", "id"), Value::new(bytes.to_vec()), soon)
                .await
                .unwrap();
            assert_eq!(get::<Pending>(&store, "id").await.unwrap(), None);
        }
    }
}
