//! Sending the browser to the provider [OIDC-Core §3.1.2.1], with the request in the address or
//! pushed over the back channel before [RFC9126 §2].

use jiff::Timestamp;
use serde_json::{Map, Value};
use url::Url;

use super::pushed::PushedRequest;
use super::token::HttpForm;

use super::{ProviderMetadata, RelyingParty};
use crate::oidc::jose::JoseError;

/// What to ask for. State, nonce and the challenge are fresh random values of the caller.
#[derive(Debug, Clone, Default)]
pub struct AuthorizationAsk<'a> {
    /// Comes back in the answer.
    pub state: &'a str,
    /// Comes back in the `id_token`.
    pub nonce: &'a str,
    /// The S256 challenge; `None` only for a hub that refuses PKCE.
    pub code_challenge: Option<&'a str>,
    /// Scopes, with `openid`.
    pub scopes: &'a [&'a str],
    /// Levels, most wanted first.
    pub acr_values: &'a [&'a str],
    /// The `claims` parameter, where single claims are wanted.
    pub claims: Option<&'a Value>,
    /// Languages of the person.
    pub ui_locales: &'a [&'a str],
    /// `login` to force a fresh authentication.
    pub prompt: Option<&'a str>,
    /// How long ago the person may have authenticated, in seconds.
    pub max_age: Option<u32>,
    /// Parameters of the provider's own, by name.
    pub others: &'a [(&'a str, &'a str)],
}

impl RelyingParty {
    /// The address to send the browser to.
    pub fn authorization_url(
        &self,
        provider: &ProviderMetadata,
        ask: &AuthorizationAsk<'_>,
    ) -> Url {
        let mut url = provider.authorization_endpoint.clone();
        url.query_pairs_mut().extend_pairs(self.parameters(ask));
        url
    }

    /// The form that pushes the request, authenticated as at the token endpoint. `jti` is a fresh
    /// random value, used with `private_key_jwt`.
    pub fn pushed_request(
        &self,
        provider: &ProviderMetadata,
        ask: &AuthorizationAsk<'_>,
        now: Timestamp,
        jti: &str,
    ) -> Result<HttpForm, JoseError> {
        let client_id = |name: &str| name == "client_id";
        let mut fields = self.parameters(ask);
        fields.retain(|(name, _)| !client_id(name));
        let mut form = self.authenticated(provider, fields, now, jti)?;
        // With `client_secret_basic` it is no part of the proof, but of the request.
        if !form.fields.iter().any(|(name, _)| client_id(name)) {
            form.fields
                .push(("client_id".to_owned(), self.client_id.clone()));
        }
        Ok(form)
    }

    /// The address to send the browser to once the request was pushed [RFC9126 §4].
    pub fn pushed_url(&self, provider: &ProviderMetadata, pushed: &PushedRequest) -> Url {
        let mut url = provider.authorization_endpoint.clone();
        url.query_pairs_mut()
            .append_pair("client_id", &self.client_id)
            .append_pair("request_uri", &pushed.request_uri);
        url
    }

    fn parameters(&self, ask: &AuthorizationAsk<'_>) -> Vec<(String, String)> {
        let claims = ask.claims.map(Value::to_string);
        let list = |items: &[&str]| (!items.is_empty()).then(|| items.join(" "));
        let method = ask.code_challenge.map(|_| "S256");
        let max_age = ask.max_age.map(|seconds| seconds.to_string());
        let (scopes, levels) = (list(ask.scopes), list(ask.acr_values));
        let languages = list(ask.ui_locales);
        let parameters = [
            ("response_type", Some("code")),
            ("client_id", Some(&self.client_id)),
            ("redirect_uri", Some(&self.redirect_uri)),
            ("scope", scopes.as_deref()),
            ("acr_values", levels.as_deref()),
            ("state", Some(ask.state)),
            ("nonce", Some(ask.nonce)),
            ("code_challenge", ask.code_challenge),
            ("code_challenge_method", method),
            ("claims", claims.as_deref()),
            ("ui_locales", languages.as_deref()),
            ("prompt", ask.prompt),
            ("max_age", max_age.as_deref()),
        ];
        let parameters = parameters.into_iter();
        let own = parameters.filter_map(|(name, value)| Some((name, value?)));
        own.chain(ask.others.iter().copied())
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }
}

/// The `claims` parameter that asks for single claims: those of userinfo voluntary, those of the
/// `id_token` essential; `None` where none is wanted [OIDC-Core §5.5].
pub fn claims_parameter<'a>(
    userinfo: impl IntoIterator<Item = &'a str>,
    id_token: impl IntoIterator<Item = &'a str>,
) -> Option<Value> {
    let voluntary = userinfo
        .into_iter()
        .map(|name| (name.to_owned(), Value::Null));
    let essential = |name: &str| (name.to_owned(), serde_json::json!({ "essential": true }));
    let parts = [
        ("userinfo", voluntary.collect::<Map<_, _>>()),
        ("id_token", id_token.into_iter().map(essential).collect()),
    ];
    let parts = parts.into_iter().filter(|(_, claims)| !claims.is_empty());
    let parts: Map<_, _> = parts
        .map(|(name, claims)| (name.to_owned(), claims.into()))
        .collect();
    (!parts.is_empty()).then_some(Value::Object(parts))
}
