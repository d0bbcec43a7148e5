//! What is encrypted: by an algorithm that leaks, wrongly shaped, for nobody, or in place of what
//! the peer encrypted. The Response around it is rightly signed each time. `[eIDAS-CR §2.4]`

use super::target::*;
use crate::persons::human;
use crate::saml_world::*;
use crate::xml_fixtures::DS;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::saml::{ResponseExpectation, VerifiedResponse, accept_response};
use eidas_bridge::xml::DecryptionKey;
use openssl::hash::MessageDigest;
use openssl::md::Md;
use openssl::pkey::PKey;
use openssl::pkey_ctx::PkeyCtx;
use openssl::rsa::{Padding, Rsa};
use openssl::symm::{Cipher, encrypt, encrypt_aead};
use std::sync::LazyLock;

const XENC: &str = "http://www.w3.org/2001/04/xmlenc#";
const XENC11: &str = "http://www.w3.org/2009/xmlenc11#";
const KEY: [u8; 32] = [7; 32];
const GCM: &str = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
const OAEP: &str = "http://www.w3.org/2009/xmlenc11#rsa-oaep";

/// Our key in this test, for which the content key is transported.
static OURS: LazyLock<Pair> = LazyLock::new(|| {
    let key = PKey::from_rsa(Rsa::generate(3072).unwrap()).unwrap();
    let days = (-86_400, 86_400);
    Pair::issued("ours", key, None, MessageDigest::sha256(), days)
});

/// An encrypted Assertion in its parts, made with OpenSSL alone.
struct Sealed {
    content: &'static str,
    transport: &'static str,
    wrapped: Vec<u8>,
    octets: Vec<u8>,
}

impl Sealed {
    fn new(plaintext: &str) -> Self {
        let (mut tag, iv) = ([0; 16], [3; 12]);
        let cipher = Cipher::aes_256_gcm();
        let hidden = encrypt_aead(cipher, &KEY, Some(&iv), &[], plaintext.as_bytes(), &mut tag);
        Self {
            content: GCM,
            transport: OAEP,
            wrapped: wrapped(Padding::PKCS1_OAEP, &KEY),
            octets: [&iv[..], &hidden.unwrap(), &tag].concat(),
        }
    }

    /// The same in a mode without authentication.
    fn in_cbc(content: &'static str, cipher: Cipher) -> Self {
        let (key, iv) = (&KEY[..cipher.key_len()], &[3; 16][..cipher.block_size()]);
        let hidden = encrypt(cipher, key, Some(iv), assertion_text().as_bytes()).unwrap();
        Self {
            content,
            wrapped: wrapped(Padding::PKCS1_OAEP, key),
            octets: [iv, &hidden].concat(),
            ..Self::new("")
        }
    }

    fn write(&self) -> String {
        let parameters = if self.transport == OAEP {
            format!(
                "<ds:DigestMethod Algorithm=\"{XENC}sha256\"/><xenc11:MGF xmlns:xenc11=\"{XENC11}\" Algorithm=\"{XENC11}mgf1sha256\"/>"
            )
        } else {
            String::new()
        };
        let value = |bytes: &[u8]| {
            let text = STANDARD.encode(bytes);
            format!(
                "<xenc:CipherData><xenc:CipherValue>{text}</xenc:CipherValue></xenc:CipherData>"
            )
        };
        format!(
            "<saml2:EncryptedAssertion><xenc:EncryptedData xmlns:xenc=\"{XENC}\" xmlns:ds=\"{DS}\" Type=\"{XENC}Element\"><xenc:EncryptionMethod Algorithm=\"{}\"/><ds:KeyInfo><xenc:EncryptedKey><xenc:EncryptionMethod Algorithm=\"{}\">{parameters}</xenc:EncryptionMethod>{}</xenc:EncryptedKey></ds:KeyInfo>{}</xenc:EncryptedData></saml2:EncryptedAssertion>",
            self.content,
            self.transport,
            value(&self.wrapped),
            value(&self.octets)
        )
    }
}

fn wrapped(padding: Padding, key: &[u8]) -> Vec<u8> {
    let mut context = PkeyCtx::new(&OURS.key).unwrap();
    context.encrypt_init().unwrap();
    context.set_rsa_padding(padding).unwrap();
    if padding == Padding::PKCS1_OAEP {
        context.set_rsa_oaep_md(Md::sha256()).unwrap();
        context.set_rsa_mgf1_md(Md::sha256()).unwrap();
    }
    let mut wrapped = Vec::new();
    context.encrypt_to_vec(key, &mut wrapped).unwrap();
    wrapped
}

/// The verdict on a Response of the peer, rightly signed, around this.
fn judged_with(content: &str, keys: &[DecryptionKey]) -> Result<String, &'static str> {
    let message = signed(&response_text(SUCCESS, content), &WORLD.they.messages);
    judged_message(&message, keys)
}

fn judged_message(message: &str, keys: &[DecryptionKey]) -> Result<String, &'static str> {
    let ids = WORLD.our_ids();
    let expectation = ResponseExpectation {
        decryption_keys: keys,
        ..WORLD.expectation(&ids)
    };
    let (message, peer) = (received(message), &WORLD.their_service);
    match accept_response(&message, peer, &expectation, now()) {
        Ok(VerifiedResponse::Success(it)) => {
            Ok(human(it.person()).family_name.preferred().to_owned())
        }
        Ok(VerifiedResponse::Failure(_)) => Err("a failure"),
        Err(error) => Err(error.code()),
    }
}

fn ours() -> [DecryptionKey; 1] {
    [DecryptionKey::new(OURS.key.clone(), &OURS.certificate).unwrap()]
}

fn judged(content: &str) -> Result<String, &'static str> {
    judged_with(content, &ours())
}

/// Refused with this code, and before any key was looked at: without one the code is the same.
fn refused_unopened(content: &str, code: &str) {
    assert_eq!(judged(content), Err(code));
    assert_eq!(judged_with(content, &[]), Err(code));
}

#[test]
fn what_is_well_encrypted_is_read() {
    let good = Sealed::new(&assertion_text());
    assert_eq!(judged(&good.write()).as_deref(), Ok("Peeters"));
}

/// The padding oracle of 2011 needs a receiver that decrypts CBC at all.
#[test]
fn cbc_is_refused_before_a_key_is_touched() {
    for (content, cipher) in [
        (
            "http://www.w3.org/2001/04/xmlenc#aes128-cbc",
            Cipher::aes_128_cbc(),
        ),
        (
            "http://www.w3.org/2001/04/xmlenc#aes192-cbc",
            Cipher::aes_192_cbc(),
        ),
        (
            "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
            Cipher::aes_256_cbc(),
        ),
        (
            "http://www.w3.org/2001/04/xmlenc#tripledes-cbc",
            Cipher::des_ede3_cbc(),
        ),
    ] {
        refused_unopened(
            &Sealed::in_cbc(content, cipher).write(),
            "decrypt.algorithm",
        );
    }
}

/// Bleichenbacher's oracle likewise.
#[test]
fn rsa_1_5_key_transport_is_refused_before_a_key_is_touched() {
    let older = Sealed {
        transport: "http://www.w3.org/2001/04/xmlenc#rsa-1_5",
        wrapped: wrapped(Padding::PKCS1, &KEY),
        ..Sealed::new(&assertion_text())
    };
    refused_unopened(&older.write(), "decrypt.algorithm");
}

/// Our certificate is public: that something is encrypted for us says nothing about who did it.
#[test]
fn encryption_is_no_authentication() {
    let keys = ours();
    for assertion in [
        Assertion.evil(&CURVE),
        Assertion.sign(&Assertion.evil(&CURVE), CURVE.signer()),
    ] {
        let text = response_text(SUCCESS, &Sealed::new(&assertion).write());
        let verdict = judged_message(&text, &keys);
        assert_eq!(verdict, Err("signature.missing"));
    }
}

#[test]
fn an_encrypted_assertion_that_was_replaced() {
    let sound = Sound::new(&CURVE, Response);
    let start = sound.message.find("<saml2:EncryptedAssertion>").unwrap();
    let end = sound.message.find("</saml2p:Response>").unwrap();
    for other in [
        encrypted(&Assertion.evil(&CURVE)),
        encrypted(&Assertion.sign(&assertion_text(), CURVE.signer())),
        String::new(),
    ] {
        let replaced = sound.message.replace(&sound.message[start..end], &other);
        sound.refused(&replaced, "signature.digest");
    }
    // A signature inside must be the same peer's, if there is one.
    let stranger = Assertion.sign(&assertion_text(), &WORLD.we.messages);
    let around = Response.sign(
        &response_text(SUCCESS, &encrypted(&stranger)),
        CURVE.signer(),
    );
    sound.refused(&around, "assertion.signature");
}

#[test]
fn what_opens_as_anything_but_one_assertion() {
    let (one, signed_one) = (
        assertion_text(),
        Assertion.sign(&assertion_text(), CURVE.signer()),
    );
    let within = |inside: &str| {
        with(
            &one,
            "</saml2:Assertion>",
            &format!("{inside}</saml2:Assertion>"),
        )
        .replacen("ID=\"_assertion-1\"", "ID=\"_outer\"", 1)
    };
    let response = response_text(SUCCESS, "");
    let again = Sealed::new(&one).write();
    for (plaintext, code) in [
        (response, "assertion.kind"),
        (request_text(), "assertion.kind"),
        ("<a/>".to_owned(), "assertion.kind"),
        ("<Assertion/>".to_owned(), "assertion.kind"),
        (again.clone(), "assertion.kind"),
        (within(&one), "assertion.structure"),
        (within(&signed_one), "assertion.structure"),
        (within(&again), "assertion.structure"),
        (format!("{one}{one}"), "decrypt.failed"),
        (format!("{one}<a/>"), "decrypt.failed"),
        (format!("{one}text"), "decrypt.failed"),
        ("text".to_owned(), "decrypt.failed"),
        (String::new(), "decrypt.failed"),
        (format!("<!DOCTYPE a>{one}"), "decrypt.failed"),
    ] {
        let verdict = judged(&Sealed::new(&plaintext).write());
        assert_eq!(verdict, Err(code), "{plaintext}");
    }
}

/// Nothing shorter than 96 bits of IV and 128 of tag, nothing changed, and all in one word. That
/// no identity comes out of any of it is what pysaml2 got wrong.
#[test]
fn every_failure_to_decrypt_is_one_failure_and_nobody() {
    let good = Sealed::new(&assertion_text());
    let (sealed, wrapped_key) = (good.octets.clone(), good.wrapped.clone());
    let flipped = |bytes: &[u8], at: usize| {
        let mut bytes = bytes.to_vec();
        bytes[at] ^= 1;
        bytes
    };
    let last = sealed.len() - 1;
    let mut broken: Vec<(Vec<u8>, Vec<u8>)> = Vec::new();
    for at in [0, 11, 12, last - 16, last - 15, last] {
        broken.push((wrapped_key.clone(), flipped(&sealed, at)));
    }
    for length in [0, 1, 11, 12, 13, 27, 28, 29, last - 15, last - 3, last] {
        broken.push((wrapped_key.clone(), sealed[..length].to_vec()));
    }
    broken.push((wrapped_key.clone(), sealed[1..].to_vec()));
    broken.push((wrapped_key.clone(), [&sealed[..], &[0]].concat()));
    for wrong in [
        flipped(&wrapped_key, 0),
        flipped(&wrapped_key, wrapped_key.len() - 1),
        wrapped_key[1..].to_vec(),
        shortened(),
        Vec::new(),
        vec![0; wrapped_key.len()],
        wrapped(Padding::PKCS1_OAEP, &KEY[..16]),
        wrapped(Padding::PKCS1_OAEP, &[]),
        wrapped(Padding::PKCS1_OAEP, &[8; 32]),
        wrapped(Padding::PKCS1, &KEY),
    ] {
        broken.push((wrong, sealed.clone()));
    }
    for (wrapped, octets) in broken {
        let text = Sealed {
            wrapped,
            octets,
            ..Sealed::new("")
        }
        .write();
        assert_eq!(judged(&text), Err("decrypt.failed"));
    }
    let other = [WORLD.decryption[0].clone()];
    let verdict = judged_with(&good.write(), &other);
    assert_eq!(verdict, Err("decrypt.not-for-us"));
}

/// A wrapped key that begins with a zero, without it: the same number, and not the same octets.
fn shortened() -> Vec<u8> {
    let many = std::iter::repeat_with(|| wrapped(Padding::PKCS1_OAEP, &KEY));
    let beginning_with_zero = many.take(100_000).find(|key| key[0] == 0);
    beginning_with_zero.unwrap()[1..].to_vec()
}

/// Who cannot sign learns nothing about the ciphertext: the signature is judged first.
#[test]
fn nothing_is_decrypted_before_the_signature_holds() {
    let keys = ours();
    let good = Sealed::new(&assertion_text());
    let broken = Sealed {
        octets: vec![0; 64],
        ..Sealed::new("")
    };
    let foreign = Sealed {
        content: "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
        ..Sealed::new("")
    };
    for content in [good, broken, foreign] {
        let text = response_text(SUCCESS, &content.write());
        let message = signed(&text, &WORLD.they.messages);
        let changed = with(&message, "status:Success", "status:Responder");
        assert_eq!(judged_message(&changed, &keys), Err("signature.digest"));
        let forged = signed(&text, &Pair::new("messages"));
        assert_eq!(judged_message(&forged, &keys), Err("signature.unknown-key"));
    }
}

/// A reference would make us fetch what we decrypt.
#[test]
fn ciphertext_or_key_by_reference() {
    let good = Sealed::new(&assertion_text()).write();
    let first = "<xenc:CipherData><xenc:CipherValue>";
    let reference =
        "<xenc:CipherData><xenc:CipherReference URI=\"http://127.0.0.1:1/\"/><xenc:CipherValue>";
    let key = &good[good.find("<xenc:EncryptedKey>").unwrap()..];
    let key = &key[..key.find("</ds:KeyInfo>").unwrap()];
    let data = |text: &str| {
        let at = text.rfind(first).unwrap();
        let end = text.rfind("</xenc:CipherData>").unwrap();
        let only = "<xenc:CipherData><xenc:CipherReference URI=\"http://127.0.0.1:1/\"><xenc:Transforms/></xenc:CipherReference>";
        format!("{}{only}{}", &text[..at], &text[end..])
    };
    for text in [
        with(&good, first, reference),
        data(&good),
        with(
            &good,
            key,
            "<ds:RetrievalMethod Type=\"http://www.w3.org/2001/04/xmlenc#EncryptedKey\" URI=\"#k\"/>",
        ),
        with(
            &good,
            "</xenc:EncryptedKey>",
            "<xenc:ReferenceList><xenc:DataReference URI=\"#x\"/></xenc:ReferenceList></xenc:EncryptedKey>",
        ),
    ] {
        refused_unopened(&text, "decrypt.structure");
    }
    let key_by_reference = with(&good, key, &data(key));
    refused_unopened(&key_by_reference, "decrypt.structure");
}

/// The timing of RSA (Marvin, RUSTSEC-2023-0071) is OpenSSL's business: no other implementation
/// of it is linked in.
#[test]
fn no_second_implementation_of_rsa_is_linked_in() {
    let lock = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock"),
    );
    let lock = lock.unwrap();
    assert!(lock.contains("name = \"openssl\"\n"));
    assert!(!lock.contains("name = \"rsa\"\n"));
}
