//! What is refused before any flow is asked: an unknown address, a method, a body, too much.
//!
//! Each has a stable code, a status, a line in the log, and an answer that its reader can read.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::Response;

use super::Edge;
use super::encode::{failure_view, json_response, page_response};
use super::language::Wishes;
use crate::flow::{Direction, FlowReference, Situation, turned_away};
use crate::oidc::OAuthError;
use crate::oidc::token::error_body;
use crate::ui::ErrorPage;

/// After how many seconds somebody who was turned away may come back.
pub(super) const COME_BACK: HeaderValue = HeaderValue::from_static("5");

/// Why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EdgeRefusal {
    /// No such address.
    NotFound,
    /// Not by this method.
    Method,
    /// The body is larger than we take.
    TooLarge,
    /// The body is no form.
    ContentType,
    /// The body did not come to its end.
    Body,
    /// Too much is going on.
    Busy,
    /// It took too long.
    Timeout,
    /// Too many requests from there.
    TooOften,
}

/// Who reads the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Audience {
    /// A person, who wants some language.
    Person(Wishes),
    /// The hub's back channel.
    Client,
}

impl Audience {
    /// Who calls that address.
    pub(super) fn of(path: &str, headers: &HeaderMap) -> Self {
        match path {
            "/par" | "/token" | "/token/introspection" | "/token/revocation" | "/userinfo" => {
                Self::Client
            }
            _ => Self::Person(Wishes::of(headers)),
        }
    }
}

impl EdgeRefusal {
    fn code(self) -> &'static str {
        match self {
            Self::NotFound => "http.not-found",
            Self::Method => "http.method",
            Self::TooLarge => "http.body-too-large",
            Self::ContentType => "http.content-type",
            Self::Body => "http.body",
            Self::Busy => "http.busy",
            Self::Timeout => "http.timeout",
            Self::TooOften => "http.too-many-requests",
        }
    }

    fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Body => StatusCode::BAD_REQUEST,
            Self::Busy | Self::Timeout => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooOften => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    fn situation(self) -> Situation {
        match self {
            Self::NotFound => Situation::PageNotFound,
            Self::Method | Self::TooLarge | Self::ContentType | Self::Body => {
                Situation::RequestNotUnderstood
            }
            Self::Busy | Self::Timeout | Self::TooOften => Situation::TooBusy,
        }
    }

    fn oauth_error(self) -> OAuthError {
        match self {
            Self::Busy | Self::Timeout | Self::TooOften => OAuthError::TemporarilyUnavailable,
            Self::NotFound | Self::Method | Self::TooLarge | Self::ContentType | Self::Body => {
                OAuthError::InvalidRequest
            }
        }
    }

    /// Records it, and answers it: after so long one may come back, in whole seconds.
    pub(super) fn after(self, edge: &Edge, audience: Audience, wait: Duration) -> Response {
        let mut response = self.response(edge, audience);
        let seconds = wait.as_secs().saturating_add(1);
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
        response
    }

    /// Records it. What never was a message, or is turned away because too much is going on, is a
    /// line of the log alone: nobody fills the audit trail by asking for what is not there.
    fn recorded(self, edge: &Edge, audience: &Audience) -> FlowReference {
        let code = self.code();
        let direction = match audience {
            Audience::Client => Some(Direction::Connector),
            Audience::Person(_) => None,
        };
        match self {
            Self::TooLarge | Self::ContentType | Self::Body | Self::Timeout => {
                turned_away(&edge.node, direction, code)
            }
            Self::NotFound | Self::Method | Self::Busy | Self::TooOften => {
                let reference = FlowReference::random(&*edge.node.random);
                tracing::warn!(target: "audit", event = "turned-away", code, %reference);
                reference
            }
        }
    }

    /// Records it, and answers it.
    pub(super) fn response(self, edge: &Edge, audience: Audience) -> Response {
        let (code, reference) = (self.code(), self.recorded(edge, &audience).to_string());
        let mut response = match audience {
            Audience::Person(wishes) => {
                let mut page = ErrorPage::of(self.situation(), code, &reference);
                page.status = self.status().as_u16();
                let language = wishes.settle(&[], &edge.theme.languages);
                page_response(page.render(&failure_view(edge, language, &page)))
            }
            Audience::Client => {
                let said = format!("{code} (reference {reference})");
                let body = error_body(self.oauth_error(), Some(&said));
                json_response(self.status(), &body)
            }
        };
        if self.status() == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(RETRY_AFTER, COME_BACK);
        }
        response
    }
}

/// There is nothing at this address.
pub(super) async fn not_found(
    State(edge): State<Arc<Edge>>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    EdgeRefusal::NotFound.response(&edge, Audience::of(uri.path(), &headers))
}

/// There is something at this address, but not for this method; the router adds `Allow`.
pub(super) async fn method(State(edge): State<Arc<Edge>>, request: Request) -> Response {
    let audience = Audience::of(request.uri().path(), request.headers());
    EdgeRefusal::Method.response(&edge, audience)
}
