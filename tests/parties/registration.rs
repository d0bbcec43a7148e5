//! Registrations of a party as a client of our bridge: one record of `RFC 7591` names, from which
//! both sides' configurations are made.

use std::fmt::Write as _;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::LazyLock;
use std::time::Duration;

use eidas_bridge::demo::{Options, World};
use openssl::ec::{EcGroup, EcKey};
use openssl::nid::Nid;
use openssl::pkey::PKey;
use openssl::rsa::Rsa;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

/// One registration.
#[derive(Debug, Clone)]
pub(crate) struct Registration {
    pub(crate) name: &'static str,
    /// What both sides know, by its registered name.
    members: Map<String, Value>,
    /// What the bridge alone knows: lines of its configuration.
    ours: &'static str,
}

impl Registration {
    /// `members` is a JSON object; without `token_endpoint_auth_method` it is `private_key_jwt`, and
    /// what is under `party` is the party's own affair.
    pub(crate) fn new(name: &'static str, members: &Value, ours: &'static str) -> Self {
        let mut all = json!({
            "token_endpoint_auth_method": "private_key_jwt",
            "id_token_signed_response_alg": "ES256",
        });
        let all = all.as_object_mut().unwrap();
        all.extend(members.as_object().unwrap().clone());
        Self {
            name,
            members: all.clone(),
            ours,
        }
    }

    fn is_secret(&self) -> bool {
        let method = self.members["token_endpoint_auth_method"].as_str();
        method.is_some_and(|method| method.starts_with("client_secret"))
    }

    /// What was agreed on, for people.
    pub(crate) fn about(&self) -> String {
        about(&Value::Object(self.members.clone()))
    }

    /// `[[connector.client]]`.
    pub(crate) fn section(&self, redirect_uri: &str, jwks: &str) -> String {
        let name = self.name;
        let goodbye = redirect_uri.replace("/callback", "/goodbye");
        let mut text = format!(
            "[[connector.client]]\n\
             client_id = \"{name}\"\n\
             name = \"{name}\"\n\
             redirect_uris = [\"{redirect_uri}\"]\n\
             post_logout_redirect_uris = [\"{goodbye}\"]\n\
             {jwks}\n\
             {}",
            self.ours
        );
        if self.is_secret() {
            text.push_str("client_secret_file = \"secrets/client\"\n");
        }
        // ES256 is what is signed with where nothing is said.
        let said = |(_, value): &(&String, &Value)| *value != "ES256";
        let signing = |(name, _): &(&String, &Value)| *name == "id_token_signed_response_alg";
        let members = self.members.iter();
        let members = members.filter(|member| said(member) || !signing(member));
        for (name, value) in members.filter(|(_, value)| !value.is_object()) {
            writeln!(text, "{name} = {value}").unwrap();
        }
        text
    }

    /// The other half, with the secret that the world made.
    pub(crate) fn metadata(&self, folder: &Path) -> Value {
        let mut metadata = self.members.clone();
        if let Some(Value::Object(own)) = metadata.remove("party") {
            metadata.extend(own);
        }
        metadata.insert("name".to_owned(), self.name.into());
        metadata.insert("client_id".to_owned(), self.name.into());
        if self.is_secret() {
            let secret = fs::read_to_string(folder.join("secrets/client")).unwrap();
            metadata.insert("client_secret".to_owned(), secret.trim().into());
        }
        metadata.into()
    }
}

/// The way of authentication and the algorithms of a record, for people.
pub(crate) fn about(record: &Value) -> String {
    let of = |member: &str| record[member].as_str();
    let protected = |what: &str| {
        let signed = of(&format!("{what}_signed_response_alg")).unwrap_or("JSON");
        let alg = of(&format!("{what}_encrypted_response_alg"));
        let enc = of(&format!("{what}_encrypted_response_enc")).unwrap_or("A256GCM");
        alg.map_or(signed.to_owned(), |alg| format!("{signed} in {alg}+{enc}"))
    };
    let method = of("token_endpoint_auth_method").unwrap_or_default();
    let (id_token, userinfo) = (protected("id_token"), protected("userinfo"));
    format!("{method}; id_token {id_token}; userinfo {userinfo}")
}

/// Keys beside the one that signs with ES256: their names, and PEM. One is slow to make.
static SIGNING_KEYS: LazyLock<[(&str, Vec<u8>); 2]> = LazyLock::new(|| {
    let group = EcGroup::from_curve_name(Nid::SECP384R1).unwrap();
    let p384 = PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap();
    let rsa = PKey::from_rsa(Rsa::generate(3072).unwrap()).unwrap();
    [("p384", p384), ("rsa", rsa)]
        .map(|(name, key)| (name, key.private_key_to_pem_pkcs8().unwrap()))
});

/// Sections with these keys, and the folder that they are in.
pub(crate) fn signing_keys() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let mut sections = String::new();
    for (name, pem) in SIGNING_KEYS.iter() {
        let file = folder.path().join(name);
        fs::write(&file, pem).unwrap();
        fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
        let file = file.display();
        writeln!(
            sections,
            "[keys.oidc_signing_{name}]\nkey_file = \"{file}\""
        )
        .unwrap();
    }
    (folder, sections)
}

/// A world whose bridge of ours knows these clients, ready.
pub(crate) async fn world(sections: String) -> World {
    let mut options = Options::default();
    options.ours.extra_config = sections;
    let world = start(options).await;
    ready(&world).await;
    world
}

/// A world that is not ready yet.
pub(crate) async fn start(options: Options) -> World {
    let world = World::start(options).await;
    world.unwrap_or_else(|error| panic!("{error}"))
}

/// Waits until both bridges have met each other and their hubs.
pub(crate) async fn ready(world: &World) {
    world.ready(Duration::from_secs(30)).await.unwrap();
}
