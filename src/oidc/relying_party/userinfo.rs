//! Reading the UserInfo response [OIDC-Core §5.3.2, §5.3.4].

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

use super::id_token::subject;
use super::{ProviderMetadata, RelyingParty};
use crate::oidc::client::{ResponseProtection, UserinfoFormat};
use crate::oidc::jose::{JoseError, JwkSet};
use crate::oidc::numeric_date::{self, earlier, later};
use crate::oidc::{Claims, strict_json};

const MAX_BYTES: usize = 64 * 1024;
const MAX_DEPTH: usize = 12;

/// What the response must fit.
#[derive(Debug, Clone, Copy)]
pub struct UserinfoExpectation<'a> {
    /// The subject of the verified `id_token`.
    pub subject: &'a str,
    /// The time.
    pub now: Timestamp,
    /// How far the provider's clock may be off.
    pub skew: SignedDuration,
}

/// Which rule the response broke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UserinfoError {
    /// Signature, key, algorithm, encryption or form.
    #[error(transparent)]
    Jose(#[from] JoseError),
    /// Too large or no JSON object with unique members.
    #[error("userinfo malformed")]
    Malformed,
    /// Content type or protection differ from the registration.
    #[error("userinfo protection differs from the registration")]
    Protection,
    /// A signed response of another issuer.
    #[error("userinfo of another issuer")]
    Issuer,
    /// A signed response for another audience.
    #[error("userinfo for another audience")]
    Audience,
    /// A signed response outside its time.
    #[error("userinfo outside its time")]
    Time,
    /// `sub` is missing or not that of the `id_token`: claims of someone else.
    #[error("userinfo subject differs")]
    Subject,
}

impl UserinfoError {
    /// Stable dotted code for logs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Jose(error) => error.code(),
            Self::Malformed => "oidc.userinfo.malformed",
            Self::Protection => "oidc.userinfo.protection",
            Self::Issuer => "oidc.userinfo.issuer",
            Self::Audience => "oidc.userinfo.audience",
            Self::Time => "oidc.userinfo.time",
            Self::Subject => "oidc.userinfo.subject",
        }
    }
}

impl RelyingParty {
    /// Reads the response in the registered form and in no other. `sub` must be that of the
    /// `id_token`.
    pub fn read_userinfo(
        &self,
        content_type: &str,
        body: &[u8],
        provider: &ProviderMetadata,
        keys: &JwkSet,
        expected: &UserinfoExpectation<'_>,
    ) -> Result<Claims, UserinfoError> {
        if body.len() > MAX_BYTES {
            return Err(UserinfoError::Malformed);
        }
        let media_type = content_type.split(';').next().unwrap_or_default().trim();
        let claims = match self.userinfo {
            UserinfoFormat::Json if media_type.eq_ignore_ascii_case("application/json") => {
                strict_json::parse_object(body, MAX_DEPTH).ok_or(UserinfoError::Malformed)?
            }
            UserinfoFormat::Jwt(protection)
                if media_type.eq_ignore_ascii_case("application/jwt") =>
            {
                let token = std::str::from_utf8(body).map_err(|_| UserinfoError::Malformed)?;
                self.signed_userinfo(token.trim(), protection, provider, keys, expected)?
            }
            _ => return Err(UserinfoError::Protection),
        };
        match subject(&claims) {
            Some(sub) if sub == expected.subject => Ok(Claims::from_map(claims)),
            _ => Err(UserinfoError::Subject),
        }
    }

    fn signed_userinfo(
        &self,
        token: &str,
        protection: ResponseProtection,
        provider: &ProviderMetadata,
        keys: &JwkSet,
        expected: &UserinfoExpectation<'_>,
    ) -> Result<Map<String, Value>, UserinfoError> {
        let verified = self
            .unprotect(token, protection, keys)?
            .ok_or(UserinfoError::Protection)?;
        let claims = verified.claims();
        // Both SHOULD be there; a provider that leaves them out still answered on our own TLS
        // connection for our own access token [OIDC-Core §5.3.2].
        if claims
            .get("iss")
            .is_some_and(|iss| *iss != *provider.issuer)
        {
            return Err(UserinfoError::Issuer);
        }
        let for_us = match claims.get("aud") {
            None => true,
            Some(Value::Array(many)) => many.iter().any(|one| *one == *self.client_id),
            Some(one) => *one == *self.client_id,
        };
        if !for_us {
            return Err(UserinfoError::Audience);
        }
        check_times(claims, expected).ok_or(UserinfoError::Time)?;
        Ok(verified.into_claims())
    }
}

/// Time claims are optional here, but honoured where they are.
fn check_times(claims: &Map<String, Value>, expected: &UserinfoExpectation<'_>) -> Option<()> {
    let soon = later(expected.now, expected.skew);
    let lately = earlier(expected.now, expected.skew);
    let expires_at = numeric_date::read(claims, "exp").ok()?;
    let issued_at = numeric_date::read(claims, "iat").ok()?;
    let not_before = numeric_date::read(claims, "nbf").ok()?;
    let sound = expires_at.is_none_or(|time| time > lately)
        && issued_at.is_none_or(|time| time <= soon)
        && not_before.is_none_or(|time| time <= soon);
    sound.then_some(())
}
