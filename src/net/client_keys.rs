//! Clients' public keys that are published at an address: asked for at the start, again before
//! they grow old, and once more where somebody signs with one that is not known.
//!
//! In: where each client publishes. Out: the registrations with their newest keys. A source that is
//! away, slow or wrong changes nothing: the last good keys stay in use.

use std::collections::HashMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::Mutex;
use tokio::task::JoinSet;
use url::Url;

use super::client::Client;
use crate::oidc::Clients;
use crate::oidc::jose::JwkSet;

const MAX_BYTES: usize = 64 * 1024;
/// How often an unknown key of one client may cause a fetch, whatever comes of it.
const COOL_DOWN: SignedDuration = SignedDuration::from_secs(30);

/// Where clients' keys are, and the registrations that they are for.
#[derive(Debug)]
pub struct ClientKeys {
    client: Client,
    clients: Arc<ArcSwap<Clients>>,
    sources: HashMap<String, Source>,
}

#[derive(Debug)]
struct Source {
    url: Url,
    /// When an unknown key last caused a fetch, and whether that brought anything.
    asked: Mutex<Option<(Timestamp, bool)>>,
}

impl ClientKeys {
    /// Keys of `clients`, fetched with `client` from these addresses, by `client_id`.
    pub fn new(
        client: Client,
        clients: Arc<ArcSwap<Clients>>,
        sources: Vec<(String, Url)>,
    ) -> Self {
        let sources = sources.into_iter().map(|(client_id, url)| {
            let asked = Mutex::new(None);
            (client_id, Source { url, asked })
        });
        Self {
            client,
            clients,
            sources: sources.collect(),
        }
    }

    /// Asks again for a client's keys, since one of them is not known; at most once in half a
    /// minute, and one at a time. True where there are keys that are newer than that half minute:
    /// what failed may be tried once more with the registration as it is then.
    pub async fn refreshed(&self, client_id: &str, now: Timestamp) -> bool {
        let Some(source) = self.sources.get(client_id) else {
            return false;
        };
        let mut asked = source.asked.lock().await;
        if let Some((at, brought)) = *asked
            && now.duration_since(at).abs() < COOL_DOWN
        {
            return brought;
        }
        // Counted before the answer: whoever gives up waiting has asked all the same.
        *asked = Some((now, false));
        let brought = self.learn(client_id, source).await;
        *asked = Some((now, brought));
        brought
    }

    /// Asks every source, all at once. The clients without any keys now.
    pub async fn look(self: &Arc<Self>) -> Vec<String> {
        let mut asking = JoinSet::new();
        for client_id in self.sources.keys().cloned() {
            let keys = Arc::clone(self);
            asking.spawn(async move {
                let learnt = match keys.sources.get(&client_id) {
                    Some(source) => keys.learn(&client_id, source).await,
                    None => false,
                };
                (client_id, learnt)
            });
        }
        let mut missing = Vec::new();
        while let Some(asked) = asking.join_next().await {
            let Ok((client_id, false)) = asked else {
                continue;
            };
            tracing::warn!(client = client_id, "the client's keys cannot be had");
            let known = self.clients.load();
            let known = known.get(&client_id);
            if known.is_none_or(|client| client.keys.keys().is_empty()) {
                missing.push(client_id);
            }
        }
        missing
    }

    /// What each source publishes now, by `client_id`; `None` where no keys can be had. Nothing is
    /// taken over.
    pub async fn fetch(&self) -> Vec<(&str, Option<JwkSet>)> {
        let mut fetched = Vec::new();
        for (client_id, source) in &self.sources {
            fetched.push((client_id.as_str(), self.ask(source).await));
        }
        fetched.sort_by_key(|(client_id, _)| *client_id);
        fetched
    }

    /// Takes over what was learnt for an earlier configuration, where the source is the same.
    pub fn inherit(&self, earlier: &Self) {
        let learnt = earlier.clients.load();
        self.clients.rcu(|fresh| {
            Clients::new(fresh.iter().cloned().map(|mut client| {
                let here = self.sources.get(&client.client_id);
                let there = earlier.sources.get(&client.client_id);
                let known = learnt.get(&client.client_id);
                if let (Some(here), Some(there), Some(known)) = (here, there, known)
                    && here.url == there.url
                {
                    client.keys = known.keys.clone();
                }
                client
            }))
        });
    }

    /// Whether keys were fetched and taken over.
    async fn learn(&self, client_id: &str, source: &Source) -> bool {
        let Some(keys) = self.ask(source).await else {
            return false;
        };
        self.clients.rcu(|known| {
            Clients::new(known.iter().cloned().map(|mut client| {
                if client.client_id == client_id {
                    client.keys = keys.clone();
                }
                client
            }))
        });
        true
    }

    /// A set without a key that we can use is no answer.
    async fn ask(&self, source: &Source) -> Option<JwkSet> {
        let document = self.client.get(&source.url, MAX_BYTES).await.ok()?;
        let keys = JwkSet::parse(&document.body).ok()?;
        (!keys.keys().is_empty()).then_some(keys)
    }
}
