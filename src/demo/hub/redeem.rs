//! The relying party's back channel: from a code to verified claims.

use jiff::SignedDuration;

use super::provider::acr_names;
use super::state::{Hub, PendingVisit};
use crate::oidc::Claims;
use crate::oidc::jose::JwkSet;
use crate::oidc::relying_party::{
    IdTokenError, IdTokenExpectation, ProviderMetadata, TokenResponse, TokenResponseError,
    Transport, UserinfoError, UserinfoExpectation,
};

const SKEW: SignedDuration = SignedDuration::from_secs(60);

/// A person, as the bridge told us.
pub(super) struct Redeemed {
    pub(super) acr: String,
    pub(super) claims: Claims,
}

/// Why nobody is logged in.
#[derive(Debug, Clone, Copy, thiserror::Error)]
pub(super) enum RedeemError {
    #[error("no usable answer of the provider")]
    Provider,
    #[error(transparent)]
    Token(#[from] TokenResponseError),
    #[error(transparent)]
    IdToken(#[from] IdTokenError),
    #[error(transparent)]
    Userinfo(#[from] UserinfoError),
    #[error("level lower than asked for")]
    Level,
}

impl RedeemError {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Provider => "demo.provider",
            Self::Token(error) => error.code(),
            Self::IdToken(error) => error.code(),
            Self::Userinfo(error) => error.code(),
            Self::Level => "demo.level",
        }
    }
}

/// The bridge's own description, fetched anew each time.
pub(super) async fn provider(hub: &Hub) -> Result<ProviderMetadata, RedeemError> {
    let issuer = &hub.options.issuer;
    let transport = Transport::LoopbackAllowed;
    let url = ProviderMetadata::discovery_url(issuer, transport);
    let url = url.map_err(|_| RedeemError::Provider)?;
    let document = fetch(hub.http.get(url)).await?;
    ProviderMetadata::parse(&document.body, issuer, transport).map_err(|_| RedeemError::Provider)
}

/// Code, tokens, verified `id_token`, `UserInfo` of the same subject, level as asked.
pub(super) async fn redeem(
    hub: &Hub,
    provider: &ProviderMetadata,
    code: &str,
    pending: &PendingVisit,
) -> Result<Redeemed, RedeemError> {
    let us = &hub.options.service(pending.who).party;
    let jti = hub.secret().map_err(|_| RedeemError::Provider)?;
    let form = us.token_request(provider, code, pending.verifier.as_deref(), hub.now(), &jti);
    let form = form.map_err(|_| RedeemError::Provider)?;
    let mut request = hub.http.post(provider.token_endpoint.clone());
    if let Some(authorization) = &form.authorization {
        request = request.header("authorization", authorization);
    }
    let tokens = TokenResponse::parse(&fetch(request.form(&form.fields)).await?.body)?;
    let keys = fetch(hub.http.get(provider.jwks_uri.clone())).await?;
    let keys = JwkSet::parse(&keys.body).map_err(|_| RedeemError::Provider)?;
    let expected = IdTokenExpectation {
        nonce: &pending.nonce,
        access_token: Some(&tokens.access_token),
        max_age: None,
        now: hub.now(),
        skew: SKEW,
    };
    let id_token = us.verify_id_token(&tokens.id_token, provider, &keys, &expected)?;
    let acr = id_token.acr().unwrap_or_default().to_owned();
    let names = acr_names();
    let levels = names.level(&acr).zip(names.level(&pending.asked_acr));
    if levels.is_none_or(|(reached, asked)| !reached.reaches(&asked)) {
        return Err(RedeemError::Level);
    }
    let request = hub.http.get(provider.userinfo_endpoint.clone());
    let user = fetch(request.bearer_auth(&tokens.access_token)).await?;
    let expected = UserinfoExpectation {
        subject: id_token.subject(),
        now: hub.now(),
        skew: SKEW,
    };
    let claims = us.read_userinfo(&user.content_type, &user.body, provider, &keys, &expected)?;
    Ok(Redeemed { acr, claims })
}

struct Fetched {
    content_type: String,
    body: Vec<u8>,
}

/// The body whatever the status: a refusal of the token endpoint is read from it.
async fn fetch(request: reqwest::RequestBuilder) -> Result<Fetched, RedeemError> {
    let response = request.send().await.map_err(|_| RedeemError::Provider)?;
    let content_type = response.headers().get("content-type");
    let content_type = content_type.and_then(|text| text.to_str().ok());
    let content_type = content_type.unwrap_or_default().to_owned();
    let body = response.bytes().await.map_err(|_| RedeemError::Provider)?;
    Ok(Fetched {
        content_type,
        body: body.to_vec(),
    })
}
