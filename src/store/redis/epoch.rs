//! Times in which a server lost nothing.
//!
//! In: a fresh connection, and which process and history the server is. Out: the epoch that holds
//! there. Where the record of the epoch names another process or history, or is gone, writes may
//! be lost that were acknowledged: marks of what was used among them. Then a new epoch begins, by
//! one instance for all, and nothing that may have been used before it is accepted any more.

use std::sync::Arc;

use jiff::Timestamp;
use redis::aio::MultiplexedConnection;
use redis::{RedisResult, Value};

use super::super::sealed;
use super::facts::Facts;
use crate::ambient::{Clock, Random};

/// For how long the record stays behind when no instance runs. Later a new epoch begins, which is
/// always safe.
const KEPT_MS: u64 = 24 * 60 * 60 * 1000;
/// How many instances may begin one in the same moment before we look again.
const ATTEMPTS: usize = 8;

/// The epoch that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Epoch {
    /// Its name, in every record of it.
    pub(super) name: sealed::Epoch,
    /// Since when.
    pub(super) since: Timestamp,
    /// The record as it stands on the server.
    pub(super) record: String,
}

/// How epochs begin.
#[derive(Clone)]
pub(super) struct Epochs {
    pub(super) clock: Arc<dyn Clock>,
    pub(super) random: Arc<dyn Random>,
    pub(super) keeps_acknowledged_writes: bool,
    pub(super) fresh: bool,
}

impl Epochs {
    /// The epoch of that server, begun where need be. The connection must be nobody else's yet.
    pub(super) async fn settle(
        &self,
        connection: &mut MultiplexedConnection,
        key: &str,
        facts: &Facts,
        first: bool,
    ) -> RedisResult<Option<Epoch>> {
        for _ in 0..ATTEMPTS {
            let () = redis::cmd("WATCH").arg(key).query_async(connection).await?;
            let found: Option<String> = redis::cmd("GET").arg(key).query_async(connection).await?;
            let known = found.as_deref().and_then(read);
            let next = match known {
                Some((name, since, identity)) if identity == facts.identity => {
                    let () = redis::cmd("UNWATCH").query_async(connection).await?;
                    let record = found.unwrap_or_default();
                    return Ok(Some(Epoch {
                        name,
                        since,
                        record,
                    }));
                }
                Some((name, since, _)) if self.keeps_acknowledged_writes => (name, since),
                Some((_, since, _)) => (self.name()?, since.max(self.next_moment())),
                None if self.fresh && first => (self.name()?, Timestamp::UNIX_EPOCH),
                None => (self.name()?, self.next_moment()),
            };
            let record = write(next, &facts.identity);
            let written: Value = redis::pipe()
                .atomic()
                .cmd("SET")
                .arg(key)
                .arg(&record)
                .arg("PX")
                .arg(KEPT_MS)
                .query_async(connection)
                .await?;
            if written != Value::Nil {
                tracing::warn!(
                    since = %next.1,
                    "the store may have lost records: a new epoch begins, and what may have been \
                     used before it is refused"
                );
                let (name, since) = next;
                return Ok(Some(Epoch {
                    name,
                    since,
                    record,
                }));
            }
        }
        Ok(None)
    }

    /// Keeps the record while somebody lives by it. False: another epoch holds.
    pub(super) async fn renew(
        &self,
        connection: &mut MultiplexedConnection,
        key: &str,
        epoch: &Epoch,
    ) -> RedisResult<bool> {
        let (found, _): (Option<String>, i64) = redis::pipe()
            .cmd("GET")
            .arg(key)
            .cmd("PEXPIRE")
            .arg(key)
            .arg(KEPT_MS)
            .query_async(connection)
            .await?;
        Ok(found.as_deref() == Some(&epoch.record))
    }

    /// The next whole millisecond, which is what the record can say: never earlier than now.
    fn next_moment(&self) -> Timestamp {
        let now = self.clock.now();
        Timestamp::from_millisecond(now.as_millisecond().saturating_add(1)).unwrap_or(now)
    }

    fn name(&self) -> RedisResult<sealed::Epoch> {
        let mut name = sealed::Epoch::default();
        let filled = self.random.fill(&mut name);
        filled.map_err(|_| redis::RedisError::from(std::io::Error::other("randomness")))?;
        Ok(name)
    }
}

/// The record: name, milliseconds since 1970, and the server's process and history.
fn write((name, since): (sealed::Epoch, Timestamp), identity: &str) -> String {
    let name = u64::from_be_bytes(name);
    format!("{name:016x} {} {identity}", since.as_millisecond())
}

fn read(record: &str) -> Option<(sealed::Epoch, Timestamp, &str)> {
    let (name, rest) = record.split_once(' ')?;
    let (since, identity) = rest.split_once(' ')?;
    let name = u64::from_str_radix(name, 16).ok()?.to_be_bytes();
    let since = Timestamp::from_millisecond(since.parse().ok()?).ok()?;
    Some((name, since, identity))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let since = Timestamp::from_millisecond(1_800_000_000_123).unwrap();
        let record = write(([0, 1, 2, 3, 4, 5, 6, 255], since), "run replica");
        let name = [0, 1, 2, 3, 4, 5, 6, 255];
        assert_eq!(read(&record), Some((name, since, "run replica")));
        for other in ["", "x 1 a", "0 x a", "0 1"] {
            assert_eq!(read(other), None);
        }
    }
}
