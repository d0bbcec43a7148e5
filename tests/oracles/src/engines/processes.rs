//! Engines in other languages, each a process that answers (see `worker`).

use super::variable;
use crate::engine::{Answer, Engine};
use crate::keys::Identity;
use crate::template::{Encrypting, Signing};
use crate::worker::Worker;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where Debian puts Santuario and what it needs.
pub(super) const SANTUARIO_JARS: [&str; 4] = [
    "/usr/share/java/xmlsec.jar",
    "/usr/share/java/slf4j-api.jar",
    "/usr/share/java/slf4j-nop.jar",
    "/usr/share/java/commons-codec.jar",
];

struct Process {
    name: &'static str,
    version: String,
    worker: Worker,
    signs_templates: bool,
}

fn beside(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

/// One of the libraries in the virtual environment that tests/run makes.
pub(super) fn python(name: &'static str, library: &str) -> Result<Box<dyn Engine>, String> {
    let python = variable("EIDAS_ORACLES_PYTHON").map_or_else(
        || beside("../../target/oracles-venv/bin/python"),
        PathBuf::from,
    );
    if !python.exists() {
        return Err("no virtual environment (EIDAS_ORACLES_PYTHON)".into());
    }
    let mut command = Command::new(python);
    command.arg(beside("python/oracle.py")).arg(library);
    started(name, command, true)
}

/// A Java program from its source.
pub(super) fn java(
    name: &'static str,
    source: &str,
    jars: &[&str],
) -> Result<Box<dyn Engine>, String> {
    if let Some(absent) = jars.iter().find(|jar| !Path::new(jar).exists()) {
        return Err(format!("no {absent}"));
    }
    let mut command = Command::new("java");
    command.args(["-XX:TieredStopAtLevel=1", "-Xmx512m"]);
    if !jars.is_empty() {
        command.arg("-cp").arg(jars.join(":"));
    }
    command.arg(beside("java").join(source));
    started(name, command, false)
}

fn started(
    name: &'static str,
    command: Command,
    signs_templates: bool,
) -> Result<Box<dyn Engine>, String> {
    let (worker, version) = Worker::start(command)?;
    Ok(Box::new(Process {
        name,
        version,
        worker,
        signs_templates,
    }))
}

impl Engine for Process {
    fn name(&self) -> &'static str {
        self.name
    }

    fn version(&self) -> String {
        self.version.clone()
    }

    fn sign(&mut self, unsigned: &str, how: &Signing<'_>) -> Answer<String> {
        let (key, certificate) = (&how.signer.key_pem, &how.signer.certificate_pem);
        if self.signs_templates {
            let template = how.template(unsigned);
            return self
                .worker
                .ask_text("sign", &[template.as_bytes(), key, certificate]);
        }
        let fields = [how.algorithm, how.digest, how.prefixes].map(str::as_bytes);
        let [algorithm, digest, prefixes] = fields;
        self.worker.ask_text(
            "sign",
            &[
                unsigned.as_bytes(),
                algorithm,
                digest,
                prefixes,
                key,
                certificate,
            ],
        )
    }

    fn verify(&mut self, document: &str, signer: &Identity) -> Answer<()> {
        self.worker
            .ask("verify", &[document.as_bytes(), &signer.certificate_pem])
            .map(drop)
    }

    fn encrypt(&mut self, element: &str, how: &Encrypting<'_>) -> Answer<String> {
        let template = how.template(["", ""]);
        let bits = how.bits().to_string();
        self.worker.ask_text(
            "encrypt",
            &[
                template.as_bytes(),
                element.as_bytes(),
                &how.recipient.certificate_pem,
                bits.as_bytes(),
            ],
        )
    }

    fn decrypt(&mut self, data: &str, recipient: &Identity) -> Answer<String> {
        let fields = [
            data.as_bytes(),
            &recipient.key_pem,
            &recipient.certificate_pem,
        ];
        self.worker.ask_text("decrypt", &fields)
    }

    fn canonicalize(&mut self, document: &[u8], place: usize) -> Answer<Vec<u8>> {
        let place = place.to_string();
        self.worker.ask("c14n", &[document, place.as_bytes()])
    }
}
