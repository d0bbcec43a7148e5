//! The `xmlsec1` command: one process a question, files in a folder of its own.

use crate::engine::{Answer, Engine, Refusal};
use crate::keys::Identity;
use crate::template::{Encrypting, PROTOCOL, Signing};
use std::fs;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_secs(30);

struct Xmlsec1 {
    version: String,
    folder: TempDir,
}

pub(super) fn start() -> Result<Box<dyn Engine>, String> {
    let output = run(Command::new("xmlsec1").arg("--version"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let version = text
        .split_whitespace()
        .take(2)
        .collect::<Vec<_>>()
        .join(" ");
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    Ok(Box::new(Xmlsec1 { version, folder }))
}

/// Runs a command to its end; one that does not end in time is given up.
fn run(command: &mut Command) -> Result<Output, String> {
    let child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let (sender, receiver) = channel();
    std::thread::spawn(move || sender.send(child.wait_with_output()));
    let output = receiver
        .recv_timeout(PATIENCE)
        .map_err(|error| error.to_string())?;
    output.map_err(|error| error.to_string())
}

impl Xmlsec1 {
    fn file(&self, name: &str, content: &[u8]) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    /// Runs with these arguments; what it wrote to its output file.
    fn ask(&self, arguments: &[&str]) -> Answer<String> {
        let out = self.folder.path().join("out.xml");
        let _ = fs::remove_file(&out);
        let shown = out.display().to_string();
        let (file, options) = arguments.split_last().unwrap();
        let mut command = Command::new("xmlsec1");
        command.args(options).args(["--output", &shown]).arg(file);
        let output = run(&mut command).map_err(Refusal::Broken)?;
        if output.status.success() {
            return Ok(fs::read_to_string(out).unwrap_or_default());
        }
        // The first error is the cause; those behind it are its callers.
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        let first = errors
            .lines()
            .find(|line| line.contains("obj="))
            .unwrap_or("failed");
        let cause = first.split_once(":obj=").map_or(first, |(_, cause)| cause);
        Err(Refusal::No(cause.to_owned()))
    }
}

const ID: &str = "--id-attr:ID";

impl Engine for Xmlsec1 {
    fn name(&self) -> &'static str {
        "xmlsec1"
    }

    fn version(&self) -> String {
        self.version.clone()
    }

    fn sign(&mut self, unsigned: &str, how: &Signing<'_>) -> Answer<String> {
        let template = self.file("in.xml", how.template(unsigned).as_bytes());
        let key = self.file("key.pem", &how.signer.key_pem);
        let root = format!("{PROTOCOL}:Response");
        let key_option = ["--privkey-pem", &key];
        let signed = self.ask(&["--sign", ID, &root, key_option[0], key_option[1], &template])?;
        Ok(signed)
    }

    fn verify(&mut self, document: &str, signer: &Identity) -> Answer<()> {
        let document = self.file("in.xml", document.as_bytes());
        let certificate = self.file("certificate.pem", &signer.certificate_pem);
        let root = format!("{PROTOCOL}:Response");
        // The one key given, whatever `KeyInfo` holds.
        let only = [
            "--enabled-key-data",
            "key-name",
            "--pubkey-cert-pem",
            &certificate,
        ];
        self.ask(&[
            "--verify", ID, &root, only[0], only[1], only[2], only[3], &document,
        ])
        .map(drop)
    }

    fn encrypt(&mut self, element: &str, how: &Encrypting<'_>) -> Answer<String> {
        let template = self.file("in.xml", how.template(["", ""]).as_bytes());
        let element = self.file("element.xml", element.as_bytes());
        let certificate = self.file("certificate.pem", &how.recipient.certificate_pem);
        let session = format!("aes-{}", how.bits());
        self.ask(&[
            "--encrypt",
            "--pubkey-cert-pem",
            &certificate,
            "--session-key",
            &session,
            "--xml-data",
            &element,
            &template,
        ])
    }

    fn decrypt(&mut self, data: &str, recipient: &Identity) -> Answer<String> {
        let data = self.file("in.xml", data.as_bytes());
        let key = self.file("key.pem", &recipient.key_pem);
        let kinds = "encrypted-key,key-name";
        self.ask(&[
            "--decrypt",
            "--enabled-key-data",
            kinds,
            "--privkey-pem",
            &key,
            &data,
        ])
    }
}
