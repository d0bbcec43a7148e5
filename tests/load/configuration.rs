//! The bridge's configuration, as text. Settings that not every version knows are marked, and left
//! out where the program at hand says that it does not know them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::hub::{BRIDGE, CLIENT, Hub};
use super::keys::write;
use super::node::{Node, OUR_COUNTRY, THEIR_COUNTRY};

/// What varies between runs.
pub(crate) struct Settings<'a> {
    pub(crate) base_url: &'a str,
    pub(crate) listen: u16,
    pub(crate) operations: u16,
    /// `[store] address`; the memory store's `max_entries` is said with `memory:`.
    pub(crate) store: &'a str,
    pub(crate) flow_seconds: u32,
    pub(crate) hub: &'a Hub,
    /// Its own name, by which its folders are called.
    pub(crate) instance: &'a str,
    /// Further lines of `[limits]`.
    pub(crate) limits: &'a str,
}

/// Settings by their table that older versions do not know. The logins come from one address, and
/// no limit of addresses is what is measured, except where a run says so itself.
const NEWER: &[(&str, &str)] = &[
    (
        "keys.record_sealing",
        "key_file = \"secrets/record-sealing\"",
    ),
    ("limits", "address_requests_per_second = 0"),
    ("limits", "client_requests_per_second = 0"),
    ("limits", "connections = 60000"),
    ("limits", "connections_per_address = 60000"),
];

/// Settings that this program does not know, such as `store.address`.
#[derive(Default, Clone)]
pub(crate) struct Unknown(BTreeSet<String>);

impl Unknown {
    pub(crate) fn has(&self, key: &str) -> bool {
        self.0.contains(key)
    }
}

impl Settings<'_> {
    /// Writes the file under that name with everything that the program knows.
    pub(crate) fn write(&self, program: &Path, folder: &Path, name: &str) -> (PathBuf, Unknown) {
        let mut unknown = Unknown::default();
        let file = folder.join(name);
        std::fs::create_dir_all(folder.join(self.audit_folder())).unwrap();
        loop {
            write(folder, name, self.text(&unknown).as_bytes());
            let said = refused(program, &file);
            let before = unknown.0.len();
            let newer = said
                .iter()
                .filter(|(_, message)| message.contains("is not a known key"));
            unknown.0.extend(newer.map(|(key, _)| key.clone()));
            if unknown.0.len() == before {
                assert!(said.is_empty(), "the configuration is refused: {said:?}");
                return (file, unknown);
            }
        }
    }

    fn audit_folder(&self) -> String {
        format!("audit-{}", self.instance)
    }

    fn text(&self, unknown: &Unknown) -> String {
        let newer = |table: &str, lines: String| {
            let mut text = String::new();
            if unknown.has(table) {
                return text;
            }
            let own = table == "limits" && !self.limits.is_empty();
            let rows = NEWER.iter().filter(|(of, _)| *of == table && !own);
            let rows = rows.map(|(_, line)| *line);
            let known = |line: &&str| {
                let key = line.split(' ').next().unwrap_or_default();
                !unknown.has(&format!("{table}.{key}"))
            };
            let said: Vec<&str> = lines.lines().chain(rows).filter(known).collect();
            if !said.is_empty() {
                text = format!("[{table}]\n{}\n", said.join("\n"));
            }
            text
        };
        let limits = format!(
            "flow_seconds = {}\nown_metadata_seconds = 86400\n{}",
            self.flow_seconds, self.limits
        );
        let entries = if self.store == "memory:" {
            "\nmax_entries = 4000000"
        } else {
            ""
        };
        let store = format!("address = \"{}\"{entries}", self.store);
        let audit = format!("folder = \"{}\"", self.audit_folder());
        let operations = format!("listen = \"127.0.0.1:{}\"", self.operations);
        [
            self.fixed(),
            newer("keys.record_sealing", String::new()),
            newer("store", store),
            newer("limits", limits),
            newer("operations", operations),
            newer("audit", audit),
        ]
        .concat()
    }

    fn fixed(&self) -> String {
        let certified = ["metadata-signing", "saml-signing", "saml-encryption"].map(|name| {
            let table = name.replace('-', "_");
            format!(
                "[keys.{table}]\nkey_file = \"keys/{name}.pem\"\n\
                 certificate_file = \"keys/{name}.crt\"\n"
            )
        });
        let node = format!(
            "[node]\ncountry = \"{OUR_COUNTRY}\"\nmode = \"development\"\nbase_url = \"{}\"\n\
             listen = \"127.0.0.1:{}\"\ndisplay_name = \"eIDAS bridge under load\"\n\
             [node.organisation]\nname = \"Load\"\ndisplay_name = \"Load\"\n\
             url = \"https://eidas.example.eu\"\n\
             [node.technical_contact]\nemail = \"technical@eidas.example.eu\"\n\
             [node.support_contact]\nemail = \"support@eidas.example.eu\"\n",
            self.base_url, self.listen
        );
        let plain = "[keys.oidc_signing]\nkey_file = \"keys/oidc-signing.pem\"\n\
             [keys.oidc_encryption]\nkey_file = \"keys/oidc-encryption.pem\"\n"
            .to_owned();
        let trust = format!(
            "[trust]\ncountries_dir = \"metadata/countries\"\ncerts_dir = \"certs\"\n\
             state_dir = \"state-{}\"\nallow_private_addresses = true\nrevocation = \"off\"\n\
             [log]\nformat = \"json\"\nlevel = \"warn\"\n",
            self.instance
        );
        [node, certified.concat(), plain, self.roles(), trust].concat()
    }

    fn roles(&self) -> String {
        let (hub, back) = (&self.hub.url, self.hub.redirect_uri());
        let sealed = if self.hub.careful {
            "id_token_encrypted_response_alg = \"ECDH-ES\"\n\
             userinfo_encrypted_response_alg = \"ECDH-ES\"\n"
        } else {
            ""
        };
        format!(
            "[connector]\nsp_type = \"public\"\n\
             [[connector.client]]\nclient_id = \"{CLIENT}\"\nname = \"Service under load\"\n\
             redirect_uris = [\"{back}\"]\njwks_uri = \"{hub}/client-jwks\"\n\
             token_endpoint_auth_method = \"private_key_jwt\"\npkce_required = true\n\
             [proxy_service]\nlevels = [\"low\", \"substantial\", \"high\"]\n\
             consent = \"asked-elsewhere\"\n\
             [proxy_service.hub]\nissuer = \"{hub}\"\nclient_id = \"{BRIDGE}\"\n\
             profile = \"standard\"\nidentifier_secret_file = \"secrets/identifier\"\n\
             token_endpoint_auth_method = \"private_key_jwt\"\npkce = \"always\"\n\
             userinfo_signed_response_alg = \"ES256\"\n{sealed}"
        )
    }
}

/// Key and message of everything that the program has against the file.
fn refused(program: &Path, file: &Path) -> Vec<(String, String)> {
    let mut command = Command::new(program);
    let said = command
        .args(["check-config", "--json", "--config"])
        .arg(file)
        .output();
    let said = said.expect("the bridge's program starts");
    let said: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap_or_default();
    let problems = said["problems"].as_array().cloned().unwrap_or_default();
    let text =
        |problem: &serde_json::Value, name| problem[name].as_str().unwrap_or_default().to_owned();
    problems
        .iter()
        .map(|it| (text(it, "key"), text(it, "message")))
        .collect()
}

/// The files of the foreign countries.
pub(crate) fn write_countries(folder: &Path, node: &Node, count: usize) {
    let others = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE",
        "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "IS", "LI", "NO",
        "CH",
    ];
    for code in [THEIR_COUNTRY].into_iter().chain(others).take(count) {
        let (connector, service) = (node.connector_id(code), node.service_id(code));
        let text = format!(
            "country = \"{code}\"\nstate = \"approved\"\n\
             [names]\nen = \"Country {code}\"\n\
             [connector]\nentity_id = \"{connector}\"\n\
             [proxy_service]\nentity_id = \"{service}\"\n\
             [added]\nby = \"load\"\nat = 2026-01-01T00:00:00Z\n\
             [approved]\nby = \"load\"\nat = 2026-01-01T00:00:00Z\n"
        );
        write(
            folder,
            &format!("metadata/countries/{code}.toml"),
            text.as_bytes(),
        );
        write(
            folder,
            &format!("certs/countries/{code}.pem"),
            node.anchor_pem().as_bytes(),
        );
    }
}
