//! The certificate of whoever calls the back channel, and the addresses that a listener knows which
//! asks for one.

use std::net::IpAddr;

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};

use super::{EdgeInForce, EdgeLimits, router};
use crate::flow::Node;
use crate::oidc::ClientCertificate;

/// Whence the connection of a request comes: an extension that the server sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// The certificate that the connection proved, or that a trusted proxy says. The header of anybody
/// else does not count, nor one that stands twice.
pub(super) fn certificate(node: &Node, parts: &Parts) -> Option<ClientCertificate> {
    if let Some(proved) = parts.extensions.get::<ClientCertificate>() {
        return Some(proved.clone());
    }
    let proxies = node
        .connector
        .as_ref()?
        .mutual_tls
        .as_ref()?
        .proxies
        .as_ref()?;
    let mut said = parts.headers.get_all(proxies.header.as_str()).iter();
    let (header, None) = (said.next()?.to_str().ok()?, said.next()) else {
        return None;
    };
    let peer = parts.extensions.get::<Peer>()?;
    proxies.certificate(peer.0, header, node.clock.now())
}

/// What a client reaches where it shows a certificate.
const BACK_CHANNEL: [&str; 5] = [
    "/token",
    "/par",
    "/token/introspection",
    "/token/revocation",
    "/userinfo",
];

/// The back channel alone; every other address does not exist.
pub fn back_channel_router(edge: impl Into<EdgeInForce>, limits: EdgeLimits) -> Router {
    router(edge, limits).layer(from_fn(only_back_channel))
}

async fn only_back_channel(request: Request, next: Next) -> Response {
    if BACK_CHANNEL.contains(&request.uri().path()) {
        next.run(request).await
    } else {
        StatusCode::NOT_FOUND.into_response()
    }
}
