//! The error codes that OAuth 2.0 and OpenID Connect define, closed.

use serde::{Deserialize, Serialize};

/// An error code to send or received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OAuthError {
    /// [RFC6749 §4.1.2.1, §5.2]
    InvalidRequest,
    /// [RFC6749 §5.2]
    InvalidClient,
    /// [RFC6749 §5.2]
    InvalidGrant,
    /// [RFC6749 §4.1.2.1]
    UnauthorizedClient,
    /// [RFC6749 §4.1.2.1]
    AccessDenied,
    /// [RFC6749 §4.1.2.1]
    UnsupportedResponseType,
    /// [RFC6749 §5.2]
    UnsupportedGrantType,
    /// [RFC6749 §4.1.2.1]
    InvalidScope,
    /// [RFC6749 §4.1.2.1]
    ServerError,
    /// [RFC6749 §4.1.2.1]
    TemporarilyUnavailable,
    /// [OIDC-Core §3.1.2.6]
    InteractionRequired,
    /// [OIDC-Core §3.1.2.6]
    LoginRequired,
    /// [OIDC-Core §3.1.2.6]
    AccountSelectionRequired,
    /// [OIDC-Core §3.1.2.6]
    ConsentRequired,
    /// [OIDC-Core §3.1.2.6]
    InvalidRequestUri,
    /// [OIDC-Core §3.1.2.6]
    InvalidRequestObject,
    /// [OIDC-Core §3.1.2.6]
    RequestNotSupported,
    /// [OIDC-Core §3.1.2.6]
    RequestUriNotSupported,
    /// [OIDC-Core §3.1.2.6]
    RegistrationNotSupported,
    /// The asked level cannot be reached; registered beside OpenID Connect.
    UnmetAuthenticationRequirements,
    /// [RFC6750 §3.1]
    InvalidToken,
    /// [RFC6750 §3.1]
    InsufficientScope,
    /// [RFC9449 §12.2]
    InvalidDpopProof,
}

impl OAuthError {
    /// All of them.
    pub const ALL: [Self; 23] = [
        Self::InvalidRequest,
        Self::InvalidClient,
        Self::InvalidGrant,
        Self::UnauthorizedClient,
        Self::AccessDenied,
        Self::UnsupportedResponseType,
        Self::UnsupportedGrantType,
        Self::InvalidScope,
        Self::ServerError,
        Self::TemporarilyUnavailable,
        Self::InteractionRequired,
        Self::LoginRequired,
        Self::AccountSelectionRequired,
        Self::ConsentRequired,
        Self::InvalidRequestUri,
        Self::InvalidRequestObject,
        Self::RequestNotSupported,
        Self::RequestUriNotSupported,
        Self::RegistrationNotSupported,
        Self::UnmetAuthenticationRequirements,
        Self::InvalidToken,
        Self::InsufficientScope,
        Self::InvalidDpopProof,
    ];

    /// The code on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid_request",
            Self::InvalidClient => "invalid_client",
            Self::InvalidGrant => "invalid_grant",
            Self::UnauthorizedClient => "unauthorized_client",
            Self::AccessDenied => "access_denied",
            Self::UnsupportedResponseType => "unsupported_response_type",
            Self::UnsupportedGrantType => "unsupported_grant_type",
            Self::InvalidScope => "invalid_scope",
            Self::ServerError => "server_error",
            Self::TemporarilyUnavailable => "temporarily_unavailable",
            Self::InteractionRequired => "interaction_required",
            Self::LoginRequired => "login_required",
            Self::AccountSelectionRequired => "account_selection_required",
            Self::ConsentRequired => "consent_required",
            Self::InvalidRequestUri => "invalid_request_uri",
            Self::InvalidRequestObject => "invalid_request_object",
            Self::RequestNotSupported => "request_not_supported",
            Self::RequestUriNotSupported => "request_uri_not_supported",
            Self::RegistrationNotSupported => "registration_not_supported",
            Self::UnmetAuthenticationRequirements => "unmet_authentication_requirements",
            Self::InvalidToken => "invalid_token",
            Self::InsufficientScope => "insufficient_scope",
            Self::InvalidDpopProof => "invalid_dpop_proof",
        }
    }

    /// The code of this name; `None` for any that is not standard.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|error| error.as_str() == name)
    }

    /// The HTTP status when the code is the answer of a back-channel endpoint
    /// [RFC6749 §5.2, RFC6750 §3.1].
    pub fn http_status(self) -> u16 {
        match self {
            Self::InvalidClient | Self::InvalidToken => 401,
            Self::InsufficientScope => 403,
            Self::ServerError => 500,
            Self::TemporarilyUnavailable => 503,
            _ => 400,
        }
    }
}

/// Cuts a text down to the characters that `error_description` may carry and to 200 of them
/// [RFC6749 §4.1.2.1]: printable ASCII without the double quote and the backslash.
pub(crate) fn description_charset(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '"' => '\'',
            '\n' | '\r' | '\t' => ' ',
            other => other,
        })
        .filter(|letter| matches!(letter, ' '..='~') && *letter != '\\')
        .take(200)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_both_ways() {
        for error in OAuthError::ALL {
            assert_eq!(OAuthError::from_name(error.as_str()), Some(error));
            let serialized = serde_json::to_value(error).unwrap();
            assert_eq!(serialized, error.as_str());
        }
        assert_eq!(OAuthError::from_name("eidas_node_error"), None);
    }

    #[test]
    fn descriptions_keep_to_the_permitted_characters() {
        let text = description_charset("line\nbreak \"quoted\" back\\slash Ωνάσης");
        assert_eq!(text, "line break 'quoted' backslash ");
        assert_eq!(description_charset(&"x".repeat(500)).len(), 200);
    }
}
