//! The page that asks before an identity leaves, in both directions: shown as often as it is asked
//! for, answered once.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::Edge;
use super::encode::{Asked, answer};
use super::form::{Form, cookies, pairs};
use crate::flow::{Addressee, ConsentAnswer, Failure, Reply, connector, proxy_service};
use crate::oidc::Parameters;

/// What a service of ours would get.
pub(super) async fn show_at_connector(
    State(edge): State<Arc<Edge>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let reply = match flow_of(query.as_deref()) {
        Some(flow) => connector::show_consent(&edge.node, &flow, &cookies(&headers)).await,
        None => gone(&edge).await,
    };
    answer(&edge, Asked::ByGet, reply).await
}

/// Whether it does.
pub(super) async fn answer_at_connector(
    State(edge): State<Arc<Edge>>,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let (node, cookies) = (&edge.node, cookies(&headers));
    let reply = match decoded(&form) {
        Some((flow, Some(pressed))) => connector::consent(node, &flow, pressed, &cookies).await,
        Some((flow, None)) => connector::show_consent(node, &flow, &cookies).await,
        None => gone(&edge).await,
    };
    answer(&edge, Asked::ByPost, reply).await
}

/// What would leave the country.
pub(super) async fn show_at_proxy_service(
    State(edge): State<Arc<Edge>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let reply = match flow_of(query.as_deref()) {
        Some(flow) => proxy_service::show_consent(&edge.node, &flow, &cookies(&headers)).await,
        None => gone(&edge).await,
    };
    answer(&edge, Asked::ByGet, reply).await
}

/// Whether it does.
pub(super) async fn answer_at_proxy_service(
    State(edge): State<Arc<Edge>>,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let (node, cookies) = (&edge.node, cookies(&headers));
    let reply = match decoded(&form) {
        Some((flow, Some(pressed))) => proxy_service::consent(node, &flow, pressed, &cookies).await,
        Some((flow, None)) => proxy_service::show_consent(node, &flow, &cookies).await,
        None => gone(&edge).await,
    };
    answer(&edge, Asked::ByPost, reply).await
}

fn flow_of(query: Option<&str>) -> Option<String> {
    let query = Parameters::collect(pairs(query)).unwrap_or_default();
    query.get("flow").map(str::to_owned)
}

/// The flow, which is named once, and the answer, where a button was pressed.
fn decoded(form: &Form) -> Option<(String, Option<ConsentAnswer>)> {
    let pairs = form.pairs();
    let mut flows = pairs.iter().filter(|(name, _)| name == "flow");
    let (_, flow) = flows.next()?;
    if flows.next().is_some() {
        return None;
    }
    Some((flow.clone(), ConsentAnswer::read(&pairs)))
}

async fn gone(edge: &Edge) -> Reply {
    Addressee::Browser.tell(&edge.node, Failure::FlowGone).await
}
