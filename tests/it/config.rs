//! The configuration: the sample parses, every problem is reported at once and on its line, and
//! production mode refuses what must not go into production.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use eidas_bridge::config::{
    ClientMethod, Config, CountryState, DEMO_ORGANISATION, HubEndpoints, KeyManagement, KeyRole,
    KeyStage, MetadataSource, Mode, Problems, load_countries,
};
use eidas_bridge::domain::{ExceptionKind, Exceptions};
use openssl::asn1::Asn1Time;
use openssl::ec::{EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::rsa::Rsa;
use openssl::x509::{X509, X509NameBuilder};
use tempfile::TempDir;

pub(crate) const SAMPLE: &str = include_str!("../../docs/sample-config.toml");

/// A folder with everything that the sample names.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for name in ["keys", "secrets", "metadata/countries", "certs/countries"] {
            fs::create_dir_all(folder.path().join(name)).unwrap();
        }
        for name in ["metadata", "signing", "encryption"] {
            folder.write_key_pair(name, "Ministry of Tests");
        }
        for name in ["oidc-signing", "oidc-encryption"] {
            folder.write_secret(&format!("keys/{name}.key"), &pem(&key()));
        }
        let strong = b"0123456789abcdef0123456789abcdef\n";
        for name in ["hub-as-client", "us-as-client", "person-identifier"] {
            folder.write_secret(&format!("secrets/{name}"), strong);
        }
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, name: &str, content: &[u8]) {
        fs::write(self.path().join(name), content).unwrap();
    }

    pub(crate) fn write_secret(&self, name: &str, content: &[u8]) {
        self.write(name, content);
        self.set_mode(name, 0o600);
    }

    fn set_mode(&self, name: &str, mode: u32) {
        fs::set_permissions(self.path().join(name), fs::Permissions::from_mode(mode)).unwrap();
    }

    pub(crate) fn write_key_pair(&self, name: &str, organisation: &str) {
        let key = key();
        self.write_secret(&format!("keys/{name}.key"), &pem(&key));
        self.write(
            &format!("keys/{name}.pem"),
            &certificate(&key, organisation),
        );
    }

    pub(crate) fn load(&self, toml: &str) -> Result<Config, Problems> {
        self.write("bridge.toml", toml.as_bytes());
        Config::load(&self.path().join("bridge.toml"))
    }

    /// The problems as `line key: message`.
    pub(crate) fn problems(&self, toml: &str) -> Vec<String> {
        let problems = self.load(toml).expect_err("refused");
        assert_eq!(problems.code(), "config.invalid");
        let line = |line: Option<usize>| line.map_or("-".to_owned(), |line| line.to_string());
        let problems = problems.as_slice().iter();
        problems
            .map(|one| format!("{} {}: {}", line(one.line), one.key, one.message))
            .collect()
    }

    pub(crate) fn countries(&self, files: &[(&str, &str)]) -> eidas_bridge::config::Countries {
        for (name, toml) in files {
            self.write(&format!("metadata/countries/{name}"), toml.as_bytes());
        }
        load_countries(&self.load(SAMPLE).unwrap().trust)
    }
}

fn key() -> PKey<Private> {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
    PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap()
}

pub(crate) fn pem(key: &PKey<Private>) -> Vec<u8> {
    key.private_key_to_pem_pkcs8().unwrap()
}

fn certificate(key: &PKey<Private>, organisation: &str) -> Vec<u8> {
    let mut name = X509NameBuilder::new().unwrap();
    name.append_entry_by_text("O", organisation).unwrap();
    name.append_entry_by_text("CN", "node").unwrap();
    let name = name.build();
    let mut certificate = X509::builder().unwrap();
    certificate.set_version(2).unwrap();
    certificate.set_subject_name(&name).unwrap();
    certificate.set_issuer_name(&name).unwrap();
    certificate
        .set_not_before(&Asn1Time::days_from_now(0).unwrap())
        .unwrap();
    certificate
        .set_not_after(&Asn1Time::days_from_now(1).unwrap())
        .unwrap();
    certificate.set_pubkey(key).unwrap();
    certificate.sign(key, MessageDigest::sha256()).unwrap();
    certificate.build().to_pem().unwrap()
}

fn line_of(toml: &str, text: &str) -> usize {
    1 + toml
        .lines()
        .position(|line| line.starts_with(text))
        .expect("the line is there")
}

#[track_caller]
fn assert_only(problems: &[String], start: &str) {
    assert!(
        problems.len() == 1 && problems[0].starts_with(start),
        "{problems:#?}\nnot: {start}"
    );
}

/// One change to the sample and the one problem that it makes.
#[track_caller]
fn refused(folder: &Folder, from: &str, to: &str, start: &str) {
    assert!(SAMPLE.contains(from), "the sample holds {from}");
    assert_only(&folder.problems(&SAMPLE.replacen(from, to, 1)), start);
}

#[test]
fn the_sample_is_a_configuration() {
    let config = Folder::new().load(SAMPLE).unwrap();
    assert_eq!(config.node.country, "FR");
    assert_eq!(config.node.mode, Mode::Production);
    assert_eq!(config.limits.flow.as_secs(), 1200);
    assert_eq!(config.trust.skew.as_secs(), 60);
    let client = &config.connector.unwrap().clients[0];
    assert_eq!(client.default_acr.as_deref(), Some("eidas2"));
    assert_eq!(
        client.responses.id_token_encryption.unwrap().alg,
        KeyManagement::EcdhEs
    );
    let ClientMethod::SecretPost(secret) = &client.authentication else {
        panic!("client_secret_post")
    };
    assert_eq!(secret.expose_str().len(), 32, "without the line's end");
    let hub = config.proxy_service.unwrap().hub;
    assert!(matches!(hub.endpoints, HubEndpoints::Discovery));
    assert_eq!(
        hub.scopes["CurrentFamilyName"],
        ["family_name", "preferred_username"]
    );
}

/// What stands behind "# " in the sample must not go stale.
#[test]
fn the_samples_optional_keys_are_known_keys() {
    let folder = Folder::new();
    let excluded = ["jwks_file", "_endpoint", "# jwks_uri", "# sp_type", "0.1.0"];
    let uncommented: Vec<&str> = SAMPLE
        .lines()
        .map(|line| {
            let optional = line.starts_with("# ")
                && line.split(" = ").next().is_some_and(|key| {
                    key[2..].chars().all(|c| c.is_ascii_lowercase() || c == '_')
                })
                && line.contains(" = ");
            if optional && !excluded.iter().any(|text| line.contains(text)) {
                &line[2..]
            } else {
                line
            }
        })
        .collect();
    assert!(uncommented.contains(&"skew_seconds = 60"));
    fs::create_dir(folder.path().join("cog")).unwrap();
    for name in ["v_commune_2025.csv", "v_commune_depuis_1943.csv"] {
        folder.write(&format!("cog/{name}"), b"COM,LIBELLE\n2A115,Foce\n");
    }
    folder.write(
        "cog/v_pays_territoire_2025.csv",
        b"COG,LIBCOG\n99217,Japon\n",
    );
    fs::create_dir(folder.path().join("theme")).unwrap();
    for name in ["logo.svg", "emblem.svg"] {
        folder.write(&format!("theme/{name}"), b"<svg/>");
    }
    folder.write("theme/style.css", b"a { background: url(emblem.svg) }");
    // A server asks for what a memory does not have.
    folder.write_secret("secrets/store", b"secret");
    folder.write("certs/store.pem", b"certificate");
    folder.write_secret(
        "keys/record-sealing.key",
        &[b"A".repeat(43), b"=".to_vec()].concat(),
    );
    let server = uncommented
        .join("\n")
        .replace("address = \"memory:\"", "address = \"rediss://localhost\"")
        .replace(
            "#     [keys.record_sealing]\n#  ",
            "[keys.record_sealing]\n",
        );
    for name in ["secrets/store", "keys/record-sealing.key"] {
        let closed = fs::Permissions::from_mode(0o600);
        fs::set_permissions(folder.path().join(name), closed).unwrap();
    }
    folder.load(&server).unwrap();
}

#[test]
fn debug_output_of_a_configuration_holds_no_secret() {
    let folder = Folder::new();
    let config = format!("{:?}", folder.load(SAMPLE).unwrap());
    assert!(
        !config.contains("0123456789abcdef") && !config.contains("PRIVATE KEY"),
        "{config}"
    );
}

#[test]
fn every_problem_is_reported_at_once_with_its_line_and_key() {
    let folder = Folder::new();
    let toml = SAMPLE
        .replace("country = \"FR\"", "country = \"GR\"")
        .replace(
            "\"https://hub.example.fr/api/v2/oidc-callback\"",
            "\"https://a.fr/\", \"b\"",
        )
        .replace("secrets/us-as-client", "secrets/nowhere")
        .replace("max_entries = 100000", "max_entrys = 100000")
        .replace("level = \"info\"", "level = \"loud\"")
        .replace("code_seconds = 60", "code_seconds = 61");
    let problems = folder.problems(&toml);
    let at = |text| line_of(&toml, text);
    let expected = [
        format!(
            "{} node.country: is not how eIDAS writes Greece: say \"EL\"",
            at("country =")
        ),
        format!(
            "{} connector.client[0].redirect_uris[1]: must be an absolute URL",
            at("redirect_uris")
        ),
        format!(
            "{} proxy_service.hub.client_secret_file: ",
            at("client_secret_file = \"secrets/nowhere")
        ),
        format!(
            "{} store.max_entrys: is not a known key; known here: address, ca_file, keeps_acknowledged_writes, max_entries, password_file, peer_lead_seconds, user",
            at("max_entrys")
        ),
        format!(
            "{} limits.code_seconds: must be a whole number from 5 to 60",
            at("code_seconds")
        ),
        format!(
            "{} log.level: must be one of: error, warn, info, debug, trace",
            at("level = ")
        ),
    ];
    assert_eq!(problems.len(), expected.len(), "{problems:#?}");
    for (problem, expected) in problems.iter().zip(&expected) {
        assert!(
            problem.starts_with(expected.as_str()),
            "{problem}\nnot: {expected}"
        );
    }
    assert!(
        problems[2].ends_with("nowhere cannot be read: entity not found"),
        "{}",
        problems[2]
    );
}

#[test]
fn an_empty_file_says_what_is_missing() {
    let problems = Folder::new().problems("");
    for key in ["node", "keys", "trust"] {
        assert!(
            problems.contains(&format!("- {key}: is missing: a table")),
            "{problems:#?}"
        );
    }
}

#[test]
fn an_instance_has_a_name_that_a_file_may_have() {
    let folder = Folder::new();
    let named = SAMPLE.replacen("# instance = \"bridge-1\"", "instance = \"b_1.x\"", 1);
    assert_eq!(folder.load(&named).unwrap().node.instance, "b_1.x");
    assert!(!folder.load(SAMPLE).unwrap().node.instance.is_empty());
    for wrong in ["", ".hidden", "a/b", "a b"] {
        let instance = format!("instance = \"{wrong}\"");
        refused(
            &folder,
            "# instance = \"bridge-1\"",
            &instance,
            &format!("{} node.instance: ", line_of(SAMPLE, "# instance =")),
        );
    }
}

#[test]
fn a_file_that_is_not_toml_says_where() {
    let folder = Folder::new();
    let problems = folder.problems("[node]\ncountry = \nmode = 'production'\n[keys\n");
    assert!(
        problems
            .iter()
            .any(|one| one.starts_with("2 : is not TOML")),
        "{problems:#?}"
    );
    assert!(
        problems
            .iter()
            .any(|one| one.starts_with("4 : is not TOML")),
        "{problems:#?}"
    );
    let absent = Config::load(&folder.path().join("absent.toml")).unwrap_err();
    assert!(
        absent
            .to_string()
            .ends_with("absent.toml: cannot be read: entity not found")
    );
}

#[test]
fn production_refuses_http_anywhere() {
    let folder = Folder::new();
    for url in [
        "https://eidas.example.fr",
        "https://www.example.fr",
        "https://hub.example.fr/api/v2/oidc-callback",
        "https://hub.example.fr/api/v2/client/.well-known/keys",
        "https://auth.example.fr/api/v2",
    ] {
        let http = url.replace("https", "http");
        let toml = SAMPLE.replacen(&format!("\"{url}\""), &format!("\"{http}\""), 1);
        let problems = folder.problems(&toml);
        assert!(
            problems[0].ends_with("must be https in production mode"),
            "{problems:#?}"
        );
    }
}

#[test]
fn addresses_are_written_out_and_not_as_a_browser_would_forgive() {
    let folder = Folder::new();
    for odd in [
        "https:-/hub.example.fr/api/v2/oidc-callback",
        "https:/hub.example.fr/api/v2/oidc-callback",
        "https:///hub.example.fr/api/v2/oidc-callback",
        "HTTPS://hub.example.fr/api/v2/oidc-callback",
        "https://hub.example.fr\\\\api/v2/oidc-callback",
        "https://hub.example.fr/api/v2 /oidc-callback",
    ] {
        let toml = SAMPLE.replace("https://hub.example.fr/api/v2/oidc-callback", odd);
        let problems = folder.problems(&toml);
        let told = problems.iter().any(|it| it.contains("written out"));
        assert!(told, "{odd}: {problems:?}");
    }
}

#[test]
fn development_takes_http_on_loopback_only() {
    let folder = Folder::new();
    let toml = SAMPLE.replace("mode = \"production\"", "mode = \"development\"");
    for host in [
        "localhost:8000",
        "127.0.0.1:8000",
        "[::1]:8000",
        "fr.localhost:8000",
    ] {
        let toml = toml.replace("https://eidas.example.fr", &format!("http://{host}"));
        folder
            .load(&toml)
            .unwrap_or_else(|problems| panic!("{host}: {problems}"));
    }
    let toml = toml.replace("https://eidas.example.fr", "http://eidas.example.fr");
    let line = line_of(&toml, "base_url");
    assert_only(
        &folder.problems(&toml),
        &format!("{line} node.base_url: must be https: http is for loopback hosts only"),
    );
}

#[test]
fn a_mode_that_cannot_be_read_is_the_strict_one() {
    let folder = Folder::new();
    let toml = SAMPLE
        .replace("mode = \"production\"", "mode = \"prod\"")
        .replace("\"https://www.example.fr\"", "\"http://localhost\"");
    let problems = folder.problems(&toml);
    assert_eq!(problems.len(), 2, "{problems:#?}");
    assert!(
        problems[1].contains("must be https in production mode"),
        "{problems:#?}"
    );
}

#[test]
fn the_base_url_is_an_origin() {
    let folder = Folder::new();
    for wrong in [
        "https://eidas.example.fr/",
        "https://eidas.example.fr/bridge",
        "https://eidas.example.fr:443",
        "https://EIDAS.example.fr",
        "https://u:p@eidas.example.fr",
        "ftp://eidas.example.fr",
    ] {
        let line = line_of(SAMPLE, "base_url");
        let start = format!("{line} node.base_url: must ");
        refused(
            &folder,
            "https://eidas.example.fr\"",
            &format!("{wrong}\""),
            &start,
        );
    }
}

#[test]
fn production_refuses_the_demos_throw_away_keys() {
    let folder = Folder::new();
    folder.write_key_pair("signing", DEMO_ORGANISATION);
    let problems = folder.problems(SAMPLE);
    let line = line_of(SAMPLE, "certificate_file = \"keys/signing.pem\"");
    assert_only(
        &problems,
        &format!("{line} keys.saml_signing.certificate_file: is a throw-away"),
    );
    let development = SAMPLE.replace("mode = \"production\"", "mode = \"development\"");
    folder.load(&development).unwrap();
}

#[test]
fn keys_are_judged_before_the_first_login() {
    let folder = Folder::new();
    let key = "keys.saml_signing";
    let line = line_of(SAMPLE, "key_file = \"keys/signing.key\"");

    let weak = PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap();
    folder.write_secret("keys/signing.key", &pem(&weak));
    folder.write("keys/signing.pem", &certificate(&weak, "Ministry of Tests"));
    assert_only(
        &folder.problems(SAMPLE),
        &format!("{line} {key}.key_file: must be RSA of 3072"),
    );

    folder.write_secret("keys/signing.key", b"not a key");
    assert_only(
        &folder.problems(SAMPLE),
        &format!("{line} {key}.key_file: is neither a private key"),
    );

    folder.write_secret("keys/signing.key", &pem(&self::key()));
    let line = line + 1;
    assert_only(
        &folder.problems(SAMPLE),
        &format!("{line} {key}.certificate_file: is not the certificate of this key"),
    );

    let line = line_of(SAMPLE, "[keys.saml_encryption]");
    refused(
        &Folder::new(),
        "key_file = \"keys/encryption.key\"\ncertificate_file = \"keys/encryption.pem\"",
        "key_file = \"keys/signing.key\"\ncertificate_file = \"keys/signing.pem\"",
        &format!("{line} keys.saml_encryption: must not be the key that signs"),
    );
}

/// The table of a key that stands beside the one in use.
fn spare(role: &str, name: &str) -> String {
    format!(
        "[keys.{role}]\nkey_file = \"keys/{name}.key\"\n\
         certificate_file = \"keys/{name}.pem\"\n"
    )
}

#[test]
fn a_successor_and_a_predecessor_stand_beside_the_key_in_use() {
    let folder = Folder::new();
    for name in ["new", "old"] {
        folder.write_key_pair(name, "Ministry of Tests");
    }
    let next = spare("saml_signing.next", "new") + "since = 2026-01-02T03:04:05Z\n";
    let retired = spare("saml_encryption.retired", "old") + "since = \"2026-01-02T03:04:05Z\"\n";
    let keys = folder
        .load(&format!("{SAMPLE}\n{next}{retired}"))
        .unwrap()
        .keys;
    let stages: Vec<_> = keys.all().iter().map(|key| (key.role, key.stage)).collect();
    assert_eq!(stages.len(), 7);
    assert!(stages.contains(&(KeyRole::SamlSigning, KeyStage::Next)));
    let old = keys.find(KeyRole::SamlEncryption, KeyStage::Retired);
    assert_eq!(
        old.unwrap().since.unwrap().to_string(),
        "2026-01-02T03:04:05Z"
    );
}

#[test]
fn a_successor_and_a_predecessor_are_judged_like_the_key_in_use() {
    let folder = Folder::new();
    folder.write_key_pair("new", "Ministry of Tests");
    folder.write_key_pair("demo", DEMO_ORGANISATION);
    let group = EcGroup::from_curve_name(Nid::SECP384R1).unwrap();
    let other = PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap();
    folder.write_secret("keys/p384.key", &pem(&other));
    let plain = |name: &str| format!("[keys.oidc_signing.next]\nkey_file = \"keys/{name}.key\"\n");
    let undated = spare("saml_signing.next", "new") + "since = \"today\"\n";
    let both = "must not be the key that signs";
    for (toml, start) in [
        (
            spare("saml_signing.next", "encryption"),
            format!("saml_encryption: {both}"),
        ),
        (
            spare("saml_encryption.retired", "signing"),
            format!("saml_encryption.retired: {both}"),
        ),
        (
            spare("saml_encryption.next", "metadata"),
            format!("saml_encryption.next: {both}"),
        ),
        (plain("oidc-encryption"), format!("oidc_encryption: {both}")),
        (
            spare("saml_signing.next", "signing"),
            "saml_signing.next: must be another key".to_owned(),
        ),
        (
            undated,
            "saml_signing.next.since: must be a moment".to_owned(),
        ),
        (
            spare("metadata_signing.next", "demo"),
            "metadata_signing.next.certificate_file: is a throw-away".to_owned(),
        ),
        (
            plain("p384"),
            "oidc_signing.next.key_file: must be EC on P-256".to_owned(),
        ),
    ] {
        let problems = folder.problems(&format!("{SAMPLE}\n{toml}"));
        let key = problems[0].split_once(' ').unwrap().1;
        let expected = format!("keys.{start}");
        assert!(
            problems.len() == 1 && key.starts_with(&expected),
            "{problems:#?}"
        );
    }
}

#[test]
fn secrets_must_be_closed_strong_and_there() {
    let folder = Folder::new();
    let line = line_of(SAMPLE, "client_secret_file = \"secrets/hub-as-client\"");
    let key = format!("{line} connector.client[0].client_secret_file: ");
    folder.set_mode("secrets/hub-as-client", 0o604);
    let problems = folder.problems(SAMPLE);
    assert_only(&problems, &key);
    assert!(
        problems[0].contains("is open to every user"),
        "{problems:#?}"
    );
    folder.write_secret("secrets/hub-as-client", b"short");
    assert!(folder.problems(SAMPLE)[0].ends_with("holds fewer than 32 bytes"));
    folder.write_secret("secrets/hub-as-client", b" \n");
    assert!(folder.problems(SAMPLE)[0].ends_with("is empty"));
    let development = SAMPLE.replace("mode = \"production\"", "mode = \"development\"");
    folder.write_secret("secrets/hub-as-client", b"short");
    folder.set_mode("secrets/hub-as-client", 0o644);
    folder.load(&development).unwrap();
    folder.write_secret("secrets/person-identifier", b"short");
    assert!(
        folder.problems(&development)[0].ends_with("must hold at least 32 bytes in every mode")
    );
}

#[test]
fn a_secret_in_the_file_itself_is_refused_and_not_repeated() {
    let folder = Folder::new();
    let inline = "client_secret = \"hunter2hunter2\"";
    let toml = SAMPLE.replacen("client_secret_file = \"secrets/hub-as-client\"", inline, 1);
    let problems = folder.problems(&toml).join("\n");
    assert!(
        problems.contains("client[0].client_secret: is not a known key"),
        "{problems}"
    );
    assert!(
        problems.contains("client[0].client_secret_file: is missing"),
        "{problems}"
    );
    assert!(!problems.contains("hunter2"), "{problems}");
}

#[test]
fn what_belongs_together_is_checked_together() {
    let folder = Folder::new();
    let at = |text| line_of(SAMPLE, text);
    let client = "connector.client[0]";
    refused(
        &folder,
        "jwks_uri = \"https://hub.example.fr/api/v2/client/.well-known/keys\"\n",
        "\n",
        &format!(
            "{} {client}.jwks_uri: or jwks_file is missing",
            at("[[connector.client]]")
        ),
    );
    refused(
        &folder,
        "userinfo_signed_response_alg = \"ES256\"\n",
        "\n",
        &format!(
            "{} {client}.userinfo_encrypted_response_alg: needs",
            at("userinfo_encrypted_response_alg")
        ),
    );
    refused(
        &folder,
        "default_acr = \"eidas2\"",
        "default_acr = \"eidas4\"",
        &format!(
            "{} {client}.default_acr: is none of the names",
            at("default_acr")
        ),
    );
    refused(
        &folder,
        "high = \"eidas3\"",
        "high = \"eidas2\"",
        &format!(
            "{} {client}.acr.low: each level needs a name of its own",
            at("low =")
        ),
    );
}

#[test]
fn what_one_section_promises_another_must_hold() {
    let folder = Folder::new();
    let at = |text| line_of(SAMPLE, text);
    refused(
        &folder,
        "sp_type = \"public\"\n# requester_id",
        "# requester_id",
        &format!(
            "{} connector.sp_type: must be given either",
            at("[connector]")
        ),
    );
    refused(
        &folder,
        "discovery = true",
        "discovery = true\ntoken_endpoint = \"https://auth.example.fr/token\"",
        &format!(
            "{} proxy_service.hub.token_endpoint: has no use",
            at("discovery =") + 1
        ),
    );
    refused(
        &folder,
        "[keys.oidc_encryption]\nkey_file = \"keys/oidc-encryption.key\"\n",
        "\n\n",
        &format!(
            "{} keys.oidc_encryption: is missing: the hub",
            at("[keys.metadata_signing]")
        ),
    );
    refused(
        &folder,
        "# allow_private_addresses = false",
        "allow_private_addresses = true",
        &format!(
            "{} trust.allow_private_addresses: is for development mode only",
            at("# allow_private")
        ),
    );
}

#[test]
fn the_hubs_endpoints_can_be_written_down() {
    let folder = Folder::new();
    let problems = folder.problems(&SAMPLE.replace("discovery = true", "discovery = false"));
    assert_eq!(problems.len(), 4, "{problems:#?}");
    let fixed = SAMPLE.replace("discovery = true", "discovery = false");
    let lines = fixed.lines().map(|line| {
        let endpoint = line.contains("_endpoint = ") || line.contains("/api/v2/jwks");
        if endpoint {
            line.trim_start_matches("# ")
        } else {
            line
        }
    });
    let toml = lines.collect::<Vec<_>>().join("\n");
    let hub = folder.load(&toml).unwrap().proxy_service.unwrap().hub;
    let HubEndpoints::Fixed { jwks, .. } = hub.endpoints else {
        panic!("fixed endpoints")
    };
    assert_eq!(jwks, "https://auth.example.fr/api/v2/jwks");
}

#[test]
fn a_direction_that_is_switched_off_is_absent() {
    let folder = Folder::new();
    let off = SAMPLE.replacen(
        "[connector]\n# enabled = true",
        "[connector]\nenabled = false",
        1,
    );
    let config = folder.load(&off).unwrap();
    assert!(config.connector.is_none() && config.proxy_service.is_some());
    let off = off.replacen(
        "[proxy_service]\n# enabled = true",
        "[proxy_service]\nenabled = false",
        1,
    );
    let problems = folder.problems(&off);
    assert!(problems[0].ends_with("neither connector nor proxy_service is enabled"));
}

const BELGIUM: &str = r#"
country = "BE"
state = "approved"

[names]
en = "Belgium"
nl = "België"

[connector]
entity_id = "https://eidas.example.be/connector"

[proxy_service]
entity_id = "https://eidas.example.be/proxy"
metadata_file = "BE-proxy.xml"

[added]
by = "An Peeters"
at = 2026-11-20T09:30:00Z

[approved]
by = "Jean Dupont"
at = 2026-11-21T14:00:00+01:00

[[exceptions]]
name = "oaep-mgf1p"
reason = "their node is of version 1.2 until spring"
approved_by = "security officer"
from = 2026-10-01
until = 2027-03-31
"#;

#[test]
fn a_country_is_one_file() {
    let folder = Folder::new();
    folder.write("certs/countries/BE.pem", b"anchors");
    let countries = folder.countries(&[("BE.toml", BELGIUM), ("notes.txt", "not a country")]);
    assert!(countries.problems.is_empty(), "{}", countries.problems);
    let belgium = &countries.files[0];
    assert_eq!(
        (belgium.country.as_str(), belgium.state),
        ("BE", CountryState::Approved)
    );
    assert_eq!(belgium.names["nl"], "België");
    let url = MetadataSource::Url("https://eidas.example.be/connector".to_owned());
    assert_eq!(
        belgium.connector.as_ref().unwrap().metadata,
        url,
        "the entity identifier itself"
    );
    let file = folder.path().join("metadata/countries/BE-proxy.xml");
    assert_eq!(
        belgium.proxy_service.as_ref().unwrap().metadata,
        MetadataSource::File(file)
    );
    assert!(belgium.anchors_file.ends_with("certs/countries/BE.pem"));
    assert_eq!(belgium.exceptions[0].approved_by, "security officer");
    for (now, bent) in [
        ("2026-09-30T23:59:59Z", false),
        ("2026-10-01T00:00:00Z", true),
        ("2027-03-31T23:59:59Z", true),
        ("2027-04-01T00:00:00Z", false),
    ] {
        let exceptions = belgium.exceptions_at(now.parse().unwrap());
        assert_eq!(exceptions.contains(ExceptionKind::OaepMgf1p), bent, "{now}");
        let others = exceptions.without(ExceptionKind::OaepMgf1p);
        assert_eq!(others, Exceptions::NONE, "one exception is not another");
    }
}

#[test]
fn an_exception_has_a_reason_an_approver_and_an_end_that_is_not_far() {
    let folder = Folder::new();
    folder.write("certs/countries/BE.pem", b"anchors");
    for (from, to, expected) in [
        (
            "until = 2027-03-31\n",
            "",
            "exceptions[0].until: is missing",
        ),
        ("from = 2026-10-01\n", "", "exceptions[0].from: is missing"),
        (
            "approved_by = \"security officer\"\n",
            "",
            "exceptions[0].approved_by: is missing",
        ),
        (
            "reason = \"their node is of version 1.2 until spring\"\n",
            "",
            "exceptions[0].reason: is missing",
        ),
        (
            "until = 2027-03-31",
            "until = 2026-09-30",
            "exceptions[0].until: must not be before from",
        ),
        (
            "until = 2027-03-31",
            "until = 2028-10-02",
            "exceptions[0].until: must be at most 2 years after from",
        ),
        (
            "oaep-mgf1p",
            "rsa-sha1",
            "exceptions[0].name: must be one of: oaep-mgf1p, ",
        ),
        (
            "oaep-mgf1p",
            "short-rsa-key",
            "exceptions[0].name: must be one of: ",
        ),
    ] {
        let bad = BELGIUM.replace(from, to);
        assert_ne!(bad, BELGIUM);
        let countries = folder.countries(&[("BE.toml", &bad)]);
        assert!(countries.files.is_empty(), "{to}");
        let problems = countries.problems.to_string();
        assert!(
            problems.contains(expected),
            "{expected}\nnot in:\n{problems}"
        );
    }
    for kind in ExceptionKind::ALL {
        let good = BELGIUM.replace("oaep-mgf1p", kind.as_str());
        let good = good.replace("until = 2027-03-31", "until = 2028-10-01");
        let countries = folder.countries(&[("BE.toml", &good)]);
        assert_eq!(countries.files[0].exceptions[0].kind, kind);
    }
}

#[test]
fn a_bad_country_file_hides_no_other() {
    let folder = Folder::new();
    folder.write("certs/countries/BE.pem", b"anchors");
    let greece = BELGIUM
        .replace("\"BE\"", "\"GR\"")
        .replace("oaep-mgf1p", "everything");
    let countries = folder.countries(&[
        ("AA.toml", "not toml at all"),
        ("BE.toml", BELGIUM),
        ("GR.toml", &greece),
        ("NO.toml", "country = \"SE\"\n[names]\nno = \"Norge\"\n"),
    ]);
    let found: Vec<&str> = countries
        .files
        .iter()
        .map(|file| file.country.as_str())
        .collect();
    assert_eq!(found, ["BE"]);
    let problems = countries.problems.to_string();
    for expected in [
        "AA.toml line 1: is not TOML",
        "GR.toml line 2: country: is not how eIDAS writes Greece",
        "GR.toml: anchors_file: ",
        "GR.toml line 25: exceptions[0].name: must be one of: oaep-mgf1p, oaep-sha1, ",
        "NO.toml line 1: country: must be the name of its file",
        "NO.toml line 2: names.en: is missing",
        "NO.toml: state: is missing",
        "NO.toml: added: is missing: [added] with by and at says who registered",
        "NO.toml: proxy_service: or connector is missing",
    ] {
        assert!(
            problems.contains(expected),
            "{expected}\nnot in:\n{problems}"
        );
    }
}

#[test]
fn a_country_cannot_claim_the_node_of_another() {
    let folder = Folder::new();
    for name in ["BE", "LU"] {
        folder.write(&format!("certs/countries/{name}.pem"), b"anchors");
    }
    let luxembourg = BELGIUM.replace("\"BE\"", "\"LU\"");
    let countries = folder.countries(&[("BE.toml", BELGIUM), ("LU.toml", &luxembourg)]);
    assert_eq!(countries.files.len(), 1);
    assert!(
        countries
            .problems
            .to_string()
            .contains("LU.toml line 10: entity_id: is already BE's: left out")
    );
}

#[test]
fn a_client_says_which_persons_and_claims_it_takes() {
    use eidas_bridge::config::ClaimsProfile;
    let folder = Folder::new();
    let client = |more: &str| {
        let at = "sp_type = \"public\"\n# requester_id";
        assert!(SAMPLE.contains(at));
        SAMPLE.replace(at, &format!("{more}\n{at}"))
    };
    let read = |more: &str| {
        let config = folder.load(&client(more)).unwrap();
        config.connector.unwrap().clients.remove(0)
    };
    let default = read("");
    assert_eq!(default.person_kinds, ["natural"]);
    assert!(!default.representation && default.scopes.is_none() && default.claims.is_none());
    assert_eq!(default.claims_profile, ClaimsProfile::Both);
    let other = read(
        "person_kinds = [\"legal\", \"natural\"]\nrepresentation = true\n\
         claims_profile = \"standard\"\nclaims = [\"eidas\"]",
    );
    assert_eq!(other.person_kinds, ["legal", "natural"]);
    assert!(other.representation && other.claims_profile == ClaimsProfile::Standard);
    for (wrong, start) in [
        (
            "person_kinds = [\"natural\", \"natural\"]",
            "connector.client[0].person_kinds",
        ),
        (
            "person_kinds = [\"robot\"]",
            "connector.client[0].person_kinds[0]",
        ),
        (
            "claims_profile = \"france\"",
            "connector.client[0].claims_profile",
        ),
        (
            "claims_profile = \"franceconnect\"\nrepresentation = true",
            "connector.client[0].claims_profile",
        ),
    ] {
        let problems = folder.problems(&client(wrong));
        let found = problems.iter().any(|problem| problem.contains(start));
        assert!(found, "{wrong}: {problems:?}");
    }
}

const NOT_NOTIFIED: &str = "http://eidas.europa.eu/NotNotified/LoA/low";

#[test]
fn levels_that_are_not_notified_have_names_of_their_own() {
    let folder = Folder::new();
    let at_client = "[connector.client.acr]";
    let named = |lines: &str| format!("{at_client}\n{lines}");
    let load = |lines: &str| folder.load(&SAMPLE.replace(at_client, &named(lines)));
    let client = |lines: &str| load(lines).unwrap().connector.unwrap().clients[0].clone();
    let client_names = client(&format!("not_notified = {{ other1 = \"{NOT_NOTIFIED}\" }}")).acr;
    assert_eq!(client_names.not_notified["other1"], NOT_NOTIFIED);
    let listed = SAMPLE.replacen("# not_notified = ", "not_notified = ", 1);
    let unnamed = folder.load(&listed).unwrap().connector.unwrap();
    assert_eq!(
        unnamed.clients[0].acr.not_notified[NOT_NOTIFIED],
        NOT_NOTIFIED
    );
    let levels = "levels = [\"substantial\", \"high\"]\n";
    let published = format!("{levels}not_notified = [\"{NOT_NOTIFIED}\"]\n");
    let ours = SAMPLE.replacen(levels, &published, 1);
    let hub = folder.load(&ours).unwrap().proxy_service.unwrap().hub;
    assert_eq!(hub.acr.not_notified[NOT_NOTIFIED], NOT_NOTIFIED);
    for (lines, why) in [
        (
            format!("not_notified = {{ eidas1 = \"{NOT_NOTIFIED}\" }}"),
            "acr.not_notified: eidas1 is another level already",
        ),
        (
            format!("not_notified = {{ \"http://eidas.europa.eu/LoA/low\" = \"{NOT_NOTIFIED}\" }}"),
            "is another level already",
        ),
        (
            format!("not_notified = {{ a = \"{NOT_NOTIFIED}\", b = \"{NOT_NOTIFIED}\" }}"),
            "acr.not_notified.b: names a level that has a name already",
        ),
        (
            "not_notified = { a = \"http://eidas.europa.eu/LoA/low\" }".to_owned(),
            "begins like a notified level",
        ),
        (
            "not_notified = { a = \"low\" }".to_owned(),
            "must be an absolute URI of at most 256 characters",
        ),
    ] {
        let problems = folder.problems(&SAMPLE.replace(at_client, &named(&lines)));
        assert!(
            problems.len() == 1 && problems[0].contains(why),
            "{problems:#?}"
        );
    }
    // Nor may one of the three names be the URI of another.
    let raised = SAMPLE.replacen(
        "low = \"eidas1\"",
        "low = \"http://eidas.europa.eu/LoA/high\"",
        1,
    );
    let problems = folder.problems(&raised);
    assert!(
        problems[0].contains("acr.low: must not be the URI of another level"),
        "{problems:#?}"
    );
}

/// The sample with a client whose sector, name and identifier are said by these lines.
fn with_requester(lines: &str) -> String {
    let at_client = "[connector.client.acr]";
    let toml = SAMPLE.replacen("sp_type = \"public\"\n# requester_id", "# requester_id", 1);
    let table = format!("[connector.client.requester]\n{lines}\n{at_client}");
    toml.replacen(at_client, &table, 1)
}

#[test]
fn who_asks_may_come_from_the_request() {
    let folder = Folder::new();
    let said = with_requester(
        "sp_type_parameter = \"sp_type\"\nrequester_id_claim = \"requester\"\n\
         provider_name_parameter = \"sp_name\"\nprovider_name = \"The hub\"",
    );
    let requester = folder.load(&said).unwrap().connector.unwrap().clients[0]
        .requester
        .clone();
    assert_eq!(requester.sp_type.parameter.as_deref(), Some("sp_type"));
    assert_eq!(requester.requester_id.claim.as_deref(), Some("requester"));
    assert_eq!(requester.provider_name.fixed.as_deref(), Some("The hub"));
}

#[test]
fn who_asks_is_said_in_one_place_and_in_parameters_of_its_own() {
    let folder = Folder::new();
    let private = "sp_type = \"private\"\n";
    for (lines, why) in [
        (
            "sp_type_parameter = \"scope\"",
            "is a parameter of OpenID Connect",
        ),
        (
            "sp_type_parameter = \"a b\"",
            "must be the name of a parameter",
        ),
        (
            "sp_type_claim = \"acr\"",
            "must be the name of a claim that is not acr",
        ),
        (
            "sp_type_claim = \"a\"\nsp_type_parameter = \"b\"",
            "sp_type_claim: and sp_type_parameter exclude each other",
        ),
        ("sp_type = \"both\"", "must be one of: public, private"),
        (
            &format!("{private}requester_id = \"no URI\""),
            "must be an absolute URI",
        ),
        (
            &format!("{private}provider_name = \"{}\"", "x".repeat(129)),
            "must be 1 to 128 characters",
        ),
        (&format!("{private}sp_name = \"x\""), "is not a known key"),
        (
            "provider_name = \"x\"",
            "must be given either for the connector or for each client",
        ),
    ] {
        let problems = folder.problems(&with_requester(lines));
        assert!(
            problems.iter().any(|problem| problem.contains(why)),
            "{lines}: {problems:#?}"
        );
    }
}

#[test]
fn who_asks_is_not_said_twice() {
    let folder = Folder::new();
    let at_client = "[connector.client.acr]";
    for (from, to, why) in [
        (
            at_client,
            "[connector.client.requester]\nsp_type = \"public\"\n[connector.client.acr]",
            "sp_type: and requester.sp_type say the same thing",
        ),
        (
            "[connector]\n",
            "[connector]\nsp_type = \"public\"\n",
            "must be given either for the connector or for each client",
        ),
    ] {
        let problems = folder.problems(&SAMPLE.replacen(from, to, 1));
        assert!(
            problems.iter().any(|problem| problem.contains(why)),
            "{to}: {problems:#?}"
        );
    }
}

#[test]
fn a_hub_that_refuses_parameters_is_told_nothing_about_who_asks() {
    let folder = Folder::new();
    let at_hub = "[proxy_service.hub.acr]";
    let with = |profile: &str, lines: &str| {
        let toml = SAMPLE.replacen("# profile = \"franceconnect-plus\"", profile, 1);
        let table = format!("[proxy_service.hub.requester_parameters]\n{lines}\n{at_hub}");
        toml.replacen(at_hub, &table, 1)
    };
    let standard = "profile = \"standard\"";
    let config = folder
        .load(&with(standard, "provider_name = \"sp_name\""))
        .unwrap();
    let parameters = config.proxy_service.unwrap().hub.requester_parameters;
    assert_eq!(parameters.provider_name.as_deref(), Some("sp_name"));
    assert_eq!(parameters.country, None);
    for (profile, lines, why) in [
        (
            "",
            "provider_name = \"sp_name\"",
            "is not for a hub that refuses parameters",
        ),
        (
            standard,
            "sp_type = \"state\"",
            "is a parameter of OpenID Connect",
        ),
        (
            standard,
            "sp_type = \"a\"\ncountry = \"a\"",
            "country: is the name of another parameter, too",
        ),
    ] {
        let problems = folder.problems(&with(profile, lines));
        assert!(
            problems.len() == 1 && problems[0].contains(why),
            "{problems:#?}"
        );
    }
}
