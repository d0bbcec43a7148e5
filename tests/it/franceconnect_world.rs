//! FranceConnect+ on both sides of our bridge. As client it is registered and asks as its record
//! of an eIDAS bridge has it, so that a bridge can be exchanged without it; as identity provider
//! its citizens are its pivot identities: INSEE codes, names at birth in capitals, unknown days.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use eidas_bridge::ambient::{self, SystemClock, SystemRandom};
use eidas_bridge::demo::browser::{Browser, Form, Page};
use eidas_bridge::demo::citizens::{Citizen, SOMEBODY};
use eidas_bridge::demo::journey::{Direction, Script};
use eidas_bridge::demo::{Options, SiteOptions};
use eidas_bridge::domain::{Attribute, Capacity, Person};
use eidas_bridge::oidc::jose::{
    ContentEncryption, EncryptionChoice, JweKey, JwkSet, JwsAlgorithm, KeyManagementAlgorithm,
};
use eidas_bridge::oidc::relying_party::{
    AuthorizationAsk, IdToken, IdTokenExpectation, ProviderMetadata, RelyingParty,
    RelyingPartyAuthentication, TokenResponse, Transport, UserinfoExpectation,
};
use eidas_bridge::oidc::{Claims, ResponseProtection, Secret, UserinfoFormat};
use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::sync::OnceCell;

use crate::journey_exceptions::Log;
use crate::journey_world::*;
use crate::oidc_world::{p256, rsa};

/// What the hub asks an identity provider for, whoever it is.
pub(crate) const SCOPE: &str = "openid profile email preferred_username birthplace birthcountry";
/// Where it takes the answer.
const CALLBACK: &str = "/api/v2/oidc-callback";
/// Where it publishes its keys for encryption.
const KEYS: &str = "/api/v2/client/.well-known/keys";

const FRENCHWOMAN: Citizen = Citizen {
    id: "woman",
    given_name: "Angela Claire Louise",
    family_name: "DUBOIS",
    birthdate: "1962-08-24",
    gender: Some("female"),
    birthplace: Some("75107"),
    birthcountry: Some("99100"),
    ..SOMEBODY
};

/// The people of scenarios 7 to 17.
pub(crate) const CITIZENS: [Citizen; 11] = [
    FRENCHWOMAN,
    Citizen {
        id: "man",
        given_name: "Jean Gustave",
        family_name: "MARTIN",
        preferred_username: Some("MERCIER"),
        birthdate: "1981-06-23",
        gender: Some("male"),
        birthplace: Some("2A115"),
        ..FRENCHWOMAN
    },
    Citizen {
        id: "special-characters",
        given_name: "Joëlle Françoise",
        family_name: "DUBINÔRE",
        ..FRENCHWOMAN
    },
    // The one whom the demo's own script logs in.
    Citizen {
        id: "anne-laure",
        given_name: "Anne-Laure Gaëlle",
        ..FRENCHWOMAN
    },
    Citizen {
        id: "long-name",
        family_name: "DE LA ROCHEFOUCAULD-MONTMORENCY DE SAINT-BARTHÉLEMY-D'ANJOU",
        ..FRENCHWOMAN
    },
    Citizen {
        id: "unknown-month",
        given_name: "Keiko",
        family_name: "TANAKA",
        birthdate: "1992-00-00",
        // Empty where one was born abroad.
        birthplace: Some(""),
        birthcountry: Some("99217"),
        ..FRENCHWOMAN
    },
    Citizen {
        id: "unknown-day",
        birthdate: "1992-11-00",
        ..FRENCHWOMAN
    },
    Citizen {
        id: "no-place",
        birthplace: None,
        birthcountry: None,
        ..FRENCHWOMAN
    },
    Citizen {
        id: "unknown-place",
        birthplace: Some("98765"),
        birthcountry: Some("99999"),
        ..FRENCHWOMAN
    },
    Citizen {
        id: "no-family-name",
        family_name: "",
        ..FRENCHWOMAN
    },
    Citizen {
        id: "no-gender",
        gender: None,
        birthplace: None,
        ..FRENCHWOMAN
    },
];

/// Rows of INSEE's official lists, as an operator downloads them.
const COMMUNES: &str = "TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT\n\
    COM,2A115,94,2A,20R,2A4,0,FOCE,Foce,Foce,2A09,\n\
    ARM,75107,11,75,75C,751,0,PARIS 7,Paris 7,Paris 7e Arrondissement,,75056\n";
const COUNTRIES: &str = "COG,ACTUAL,CRPAY,ANI,LIBCOG,LIBENR,CODEISO2,CODEISO3,CODENUM3\n\
    99217,1,,,Japon,Japon,JP,JPN,392\n";

/// Its citizens keep abroad the identifiers that FranceConnect's own bridge gave them.
const IDENTIFIERS: &str = "[[proxy_service.hub.identifiers]]\n\
    derivation = \"franceconnect\"\n\
    version = \"v1\"\n\
    secret_file = \"secrets/identifier\"\n";

/// The hub, the bridge between it and abroad, and everything that the bridge logs.
pub(crate) struct FranceConnect {
    pub(crate) land: Land,
    pub(crate) log: Log,
    /// `core-fcp-high`.
    pub(crate) high: RelyingParty,
    /// `core-fcp-low`, whose tokens are encrypted another way.
    pub(crate) low: RelyingParty,
    identifier_secret: String,
    http: reqwest::Client,
}

struct Running {
    log: Log,
    runtime: Runtime,
}

static RUNNING: LazyLock<Running> = LazyLock::new(|| {
    let log = Log::default();
    let runtime = log.runtime(tracing::Level::INFO);
    Running { log, runtime }
});
static WORLD: OnceCell<FranceConnect> = OnceCell::const_new();

/// Runs a scenario in a world that they share.
pub(crate) fn scenario<F: Future>(test: impl FnOnce(&'static FranceConnect) -> F) -> F::Output {
    RUNNING.runtime.block_on(async {
        let world = WORLD.get_or_init(|| FranceConnect::settle(RUNNING.log.clone()));
        let bounded = tokio::time::timeout(Duration::from_secs(40), test(world.await));
        bounded.await.expect("in time")
    })
}

/// A fresh `state` or `nonce`: 64 hexadecimal characters.
fn hex() -> String {
    ambient::hexadecimal::<32>(&SystemRandom).unwrap()
}

/// The hub's public keys at their address, and a page at every other.
async fn pages(keys: JwkSet) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://127.0.0.1:{}", listener.local_addr().unwrap().port());
    let keys = axum::routing::get(async move || keys.to_value().to_string());
    let routes = axum::Router::new().route(KEYS, keys);
    let routes = routes.fallback(|| async { "arrived" });
    tokio::spawn(async move { axum::serve(listener, routes).await });
    url
}

/// The registration of `core-fcp-high` or `core-fcp-low`.
fn registered(client_id: &str, service: &str, encryption: &str) -> String {
    format!(
        "[[connector.client]]\n\
         client_id = \"{client_id}\"\n\
         name = \"FranceConnect+\"\n\
         consent = \"asked-elsewhere\"\n\
         redirect_uris = [\"{service}{CALLBACK}\"]\n\
         jwks_uri = \"{service}{KEYS}\"\n\
         token_endpoint_auth_method = \"client_secret_post\"\n\
         client_secret_file = \"secrets/client\"\n\
         id_token_encrypted_response_alg = \"{encryption}\"\n\
         userinfo_signed_response_alg = \"ES256\"\n\
         userinfo_encrypted_response_alg = \"{encryption}\"\n"
    )
}

fn party(
    client_id: &str,
    service: &str,
    secret: &str,
    alg: KeyManagementAlgorithm,
    key: JweKey,
) -> RelyingParty {
    let encryption = Some(EncryptionChoice {
        alg,
        enc: ContentEncryption::A256gcm,
    });
    let protection = ResponseProtection {
        signing: JwsAlgorithm::Es256,
        encryption,
    };
    RelyingParty {
        client_id: client_id.to_owned(),
        redirect_uri: format!("{service}{CALLBACK}"),
        authentication: RelyingPartyAuthentication::SecretPost(Secret::new(secret)),
        decryption_keys: vec![key],
        id_token: protection,
        userinfo: UserinfoFormat::Jwt(protection),
    }
}

impl FranceConnect {
    async fn settle(log: Log) -> Self {
        use KeyManagementAlgorithm::{EcdhEs, RsaOaep};
        let (high_key, low_key) = (JweKey::new(rsa()).unwrap(), JweKey::new(p256()).unwrap());
        let keys = vec![high_key.public(Some(RsaOaep)), low_key.public(Some(EcdhEs))];
        let service = pages(JwkSet::new(keys)).await;
        let (high, low) = ("eidas-bridge-high", "eidas-bridge-low");
        let lists = tempfile::tempdir().unwrap();
        std::fs::write(lists.path().join("communes.csv"), COMMUNES).unwrap();
        std::fs::write(lists.path().join("countries.csv"), COUNTRIES).unwrap();
        let added = json!({"rep_scope": ["x"], "unheard_of": {"of": "anywhere"}});
        let ours = SiteOptions {
            citizens: Some(&CITIZENS),
            hub_adds: added.as_object().unwrap().clone(),
            identifiers: Some(""),
            extra_config: [
                registered(high, &service, "RSA-OAEP").as_str(),
                &registered(low, &service, "ECDH-ES"),
                IDENTIFIERS,
                &format!(
                    "[proxy_service.hub.places]\n\
                     communes_file = {:?}\ncountries_file = {:?}\n",
                    lists.path().join("communes.csv"),
                    lists.path().join("countries.csv"),
                ),
            ]
            .concat(),
            ..SiteOptions::default()
        };
        let options = Options {
            ours,
            ..Options::default()
        };
        let land = Land::settle(options, Arc::new(SystemClock)).await;
        let read = |name: &str| {
            let path = land.world.ours.folder.join("secrets").join(name);
            std::fs::read_to_string(path).unwrap().trim().to_owned()
        };
        let (secret, identifier_secret) = (read("client"), read("identifier"));
        land.forget_files().await;
        Self {
            high: party(high, &service, &secret, RsaOaep, high_key),
            low: party(low, &service, &secret, EcdhEs, low_key),
            http: http(),
            identifier_secret,
            land,
            log,
        }
    }

    /// What FranceConnect's own bridge calls this citizen in their country.
    pub(crate) fn identifier(&self, citizen: &str) -> String {
        let digest = |text: String| {
            let bytes = openssl::sha::sha256(text.as_bytes());
            let hex = bytes.iter().map(|byte| format!("{byte:02x}"));
            hex.collect::<String>() + "v1"
        };
        // As the demo's hub makes its subjects, and as that bridge goes on.
        let hub = &self.land.world.ours.hub_url;
        let sub = digest(format!("{hub}\ndemo-eidas-bridge\n{citizen}"));
        format!(
            "XA/XB/{}",
            digest(format!("XB{sub}{}", self.identifier_secret))
        )
    }

    /// What our bridge says of itself.
    pub(crate) async fn discovery(&self) -> Value {
        let address = self.land.ours("/.well-known/openid-configuration");
        let answer = self.http.get(address).send().await.unwrap();
        answer.json().await.unwrap()
    }

    async fn provider(&self) -> ProviderMetadata {
        let (document, issuer) = (self.discovery().await, &self.land.world.ours.bridge_url);
        let document = document.to_string();
        ProviderMetadata::parse(document.as_bytes(), issuer, Transport::LoopbackAllowed).unwrap()
    }

    /// The hub sends a browser to our bridge.
    pub(crate) async fn asks<'a>(&'a self, client: &'a RelyingParty, scope: &str) -> Visit<'a> {
        let (state, nonce) = (hex(), hex());
        let scopes: Vec<&str> = scope.split(' ').collect();
        let ask = AuthorizationAsk {
            state: &state,
            nonce: &nonce,
            scopes: &scopes,
            acr_values: &["eidas2"],
            prompt: Some("login"),
            ..AuthorizationAsk::default()
        };
        let url = client.authorization_url(&self.provider().await, &ask);
        let mut browser = browser();
        let page = browser.get(url.as_str()).await.unwrap();
        Visit {
            hub: self,
            client,
            browser,
            page,
            state,
            nonce,
        }
    }
}

/// A login that the hub began.
pub(crate) struct Visit<'a> {
    hub: &'a FranceConnect,
    client: &'a RelyingParty,
    pub(crate) browser: Browser,
    page: Page,
    state: String,
    nonce: String,
}

/// What the hub has in the end.
pub(crate) struct Arrived {
    pub(crate) id_token: IdToken,
    pub(crate) claims: Claims,
}

impl Visit<'_> {
    /// Up to the message of that name.
    pub(crate) async fn message(&mut self, script: &Script, name: &str) -> (Page, Form) {
        let (land, page) = (&self.hub.land, self.page.clone());
        let home = &land.world.theirs;
        land.message(&mut self.browser, page, home, script, name)
            .await
    }

    /// To the end: a citizen of theirs logs in.
    pub(crate) async fn log_in(mut self, citizen: &'static str) -> Arrived {
        let script = Script {
            citizen,
            ..Script::of(Direction::Connector)
        };
        let (page, form) = self.message(&script, "SAMLResponse").await;
        let page = self.browser.submit(&page, &form, None).await.unwrap();
        self.redeem(&page).await
    }

    /// What the browser brought back, with the hub's own `state`.
    fn said(&self, page: &Page) -> HashMap<String, String> {
        let callback = page.url().as_str().split('?').next();
        let expected = Some(self.client.redirect_uri.as_str());
        assert_eq!(callback, expected, "{}", page.body());
        let said: HashMap<String, String> = page.url().query_pairs().into_owned().collect();
        assert_eq!(said["state"], self.state);
        assert_eq!(said["iss"], self.hub.land.world.ours.bridge_url);
        said
    }

    /// The error that the hub is told, and our code for it.
    pub(crate) fn error(&self, page: &Page) -> (String, String) {
        let said = self.said(page);
        assert!(!said.contains_key("code"));
        let description = &said["error_description"];
        // RFC 6749 takes neither line breaks nor anything beyond ASCII here.
        assert!(description.chars().all(|one| (' '..='~').contains(&one)));
        let (code, _) = description.split_once(" (reference ").unwrap();
        (said["error"].clone(), code.to_owned())
    }

    /// The back channel as the hub's library goes through it: every rule of OpenID Connect.
    pub(crate) async fn redeem(&self, page: &Page) -> Arrived {
        let (http, provider) = (&self.hub.http, self.hub.provider().await);
        let now = self.hub.land.clock.now();
        let code = &self.said(page)["code"];
        let form = self.client.token_request(&provider, code, None, now, "");
        let form = form.unwrap();
        let request = http
            .post(provider.token_endpoint.clone())
            .form(&form.fields);
        let tokens = request.send().await.unwrap().bytes().await.unwrap();
        let tokens = TokenResponse::parse(&tokens).unwrap();
        let keys = http.get(provider.jwks_uri.clone()).send().await.unwrap();
        let keys = JwkSet::parse(&keys.bytes().await.unwrap()).unwrap();
        let skew = SignedDuration::from_secs(60);
        let expected = IdTokenExpectation {
            nonce: &self.nonce,
            access_token: Some(&tokens.access_token),
            max_age: None,
            now,
            skew,
        };
        let id_token = self
            .client
            .verify_id_token(&tokens.id_token, &provider, &keys, &expected)
            .unwrap();
        let request = http.get(provider.userinfo_endpoint.clone());
        let answer = request.bearer_auth(&tokens.access_token).send().await;
        let answer = answer.unwrap();
        let kind = answer.headers()["content-type"]
            .to_str()
            .unwrap()
            .to_owned();
        assert_eq!(kind, "application/jwt");
        let body = answer.bytes().await.unwrap();
        let expected = UserinfoExpectation {
            subject: id_token.subject(),
            now,
            skew,
        };
        let claims = self
            .client
            .read_userinfo(&kind, &body, &provider, &keys, &expected);
        Arrived {
            claims: claims.unwrap(),
            id_token,
        }
    }
}

/// The Latin form of what a person is said to have.
pub(crate) fn said_of(person: &Person, attribute: &Attribute) -> Option<String> {
    let values = person.values(attribute, Capacity::Subject);
    let latin = values.into_iter().find(|value| value.latin_script);
    latin.map(|value| value.text)
}
