//! The UserInfo response in the form that the client registered [OIDC-Core §5.3.2].

use std::fmt;

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::client::{Client, UserinfoFormat};
use super::jose::{JoseError, SigningKeys};
use super::{Claims, OAuthError};

/// A body and its content type. Debug shows the type only.
#[derive(Clone, PartialEq, Eq)]
pub struct UserinfoResponse {
    /// `application/json` or `application/jwt`.
    pub content_type: &'static str,
    /// The body to send, with `Cache-Control: no-store`.
    pub body: String,
}

impl fmt::Debug for UserinfoResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "UserinfoResponse({})", self.content_type)
    }
}

/// Encodes the claims for this client. `subject` becomes `sub` whatever the claims say; a signed
/// form also gets `iss`, `aud` and `iat`.
pub fn encode(
    claims: &Claims,
    subject: &str,
    issuer: &str,
    client: &Client,
    keys: &SigningKeys,
    now: Timestamp,
) -> Result<UserinfoResponse, JoseError> {
    let mut map: Map<String, Value> = claims.as_map().clone();
    map.insert("sub".to_owned(), subject.into());
    match client.userinfo {
        UserinfoFormat::Json => Ok(UserinfoResponse {
            content_type: "application/json",
            body: Value::Object(map).to_string(),
        }),
        UserinfoFormat::Jwt(protection) => {
            map.insert("iss".to_owned(), issuer.into());
            map.insert("aud".to_owned(), client.client_id.as_str().into());
            map.insert("iat".to_owned(), now.as_second().into());
            Ok(UserinfoResponse {
                content_type: "application/jwt",
                body: client.protect(&Value::Object(map), protection, keys)?,
            })
        }
    }
}

/// The access token of an `Authorization: Bearer` header [RFC6750 §2.1]. Tokens in the query or
/// the form are not supported.
pub fn bearer_token(authorization: Option<&str>) -> Result<&str, OAuthError> {
    let header = authorization.ok_or(OAuthError::InvalidToken)?;
    let (scheme, token) = header.split_once(' ').ok_or(OAuthError::InvalidRequest)?;
    let permitted = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(&byte);
    let sound = scheme.eq_ignore_ascii_case("Bearer")
        && (1..=1024).contains(&token.len())
        && token.bytes().all(permitted);
    sound.then_some(token).ok_or(OAuthError::InvalidRequest)
}

/// The `WWW-Authenticate` header of a refused UserInfo request [RFC6750 §3].
pub fn challenge(error: OAuthError) -> String {
    format!("Bearer error=\"{}\"", error.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bearer_tokens_are_read_from_the_header_only_when_sound() {
        assert_eq!(bearer_token(Some("bearer abc.d-e")), Ok("abc.d-e"));
        assert_eq!(bearer_token(None), Err(OAuthError::InvalidToken));
        for header in [
            "Basic abc",
            "Bearer",
            "Bearer ",
            "Bearer a b",
            "Bearer a\"b",
        ] {
            let result = bearer_token(Some(header));
            assert_eq!(result, Err(OAuthError::InvalidRequest), "{header}");
        }
    }
}
