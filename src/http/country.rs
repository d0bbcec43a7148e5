//! Our own pages in the Connector's flow: the list of countries, the choice, and the way home.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::Edge;
use super::encode::{Asked, answer};
use super::form::{Form, cookies, pairs};
use super::language::Wishes;
use crate::flow::connector::{self, Choice};
use crate::flow::{Addressee, Failure, Reply};
use crate::oidc::Parameters;

/// Where the list's forms go.
pub(super) const PATH: &str = "/connector/country";

/// The list again: for a search, or after going back.
pub(super) async fn show(
    State(edge): State<Arc<Edge>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let query = Parameters::collect(pairs(query.as_deref())).unwrap_or_default();
    let lang = query.get("lang");
    let wishes = Wishes::of(&headers).asking(lang);
    let Some(flow) = query.get("flow") else {
        return answer(&edge, &wishes, Asked::ByGet, gone(&edge).await).await;
    };
    let cookies = cookies(&headers);
    let about = query.get("about");
    let reply = match about {
        Some(country) => connector::explain(&edge.node, flow, country, lang, &cookies).await,
        None => connector::show_again(&edge.node, flow, lang, &cookies).await,
    };
    let asked = Asked::Search(query.get("q").map(str::to_owned));
    answer(&edge, &wishes, asked, reply).await
}

/// What the person pressed.
pub(super) async fn choose(
    State(edge): State<Arc<Edge>>,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let wishes = Wishes::of(&headers);
    let form = Parameters::decode(form.bytes()).unwrap_or_default();
    let Some(flow) = form.get("flow") else {
        return answer(&edge, &wishes, Asked::ByPost, gone(&edge).await).await;
    };
    let choice = match form.get("country") {
        _ if form.get("cancel").is_some() => Choice::Cancel,
        country => Choice::Country(country.unwrap_or_default().to_owned()),
    };
    let reply = connector::choose(&edge.node, flow, choice, &cookies(&headers)).await;
    answer(&edge, &wishes, Asked::ByPost, reply).await
}

/// The result, for the browser that began.
pub(super) async fn finish(
    State(edge): State<Arc<Edge>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let query = Parameters::collect(pairs(query.as_deref())).unwrap_or_default();
    let reply = match query.get("handle") {
        Some(handle) => {
            let flow = query.get("flow").unwrap_or_default();
            connector::finish(&edge.node, handle, flow, &cookies(&headers)).await
        }
        None => gone(&edge).await,
    };
    answer(&edge, &Wishes::of(&headers), Asked::ByGet, reply).await
}

/// A request that names no flow is one whose flow is over.
pub(super) async fn gone(edge: &Edge) -> Reply {
    Addressee::Browser.tell(&edge.node, Failure::FlowGone).await
}
