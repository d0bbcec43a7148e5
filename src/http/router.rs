//! Every address of the bridge on one page, by who calls it.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use super::guard::{self, Guard};
use super::observe::{self, Observer};
use super::{
    EdgeInForce, EdgeLimits, about, back_channel, consent, country, documents, foreign, headers,
    health, hub_browser, pushed, refusal, restart,
};
use crate::flow::{self, OwnAddresses};
use crate::oidc::discovery::WELL_KNOWN;

/// The whole edge. The addresses of a role that is off do not exist.
pub fn router(edge: impl Into<EdgeInForce>, limits: EdgeLimits) -> Router {
    let edge = edge.into();
    let node = Arc::clone(&edge.load().node);
    let mut routes = everyone();
    if limits.health {
        routes = routes.merge(health::routes());
    }
    if node.connector.is_some() {
        routes = routes.merge(connector());
    }
    if node.proxy_service.is_some() {
        routes = routes.merge(proxy_service(&node.addresses));
    }
    let guard = Arc::new(Guard::new(edge.clone(), &limits));
    let observer = Arc::new(Observer {
        edge: edge.clone(),
        tracing: limits.traced_in_front.then_some(limits.proxies),
    });
    routes
        .fallback(refusal::not_found)
        .method_not_allowed_fallback(refusal::method)
        .layer(DefaultBodyLimit::max(limits.body_bytes))
        .layer(from_fn_with_state(guard, guard::guard))
        .layer(from_fn_with_state(edge.clone(), headers::add))
        .layer(from_fn_with_state(observer, observe::observe))
        .with_state(edge)
}

/// A foreign citizen at a national service.
fn connector() -> Router<EdgeInForce> {
    Router::new()
        // The hub's browser.
        .route(
            "/authorize",
            get(hub_browser::authorize_get).post(hub_browser::authorize_post),
        )
        .route(
            hub_browser::LOGOUT,
            get(hub_browser::log_out_get).post(hub_browser::log_out_post),
        )
        // The hub's back channel.
        .route(pushed::PATH, post(pushed::push))
        .route("/token", post(back_channel::token))
        .route("/token/introspection", post(back_channel::introspection))
        .route("/token/revocation", post(back_channel::revocation))
        .route(
            "/userinfo",
            get(back_channel::userinfo).post(back_channel::userinfo),
        )
        .route(WELL_KNOWN, get(documents::discovery))
        .route("/jwks", get(documents::provider_keys))
        // Our own pages.
        .route(country::PATH, get(country::show).post(country::choose))
        .route("/connector/finish", get(country::finish))
        .route(
            restart::CONNECTOR,
            get(country::show).post(restart::connector),
        )
        .route(
            flow::connector::CONSENT,
            get(consent::show_at_connector).post(consent::answer_at_connector),
        )
        // Foreign nodes' browsers.
        .route("/connector/acs", post(foreign::response))
        // Foreign nodes.
        .route("/connector/metadata", get(documents::connector_metadata))
}

/// A citizen of ours at a foreign service.
fn proxy_service(addresses: &OwnAddresses) -> Router<EdgeInForce> {
    Router::new()
        // Foreign nodes' browsers.
        .route(
            "/proxy-service/sso",
            get(foreign::request_get).post(foreign::request_post),
        )
        // The hub's browser.
        .route(addresses.callback_path(), get(hub_browser::callback))
        // Our own pages.
        .route(
            restart::PROXY_SERVICE,
            get(restart::explain).post(restart::proxy_service),
        )
        .route(
            flow::proxy_service::CONSENT,
            get(consent::show_at_proxy_service).post(consent::answer_at_proxy_service),
        )
        // The hub.
        .route(
            addresses.party_keys_path(),
            get(documents::relying_party_keys),
        )
        // Foreign nodes.
        .route(
            "/proxy-service/metadata",
            get(documents::proxy_service_metadata),
        )
}

/// Browsers for what pages refer to.
fn everyone() -> Router<EdgeInForce> {
    Router::new()
        .route("/assets/{file}", get(documents::asset))
        .route("/about/{page}", get(about::show))
}
