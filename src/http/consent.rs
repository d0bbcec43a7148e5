//! The page that asks before an identity leaves, in both directions: shown as often as it is asked
//! for, answered once.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::Edge;
use super::encode::{Asked, answer};
use super::form::{Form, cookies, pairs};
use super::language::Wishes;
use crate::flow::{ConsentAnswer, Failure, Reply, connector, proxy_service, refuse};
use crate::oidc::Parameters;

/// What a service of ours would get.
pub(super) async fn show_at_connector(
    State(edge): State<Arc<Edge>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let query = Parameters::collect(pairs(query.as_deref())).unwrap_or_default();
    let reply = match query.get("flow") {
        Some(flow) => connector::show_consent(&edge.node, flow, &cookies(&headers)).await,
        None => gone(&edge).await,
    };
    let wishes = Wishes::of(&headers).asking(query.get("lang"));
    answer(&edge, &wishes, Asked::ByGet, reply).await
}

/// Whether it does.
pub(super) async fn answer_at_connector(
    State(edge): State<Arc<Edge>>,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let (node, cookies, fields) = (&edge.node, cookies(&headers), form.pairs());
    let reply = match (only(&fields, "flow"), ConsentAnswer::read(&fields)) {
        (Some(flow), Some(pressed)) => connector::consent(node, flow, pressed, &cookies).await,
        (Some(flow), None) => connector::show_consent(node, flow, &cookies).await,
        (None, _) => gone(&edge).await,
    };
    // The next page is in the language of this one.
    let wishes = Wishes::of(&headers).asking(only(&fields, "lang"));
    answer(&edge, &wishes, Asked::ByPost, reply).await
}

/// What would leave the country.
pub(super) async fn show_at_proxy_service(
    State(edge): State<Arc<Edge>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let query = Parameters::collect(pairs(query.as_deref())).unwrap_or_default();
    let reply = match query.get("flow") {
        Some(flow) => proxy_service::show_consent(&edge.node, flow, &cookies(&headers)).await,
        None => gone(&edge).await,
    };
    let wishes = Wishes::of(&headers).asking(query.get("lang"));
    answer(&edge, &wishes, Asked::ByGet, reply).await
}

/// Whether it does.
pub(super) async fn answer_at_proxy_service(
    State(edge): State<Arc<Edge>>,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let (node, cookies, fields) = (&edge.node, cookies(&headers), form.pairs());
    let reply = match (only(&fields, "flow"), ConsentAnswer::read(&fields)) {
        (Some(flow), Some(pressed)) => proxy_service::consent(node, flow, pressed, &cookies).await,
        (Some(flow), None) => proxy_service::show_consent(node, flow, &cookies).await,
        (None, _) => gone(&edge).await,
    };
    // The next page is in the language of this one.
    let wishes = Wishes::of(&headers).asking(only(&fields, "lang"));
    answer(&edge, &wishes, Asked::ByPost, reply).await
}

/// The value of a field that stands once; others may be repeated.
fn only<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let mut values = fields.iter().filter(|(field, _)| field == name);
    let (_, value) = values.next()?;
    values.next().is_none().then_some(value)
}

async fn gone(edge: &Edge) -> Reply {
    refuse(&edge.node, None, Failure::FlowGone).await
}
