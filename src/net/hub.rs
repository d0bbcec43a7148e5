//! The hub as the provider that logs our citizens in: its description and keys, and the two
//! back-channel calls of a login.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::client::{Client, NetError};
use super::learnt::Learnt;
use crate::oidc::Claims;
use crate::oidc::jose::{JoseError, JwkSet};
use crate::oidc::relying_party::{
    IdToken, IdTokenError, IdTokenExpectation, ProviderMetadata, ProviderMetadataError,
    RelyingParty, TokenResponse, TokenResponseError, Transport, UserinfoError, UserinfoExpectation,
};

const MAX_BYTES: usize = 256 * 1024;
/// How long a description and keys are used before they are asked for again.
const FRESH: SignedDuration = SignedDuration::from_mins(60);
/// How often an unknown key may cause a fetch.
const COOL_DOWN: SignedDuration = SignedDuration::from_secs(30);

/// The hub and us at it.
#[derive(Debug)]
pub struct Hub {
    issuer: String,
    transport: Transport,
    fixed: Option<ProviderMetadata>,
    party: RelyingParty,
    skew: SignedDuration,
    client: Client,
    description: Learnt<ProviderMetadata>,
    keys: Learnt<JwkSet>,
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
            party,
            skew,
            client,
            description,
            keys,
        }
    }

    /// Our registration at the hub.
    pub fn party(&self) -> &RelyingParty {
        &self.party
    }

    /// Takes over what another record of the same hub has learnt, such as the one of an earlier
    /// configuration, so that a hub that is away is still known.
    pub fn inherit(&self, other: &Self) {
        if self.issuer == other.issuer && self.fixed == other.fixed {
            self.description.inherit(&other.description);
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
        self.keys(&provider, now, FRESH).await?;
        Ok(())
    }

    /// Redeems a code and verifies who it is about. `jti` is a fresh random value.
    ///
    /// # Errors
    /// [`HubError`].
    pub async fn redeem(
        &self,
        code: &str,
        verifier: &str,
        nonce: &str,
        jti: &str,
        now: Timestamp,
    ) -> Result<(IdToken, Claims), HubError> {
        let provider = self.provider(now).await?;
        let form = self
            .party
            .token_request(&provider, code, Some(verifier), now, jti)
            .map_err(HubError::Request)?;
        let endpoint = &provider.token_endpoint;
        let authorization = form.authorization.as_deref();
        let answer = self
            .client
            .post_form(endpoint, &form.fields, authorization, MAX_BYTES)
            .await?;
        let tokens = TokenResponse::parse(&answer.body)?;
        let id_token = self.id_token(&provider, &tokens, nonce, now).await?;
        let claims = self.userinfo(&provider, &tokens, &id_token, now).await?;
        Ok((id_token, claims))
    }

    async fn id_token(
        &self,
        provider: &ProviderMetadata,
        tokens: &TokenResponse,
        nonce: &str,
        now: Timestamp,
    ) -> Result<IdToken, HubError> {
        let expected = IdTokenExpectation {
            nonce,
            access_token: Some(&tokens.access_token),
            max_age: None,
            now,
            skew: self.skew,
        };
        let verify = |keys: &JwkSet| {
            self.party
                .verify_id_token(&tokens.id_token, provider, keys, &expected)
        };
        match verify(&*self.keys(provider, now, FRESH).await?) {
            // The hub may have rolled its keys since we looked.
            Err(IdTokenError::Jose(JoseError::UnknownKid)) => {
                Ok(verify(&*self.keys(provider, now, COOL_DOWN).await?)?)
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
            self.party
                .read_userinfo(content_type, &answer.body, provider, keys, &expected)
        };
        match read(&*self.keys(provider, now, FRESH).await?) {
            Err(UserinfoError::Jose(JoseError::UnknownKid)) => {
                Ok(read(&*self.keys(provider, now, COOL_DOWN).await?)?)
            }
            other => Ok(other?),
        }
    }

    async fn keys(
        &self,
        provider: &ProviderMetadata,
        now: Timestamp,
        max_age: SignedDuration,
    ) -> Result<Arc<JwkSet>, HubError> {
        let fetch = || async {
            let document = self.client.get(&provider.jwks_uri, MAX_BYTES).await?;
            JwkSet::parse(&document.body).map_err(HubError::Keys)
        };
        self.keys.known(now, max_age, fetch).await
    }

    async fn describe(&self) -> Result<ProviderMetadata, HubError> {
        if let Some(fixed) = &self.fixed {
            return Ok(fixed.clone());
        }
        let url = ProviderMetadata::discovery_url(&self.issuer, self.transport)?;
        let document = self.client.get(&url, MAX_BYTES).await?;
        Ok(ProviderMetadata::parse(
            &document.body,
            &self.issuer,
            self.transport,
        )?)
    }
}
