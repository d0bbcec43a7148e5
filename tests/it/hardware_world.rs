//! A token of `SoftHSM` in a folder of its own, filled by the tools that operators use. The module
//! is one for the whole process, so each test that needs it runs in a process of its own: the same
//! binary, asked for one test.

use std::path::{Path, PathBuf};
use std::process::Command;

use eidas_bridge::config::{KeyUri, Pkcs11, Secret};
use openssl::pkey::{PKey, Private};

pub(crate) const MODULE: &str = "/usr/lib/softhsm/libsofthsm2.so";
pub(crate) const PIN: &str = "1234-correct";
pub(crate) const TOKEN: &str = "eidas test";
/// Where the child finds its token.
const FOLDER: &str = "EIDAS_TEST_TOKEN_FOLDER";

/// A folder with tokens.
pub(crate) struct Tokens {
    pub(crate) folder: PathBuf,
}

impl Tokens {
    /// Runs this very test again in a process of its own with a fresh token, and yields `None`; in
    /// that process, yields the token. Where `SoftHSM` is not installed, says so.
    pub(crate) fn alone(test: &str) -> Option<Self> {
        #[expect(clippy::disallowed_methods, reason = "the parent process says where")]
        if let Ok(folder) = std::env::var(FOLDER) {
            let folder = PathBuf::from(folder);
            return Some(Self { folder });
        }
        let tools = ["/usr/bin/softhsm2-util", "/usr/bin/pkcs11-tool", MODULE];
        if let Some(absent) = tools.iter().find(|tool| !Path::new(tool).exists()) {
            println!(
                "softhsm2 absent, skipped: {test} ({absent}; apt-get install softhsm2 opensc)"
            );
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let tokens = folder.path().join("tokens");
        std::fs::create_dir(&tokens).unwrap();
        let settings = format!(
            "directories.tokendir = {}\nobjectstore.backend = file\nlog.level = ERROR\n",
            tokens.display()
        );
        std::fs::write(folder.path().join("softhsm2.conf"), settings).unwrap();
        let output = Command::new(std::env::current_exe().unwrap())
            .args([test, "--exact", "--nocapture", "--test-threads=1"])
            .env(FOLDER, folder.path())
            .env("SOFTHSM2_CONF", folder.path().join("softhsm2.conf"))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        println!("{said}");
        let complained = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}\n{complained}");
        assert!(said.contains("1 passed"), "no such test: {said}");
        assert!(
            !said.contains(PIN) && !complained.contains(PIN),
            "the PIN is told"
        );
        None
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Makes a token of that name.
    pub(crate) fn init(&self, label: &str) {
        let pins = ["--pin", PIN, "--so-pin", "so-pin-12"];
        self.tool(
            "softhsm2-util",
            &["--init-token", "--free", "--label", label],
            &pins,
        );
    }

    /// Puts a key into the token, for everything that its kind can do.
    pub(crate) fn import(&self, key: &PKey<Private>, object: &str, id: &str) {
        let file = self.path("imported.der");
        std::fs::write(&file, key.private_key_to_pkcs8().unwrap()).unwrap();
        let usage: &[&str] = match key.id() {
            openssl::pkey::Id::EC => &["--usage-sign", "--usage-derive"],
            _ => &["--usage-sign", "--usage-decrypt"],
        };
        let file_name = file.to_str().unwrap();
        let what = [
            "--write-object",
            file_name,
            "--type",
            "privkey",
            "--id",
            id,
            "--label",
            object,
        ];
        self.pkcs11_tool(&[&what[..], usage].concat());
        std::fs::remove_file(&file).unwrap();
    }

    pub(crate) fn pkcs11_tool(&self, arguments: &[&str]) {
        let access = [
            "--module",
            MODULE,
            "--token-label",
            TOKEN,
            "--login",
            "--pin",
            PIN,
        ];
        self.tool("pkcs11-tool", &access, arguments);
    }

    fn tool(&self, tool: &str, first: &[&str], then: &[&str]) {
        let output = Command::new(tool)
            .args(first)
            .args(then)
            .env("SOFTHSM2_CONF", self.path("softhsm2.conf"))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{tool}: {said}");
    }

    /// The token goes away, with everything in it.
    pub(crate) fn take_away(&self) {
        std::fs::rename(self.path("tokens"), self.path("elsewhere")).unwrap();
    }

    pub(crate) fn bring_back(&self) {
        std::fs::rename(self.path("elsewhere"), self.path("tokens")).unwrap();
    }
}

pub(crate) fn settings(pin: &str, sessions: usize) -> Pkcs11 {
    Pkcs11 {
        module: MODULE.into(),
        pin: Secret::new(pin.as_bytes().to_vec()),
        sessions,
    }
}

pub(crate) fn uri(object: &str) -> KeyUri {
    let token = TOKEN.replace(' ', "%20");
    format!("pkcs11:token={token};object={object}")
        .parse()
        .unwrap()
}
