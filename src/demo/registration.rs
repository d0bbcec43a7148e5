//! The registrations between one hub and its bridge: both halves of each side by side, the
//! bridge's as text of its configuration file, the hub's as values.

use openssl::pkey::{PKey, Private};

use super::keyring::Keyring;
use super::member_state::HubStyle;
use crate::oidc::jose::{
    ContentEncryption, EncryptionChoice, JoseError, JweKey, JwkSet, JwsAlgorithm, JwsKey,
    KeyManagementAlgorithm,
};
use crate::oidc::relying_party::{RelyingParty, RelyingPartyAuthentication};
use crate::oidc::{Client, ClientAuthentication, ResponseProtection, Secret, UserinfoFormat};

/// The hub's identifier at the bridge.
const SERVICE: &str = "demo-national-service";
/// The bridge's identifier at the hub.
const BRIDGE: &str = "demo-eidas-bridge";

/// The two parties and what they share.
pub(super) struct Registration<'a> {
    pub(super) style: HubStyle,
    pub(super) bridge_url: &'a str,
    pub(super) hub_url: &'a str,
    /// The shared secret of both registrations, where they have one.
    pub(super) secret: &'a str,
    /// What citizens are called abroad, where it is not what the demo says.
    pub(super) identifiers: Option<&'a str>,
}

impl Registration<'_> {
    /// `[[connector.client]]`: the hub as client of the bridge.
    pub(super) fn connector_client(&self) -> String {
        let hub = self.hub_url;
        let common = format!(
            "[[connector.client]]\n\
             client_id = \"{SERVICE}\"\n\
             name = \"Demo national service\"\n\
             redirect_uris = [\"{hub}/service/callback\"]\n\
             jwks_uri = \"{hub}/service/jwks\"\n"
        );
        let rest = match self.style {
            HubStyle::FranceConnect => {
                "token_endpoint_auth_method = \"client_secret_post\"\n\
                 client_secret_file = \"secrets/client\"\n\
                 id_token_encrypted_response_alg = \"RSA-OAEP\"\n\
                 userinfo_signed_response_alg = \"ES256\"\n\
                 userinfo_encrypted_response_alg = \"RSA-OAEP\"\n"
            }
            HubStyle::PrivateKey => {
                "token_endpoint_auth_method = \"private_key_jwt\"\n\
                 pkce_required = true\n"
            }
        };
        common + rest
    }

    /// The other half: what the hub's service does at the bridge, and the keys it publishes.
    pub(super) fn service(&self, key: PKey<Private>) -> Result<(RelyingParty, JwkSet), JoseError> {
        let mut party = RelyingParty {
            client_id: SERVICE.to_owned(),
            redirect_uri: format!("{}/service/callback", self.hub_url),
            authentication: RelyingPartyAuthentication::SecretPost(Secret::new(self.secret)),
            decryption_keys: Vec::new(),
            id_token: ResponseProtection::default(),
            userinfo: UserinfoFormat::Json,
        };
        let published = match self.style {
            HubStyle::FranceConnect => {
                let key = JweKey::new(key)?;
                let published = key.public(Some(KeyManagementAlgorithm::RsaOaep));
                let protection = sealed(KeyManagementAlgorithm::RsaOaep);
                party.decryption_keys.push(key);
                party.id_token = protection;
                party.userinfo = UserinfoFormat::Jwt(protection);
                published
            }
            HubStyle::PrivateKey => {
                let key = JwsKey::new(key, JwsAlgorithm::Es256)?;
                let published = key.public().clone();
                party.authentication = RelyingPartyAuthentication::PrivateKeyJwt(key);
                published
            }
        };
        Ok((party, JwkSet::new(vec![published])))
    }

    /// `[proxy_service.hub]`: the bridge as client of the hub.
    pub(super) fn proxy_service_hub(&self) -> String {
        let short = "identifier_secret_file = \"secrets/identifier\"\n";
        let common = format!(
            "[proxy_service.hub]\n\
             issuer = \"{}\"\n\
             client_id = \"{BRIDGE}\"\n\
             profile = \"franceconnect-plus\"\n\
             {}",
            self.hub_url,
            self.identifiers.unwrap_or(short),
        );
        let rest = match self.style {
            HubStyle::FranceConnect => {
                "token_endpoint_auth_method = \"client_secret_post\"\n\
                 client_secret_file = \"secrets/client\"\n\
                 id_token_encrypted_response_alg = \"ECDH-ES\"\n\
                 userinfo_signed_response_alg = \"ES256\"\n\
                 userinfo_encrypted_response_alg = \"ECDH-ES\"\n"
            }
            HubStyle::PrivateKey => {
                "token_endpoint_auth_method = \"private_key_jwt\"\n\
                 id_token_signed_response_alg = \"RS256\"\n\
                 userinfo_signed_response_alg = \"RS256\"\n"
            }
        };
        // FranceConnect+ has no address; the demo's hubs do.
        common + rest + "[proxy_service.hub.scopes]\nCurrentAddress = [\"address\"]\n"
    }

    /// The other half: the bridge as the hub knows it. Its keys are fetched from it.
    pub(super) fn bridge(&self) -> Client {
        let callback = format!("{}/proxy-service/callback", self.bridge_url);
        let secret = ClientAuthentication::SecretPost(Secret::new(self.secret));
        let mut client = Client::new(BRIDGE, vec![callback], secret);
        client.nonce_required = true;
        match self.style {
            HubStyle::FranceConnect => {
                client.id_token = sealed(KeyManagementAlgorithm::EcdhEs);
                client.userinfo = UserinfoFormat::Jwt(client.id_token);
            }
            HubStyle::PrivateKey => {
                client.authentication = ClientAuthentication::PrivateKeyJwt;
                client.pkce_required = true;
                client.id_token.signing = JwsAlgorithm::Rs256;
                client.userinfo = UserinfoFormat::Jwt(client.id_token);
            }
        }
        client
    }

    /// The key that signs the hub's tokens.
    pub(super) fn hub_key(&self, keys: &Keyring) -> Result<JwsKey, JoseError> {
        let algorithm = match self.style {
            HubStyle::FranceConnect => JwsAlgorithm::Es256,
            HubStyle::PrivateKey => JwsAlgorithm::Rs256,
        };
        JwsKey::new(keys.hub_signing.clone(), algorithm)
    }

    /// Whether the hub's service uses PKCE.
    pub(super) fn pkce(&self) -> bool {
        self.style == HubStyle::PrivateKey
    }

    /// What the hub's service asks the bridge for.
    pub(super) fn scopes(&self) -> &'static [&'static str] {
        match self.style {
            HubStyle::FranceConnect => &[
                "openid",
                "profile",
                "email",
                "preferred_username",
                "birthplace",
                "birthcountry",
            ],
            HubStyle::PrivateKey => &[
                "openid",
                "given_name",
                "family_name",
                "birthdate",
                "gender",
                "birthplace",
                "address",
            ],
        }
    }
}

/// Signed with ES256, then encrypted.
fn sealed(alg: KeyManagementAlgorithm) -> ResponseProtection {
    ResponseProtection {
        signing: JwsAlgorithm::Es256,
        encryption: Some(EncryptionChoice {
            alg,
            enc: ContentEncryption::A256gcm,
        }),
    }
}
