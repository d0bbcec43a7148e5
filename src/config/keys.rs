//! `[keys]`: our private keys and the certificates that name them.
//!
//! The PEM text is read and judged here so that `check-config` tells of a wrong key before the
//! first login does; `trust::keys` turns it into keys.

use std::path::PathBuf;

use openssl::nid::Nid;
use openssl::pkey::{HasPublic, Id, PKey, PKeyRef, Private};
use openssl::x509::X509;

use super::checks::{file, secret};
use super::node::Mode;
use super::reader::Section;
use super::secret::Secret;

/// The subject organisation (`O=`) of every certificate that the demo makes; production mode
/// refuses it.
pub const DEMO_ORGANISATION: &str = "eIDAS bridge demo throw-away";

/// `[keys]`.
#[derive(Debug, Clone)]
pub struct Keys {
    /// Signs our metadata.
    pub metadata_signing: KeyPair,
    /// Signs our requests and responses.
    pub saml_signing: KeyPair,
    /// What foreign nodes encrypt assertions to; there whenever the connector is enabled.
    pub saml_encryption: Option<KeyPair>,
    /// Signs id tokens, userinfo and client assertions; there whenever the connector is enabled.
    pub oidc_signing: Option<PrivateKey>,
    /// What the hub encrypts tokens to; there whenever `proxy_service.hub` asks for encryption.
    pub oidc_encryption: Option<PrivateKey>,
}

/// A private key and its certificate.
#[derive(Debug, Clone)]
pub struct KeyPair {
    /// Where the key came from.
    pub key_file: PathBuf,
    /// The key, PEM (PKCS#8 or traditional, not encrypted).
    pub key_pem: Secret,
    /// The certificate, PEM; more certificates of its chain may follow.
    pub certificate_pem: String,
}

/// A private key that is published as a JWK, without a certificate.
#[derive(Debug, Clone)]
pub struct PrivateKey {
    /// Where the key came from.
    pub key_file: PathBuf,
    /// The key, PEM (PKCS#8 or traditional, not encrypted).
    pub key_pem: Secret,
}

pub(super) fn read(section: &Section<'_>) -> Option<Keys> {
    let metadata_signing = section.section("metadata_signing", key_pair);
    let saml_signing = section.section("saml_signing", key_pair);
    let saml_encryption = section.optional_section("saml_encryption", key_pair);
    let oidc_signing = section.optional_section("oidc_signing", private_key);
    let oidc_encryption = section.optional_section("oidc_encryption", private_key);
    if let (Some((_, signing)), Some((_, encryption))) = (&saml_signing, &saml_encryption)
        && signing.public_eq(encryption)
    {
        // [eIDAS-CR §3.5.2]
        section.report("saml_encryption", "must not be the key that signs");
    }
    Some(Keys {
        metadata_signing: metadata_signing?.0,
        saml_signing: saml_signing?.0,
        saml_encryption: saml_encryption.map(|(pair, _)| pair),
        oidc_signing,
        oidc_encryption,
    })
}

fn key_pair(section: &Section<'_>) -> Option<(KeyPair, PKey<Private>)> {
    let key = key(section);
    let certificate = section.required("certificate_file", file);
    let ((key_file, key_pem, key), (_, certificate_pem)) = (key?, certificate?);
    let Ok(certificate) = X509::from_pem(certificate_pem.as_bytes()) else {
        section.report("certificate_file", "is not a PEM certificate");
        return None;
    };
    if !certificate
        .public_key()
        .is_ok_and(|public| public.public_eq(&key))
    {
        section.report("certificate_file", "is not the certificate of this key");
    }
    if section.source().mode() == Mode::Production && is_throw_away(&certificate) {
        section.report(
            "certificate_file",
            "is a throw-away key of the demo: make real ones",
        );
    }
    Some((
        KeyPair {
            key_file,
            key_pem,
            certificate_pem,
        },
        key,
    ))
}

fn private_key(section: &Section<'_>) -> Option<PrivateKey> {
    let (key_file, key_pem, _) = key(section)?;
    Some(PrivateKey { key_file, key_pem })
}

fn key(section: &Section<'_>) -> Option<(PathBuf, Secret, PKey<Private>)> {
    let (key_file, key_pem) = section.required("key_file", secret)?;
    // The empty pass phrase keeps OpenSSL from asking for one on the terminal.
    let Ok(key) = PKey::private_key_from_pem_passphrase(key_pem.expose(), b"") else {
        section.report("key_file", "is not an unencrypted private key in PEM");
        return None;
    };
    if !is_strong(&key) {
        section.report(
            "key_file",
            "must be RSA of 3072 bits or more, or EC of 256 or more",
        );
    }
    Some((key_file, key_pem, key))
}

/// `[eIDAS-CR §3.2]`.
fn is_strong<T: HasPublic>(key: &PKeyRef<T>) -> bool {
    (key.id() == Id::RSA && key.bits() >= 3072) || (key.id() == Id::EC && key.bits() >= 256)
}

fn is_throw_away(certificate: &X509) -> bool {
    certificate
        .subject_name()
        .entries_by_nid(Nid::ORGANIZATIONNAME)
        .any(|entry| entry.data().as_slice() == DEMO_ORGANISATION.as_bytes())
}
