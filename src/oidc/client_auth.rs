//! Who is calling the token endpoint [OIDC-Core §9, RFC6749 §2.3].
//!
//! In: the `Authorization` header and the form. Out: the registered client, and for
//! `private_key_jwt` the `jti` that the caller must store once. Every failure is `invalid_client`
//! on the wire; the reason is for the log.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

use super::client::{Client, ClientAuthentication, Clients};
use super::jose::{self, JwsAlgorithm};
use super::numeric_date::{self, DEFAULT_SKEW, earlier, later};
use super::secret::Secret;
use super::{OAuthError, Parameters};

/// The assertion's type [RFC7523 §2.2].
pub const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const MAX_LIFETIME: SignedDuration = SignedDuration::from_secs(300);
const MAX_JTI_BYTES: usize = 256;

/// The values of `aud` that mean us.
#[derive(Debug, Clone, Copy)]
pub struct OwnAudience<'a> {
    /// Our issuer identifier.
    pub issuer: &'a str,
    /// Our token endpoint's address.
    pub token_endpoint: &'a str,
}

/// A client that proved who it is.
#[derive(Debug, Clone)]
pub struct AuthenticatedClient<'c> {
    client: &'c Client,
    assertion: Option<AssertionUse>,
}

impl<'c> AuthenticatedClient<'c> {
    /// Its registration.
    pub fn client(&self) -> &'c Client {
        self.client
    }

    /// The assertion that was presented, if any. The caller must store it until it expires and
    /// refuse it when it was stored before [RFC7523 §3].
    pub fn assertion(&self) -> Option<&AssertionUse> {
        self.assertion.as_ref()
    }
}

/// One use of an assertion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssertionUse {
    /// Unique per client.
    pub jti: String,
    /// From then on (skew included) it would be refused anyway.
    pub expires_at: Timestamp,
}

/// Why a client was not believed. On the wire always `invalid_client`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClientAuthError {
    /// No method, or more than one.
    #[error("not exactly one authentication method")]
    Method,
    /// Unknown client, wrong secret, or a method that it has not registered.
    #[error("client not authenticated")]
    Credentials,
    /// The assertion's signature or form.
    #[error("client assertion invalid")]
    Assertion,
    /// The assertion's issuer or subject is not the client.
    #[error("client assertion of someone else")]
    AssertionSubject,
    /// The assertion is not for us alone.
    #[error("client assertion for another audience")]
    AssertionAudience,
    /// Expired, not yet valid, or valid for too long.
    #[error("client assertion outside its time")]
    AssertionTime,
    /// No usable `jti`.
    #[error("client assertion without jti")]
    AssertionId,
}

impl ClientAuthError {
    /// Always `invalid_client` [RFC6749 §5.2].
    pub fn oauth_error(self) -> OAuthError {
        OAuthError::InvalidClient
    }

    /// Stable dotted code for logs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Method => "oidc.client-auth.method",
            Self::Credentials => "oidc.client-auth.credentials",
            Self::Assertion => "oidc.client-auth.assertion",
            Self::AssertionSubject => "oidc.client-auth.assertion-subject",
            Self::AssertionAudience => "oidc.client-auth.assertion-audience",
            Self::AssertionTime => "oidc.client-auth.assertion-time",
            Self::AssertionId => "oidc.client-auth.assertion-id",
        }
    }
}

/// Authenticates the caller of the token endpoint with exactly one method, the registered one.
/// `authorization` is the header's value; the form is the body's, never the query's.
pub fn authenticate<'c>(
    clients: &'c Clients,
    authorization: Option<&str>,
    form: &Parameters,
    own: OwnAudience<'_>,
    now: Timestamp,
) -> Result<AuthenticatedClient<'c>, ClientAuthError> {
    let fields = [
        "client_id",
        "client_secret",
        "client_assertion",
        "client_assertion_type",
    ];
    if fields.iter().any(|name| form.is_repeated(name)) {
        return Err(ClientAuthError::Method);
    }
    let secret = form.get("client_secret");
    let assertion = form.get("client_assertion");
    match (authorization, secret, assertion) {
        (Some(header), None, None) => basic(clients, header, form.get("client_id")),
        (None, Some(secret), None) => {
            let client_id = form.get("client_id").ok_or(ClientAuthError::Method)?;
            with_secret(clients, client_id, secret, |method| match method {
                ClientAuthentication::SecretPost(secret) => Some(secret),
                _ => None,
            })
        }
        (None, None, Some(assertion)) => {
            if form.get("client_assertion_type") != Some(JWT_BEARER) {
                return Err(ClientAuthError::Method);
            }
            with_assertion(clients, assertion, form.get("client_id"), own, now)
        }
        _ => Err(ClientAuthError::Method),
    }
}

fn basic<'c>(
    clients: &'c Clients,
    header: &str,
    form_client_id: Option<&str>,
) -> Result<AuthenticatedClient<'c>, ClientAuthError> {
    let (client_id, secret) = decode_basic(header).ok_or(ClientAuthError::Method)?;
    if form_client_id.is_some_and(|other| other != client_id) {
        return Err(ClientAuthError::Method);
    }
    with_secret(clients, &client_id, &secret, |method| match method {
        ClientAuthentication::SecretBasic(secret) => Some(secret),
        _ => None,
    })
}

/// Both halves are form-encoded before they are joined [RFC6749 §2.3.1].
fn decode_basic(header: &str) -> Option<(String, String)> {
    use base64::Engine;
    let (scheme, credentials) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("Basic") || credentials.len() > 4096 {
        return None;
    }
    let decoded = base64::engine::general_purpose::STANDARD
        .decode(credentials.trim())
        .ok()?;
    let decoded = String::from_utf8(decoded).ok()?;
    let (client_id, secret) = decoded.split_once(':')?;
    Some((form_decode(client_id), form_decode(secret)))
}

/// `+` and `%xx` of one half; a stray `=` or `&` belongs to the text.
fn form_decode(text: &str) -> String {
    let escaped = text.replace('&', "%26").replace('=', "%3D");
    let mut pairs = form_urlencoded::parse(escaped.as_bytes());
    pairs
        .next()
        .map(|(name, _)| name.into_owned())
        .unwrap_or_default()
}

fn with_secret<'c>(
    clients: &'c Clients,
    client_id: &str,
    presented: &str,
    registered: impl Fn(&ClientAuthentication) -> Option<&Secret>,
) -> Result<AuthenticatedClient<'c>, ClientAuthError> {
    // An unknown client costs the same comparison as a known one.
    let nobody = Secret::new("");
    let client = clients.get(client_id);
    let secret = client.and_then(|client| registered(&client.authentication));
    let equal = secret.unwrap_or(&nobody).matches(presented);
    match (client, secret.is_some() && equal) {
        (Some(client), true) => Ok(AuthenticatedClient {
            client,
            assertion: None,
        }),
        _ => Err(ClientAuthError::Credentials),
    }
}

fn with_assertion<'c>(
    clients: &'c Clients,
    assertion: &str,
    form_client_id: Option<&str>,
    own: OwnAudience<'_>,
    now: Timestamp,
) -> Result<AuthenticatedClient<'c>, ClientAuthError> {
    // Only to find out whose keys to use; everything is read again from the verified token.
    let unverified = jose::unverified_claims(assertion).map_err(|_| ClientAuthError::Assertion)?;
    let client_id = text(&unverified, "sub").ok_or(ClientAuthError::AssertionSubject)?;
    if form_client_id.is_some_and(|other| other != client_id) {
        return Err(ClientAuthError::AssertionSubject);
    }
    let client = clients.get(client_id).ok_or(ClientAuthError::Credentials)?;
    if !matches!(client.authentication, ClientAuthentication::PrivateKeyJwt) {
        return Err(ClientAuthError::Credentials);
    }
    let verified = jose::verify(assertion, &client.keys, &JwsAlgorithm::ALL)
        .map_err(|_| ClientAuthError::Assertion)?;
    verified
        .require_typ(&["JWT", "client-authentication+jwt"])
        .map_err(|_| ClientAuthError::Assertion)?;
    let claims = verified.claims();
    let own_name = Some(client.client_id.as_str());
    if text(claims, "sub") != own_name || text(claims, "iss") != own_name {
        return Err(ClientAuthError::AssertionSubject);
    }
    if !is_for_us_alone(claims.get("aud"), own) {
        return Err(ClientAuthError::AssertionAudience);
    }
    let expires_at = check_times(claims, now).ok_or(ClientAuthError::AssertionTime)?;
    let jti = text(claims, "jti").filter(|jti| !jti.is_empty() && jti.len() <= MAX_JTI_BYTES);
    let jti = jti.ok_or(ClientAuthError::AssertionId)?.to_owned();
    Ok(AuthenticatedClient {
        client,
        assertion: Some(AssertionUse { jti, expires_at }),
    })
}

/// The issuer identifier or the token endpoint. A list is accepted where every entry is one of
/// the two: some clients send both, and what the audience attacks need, another server's name
/// beside ours, is refused.
fn is_for_us_alone(aud: Option<&Value>, own: OwnAudience<'_>) -> bool {
    let is_ours = |value: &Value| {
        let value = value.as_str();
        value == Some(own.issuer) || value == Some(own.token_endpoint)
    };
    match aud {
        Some(Value::Array(many)) => !many.is_empty() && many.iter().all(is_ours),
        Some(one) => is_ours(one),
        None => false,
    }
}

/// Expiry with skew, at most five minutes (and the skew) away.
fn check_times(claims: &Map<String, Value>, now: Timestamp) -> Option<Timestamp> {
    let soon = later(now, DEFAULT_SKEW);
    let expires_at = numeric_date::read(claims, "exp").ok()??;
    let (issued_at, not_before) = (
        numeric_date::read(claims, "iat").ok()?,
        numeric_date::read(claims, "nbf").ok()?,
    );
    let sound = expires_at > earlier(now, DEFAULT_SKEW)
        && expires_at <= later(soon, MAX_LIFETIME)
        && issued_at.is_none_or(|time| time <= soon)
        && not_before.is_none_or(|time| time <= soon);
    sound.then(|| later(expires_at, DEFAULT_SKEW))
}

fn text<'m>(claims: &'m Map<String, Value>, name: &str) -> Option<&'m str> {
    claims.get(name).and_then(Value::as_str)
}
