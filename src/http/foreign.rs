//! Browsers that foreign nodes send, with a SAML message. They come cross-site and without our
//! cookie.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::Edge;
use super::encode::{Asked, answer};
use super::form::Form;
use super::language::Wishes;
use super::saml_form::SamlForm;
use crate::flow::proxy_service::Arrival;
use crate::flow::{Direction, Failure, connector, proxy_service, refuse};

/// The assertion consumer service `[SAML-Bindings §3.5]`.
pub(super) async fn response(
    State(edge): State<Arc<Edge>>,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let wishes = Wishes::of(&headers);
    let reply = match SamlForm::decode(form.bytes(), "SAMLResponse") {
        Ok(form) => connector::receive(&edge.node, &form.message, form.relay_state()).await,
        Err(error) => refuse(&edge.node, Direction::Connector, Failure::Binding(error)).await,
    };
    answer(&edge, &wishes, Asked::ByPost, reply).await
}

/// The single sign-on service, by POST `[SAML-Bindings §3.5]`.
pub(super) async fn request_post(
    State(edge): State<Arc<Edge>>,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let wishes = Wishes::of(&headers);
    let reply = match SamlForm::decode(form.bytes(), "SAMLRequest") {
        Ok(form) => {
            let arrival = Arrival::Post {
                message: &form.message,
                relay_state: form.relay_state(),
            };
            proxy_service::start(&edge.node, arrival, &wishes.tags()).await
        }
        Err(error) => refuse(&edge.node, Direction::ProxyService, Failure::Binding(error)).await,
    };
    answer(&edge, &wishes, Asked::ByPost, reply).await
}

/// The same by GET: the query is handed on as it came, since a signature may be over its octets
/// `[SAML-Bindings §3.4.4.1]`.
pub(super) async fn request_get(
    State(edge): State<Arc<Edge>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let wishes = Wishes::of(&headers);
    let arrival = Arrival::Get(query.as_deref().unwrap_or_default());
    let reply = proxy_service::start(&edge.node, arrival, &wishes.tags()).await;
    answer(&edge, &wishes, Asked::ByGet, reply).await
}
