//! `country`: the built program against a source on loopback, from the first look to the removal:
//! what it writes, what it refuses with which exit status, and what a running bridge makes of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eidas_bridge::ambient::{Clock as _, SystemClock};
use eidas_bridge::app::{Ambient, directory_of};
use eidas_bridge::config::{Config, NodeRole, load_countries};
use eidas_bridge::demo::browser::Page;
use eidas_bridge::demo::journey::{self, Direction, Script};
use eidas_bridge::demo::{Options, World};
use eidas_bridge::domain::{Attribute, LevelOfAssurance};
use eidas_bridge::saml::{
    ConnectorMetadata, NodeMetadata, ProxyServiceMetadata, connector_metadata,
    proxy_service_metadata,
};
use eidas_bridge::trust::Directory;
use jiff::SignedDuration;
use openssl::hash::MessageDigest;
use serde_json::Value;
use tempfile::TempDir;

use crate::chaos::{Mood, Source};
use crate::journey_world::{assert_page, browser};
use crate::saml_world::{Pair, now as fixed_now, p256};

const SERVICE_ID: &str = "https://be.example/proxy/metadata";
const CONNECTOR_ID: &str = "https://be.example/connector/metadata";

/// A certificate that ends so many days from the real now.
fn pair(name: &str, days: i64) -> Pair {
    let off = SystemClock.now().as_second() - fixed_now().as_second();
    let span = (off - 86_400, off + 86_400 * days);
    Pair::issued(name, p256(), None, MessageDigest::sha256(), span)
}

fn pem(pair: &Pair) -> String {
    String::from_utf8(pair.certificate.to_pem().unwrap()).unwrap()
}

/// Belgium's node, whose documents are made now.
struct Nation {
    signer: Pair,
    messages: Pair,
    encryption: Pair,
    service: Arc<Source>,
    connector: Arc<Source>,
}

impl Nation {
    async fn found() -> Self {
        let nation = Self {
            signer: pair("Belgian metadata", 60),
            messages: pair("messages", 80),
            encryption: pair("encryption", 400),
            service: Source::open(String::new()).await,
            connector: Source::open(String::new()).await,
        };
        nation.publish("BE", &LevelOfAssurance::ALL, &nation.signer);
        nation
    }

    fn publish(&self, country: &str, levels: &[LevelOfAssurance], signer: &Pair) {
        let (signing, encryption) = ([self.messages.der()], [self.encryption.der()]);
        let signer = signer.signer();
        let node = NodeMetadata {
            id: "_metadata",
            entity_id: SERVICE_ID,
            valid_until: SystemClock.now() + SignedDuration::from_hours(72),
            country: country.parse().unwrap(),
            application: "x:y:1",
            signing_certificates: &signing,
            encryption_certificates: &[],
            organization: None,
            contacts: &[],
        };
        let service = ProxyServiceMetadata {
            node,
            sso_url: "https://be.example/sso",
            levels,
            not_notified: &[],
            attributes: Attribute::ALL,
            wants_requester_id: false,
        };
        let connector = ConnectorMetadata {
            node: NodeMetadata {
                entity_id: CONNECTOR_ID,
                encryption_certificates: &encryption,
                ..node
            },
            acs_url: "https://be.example/acs",
            sp_type: None,
            want_assertions_signed: false,
        };
        self.service
            .publishes(proxy_service_metadata(&service, &signer).unwrap());
        self.connector
            .publishes(connector_metadata(&connector, &signer).unwrap());
    }
}

const CONFIG: &str = r#"
[node]
country = "FI"
mode = "development"
base_url = "https://node.fi.example"
listen = "127.0.0.1:0"
display_name = "Test"
[node.organisation]
name = "Test"
display_name = "Test"
url = "https://node.fi.example"
[node.technical_contact]
email = "desk@node.fi.example"
[node.support_contact]
email = "desk@node.fi.example"
[keys.metadata_signing]
key_file = "metadata.key"
certificate_file = "metadata.crt"
[keys.saml_signing]
key_file = "messages.key"
certificate_file = "messages.crt"
[keys.saml_encryption]
key_file = "encryption.key"
certificate_file = "encryption.crt"
[keys.oidc_signing]
key_file = "oidc.key"
[connector]
sp_type = "public"
[[connector.client]]
client_id = "hub"
name = "Hub"
redirect_uris = ["https://hub.fi.example/callback"]
token_endpoint_auth_method = "client_secret_basic"
client_secret_file = "secret"
[trust]
countries_dir = "countries"
certs_dir = "certs"
allow_private_addresses = true
revocation = "off"
"#;

/// A node of ours that knows nobody, and Belgium's.
struct Desk {
    folder: TempDir,
    nation: Nation,
}

impl Desk {
    async fn new(settings: &str) -> Self {
        let desk = Self {
            folder: TempDir::new().unwrap(),
            nation: Nation::found().await,
        };
        fs::create_dir_all(desk.path("countries")).unwrap();
        fs::create_dir_all(desk.path("certs")).unwrap();
        desk.write("bridge.toml", &format!("{CONFIG}{settings}"));
        desk.write("secret", "0123456789abcdef0123456789abcdef");
        for (name, days) in [("metadata", 20), ("messages", 40), ("encryption", 900)] {
            let pair = pair(name, days);
            let key = pair.key.private_key_to_pem_pkcs8().unwrap();
            desk.write(&format!("{name}.key"), &String::from_utf8(key).unwrap());
            desk.write(&format!("{name}.crt"), &pem(&pair));
        }
        let oidc = p256().private_key_to_pem_pkcs8().unwrap();
        desk.write("oidc.key", &String::from_utf8(oidc).unwrap());
        desk.write("belgium.pem", &pem(&desk.nation.signer));
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn file(&self) -> String {
        fs::read_to_string(self.path("countries/BE.toml")).unwrap_or_default()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        country(&self.path("bridge.toml"), arguments)
    }

    /// As JSON, with its exit status.
    fn json(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.run(&[arguments, &["--json"]].concat());
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        let object = serde_json::from_slice(&output.stdout);
        assert!(object.is_ok(), "{arguments:?}: {complaint}");
        (output.status.code().unwrap(), object.unwrap())
    }

    /// Status and code of what does not work.
    fn refusal(&self, arguments: &[&str]) -> (i32, String) {
        let (status, object) = self.json(arguments);
        let error = &object["error"];
        let message = error["message"].as_str().unwrap_or_default();
        assert!(message.len() > 10, "{object}");
        (status, error["code"].as_str().unwrap().to_owned())
    }

    fn add(&self, more: &[&str]) -> Vec<String> {
        let (service, connector) = (&self.nation.service.url, &self.nation.connector.url);
        let anchor = self.path("belgium.pem");
        let fixed = [
            "add",
            "--metadata",
            service,
            "--metadata",
            connector,
            "--anchor",
            anchor.to_str().unwrap(),
            "--by",
            "Ada Verhulst",
        ];
        let all = fixed.iter().chain(more);
        all.map(|text| (*text).to_owned()).collect()
    }

    fn added(&self) {
        let add = self.add(&[]);
        let add: Vec<&str> = add.iter().map(String::as_str).collect();
        let output = self.run(&add);
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{complaint}");
    }

    fn approved(&self) {
        self.added();
        let (status, object) = self.json(&["approve", "BE", "--by", "Bo Claes"]);
        assert_eq!(status, 0, "{object}");
    }

    /// What a bridge would have in its hands, which looks at everything once.
    async fn bridge(&self) -> Arc<Directory> {
        let config = Config::load(&self.path("bridge.toml")).unwrap();
        let countries = load_countries(&config.trust);
        assert!(countries.problems.is_empty(), "{}", countries.problems);
        let directory = directory_of(&config, countries, &Ambient::system()).unwrap();
        let directory = Arc::new(directory.keeping(config.trust.state_dir.clone()));
        directory.load_archive().await;
        let (usable, all) = directory.look_at_all().await;
        assert_eq!(usable, all);
        directory
    }
}

fn country(config: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eidas-bridge"));
    command.arg("country").args(arguments);
    command.arg("--config").arg(config).stdin(Stdio::null());
    command.output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn strings(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_country_is_added_once_looked_at_and_approved_by_a_second_person() {
    let desk = Desk::new("four_eyes = true\n").await;
    let add = desk.add(&[]);
    let (status, object) = desk.json(&strings(&add));
    assert_eq!(status, 0, "{object}");
    assert_eq!(
        (&object["country"], &object["state"]),
        (&"BE".into(), &"draft".into())
    );
    assert!(
        desk.file().contains("by = \"Ada Verhulst\""),
        "{}",
        desk.file()
    );
    assert!(desk.file().contains("en = \"Belgium\""));
    // The entity is another one than its address: the file says so.
    assert!(desk.file().contains(&desk.nation.service.url));
    let written = fs::read_to_string(desk.path("certs/countries/BE.pem")).unwrap();
    assert!(written.contains(&pem(&desk.nation.signer)));
    assert_eq!(
        desk.refusal(&strings(&add)),
        (3, "cli.country-exists".into())
    );

    let (_, list) = desk.json(&["list"]);
    let line = &list["countries"][0];
    assert_eq!(
        (&line["country"], &line["state"]),
        (&"BE".into(), &"draft".into())
    );
    assert_eq!(line["earliest_expiry"]["what"], "anchor");
    let (status, shown) = desk.json(&["show", "BE"]);
    assert_eq!((status, &shown["added"]["by"]), (0, &"Ada Verhulst".into()));
    assert_eq!(shown["nodes"].as_array().unwrap().len(), 2);
    let (status, diff) = desk.json(&["diff", "BE"]);
    assert_eq!(
        (status, &diff["different"]),
        (1, &true.into()),
        "all of it is new"
    );

    let same = ["approve", "BE", "--by", " ada  VERHULST "];
    assert_eq!(desk.refusal(&same), (3, "cli.four-eyes".into()));
    let (status, object) = desk.json(&["approve", "BE", "--by", "Bo Claes"]);
    assert_eq!((status, &object["state"]), (0, &"approved".into()));
    assert!(desk.file().contains("by = \"Bo Claes\""));
    let again = ["approve", "BE", "--by", "Bo Claes"];
    assert_eq!(desk.refusal(&again), (3, "cli.country-state".into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approved_country_is_probed_compared_suspended_resumed_and_removed() {
    let desk = Desk::new("").await;
    desk.approved();
    let (status, probe) = desk.json(&["probe", "BE"]);
    assert_eq!((status, &probe["usable"]), (0, &true.into()), "{probe}");
    for node in probe["nodes"].as_array().unwrap() {
        assert_eq!(
            (&node["http_status"], &node["code"]),
            (&200.into(), &"accepted".into())
        );
        assert!(node["bytes"].as_u64().unwrap() > 1000 && node["tls"].is_null());
    }
    desk.bridge().await;
    let (status, diff) = desk.json(&["diff", "BE"]);
    assert_eq!((status, &diff["different"]), (0, &false.into()), "{diff}");

    let suspend = ["suspend", "BE", "--reason", "a drill", "--by", "Bo Claes"];
    assert_eq!(desk.json(&suspend).0, 0);
    assert_eq!(desk.refusal(&suspend), (3, "cli.country-state".into()));
    let (_, shown) = desk.json(&["show", "BE"]);
    assert_eq!(shown["suspended"]["reason"], "a drill");
    assert_eq!(desk.json(&["resume", "BE", "--by", "Ada Verhulst"]).0, 0);
    assert!(
        desk.file().contains("resumed by Ada Verhulst"),
        "{}",
        desk.file()
    );
    assert_eq!(desk.json(&["show", "BE"]).1["state"], "approved");

    let remove = ["remove", "BE", "--by", "Bo Claes"];
    let (status, object) = desk.json(&remove);
    assert_eq!(status, 2, "without --yes");
    assert_eq!(object["would_remove"].as_array().unwrap().len(), 3);
    assert!(desk.path("countries/BE.toml").exists());
    assert_eq!(desk.json(&[&remove[..], &["--yes"]].concat()).0, 0);
    for gone in ["countries/BE.toml", "certs/countries/BE.pem", "state/BE"] {
        assert!(!desk.path(gone).exists(), "{gone}");
    }
    let nobody = [&remove[..], &["--yes"]].concat();
    assert_eq!(desk.refusal(&nobody), (2, "cli.country-unknown".into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_fit_are_plain_off_a_terminal_and_forecast_what_ends_ours_included() {
    let desk = Desk::new("").await;
    desk.approved();
    desk.bridge().await;
    let commands: [&[&str]; 3] = [&["list"], &["forecast", "--days", "90"], &["show", "BE"]];
    for arguments in commands {
        let output = desk.run(arguments);
        assert_eq!(output.status.code(), Some(0));
        let text = text(&output);
        assert!(!text.contains('\u{1b}'), "{text}");
        let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
        let paths = text.contains(desk.folder.path().to_str().unwrap());
        assert!(widest <= 100 || paths, "{text}");
    }
    let (_, list) = desk.json(&["list"]);
    let line = &list["countries"][0];
    assert_eq!(line["earliest_expiry"]["what"], "metadata");
    assert_eq!(line["earliest_certificate_expiry"]["what"], "anchor");
    assert_eq!(line["earliest_certificate_expiry"]["days"], 59);
    assert_eq!(line["levels"].as_array().unwrap().len(), 3);
    let (status, forecast) = desk.json(&["forecast", "--days", "90"]);
    assert_eq!(status, 0);
    let ends = forecast["expiries"].as_array().unwrap();
    let days: Vec<i64> = ends
        .iter()
        .map(|end| end["days"].as_i64().unwrap())
        .collect();
    assert!(days.is_sorted(), "{forecast}");
    let of = |whose: &str, what: &str| {
        let mut found = ends.iter();
        found.any(|end| end["whose"] == whose && end["what"] == what)
    };
    for what in ["metadata", "signing", "anchor"] {
        assert!(of("BE", what), "{what} in {forecast}");
    }
    assert!(!of("BE", "encryption"), "in 400 days only");
    assert!(of("ours", "certificate"), "{forecast}");
    let ours = ends.iter().filter(|end| end["whose"] == "ours");
    assert_eq!(ours.count(), 2, "{forecast}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_breaks_a_rule_is_not_registered_and_leaves_no_file() {
    let desk = Desk::new("").await;
    let nation = &desk.nation;
    let other = pair("another", 60);
    desk.write("other.pem", &pem(&other));
    let other_anchor = desk.path("other.pem");
    let base = strings(&desk.add(&[])).join("\n");
    let swapped = base.replace(
        desk.path("belgium.pem").to_str().unwrap(),
        other_anchor.to_str().unwrap(),
    );
    let wrong_anchor: Vec<&str> = swapped.split('\n').collect();
    assert_eq!(desk.refusal(&wrong_anchor), (3, "metadata.signer".into()));

    let add = desk.add(&[]);
    nation.publish("NL", &LevelOfAssurance::ALL, &nation.signer);
    let with_code = desk.add(&["BE"]);
    assert_eq!(
        desk.refusal(&strings(&with_code)),
        (3, "metadata.country".into())
    );
    nation.publish("BE", &LevelOfAssurance::ALL, &nation.signer);
    for (mood, status, code) in [
        (Mood::Down, 1, "net.unreachable"),
        (Mood::Redirect, 1, "net.status"),
        (Mood::Huge, 1, "net.too-large"),
        (Mood::GzipBomb, 1, "net.encoding"),
        (Mood::Garbage, 3, "xml.syntax"),
        (Mood::Dtd, 3, "xml.doctype"),
    ] {
        nation.service.is(mood);
        let found = desk.refusal(&strings(&add));
        assert_eq!(found.0, status, "{mood:?} {found:?}");
        if mood != Mood::Dtd {
            assert_eq!(found.1, code, "{mood:?}");
        }
    }
    nation.service.is(Mood::Good);
    let twice = desk.add(&["--metadata", &nation.service.url]);
    assert_eq!(desk.refusal(&strings(&twice)), (2, "cli.role-twice".into()));
    let no_anchor = base.replace("belgium.pem", "bridge.toml");
    let no_anchor: Vec<&str> = no_anchor.split('\n').collect();
    assert_eq!(desk.refusal(&no_anchor), (2, "cli.anchors".into()));
    assert_eq!(fs::read_dir(desk.path("countries")).unwrap().count(), 0);
    assert!(!desk.path("certs/countries/BE.pem").exists());
    // From a file it is the same as from an address.
    let document = fs::read_to_string(desk.path("belgium.pem")).unwrap();
    desk.write("not-metadata.xml", &document);
    let file = desk.path("not-metadata.xml");
    let from_file = [
        "add",
        "--metadata",
        file.to_str().unwrap(),
        "--by",
        "A",
        "--anchor",
        other_anchor.to_str().unwrap(),
    ];
    assert_eq!(desk.refusal(&from_file).0, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_whose_source_is_away_is_approved_only_when_somebody_insists() {
    let desk = Desk::new("").await;
    desk.added();
    desk.nation.connector.is(Mood::Down);
    let approve = ["approve", "BE", "--by", "Bo Claes"];
    assert_eq!(desk.refusal(&approve), (1, "net.unreachable".into()));
    assert!(desk.file().contains("state = \"draft\""));
    let (status, probe) = desk.json(&["probe", "BE"]);
    assert_eq!(status, 1);
    assert_eq!(
        probe["nodes"][0]["accepted"], true,
        "the other role is unharmed"
    );
    assert_eq!(desk.json(&["diff", "BE"]).0, 2);
    let (status, object) = desk.json(&[&approve[..], &["--untested"]].concat());
    assert_eq!((status, &object["tested"]), (0, &false.into()));
    desk.nation.connector.is(Mood::Good);
    let signer = pair("stranger", 60);
    desk.nation.publish("BE", &LevelOfAssurance::ALL, &signer);
    let (status, probe) = desk.json(&["probe", "BE"]);
    assert_eq!(
        (status, &probe["nodes"][0]["code"]),
        (3, &"metadata.signer".into())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_held_change_is_shown_and_accepted_by_name_and_fingerprint() {
    let desk = Desk::new("changes = \"held\"\n").await;
    desk.approved();
    let bridge = desk.bridge().await;
    let low = [LevelOfAssurance::Low];
    desk.nation.publish("BE", &low, &desk.nation.signer);
    let code = "BE".parse().unwrap();
    bridge.look(code, NodeRole::ProxyService).await.unwrap();
    let (_, list) = desk.json(&["list"]);
    assert_eq!(list["countries"][0]["change_held"], true);
    assert_eq!(list["countries"][0]["levels"].as_array().unwrap().len(), 3);
    let (status, diff) = desk.json(&["diff", "BE"]);
    assert_eq!(status, 1);
    let held = &diff["nodes"][0]["held"];
    let removed = held["difference"]["removed"].to_string();
    assert!(removed.contains("LoA/high"), "{diff}");
    let fingerprint = held["fingerprint"].as_str().unwrap();

    let approve = ["approve", "BE", "--by", "Bo Claes"];
    let unasked = [&approve[..], &["--change"]].concat();
    assert_eq!(desk.refusal(&unasked), (2, "cli.not-confirmed".into()));
    let wrong = format!("--change=sha256:{}", "0".repeat(64));
    let wrong = [&approve[..], &[wrong.as_str(), "--yes"]].concat();
    assert_eq!(desk.refusal(&wrong), (3, "cli.nothing-held".into()));
    let right = format!("--change={fingerprint}");
    let right = [&approve[..], &[right.as_str(), "--yes"]].concat();
    let (status, object) = desk.json(&right);
    assert_eq!(
        (status, &object["accepted"][0]["fingerprint"]),
        (0, &fingerprint.into())
    );
    assert!(
        desk.file().contains("[[accepted_changes]]"),
        "{}",
        desk.file()
    );
    // What a bridge makes of it.
    let bridge = desk.bridge().await;
    let known = bridge.proxy_service(code).await.unwrap();
    assert_eq!(known.published_levels(), Some(&low[..]));
    assert_eq!(desk.refusal(&right), (3, "cli.nothing-held".into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn suspending_works_whatever_is_wrong_with_the_file() {
    let desk = Desk::new("").await;
    desk.approved();
    let good = desk.file();
    let suspend = ["suspend", "BE", "--reason", "broken", "--by", "Bo Claes"];
    // A key that nobody knows; a clash would be the same.
    desk.write(
        "countries/BE.toml",
        &good.replace("country =", "surprise = 1\ncountry ="),
    );
    assert_eq!(desk.refusal(&["show", "BE"]), (2, "config.invalid".into()));
    let (status, object) = desk.json(&suspend);
    assert_eq!(status, 0, "{object}");
    assert!(
        object["problems"][0]["message"]
            .as_str()
            .unwrap()
            .contains("not a known key")
    );
    assert!(desk.file().contains("surprise = 1") && desk.file().contains("state = \"suspended\""));
    assert_eq!(
        desk.refusal(&["resume", "BE", "--by", "Bo"]),
        (2, "config.invalid".into())
    );
    // No TOML at all.
    desk.write("countries/BE.toml", &format!("{good}\nnames = [\n"));
    let output = desk.run(&suspend);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        text(&output).contains("BE.toml.broken"),
        "{}",
        text(&output)
    );
    assert!(desk.file().contains("state = \"suspended\""));
    let kept = fs::read_to_string(desk.path("countries/BE.toml.broken")).unwrap();
    assert!(kept.contains(SERVICE_ID));
    // An anchor that is gone: the file loads as a suspended one.
    desk.write("countries/BE.toml", &good);
    let anchor = desk.path("certs/countries/BE.pem");
    fs::rename(&anchor, desk.path("aside.pem")).unwrap();
    assert_eq!(desk.json(&suspend).0, 0);
    assert_eq!(desk.json(&["show", "BE"]).1["state"], "suspended");
    fs::rename(desk.path("aside.pem"), &anchor).unwrap();
    assert_eq!(desk.json(&["resume", "BE", "--by", "Bo"]).0, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn arguments_that_are_missing_or_wrong_are_status_2() {
    let desk = Desk::new("").await;
    let wrong: [&[&str]; 9] = [
        &[],
        &["nothing"],
        &["show"],
        &["show", "gr"],
        &["add", "--metadata", "x"],
        &["approve", "BE"],
        &["approve", "BE", "--by", ""],
        &["suspend", "BE", "--by", "A"],
        &["forecast", "--days", "0"],
    ];
    for arguments in wrong {
        let output = desk.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
    let unknown: [&[&str]; 6] = [
        &["show", "BE"],
        &["diff", "BE"],
        &["probe", "BE"],
        &["approve", "BE", "--by", "A"],
        &["suspend", "BE", "--by", "A", "--reason", "x"],
        &["resume", "BE", "--by", "A"],
    ];
    for arguments in unknown {
        assert_eq!(desk.refusal(arguments), (2, "cli.country-unknown".into()));
    }
    for command in [
        "list", "show", "add", "diff", "approve", "suspend", "resume", "remove", "probe",
        "forecast",
    ] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_eidas-bridge"));
        let help = program
            .args(["country", command, "--help"])
            .output()
            .unwrap();
        let help = text(&help);
        let example = format!("eidas-bridge country {command}");
        assert!(
            help.contains("Example") && help.contains(&example),
            "{help}"
        );
    }
}

#[test]
fn shells_are_told_the_commands() {
    for shell in ["bash", "zsh", "fish"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_eidas-bridge"));
        let output = command.args(["completions", shell]).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{shell}");
        assert!(text(&output).contains("forecast"), "{shell}");
    }
}

/// The built program serving, until it is dropped.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The page on which countries are chosen, once the bridge can show it.
async fn country_page(world: &World) -> Page {
    let script = Script::of(Direction::Connector);
    for _ in 0..200 {
        let page = journey::begin(&mut browser(), &world.ours, &script).await;
        if let Some(page) = page.ok().filter(|page| page.status() == 200) {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no list of countries");
}

/// A country that cannot be chosen keeps its button, which says why.
fn offers(page: &Page) -> bool {
    assert!(page.body().contains("Demo country"), "{}", page.body());
    !page.body().contains("why-XB")
}

/// How long it takes until the demo country is offered, or is not.
async fn until(world: &World, offered: bool) -> Duration {
    let started = Instant::now();
    loop {
        if offers(&country_page(world).await) == offered {
            return started.elapsed();
        }
        assert!(started.elapsed() < Duration::from_secs(20), "{offered}");
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_bridge_obeys_within_a_second_and_the_brake_works_on_a_broken_file() {
    let world = World::start(Options::default()).await.unwrap();
    world.ready(Duration::from_secs(30)).await.unwrap();
    // The program itself in the place of the bridge in this process.
    world.ours.stop_bridge();
    let config = world.ours.folder.join("bridge.toml");
    let address = world.ours.bridge_url.trim_start_matches("http://");
    for _ in 0..200 {
        if tokio::net::TcpStream::connect(address).await.is_err() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let mut serve = Command::new(env!("CARGO_BIN_EXE_eidas-bridge"));
    serve.arg("serve").arg("--config").arg(&config);
    let _served = Served(serve.stderr(Stdio::null()).spawn().unwrap());
    world.ready(Duration::from_secs(30)).await.unwrap();
    until(&world, true).await;

    let suspend = ["suspend", "XB", "--reason", "a drill", "--by", "Bo Claes"];
    assert_eq!(country(&config, &suspend).status.code(), Some(0));
    let took = until(&world, false).await;
    // A second, and what a busy machine adds to it.
    assert!(took < Duration::from_secs(4), "{took:?}");
    let mut browser = browser();
    let script = Script::of(Direction::Connector);
    let page = journey::begin(&mut browser, &world.ours, &script)
        .await
        .unwrap();
    assert!(page.body().contains("paused"), "{}", page.body());
    // Whoever presses the button all the same is refused.
    let mut forms = page.forms().into_iter();
    let form = forms.find(|form| form.has_button("country", "XB")).unwrap();
    let refused = browser
        .submit(&page, &form, Some(("country", "XB")))
        .await
        .unwrap();
    assert_page(&refused, 200, "country.suspended");
    let resume = ["resume", "XB", "--by", "Bo Claes"];
    assert_eq!(country(&config, &resume).status.code(), Some(0));
    until(&world, true).await;

    let file = world.ours.folder.join("metadata/countries/XB.toml");
    let good = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{good}\nnames = [\n")).unwrap();
    tokio::time::sleep(Duration::from_millis(1500)).await;
    assert!(
        offers(&country_page(&world).await),
        "what was in force stays"
    );
    assert_eq!(country(&config, &suspend).status.code(), Some(0));
    until(&world, false).await;
    fs::write(&file, good).unwrap();
    until(&world, true).await;
}
