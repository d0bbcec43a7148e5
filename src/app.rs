//! The composition root: configuration in, a running bridge out.
//!
//! Placeholder of the demo's branch until the real one is merged: it listens and answers 503.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::ambient::{Clock, Random, SystemClock, SystemRandom};
use crate::config::Config;

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
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the bridge did not start")]
pub struct StartError;

/// A running bridge.
pub struct Bridge {
    base_url: String,
    address: SocketAddr,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Bridge {
    /// Listens at once.
    ///
    /// # Errors
    /// [`StartError`] where the socket is not usable.
    #[expect(clippy::unused_async, reason = "placeholder of an asynchronous start")]
    pub async fn start(
        config: Config,
        listener: TcpListener,
        ambient: Ambient,
    ) -> Result<Self, StartError> {
        drop(ambient);
        let address = listener.local_addr().map_err(|_| StartError)?;
        let (stop, mut stopped) = watch::channel(false);
        let router =
            axum::Router::new().fallback(|| async { axum::http::StatusCode::SERVICE_UNAVAILABLE });
        let task = tokio::spawn(async move {
            let ended = async move {
                let _ = stopped.wait_for(|stop| *stop).await;
            };
            let _ = axum::serve(listener, router)
                .with_graceful_shutdown(ended)
                .await;
        });
        Ok(Self {
            base_url: config.node.base_url,
            address,
            stop,
            task,
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

    /// Asks it to stop.
    pub fn shutdown(&self) {
        let _ = self.stop.send(true);
    }

    /// Waits until it has stopped.
    pub async fn stopped(self) {
        let _ = self.task.await;
    }
}
