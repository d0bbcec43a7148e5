//! Redeeming the code [OIDC-Core §3.1.3.1], and reading the answer [OIDC-Core §3.1.3.3].

use std::fmt;

use base64::Engine;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{ProviderMetadata, RelyingParty, RelyingPartyAuthentication};
use crate::oidc::client_auth::JWT_BEARER;
use crate::oidc::jose::{self, JoseError, JwsKey};
use crate::oidc::{OAuthError, Secret, strict_json};

const ASSERTION_SECONDS: i64 = 60;
const MAX_BYTES: usize = 256 * 1024;
const MAX_DEPTH: usize = 8;

/// A form to POST to the token endpoint, or to where requests are pushed. Debug shows the field names only.
#[derive(Clone)]
pub struct HttpForm {
    /// `application/x-www-form-urlencoded` fields.
    pub fields: Vec<(String, String)>,
    /// Value of the `Authorization` header, where the method uses it.
    pub authorization: Option<String>,
}

impl fmt::Debug for HttpForm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.fields.iter().map(|(name, _)| name);
        formatter.debug_set().entries(names).finish()
    }
}

/// What the token endpoint gave us. Debug shows nothing of it.
#[derive(Clone)]
pub struct TokenResponse {
    /// For the UserInfo endpoint.
    pub access_token: String,
    /// Not verified yet.
    pub id_token: String,
}

impl fmt::Debug for TokenResponse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TokenResponse(..)")
    }
}

/// Why there are no tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenResponseError {
    /// The provider refused, with a standard code or `None`.
    #[error("token endpoint refused")]
    Refused(Option<OAuthError>),
    /// Not the JSON object that it should be.
    #[error("token response malformed")]
    Malformed,
    /// `token_type` is not `Bearer`.
    #[error("token type unknown")]
    TokenType,
    /// No `id_token`.
    #[error("token response without id_token")]
    IdTokenMissing,
}

impl TokenResponseError {
    /// Stable dotted code for logs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Refused(_) => "oidc.token-response.refused",
            Self::Malformed => "oidc.token-response.malformed",
            Self::TokenType => "oidc.token-response.token-type",
            Self::IdTokenMissing => "oidc.token-response.id-token-missing",
        }
    }
}

impl RelyingParty {
    /// The form that redeems a code. `jti` is a fresh random value, used with `private_key_jwt`.
    pub fn token_request(
        &self,
        provider: &ProviderMetadata,
        code: &str,
        code_verifier: Option<&str>,
        now: Timestamp,
        jti: &str,
    ) -> Result<HttpForm, JoseError> {
        let fields = [
            ("grant_type", Some("authorization_code")),
            ("code", Some(code)),
            ("redirect_uri", Some(&self.redirect_uri)),
            ("code_verifier", code_verifier),
        ];
        let fields = fields.into_iter();
        let fields = fields.filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())));
        self.authenticated(provider, fields.collect(), now, jti)
    }

    /// A form with these fields and the proof of who sends it.
    pub(super) fn authenticated(
        &self,
        provider: &ProviderMetadata,
        fields: Vec<(String, String)>,
        now: Timestamp,
        jti: &str,
    ) -> Result<HttpForm, JoseError> {
        let mut form = HttpForm {
            fields,
            authorization: None,
        };
        let mut add = |name: &str, value: String| form.fields.push((name.to_owned(), value));
        match &self.authentication {
            RelyingPartyAuthentication::SecretPost(secret) => {
                add("client_id", self.client_id.clone());
                add("client_secret", secret.expose().to_owned());
            }
            RelyingPartyAuthentication::SecretBasic(secret) => {
                form.authorization = Some(basic(&self.client_id, secret));
            }
            RelyingPartyAuthentication::PrivateKeyJwt(key) => {
                add("client_id", self.client_id.clone());
                add("client_assertion_type", JWT_BEARER.to_owned());
                let audience = &provider.assertion_audience;
                add("client_assertion", self.assertion(audience, key, now, jti)?);
            }
        }
        Ok(form)
    }

    /// One audience, the issuer where the provider takes it, so that no other server can use the
    /// assertion [FAPI2 §5.3.3].
    fn assertion(
        &self,
        audience: &str,
        key: &JwsKey,
        now: Timestamp,
        jti: &str,
    ) -> Result<String, JoseError> {
        let claims = json!({
            "iss": self.client_id,
            "sub": self.client_id,
            "aud": audience,
            "jti": jti,
            "iat": now.as_second(),
            "exp": now.as_second().saturating_add(ASSERTION_SECONDS),
        });
        jose::sign(&claims, key, "JWT")
    }
}

impl TokenResponse {
    /// Reads the body of the token endpoint, whatever its status was.
    pub fn parse(body: &[u8]) -> Result<Self, TokenResponseError> {
        let map = (body.len() <= MAX_BYTES)
            .then(|| strict_json::parse_object(body, MAX_DEPTH))
            .flatten()
            .ok_or(TokenResponseError::Malformed)?;
        if let Some(error) = map.get("error") {
            let error = error.as_str().and_then(OAuthError::from_name);
            return Err(TokenResponseError::Refused(error));
        }
        let access_token = text(&map, "access_token").ok_or(TokenResponseError::Malformed)?;
        let token_type = text(&map, "token_type").unwrap_or_default();
        if !token_type.eq_ignore_ascii_case("bearer") {
            return Err(TokenResponseError::TokenType);
        }
        let id_token = text(&map, "id_token").ok_or(TokenResponseError::IdTokenMissing)?;
        Ok(Self {
            access_token: access_token.to_owned(),
            id_token: id_token.to_owned(),
        })
    }
}

/// Both halves are form-encoded before they are joined [RFC6749 §2.3.1].
fn basic(client_id: &str, secret: &Secret) -> String {
    let half = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let joined = format!("{}:{}", half(client_id), half(secret.expose()));
    let encoded = base64::engine::general_purpose::STANDARD.encode(joined);
    format!("Basic {encoded}")
}

fn text<'m>(map: &'m Map<String, Value>, name: &str) -> Option<&'m str> {
    let text = map.get(name).and_then(Value::as_str);
    text.filter(|text| !text.is_empty())
}
