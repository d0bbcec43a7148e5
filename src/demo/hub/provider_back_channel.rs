//! The hub as provider, towards the client's server: token and `UserInfo`.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, post};
use jiff::SignedDuration;

use super::citizen_claims;
use super::state::{Hub, HubState, Login};
use crate::oidc::client_auth::{ClientAuthError, Credentials, OwnAudience, authenticate};
use crate::oidc::id_token::IdTokenClaims;
use crate::oidc::jose::JwkSet;
use crate::oidc::token::{
    CodeGrant, TokenRefusal, TokenRequest, check_code_grant, error_body, success_body,
};
use crate::oidc::{Client, Clients, OAuthError, Parameters, userinfo};

const ACCESS_TOKEN_SECONDS: u32 = 60;

pub(super) fn routes() -> Router<HubState> {
    Router::new()
        .route("/token", post(token))
        .route("/userinfo", get(user).post(user))
}

async fn token(State(hub): State<HubState>, headers: HeaderMap, body: Bytes) -> Response {
    match redeem(&hub, &headers, &body).await {
        Ok(tokens) => ([(header::CACHE_CONTROL, "no-store")], Json(tokens)).into_response(),
        Err(error) => refuse(error),
    }
}

async fn redeem(
    hub: &Hub,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<serde_json::Value, OAuthError> {
    let form = Parameters::decode(body).map_err(|_| OAuthError::InvalidRequest)?;
    let clients = Clients::new([registration(hub).await?]);
    let token_endpoint = hub.options.endpoint("/token");
    let own = OwnAudience {
        issuer: &hub.options.url,
        token_endpoint: &token_endpoint,
    };
    let now = hub.now();
    let credentials = Credentials {
        authorization: authorization(headers),
        form: &form,
        certificate: None,
    };
    let caller =
        authenticate(&clients, credentials, own, now).map_err(ClientAuthError::oauth_error)?;
    if let Some(assertion) = caller.assertion()
        && !hub.assertions.put(assertion.jti.clone(), (), now)
    {
        return Err(OAuthError::InvalidClient);
    }
    let request = TokenRequest::parse(&form).map_err(TokenRefusal::oauth_error)?;
    // Taken first, so that a failed attempt uses the code up.
    let login = hub.codes.take(request.code(), now);
    let login = login.ok_or(OAuthError::InvalidGrant)?;
    let client = caller.client();
    check_code_grant(
        &CodeGrant::from(&login.request),
        &client.client_id,
        &request,
        None,
    )
    .map_err(TokenRefusal::oauth_error)?;
    let access_token = hub.secret().map_err(|_| OAuthError::ServerError)?;
    let id_token = id_token(hub, client, &login, &access_token)?;
    hub.access_tokens.put(access_token.clone(), login, now);
    Ok(success_body(
        &access_token,
        "Bearer",
        ACCESS_TOKEN_SECONDS,
        &id_token,
    ))
}

fn id_token(
    hub: &Hub,
    client: &Client,
    login: &Login,
    access_token: &str,
) -> Result<String, OAuthError> {
    let now = hub.now();
    let lifetime = SignedDuration::from_secs(i64::from(ACCESS_TOKEN_SECONDS));
    let claims = IdTokenClaims {
        issuer: hub.options.url.clone(),
        subject: citizen_claims::subject(&hub.options.url, &client.client_id, login.citizen),
        issued_at: now,
        expires_at: now.checked_add(lifetime).unwrap_or(now),
        auth_time: login.at,
        nonce: login.request.nonce.clone(),
        acr: login.acr.clone(),
        amr: vec!["pwd".to_owned()],
        access_token: Some(access_token.to_owned()),
        person: crate::oidc::Claims::new(),
    };
    let token = claims.issue(&hub.options.signing_key.clone().into(), client);
    token.map_err(|_| OAuthError::ServerError)
}

async fn user(State(hub): State<HubState>, headers: HeaderMap) -> Response {
    match userinfo(&hub, &headers).await {
        Ok(response) => response,
        Err(error) => refuse(error),
    }
}

async fn userinfo(hub: &Hub, headers: &HeaderMap) -> Result<Response, OAuthError> {
    let token = userinfo::bearer_token(authorization(headers))?;
    let login = hub.access_tokens.take(token, hub.now());
    let login = login.ok_or(OAuthError::InvalidToken)?;
    let client = registration(hub).await?;
    let options = &hub.options;
    let scopes = &login.request.scopes;
    let mut claims = citizen_claims::claims(login.citizen, scopes, &options.omitted_claims);
    for (name, value) in &options.added_claims {
        claims.insert(name, value.clone());
    }
    let subject = citizen_claims::subject(&options.url, &client.client_id, login.citizen);
    let keys = options.signing_key.clone().into();
    let response = userinfo::encode(&claims, &subject, &options.url, &client, &keys, hub.now());
    let response = response.map_err(|_| OAuthError::ServerError)?;
    let headers = [
        (header::CONTENT_TYPE, response.content_type),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, response.body).into_response())
}

/// The client with the keys that it publishes right now.
async fn registration(hub: &Hub) -> Result<Client, OAuthError> {
    let client_id = &hub.options.client.client_id;
    let client = hub
        .clients
        .get(client_id)
        .ok_or(OAuthError::InvalidClient)?;
    let mut client = client.clone();
    if let Some(address) = &hub.options.client_jwks_uri {
        let unavailable = |_| OAuthError::TemporarilyUnavailable;
        let response = hub.http.get(address).send().await.map_err(unavailable)?;
        let document = response.bytes().await.map_err(unavailable)?;
        client.keys = JwkSet::parse(&document).map_err(|_| OAuthError::TemporarilyUnavailable)?;
    }
    Ok(client)
}

fn authorization(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()
}

fn refuse(error: OAuthError) -> Response {
    let status = StatusCode::from_u16(error.http_status());
    let headers = [
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (header::WWW_AUTHENTICATE, userinfo::challenge(error)),
    ];
    let body = Json(error_body(error, None));
    let status = status.unwrap_or(StatusCode::BAD_REQUEST);
    (status, headers, body).into_response()
}
