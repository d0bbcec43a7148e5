//! The one thread that writes the file.
//!
//! In: jobs, from everybody. Out: for each what was there or whether it was kept, when it is
//! durable: the jobs that have come together are one transaction, with one `fsync` where one of
//! them must not be lost.

use std::sync::atomic::{AtomicUsize, Ordering};

use redb::{Database, Durability, ReadableTable as _, Table};
use tokio::sync::{mpsc, oneshot};

use super::{EXPIRIES, RECORDS};
use crate::store::StoreError;

/// How many jobs are one transaction at most.
const TOGETHER: usize = 256;
/// How many expired records one transaction clears away beside each job.
const PURGED: usize = 16;

/// What is to be done with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Write {
    Always,
    New,
    Spare,
    Take,
}

/// One thing to do.
pub(super) struct Job {
    pub(super) key: [u8; 32],
    pub(super) sealed: Option<Vec<u8>>,
    pub(super) expires: i64,
    pub(super) now: i64,
    pub(super) write: Write,
    pub(super) done: oneshot::Sender<Done>,
}

/// What was taken, or that something was kept; none: it was not there, or not kept.
type Done = Result<Option<Vec<u8>>, StoreError>;

/// Writes until nobody is left who might want something written.
pub(super) fn write(
    mut jobs: mpsc::Receiver<Job>,
    database: &Database,
    held: &AtomicUsize,
    capacity: usize,
) {
    while let Some(job) = jobs.blocking_recv() {
        let mut batch = vec![job];
        while batch.len() < TOGETHER
            && let Ok(job) = jobs.try_recv()
        {
            batch.push(job);
        }
        match together(database, &batch, held.load(Ordering::SeqCst), capacity) {
            Ok((answers, now_held)) => {
                held.store(now_held, Ordering::SeqCst);
                for (job, answer) in batch.into_iter().zip(answers) {
                    let _ = job.done.send(answer);
                }
            }
            Err(error) => {
                tracing::error!(code = "store.file", rule = %kind(&error), "the store's file cannot be written");
                for job in batch {
                    let _ = job.done.send(Err(StoreError::Unavailable));
                }
            }
        }
    }
}

/// What went wrong, without paths.
fn kind(error: &redb::Error) -> &'static str {
    match error {
        redb::Error::Io(_) | redb::Error::PreviousIo => "input or output",
        redb::Error::Corrupted(_) => "corrupted",
        _ => "other",
    }
}

fn together(
    database: &Database,
    batch: &[Job],
    mut held: usize,
    capacity: usize,
) -> Result<(Vec<Done>, usize), redb::Error> {
    let mut writing = database.begin_write()?;
    // What was explained only may be lost with the machine; what forbids or is used up may not.
    let lasting = |job: &Job| matches!(job.write, Write::New | Write::Take);
    writing.set_durability(if batch.iter().any(lasting) {
        Durability::Immediate
    } else {
        Durability::None
    })?;
    let mut answers = Vec::with_capacity(batch.len());
    {
        let mut tables = Tables {
            records: writing.open_table(RECORDS)?,
            expiries: writing.open_table(EXPIRIES)?,
        };
        for job in batch {
            held -= tables.purge(job.now)?;
            let was = tables.remove_if(job, job.write == Write::New)?;
            held -= usize::from(was.there && !was.stays);
            answers.push(tables.one(job, was, &mut held, capacity)?);
        }
    }
    writing.commit()?;
    Ok((answers, held))
}

struct Tables<'t> {
    records: Table<'t, &'static [u8], (i64, &'static [u8])>,
    expiries: Table<'t, (i64, &'static [u8]), ()>,
}

/// What was at a place before.
struct Was {
    there: bool,
    stays: bool,
    live: Option<Vec<u8>>,
}

impl Tables<'_> {
    /// Makes the place free, unless something live is there that must stay.
    fn remove_if(&mut self, job: &Job, live_stays: bool) -> Result<Was, redb::Error> {
        let found = self.records.get(job.key.as_slice())?.map(|found| {
            let (expires, sealed) = found.value();
            (expires, sealed.to_vec())
        });
        let Some((expires, sealed)) = found else {
            return Ok(Was {
                there: false,
                stays: false,
                live: None,
            });
        };
        let live = job.now < expires;
        if live && live_stays {
            return Ok(Was {
                there: true,
                stays: true,
                live: None,
            });
        }
        self.records.remove(job.key.as_slice())?;
        self.expiries.remove((expires, job.key.as_slice()))?;
        Ok(Was {
            there: true,
            stays: false,
            live: live.then_some(sealed),
        })
    }

    fn one(
        &mut self,
        job: &Job,
        was: Was,
        held: &mut usize,
        capacity: usize,
    ) -> Result<Done, redb::Error> {
        if job.write == Write::Take {
            return Ok(Ok(was.live));
        }
        if was.stays || job.expires <= job.now {
            return Ok(Ok(None));
        }
        let replaces = was.live.is_some();
        let room = match job.write {
            Write::Spare => capacity / 2,
            _ => capacity,
        };
        if !replaces && *held >= room {
            return Ok(match job.write {
                Write::Spare => Ok(None),
                _ => Err(StoreError::Full),
            });
        }
        let sealed = job.sealed.as_deref().unwrap_or_default();
        self.records
            .insert(job.key.as_slice(), (job.expires, sealed))?;
        self.expiries
            .insert((job.expires, job.key.as_slice()), ())?;
        *held += 1;
        Ok(Ok(Some(Vec::new())))
    }

    /// Clears away some of what has expired; how much.
    fn purge(&mut self, now: i64) -> Result<usize, redb::Error> {
        for purged in 0..PURGED {
            let first = self.expiries.first()?.map(|(first, _)| {
                let (expires, key) = first.value();
                (expires, key.to_vec())
            });
            let Some((expires, key)) = first.filter(|(expires, _)| *expires <= now) else {
                return Ok(purged);
            };
            self.expiries.remove((expires, key.as_slice()))?;
            self.records.remove(key.as_slice())?;
        }
        Ok(PURGED)
    }
}
