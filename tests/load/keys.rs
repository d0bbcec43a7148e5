//! Keys and certificates of everybody who takes part, made at the start of a run.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::ambient::{Clock as _, Random as _, SystemClock, SystemRandom};
use eidas_bridge::trust::keys::generate::{
    self, CertificateProfile, KeyFamily, KeyPurpose, certificate_pem, key_pem,
};
use jiff::{SignedDuration, Timestamp};
use openssl::pkey::{PKey, Private};
use openssl::x509::X509;

/// Which keys the bridge signs and decrypts SAML with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keys {
    Rsa3072,
    P256,
}

impl Keys {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Rsa3072 => "rsa3072",
            Self::P256 => "p256",
        }
    }

    pub(crate) fn family(self) -> KeyFamily {
        match self {
            Self::Rsa3072 => KeyFamily::Rsa3072,
            Self::P256 => KeyFamily::EcP256,
        }
    }
}

pub(crate) fn now() -> Timestamp {
    SystemClock.now()
}

/// A key and its certificate.
#[derive(Clone)]
pub(crate) struct Pair {
    pub(crate) key: PKey<Private>,
    pub(crate) certificate: X509,
}

impl Pair {
    pub(crate) fn new(family: KeyFamily, purpose: KeyPurpose, name: &str) -> Self {
        let key = generate::private_key(family).unwrap();
        let mut serial = [0; 16];
        SystemRandom.fill(&mut serial).unwrap();
        let profile = CertificateProfile {
            country: "XA",
            organisation: eidas_bridge::config::DEMO_ORGANISATION,
            common_name: name,
            purpose,
            not_before: now() - SignedDuration::from_hours(1),
            days: 60,
            serial,
        };
        let certificate = generate::self_signed(&key, &profile).unwrap();
        Self { key, certificate }
    }

    pub(crate) fn der(&self) -> Vec<u8> {
        self.certificate.to_der().unwrap()
    }

    pub(crate) fn pem(&self) -> String {
        certificate_pem(&self.certificate).unwrap()
    }
}

pub(crate) fn p256() -> PKey<Private> {
    generate::private_key(KeyFamily::EcP256).unwrap()
}

/// What the bridge has: written under `keys/` and `secrets/`; yields the metadata certificate.
pub(crate) fn write_bridge_keys(folder: &Path, keys: Keys) -> Vec<u8> {
    let certified = [
        ("metadata-signing", KeyPurpose::Signing),
        ("saml-signing", KeyPurpose::Signing),
        ("saml-encryption", KeyPurpose::Encryption),
    ];
    let pairs: Vec<Pair> = std::thread::scope(|scope| {
        let made = certified
            .map(|(name, purpose)| scope.spawn(move || Pair::new(keys.family(), purpose, name)));
        made.into_iter().map(|it| it.join().unwrap()).collect()
    });
    for ((name, _), pair) in certified.iter().zip(&pairs) {
        secret(
            folder,
            &format!("keys/{name}.pem"),
            &key_pem(&pair.key).unwrap(),
        );
        write(folder, &format!("keys/{name}.crt"), pair.pem().as_bytes());
    }
    for name in ["oidc-signing", "oidc-encryption"] {
        secret(
            folder,
            &format!("keys/{name}.pem"),
            &key_pem(&p256()).unwrap(),
        );
    }
    for name in ["identifier", "record-sealing"] {
        let mut bytes = [0; 32];
        SystemRandom.fill(&mut bytes).unwrap();
        secret(
            folder,
            &format!("secrets/{name}"),
            STANDARD.encode(bytes).as_bytes(),
        );
    }
    pairs[0].der()
}

/// A file that others may read.
pub(crate) fn write(folder: &Path, name: &str, content: &[u8]) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, content).unwrap();
}

fn secret(folder: &Path, name: &str, content: &[u8]) {
    use std::os::unix::fs::PermissionsExt as _;
    write(folder, name, content);
    let closed = std::fs::Permissions::from_mode(0o600);
    std::fs::set_permissions(folder.join(name), closed).unwrap();
}
