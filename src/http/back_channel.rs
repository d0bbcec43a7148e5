//! The hub's back channel: tokens for a code, the identity for a token, and what a client asks about
//! a token or gives back `[OIDC-Core §3.1.3, §5.3]`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, PRAGMA, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};

use super::Edge;
use super::caller::Caller;
use super::encode::json_response;
use super::form::{Form, MaybeForm, pairs};
use super::refusal::COME_BACK;
use crate::flow::connector::{self, BackChannelRefusal, UserinfoCall};
use crate::oidc::token::error_body;
use crate::oidc::userinfo::{TokenScheme, challenge_of};
use crate::oidc::{OAuthError, Parameters};

/// The token endpoint `[RFC6749 §3.2]`. What the query says is not read.
pub(super) async fn token(State(edge): State<Arc<Edge>>, caller: Caller, form: Form) -> Response {
    let outcome = match fields(&form) {
        Ok(form) => connector::token(&edge.node, caller.presented(), &form).await,
        Err(refusal) => Err(refusal),
    };
    let answer = outcome.map(|body| json_response(StatusCode::OK, &body));
    told(&edge, "token", &caller, answer).await
}

/// The introspection endpoint `[RFC7662 §2]`.
pub(super) async fn introspection(
    State(edge): State<Arc<Edge>>,
    caller: Caller,
    form: Form,
) -> Response {
    let outcome = match fields(&form) {
        Ok(form) => connector::introspection(&edge.node, caller.presented(), &form).await,
        Err(refusal) => Err(refusal),
    };
    let answer = outcome.map(|body| json_response(StatusCode::OK, &body));
    told(&edge, "introspection", &caller, answer).await
}

/// The revocation endpoint `[RFC7009 §2]`: the status says it all.
pub(super) async fn revocation(
    State(edge): State<Arc<Edge>>,
    caller: Caller,
    form: Form,
) -> Response {
    let outcome = match fields(&form) {
        Ok(form) => connector::revocation(&edge.node, caller.presented(), &form).await,
        Err(refusal) => Err(refusal),
    };
    let answer = outcome.map(|()| StatusCode::OK.into_response());
    told(&edge, "revocation", &caller, answer).await
}

/// The form of a call that a client authenticates.
pub(super) fn fields(form: &Form) -> Result<Parameters, BackChannelRefusal> {
    Parameters::decode(form.bytes())
        .map_err(|error| BackChannelRefusal::new(OAuthError::InvalidRequest, error.code()))
}

/// The answer to a call that a client authenticates, or the refusal. Who tried by a header is told
/// what header would do `[RFC6749 §5.2]`.
pub(super) async fn told(
    edge: &Edge,
    endpoint: &'static str,
    caller: &Caller,
    answer: Result<Response, BackChannelRefusal>,
) -> Response {
    let mut response = match answer {
        Ok(response) => response,
        Err(refusal) => {
            let mut response = refused(edge, endpoint, refusal).await;
            let by_header = caller.presented().authorization.is_some();
            if response.status() == StatusCode::UNAUTHORIZED && by_header {
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

/// The UserInfo endpoint, by GET or POST. The token counts in the header and in the form of a POST
/// `[RFC6750 §2.1, §2.2]`; one in the query is refused, whatever else is there.
pub(super) async fn userinfo(
    State(edge): State<Arc<Edge>>,
    method: Method,
    uri: Uri,
    caller: Caller,
    form: MaybeForm,
) -> Response {
    let presented = caller.presented();
    let form = match form.0.as_ref().map(fields).transpose() {
        Ok(form) => form,
        Err(refusal) => return refused(&edge, "userinfo", refusal).await,
    };
    let call = UserinfoCall {
        method: method.as_str(),
        form: form.as_ref(),
        token_in_query: pairs(uri.query())
            .iter()
            .any(|(name, _)| name == "access_token"),
    };
    match connector::userinfo(&edge.node, presented, call).await {
        Ok(identity) => {
            let content_type = HeaderValue::from_static(identity.content_type);
            ([(CONTENT_TYPE, content_type)], identity.body).into_response()
        }
        Err(refusal) => {
            let in_form = form
                .as_ref()
                .is_some_and(|form| form.get("access_token").is_some());
            // Who brings no token is told the schemes and no error [RFC6750 §3.1].
            let nothing = presented.authorization.is_none() && !in_form && !call.token_in_query;
            let used = presented.authorization.and_then(TokenScheme::of);
            let response = refused(&edge, "userinfo", refusal).await;
            challenged(response, refusal, used, nothing)
        }
    }
}

/// Both schemes, the one that was used first and with the error.
fn challenged(
    mut response: Response,
    refusal: BackChannelRefusal,
    used: Option<TokenScheme>,
    nothing: bool,
) -> Response {
    if !response.status().is_client_error() {
        return response;
    }
    if refusal.error == OAuthError::InvalidDpopProof {
        *response.status_mut() = StatusCode::UNAUTHORIZED;
    }
    let error = (!nothing).then_some(refusal.error);
    let (first, second) = match used {
        Some(TokenScheme::Dpop) => (TokenScheme::Dpop, TokenScheme::Bearer),
        Some(TokenScheme::Bearer) | None => (TokenScheme::Bearer, TokenScheme::Dpop),
    };
    for said in [challenge_of(first, error), challenge_of(second, None)] {
        if let Ok(said) = HeaderValue::from_str(&said) {
            response.headers_mut().append(WWW_AUTHENTICATE, said);
        }
    }
    response
}

/// One record, and the error. Why, the trail says; the client gets the reference to it.
pub(super) async fn refused(
    edge: &Edge,
    endpoint: &'static str,
    refusal: BackChannelRefusal,
) -> Response {
    let (error, reference) = refusal.recorded(&edge.node, endpoint).await;
    let said = format!("reference {reference}");
    let status = if refusal.code == "oidc.client-rate" {
        StatusCode::TOO_MANY_REQUESTS
    } else {
        let status = StatusCode::from_u16(error.http_status());
        status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    };
    let mut response = json_response(status, &error_body(error, Some(&said)));
    if error == OAuthError::TemporarilyUnavailable {
        response.headers_mut().insert(RETRY_AFTER, COME_BACK);
    }
    response
}
