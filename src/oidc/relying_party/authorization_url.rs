//! Sending the browser to the provider [OIDC-Core §3.1.2.1].

use serde_json::Value;
use url::Url;

use super::{ProviderMetadata, RelyingParty};

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
        let claims = ask.claims.map(Value::to_string);
        let list = |items: &[&str]| (!items.is_empty()).then(|| items.join(" "));
        let method = ask.code_challenge.map(|_| "S256");
        let parameters = [
            ("response_type", Some("code")),
            ("client_id", Some(&self.client_id)),
            ("redirect_uri", Some(&self.redirect_uri)),
            ("scope", list(ask.scopes).as_deref()),
            ("acr_values", list(ask.acr_values).as_deref()),
            ("state", Some(ask.state)),
            ("nonce", Some(ask.nonce)),
            ("code_challenge", ask.code_challenge),
            ("code_challenge_method", method),
            ("claims", claims.as_deref()),
            ("ui_locales", list(ask.ui_locales).as_deref()),
            ("prompt", ask.prompt),
        ]
        .map(|(name, value)| value.map(|value| (name, value.to_owned())));
        url.query_pairs_mut()
            .extend_pairs(parameters.into_iter().flatten())
            .extend_pairs(ask.others);
        url
    }
}
