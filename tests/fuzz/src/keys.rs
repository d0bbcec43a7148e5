//! Keys that everybody may know, made from a name, the same in every run: so a seed that is signed
//! or encrypted today still is tomorrow, and no key lies in a file.

use eidas_bridge::xml::{
    DecryptionKey, DigestAlgorithm, EncryptionRecipient, KeyManagement, SignatureAlgorithm,
    SigningKey,
};
use openssl::asn1::Asn1Time;
use openssl::bn::{BigNum, BigNumContext};
use openssl::ec::{EcGroup, EcKey, EcPoint};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::rsa::RsaPrivateKeyBuilder;
use openssl::sha::{sha256, sha512};
use openssl::x509::extension::{BasicConstraints, SubjectKeyIdentifier};
use openssl::x509::{X509, X509NameBuilder};
use std::sync::LazyLock;

/// How far behind the hashes of their names the primes of [`RSA`] are; saves the search.
const PRIMES: [(&str, u32); 2] = [("p", P_OFFSET), ("q", Q_OFFSET)];
const P_OFFSET: u32 = 1538;
const Q_OFFSET: u32 = 742;

/// A key and its certificate.
pub struct Pair {
    pub key: PKey<Private>,
    pub certificate: X509,
    algorithm: SignatureAlgorithm,
}

/// The only RSA key; it certifies the others too, because its signatures are always the same.
static RSA: LazyLock<PKey<Private>> = LazyLock::new(|| {
    let [p, q] = PRIMES.map(|(name, offset)| prime(name, offset));
    let mut context = BigNumContext::new().unwrap();
    let number = |value: u32| BigNum::from_u32(value).unwrap();
    let (mut n, mut phi, mut d) = (number(0), number(0), number(0));
    let (mut dp, mut dq, mut qi) = (number(0), number(0), number(0));
    let (mut p1, mut q1, e) = (number(0), number(0), number(65_537));
    p1.checked_sub(&p, &number(1)).unwrap();
    q1.checked_sub(&q, &number(1)).unwrap();
    n.checked_mul(&p, &q, &mut context).unwrap();
    phi.checked_mul(&p1, &q1, &mut context).unwrap();
    d.mod_inverse(&e, &phi, &mut context).unwrap();
    dp.nnmod(&d, &p1, &mut context).unwrap();
    dq.nnmod(&d, &q1, &mut context).unwrap();
    qi.mod_inverse(&q, &p, &mut context).unwrap();
    let rsa = RsaPrivateKeyBuilder::new(n, e, d)
        .and_then(|key| key.set_factors(p, q))
        .and_then(|key| key.set_crt_params(dp, dq, qi))
        .unwrap()
        .build();
    PKey::from_rsa(rsa).unwrap()
});

/// The prime of 1536 bits behind the hash of a name.
fn prime(name: &str, offset: u32) -> BigNum {
    let mut bytes: Vec<u8> = (0..3_u8)
        .flat_map(|part| sha512(format!("eidas-bridge fuzzing, {name} {part}").as_bytes()))
        .collect();
    // The highest bits, so that the product has 3072; and odd.
    bytes[0] |= 0xc0;
    bytes[191] |= 1;
    let mut number = BigNum::from_slice(&bytes).unwrap();
    number.add_word(offset).unwrap();
    let mut context = BigNumContext::new().unwrap();
    let mut behind = offset;
    while offset == 0 && !number.is_prime_fasttest(24, &mut context, true).unwrap() {
        number.add_word(2).unwrap();
        behind += 2;
    }
    if offset == 0 {
        eprintln!("the offset of {name} is {behind}");
    }
    number
}

impl Pair {
    /// An RSA-PSS key.
    pub fn rsa() -> Self {
        Self::new("rsa", RSA.clone(), SignatureAlgorithm::RsaPssSha256)
    }

    /// A P-256 key.
    pub fn p256(name: &str) -> Self {
        Self::curve(name, Nid::X9_62_PRIME256V1)
    }

    /// A brainpoolP256r1 key.
    pub fn brainpool(name: &str) -> Self {
        Self::curve(name, Nid::BRAINPOOL_P256R1)
    }

    fn curve(name: &str, curve: Nid) -> Self {
        let group = EcGroup::from_curve_name(curve).unwrap();
        let mut scalar = sha256(format!("eidas-bridge fuzzing, {name}").as_bytes());
        scalar[0] &= 0x7f;
        let scalar = BigNum::from_slice(&scalar).unwrap();
        let mut point = EcPoint::new(&group).unwrap();
        let mut context = BigNumContext::new().unwrap();
        point.mul_generator2(&group, &scalar, &mut context).unwrap();
        let key = EcKey::from_private_components(&group, &scalar, &point).unwrap();
        let key = PKey::from_ec_key(key).unwrap();
        Self::new(name, key, SignatureAlgorithm::EcdsaSha256)
    }

    fn new(name: &str, key: PKey<Private>, algorithm: SignatureAlgorithm) -> Self {
        let named = |text: &str| {
            let mut name = X509NameBuilder::new().unwrap();
            name.append_entry_by_nid(Nid::COMMONNAME, text).unwrap();
            name.build()
        };
        let mut builder = X509::builder().unwrap();
        builder.set_version(2).unwrap();
        let serial = BigNum::from_slice(&sha256(name.as_bytes())[..8]).unwrap();
        builder
            .set_serial_number(&serial.to_asn1_integer().unwrap())
            .unwrap();
        builder.set_subject_name(&named(name)).unwrap();
        builder.set_issuer_name(&named("rsa")).unwrap();
        let day = |text: &str| Asn1Time::from_str(text).unwrap();
        builder.set_not_before(&day("20260101000000Z")).unwrap();
        builder.set_not_after(&day("20360101000000Z")).unwrap();
        builder.set_pubkey(&key).unwrap();
        let authority = BasicConstraints::new().ca().build().unwrap();
        builder.append_extension(authority).unwrap();
        let context = builder.x509v3_context(None, None);
        let identifier = SubjectKeyIdentifier::new().build(&context).unwrap();
        builder.append_extension(identifier).unwrap();
        builder.sign(&RSA, MessageDigest::sha256()).unwrap();
        Self {
            certificate: builder.build(),
            key,
            algorithm,
        }
    }

    pub fn der(&self) -> Vec<u8> {
        self.certificate.to_der().unwrap()
    }

    pub fn signer(&self) -> SigningKey {
        let digest = DigestAlgorithm::Sha256;
        SigningKey::new(self.key.clone(), &self.certificate, self.algorithm, digest).unwrap()
    }

    pub fn decryption(&self) -> DecryptionKey {
        DecryptionKey::new(self.key.clone(), &self.certificate).unwrap()
    }

    pub fn recipient(&self) -> EncryptionRecipient {
        EncryptionRecipient::new(&self.der(), KeyManagement::EIDAS).unwrap()
    }
}
