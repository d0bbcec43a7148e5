//! One look at a list: at start what lies on disk, then again and again what its source says. What
//! is refused leaves everything as it was.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use jiff::SignedDuration;
use tokio::task::JoinSet;

use super::known::{Age, KnownList};
use super::record::{ListNote, ListRecord};
use crate::net::Validators;
use crate::trust::change::hex;
use crate::trust::directory::Directory;
use crate::trust::error::TrustError;
use crate::trust::event::Happened;
use crate::trust::means::Means;
use crate::trust::node::Seen;
use crate::trust::source::{self, Brought};
use crate::trust::status::Status;

/// How often the clock is looked at; it may be moved, and machines sleep.
const TICK: Duration = Duration::from_mins(1);

/// A task for each list, which ends with what is returned.
pub(in crate::trust) fn keep_all_fresh(directory: &Arc<Directory>) -> JoinSet<()> {
    let mut keeping = JoinSet::new();
    for list in &directory.lists.all {
        keeping.spawn(keep_fresh(Arc::clone(directory), Arc::clone(list)));
    }
    keeping
}

async fn keep_fresh(directory: Arc<Directory>, list: Arc<ListRecord>) {
    let means = &directory.means;
    loop {
        directory.prepare_list(&list).await;
        if list.status.load().pause(means.now()) == SignedDuration::ZERO {
            // How it went is noted and told where it happens.
            let _ = directory.look_into(&list).await;
            directory.tell_proposals().await;
        }
        let pause = list.status.load().pause(means.now()).unsigned_abs();
        tokio::select! {
            () = tokio::time::sleep(pause.clamp(Duration::from_millis(1), TICK)) => {}
            () = list.wake.notified() => {}
        }
    }
}

impl Directory {
    /// Asks the source of a list now, and tells what it proposes.
    ///
    /// # Errors
    /// Why nothing was taken; what was in force is so still.
    pub async fn look_at_list(&self, name: &str) -> Result<(), TrustError> {
        let list = self.lists.all.iter().find(|list| list.name() == name);
        let list = Arc::clone(list.ok_or(TrustError::NotRegistered)?);
        self.prepare_list(&list).await;
        let looked = self.look_into(&list).await;
        self.tell_proposals().await;
        looked
    }

    /// Reads what lies on disk of every list, where that has not been done.
    pub(in crate::trust) async fn prepare_lists(&self) {
        for list in &self.lists.all {
            self.prepare_list(list).await;
        }
    }

    /// The same of one list. What it says against countries is in force then.
    pub(in crate::trust) async fn prepare_list(&self, list: &ListRecord) {
        if list.is_prepared() {
            return;
        }
        let _one_at_a_time = list.asking.lock().await;
        if list.is_prepared() {
            return;
        }
        prepare(list, &self.means).await;
        self.heed(&self.snapshot.load_full(), false);
        list.prepared.store(true, Ordering::Release);
    }

    /// Asks its source and takes what it says.
    async fn look_into(&self, list: &ListRecord) -> Result<(), TrustError> {
        let _one_at_a_time = list.asking.lock().await;
        let result = attempt(list, &self.means).await;
        self.heed(&self.snapshot.load_full(), true);
        note(list, &self.means, result).await;
        result
    }
}

/// The last good copy, verified again; expired ones too, for what they say against countries.
async fn prepare(list: &ListRecord, means: &Means) {
    let names = (list.copy_name(), list.note_name());
    let read = means.read(move |archive| {
        let note: ListNote = archive.table(&names.1);
        (archive.document(&names.0), note)
    });
    let Some((copy, note)) = read.await else {
        return;
    };
    list.told.lock().await.clone_from(&note.told);
    let status = Status::restored(note.fetched_at, note.looked_at, note.failure.clone());
    list.status.store(Arc::new(status.clone()));
    let Some(copy) = copy else { return };
    let document: Arc<[u8]> = copy.into();
    match judge(list, means, Arc::clone(&document), Age::Reread).await {
        Ok(mut known) => {
            let mut validators = Validators::default();
            if note.document == digest(&document) {
                validators = note.validators();
                known.carried.clone_from(&note.carried);
            }
            list.in_force.store(Some(Arc::new(known)));
            list.seen.store(Some(Arc::new(Seen {
                document,
                validators,
            })));
            let status = status.in_a_while(list.name(), means.now());
            list.status.store(Arc::new(status));
        }
        Err(error) => tell_refusal(list, means, error),
    }
}

async fn judge(
    list: &ListRecord,
    means: &Means,
    document: Arc<[u8]>,
    age: Age,
) -> Result<KnownList, TrustError> {
    let signer_file = list.source.signer_file.clone();
    let times = (means.now(), means.rules.skew);
    let work = move || KnownList::judge(document, &signer_file, times, age);
    means.in_turn(work).await?
}

async fn attempt(list: &ListRecord, means: &Means) -> Result<(), TrustError> {
    let seen = list.seen.load_full();
    let known = seen.as_ref().map(|seen| seen.validators.clone());
    let client = means.client.as_ref();
    let brought = source::ask(&list.source.source, &known.unwrap_or_default(), client).await?;
    let (document, validators) = match brought {
        Brought::Document(document, validators) => (document.into(), validators),
        // Judged again all the same: it may have expired, and its signer may be another one.
        Brought::Unchanged => {
            let seen = seen.ok_or(TrustError::Source)?;
            (Arc::clone(&seen.document), seen.validators.clone())
        }
    };
    let known = judge(list, means, Arc::clone(&document), Age::New).await?;
    take(list, means, known).await?;
    list.seen.store(Some(Arc::new(Seen {
        document,
        validators,
    })));
    Ok(())
}

/// An older list than the last one is refused for good: it could lift a suspension.
async fn take(list: &ListRecord, means: &Means, mut known: KnownList) -> Result<(), TrustError> {
    let before = list.in_force.load_full();
    if let Some(before) = &before {
        if before.document == known.document {
            return Ok(());
        }
        if known.list.issued_at() < before.list.issued_at() {
            return Err(TrustError::Rollback);
        }
        known.carry(before);
    }
    let document = Arc::clone(&known.document);
    list.in_force.store(Some(Arc::new(known)));
    let name = list.copy_name();
    let write = means.write(move |archive| archive.keep_document(&name, &document));
    write.await;
    Ok(())
}

/// Remembers how a look went, and tells it where that is news.
async fn note(list: &ListRecord, means: &Means, result: Result<(), TrustError>) {
    let (now, before) = (means.now(), list.status.load_full());
    let ends = list.times().map(|(_, next_update)| next_update);
    let (refresh, name) = (means.rules.refresh, list.name());
    let failed_with = before.failure.as_ref().map(|failure| failure.code.clone());
    let status = match result {
        Ok(()) => {
            if failed_with.is_some() {
                let list = name.to_owned();
                means.events.general(Happened::ListRecovered { list });
            }
            Status::succeeded(now, refresh, ends, name)
        }
        Err(error) => {
            if failed_with.as_deref() != Some(error.code()) {
                tell_refusal(list, means, error);
            }
            before.failed(error, now, refresh, ends, name)
        }
    };
    list.status.store(Arc::new(status));
    keep_note(list, means).await;
}

/// Keeps the note as things are now.
pub(super) async fn keep_note(list: &ListRecord, means: &Means) {
    let (seen, status) = (list.seen.load_full(), list.status.load_full());
    let known = list.in_force.load_full();
    let validators = seen.as_ref().map(|seen| seen.validators.clone());
    let Validators {
        etag,
        last_modified,
    } = validators.unwrap_or_default();
    let failure = status.failure.as_ref();
    let note = ListNote {
        document: known
            .as_ref()
            .map_or_else(String::new, |known| digest(&known.document)),
        etag,
        last_modified,
        fetched_at: status.succeeded_at,
        looked_at: status.looked_at,
        failure: failure.map(|failure| (failure.code.to_string(), failure.since)),
        carried: known.map_or_else(Default::default, |known| known.carried.clone()),
        told: list.told.lock().await.clone(),
    };
    let name = list.note_name();
    means
        .write(move |archive| archive.keep_table(&name, &note))
        .await;
}

fn tell_refusal(list: &ListRecord, means: &Means, error: TrustError) {
    let (list, code) = (list.name().to_owned(), error.code());
    means.events.general(Happened::ListRefused { list, code });
}

fn digest(document: &[u8]) -> String {
    hex(&openssl::sha::sha256(document))
}
