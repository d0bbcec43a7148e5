//! For whoever watches over this instance: is it alive, does it want requests?

use std::sync::Arc;

use arc_swap::ArcSwap;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use serde_json::json;

use super::EdgeInForce;
use super::encode::json_response;

pub(super) const LIVE: &str = "/livez";
pub(super) const READY: &str = "/readyz";

/// Whether this instance wants requests, and why not: closed words, for machines.
#[derive(Debug)]
pub struct Readiness(ArcSwap<Vec<&'static str>>);

impl Readiness {
    /// Not yet, since it starts.
    pub fn starting() -> Self {
        Self(ArcSwap::from_pointee(vec!["starting"]))
    }

    /// These reasons against; none: ready.
    pub fn set(&self, reasons: Vec<&'static str>) {
        self.0.store(Arc::new(reasons));
    }

    /// What speaks against it; nothing: ready.
    pub fn reasons(&self) -> Arc<Vec<&'static str>> {
        self.0.load_full()
    }
}

/// Where whoever watches over this instance looks.
pub(super) fn routes() -> Router<EdgeInForce> {
    Router::new()
        .route(LIVE, get(live))
        .route(READY, get(ready))
}

/// The same, for a listener of their own.
pub fn health_router(edge: EdgeInForce) -> Router {
    routes().with_state(edge)
}

/// The process answers.
async fn live() -> Response {
    json_response(StatusCode::OK, &json!({ "alive": true }))
}

/// 200 while requests are wanted, 503 with the reasons while they are not. A changed
/// configuration that was refused is told beside it: what was in force still is.
async fn ready(State(in_force): State<EdgeInForce>) -> Response {
    let reasons = in_force.load().ready.reasons();
    let status = if reasons.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let mut warnings = Vec::new();
    if in_force.change_refused() {
        warnings.push("configuration-change-refused");
    }
    let body = json!({ "ready": reasons.is_empty(), "reasons": *reasons, "warnings": warnings });
    json_response(status, &body)
}
