//! The one thread that writes: it takes what has come, writes it in one go, and tells everybody
//! that their record is there. A message waits for its own batch and for nothing else: checkpoints
//! are signed beside it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use tokio::sync::oneshot;

use super::commit::{Chain, Rules};
use super::seal::signed;
use super::{Checkpoint, Names, Record, Signer};
use crate::ambient::Clock;

/// How often there is a look at what time asks for, and at whether writing works again.
const TICK: Duration = Duration::from_millis(200);
/// How long what was written may not be on the disk yet.
const SYNC: Duration = Duration::from_secs(1);
/// The most records of one batch.
const BATCH: usize = 1024;
/// How long the last checkpoint is waited for at the end.
const LAST_SIGNATURE: Duration = Duration::from_secs(3);

pub(super) enum Command {
    /// Writes a record, and says whether it is there.
    Write(Box<Record>, Option<oneshot::Sender<bool>>),
    /// A checkpoint was signed, or could not be.
    Signed(Option<Checkpoint>),
    /// Writes the last checkpoint and stops.
    Close(Option<oneshot::Sender<()>>),
}

/// What the thread and the rest of the house share.
pub(super) struct Shared {
    pub(super) writable: AtomicBool,
    pub(super) signer: Mutex<Arc<dyn Signer>>,
}

pub(super) struct Writer {
    pub(super) rules: Rules,
    pub(super) checkpoint_records: u64,
    pub(super) checkpoint_time: Duration,
    pub(super) names: Names,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) shared: Arc<Shared>,
    /// To ourselves, for what is signed beside.
    pub(super) inbox: SyncSender<Command>,
    pub(super) chain: Option<Chain>,
    /// Records since the last checkpoint was asked for.
    pub(super) unsigned: u64,
    /// A checkpoint is being signed.
    pub(super) signing: bool,
    pub(super) signed_at: Instant,
    pub(super) synced_at: Instant,
    /// Records that could not be written since writing failed.
    pub(super) lost: u64,
    pub(super) failed: bool,
}

impl Writer {
    pub(super) fn run(mut self, commands: &Receiver<Command>) {
        self.prepare();
        loop {
            let first = match commands.recv_timeout(TICK) {
                Ok(first) => Some(first),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let mut batch = Vec::new();
            for command in first.into_iter().chain(commands.try_iter().take(BATCH)) {
                match command {
                    Command::Write(record, done) => batch.push((record, done)),
                    Command::Signed(checkpoint) => self.was_signed(checkpoint),
                    Command::Close(done) => {
                        self.write(std::mem::take(&mut batch));
                        self.close(commands);
                        if let Some(done) = done {
                            let _ = done.send(());
                        }
                        return;
                    }
                }
            }
            self.write(batch);
            self.tick();
        }
    }

    /// Writes them all, or says to everybody that it did not.
    fn write(&mut self, mut batch: Vec<(Box<Record>, Option<oneshot::Sender<bool>>)>) {
        if batch.is_empty() {
            return;
        }
        let count = u64::try_from(batch.len()).unwrap_or(u64::MAX);
        let written = self.prepare() && {
            let mut records: Vec<&mut Record> =
                batch.iter_mut().map(|(record, _)| &mut **record).collect();
            self.commit(&mut records)
        };
        if !written {
            self.lost = self.lost.saturating_add(count);
        }
        for (_, done) in batch {
            if let Some(done) = done {
                let _ = done.send(written);
            }
        }
        if self.unsigned >= self.checkpoint_records {
            self.ask_checkpoint();
        }
    }

    fn tick(&mut self) {
        if self.failed {
            self.prepare();
        }
        if self.synced_at.elapsed() >= SYNC {
            self.synced_at = Instant::now();
            let synced = self.chain.as_mut().map(Chain::sync);
            if let Some(Err(error)) = synced {
                self.fails(&error);
            }
        }
        if self.unsigned > 0 && self.signed_at.elapsed() >= self.checkpoint_time {
            self.ask_checkpoint();
        }
    }

    /// The file that the next record belongs in, opened, followed by the next or mended as need be.
    /// False: nothing can be written.
    fn prepare(&mut self) -> bool {
        let ready = self.ready();
        match ready {
            Ok(()) => self.mends(),
            Err(error) => {
                self.fails(&error);
                false
            }
        }
    }

    fn ready(&mut self) -> std::io::Result<()> {
        let day = self.clock.now().strftime("%Y-%m-%d").to_string();
        let Some(chain) = &mut self.chain else {
            let opened = Chain::open(&self.rules, &day)?;
            let mut started = self.own("trail.started");
            started.torn = opened.torn;
            started.detail = Some(env!("CARGO_PKG_VERSION").to_owned());
            let mut chain = opened.chain;
            chain.commit(&mut [&mut started])?;
            self.chain = Some(chain);
            self.ask_checkpoint();
            return Ok(());
        };
        let gone = !chain.is_there();
        if gone || chain.is_full(&day) {
            if !gone {
                // What is left of the old file is signed for, from the new one.
                self.unsigned = self.unsigned.max(1);
                self.ask_checkpoint();
            }
            let mut begins = self.own("trail.file");
            if let Some(chain) = &mut self.chain {
                begins.detail = Some(chain.next_file(&day)?);
                chain.commit(&mut [&mut begins])?;
            }
        }
        Ok(())
    }

    /// Says, once writing works again, what was not written.
    fn mends(&mut self) -> bool {
        if !self.failed {
            return true;
        }
        let mut resumed = self.own("trail.resumed");
        resumed.lost = Some(self.lost);
        if !self.commit(&mut [&mut resumed]) {
            return false;
        }
        tracing::warn!(lost = self.lost, "the audit trail can be written again");
        self.failed = false;
        self.lost = 0;
        self.shared.writable.store(true, Ordering::Release);
        true
    }

    fn commit(&mut self, records: &mut [&mut Record]) -> bool {
        let Some(chain) = &mut self.chain else {
            return false;
        };
        match chain.commit(records) {
            Ok(()) => {
                let count = u64::try_from(records.len()).unwrap_or(u64::MAX);
                self.unsigned = self.unsigned.saturating_add(count);
                true
            }
            Err(error) => {
                self.fails(&error);
                false
            }
        }
    }

    fn fails(&mut self, error: &std::io::Error) {
        if !self.failed {
            let kind = error.kind();
            tracing::error!(code = "audit.unwritable", %kind, "the audit trail cannot be written");
        }
        self.failed = true;
        self.shared.writable.store(false, Ordering::Release);
    }

    /// Has the chain signed up to here, beside everything else and one at a time.
    fn ask_checkpoint(&mut self) {
        let Some(chain) = &self.chain else { return };
        if self.signing {
            return;
        }
        let (name, head) = (chain.name.clone(), chain.head.clone());
        (self.signing, self.unsigned, self.signed_at) = (true, 0, Instant::now());
        let signer = self.shared.signer.lock();
        let signer = Arc::clone(&signer.unwrap_or_else(PoisonError::into_inner));
        let (to, now) = (self.inbox.clone(), self.clock.now());
        let sign = move || {
            let checkpoint = signed(&*signer, &name, head, now);
            let _ = to.send(Command::Signed(checkpoint));
        };
        let spawned = std::thread::Builder::new()
            .name("audit-sign".to_owned())
            .spawn(sign);
        self.signing = spawned.is_ok();
    }

    fn was_signed(&mut self, checkpoint: Option<Checkpoint>) {
        self.signing = false;
        let Some(checkpoint) = checkpoint else {
            tracing::warn!("a checkpoint of the audit trail could not be signed");
            // Said in the trail once between two that could be.
            let mut unsigned = self.own("trail.unsigned");
            let _ = !self.failed && self.commit(&mut [&mut unsigned]);
            return;
        };
        let mut record = self.own("trail.checkpoint");
        record.checkpoint = Some(checkpoint.clone());
        let before = self.unsigned;
        if self.failed || !self.commit(&mut [&mut record]) {
            return;
        }
        // A checkpoint alone is nothing that wants signing.
        self.unsigned = before;
        let noted = self
            .chain
            .as_ref()
            .map(|chain| chain.note_head(&checkpoint));
        if let Some(Err(error)) = noted {
            let kind = error.kind();
            tracing::warn!(%kind, "the last checkpoint cannot be kept beside the audit trail");
        }
        let (seq, hash) = (checkpoint.seq, checkpoint.hash);
        let chain = self.chain.as_ref().map(|chain| chain.name.as_str());
        tracing::info!(target: "audit", event = "trail.checkpoint", chain, seq, hash);
    }

    /// The end of this process: everything on the disk and signed for.
    fn close(&mut self, commands: &Receiver<Command>) {
        let mut stopping = self.own("trail.stopping");
        if !self.prepare() || !self.commit(&mut [&mut stopping]) {
            return;
        }
        let deadline = Instant::now() + LAST_SIGNATURE;
        while self.unsigned > 0 || self.signing {
            self.ask_checkpoint();
            let left = deadline.saturating_duration_since(Instant::now());
            match commands.recv_timeout(left) {
                Ok(Command::Signed(checkpoint)) => {
                    let signed = checkpoint.is_some();
                    self.was_signed(checkpoint);
                    if !signed {
                        break;
                    }
                }
                Ok(Command::Write(..) | Command::Close(_)) => {}
                Err(_) => break,
            }
        }
        if let Some(chain) = &mut self.chain {
            let _ = chain.sync();
        }
    }

    /// A record of the trail about itself.
    fn own(&self, op: &str) -> Record {
        Record {
            time: self.now(),
            op: op.to_owned(),
            node: self.names.node.clone(),
            instance: self.rules.instance.clone(),
            ..Record::default()
        }
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
    }
}
