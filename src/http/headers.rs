//! The headers that every answer carries, whatever it is. A handler's own value stays.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use super::Edge;
use crate::ui::ContentSecurityPolicy;

/// What never varies.
const FIXED: [(HeaderName, &str); 7] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), \
         gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
    (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
];

/// One year. Other hosts of the operator's domain are not ours to decide on.
const HSTS: &str = "max-age=31536000";

/// The layer.
pub(super) async fn add(State(edge): State<Arc<Edge>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    dress(response.headers_mut(), edge.https());
    response
}

/// Adds to an answer what every answer carries; `https` is how people reach us.
pub(crate) fn dress(headers: &mut HeaderMap, https: bool) {
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if https {
        let value = HeaderValue::from_static(HSTS);
        headers.insert(STRICT_TRANSPORT_SECURITY, value);
    }
    unless_there(headers, CACHE_CONTROL, || {
        Some(HeaderValue::from_static("no-store"))
    });
    unless_there(headers, CONTENT_SECURITY_POLICY, || {
        let policy = ContentSecurityPolicy::without_forms().header_value();
        HeaderValue::from_str(&policy).ok()
    });
}

fn unless_there(
    headers: &mut HeaderMap,
    name: HeaderName,
    value: impl FnOnce() -> Option<HeaderValue>,
) {
    if !headers.contains_key(&name)
        && let Some(value) = value()
    {
        headers.insert(name, value);
    }
}
