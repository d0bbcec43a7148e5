//! Debian's libapache2-mod-auth-openidc: a page behind an Apache on loopback as a client of our
//! Connector. The Apache is a process of this test's own; the machine's stays as it is.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use eidas_bridge::demo::browser::{Browser, Page};
use eidas_bridge::demo::journey::Script;
use eidas_bridge::demo::{Options, World};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::certified::{Certified, free_port};
use crate::registration::{Registration, ready, signing_keys, start};
use crate::visit::{low, onwards, unwilling, willing};

const APACHE: &str = "/usr/sbin/apache2";
const MODULES: &str = "/usr/lib/apache2/modules";

/// Shows what the module passes on, by server-side includes.
const PAGE: &str = "<!doctype html><title>protected</title>\n\
    <pre id=\"id_token\"><!--#echo var=\"OIDC_id_token_payload\" --></pre>\n\
    <pre id=\"userinfo\"><!--#echo var=\"OIDC_userinfo_json\" --></pre>\n";

struct Variation {
    registration: Registration,
    /// Directives.
    theirs: &'static str,
}

fn variations() -> Vec<Variation> {
    let basic = json!({"token_endpoint_auth_method": "client_secret_basic"});
    let nested = json!({
        "token_endpoint_auth_method": "client_secret_post",
        "id_token_encrypted_response_alg": "RSA-OAEP",
        "userinfo_signed_response_alg": "ES256",
        "userinfo_encrypted_response_alg": "RSA-OAEP",
    });
    // As the module does where it is told nothing else.
    let key = json!({
        "id_token_signed_response_alg": "RS256",
        "userinfo_signed_response_alg": "ES256",
    });
    let variation = |name, members, ours, theirs| Variation {
        registration: Registration::new(name, members, ours),
        theirs,
    };
    let pkce = "pkce_required = true\n";
    let old_audience = "pkce_required = true\nclient_assertion_audience = \"token-endpoint\"\n";
    vec![
        variation(
            "basic",
            &basic,
            pkce,
            "OIDCProviderTokenEndpointAuth client_secret_basic\n",
        ),
        variation("nested", &nested, pkce, NESTED),
        variation("key", &key, old_audience, KEY),
        variation("form-post", &basic, pkce, "OIDCResponseMode form_post\n"),
    ]
}

/// The module decides by these alone how to read userinfo, although its manual says that they are
/// for dynamic registration.
const NESTED: &str = "OIDCProviderTokenEndpointAuth client_secret_post\n\
    OIDCIDTokenSignedResponseAlg ES256\n\
    OIDCIDTokenEncryptedResponseAlg RSA-OAEP\n\
    OIDCIDTokenEncryptedResponseEnc A256GCM\n\
    OIDCUserInfoSignedResponseAlg ES256\n\
    OIDCUserInfoEncryptedResponseAlg RSA-OAEP\n\
    OIDCUserInfoEncryptedResponseEnc A256GCM\n";

const KEY: &str = "OIDCProviderTokenEndpointAuth private_key_jwt\n\
    OIDCUserInfoSignedResponseAlg ES256\n";

/// Says so where it is not installed.
fn absent() -> bool {
    let module = format!("{MODULES}/mod_auth_openidc.so");
    let absent = [APACHE, &module]
        .iter()
        .any(|path| !Path::new(path).exists());
    if absent {
        println!("mod_auth_openidc absent, skipped: {APACHE} or {module} is not installed");
    }
    absent
}

/// The package's version, as Debian says it.
fn version() -> String {
    let query = ["-W", "-f", "${Version}", "libapache2-mod-auth-openidc"];
    let output = Command::new("dpkg-query").args(query).output().unwrap();
    let version = String::from_utf8(output.stdout).unwrap();
    format!("mod_auth_openidc {version}")
}

/// An Apache with the module, gone when the test ends.
struct Apache {
    child: Child,
    folder: TempDir,
    url: String,
}

impl Apache {
    fn start(url: &str, variation: &Variation, world: &World) -> Self {
        let folder = TempDir::new().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
        };
        // Its worker is somebody else where it is started by root.
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
        write("htdocs/protected/index.shtml", PAGE);
        let own = Certified::make("party");
        write("key.pem", &own.key);
        write("key.crt", &own.certificate);
        write(
            "apache.conf",
            &configuration(folder.path(), url, variation, world),
        );
        // Bounded in time even where nobody is left to end it; one process, so that its end is
        // the end of everything.
        let child = Command::new("timeout")
            .args(["--kill-after=5", "240", APACHE, "-X", "-f"])
            .arg(folder.path().join("apache.conf"))
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let url = url.to_owned();
        let apache = Self { child, folder, url };
        apache.wait();
        apache
    }

    fn wait(&self) {
        let address = self.url.trim_start_matches("http://");
        let until = Instant::now() + Duration::from_secs(20);
        while std::net::TcpStream::connect(address).is_err() {
            assert!(
                Instant::now() < until,
                "Apache does not listen: {}",
                self.log()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("error.log")).unwrap_or_default()
    }

    /// Opens the protected page as this person does; yields the last page.
    async fn visit(&self, world: &World, script: &Script) -> Page {
        let mut browser = Browser::new().unwrap();
        let page = browser.get(&format!("{}/protected/", self.url)).await;
        onwards(
            &mut browser,
            page.unwrap(),
            &self.url,
            &world.theirs,
            script,
        )
        .await
    }
}

impl Drop for Apache {
    fn drop(&mut self) {
        // Not killed at once: that would end `timeout` only.
        let id = self.child.id().to_string();
        let _ = Command::new("kill").args(["-TERM", &id]).status();
        let _ = self.child.wait();
    }
}

fn configuration(folder: &Path, url: &str, variation: &Variation, world: &World) -> String {
    let names = [
        "mpm_event",
        "authn_core",
        "authz_core",
        "authz_user",
        "dir",
        "include",
        "mime",
        "auth_openidc",
    ];
    let modules = names.map(|name| format!("LoadModule {name}_module {MODULES}/mod_{name}.so\n"));
    let folder = folder.display();
    let metadata = variation.registration.metadata(&world.ours.folder);
    let secret = metadata["client_secret"].as_str();
    let secret = secret.map(|secret| format!("OIDCClientSecret {secret}\n"));
    format!(
        "ServerName 127.0.0.1\n\
         Listen {listen}\n\
         ServerRoot {folder}\n\
         DefaultRuntimeDir {folder}\n\
         PidFile {folder}/apache.pid\n\
         ErrorLog {folder}/error.log\n\
         LogLevel warn auth_openidc:info\n\
         {modules}\
         User www-data\n\
         Group www-data\n\
         DocumentRoot {folder}/htdocs\n\
         TypesConfig /dev/null\n\
         AddType text/html .shtml\n\
         AddOutputFilter INCLUDES .shtml\n\
         AddDefaultCharset utf-8\n\
         DirectoryIndex index.shtml\n\
         OIDCPublicKeyFiles the-key#{folder}/key.crt\n\
         OIDCPrivateKeyFiles the-key#{folder}/key.pem\n\
         OIDCProviderMetadataURL {issuer}/.well-known/openid-configuration\n\
         OIDCClientID {client}\n\
         {secret}{theirs}\
         OIDCRedirectURI {url}/protected/callback\n\
         OIDCCryptoPassphrase a-passphrase-of-this-test-only\n\
         OIDCScope \"openid profile birthplace birthcountry\"\n\
         OIDCAuthRequestParams acr_values=eidas2\n\
         OIDCPKCEMethod S256\n\
         OIDCPassIDTokenAs payload\n\
         OIDCPassUserInfoAs json\n\
         OIDCPassClaimsAs environment\n\
         <Directory {folder}/htdocs>\n\
         Options +Includes\n\
         </Directory>\n\
         <Location /protected>\n\
         AuthType openid-connect\n\
         Require valid-user\n\
         </Location>\n",
        listen = url.trim_start_matches("http://"),
        modules = modules.concat(),
        issuer = world.ours.bridge_url,
        client = variation.registration.name,
        secret = secret.unwrap_or_default(),
        theirs = variation.theirs,
    )
}

/// A world that knows these registrations, and an Apache for each.
async fn scene(variations: Vec<Variation>) -> (World, Vec<(Variation, Apache)>) {
    let placed = variations
        .into_iter()
        .map(|one| (one, format!("http://127.0.0.1:{}", free_port())));
    let placed: Vec<_> = placed.collect();
    let sections = placed.iter().map(|(one, url)| {
        let callback = format!("{url}/protected/callback");
        // As the module publishes its keys.
        let jwks = format!("jwks_uri = \"{callback}?jwks=rsa\"");
        one.registration.section(&callback, &jwks)
    });
    let (_keys, further) = signing_keys();
    let mut options = Options::default();
    options.ours.extra_config = sections.chain([further]).collect();
    let world = start(options).await;
    let started = placed.into_iter().map(|(one, url)| {
        let apache = Apache::start(&url, &one, &world);
        (one, apache)
    });
    let started = started.collect();
    ready(&world).await;
    (world, started)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_registration_shows_the_protected_page_to_a_citizen() {
    if absent() {
        return;
    }
    let (world, started) = scene(variations()).await;
    for (variation, apache) in started {
        let page = apache.visit(&world, &willing()).await;
        let read = |id: &str| -> Value {
            let text = page.text_of(id);
            let text = text.unwrap_or_else(|| panic!("{}\n{}", page.body(), apache.log()));
            serde_json::from_str(&text).unwrap_or_else(|_| panic!("{text}\n{}", apache.log()))
        };
        let (id_token, userinfo) = (read("id_token"), read("userinfo"));
        assert_eq!(id_token["acr"], "eidas2");
        assert_eq!(userinfo["given_name"], "Alexandra");
        assert_eq!(userinfo["family_name"], "Papadopoulou");
        assert_eq!(userinfo["birthdate"], "1988-03-25");
        assert_eq!(userinfo["sub"], id_token["sub"]);
        let (name, about) = (variation.registration.name, variation.registration.about());
        println!("{}: {name}: {about}: logged in", version());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_shown_as_its_error() {
    if absent() {
        return;
    }
    let some = variations().into_iter();
    let some = some.filter(|one| ["basic", "form-post"].contains(&one.registration.name));
    let (world, started) = scene(some.collect()).await;
    for (variation, apache) in started {
        for (script, error) in [
            (unwilling(), "access_denied"),
            (low(), "unmet_authentication_requirements"),
        ] {
            let name = variation.registration.name;
            // Whatever comes by GET with `iss` [RFC9207 §2] but without a code, this version takes
            // for a login that a third party starts: an error, though not ours.
            let error = if name == "basic" {
                "Invalid Request"
            } else {
                error
            };
            let page = apache.visit(&world, &script).await;
            assert!(
                page.body().contains(error),
                "{}\n{}",
                page.body(),
                apache.log()
            );
            assert!(page.text_of("userinfo").is_none());
            println!("{}: {name}: {error}", version());
        }
    }
}
