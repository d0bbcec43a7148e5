//! What goes on beside the requests: looking at foreign metadata, the hub and clients' keys until
//! they are there, and again before they grow old.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::watch::Receiver;
use url::Url;

use super::reload::Live;
use crate::flow::{ConnectorRole, Node};
use crate::net::Client;
use crate::oidc::Clients;
use crate::oidc::jose::JwkSet;

const MAX_JWKS: usize = 64 * 1024;
/// Between looks while something is missing: quick at first, then patient.
const EAGER: Duration = Duration::from_millis(200);
const PATIENT: Duration = Duration::from_secs(10);
/// Between looks while all is well.
const CALM: Duration = Duration::from_mins(5);

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

/// Looks until told to stop. Ready means: everything that logins need was seen once.
pub(super) async fn watch(live: Arc<Live>, ready: Arc<AtomicBool>, mut stopped: Receiver<bool>) {
    let mut pause = EAGER;
    loop {
        let assembly = live.assembly();
        let complete = look(&assembly.node, &assembly.client_keys).await;
        drop(assembly);
        if complete && !ready.swap(true, Ordering::AcqRel) {
            tracing::info!("ready");
        }
        pause = if complete {
            CALM
        } else {
            (pause * 2).min(PATIENT)
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = live.changed() => pause = EAGER,
            _ = stopped.wait_for(|stop| *stop) => break,
        }
    }
    ready.store(false, Ordering::Release);
}

/// Whether foreign metadata, the hub and the clients' keys are all there. One dead country does
/// not hold up the others: it only needs at least one usable node, where any is registered.
async fn look(node: &Node, keys: &ClientKeys) -> bool {
    let (usable, all) = node.trust.look_at_all().await;
    let hub = match &node.proxy_service {
        Some(role) => match role.hub.look(node.clock.now()).await {
            Ok(()) => true,
            Err(error) => {
                tracing::warn!(code = error.code(), rule = %error, "the hub is not usable");
                false
            }
        },
        None => true,
    };
    let clients = learn_client_keys(node, keys).await;
    (all == 0 || usable > 0) && hub && clients
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
