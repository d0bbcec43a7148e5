//! Proofs of possession: the sender of a request holds a key, shown by a small signed token about
//! just this request [RFC9449 §4].
//!
//! In: the `DPoP` header, what the request really is, and now. Out: the key's thumbprint, and the
//! `jti` that the caller must store once. Nonces of ours are not used: the window is two minutes,
//! and within it each proof counts once (docs/decisions/tokens.md).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use openssl::memcmp;
use openssl::sha::sha256;
use serde_json::{Map, Value};
use url::Url;

use super::OAuthError;
use super::client::SecurityProfile;
use super::jose::{self, JoseError, JwsAlgorithm};
use super::numeric_date::{self, DEFAULT_SKEW, earlier, later};

/// The algorithms of proofs, for discovery [RFC9449 §5.1].
pub const ALGORITHMS: [JwsAlgorithm; 3] = [
    JwsAlgorithm::Es256,
    JwsAlgorithm::Es384,
    JwsAlgorithm::Ps256,
];

const TYPE: &str = "dpop+jwt";
const MAX_BYTES: usize = 16 * 1024;
const MAX_JTI_BYTES: usize = 256;
/// How old a proof may be, beside the skew.
const MAX_AGE: SignedDuration = SignedDuration::from_secs(60);

/// The request that a proof must be about.
#[derive(Debug, Clone, Copy)]
pub struct ProvenRequest<'a> {
    /// Its method.
    pub method: &'a str,
    /// Our address that was called; several where the endpoint has several names.
    pub addresses: &'a [String],
    /// The access token that comes with it, if any.
    pub access_token: Option<&'a str>,
    /// The rules that bind the client.
    pub profile: SecurityProfile,
}

/// A proof that holds. The caller must store `jti` for this key until `until`, and refuse it where
/// it was stored before [RFC9449 §11.1].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DpopProof {
    /// The key's thumbprint: what a token is bound to [RFC7638 §3].
    pub thumbprint: String,
    /// Unique for the key.
    pub jti: String,
    /// From then on it would be refused anyway.
    pub until: Timestamp,
    /// The first moment at which it would have been accepted.
    pub acceptable_from: Timestamp,
}

/// Why a proof proves nothing. On the wire always `invalid_dpop_proof`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DpopError {
    /// The access token is bound to a key, or the client must prove one, and there is no proof.
    #[error("no proof of possession")]
    Missing,
    /// Two headers, no signed token, or not of the type `dpop+jwt`.
    #[error("not one proof of possession")]
    Form,
    /// `none`, a shared secret, or an algorithm that is not offered.
    #[error("algorithm of the proof not allowed")]
    Algorithm,
    /// The key is absent, private, unsuitable, or not that of the signature.
    #[error("the proof is not signed by the key in it")]
    Signature,
    /// Another method or address.
    #[error("proof about another request")]
    Request,
    /// Too old, or of the future.
    #[error("proof outside its time")]
    Time,
    /// No usable `jti`.
    #[error("proof without jti")]
    Id,
    /// Another access token, or none.
    #[error("proof about another access token")]
    AccessToken,
    /// Another key than `dpop_jkt` names. For the caller to raise.
    #[error("proof of another key than the request names")]
    Key,
    /// It came before. For the caller to raise.
    #[error("proof used before")]
    Replayed,
}

impl DpopError {
    /// Always `invalid_dpop_proof` [RFC9449 §5].
    pub fn oauth_error(self) -> OAuthError {
        OAuthError::InvalidDpopProof
    }

    /// Stable dotted code for logs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "oidc.dpop.missing",
            Self::Form => "oidc.dpop.form",
            Self::Algorithm => "oidc.dpop.algorithm",
            Self::Signature => "oidc.dpop.signature",
            Self::Request => "oidc.dpop.request",
            Self::Time => "oidc.dpop.time",
            Self::Id => "oidc.dpop.jti",
            Self::AccessToken => "oidc.dpop.access-token",
            Self::Key => "oidc.dpop.key",
            Self::Replayed => "oidc.dpop.replayed",
        }
    }
}

/// Judges the value of the only `DPoP` header [RFC9449 §4.3].
///
/// # Errors
/// [`DpopError`].
pub fn verify(
    header: &str,
    request: ProvenRequest<'_>,
    now: Timestamp,
) -> Result<DpopProof, DpopError> {
    if header.len() > MAX_BYTES {
        return Err(DpopError::Form);
    }
    let algorithms = request.profile.among(&ALGORITHMS);
    let signed = jose::verify_by_own_key(header, TYPE, &algorithms);
    let (proof, key) = signed.map_err(|error| match error {
        JoseError::AlgorithmRefused => DpopError::Algorithm,
        JoseError::Signature | JoseError::KeyUnsuitable => DpopError::Signature,
        _ => DpopError::Form,
    })?;
    let claims = proof.claims();
    let about_us = text(claims, "htu").is_some_and(|htu| is_one_of(htu, request.addresses));
    if text(claims, "htm") != Some(request.method) || !about_us {
        return Err(DpopError::Request);
    }
    let (acceptable_from, until) = check_time(claims, now).ok_or(DpopError::Time)?;
    if let Some(token) = request.access_token {
        let hash = URL_SAFE_NO_PAD.encode(sha256(token.as_bytes()));
        let said = text(claims, "ath").unwrap_or_default();
        if said.len() != hash.len() || !memcmp::eq(said.as_bytes(), hash.as_bytes()) {
            return Err(DpopError::AccessToken);
        }
    }
    let jti = text(claims, "jti").filter(|jti| (1..=MAX_JTI_BYTES).contains(&jti.len()));
    Ok(DpopProof {
        thumbprint: key.thumbprint(),
        jti: jti.ok_or(DpopError::Id)?.to_owned(),
        until,
        acceptable_from,
    })
}

/// Without query and fragment, after the normalisation of addresses [RFC3986 §6.2.2, §6.2.3].
fn is_one_of(htu: &str, addresses: &[String]) -> bool {
    let Ok(mut said) = Url::parse(htu) else {
        return false;
    };
    said.set_query(None);
    said.set_fragment(None);
    let mut own = addresses.iter();
    own.any(|address| Url::parse(address).is_ok_and(|address| address == said))
}

/// From when until when it would be accepted, where it is accepted now.
fn check_time(claims: &Map<String, Value>, now: Timestamp) -> Option<(Timestamp, Timestamp)> {
    let issued_at = numeric_date::read(claims, "iat").ok()??;
    let until = later(later(issued_at, MAX_AGE), DEFAULT_SKEW);
    let sooner = numeric_date::read(claims, "exp").ok()?;
    let not_before = numeric_date::read(claims, "nbf").ok()?;
    let (soon, lately) = (later(now, DEFAULT_SKEW), earlier(now, DEFAULT_SKEW));
    let holds = issued_at <= soon
        && until > now
        && sooner.is_none_or(|time| time > lately)
        && not_before.is_none_or(|time| time <= soon);
    holds.then(|| (earlier(issued_at, DEFAULT_SKEW), until))
}

fn text<'m>(claims: &'m Map<String, Value>, name: &str) -> Option<&'m str> {
    claims.get(name).and_then(Value::as_str)
}
