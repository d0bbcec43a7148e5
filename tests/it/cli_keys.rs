//! `keys` and `metadata` as an operator types them: from a configuration whose keys are not there
//! yet to an exchange of one.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use openssl::x509::{X509, X509Req};
use serde_json::Value;
use tempfile::TempDir;

const SAMPLE: &str = include_str!("../../docs/sample-config.toml");
const ROLES: [&str; 5] = [
    "metadata-signing",
    "saml-signing",
    "saml-encryption",
    "oidc-signing",
    "oidc-encryption",
];

/// A folder with what the sample names, but for the keys.
struct Operator(TempDir);

impl Operator {
    fn new() -> Self {
        let operator = Self(tempfile::tempdir().unwrap());
        for name in ["secrets", "metadata/countries", "certs/countries"] {
            fs::create_dir_all(operator.file(name)).unwrap();
        }
        for name in ["hub-as-client", "us-as-client", "person-identifier"] {
            let file = operator.file(&format!("secrets/{name}"));
            fs::write(&file, "0123456789abcdef0123456789abcdef").unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        }
        fs::write(operator.config(), SAMPLE).unwrap();
        operator
    }

    fn with_keys() -> Self {
        let operator = Self::new();
        for role in ROLES {
            operator.done(&["keys", "generate", "--role", role]);
        }
        operator
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn config(&self) -> PathBuf {
        self.file("bridge.toml")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.config()).unwrap()
    }

    fn runs(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_eidas-bridge"));
        command.args(arguments).arg("--config").arg(self.config());
        command.output().unwrap()
    }

    #[track_caller]
    fn done(&self, arguments: &[&str]) -> String {
        let output = self.runs(arguments);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
        text(&output.stdout)
    }

    /// What was said of it; nothing has changed.
    #[track_caller]
    fn refused(&self, arguments: &[&str], status: i32) -> String {
        let (config, files) = (self.text(), self.keys());
        let output = self.runs(arguments);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {said}");
        assert_eq!((self.text(), self.keys()), (config, files));
        said
    }

    fn keys(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.file("keys"));
        let mut files: Vec<_> = entries
            .into_iter()
            .flatten()
            .collect::<Result<Vec<_>, _>>()
            .unwrap()
            .iter()
            .map(fs::DirEntry::path)
            .collect();
        files.sort();
        files
    }

    fn list(&self) -> Vec<Value> {
        let object: Value = serde_json::from_str(&self.done(&["keys", "list", "--json"])).unwrap();
        object["keys"].as_array().unwrap().clone()
    }

    /// The fingerprint of that key.
    fn fingerprint(&self, role: &str, state: &str) -> Option<String> {
        let list = self.list();
        let key = list
            .iter()
            .find(|key| key["role"] == role && key["state"] == state)?;
        Some(key["fingerprint"].as_str().unwrap().to_owned())
    }

    fn backdate(&self) {
        let aged: Vec<String> = self
            .text()
            .lines()
            .map(|line| match line.strip_prefix("since = ") {
                Some(_) => "since = 2025-01-01T00:00:00Z".to_owned(),
                None => line.to_owned(),
            })
            .collect();
        fs::write(self.config(), aged.join("\n") + "\n").unwrap();
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_claim_or_scope_that_nobody_knows_is_found_before_the_start() {
    let operator = Operator::new();
    for role in ROLES {
        operator.done(&["keys", "generate", "--role", role]);
    }
    let claims = "# claims = [\"given_name\", \"family_name\", \"birthdate\", \"eidas\"]";
    assert!(SAMPLE.contains(claims));
    let known = claims.trim_start_matches("# ");
    fs::write(operator.config(), SAMPLE.replace(claims, known)).unwrap();
    operator.done(&["check-config"]);
    let unknown = SAMPLE.replace(claims, &known.replace("birthdate", "shoe_size"));
    fs::write(operator.config(), unknown).unwrap();
    let output = operator.runs(&["check-config"]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stdout);
    assert!(
        said.contains("connector.client[0].claims: shoe_size is none"),
        "{said}"
    );
}

#[test]
fn the_first_keys_go_where_the_configuration_says_and_it_is_left_alone() {
    let operator = Operator::new();
    assert_eq!(operator.runs(&["check-config"]).status.code(), Some(2));
    for role in ROLES {
        let said = operator.done(&["keys", "generate", "--role", role]);
        assert!(said.contains("private key: "), "{said}");
    }
    assert_eq!(operator.text(), SAMPLE);
    operator.done(&["check-config"]);
    for file in operator.keys() {
        let expected = if file.extension().unwrap() == "key" {
            0o600
        } else {
            0o644
        };
        assert_eq!(mode(&file), expected, "{}", file.display());
    }
    assert_eq!(mode(&operator.file("keys")), 0o700);
    let list = operator.list();
    assert_eq!(list.len(), 5);
    for key in &list {
        assert_eq!(
            (&key["state"], &key["algorithm"]),
            (&"current".into(), &"p256".into())
        );
    }
    assert_eq!(list[0]["expires_in_days"], 729, "made an hour ago");
    assert_eq!(list[3]["expires_in_days"], Value::Null);
    let places = list[2]["published_at"].as_array().unwrap();
    assert_eq!(places, &["https://eidas.example.fr/connector/metadata"]);
    let encryption = fs::read(operator.file("keys/encryption.pem")).unwrap();
    let encryption = X509::from_pem(&encryption).unwrap();
    let subject = format!("{:?}", encryption.subject_name());
    assert!(subject.contains("eIDAS saml-encryption"), "{subject}");
}

#[test]
fn keys_for_further_algorithms_are_made_published_and_exchanged_like_the_others() {
    let operator = Operator::with_keys();
    let further = "[keys.oidc_signing_p384]\nkey_file = \"keys/p384.key\"\n\
        [keys.oidc_signing_rsa]\nkey_file = \"keys/rsa.key\"\n";
    fs::write(operator.config(), format!("{SAMPLE}\n{further}")).unwrap();
    let kinds = [
        ("oidc-signing-p384", "p384"),
        ("oidc-signing-rsa", "rsa3072"),
    ];
    for (role, _) in kinds {
        operator.done(&["keys", "generate", "--role", role]);
    }
    for (role, algorithm) in kinds {
        let listed = |state: &str| {
            let list = operator.list();
            let mut keys = list.iter();
            keys.find(|key| key["role"] == role && key["state"] == state)
                .cloned()
        };
        assert_eq!(listed("current").unwrap()["algorithm"], algorithm);
        operator.done(&["keys", "rollover", "--role", role]);
        let next = listed("next").unwrap();
        assert_eq!(next["algorithm"], algorithm);
        assert_eq!(next["published_at"][0], "https://eidas.example.fr/jwks");
        assert_eq!(next["published_at"].as_array().unwrap().len(), 1);
        operator.refused(&["keys", "rollover", "--role", role], 1);
        let fingerprint = operator.fingerprint(role, "next");
        operator.done(&["keys", "rollover", "--force", "--role", role]);
        assert_eq!(operator.fingerprint(role, "current"), fingerprint);
        operator.done(&["keys", "rollover", "--force", "--role", role]);
        assert!(listed("retired").is_none() && listed("next").is_none());
    }
    operator.done(&["check-config"]);
}

#[test]
fn a_generated_key_is_the_next_one_and_nothing_is_overwritten() {
    let operator = Operator::with_keys();
    let before = operator.keys();
    let said = operator.done(&[
        "keys",
        "generate",
        "--role",
        "saml-signing",
        "--algorithm",
        "p384",
        "--days",
        "30",
        "--subject",
        "C=FR,O=Example,CN=new",
    ]);
    assert!(said.contains("next"), "{said}");
    let after = operator.keys();
    assert!(before.iter().all(|file| after.contains(file)));
    assert_eq!(after.len(), before.len() + 2);
    let list = operator.list();
    let next = list.iter().find(|key| key["state"] == "next").unwrap();
    assert_eq!(
        (&next["role"], &next["algorithm"]),
        (&"saml-signing".into(), &"p384".into())
    );
    assert_eq!(next["expires_in_days"], 29);
    assert_eq!(next["published_at"].as_array().unwrap().len(), 2);
    // Every comment is still there.
    let comments = |text: &str| text.lines().filter(|line| line.starts_with('#')).count();
    assert_eq!(comments(&operator.text()), comments(SAMPLE));
    let said = operator.refused(&["keys", "generate", "--role", "saml-signing"], 1);
    assert!(said.contains("keys.next-exists"), "{said}");
    let said = operator.refused(
        &[
            "keys",
            "generate",
            "--role",
            "oidc-signing",
            "--algorithm",
            "p384",
        ],
        1,
    );
    assert!(said.contains("must be EC on P-256"), "{said}");
    let said = operator.refused(&["keys", "generate", "--role", "oidc-signing", "--csr"], 2);
    assert!(said.contains("keys.no-certificate"), "{said}");
    operator.refused(&["keys", "generate", "--role", "everything"], 2);
}

#[test]
fn a_rollover_goes_step_by_step_and_never_too_early() {
    let operator = Operator::with_keys();
    let step = ["keys", "rollover", "--role", "saml-signing"];
    let (role, first) = (
        "saml-signing",
        operator.fingerprint("saml-signing", "current"),
    );
    let said = operator.done(&step);
    assert!(
        said.starts_with("published: ") && said.contains("next step: switch"),
        "{said}"
    );
    let next = operator.fingerprint(role, "next");
    let said = operator.refused(&step, 1);
    assert!(said.contains("keys.too-early"), "{said}");
    operator.backdate();
    let said = operator.done(&step);
    assert!(
        said.starts_with("switched: ") && said.contains("next step: remove"),
        "{said}"
    );
    assert_eq!(operator.fingerprint(role, "current"), next);
    assert_eq!(operator.fingerprint(role, "retired"), first);
    assert_eq!(operator.fingerprint(role, "next"), None);
    operator.refused(&step, 1);
    let said = operator.done(&["keys", "rollover", "--role", role, "--force"]);
    assert!(
        said.starts_with("removed: ") && said.contains("complete"),
        "{said}"
    );
    assert_eq!(operator.list().len(), 5);
    operator.done(&["check-config"]);
}

#[test]
fn another_metadata_key_waits_until_it_was_announced() {
    let operator = Operator::with_keys();
    let step = ["keys", "rollover", "--role", "metadata-signing"];
    let said = operator.done(&step);
    assert!(
        said.contains("send the new certificate to every country"),
        "{said}"
    );
    operator.backdate();
    let said = operator.refused(&step, 1);
    assert!(
        said.contains("keys.not-announced") && said.contains("--announced"),
        "{said}"
    );
    operator.done(&[
        "keys",
        "rollover",
        "--role",
        "metadata-signing",
        "--announced",
    ]);
    operator.done(&step);
}

#[test]
fn a_request_asks_for_a_certificate_and_its_key_is_published_with_it() {
    let operator = Operator::with_keys();
    let config = operator.text();
    let said = operator.done(&[
        "keys",
        "generate",
        "--role",
        "metadata-signing",
        "--csr",
        "--subject",
        "/C=FR/O=Example/CN=node",
    ]);
    assert_eq!(operator.text(), config);
    let line = said
        .lines()
        .find(|line| line.starts_with("request: "))
        .unwrap();
    let request = fs::read(line.trim_start_matches("request: ")).unwrap();
    let request = X509Req::from_pem(&request).unwrap();
    let key = said
        .lines()
        .find(|line| line.starts_with("private key: "))
        .unwrap();
    let key = PathBuf::from(key.trim_start_matches("private key: "));
    // The authority is whoever holds our metadata key, for once.
    let read = |name: &str| fs::read(operator.file(name)).unwrap();
    let authority = X509::from_pem(&read("keys/metadata.pem")).unwrap();
    let signer = openssl::pkey::PKey::private_key_from_pem(&read("keys/metadata.key")).unwrap();
    let mut builder = X509::builder().unwrap();
    builder.set_version(2).unwrap();
    builder.set_subject_name(request.subject_name()).unwrap();
    builder.set_issuer_name(authority.subject_name()).unwrap();
    builder.set_pubkey(&request.public_key().unwrap()).unwrap();
    builder.set_not_before(authority.not_before()).unwrap();
    builder.set_not_after(authority.not_after()).unwrap();
    builder
        .sign(&signer, openssl::hash::MessageDigest::sha256())
        .unwrap();
    let certificate = key.with_extension("pem");
    fs::write(&certificate, builder.build().to_pem().unwrap()).unwrap();
    let (key, certificate) = (key.to_str().unwrap(), certificate.to_str().unwrap());
    operator.done(&[
        "keys",
        "rollover",
        "--role",
        "metadata-signing",
        "--key",
        key,
        "--certificate",
        certificate,
    ]);
    assert!(operator.fingerprint("metadata-signing", "next").is_some());
    let said = operator.refused(&["keys", "rollover", "--role", "metadata-signing"], 1);
    assert!(
        said.contains("keys.not-announced"),
        "from self-signed to issued: {said}"
    );
}

#[test]
fn a_broken_configuration_is_neither_edited_nor_listed() {
    let operator = Operator::with_keys();
    let broken = operator.text().replace("[log]", "[logs]");
    fs::write(operator.config(), broken).unwrap();
    for arguments in [
        &["keys", "generate", "--role", "saml-signing"][..],
        &["keys", "rollover", "--role", "saml-signing"],
        &["keys", "list"],
        &["metadata", "show"],
    ] {
        let said = operator.refused(arguments, 2);
        assert!(said.contains("logs"), "{said}");
    }
}

#[test]
fn metadata_is_shown_and_written_as_it_would_be_served() {
    let operator = Operator::with_keys();
    operator.done(&["keys", "generate", "--role", "saml-signing"]);
    let shown = operator.done(&["metadata", "show"]);
    for fact in [
        "entity_id: https://eidas.example.fr/connector/metadata",
        "entity_id: https://eidas.example.fr/proxy-service/metadata",
        "valid_until: ",
        "loa: http://eidas.europa.eu/LoA/substantial http://eidas.europa.eu/LoA/high",
    ] {
        assert!(shown.contains(fact), "{fact} in {shown}");
    }
    for state in ["current", "next"] {
        let fingerprint = operator.fingerprint("saml-signing", state).unwrap();
        let fingerprint = fingerprint.trim_start_matches("sha256:");
        assert_eq!(
            shown.matches(fingerprint).count(),
            2,
            "{state} in both roles"
        );
    }
    let xml = operator.done(&["metadata", "show", "connector", "--xml"]);
    assert!(xml.contains("<md:EntityDescriptor") && xml.contains("SignatureValue"));
    assert_eq!(
        operator.runs(&["metadata", "show", "--xml"]).status.code(),
        Some(2)
    );
    let out = operator.file("public");
    let publish = ["metadata", "publish", "--out", out.to_str().unwrap()];
    assert_eq!(operator.runs(&publish).status.code(), Some(1), "no folder");
    fs::create_dir(&out).unwrap();
    operator.done(&publish);
    operator.done(&publish);
    let mut names: Vec<_> = fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["connector.xml", "proxy-service.xml"]);
}
