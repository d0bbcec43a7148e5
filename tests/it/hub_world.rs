//! A hub that a test serves on this machine: sound as it comes, and wrong wherever the test says
//! so. The bridge's own client of a hub, `net::Hub`, logs people in there.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Response, Uri};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use eidas_bridge::ambient::{SystemRandom, secret};
use eidas_bridge::config::HubRequests;
use eidas_bridge::net::{Client, Hub, HubError, Reach, Redemption};
use eidas_bridge::oidc::jose::{self, JwkSet, JwsAlgorithm, JwsKey, PublicJwk};
use eidas_bridge::oidc::relying_party::{
    AuthorizationAsk, IdToken, RelyingParty, RelyingPartyAuthentication, Transport,
};
use eidas_bridge::oidc::{Claims, ResponseProtection, Secret, UserinfoFormat, pkce};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::oidc_world::es256;

pub(crate) const BRIDGE: &str = "bridge";
pub(crate) const SUB: &str = "3c9f0f1d";
pub(crate) const ACCESS_TOKEN: &str = "access-token-of-the-test";
const SECRET: &str = "a secret with + & = : %";

/// How one endpoint answers instead of doing its work.
#[derive(Clone)]
pub(crate) enum Broken {
    Status(u16),
    Body(&'static str, Vec<u8>),
    Redirect(String),
    /// Not in the time that the bridge waits.
    Slow,
}

/// A request that arrived.
#[derive(Clone, Debug)]
pub(crate) struct Arrived {
    pub(crate) authorization: Option<String>,
    pub(crate) query: Option<String>,
    pub(crate) form: HashMap<String, String>,
}

type Make<T> = Box<dyn Fn(&Ways, Value) -> T + Send>;

/// What the hub does.
pub(crate) struct Ways {
    pub(crate) url: String,
    pub(crate) key: JwsKey,
    pub(crate) published: Value,
    /// Changes the discovery document.
    pub(crate) describes: Box<dyn Fn(&mut Value) + Send>,
    /// Makes the `id_token` of sound claims.
    pub(crate) id_token: Make<String>,
    /// Makes the content type and body of userinfo of sound claims.
    pub(crate) userinfo: Make<(&'static str, String)>,
    pub(crate) broken: BTreeMap<&'static str, Broken>,
    /// Requests of those that the bridge sent, by path.
    pub(crate) arrived: BTreeMap<String, Vec<Arrived>>,
    codes: HashMap<String, Asked>,
    pushed: HashMap<String, HashMap<String, String>>,
}

/// What a code was given for.
#[derive(Clone)]
struct Asked {
    nonce: String,
    challenge: Option<String>,
}

#[derive(Clone)]
pub(crate) struct Provider {
    pub(crate) url: String,
    ways: Arc<Mutex<Ways>>,
}

/// A login that began.
pub(crate) struct Begun {
    pub(crate) url: url::Url,
    pub(crate) nonce: String,
    pub(crate) verifier: Option<String>,
    pub(crate) at: Timestamp,
}

pub(crate) fn signed(key: &JwsKey, claims: &Value) -> String {
    jose::sign(claims, key, "JWT").unwrap()
}

/// `header.claims.signature`, whatever they are.
pub(crate) fn forged(
    header: &Value,
    claims: &Value,
    signature: impl Fn(&[u8]) -> Vec<u8>,
) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let input = format!("{}.{}", part(header), part(claims));
    let signature = URL_SAFE_NO_PAD.encode(signature(input.as_bytes()));
    format!("{input}.{signature}")
}

pub(crate) fn set_of(keys: &[&PublicJwk]) -> Value {
    JwkSet::new(keys.iter().map(|&key| key.clone()).collect()).to_value()
}

pub(crate) fn rs256() -> JwsKey {
    JwsKey::new(crate::oidc_world::rsa(), JwsAlgorithm::Rs256).unwrap()
}

pub(crate) fn now() -> Timestamp {
    eidas_bridge::ambient::Clock::now(&eidas_bridge::ambient::SystemClock)
}

impl Provider {
    /// A sound hub that signs with ES256.
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let key = es256();
        let ways = Ways {
            url: url.clone(),
            published: set_of(&[key.public()]),
            key,
            describes: Box::new(|_| {}),
            id_token: Box::new(|ways, claims| signed(&ways.key, &claims)),
            userinfo: Box::new(|_, claims| ("application/json", claims.to_string())),
            broken: BTreeMap::new(),
            arrived: BTreeMap::new(),
            codes: HashMap::new(),
            pushed: HashMap::new(),
        };
        let provider = Self {
            url,
            ways: Arc::new(Mutex::new(ways)),
        };
        let router = Router::new().fallback(answer).with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    pub(crate) fn ways(&self) -> MutexGuard<'_, Ways> {
        self.ways.lock().unwrap()
    }

    /// How often the bridge came there.
    pub(crate) fn asked(&self, path: &str) -> usize {
        self.ways().arrived.get(path).map_or(0, Vec::len)
    }

    pub(crate) fn last(&self, path: &str) -> Arrived {
        self.ways().arrived[path].last().unwrap().clone()
    }

    pub(crate) fn breaks(&self, path: &'static str, broken: Broken) {
        self.ways().broken.insert(path, broken);
    }

    pub(crate) fn mends(&self, path: &'static str) {
        self.ways().broken.remove(path);
    }

    /// From now on it signs with this key, and publishes it alone.
    pub(crate) fn rolls_to(&self, key: JwsKey) {
        let mut ways = self.ways();
        ways.published = set_of(&[key.public()]);
        ways.key = key;
    }

    /// Our registration there.
    pub(crate) fn party(&self) -> RelyingParty {
        let signing = self.ways().key.algorithm();
        RelyingParty {
            client_id: BRIDGE.to_owned(),
            redirect_uri: "https://bridge.example/proxy-service/callback".to_owned(),
            authentication: RelyingPartyAuthentication::SecretPost(Secret::new(SECRET)),
            decryption_keys: Vec::new(),
            id_token: ResponseProtection {
                signing,
                encryption: None,
            },
            userinfo: UserinfoFormat::Json,
        }
    }

    /// The hub as the bridge sees it.
    pub(crate) fn hub(&self) -> Hub {
        self.hub_of(self.party(), HubRequests::default())
    }

    pub(crate) fn hub_of(&self, party: RelyingParty, requests: HubRequests) -> Hub {
        let client = Client::new(Reach::Development, Duration::from_millis(500)).unwrap();
        let (transport, skew) = (Transport::LoopbackAllowed, SignedDuration::from_secs(60));
        Hub::new(self.url.clone(), transport, None, party, skew, client).asking(requests)
    }

    /// The bridge sends a person.
    pub(crate) async fn begin(&self, hub: &Hub, at: Timestamp) -> Result<Begun, HubError> {
        let fresh = || secret(&SystemRandom).unwrap();
        let provider = hub.provider(at).await?;
        let verifier = hub.takes_challenge(&provider).then(fresh);
        let challenge = verifier.as_deref().map(pkce::challenge);
        let nonce = fresh();
        let ask = AuthorizationAsk {
            state: &fresh(),
            nonce: &nonce,
            code_challenge: challenge.as_deref(),
            scopes: &["openid", "profile"],
            acr_values: &["eidas2"],
            ..AuthorizationAsk::default()
        };
        let url = hub.authorization_url(&provider, &ask, &fresh(), at).await?;
        Ok(Begun {
            url,
            nonce,
            verifier,
            at,
        })
    }

    /// The person logs in; the code.
    pub(crate) fn code_for(&self, url: &url::Url) -> String {
        let mut asked: HashMap<String, String> = url.query_pairs().into_owned().collect();
        let mut ways = self.ways();
        if let Some(handle) = asked.get("request_uri") {
            asked = ways.pushed.remove(handle).expect("pushed, and once");
        }
        let code = secret(&SystemRandom).unwrap();
        let (nonce, challenge) = (asked["nonce"].clone(), asked.get("code_challenge").cloned());
        ways.codes.insert(code.clone(), Asked { nonce, challenge });
        code
    }

    /// The bridge redeems a code in a login that it began.
    pub(crate) async fn redeem(
        &self,
        hub: &Hub,
        begun: &Begun,
        code: &str,
        now: Timestamp,
    ) -> Result<(IdToken, Claims), HubError> {
        let jti = secret(&SystemRandom).unwrap();
        let redemption = Redemption {
            code,
            verifier: begun.verifier.as_deref(),
            nonce: &begun.nonce,
            jti: &jti,
            asked_at: begun.at,
            now,
        };
        hub.redeem(&redemption).await
    }

    /// A whole login; the claims of userinfo.
    pub(crate) async fn log_in(&self, hub: &Hub) -> Result<Claims, HubError> {
        self.log_in_at(hub, now()).await
    }

    pub(crate) async fn log_in_at(&self, hub: &Hub, now: Timestamp) -> Result<Claims, HubError> {
        let begun = self.begin(hub, now).await?;
        let code = self.code_for(&begun.url);
        let (_, claims) = self.redeem(hub, &begun, &code, now).await?;
        Ok(claims)
    }

    /// The same, and the code of what was refused.
    pub(crate) async fn refusal(&self, hub: &Hub) -> &'static str {
        self.log_in(hub)
            .await
            .map_or_else(HubError::code, |_| "accepted")
    }
}

/// What a sound hub says of the person, beside what belongs to the token.
pub(crate) fn person() -> Value {
    json!({
        "sub": SUB, "given_name": "Angela", "family_name": "DUBOIS", "birthdate": "1962-08-24",
        "gender": "female",
    })
}

async fn answer(
    State(provider): State<Provider>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let path = uri.path().to_owned();
    let form: HashMap<String, String> = form_urlencoded::parse(&body).into_owned().collect();
    let authorization = headers.get("authorization");
    let arrived = Arrived {
        authorization: authorization.map(|value| value.to_str().unwrap().to_owned()),
        query: uri.query().map(str::to_owned),
        form,
    };
    let broken = {
        let mut ways = provider.ways();
        let all = ways.arrived.entry(path.clone()).or_default();
        all.push(arrived.clone());
        ways.broken.get(path.as_str()).cloned()
    };
    let plain = |status: u16, kind: &str, body: Vec<u8>| {
        let response = Response::builder()
            .status(status)
            .header("content-type", kind);
        response.body(Body::from(body)).unwrap()
    };
    let json = |status, value: &Value| plain(status, "application/json", value.to_string().into());
    match broken {
        Some(Broken::Status(status)) => return plain(status, "text/plain", Vec::new()),
        Some(Broken::Body(kind, body)) => return plain(200, kind, body),
        Some(Broken::Redirect(to)) => {
            let response = Response::builder().status(307).header("location", to);
            return response.body(Body::empty()).unwrap();
        }
        Some(Broken::Slow) => {
            tokio::time::sleep(Duration::from_secs(5)).await;
            return plain(504, "text/plain", Vec::new());
        }
        None => {}
    }
    let mut ways = provider.ways();
    match path.as_str() {
        "/.well-known/openid-configuration" => json(200, &description(&ways)),
        "/jwks" => json(200, &ways.published),
        "/par" => {
            let handle = format!("urn:ietf:params:oauth:request_uri:{}", ways.pushed.len());
            ways.pushed.insert(handle.clone(), arrived.form);
            json(201, &json!({ "request_uri": handle, "expires_in": 60 }))
        }
        "/token" => match redeemed(&mut ways, &arrived.form) {
            Some(tokens) => json(200, &tokens),
            None => json(400, &json!({ "error": "invalid_grant" })),
        },
        "/userinfo" => {
            let (kind, body) = (ways.userinfo)(&ways, person());
            plain(200, kind, body.into_bytes())
        }
        _ => plain(404, "text/plain", Vec::new()),
    }
}

fn description(ways: &Ways) -> Value {
    let url = &ways.url;
    let mut document = json!({
        "issuer": url,
        "authorization_endpoint": format!("{url}/authorize"),
        "token_endpoint": format!("{url}/token"),
        "userinfo_endpoint": format!("{url}/userinfo"),
        "jwks_uri": format!("{url}/jwks"),
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": true,
    });
    (ways.describes)(&mut document);
    document
}

/// The tokens for a code, which a sound hub gives once, and for the right verifier only.
fn redeemed(ways: &mut Ways, form: &HashMap<String, String>) -> Option<Value> {
    let asked = ways.codes.remove(form.get("code")?)?;
    let shown = form
        .get("code_verifier")
        .map(|verifier| pkce::challenge(verifier));
    if shown != asked.challenge {
        return None;
    }
    let now = now().as_second();
    let digest = openssl::sha::sha256(ACCESS_TOKEN.as_bytes());
    let claims = json!({
        "iss": ways.url, "sub": SUB, "aud": BRIDGE, "nonce": asked.nonce, "acr": "eidas2",
        "iat": now, "exp": now + 60, "auth_time": now, "amr": ["pwd"],
        "at_hash": URL_SAFE_NO_PAD.encode(&digest[..16]),
    });
    Some(json!({
        "access_token": ACCESS_TOKEN, "token_type": "Bearer", "expires_in": 60,
        "id_token": (ways.id_token)(ways, claims),
    }))
}

/// Runs them side by side, and yields what came of each.
pub(crate) async fn together<F: Future>(all: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut waiting: Vec<_> = all.map(|one| (Box::pin(one), None)).collect();
    std::future::poll_fn(|context| {
        for (one, said) in &mut waiting {
            if said.is_none()
                && let std::task::Poll::Ready(output) = one.as_mut().poll(context)
            {
                *said = Some(output);
            }
        }
        if waiting.iter().all(|(_, said)| said.is_some()) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    waiting.into_iter().filter_map(|(_, said)| said).collect()
}
