//! One foreign node: the copy of its metadata that is in force, the one that is held, what its
//! source was last seen to hand out, and whether somebody is asking it right now.
//!
//! Reading what is in force takes no lock. Of several who find nothing in force one asks.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use arc_swap::{ArcSwap, ArcSwapOption};
use jiff::{SignedDuration, Timestamp};
use tokio::sync::{Mutex, Notify};

use super::error::TrustError;
use super::judge::{Expected, Known};
use super::look;
use super::means::Means;
use super::status::Status;
use crate::config::{CountryNode, NodeRole as Role};
use crate::domain::{CountryCode, Exceptions};
use crate::net::Validators;

/// How often an unknown key may cause a fetch.
const REFETCH_COOL_DOWN: SignedDuration = SignedDuration::from_secs(60);

/// What the country's file says about judging and taking what this node publishes.
#[derive(Debug, Clone)]
pub(super) struct Terms {
    /// Whether changes wait for somebody to accept them.
    pub(super) held: bool,
    /// The fingerprints that somebody has accepted for this role.
    pub(super) accepted: Vec<String>,
    pub(super) skew: SignedDuration,
    /// The rules that are bent for the country now.
    pub(super) exceptions: Exceptions,
}

/// The last document of the source, in force or not, and what makes the next request conditional.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) document: Arc<[u8]>,
    pub(super) validators: Validators,
}

/// A registered node.
#[derive(Debug)]
pub(super) struct NodeRecord {
    pub(super) country: CountryCode,
    pub(super) role: Role,
    pub(super) node: CountryNode,
    pub(super) anchors_file: PathBuf,
    pub(super) in_force: ArcSwapOption<Known>,
    pub(super) held: ArcSwapOption<Known>,
    pub(super) seen: ArcSwapOption<Seen>,
    /// What the copy said that was last in force, in this life or an earlier one.
    pub(super) baseline: ArcSwapOption<String>,
    pub(super) status: ArcSwap<Status>,
    /// Whether nobody said at the last look if the signer was revoked.
    pub(super) unsure: AtomicBool,
    /// Whether the archive has been looked into.
    pub(super) prepared: AtomicBool,
    /// Told when there is a reason to look before the time.
    pub(super) wake: Notify,
    asking: Mutex<()>,
    refetched_at: ArcSwapOption<Timestamp>,
}

impl NodeRecord {
    pub(super) fn new(
        country: CountryCode,
        role: Role,
        node: CountryNode,
        anchors_file: PathBuf,
    ) -> Self {
        Self {
            country,
            role,
            node,
            anchors_file,
            in_force: ArcSwapOption::empty(),
            held: ArcSwapOption::empty(),
            seen: ArcSwapOption::empty(),
            baseline: ArcSwapOption::empty(),
            status: ArcSwap::default(),
            unsure: AtomicBool::new(false),
            prepared: AtomicBool::new(false),
            wake: Notify::new(),
            asking: Mutex::new(()),
            refetched_at: ArcSwapOption::empty(),
        }
    }

    pub(super) fn entity_id(&self) -> &str {
        &self.node.entity_id
    }

    /// What is in force and still valid: not past its end, and not by an exception that is over.
    pub(super) fn current(&self, exceptions: Exceptions, now: Timestamp) -> Option<Arc<Known>> {
        let known = self.in_force.load_full();
        known.filter(|known| now < known.valid_until && known.leans_on.are_within(exceptions))
    }

    pub(super) fn expected(&self, terms: &Terms, means: &Means) -> Expected {
        Expected {
            country: self.country,
            role: self.role,
            node: self.node.clone(),
            max_validity: means.rules.max_validity,
            skew: terms.skew,
            exceptions: terms.exceptions,
        }
    }

    /// What is in force. Only where nothing is: what lies on disk, then what the source says.
    pub(super) async fn known(
        &self,
        terms: &Terms,
        means: &Means,
    ) -> Result<Arc<Known>, TrustError> {
        let now = means.now();
        if let Some(known) = self.current(terms.exceptions, now) {
            if self.status.load().pause(now) == SignedDuration::ZERO {
                self.wake.notify_one();
            }
            return Ok(known);
        }
        let _one_at_a_time = self.asking.lock().await;
        if let Some(known) = self.current(terms.exceptions, now) {
            return Ok(known);
        }
        look::prepare(self, terms, means).await;
        if let Some(known) = self.current(terms.exceptions, now) {
            return Ok(known);
        }
        if let Some(error) = self.status.load().recent_failure(now) {
            return Err(error);
        }
        let waits = self.status.load().pause(now) > SignedDuration::ZERO;
        if waits && self.held.load().is_some() {
            // Asked lately, and nobody has accepted what it says.
            return Err(TrustError::Held);
        }
        look::look(self, terms, means).await?;
        self.current(terms.exceptions, means.now())
            .ok_or(TrustError::Held)
    }

    /// Reads what lies on disk, where that has not been done.
    pub(super) async fn prepare(&self, terms: &Terms, means: &Means) {
        let _one_at_a_time = self.asking.lock().await;
        look::prepare(self, terms, means).await;
    }

    /// Asks the source now.
    pub(super) async fn look(&self, terms: &Terms, means: &Means) -> Result<(), TrustError> {
        let _one_at_a_time = self.asking.lock().await;
        look::prepare(self, terms, means).await;
        look::look(self, terms, means).await
    }

    /// Asks the source since a message was signed with an unknown key, unless that was done a
    /// moment ago. Whether something else is known now; those who come while it is being asked
    /// wait for the answer.
    pub(super) async fn refetch(&self, terms: &Terms, means: &Means) -> bool {
        let before = self.says();
        let _one_at_a_time = self.asking.lock().await;
        if self.says() != before {
            return true;
        }
        let now = means.now();
        let lately = self.refetched_at.load_full();
        if lately.is_some_and(|at| now.duration_since(*at).abs() < REFETCH_COOL_DOWN) {
            return false;
        }
        self.refetched_at.store(Some(Arc::new(now)));
        // That it fails is noted where it fails.
        let _ = look::look(self, terms, means).await;
        self.says() != before
    }

    fn says(&self) -> Option<String> {
        let known = self.in_force.load();
        known.as_ref().map(|known| known.fingerprint.clone())
    }

    /// Lets the background look before the time.
    pub(super) fn look_soon(&self) {
        let status = Status::clone(&self.status.load()).at_once();
        self.status.store(Arc::new(status));
        self.wake.notify_one();
    }
}
