//! What every node of the directory works with: rules, clients, clock, archive, events, and the
//! turns in which documents are judged beside the reactor.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::{SignedDuration, Timestamp};
use tokio::sync::Semaphore;

use super::anchors::Anchors;
use super::archive::Archive;
use super::error::TrustError;
use super::event::{Events, Happened};
use super::judge::{Expected, Known, judge};
use super::revocation::Revocations;
use super::rules::Rules;
use crate::ambient::Clock;
use crate::config::Revocation;
use crate::net::Client;
use crate::saml::revocation::Verdict;

/// How many documents are judged at once: refreshing is never to keep a login waiting.
const JUDGED_AT_ONCE: usize = 2;

/// Shared by all nodes.
pub(super) struct Means {
    pub(super) rules: Rules,
    /// None: nothing is fetched.
    pub(super) client: Option<Client>,
    /// Asks about revocation; none: nobody is asked.
    pub(super) revocation_client: Option<Client>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) archive: Archive,
    pub(super) events: Events,
    revocations: Revocations,
    turns: Semaphore,
    unwritable: AtomicBool,
}

impl Means {
    pub(super) fn new(rules: Rules, client: Option<Client>, clock: Arc<dyn Clock>) -> Self {
        Self {
            rules,
            client,
            revocation_client: None,
            clock,
            archive: Archive::default(),
            events: Events::default(),
            revocations: Revocations::default(),
            turns: Semaphore::new(JUDGED_AT_ONCE),
            unwritable: AtomicBool::new(false),
        }
    }

    pub(super) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Judges a document under the anchors in that file, beside the reactor.
    pub(super) async fn judge(
        &self,
        document: Arc<[u8]>,
        expected: Expected,
        anchors: &Path,
    ) -> Result<Known, TrustError> {
        let _turn = self.turns.acquire().await.map_err(|_| TrustError::Broken)?;
        let (anchors, now) = (anchors.to_owned(), self.now());
        let work = move || judge(document, &expected, Anchors::read(&anchors)?, now);
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|_| TrustError::Broken)?
    }

    /// Does other work of that kind in the same turns, beside the reactor.
    pub(super) async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, TrustError> {
        let _turn = self.turns.acquire().await.map_err(|_| TrustError::Broken)?;
        let done = tokio::task::spawn_blocking(work).await;
        done.map_err(|_| TrustError::Broken)
    }

    /// Whether the signer of a copy may be believed, as far as revocation goes. Unknown comes out
    /// only where that is good enough.
    pub(super) async fn check_signer(
        &self,
        known: &Known,
        skew: SignedDuration,
    ) -> Result<Verdict, TrustError> {
        let Some(client) = &self.revocation_client else {
            return Ok(Verdict::Good);
        };
        if self.rules.revocation == Revocation::Off {
            return Ok(Verdict::Good);
        }
        let chain = &known.signer_chain;
        let verdict = self.revocations.of_chain(chain, client, self, skew).await;
        match verdict {
            Verdict::Revoked => Err(TrustError::Revoked),
            Verdict::Unknown if self.rules.revocation == Revocation::Hard => {
                Err(TrustError::RevocationUnknown)
            }
            Verdict::Good | Verdict::Unknown => Ok(verdict),
        }
    }

    /// Whether the signer of a copy was revoked as far as is known without asking anybody.
    pub(super) async fn signer_was_revoked(&self, known: &Known) -> bool {
        self.rules.revocation != Revocation::Off
            && self
                .revocations
                .was_revoked(&known.signer_chain, self)
                .await
    }

    /// Reads from the archive, beside the reactor.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Archive) -> T + Send + 'static,
    ) -> Option<T> {
        let archive = self.archive.clone();
        tokio::task::spawn_blocking(move || work(&archive))
            .await
            .ok()
    }

    /// Writes to the archive, beside the reactor. That it fails is told once, until it works.
    pub(super) async fn write(
        &self,
        work: impl FnOnce(&Archive) -> io::Result<()> + Send + 'static,
    ) {
        if self.archive.is_read_only() {
            return;
        }
        let written = self.read(work).await;
        let failed = !matches!(written, Some(Ok(())));
        if failed != self.unwritable.swap(failed, Ordering::AcqRel) && failed {
            self.events.general(Happened::ArchiveUnwritable);
        }
    }
}
