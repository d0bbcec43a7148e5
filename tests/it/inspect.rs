//! `inspect`: the built program on stored messages, made by a peer who owns the right keys: what
//! is accepted, which rule refuses what is not, and that no person's value gets out unasked.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::domain::{Capacity, LevelOfAssurance, PersonKind};
use serde_json::Value;
use tempfile::TempDir;

use crate::datasets_world::{asserted, person, respond};
use crate::saml_world::{
    Pair, Party, SUCCESS, WORLD, assertion_text, encrypted, p256, request_text, response_text,
    signed, with,
};

/// Shortly after the messages were issued.
const SOON: &str = "2026-03-01T12:00:30Z";
/// The values of the asserted person.
const VALUES: [&str; 5] = ["Peeters", "Joëlle", "1980-02-29", "BE/FI/1", "Female"];

pub(crate) const CONFIG: &str = r#"
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
[proxy_service]
levels = ["low", "substantial"]
[proxy_service.hub]
issuer = "https://hub.fi.example"
client_id = "bridge"
token_endpoint_auth_method = "client_secret_basic"
client_secret_file = "secret"
identifier_secret_file = "secret"
[trust]
countries_dir = "countries"
certs_dir = "certs"
"#;

/// A folder with our configuration and Belgium's registration.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        let folder = Self(TempDir::new().unwrap());
        fs::create_dir_all(folder.0.path().join("countries")).unwrap();
        fs::create_dir_all(folder.0.path().join("certs/countries")).unwrap();
        folder.write("bridge.toml", CONFIG);
        folder.write("secret", "0123456789abcdef0123456789abcdef");
        folder.pair("metadata", &WORLD.we.metadata);
        folder.pair("messages", &WORLD.we.messages);
        folder.pair("encryption", &WORLD.we.encryption);
        let oidc = p256().private_key_to_pem_pkcs8().unwrap();
        folder.write("oidc.key", &String::from_utf8(oidc).unwrap());
        folder.register(&WORLD.they, "approved");
        folder
    }

    pub(crate) fn register(&self, party: &Party, state: &str) {
        let code = party.country;
        let signed = "by = \"A\"\nat = 2026-01-01T00:00:00Z\n";
        let decisions = match state {
            "draft" => String::new(),
            "suspended" => format!("[suspended]\n{signed}reason = \"a drill\"\n"),
            _ => format!("[approved]\n{signed}"),
        };
        let country = format!(
            "country = \"{code}\"\nstate = \"{state}\"\n[names]\nen = \"{code}\"\n\
             [connector]\nentity_id = \"{}\"\nmetadata_file = \"{code}-connector.xml\"\n\
             [proxy_service]\nentity_id = \"{}\"\nmetadata_file = \"{code}-service.xml\"\n\
             [added]\n{signed}{decisions}",
            party.connector_id(),
            party.service_id(),
        );
        self.write(&format!("countries/{code}.toml"), &country);
        let anchor = party.metadata.certificate.to_pem().unwrap();
        let anchor = String::from_utf8(anchor).unwrap();
        self.write(&format!("certs/countries/{code}.pem"), &anchor);
        let levels = [LevelOfAssurance::Low, LevelOfAssurance::Substantial];
        let documents = [
            ("connector", party.connector_document(None)),
            ("service", party.service_document(&levels)),
        ];
        for (role, document) in documents {
            self.write(&format!("countries/{code}-{role}.xml"), &document);
        }
    }

    pub(crate) fn pair(&self, name: &str, pair: &Pair) {
        let key = pair.key.private_key_to_pem_pkcs8().unwrap();
        let certificate = pair.certificate.to_pem().unwrap();
        self.write(&format!("{name}.key"), &String::from_utf8(key).unwrap());
        let certificate = String::from_utf8(certificate).unwrap();
        self.write(&format!("{name}.crt"), &certificate);
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// `inspect` with these arguments after the file and the configuration.
    pub(crate) fn inspect(&self, kind: &str, message: &str, arguments: &[&str]) -> Output {
        self.write("message", message);
        let mut command = Command::new(env!("CARGO_BIN_EXE_eidas-bridge"));
        command.args(["inspect", kind]).arg(self.path("message"));
        command.arg("--config").arg(self.path("bridge.toml"));
        command.args(arguments).output().unwrap()
    }

    /// The same as JSON, with its exit status.
    pub(crate) fn judge(&self, kind: &str, message: &str, arguments: &[&str]) -> (i32, Value) {
        let arguments = [arguments, &["--json"]].concat();
        let output = self.inspect(kind, message, &arguments);
        let text = String::from_utf8(output.stdout).unwrap();
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        let object = serde_json::from_str(&text);
        assert!(object.is_ok(), "{text}{complaint}");
        (output.status.code().unwrap(), object.unwrap())
    }

    /// Judged soon after it was issued, and refused: the code.
    fn refusal(&self, kind: &str, message: &str, arguments: &[&str]) -> String {
        let (status, object) = self.judge(kind, message, &[arguments, &["--at", SOON]].concat());
        assert_eq!(status, 3, "{object}");
        assert_eq!(object["accepted"], false);
        assert_ne!(object["rule"], "");
        for value in VALUES {
            assert!(!object.to_string().contains(value), "{object}");
        }
        object["code"].as_str().unwrap().to_owned()
    }
}

/// A genuine request of Belgium's Connector.
fn request() -> String {
    signed(&request_text(), &WORLD.they.messages)
}

/// A genuine Response of Belgium's Proxy-Service around this assertion.
fn response(assertion: &str) -> String {
    let text = response_text(SUCCESS, &encrypted(assertion));
    signed(&text, &WORLD.they.messages)
}

#[test]
fn a_genuine_request_is_accepted_in_every_form_in_which_it_may_be_stored() {
    let folder = Folder::new();
    let xml = request();
    for message in [xml.clone(), format!("{xml}\n"), STANDARD.encode(&xml)] {
        let (status, object) = folder.judge("request", &message, &["--at", SOON]);
        assert_eq!(status, 0, "{object}");
        assert_eq!(object["accepted"], true);
        assert_eq!(object["code"], "accepted");
        assert_eq!(object["peer"]["country"], "BE");
        assert_eq!(object["requested_loa"]["comparison"], "minimum");
        assert_eq!(object["requested_attributes"][4]["name"], "Gender");
        assert_eq!(object["answer_to"], WORLD.they.acs());
        assert_eq!(object["not_checked"][0], "replay");
    }
}

#[test]
fn a_company_and_who_acts_for_it_are_shown_and_hidden_like_anybody() {
    let folder = Folder::new();
    let company = person(PersonKind::Legal, []);
    let clerk = person(PersonKind::Natural, []);
    let attributes = [
        asserted(&company, Capacity::Subject),
        asserted(&clerk, Capacity::Representative),
    ];
    let message = respond(&attributes.concat());
    let (status, object) = folder.judge("response", &message, &["--at", SOON, "--reveal"]);
    assert_eq!(status, 0, "{object}");
    assert_eq!(
        (&object["person_kind"], &object["represented"]),
        (&"legal".into(), &true.into())
    );
    assert_eq!(object["attributes"]["LegalName"], "Olympic SA");
    assert_eq!(
        object["attributes"]["RepresentativeDateOfBirth"],
        "1965-02-28"
    );
    let (_, object) = folder.judge("response", &message, &["--at", SOON]);
    assert_eq!(object["attributes"]["LegalName"], "(redacted)");
    assert!(!object.to_string().contains("Olympic"));
    for (kind, code) in [("legal", "accepted"), ("natural", "dataset.other-person")] {
        let arguments = ["--at", SOON, "--person-kind", kind];
        let (_, object) = folder.judge("response", &message, &arguments);
        assert_eq!(object["code"], code);
    }
}

#[test]
fn standard_input_is_a_file_too() {
    let folder = Folder::new();
    let mut child = Command::new(env!("CARGO_BIN_EXE_eidas-bridge"))
        .args(["inspect", "request", "-", "--at", SOON, "--config"])
        .arg(folder.path("bridge.toml"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(request().as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}");
    assert!(text.starts_with("accepted: "), "{text}");
    assert!(!text.contains('\x1b'), "no colours where nobody looks");
}

#[test]
fn a_genuine_response_is_accepted_and_its_values_stay_hidden_unless_revealed() {
    let folder = Folder::new();
    let message = response(&assertion_text());
    for form in [&["--json"][..], &[]] {
        let arguments = [form, &["--at", SOON]].concat();
        let output = folder.inspect("response", &message, &arguments);
        assert_eq!(output.status.code(), Some(0));
        let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(text.contains("FamilyName"), "{text}");
        for value in VALUES {
            assert!(!text.contains(value), "{value} in {text}");
        }
    }
    let (_, object) = folder.judge("response", &message, &["--at", SOON]);
    assert_eq!(object["loa"], "http://eidas.europa.eu/LoA/substantial");
    assert_eq!(object["attributes"]["FamilyName"], "(redacted)");
    assert_eq!(
        object["claims"]["eidas"]["attributes"]["Gender"],
        "(redacted)"
    );
    assert!(object["detail"].as_str().unwrap().contains("assumed"));
    let not_checked = object["not_checked"].to_string();
    for word in ["replay", "relay-state", "browser-cookie"] {
        assert!(not_checked.contains(word));
    }
    let (status, object) = folder.judge("response", &message, &["--at", SOON, "--reveal"]);
    assert_eq!(status, 0);
    assert_eq!(object["attributes"]["FirstName"], "Joëlle");
    assert_eq!(object["attributes"]["PersonIdentifier"], "BE/FI/1");
    assert_eq!(object["claims"]["family_name"], "Peeters");
    assert_eq!(object["claims"]["eidas"]["country"], "BE");
}

#[test]
fn every_attack_is_refused_by_its_own_rule_with_status_3() {
    let folder = Folder::new();
    let message = response(&assertion_text());
    let query = "SAMLRequest=fZFBbsIw&RelayState=x";
    assert_eq!(
        folder.refusal("request", query, &[]),
        "binding.unsigned-redirect"
    );
    let tampered = with(&message, "ID=\"_response-1\"", "ID=\"_response-2\"");
    let refused =
        |message: &str, arguments: &[&str]| folder.refusal("response", message, arguments);
    assert!(refused(&tampered, &[]).starts_with("signature."));
    let forged = signed(&response_text(SUCCESS, ""), &WORLD.we.messages);
    assert!(refused(&forged, &[]).starts_with("signature."));
    let elsewhere = with(&assertion_text(), "BE/FI/1", "BE/SE/1");
    assert_eq!(
        refused(&response(&elsewhere), &[]),
        "assertion.identifier-receiver"
    );
    let stolen = with(&assertion_text(), "BE/FI/1", "DE/FI/1");
    assert_eq!(
        refused(&response(&stolen), &[]),
        "assertion.identifier-issuer"
    );
    let other = ["--in-response-to", "_another"];
    assert_eq!(refused(&message, &other), "response.in-response-to");
    let high = ["--requested-loa", "high"];
    assert_eq!(refused(&message, &high), "assertion.level-too-low");
    assert_eq!(refused("<a", &[]), "xml.incomplete");
    assert_eq!(refused("no message", &[]), "binding.base64");
    assert_eq!(refused(&request(), &[]), "response.kind");
    assert_eq!(folder.refusal("request", &message, &[]), "request.kind");
    let request = with(
        &request_text(),
        "ForceAuthn=\"true\"",
        "ForceAuthn=\"false\"",
    );
    let request = signed(&request, &WORLD.they.messages);
    assert_eq!(
        folder.refusal("request", &request, &[]),
        "request.force-authn"
    );
}

#[test]
fn a_refused_request_says_who_would_be_told() {
    let folder = Folder::new();
    let text = with(
        &request_text(),
        "ForceAuthn=\"true\"",
        "ForceAuthn=\"false\"",
    );
    let known = signed(&text, &WORLD.they.messages);
    let (_, object) = folder.judge("request", &known, &["--at", SOON]);
    assert_eq!(object["told"], "requester");
    assert_eq!(object["answer_to"], WORLD.they.acs());
    let forged = signed(&text, &WORLD.we.messages);
    let (_, object) = folder.judge("request", &forged, &["--at", SOON]);
    assert_eq!(object["told"], "person");
    assert_eq!(object["answer_to"], Value::Null);
}

#[test]
fn the_clock_is_the_one_that_is_given() {
    let folder = Folder::new();
    let code = |kind: &str, message: &str, at: &str| {
        let (status, object) = folder.judge(kind, message, &["--at", at]);
        assert_eq!(status, 3, "{object}");
        object["code"].as_str().unwrap().to_owned()
    };
    let (late, early) = ("2026-03-01T13:10:00+01:00", "2026-03-01T11:50:00Z");
    let response = response(&assertion_text());
    assert_eq!(code("response", &response, late), "response.expired");
    assert_eq!(code("response", &response, early), "response.future");
    assert_eq!(code("request", &request(), late), "request.expired");
    // Their metadata is out of date by then, and without it nobody is believed.
    let next_week = "2026-03-08T12:00:00Z";
    assert_eq!(code("request", &request(), next_week), "metadata.expired");
}

#[test]
fn peers_are_those_that_are_registered_and_no_other() {
    let folder = Folder::new();
    let message = response(&assertion_text());
    let germany = Party::new("DE");
    let unregistered = folder.refusal("response", &message, &["--country", "DE"]);
    assert_eq!(unregistered, "trust.not-registered");
    folder.register(&germany, "approved");
    let wrong = folder.refusal("response", &message, &["--country", "DE"]);
    assert!(wrong.starts_with("signature."), "{wrong}");
    let wrong = folder.refusal("request", &request(), &["--country", "DE"]);
    assert!(wrong.starts_with("signature."), "{wrong}");
    let stranger = Party::new("SE");
    let text = request_text().replace(&WORLD.they.base, &stranger.base);
    let unknown = folder.refusal("request", &signed(&text, &stranger.messages), &[]);
    assert_eq!(unknown, "trust.not-registered");
    folder.register(&WORLD.they, "suspended");
    let suspended = folder.refusal("response", &message, &[]);
    assert_eq!(suspended, "trust.suspended");
    folder.register(&WORLD.they, "approved");
    fs::remove_file(folder.path("countries/BE-service.xml")).unwrap();
    assert_eq!(folder.refusal("response", &message, &[]), "trust.source");
}

#[test]
fn a_genuine_refusal_is_accepted_as_such_and_names_nobody() {
    let folder = Folder::new();
    let denied = r#"<saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></saml2p:StatusCode>"#;
    let message = signed(&response_text(denied, ""), &WORLD.they.messages);
    let (status, object) = folder.judge("response", &message, &["--at", SOON]);
    assert_eq!(status, 0, "{object}");
    assert_eq!(object["outcome"], "refused-by-peer");
    assert!(
        object["sub_status"]
            .as_str()
            .unwrap()
            .ends_with("AuthnFailed")
    );
    for name in ["loa", "attributes", "claims"] {
        assert_eq!(object[name], Value::Null);
    }
}

#[test]
fn metadata_is_judged_under_its_countrys_anchors_even_before_it_is_approved() {
    let folder = Folder::new();
    folder.register(&WORLD.they, "draft");
    let levels = [LevelOfAssurance::High];
    let document = WORLD.they.service_document(&levels);
    let arguments = ["--country", "BE", "--at", SOON];
    let (status, object) = folder.judge("metadata", &document, &arguments);
    assert_eq!(status, 0, "{object}");
    assert_eq!(object["entity_id"], WORLD.they.service_id());
    let role = &object["roles"][0];
    assert_eq!(role["role"], "proxy-service");
    assert_eq!(role["sso_post"], WORLD.they.sso());
    assert_eq!(role["loa"][0], "http://eidas.europa.eu/LoA/high");
    let key = &role["signing_keys"][0];
    let digest = openssl::sha::sha256(&WORLD.they.messages.der());
    let digest = openssl::bn::BigNum::from_slice(&digest).unwrap();
    let digest = digest.to_hex_str().unwrap().to_lowercase();
    assert_eq!(key["sha256"], format!("{digest:0>64}"));
    assert_eq!(key["not_after"], "2027-03-01T12:00:00Z");
    let (status, object) =
        folder.judge("metadata", &WORLD.they.connector_document(None), &arguments);
    assert_eq!(status, 0, "{object}");
    let encryption = &object["roles"][0]["encryption_key"]["not_after"];
    assert_eq!(encryption, "2027-03-01T12:00:00Z");
}

#[test]
fn metadata_of_others_is_refused_by_its_own_rule() {
    let folder = Folder::new();
    let refused = |document: &str, country: &str| {
        folder.refusal("metadata", document, &["--country", country])
    };
    let levels = [LevelOfAssurance::High];
    let tampered = with(
        &WORLD.they.service_document(&levels),
        "/proxy-service/sso",
        "/proxy-service/evil",
    );
    assert!(refused(&tampered, "BE").starts_with("signature."));
    let ours = WORLD.we.service_document(&levels);
    assert_eq!(refused(&ours, "BE"), "metadata.signer");
    assert_eq!(refused(&ours, "SE"), "trust.not-registered");
    // A connector's registration does not take a Proxy-Service's metadata.
    let swapped = fs::read_to_string(folder.path("countries/BE.toml")).unwrap();
    let swapped = swapped.replace("[connector]", "[swap]");
    let swapped = swapped.replace("[proxy_service]", "[connector]");
    let swapped = swapped.replace("[swap]", "[proxy_service]");
    folder.write("countries/BE.toml", &swapped);
    let document = WORLD.they.service_document(&levels);
    assert_eq!(refused(&document, "BE"), "trust.role-missing");
}

#[test]
fn unusable_arguments_are_status_2_and_judge_nothing() {
    let folder = Folder::new();
    let message = response(&assertion_text());
    for arguments in [
        &["--at", "yesterday"][..],
        &["--country", "be"],
        &["--country", "GR"],
        &["--requested-loa", "medium"],
        &["--unknown"],
    ] {
        let output = folder.inspect("response", &message, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
    }
    let output = folder.inspect("metadata", &message, &[]);
    assert_eq!(output.status.code(), Some(2), "a country is needed");
    let output = folder.inspect("list", &message, &[]);
    assert_eq!(output.status.code(), Some(2), "there is no such kind yet");
    let missing = Command::new(env!("CARGO_BIN_EXE_eidas-bridge"))
        .args(["inspect", "request", "--json"])
        .arg(folder.path("nothing"))
        .arg("--config")
        .arg(folder.path("bridge.toml"))
        .output()
        .unwrap();
    assert_eq!(missing.status.code(), Some(2));
    let object: Value = serde_json::from_slice(&missing.stdout).unwrap();
    assert_eq!(object["code"], "inspect.file");
}

#[test]
fn an_unusable_configuration_is_status_2_with_every_problem() {
    let folder = Folder::new();
    let broken = CONFIG.replace("country = \"FI\"", "country = \"Finland\"\nsurprise = 1");
    folder.write("bridge.toml", &broken.replace("secret\"", "absent\""));
    let (status, object) = folder.judge("request", &request(), &["--at", SOON]);
    assert_eq!(status, 2);
    assert_eq!(object["accepted"], false);
    assert_eq!(object["code"], "config.invalid");
    let problems = object["problems"].as_array().unwrap();
    let keys: Vec<&str> = problems
        .iter()
        .filter_map(|one| one["key"].as_str())
        .collect();
    for key in [
        "node.country",
        "node.surprise",
        "proxy_service.hub.identifier_secret_file",
    ] {
        assert!(keys.contains(&key), "{key} in {keys:?}");
    }
    let one_role = CONFIG.replace("[proxy_service]", "[proxy_service]\nenabled = false");
    folder.write("bridge.toml", &one_role);
    let (status, object) = folder.judge("request", &request(), &["--at", SOON]);
    assert_eq!(
        (status, &object["code"]),
        (2, &"inspect.role-disabled".into())
    );
}

#[test]
fn one_countrys_broken_file_is_said_and_does_not_hold_up_the_others() {
    let folder = Folder::new();
    folder.write("countries/DE.toml", "country = \"DE\"\n");
    let output = folder.inspect("request", &request(), &["--at", SOON]);
    assert_eq!(output.status.code(), Some(0));
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert!(complaint.contains("DE.toml"), "{complaint}");
}
