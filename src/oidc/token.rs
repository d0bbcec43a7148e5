//! The token endpoint's judgement and its answers [OIDC-Core §3.1.3, RFC6749 §4.1.3].

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::authorization::AuthorizationRequest;
use super::oauth_error::description_charset;
use super::{OAuthError, Parameters, pkce};

const MAX_CODE_BYTES: usize = 512;

/// What a code was issued for: stored with the code, taken once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeGrant {
    /// The client that the code is bound to.
    pub client_id: String,
    /// The address that the code was sent to.
    pub redirect_uri: String,
    /// The S256 challenge of the request, if it had one.
    pub code_challenge: Option<String>,
    /// The thumbprint of the key that must be proved for it, if the request named one
    /// [RFC9449 §10].
    pub dpop_jkt: Option<String>,
}

impl From<&AuthorizationRequest> for CodeGrant {
    fn from(request: &AuthorizationRequest) -> Self {
        Self {
            client_id: request.client_id.clone(),
            redirect_uri: request.redirect.as_str().to_owned(),
            code_challenge: request.code_challenge.clone(),
            dpop_jkt: request.dpop_jkt.clone(),
        }
    }
}

/// A well-formed request for the authorization code grant. Debug shows nothing of it.
#[derive(Clone)]
pub struct TokenRequest {
    code: String,
    redirect_uri: String,
    code_verifier: Option<String>,
}

/// Why no token is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenRefusal {
    /// A parameter is missing, repeated or malformed.
    #[error("A parameter is missing, repeated or malformed.")]
    Request,
    /// Another grant than the authorization code.
    #[error("Only the grant_type authorization_code is supported.")]
    GrantType,
    /// The code is unknown, used or expired. For the caller to raise.
    #[error("The code is not valid.")]
    Code,
    /// The code was issued to another client.
    #[error("The code is not valid.")]
    Client,
    /// Another redirect address than in the authorization request.
    #[error("The redirect_uri differs.")]
    RedirectUri,
    /// A verifier is missing, does not match, or came without a challenge.
    #[error("The code_verifier does not match.")]
    Verifier,
    /// The request named a key, and another or none was proved.
    #[error("The proof of possession is not of the key that the request named.")]
    ProofKey,
    /// The client's tokens are bound to a key, and it proved none.
    #[error("A proof of possession is required.")]
    ProofMissing,
    /// The client's tokens are bound to its certificate, and it came without.
    #[error("The client's certificate is required.")]
    CertificateMissing,
}

impl TokenRefusal {
    /// The error code on the wire [RFC6749 §5.2].
    pub fn oauth_error(self) -> OAuthError {
        match self {
            Self::Request | Self::CertificateMissing => OAuthError::InvalidRequest,
            Self::ProofMissing => OAuthError::InvalidDpopProof,
            Self::GrantType => OAuthError::UnsupportedGrantType,
            Self::Code | Self::Client | Self::RedirectUri | Self::Verifier | Self::ProofKey => {
                OAuthError::InvalidGrant
            }
        }
    }

    /// Stable dotted code for logs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Request => "oidc.token.request",
            Self::GrantType => "oidc.token.grant-type",
            Self::Code => "oidc.token.code",
            Self::Client => "oidc.token.client",
            Self::RedirectUri => "oidc.token.redirect-uri",
            Self::Verifier => "oidc.token.verifier",
            Self::ProofKey => "oidc.token.proof-key",
            Self::ProofMissing => "oidc.token.proof-missing",
            Self::CertificateMissing => "oidc.token.certificate-missing",
        }
    }
}

impl TokenRequest {
    /// Reads the form, after the client was authenticated.
    pub fn parse(form: &Parameters) -> Result<Self, TokenRefusal> {
        if form.has_repeated() {
            return Err(TokenRefusal::Request);
        }
        match form.get("grant_type") {
            Some("authorization_code") => {}
            Some(_) => return Err(TokenRefusal::GrantType),
            None => return Err(TokenRefusal::Request),
        }
        let code = form.get("code").filter(|code| code.len() <= MAX_CODE_BYTES);
        Ok(Self {
            code: code.ok_or(TokenRefusal::Request)?.to_owned(),
            redirect_uri: form
                .get("redirect_uri")
                .ok_or(TokenRefusal::Request)?
                .to_owned(),
            code_verifier: form.get("code_verifier").map(str::to_owned),
        })
    }

    /// The code to take from the store.
    pub fn code(&self) -> &str {
        &self.code
    }
}

impl fmt::Debug for TokenRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TokenRequest(..)")
    }
}

/// Whether this request, by this authenticated client with this proved key, may have what the code
/// stands for. Call it with a grant that was taken from the store, so that a failed attempt uses
/// the code up. A verifier without a challenge is refused: it is a downgrade [RFC9700 §2.1.1].
pub fn check_code_grant(
    grant: &CodeGrant,
    client_id: &str,
    request: &TokenRequest,
    proved_key: Option<&str>,
) -> Result<(), TokenRefusal> {
    if grant.client_id != client_id {
        return Err(TokenRefusal::Client);
    }
    if grant.redirect_uri != request.redirect_uri {
        return Err(TokenRefusal::RedirectUri);
    }
    match (&grant.code_challenge, &request.code_verifier) {
        (None, None) => {}
        (Some(challenge), Some(verifier)) if pkce::verifies(verifier, challenge) => {}
        _ => return Err(TokenRefusal::Verifier),
    }
    let named = grant.dpop_jkt.as_deref();
    if named.is_some() && named != proved_key {
        return Err(TokenRefusal::ProofKey);
    }
    Ok(())
}

/// The successful answer; lifetime in seconds. Send it with `Cache-Control: no-store`.
pub fn success_body(
    access_token: &str,
    token_type: &str,
    expires_in: u32,
    id_token: &str,
) -> Value {
    json!({
        "access_token": access_token,
        "token_type": token_type,
        "expires_in": expires_in,
        "id_token": id_token,
    })
}

/// The answer of a back-channel endpoint that refuses; status from [`OAuthError::http_status`].
pub fn error_body(error: OAuthError, description: Option<&str>) -> Value {
    match description.map(description_charset) {
        Some(text) => json!({ "error": error.as_str(), "error_description": text }),
        None => json!({ "error": error.as_str() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    fn grant(challenge: Option<String>) -> CodeGrant {
        CodeGrant {
            client_id: "hub".to_owned(),
            redirect_uri: "https://hub.example/cb".to_owned(),
            code_challenge: challenge,
            dpop_jkt: None,
        }
    }

    fn request(extra: &str) -> TokenRequest {
        let form = format!(
            "grant_type=authorization_code&code=c&redirect_uri=https://hub.example/cb{extra}"
        );
        TokenRequest::parse(&Parameters::decode(form.as_bytes()).unwrap()).unwrap()
    }

    fn refusal(form: &str) -> TokenRefusal {
        TokenRequest::parse(&Parameters::decode(form.as_bytes()).unwrap()).unwrap_err()
    }

    #[test]
    fn pkce_is_all_or_nothing() {
        let with = request(&format!("&code_verifier={VERIFIER}"));
        let without = request("");
        let challenged = grant(Some(pkce::challenge(VERIFIER)));
        assert_eq!(check_code_grant(&challenged, "hub", &with, None), Ok(()));
        assert_eq!(
            check_code_grant(&grant(None), "hub", &without, None),
            Ok(())
        );
        for (grant, request) in [(challenged.clone(), without), (grant(None), with)] {
            let result = check_code_grant(&grant, "hub", &request, None);
            assert_eq!(result, Err(TokenRefusal::Verifier));
        }
        let wrong = request(&format!("&code_verifier={}", "x".repeat(43)));
        let result = check_code_grant(&challenged, "hub", &wrong, None);
        assert_eq!(result, Err(TokenRefusal::Verifier));
    }

    #[test]
    fn a_code_is_bound_to_client_and_address() {
        let result = check_code_grant(&grant(None), "other", &request(""), None);
        assert_eq!(result, Err(TokenRefusal::Client));
        let mut moved = grant(None);
        moved.redirect_uri.push('/');
        let result = check_code_grant(&moved, "hub", &request(""), None);
        assert_eq!(result, Err(TokenRefusal::RedirectUri));
    }

    #[test]
    fn a_code_for_a_key_needs_that_key() {
        let mut bound = grant(None);
        bound.dpop_jkt = Some("one".to_owned());
        for (key, expected) in [
            (Some("one"), Ok(())),
            (Some("two"), Err(TokenRefusal::ProofKey)),
            (None, Err(TokenRefusal::ProofKey)),
        ] {
            assert_eq!(check_code_grant(&bound, "hub", &request(""), key), expected);
        }
        // A key that nobody named is one more than was asked for.
        let result = check_code_grant(&grant(None), "hub", &request(""), Some("one"));
        assert_eq!(result, Ok(()));
    }

    #[test]
    fn malformed_requests_are_told_apart() {
        assert_eq!(refusal("grant_type=password"), TokenRefusal::GrantType);
        assert_eq!(refusal("code=c&redirect_uri=x"), TokenRefusal::Request);
        assert_eq!(
            refusal("grant_type=authorization_code&code=a&code=b&redirect_uri=x"),
            TokenRefusal::Request
        );
        assert_eq!(
            refusal("grant_type=authorization_code&code=a"),
            TokenRefusal::Request
        );
    }
}
