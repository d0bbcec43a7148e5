//! The hub's browser: it brings a request of the hub, or comes back from the hub with an answer.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::Edge;
use super::encode::{Asked, answer};
use super::form::{Form, cookies, pairs};
use super::language::Wishes;
use crate::flow::{connector, proxy_service};

/// Where a hub's browser comes to log out.
pub(super) const LOGOUT: &str = "/session/end";
/// The field of our question's form; only by POST it says yes.
const CONFIRMED: &str = "confirmed";

/// The authorization endpoint, by GET `[OIDC-Core §3.1.2.1]`.
pub(super) async fn authorize_get(
    State(edge): State<Arc<Edge>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let reply = connector::start(&edge.node, pairs(query.as_deref())).await;
    answer(&edge, &Wishes::of(&headers), Asked::ByGet, reply).await
}

/// The same by POST: the body counts, the query does not.
pub(super) async fn authorize_post(
    State(edge): State<Arc<Edge>>,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let reply = connector::start(&edge.node, form.pairs()).await;
    answer(&edge, &Wishes::of(&headers), Asked::ByPost, reply).await
}

/// The logout endpoint, by GET `[OIDC-RPLogout §2]`.
pub(super) async fn log_out_get(
    State(edge): State<Arc<Edge>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let reply = connector::log_out(&edge.node, pairs(query.as_deref()), false).await;
    answer(&edge, &Wishes::of(&headers), Asked::ByGet, reply).await
}

/// The same by POST, or the answer to our question.
pub(super) async fn log_out_post(
    State(edge): State<Arc<Edge>>,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let pairs = form.pairs();
    let confirmed = pairs.iter().any(|(name, _)| name == CONFIRMED);
    let reply = connector::log_out(&edge.node, pairs, confirmed).await;
    answer(&edge, &Wishes::of(&headers), Asked::ByPost, reply).await
}

/// The hub's answer to our request `[OIDC-Core §3.1.2.5]`.
pub(super) async fn callback(
    State(edge): State<Arc<Edge>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let pairs = pairs(query.as_deref());
    let reply = proxy_service::finish(&edge.node, pairs, &cookies(&headers)).await;
    answer(&edge, &Wishes::of(&headers), Asked::ByGet, reply).await
}
