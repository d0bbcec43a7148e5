//! Who is calling a back-channel endpoint [OIDC-Core §9, RFC6749 §2.3].
//!
//! In: the `Authorization` header, the form and the caller's certificate. Out: the registered
//! client, and for `private_key_jwt` the `jti` that the caller must store once. Every failure is
//! `invalid_client` on the wire and costs what it would cost for a client that exists; the reason
//! is for the log.

mod assertion;
mod decoy;
mod secret;

use jiff::Timestamp;

use super::client::{Client, ClientAuthentication, Clients};
use super::client_certificate::{CertificateSubject, ClientCertificate};
use super::{OAuthError, Parameters};

pub use assertion::asserted_client;

/// The assertion's type [RFC7523 §2.2].
pub const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// What a caller brings to prove who it is.
#[derive(Debug, Clone, Copy)]
pub struct Credentials<'a> {
    /// The `Authorization` header's value, if there is one.
    pub authorization: Option<&'a str>,
    /// The body's form; never the query.
    pub form: &'a Parameters,
    /// The certificate whose key the caller holds. Not a method in itself: a client may present
    /// one to bind tokens to it.
    pub certificate: Option<&'a ClientCertificate>,
}

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
    fn without_assertion(client: &'c Client) -> Self {
        Self {
            client,
            assertion: None,
        }
    }

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
    /// The first moment (skew included) at which it would have been accepted.
    pub acceptable_from: Timestamp,
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
    /// The assertion names a key that the client had not published when we last looked. On the
    /// wire and in work like any other; the caller may look again and try once more.
    #[error("client assertion by an unknown key")]
    AssertionKey,
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
            Self::AssertionKey => "oidc.client-auth.assertion-key",
            Self::AssertionSubject => "oidc.client-auth.assertion-subject",
            Self::AssertionAudience => "oidc.client-auth.assertion-audience",
            Self::AssertionTime => "oidc.client-auth.assertion-time",
            Self::AssertionId => "oidc.client-auth.assertion-id",
        }
    }
}

/// Authenticates the caller with exactly one method, the registered one.
///
/// # Errors
/// [`ClientAuthError`].
pub fn authenticate<'c>(
    clients: &'c Clients,
    credentials: Credentials<'_>,
    own: OwnAudience<'_>,
    now: Timestamp,
) -> Result<AuthenticatedClient<'c>, ClientAuthError> {
    let form = credentials.form;
    let fields = [
        "client_id",
        "client_secret",
        "client_assertion",
        "client_assertion_type",
    ];
    if fields.iter().any(|name| form.is_repeated(name)) {
        return Err(ClientAuthError::Method);
    }
    let client_id = form.get("client_id");
    let assertion_type = form.get("client_assertion_type");
    match (
        credentials.authorization,
        form.get("client_secret"),
        form.get("client_assertion"),
    ) {
        (Some(header), None, None) if assertion_type.is_none() => {
            secret::by_basic(clients, header, client_id)
        }
        (None, Some(presented), None) if assertion_type.is_none() => {
            let client_id = client_id.ok_or(ClientAuthError::Method)?;
            secret::by_post(clients, client_id, presented)
        }
        (None, None, Some(token)) if assertion_type == Some(JWT_BEARER) => {
            assertion::by_assertion(clients, token, client_id, own, now)
        }
        (None, None, None) if assertion_type.is_none() => {
            let client_id = client_id.ok_or(ClientAuthError::Method)?;
            let certificate = credentials.certificate.ok_or(ClientAuthError::Method)?;
            by_certificate(clients, client_id, certificate)
        }
        _ => Err(ClientAuthError::Method),
    }
}

/// The certificate's subject is the registered one [RFC8705 §2.1].
fn by_certificate<'c>(
    clients: &'c Clients,
    client_id: &str,
    certificate: &ClientCertificate,
) -> Result<AuthenticatedClient<'c>, ClientAuthError> {
    let nobody = CertificateSubject::Uri(String::new());
    let client = clients.get(client_id);
    let registered = client.and_then(|client| match &client.authentication {
        ClientAuthentication::TlsClientAuth(subject) => Some(subject),
        ClientAuthentication::SecretPost(_)
        | ClientAuthentication::SecretBasic(_)
        | ClientAuthentication::PrivateKeyJwt => None,
    });
    let fits = certificate.is_of(registered.unwrap_or(&nobody));
    match (client, registered.is_some() && fits) {
        (Some(client), true) => Ok(AuthenticatedClient::without_assertion(client)),
        _ => Err(ClientAuthError::Credentials),
    }
}
