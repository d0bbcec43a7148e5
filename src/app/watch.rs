//! What goes on beside the requests: trust kept fresh, the hub and clients' keys looked at until
//! they are there and again before they grow old, and readiness said by what is there.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch::Receiver;

use super::key_watch;
use super::reload::Live;
use crate::config::Trust;
use crate::flow::Node;
use crate::http::Readiness;
use crate::trust::{self, Directory};

/// Between looks while something is missing: quick at first, then patient.
const EAGER: Duration = Duration::from_millis(200);
const PATIENT: Duration = Duration::from_secs(10);
/// Between looks at the hub and clients' keys while all is well.
const CALM: Duration = Duration::from_mins(5);
/// Between looks at whether any country is left.
const PULSE: Duration = Duration::from_secs(1);

/// Looks until told to stop. Ready means: the hub and the clients' keys were seen once, and at
/// least one foreign node can be used, where any is registered.
pub(super) async fn watch(
    live: Arc<Live>,
    trust: Trust,
    ready: Arc<Readiness>,
    stopped: Receiver<bool>,
) {
    // The same for as long as the process lives, whatever else is configured anew.
    let directory = Arc::clone(&live.assembly().node.trust);
    let knowing = async {
        directory.load_archive().await;
        tokio::select! {
            () = trust::refresh(Arc::clone(&directory), stopped.clone()) => {}
            () = trust::watch(Arc::clone(&directory), trust, stopped.clone()) => {}
            () = nearby(&live, &ready) => {}
        }
    };
    let mut ended = stopped.clone();
    tokio::select! {
        () = knowing => {}
        () = remembering(&live, &ready) => {}
        () = key_watch::watch(&live, &ready) => {}
        _ = ended.wait_for(|stop| *stop) => {}
    }
    ready.set("stopping", &["stopping"]);
}

/// The hub, the clients' keys, and what all of it means for readiness.
async fn nearby(live: &Live, ready: &Readiness) {
    let mut pause = EAGER;
    let mut seen = Vec::new();
    let mut complete = false;
    let mut next = tokio::time::Instant::now();
    loop {
        let assembly = live.assembly();
        if tokio::time::Instant::now() >= next {
            let (missing, all_there) = look(&assembly.node).await;
            pause = if all_there {
                CALM
            } else {
                (pause * 2).min(PATIENT)
            };
            complete |= missing.is_empty();
            // What was there once may be away for a while: logins say so themselves.
            seen = if complete { Vec::new() } else { missing };
            next = tokio::time::Instant::now() + pause;
        }
        let mut reasons = seen.clone();
        reasons.extend(deserted(&assembly.node.trust));
        drop(assembly);
        say(ready, &reasons);
        let until_next = next.saturating_duration_since(tokio::time::Instant::now());
        tokio::select! {
            () = tokio::time::sleep(until_next.min(PULSE).min(pause)) => {}
            () = live.changed() => (next, pause) = (tokio::time::Instant::now(), EAGER),
        }
    }
}

/// Whether the store can be leant on.
async fn remembering(live: &Live, ready: &Readiness) {
    let mut before: Option<Vec<&'static str>> = None;
    // A first connection is there in a moment.
    let mut eager = EAGER / 16;
    loop {
        let troubles = live.assembly().node.store.troubles();
        if before.as_ref() != Some(&troubles) {
            if !troubles.is_empty() {
                tracing::warn!(reasons = troubles.join(" "), "not ready");
            }
            ready.set("store", &troubles);
            before = Some(troubles);
        }
        // As long as it is away, its return is looked for.
        let calm = before.as_ref().is_none_or(Vec::is_empty);
        tokio::time::sleep(if calm { PULSE } else { eager }).await;
        eager = (eager * 2).min(EAGER);
    }
}

fn say(ready: &Readiness, reasons: &[&'static str]) {
    let before = ready.reasons_of(Readiness::TRUST);
    if before == reasons {
        return;
    }
    if reasons.is_empty() {
        tracing::info!("ready");
    } else if before.contains(&"starting") {
        tracing::info!(reasons = reasons.join(" "), "not ready yet");
    } else {
        tracing::warn!(reasons = reasons.join(" "), "not ready");
    }
    ready.set(Readiness::TRUST, reasons);
}

/// Whether foreign nodes are registered and none of them can be used. One dead country does not
/// hold up the others.
fn deserted(trust: &Directory) -> Option<&'static str> {
    let (usable, all) = trust.usable();
    (all > 0 && usable == 0).then_some("no-usable-country")
}

/// What is missing of the hub and the clients' keys for anybody to be served, and whether everything
/// is there.
async fn look(node: &Node) -> (Vec<&'static str>, bool) {
    let mut missing = Vec::new();
    if let Some(role) = &node.proxy_service
        && let Err(error) = role.hub.look(node.clock.now()).await
    {
        tracing::warn!(code = error.code(), rule = %error, "the hub is not usable");
        missing.push("hub");
    }
    let mut all_there = missing.is_empty();
    if let Some(role) = &node.connector {
        // One client whose keys cannot be had does not hold up the others.
        let without_keys = role.client_keys.look().await.len();
        all_there &= without_keys == 0;
        if without_keys > 0 && without_keys == role.clients.load().iter().count() {
            missing.push("client-keys");
        }
    }
    (missing, all_there)
}
