//! What the doubles serve over loopback HTTP: foreign metadata, and the hub's documents, tokens
//! and userinfo.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, Response, Uri};
use tokio::net::TcpListener;

use super::hub::Hub;
use super::node::Node;

/// Everybody whom the bridge talks to.
pub(crate) struct Peers {
    pub(crate) node: Node,
    pub(crate) hub: Hub,
}

pub(crate) fn serve(listener: TcpListener, peers: Arc<Peers>) {
    let router = Router::new().fallback(answer).with_state(peers);
    tokio::spawn(async move { axum::serve(listener, router).await });
}

async fn answer(
    State(peers): State<Arc<Peers>>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let metadata = "application/samlmetadata+xml";
    let bearer = headers.get(AUTHORIZATION).and_then(|it| it.to_str().ok());
    let bearer = bearer.and_then(|it| it.strip_prefix("Bearer "));
    let said = if uri.path().ends_with("/metadata") {
        peers.node.document(uri.path()).map(|it| (metadata, it))
    } else {
        peers.hub.serve(uri.path(), bearer, &body)
    };
    let (status, (kind, body)) = match said {
        Some(said) => (200, said),
        None => (
            400,
            (
                "application/json",
                r#"{"error":"invalid_grant"}"#.to_owned(),
            ),
        ),
    };
    let response = Response::builder()
        .status(status)
        .header(CONTENT_TYPE, kind);
    response.body(Body::from(body)).unwrap()
}
