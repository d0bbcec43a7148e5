//! The hub as relying party: a national service that foreign citizens may use.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Json, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;
use serde_json::Value;

use super::provider::acr_names;
use super::redeem::{self, Redeemed};
use super::state::{Hub, HubState, PendingVisit, Visit};
use super::{Audience, cookie, page, pages};
use crate::ambient::NoRandomness;
use crate::oidc::relying_party::{AuthorizationAsk, Callback, ProviderMetadata};
use crate::oidc::{OAuthError, pkce};

pub(super) fn routes() -> Router<HubState> {
    Router::new()
        .route("/", get(|| async { Redirect::to("/service") }))
        .route("/service", get(service))
        .route("/service/login", get(login))
        .route("/service/callback", get(callback))
        .route("/service/result", get(result))
        .route("/service/jwks", get(keys))
}

async fn service(State(hub): State<HubState>) -> Response {
    page(pages::service(&hub.options))
}

async fn keys(State(hub): State<HubState>) -> Json<Value> {
    Json(hub.options.relying_party_keys.to_value())
}

#[derive(Deserialize)]
struct LoginQuery {
    acr: String,
    #[serde(default)]
    who: Audience,
}

/// Sends the browser to the bridge, asking for whom and for the level that the person chose.
async fn login(
    State(hub): State<HubState>,
    headers: HeaderMap,
    Query(query): Query<LoginQuery>,
) -> Response {
    if acr_names().level(&query.acr).is_none() {
        return hub.problem(StatusCode::BAD_REQUEST, "There is no such level.");
    }
    let Ok(provider) = redeem::provider(&hub).await else {
        let why = "The bridge does not answer. Try again in a moment.";
        return hub.problem(StatusCode::BAD_GATEWAY, why);
    };
    ask(&hub, &headers, &provider, &query).unwrap_or_else(|_| hub.no_randomness())
}

fn ask(
    hub: &Hub,
    headers: &HeaderMap,
    provider: &ProviderMetadata,
    query: &LoginQuery,
) -> Result<Response, NoRandomness> {
    let (state, nonce) = (hub.secret()?, hub.secret()?);
    let browser = hub.browser(headers)?;
    let verifier = hub.options.pkce.then(|| hub.secret()).transpose()?;
    let challenge = verifier.as_deref().map(pkce::challenge);
    let service = hub.options.service(query.who);
    let ask = AuthorizationAsk {
        state: &state,
        nonce: &nonce,
        code_challenge: challenge.as_deref(),
        scopes: service.scopes,
        acr_values: &[&query.acr],
        prompt: Some("login"),
        ..AuthorizationAsk::default()
    };
    let url = service.party.authorization_url(provider, &ask);
    let set_cookie = [(header::SET_COOKIE, cookie::write(&browser))];
    let pending = PendingVisit {
        browser,
        verifier,
        who: query.who,
        asked_acr: query.acr.clone(),
        nonce: nonce.clone(),
    };
    if !hub.pending_visits.put(state.clone(), pending, hub.now()) {
        return Ok(hub.problem(StatusCode::SERVICE_UNAVAILABLE, "Too many visits at once."));
    }
    Ok((set_cookie, Redirect::to(url.as_str())).into_response())
}

/// The browser comes back. Whatever the answer, it must be one to a question of this browser.
async fn callback(
    State(hub): State<HubState>,
    headers: HeaderMap,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Response {
    let not_ours = |why: &str| hub.problem(StatusCode::BAD_REQUEST, why);
    let Ok(provider) = redeem::provider(&hub).await else {
        return hub.problem(StatusCode::BAD_GATEWAY, "The bridge does not answer.");
    };
    let callback = match Callback::parse(pairs, &provider) {
        Ok(callback) => callback,
        Err(error) => return not_ours(error.code()),
    };
    let pending = hub.pending_visits.take(callback.state(), hub.now());
    let Some(pending) =
        pending.filter(|visit| Some(&visit.browser) == cookie::read(&headers).as_ref())
    else {
        return not_ours("This answer belongs to no login of this browser.");
    };
    let visit = match callback {
        Callback::Error { error, .. } => {
            let error = error.map_or("another error", OAuthError::as_str);
            Visit::Refused {
                error: error.to_owned(),
            }
        }
        Callback::Code { code, .. } => match redeem::redeem(&hub, &provider, &code, &pending).await
        {
            Ok(Redeemed { acr, claims }) => Visit::LoggedIn { acr, claims },
            Err(error) => return hub.problem(StatusCode::BAD_GATEWAY, error.code()),
        },
    };
    let Ok(handle) = hub.secret() else {
        return hub.no_randomness();
    };
    hub.visits
        .put(format!("{}{handle}", pending.browser), visit, hub.now());
    // The code leaves the address bar, and a reload shows the same page again.
    Redirect::to(&format!("/service/result?visit={handle}")).into_response()
}

#[derive(Deserialize)]
struct ResultQuery {
    visit: String,
}

async fn result(
    State(hub): State<HubState>,
    headers: HeaderMap,
    Query(query): Query<ResultQuery>,
) -> Response {
    let browser = cookie::read(&headers).unwrap_or_default();
    match hub
        .visits
        .peek(&format!("{browser}{}", query.visit), hub.now())
    {
        None => hub.problem(StatusCode::NOT_FOUND, "This visit is over."),
        Some(Visit::Refused { error }) => page(pages::refused(&hub.options, &error)),
        Some(Visit::LoggedIn { acr, claims }) => page(pages::welcome(&hub.options, &acr, &claims)),
    }
}
