//! What arrives at the authorization endpoint, what it becomes, and how it can fail.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::refusal::RefusalReason;
use super::{
    AuthorizationResponse, RequestedClaims, ResponseMode, VerifiedRedirect, claims_request,
};
use crate::oidc::{Client, OAuthError, ParameterError, Parameters};

/// What a pushed request is called by [RFC9126 §2.2]; what comes after it is the secret.
pub const PUSHED: &str = "urn:ietf:params:oauth:request_uri:";

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
    /// The request is refused, and where the answer should go is said in no place that counts.
    #[error("{0}")]
    Unaddressed(RefusalReason),
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
            Self::Unaddressed(reason) => reason.code(),
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

    /// The secret of the pushed request that this one refers to. Beside it nothing counts but the
    /// client [RFC9126 §4]; a request object beside it is a contradiction, and no reference.
    pub fn pushed_reference(&self) -> Option<&str> {
        let reference = self.0.get("request_uri")?.strip_prefix(PUSHED)?;
        self.0.get("request").is_none().then_some(reference)
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
    /// How the answer travels.
    pub response_mode: ResponseMode,
    /// S256 challenge.
    pub code_challenge: Option<String>,
    /// Oldest acceptable authentication, in seconds. We always authenticate anew, so this only
    /// asks for `auth_time`.
    pub max_age: Option<u32>,
    /// Languages the person prefers, in order [OIDC-Core §3.1.2.1].
    pub ui_locales: Vec<String>,
    /// Claims asked for one by one.
    pub claims: RequestedClaims,
    /// The one person that will do, by the `id_token` that was issued about them
    /// [OIDC-Core §3.1.2.1].
    pub hinted_subject: Option<HintedSubject>,
    /// Thumbprint of the only key that may redeem the code [RFC9449 §10].
    pub dpop_jkt: Option<String>,
}

/// A person as a client knows them. Debug shows nothing of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HintedSubject(pub(super) String);

impl HintedSubject {
    /// The `sub`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for HintedSubject {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("HintedSubject(..)")
    }
}

impl AuthorizationRequest {
    /// The answer with a code, as it was asked for; `issuer` is ours.
    pub fn success(&self, code: &str, issuer: &str) -> AuthorizationResponse {
        let state = self.state.as_deref();
        self.redirect
            .success(self.response_mode, code, state, issuer)
    }

    /// The answer with an error, as it was asked for; `issuer` is ours.
    pub fn error(
        &self,
        error: OAuthError,
        description: Option<&str>,
        issuer: &str,
    ) -> AuthorizationResponse {
        let (mode, state) = (self.response_mode, self.state.as_deref());
        self.redirect.error(mode, error, description, state, issuer)
    }

    /// The answer with a code as an address, whatever was asked for.
    pub fn success_url(&self, code: &str, issuer: &str) -> String {
        self.redirect
            .success_url(code, self.state.as_deref(), issuer)
    }

    /// The answer with an error as an address, whatever was asked for.
    pub fn error_url(&self, error: OAuthError, description: Option<&str>, issuer: &str) -> String {
        let state = self.state.as_deref();
        self.redirect.error_url(error, description, state, issuer)
    }
}
