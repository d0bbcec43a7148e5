//! Where one key comes from: a file, with or without a pass phrase, or a hardware module.
//!
//! In: a table `[keys.ROLE]`. Out: a [`KeySource`], opened as far as a file can be, and whatever
//! certificates a PKCS #12 file brought along. A wrong pass phrase, a broken file and a key that
//! is not there are told apart here, where the operator can do something about it.

use std::fmt;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use openssl::pkcs12::Pkcs12;
use openssl::pkey::{PKey, Private, Public};
use openssl::x509::X509;
use toml::de::DeValue;
use zeroize::Zeroizing;

use super::super::checks::{file, path, secret, text};
use super::super::node::Mode;
use super::super::reader::{Checked, Section, Source};
use super::super::secret::Secret;
use super::uri::KeyUri;

/// Where a key is.
#[derive(Debug, Clone)]
pub enum KeySource {
    /// In a file, from which it was read.
    File {
        /// The file.
        path: PathBuf,
        /// The key, PEM (PKCS #8 or traditional), no longer encrypted.
        pem: Secret,
    },
    /// In a hardware module, which it never leaves.
    Token {
        /// Which key of which token.
        uri: KeyUri,
        /// Its public half.
        public: PKey<Public>,
    },
}

impl KeySource {
    /// The public half; `None` for a file that holds no key, which is reported where it is read.
    pub fn public_key(&self) -> Option<PKey<Public>> {
        match self {
            Self::File { pem, .. } => public_half(&PKey::private_key_from_pem(pem.expose()).ok()?),
            Self::Token { public, .. } => Some(public.clone()),
        }
    }

    /// Where it is, for people.
    pub fn place(&self) -> KeyPlace<'_> {
        match self {
            Self::File { path, .. } => KeyPlace::File(path),
            Self::Token { uri, .. } => KeyPlace::Token(uri),
        }
    }
}

/// Where a key is, without the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyPlace<'a> {
    /// In a file.
    File(&'a Path),
    /// In a hardware module.
    Token(&'a KeyUri),
}

impl fmt::Display for KeyPlace<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(out, "{}", path.display()),
            Self::Token(uri) => write!(out, "{uri}"),
        }
    }
}

/// What was read of one table.
pub(super) struct Found {
    pub(super) source: KeySource,
    pub(super) public: PKey<Public>,
    /// The file and PEM text of the certificates that came with the key.
    pub(super) certificates: Option<(PathBuf, String)>,
    /// The name of the key that says where it is.
    pub(super) named: &'static str,
}

/// Reads where the key is. `certified` says that a certificate names the public half.
pub(super) fn read(section: &Section<'_>, certified: Option<&X509>) -> Option<Found> {
    if !section.has("pkcs11") {
        return from_file(section);
    }
    for other in ["key_file", "passphrase_file"] {
        if section.has(other) {
            section.optional(other, text);
            section.report(
                other,
                "must not stand beside pkcs11: the key is in one place",
            );
            return None;
        }
    }
    let uri = section.required("pkcs11", uri);
    let public = match certified {
        Some(certificate) => certificate.public_key().ok(),
        None => section.required("public_key_file", public_key),
    };
    let (uri, public) = (uri?, public?);
    Some(Found {
        source: KeySource::Token {
            uri,
            public: public.clone(),
        },
        public,
        certificates: None,
        named: "pkcs11",
    })
}

fn from_file(section: &Section<'_>) -> Option<Found> {
    let mut passphrase = None;
    if section.has("passphrase_file") {
        passphrase = Some(section.required("passphrase_file", secret)?.1);
    }
    let (path, content) = section.required("key_file", closed_bytes)?;
    match opened(&content, passphrase.as_ref()) {
        Ok((key, certificates)) => {
            let public = public_half(&key)?;
            let pem = Secret::new(key.private_key_to_pem_pkcs8().ok()?);
            Some(Found {
                source: KeySource::File {
                    path: path.clone(),
                    pem,
                },
                public,
                certificates: certificates.map(|pem| (path, pem)),
                named: "key_file",
            })
        }
        Err((named, why)) => {
            section.report(named, why);
            None
        }
    }
}

fn public_half(key: &PKey<Private>) -> Option<PKey<Public>> {
    PKey::public_key_from_der(&key.public_key_to_der().ok()?).ok()
}

type Opened = (PKey<Private>, Option<String>);

/// The key of a file, and the certificates that came with it; or what is wrong with which file.
fn opened(
    content: &[u8],
    passphrase: Option<&Secret>,
) -> Result<Opened, (&'static str, &'static str)> {
    const WRONG: &str = "does not open the key";
    let text = std::str::from_utf8(content).unwrap_or_default();
    if text.contains("-----BEGIN ") {
        let is_encrypted =
            text.contains("BEGIN ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED");
        // The empty pass phrase keeps OpenSSL from asking for one on the terminal.
        let words: &[u8] = passphrase.map_or(b"", Secret::expose);
        let key = PKey::private_key_from_pem_passphrase(text.trim().as_bytes(), words);
        return match (key, is_encrypted, passphrase) {
            (Ok(_), false, Some(_)) => {
                Err(("passphrase_file", "is not needed: the key is not encrypted"))
            }
            (Ok(key), _, _) => Ok((key, None)),
            (Err(_), true, Some(_)) => Err(("passphrase_file", WRONG)),
            (Err(_), true, None) => Err(("key_file", "is encrypted: name its passphrase_file")),
            (Err(_), false, _) => Err(("key_file", "is not a private key in PEM")),
        };
    }
    let Ok(bundle) = Pkcs12::from_der(content) else {
        return Err(("key_file", "is neither a private key in PEM nor PKCS #12"));
    };
    let Some(passphrase) = passphrase else {
        return Err(("key_file", "is PKCS #12: name its passphrase_file"));
    };
    let bundle = bundle.parse2(passphrase.expose_str());
    let bundle = bundle.map_err(|_| ("passphrase_file", WRONG))?;
    let Some(key) = bundle.pkey else {
        return Err(("key_file", "holds no private key"));
    };
    let issuers = bundle.ca.into_iter().flatten();
    let all: Vec<X509> = bundle.cert.into_iter().chain(issuers).collect();
    let mut pem = String::new();
    for certificate in all {
        let one = certificate.to_pem().ok();
        pem.push_str(
            &one.and_then(|pem| String::from_utf8(pem).ok())
                .unwrap_or_default(),
        );
    }
    Ok((key, (!pem.is_empty()).then_some(pem)))
}

/// As [`secret`], of a file that need not be text.
fn closed_bytes(source: &Source, value: &DeValue<'_>) -> Checked<(PathBuf, Zeroizing<Vec<u8>>)> {
    let path = path(source, value)?;
    source.note(&path);
    let shown = path.display();
    let content = std::fs::read(&path).map(Zeroizing::new);
    let content = content.map_err(|error| format!("{shown} cannot be read: {}", error.kind()))?;
    let mode = std::fs::metadata(&path).map_or(0, |file| file.permissions().mode());
    if source.mode() == Mode::Production && mode & 0o007 != 0 {
        return Err(format!(
            "{shown} is open to every user of this machine: chmod o= {shown}"
        ));
    }
    if content.is_empty() {
        return Err(format!("{shown} is empty"));
    }
    Ok((path, content))
}

fn uri(source: &Source, value: &DeValue<'_>) -> Checked<KeyUri> {
    let text = text(source, value)?;
    text.parse()
        .map_err(|error: super::uri::InvalidKeyUri| error.to_string())
}

/// The public half of a key that stays in its token: a public key or a certificate, PEM.
fn public_key(source: &Source, value: &DeValue<'_>) -> Checked<PKey<Public>> {
    let (path, pem) = file(source, value)?;
    let key = PKey::public_key_from_pem(pem.as_bytes());
    let key = key.or_else(|_| X509::from_pem(pem.as_bytes())?.public_key());
    key.map_err(|_| format!("{} is no public key or certificate in PEM", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use openssl::ec::{EcGroup, EcKey};
    use openssl::nid::Nid;
    use openssl::symm::Cipher;

    fn key() -> PKey<Private> {
        let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
        PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap()
    }

    fn secret(text: &str) -> Secret {
        Secret::new(text.as_bytes().to_vec())
    }

    #[test]
    fn an_encrypted_key_opens_with_its_pass_phrase_and_says_what_is_wrong_otherwise() {
        let key = key();
        let pem = key
            .private_key_to_pem_pkcs8_passphrase(Cipher::aes_256_cbc(), b"open sesame")
            .unwrap();
        let (again, none) = opened(&pem, Some(&secret("open sesame"))).unwrap();
        assert!(again.public_eq(&key) && none.is_none());
        let error = |content: &[u8], phrase: Option<&str>| {
            opened(content, phrase.map(secret).as_ref())
                .map(drop)
                .unwrap_err()
        };
        assert_eq!(error(&pem, Some("wrong")).0, "passphrase_file");
        assert!(error(&pem, None).1.contains("is encrypted"));
        let plain = key.private_key_to_pem_pkcs8().unwrap();
        assert!(error(&plain, Some("x")).1.contains("not needed"));
        assert!(
            error(b"-----BEGIN NOTHING", None)
                .1
                .contains("not a private key")
        );
        assert!(error(b"nothing", None).1.contains("neither"));
    }

    #[test]
    fn a_pkcs12_bundle_brings_its_certificates_along() {
        let key = key();
        let mut name = openssl::x509::X509Name::builder().unwrap();
        name.append_entry_by_text("CN", "bundled").unwrap();
        let name = name.build();
        let mut certificate = X509::builder().unwrap();
        certificate.set_subject_name(&name).unwrap();
        certificate.set_issuer_name(&name).unwrap();
        certificate.set_pubkey(&key).unwrap();
        let day = |days| openssl::asn1::Asn1Time::days_from_now(days).unwrap();
        certificate.set_not_before(&day(0)).unwrap();
        certificate.set_not_after(&day(1)).unwrap();
        certificate
            .sign(&key, openssl::hash::MessageDigest::sha256())
            .unwrap();
        let mut bundle = Pkcs12::builder();
        bundle.name("bundled").pkey(&key).cert(&certificate.build());
        let bundle = bundle.build2("open sesame").unwrap().to_der().unwrap();
        let (again, certificates) = opened(&bundle, Some(&secret("open sesame"))).unwrap();
        assert!(again.public_eq(&key));
        let certificate = X509::from_pem(certificates.unwrap().as_bytes()).unwrap();
        assert!(certificate.public_key().unwrap().public_eq(&key));
        let wrong = opened(&bundle, Some(&secret("x"))).map(drop).unwrap_err();
        assert_eq!(wrong.0, "passphrase_file");
        let none = opened(&bundle, None).map(drop).unwrap_err();
        assert!(none.1.contains("PKCS #12"));
    }
}
