//! The door of the room: what flows record their events with.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::commit::Rules;
use super::writer::{Command, Shared, Writer};
use super::{About, Event, Record, Signer, counters, line};
use crate::ambient::Clock;
use crate::config;

/// How many records may wait to be written; those who come after it are refused.
const WAITING: usize = 8192;
/// How long a record may take: a disk that hangs is one that cannot be written.
const PATIENCE: Duration = Duration::from_secs(5);

/// The record cannot be written, so that its message does not leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the audit trail cannot be written")]
pub struct Unwritable;

/// What this node is called in its records.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// The node: its base URL, which is its issuer towards the hub.
    pub node: String,
    /// This instance of it.
    pub instance: String,
    /// Our Connector's entity ID.
    pub connector: String,
    /// Our Proxy-Service's entity ID.
    pub proxy_service: String,
    /// Whether the trail says which service asked.
    pub requesters: bool,
}

/// Where events go.
pub struct Audit {
    names: Names,
    clock: Arc<dyn Clock>,
    sink: Sink,
}

enum Sink {
    /// The log, and nothing else.
    Log,
    /// Kept here, for tests.
    Memory(Mutex<Vec<Record>>),
    /// A chain of files.
    Files {
        inbox: SyncSender<Command>,
        shared: Arc<Shared>,
    },
}

impl Audit {
    /// Events are lines of the log.
    pub fn log_only(names: Names, clock: Arc<dyn Clock>) -> Self {
        let sink = Sink::Log;
        Self { names, clock, sink }
    }

    /// Events are lines of the log, and can be had from [`Self::records`].
    pub fn in_memory(names: Names, clock: Arc<dyn Clock>) -> Self {
        let sink = Sink::Memory(Mutex::default());
        Self { names, clock, sink }
    }

    /// Events are lines of the log and of the files in `folder`. Where these cannot be written now,
    /// they are from when they can: until then [`Self::is_writable`] says no.
    ///
    /// # Errors
    /// Where the machine has no thread for it.
    pub fn open(
        folder: &Path,
        settings: &config::Audit,
        names: Names,
        clock: Arc<dyn Clock>,
        signer: Arc<dyn Signer>,
    ) -> std::io::Result<Self> {
        let (inbox, commands) = sync_channel(WAITING);
        let shared = Arc::new(Shared {
            writable: AtomicBool::new(true),
            signer: Mutex::new(signer),
        });
        let rules = Rules {
            folder: folder.to_owned(),
            instance: names.instance.clone(),
            durable: settings.sync == config::AuditSync::Each,
            file_bytes: settings.file_bytes,
        };
        let writer = Writer {
            rules,
            checkpoint_records: settings.checkpoint_records,
            checkpoint_time: settings.checkpoint,
            names: names.clone(),
            clock: Arc::clone(&clock),
            shared: Arc::clone(&shared),
            inbox: inbox.clone(),
            chain: None,
            unsigned: 0,
            signing: false,
            signed_at: Instant::now(),
            synced_at: Instant::now(),
            lost: 0,
            failed: false,
        };
        std::thread::Builder::new()
            .name("audit".to_owned())
            .spawn(move || writer.run(&commands))?;
        let sink = Sink::Files { inbox, shared };
        Ok(Self { names, clock, sink })
    }

    /// Records the event. When this returns, its record is written, and the message may leave.
    ///
    /// # Errors
    /// [`Unwritable`]: the message may not leave.
    pub async fn record(&self, about: &About, event: Event<'_>) -> Result<(), Unwritable> {
        let record = self.made(about, &event);
        let written = match &self.sink {
            Sink::Log => Ok(()),
            Sink::Memory(records) => {
                keep(records, record);
                Ok(())
            }
            Sink::Files { inbox, .. } => {
                let (done, written) = oneshot::channel();
                let command = Command::Write(Box::new(record), Some(done));
                inbox.try_send(command).map_err(|_| unwritten())?;
                match tokio::time::timeout(PATIENCE, written).await {
                    Ok(Ok(true)) => Ok(()),
                    _ => Err(unwritten()),
                }
            }
        };
        if written.is_ok() {
            counters::count(about, &event, line::outcome(&event));
        }
        written
    }

    /// Records an event behind which no message leaves: nobody waits for it.
    pub fn note(&self, about: &About, event: Event<'_>) {
        let record = self.made(about, &event);
        match &self.sink {
            Sink::Log => {}
            Sink::Memory(records) => keep(records, record),
            Sink::Files { inbox, .. } => {
                if inbox
                    .try_send(Command::Write(Box::new(record), None))
                    .is_err()
                {
                    let _ = unwritten();
                }
            }
        }
        counters::count(about, &event, line::outcome(&event));
    }

    fn made(&self, about: &About, event: &Event<'_>) -> Record {
        let record = line::record(&self.names, self.clock.now(), about, event);
        tracing::Span::current().record("flow", about.flow.as_str());
        line::log(&record, event);
        record
    }

    /// Whether records can be written, as far as is known: asked before something is used up.
    ///
    /// # Errors
    /// [`Unwritable`].
    pub fn is_writable(&self) -> Result<(), Unwritable> {
        match &self.sink {
            Sink::Files { shared, .. } if !shared.writable.load(Ordering::Acquire) => {
                Err(Unwritable)
            }
            Sink::Files { .. } | Sink::Log | Sink::Memory(_) => Ok(()),
        }
    }

    /// From now on checkpoints are signed by that key.
    pub fn sign_with(&self, signer: Arc<dyn Signer>) {
        if let Sink::Files { shared, .. } = &self.sink {
            *shared.signer.lock().unwrap_or_else(PoisonError::into_inner) = signer;
        }
    }

    /// Writes the last checkpoint and stops; what comes after it is refused.
    pub async fn close(&self) {
        if let Sink::Files { inbox, .. } = &self.sink {
            let (done, closed) = oneshot::channel();
            if inbox.try_send(Command::Close(Some(done))).is_ok() {
                let _ = tokio::time::timeout(PATIENCE, closed).await;
            }
        }
    }

    /// What was recorded so far, where it is kept in memory.
    pub fn records(&self) -> Vec<Record> {
        match &self.sink {
            Sink::Memory(records) => records
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .clone(),
            Sink::Log | Sink::Files { .. } => Vec::new(),
        }
    }
}

fn unwritten() -> Unwritable {
    metrics::counter!("eidas_audit_unwritten_total").increment(1);
    Unwritable
}

fn keep(records: &Mutex<Vec<Record>>, mut record: Record) {
    let mut records = records.lock().unwrap_or_else(PoisonError::into_inner);
    record.seq = u64::try_from(records.len())
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    records.push(record);
}

impl Drop for Audit {
    fn drop(&mut self) {
        if let Sink::Files { inbox, .. } = &self.sink {
            let _ = inbox.try_send(Command::Close(None));
        }
    }
}
