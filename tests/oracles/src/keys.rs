//! Keys for the questions: minted once a run, with self-signed certificates, in the forms that
//! others want.

use eidas_bridge::xml::{
    DecryptionKey, DigestAlgorithm, EncryptionRecipient, KeyManagement, SignatureAlgorithm,
    SigningKey, VerificationKey,
};
use openssl::asn1::Asn1Time;
use openssl::bn::{BigNum, MsbOption};
use openssl::ec::{EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::rsa::Rsa;
use openssl::x509::extension::{BasicConstraints, SubjectKeyIdentifier};
use openssl::x509::{X509, X509Builder, X509NameBuilder};
use std::sync::LazyLock;

/// The curves of the profile and their names in the matrix.
pub const CURVES: [(Nid, &str); 6] = [
    (Nid::X9_62_PRIME256V1, "P-256"),
    (Nid::SECP384R1, "P-384"),
    (Nid::SECP521R1, "P-521"),
    (Nid::BRAINPOOL_P256R1, "brainpoolP256r1"),
    (Nid::BRAINPOOL_P384R1, "brainpoolP384r1"),
    (Nid::BRAINPOOL_P512R1, "brainpoolP512r1"),
];

/// A key pair with a certificate.
pub struct Identity {
    /// Name of the kind of key.
    pub kind: &'static str,
    pub key: PKey<Private>,
    pub certificate: X509,
    pub key_pem: Vec<u8>,
    pub certificate_pem: Vec<u8>,
}

impl Identity {
    fn new(kind: &'static str, key: PKey<Private>) -> Self {
        let mut name = X509NameBuilder::new().unwrap();
        name.append_entry_by_text("CN", kind).unwrap();
        let name = name.build();
        let mut builder = X509Builder::new().unwrap();
        builder.set_version(2).unwrap();
        let mut serial = BigNum::new().unwrap();
        serial.rand(64, MsbOption::ONE, false).unwrap();
        let serial = serial.to_asn1_integer().unwrap();
        builder.set_serial_number(&serial).unwrap();
        builder.set_subject_name(&name).unwrap();
        builder.set_issuer_name(&name).unwrap();
        let (from, to) = (Asn1Time::days_from_now(0), Asn1Time::days_from_now(30));
        builder.set_not_before(&from.unwrap()).unwrap();
        builder.set_not_after(&to.unwrap()).unwrap();
        builder.set_pubkey(&key).unwrap();
        let constraints = BasicConstraints::new().ca().build().unwrap();
        builder.append_extension(constraints).unwrap();
        let identifier = SubjectKeyIdentifier::new();
        let identifier = identifier.build(&builder.x509v3_context(None, None));
        builder.append_extension(identifier.unwrap()).unwrap();
        builder.sign(&key, MessageDigest::sha256()).unwrap();
        let certificate = builder.build();
        Self {
            kind,
            key_pem: key.private_key_to_pem_pkcs8().unwrap(),
            certificate_pem: certificate.to_pem().unwrap(),
            key,
            certificate,
        }
    }

    fn curve(name: Nid, kind: &'static str) -> Self {
        let group = EcGroup::from_curve_name(name).unwrap();
        let key = PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap();
        Self::new(kind, key)
    }

    pub fn der(&self) -> Vec<u8> {
        self.certificate.to_der().unwrap()
    }

    pub fn spki_der(&self) -> Vec<u8> {
        self.key.public_key_to_der().unwrap()
    }

    pub fn signing(&self, algorithm: SignatureAlgorithm, digest: DigestAlgorithm) -> SigningKey {
        SigningKey::new(self.key.clone(), &self.certificate, algorithm, digest).unwrap()
    }

    pub fn verification(&self) -> VerificationKey {
        VerificationKey::from_certificate_der(&self.der()).unwrap()
    }

    pub fn decryption(&self) -> DecryptionKey {
        DecryptionKey::new(self.key.clone(), &self.certificate).unwrap()
    }

    pub fn recipient(&self, management: KeyManagement) -> EncryptionRecipient {
        EncryptionRecipient::new(&self.der(), management).unwrap()
    }
}

/// The RSA key of the run.
pub static RSA: LazyLock<Identity> = LazyLock::new(|| {
    let key = PKey::from_rsa(Rsa::generate(3072).unwrap()).unwrap();
    Identity::new("RSA-3072", key)
});

/// One key on each curve, in the order of [`CURVES`].
pub static ON_CURVES: LazyLock<Vec<Identity>> = LazyLock::new(|| {
    let curves = CURVES.iter();
    curves
        .map(|(nid, kind)| Identity::curve(*nid, kind))
        .collect()
});
