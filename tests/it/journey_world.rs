//! One demo world for all journeys that leave it as it is, a service of the test's own in front of
//! it, and the keys of the demo country's node, for messages that an honest node never sends.

use crate::persons::{everything, natural};
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use eidas_bridge::ambient::{Clock, SystemClock, SystemRandom};
use eidas_bridge::app::Ambient;
use eidas_bridge::demo::browser::{Browser, Form, FormMethod, Page};
use eidas_bridge::demo::journey::{self, Direction, Script};
use eidas_bridge::demo::{Options, Site, SiteOptions, World};
use eidas_bridge::domain::{
    AssertedAttribute, Capacity, Exceptions, LevelOfAssurance, Person, RequestedAttribute,
    RequestedLevel, SpType,
};
use eidas_bridge::oidc::jose::{JwkSet, JwsAlgorithm, JwsKey};
use eidas_bridge::saml::binding::post;
use eidas_bridge::saml::{
    AuthnRequestToSend, MetadataExpectation, NameIdFormat, PeerFailure, ResponseExpectation,
    SuccessToSend, TrustedConnector, VerifiedAssertion, VerifiedResponse, accept_metadata,
    accept_response, write_request, write_success,
};
use eidas_bridge::xml::{
    DecryptionKey, DigestAlgorithm, SignatureAlgorithm, SignaturePlacement, SigningKey,
    sign_enveloped,
};
use jiff::{SignedDuration, Timestamp};
use openssl::pkey::{PKey, Private};
use openssl::x509::X509;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::sync::OnceCell;

/// The test's own service at our bridge, and another one.
pub(crate) const SERVICE: &str = "test-service";
/// A third service, whose people are asked by the bridge, as the connector says of all who say nothing.
pub(crate) const ASKING_SERVICE: &str = "asking-service";
pub(crate) const OTHER_SERVICE: &str = "other-service";
pub(crate) const STATE: &str = "the-state-of-the-test-0123456789";

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());
static LAND: OnceCell<Land> = OnceCell::const_new();

/// Runs a test in the shared world, for as long as a test may take.
pub(crate) fn journey<F: Future>(test: impl FnOnce(&'static Land) -> F) -> F::Output {
    RUNTIME.block_on(async {
        let land = LAND.get_or_init(|| async {
            let land = Land::settle(Options::default(), Arc::new(SystemClock)).await;
            land.forget_files().await;
            land
        });
        let land = land.await;
        let bounded = tokio::time::timeout(Duration::from_secs(30), test(land));
        bounded.await.expect("in time")
    })
}

/// A world, and what the tests know of it.
pub(crate) struct Land {
    pub(crate) world: World,
    /// The address of the test's own service.
    pub(crate) service: String,
    pub(crate) keys: TheirKeys,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) secret: String,
    pub(crate) http: reqwest::Client,
}

/// What the demo country's node alone has.
pub(crate) struct TheirKeys {
    pub(crate) private: PKey<Private>,
    pub(crate) signing: SigningKey,
    pub(crate) decryption: [DecryptionKey; 1],
    our_anchor: Vec<u8>,
}

impl TheirKeys {
    fn read(folder: &Path) -> Self {
        let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
        let pair = |name: &str| {
            let key = PKey::private_key_from_pem(&read(&format!("keys/{name}.pem"))).unwrap();
            let certificate = X509::from_pem(&read(&format!("keys/{name}.crt"))).unwrap();
            (key, certificate)
        };
        let (private, certificate) = pair("saml-signing");
        let (algorithm, digest) = (SignatureAlgorithm::RsaPssSha256, DigestAlgorithm::Sha256);
        let (decryption, encryption) = pair("saml-encryption");
        let our_anchor = X509::from_pem(&read("certs/countries/XA.pem")).unwrap();
        Self {
            signing: SigningKey::new(private.clone(), &certificate, algorithm, digest).unwrap(),
            private,
            decryption: [DecryptionKey::new(decryption, &encryption).unwrap()],
            our_anchor: our_anchor.to_der().unwrap(),
        }
    }
}

/// The test's own service: it says back what the browser brings in a form, and publishes the keys
/// of the client that it is.
async fn own_service() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://127.0.0.1:{}", listener.local_addr().unwrap().port());
    let keys = || async { axum::Json(JwkSet::new(vec![client_key().public().clone()]).to_value()) };
    let routes = axum::Router::new()
        .route("/jwks", axum::routing::get(keys))
        .fallback(async |body: String| body);
    tokio::spawn(async move { axum::serve(listener, routes).await });
    url
}

#[expect(
    clippy::disallowed_methods,
    reason = "the test is a hub's back channel, another party than the bridge"
)]
pub(crate) fn http() -> reqwest::Client {
    let builder = reqwest::Client::builder().no_proxy();
    builder.build().unwrap()
}

/// The key of the test's service, where it authenticates or proves possession by key.
pub(crate) fn client_private() -> &'static PKey<Private> {
    static KEY: LazyLock<PKey<Private>> = LazyLock::new(crate::oidc_world::p256);
    &KEY
}

/// The same to sign assertions with.
pub(crate) fn client_key() -> JwsKey {
    JwsKey::new(client_private().clone(), JwsAlgorithm::Es256).unwrap()
}

impl Land {
    /// A world with the test's own services at our bridge, ready for both directions. But for one
    /// they have asked the person themselves: consent has tests of its own. In
    /// further configuration `<service>` is their address.
    pub(crate) async fn settle(mut options: Options, clock: Arc<dyn Clock>) -> Self {
        let service = own_service().await;
        let extra = &mut options.ours.extra_config;
        *extra = extra.replace("<service>", &service);
        let asked = "consent = \"asked-elsewhere\"\n";
        for (name, consent) in [
            (ASKING_SERVICE, ""),
            (SERVICE, asked),
            (OTHER_SERVICE, asked),
        ] {
            let registration = format!(
                "[[connector.client]]\n\
                 client_id = \"{name}\"\n\
                 name = \"Test service\"\n\
                 redirect_uris = [\"{service}/back\", \"{service}/elsewhere\"]\n\
                 token_endpoint_auth_method = \"client_secret_post\"\n\
                 client_secret_file = \"secrets/client\"\n\
                 {consent}"
            );
            options.ours.extra_config.push_str(&registration);
        }
        let world = World::start(options).await.unwrap();
        world.ready(Duration::from_secs(10)).await.unwrap();
        let secret = std::fs::read_to_string(world.ours.folder.join("secrets/client")).unwrap();
        Self {
            keys: TheirKeys::read(&world.theirs.folder),
            service,
            secret: secret.trim().to_owned(),
            http: http(),
            clock,
            world,
        }
    }

    /// Nobody drops what is static: once both bridges have read everything, the files go.
    pub(crate) async fn forget_files(&self) {
        for direction in [Direction::Connector, Direction::ProxyService] {
            for _ in 0..50 {
                let script = Script::of(direction);
                let journey = journey::log_in(&self.world, direction, &script).await;
                if journey.end.is_ok() {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
        std::fs::remove_dir_all(self.world.ours.folder.parent().unwrap()).unwrap();
    }

    pub(crate) fn ours(&self, path: &str) -> String {
        format!("{}{path}", self.world.ours.bridge_url)
    }

    pub(crate) fn theirs(&self, path: &str) -> String {
        format!("{}{path}", self.world.theirs.bridge_url)
    }

    /// A browser with an authorization request of the test's service; later pairs replace
    /// earlier ones.
    pub(crate) async fn visit(&self, browser: &mut Browser, changes: &[(&str, &str)]) -> Page {
        let back = format!("{}/back", self.service);
        let mut fields = HashMap::from([
            ("client_id", SERVICE),
            ("redirect_uri", back.as_str()),
            ("response_type", "code"),
            ("scope", "openid profile"),
            ("state", STATE),
            ("nonce", "the-nonce-of-the-test-0123456789"),
            ("acr_values", "eidas2"),
        ]);
        fields.extend(changes.iter().copied());
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let url = self.ours(&format!("/authorize?{query}"));
        browser.get(&url).await.unwrap()
    }

    /// Goes on from `page` until a message with this name is about to be posted.
    pub(crate) async fn message(
        &self,
        browser: &mut Browser,
        page: Page,
        home: &Site,
        script: &Script,
        name: &str,
    ) -> (Page, Form) {
        let mut page = page;
        for _ in 0..8 {
            let form = page.self_posting_form();
            if let Some(form) = form.filter(|form| form.get(name).is_some()) {
                return (page, form);
            }
            let next = journey::go_on(browser, &page, home, script).await;
            page = next.unwrap_or_else(|error| panic!("{error}: {}", page.body()));
        }
        panic!("no {name} on the way, but {}", page.body());
    }

    /// A login of a citizen of theirs at the test's service, up to the message of that name.
    pub(crate) async fn towards(
        &self,
        browser: &mut Browser,
        script: &Script,
        name: &str,
    ) -> (Page, Form) {
        let page = self.visit(browser, &[("acr_values", script.acr)]).await;
        let home = &self.world.theirs;
        self.message(browser, page, home, script, name).await
    }

    /// A login of a citizen of ours at their service, up to the message of that name.
    pub(crate) async fn outwards(
        &self,
        browser: &mut Browser,
        script: &Script,
        name: &str,
    ) -> (Page, Form) {
        let page = journey::begin(browser, &self.world.theirs, script).await;
        let (page, home) = (page.unwrap(), &self.world.ours);
        self.message(browser, page, home, script, name).await
    }

    /// Posts these fields from a page of the demo country, another site than ours.
    pub(crate) async fn post(
        &self,
        browser: &mut Browser,
        action: &str,
        fields: &[(&str, &str)],
    ) -> Page {
        let page = browser.get(&self.world.theirs.service_url).await.unwrap();
        let mut form = page.form_to("/service/login").unwrap();
        form.remove("acr");
        form.method = FormMethod::Post;
        form.action = action.parse().unwrap();
        for (name, value) in fields {
            form.put(name, value);
        }
        browser.submit(&page, &form, None).await.unwrap()
    }

    /// Posts a Response for the request in that form, from abroad and with its `RelayState`.
    pub(crate) async fn deliver(
        &self,
        browser: &mut Browser,
        request: &Form,
        response: &str,
    ) -> Page {
        let message = post::encode(response);
        let state = request.get("RelayState").unwrap();
        let fields = [("SAMLResponse", message.as_str()), ("RelayState", state)];
        let acs = self.ours("/connector/acs");
        self.post(browser, &acs, &fields).await
    }

    /// What the service's browser brought back.
    pub(crate) fn said(&self, page: &Page) -> HashMap<String, String> {
        let origin = page.url().origin().ascii_serialization();
        assert_eq!(origin, self.service, "{}", page.body());
        page.url().query_pairs().into_owned().collect()
    }

    /// The hub's error, and that it came with everything that belongs to one.
    pub(crate) fn error(&self, page: &Page) -> (String, String) {
        let said = self.said(page);
        assert_eq!(said["state"], STATE);
        assert_eq!(said["iss"], self.world.ours.bridge_url);
        assert!(!said.contains_key("code"));
        let (code, reference) = said["error_description"]
            .split_once(" (reference ")
            .unwrap();
        assert_eq!(reference.trim_end_matches(')').len(), 8, "{reference}");
        (said["error"].clone(), code.to_owned())
    }

    /// The token endpoint's answer to this code of the test's service; later pairs replace.
    pub(crate) async fn token(&self, code: &str, changes: &[(&str, &str)]) -> (u16, Value) {
        let back = format!("{}/back", self.service);
        let mut form = HashMap::from([
            ("grant_type", "authorization_code"),
            ("client_id", SERVICE),
            ("client_secret", self.secret.as_str()),
            ("redirect_uri", back.as_str()),
            ("code", code),
        ]);
        form.extend(changes.iter().copied());
        let request = self.http.post(self.ours("/token")).form(&form);
        answer(request).await
    }

    pub(crate) async fn userinfo(&self, tokens: &Value) -> (u16, Value) {
        let token = tokens["access_token"].as_str().unwrap();
        answer(self.http.get(self.ours("/userinfo")).bearer_auth(token)).await
    }

    /// A request of their Connector to us, ready to be changed.
    pub(crate) fn request(&self) -> TheirRequest {
        TheirRequest {
            id: fresh_id(),
            at: self.clock.now(),
            destination: self.ours("/proxy-service/sso"),
            issuer: self.theirs("/connector/metadata"),
            level: LevelOfAssurance::Substantial,
            sp_type: None,
            attributes: everything(),
        }
    }

    /// A Response of their Proxy-Service to the request in this form, ready to be changed.
    pub(crate) fn response(&self, request: &Form) -> TheirResponse {
        TheirResponse {
            id: fresh_id(),
            assertion_id: fresh_id(),
            in_response_to: id_of(request, "SAMLRequest"),
            destination: self.ours("/connector/acs"),
            issuer: self.theirs("/proxy-service/metadata"),
            audience: self.ours("/connector/metadata"),
            at: self.clock.now(),
            level: LevelOfAssurance::Substantial,
            person: json!({
                "identifier": "XB/XA/1234",
                "family_name": {"latin": "Doe"},
                "given_name": {"latin": "Jo"},
                "date_of_birth": "1980-02-29",
                "gender": "female",
                "place_of_birth": {"latin": "Delphi"},
            }),
            edit: |_| {},
        }
    }

    /// Writes and signs it as their node would.
    pub(crate) async fn written(&self, response: &TheirResponse) -> String {
        let connector = self.our_connector().await;
        self.written_to(response, &connector)
    }

    /// The same, for the keys in that metadata of ours.
    pub(crate) fn written_to(
        &self,
        response: &TheirResponse,
        connector: &TrustedConnector,
    ) -> String {
        let person = Person::Natural(natural(&response.person));
        let asked = everything();
        let mut attributes = person.assert(&asked, Capacity::Subject);
        (response.edit)(&mut attributes);
        let response = SuccessToSend {
            response_id: &response.id,
            assertion_id: &response.assertion_id,
            in_response_to: &response.in_response_to,
            destination: &response.destination,
            issuer: &response.issuer,
            audience: &response.audience,
            issue_instant: response.at,
            level: &response.level.into(),
            name_id_format: NameIdFormat::Persistent,
            name_id: "n",
            attributes: &attributes,
            sign_assertion: false,
        };
        let (to, content) = (connector.recipient(), connector.content_encryption());
        write_success(&response, &self.keys.signing, to, content).unwrap()
    }

    /// What our Connector's metadata says now.
    pub(crate) async fn our_connector(&self) -> TrustedConnector {
        let metadata = self.our_metadata("/connector/metadata").await;
        metadata.into_roles().0.unwrap()
    }

    async fn our_metadata(&self, path: &str) -> eidas_bridge::saml::AcceptedMetadata {
        let url = self.ours(path);
        let document = self.http.get(&url).send().await.unwrap();
        let expectation = MetadataExpectation {
            entity_id: &url,
            country: "XA".parse().unwrap(),
            anchors: std::slice::from_ref(&self.keys.our_anchor),
            now: self.clock.now(),
            max_validity: SignedDuration::from_hours(400),
            skew: SignedDuration::from_secs(60),
            exceptions: Exceptions::NONE,
        };
        let document = document.bytes().await.unwrap();
        accept_metadata(&document, &expectation).unwrap()
    }

    /// What our Response in this form says to their Connector, by every rule of an honest one.
    pub(crate) async fn opened(&self, form: &Form, request_id: &str) -> VerifiedResponse {
        assert_eq!(form.action.as_str(), self.theirs("/connector/acs"));
        let service = self.our_metadata("/proxy-service/metadata").await;
        let service = service.into_roles().1.unwrap();
        let response = post::receive(form.get("SAMLResponse").unwrap(), None).unwrap();
        let expectation = ResponseExpectation {
            request_id,
            own_entity_id: &self.theirs("/connector/metadata"),
            acs_url: &self.theirs("/connector/acs"),
            own_country: "XB".parse().unwrap(),
            chosen_country: "XA".parse().unwrap(),
            level: &RequestedLevel::Minimum(LevelOfAssurance::Low),
            not_notified: &[],
            representation: false,
            attributes: &everything(),
            decryption_keys: &self.keys.decryption,
            exceptions: Exceptions::NONE,
            skew: SignedDuration::from_secs(60),
        };
        accept_response(&response, &service, &expectation, self.clock.now()).unwrap()
    }

    pub(crate) async fn refusal(&self, form: &Form, request_id: &str) -> PeerFailure {
        match self.opened(form, request_id).await {
            VerifiedResponse::Failure(failure) => failure,
            VerifiedResponse::Success(_) => panic!("a Response of success"),
        }
    }

    pub(crate) async fn assertion(&self, form: &Form, request_id: &str) -> VerifiedAssertion {
        match self.opened(form, request_id).await {
            VerifiedResponse::Success(assertion) => *assertion,
            VerifiedResponse::Failure(failure) => panic!("{failure:?}"),
        }
    }
}

async fn answer(request: reqwest::RequestBuilder) -> (u16, Value) {
    let answer = request.send().await.unwrap();
    let status = answer.status().as_u16();
    (status, answer.json().await.unwrap())
}

/// A request that their node would sign.
pub(crate) struct TheirRequest {
    pub(crate) id: String,
    pub(crate) at: Timestamp,
    pub(crate) destination: String,
    pub(crate) issuer: String,
    pub(crate) level: LevelOfAssurance,
    pub(crate) sp_type: Option<SpType>,
    pub(crate) attributes: Vec<RequestedAttribute>,
}

impl TheirRequest {
    pub(crate) fn signed(&self, key: &SigningKey) -> String {
        let request = AuthnRequestToSend {
            id: &self.id,
            issue_instant: self.at,
            destination: &self.destination,
            issuer: &self.issuer,
            provider_name: Some("Their tax office"),
            sp_type: self.sp_type,
            level: &RequestedLevel::Minimum(self.level),
            attributes: &self.attributes,
            requester_id: None,
            name_id_format: None,
        };
        write_request(&request, key).unwrap()
    }
}

/// A Response that their node would sign.
pub(crate) struct TheirResponse {
    pub(crate) id: String,
    pub(crate) assertion_id: String,
    pub(crate) in_response_to: String,
    pub(crate) destination: String,
    pub(crate) issuer: String,
    pub(crate) audience: String,
    pub(crate) at: Timestamp,
    pub(crate) level: LevelOfAssurance,
    pub(crate) person: Value,
    /// The last word on what is asserted.
    pub(crate) edit: fn(&mut Vec<AssertedAttribute>),
}

pub(crate) fn fresh_id() -> String {
    eidas_bridge::ambient::xml_id(&SystemRandom).unwrap()
}

/// The message in a form, as XML.
pub(crate) fn xml_of(form: &Form, name: &str) -> String {
    use base64::Engine as _;
    let engine = base64::engine::general_purpose::STANDARD;
    String::from_utf8(engine.decode(form.get(name).unwrap()).unwrap()).unwrap()
}

pub(crate) fn id_of(form: &Form, name: &str) -> String {
    let message = post::receive(form.get(name).unwrap(), None).unwrap();
    message.claimed_id().unwrap().to_owned()
}

/// `signed` without its signature.
pub(crate) fn unsigned(signed: &str) -> String {
    let (before, rest) = signed.split_once("<ds:Signature").unwrap();
    let (_, after) = rest.split_once("</ds:Signature>").unwrap();
    format!("{before}{after}")
}

/// `signed` with one part exchanged, and signed again.
pub(crate) fn signed_with(signed: &str, from: &str, to: &str, key: &SigningKey) -> String {
    let changed = crate::saml_world::with(&unsigned(signed), from, to);
    sign_enveloped(&changed, SignaturePlacement::AfterFirstChild, key).unwrap()
}

/// One bit changed in the middle of what follows `after`.
pub(crate) fn one_bit_off(text: &str, after: &str) -> String {
    let from = text.find(after).unwrap() + after.len() + 20;
    let mut bytes = text.as_bytes().to_vec();
    // A letter or digit, so that what comes of it is still a character that may stand there.
    let at = (from..bytes.len())
        .find(|at| bytes[*at].is_ascii_alphanumeric())
        .unwrap();
    bytes[at] ^= if bytes[at].is_ascii_digit() { 1 } else { 32 };
    String::from_utf8(bytes).unwrap()
}

/// An error page of ours with this code.
pub(crate) fn assert_page(page: &Page, status: u16, code: &str) {
    let shown = page.text_of_class("code").unwrap_or_default();
    let place = page.url().path();
    assert_eq!(
        (page.status(), shown.as_str()),
        (status, code),
        "at {place}: {}",
        page.body()
    );
    assert!(
        page.header("set-cookie").is_none(),
        "a refusal leaves the cookies alone"
    );
}

pub(crate) fn browser() -> Browser {
    Browser::new().unwrap()
}

/// The last address of the browser that had this path.
pub(crate) fn visited(browser: &Browser, path: &str) -> String {
    let mut hops = browser.hops().iter().rev();
    let hop = hops.find(|hop| hop.url().path() == path);
    hop.unwrap_or_else(|| panic!("never at {path}"))
        .url()
        .to_string()
}

/// The machine's clock, as far off as it was moved.
#[derive(Default)]
pub(crate) struct Moved(Mutex<SignedDuration>);

impl Moved {
    pub(crate) fn by(&self, seconds: i64) {
        let mut offset = self.0.lock().unwrap();
        *offset += SignedDuration::from_secs(seconds);
    }
}

impl Clock for Moved {
    fn now(&self) -> Timestamp {
        SystemClock.now() + *self.0.lock().unwrap()
    }
}

/// A member state on that clock.
pub(crate) fn on_clock(clock: &Arc<Moved>) -> SiteOptions {
    SiteOptions {
        ambient: Ambient {
            clock: clock.clone(),
            random: Arc::new(SystemRandom),
        },
        ..SiteOptions::default()
    }
}
