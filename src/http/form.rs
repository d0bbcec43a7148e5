//! Decoding that several handlers share: a form's body, a query, cookies.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::{CONTENT_TYPE, COOKIE};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::Response;

use super::EdgeInForce;
use super::refusal::{Audience, EdgeRefusal};
use crate::flow::BrowserCookies;

/// The body of a form, capped, of the one content type that browsers' forms and OAuth clients
/// send.
pub(super) struct Form(Bytes);

impl Form {
    /// The body as it came.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The decoded fields, in order.
    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(&self.0).into_owned().collect()
    }
}

impl FromRequest<EdgeInForce> for Form {
    type Rejection = Response;

    async fn from_request(request: Request, edge: &EdgeInForce) -> Result<Self, Response> {
        let audience = Audience::of(request.uri().path(), request.headers());
        if !is_form(request.headers()) {
            return Err(EdgeRefusal::ContentType.response(&edge.load(), audience));
        }
        let body = Bytes::from_request(request, edge).await;
        body.map(Self).map_err(|error| {
            let refusal = if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
                EdgeRefusal::TooLarge
            } else {
                EdgeRefusal::Body
            };
            refusal.response(&edge.load(), audience)
        })
    }
}

/// The form of a POST, where there is one. A body of another type is not looked at.
pub(super) struct MaybeForm(pub(super) Option<Form>);

impl FromRequest<EdgeInForce> for MaybeForm {
    type Rejection = Response;

    async fn from_request(request: Request, edge: &EdgeInForce) -> Result<Self, Response> {
        if request.method() != Method::POST || !is_form(request.headers()) {
            return Ok(Self(None));
        }
        Ok(Self(Some(Form::from_request(request, edge).await?)))
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    let mut types = headers.get_all(CONTENT_TYPE).iter();
    let (Some(only), None) = (types.next(), types.next()) else {
        return false;
    };
    let media_type = only.to_str().ok().and_then(|text| text.split(';').next());
    media_type.is_some_and(|text| {
        text.trim()
            .eq_ignore_ascii_case("application/x-www-form-urlencoded")
    })
}

/// The decoded parameters of a query, in order.
pub(super) fn pairs(query: Option<&str>) -> Vec<(String, String)> {
    let query = query.unwrap_or_default();
    form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect()
}

/// Our flow cookies.
pub(super) fn cookies(headers: &HeaderMap) -> BrowserCookies {
    let values = headers.get_all(COOKIE).iter();
    BrowserCookies::read(values.filter_map(|value| value.to_str().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_known_by_its_media_type_alone() {
        let with = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, value.parse().unwrap());
            headers
        };
        assert!(is_form(&with("application/x-www-form-urlencoded")));
        assert!(is_form(&with(
            "Application/X-WWW-Form-urlencoded ; charset=UTF-8"
        )));
        assert!(!is_form(&with("text/plain")));
        assert!(!is_form(&with("multipart/form-data; boundary=x")));
        assert!(!is_form(&HeaderMap::new()));
    }
}
