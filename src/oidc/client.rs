//! A client's registration, as data: who it is, where answers go, and in which form.

use std::collections::{BTreeSet, HashMap};

use super::jose;
use super::jose::{EncryptionChoice, JoseError, JwkSet, JwsAlgorithm, JwsKey};
use super::secret::Secret;

/// How a client proves who it is at the token endpoint [OIDC-Core §9]. One method per client.
#[derive(Debug, Clone)]
pub enum ClientAuthentication {
    /// `client_secret_post`.
    SecretPost(Secret),
    /// `client_secret_basic`.
    SecretBasic(Secret),
    /// `private_key_jwt`, verified with [`Client::keys`].
    PrivateKeyJwt,
}

impl ClientAuthentication {
    /// The registered name of the method.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::SecretPost(_) => "client_secret_post",
            Self::SecretBasic(_) => "client_secret_basic",
            Self::PrivateKeyJwt => "private_key_jwt",
        }
    }
}

/// How a signed response is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResponseProtection {
    /// The one signature algorithm.
    pub signing: JwsAlgorithm,
    /// Encryption around the signature, where registered.
    pub encryption: Option<EncryptionChoice>,
}

impl Default for ResponseProtection {
    fn default() -> Self {
        Self {
            signing: JwsAlgorithm::Es256,
            encryption: None,
        }
    }
}

/// The form of the UserInfo response [OIDC-Core §5.3.2].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UserinfoFormat {
    /// Plain JSON.
    #[default]
    Json,
    /// A signed token, encrypted where registered.
    Jwt(ResponseProtection),
}

/// A registered client. The caller refreshes `keys` when the client publishes new ones.
#[derive(Debug, Clone)]
pub struct Client {
    /// The identifier, compared byte by byte.
    pub client_id: String,
    /// Redirect addresses, compared byte by byte [RFC9700 §2.1].
    pub redirect_uris: Vec<String>,
    /// The one method at the token endpoint.
    pub authentication: ClientAuthentication,
    /// The client's public keys: for its assertions and to encrypt to.
    pub keys: JwkSet,
    /// Protection of its `id_token`.
    pub id_token: ResponseProtection,
    /// Form of its UserInfo response.
    pub userinfo: UserinfoFormat,
    /// PKCE must be used.
    pub pkce_required: bool,
    /// A nonce must be sent. Without PKCE it always must.
    pub nonce_required: bool,
    /// Levels that it may ask for; empty means any.
    pub allowed_acr: Vec<String>,
    /// Scopes that it may ask for; empty means any. Others are dropped silently.
    pub allowed_scopes: BTreeSet<String>,
}

impl Client {
    /// A client with plain answers and no further limits; set the fields that differ.
    pub fn new(
        client_id: impl Into<String>,
        redirect_uris: Vec<String>,
        authentication: ClientAuthentication,
    ) -> Self {
        Self {
            client_id: client_id.into(),
            redirect_uris,
            authentication,
            keys: JwkSet::default(),
            id_token: ResponseProtection::default(),
            userinfo: UserinfoFormat::default(),
            pkce_required: false,
            nonce_required: false,
            allowed_acr: Vec::new(),
            allowed_scopes: BTreeSet::new(),
        }
    }

    /// Signs, then encrypts where so registered: sign first, always [OIDC-Core §10.2].
    pub(crate) fn protect(
        &self,
        claims: &serde_json::Value,
        protection: ResponseProtection,
        key: &JwsKey,
    ) -> Result<String, JoseError> {
        if key.algorithm() != protection.signing {
            return Err(JoseError::KeyUnsuitable);
        }
        let signed = jose::sign(claims, key, "JWT")?;
        let Some(choice) = protection.encryption else {
            return Ok(signed);
        };
        let recipient = self.keys.for_encryption(choice.alg);
        jose::encrypt(&signed, recipient.ok_or(JoseError::KeyUnsuitable)?, choice)
    }
}

/// All registered clients, by identifier.
#[derive(Debug, Clone, Default)]
pub struct Clients(HashMap<String, Client>);

impl Clients {
    /// Takes the registrations; of two with the same identifier the later one stays.
    pub fn new(clients: impl IntoIterator<Item = Client>) -> Self {
        let by_id = clients
            .into_iter()
            .map(|client| (client.client_id.clone(), client));
        Self(by_id.collect())
    }

    /// The client of this identifier.
    pub fn get(&self, client_id: &str) -> Option<&Client> {
        self.0.get(client_id)
    }

    /// All clients, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Client> {
        self.0.values()
    }
}
