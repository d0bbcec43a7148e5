//! The composition root: configuration in, a running bridge out.
//!
//! [`Bridge::start`] turns configuration into keys, trust, store and clients, hands them to the
//! flows as one `Node`, and serves the edge. Nothing else in the house knows all rooms.

mod assemble;
mod claim_rules;
mod clients;
mod hub;
mod hub_reading;
mod identifiers;
mod keys;
mod metrics;
mod mutual_tls;
mod own;
mod pages;
mod reload;
mod server;
mod watch;

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch::{Sender, channel};
use tokio::task::JoinHandle;

use crate::ambient::{Clock, Random, SystemClock, SystemRandom};
use crate::config::{Config, Mode};
use crate::http::{Edge, EdgeInForce, EdgeLimits, Readiness, back_channel_router, router};
use crate::store::{OpenError, Store};

use mutual_tls::Door;
use reload::Live;

pub use assemble::{Assembly, assemble, client_abroad, directory_of};
pub use claim_rules::unknown_names;
pub use clients::unusable_keys;
pub use own::expiries as own_expiries;
pub use pages::low_contrast;

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
    metrics: Option<SocketAddr>,
    mutual_tls: Option<SocketAddr>,
    stop: Sender<bool>,
    serving: JoinHandle<()>,
    watching: JoinHandle<()>,
    reloading: JoinHandle<()>,
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
        let limits = EdgeLimits::from(&config.limits);
        let edge = Edge::new(
            Arc::clone(&assembly.node),
            pages::theme(&config),
            Arc::clone(&ready),
        );
        let edge = EdgeInForce::from(Arc::new(edge));
        let routes = router(edge.clone(), limits);
        let (stop, stopped) = channel(false);
        let trust = Arc::clone(&assembly.node.trust);
        trust.set_own_expiries(own::expiries(&config));
        let metrics = match config.metrics.listen {
            Some(listen) => Some(metrics::start(listen, trust, stopped.clone())?),
            None => None,
        };
        let door = Door::open(&config)?;
        let mutual_tls = match &door {
            Some((_, listener)) => listener.local_addr().ok(),
            None => None,
        };
        let door = door.map(|(door, listener)| {
            let routes = back_channel_router(edge.clone(), limits);
            tokio::spawn(door.clone().serve(listener, routes, stopped.clone()));
            door
        });
        let live = Arc::new(Live::new(assembly, edge, door));
        let serving = tokio::spawn(server::serve(listener, routes, stopped.clone()));
        let watching = tokio::spawn(watch::watch(
            Arc::clone(&live),
            config.trust.clone(),
            ready,
            stopped.clone(),
        ));
        pages::say_low_contrast(&config);
        if config.node.mode == Mode::Development {
            tracing::warn!("development mode: plain http and throw-away keys are accepted");
        }
        let base_url = config.node.base_url.clone();
        let reloading = tokio::spawn(reload::watch(live, config, stopped));
        Ok(Self {
            base_url,
            address,
            metrics,
            mutual_tls,
            stop,
            serving,
            watching,
            reloading,
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

    /// The socket at which it shows figures, where it does.
    pub fn metrics_address(&self) -> Option<SocketAddr> {
        self.metrics
    }

    /// The socket at which it asks clients for their certificates, where it does.
    pub fn mutual_tls_address(&self) -> Option<SocketAddr> {
        self.mutual_tls
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
    }
}
