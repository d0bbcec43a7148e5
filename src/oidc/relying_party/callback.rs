//! The browser coming back from the provider [RFC6749 §4.1.2, RFC9207 §2.4].

use std::fmt;

use super::ProviderMetadata;
use crate::oidc::{OAuthError, Parameters};

const MAX_CODE_BYTES: usize = 4096;
const MAX_STATE_BYTES: usize = 1024;

/// An answer of the provider. `state` is always there: it is what ties it to a flow, in the error
/// case too. Debug shows neither code nor state.
#[derive(Clone, PartialEq, Eq)]
pub enum Callback {
    /// The person logged in.
    Code {
        /// To be redeemed at the token endpoint.
        code: String,
        /// As sent.
        state: String,
    },
    /// The provider refused.
    Error {
        /// The standard code; `None` for one that is not standard.
        error: Option<OAuthError>,
        /// As sent.
        state: String,
    },
}

/// Why an answer is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CallbackError {
    /// Too large, a parameter repeated, or both code and error, or neither.
    #[error("answer malformed")]
    Malformed,
    /// No state: this is not an answer to anything we asked.
    #[error("answer without state")]
    State,
    /// `iss` is another issuer, or missing though promised: mix-up [RFC9700 §4.4].
    #[error("answer of another issuer")]
    Issuer,
}

impl CallbackError {
    /// Stable dotted code for logs and pages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Malformed => "oidc.callback.malformed",
            Self::State => "oidc.callback.state",
            Self::Issuer => "oidc.callback.issuer",
        }
    }
}

impl Callback {
    /// Reads the query of the redirect. The caller compares the state with its flow's.
    pub fn parse(
        pairs: impl IntoIterator<Item = (String, String)>,
        provider: &ProviderMetadata,
    ) -> Result<Self, CallbackError> {
        let parameters = Parameters::collect(pairs).map_err(|_| CallbackError::Malformed)?;
        if parameters.has_repeated() {
            return Err(CallbackError::Malformed);
        }
        match parameters.get("iss") {
            Some(iss) if iss == provider.issuer => {}
            None if !provider.iss_in_response => {}
            _ => return Err(CallbackError::Issuer),
        }
        let state = parameters.get("state");
        let state = state.filter(|state| state.len() <= MAX_STATE_BYTES);
        let state = state.ok_or(CallbackError::State)?.to_owned();
        match (parameters.get("code"), parameters.get("error")) {
            (Some(code), None) if code.len() <= MAX_CODE_BYTES => Ok(Self::Code {
                code: code.to_owned(),
                state,
            }),
            (None, Some(error)) => Ok(Self::Error {
                error: OAuthError::from_name(error),
                state,
            }),
            _ => Err(CallbackError::Malformed),
        }
    }

    /// The state, in either case.
    pub fn state(&self) -> &str {
        match self {
            Self::Code { state, .. } | Self::Error { state, .. } => state,
        }
    }
}

impl fmt::Debug for Callback {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code { .. } => formatter.write_str("Code(..)"),
            Self::Error { error, .. } => write!(formatter, "Error({error:?})"),
        }
    }
}
