//! The UserInfo response in the form that the client registered [OIDC-Core §5.3.2].

use std::fmt;

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::client::{Client, UserinfoFormat};
use super::jose::{JoseError, JwsAlgorithm, SigningKeys};
use super::{Claims, OAuthError, Parameters, dpop};

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

/// How a token is presented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenScheme {
    /// Holding it is enough [RFC6750 §2].
    Bearer,
    /// With a proof of possession [RFC9449 §7.1].
    Dpop,
}

impl TokenScheme {
    /// The scheme's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bearer => "Bearer",
            Self::Dpop => "DPoP",
        }
    }

    /// The scheme that an `Authorization` header names.
    pub fn of(authorization: &str) -> Option<Self> {
        let scheme = authorization.split(' ').next()?;
        [Self::Bearer, Self::Dpop]
            .into_iter()
            .find(|known| known.as_str().eq_ignore_ascii_case(scheme))
    }
}

/// Why a token yields nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AccessTokenError {
    /// In the query, at two places at once, or malformed.
    #[error("an access token stands at one place, the header or the form of a POST")]
    Place,
    /// None, or one that means nothing.
    #[error("an access token is one of ours, not expired and not used before")]
    Unknown,
    /// Its scheme, key or certificate is not that of the token.
    #[error("an access token is used by who holds the key or certificate that it is bound to")]
    Binding,
}

impl AccessTokenError {
    /// The error code on the wire [RFC6750 §3.1].
    pub fn oauth_error(self) -> OAuthError {
        match self {
            Self::Place => OAuthError::InvalidRequest,
            Self::Unknown | Self::Binding => OAuthError::InvalidToken,
        }
    }

    /// Stable dotted code for logs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Place => "oidc.access-token.place",
            Self::Unknown => "oidc.access-token",
            Self::Binding => "oidc.access-token.binding",
        }
    }
}

/// The access token in the header or in the form of a POST [RFC6750 §2.1, §2.2, RFC9449 §7.1];
/// `None` where there is none. Never the query's.
///
/// # Errors
/// [`AccessTokenError::Place`].
pub fn presented_token<'a>(
    authorization: Option<&'a str>,
    form: Option<&'a Parameters>,
) -> Result<Option<(TokenScheme, &'a str)>, AccessTokenError> {
    let in_form = form.and_then(|form| form.get("access_token"));
    if form.is_some_and(|form| form.is_repeated("access_token")) {
        return Err(AccessTokenError::Place);
    }
    let (scheme, token) = match (authorization, in_form) {
        (None, None) => return Ok(None),
        (None, Some(token)) => (TokenScheme::Bearer, token),
        (Some(header), None) => {
            let scheme = TokenScheme::of(header).ok_or(AccessTokenError::Place)?;
            let token = header.split_once(' ').map(|(_, token)| token);
            (scheme, token.ok_or(AccessTokenError::Place)?)
        }
        (Some(_), Some(_)) => return Err(AccessTokenError::Place),
    };
    let permitted = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(&byte);
    let sound = (1..=1024).contains(&token.len()) && token.bytes().all(permitted);
    sound
        .then_some(Some((scheme, token)))
        .ok_or(AccessTokenError::Place)
}

/// The access token of an `Authorization: Bearer` header alone [RFC6750 §2.1].
///
/// # Errors
/// `invalid_token` without a header, `invalid_request` for any other.
pub fn bearer_token(authorization: Option<&str>) -> Result<&str, OAuthError> {
    match presented_token(authorization, None) {
        Ok(Some((TokenScheme::Bearer, token))) => Ok(token),
        Ok(None) => Err(OAuthError::InvalidToken),
        Ok(Some((TokenScheme::Dpop, _))) | Err(_) => Err(OAuthError::InvalidRequest),
    }
}

/// The `WWW-Authenticate` header of a refused UserInfo request [RFC6750 §3].
pub fn challenge(error: OAuthError) -> String {
    challenge_of(TokenScheme::Bearer, Some(error))
}

/// A challenge of this scheme, without an error for who brought no token [RFC6750 §3.1,
/// RFC9449 §7.1].
pub fn challenge_of(scheme: TokenScheme, error: Option<OAuthError>) -> String {
    let error = error.map(|error| format!("error=\"{}\"", error.as_str()));
    let algorithms = (scheme == TokenScheme::Dpop).then(|| {
        let names = dpop::ALGORITHMS.map(JwsAlgorithm::as_str);
        format!("algs=\"{}\"", names.join(" "))
    });
    let parameters: Vec<String> = [error, algorithms].into_iter().flatten().collect();
    format!("{} {}", scheme.as_str(), parameters.join(", "))
        .trim_end()
        .to_owned()
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

    #[test]
    fn a_token_stands_at_one_place() {
        let form = |text: &str| Parameters::decode(text.as_bytes()).unwrap();
        let bearer = Ok(Some((TokenScheme::Bearer, "abc")));
        assert_eq!(
            presented_token(None, Some(&form("access_token=abc"))),
            bearer
        );
        assert_eq!(
            presented_token(Some("Bearer abc"), Some(&form("a=b"))),
            bearer
        );
        let proved = Ok(Some((TokenScheme::Dpop, "abc")));
        assert_eq!(presented_token(Some("dpop abc"), None), proved);
        assert_eq!(presented_token(None, None), Ok(None));
        for (header, body) in [
            (Some("Bearer abc"), "access_token=abc"),
            (None, "access_token=abc&access_token=abc"),
            (None, "access_token=a+b"),
            (Some(""), ""),
        ] {
            let body = form(body);
            let result = presented_token(header, Some(&body));
            assert_eq!(result, Err(AccessTokenError::Place), "{header:?} {body:?}");
        }
    }

    #[test]
    fn challenges_name_the_scheme_and_what_it_takes() {
        let bearer = challenge(OAuthError::InvalidToken);
        assert_eq!(bearer, "Bearer error=\"invalid_token\"");
        assert_eq!(challenge_of(TokenScheme::Bearer, None), "Bearer");
        let dpop = challenge_of(TokenScheme::Dpop, Some(OAuthError::InvalidDpopProof));
        let expected = "DPoP error=\"invalid_dpop_proof\", algs=\"ES256 ES384 PS256\"";
        assert_eq!(dpop, expected);
    }
}
