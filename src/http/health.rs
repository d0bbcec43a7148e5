//! For whoever watches over this instance: is it alive, does it want requests?

use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

use super::Edge;
use super::encode::json_response;

pub(super) const LIVE: &str = "/livez";
pub(super) const READY: &str = "/readyz";

/// The process answers.
pub(super) async fn live() -> Response {
    json_response(StatusCode::OK, &json!({ "alive": true }))
}

/// 200 while requests are wanted, 503 with the reasons while they are not.
pub(super) async fn ready(State(edge): State<Arc<Edge>>) -> Response {
    if edge.ready.load(Ordering::Relaxed) {
        return json_response(StatusCode::OK, &json!({ "ready": true, "reasons": [] }));
    }
    let body = json!({ "ready": false, "reasons": ["starting-or-stopping"] });
    json_response(StatusCode::SERVICE_UNAVAILABLE, &body)
}
