//! A node with two clients on a clock that stands until it is moved, a store that can be held, real logins up
//! to the code, and whatever a client or a thief may send to the back channel from there.

use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::Request;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use eidas_bridge::ambient::{Clock, FixedClock, SystemClock, SystemRandom, secret};
use eidas_bridge::domain::{AssuredLevel, LevelOfAssurance};
use eidas_bridge::oidc::jose::{JwsAlgorithm, JwsKey, PublicJwk};
use eidas_bridge::oidc::{Client, ClientAuthentication, ClientCertificate, Clients, Secret, pkce};
use eidas_bridge::saml::binding::post;
use eidas_bridge::store::{Answer as StoreAnswer, Key, MemoryStore, Store, Value as Stored};
use eidas_bridge::xml::SigningKey;
use jiff::{SignedDuration, Timestamp};
use openssl::asn1::Asn1Time;
use openssl::bn::BigNum;
use openssl::ec::{EcGroup, EcKey};
use openssl::ecdsa::EcdsaSig;
use openssl::hash::{MessageDigest, hash};
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::sha::sha256;
use openssl::x509::X509;
use openssl::x509::extension::SubjectAlternativeName;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::Notify;

use crate::http_edge::authorize;
use crate::http_world::*;
use crate::journey_exceptions::Log;
use crate::levels::{decoded, response};
use crate::oidc_world::{VERIFIER, p256};

pub(crate) const SECRET: &str = "s3cret-s3cret-s3cret-s3cret";
/// The other client, which has the same secret: by its name alone it is somebody else.
pub(crate) const OTHER: &str = "other-hub";
const FORM: &str = "application/x-www-form-urlencoded";

pub(crate) struct Stage {
    pub(crate) ours: State,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) store: Arc<HeldStore>,
    folder: TempDir,
    key: Arc<SigningKey>,
    log: Log,
    _logging: tracing::dispatcher::DefaultGuard,
}

/// Both clients authenticate by `client_secret_basic`; `edit` changes the first one.
pub(crate) async fn stage(edit: impl Fn(&mut Client)) -> Stage {
    let clock = Arc::new(FixedClock::new(SystemClock.now()));
    let store = Arc::new(HeldStore::new(clock.clone()));
    let (on_clock, in_store) = (clock.clone(), store.clone());
    let (ours, _, folder, key) = different_neighbours(&Differences {
        node: &|country, node| {
            if country != "FR" {
                return;
            }
            node.clock = on_clock.clone();
            node.store = in_store.clone();
            let connector = node.connector.as_mut().unwrap();
            let mut client = connector.clients.load().get(CLIENT).unwrap().clone();
            edit(&mut client);
            let secret = ClientAuthentication::SecretBasic(Secret::new(SECRET));
            let other = Client::new(OTHER, vec![CALLBACK.to_owned()], secret);
            let policy = connector.policies[CLIENT].clone();
            connector.policies.insert(OTHER.to_owned(), policy);
            let clients = Clients::new([client, other]);
            connector.clients.store(Arc::new(clients));
        },
        ..Differences::default()
    })
    .await;
    let log = Log::default();
    Stage {
        _logging: log.of_this_thread(),
        log,
        ours,
        clock,
        store,
        folder,
        key,
    }
}

impl Stage {
    pub(crate) fn now(&self) -> i64 {
        self.clock.now().as_second()
    }

    /// Lets so many seconds pass for our node.
    pub(crate) fn pass(&self, seconds: i64) {
        self.clock.advance(SignedDuration::from_secs(seconds));
    }

    /// A real login of the first client, up to its code.
    pub(crate) async fn code(&self, changes: &[(&str, &str)]) -> String {
        self.code_from(&authorize(changes)).await
    }

    /// The same, where the request is pushed, with the challenge of [`VERIFIER`].
    pub(crate) async fn pushed_code(&self) -> String {
        let challenge = pkce::challenge(VERIFIER);
        let fields = request_with(&[
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ]);
        let answer = self
            .send(Call::post("/par").basic(CLIENT).fields(&fields))
            .await;
        assert_eq!(answer.status, 201, "{}", answer.body);
        let answer = json_of(&answer);
        let reference = answer["request_uri"].as_str().unwrap();
        let brought = form(&[("client_id", CLIENT), ("request_uri", reference)]);
        self.code_from(&format!("/authorize?{brought}")).await
    }

    async fn code_from(&self, address: &str) -> String {
        let start = self.ours.get(address, "").await;
        assert_eq!(start.status, 200, "{:?}", start.headers);
        let (cookie, flow) = (start.cookie(), start.field("flow"));
        let fields = [("flow", flow.as_str()), ("country", "DE")];
        let chosen = self.ours.post("/connector/country", &cookie, &fields).await;
        let request = decoded(&chosen.field("SAMLRequest"));
        let level = AssuredLevel::from(LevelOfAssurance::Substantial);
        let answer = post::encode(&response(&self.folder, &self.key, &request, &level));
        let relay = chosen.field("RelayState");
        let fields = [("SAMLResponse", answer.as_str()), ("RelayState", &relay)];
        let received = self.ours.post("/connector/acs", "", &fields).await;
        let done = self.ours.get(received.onward(), &cookie).await;
        query(done.header("location").unwrap())["code"].clone()
    }

    /// Redeems the code as the first client, by its secret.
    pub(crate) async fn redeem(&self, code: &str, dpop: Option<&str>) -> Answer {
        self.send(redeeming(code, dpop)).await
    }

    /// The same of a code with the challenge of [`VERIFIER`].
    pub(crate) async fn redeem_verified(&self, code: &str, dpop: Option<&str>) -> Answer {
        let call = redeeming(code, dpop).fields(&[("code_verifier", VERIFIER)]);
        self.send(call).await
    }

    pub(crate) async fn send(&self, call: Call) -> Answer {
        self.ours.send(call.request()).await
    }

    /// The answer is this refusal, by this rule as the log has it, and holds nothing else.
    pub(crate) fn assert_refused(&self, answer: &Answer, status: u16, error: &str, code: &str) {
        assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
        let body = json_of(answer);
        assert_eq!(body["error"], error, "{}", answer.body);
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert!(!answer.body.contains("Muster") && !answer.body.contains("access_token"));
        let description = body["error_description"].as_str().unwrap();
        let reference = description.strip_prefix("reference ").unwrap();
        let logged = self.log.events("refused", "reference", reference);
        // All of one login stand under its reference; this one is the last of them.
        let last = logged.last().unwrap();
        assert_eq!(last["code"], code, "{}", answer.body);
    }

    /// UserInfo, by this scheme.
    pub(crate) async fn userinfo(&self, scheme: &str, token: &str) -> Answer {
        let header = format!("{scheme} {token}");
        self.send(Call::get("/userinfo").header("authorization", &header))
            .await
    }

    /// What introspection says to that client.
    pub(crate) async fn introspected(&self, client_id: &str, token: &str) -> Value {
        let call = Call::post("/token/introspection").basic(client_id);
        let answer = self.send(call.fields(&[("token", token)])).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        json_of(&answer)
    }
}

/// A sound redemption of that code.
fn redeeming(code: &str, dpop: Option<&str>) -> Call {
    let call = Call::post("/token").basic(CLIENT);
    let call = match dpop {
        Some(proof) => call.header("dpop", proof),
        None => call,
    };
    call.fields(&redemption(code))
}

pub(crate) fn redemption(code: &str) -> [(&str, &str); 3] {
    [
        ("grant_type", "authorization_code"),
        ("redirect_uri", CALLBACK),
        ("code", code),
    ]
}

pub(crate) fn json_of(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap()
}

/// The access token of an answer that must be good.
pub(crate) fn token_of(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.body);
    json_of(answer)["access_token"].as_str().unwrap().to_owned()
}

/// One call of the back channel.
#[derive(Clone)]
pub(crate) struct Call {
    method: &'static str,
    path: String,
    headers: Vec<(String, String)>,
    certificate: Option<ClientCertificate>,
    body: String,
}

impl Call {
    pub(crate) fn get(path: &str) -> Self {
        Self {
            method: "GET",
            path: path.to_owned(),
            headers: Vec::new(),
            certificate: None,
            body: String::new(),
        }
    }

    pub(crate) fn post(path: &str) -> Self {
        Self {
            method: "POST",
            ..Self::get(path)
        }
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn basic(self, client_id: &str) -> Self {
        let header = STANDARD.encode(format!("{client_id}:{SECRET}"));
        self.header("authorization", &format!("Basic {header}"))
    }

    pub(crate) fn certificate(mut self, certificate: &ClientCertificate) -> Self {
        self.certificate = Some(certificate.clone());
        self
    }

    /// More fields of the form.
    pub(crate) fn fields(mut self, fields: &[(&str, &str)]) -> Self {
        if !self.body.is_empty() {
            self.body.push('&');
        }
        self.body.push_str(&form(fields));
        self
    }

    pub(crate) fn request(self) -> Request<Body> {
        let mut request = Request::builder().method(self.method).uri(self.path);
        if !self.body.is_empty() {
            request = request.header("content-type", FORM);
        }
        for (name, value) in self.headers {
            request = request.header(name, value);
        }
        if let Some(certificate) = self.certificate {
            request = request.extension(certificate);
        }
        request.body(Body::from(self.body)).unwrap()
    }
}

/// A signed token with whatever header and claims, by a key of P-256 or P-384.
pub(crate) fn signed_as(header: &Value, claims: &Value, key: &PKey<Private>) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let input = format!("{}.{}", part(header), part(claims));
    let (digest, octets) = match key.bits() {
        384 => (MessageDigest::sha384(), 48),
        _ => (MessageDigest::sha256(), 32),
    };
    let digest = hash(digest, input.as_bytes()).unwrap();
    let signature = EcdsaSig::sign(&digest, &key.ec_key().unwrap()).unwrap();
    let mut raw = signature.r().to_vec_padded(octets).unwrap();
    raw.extend(signature.s().to_vec_padded(octets).unwrap());
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(raw))
}

/// A key that its holder proves.
pub(crate) struct Prover {
    pub(crate) key: PKey<Private>,
    pub(crate) public: PublicJwk,
}

impl Prover {
    pub(crate) fn new() -> Self {
        Self::of(p256(), JwsAlgorithm::Es256)
    }

    /// With a key of P-384.
    pub(crate) fn of_p384() -> Self {
        let group = EcGroup::from_curve_name(Nid::SECP384R1).unwrap();
        let key = PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap();
        Self::of(key, JwsAlgorithm::Es384)
    }

    fn of(key: PKey<Private>, algorithm: JwsAlgorithm) -> Self {
        let public = JwsKey::new(key.clone(), algorithm).unwrap();
        Self {
            public: public.public().clone(),
            key,
        }
    }

    /// The public key and nothing about it.
    pub(crate) fn jwk(&self) -> Value {
        let value = self.public.to_value();
        json!({ "kty": value["kty"], "crv": value["crv"], "x": value["x"], "y": value["y"] })
    }

    pub(crate) fn header(&self) -> Value {
        json!({ "typ": "dpop+jwt", "alg": self.public.to_value()["alg"], "jwk": self.jwk() })
    }

    /// A sound proof for that request.
    pub(crate) fn claims(stage: &Stage, method: &str, path: &str, token: Option<&str>) -> Value {
        let mut claims = json!({
            "jti": secret(&SystemRandom).unwrap(),
            "htm": method,
            "htu": format!("{OURS}{path}"),
            "iat": stage.now(),
        });
        if let Some(token) = token {
            claims["ath"] = URL_SAFE_NO_PAD.encode(sha256(token.as_bytes())).into();
        }
        claims
    }

    pub(crate) fn proof(&self, stage: &Stage, path: &str, token: Option<&str>) -> String {
        let method = if token.is_some() { "GET" } else { "POST" };
        let claims = Self::claims(stage, method, path, token);
        signed_as(&self.header(), &claims, &self.key)
    }
}

/// A certificate for that name.
pub(crate) fn certificate(dns: &str) -> ClientCertificate {
    let key = p256();
    let serial = BigNum::from_u32(7).unwrap().to_asn1_integer().unwrap();
    let mut builder = X509::builder().unwrap();
    builder.set_version(2).unwrap();
    builder.set_serial_number(&serial).unwrap();
    let (from, to) = (Asn1Time::days_from_now(0), Asn1Time::days_from_now(30));
    builder.set_not_before(&from.unwrap()).unwrap();
    builder.set_not_after(&to.unwrap()).unwrap();
    builder.set_pubkey(&key).unwrap();
    let names = SubjectAlternativeName::new()
        .dns(dns)
        .build(&builder.x509v3_context(None, None))
        .unwrap();
    builder.append_extension(names).unwrap();
    builder.sign(&key, MessageDigest::sha256()).unwrap();
    ClientCertificate::from_der(&builder.build().to_der().unwrap()).unwrap()
}

/// A store that can be told to stop before an operation, for as long as the test wants.
#[derive(Debug)]
pub(crate) struct HeldStore {
    inner: MemoryStore,
    hold: Mutex<Option<Hold>>,
}

#[derive(Debug)]
struct Hold {
    passes: usize,
    reached: Arc<Notify>,
    release: Arc<Notify>,
}

impl HeldStore {
    fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            inner: MemoryStore::new(1000, clock),
            hold: Mutex::default(),
        }
    }

    /// Lets so many operations pass and stops the next one: told when it stands there, and waits
    /// to be let go.
    pub(crate) fn stop_after(&self, passes: usize) -> (Arc<Notify>, Arc<Notify>) {
        let (reached, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        *self.hold.lock().unwrap() = Some(Hold {
            passes,
            reached: reached.clone(),
            release: release.clone(),
        });
        (reached, release)
    }

    pub(crate) fn never_stop(&self) {
        *self.hold.lock().unwrap() = None;
    }

    async fn pass(&self) {
        let release = {
            let mut hold = self.hold.lock().unwrap();
            match hold.as_mut() {
                None => return,
                Some(hold) if hold.passes > 0 => {
                    hold.passes -= 1;
                    return;
                }
                Some(_) => {}
            }
            let hold = hold.take().unwrap();
            hold.reached.notify_one();
            hold.release
        };
        release.notified().await;
    }
}

impl Store for HeldStore {
    fn put<'a>(&'a self, key: &'a Key, value: Stored, expires: Timestamp) -> StoreAnswer<'a, ()> {
        Box::pin(async move {
            self.pass().await;
            self.inner.put(key, value, expires).await
        })
    }

    fn put_new<'a>(
        &'a self,
        key: &'a Key,
        value: Stored,
        expires: Timestamp,
    ) -> StoreAnswer<'a, bool> {
        Box::pin(async move {
            self.pass().await;
            self.inner.put_new(key, value, expires).await
        })
    }

    fn put_spare<'a>(
        &'a self,
        key: &'a Key,
        value: Stored,
        expires: Timestamp,
    ) -> StoreAnswer<'a, ()> {
        Box::pin(async move {
            self.pass().await;
            self.inner.put_spare(key, value, expires).await
        })
    }

    fn get<'a>(&'a self, key: &'a Key) -> StoreAnswer<'a, Option<Stored>> {
        Box::pin(async move {
            self.pass().await;
            self.inner.get(key).await
        })
    }

    fn take<'a>(&'a self, key: &'a Key) -> StoreAnswer<'a, Option<Stored>> {
        Box::pin(async move {
            self.pass().await;
            self.inner.take(key).await
        })
    }

    fn remove<'a>(&'a self, key: &'a Key) -> StoreAnswer<'a, ()> {
        Box::pin(async move {
            self.pass().await;
            self.inner.remove(key).await
        })
    }
}
