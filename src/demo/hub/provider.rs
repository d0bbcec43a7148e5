//! The hub as provider, in front of the citizen: discovery, authorization and the login page.

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Json, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::Value;

use super::state::{HubState, Login, PendingLogin};
use super::{cookie, page, pages};
use crate::demo::citizens::{Citizen, EUROPEANS};
use crate::domain::LevelOfAssurance;
use crate::mapping::AcrNames;
use crate::oidc::OAuthError;
use crate::oidc::authorization::AuthorizationParameters;
use crate::oidc::discovery::ProviderDescription;
use crate::oidc::jose::JwkSet;

pub(super) fn routes() -> Router<HubState> {
    Router::new()
        .route("/.well-known/openid-configuration", get(discovery))
        .route("/jwks", get(keys))
        .route(
            "/authorize",
            get(authorize_by_query).post(authorize_by_form),
        )
        .route("/login", post(login))
}

/// The names that both demo hubs give to the levels.
pub(super) fn acr_names() -> AcrNames {
    AcrNames {
        low: "eidas1".to_owned(),
        substantial: "eidas2".to_owned(),
        high: "eidas3".to_owned(),
        not_notified: BTreeMap::new(),
    }
}

async fn discovery(State(hub): State<HubState>) -> Json<Value> {
    let options = &hub.options;
    let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let claims = [
        "given_name",
        "family_name",
        "preferred_username",
        "birthdate",
        "gender",
        "birthplace",
        "birthcountry",
        "place_of_birth",
        "nationalities",
        "country_of_residence",
        "address",
        "email",
        "phone_number",
        "legal_person",
    ];
    let description = ProviderDescription {
        issuer: options.url.clone(),
        authorization_endpoint: options.endpoint("/authorize"),
        token_endpoint: options.endpoint("/token"),
        userinfo_endpoint: options.endpoint("/userinfo"),
        jwks_uri: options.endpoint("/jwks"),
        signing: vec![options.signing_key.algorithm()],
        scopes: texts(&[&["openid", "profile", "phone"], claims.as_slice()].concat()),
        claims: texts(&[&["sub"], claims.as_slice()].concat()),
        acr_values: texts(&acr_names().notified()),
        ui_locales: texts(&["en"]),
        ..ProviderDescription::default()
    };
    Json(description.document())
}

async fn keys(State(hub): State<HubState>) -> Json<Value> {
    let key = hub.options.signing_key.public().clone();
    Json(JwkSet::new(vec![key]).to_value())
}

type Pairs = Vec<(String, String)>;

async fn authorize_by_query(
    State(hub): State<HubState>,
    headers: HeaderMap,
    Query(pairs): Query<Pairs>,
) -> Response {
    authorize(&hub, &headers, pairs)
}

async fn authorize_by_form(
    State(hub): State<HubState>,
    headers: HeaderMap,
    Form(pairs): Form<Pairs>,
) -> Response {
    authorize(&hub, &headers, pairs)
}

/// Stage one: is there an addressee? Stage two: is it a request? Then the citizen is asked.
fn authorize(hub: &HubState, headers: &HeaderMap, pairs: Pairs) -> Response {
    let judged = AuthorizationParameters::parse(pairs).and_then(|parameters| {
        let client = &hub.options.client;
        let redirect = parameters.addressee(client)?;
        Ok(parameters.validate(client, redirect))
    });
    let request = match judged {
        Err(error) => return hub.problem(StatusCode::BAD_REQUEST, error.code()),
        Ok(Err(refusal)) => return Redirect::to(&refusal.url(&hub.options.url)).into_response(),
        Ok(Ok(request)) => request,
    };
    let (Ok(browser), Ok(handle)) = (hub.browser(headers), hub.secret()) else {
        return hub.no_randomness();
    };
    let html = pages::login(&hub.options, &handle, &request);
    let set_cookie = [(header::SET_COOKIE, cookie::write(&browser))];
    let pending = PendingLogin { browser, request };
    if !hub.pending_logins.put(handle, pending, hub.now()) {
        return hub.problem(StatusCode::SERVICE_UNAVAILABLE, "Too many logins at once.");
    }
    (set_cookie, page(html)).into_response()
}

/// The login page's form.
#[derive(Deserialize)]
struct LoginForm {
    login: String,
    #[serde(default)]
    citizen: String,
    /// The level to answer with; empty for the one that was asked for.
    #[serde(default)]
    level: String,
    /// `login` or `refuse`.
    answer: String,
}

async fn login(
    State(hub): State<HubState>,
    headers: HeaderMap,
    Form(form): Form<LoginForm>,
) -> Response {
    let gone = || hub.problem(StatusCode::BAD_REQUEST, "This login is over. Start again.");
    let Some(pending) = hub.pending_logins.take(&form.login, hub.now()) else {
        return gone();
    };
    if cookie::read(&headers).as_deref() != Some(pending.browser.as_str()) {
        return gone();
    }
    let request = pending.request;
    let issuer = hub.options.url.as_str();
    if form.answer != "login" {
        let why = Some("The citizen refused.");
        let url = request.error_url(OAuthError::AccessDenied, why, issuer);
        return Redirect::to(&url).into_response();
    }
    let mut citizens = hub.options.citizens.iter().chain(&EUROPEANS);
    let Some(citizen) = citizens.find(|citizen| citizen.id == form.citizen) else {
        return gone();
    };
    let Ok(code) = hub.secret() else {
        return hub.no_randomness();
    };
    let url = request.success_url(&code, issuer);
    let acr = acr(citizen, &form.level, &request.acr_values);
    let login = Login {
        request,
        citizen,
        acr,
        at: hub.now(),
    };
    hub.codes.put(code, login, hub.now());
    Redirect::to(&url).into_response()
}

/// The level to answer with: the one chosen on the page, or the one asked for as far as the
/// citizen's means reach it.
fn acr(citizen: &Citizen, chosen: &str, asked: &[String]) -> String {
    let names = acr_names();
    let chosen = chosen.parse::<LevelOfAssurance>().ok();
    let asked = names.requested(asked).and_then(|asked| asked.lowest());
    let asked = asked.unwrap_or(citizen.level);
    names
        .acr(chosen.unwrap_or_else(|| asked.min(citizen.level)))
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::citizens::OURS;

    #[test]
    fn the_answered_level_never_exceeds_the_citizens_means_unless_chosen() {
        let of = |id| OURS.iter().find(|citizen| citizen.id == id).unwrap();
        let asked = ["eidas2".to_owned()];
        assert_eq!(acr(of("javier"), "", &asked), "eidas2");
        assert_eq!(acr(of("no-gender"), "", &asked), "eidas1");
        assert_eq!(acr(of("javier"), "low", &asked), "eidas1");
        assert_eq!(acr(of("javier"), "high", &asked), "eidas3");
        assert_eq!(acr(of("unknown-day"), "", &[]), "eidas2");
    }
}
