//! Where hubs push their authorization requests `[RFC9126 §2]`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::WWW_AUTHENTICATE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;

use super::Edge;
use super::back_channel::refused;
use super::caller::Caller;
use super::encode::json_response;
use super::form::Form;
use crate::flow::connector;

/// The address.
pub(super) const PATH: &str = "/par";

/// Takes a request, and answers what it is called from now on. What the query says is not read.
pub(super) async fn push(State(edge): State<Arc<Edge>>, caller: Caller, form: Form) -> Response {
    let presented = caller.presented();
    match connector::push(&edge.node, presented, form.pairs()).await {
        Ok(body) => json_response(StatusCode::CREATED, &body),
        Err(refusal) => {
            let mut response = refused(&edge, "par", refusal).await;
            if response.status() == StatusCode::UNAUTHORIZED && presented.authorization.is_some() {
                let challenge = HeaderValue::from_static("Basic realm=\"par\"");
                response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
            }
            response
        }
    }
}
