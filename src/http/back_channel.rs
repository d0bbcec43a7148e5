//! The hub's back channel: tokens for a code, the identity for a token
//! `[OIDC-Core §3.1.3, §5.3]`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, PRAGMA, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};

use super::Edge;
use super::caller::Caller;
use super::encode::json_response;
use super::form::Form;
use crate::flow::connector::{self, BackChannelRefusal};
use crate::flow::reference;
use crate::oidc::token::error_body;
use crate::oidc::userinfo::challenge;
use crate::oidc::{OAuthError, Parameters};

/// The token endpoint `[RFC6749 §3.2]`. What the query says is not read.
pub(super) async fn token(State(edge): State<Arc<Edge>>, caller: Caller, form: Form) -> Response {
    let presented = caller.presented();
    let outcome = match Parameters::decode(form.bytes()) {
        Ok(form) => connector::token(&edge.node, presented, &form).await,
        Err(error) => Err(BackChannelRefusal {
            error: OAuthError::InvalidRequest,
            code: error.code(),
        }),
    };
    let mut response = match outcome {
        Ok(body) => json_response(StatusCode::OK, &body),
        Err(refusal) => {
            let mut response = refused(&edge, "token", refusal);
            if response.status() == StatusCode::UNAUTHORIZED && presented.authorization.is_some() {
                let challenge = HeaderValue::from_static("Basic realm=\"token\"");
                response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
            }
            response
        }
    };
    let no_cache = HeaderValue::from_static("no-cache");
    response.headers_mut().insert(PRAGMA, no_cache);
    response
}

/// The UserInfo endpoint, by GET or POST. The token counts in the header only
/// `[RFC6750 §2.1]`.
pub(super) async fn userinfo(State(edge): State<Arc<Edge>>, caller: Caller) -> Response {
    let presented = caller.presented();
    match connector::userinfo(&edge.node, presented).await {
        Ok(identity) => {
            let content_type = HeaderValue::from_static(identity.content_type);
            ([(CONTENT_TYPE, content_type)], identity.body).into_response()
        }
        Err(refusal) => {
            let mut response = refused(&edge, "userinfo", refusal);
            // Who brings no token is told the scheme and no error [RFC6750 §3.1].
            let said = match presented.authorization {
                Some(_) => challenge(refusal.error),
                None => "Bearer".to_owned(),
            };
            if response.status().is_client_error()
                && let Ok(said) = HeaderValue::from_str(&said)
            {
                response.headers_mut().insert(WWW_AUTHENTICATE, said);
            }
            response
        }
    }
}

/// One line in the log, and the error. Why, the log says; the client gets the reference to it.
fn refused(edge: &Edge, endpoint: &'static str, refusal: BackChannelRefusal) -> Response {
    let reference = reference(&*edge.node.random);
    let (code, error) = (refusal.code, refusal.error.as_str());
    tracing::warn!(
        target: "audit", event = "refused", code, side = "hub", told = "hub", endpoint, error,
        reference
    );
    let said = format!("reference {reference}");
    let status = StatusCode::from_u16(refusal.error.http_status());
    let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    json_response(status, &error_body(refusal.error, Some(&said)))
}
