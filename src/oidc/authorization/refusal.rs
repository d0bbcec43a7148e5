//! Which rule a request broke, and what the requester is told about it.

use super::request_object::RequestObjectError;
use super::{ResponseMode, VerifiedRedirect};
use crate::oidc::OAuthError;

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
    #[error("The request object is refused: {0}.")]
    RequestObject(RequestObjectError),
    #[error("This client's requests must come in a signed request object.")]
    RequestObjectMissing,
    #[error("A request object by value and one by reference exclude each other.")]
    RequestTwice,
    #[error("Request objects by reference are not supported.")]
    RequestUri,
    #[error("A pushed request cannot refer to another one.")]
    PushedReference,
    #[error("The pushed request is unknown, expired or used.")]
    PushedGone,
    #[error("This client's requests must be pushed.")]
    PushMissing,
    #[error("Registration in the request is not supported.")]
    Registration,
    #[error("The response_type is missing.")]
    ResponseTypeMissing,
    #[error("Only the response_type code is supported.")]
    ResponseType,
    #[error("Only the response_modes query and form_post are supported.")]
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
    #[error("The id_token_hint is no id_token that this provider issued to this client.")]
    IdTokenHint,
    #[error("The claims parameter is malformed.")]
    Claims,
    #[error("The dpop_jkt is no thumbprint.")]
    DpopKey,
    #[error("The sector of the service is missing or neither public nor private.")]
    SpType,
}

impl RefusalReason {
    /// The error code on the wire.
    pub fn oauth_error(self) -> OAuthError {
        match self {
            Self::RequestObject(_) => OAuthError::InvalidRequestObject,
            Self::RequestUri => OAuthError::RequestUriNotSupported,
            Self::PushedGone => OAuthError::InvalidRequestUri,
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
            | Self::RequestObjectMissing
            | Self::RequestTwice
            | Self::PushedReference
            | Self::PushMissing
            | Self::IdTokenHint
            | Self::Claims
            | Self::DpopKey
            | Self::SpType => OAuthError::InvalidRequest,
        }
    }

    /// Stable dotted code for logs and pages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Repeated => "oidc.authorization.repeated-parameter",
            Self::State => "oidc.authorization.state",
            Self::RequestObject(error) => error.code(),
            Self::RequestObjectMissing => "oidc.authorization.request-object-missing",
            Self::RequestTwice => "oidc.authorization.request-twice",
            Self::RequestUri => "oidc.authorization.request-uri",
            Self::PushedReference => "oidc.authorization.pushed-reference",
            Self::PushedGone => "oidc.authorization.pushed-gone",
            Self::PushMissing => "oidc.authorization.push-missing",
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
            Self::IdTokenHint => "oidc.authorization.id-token-hint",
            Self::Claims => "oidc.authorization.claims",
            Self::DpopKey => "oidc.authorization.dpop-key",
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
    /// The client that asked.
    pub client_id: String,
    /// Where the answer goes.
    pub redirect: VerifiedRedirect,
    /// To be repeated in the answer, where it was sound.
    pub state: Option<String>,
    /// How the answer travels, where that was sound.
    pub response_mode: ResponseMode,
}

impl AuthorizationRefusal {
    /// The answer to the requester as an address, whatever was asked for; `issuer` is ours.
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
