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

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex as StdMutex;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use openssl::ec::{EcGroup, EcKey};
    use openssl::nid::Nid;
    use openssl::pkey::PKey;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use crate::net::Reach;
    use crate::oidc::jose::{JwsAlgorithm, JwsKey};
    use crate::oidc::{Client as Registration, ClientAuthentication};

    const PATIENCE: Duration = Duration::from_millis(300);

    /// What a client publishes, and how often it was asked.
    #[derive(Default)]
    struct Publisher {
        answer: StdMutex<Option<String>>,
        asked: AtomicUsize,
    }

    impl Publisher {
        /// `None`: no answer, ever.
        fn says(&self, answer: Option<String>) {
            *self.answer.lock().unwrap() = answer;
        }

        fn asked(&self) -> usize {
            self.asked.load(Ordering::Relaxed)
        }

        async fn listen(self: &Arc<Self>) -> Url {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let url = format!("http://{}/jwks", listener.local_addr().unwrap());
            let publisher = Arc::clone(self);
            tokio::spawn(async move {
                loop {
                    let (mut socket, _) = listener.accept().await.unwrap();
                    publisher.asked.fetch_add(1, Ordering::Relaxed);
                    let answer = publisher.answer.lock().unwrap().clone();
                    tokio::spawn(async move {
                        let mut request = [0; 4096];
                        let _ = socket.read(&mut request).await;
                        match answer {
                            Some(answer) => socket.write_all(answer.as_bytes()).await.unwrap(),
                            None => tokio::time::sleep(PATIENCE * 10).await,
                        }
                    });
                }
            });
            Url::parse(&url).unwrap()
        }
    }

    fn ok(body: &str) -> String {
        let length = body.len();
        let head = format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {length}");
        format!("{head}\r\n\r\n{body}")
    }

    fn fresh_keys() -> JwkSet {
        let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
        let key = PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap();
        let key = JwsKey::new(key, JwsAlgorithm::Es256).unwrap();
        JwkSet::new(vec![key.public().clone()])
    }

    fn kid(keys: &JwkSet) -> Option<String> {
        keys.keys().first()?.kid().map(str::to_owned)
    }

    struct Scene {
        publisher: Arc<Publisher>,
        keys: Arc<ClientKeys>,
    }

    impl Scene {
        async fn of(names: &[&str]) -> Self {
            let publisher = Arc::new(Publisher::default());
            let url = publisher.listen().await;
            let clients = names.iter().map(|name| {
                Registration::new(*name, Vec::new(), ClientAuthentication::PrivateKeyJwt)
            });
            let clients = Arc::new(ArcSwap::from_pointee(Clients::new(clients)));
            let sources = names.iter().map(|name| ((*name).to_owned(), url.clone()));
            let client = Client::new(Reach::Development, PATIENCE).unwrap();
            let keys = Arc::new(ClientKeys::new(client, clients, sources.collect()));
            Self { publisher, keys }
        }

        fn publishes(&self, keys: &JwkSet) {
            self.publisher.says(Some(ok(&keys.to_value().to_string())));
        }

        fn known(&self, client_id: &str) -> Option<String> {
            kid(&self.keys.clients.load().get(client_id)?.keys)
        }

        async fn refreshed(&self, second: i64) -> bool {
            let now = Timestamp::from_second(1_800_000_000 + second).unwrap();
            self.keys.refreshed("one", now).await
        }
    }

    #[tokio::test]
    async fn an_unknown_key_is_looked_for_once_in_half_a_minute() {
        let scene = Scene::of(&["one"]).await;
        let (first, second) = (fresh_keys(), fresh_keys());
        scene.publishes(&first);
        assert!(scene.refreshed(0).await);
        assert_eq!(scene.known("one"), kid(&first));
        scene.publishes(&second);
        // Whoever comes soon after may try with what was just learnt, and causes no fetch.
        assert!(scene.refreshed(29).await);
        assert_eq!(scene.publisher.asked(), 1);
        assert_eq!(scene.known("one"), kid(&first));
        assert!(scene.refreshed(30).await);
        assert_eq!(scene.publisher.asked(), 2);
        assert_eq!(scene.known("one"), kid(&second));
        // A clock that was set back asks no oftener.
        assert!(scene.refreshed(10).await);
        assert_eq!(scene.publisher.asked(), 2);
    }

    #[tokio::test]
    async fn a_fetch_that_fails_cools_down_too_and_the_last_good_keys_stay() {
        let scene = Scene::of(&["one"]).await;
        let keys = fresh_keys();
        scene.publishes(&keys);
        assert!(scene.refreshed(0).await);
        let huge = format!("{{\"keys\":[],\"x\":\"{}\"}}", "x".repeat(MAX_BYTES));
        let elsewhere = "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n";
        for (second, answer) in (100..).step_by(100).zip([
            Some(ok("not a set")),
            Some(ok("{\"keys\":[]}")),
            Some(ok("{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}")),
            Some(ok(&huge)),
            Some(elsewhere.to_owned()),
            None,
        ]) {
            scene.publisher.says(answer);
            let asked = scene.publisher.asked();
            assert!(!scene.refreshed(second).await);
            assert!(!scene.refreshed(second + 29).await);
            assert_eq!(scene.publisher.asked(), asked + 1);
            assert_eq!(scene.known("one"), kid(&keys));
        }
        assert!(
            scene.keys.look().await.is_empty(),
            "it has keys, if old ones"
        );
    }

    #[tokio::test]
    async fn clients_do_not_wait_for_each_other_and_strangers_cause_nothing() {
        let scene = Scene::of(&["one", "two"]).await;
        scene.publishes(&fresh_keys());
        assert!(scene.refreshed(0).await);
        assert_eq!(scene.known("two"), None);
        let now = Timestamp::from_second(1_800_000_001).unwrap();
        assert!(scene.keys.refreshed("two", now).await);
        assert!(!scene.keys.refreshed("three", now).await);
        assert_eq!(scene.publisher.asked(), 2);
        // All who ask at once are served by one fetch.
        let now = Timestamp::from_second(1_800_000_100).unwrap();
        let (one, other) = tokio::join!(
            scene.keys.refreshed("one", now),
            scene.keys.refreshed("one", now)
        );
        assert!(one && other);
        assert_eq!(scene.publisher.asked(), 3);
    }

    #[tokio::test]
    async fn who_was_never_heard_of_is_missing_until_the_look_that_finds_it() {
        let scene = Scene::of(&["one", "two"]).await;
        scene.publisher.says(Some(ok("nothing")));
        assert_eq!(scene.keys.look().await.len(), 2);
        let keys = fresh_keys();
        scene.publishes(&keys);
        assert!(scene.keys.look().await.is_empty());
        assert_eq!(scene.known("two"), kid(&keys));
        let next = Scene::of(&["one"]).await;
        next.keys.inherit(&scene.keys);
        assert_eq!(next.known("one"), None, "published elsewhere");
    }
}
