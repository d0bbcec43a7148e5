//! The hub as the provider that logs our citizens in: its description and keys, and the two
//! back-channel calls of a login.

use std::sync::Arc;

use arc_swap::ArcSwapOption;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::Mutex;

use super::client::{Client, NetError};
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
    known: ArcSwapOption<Known>,
    fetching: Mutex<()>,
}

/// What was last learnt of the hub.
#[derive(Debug)]
struct Known {
    provider: ProviderMetadata,
    keys: JwkSet,
    at: Timestamp,
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
        let (known, fetching) = (ArcSwapOption::empty(), Mutex::new(()));
        Self {
            issuer,
            transport,
            fixed,
            party,
            skew,
            client,
            known,
            fetching,
        }
    }

    /// Our registration at the hub.
    pub fn party(&self) -> &RelyingParty {
        &self.party
    }

    /// The hub's endpoints.
    ///
    /// # Errors
    /// [`HubError`] when they were never learnt; a hub that is away keeps its last description.
    pub async fn provider(&self, now: Timestamp) -> Result<ProviderMetadata, HubError> {
        Ok(self.known(now, FRESH).await?.provider.clone())
    }

    /// Redeems a code and verifies who it is about. `jti` is a fresh random value.
    pub async fn redeem(
        &self,
        code: &str,
        verifier: &str,
        nonce: &str,
        jti: &str,
        now: Timestamp,
    ) -> Result<(IdToken, Claims), HubError> {
        let known = self.known(now, FRESH).await?;
        let form = self
            .party
            .token_request(&known.provider, code, Some(verifier), now, jti)
            .map_err(HubError::Request)?;
        let endpoint = &known.provider.token_endpoint;
        let authorization = form.authorization.as_deref();
        let answer = self
            .client
            .post_form(endpoint, &form.fields, authorization, MAX_BYTES)
            .await?;
        let tokens = TokenResponse::parse(&answer.body)?;
        let id_token = self.id_token(&known, &tokens, nonce, now).await?;
        let claims = self.userinfo(&tokens, &id_token, now).await?;
        Ok((id_token, claims))
    }

    async fn id_token(
        &self,
        known: &Known,
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
        let verify = |known: &Known| {
            self.party
                .verify_id_token(&tokens.id_token, &known.provider, &known.keys, &expected)
        };
        match verify(known) {
            // The hub may have rolled its keys since we looked.
            Err(IdTokenError::Jose(JoseError::UnknownKid)) => {
                Ok(verify(&*self.known(now, COOL_DOWN).await?)?)
            }
            other => Ok(other?),
        }
    }

    async fn userinfo(
        &self,
        tokens: &TokenResponse,
        id_token: &IdToken,
        now: Timestamp,
    ) -> Result<Claims, HubError> {
        let known = self.known(now, FRESH).await?;
        let endpoint = &known.provider.userinfo_endpoint;
        let answer = self
            .client
            .get_with_token(endpoint, &tokens.access_token, MAX_BYTES)
            .await?;
        let expected = UserinfoExpectation {
            subject: id_token.subject(),
            now,
            skew: self.skew,
        };
        let claims = self.party.read_userinfo(
            &answer.content_type,
            &answer.body,
            &known.provider,
            &known.keys,
            &expected,
        )?;
        Ok(claims)
    }

    /// What is known of the hub, asked anew when it is older than `max_age`. Of several callers
    /// one asks; when that fails, the last good answer stays in use.
    async fn known(&self, now: Timestamp, max_age: SignedDuration) -> Result<Arc<Known>, HubError> {
        let fresh = || {
            self.known
                .load_full()
                .filter(|known| now.duration_since(known.at) < max_age)
        };
        if let Some(known) = fresh() {
            return Ok(known);
        }
        let _one_at_a_time = self.fetching.lock().await;
        if let Some(known) = fresh() {
            return Ok(known);
        }
        match self.fetch(now).await {
            Ok(known) => {
                let known = Arc::new(known);
                self.known.store(Some(Arc::clone(&known)));
                Ok(known)
            }
            Err(error) => self.known.load_full().ok_or(error),
        }
    }

    async fn fetch(&self, now: Timestamp) -> Result<Known, HubError> {
        let provider = if let Some(fixed) = &self.fixed {
            fixed.clone()
        } else {
            let url = ProviderMetadata::discovery_url(&self.issuer, self.transport)?;
            let document = self.client.get(&url, MAX_BYTES).await?;
            ProviderMetadata::parse(&document.body, &self.issuer, self.transport)?
        };
        let document = self.client.get(&provider.jwks_uri, MAX_BYTES).await?;
        let keys = JwkSet::parse(&document.body).map_err(HubError::Keys)?;
        Ok(Known {
            provider,
            keys,
            at: now,
        })
    }
}
