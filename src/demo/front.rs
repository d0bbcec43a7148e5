//! What stands before two instances of a bridge: each request goes to the other one than the one
//! before it, as a balancer without a memory would send it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// No message of a demo is longer.
const LONGEST: usize = 1024 * 1024;

struct Front {
    client: reqwest::Client,
    behind: Vec<String>,
    next: AtomicUsize,
}

/// Serves `listener` from the bridges at these addresses until the task is aborted.
pub(super) fn serve(
    listener: TcpListener,
    client: reqwest::Client,
    behind: Vec<String>,
) -> JoinHandle<()> {
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
