//! Our provider as the OpenID Foundation's suite sees it: registered clients of every kind that its
//! plans ask for, whole logins through the demo country, and what came of them.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use eidas_bridge::ambient::SystemClock;
use eidas_bridge::demo::browser::{Browser, Page};
use eidas_bridge::demo::journey::{Direction, Script};
use eidas_bridge::demo::{Options, SiteOptions};
use eidas_bridge::oidc::jose::{JwsAlgorithm, JwsKey, sign};
use openssl::ecdsa::EcdsaSig;
use openssl::pkey::{PKey, Private};
use reqwest::RequestBuilder;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use tokio::sync::OnceCell;

use crate::journey_world::*;

pub(crate) const BASIC: &str = "conformance-basic";
pub(crate) const OTHER: &str = "conformance-basic-2";
pub(crate) const POST: &str = "conformance-post";
pub(crate) const PKCE: &str = "conformance-pkce";
pub(crate) const NEITHER: &str = "conformance-neither";
pub(crate) const FAPI: &str = "conformance-fapi";
pub(crate) const FAPI_OTHER: &str = "conformance-fapi-2";
pub(crate) const NONCE: &str = "the-nonce-of-the-suite-0123456789";
/// A verifier and its S256 challenge [RFC7636 §B].
pub(crate) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub(crate) const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

fn with_secret(client_id: &str, method: &str) -> String {
    format!(
        "[[connector.client]]\n\
         client_id = \"{client_id}\"\n\
         name = \"Conformance\"\n\
         redirect_uris = [\"<service>/back\"]\n\
         post_logout_redirect_uris = [\"<service>/bye\"]\n\
         token_endpoint_auth_method = \"{method}\"\n\
         client_secret_file = \"secrets/client\"\n\
         consent = \"asked-elsewhere\"\n\
         default_acr = \"eidas2\"\n"
    )
}

fn with_key(client_id: &str) -> String {
    format!(
        "[[connector.client]]\n\
         client_id = \"{client_id}\"\n\
         name = \"Conformance FAPI\"\n\
         redirect_uris = [\"<service>/back\"]\n\
         token_endpoint_auth_method = \"private_key_jwt\"\n\
         jwks_uri = \"<service>/jwks\"\n\
         security_profile = \"fapi2\"\n\
         dpop_bound_access_tokens = true\n\
         consent = \"asked-elsewhere\"\n\
         default_acr = \"eidas2\"\n"
    )
}

/// The clients of the plans, as configuration.
pub(crate) fn clients() -> String {
    let basic = "client_secret_basic";
    let pkce = with_secret(PKCE, basic) + "pkce_required = true\n";
    let mut clients = [BASIC, OTHER].map(|id| with_secret(id, basic)).concat();
    clients += &with_secret(POST, "client_secret_post");
    clients += &pkce;
    clients += &(with_secret(NEITHER, basic) + "nonce = \"optional\"\n");
    clients += &[FAPI, FAPI_OTHER].map(with_key).concat();
    clients
}

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());
static OP: OnceCell<Op> = OnceCell::const_new();

/// Runs a module against the shared provider, for as long as a module may take.
pub(crate) fn module<F: Future>(test: impl FnOnce(&'static Op) -> F) -> F::Output {
    RUNTIME.block_on(async {
        let op = OP.get_or_init(|| async {
            let op = Op::new(SiteOptions::default(), Arc::new(SystemClock)).await;
            op.land.forget_files().await;
            op
        });
        let op = op.await;
        let bounded = tokio::time::timeout(Duration::from_mins(1), test(op));
        bounded.await.expect("in time")
    })
}

/// Runs a module against a provider of its own, whose clock can be moved.
pub(crate) fn module_in_time<F: Future>(test: impl FnOnce(Op, Arc<Moved>) -> F) -> F::Output {
    RUNTIME.block_on(async {
        let clock = Arc::new(Moved::default());
        let op = Op::new(on_clock(&clock), clock.clone()).await;
        let bounded = tokio::time::timeout(Duration::from_mins(1), test(op, clock));
        bounded.await.expect("in time")
    })
}

/// The provider and its suite.
pub(crate) struct Op {
    pub(crate) land: Land,
}

/// What came back to the client's redirect address.
pub(crate) struct Back {
    pub(crate) page: Page,
    pub(crate) said: HashMap<String, String>,
}

impl Back {
    pub(crate) fn code(&self) -> &str {
        let code = self.said.get("code");
        code.unwrap_or_else(|| panic!("no code but {:?}", self.said))
    }

    pub(crate) fn error(&self) -> &str {
        assert!(!self.said.contains_key("code"));
        &self.said["error"]
    }
}

impl Op {
    pub(crate) async fn new(
        mut ours: SiteOptions,
        clock: Arc<dyn eidas_bridge::ambient::Clock>,
    ) -> Self {
        ours.extra_config.push_str(&clients());
        let theirs = SiteOptions {
            ambient: ours.ambient.clone(),
            ..SiteOptions::default()
        };
        let options = Options {
            ours,
            theirs,
            ..Options::default()
        };
        let land = Land::settle(options, clock).await;
        Self { land }
    }

    pub(crate) fn issuer(&self) -> &str {
        &self.land.world.ours.bridge_url
    }

    pub(crate) fn at(&self, path: &str) -> String {
        self.land.ours(path)
    }

    /// The redirect address of every client here.
    pub(crate) fn redirect_uri(&self) -> String {
        format!("{}/back", self.land.service)
    }

    pub(crate) async fn discovery(&self) -> Value {
        let url = self.at("/.well-known/openid-configuration");
        let answer = self.land.http.get(url).send().await.unwrap();
        assert_eq!(answer.headers()["content-type"], "application/json");
        answer.json().await.unwrap()
    }

    pub(crate) async fn jwks(&self) -> Value {
        let answer = self.land.http.get(self.at("/jwks")).send().await.unwrap();
        answer.json().await.unwrap()
    }

    /// The plain request of the suite with these changes: an empty value leaves one out.
    pub(crate) fn request(&self, changes: &[(&str, &str)]) -> Vec<(String, String)> {
        let redirect_uri = self.redirect_uri();
        let mut fields = HashMap::from([
            ("client_id", BASIC),
            ("redirect_uri", redirect_uri.as_str()),
            ("response_type", "code"),
            ("scope", "openid"),
            ("state", STATE),
            ("nonce", NONCE),
        ]);
        fields.extend(changes.iter().copied());
        fields.retain(|_, value| !value.is_empty());
        let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        fields.into_iter().map(own).collect()
    }

    /// Opens the authorization endpoint.
    pub(crate) async fn authorize(&self, browser: &mut Browser, changes: &[(&str, &str)]) -> Page {
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(self.request(changes))
            .finish();
        let url = self.at(&format!("/authorize?{query}"));
        browser.get(&url).await.unwrap()
    }

    /// Logs the citizen in from our first page on, up to the client.
    pub(crate) async fn through(&self, browser: &mut Browser, page: Page, script: &Script) -> Back {
        let home = &self.land.world.theirs;
        let message = self
            .land
            .message(browser, page, home, script, "SAMLResponse");
        let (page, form) = message.await;
        let page = browser.submit(&page, &form, None).await.unwrap();
        self.back(browser, page).await
    }

    /// What the client was told, in the query or by a form of ours.
    pub(crate) async fn back(&self, browser: &mut Browser, page: Page) -> Back {
        let Some(form) = page.self_posting_form() else {
            let said = self.land.said(&page);
            return Back { page, said };
        };
        assert_eq!(form.action.as_str(), self.redirect_uri());
        let said = form.pairs(None).into_iter().collect();
        let arrived = browser.submit(&page, &form, None).await.unwrap();
        assert_eq!(arrived.url().as_str(), self.redirect_uri());
        Back { page, said }
    }

    /// A whole login with a fresh browser.
    pub(crate) async fn log_in(&self, changes: &[(&str, &str)]) -> Back {
        let script = Script::of(Direction::Connector);
        self.log_in_as(&script, changes).await
    }

    pub(crate) async fn log_in_as(&self, script: &Script, changes: &[(&str, &str)]) -> Back {
        let mut browser = browser();
        let page = self.authorize(&mut browser, changes).await;
        let back = self.through(&mut browser, page, script).await;
        assert_eq!(
            back.said.get("iss").map(String::as_str),
            Some(self.issuer())
        );
        back
    }

    /// The answer to a request that never reaches a person.
    pub(crate) async fn told(&self, changes: &[(&str, &str)]) -> Back {
        let mut browser = browser();
        let page = self.authorize(&mut browser, changes).await;
        self.back(&mut browser, page).await
    }

    /// The token endpoint, as this client with a secret; later fields replace earlier ones.
    pub(crate) async fn token_as(
        &self,
        client: &str,
        code: &str,
        changes: &[(&str, &str)],
    ) -> (u16, Value) {
        let redirect_uri = self.redirect_uri();
        let mut form = HashMap::from([
            ("grant_type", "authorization_code"),
            ("redirect_uri", redirect_uri.as_str()),
            ("code", code),
        ]);
        form.extend(changes.iter().copied());
        form.retain(|_, value| !value.is_empty());
        let request = self.land.http.post(self.at("/token"));
        answer(self.with_credentials(request, client, form)).await
    }

    fn with_credentials<'a>(
        &'a self,
        request: RequestBuilder,
        client: &'a str,
        mut form: HashMap<&'a str, &'a str>,
    ) -> RequestBuilder {
        if client == POST {
            form.extend([("client_id", client), ("client_secret", &self.land.secret)]);
            return request.form(&form);
        }
        let credentials = STANDARD.encode(format!("{client}:{}", self.land.secret));
        let header = format!("Basic {credentials}");
        request.header("authorization", header).form(&form)
    }

    pub(crate) async fn token(&self, code: &str) -> Value {
        let (status, tokens) = self.token_as(BASIC, code, &[]).await;
        assert_eq!(status, 200, "{tokens}");
        tokens
    }

    pub(crate) async fn userinfo(&self, tokens: &Value) -> Value {
        let (status, claims) = self.land.userinfo(tokens).await;
        assert_eq!(status, 200, "{claims}");
        claims
    }

    /// Both tokens' claims after a login.
    pub(crate) async fn identity(&self, back: &Back) -> (Value, Value) {
        let tokens = self.token(back.code()).await;
        let claims = self.userinfo(&tokens).await;
        (id_token(&tokens), claims)
    }

    /// An assertion of this client, with its claims changed; `null` leaves one out.
    pub(crate) fn assertion(&self, client: &str, changes: &Value) -> String {
        let now = self.land.clock.now().as_second();
        let mut claims = json!({
            "iss": client, "sub": client, "aud": self.issuer(),
            "jti": fresh_id(), "iat": now, "exp": now + 60,
        });
        merge(&mut claims, changes);
        sign(&claims, &client_key(), "JWT").unwrap()
    }

    /// A proof of possession for this address, with its claims changed.
    pub(crate) fn proof(&self, path: &str, token: Option<&str>, changes: &Value) -> String {
        let method = if path == "/userinfo" { "GET" } else { "POST" };
        let mut claims = json!({
            "htm": method, "htu": self.at(path), "jti": fresh_id(),
            "iat": self.land.clock.now().as_second(),
        });
        if let Some(token) = token {
            let digest = openssl::sha::sha256(token.as_bytes());
            claims["ath"] = URL_SAFE_NO_PAD.encode(digest).into();
        }
        merge(&mut claims, changes);
        signed_proof(client_private(), &claims)
    }
}

fn merge(claims: &mut Value, changes: &Value) {
    let claims = claims.as_object_mut().unwrap();
    for (name, value) in changes.as_object().into_iter().flatten() {
        if value.is_null() {
            claims.remove(name);
        } else {
            claims.insert(name.clone(), value.clone());
        }
    }
}

/// A proof of possession (`DPoP`) with that key in its header.
pub(crate) fn signed_proof(key: &PKey<Private>, claims: &Value) -> String {
    let public = JwsKey::new(key.clone(), JwsAlgorithm::Es256).unwrap();
    let mut jwk = public.public().to_value();
    for member in ["kid", "use", "alg"] {
        jwk.as_object_mut().unwrap().remove(member);
    }
    let header = json!({ "typ": "dpop+jwt", "alg": "ES256", "jwk": jwk });
    signed(key, &header, claims)
}

/// A compact token with exactly this header, by ES256.
pub(crate) fn signed(key: &PKey<Private>, header: &Value, claims: &Value) -> String {
    let [header, claims] = [header, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string()));
    let input = format!("{header}.{claims}");
    let digest = openssl::sha::sha256(input.as_bytes());
    let value = EcdsaSig::sign(&digest, &key.ec_key().unwrap()).unwrap();
    let [r, s] = [value.r(), value.s()].map(|part| part.to_vec_padded(32).unwrap());
    format!("{input}.{}", URL_SAFE_NO_PAD.encode([r, s].concat()))
}

/// The claims of the `id_token`, unverified: who verifies it says so.
pub(crate) fn id_token(tokens: &Value) -> Value {
    let token = tokens["id_token"].as_str().unwrap();
    part(token, 1)
}

/// One part of a compact token.
pub(crate) fn part(token: &str, index: usize) -> Value {
    let part = token.split('.').nth(index).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

pub(crate) async fn answer(request: RequestBuilder) -> (u16, Value) {
    let answer = request.send().await.unwrap();
    let status = answer.status().as_u16();
    let body = answer.text().await.unwrap();
    (status, serde_json::from_str(&body).unwrap_or(Value::Null))
}
