//! Sources of metadata that misbehave at a word, and a few countries that are fed by them: each
//! with a source of its own on loopback, real files, a clock that stands until it is moved, and
//! every event written down.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use eidas_bridge::ambient::{Clock, FixedClock};
use eidas_bridge::config::{ChangePolicy, Mode, NodeRole, Revocation, Trust, load_countries};
use eidas_bridge::domain::{Attribute, CountryCode, LevelOfAssurance};
use eidas_bridge::net::{Client, Reach};
use eidas_bridge::saml::{
    ConnectorMetadata, NodeMetadata, ProxyServiceMetadata, connector_metadata,
    proxy_service_metadata,
};
use eidas_bridge::trust::{Directory, Happened, Listener, Rules, TrustEvent};
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, watch};

use crate::saml_world::{Pair, now};

pub(crate) const SERVICE: NodeRole = NodeRole::ProxyService;
pub(crate) const CONNECTOR: NodeRole = NodeRole::Connector;
/// Longer than anything here takes; only a failing test waits for it.
pub(crate) const BOUND: Duration = Duration::from_secs(30);

/// How a source answers, from the next request on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    /// The document, with an `ETag`; 304 to who names it.
    Good,
    /// As good, but 403 to who does not say who asks.
    WantsAgent,
    /// The connection is closed without a word.
    Down,
    /// A head, then a byte now and then, for as long as the mood lasts.
    Drip,
    /// More than two mebibytes.
    Huge,
    /// Compressed, though that was not asked for.
    GzipBomb,
    /// No XML.
    Garbage,
    /// The document with a document type before it.
    Dtd,
    /// Elsewhere.
    Redirect,
    /// 304, whoever asks.
    Unmodified,
}

/// One source, and what was asked of it.
pub(crate) struct Source {
    pub(crate) url: String,
    mood: watch::Sender<Mood>,
    document: Mutex<Vec<u8>>,
    requests: AtomicUsize,
    unmodified: AtomicUsize,
    hanging: watch::Sender<usize>,
}

impl Source {
    pub(crate) async fn open(document: impl Into<Vec<u8>>) -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let source = Arc::new(Self {
            url: format!("http://{}/metadata", listener.local_addr().unwrap()),
            mood: watch::Sender::new(Mood::Good),
            document: Mutex::new(document.into()),
            requests: AtomicUsize::new(0),
            unmodified: AtomicUsize::new(0),
            hanging: watch::Sender::new(0),
        });
        let serving = Arc::clone(&source);
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let source = Arc::clone(&serving);
                tokio::spawn(async move { source.answer(socket).await });
            }
        });
        source
    }

    pub(crate) fn is(&self, mood: Mood) {
        self.mood.send_replace(mood);
    }

    /// Hands out this from now on.
    pub(crate) fn publishes(&self, document: impl Into<Vec<u8>>) {
        *self.document.lock().unwrap() = document.into();
    }

    /// How often it was asked.
    pub(crate) fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }

    /// How often it had nothing new to say.
    pub(crate) fn unmodified(&self) -> usize {
        self.unmodified.load(Ordering::SeqCst)
    }

    /// Waits until somebody hangs on it.
    pub(crate) async fn holds_somebody(&self) {
        let mut hanging = self.hanging.subscribe();
        let held = hanging.wait_for(|count| *count > 0);
        tokio::time::timeout(BOUND, held).await.unwrap().unwrap();
    }

    async fn answer(&self, mut socket: TcpStream) {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            match socket.read(&mut byte).await {
                Ok(1) => head.push(byte[0]),
                _ => return,
            }
        }
        let head = String::from_utf8(head).unwrap().to_ascii_lowercase();
        let length = head.split_once("\r\ncontent-length: ");
        let length = length.map_or("0", |(_, rest)| rest.split("\r\n").next().unwrap());
        let mut question = vec![0; length.parse().unwrap()];
        if socket.read_exact(&mut question).await.is_err() {
            return;
        }
        self.requests.fetch_add(1, Ordering::SeqCst);
        let mood = *self.mood.borrow();
        let document = self.document.lock().unwrap().clone();
        let tag = openssl::sha::sha256(&document);
        let tag = format!("\"{:x}\"", u64::from_be_bytes(*tag.first_chunk().unwrap()));
        let full = |headers: &str, body: &[u8]| {
            let length = body.len();
            let head = format!(
                "HTTP/1.1 200 OK\r\nConnection: close\r\n{headers}Content-Length: {length}\r\n\r\n"
            );
            [head.as_bytes(), body].concat()
        };
        let short =
            |line: &str| format!("HTTP/1.1 {line}\r\nConnection: close\r\n\r\n").into_bytes();
        let good = || full(&format!("ETag: {tag}\r\n"), &document);
        let answer = match mood {
            Mood::WantsAgent if !head.contains("\r\nuser-agent: eidas-bridge/") => {
                short("403 Forbidden\r\nContent-Length: 0")
            }
            Mood::Good if head.contains(&format!("if-none-match: {tag}")) => {
                self.unmodified.fetch_add(1, Ordering::SeqCst);
                short("304 Not Modified")
            }
            Mood::Good | Mood::WantsAgent => good(),
            Mood::Down => return,
            Mood::Drip => return self.drip(socket).await,
            Mood::Huge => full("", &vec![b' '; 3 * 1024 * 1024]),
            Mood::GzipBomb => full("Content-Encoding: gzip\r\n", &bomb()),
            Mood::Garbage => full("", b"%PDF-1.7 out of office"),
            Mood::Dtd => {
                let before = b"<!DOCTYPE x [<!ENTITY a \"b\">]>".as_slice();
                full("", &[before, &document].concat())
            }
            Mood::Redirect => {
                let to = "302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0";
                short(to)
            }
            Mood::Unmodified => short("304 Not Modified"),
        };
        let _ = socket.write_all(&answer).await;
        let _ = socket.shutdown().await;
    }

    async fn drip(&self, mut socket: TcpStream) {
        self.hanging.send_modify(|count| *count += 1);
        let mut mood = self.mood.subscribe();
        let head = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1000\r\n\r\n";
        let _ = socket.write_all(head).await;
        loop {
            tokio::select! {
                () = async { let _ = mood.wait_for(|mood| *mood != Mood::Drip).await; } => break,
                () = tokio::time::sleep(Duration::from_millis(20)) => {
                    if socket.write_all(b" ").await.is_err() {
                        break;
                    }
                }
            }
        }
        self.hanging.send_modify(|count| *count -= 1);
    }
}

/// A few kilobytes that unfold to megabytes.
fn bomb() -> Vec<u8> {
    use std::io::Write as _;
    let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    bomb.write_all(&vec![b' '; 8 * 1024 * 1024]).unwrap();
    bomb.finish().unwrap()
}

/// What a nation's metadata says; changed, then published.
pub(crate) struct Nation {
    pub(crate) country: CountryCode,
    pub(crate) signer: Pair,
    /// Who certified the signer; none: it is the anchor itself.
    pub(crate) authority: Option<Pair>,
    pub(crate) messages: Pair,
    encryption: Pair,
    pub(crate) valid_for: SignedDuration,
    pub(crate) says_country: CountryCode,
    pub(crate) levels: Vec<LevelOfAssurance>,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) service: Arc<Source>,
    pub(crate) connector: Arc<Source>,
}

impl Nation {
    async fn found(country: &str, at: Timestamp) -> Self {
        let code: CountryCode = country.parse().unwrap();
        let nation = Self {
            country: code,
            signer: Pair::new("metadata"),
            authority: None,
            messages: Pair::new("messages"),
            encryption: Pair::new("encryption"),
            valid_for: SignedDuration::from_hours(72),
            says_country: code,
            levels: LevelOfAssurance::ALL.to_vec(),
            attributes: Attribute::ALL.to_vec(),
            service: Source::open("").await,
            connector: Source::open("").await,
        };
        nation.publish(at);
        nation
    }

    pub(crate) fn entity_id(&self, role: NodeRole) -> String {
        let country = self.country.as_str().to_lowercase();
        format!("https://{country}.example/{}", role.as_str())
    }

    pub(crate) fn source(&self, role: NodeRole) -> &Arc<Source> {
        match role {
            NodeRole::ProxyService => &self.service,
            NodeRole::Connector => &self.connector,
        }
    }

    /// Both documents, made at that moment.
    pub(crate) fn publish(&self, at: Timestamp) {
        for role in [SERVICE, CONNECTOR] {
            let document = self.document(role, &self.entity_id(role), at, &self.signer);
            self.source(role).publishes(document);
        }
    }

    pub(crate) fn document(
        &self,
        role: NodeRole,
        entity_id: &str,
        at: Timestamp,
        signer: &Pair,
    ) -> String {
        let (signing, encryption) = ([self.messages.der()], [self.encryption.der()]);
        let node = NodeMetadata {
            id: "_metadata",
            entity_id,
            valid_until: at + self.valid_for,
            country: self.says_country,
            application: "eidas-bridge:eidas-bridge:0.1",
            signing_certificates: &signing,
            encryption_certificates: match role {
                NodeRole::Connector => &encryption,
                NodeRole::ProxyService => &[],
            },
            organization: None,
            contacts: &[],
        };
        let signer = signer.signer();
        let written = match role {
            NodeRole::Connector => connector_metadata(
                &ConnectorMetadata {
                    node,
                    acs_url: &format!("{entity_id}/acs"),
                    sp_type: None,
                    want_assertions_signed: false,
                },
                &signer,
            ),
            NodeRole::ProxyService => proxy_service_metadata(
                &ProxyServiceMetadata {
                    node,
                    sso_url: &format!("{entity_id}/sso"),
                    levels: &self.levels,
                    not_notified: &[],
                    attributes: &self.attributes,
                    wants_requester_id: false,
                },
                &signer,
            ),
        };
        written.unwrap()
    }
}

/// The nations, the files about them, and everything that happened.
pub(crate) struct Continent {
    folder: TempDir,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) nations: BTreeMap<&'static str, Nation>,
    pub(crate) trust: Trust,
    pub(crate) patience: Duration,
    heard: Arc<Mutex<Vec<TrustEvent>>>,
    news: Arc<Notify>,
}

impl Continent {
    pub(crate) async fn of(codes: &[&'static str]) -> Self {
        let folder = TempDir::new().unwrap();
        let path = |name: &str| folder.path().join(name);
        let trust = Trust {
            countries_dir: path("countries"),
            certs_dir: path("certs"),
            state_dir: path("state"),
            skew: Duration::from_mins(1),
            metadata_max_validity: Duration::from_hours(14 * 24),
            refresh: Duration::from_hours(1),
            changes: ChangePolicy::Automatic,
            four_eyes: false,
            revocation: Revocation::Off,
            service_lists: Vec::new(),
            allow_private_addresses: true,
            mode: Mode::Development,
        };
        std::fs::create_dir_all(path("certs/countries")).unwrap();
        std::fs::create_dir_all(path("countries")).unwrap();
        let mut continent = Self {
            folder,
            clock: Arc::new(FixedClock::new(now())),
            nations: BTreeMap::new(),
            trust,
            patience: BOUND,
            heard: Arc::default(),
            news: Arc::default(),
        };
        for code in codes {
            let nation = Nation::found(code, now()).await;
            continent.nations.insert(code, nation);
            continent.register(code, "approved", "");
        }
        continent
    }

    pub(crate) fn nation(&mut self, code: &str) -> &mut Nation {
        self.nations.get_mut(code).unwrap()
    }

    pub(crate) fn code(&self, code: &str) -> CountryCode {
        self.nations[code].country
    }

    pub(crate) fn file(&self, code: &str) -> PathBuf {
        self.trust.countries_dir.join(format!("{code}.toml"))
    }

    pub(crate) fn state(&self, name: &str) -> PathBuf {
        self.folder.path().join("state").join(name)
    }

    /// Writes a country's file and its anchor.
    pub(crate) fn register(&self, code: &str, state: &str, more: &str) {
        let nation = &self.nations[code];
        let anchor = nation.authority.as_ref().unwrap_or(&nation.signer);
        let pem = anchor.certificate.to_pem().unwrap();
        let anchors = self.trust.certs_dir.join(format!("countries/{code}.pem"));
        if std::fs::read(&anchors).ok().as_ref() != Some(&pem) {
            std::fs::write(anchors, pem).unwrap();
        }
        let mut toml = format!("country = \"{code}\"\nstate = \"{state}\"\n{more}\n");
        let _ = writeln!(toml, "[names]\nen = \"Country {code}\"");
        for role in [CONNECTOR, SERVICE] {
            let section = role.as_str().replace('-', "_");
            let (id, url) = (nation.entity_id(role), &nation.source(role).url);
            let _ = writeln!(
                toml,
                "[{section}]\nentity_id = \"{id}\"\nmetadata_url = \"{url}\""
            );
        }
        let decisions: &[&str] = match state {
            "draft" => &["added"],
            "approved" => &["added", "approved"],
            _ => &["added", "approved", "suspended"],
        };
        for decision in decisions {
            let signed = "by = \"Test\"\nat = 2026-01-01T00:00:00Z";
            let _ = writeln!(toml, "[{decision}]\n{signed}");
        }
        if state == "suspended" {
            toml.push_str("reason = \"test\"\n");
        }
        std::fs::write(self.file(code), toml).unwrap();
    }

    /// A bridge's directory, as it is after a start.
    pub(crate) fn directory(&self) -> Arc<Directory> {
        let countries = load_countries(&self.trust);
        assert!(countries.problems.is_empty(), "{}", countries.problems);
        let client = Client::new(Reach::Development, self.patience).unwrap();
        let (heard, news) = (Arc::clone(&self.heard), Arc::clone(&self.news));
        let listener: Listener = Arc::new(move |event: &TrustEvent| {
            heard.lock().unwrap().push(event.clone());
            news.notify_waiters();
        });
        let clock: Arc<dyn Clock> = self.clock.clone();
        let directory = Directory::new(countries, Rules::from(&self.trust), client, clock);
        let directory = directory
            .asking_about_revocation(Client::new(Reach::Development, self.patience).unwrap());
        let own = "FI".parse().unwrap();
        let directory = directory.listening_to(&self.trust.service_lists, own);
        let directory = directory.keeping(self.trust.state_dir.clone());
        Arc::new(directory.telling(listener))
    }

    /// The same, with everything looked at once.
    pub(crate) async fn looked_at(&self) -> Arc<Directory> {
        let directory = self.directory();
        let (usable, all) = directory.look_at_all().await;
        assert_eq!(
            (usable, all),
            (self.nations.len() * 2, self.nations.len() * 2)
        );
        directory
    }

    pub(crate) fn clock_now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn pass(&self, hours: i64) {
        self.clock.advance(SignedDuration::from_hours(hours));
    }

    /// What has happened since the last time this was asked.
    pub(crate) fn told(&self) -> Vec<TrustEvent> {
        std::mem::take(&mut *self.heard.lock().unwrap())
    }

    /// The names of what has happened to a country since the last time.
    pub(crate) fn told_of(&self, code: &str) -> Vec<&'static str> {
        let of = |event: &TrustEvent| event.country.is_some_and(|it| it.as_str() == code);
        let told = self.told();
        let told = told.iter().filter(|event| of(event));
        told.map(|event| event.happened.name()).collect()
    }

    /// Waits for an event, and forgets everything up to it.
    pub(crate) async fn hears(&self, wanted: impl Fn(&Happened) -> bool) -> TrustEvent {
        let hearing = async {
            loop {
                let news = self.news.notified();
                tokio::pin!(news);
                news.as_mut().enable();
                {
                    let mut heard = self.heard.lock().unwrap();
                    if let Some(at) = heard.iter().position(|event| wanted(&event.happened)) {
                        let event = heard[at].clone();
                        heard.drain(..=at);
                        return event;
                    }
                }
                news.await;
            }
        };
        let heard = tokio::time::timeout(BOUND, hearing).await;
        heard.unwrap_or_else(|_| panic!("not heard; instead: {:?}", self.heard))
    }

    /// Whether this node can be used, and the fingerprint of its first key.
    pub(crate) async fn key(
        &self,
        directory: &Directory,
        code: &str,
        role: NodeRole,
    ) -> Result<[u8; 32], &'static str> {
        let nation = &self.nations[code];
        let fingerprint = match role {
            NodeRole::ProxyService => directory
                .proxy_service(nation.country)
                .await
                .map(|node| node.signing_keys()[0].fingerprint()),
            NodeRole::Connector => directory
                .connector(&nation.entity_id(role))
                .await
                .map(|node| node.signing_keys()[0].fingerprint()),
        };
        fingerprint.map_err(|error| error.code())
    }
}

/// The fingerprint of a pair's certificate.
pub(crate) fn fingerprint(pair: &Pair) -> [u8; 32] {
    openssl::sha::sha256(&pair.der())
}
