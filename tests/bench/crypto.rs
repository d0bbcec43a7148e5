//! What the XML engine costs beyond the cryptography that no implementation can avoid: each
//! operation beside the sum of its bare OpenSSL primitives, in the same run, and their ratio.
#![expect(
    clippy::unwrap_used,
    reason = "a benchmark may stop at the first surprise"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use eidas_bridge::xml::{
    ContentEncryption, DecryptionKey, DecryptionPolicy, DigestAlgorithm, Document,
    EncryptionRecipient, KeyManagement, Limits, SignatureAlgorithm, SignaturePlacement,
    SignaturePolicy, SigningKey, VerificationKey, encrypt_element, sign_enveloped,
    verify_enveloped,
};
use openssl::aes::{AesKey, unwrap_key, wrap_key};
use openssl::asn1::Asn1Time;
use openssl::derive::Deriver;
use openssl::ec::{EcGroup, EcKey};
use openssl::ecdsa::EcdsaSig;
use openssl::hash::MessageDigest;
use openssl::md::Md;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private, Public};
use openssl::pkey_ctx::PkeyCtx;
use openssl::rsa::{Padding, Rsa};
use openssl::sha::sha256;
use openssl::sign::RsaPssSaltlen;
use openssl::symm::{Cipher, decrypt_aead, encrypt_aead};
use openssl::x509::{X509, X509Builder};
use std::hint::black_box;
use std::time::{Duration, Instant};

const SAML: &str = "urn:oasis:names:tc:SAML:2.0:assertion";
const PROTOCOL: &str = "urn:oasis:names:tc:SAML:2.0:protocol";

fn certificate(key: &PKey<Private>) -> X509 {
    let mut builder = X509Builder::new().unwrap();
    builder.set_version(2).unwrap();
    builder
        .set_not_before(&Asn1Time::days_from_now(0).unwrap())
        .unwrap();
    builder
        .set_not_after(&Asn1Time::days_from_now(30).unwrap())
        .unwrap();
    builder.set_pubkey(key).unwrap();
    builder.sign(key, MessageDigest::sha256()).unwrap();
    builder.build()
}

fn attributes(count: usize) -> String {
    let each: Vec<String> = (0..count)
        .map(|n| {
            format!(
                "<saml2:Attribute FriendlyName=\"Attribute{n}\" Name=\"http://eidas.europa.eu/attributes/naturalperson/Attribute{n}\" \
                 NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:uri\"><saml2:AttributeValue \
                 xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"eidas:Type\">value number {n}</saml2:AttributeValue></saml2:Attribute>"
            )
        })
        .collect();
    each.concat()
}

/// One family of keys with a message of each kind.
struct Case {
    name: &'static str,
    private: PKey<Private>,
    signing: SigningKey,
    trusted: [VerificationKey; 1],
    decryption: [DecryptionKey; 1],
    request: String,
    response: String,
}

impl Case {
    fn new(name: &'static str, private: PKey<Private>, algorithm: SignatureAlgorithm) -> Self {
        let cert = certificate(&private);
        let der = cert.to_der().unwrap();
        let signing =
            SigningKey::new(private.clone(), &cert, algorithm, DigestAlgorithm::Sha256).unwrap();
        let recipient = EncryptionRecipient::new(&der, KeyManagement::EIDAS).unwrap();
        let issuer = "<saml2:Issuer>https://peer.example/metadata</saml2:Issuer>";
        let assertion = format!(
            "<saml2:Assertion xmlns:saml2=\"{SAML}\">{}</saml2:Assertion>",
            attributes(14)
        );
        let sealed = encrypt_element(&assertion, &recipient, ContentEncryption::Aes256Gcm).unwrap();
        let root =
            format!("xmlns:saml2p=\"{PROTOCOL}\" xmlns:saml2=\"{SAML}\" ID=\"_r\" Version=\"2.0\"");
        let response = format!(
            "<saml2p:Response {root}>{issuer}<saml2:EncryptedAssertion>{sealed}</saml2:EncryptedAssertion></saml2p:Response>"
        );
        let response =
            sign_enveloped(&response, SignaturePlacement::AfterFirstChild, &signing).unwrap();
        let request = format!(
            "<saml2p:AuthnRequest {root}>{issuer}<saml2p:Extensions>{}</saml2p:Extensions></saml2p:AuthnRequest>",
            attributes(9)
        );
        Self {
            name,
            signing,
            trusted: [VerificationKey::from_certificate_der(&der).unwrap()],
            decryption: [DecryptionKey::new(private.clone(), &cert).unwrap()],
            private,
            request,
            response,
        }
    }

    fn sign(&self) -> usize {
        let placement = SignaturePlacement::AfterFirstChild;
        sign_enveloped(&self.request, placement, &self.signing)
            .unwrap()
            .len()
    }

    fn verify_and_decrypt(&self) -> usize {
        let document = Document::parse(self.response.as_bytes(), &Limits::MESSAGE).unwrap();
        let verified = verify_enveloped(&document, &self.trusted, &SignaturePolicy::EIDAS).unwrap();
        let sealed = verified.child(SAML, "EncryptedAssertion").unwrap();
        let opened = sealed
            .decrypt(&self.decryption, &DecryptionPolicy::EIDAS, &Limits::MESSAGE)
            .unwrap();
        opened.root().children().count()
    }
}

/// The bare operations, on keys and bytes that are ready.
struct Primitives {
    private: PKey<Private>,
    public: PKey<Public>,
    peer: Option<PKey<Public>>,
    curve: Option<(EcKey<Private>, EcKey<Public>)>,
    signature: Vec<u8>,
    wrapped: Vec<u8>,
    sealed: Vec<u8>,
    tag: [u8; 16],
    signed: Vec<u8>,
    requested: Vec<u8>,
}

impl Primitives {
    fn new(case: &Case) -> Self {
        let private = case.private.clone();
        let public = PKey::public_key_from_der(&private.public_key_to_der().unwrap()).unwrap();
        let curve = private
            .ec_key()
            .ok()
            .map(|key| (key, public.ec_key().unwrap()));
        let peer = curve.as_ref().map(|(key, _)| {
            let key = PKey::from_ec_key(EcKey::generate(key.group()).unwrap()).unwrap();
            PKey::public_key_from_der(&key.public_key_to_der().unwrap()).unwrap()
        });
        let mut tag = [0; 16];
        let cipher = Cipher::aes_256_gcm();
        let sealed =
            encrypt_aead(cipher, &[7; 32], Some(&[1; 12]), &[], &[0; 5_700], &mut tag).unwrap();
        let wrapped = if curve.is_some() {
            let mut out = vec![0; 40];
            wrap_key(
                &AesKey::new_encrypt(&[9; 32]).unwrap(),
                None,
                &mut out,
                &[7; 32],
            )
            .unwrap();
            out
        } else {
            let mut context = PkeyCtx::new(&public).unwrap();
            context.encrypt_init().unwrap();
            oaep(&mut context);
            let mut out = Vec::new();
            context.encrypt_to_vec(&[7; 32], &mut out).unwrap();
            out
        };
        let mut primitives = Self {
            private,
            public,
            peer,
            curve,
            signature: Vec::new(),
            wrapped,
            sealed,
            tag,
            signed: vec![0; case.response.len()],
            requested: vec![0; case.request.len()],
        };
        primitives.signature = primitives.sign_hash(&sha256(&primitives.signed));
        primitives
    }

    fn sign_hash(&self, hash: &[u8]) -> Vec<u8> {
        if let Some((key, _)) = &self.curve {
            return EcdsaSig::sign(hash, key).unwrap().to_der().unwrap();
        }
        let mut context = PkeyCtx::new(&self.private).unwrap();
        context.sign_init().unwrap();
        pss(&mut context);
        let mut out = Vec::new();
        context.sign_to_vec(hash, &mut out).unwrap();
        out
    }

    /// Two hashes (content, `SignedInfo`) and one signature.
    fn sign(&self) -> usize {
        let content = sha256(&self.requested);
        self.sign_hash(&sha256(&[&content[..]; 28].concat())).len()
    }

    /// Two hashes, one verification, one key operation, one decryption.
    fn verify_and_decrypt(&self) -> usize {
        let hash = sha256(&self.signed);
        black_box(sha256(&[&hash[..]; 28].concat()));
        let verified = if let Some((_, key)) = &self.curve {
            EcdsaSig::from_der(&self.signature)
                .unwrap()
                .verify(&hash, key)
                .unwrap()
        } else {
            let mut context = PkeyCtx::new(&self.public).unwrap();
            context.verify_init().unwrap();
            pss(&mut context);
            context.verify(&hash, &self.signature).unwrap()
        };
        assert!(verified);
        let key = if let Some(peer) = &self.peer {
            let mut deriver = Deriver::new(&self.private).unwrap();
            deriver.set_peer(peer).unwrap();
            black_box(sha256(&deriver.derive_to_vec().unwrap()));
            let mut key = vec![0; 32];
            let wrapping = AesKey::new_decrypt(&[9; 32]).unwrap();
            unwrap_key(&wrapping, None, &mut key, &self.wrapped).unwrap();
            key
        } else {
            let mut context = PkeyCtx::new(&self.private).unwrap();
            context.decrypt_init().unwrap();
            oaep(&mut context);
            let mut key = Vec::new();
            context.decrypt_to_vec(&self.wrapped, &mut key).unwrap();
            key
        };
        let cipher = Cipher::aes_256_gcm();
        decrypt_aead(cipher, &key, Some(&[1; 12]), &[], &self.sealed, &self.tag)
            .unwrap()
            .len()
    }
}

fn pss<T>(context: &mut PkeyCtx<T>) {
    context.set_rsa_padding(Padding::PKCS1_PSS).unwrap();
    context
        .set_rsa_pss_saltlen(RsaPssSaltlen::DIGEST_LENGTH)
        .unwrap();
    context.set_signature_md(Md::sha256()).unwrap();
}

fn oaep<T>(context: &mut PkeyCtx<T>) {
    context.set_rsa_padding(Padding::PKCS1_OAEP).unwrap();
    context.set_rsa_oaep_md(Md::sha256()).unwrap();
    context.set_rsa_mgf1_md(Md::sha256()).unwrap();
}

/// Medians of two operations run in turns, so that a busy machine hurts both alike.
fn in_turns(a: impl Fn() -> usize, b: impl Fn() -> usize) -> (Duration, Duration) {
    let once = |operation: &dyn Fn() -> usize| {
        let began = Instant::now();
        black_box(operation());
        began.elapsed()
    };
    let (mut first, mut second): (Vec<_>, Vec<_>) =
        (0..1_001).map(|_| (once(&a), once(&b))).unzip();
    let median = |times: &mut Vec<Duration>| {
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default()
    };
    (median(&mut first), median(&mut second))
}

fn cases() -> Vec<Case> {
    let rsa = PKey::from_rsa(Rsa::generate(3072).unwrap()).unwrap();
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
    let curve = PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap();
    vec![
        Case::new(
            "RSA-3072 PSS, OAEP-SHA256",
            rsa,
            SignatureAlgorithm::RsaPssSha256,
        ),
        Case::new(
            "P-256 ECDSA, ECDH-ES",
            curve,
            SignatureAlgorithm::EcdsaSha256,
        ),
    ]
}

fn crypto(criterion: &mut Criterion) {
    let mut report = Vec::new();
    for case in cases() {
        let bare = Primitives::new(&case);
        let mut group = criterion.benchmark_group(case.name);
        group.bench_function("verify and decrypt", |b| {
            b.iter(|| case.verify_and_decrypt());
        });
        group.bench_function("verify and decrypt, bare", |b| {
            b.iter(|| bare.verify_and_decrypt());
        });
        group.bench_function("sign", |b| b.iter(|| case.sign()));
        group.bench_function("sign, bare", |b| b.iter(|| bare.sign()));
        let parse = || Document::parse(case.response.as_bytes(), &Limits::MESSAGE);
        group.bench_function("parse alone", |b| b.iter(|| parse().is_ok()));
        group.finish();
        for (what, (full, least), bytes) in [
            (
                "verify and decrypt",
                in_turns(|| case.verify_and_decrypt(), || bare.verify_and_decrypt()),
                case.response.len(),
            ),
            (
                "sign",
                in_turns(|| case.sign(), || bare.sign()),
                case.request.len(),
            ),
        ] {
            let share = 100.0 * least.as_secs_f64() / full.as_secs_f64();
            report.push(format!(
                "{}: {what} {bytes} bytes: {full:.1?}, bare {least:.1?}, {share:.0} % of the limit",
                case.name
            ));
        }
    }
    println!("\n{}", report.join("\n"));
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    targets = crypto
}
criterion_main!(benches);
