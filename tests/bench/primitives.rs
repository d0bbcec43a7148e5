//! The bare operations on keys and bytes that are ready, by the quickest of OpenSSL's own ways:
//! keys and ciphers looked up once, curve keys and points decoded, no base64, no XML.

use super::case::Case;
use openssl::aes::{AesKey, unwrap_key, wrap_key};
use openssl::bn::{BigNum, BigNumContext};
use openssl::cipher::Cipher;
use openssl::cipher_ctx::CipherCtx;
use openssl::ec::{EcKey, EcPoint};
use openssl::ecdsa::EcdsaSig;
use openssl::md::Md;
use openssl::pkey::{PKey, Private, Public};
use openssl::pkey_ctx::PkeyCtx;
use openssl::rsa::Padding;
use openssl::sha::sha256;
use openssl::sign::RsaPssSaltlen;
use std::hint::black_box;

/// Bytes of a canonical `SignedInfo`, about.
const SIGNED_INFO: usize = 900;

pub(crate) struct Primitives {
    keys: Keys,
    cipher: Cipher,
    wrapped: Vec<u8>,
    sealed: Vec<u8>,
    tag: [u8; 16],
    covered: Vec<u8>,
    requested: Vec<u8>,
    signed_info: Vec<u8>,
}

enum Keys {
    Rsa {
        private: PKey<Private>,
        public: PKey<Public>,
        signature: Vec<u8>,
    },
    Curve {
        private: EcKey<Private>,
        public: EcKey<Public>,
        ephemeral: EcPoint,
        signature: EcdsaSig,
    },
}

impl Primitives {
    pub(crate) fn new(case: &Case) -> Self {
        let signed_info = vec![0; SIGNED_INFO];
        let hash = sha256(&signed_info);
        let public = PKey::public_key_from_der(&case.private.public_key_to_der().unwrap()).unwrap();
        let (keys, wrapped) = if let Ok(private) = case.private.ec_key() {
            let group = private.group();
            let ephemeral = EcKey::generate(group).unwrap();
            let mut wrapped = vec![0; 40];
            let wrapping = AesKey::new_encrypt(&[9; 32]).unwrap();
            wrap_key(&wrapping, None, &mut wrapped, &[7; 32]).unwrap();
            let keys = Keys::Curve {
                public: public.ec_key().unwrap(),
                ephemeral: ephemeral.public_key().to_owned(group).unwrap(),
                signature: EcdsaSig::sign(&hash, &private).unwrap(),
                private,
            };
            (keys, wrapped)
        } else {
            let mut context = PkeyCtx::new(&public).unwrap();
            context.encrypt_init().unwrap();
            oaep(&mut context);
            let mut wrapped = Vec::new();
            context.encrypt_to_vec(&[7; 32], &mut wrapped).unwrap();
            let keys = Keys::Rsa {
                signature: sign_rsa(&case.private, &hash),
                private: case.private.clone(),
                public,
            };
            (keys, wrapped)
        };
        let cipher = Cipher::fetch(None, "AES-256-GCM", None).unwrap();
        let (sealed, tag) = seal(&cipher, case.plain);
        Self {
            keys,
            cipher,
            wrapped,
            sealed,
            tag,
            covered: vec![0; case.covered],
            requested: vec![0; case.request.as_str().len()],
            signed_info,
        }
    }

    /// Two hashes (content, `SignedInfo`) and one signature.
    pub(crate) fn sign(&self) -> usize {
        black_box(sha256(&self.requested));
        let hash = sha256(&self.signed_info);
        match &self.keys {
            Keys::Rsa { private, .. } => sign_rsa(private, &hash).len(),
            Keys::Curve { private, .. } => {
                black_box(EcdsaSig::sign(&hash, private).unwrap());
                1
            }
        }
    }

    /// Two hashes, one verification, one key operation, one decryption.
    pub(crate) fn verify_and_decrypt(&self) -> usize {
        black_box(sha256(&self.covered));
        let hash = sha256(&self.signed_info);
        let key = match &self.keys {
            Keys::Rsa {
                private,
                public,
                signature,
            } => {
                let mut context = PkeyCtx::new(public).unwrap();
                context.verify_init().unwrap();
                pss(&mut context);
                assert!(context.verify(&hash, signature).unwrap());
                let mut context = PkeyCtx::new(private).unwrap();
                context.decrypt_init().unwrap();
                oaep(&mut context);
                let mut key = Vec::new();
                context.decrypt_to_vec(&self.wrapped, &mut key).unwrap();
                key
            }
            Keys::Curve {
                private,
                public,
                ephemeral,
                signature,
            } => {
                assert!(signature.verify(&hash, public).unwrap());
                black_box(sha256(&agree(private, ephemeral)));
                let mut key = vec![0; 32];
                let wrapping = AesKey::new_decrypt(&[9; 32]).unwrap();
                unwrap_key(&wrapping, None, &mut key, &self.wrapped).unwrap();
                key
            }
        };
        let mut context = CipherCtx::new().unwrap();
        let iv = [1; 12];
        context
            .decrypt_init(Some(&self.cipher), Some(&key), Some(&iv))
            .unwrap();
        context.set_tag(&self.tag).unwrap();
        let mut plain = Vec::with_capacity(self.sealed.len() + 16);
        context.cipher_update_vec(&self.sealed, &mut plain).unwrap();
        context.cipher_final_vec(&mut plain).unwrap();
        plain.len()
    }
}

fn seal(cipher: &Cipher, length: usize) -> (Vec<u8>, [u8; 16]) {
    let mut context = CipherCtx::new().unwrap();
    context
        .encrypt_init(Some(cipher), Some(&[7; 32]), Some(&[1; 12]))
        .unwrap();
    let (mut sealed, mut tag) = (Vec::new(), [0; 16]);
    let plain = vec![b'x'; length];
    context.cipher_update_vec(&plain, &mut sealed).unwrap();
    context.cipher_final_vec(&mut sealed).unwrap();
    context.tag(&mut tag).unwrap();
    (sealed, tag)
}

/// A scalar multiplication and an inversion: no agreement does with less.
fn agree(private: &EcKey<Private>, public: &EcPoint) -> Vec<u8> {
    let group = private.group();
    let mut context = BigNumContext::new_secure().unwrap();
    let mut shared = EcPoint::new(group).unwrap();
    let scalar = private.private_key();
    shared.mul2(group, public, scalar, &mut context).unwrap();
    let (mut x, mut y) = (BigNum::new().unwrap(), BigNum::new().unwrap());
    shared
        .affine_coordinates(group, &mut x, &mut y, &mut context)
        .unwrap();
    let length = group.degree().div_ceil(8);
    x.to_vec_padded(i32::try_from(length).unwrap()).unwrap()
}

fn sign_rsa(key: &PKey<Private>, hash: &[u8]) -> Vec<u8> {
    let mut context = PkeyCtx::new(key).unwrap();
    context.sign_init().unwrap();
    pss(&mut context);
    let mut out = Vec::new();
    context.sign_to_vec(hash, &mut out).unwrap();
    out
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
