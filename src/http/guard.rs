//! How much is worked on at once, and for how long. What is too much is turned away at once, so
//! that those who are in get through.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use tokio::sync::Semaphore;

use super::refusal::{Audience, EdgeRefusal};
use super::{EdgeInForce, EdgeLimits, health};

/// The limits, at work.
pub(super) struct Guard {
    edge: EdgeInForce,
    places: Semaphore,
    request: Duration,
}

impl Guard {
    pub(super) fn new(edge: EdgeInForce, limits: &EdgeLimits) -> Self {
        let places = limits.concurrent_requests.min(Semaphore::MAX_PERMITS);
        Self {
            edge,
            places: Semaphore::new(places),
            request: limits.request,
        }
    }
}

/// The layer. Whoever watches over us is always answered.
pub(super) async fn guard(
    State(guard): State<Arc<Guard>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    if path == health::LIVE || path == health::READY {
        return next.run(request).await;
    }
    let audience = Audience::of(path, request.headers());
    let Ok(_place) = guard.places.try_acquire() else {
        return EdgeRefusal::Busy.response(&guard.edge.load(), audience);
    };
    match tokio::time::timeout(guard.request, next.run(request)).await {
        Ok(response) => response,
        Err(_) => EdgeRefusal::Timeout.response(&guard.edge.load(), audience),
    }
}
