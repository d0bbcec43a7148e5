//! The hub as the provider that logs our citizens in: its description and keys, and the
//! back-channel calls of a login.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use tokio::runtime::{Handle, RuntimeFlavor};
use url::Url;

use super::client::{Client, NetError};
use super::learnt::Learnt;
use crate::config::{HubAudience, HubRequests, Use};
use crate::oidc::Claims;
use crate::oidc::jose::{JoseError, JwkSet};
use crate::oidc::relying_party::{
    AuthorizationAsk, IdToken, IdTokenError, IdTokenExpectation, ProviderMetadata,
    ProviderMetadataError, PushedError, PushedRequest, RelyingParty, TokenResponse,
    TokenResponseError, Transport, UserinfoError, UserinfoExpectation,
};

const MAX_BYTES: usize = 256 * 1024;
/// How long a description and keys are used before they are asked for again.
const FRESH: SignedDuration = SignedDuration::from_mins(60);

/// The hub and us at it.
#[derive(Debug)]
pub struct Hub {
    issuer: String,
    transport: Transport,
    fixed: Option<ProviderMetadata>,
    requests: HubRequests,
    party: RelyingParty,
    skew: SignedDuration,
    client: Client,
    description: Learnt<ProviderMetadata, HubError>,
    keys: Learnt<JwkSet, HubError>,
}

/// A code on its way to becoming an identity.
#[derive(Clone, Copy)]
pub struct Redemption<'a> {
    /// The code.
    pub code: &'a str,
    /// What its challenge was made of, where one was sent.
    pub verifier: Option<&'a str>,
    /// The nonce that was sent.
    pub nonce: &'a str,
    /// A fresh random value.
    pub jti: &'a str,
    /// When the person was sent to the hub.
    pub asked_at: Timestamp,
    /// The time.
    pub now: Timestamp,
}

/// Why the hub yields no identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HubError {
    /// It does not answer.
    #[error("the hub does not answer: {0}")]
    Net(#[from] NetError),
    /// Its description is unusable.
    #[error(transparent)]
    Description(#[from] ProviderMetadataError),
    /// Its keys are unusable.
    #[error("the hub's keys are unusable")]
    Keys(JoseError),
    /// It does not take the request that was pushed.
    #[error(transparent)]
    Pushed(#[from] PushedError),
    /// The token endpoint refused or answered nonsense.
    #[error(transparent)]
    Token(#[from] TokenResponseError),
    /// Our request could not be made.
    #[error("the token request could not be made")]
    Request(JoseError),
    /// The `id_token` breaks a rule.
    #[error(transparent)]
    IdToken(#[from] IdTokenError),
    /// The UserInfo response breaks a rule.
    #[error(transparent)]
    Userinfo(#[from] UserinfoError),
}

impl HubError {
    /// Stable code of the rule that broke.
    pub fn code(self) -> &'static str {
        match self {
            Self::Net(error) => error.code(),
            Self::Description(error) => error.code(),
            Self::Keys(error) | Self::Request(error) => error.code(),
            Self::Pushed(error) => error.code(),
            Self::Token(error) => error.code(),
            Self::IdToken(error) => error.code(),
            Self::Userinfo(error) => error.code(),
        }
    }

    /// Whether the hub is away, rather than wrong.
    pub fn is_outage(self) -> bool {
        matches!(self, Self::Net(_))
    }
}

impl Hub {
    /// A hub with this issuer identifier; `fixed` endpoints replace discovery.
    pub fn new(
        issuer: String,
        transport: Transport,
        fixed: Option<ProviderMetadata>,
        party: RelyingParty,
        skew: SignedDuration,
        client: Client,
    ) -> Self {
        let (description, keys) = (Learnt::default(), Learnt::default());
        Self {
            issuer,
            transport,
            fixed,
            requests: HubRequests::default(),
            party,
            skew,
            client,
            description,
            keys,
        }
    }

    /// The same, with requests made in another way than by default.
    #[must_use]
    pub fn asking(mut self, requests: HubRequests) -> Self {
        self.requests = requests;
        self
    }

    /// Takes over what another record of the same hub has learnt, such as the one of an earlier
    /// configuration, so that a hub that is away is still known.
    pub fn inherit(&self, other: &Self) {
        if self.issuer == other.issuer && self.fixed == other.fixed {
            if self.requests.assertion_audience == other.requests.assertion_audience {
                self.description.inherit(&other.description);
            }
            self.keys.inherit(&other.keys);
        }
    }

    /// The hub's endpoints, as configured or as it describes them.
    ///
    /// # Errors
    /// [`HubError`] when they were never learnt; a hub that is away keeps its last description.
    pub async fn provider(&self, now: Timestamp) -> Result<Arc<ProviderMetadata>, HubError> {
        self.description.known(now, FRESH, || self.describe()).await
    }

    /// Whether the hub's endpoints and keys are known, asking for what is not.
    ///
    /// # Errors
    /// [`HubError`] when something is still missing.
    pub async fn look(&self, now: Timestamp) -> Result<(), HubError> {
        let provider = self.provider(now).await?;
        self.keys(&provider, now).await?;
        Ok(())
    }

    /// Whether codes are bound to their login with PKCE.
    pub fn takes_challenge(&self, provider: &ProviderMetadata) -> bool {
        used(self.requests.pkce, provider.takes_challenge)
    }

    /// Whether single claims are asked for.
    pub fn takes_claims(&self, provider: &ProviderMetadata) -> bool {
        used(self.requests.claims, provider.takes_claims)
    }

    /// Where to send the browser with this request, which is pushed first where that is done.
    /// `prompt` and `max_age` are the hub's own. `jti` is a fresh random value.
    ///
    /// # Errors
    /// [`HubError`] where the request has to be pushed and is not taken.
    pub async fn authorization_url(
        &self,
        provider: &ProviderMetadata,
        ask: &AuthorizationAsk<'_>,
        jti: &str,
        now: Timestamp,
    ) -> Result<Url, HubError> {
        let ask = AuthorizationAsk {
            prompt: self.requests.prompt,
            max_age: self.requests.max_age,
            ..ask.clone()
        };
        let endpoint = provider.pushed_authorization_request_endpoint.as_ref();
        if !used(self.requests.pushed, endpoint.is_some()) {
            return Ok(self.party.authorization_url(provider, &ask));
        }
        let endpoint = endpoint.ok_or(PushedError::Endpoint)?;
        let form = beside(|| self.party.pushed_request(provider, &ask, now, jti));
        let form = form.map_err(HubError::Request)?;
        let authorization = form.authorization.as_deref();
        let answer = self
            .client
            .post_form(endpoint, &form.fields, authorization, MAX_BYTES)
            .await?;
        let pushed = PushedRequest::parse(&answer.body)?;
        Ok(self.party.pushed_url(provider, &pushed))
    }

    /// Redeems a code and verifies who it is about.
    ///
    /// # Errors
    /// [`HubError`].
    pub async fn redeem(&self, asked: &Redemption<'_>) -> Result<(IdToken, Claims), HubError> {
        let provider = self.provider(asked.now).await?;
        let form = beside(|| {
            self.party
                .token_request(&provider, asked.code, asked.verifier, asked.now, asked.jti)
        });
        let form = form.map_err(HubError::Request)?;
        let endpoint = &provider.token_endpoint;
        let authorization = form.authorization.as_deref();
        let answer = self
            .client
            .post_form(endpoint, &form.fields, authorization, MAX_BYTES)
            .await?;
        let tokens = TokenResponse::parse(&answer.body)?;
        let id_token = self.id_token(&provider, &tokens, asked).await?;
        let claims = self
            .userinfo(&provider, &tokens, &id_token, asked.now)
            .await?;
        Ok((id_token, claims))
    }

    async fn id_token(
        &self,
        provider: &ProviderMetadata,
        tokens: &TokenResponse,
        asked: &Redemption<'_>,
    ) -> Result<IdToken, HubError> {
        // The person logged in before they were sent back, and may have been asked for more since.
        let under_way = asked.now.duration_since(asked.asked_at).as_secs().max(0);
        let under_way = u32::try_from(under_way).unwrap_or(u32::MAX);
        let max_age = self.requests.max_age;
        let expected = IdTokenExpectation {
            nonce: asked.nonce,
            access_token: Some(&tokens.access_token),
            max_age: max_age.map(|seconds| seconds.saturating_add(under_way)),
            now: asked.now,
            skew: self.skew,
        };
        let verify = |keys: &JwkSet| {
            beside(|| {
                self.party
                    .verify_id_token(&tokens.id_token, provider, keys, &expected)
            })
        };
        match verify(&*self.keys(provider, asked.now).await?) {
            // The hub may have rolled its keys since we looked.
            Err(IdTokenError::Jose(JoseError::UnknownKid)) => {
                Ok(verify(&*self.newer_keys(provider, asked.now).await?)?)
            }
            other => Ok(other?),
        }
    }

    async fn userinfo(
        &self,
        provider: &ProviderMetadata,
        tokens: &TokenResponse,
        id_token: &IdToken,
        now: Timestamp,
    ) -> Result<Claims, HubError> {
        let endpoint = &provider.userinfo_endpoint;
        let answer = self
            .client
            .get_with_token(endpoint, &tokens.access_token, MAX_BYTES)
            .await?;
        let expected = UserinfoExpectation {
            subject: id_token.subject(),
            now,
            skew: self.skew,
        };
        let read = |keys: &JwkSet| {
            let content_type = &answer.content_type;
            beside(|| {
                self.party
                    .read_userinfo(content_type, &answer.body, provider, keys, &expected)
            })
        };
        match read(&*self.keys(provider, now).await?) {
            Err(UserinfoError::Jose(JoseError::UnknownKid)) => {
                Ok(read(&*self.newer_keys(provider, now).await?)?)
            }
            other => Ok(other?),
        }
    }

    async fn keys(
        &self,
        provider: &ProviderMetadata,
        now: Timestamp,
    ) -> Result<Arc<JwkSet>, HubError> {
        let fetch = || self.fetch_keys(provider);
        self.keys.known(now, FRESH, fetch).await
    }

    /// The keys anew: a token names one that is not among those that we know.
    async fn newer_keys(
        &self,
        provider: &ProviderMetadata,
        now: Timestamp,
    ) -> Result<Arc<JwkSet>, HubError> {
        self.keys.renewed(now, || self.fetch_keys(provider)).await
    }

    async fn fetch_keys(&self, provider: &ProviderMetadata) -> Result<JwkSet, HubError> {
        let document = self.client.get(&provider.jwks_uri, MAX_BYTES).await?;
        let keys = JwkSet::parse(&document.body).map_err(HubError::Keys)?;
        // A set without a key would replace one that works.
        match keys.keys() {
            [] => Err(HubError::Keys(JoseError::KeyUnsuitable)),
            _ => Ok(keys),
        }
    }

    async fn describe(&self) -> Result<ProviderMetadata, HubError> {
        let mut provider = match &self.fixed {
            Some(fixed) => fixed.clone(),
            None => self.discover().await?,
        };
        if self.requests.assertion_audience == HubAudience::TokenEndpoint {
            provider.assertion_audience = provider.token_endpoint.to_string();
        }
        Ok(provider)
    }

    async fn discover(&self) -> Result<ProviderMetadata, HubError> {
        let url = ProviderMetadata::discovery_url(&self.issuer, self.transport)?;
        let document = self.client.get(&url, MAX_BYTES).await?;
        Ok(ProviderMetadata::parse(
            &document.body,
            &self.issuer,
            self.transport,
        )?)
    }
}

/// Whether something is used that the hub's description offers, or not.
fn used(setting: Use, offered: bool) -> bool {
    match setting {
        Use::Offered => offered,
        Use::Always => true,
        Use::Never => false,
    }
}

/// Does what needs a key of ours, which may be far away, so that other requests of this thread go
/// on meanwhile; where there is one thread only, there is nobody to hand them to.
fn beside<T>(work: impl FnOnce() -> T) -> T {
    match Handle::current().runtime_flavor() {
        RuntimeFlavor::MultiThread => tokio::task::block_in_place(work),
        _ => work(),
    }
}
