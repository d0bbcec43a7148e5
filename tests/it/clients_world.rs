//! Our bridge with keys for every algorithm and a client for each way of protecting tokens. The
//! clients are the test's own: they keep our key set for as long as they like.

use std::fmt::Write as _;
use std::path::Path;

use eidas_bridge::demo::journey::{Direction, Script};
use eidas_bridge::demo::{Options, SiteOptions};
use eidas_bridge::oidc::jose::{
    self, ContentEncryption, EncryptionChoice, JoseError, JweKey, JwkSet, JwsAlgorithm,
    KeyManagementAlgorithm,
};
use eidas_bridge::trust::keys::generate::{KeyFamily, key_pem, private_key};
use serde_json::{Map, Value};
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::journey_world::{Land, browser, http};
use crate::oidc_world::{p256, rsa};

/// A client and how its tokens are protected.
pub(crate) struct Service {
    pub(crate) client_id: &'static str,
    pub(crate) signing: JwsAlgorithm,
    encryption: Option<(EncryptionChoice, JweKey)>,
}

/// What a login brought.
pub(crate) struct Tokens {
    pub(crate) id_token: String,
    pub(crate) userinfo: String,
}

impl Service {
    fn new(
        client_id: &'static str,
        signing: JwsAlgorithm,
        encryption: Option<(KeyManagementAlgorithm, ContentEncryption)>,
    ) -> Self {
        let encryption = encryption.map(|(alg, enc)| {
            let key = match alg {
                KeyManagementAlgorithm::RsaOaep | KeyManagementAlgorithm::RsaOaep256 => rsa(),
                _ => p256(),
            };
            (EncryptionChoice { alg, enc }, JweKey::new(key).unwrap())
        });
        Self {
            client_id,
            signing,
            encryption,
        }
    }

    /// One for each signature, and each key management once.
    fn all() -> Vec<Self> {
        use ContentEncryption::{A128gcm, A256gcm};
        use KeyManagementAlgorithm::{EcdhEs, EcdhEsA256kw, RsaOaep, RsaOaep256};
        vec![
            Self::new("es256", JwsAlgorithm::Es256, Some((RsaOaep, A256gcm))),
            Self::new("es384", JwsAlgorithm::Es384, Some((RsaOaep256, A128gcm))),
            Self::new("rs256", JwsAlgorithm::Rs256, Some((EcdhEs, A128gcm))),
            Self::new("ps256", JwsAlgorithm::Ps256, Some((EcdhEsA256kw, A256gcm))),
        ]
    }

    fn registration(&self, folder: &Path, back: &str) -> String {
        let (id, alg) = (self.client_id, self.signing.as_str());
        let mut text = format!(
            "[[connector.client]]\nclient_id = \"{id}\"\nname = \"{id}\"\n\
             redirect_uris = [\"{back}\"]\n\
             token_endpoint_auth_method = \"client_secret_post\"\n\
             client_secret_file = \"secrets/client\"\n\
             consent = \"asked-elsewhere\"\n\
             id_token_signed_response_alg = \"{alg}\"\n\
             userinfo_signed_response_alg = \"{alg}\"\n"
        );
        if let Some((choice, key)) = &self.encryption {
            let file = folder.join(format!("{id}.json"));
            let keys = JwkSet::new(vec![key.public(Some(choice.alg))]);
            std::fs::write(&file, keys.to_value().to_string()).unwrap();
            let (alg, enc) = (choice.alg.as_str(), choice.enc.as_str());
            let file = file.display();
            write!(
                text,
                "jwks_file = \"{file}\"\n\
                 id_token_encrypted_response_alg = \"{alg}\"\n\
                 id_token_encrypted_response_enc = \"{enc}\"\n\
                 userinfo_encrypted_response_alg = \"{alg}\"\n\
                 userinfo_encrypted_response_enc = \"{enc}\"\n"
            )
            .unwrap();
        }
        text
    }

    /// The claims of a token that is protected as registered, by the keys that the client knows.
    pub(crate) fn read(
        &self,
        token: &str,
        known: &JwkSet,
    ) -> Result<Map<String, Value>, JoseError> {
        let signed = match &self.encryption {
            Some((choice, key)) => jose::decrypt(token, std::slice::from_ref(key), &[*choice])?,
            None => token.to_owned(),
        };
        Ok(jose::verify(&signed, known, &[self.signing])?.into_claims())
    }
}

/// The bridge, its clients, and where their answers go.
pub(crate) struct ClientsWorld {
    pub(crate) land: Land,
    pub(crate) services: Vec<Service>,
    /// The redirect address of all of them.
    pub(crate) back: String,
    http: reqwest::Client,
    _folder: TempDir,
}

impl ClientsWorld {
    /// With further sections of our bridge's configuration, where `{back}` is the redirect address.
    pub(crate) async fn settle(extra: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let back = format!("{}/callback", page().await);
        let services = Service::all();
        let mut text = String::new();
        for (role, family) in [
            ("oidc_signing_p384", KeyFamily::EcP384),
            ("oidc_signing_rsa", KeyFamily::Rsa3072),
        ] {
            let file = folder.path().join(format!("{role}.key"));
            let key = private_key(family).unwrap();
            std::fs::write(&file, key_pem(&key).unwrap()).unwrap();
            let file = file.display();
            writeln!(text, "[keys.{role}]\nkey_file = \"{file}\"").unwrap();
        }
        for service in &services {
            text.push_str(&service.registration(folder.path(), &back));
        }
        let options = Options {
            ours: SiteOptions {
                extra_config: format!("{text}{}\n", extra.replace("{back}", &back)),
                ..SiteOptions::default()
            },
            ..Options::default()
        };
        let clock = std::sync::Arc::new(eidas_bridge::ambient::SystemClock);
        Self {
            land: Land::settle(options, clock).await,
            services,
            back,
            http: http(),
            _folder: folder,
        }
    }

    /// The code of a login at that client.
    pub(crate) async fn code(&self, client_id: &str, back: &str) -> String {
        let (mut browser, script) = (browser(), Script::of(Direction::Connector));
        let request = [("client_id", client_id), ("redirect_uri", back)];
        let page = self.land.visit(&mut browser, &request).await;
        let home = &self.land.world.theirs;
        let name = "SAMLRequest";
        let (_, request) = self
            .land
            .message(&mut browser, page, home, &script, name)
            .await;
        let response = self.land.written(&self.land.response(&request)).await;
        let page = self.land.deliver(&mut browser, &request, &response).await;
        let said: std::collections::HashMap<_, _> = page.url().query_pairs().collect();
        said.get("code")
            .unwrap_or_else(|| panic!("{}: {}", page.url(), page.body()))
            .to_string()
    }

    /// A whole login, of which the client keeps the tokens as they come.
    pub(crate) async fn log_in(&self, client_id: &str) -> Tokens {
        let code = self.code(client_id, &self.back).await;
        let form = [("client_id", client_id), ("redirect_uri", &self.back)];
        let (status, tokens) = self.land.token(&code, &form).await;
        assert_eq!(status, 200, "{tokens}");
        let token = tokens["access_token"].as_str().unwrap();
        let userinfo = self
            .http
            .get(self.land.ours("/userinfo"))
            .bearer_auth(token);
        let userinfo = userinfo.send().await.unwrap();
        assert_eq!(userinfo.headers()["content-type"], "application/jwt");
        Tokens {
            id_token: tokens["id_token"].as_str().unwrap().to_owned(),
            userinfo: userinfo.text().await.unwrap(),
        }
    }

    pub(crate) async fn document(&self, path: &str) -> Value {
        let answer = self.http.get(self.land.ours(path)).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        answer.json().await.unwrap()
    }

    /// Our key set as it is published now.
    pub(crate) async fn keys(&self) -> JwkSet {
        JwkSet::parse(self.document("/jwks").await.to_string().as_bytes()).unwrap()
    }
}

/// A page that takes whatever comes.
async fn page() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://127.0.0.1:{}", listener.local_addr().unwrap().port());
    let routes = axum::Router::new().fallback(|| async { "arrived" });
    tokio::spawn(async move { axum::serve(listener, routes).await });
    url
}
