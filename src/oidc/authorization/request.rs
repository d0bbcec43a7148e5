//! What arrives at the authorization endpoint, what it becomes, and how it can fail.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{RequestedClaims, VerifiedRedirect, claims_request};
use crate::oidc::{Client, OAuthError, ParameterError, Parameters};

/// Raw parameters of GET or POST [OIDC-Core §3.1.2.1], bounded but not yet believed.
#[derive(Debug, Clone)]
pub struct AuthorizationParameters(pub(super) Parameters);

/// Why there is nobody to answer: only a page can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AuthorizationError {
    /// More or longer parameters than any hub sends.
    #[error("request too large")]
    TooLarge,
    /// `client_id` is absent or repeated.
    #[error("client_id missing or repeated")]
    ClientMissing,
    /// No such client.
    #[error("client unknown")]
    ClientUnknown,
    /// `redirect_uri` is absent or repeated.
    #[error("redirect_uri missing or repeated")]
    RedirectMissing,
    /// `redirect_uri` is not, byte by byte, one of the registered ones.
    #[error("redirect_uri not registered")]
    RedirectUnregistered,
}

impl AuthorizationError {
    /// Stable dotted code for logs and pages.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "oidc.authorization.too-large",
            Self::ClientMissing => "oidc.authorization.client-missing",
            Self::ClientUnknown => "oidc.authorization.client-unknown",
            Self::RedirectMissing => "oidc.authorization.redirect-missing",
            Self::RedirectUnregistered => "oidc.authorization.redirect-unregistered",
        }
    }
}

impl From<ParameterError> for AuthorizationError {
    fn from(_: ParameterError) -> Self {
        Self::TooLarge
    }
}

impl AuthorizationParameters {
    /// Collects the decoded pairs of the query or the form.
    pub fn parse(
        pairs: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, AuthorizationError> {
        Ok(Self(Parameters::collect(pairs)?))
    }

    /// Whose registration to look up.
    pub fn client_id(&self) -> Result<&str, AuthorizationError> {
        let client_id = self.0.get("client_id");
        client_id.ok_or(AuthorizationError::ClientMissing)
    }

    /// A parameter of the client's own, given once, which no specification names.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.0.get(name)
    }

    /// The value that the `claims` parameter asks this claim to have [OIDC-Core §5.5.1].
    pub fn claim_value(&self, claim: &str) -> Option<String> {
        claims_request::value_of(self.0.get("claims")?, claim)
    }

    /// Stage one: is there a verified address for an answer? The redirect address must be, byte
    /// by byte, one of the client's [RFC9700 §2.1].
    pub fn addressee(&self, client: &Client) -> Result<VerifiedRedirect, AuthorizationError> {
        if self.client_id()? != client.client_id {
            return Err(AuthorizationError::ClientUnknown);
        }
        let asked = self.0.get("redirect_uri");
        let asked = asked.ok_or(AuthorizationError::RedirectMissing)?;
        let registered = client.redirect_uris.iter().find(|uri| *uri == asked);
        registered
            .map(|uri| VerifiedRedirect::new(uri))
            .ok_or(AuthorizationError::RedirectUnregistered)
    }
}

/// A request that may be carried out. Goes into the flow store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorizationRequest {
    /// The client that asks.
    pub client_id: String,
    /// Where the answer goes.
    pub redirect: VerifiedRedirect,
    /// What it asks for and may have; always with `openid`.
    pub scopes: BTreeSet<String>,
    /// Levels asked for and allowed, in order of preference; empty where none was asked. Those of
    /// an essential `acr` claim alone, where there is one.
    pub acr_values: Vec<String>,
    /// To be repeated in the `id_token`.
    pub nonce: Option<String>,
    /// To be repeated in the answer.
    pub state: Option<String>,
    /// S256 challenge.
    pub code_challenge: Option<String>,
    /// Oldest acceptable authentication, in seconds. We always authenticate anew, so this only
    /// asks for `auth_time`.
    pub max_age: Option<u32>,
    /// Languages the person prefers, in order [OIDC-Core §3.1.2.1].
    pub ui_locales: Vec<String>,
    /// Claims asked for one by one.
    pub claims: RequestedClaims,
}

impl AuthorizationRequest {
    /// The answer with a code; `issuer` is ours.
    pub fn success_url(&self, code: &str, issuer: &str) -> String {
        self.redirect
            .success_url(code, self.state.as_deref(), issuer)
    }

    /// The answer with an error; `issuer` is ours.
    pub fn error_url(&self, error: OAuthError, description: Option<&str>, issuer: &str) -> String {
        let state = self.state.as_deref();
        self.redirect.error_url(error, description, state, issuer)
    }
}

/// Which rule a request broke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[expect(
    missing_docs,
    reason = "the message of each variant is its documentation"
)]
pub enum RefusalReason {
    #[error("A parameter is repeated.")]
    Repeated,
    #[error("The state is too long or has characters that are not permitted.")]
    State,
    #[error("Request objects are not supported.")]
    RequestObject,
    #[error("Request objects by reference are not supported.")]
    RequestUri,
    #[error("Registration in the request is not supported.")]
    Registration,
    #[error("The response_type is missing.")]
    ResponseTypeMissing,
    #[error("Only the response_type code is supported.")]
    ResponseType,
    #[error("Only the response_mode query is supported.")]
    ResponseMode,
    #[error("The scope must contain openid.")]
    Scope,
    #[error("The nonce is too long.")]
    Nonce,
    #[error("The nonce is missing.")]
    NonceMissing,
    #[error("PKCE with S256 is required.")]
    PkceMissing,
    #[error("A nonce or PKCE is required.")]
    NonceOrPkce,
    #[error("The code_challenge_method must be S256.")]
    ChallengeMethod,
    #[error("The code_challenge is malformed.")]
    Challenge,
    #[error("There is no session, and prompt=none forbids a login.")]
    PromptNone,
    #[error("The prompt is contradictory.")]
    Prompt,
    #[error("The max_age is no number of seconds.")]
    MaxAge,
    #[error("None of the acr_values is available.")]
    Acr,
    #[error("Somebody else than the one asked for has logged in.")]
    Subject,
    #[error("The claims parameter is malformed.")]
    Claims,
    #[error("The sector of the service is missing or neither public nor private.")]
    SpType,
}

impl RefusalReason {
    /// The error code on the wire.
    pub fn oauth_error(self) -> OAuthError {
        match self {
            Self::RequestObject => OAuthError::RequestNotSupported,
            Self::RequestUri => OAuthError::RequestUriNotSupported,
            Self::Registration => OAuthError::RegistrationNotSupported,
            Self::ResponseType => OAuthError::UnsupportedResponseType,
            Self::Scope => OAuthError::InvalidScope,
            Self::PromptNone | Self::Subject => OAuthError::LoginRequired,
            Self::Acr => OAuthError::UnmetAuthenticationRequirements,
            Self::Repeated
            | Self::State
            | Self::ResponseTypeMissing
            | Self::ResponseMode
            | Self::Nonce
            | Self::NonceMissing
            | Self::PkceMissing
            | Self::NonceOrPkce
            | Self::ChallengeMethod
            | Self::Challenge
            | Self::Prompt
            | Self::MaxAge
            | Self::Claims
            | Self::SpType => OAuthError::InvalidRequest,
        }
    }

    /// Stable dotted code for logs and pages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Repeated => "oidc.authorization.repeated-parameter",
            Self::State => "oidc.authorization.state",
            Self::RequestObject => "oidc.authorization.request-object",
            Self::RequestUri => "oidc.authorization.request-uri",
            Self::Registration => "oidc.authorization.registration",
            Self::ResponseTypeMissing => "oidc.authorization.response-type-missing",
            Self::ResponseType => "oidc.authorization.response-type",
            Self::ResponseMode => "oidc.authorization.response-mode",
            Self::Scope => "oidc.authorization.scope",
            Self::Nonce => "oidc.authorization.nonce",
            Self::NonceMissing => "oidc.authorization.nonce-missing",
            Self::PkceMissing => "oidc.authorization.pkce-missing",
            Self::NonceOrPkce => "oidc.authorization.nonce-or-pkce",
            Self::ChallengeMethod => "oidc.authorization.challenge-method",
            Self::Challenge => "oidc.authorization.challenge",
            Self::PromptNone => "oidc.authorization.prompt-none",
            Self::Prompt => "oidc.authorization.prompt",
            Self::MaxAge => "oidc.authorization.max-age",
            Self::Acr => "oidc.authorization.acr",
            Self::Subject => "oidc.authorization.subject",
            Self::Claims => "oidc.authorization.claims",
            Self::SpType => "oidc.authorization.sp-type",
        }
    }
}

/// A refused request whose requester is known and must be told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct AuthorizationRefusal {
    /// The rule that was broken.
    pub reason: RefusalReason,
    /// Where the answer goes.
    pub redirect: VerifiedRedirect,
    /// To be repeated in the answer, where it was sound.
    pub state: Option<String>,
}

impl AuthorizationRefusal {
    /// The answer to the requester; `issuer` is ours.
    pub fn url(&self, issuer: &str) -> String {
        let description = self.reason.to_string();
        let error = self.reason.oauth_error();
        let state = self.state.as_deref();
        self.redirect
            .error_url(error, Some(&description), state, issuer)
    }

    /// Stable dotted code for logs.
    pub fn code(&self) -> &'static str {
        self.reason.code()
    }
}
