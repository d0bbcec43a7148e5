//! The provider's description of itself [OIDC-Discovery §3]: complete, and true.

use serde_json::{Map, Value, json};

use super::jose::{ContentEncryption, JwsAlgorithm, KeyManagementAlgorithm};

/// Where the document lives below the issuer [OIDC-Discovery §4].
pub const WELL_KNOWN: &str = "/.well-known/openid-configuration";

/// What differs from one installation to another; the rest is what this code does.
#[derive(Debug, Clone)]
pub struct ProviderDescription {
    /// Issuer identifier, without a slash at the end.
    pub issuer: String,
    /// Authorization endpoint.
    pub authorization_endpoint: String,
    /// Token endpoint.
    pub token_endpoint: String,
    /// UserInfo endpoint.
    pub userinfo_endpoint: String,
    /// Our public keys.
    pub jwks_uri: String,
    /// Algorithm that we sign with.
    pub signing: JwsAlgorithm,
    /// Scopes that have an effect.
    pub scopes: Vec<String>,
    /// Claims that may be returned.
    pub claims: Vec<String>,
    /// Those of them that may stand in `verified_claims`, for who knows any.
    pub verified_claims: Vec<String>,
    /// Levels that may be reached.
    pub acr_values: Vec<String>,
    /// Languages of our pages.
    pub ui_locales: Vec<String>,
}

impl ProviderDescription {
    /// The document to publish.
    pub fn document(&self) -> Value {
        let signing = [self.signing.as_str()];
        let key_management = KeyManagementAlgorithm::ALL.map(KeyManagementAlgorithm::as_str);
        let content = ContentEncryption::ALL.map(ContentEncryption::as_str);
        let mut document = json!({
            "issuer": self.issuer,
            "authorization_endpoint": self.authorization_endpoint,
            "token_endpoint": self.token_endpoint,
            "userinfo_endpoint": self.userinfo_endpoint,
            "jwks_uri": self.jwks_uri,
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "grant_types_supported": ["authorization_code"],
            "subject_types_supported": ["public", "pairwise"],
            "id_token_signing_alg_values_supported": signing,
            "id_token_encryption_alg_values_supported": key_management,
            "id_token_encryption_enc_values_supported": content,
            "userinfo_signing_alg_values_supported": signing,
            "userinfo_encryption_alg_values_supported": key_management,
            "userinfo_encryption_enc_values_supported": content,
            "token_endpoint_auth_methods_supported":
                ["client_secret_post", "client_secret_basic", "private_key_jwt"],
            "token_endpoint_auth_signing_alg_values_supported":
                JwsAlgorithm::ALL.map(JwsAlgorithm::as_str),
            "code_challenge_methods_supported": ["S256"],
            "scopes_supported": self.scopes,
            "claims_supported": self.claims,
            "claim_types_supported": ["normal"],
            "acr_values_supported": self.acr_values,
            "ui_locales_supported": self.ui_locales,
            "claims_parameter_supported": true,
            "request_parameter_supported": false,
            "request_uri_parameter_supported": false,
            "authorization_response_iss_parameter_supported": true,
        });
        if let Some(document) = document.as_object_mut() {
            document.extend(self.identity_assurance());
        }
        document
    }

    /// [OIDC-IDA §8]; nothing where no claim is verified.
    fn identity_assurance(&self) -> Map<String, Value> {
        let members = json!({
            "verified_claims_supported": true,
            "trust_frameworks_supported": ["eidas"],
            "claims_in_verified_claims_supported": self.verified_claims,
        });
        let members = members.as_object().cloned();
        members
            .filter(|_| !self.verified_claims.is_empty())
            .unwrap_or_default()
    }
}
