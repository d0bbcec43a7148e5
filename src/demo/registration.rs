//! The registrations between one hub and its bridge: both halves of each side by side, the
//! bridge's as text of its configuration file, the hub's as values.

use openssl::pkey::{PKey, Private};

use super::hub::Service;
use super::keyring::Keyring;
use super::member_state::HubStyle;
use crate::oidc::jose::{
    ContentEncryption, EncryptionChoice, JoseError, JweKey, JwkSet, JwsAlgorithm, JwsKey,
    KeyManagementAlgorithm,
};
use crate::oidc::relying_party::{RelyingParty, RelyingPartyAuthentication};
use crate::oidc::{
    Client, ClientAuthentication, NonceRule, ResponseProtection, Secret, UserinfoFormat,
};

/// The hub's identifier at the bridge.
const SERVICE: &str = "demo-national-service";
/// The identifier of its service for companies.
const COMPANIES: &str = "demo-company-service";
/// The bridge's identifier at the hub.
const BRIDGE: &str = "demo-eidas-bridge";

/// FranceConnect+ has no scopes for these; the demo's hubs do. And one of their citizens has names
/// in Greek letters alone.
const SCOPES: &str = "[proxy_service.hub.transliteration]\n\
    greek = \"elot-743\"\n\
    cyrillic = \"cyrillic-icao\"\n\
    [proxy_service.hub.scopes]\n\
    CurrentAddress = [\"address\"]\n\
    Nationality = [\"nationalities\"]\n\
    CountryOfBirth = [\"place_of_birth\"]\n\
    TownOfBirth = [\"place_of_birth\"]\n\
    CountryOfResidence = [\"country_of_residence\"]\n\
    PhoneNumber = [\"phone\"]\n\
    EmailAddress = [\"email\"]\n\
    LegalPersonIdentifier = [\"legal_person\"]\n\
    LegalName = [\"legal_person\", \"profile\"]\n";

/// The two parties and what they share.
pub(super) struct Registration<'a> {
    pub(super) style: HubStyle,
    pub(super) bridge_url: &'a str,
    pub(super) hub_url: &'a str,
    /// The shared secret of both registrations, where they have one.
    pub(super) secret: &'a str,
    /// What citizens are called abroad, where it is not what the demo says.
    pub(super) identifiers: Option<&'a str>,
    /// `[proxy_service.hub]` as a whole, where the hub is another one than the demo's.
    pub(super) external_hub: Option<&'a str>,
}

impl Registration<'_> {
    /// `[[connector.client]]`, twice: the hub as client of the bridge, for people and for companies.
    pub(super) fn connector_clients(&self) -> String {
        let people = self.connector_client(SERVICE, "Demo national service");
        let companies = self.connector_client(COMPANIES, "Demo service for companies");
        let kinds = "person_kinds = [\"legal\"]\n";
        let representation = "representation = true\n";
        [&people, representation, &companies, kinds, representation].concat()
    }

    fn connector_client(&self, client_id: &str, name: &str) -> String {
        let hub = self.hub_url;
        let common = format!(
            "[[connector.client]]\n\
             client_id = \"{client_id}\"\n\
             name = \"{name}\"\n\
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
        if let Some(section) = self.external_hub {
            return section.to_owned();
        }
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
                 redirect_path = \"/proxy-service/callback\"\n\
                 keys_path = \"/proxy-service/jwks\"\n\
                 pkce = \"always\"\n\
                 id_token_signed_response_alg = \"RS256\"\n\
                 userinfo_signed_response_alg = \"RS256\"\n"
            }
        };
        common + rest + SCOPES
    }

    /// The other half: the bridge as the hub knows it. Its keys are fetched from it.
    pub(super) fn bridge(&self) -> Client {
        let (callback, _) = self.paths();
        let callback = format!("{}{callback}", self.bridge_url);
        let secret = ClientAuthentication::SecretPost(Secret::new(self.secret));
        let mut client = Client::new(BRIDGE, vec![callback], secret);
        client.nonce = NonceRule::Required;
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

    /// Where the hub's record has the bridge's redirect address and keys: FranceConnect's own, or
    /// ours.
    pub(super) fn paths(&self) -> (&'static str, &'static str) {
        match self.style {
            HubStyle::FranceConnect => (
                "/oidc-client/redirect-to-eidas-response-proxy",
                "/client/.well-known/keys",
            ),
            HubStyle::PrivateKey => ("/proxy-service/callback", "/proxy-service/jwks"),
        }
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

    /// The service for people: what FranceConnect's hub asks for, or single claims, and the rest of
    /// what eIDAS knows.
    pub(super) fn people(&self, party: &RelyingParty) -> Service {
        let scopes: &[_] = match self.style {
            HubStyle::FranceConnect => &[
                "openid",
                "profile",
                "email",
                "preferred_username",
                "birthplace",
                "birthcountry",
                "place_of_birth",
                "birth_name",
                "nationalities",
                "country_of_residence",
                "address",
                "phone",
            ],
            HubStyle::PrivateKey => &[
                "openid",
                "given_name",
                "family_name",
                "birthdate",
                "gender",
                "birth_name",
                "birthplace",
                "place_of_birth",
                "nationalities",
                "country_of_residence",
                "address",
                "email",
                "phone",
            ],
        };
        let party = party.clone();
        Service { party, scopes }
    }

    /// The service for companies: everything that eIDAS knows of one.
    #[expect(clippy::unused_self, reason = "the other half of `connector_clients`")]
    pub(super) fn companies(&self, party: &RelyingParty) -> Service {
        let party = RelyingParty {
            client_id: COMPANIES.to_owned(),
            ..party.clone()
        };
        Service {
            party,
            scopes: &[
                "openid",
                "profile",
                "legal_person",
                "address",
                "vat_registration_number",
                "tax_reference",
                "eu_identifier",
                "lei",
                "eori",
                "seed",
                "sic",
                "phone",
                "email",
                "representative",
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
