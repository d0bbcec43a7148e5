//! A provider and a relying party that know each other, in memory, built from the product's code.
use std::sync::OnceLock;

use eidas_bridge::oidc::authorization::AuthorizationParameters;
use eidas_bridge::oidc::client_auth::{self, Credentials, OwnAudience};
use eidas_bridge::oidc::discovery::ProviderDescription;
use eidas_bridge::oidc::id_token::IdTokenClaims;
use eidas_bridge::oidc::jose::{
    ContentEncryption, EncryptionChoice, JweKey, JwkSet, JwsAlgorithm, JwsKey,
    KeyManagementAlgorithm,
};
use eidas_bridge::oidc::relying_party::{
    AuthorizationAsk, Callback, IdToken, IdTokenExpectation, ProviderMetadata, RelyingParty,
    RelyingPartyAuthentication, TokenResponse, Transport, UserinfoExpectation,
};
use eidas_bridge::oidc::token::{self, CodeGrant, TokenRequest};
use eidas_bridge::oidc::{
    Claims, Client, ClientAuthentication, Clients, Parameters, ResponseProtection, Secret,
    UserinfoFormat, pkce, userinfo,
};
use jiff::{SignedDuration, Timestamp};
use openssl::ec::{EcGroup, EcKey};
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};

pub(crate) const ISSUER: &str = "https://op.example";
pub(crate) const TOKEN_ENDPOINT: &str = "https://op.example/token";
pub(crate) const CLIENT_ID: &str = "the hub/1";
pub(crate) const CALLBACK: &str = "https://hub.example/api/v2/oidc-callback";
pub(crate) const STATE: &str = "5f0c1d2e5f0c1d2e5f0c1d2e5f0c1d2e5f0c1d2e5f0c1d2e5f0c1d2e5f0c1d2e";
pub(crate) const NONCE: &str = "a1b2c3d4a1b2c3d4a1b2c3d4a1b2c3d4a1b2c3d4a1b2c3d4a1b2c3d4a1b2c3d4";
pub(crate) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub(crate) const SUBJECT: &str = "CB/FR/12345";
pub(crate) const ACCESS_TOKEN: &str = "opaque-access-token";
const SECRET: &str = "s3cret with + & = : %";

pub(crate) fn now() -> Timestamp {
    Timestamp::from_second(1_800_000_000).unwrap()
}

pub(crate) fn skew() -> SignedDuration {
    SignedDuration::from_secs(60)
}

pub(crate) fn p256() -> PKey<Private> {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
    PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap()
}

/// One RSA key for the whole run, as making one is slow.
pub(crate) fn rsa() -> PKey<Private> {
    static KEY: OnceLock<PKey<Private>> = OnceLock::new();
    KEY.get_or_init(|| PKey::from_rsa(openssl::rsa::Rsa::generate(2048).unwrap()).unwrap())
        .clone()
}

pub(crate) fn es256() -> JwsKey {
    JwsKey::new(p256(), JwsAlgorithm::Es256).unwrap()
}

pub(crate) fn a256gcm(alg: KeyManagementAlgorithm) -> EncryptionChoice {
    EncryptionChoice {
        alg,
        enc: ContentEncryption::A256gcm,
    }
}

#[derive(Clone, Copy)]
pub(crate) enum Method {
    Post,
    Basic,
    PrivateKeyJwt,
}

pub(crate) struct World {
    pub(crate) op_key: JwsKey,
    pub(crate) op_keys: JwkSet,
    pub(crate) clients: Clients,
    pub(crate) provider: ProviderMetadata,
    pub(crate) rp: RelyingParty,
}

impl World {
    pub(crate) fn new(method: Method, encryption: Option<KeyManagementAlgorithm>) -> Self {
        let op_key = es256();
        let rp_key = es256();
        let decryption_key = match encryption {
            Some(KeyManagementAlgorithm::RsaOaep | KeyManagementAlgorithm::RsaOaep256) => rsa(),
            _ => p256(),
        };
        let decryption_key = JweKey::new(decryption_key).unwrap();
        let protection = ResponseProtection {
            signing: JwsAlgorithm::Es256,
            encryption: encryption.map(a256gcm),
        };
        let secret = Secret::new(SECRET);
        let (registered, own) = match method {
            Method::Post => (
                ClientAuthentication::SecretPost(secret.clone()),
                RelyingPartyAuthentication::SecretPost(secret),
            ),
            Method::Basic => (
                ClientAuthentication::SecretBasic(secret.clone()),
                RelyingPartyAuthentication::SecretBasic(secret),
            ),
            Method::PrivateKeyJwt => (
                ClientAuthentication::PrivateKeyJwt,
                RelyingPartyAuthentication::PrivateKeyJwt(rp_key.clone()),
            ),
        };
        let mut client = Client::new(CLIENT_ID, vec![CALLBACK.to_owned()], registered);
        client.keys = republished(&JwkSet::new(vec![
            rp_key.public().clone(),
            decryption_key.public(encryption),
        ]));
        client.id_token = protection;
        client.userinfo = UserinfoFormat::Jwt(protection);
        client.allowed_acr = vec!["eidas2".to_owned(), "eidas3".to_owned()];
        let rp = RelyingParty {
            client_id: CLIENT_ID.to_owned(),
            redirect_uri: CALLBACK.to_owned(),
            authentication: own,
            decryption_keys: vec![decryption_key],
            id_token: protection,
            userinfo: client.userinfo,
        };
        Self {
            op_keys: republished(&JwkSet::new(vec![op_key.public().clone()])),
            op_key,
            clients: Clients::new([client]),
            provider: provider(),
            rp,
        }
    }

    pub(crate) fn client(&self) -> &Client {
        self.clients.get(CLIENT_ID).unwrap()
    }

    pub(crate) fn id_token_claims() -> IdTokenClaims {
        IdTokenClaims {
            issuer: ISSUER.to_owned(),
            subject: SUBJECT.to_owned(),
            issued_at: now(),
            expires_at: now() + SignedDuration::from_secs(60),
            auth_time: now(),
            nonce: Some(NONCE.to_owned()),
            acr: "eidas2".to_owned(),
            amr: Vec::new(),
            access_token: Some(ACCESS_TOKEN.to_owned()),
            person: Claims::new(),
        }
    }

    pub(crate) fn expectation() -> IdTokenExpectation<'static> {
        IdTokenExpectation {
            nonce: NONCE,
            access_token: Some(ACCESS_TOKEN),
            max_age: None,
            now: now(),
            skew: skew(),
        }
    }

    pub(crate) fn userinfo_expectation() -> UserinfoExpectation<'static> {
        UserinfoExpectation {
            subject: SUBJECT,
            now: now(),
            skew: skew(),
        }
    }

    /// The whole login, each party seeing only what would be on the wire.
    pub(crate) fn log_in(&self) -> (IdToken, Claims) {
        let grant = self.authorize();
        let tokens = self.redeem(&grant);
        let id_token = self
            .rp
            .verify_id_token(
                &tokens.id_token,
                &self.provider,
                &self.op_keys,
                &Self::expectation(),
            )
            .unwrap();
        let mut claims = Claims::new();
        claims.insert("given_name", "javiér");
        let answer = userinfo::encode(
            &claims,
            SUBJECT,
            ISSUER,
            self.client(),
            &self.op_key.clone().into(),
            now(),
        );
        let answer = answer.unwrap();
        let claims = self
            .rp
            .read_userinfo(
                answer.content_type,
                answer.body.as_bytes(),
                &self.provider,
                &self.op_keys,
                &Self::userinfo_expectation(),
            )
            .unwrap();
        (id_token, claims)
    }

    /// The browser's part: there with a request, back with a code.
    fn authorize(&self) -> CodeGrant {
        let url = self.rp.authorization_url(
            &self.provider,
            &AuthorizationAsk {
                state: STATE,
                nonce: NONCE,
                code_challenge: Some(&pkce::challenge(VERIFIER)),
                scopes: &["openid", "given_name"],
                acr_values: &["eidas2"],
                ui_locales: &["fr", "en"],
                ..AuthorizationAsk::default()
            },
        );
        let parameters = AuthorizationParameters::parse(url.query_pairs().into_owned()).unwrap();
        let redirect = parameters.addressee(self.client()).unwrap();
        let request = parameters.validate(self.client(), redirect).unwrap();
        // The flow store keeps it as JSON in between.
        let stored = serde_json::to_string(&request).unwrap();
        let request: eidas_bridge::oidc::authorization::AuthorizationRequest =
            serde_json::from_str(&stored).unwrap();
        assert_eq!(request.acr_values, ["eidas2"]);
        assert_eq!(request.ui_locales, ["fr", "en"]);

        let back = url::Url::parse(&request.success_url("the-code", ISSUER)).unwrap();
        let back = Callback::parse(back.query_pairs().into_owned(), &self.provider).unwrap();
        assert_eq!(back.state(), STATE);
        assert!(matches!(back, Callback::Code { code, .. } if code == "the-code"));
        CodeGrant::from(&request)
    }

    /// The back channel's part.
    fn redeem(&self, grant: &CodeGrant) -> TokenResponse {
        let form = self
            .rp
            .token_request(&self.provider, "the-code", Some(VERIFIER), now(), "jti-1")
            .unwrap();
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(&form.fields);
        let parameters = Parameters::decode(body.finish().as_bytes()).unwrap();
        let own = OwnAudience {
            issuer: ISSUER,
            token_endpoint: TOKEN_ENDPOINT,
        };
        let credentials = Credentials {
            authorization: form.authorization.as_deref(),
            form: &parameters,
            certificate: None,
        };
        let caller = client_auth::authenticate(&self.clients, credentials, own, now()).unwrap();
        let request = TokenRequest::parse(&parameters).unwrap();
        assert_eq!(request.code(), "the-code");
        token::check_code_grant(grant, &caller.client().client_id, &request, None).unwrap();
        let id_token = Self::id_token_claims().issue(&self.op_key.clone().into(), caller.client());
        let body = token::success_body(ACCESS_TOKEN, "Bearer", 60, &id_token.unwrap());
        TokenResponse::parse(body.to_string().as_bytes()).unwrap()
    }
}

/// Keys as the other side gets them: through the published document.
pub(crate) fn republished(keys: &JwkSet) -> JwkSet {
    JwkSet::parse(keys.to_value().to_string().as_bytes()).unwrap()
}

fn provider() -> ProviderMetadata {
    let list = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    let description = ProviderDescription {
        issuer: ISSUER.to_owned(),
        authorization_endpoint: format!("{ISSUER}/authorize"),
        token_endpoint: TOKEN_ENDPOINT.to_owned(),
        userinfo_endpoint: format!("{ISSUER}/userinfo"),
        jwks_uri: format!("{ISSUER}/jwks"),
        signing: vec![JwsAlgorithm::Es256],
        scopes: list(&["openid", "given_name"]),
        claims: list(&["sub", "given_name"]),
        acr_values: list(&["eidas1", "eidas2", "eidas3"]),
        ui_locales: list(&["en", "fr"]),
        ..ProviderDescription::default()
    };
    let document = description.document().to_string();
    ProviderMetadata::parse(document.as_bytes(), ISSUER, Transport::HttpsOnly).unwrap()
}
