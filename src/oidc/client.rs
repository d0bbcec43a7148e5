//! A client's registration, as data: who it is, where answers go, and in which form.

use std::collections::{BTreeSet, HashMap};

use super::client_certificate::CertificateSubject;
use super::jose;
use super::jose::{EncryptionChoice, JoseError, JwkSet, JwsAlgorithm, SigningKeys};
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
    /// `tls_client_auth`: a certificate of this subject [RFC8705 §2.1].
    TlsClientAuth(CertificateSubject),
}

impl ClientAuthentication {
    /// The registered name of the method.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::SecretPost(_) => "client_secret_post",
            Self::SecretBasic(_) => "client_secret_basic",
            Self::PrivateKeyJwt => "private_key_jwt",
            Self::TlsClientAuth(_) => "tls_client_auth",
        }
    }
}

/// Which rules bind a client beyond OpenID Connect's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SecurityProfile {
    /// None.
    #[default]
    Standard,
    /// The FAPI 2.0 security profile `[FAPI2 §5]`.
    Fapi2,
}

impl SecurityProfile {
    /// Which of these a client may sign with `[FAPI2 §5.4.1]`.
    pub(super) fn among(self, offered: &[JwsAlgorithm]) -> Vec<JwsAlgorithm> {
        let allowed = |algorithm: &JwsAlgorithm| match self {
            Self::Standard => true,
            Self::Fapi2 => matches!(algorithm, JwsAlgorithm::Es256 | JwsAlgorithm::Ps256),
        };
        offered.iter().copied().filter(allowed).collect()
    }
}

/// What an access token is bound to beside its client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SenderConstraint {
    /// Nothing: whoever holds it may use it [RFC6750 §1].
    #[default]
    None,
    /// A key that the client proves to hold [RFC9449 §5].
    Dpop,
    /// The client's certificate [RFC8705 §3].
    MutualTls,
}

/// For whom a client may say that its assertion is [RFC7523 §3].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AssertionAudience {
    /// Our issuer identifier, as one text.
    #[default]
    Issuer,
    /// Also our token endpoint, or a list of only these two: older clients.
    IssuerOrTokenEndpoint,
}

/// What ties a code to the browser that asked for it [RFC9700 §2.1.1].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NonceRule {
    /// A nonce, with PKCE or without.
    Required,
    /// A nonce or PKCE.
    #[default]
    OrPkce,
    /// Neither: nothing but `state`, which the client checks itself.
    Optional,
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

/// What is registered about signed requests [RFC9101 §10.5].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RequestObjects {
    /// The one algorithm; none: any that the client's keys fit.
    pub signing: Option<JwsAlgorithm>,
    /// Requests must come in one.
    pub required: bool,
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
    /// Rules beyond OpenID Connect's own.
    pub profile: SecurityProfile,
    /// What its access tokens are bound to.
    pub sender_constraint: SenderConstraint,
    /// For whom its assertions may be.
    pub assertion_audience: AssertionAudience,
    /// PKCE must be used.
    pub pkce_required: bool,
    /// Requests must be pushed [RFC9126 §6].
    pub par_required: bool,
    /// Its request objects.
    pub request_objects: RequestObjects,
    /// Where a browser may go after a logout, compared byte by byte.
    pub post_logout_redirect_uris: Vec<String>,
    /// What it must send of nonce and PKCE.
    pub nonce: NonceRule,
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
            profile: SecurityProfile::default(),
            sender_constraint: SenderConstraint::default(),
            assertion_audience: AssertionAudience::default(),
            pkce_required: false,
            par_required: false,
            request_objects: RequestObjects::default(),
            post_logout_redirect_uris: Vec::new(),
            nonce: NonceRule::default(),
            allowed_acr: Vec::new(),
            allowed_scopes: BTreeSet::new(),
        }
    }

    /// Whether its requests count only where it pushed them [RFC9126 §6, FAPI2 §5.3.2.2].
    pub fn must_push(&self) -> bool {
        self.par_required || self.profile == SecurityProfile::Fapi2
    }

    /// Whether something is to be encrypted to it, and no key of its is known for that.
    pub fn lacks_keys(&self) -> bool {
        let userinfo = match self.userinfo {
            UserinfoFormat::Json => None,
            UserinfoFormat::Jwt(protection) => protection.encryption,
        };
        let choices = [self.id_token.encryption, userinfo];
        let mut choices = choices.into_iter().flatten();
        choices.any(|choice| self.keys.for_encryption(choice.alg).is_none())
    }

    /// Whether its requests count only with PKCE `[RFC7636 §4.4.1, FAPI2 §5.3.2.2]`.
    pub fn must_use_pkce(&self) -> bool {
        self.pkce_required || self.profile == SecurityProfile::Fapi2
    }

    /// Signs with the key of the registered algorithm, then encrypts where so registered: sign
    /// first, always [OIDC-Core §10.2].
    pub(crate) fn protect(
        &self,
        claims: &serde_json::Value,
        protection: ResponseProtection,
        keys: &SigningKeys,
    ) -> Result<String, JoseError> {
        let key = keys.for_algorithm(protection.signing);
        let key = key.ok_or(JoseError::KeyUnsuitable)?;
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
