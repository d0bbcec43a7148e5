//! One bridge, or two instances of it and what stands before them: each request goes to the other
//! one than the one before it, as a balancer without a memory would send it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::http_client;
use super::world::WorldError;
use crate::app::{Ambient, Bridge};
use crate::config::Config;
use crate::store::Store;

/// No message of a demo is longer.
const LONGEST: usize = 1024 * 1024;

struct Front {
    client: reqwest::Client,
    behind: [String; 2],
    next: AtomicUsize,
}

/// What instances are started with.
pub(super) struct Instances {
    pub(super) ambient: Ambient,
    pub(super) store: Option<Arc<dyn Store>>,
    pub(super) twin: Option<Arc<dyn Store>>,
}

/// A bridge that runs.
pub(super) struct Running {
    bridge: Bridge,
    twin: Option<(Bridge, JoinHandle<()>)>,
}

impl Instances {
    /// One at `listener`, or one at each of two sockets behind it.
    pub(super) fn start(
        self,
        config: Config,
        listener: TcpListener,
        inner: Option<(TcpListener, TcpListener)>,
    ) -> Result<Running, WorldError> {
        let start = |config: Config, listener, store| {
            let bridge = Bridge::start_with(config, listener, self.ambient.clone(), store);
            bridge.map_err(|error| WorldError::Bridge(error.to_string()))
        };
        let Some((one, other)) = inner else {
            let bridge = start(config, listener, self.store)?;
            return Ok(Running { bridge, twin: None });
        };
        let behind = [address(&one)?, address(&other)?];
        let bridge = start(config.clone(), one, self.store)?;
        let twin = start(config, other, self.twin)?;
        let client = http_client::build().map_err(|_| WorldError::Client)?;
        Ok(Running {
            bridge,
            twin: Some((twin, serve(listener, client, behind))),
        })
    }
}

impl Running {
    /// Takes it out of service.
    pub(super) fn shutdown(&self) {
        self.bridge.shutdown();
        if let Some((twin, front)) = &self.twin {
            twin.shutdown();
            front.abort();
        }
    }
}

/// Serves `listener` from the bridges at these addresses until the task is aborted.
fn serve(listener: TcpListener, client: reqwest::Client, behind: [String; 2]) -> JoinHandle<()> {
    let front = Arc::new(Front {
        client,
        behind,
        next: AtomicUsize::new(0),
    });
    let router = Router::new().fallback(pass).with_state(front);
    tokio::spawn(async move {
        let _ = axum::serve(listener, router).await;
    })
}

/// Sockets for two instances.
pub(super) async fn sockets() -> io::Result<(TcpListener, TcpListener)> {
    let one = TcpListener::bind("127.0.0.1:0").await?;
    Ok((one, TcpListener::bind("127.0.0.1:0").await?))
}

/// Where this machine reaches that socket.
fn address(listener: &TcpListener) -> io::Result<String> {
    Ok(format!("http://{}", listener.local_addr()?))
}

async fn pass(State(front): State<Arc<Front>>, request: Request) -> Response {
    passed(&front, request)
        .await
        .unwrap_or_else(|| StatusCode::BAD_GATEWAY.into_response())
}

async fn passed(front: &Front, request: Request) -> Option<Response> {
    let turn = front.next.fetch_add(1, Ordering::SeqCst);
    let bridge = front.behind.get(turn.checked_rem(front.behind.len())?)?;
    let (parts, body) = request.into_parts();
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let body = to_bytes(body, LONGEST).await.ok()?;
    let sent = front
        .client
        .request(parts.method, format!("{bridge}{path}"))
        .headers(parts.headers)
        .body(body);
    let answer = sent.send().await.ok()?;
    let mut response = Response::builder().status(answer.status());
    for (name, value) in answer.headers() {
        if name != header::TRANSFER_ENCODING && name != header::CONNECTION {
            response = response.header(name, value);
        }
    }
    let body = answer.bytes().await.ok()?;
    response.body(Body::from(body)).ok()
}
