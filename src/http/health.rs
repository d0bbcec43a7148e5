//! For whoever watches over this instance: is it alive, does it want requests?

use std::sync::atomic::Ordering;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

use super::EdgeInForce;
use super::encode::json_response;

pub(super) const LIVE: &str = "/livez";
pub(super) const READY: &str = "/readyz";

/// The process answers.
pub(super) async fn live() -> Response {
    json_response(StatusCode::OK, &json!({ "alive": true }))
}

/// 200 while requests are wanted, 503 with the reasons while they are not.
/// A changed configuration that was refused is told beside it: what was in force still is.
pub(super) async fn ready(State(in_force): State<EdgeInForce>) -> Response {
    if in_force.load().ready.load(Ordering::Relaxed) {
        let mut warnings = Vec::new();
        if in_force.change_refused() {
            warnings.push("configuration-change-refused");
        }
        let body = json!({ "ready": true, "reasons": [], "warnings": warnings });
        return json_response(StatusCode::OK, &body);
    }
    let body = json!({ "ready": false, "reasons": ["starting-or-stopping"] });
    json_response(StatusCode::SERVICE_UNAVAILABLE, &body)
}
