//! Being a client of a provider: the bridge towards the hub, and the demo's hubs towards us.
//!
//! One folder, in the order of a login: [`ProviderMetadata`], the authorization address or the
//! [`PushedRequest`], the [`Callback`], the token request and its answer, the verified [`IdToken`], the UserInfo.

mod authorization_url;
mod callback;
mod id_token;
mod provider_metadata;
mod pushed;
mod token;
mod userinfo;

pub use authorization_url::{AuthorizationAsk, claims_parameter};
pub use callback::{Callback, CallbackError};
pub use id_token::{IdToken, IdTokenError, IdTokenExpectation};
pub use provider_metadata::{ProviderMetadata, ProviderMetadataError, Transport};
pub use pushed::{PushedError, PushedRequest};
pub use token::{HttpForm, TokenResponse, TokenResponseError};
pub use userinfo::{UserinfoError, UserinfoExpectation};

use super::client::{ResponseProtection, UserinfoFormat};
use super::jose::{JweKey, JwsKey};
use super::secret::Secret;

/// How we prove who we are at the provider's token endpoint [OIDC-Core §9].
#[derive(Debug, Clone)]
pub enum RelyingPartyAuthentication {
    /// `client_secret_post`.
    SecretPost(Secret),
    /// `client_secret_basic`.
    SecretBasic(Secret),
    /// `private_key_jwt`.
    PrivateKeyJwt(JwsKey),
}

/// Our registration at one provider.
#[derive(Debug, Clone)]
pub struct RelyingParty {
    /// Our identifier there.
    pub client_id: String,
    /// Our redirect address there.
    pub redirect_uri: String,
    /// How we authenticate.
    pub authentication: RelyingPartyAuthentication,
    /// Keys that answers may be encrypted to.
    pub decryption_keys: Vec<JweKey>,
    /// The registered protection of the `id_token`: nothing else is accepted.
    pub id_token: ResponseProtection,
    /// The registered form of the UserInfo response: nothing else is accepted.
    pub userinfo: UserinfoFormat,
}
