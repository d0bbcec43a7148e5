//! For whoever watches over this instance: is it alive, does it want requests?

use std::collections::BTreeMap;

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

/// Whether this instance wants requests, and why not: closed words, for machines, from each of
/// those who have a say.
#[derive(Debug)]
pub struct Readiness(ArcSwap<BTreeMap<&'static str, Vec<&'static str>>>);

impl Readiness {
    /// Whoever looks at foreign nodes, the hub and clients' keys. Its first word ends the start.
    pub const TRUST: &'static str = "trust";

    /// Not yet, since it starts.
    pub fn starting() -> Self {
        let starting = BTreeMap::from([(Self::TRUST, vec!["starting"])]);
        Self(ArcSwap::from_pointee(starting))
    }

    /// What `source` has against it, in place of what it had before; nothing: ready for its part.
    pub fn set(&self, source: &'static str, reasons: &[&'static str]) {
        self.0.rcu(|all| {
            let mut all = BTreeMap::clone(all);
            all.insert(source, reasons.to_vec());
            all
        });
    }

    /// What one of them has against it.
    pub fn reasons_of(&self, source: &'static str) -> Vec<&'static str> {
        self.0.load().get(source).cloned().unwrap_or_default()
    }

    /// What speaks against it; nothing: ready.
    pub fn reasons(&self) -> Vec<&'static str> {
        self.0.load().values().flatten().copied().collect()
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
    let body = json!({ "ready": reasons.is_empty(), "reasons": reasons, "warnings": warnings });
    json_response(status, &body)
}
