//! Our own pages in the Connector's flow: the list of countries, the choice, and the way home.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

use super::encode::{Asked, answer};
use super::form::{Form, cookies, pairs};
use super::language::Wishes;
use super::{Edge, remembered};
use crate::flow::connector::{self, Choice};
use crate::flow::{Direction, Failure, Reply, Step, Whereto, refuse};
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
    if form.get("forget").is_some() {
        return forget(&edge, wishes, flow, &headers).await;
    }
    let choice = match form.get("country") {
        _ if form.get("cancel").is_some() => Choice::Cancel,
        country => Choice::Country(country.unwrap_or_default().to_owned()),
    };
    let remember = form.get("remember").and(form.get("country"));
    let reply = connector::choose(&edge.node, flow, choice, &cookies(&headers)).await;
    let keep = remember.filter(|_| is_of_the_list(&reply.step));
    let keep = keep.and_then(|country| country.parse().ok());
    let response = answer(&edge, &wishes, Asked::ByPost, reply).await;
    with_cookie(response, keep.and_then(remembered::keep))
}

/// The list again, without the country that stood first.
async fn forget(edge: &Edge, wishes: Wishes, flow: &str, headers: &HeaderMap) -> Response {
    let reply = connector::show_again(&edge.node, flow, None, &cookies(headers)).await;
    let response = answer(edge, &wishes.of_no_country(), Asked::ByPost, reply).await;
    with_cookie(response, remembered::forget())
}

/// Whether what was chosen is a country of the list, be it one that cannot serve this login.
fn is_of_the_list(step: &Step) -> bool {
    match step {
        Step::Post { whereto, .. } => matches!(whereto, Whereto::LogIn(_)),
        Step::Refused(refused) => refused.country.is_some(),
        Step::ChooseCountry { .. } | Step::Consent(_) | Step::Go(_) | Step::NoSession { .. } => {
            false
        }
    }
}

fn with_cookie(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
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
    refuse(&edge.node, Direction::Connector, Failure::FlowGone).await
}
