//! One look at a node: at start what lies on disk, then again and again what its source says.
//! What is taken is swapped in whole; what is not leaves everything as it was.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::archive::{Copy, Note};
use super::change::hex;
use super::error::TrustError;
use super::event::Happened;
use super::judge::Known;
use super::means::Means;
use super::node::{NodeRecord, Seen, Terms};
use super::source::{self, Brought};
use super::status::Status;
use crate::net::Validators;
use crate::saml::revocation::Verdict;

/// Reads the archive, once: the last good copy, verified again, and a held one. The caller holds
/// the node's turn.
pub(super) async fn prepare(node: &NodeRecord, terms: &Terms, means: &Means) {
    if node.prepared.swap(true, Ordering::AcqRel) {
        return;
    }
    let (country, role) = (node.country, node.role);
    let read = means.read(move |archive| {
        let copy = |which| archive.copy(country, role, which);
        let remarks = archive.note(country, role);
        (copy(Copy::InForce), copy(Copy::Held), remarks)
    });
    let Some((copy, held, remarks)) = read.await else {
        return;
    };
    node.baseline
        .store(remarks.fingerprint.clone().map(Arc::new));
    let status = Status::restored(
        remarks.fetched_at,
        remarks.looked_at,
        remarks.failure.clone(),
    );
    node.status.store(Arc::new(status));
    if let Some(copy) = copy {
        restore(node, terms, means, copy, &remarks).await;
    }
    if let Some(held) = held {
        restore_held(node, terms, means, held, &remarks).await;
    }
}

async fn restore(node: &NodeRecord, terms: &Terms, means: &Means, copy: Vec<u8>, remarks: &Note) {
    let document: Arc<[u8]> = copy.into();
    let expected = node.expected(terms, means);
    let judged = means.judge(Arc::clone(&document), expected, &node.anchors_file);
    let judged = match judged.await {
        Ok(known) if means.signer_was_revoked(&known).await => Err(TrustError::Revoked),
        judged => judged,
    };
    match judged {
        Ok(mut known) => {
            known.since = remarks.since.unwrap_or(known.since);
            node.baseline
                .store(Some(Arc::new(known.fingerprint.clone())));
            node.in_force.store(Some(Arc::new(known)));
            see(node, document, remarks);
            let status = Status::clone(&node.status.load());
            let status = status.in_a_while(node.entity_id(), means.now());
            node.status.store(Arc::new(status));
        }
        Err(error) => {
            let code = error.code();
            tell(node, means, Happened::ArchiveIgnored { code });
        }
    }
}

async fn restore_held(
    node: &NodeRecord,
    terms: &Terms,
    means: &Means,
    copy: Vec<u8>,
    remarks: &Note,
) {
    let document: Arc<[u8]> = copy.into();
    let expected = node.expected(terms, means);
    let judged = means.judge(Arc::clone(&document), expected, &node.anchors_file);
    let Ok(known) = judged.await else {
        // The source will hand it out again, or something else.
        return;
    };
    see(node, document, remarks);
    let accepted = terms.accepted.contains(&known.fingerprint);
    if accepted && means.check_signer(&known, terms.skew).await.is_ok() {
        // A copy of the past must not come into force by way of the disk.
        let _ = take(node, terms, means, known).await;
    } else {
        node.held.store(Some(Arc::new(known)));
    }
}

fn see(node: &NodeRecord, document: Arc<[u8]>, remarks: &Note) {
    let validators = remarks.validators_of(&digest(&document));
    let seen = Seen {
        document,
        validators,
    };
    node.seen.store(Some(Arc::new(seen)));
}

/// Asks the source and takes what it says, where it may be taken. Notes how it went. The caller
/// holds the node's turn.
///
/// # Errors
/// Why nothing was taken; what was in force is so still.
pub(super) async fn look(
    node: &NodeRecord,
    terms: &Terms,
    means: &Means,
) -> Result<(), TrustError> {
    // Before the source is asked: it need not be there for the copy in force to lose its ground,
    // and what a revoked signer said is no measure for what comes.
    let withdrawn = withdraw(node, terms, means).await;
    let held = node.held.load_full();
    if let Some(held) = held.filter(|held| terms.accepted.contains(&held.fingerprint)) {
        // Accepted meanwhile: it comes into force though the source be away.
        let _ = consider(node, terms, means, Arc::clone(&held.document)).await;
    }
    let result = match attempt(node, terms, means).await {
        Err(_) if withdrawn => Err(TrustError::Revoked),
        result => result,
    };
    note(node, terms, means, result).await;
    result
}

/// Takes the copy in force out of it, and drops a held one, where the signer has been revoked
/// meanwhile. Whether there was one in force.
async fn withdraw(node: &NodeRecord, terms: &Terms, means: &Means) -> bool {
    let mut withdrawn = false;
    for (place, which) in [(&node.in_force, Copy::InForce), (&node.held, Copy::Held)] {
        let Some(known) = place.load_full() else {
            continue;
        };
        if means.check_signer(&known, terms.skew).await != Err(TrustError::Revoked) {
            continue;
        }
        place.store(None);
        let (country, role) = (node.country, node.role);
        let write = means.write(move |archive| {
            archive.forget(country, role, which);
            Ok(())
        });
        write.await;
        if which == Copy::InForce {
            withdrawn = true;
            let code = TrustError::Revoked.code();
            tell(node, means, Happened::Withdrawn { code });
        }
    }
    withdrawn
}

async fn attempt(node: &NodeRecord, terms: &Terms, means: &Means) -> Result<(), TrustError> {
    let seen = node.seen.load_full();
    let known = seen.as_ref().map(|seen| seen.validators.clone());
    let client = means.client.as_ref();
    let brought = source::ask(&node.node.metadata, &known.unwrap_or_default(), client).await?;
    let (document, validators) = match brought {
        Brought::Document(document, validators) => (document.into(), validators),
        // Judged again all the same: certificates end, anchors go, changes are accepted.
        Brought::Unchanged => {
            let seen = seen.ok_or(TrustError::Source)?;
            (Arc::clone(&seen.document), seen.validators.clone())
        }
    };
    consider(node, terms, means, Arc::clone(&document)).await?;
    // What was refused is asked for in full the next time.
    node.seen.store(Some(Arc::new(Seen {
        document,
        validators,
    })));
    Ok(())
}

/// Judges a document and takes or holds what it says.
async fn consider(
    node: &NodeRecord,
    terms: &Terms,
    means: &Means,
    document: Arc<[u8]>,
) -> Result<(), TrustError> {
    let expected = node.expected(terms, means);
    let known = means.judge(document, expected, &node.anchors_file).await?;
    let unsure = means.check_signer(&known, terms.skew).await? == Verdict::Unknown;
    if !node.unsure.swap(unsure, Ordering::AcqRel) && unsure {
        tell(node, means, Happened::SignerUnchecked);
    }
    let seen = node.seen.load_full();
    if seen.is_none_or(|seen| seen.document != known.document) {
        for warning in &known.warnings {
            let code = warning.code();
            tell(node, means, Happened::Skipped { code });
        }
    }
    take(node, terms, means, known).await
}

async fn take(
    node: &NodeRecord,
    terms: &Terms,
    means: &Means,
    mut known: Known,
) -> Result<(), TrustError> {
    let old = node.in_force.load_full();
    if let Some(same) = old.as_ref().filter(|old| old.document == known.document) {
        known.since = same.since;
    }
    let in_force = node.current(terms.exceptions, means.now());
    if in_force.is_some_and(|old| known.is_older_than(&old)) {
        return Err(TrustError::Rollback);
    }
    let baseline = node.baseline.load_full();
    if terms.held && !terms.accepted.contains(&known.fingerprint) {
        let fingerprint = known.fingerprint.clone();
        match baseline {
            Some(before) if *before != fingerprint => {
                hold(node, means, old.as_deref(), known).await;
                return Ok(());
            }
            Some(_) => {}
            None => tell(node, means, Happened::TakenUnseen { fingerprint }),
        }
    }
    let known = Arc::new(known);
    node.baseline
        .store(Some(Arc::new(known.fingerprint.clone())));
    node.in_force.store(Some(Arc::clone(&known)));
    let was_held = node.held.swap(None).is_some();
    if let Some(old) = &old {
        let difference = old.facts.difference(&known.facts);
        if difference.is_material() {
            tell(node, means, Happened::Changed(difference));
        }
    }
    let is_new = old.is_none_or(|old| old.document != known.document);
    let (country, role, document) = (node.country, node.role, Arc::clone(&known.document));
    if is_new || was_held {
        let write = means.write(move |archive| {
            archive.forget(country, role, Copy::Held);
            archive.keep(country, role, Copy::InForce, &document)
        });
        write.await;
    }
    Ok(())
}

/// Keeps a change for somebody to accept; told once for each.
async fn hold(node: &NodeRecord, means: &Means, old: Option<&Known>, known: Known) {
    let before = node.held.load_full();
    if before.is_some_and(|held| held.document == known.document) {
        return;
    }
    let same = node
        .held
        .load()
        .as_ref()
        .is_some_and(|held| held.fingerprint == known.fingerprint);
    if !same {
        let nothing = super::change::Facts {
            facts: std::collections::BTreeSet::new(),
            valid_until: known.valid_until,
        };
        let facts = old.map_or(&nothing, |old| &old.facts);
        let happened = Happened::Held {
            fingerprint: known.fingerprint.clone(),
            difference: facts.difference(&known.facts),
        };
        tell(node, means, happened);
    }
    let (country, role, document) = (node.country, node.role, Arc::clone(&known.document));
    node.held.store(Some(Arc::new(known)));
    means
        .write(move |archive| archive.keep(country, role, Copy::Held, &document))
        .await;
}

/// Remembers how a look went, and tells it where that is news.
async fn note(node: &NodeRecord, terms: &Terms, means: &Means, result: Result<(), TrustError>) {
    let (now, before) = (means.now(), node.status.load_full());
    let valid_until = node
        .current(terms.exceptions, now)
        .map(|known| known.valid_until);
    let (refresh, name) = (means.rules.refresh, node.entity_id());
    let failed_with = before.failure.as_ref().map(|failure| failure.code.clone());
    let status = match result {
        Ok(()) => {
            if failed_with.is_some() {
                tell(node, means, Happened::RefreshRecovered);
            }
            Status::succeeded(now, refresh, valid_until, name)
        }
        Err(error) => {
            let code = error.code();
            if failed_with.as_deref() != Some(code) {
                let happened = match error {
                    TrustError::Rollback => Happened::RolledBack,
                    _ => Happened::RefreshRefused { code },
                };
                tell(node, means, happened);
            }
            before.failed(error, now, refresh, valid_until, name)
        }
    };
    let remarks = note_of(node, &status);
    node.status.store(Arc::new(status));
    let (country, role) = (node.country, node.role);
    means
        .write(move |archive| archive.keep_note(country, role, &remarks))
        .await;
}

fn note_of(node: &NodeRecord, status: &Status) -> Note {
    let seen = node.seen.load_full();
    let validators = seen.as_ref().map(|seen| seen.validators.clone());
    let Validators {
        etag,
        last_modified,
    } = validators.unwrap_or_default();
    Note {
        document: seen.map_or_else(String::new, |seen| digest(&seen.document)),
        etag,
        last_modified,
        since: node.in_force.load().as_ref().map(|known| known.since),
        fetched_at: status.succeeded_at,
        fingerprint: node.baseline.load_full().map(|it| String::clone(&it)),
        failure: status
            .failure
            .as_ref()
            .map(|failure| (failure.code.to_string(), failure.since)),
        looked_at: status.looked_at,
    }
}

fn digest(document: &[u8]) -> String {
    hex(&openssl::sha::sha256(document))
}

fn tell(node: &NodeRecord, means: &Means, happened: Happened) {
    means.events.node(node.country, node.role, happened);
}
