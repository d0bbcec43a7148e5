//! AES-GCM as JWE uses it: 96-bit nonce, full 128-bit tag [RFC7518 §5.3].
//!
//! OpenSSL would accept a shorter tag, down to one byte, which anyone can guess; the length is
//! therefore fixed here.

use openssl::symm::{Cipher, decrypt_aead, encrypt_aead};

use super::JoseError;
use super::algorithm::ContentEncryption;

pub(super) const IV_BYTES: usize = 12;
pub(super) const TAG_BYTES: usize = 16;

/// What stands in the last three parts of a JWE.
pub(super) struct Sealed {
    pub(super) iv: Vec<u8>,
    pub(super) ciphertext: Vec<u8>,
    pub(super) tag: Vec<u8>,
}

#[expect(
    clippy::disallowed_methods,
    reason = "encryption draws its nonce from OpenSSL's own generator"
)]
pub(super) fn random<const N: usize>() -> Result<[u8; N], JoseError> {
    let mut bytes = [0; N];
    openssl::rand::rand_bytes(&mut bytes).map_err(|_| JoseError::Operation)?;
    Ok(bytes)
}

pub(super) fn seal(
    enc: ContentEncryption,
    key: &[u8],
    aad: &[u8],
    plaintext: &[u8],
) -> Result<Sealed, JoseError> {
    let iv = random::<IV_BYTES>()?;
    let mut tag = vec![0; TAG_BYTES];
    let ciphertext = encrypt_aead(cipher(enc), key, Some(&iv), aad, plaintext, &mut tag)
        .map_err(|_| JoseError::Operation)?;
    Ok(Sealed {
        iv: iv.to_vec(),
        ciphertext,
        tag,
    })
}

pub(super) fn open(
    enc: ContentEncryption,
    key: &[u8],
    aad: &[u8],
    sealed: &Sealed,
) -> Result<Vec<u8>, JoseError> {
    let (iv, tag) = (&sealed.iv, &sealed.tag);
    if key.len() != enc.key_bytes() || iv.len() != IV_BYTES || tag.len() != TAG_BYTES {
        return Err(JoseError::Decryption);
    }
    decrypt_aead(cipher(enc), key, Some(iv), aad, &sealed.ciphertext, tag)
        .map_err(|_| JoseError::Decryption)
}

fn cipher(enc: ContentEncryption) -> Cipher {
    match enc {
        ContentEncryption::A128gcm => Cipher::aes_128_gcm(),
        ContentEncryption::A256gcm => Cipher::aes_256_gcm(),
    }
}
