//! Two member states in memory, each a node behind the product's own router. They know each other
//! through signed metadata in files, as in life; only the sockets are missing.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use axum::routing::get;
use eidas_bridge::ambient::{Clock, SystemClock, SystemRandom};
use eidas_bridge::config::{
    Consent, Countries, CountryFile, CountryNode, CountryState, MetadataSource,
};
use eidas_bridge::domain::{Exceptions, LevelOfAssurance, PersonKind};
use eidas_bridge::flow::published::{Organisation, Person};
use eidas_bridge::flow::{
    ClientPolicy, ConnectorRole, HubRole, Node, OwnAddresses, Pool, ProxyServiceRole, Publication,
    RequesterIdTo, RequesterParameters, RequesterSources,
};
use eidas_bridge::http::{Edge, EdgeLimits, Readiness, router};
use eidas_bridge::mapping::{
    AcrNames, ClaimRules, ForeignDerivation, ForeignIdentifiers, HubReading, HubSubjects,
    LegalIdentifiers, NameClaims, NamedKey, NationalIdentifiers,
};
use eidas_bridge::net::{Client as HttpClient, ClientKeys, Hub, Reach};
use eidas_bridge::oidc::discovery::ProviderDescription;
use eidas_bridge::oidc::jose::{JwkSet, JwsAlgorithm, JwsKey};
use eidas_bridge::oidc::relying_party::{
    ProviderMetadata, RelyingParty, RelyingPartyAuthentication, Transport,
};
use eidas_bridge::oidc::{
    Client, ClientAuthentication, Clients, ResponseProtection, Secret, UserinfoFormat,
};
use eidas_bridge::saml::OwnProxyService;
use eidas_bridge::store::MemoryStore;
use eidas_bridge::trust::{Directory, Rules};
use eidas_bridge::ui::Theme;
use eidas_bridge::xml::{
    DecryptionKey, DigestAlgorithm, SignatureAlgorithm, SignaturePlacement, SigningKey,
    sign_enveloped,
};
use jiff::SignedDuration;
use openssl::asn1::Asn1Time;
use openssl::bn::BigNum;
use openssl::ec::{EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::x509::{X509, X509Name};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tower::ServiceExt as _;

pub(crate) const OURS: &str = "https://eidas.fr.example";
pub(crate) const THEIRS: &str = "https://eidas.de.example";
pub(crate) const CLIENT: &str = "hub";
pub(crate) const CALLBACK: &str = "https://hub.fr.example/callback";
/// Where the hub of a node that stands alone would be.
const NO_HUB: &str = "http://127.0.0.1:9";

pub(crate) const LIMITS: EdgeLimits = EdgeLimits {
    body_bytes: 262_144,
    request: Duration::from_secs(30),
    concurrent_requests: 64,
};

/// Which roles a node has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Roles {
    Both,
    ConnectorOnly,
    ProxyServiceOnly,
}

/// A node's router, and the switch of its readiness.
#[derive(Clone)]
pub(crate) struct State {
    pub(crate) router: Router,
    pub(crate) ready: Arc<Readiness>,
    pub(crate) trust: Arc<Directory>,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// `name=value` of the one cookie that is set.
    pub(crate) fn cookie(&self) -> String {
        let set = self.header("set-cookie").unwrap();
        set.split(';').next().unwrap().to_owned()
    }

    /// The value of a hidden field.
    pub(crate) fn field(&self, name: &str) -> String {
        let start = format!("name=\"{name}\" value=\"");
        let (_, rest) = self.body.split_once(&start).unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    }

    /// The address of a `Refresh` header.
    pub(crate) fn onward(&self) -> &str {
        assert_eq!(self.status, StatusCode::OK, "{}", self.body);
        assert_eq!(self.header("location"), None);
        let refresh = self.header("refresh");
        assert!(refresh.is_some(), "{}", self.body);
        refresh.unwrap().strip_prefix("0; url=").unwrap()
    }
}

impl State {
    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 1 << 22).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8(body.to_vec()).unwrap(),
        }
    }

    pub(crate) async fn get(&self, path: &str, cookie: &str) -> Answer {
        let path = local(path);
        let request = Request::get(path).header("cookie", cookie);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form(fields);
        let request = Request::post(local(path))
            .header("cookie", cookie)
            .header("content-type", "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).unwrap()).await
    }
}

/// The path of one of our addresses.
pub(crate) fn local(address: &str) -> &str {
    let rest = address.strip_prefix(OURS);
    rest.or_else(|| address.strip_prefix(THEIRS))
        .unwrap_or(address)
}

pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}

/// The parameters of an address's query.
pub(crate) fn query(address: &str) -> HashMap<String, String> {
    let (_, query) = address.split_once('?').unwrap();
    form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect()
}

/// A sound authorization request; later pairs replace earlier ones.
pub(crate) fn request_with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = BTreeMap::from([
        ("client_id", CLIENT),
        ("redirect_uri", CALLBACK),
        ("response_type", "code"),
        ("scope", "openid profile"),
        ("state", "the-state-of-the-hub-0123456789"),
        ("nonce", "the-nonce-of-the-hub-0123456789"),
        ("acr_values", "eidas2"),
    ]);
    fields.extend(changes.iter().copied());
    fields.into_iter().collect()
}

/// One node alone, with no foreign country registered.
pub(crate) fn alone(base: &str, roles: Roles, limits: EdgeLimits) -> State {
    state(
        build("FR", base, roles, Countries::default(), NO_HUB),
        limits,
    )
}

/// One node alone, as it was changed.
pub(crate) fn alone_with(change: impl FnOnce(&mut Node)) -> State {
    let mut node = build("FR", OURS, Roles::Both, Countries::default(), NO_HUB);
    change(&mut node);
    state(node, LIMITS)
}

/// Another node's country as it is registered, its documents and its anchor in that folder.
pub(crate) fn registered(folder: &TempDir, code: &str, base: &str) -> CountryFile {
    CountryFile {
        country: code.to_owned(),
        names: BTreeMap::from([("en".to_owned(), format!("Country {code}"))]),
        state: CountryState::Approved,
        connector: Some(registered_node(folder, code, base, "connector")),
        proxy_service: Some(registered_node(folder, code, base, "proxy-service")),
        anchors_file: folder.path().join(format!("{code}.pem")),
        clock_skew: None,
        changes: None,
        service_list: None,
        added: None,
        approved: None,
        suspended: None,
        accepted_changes: Vec::new(),
        adopted: Vec::new(),
        exceptions: Vec::new(),
        file: PathBuf::new(),
    }
}

/// A folder of these files.
pub(crate) fn of_files(files: Vec<CountryFile>) -> Countries {
    Countries {
        files,
        ..Countries::default()
    }
}

/// What is different about two neighbours.
pub(crate) struct Differences<'d> {
    /// About a node, by its country.
    pub(crate) node: &'d dyn Fn(&str, &mut Node),
    /// About the file of that country at the other.
    pub(crate) file: &'d dyn Fn(&str, &mut CountryFile),
    /// About unsigned metadata, by country and role, such as `DE-proxy-service`.
    pub(crate) metadata: &'d dyn Fn(&str, String) -> String,
}

impl Default for Differences<'_> {
    fn default() -> Self {
        Self {
            node: &|_, _| {},
            file: &|_, _| {},
            metadata: &|_, document| document,
        }
    }
}

/// Two nodes that know each other. The folder must be kept as long as they run.
pub(crate) async fn neighbours() -> (State, State, TempDir) {
    let (ours, theirs, folder, _) = different_neighbours(&Differences::default()).await;
    (ours, theirs, folder)
}

/// The same with differences, and the key that signs the messages of the node of DE.
pub(crate) async fn different_neighbours(
    differences: &Differences<'_>,
) -> (State, State, TempDir, Arc<SigningKey>) {
    let folder = TempDir::new().unwrap();
    let hub = hub().await;
    let mut states = Vec::new();
    let mut their_key = None;
    for (own, base, other, other_base) in [("FR", OURS, "DE", THEIRS), ("DE", THEIRS, "FR", OURS)] {
        let mut file = registered(&folder, other, other_base);
        (differences.file)(other, &mut file);
        let mut built = build(own, base, Roles::Both, of_files(vec![file]), &hub);
        (differences.node)(own, &mut built);
        let signer = Arc::clone(&built.publication.signing);
        their_key = built
            .proxy_service
            .as_ref()
            .map(|role| Arc::clone(&role.signing));
        let anchor = X509::from_der(built.publication.signing.certificate_der()).unwrap();
        let anchors = folder.path().join(format!("{own}.pem"));
        std::fs::write(anchors, anchor.to_pem().unwrap()).unwrap();
        let state = state(built, LIMITS);
        for role in ["connector", "proxy-service"] {
            let metadata = state.get(&format!("/{role}/metadata"), "").await;
            assert_eq!(metadata.status, StatusCode::OK, "{}", metadata.body);
            let name = format!("{own}-{role}");
            let unsigned = crate::journey_world::unsigned(&metadata.body);
            let document = (differences.metadata)(&name, unsigned);
            let document = sign_enveloped(&document, SignaturePlacement::FirstChild, &signer);
            let file = folder.path().join(format!("{name}.xml"));
            std::fs::write(file, document.unwrap()).unwrap();
        }
        states.push(state);
    }
    let theirs = states.pop().unwrap();
    (states.pop().unwrap(), theirs, folder, their_key.unwrap())
}

/// What the node of DE published before it rolled its keys, with the anchor of that time.
pub(crate) struct Former {
    anchor: Vec<u8>,
    documents: Vec<(&'static str, String)>,
}

impl Former {
    pub(crate) async fn of_theirs() -> Self {
        let built = build("DE", THEIRS, Roles::Both, Countries::default(), NO_HUB);
        let anchor = X509::from_der(built.publication.signing.certificate_der()).unwrap();
        let state = state(built, LIMITS);
        let mut documents = Vec::new();
        for role in ["connector", "proxy-service"] {
            let metadata = state.get(&format!("/{role}/metadata"), "").await;
            documents.push((role, metadata.body));
        }
        Self {
            anchor: anchor.to_pem().unwrap(),
            documents,
        }
    }

    /// Lets `ours` know this and nothing newer, while the sources have moved on.
    pub(crate) async fn told_to(self, ours: &State, folder: &TempDir) {
        let anchors = folder.path().join("DE.pem");
        let today = std::fs::read(&anchors).unwrap();
        std::fs::write(&anchors, [today, self.anchor].concat()).unwrap();
        let mut moved_on = Vec::new();
        for (role, document) in self.documents {
            let file = folder.path().join(format!("DE-{role}.xml"));
            moved_on.push((file.clone(), std::fs::read(&file).unwrap()));
            std::fs::write(file, document).unwrap();
        }
        assert_eq!(ours.trust.look_at_all().await, (2, 2));
        for (file, document) in moved_on {
            std::fs::write(file, document).unwrap();
        }
    }
}

fn registered_node(folder: &TempDir, code: &str, base: &str, role: &str) -> CountryNode {
    let metadata = folder.path().join(format!("{code}-{role}.xml"));
    let entity_id = format!("{base}/{role}/metadata");
    CountryNode::new(entity_id, MetadataSource::File(metadata))
}

fn state(node: Node, limits: EdgeLimits) -> State {
    let ready = Arc::new(Readiness::starting());
    ready.set(Readiness::TRUST, &[]);
    let trust = Arc::clone(&node.trust);
    let edge = Edge::new(Arc::new(node), Theme::default(), Arc::clone(&ready));
    State {
        router: router(Arc::new(edge), limits),
        ready,
        trust,
    }
}

fn build(code: &str, base: &str, roles: Roles, countries: Countries, hub: &str) -> Node {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let client = HttpClient::new(Reach::Development, Duration::from_secs(1)).unwrap();
    let bounds = Rules::new(
        SignedDuration::from_hours(14 * 24),
        SignedDuration::from_secs(60),
    );
    let addresses = OwnAddresses::new(base);
    let connector = (roles != Roles::ProxyServiceOnly).then(connector);
    let proxy_service =
        (roles != Roles::ConnectorOnly).then(|| proxy_service(&addresses, client.clone(), hub));
    Node {
        country: code.parse().unwrap(),
        store: Arc::new(MemoryStore::new(1000, Arc::clone(&clock))),
        trust: Arc::new(Directory::new(
            countries,
            bounds,
            client,
            Arc::clone(&clock),
        )),
        clock,
        random: Arc::new(SystemRandom),
        pool: Pool::new(2),
        flow_lifetime: SignedDuration::from_secs(900),
        publication: publication(),
        connector,
        proxy_service,
        addresses,
    }
}

pub(crate) fn publication() -> Publication {
    let desk = Person {
        surname: "Desk".to_owned(),
        email: "desk@node.example".to_owned(),
        ..Person::default()
    };
    let organisation = Organisation {
        name: "Node".to_owned(),
        display_name: "Node".to_owned(),
        url: "https://node.example".to_owned(),
    };
    Publication::new(
        Arc::new(signing_key()),
        SignedDuration::from_hours(24),
        "test:eidas-bridge:1".to_owned(),
        organisation,
        desk.clone(),
        desk,
    )
}

fn connector() -> ConnectorRole {
    let secret = ClientAuthentication::SecretBasic(Secret::new("s3cret-s3cret-s3cret-s3cret"));
    let client = Client::new(CLIENT, vec![CALLBACK.to_owned()], secret);
    let policy = ClientPolicy {
        name: "Example Town".to_owned(),
        acr: acr(),
        default_level: Some(LevelOfAssurance::Substantial),
        subjects: HubSubjects::verbatim(),
        requester: RequesterSources::default(),
        person_kinds: vec![PersonKind::Natural],
        representation: false,
        // Consent has worlds of its own.
        consent: Consent::AskedElsewhere,
        claims: ClaimRules::default(),
        country_parameter: None,
    };
    let (key, certificate) = self_signed();
    let clients = Arc::new(arc_swap::ArcSwap::from_pointee(Clients::new([client])));
    let fetching = HttpClient::new(Reach::Development, Duration::from_secs(5)).unwrap();
    let client_keys = ClientKeys::new(fetching, Arc::clone(&clients), Vec::new());
    ConnectorRole {
        clients,
        client_keys: Arc::new(client_keys),
        mutual_tls: None,
        policies: HashMap::from([(CLIENT.to_owned(), policy)]),
        signing: Arc::new(signing_key()),
        decryption: Arc::new(vec![DecryptionKey::new(key, &certificate).unwrap()]),
        token_keys: Arc::new(JwsKey::new(p256(), JwsAlgorithm::Es256).unwrap().into()),
        sp_type: Some(eidas_bridge::domain::SpType::Public),
        provider_name: None,
        national_identifiers: NationalIdentifiers::default(),
        requester_id_to: RequesterIdTo::WhoAsks,
        sector_attributes: Vec::new(),
        code_lifetime: SignedDuration::from_secs(60),
        token_lifetime: SignedDuration::from_secs(60),
    }
}

fn proxy_service(addresses: &OwnAddresses, client: HttpClient, hub: &str) -> ProxyServiceRole {
    let party = RelyingParty {
        client_id: "bridge".to_owned(),
        redirect_uri: addresses.callback(),
        authentication: RelyingPartyAuthentication::SecretPost(Secret::new("another secret")),
        decryption_keys: Vec::new(),
        id_token: ResponseProtection::default(),
        userinfo: UserinfoFormat::Json,
    };
    let hub = Hub::new(
        hub.to_owned(),
        Transport::LoopbackAllowed,
        Some(hub_description(hub)),
        party,
        SignedDuration::from_secs(60),
        client,
    );
    ProxyServiceRole {
        own: OwnProxyService {
            sso_urls: vec![addresses.sso()],
            levels: vec![LevelOfAssurance::Substantial, LevelOfAssurance::High],
            not_notified: Vec::new(),
            person_kinds: vec![PersonKind::Natural],
            sector_attributes: Vec::new(),
            wants_requester_id: false,
            skew: SignedDuration::from_secs(60),
            exceptions: Exceptions::NONE,
        },
        signing: Arc::new(signing_key()),
        consent: Consent::AskedElsewhere,
        hub,
        hub_role: HubRole {
            takes_languages: true,
            acr: acr(),
            scopes: BTreeMap::new(),
            claims: BTreeMap::new(),
            id_token_claims: Vec::new(),
            refused_amr: vec!["eidas".to_owned()],
            reading: HubReading::of(NameClaims {
                family_name: vec!["family_name".to_owned()],
                family_name_at_birth: vec!["birth_family_name".to_owned()],
                given_name_at_birth: vec!["birth_given_name".to_owned()],
            }),
            identifiers: ForeignIdentifiers::new(
                ForeignDerivation::ByCountry(NamedKey::new("v1", &[7; 32]).unwrap()),
                LegalIdentifiers::Verbatim,
            ),
            requester_parameters: RequesterParameters::default(),
            sector_attributes: Vec::new(),
        },
        public_keys: Vec::new(),
    }
}

/// A hub that only has keys, on a socket of its own. It ends with the test.
async fn hub() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let key = JwsKey::new(p256(), JwsAlgorithm::Es256).unwrap();
    let keys = JwkSet::new(vec![key.public().clone()]).to_value();
    let router = Router::new().route("/jwks", get(async move || keys.to_string()));
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

fn hub_description(hub: &str) -> ProviderMetadata {
    let list = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    let description = ProviderDescription {
        issuer: hub.to_owned(),
        authorization_endpoint: format!("{hub}/authorize"),
        token_endpoint: format!("{hub}/token"),
        userinfo_endpoint: format!("{hub}/userinfo"),
        jwks_uri: format!("{hub}/jwks"),
        signing: vec![JwsAlgorithm::Es256],
        scopes: list(&["openid"]),
        claims: list(&["sub"]),
        acr_values: list(&["eidas1", "eidas2", "eidas3"]),
        ui_locales: list(&["en"]),
        ..ProviderDescription::default()
    };
    let document = description.document().to_string();
    ProviderMetadata::parse(document.as_bytes(), hub, Transport::LoopbackAllowed).unwrap()
}

fn acr() -> AcrNames {
    AcrNames {
        low: "eidas1".to_owned(),
        substantial: "eidas2".to_owned(),
        high: "eidas3".to_owned(),
        not_notified: BTreeMap::new(),
    }
}

fn signing_key() -> SigningKey {
    let (key, certificate) = self_signed();
    let (signature, digest) = (SignatureAlgorithm::EcdsaSha256, DigestAlgorithm::Sha256);
    SigningKey::new(key, &certificate, signature, digest).unwrap()
}

pub(crate) fn p256() -> PKey<Private> {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
    PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap()
}

fn self_signed() -> (PKey<Private>, X509) {
    let key = p256();
    let mut name = X509Name::builder().unwrap();
    name.append_entry_by_text("CN", "test").unwrap();
    let name = name.build();
    let serial = BigNum::from_u32(1).unwrap().to_asn1_integer().unwrap();
    let mut builder = X509::builder().unwrap();
    builder.set_version(2).unwrap();
    builder.set_serial_number(&serial).unwrap();
    builder.set_subject_name(&name).unwrap();
    builder.set_issuer_name(&name).unwrap();
    let (from, to) = (Asn1Time::days_from_now(0), Asn1Time::days_from_now(30));
    builder.set_not_before(&from.unwrap()).unwrap();
    builder.set_not_after(&to.unwrap()).unwrap();
    builder.set_pubkey(&key).unwrap();
    builder.sign(&key, MessageDigest::sha256()).unwrap();
    (key, builder.build())
}
