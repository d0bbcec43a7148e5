//! Service lists: what they say against a country is in force at once and stays, everything else
//! is a proposal; a list that is late, old, forged or not asked for changes nothing.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;
use std::sync::{Arc, LazyLock};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::ambient::{Clock as _, SystemClock};
use eidas_bridge::config::{
    Config, CountryState, MetadataSource, ServiceListSource, Trust, load_countries, load_country,
};
use eidas_bridge::net::{Client, Reach};
use eidas_bridge::trust::{Directory, Happened, Proposal, ProposalKind, Rules};
use eidas_bridge::xml::{
    DigestAlgorithm, SignatureAlgorithm, SignaturePlacement, SigningKey, sign_enveloped,
};
use jiff::{SignedDuration, Timestamp};
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Private};
use openssl::rsa::Rsa;
use openssl::x509::X509;
use serde_json::Value;

use crate::chaos::*;
use crate::inspect::{CONFIG, Folder};
use crate::saml_world::{Pair, now};
use crate::xml_fixtures::vectors;

static KEYS: LazyLock<[PKey<Private>; 2]> =
    LazyLock::new(|| [(); 2].map(|()| PKey::from_rsa(Rsa::generate(3072).unwrap()).unwrap()));

/// Whoever signs a list, and how.
struct Publisher {
    pair: Pair,
    algorithm: SignatureAlgorithm,
}

impl Publisher {
    fn new(algorithm: SignatureAlgorithm) -> Self {
        Self::with(&KEYS[0], algorithm)
    }

    /// Another one.
    fn stranger(algorithm: SignatureAlgorithm) -> Self {
        Self::with(&KEYS[1], algorithm)
    }

    fn with(key: &PKey<Private>, algorithm: SignatureAlgorithm) -> Self {
        let key = key.clone();
        let sha256 = MessageDigest::sha256();
        let pair = Pair::issued("publisher", key, None, sha256, (-86_400, 86_400));
        Self { pair, algorithm }
    }

    /// A list of these entries, issued then and good for a week.
    fn list(&self, issued: Timestamp, entries: &str) -> String {
        let until = issued + SignedDuration::from_hours(7 * 24);
        let text = format!(
            "<l:MetadataServiceList xmlns:l=\"http://eidas.europa.eu/metadata/servicelist\" \
             xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" ID=\"_l\" Version=\"1.0\" \
             IssueDate=\"{issued}\" NextUpdate=\"{until}\"><l:SchemeInformation>\
             <l:IssuerName>x</l:IssuerName><l:SchemeIdentifier>urn:x</l:SchemeIdentifier>\
             <l:SchemeTerritory>FI</l:SchemeTerritory></l:SchemeInformation>{entries}\
             <l:DistributionPoints><l:DistributionPoint>https://x.example/</l:DistributionPoint>\
             </l:DistributionPoints></l:MetadataServiceList>"
        );
        let key = SigningKey::new(
            self.pair.key.clone(),
            &self.pair.certificate,
            self.algorithm,
            DigestAlgorithm::Sha256,
        );
        sign_enveloped(&text, SignaturePlacement::FirstChild, &key.unwrap()).unwrap()
    }
}

/// One place of an entry: role, address, entity identifier, flags, certificate.
fn place(role: &str, address: &str, entity: &str, flags: &str, certificate: &Pair) -> String {
    let der = STANDARD.encode(certificate.der());
    format!(
        "<l:MetadataLocation Location=\"{address}\"><l:Endpoint EndpointType=\
         \"http://eidas.europa.eu/metadata/ept/{role}\" EntityID=\"{entity}\" {flags}/>\
         <ds:KeyInfo><ds:X509Data><ds:X509Certificate>{der}</ds:X509Certificate></ds:X509Data>\
         </ds:KeyInfo></l:MetadataLocation>"
    )
}

fn country(code: &str, flags: &str, places: &[String]) -> String {
    let places = places.concat();
    format!("<l:MetadataList Territory=\"{code}\" {flags}>{places}</l:MetadataList>")
}

/// The nation as it is registered, with flags for the country and for its Proxy-Service.
fn entry(nation: &Nation, flags: &str, service_flags: &str) -> String {
    let places = [("ProxyService", SERVICE), ("Connector", CONNECTOR)].map(|(name, role)| {
        let flags = if role == SERVICE { service_flags } else { "" };
        let (address, id) = (&nation.source(role).url, nation.entity_id(role));
        place(name, address, &id, flags, &nation.signer)
    });
    country(nation.country.as_str(), flags, &places)
}

/// Countries whose files name the list `net`, and that list.
struct Net {
    continent: Continent,
    publisher: Publisher,
    source: Arc<Source>,
}

const NAMED: &str = "service_list = \"net\"";

impl Net {
    async fn of(codes: &[&'static str]) -> Self {
        let mut continent = Continent::of(codes).await;
        let publisher = Publisher::new(SignatureAlgorithm::RsaPkcs1Sha256);
        let source = Source::open(String::new()).await;
        continent.trust.service_lists = vec![listed(&continent, "net", &source.url, &publisher)];
        for code in codes {
            continent.register(code, "approved", NAMED);
        }
        Self {
            continent,
            publisher,
            source,
        }
    }

    fn publishes(&self, hours: i64, entries: &[String]) {
        let at = now() + SignedDuration::from_hours(hours);
        self.source
            .publishes(self.publisher.list(at, &entries.concat()));
    }

    fn entry(&self, code: &str, flags: &str, service_flags: &str) -> String {
        entry(&self.continent.nations[code], flags, service_flags)
    }
}

fn listed(
    continent: &Continent,
    name: &str,
    url: &str,
    publisher: &Publisher,
) -> ServiceListSource {
    let signer_file = continent.trust.certs_dir.join(format!("{name}.pem"));
    fs::write(&signer_file, publisher.pair.certificate.to_pem().unwrap()).unwrap();
    ServiceListSource {
        name: name.to_owned(),
        source: MetadataSource::Url(url.to_owned()),
        signer_file,
        countries: None,
    }
}

fn kinds(proposals: &[Proposal]) -> Vec<(&str, ProposalKind, bool)> {
    let proposals = proposals.iter();
    proposals
        .map(|it| (it.country.as_str(), it.kind, it.counts))
        .collect()
}

/// What was proposed, as events, since the last time.
fn proposed(continent: &Continent) -> Vec<(String, ProposalKind)> {
    let told = continent.told();
    let told = told.iter().filter_map(|event| match &event.happened {
        Happened::ListProposes { kind, .. } => Some((event.country?.to_string(), *kind)),
        _ => None,
    });
    told.collect()
}

/// BE as it is, DE at another place under another certificate, FR and ourselves without a file.
fn publish_news(net: &Net, other: &Pair) {
    let german = &net.continent.nations["DE"];
    let new = "https://de.example/new";
    let (address, id) = (&german.connector.url, german.entity_id(CONNECTOR));
    let moved = [
        place("ProxyService", new, new, "", other),
        place("Connector", address, &id, "", other),
    ];
    let alone = |code: &str| {
        let id = format!("https://{}.example/md", code.to_lowercase());
        country(code, "", &[place("Connector", &id, &id, "", other)])
    };
    let entries = [
        net.entry("BE", "", ""),
        country("DE", "", &moved),
        alone("FR"),
        alone("FI"),
    ];
    net.publishes(0, &entries);
}

#[tokio::test]
async fn added_changed_and_withdrawn_are_proposals_told_once_and_change_nothing() {
    use ProposalKind::{Added, Changed, Withdrawn};
    let codes = ["BE", "DE", "NL"];
    let net = Net::of(&codes).await;
    let directory = net.continent.looked_at().await;
    publish_news(&net, &Pair::new("other anchor"));
    let files = codes.map(|code| fs::read_to_string(net.continent.file(code)).unwrap());
    directory.look_at_list("net").await.unwrap();
    let expected = [("DE", Changed), ("FR", Added), ("NL", Withdrawn)];
    let expected = expected.map(|(code, kind)| (code.to_owned(), kind));
    assert_eq!(proposed(&net.continent), expected);
    // Told once, also across a restart.
    directory.look_at_list("net").await.unwrap();
    let restarted = net.continent.looked_at().await;
    restarted.look_at_list("net").await.unwrap();
    assert_eq!(proposed(&net.continent), []);
    for directory in [&directory, &restarted] {
        let proposals = directory.proposals(directory.now());
        let expected = [
            ("DE", Changed, true),
            ("FR", Added, true),
            ("NL", Withdrawn, true),
        ];
        assert_eq!(kinds(&proposals), expected);
        let report = directory.report(directory.now());
        assert_eq!(report[1].proposals, proposals[..1]);
        assert_eq!(report[0].proposals, []);
    }
    // Nothing has changed for anybody.
    for (code, before) in codes.into_iter().zip(files) {
        let after = fs::read_to_string(net.continent.file(code)).unwrap();
        assert_eq!(after, before);
        assert!(net.continent.key(&directory, code, SERVICE).await.is_ok());
    }
    assert!(directory.country("FR".parse().unwrap()).is_none());
}

#[tokio::test]
async fn a_proposal_says_what_would_change_with_fingerprints() {
    let net = Net::of(&["BE", "DE"]).await;
    let directory = net.continent.looked_at().await;
    let other = Pair::new("other anchor");
    publish_news(&net, &other);
    directory.look_at_list("net").await.unwrap();
    let proposals = directory.proposals(directory.now());
    let differences = proposals[0].differences.iter();
    let said: Vec<String> = differences.map(ToString::to_string).collect();
    let [entity, metadata, old, new] = said.as_slice() else {
        panic!("{said:?}");
    };
    let moved = "https://de.example/proxy-service -> https://de.example/new";
    assert_eq!(*entity, format!("proxy-service entity: {moved}"));
    assert!(metadata.starts_with("proxy-service metadata: http://127.0.0.1"));
    assert!(metadata.ends_with(" -> https://de.example/new"));
    assert!(old.starts_with("anchor: sha256:") && old.ends_with(" -> none"));
    let digits = fingerprint(&other);
    let digits = digits.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    let named = format!("anchor: none -> sha256:{digits} (CN=other anchor, until ");
    assert!(new.starts_with(&named), "{new}");
}

#[tokio::test]
async fn a_faulty_entry_is_no_withdrawal_and_takes_nothing_away() {
    let net = Net::of(&["BE"]).await;
    let directory = net.continent.looked_at().await;
    let nation = &net.continent.nations["BE"];
    let broken = place(
        "ProxyService",
        "",
        &nation.entity_id(SERVICE),
        "",
        &nation.signer,
    );
    net.publishes(0, &[country("BE", "", &[broken])]);
    directory.look_at_list("net").await.unwrap();
    assert_eq!(proposed(&net.continent), []);
    assert_eq!(directory.proposals(directory.now()), []);
}

#[tokio::test]
async fn a_suspension_is_in_force_at_once_both_ways_and_only_a_newer_list_lifts_it() {
    for flags in [("Suspend=\"true\"", ""), ("", "Suspend=\"true\"")] {
        let net = Net::of(&["BE", "DE"]).await;
        let continent = &net.continent;
        let directory = continent.looked_at().await;
        let (be, de) = (net.entry("BE", "", ""), net.entry("DE", "", ""));
        net.publishes(0, &[be.clone(), de.clone()]);
        directory.look_at_list("net").await.unwrap();
        assert!(continent.key(&directory, "BE", SERVICE).await.is_ok());
        let suspending = [net.entry("BE", flags.0, flags.1), de.clone()];
        net.publishes(0, &suspending);
        continent.told();
        directory.look_at_list("net").await.unwrap();
        let list = || "net".to_owned();
        let event = continent.told().remove(0);
        assert_eq!(event.happened, Happened::ListSuspends { list: list() });
        assert_eq!(event.country, Some(continent.code("BE")));
        let suspended = async |directory: &Directory| {
            for role in [SERVICE, CONNECTOR] {
                let known = continent.key(directory, "BE", role).await;
                assert_eq!(known, Err("trust.suspended"));
                assert!(continent.key(directory, "DE", role).await.is_ok());
            }
        };
        suspended(&directory).await;
        // The source goes away, the list expires, the bridge restarts: it stays.
        net.source.is(Mood::Down);
        continent.pass(8 * 24);
        for code in ["BE", "DE"] {
            continent.nations[code].publish(continent.clock.now());
        }
        directory.look_at_list("net").await.unwrap_err();
        suspended(&directory).await;
        assert_eq!(directory.proposals(directory.now()), []);
        let restarted = continent.directory();
        suspended(&restarted).await;
        // Nor does a new file lift it, nor a list that does not mention the country.
        continent.register(
            "BE",
            "approved",
            &format!("{NAMED}\nclock_skew_seconds = 5"),
        );
        assert!(restarted.replace(load_countries(&continent.trust)));
        suspended(&restarted).await;
        net.source.is(Mood::Good);
        net.publishes(8 * 24, std::slice::from_ref(&de));
        restarted.look_at_list("net").await.unwrap();
        suspended(&restarted).await;
        let again = continent.directory();
        suspended(&again).await;
        // An older list does not, whatever it says.
        net.publishes(7 * 24, &[be.clone(), de.clone()]);
        let refused = again.look_at_list("net").await.unwrap_err();
        assert_eq!(refused.code(), "trust.rollback");
        suspended(&again).await;
        continent.told();
        net.publishes(8 * 24, &[be, de]);
        again.look_at_list("net").await.unwrap();
        assert!(continent.key(&again, "BE", SERVICE).await.is_ok());
        assert!(continent.key(&again, "BE", CONNECTOR).await.is_ok());
        assert!(continent.told_of("BE").contains(&"trust.list-resumes"));
    }
}

#[tokio::test]
async fn a_hidden_country_is_not_shown_and_serves_all_the_same() {
    let net = Net::of(&["BE", "DE"]).await;
    let directory = net.continent.looked_at().await;
    let hidden = net.entry("BE", "", "HideFromDiscovery=\"true\"");
    net.publishes(0, &[hidden, net.entry("DE", "", "")]);
    directory.look_at_list("net").await.unwrap();
    let is_hidden = |code| {
        directory
            .country(net.continent.code(code))
            .unwrap()
            .is_hidden()
    };
    assert!(is_hidden("BE") && !is_hidden("DE"));
    for role in [SERVICE, CONNECTOR] {
        assert!(net.continent.key(&directory, "BE", role).await.is_ok());
    }
    let listing = directory.report(directory.now())[0]
        .listing
        .clone()
        .unwrap();
    assert!(listing.hidden && !listing.suspended && listing.since == now());
}

#[tokio::test]
async fn what_is_wrong_with_a_list_is_told_and_harms_nobody() {
    type Trouble = (&'static str, fn(&mut Net), &'static str);
    let troubles: &[Trouble] = &[
        ("down", |it| it.source.is(Mood::Down), "net.unreachable"),
        ("huge", |it| it.source.is(Mood::Huge), "net.too-large"),
        ("garbage", |it| it.source.is(Mood::Garbage), "xml."),
        ("DTD", |it| it.source.is(Mood::Dtd), "xml.doctype"),
        ("redirect", |it| it.source.is(Mood::Redirect), "net.status"),
        ("expired", |it| it.publishes(-8 * 24, &[]), "list.expired"),
        ("rollback", |it| it.publishes(-1, &[]), "trust.rollback"),
        ("future", |it| it.publishes(1, &[]), "list.issue-date"),
        (
            "wrong signer",
            |it| {
                it.publisher = Publisher::stranger(SignatureAlgorithm::RsaPkcs1Sha256);
                it.publishes(0, &[]);
            },
            "signature.unknown-key",
        ),
    ];
    for (name, trouble, code) in troubles {
        let mut net = Net::of(&["BE"]).await;
        let directory = net.continent.looked_at().await;
        net.publishes(0, &[net.entry("BE", "", "HideFromDiscovery=\"1\"")]);
        directory.look_at_list("net").await.unwrap();
        net.continent.told();
        trouble(&mut net);
        for _ in 0..2 {
            let refused = directory.look_at_list("net").await.unwrap_err();
            assert!(refused.code().starts_with(code), "{name}: {refused:?}");
        }
        let told = net.continent.told();
        let [event] = told.as_slice() else {
            panic!("{name}: {told:?}");
        };
        assert!(
            matches!(&event.happened, Happened::ListRefused { list, code: told } if list == "net" && told.starts_with(code)),
            "{name}: {event:?}"
        );
        let reports = directory.list_reports(directory.now());
        assert!(reports[0].error.as_ref().unwrap().code.starts_with(code));
        // What it said last is so still; nobody else notices.
        assert!(
            directory
                .country(net.continent.code("BE"))
                .unwrap()
                .is_hidden()
        );
        assert!(net.continent.key(&directory, "BE", SERVICE).await.is_ok());
    }
}

#[tokio::test]
async fn a_list_speaks_for_its_countries_only_and_for_files_that_name_it() {
    let mut net = Net::of(&["BE", "DE", "NL"]).await;
    let other = Publisher::stranger(SignatureAlgorithm::RsaPssSha256);
    let source = Source::open(String::new()).await;
    let second = listed(&net.continent, "second", &source.url, &other);
    net.continent.trust.service_lists.push(second);
    net.continent.trust.service_lists[0].countries = Some(vec!["BE".to_owned()]);
    // DE listens to the other list; NL to nobody.
    for (code, more) in [("DE", "service_list = \"second\""), ("NL", "")] {
        net.continent.register(code, "approved", more);
    }
    let directory = net.continent.looked_at().await;
    let strange = |code: &str| {
        let id = format!("https://{code}.example/elsewhere");
        country(
            code,
            "Suspend=\"true\"",
            &[place("ProxyService", &id, &id, "", &other.pair)],
        )
    };
    let entries = ["DE", "FR", "NL"].map(strange);
    net.publishes(0, &entries);
    directory.look_at_list("net").await.unwrap();
    // BE alone may be spoken for, and is not there.
    let proposals = directory.proposals(directory.now());
    assert_eq!(kinds(&proposals), [("BE", ProposalKind::Withdrawn, true)]);
    for code in ["BE", "DE", "NL"] {
        assert!(net.continent.key(&directory, code, SERVICE).await.is_ok());
    }
    net.continent.told();
    source.publishes(other.list(now(), &["BE", "NL"].map(strange).concat()));
    directory.look_at_list("second").await.unwrap();
    let proposals = directory.proposals(directory.now());
    let of_second: Vec<_> = proposals
        .into_iter()
        .filter(|it| it.list == "second")
        .collect();
    let expected = [
        ("BE", ProposalKind::Changed, false),
        ("NL", ProposalKind::Changed, false),
        ("DE", ProposalKind::Withdrawn, true),
    ];
    assert_eq!(kinds(&of_second), expected);
    assert_eq!(
        proposed(&net.continent),
        [("DE".to_owned(), ProposalKind::Withdrawn)]
    );
    for code in ["BE", "NL"] {
        assert!(net.continent.key(&directory, code, SERVICE).await.is_ok());
    }
}

#[tokio::test]
async fn the_background_looks_at_lists_by_itself_and_at_files_that_change() {
    let mut net = Net::of(&["BE"]).await;
    let file = net.continent.trust.certs_dir.join("list.xml");
    let quiet = net.publisher.list(now(), &net.entry("BE", "", ""));
    fs::write(&file, quiet).unwrap();
    net.continent.trust.service_lists[0].source = MetadataSource::File(file.clone());
    let directory = net.continent.directory();
    let (_stop, stopped) = tokio::sync::watch::channel(false);
    let trust = net.continent.trust.clone();
    tokio::spawn(eidas_bridge::trust::refresh(
        Arc::clone(&directory),
        stopped.clone(),
    ));
    tokio::spawn(eidas_bridge::trust::watch(
        Arc::clone(&directory),
        trust,
        stopped,
    ));
    let looked = async {
        while directory.list_reports(directory.now())[0]
            .issued_at
            .is_none()
        {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(BOUND, looked).await.unwrap();
    let suspending = net
        .publisher
        .list(now(), &net.entry("BE", "Suspend=\"1\"", ""));
    fs::write(&file, suspending).unwrap();
    net.continent
        .hears(|it| matches!(it, Happened::ListSuspends { .. }))
        .await;
    assert_eq!(
        net.continent.key(&directory, "BE", SERVICE).await,
        Err("trust.suspended")
    );
    // Its end is announced like any other.
    let expiries = directory.expiries();
    assert!(
        expiries
            .iter()
            .any(|it| it.what.to_string() == "service list net")
    );
}

/// `country …` with the folder's configuration: status and the object.
fn command(folder: &Folder, arguments: &[&str]) -> (i32, Value) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eidas-bridge"));
    command.arg("country").args(arguments).arg("--json");
    command.arg("--config").arg(folder.path("bridge.toml"));
    let output = command.output().unwrap();
    let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    let object = serde_json::from_str(&text);
    assert!(object.is_ok(), "{text}");
    (output.status.code().unwrap(), object.unwrap())
}

/// A folder whose bridge listens to `net`, with Belgium's file naming it.
fn listening(publisher: &Publisher) -> Folder {
    let folder = Folder::new();
    let lists = "[[trust.service_lists]]\nname = \"net\"\nfile = \"list.xml\"\n\
                 signer_file = \"publisher.pem\"\n";
    folder.write("bridge.toml", &format!("{CONFIG}{lists}"));
    let pem = publisher.pair.certificate.to_pem().unwrap();
    folder.write("publisher.pem", &String::from_utf8(pem).unwrap());
    let file = fs::read_to_string(folder.path("countries/BE.toml")).unwrap();
    folder.write(
        "countries/BE.toml",
        &format!("# kept\n{NAMED} # by hand\n{file}"),
    );
    folder
}

/// What a running bridge does once.
async fn bridge_looks(folder: &Folder) {
    let trust = Config::load(&folder.path("bridge.toml")).unwrap().trust;
    let client = Client::new(Reach::Development, BOUND).unwrap();
    let countries = load_countries(&trust);
    assert!(countries.problems.is_empty(), "{}", countries.problems);
    let directory = Directory::new(
        countries,
        Rules::from(&trust),
        client,
        Arc::new(SystemClock),
    )
    .listening_to(&trust.service_lists, "FI".parse().unwrap())
    .keeping(trust.state_dir.clone());
    directory.look_at_list("net").await.unwrap();
}

/// FR anew, and BE with one node under another certificate; a bridge has seen it.
async fn news(publisher: &Publisher, new: &Pair, issued: Timestamp) -> (Folder, Trust) {
    let folder = listening(publisher);
    let french = [
        place(
            "ProxyService",
            "https://fr.example/md",
            "https://fr.example/id",
            "",
            new,
        ),
        place(
            "Connector",
            "https://fr.example/c",
            "https://fr.example/c",
            "",
            new,
        ),
    ];
    let belgian = "https://be.example/p";
    let belgian = [place("ProxyService", belgian, belgian, "", new)];
    let entries = country("BE", "", &belgian) + &country("FR", "", &french);
    folder.write("list.xml", &publisher.list(issued, &entries));
    bridge_looks(&folder).await;
    let trust = Config::load(&folder.path("bridge.toml")).unwrap().trust;
    (folder, trust)
}

fn adopt(folder: &Folder, code: &str, list: &str, more: &[&str]) -> (i32, Value) {
    let arguments = ["adopt", code, "--from-list", list, "--by", "Ada"];
    command(folder, &[&arguments[..], more].concat())
}

/// The one certificate of a country's PEM file.
fn anchor(folder: &Folder, code: &str) -> Vec<u8> {
    let pem = fs::read(folder.path(&format!("certs/countries/{code}.pem"))).unwrap();
    let anchors = X509::stack_from_pem(&pem).unwrap();
    assert_eq!(anchors.len(), 1);
    anchors[0].to_der().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn adopting_a_new_country_writes_a_draft_with_its_anchors_that_loads() {
    let publisher = Publisher::new(SignatureAlgorithm::RsaPssSha256);
    let new = Pair::new("new anchor");
    let (folder, trust) = news(&publisher, &new, SystemClock.now()).await;
    let (status, object) = command(&folder, &["proposals"]);
    assert_eq!(status, 0, "{object}");
    assert_eq!(object["lists"][0]["name"], "net");
    let kinds: Vec<_> = object["proposals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (&it["country"], &it["kind"], it["adoptable"] == true))
        .collect();
    let text = |text: &str| Value::from(text);
    let expected = [
        (&text("BE"), &text("changed"), true),
        (&text("FR"), &text("added"), true),
    ];
    assert_eq!(kinds, expected);
    let (status, object) = adopt(&folder, "FR", "net", &[]);
    assert_eq!((status, &object["adopted"]), (2, &Value::from(false)));
    assert!(!folder.path("countries/FR.toml").exists());
    assert_eq!(adopt(&folder, "FR", "other", &["--yes"]).0, 2);
    let (status, object) = adopt(&folder, "FR", "net", &["--yes"]);
    assert_eq!(status, 0, "{object}");
    let file = load_country(&folder.path("countries/FR.toml"), &trust).unwrap();
    assert_eq!(file.state, CountryState::Draft);
    assert_eq!(file.service_list.as_deref(), Some("net"));
    assert_eq!(file.names["en"], "France");
    assert_eq!(file.added.unwrap().by, "Ada");
    let node = file.proxy_service.unwrap();
    assert_eq!(node.entity_id, "https://fr.example/id");
    let address = "https://fr.example/md".to_owned();
    assert_eq!(node.metadata, MetadataSource::Url(address));
    assert_eq!(anchor(&folder, "FR"), new.der());
}

#[tokio::test(flavor = "multi_thread")]
async fn adopting_a_change_keeps_state_and_comments_and_a_withdrawal_is_not_adopted() {
    let publisher = Publisher::new(SignatureAlgorithm::RsaPssSha256);
    let (new, issued) = (Pair::new("new anchor"), SystemClock.now());
    let (folder, trust) = news(&publisher, &new, issued).await;
    let (status, object) = adopt(&folder, "BE", "net", &["--yes"]);
    assert_eq!(status, 0, "{object}");
    let text = fs::read_to_string(folder.path("countries/BE.toml")).unwrap();
    assert!(
        text.contains("# kept") && text.contains("# by hand"),
        "{text}"
    );
    let file = load_country(&folder.path("countries/BE.toml"), &trust).unwrap();
    assert_eq!(file.state, CountryState::Approved, "its state stays");
    assert_eq!(
        file.proxy_service.unwrap().entity_id,
        "https://be.example/p"
    );
    assert!(file.connector.is_none(), "the list has none");
    let [adopted] = file.adopted.as_slice() else {
        panic!("{:?}", file.adopted);
    };
    assert_eq!((&*adopted.list, &*adopted.by), ("net", "Ada"));
    assert_eq!(object["proposal"]["fingerprint"], *adopted.fingerprint);
    assert_eq!(anchor(&folder, "BE"), new.der());
    let (_, object) = command(&folder, &["proposals", "BE"]);
    assert_eq!(object["proposals"], Value::Array(Vec::new()), "{object}");
    let (status, object) = adopt(&folder, "BE", "net", &["--yes"]);
    let code = &object["error"]["code"];
    assert_eq!((status, code), (3, &Value::from("cli.nothing-proposed")));

    // What is withdrawn is decided by somebody with another command.
    let later = issued + SignedDuration::from_secs(1);
    folder.write("list.xml", &publisher.list(later, ""));
    bridge_looks(&folder).await;
    let (status, object) = adopt(&folder, "BE", "net", &["--yes"]);
    let code = &object["error"]["code"];
    assert_eq!((status, code), (3, &Value::from("cli.not-adoptable")));
    assert_eq!(
        fs::read_to_string(folder.path("countries/BE.toml")).unwrap(),
        text
    );
}

fn at(time: &str) -> [&str; 4] {
    ["--list", "net", "--at", time]
}

#[test]
fn the_swedish_list_is_inspected_at_its_date_and_its_tampered_copy_is_refused() {
    let Some(vectors) = vectors() else { return };
    let vectors = vectors.join("opensaml-eidas");
    let publisher = Publisher::new(SignatureAlgorithm::RsaPkcs1Sha256);
    let folder = listening(&publisher);
    let signer = vectors.join("eidas-servicelist-validation-cert.crt");
    fs::copy(signer, folder.path("publisher.pem")).unwrap();
    let read = |name: &str| fs::read_to_string(vectors.join(name)).unwrap();
    let (status, object) = folder.judge(
        "list",
        &read("mdservicelist.xml"),
        &at("2018-03-01T00:00:00Z"),
    );
    assert_eq!(status, 0, "{object}");
    assert_eq!(object["accepted"], true);
    assert_eq!(object["countries"].as_array().unwrap().len(), 14);
    assert_eq!(object["scheme"]["territory"], "SE");
    assert_eq!(object["warnings"].as_array().unwrap().len(), 1);
    let refused = |name: &str, time: &str| {
        let (status, object) = folder.judge("list", &read(name), &at(time));
        assert_eq!(status, 3, "{object}");
        object["code"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        refused("mdservicelist-badsign.xml", "2018-03-01T00:00:00Z"),
        "signature.digest"
    );
    assert_eq!(
        refused("mdservicelist.xml", "2018-03-03T11:06:07Z"),
        "list.expired"
    );
    let (status, object) = folder.judge("list", "<a/>", &["--list", "other"]);
    assert_eq!(
        (status, &object["code"]),
        (2, &Value::from("inspect.list-unknown"))
    );
}
