//! The background: one task a source, so that none waits for another, and a round once a minute
//! for what ends and for the figures.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch::Receiver;
use tokio::task::JoinHandle;

use super::archive::Archive;
use super::directory::Directory;
use super::expiry::Expiring;
use super::lists;
use super::node::NodeRecord;
use crate::config::NodeRole as Role;
use crate::domain::CountryCode;

/// How often the clock is looked at; it may be moved, and machines sleep.
const TICK: Duration = Duration::from_mins(1);
/// The table of what has been announced, in the archive.
const ANNOUNCED: &str = "announced.json";

/// A node's task, which ends with its handle.
struct Keeping {
    node: Arc<NodeRecord>,
    task: JoinHandle<()>,
}

impl Drop for Keeping {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Keeps every registered node fresh until told to stop.
pub async fn refresh(directory: Arc<Directory>, mut stopped: Receiver<bool>) {
    let mut keeping: BTreeMap<(CountryCode, Role), Keeping> = BTreeMap::new();
    let _lists = lists::keep_all_fresh(&directory);
    loop {
        let nodes = directory.all_nodes();
        keeping.retain(|_, kept| nodes.iter().any(|(_, node)| Arc::ptr_eq(node, &kept.node)));
        for (country, node) in nodes {
            keeping
                .entry((country.code(), node.role))
                .or_insert_with(|| Keeping {
                    task: tokio::spawn(keep_fresh(Arc::clone(&directory), Arc::clone(&node))),
                    node,
                });
        }
        directory.announce().await;
        directory.tell_proposals().await;
        directory.show_figures();
        tokio::select! {
            () = directory.replaced.notified() => {}
            () = tokio::time::sleep(TICK) => {}
            _ = stopped.wait_for(|stop| *stop) => break,
        }
    }
}

async fn keep_fresh(directory: Arc<Directory>, node: Arc<NodeRecord>) {
    let means = &directory.means;
    loop {
        let country = directory.snapshot.load().get(&node.country).cloned();
        let Some(country) = country else { return };
        let terms = country.terms(node.role, means);
        node.prepare(&terms, means).await;
        let pause = node.status.load().pause(means.now());
        if pause == SignedDuration::ZERO {
            // How it went is noted and told where it happens.
            let _ = node.look(&terms, means).await;
            directory.show_figures();
        }
        let pause = node.status.load().pause(means.now()).unsigned_abs();
        tokio::select! {
            () = tokio::time::sleep(pause.clamp(Duration::from_millis(1), TICK)) => {}
            () = node.wake.notified() => {}
        }
    }
}

impl Directory {
    /// Announces what has passed a threshold since it was last announced.
    pub async fn announce(&self) {
        let mut announced = self.announced.lock().await;
        let mut table = match announced.take() {
            Some(table) => table,
            None => self
                .means
                .read(|it| it.table(ANNOUNCED))
                .await
                .unwrap_or_default(),
        };
        let before = table.clone();
        let events = table.due(&self.expiries(), self.means.now());
        *announced = Some(table.clone());
        if table != before {
            let write = move |archive: &Archive| archive.keep_table(ANNOUNCED, &table);
            self.means.write(write).await;
        }
        drop(announced);
        for event in &events {
            self.means.events.tell(event);
        }
    }

    /// Sets the gauges: usable or not, seconds until the earliest end, age of the last good look.
    /// Those of nodes that have left are zero from then on: a gauge cannot be taken back.
    pub fn show_figures(&self) {
        let now = self.means.now();
        let mut showing = BTreeSet::new();
        for (country, node) in self.all_nodes() {
            showing.insert((country.code(), node.role));
            let known = node.current(country.exceptions_at(now), now);
            let usable = if known.is_some() { 1.0 } else { 0.0 };
            let ends = known.and_then(|known| {
                let expiries = known.expiries(country.code(), node.role);
                expiries.into_iter().map(|expiry| expiry.at).min()
            });
            let ends = ends.map_or(0.0, |at| at.duration_since(now).as_secs_f64());
            let seen = node.status.load().succeeded_at;
            let age = seen.map(|at| now.duration_since(at).as_secs_f64());
            show(country.code(), node.role, usable, ends, age);
        }
        self.show_own(now);
        // Nobody panics with it in hand; and if so, the set is right all the same.
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        for (code, role) in shown.difference(&showing) {
            show(*code, *role, 0.0, 0.0, Some(0.0));
        }
        *shown = showing;
    }
}

impl Directory {
    /// How long our own certificates last still.
    fn show_own(&self, now: Timestamp) {
        for expiry in self.own.load().iter() {
            if let Expiring::Ours(name) = &expiry.what {
                let left = expiry.at.duration_since(now).as_secs_f64();
                metrics::gauge!("eidas_own_certificate_expiry_seconds", "certificate" => name.clone())
                    .set(left);
            }
        }
    }
}

fn show(country: CountryCode, role: Role, usable: f64, ends: f64, age: Option<f64>) {
    let labels = [
        ("country", country.to_string()),
        ("role", role.as_str().to_owned()),
    ];
    metrics::gauge!("eidas_trust_usable", &labels).set(usable);
    metrics::gauge!("eidas_trust_expiry_seconds", &labels).set(ends);
    if let Some(age) = age {
        metrics::gauge!("eidas_trust_refresh_age_seconds", &labels).set(age);
    }
}
