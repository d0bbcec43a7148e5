//! `[keys]`: our private keys and the certificates that name them, each with its successor and
//! its predecessor while a key is being exchanged.
//!
//! In: files, and the names of keys in a hardware module. Out: [`Keys`], judged here so that `check-config` tells of a wrong key before
//! the first login does; `trust::keys` turns them into keys. [`KeyEdit`] changes which file is the
//! key in use, for `keys generate` and `keys rollover`.

mod edit;
mod pkcs11;
mod read;
mod role;
mod source;
mod uri;

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use openssl::pkey::{PKey, Public};

use super::openid::SignatureAlgorithm;
use super::secret::Secret;

pub use edit::{EntrySource, KeyEdit, KeyEditError, KeyEntry};
pub use pkcs11::Pkcs11;
pub(super) use read::read;
pub use role::{KeyRole, KeyStage};
pub use source::{KeyPlace, KeySource};
pub use uri::{InvalidKeyUri, KeyUri};

/// The subject organisation (`O=`) of every certificate that the demo makes; production mode
/// refuses it.
pub const DEMO_ORGANISATION: &str = "eIDAS bridge demo throw-away";

/// `[keys]`.
#[derive(Debug, Clone)]
pub struct Keys {
    /// Signs our metadata.
    pub metadata_signing: Generations<KeyPair>,
    /// Signs our requests and responses.
    pub saml_signing: Generations<KeyPair>,
    /// What foreign nodes encrypt assertions to; there whenever the connector is enabled.
    pub saml_encryption: Option<Generations<KeyPair>>,
    /// Signs id tokens, userinfo and client assertions; there whenever the connector is enabled.
    pub oidc_signing: Option<Generations<PrivateKey>>,
    /// Signs the tokens of clients that registered ES384.
    pub oidc_signing_p384: Option<Generations<PrivateKey>>,
    /// Signs the tokens of clients that registered RS256 or PS256.
    pub oidc_signing_rsa: Option<Generations<PrivateKey>>,
    /// What the hub encrypts tokens to; there whenever `proxy_service.hub` asks for encryption.
    pub oidc_encryption: Option<Generations<PrivateKey>>,
    /// How keys in a hardware module are reached; there whenever a role names one.
    pub pkcs11: Option<Pkcs11>,
    /// What records are sealed with before a store outside this process sees them.
    pub record_sealing: Option<Generations<SealingKey>>,
}

/// A key in use and, while it is being exchanged, its successor or its predecessor.
#[derive(Debug, Clone)]
pub struct Generations<K> {
    /// What is signed with, or what others are told to encrypt to.
    pub current: K,
    /// `.next`: takes over at the switch.
    pub next: Option<K>,
    /// `.retired`: was in use before the switch.
    pub retired: Option<K>,
}

impl<K> Generations<K> {
    /// The key in use, its successor, its predecessor, in this order.
    pub fn all(&self) -> impl Iterator<Item = &K> {
        let others = self.next.iter().chain(&self.retired);
        std::iter::once(&self.current).chain(others)
    }

    /// The key of one stage.
    pub fn at(&self, stage: KeyStage) -> Option<&K> {
        match stage {
            KeyStage::Current => Some(&self.current),
            KeyStage::Next => self.next.as_ref(),
            KeyStage::Retired => self.retired.as_ref(),
        }
    }
}

/// A private key and its certificate.
#[derive(Debug, Clone)]
pub struct KeyPair {
    /// Where the key is.
    pub source: KeySource,
    /// Where the certificate came from.
    pub certificate_file: PathBuf,
    /// The certificate, PEM; more certificates of its chain may follow.
    pub certificate_pem: String,
    /// Since when the key has stood at its stage; `keys rollover` writes it.
    pub since: Option<Timestamp>,
}

/// A private key that is published as a JWK, without a certificate.
#[derive(Debug, Clone)]
pub struct PrivateKey {
    /// Where the key is.
    pub source: KeySource,
    /// Whether it is RSA rather than elliptic.
    pub is_rsa: bool,
    /// Since when the key has stood at its stage; `keys rollover` writes it.
    pub since: Option<Timestamp>,
}

/// A secret of 32 bytes that records are sealed with.
#[derive(Debug, Clone)]
pub struct SealingKey {
    /// Where the key came from.
    pub key_file: PathBuf,
    /// Its 32 bytes.
    pub key: Secret,
    /// Since when the key has stood at its stage; `keys rollover` writes it.
    pub since: Option<Timestamp>,
}

/// One key of ours, whatever it is for.
#[derive(Debug, Clone)]
pub struct OwnKey<'a> {
    /// What it is for.
    pub role: KeyRole,
    /// Whether it is in use, not yet, or no longer.
    pub stage: KeyStage,
    /// Where the key is.
    pub place: KeyPlace<'a>,
    /// Its public half.
    pub public: Option<PKey<Public>>,
    /// File and PEM text of its certificate, where its role has one.
    pub certificate: Option<(&'a Path, &'a str)>,
    /// Since when it has stood at this stage, where that was written down.
    pub since: Option<Timestamp>,
}

impl OwnKey<'_> {
    /// Its place in the configuration, such as `keys.saml_signing.next`.
    pub fn name(&self) -> String {
        let section = self.role.section();
        match self.stage {
            KeyStage::Current => format!("keys.{section}"),
            stage => format!("keys.{section}.{}", stage.as_str()),
        }
    }
}

impl Keys {
    /// Every key, by role and stage.
    pub fn all(&self) -> Vec<OwnKey<'_>> {
        let roles = KeyRole::ALL.into_iter();
        let stages = roles.flat_map(|role| KeyStage::ALL.map(|stage| (role, stage)));
        stages
            .filter_map(|(role, stage)| self.find(role, stage))
            .collect()
    }

    /// Whether a token can be signed so, and the role whose key is missing where not.
    ///
    /// # Errors
    /// The role.
    pub fn can_sign(&self, algorithm: SignatureAlgorithm) -> Result<(), KeyRole> {
        let default = self.oidc_signing.as_ref().map(|keys| keys.current.is_rsa);
        let (there, role) = match algorithm {
            SignatureAlgorithm::Es256 => (default != Some(true), KeyRole::OidcSigning),
            SignatureAlgorithm::Es384 => {
                (self.oidc_signing_p384.is_some(), KeyRole::OidcSigningP384)
            }
            SignatureAlgorithm::Rs256 | SignatureAlgorithm::Ps256 => {
                let there = self.oidc_signing_rsa.is_some() || default == Some(true);
                (there, KeyRole::OidcSigningRsa)
            }
        };
        there.then_some(()).ok_or(role)
    }

    /// The key of that role at that stage.
    pub fn find(&self, role: KeyRole, stage: KeyStage) -> Option<OwnKey<'_>> {
        match role {
            KeyRole::MetadataSigning => of_pair(role, stage, Some(&self.metadata_signing)),
            KeyRole::SamlSigning => of_pair(role, stage, Some(&self.saml_signing)),
            KeyRole::SamlEncryption => of_pair(role, stage, self.saml_encryption.as_ref()),
            KeyRole::OidcSigning => of_private(role, stage, self.oidc_signing.as_ref()),
            KeyRole::OidcSigningP384 => of_private(role, stage, self.oidc_signing_p384.as_ref()),
            KeyRole::OidcSigningRsa => of_private(role, stage, self.oidc_signing_rsa.as_ref()),
            KeyRole::OidcEncryption => of_private(role, stage, self.oidc_encryption.as_ref()),
            KeyRole::RecordSealing => {
                let key = self.record_sealing.as_ref()?.at(stage)?;
                Some(OwnKey {
                    role,
                    stage,
                    place: KeyPlace::File(&key.key_file),
                    public: None,
                    certificate: None,
                    since: key.since,
                })
            }
        }
    }
}

fn of_pair(
    role: KeyRole,
    stage: KeyStage,
    keys: Option<&Generations<KeyPair>>,
) -> Option<OwnKey<'_>> {
    let key = keys?.at(stage)?;
    Some(OwnKey {
        role,
        stage,
        place: key.source.place(),
        public: key.source.public_key(),
        certificate: Some((&key.certificate_file, &key.certificate_pem)),
        since: key.since,
    })
}

fn of_private(
    role: KeyRole,
    stage: KeyStage,
    keys: Option<&Generations<PrivateKey>>,
) -> Option<OwnKey<'_>> {
    let key = keys?.at(stage)?;
    Some(OwnKey {
        role,
        stage,
        place: key.source.place(),
        public: key.source.public_key(),
        certificate: None,
        since: key.since,
    })
}
