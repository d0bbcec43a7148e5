//! The bare operations on keys and bytes that are ready, by the quickest of OpenSSL's own ways:
//! keys and ciphers looked up once, curve keys and points decoded, no base64, no XML.

use super::bare::{agree, oaep_decrypt, oaep_encrypt, open, seal, sign_rsa, verify_rsa};
use super::case::Case;
use openssl::aes::{AesKey, unwrap_key, wrap_key};
use openssl::cipher::Cipher;
use openssl::ec::{EcKey, EcPoint};
use openssl::ecdsa::EcdsaSig;
use openssl::md::Md;
use openssl::pkey::{PKey, Private, Public};
use openssl::sha::sha256;
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
            let wrapped = oaep_encrypt(&public, Md::sha256(), &[7; 32]);
            let keys = Keys::Rsa {
                signature: sign_rsa(&case.private, &hash),
                private: case.private.clone(),
                public,
            };
            (keys, wrapped)
        };
        let cipher = Cipher::fetch(None, "AES-256-GCM", None).unwrap();
        let (sealed, tag) = seal(&cipher, &vec![b'x'; case.plain]);
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
                assert!(verify_rsa(public, &hash, signature));
                oaep_decrypt(private, Md::sha256(), &self.wrapped)
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
        open(&self.cipher, &key, &self.sealed, &self.tag).len()
    }
}
