//! The composition root: configuration in, a running bridge out.
//!
//! [`Bridge::start`] turns configuration into keys, trust, store and clients, hands them to the
//! flows as one `Node`, and serves the edge. Nothing else in the house knows all rooms.

mod assemble;
mod audit;
mod claim_rules;
mod clients;
mod connection;
mod hub;
mod hub_reading;
mod identifiers;
mod key_watch;
mod keys;
mod lag;
mod mutual_tls;
mod operations;
mod own;
mod pages;
mod process;
mod reload;
mod server;
mod token_duties;
mod watch;

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch::{Sender, channel};
use tokio::task::JoinHandle;

use crate::ambient::{Clock, Random, SystemClock, SystemRandom};
use crate::audit::Audit;
use crate::config::{Config, Mode};
use crate::http::{Edge, EdgeInForce, EdgeLimits, Readiness, back_channel_router, router};
use crate::store::{OpenError, Store};
use crate::trust::keys::pkcs11::TokenError;

use connection::{Capacity, Patience};
use mutual_tls::Door;
use reload::Live;
use server::Terms;

pub use assemble::{Assembly, assemble, client_abroad, directory_of};
pub use audit::CheckpointKeys;
pub use claim_rules::unknown_names;
pub use clients::unusable_keys;
pub use own::expiries as own_expiries;
pub use pages::low_contrast;
pub use token_duties::{TriedKey, try_token_keys};

/// What a bridge takes from its surroundings.
#[derive(Clone)]
pub struct Ambient {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub random: Arc<dyn Random>,
}

impl Ambient {
    /// The machine's.
    pub fn system() -> Self {
        Self {
            clock: Arc::new(SystemClock),
            random: Arc::new(SystemRandom),
        }
    }
}

/// Why a bridge did not start.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StartError {
    /// A key or certificate cannot be used; the word says which.
    #[error("the {0} cannot be used")]
    Key(&'static str),
    /// A setting passed the configuration's checks and yet cannot be used; a mistake of ours.
    #[error("the setting {0} cannot be used")]
    Setting(&'static str),
    /// A key in a hardware module cannot be used; the text says which.
    #[error("the {0} cannot be used: {1}")]
    Token(String, TokenError),
    /// The HTTP client cannot be set up.
    #[error("the HTTP client cannot be set up")]
    Client,
    /// The socket cannot be used.
    #[error("the socket cannot be used")]
    Socket,
    /// The store cannot be opened.
    #[error("the store cannot be opened: {0}")]
    Store(OpenError),
    /// The figures cannot be shown where the configuration says.
    #[error("the metrics cannot be shown at the configured socket")]
    Metrics,
}

/// A running bridge.
pub struct Bridge {
    base_url: String,
    address: SocketAddr,
    operations: Option<SocketAddr>,
    mutual_tls: Option<SocketAddr>,
    ready: Arc<Readiness>,
    closing: Arc<AtomicBool>,
    drain: Duration,
    stop: Sender<bool>,
    end: Sender<bool>,
    serving: JoinHandle<()>,
    watching: JoinHandle<()>,
    reloading: JoinHandle<()>,
    audit: Arc<Audit>,
}

impl Bridge {
    /// Listens at once; foreign metadata and the hub are looked at in the background, and
    /// readiness says when they are there.
    ///
    /// Call it inside a tokio runtime.
    ///
    /// # Errors
    /// [`StartError`].
    pub fn start(
        config: Config,
        listener: TcpListener,
        ambient: Ambient,
    ) -> Result<Self, StartError> {
        Self::start_with(config, listener, ambient, None)
    }

    /// As [`Bridge::start`], with that store in place of the configured one.
    ///
    /// # Errors
    /// [`StartError`].
    pub fn start_with(
        config: Config,
        listener: TcpListener,
        ambient: Ambient,
        store: Option<Arc<dyn Store>>,
    ) -> Result<Self, StartError> {
        let address = listener.local_addr().map_err(|_| StartError::Socket)?;
        let assembly = assemble::build(&config, ambient, assemble::Disk::Kept, store)?;
        let ready = Arc::new(Readiness::starting());
        let limits = EdgeLimits::from(&config);
        let edge = Edge::new(
            Arc::clone(&assembly.node),
            pages::theme(&config),
            Arc::clone(&ready),
        );
        let edge = EdgeInForce::from(Arc::new(edge));
        let routes = router(edge.clone(), limits.clone());
        let ((stop, stopped), (end, ended)) = (channel(false), channel(false));
        let closing = Arc::new(AtomicBool::new(false));
        let terms = terms(&config, "public", &closing);
        let trust = Arc::clone(&assembly.node.trust);
        trust.set_own_expiries(own::expiries(&config));
        let operations = config.operations.listen;
        let operations = operations.map(|at| operations::start(at, edge.clone(), ended));
        let operations = operations.transpose()?;
        tokio::spawn(lag::watch(edge.clone(), stopped.clone()));
        let door = Door::open(&config)?;
        let mutual_tls = door.as_ref().and_then(|(_, it)| it.local_addr().ok());
        let door = door.map(|(door, listener)| {
            let routes = back_channel_router(edge.clone(), limits);
            let terms = self::terms(&config, "mutual-tls", &closing);
            tokio::spawn(door.clone().serve(listener, routes, terms, stopped.clone()));
            door
        });
        let audit = Arc::clone(&assembly.node.audit);
        tokio::spawn(audit::watch(
            Arc::clone(&audit),
            Arc::clone(&ready),
            stopped.clone(),
        ));
        let live = Arc::new(Live::new(assembly, edge, door));
        let serving = tokio::spawn(server::serve(listener, routes, terms, stopped.clone()));
        let watching = tokio::spawn(watch::watch(
            Arc::clone(&live),
            config.trust.clone(),
            Arc::clone(&ready),
            stopped.clone(),
        ));
        say_first(&config);
        let (base_url, drain) = (config.node.base_url.clone(), config.limits.drain);
        let reloading = tokio::spawn(reload::watch(live, config, stopped));
        Ok(Self {
            base_url,
            address,
            operations,
            mutual_tls,
            ready,
            closing,
            drain,
            stop,
            end,
            serving,
            watching,
            reloading,
            audit,
        })
    }

    /// Where the world reaches it.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The socket that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The socket at which it shows figures and health apart from the public one, where it does.
    pub fn operations_address(&self) -> Option<SocketAddr> {
        self.operations
    }

    /// The socket at which it asks clients for their certificates, where it does.
    pub fn mutual_tls_address(&self) -> Option<SocketAddr> {
        self.mutual_tls
    }

    /// Says that it wants no more requests, and still takes those that come until whoever sends them
    /// has had time to notice.
    pub async fn drain(&self) {
        self.closing.store(true, Ordering::Relaxed);
        self.ready.set("stopping", &["stopping"]);
        tokio::time::sleep(self.drain).await;
    }

    /// Asks it to stop: no new connections, requests in flight are finished.
    pub fn shutdown(&self) {
        let _ = self.stop.send(true);
    }

    /// Waits until it has stopped.
    pub async fn stopped(self) {
        self.watching.abort();
        self.reloading.abort();
        let _ = self.serving.await;
        self.audit.close().await;
        let _ = self.end.send(true);
    }
}

/// What whoever starts it is told at once.
fn say_first(config: &Config) {
    pages::say_low_contrast(config);
    if config.node.mode == Mode::Development {
        tracing::warn!("development mode: plain http and throw-away keys are accepted");
    }
}

/// How long stopping may take in all, in which requests in flight are finished.
const STOPPING: Duration = Duration::from_secs(8);

/// How a door is kept.
fn terms(config: &Config, door: &'static str, closing: &Arc<AtomicBool>) -> Terms {
    Terms {
        capacity: Capacity::new(door, &config.limits),
        patience: Patience::USUAL,
        closing: Arc::clone(closing),
        grace: STOPPING.saturating_sub(config.limits.drain),
    }
}
