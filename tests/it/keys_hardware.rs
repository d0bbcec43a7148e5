//! Keys in a token of `SoftHSM` do what keys in files do, each held against OpenSSL; what is wrong
//! with a token is told apart; and a token that goes away and comes back is used again.

use std::sync::Arc;
use std::time::{Duration, Instant};

use eidas_bridge::custody::{HashName, HolderError, KeyHolder as _, SignatureScheme};
use eidas_bridge::oidc::jose::{
    self, ContentEncryption, EncryptionChoice, JweKey, JwkSet, JwsAlgorithm, JwsKey,
    KeyManagementAlgorithm,
};
use eidas_bridge::trust::keys::generate::{
    CertificateProfile, KeyFamily, KeyPurpose, private_key, self_signed,
};
use eidas_bridge::trust::keys::pkcs11::{Duty, TokenError, TokenKey, Tokens as Module};
use eidas_bridge::xml::{
    DecryptionKey, DecryptionPolicy, DigestAlgorithm, Document, EncryptionRecipient, KeyManagement,
    Limits, SignatureAlgorithm, SignaturePlacement, SignaturePolicy, SigningKey, VerificationKey,
    decrypt_to_bytes, encrypt_element, sign_enveloped, verify_enveloped,
};
use openssl::encrypt::Encrypter;
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{Id, PKey, Private, Public};
use openssl::rsa::Padding;
use openssl::x509::X509;
use serde_json::json;

use crate::hardware_world::{PIN, TOKEN, Tokens, settings, uri};

fn public(key: &PKey<Private>) -> PKey<Public> {
    PKey::public_key_from_der(&key.public_key_to_der().unwrap()).unwrap()
}

pub(crate) fn certificate(key: &PKey<Private>, purpose: KeyPurpose) -> X509 {
    let profile = CertificateProfile {
        country: "XA",
        organisation: "Ministry of tests",
        common_name: "hardware",
        purpose,
        not_before: "2026-01-01T00:00:00Z".parse().unwrap(),
        days: 3650,
        serial: [7; 16],
    };
    self_signed(key, &profile).unwrap()
}

fn brainpool() -> PKey<Private> {
    private_key(KeyFamily::EcBrainpoolP256).unwrap()
}

fn signing_scheme(key: &PKey<Private>) -> SignatureScheme {
    match key.id() {
        Id::EC => SignatureScheme::Ecdsa,
        _ => SignatureScheme::Pss(HashName::Sha256),
    }
}

fn open() -> Duty {
    Duty::Open(vec![(HashName::Sha256, HashName::Sha256)])
}

#[test]
fn a_token_does_what_a_file_does() {
    let Some(tokens) = Tokens::alone("keys_hardware::a_token_does_what_a_file_does") else {
        return;
    };
    tokens.init(TOKEN);
    let keys = [
        ("rsa", private_key(KeyFamily::Rsa3072).unwrap()),
        ("p256", private_key(KeyFamily::EcP256).unwrap()),
        ("p384", private_key(KeyFamily::EcP384).unwrap()),
        ("p521", private_key(KeyFamily::EcP521).unwrap()),
        ("brainpool", brainpool()),
    ];
    // The token is full of other keys, too.
    for (place, (name, key)) in keys.iter().enumerate() {
        tokens.import(key, name, &format!("{place:02x}"));
        tokens.import(
            &brainpool(),
            &format!("{name}-other"),
            &format!("{:02x}", place + 100),
        );
    }
    let module = Module::open(&settings(PIN, 4)).unwrap();
    for (name, key) in &keys {
        let held = module.key(&uri(name), &public(key)).unwrap();
        let can = held.probe(&Duty::Sign(vec![signing_scheme(key)])).unwrap();
        let can: Vec<String> = can.iter().map(ToString::to_string).collect();
        println!("{name}: signs {}", can.join(", "));
        signs_xml(&held, key);
        signs_tokens(&held, key);
        let opens = held.probe(&open()).unwrap();
        let opens: Vec<String> = opens.iter().map(ToString::to_string).collect();
        println!("{name}: opens {}", opens.join(", "));
        opens_xml(&held, key);
        opens_tokens(&held, key);
        if key.id() == Id::RSA {
            assert!(opens.contains(&"RSA-OAEP SHA-1 with MGF1 SHA-1".to_owned()));
            let here = "RSA-OAEP SHA-256 with MGF1 SHA-256 (padding here)";
            assert!(opens.contains(&here.to_owned()), "{opens:?}");
            opens_every_oaep(&held, key);
            refuses_other_texts_alike(&module, &held, key);
        }
    }
    rates(&module, &keys);
}

fn signs_xml(held: &Arc<TokenKey>, key: &PKey<Private>) {
    let algorithm = match (key.id(), key.bits()) {
        (Id::EC, 384) => SignatureAlgorithm::EcdsaSha384,
        (Id::EC, 521) => SignatureAlgorithm::EcdsaSha512,
        (Id::EC, _) => SignatureAlgorithm::EcdsaSha256,
        _ => SignatureAlgorithm::RsaPssSha256,
    };
    let certificate = certificate(key, KeyPurpose::Signing);
    let digest = DigestAlgorithm::Sha256;
    let signing = SigningKey::held(held.clone(), &certificate, algorithm, digest).unwrap();
    let signed = sign_enveloped(
        "<a ID=\"i\"><b/></a>",
        SignaturePlacement::FirstChild,
        &signing,
    );
    let signed = signed.unwrap();
    let trusted = VerificationKey::from_certificate_der(&certificate.to_der().unwrap()).unwrap();
    let document = Document::parse(signed.as_bytes(), &Limits::METADATA).unwrap();
    verify_enveloped(&document, &[trusted], &SignaturePolicy::EIDAS)
        .expect("what the token signed verifies");
}

fn signs_tokens(held: &Arc<TokenKey>, key: &PKey<Private>) {
    let curve = key.ec_key().ok().and_then(|key| key.group().curve_name());
    let algorithms: &[JwsAlgorithm] = match (key.id(), curve) {
        (Id::RSA, _) => &[JwsAlgorithm::Ps256, JwsAlgorithm::Rs256],
        (_, Some(Nid::X9_62_PRIME256V1)) => &[JwsAlgorithm::Es256],
        (_, Some(Nid::SECP384R1)) => &[JwsAlgorithm::Es384],
        _ => &[],
    };
    for algorithm in algorithms {
        let jws = JwsKey::held(held.clone(), &public(key), *algorithm).unwrap();
        let token = jose::sign(&json!({"a": 1}), &jws, "JWT").unwrap();
        let keys = JwkSet::new(vec![jws.public().clone()]);
        jose::verify(&token, &keys, &[*algorithm]).unwrap();
    }
}

fn opens_xml(held: &Arc<TokenKey>, key: &PKey<Private>) {
    let certificate = certificate(key, KeyPurpose::Encryption);
    let der = certificate.to_der().unwrap();
    let recipient = EncryptionRecipient::new(&der, KeyManagement::EIDAS).unwrap();
    let content = eidas_bridge::xml::ContentEncryption::Aes256Gcm;
    let encrypted = encrypt_element("<a xmlns=\"x\">secret</a>", &recipient, content);
    let encrypted = encrypted.unwrap();
    let document = Document::parse(encrypted.as_bytes(), &Limits::METADATA).unwrap();
    let decryption = [DecryptionKey::held(held.clone(), &certificate).unwrap()];
    let policy = DecryptionPolicy::EIDAS;
    let plain = decrypt_to_bytes(document.root(), &decryption, &policy);
    assert_eq!(plain.unwrap().as_slice(), b"<a xmlns=\"x\">secret</a>");
}

fn opens_tokens(held: &Arc<TokenKey>, key: &PKey<Private>) {
    let Ok(jwe) = JweKey::held(held.clone(), &public(key)) else {
        return;
    };
    let signing = private_key(KeyFamily::EcP256).unwrap();
    let signing = JwsKey::new(signing, JwsAlgorithm::Es256).unwrap();
    let inner = jose::sign(&json!({"a": 1}), &signing, "JWT").unwrap();
    let algorithms: &[KeyManagementAlgorithm] = match key.id() {
        Id::RSA => &[
            KeyManagementAlgorithm::RsaOaep,
            KeyManagementAlgorithm::RsaOaep256,
        ],
        _ => &[
            KeyManagementAlgorithm::EcdhEs,
            KeyManagementAlgorithm::EcdhEsA256kw,
        ],
    };
    for alg in algorithms {
        let enc = ContentEncryption::A256gcm;
        let choice = EncryptionChoice { alg: *alg, enc };
        let token = jose::encrypt(&inner, &jwe.public(Some(*alg)), choice).unwrap();
        let opened = jose::decrypt(&token, std::slice::from_ref(&jwe), &[choice]);
        assert_eq!(opened.unwrap(), inner, "{alg:?}");
    }
}

fn digest(name: HashName) -> MessageDigest {
    match name {
        HashName::Sha1 => MessageDigest::sha1(),
        HashName::Sha256 => MessageDigest::sha256(),
        HashName::Sha384 => MessageDigest::sha384(),
        HashName::Sha512 => MessageDigest::sha512(),
    }
}

fn wrapped(key: &PKey<Private>, hash: HashName, mask: HashName) -> Vec<u8> {
    let mut encrypter = Encrypter::new(key).unwrap();
    encrypter.set_rsa_padding(Padding::PKCS1_OAEP).unwrap();
    encrypter.set_rsa_oaep_md(digest(hash)).unwrap();
    encrypter.set_rsa_mgf1_md(digest(mask)).unwrap();
    let mut out = vec![0; key.size()];
    let length = encrypter.encrypt(&[9; 32], &mut out).unwrap();
    out.truncate(length);
    out
}

fn opens_every_oaep(held: &TokenKey, key: &PKey<Private>) {
    for hash in HashName::ALL {
        for mask in HashName::ALL {
            let opened = held.decrypt_oaep(hash, mask, &wrapped(key, hash, mask));
            assert_eq!(opened.unwrap().as_slice(), [9; 32], "{hash:?} {mask:?}");
        }
    }
}

/// Whatever is wrong with a text: it is refused, all alike, and the connection stays.
fn refuses_other_texts_alike(module: &Module, held: &TokenKey, key: &PKey<Private>) {
    for hash in [HashName::Sha1, HashName::Sha256] {
        let good = wrapped(key, hash, hash);
        let mut other = good.clone();
        other[200] ^= 1;
        let above = vec![0xff; good.len()];
        for text in [other, above, vec![0; good.len()], good[1..].to_vec()] {
            let refused = held.decrypt_oaep(hash, hash, &text).unwrap_err();
            assert_eq!(refused, HolderError::Refused, "{hash:?}");
            assert!(!module.are_lost());
        }
        assert!(held.decrypt_oaep(hash, hash, &good).is_ok());
    }
}

/// No assertion: the figures are of this machine.
fn rates(module: &Module, keys: &[(&str, PKey<Private>)]) {
    let rate = |work: &dyn Fn()| {
        let since = Instant::now();
        let mut count = 0_u32;
        while since.elapsed() < Duration::from_millis(300) {
            work();
            count += 1;
        }
        f64::from(count) / since.elapsed().as_secs_f64()
    };
    for (name, key) in keys {
        let held = module.key(&uri(name), &public(key)).unwrap();
        let (scheme, hash) = (signing_scheme(key), [3; 32]);
        let signs = rate(&|| drop(held.sign(scheme, &hash).unwrap()));
        println!("rate {name}: {signs:.0} signatures a second");
        if key.id() == Id::RSA {
            for hash in [HashName::Sha1, HashName::Sha256] {
                let text = wrapped(key, hash, hash);
                held.probe(&open()).unwrap();
                let opens = rate(&|| drop(held.decrypt_oaep(hash, hash, &text).unwrap()));
                println!("rate {name}: {opens:.0} OAEP {} a second", hash.as_str());
            }
        }
    }
}

#[test]
fn what_is_wrong_with_a_token_is_told_apart() {
    let Some(tokens) = Tokens::alone("keys_hardware::what_is_wrong_with_a_token_is_told_apart")
    else {
        return;
    };
    tokens.init(TOKEN);
    let key = private_key(KeyFamily::EcP256).unwrap();
    tokens.import(&key, "one", "01");
    tokens.import(&private_key(KeyFamily::EcP256).unwrap(), "twin", "02");
    tokens.import(&private_key(KeyFamily::EcP256).unwrap(), "twin", "03");
    let half = public(&key);
    let mut nowhere = settings(PIN, 1);
    nowhere.module = "/usr/lib/nowhere.so".into();
    assert_eq!(Module::open(&nowhere).unwrap_err(), TokenError::Module);
    // One wrong PIN, before the right one opens the token for the whole process.
    let wrong = Module::open(&settings("0000-wrong", 1)).unwrap();
    assert_eq!(wrong.key(&uri("one"), &half).unwrap_err(), TokenError::Pin);
    let module = Module::open(&settings(PIN, 2)).unwrap();
    let error = |text: &str| module.key(&text.parse().unwrap(), &half).unwrap_err();
    assert_eq!(error("pkcs11:token=other;object=one"), TokenError::NoToken);
    let token = "pkcs11:token=eidas%20test";
    assert_eq!(error(&format!("{token};object=none")), TokenError::NoKey);
    assert_eq!(
        error(&format!("{token};object=twin")),
        TokenError::AmbiguousKey
    );
    assert_eq!(
        error(&format!("{token};object=one;id=%02")),
        TokenError::NoKey
    );
    let by_id: Result<_, _> = module.key(&format!("{token};id=%02").parse().unwrap(), &half);
    let other = by_id
        .unwrap()
        .probe(&Duty::Sign(vec![SignatureScheme::Ecdsa]));
    assert_eq!(other.unwrap_err(), TokenError::Mismatch);
    let held = module.key(&uri("one"), &half).unwrap();
    let rsa_only = Duty::Sign(vec![SignatureScheme::Pkcs1Sha256]);
    let lacks = held.probe(&rsa_only).unwrap_err();
    assert_eq!(lacks, TokenError::Lacks("RSA PKCS #1 v1.5 SHA-256"));
    // More at once than there are sessions.
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let held = Arc::clone(&held);
            std::thread::spawn(move || {
                for _ in 0..50 {
                    held.sign(SignatureScheme::Ecdsa, &[1; 32]).unwrap();
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

#[test]
fn a_token_that_was_lost_is_found_again() {
    let Some(tokens) = Tokens::alone("keys_hardware::a_token_that_was_lost_is_found_again") else {
        return;
    };
    tokens.init(TOKEN);
    let key = private_key(KeyFamily::EcP256).unwrap();
    let other = private_key(KeyFamily::Rsa3072).unwrap();
    tokens.import(&key, "one", "01");
    tokens.import(&other, "two", "02");
    let module = Module::open(&settings(PIN, 2)).unwrap();
    let held = module.key(&uri("one"), &public(&key)).unwrap();
    let opens = module.key(&uri("two"), &public(&other)).unwrap();
    let ecdsa = SignatureScheme::Ecdsa;
    held.probe(&Duty::Sign(vec![ecdsa])).unwrap();
    opens.probe(&open()).unwrap();
    let text = wrapped(&other, HashName::Sha256, HashName::Sha256);
    let decrypt = || opens.decrypt_oaep(HashName::Sha256, HashName::Sha256, &text);
    module.look_after();
    for _ in 0..3 {
        tokens.take_away();
        let since = Instant::now();
        // Nobody asks, and yet it is noticed.
        while !module.are_lost() {
            assert!(since.elapsed() < Duration::from_secs(10), "not noticed");
            std::thread::sleep(Duration::from_millis(10));
        }
        println!("noticed after {} ms", since.elapsed().as_millis());
        assert_eq!(
            held.sign(ecdsa, &[1; 32]).unwrap_err(),
            HolderError::Unavailable
        );
        assert_eq!(decrypt().unwrap_err(), HolderError::Unavailable);
        std::thread::sleep(Duration::from_millis(700));
        tokens.bring_back();
        let since = Instant::now();
        while module.are_lost() {
            assert!(since.elapsed() < Duration::from_secs(5), "not found again");
            std::thread::sleep(Duration::from_millis(10));
        }
        println!("found again after {} ms", since.elapsed().as_millis());
        held.sign(ecdsa, &[1; 32]).unwrap();
        decrypt().unwrap();
    }
}
