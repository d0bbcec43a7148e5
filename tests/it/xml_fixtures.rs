//! Keys minted for the tests, messages to sign, and where the third-party vectors are.

use eidas_bridge::xml::{
    DecryptionKey, DigestAlgorithm, EncryptionRecipient, KeyManagement, SignatureAlgorithm,
    SigningKey, VerificationKey,
};
use openssl::asn1::Asn1Time;
use openssl::bn::{BigNum, MsbOption};
use openssl::ec::{Asn1Flag, EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::rsa::Rsa;
use openssl::x509::extension::SubjectKeyIdentifier;
use openssl::x509::{X509, X509Builder, X509NameBuilder};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

pub(crate) const SAML: &str = "urn:oasis:names:tc:SAML:2.0:assertion";
pub(crate) const DS: &str = "http://www.w3.org/2000/09/xmldsig#";

/// The folder of the vectors, or `None` with a plain word about it.
pub(crate) fn vectors() -> Option<PathBuf> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the tests are told where the vectors are"
    )]
    let folder = std::env::var("EIDAS_VECTORS").map_or_else(
        |_| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors"),
        PathBuf::from,
    );
    if folder.is_dir() {
        return Some(folder);
    }
    println!("vectors absent, skipped: {}", folder.display());
    None
}

/// Every key and certificate in a PKCS#12 file, matched. The old files need RC2, which only
/// OpenSSL's legacy provider has, so the command line tool converts them.
pub(crate) fn keystore(file: &Path) -> Option<Vec<(PKey<Private>, X509)>> {
    let pem = Command::new("openssl")
        .args([
            "pkcs12",
            "-legacy",
            "-nodes",
            "-passin",
            "pass:local-demo",
            "-in",
        ])
        .arg(file)
        .output();
    let Some(pem) = pem
        .ok()
        .filter(|out| out.status.success())
        .map(|out| out.stdout)
    else {
        println!("openssl pkcs12 -legacy absent, skipped: {}", file.display());
        return None;
    };
    let certificates = X509::stack_from_pem(&pem).unwrap();
    let text = String::from_utf8(pem).unwrap();
    let keys = text
        .split("-----BEGIN PRIVATE KEY-----")
        .skip(1)
        .map(|body| {
            let body = body.split("-----END").next().unwrap();
            let pem = format!("-----BEGIN PRIVATE KEY-----{body}-----END PRIVATE KEY-----\n");
            PKey::private_key_from_pem(pem.as_bytes()).unwrap()
        });
    let pairs = keys.filter_map(|key| {
        let own = certificates
            .iter()
            .find(|c| c.public_key().unwrap().public_eq(&key))?;
        Some((key, own.clone()))
    });
    Some(pairs.collect())
}

/// A key pair with a self-signed certificate.
#[derive(Clone)]
pub(crate) struct Identity {
    pub(crate) key: PKey<Private>,
    pub(crate) certificate: X509,
}

impl Identity {
    fn new(key: PKey<Private>) -> Self {
        let mut name = X509NameBuilder::new().unwrap();
        name.append_entry_by_text("CN", "Test").unwrap();
        let name = name.build();
        let mut builder = X509Builder::new().unwrap();
        builder.set_version(2).unwrap();
        let mut serial = BigNum::new().unwrap();
        serial.rand(100, MsbOption::ONE, false).unwrap();
        let serial = serial.to_asn1_integer().unwrap();
        builder.set_serial_number(&serial).unwrap();
        builder.set_subject_name(&name).unwrap();
        builder.set_issuer_name(&name).unwrap();
        builder
            .set_not_before(&Asn1Time::days_from_now(0).unwrap())
            .unwrap();
        builder
            .set_not_after(&Asn1Time::days_from_now(30).unwrap())
            .unwrap();
        builder.set_pubkey(&key).unwrap();
        let context = builder.x509v3_context(None, None);
        let identifier = SubjectKeyIdentifier::new().build(&context).unwrap();
        builder.append_extension(identifier).unwrap();
        builder.sign(&key, MessageDigest::sha256()).unwrap();
        Self {
            key,
            certificate: builder.build(),
        }
    }

    pub(crate) fn rsa(bits: u32) -> Self {
        Self::new(PKey::from_rsa(Rsa::generate(bits).unwrap()).unwrap())
    }

    pub(crate) fn curve(name: Nid) -> Self {
        let group = EcGroup::from_curve_name(name).unwrap();
        Self::new(PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap())
    }

    pub(crate) fn explicit_curve(name: Nid) -> Self {
        let mut group = EcGroup::from_curve_name(name).unwrap();
        group.set_asn1_flag(Asn1Flag::EXPLICIT_CURVE);
        Self::new(PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap())
    }

    pub(crate) fn der(&self) -> Vec<u8> {
        self.certificate.to_der().unwrap()
    }

    pub(crate) fn verification(&self) -> VerificationKey {
        VerificationKey::from_certificate_der(&self.der()).unwrap()
    }

    pub(crate) fn signing(&self, algorithm: SignatureAlgorithm) -> SigningKey {
        let digest = DigestAlgorithm::Sha256;
        SigningKey::new(self.key.clone(), &self.certificate, algorithm, digest).unwrap()
    }

    pub(crate) fn decryption(&self) -> DecryptionKey {
        DecryptionKey::new(self.key.clone(), &self.certificate).unwrap()
    }

    pub(crate) fn recipient(&self) -> EncryptionRecipient {
        EncryptionRecipient::new(&self.der(), KeyManagement::EIDAS).unwrap()
    }
}

pub(crate) static PEER: LazyLock<Identity> =
    LazyLock::new(|| Identity::curve(Nid::X9_62_PRIME256V1));
pub(crate) static MALLORY: LazyLock<Identity> =
    LazyLock::new(|| Identity::curve(Nid::X9_62_PRIME256V1));
pub(crate) static RSA: LazyLock<Identity> = LazyLock::new(|| Identity::rsa(3072));

/// An Assertion about `name`, unsigned.
pub(crate) fn assertion(id: &str, name: &str) -> String {
    format!(
        "<saml2:Assertion xmlns:saml2=\"{SAML}\" ID=\"{id}\" Version=\"2.0\">\
         <saml2:Issuer>https://peer.example/</saml2:Issuer><saml2:Subject>\
         <saml2:NameID>{name}</saml2:NameID></saml2:Subject></saml2:Assertion>"
    )
}

/// A Response around `content`, unsigned.
pub(crate) fn response(id: &str, content: &str) -> String {
    format!(
        "<saml2p:Response xmlns:saml2p=\"urn:oasis:names:tc:SAML:2.0:protocol\" \
         xmlns:saml2=\"{SAML}\" ID=\"{id}\" Version=\"2.0\">\
         <saml2:Issuer>https://peer.example/</saml2:Issuer>\
         <saml2p:Status><saml2p:StatusCode Value=\"ok\"/></saml2p:Status>{content}\
         </saml2p:Response>"
    )
}
