//! The buttons of our pages about a login that cannot go on: begin it again, or give it up.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::Edge;
use super::country::gone;
use super::encode::{Asked, answer};
use super::form::{Form, cookies, pairs};
use super::language::Wishes;
use crate::flow::{connector, proxy_service};
use crate::oidc::Parameters;

/// Where the buttons of a foreign citizen's login go.
pub(super) const CONNECTOR: &str = "/connector/restart";
/// Where those of one of our citizens' go.
pub(super) const PROXY_SERVICE: &str = "/proxy-service/restart";

/// Begins again, with a country or with the list. Giving up is the list's own button.
pub(super) async fn connector(
    State(edge): State<Arc<Edge>>,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let form = Parameters::decode(form.bytes()).unwrap_or_default();
    let lang = form.get("lang");
    let wishes = Wishes::of(&headers).asking(lang);
    let reply = match form.get("flow") {
        Some(flow) => {
            let country = form.get("country");
            connector::restart(&edge.node, flow, country, lang, &cookies(&headers)).await
        }
        None => gone(&edge).await,
    };
    answer(&edge, &wishes, Asked::ByPost, reply).await
}

/// Begins again at the hub, or gives up.
pub(super) async fn proxy_service(
    State(edge): State<Arc<Edge>>,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let form = Parameters::decode(form.bytes()).unwrap_or_default();
    let lang = form.get("lang");
    let wishes = Wishes::of(&headers).asking(lang);
    let cookies = cookies(&headers);
    let reply = match form.get("flow") {
        Some(flow) if form.get("cancel").is_some() => {
            proxy_service::cancel(&edge.node, flow, &cookies).await
        }
        Some(flow) => proxy_service::restart(&edge.node, flow, lang, &cookies).await,
        None => gone(&edge).await,
    };
    answer(&edge, &wishes, Asked::ByPost, reply).await
}

/// What became of the login, once more: in another language, or where the address was opened
/// without pressing anything.
pub(super) async fn explain(
    State(edge): State<Arc<Edge>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let query = Parameters::collect(pairs(query.as_deref())).unwrap_or_default();
    let wishes = Wishes::of(&headers).asking(query.get("lang"));
    let reply = match query.get("flow") {
        Some(flow) => proxy_service::explain(&edge.node, flow, &cookies(&headers)).await,
        None => gone(&edge).await,
    };
    answer(&edge, &wishes, Asked::ByGet, reply).await
}
