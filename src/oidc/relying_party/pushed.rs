//! The answer to a pushed authorization request [RFC9126 §2.2].

use std::fmt;

use serde_json::{Map, Value};

use crate::oidc::{OAuthError, strict_json};

const MAX_BYTES: usize = 64 * 1024;
const MAX_DEPTH: usize = 8;
const MAX_HANDLE_BYTES: usize = 2048;

/// A request that the provider holds for us. Debug shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct PushedRequest {
    /// What the browser brings instead of the request.
    pub request_uri: String,
}

impl fmt::Debug for PushedRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PushedRequest(..)")
    }
}

/// Why the provider holds no request of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PushedError {
    /// The provider refused, with a standard code or `None`.
    #[error("pushed authorization request refused")]
    Refused(Option<OAuthError>),
    /// Not the JSON object that it should be.
    #[error("answer to the pushed authorization request malformed")]
    Malformed,
    /// The provider says nowhere that it takes pushed requests.
    #[error("no endpoint for pushed authorization requests")]
    Endpoint,
}

impl PushedError {
    /// Stable dotted code for logs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Refused(_) => "oidc.pushed.refused",
            Self::Malformed => "oidc.pushed.malformed",
            Self::Endpoint => "oidc.pushed.endpoint",
        }
    }
}

impl PushedRequest {
    /// Reads the body of the answer, whatever its status was.
    pub fn parse(body: &[u8]) -> Result<Self, PushedError> {
        let map = (body.len() <= MAX_BYTES)
            .then(|| strict_json::parse_object(body, MAX_DEPTH))
            .flatten()
            .ok_or(PushedError::Malformed)?;
        if let Some(error) = map.get("error") {
            let error = error.as_str().and_then(OAuthError::from_name);
            return Err(PushedError::Refused(error));
        }
        let request_uri = handle(&map).ok_or(PushedError::Malformed)?;
        Ok(Self {
            request_uri: request_uri.to_owned(),
        })
    }
}

/// A printable reference of a sensible length.
fn handle(map: &Map<String, Value>) -> Option<&str> {
    let handle = map.get("request_uri").and_then(Value::as_str)?;
    let printable = handle.bytes().all(|byte| byte.is_ascii_graphic());
    ((1..=MAX_HANDLE_BYTES).contains(&handle.len()) && printable).then_some(handle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn parse(body: &Value) -> Result<String, PushedError> {
        PushedRequest::parse(body.to_string().as_bytes()).map(|pushed| pushed.request_uri)
    }

    #[test]
    fn the_answer_is_a_handle_or_the_reason_why_there_is_none() {
        let held =
            json!({ "request_uri": "urn:ietf:params:oauth:request_uri:1", "expires_in": 60 });
        assert_eq!(parse(&held).unwrap(), "urn:ietf:params:oauth:request_uri:1");
        let refused = Err(PushedError::Refused(Some(OAuthError::InvalidRequest)));
        assert_eq!(parse(&json!({ "error": "invalid_request" })), refused);
        for body in [
            json!({}),
            json!({ "request_uri": "" }),
            json!({ "request_uri": 7 }),
            json!({ "request_uri": "two words" }),
            json!({ "request_uri": "x".repeat(2049) }),
            json!([]),
        ] {
            assert_eq!(parse(&body), Err(PushedError::Malformed));
        }
    }
}
