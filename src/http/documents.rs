//! What this node publishes: metadata, keys, its OpenID Connect description, and page assets.
//! The same for everybody, so caches may keep them for a short while.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use serde_json::Value;

use super::Edge;
use super::encode::{Asked, answer, json_response};
use super::language::Wishes;
use super::refusal::{Audience, EdgeRefusal};
use crate::flow::{Failure, published, refuse};
use crate::ui::assets;

/// Short, so that a new key is seen soon.
const SHORT: HeaderValue = HeaderValue::from_static("public, max-age=300");
/// `[SAML-Metadata §A]`
const METADATA: &str = "application/samlmetadata+xml";

/// `[eIDAS-MF §2.1]`
pub(super) async fn connector_metadata(State(edge): State<Arc<Edge>>) -> Response {
    metadata(&edge, published::connector_metadata(&edge.node).await).await
}

/// `[eIDAS-MF §2.1]`
pub(super) async fn proxy_service_metadata(State(edge): State<Arc<Edge>>) -> Response {
    metadata(&edge, published::proxy_service_metadata(&edge.node).await).await
}

/// `[OIDC-Discovery §4]`
pub(super) async fn discovery(State(edge): State<Arc<Edge>>) -> Response {
    document(&edge, published::discovery(&edge.node))
}

/// The keys that our tokens verify with.
pub(super) async fn provider_keys(State(edge): State<Arc<Edge>>) -> Response {
    document(&edge, published::provider_keys(&edge.node))
}

/// The keys that the hub encrypts to and verifies our assertions with.
pub(super) async fn relying_party_keys(State(edge): State<Arc<Edge>>) -> Response {
    document(&edge, published::relying_party_keys(&edge.node))
}

/// A file that pages refer to, under its content's hash.
pub(super) async fn asset(State(edge): State<Arc<Edge>>, uri: Uri) -> Response {
    let path = uri.path();
    match assets::find(path).or_else(|| edge.theme.look.find(path)) {
        Some(asset) => {
            let headers = [
                (CONTENT_TYPE, asset.content_type),
                (CACHE_CONTROL, assets::CACHE_CONTROL),
            ];
            let policy = asset.policy().map(|it| [(CONTENT_SECURITY_POLICY, it)]);
            (headers, policy, asset.bytes.to_vec()).into_response()
        }
        None => EdgeRefusal::NotFound.response(&edge, Audience::Person(Wishes::default())),
    }
}

async fn metadata(edge: &Edge, made: Result<Option<Arc<str>>, Failure>) -> Response {
    match made {
        Ok(Some(text)) => {
            let headers = [
                (CONTENT_TYPE, HeaderValue::from_static(METADATA)),
                (CACHE_CONTROL, SHORT),
            ];
            (headers, text.as_bytes().to_vec()).into_response()
        }
        Ok(None) => EdgeRefusal::NotFound.response(edge, Audience::Person(Wishes::default())),
        Err(failure) => {
            let reply = refuse(&edge.node, None, failure).await;
            answer(edge, &Wishes::default(), Asked::ByGet, reply).await
        }
    }
}

fn document(edge: &Edge, document: Option<Value>) -> Response {
    let Some(document) = document else {
        return EdgeRefusal::NotFound.response(edge, Audience::Person(Wishes::default()));
    };
    let mut response = json_response(StatusCode::OK, &document);
    response.headers_mut().insert(CACHE_CONTROL, SHORT);
    response
}
