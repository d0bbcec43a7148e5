//! Trails written by the product's own writer into folders of the tests, signed by a key of theirs.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use eidas_bridge::ambient::{Clock, SystemClock};
use eidas_bridge::audit::{
    About, Audit, ChainReport, Direction, Event, FlowReference, Message, Names, Operation, Refusal,
    Seal, Signer, Verdict, Verifier, chains, digest, verify,
};
use eidas_bridge::config;

/// A key: whoever has the word can sign.
pub(crate) struct Word(pub(crate) &'static str);

impl Signer for Word {
    fn sign(&self, octets: &[u8]) -> Option<Seal> {
        Some(Seal {
            algorithm: "urn:test".to_owned(),
            key: "the-test".to_owned(),
            signature: digest(&[self.0.as_bytes(), octets].concat()),
        })
    }
}

impl Verifier for Word {
    fn judge(&self, octets: &[u8], seal: &Seal) -> Verdict {
        if seal.key != "the-test" {
            return Verdict::UnknownKey;
        }
        match self.sign(octets) {
            Some(own) if own == *seal => Verdict::Good,
            _ => Verdict::Bad,
        }
    }
}

pub(crate) const KEY: Word = Word("secret");

pub(crate) fn settings() -> config::Audit {
    config::Audit {
        folder: None,
        sync: config::AuditSync::Batch,
        file_bytes: 1024 * 1024,
        checkpoint_records: 10,
        checkpoint: Duration::from_hours(1),
        requesters: false,
    }
}

pub(crate) fn names() -> Names {
    Names {
        node: "https://node.example".to_owned(),
        instance: "one".to_owned(),
        connector: "https://node.example/connector/metadata".to_owned(),
        proxy_service: "https://node.example/proxy-service/metadata".to_owned(),
        requesters: false,
    }
}

pub(crate) fn open(folder: &Path, settings: &config::Audit) -> Audit {
    on_clock(folder, settings, Arc::new(SystemClock))
}

pub(crate) fn on_clock(folder: &Path, settings: &config::Audit, clock: Arc<dyn Clock>) -> Audit {
    Audit::open(folder, settings, names(), clock, Arc::new(KEY)).unwrap()
}

/// The login with that number.
pub(crate) fn login(number: u32) -> About {
    let flow = FlowReference::of(&number.to_string());
    About::new(Direction::Connector, flow)
        .of_country("BE".parse().unwrap())
        .of_client("hub")
}

pub(crate) fn success() -> Event<'static> {
    let message = Message {
        id: Some("_id"),
        hash: Some("aGFzaA=="),
        peer: Some("hub"),
        status: Some("code"),
        success: true,
        ..Message::default()
    };
    Event::Message(Operation::HubResponseSent, message)
}

pub(crate) fn refusal() -> Event<'static> {
    Event::Refused(Refusal {
        code: "response.replayed",
        side: "person",
        rule: None,
        told: "hub",
        ends: true,
        cancelled: false,
        endpoint: None,
    })
}

/// Records of so many logins, and an orderly end.
pub(crate) fn written(folder: &Path, settings: &config::Audit, logins: u32) {
    runtime().block_on(async {
        let audit = open(folder, settings);
        for number in 0..logins {
            audit.record(&login(number), success()).await.unwrap();
        }
        audit.close().await;
    });
}

pub(crate) fn runtime() -> tokio::runtime::Runtime {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().build().unwrap()
}

/// The files of the only chain, in order.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let chains = chains(folder).unwrap();
    assert_eq!(chains.len(), 1);
    let files = chains.into_values().next().unwrap();
    files.into_iter().map(|file| file.path).collect()
}

/// What is found of the only chain.
pub(crate) fn report(folder: &Path) -> ChainReport {
    let mut reports = verify(folder, Some(&KEY), &[]).unwrap();
    assert_eq!(reports.len(), 1, "{reports:?}");
    reports.remove(0)
}

/// The faults of the only chain, each with its file's number and its line.
pub(crate) fn faults(folder: &Path) -> Vec<(&'static str, Option<u64>)> {
    let faults = report(folder).faults;
    let code = |found: &eidas_bridge::audit::Found| (found.fault.code(), found.line);
    faults.iter().map(code).collect()
}
