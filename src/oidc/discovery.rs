//! The provider's description of itself [OIDC-Discovery §3], [RFC8414 §2]: complete, and true.

use serde_json::{Map, Value, json};

use super::dpop;
use super::jose::{ContentEncryption, JwsAlgorithm, KeyManagementAlgorithm};

/// Where the document lives below the issuer [OIDC-Discovery §4].
pub const WELL_KNOWN: &str = "/.well-known/openid-configuration";

/// What differs from one installation to another; the rest is what this code does.
#[derive(Debug, Clone, Default)]
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
    /// The endpoints that not every provider has.
    pub further: Option<FurtherEndpoints>,
    /// Algorithms that we can sign with, the default one first.
    pub signing: Vec<JwsAlgorithm>,
    /// Whether every client has to push its requests.
    pub par_required: bool,
    /// Certificates of clients; none: they have none.
    pub mutual_tls: Option<MutualTlsEndpoints>,
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

/// Endpoints beside those that every provider has.
#[derive(Debug, Clone)]
pub struct FurtherEndpoints {
    /// Where requests are pushed [RFC9126 §5].
    pub pushed_requests: String,
    /// Where clients ask about their tokens [RFC7662 §2].
    pub introspection: String,
    /// Where clients give tokens back [RFC7009 §2].
    pub revocation: String,
    /// Where browsers come to log out.
    pub end_session: String,
}

/// Where clients show a certificate [RFC8705 §5].
#[derive(Debug, Clone)]
pub enum MutualTlsEndpoints {
    /// At every endpoint's usual address.
    Same,
    /// At addresses of their own.
    Aliases {
        /// Token endpoint.
        token: String,
        /// UserInfo endpoint.
        userinfo: String,
        /// The others but the one for browsers.
        further: FurtherEndpoints,
    },
}

/// The ways a client may authenticate where no certificate can be shown.
const METHODS: [&str; 3] = [
    "client_secret_post",
    "client_secret_basic",
    "private_key_jwt",
];

impl ProviderDescription {
    /// The document to publish.
    pub fn document(&self) -> Value {
        let signing: Vec<&str> = self.signing.iter().map(|it| it.as_str()).collect();
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
            document.extend(self.authentication("token_endpoint"));
            document.extend(self.further());
            document.extend(self.certificates());
            document.extend(self.identity_assurance());
        }
        document
    }

    /// How a client shows who it is at that endpoint.
    fn authentication(&self, endpoint: &str) -> Map<String, Value> {
        let certificate = self.mutual_tls.is_some().then_some("tls_client_auth");
        let methods: Vec<&str> = METHODS.into_iter().chain(certificate).collect();
        let algorithms = JwsAlgorithm::ALL.map(JwsAlgorithm::as_str);
        members(&json!({
            (format!("{endpoint}_auth_methods_supported")): methods,
            (format!("{endpoint}_auth_signing_alg_values_supported")): algorithms,
        }))
    }

    /// What goes with the further endpoints: request objects, proofs of possession, form posts.
    fn further(&self) -> Map<String, Value> {
        let Some(endpoints) = &self.further else {
            return Map::new();
        };
        let algorithms = JwsAlgorithm::ALL.map(JwsAlgorithm::as_str);
        let mut further = members(&json!({
            "pushed_authorization_request_endpoint": endpoints.pushed_requests,
            "require_pushed_authorization_requests": self.par_required,
            "introspection_endpoint": endpoints.introspection,
            "revocation_endpoint": endpoints.revocation,
            "end_session_endpoint": endpoints.end_session,
            "response_modes_supported": ["query", "form_post"],
            "prompt_values_supported": ["none", "login", "consent", "select_account"],
            "display_values_supported": ["page"],
            "request_parameter_supported": true,
            "request_object_signing_alg_values_supported": algorithms,
            "dpop_signing_alg_values_supported": dpop::ALGORITHMS.map(JwsAlgorithm::as_str),
        }));
        further.extend(self.authentication("introspection_endpoint"));
        further.extend(self.authentication("revocation_endpoint"));
        further
    }

    /// [RFC8705 §3.3, §5]
    fn certificates(&self) -> Map<String, Value> {
        let bound = json!({ "tls_client_certificate_bound_access_tokens": true });
        match &self.mutual_tls {
            None => Map::new(),
            Some(MutualTlsEndpoints::Same) => members(&bound),
            Some(MutualTlsEndpoints::Aliases {
                token,
                userinfo,
                further,
            }) => {
                let mut found = members(&bound);
                found.insert(
                    "mtls_endpoint_aliases".to_owned(),
                    json!({
                        "token_endpoint": token,
                        "userinfo_endpoint": userinfo,
                        "pushed_authorization_request_endpoint": further.pushed_requests,
                        "introspection_endpoint": further.introspection,
                        "revocation_endpoint": further.revocation,
                    }),
                );
                found
            }
        }
    }

    /// [OIDC-IDA §8]; nothing where no claim is verified.
    fn identity_assurance(&self) -> Map<String, Value> {
        if self.verified_claims.is_empty() {
            return Map::new();
        }
        members(&json!({
            "verified_claims_supported": true,
            "trust_frameworks_supported": ["eidas"],
            "claims_in_verified_claims_supported": self.verified_claims,
        }))
    }
}

fn members(object: &Value) -> Map<String, Value> {
    object.as_object().cloned().unwrap_or_default()
}
