//! The audit trail of the running node: opened as the configuration says, its checkpoints signed by
//! the key that signs our metadata, and readiness said by whether it can be written.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::sync::watch::Receiver;

use super::StartError;
use super::keys::Keyring;
use crate::ambient::Clock;
use crate::audit::{Audit, Names, Seal, Signer, Verdict, Verifier};
use crate::config::{Config, Generations, KeyPair};
use crate::flow::OwnAddresses;
use crate::http::Readiness;
use crate::xml::{SignatureAlgorithm, SigningKey, VerificationKey, sign_octets, verify_octets};

/// How often readiness asks whether the trail can be written.
const PULSE: Duration = Duration::from_millis(200);

/// The trail of a node that runs, where the configuration has a folder for it.
pub(super) fn open(keys: Keyring<'_>, clock: Arc<dyn Clock>) -> Result<Arc<Audit>, StartError> {
    let config = keys.config;
    let names = names(config);
    let audit = match &config.audit.folder {
        None => Audit::log_only(names, clock),
        Some(folder) => {
            let signer = signer(keys)?;
            Audit::open(folder, &config.audit, names, clock, signer)
                .map_err(|_| StartError::Setting("audit.folder"))?
        }
    };
    Ok(Arc::new(audit))
}

/// What a command that looks around records: nothing but lines of the log.
pub(super) fn none(config: &Config, clock: Arc<dyn Clock>) -> Arc<Audit> {
    Arc::new(Audit::log_only(names(config), clock))
}

/// From now on the key signs checkpoints that the configuration names now.
pub(super) fn sign_anew(audit: &Audit, keys: Keyring<'_>) -> Result<(), StartError> {
    audit.sign_with(signer(keys)?);
    Ok(())
}

/// Says whether the trail can be written, until told to stop.
pub(super) async fn watch(audit: Arc<Audit>, ready: Arc<Readiness>, mut stopped: Receiver<bool>) {
    let mut before = true;
    loop {
        let now = audit.is_writable().is_ok();
        if now != before {
            let reasons: &[&str] = if now { &[] } else { &["audit-unwritable"] };
            ready.set("audit", reasons);
            before = now;
        }
        tokio::select! {
            () = tokio::time::sleep(PULSE) => {}
            _ = stopped.wait_for(|stop| *stop) => return,
        }
    }
}

fn names(config: &Config) -> Names {
    let addresses = OwnAddresses::new(&config.node.base_url);
    Names {
        node: addresses.issuer().to_owned(),
        instance: config.node.instance.clone(),
        connector: addresses.connector_metadata(),
        proxy_service: addresses.proxy_service_metadata(),
        requesters: config.audit.requesters,
    }
}

struct MetadataKey(SigningKey);

fn signer(keys: Keyring<'_>) -> Result<Arc<dyn Signer>, StartError> {
    const NAME: &str = "keys.metadata_signing";
    let key = keys.signing(&keys.config.keys.metadata_signing.current, NAME)?;
    Ok(Arc::new(MetadataKey(key)))
}

impl Signer for MetadataKey {
    fn sign(&self, octets: &[u8]) -> Option<Seal> {
        let value = sign_octets(octets, &self.0)?;
        Some(Seal {
            algorithm: self.0.algorithm().uri().to_owned(),
            key: fingerprint(self.0.certificate_der()),
            signature: STANDARD.encode(value),
        })
    }
}

fn fingerprint(der: &[u8]) -> String {
    use std::fmt::Write as _;
    let digest = openssl::sha::sha256(der);
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The keys by which checkpoints are believed.
#[derive(Default)]
pub struct CheckpointKeys(Vec<VerificationKey>);

impl CheckpointKeys {
    /// The keys that sign metadata: the one in use, the next and the retired one.
    pub fn of(generations: &Generations<KeyPair>) -> Self {
        let pems = generations.all().map(|pair| &pair.certificate_pem);
        let keys =
            pems.filter_map(|pem| VerificationKey::from_certificate_pem(pem.as_bytes()).ok());
        Self(keys.collect())
    }

    /// One more, from a certificate in PEM. False: there is none.
    pub fn add(&mut self, pem: &[u8]) -> bool {
        let key = VerificationKey::from_certificate_pem(pem);
        key.map(|key| self.0.push(key)).is_ok()
    }
}

impl Verifier for CheckpointKeys {
    fn judge(&self, octets: &[u8], seal: &Seal) -> Verdict {
        let known = self.0.iter();
        let known = known.filter(|key| fingerprint(key.certificate_der()) == seal.key);
        let (Some(algorithm), Ok(value)) = (
            SignatureAlgorithm::from_uri(&seal.algorithm),
            STANDARD.decode(&seal.signature),
        ) else {
            return Verdict::Bad;
        };
        let mut verdict = Verdict::UnknownKey;
        for key in known {
            if verify_octets(octets, algorithm, &value, key) {
                return Verdict::Good;
            }
            verdict = Verdict::Bad;
        }
        verdict
    }
}
