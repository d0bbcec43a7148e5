//! Believing an `id_token`: every step of [OIDC-Core §3.1.3.7]. [`IdToken`] is born here only.

use std::fmt;

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

use super::{ProviderMetadata, RelyingParty};
use crate::oidc::Claims;
use crate::oidc::client::ResponseProtection;
use crate::oidc::id_token::at_hash;
use crate::oidc::jose::{self, JoseError, JwkSet, VerifiedJwt};
use crate::oidc::numeric_date::{self, earlier, later};

/// Oldest `iat` accepted, before skew.
const MAX_AGE_OF_TOKEN: SignedDuration = SignedDuration::from_mins(10);
const MAX_SUBJECT_BYTES: usize = 255;

/// What this flow expects.
#[derive(Debug, Clone, Copy)]
pub struct IdTokenExpectation<'a> {
    /// The nonce that was sent.
    pub nonce: &'a str,
    /// The access token that came beside it, for `at_hash`.
    pub access_token: Option<&'a str>,
    /// The `max_age` that was sent, in seconds.
    pub max_age: Option<u32>,
    /// The time.
    pub now: Timestamp,
    /// How far the provider's clock may be off.
    pub skew: SignedDuration,
}

/// A verified statement of the provider about a person.
#[derive(Clone)]
pub struct IdToken {
    subject: String,
    acr: Option<String>,
    auth_time: Option<Timestamp>,
    claims: Claims,
}

impl IdToken {
    /// The person, as the provider knows them for us.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The level reached, as the provider names it. Comparing it is the caller's duty.
    pub fn acr(&self) -> Option<&str> {
        self.acr.as_deref()
    }

    /// How the person authenticated, as far as the provider says it `[RFC8176 §1]`.
    pub fn amr(&self) -> impl Iterator<Item = &str> {
        let said = self.claims.get("amr").and_then(Value::as_array);
        said.into_iter().flatten().filter_map(Value::as_str)
    }

    /// When the person authenticated, where said.
    pub fn auth_time(&self) -> Option<Timestamp> {
        self.auth_time
    }

    /// Everything that the token says.
    pub fn claims(&self) -> &Claims {
        &self.claims
    }
}

impl fmt::Debug for IdToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "IdToken(acr {:?}, ..)", self.acr)
    }
}

/// Which rule the token broke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdTokenError {
    /// Signature, key, algorithm, encryption or form.
    #[error(transparent)]
    Jose(#[from] JoseError),
    /// Encrypted though not so registered, or the other way round.
    #[error("id_token protection differs from the registration")]
    Protection,
    /// `iss` is another.
    #[error("id_token of another issuer")]
    Issuer,
    /// `aud` does not name us.
    #[error("id_token for another audience")]
    Audience,
    /// `azp` is not us, or missing beside several audiences.
    #[error("id_token for another authorized party")]
    AuthorizedParty,
    /// `exp` missing or past.
    #[error("id_token expired")]
    Expired,
    /// `iat` missing, in the future or too long ago; or `nbf` in the future.
    #[error("id_token issued at an implausible time")]
    IssuedAt,
    /// `nonce` missing or another.
    #[error("id_token nonce differs")]
    Nonce,
    /// `sub` missing, too long or not ASCII.
    #[error("id_token subject unusable")]
    Subject,
    /// `at_hash` is not that of the access token.
    #[error("id_token for another access token")]
    AccessTokenHash,
    /// `auth_time` missing or too old for the `max_age` asked, or malformed.
    #[error("id_token authentication time unusable")]
    AuthTime,
    /// `acr` is no text.
    #[error("id_token level malformed")]
    Acr,
}

impl IdTokenError {
    /// Stable dotted code for logs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Jose(error) => error.code(),
            Self::Protection => "oidc.id-token.protection",
            Self::Issuer => "oidc.id-token.issuer",
            Self::Audience => "oidc.id-token.audience",
            Self::AuthorizedParty => "oidc.id-token.authorized-party",
            Self::Expired => "oidc.id-token.expired",
            Self::IssuedAt => "oidc.id-token.issued-at",
            Self::Nonce => "oidc.id-token.nonce",
            Self::Subject => "oidc.id-token.subject",
            Self::AccessTokenHash => "oidc.id-token.at-hash",
            Self::AuthTime => "oidc.id-token.auth-time",
            Self::Acr => "oidc.id-token.acr",
        }
    }
}

impl RelyingParty {
    /// Verifies an `id_token` in full. `IdTokenError::Jose(JoseError::UnknownKid)` means that the
    /// provider's keys may be fetched again.
    pub fn verify_id_token(
        &self,
        token: &str,
        provider: &ProviderMetadata,
        keys: &JwkSet,
        expected: &IdTokenExpectation<'_>,
    ) -> Result<IdToken, IdTokenError> {
        let verified = self
            .unprotect(token, self.id_token, keys)?
            .ok_or(IdTokenError::Protection)?;
        let claims = verified.claims();
        if text(claims, "iss") != Some(&provider.issuer) {
            return Err(IdTokenError::Issuer);
        }
        check_audience(claims, &self.client_id)?;
        check_times(claims, expected)?;
        if text(claims, "nonce") != Some(expected.nonce) {
            return Err(IdTokenError::Nonce);
        }
        check_access_token(&verified, expected.access_token)?;
        Ok(IdToken {
            subject: subject(claims).ok_or(IdTokenError::Subject)?.to_owned(),
            acr: acr(claims)?,
            auth_time: auth_time(claims, expected)?,
            claims: Claims::from_map(verified.into_claims()),
        })
    }

    /// Decrypts where that is registered, and verifies the signature within. `None` where the
    /// token is encrypted though it should not be, or the other way round.
    pub(super) fn unprotect(
        &self,
        token: &str,
        protection: ResponseProtection,
        keys: &JwkSet,
    ) -> Result<Option<VerifiedJwt>, JoseError> {
        let verified = match (protection.encryption, jose::looks_encrypted(token)) {
            (None, false) => jose::verify(token, keys, &[protection.signing])?,
            (Some(choice), true) => {
                let signed = jose::decrypt(token, &self.decryption_keys, &[choice])?;
                jose::verify(&signed, keys, &[protection.signing])?
            }
            _ => return Ok(None),
        };
        verified.require_typ(&["JWT"])?;
        Ok(Some(verified))
    }
}

/// `aud` names us; with several audiences `azp` must too, and whenever it is there it must.
fn check_audience(claims: &Map<String, Value>, client_id: &str) -> Result<(), IdTokenError> {
    let several = match claims.get("aud") {
        Some(Value::String(one)) if one == client_id => false,
        Some(Value::Array(many)) if many.iter().any(|one| one == client_id) => many.len() > 1,
        _ => return Err(IdTokenError::Audience),
    };
    match claims.get("azp") {
        Some(azp) if azp == client_id => Ok(()),
        None if !several => Ok(()),
        _ => Err(IdTokenError::AuthorizedParty),
    }
}

fn check_times(
    claims: &Map<String, Value>,
    expected: &IdTokenExpectation<'_>,
) -> Result<(), IdTokenError> {
    let (soon, lately) = (
        later(expected.now, expected.skew),
        earlier(expected.now, expected.skew),
    );
    match numeric_date::read(claims, "exp") {
        Ok(Some(expires_at)) if expires_at > lately => {}
        _ => return Err(IdTokenError::Expired),
    }
    match numeric_date::read(claims, "iat") {
        Ok(Some(time)) if time <= soon && time >= earlier(lately, MAX_AGE_OF_TOKEN) => {}
        _ => return Err(IdTokenError::IssuedAt),
    }
    match numeric_date::read(claims, "nbf") {
        Ok(not_before) if not_before.is_none_or(|time| time <= soon) => Ok(()),
        _ => Err(IdTokenError::IssuedAt),
    }
}

fn check_access_token(
    verified: &VerifiedJwt,
    access_token: Option<&str>,
) -> Result<(), IdTokenError> {
    match (verified.claims().get("at_hash"), access_token) {
        (Some(hash), Some(token)) if *hash != at_hash(token, verified.algorithm()) => {
            Err(IdTokenError::AccessTokenHash)
        }
        _ => Ok(()),
    }
}

/// A subject: ASCII, 1 to 255 characters [OIDC-Core §2].
pub(super) fn subject(claims: &Map<String, Value>) -> Option<&str> {
    text(claims, "sub").filter(|sub| {
        (1..=MAX_SUBJECT_BYTES).contains(&sub.len()) && sub.bytes().all(|b| b.is_ascii_graphic())
    })
}

fn acr(claims: &Map<String, Value>) -> Result<Option<String>, IdTokenError> {
    match claims.get("acr") {
        None => Ok(None),
        Some(Value::String(acr)) => Ok(Some(acr.clone())),
        Some(_) => Err(IdTokenError::Acr),
    }
}

fn auth_time(
    claims: &Map<String, Value>,
    expected: &IdTokenExpectation<'_>,
) -> Result<Option<Timestamp>, IdTokenError> {
    let auth_time = numeric_date::read(claims, "auth_time").map_err(|()| IdTokenError::AuthTime)?;
    let Some(max_age) = expected.max_age else {
        return Ok(auth_time);
    };
    let oldest = earlier(expected.now, SignedDuration::from_secs(i64::from(max_age)));
    match auth_time {
        Some(time) if time >= earlier(oldest, expected.skew) => Ok(auth_time),
        _ => Err(IdTokenError::AuthTime),
    }
}

fn text<'m>(claims: &'m Map<String, Value>, name: &str) -> Option<&'m str> {
    claims.get(name).and_then(Value::as_str)
}
