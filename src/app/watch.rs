//! What goes on beside the requests: trust kept fresh, the hub and clients' keys looked at until
//! they are there and again before they grow old, and readiness said by what is there.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch::Receiver;
use url::Url;

use super::reload::Live;
use crate::config::Trust;
use crate::flow::{ConnectorRole, Node};
use crate::http::Readiness;
use crate::net::Client;
use crate::oidc::Clients;
use crate::oidc::jose::JwkSet;
use crate::trust::{self, Directory};

const MAX_JWKS: usize = 64 * 1024;
/// Between looks while something is missing: quick at first, then patient.
const EAGER: Duration = Duration::from_millis(200);
const PATIENT: Duration = Duration::from_secs(10);
/// Between looks at the hub and clients' keys while all is well.
const CALM: Duration = Duration::from_mins(5);
/// Between looks at whether any country is left.
const PULSE: Duration = Duration::from_secs(1);

/// The clients' keys that are published at an address.
pub struct ClientKeys {
    /// Fetches them.
    pub(super) client: Client,
    /// `client_id` and address.
    pub(super) sources: Vec<(String, Url)>,
}

impl ClientKeys {
    /// Takes over what was learnt for an earlier configuration, where the source is the same.
    pub(super) fn inherit(&self, role: &ConnectorRole, earlier: &Self, old: &ConnectorRole) {
        let learnt = old.clients.load();
        let fresh = role.clients.load_full();
        let taken_over = fresh.iter().cloned().map(|mut client| {
            let source = |(id, _): &&(String, Url)| *id == client.client_id;
            let source = self.sources.iter().find(source);
            if source.is_some_and(|source| earlier.sources.contains(source))
                && let Some(known) = learnt.get(&client.client_id)
            {
                client.keys = known.keys.clone();
            }
            client
        });
        role.clients.store(Arc::new(Clients::new(taken_over)));
    }

    /// What each source publishes now, by `client_id`; `None` where no keys can be had.
    pub async fn fetch(&self) -> Vec<(&str, Option<JwkSet>)> {
        let mut fetched = Vec::new();
        for (client_id, url) in &self.sources {
            let document = self.client.get(url, MAX_JWKS).await.ok();
            let keys = document.and_then(|document| JwkSet::parse(&document.body).ok());
            fetched.push((client_id.as_str(), keys));
        }
        fetched
    }
}

/// Looks until told to stop. Ready means: the hub and the clients' keys were seen once, and at
/// least one foreign node can be used, where any is registered.
pub(super) async fn watch(
    live: Arc<Live>,
    trust: Trust,
    ready: Arc<Readiness>,
    mut stopped: Receiver<bool>,
) {
    // The same for as long as the process lives, whatever else is configured anew.
    let directory = Arc::clone(&live.assembly().node.trust);
    directory.load_archive().await;
    let refreshing = trust::refresh(Arc::clone(&directory), stopped.clone());
    let watching = trust::watch(directory, trust, stopped.clone());
    let nearby = nearby(&live, &ready);
    tokio::select! {
        () = refreshing => {}
        () = watching => {}
        () = nearby => {}
        _ = stopped.wait_for(|stop| *stop) => {}
    }
    ready.set(vec!["stopping"]);
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
            let missing = look(&assembly.node, &assembly.client_keys).await;
            pause = if missing.is_empty() {
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
        say(ready, reasons);
        let until_next = next.saturating_duration_since(tokio::time::Instant::now());
        tokio::select! {
            () = tokio::time::sleep(until_next.min(PULSE).min(pause)) => {}
            () = live.changed() => (next, pause) = (tokio::time::Instant::now(), EAGER),
        }
    }
}

fn say(ready: &Readiness, reasons: Vec<&'static str>) {
    let before = ready.reasons();
    if *before == reasons {
        return;
    }
    if reasons.is_empty() {
        tracing::info!("ready");
    } else if before.contains(&"starting") {
        tracing::info!(reasons = reasons.join(" "), "not ready yet");
    } else {
        tracing::warn!(reasons = reasons.join(" "), "not ready");
    }
    ready.set(reasons);
}

/// Whether foreign nodes are registered and none of them can be used. One dead country does not
/// hold up the others.
fn deserted(trust: &Directory) -> Option<&'static str> {
    let (usable, all) = trust.usable();
    (all > 0 && usable == 0).then_some("no-usable-country")
}

/// What is missing of the hub and the clients' keys.
async fn look(node: &Node, keys: &ClientKeys) -> Vec<&'static str> {
    let mut missing = Vec::new();
    if let Some(role) = &node.proxy_service
        && let Err(error) = role.hub.look(node.clock.now()).await
    {
        tracing::warn!(code = error.code(), rule = %error, "the hub is not usable");
        missing.push("hub");
    }
    if !learn_client_keys(node, keys).await {
        missing.push("client-keys");
    }
    missing
}

async fn learn_client_keys(node: &Node, keys: &ClientKeys) -> bool {
    let Some(role) = &node.connector else {
        return true;
    };
    let mut complete = true;
    for (client_id, learnt) in keys.fetch().await {
        let Some(learnt) = learnt else {
            tracing::warn!(client = client_id, "the client's keys cannot be had");
            // Old keys stay in use.
            let known = role.clients.load();
            complete &= known
                .get(client_id)
                .is_some_and(|client| !client.keys.keys().is_empty());
            continue;
        };
        let known = role.clients.load_full();
        let replaced = Clients::new(known.iter().cloned().map(|mut client| {
            if client.client_id == client_id {
                client.keys = learnt.clone();
            }
            client
        }));
        role.clients.store(Arc::new(replaced));
    }
    complete
}
