//! AES-GCM as XML Encryption lays it out: 12 bytes IV, ciphertext, 16 bytes tag; nothing
//! shorter, no additional data. `[XMLEnc §5.2.4]`

use crate::xml::algorithms::ContentEncryption;
use openssl::cipher::{Cipher, CipherRef};
use openssl::cipher_ctx::CipherCtx;
use openssl::error::ErrorStack;
use std::sync::LazyLock;
use zeroize::Zeroizing;

const IV: usize = 12;
const TAG: usize = 16;

/// A cipher looked up once: OpenSSL's own constants are looked up again for every message.
type Fetched = LazyLock<Option<Cipher>>;
static AES_128: Fetched = LazyLock::new(|| Cipher::fetch(None, "AES-128-GCM", None).ok());
static AES_192: Fetched = LazyLock::new(|| Cipher::fetch(None, "AES-192-GCM", None).ok());
static AES_256: Fetched = LazyLock::new(|| Cipher::fetch(None, "AES-256-GCM", None).ok());

fn cipher(content: ContentEncryption) -> &'static CipherRef {
    let (fetched, constant) = match content {
        ContentEncryption::Aes128Gcm => (&AES_128, Cipher::aes_128_gcm()),
        ContentEncryption::Aes192Gcm => (&AES_192, Cipher::aes_192_gcm()),
        ContentEncryption::Aes256Gcm => (&AES_256, Cipher::aes_256_gcm()),
    };
    fetched.as_deref().unwrap_or(constant)
}

/// Opens `sealed`; `None` for a key of the wrong length, short input or a tag that is wrong.
pub(super) fn open(
    content: ContentEncryption,
    key: &[u8],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    if key.len() != content.key_length() {
        return None;
    }
    let (iv, rest) = sealed.split_at_checked(IV)?;
    let (ciphertext, tag) = rest.split_at_checked(rest.len().checked_sub(TAG)?)?;
    // Room for a block more, so that no copy is left behind by growing.
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len() + TAG));
    decrypt(cipher(content), key, iv, (ciphertext, tag), &mut plain).ok()?;
    Some(plain)
}

/// Seals `plain` under a new key; gives the key and the sealed bytes.
pub(super) fn seal(
    content: ContentEncryption,
    plain: &[u8],
) -> Result<(Zeroizing<Vec<u8>>, Vec<u8>), ErrorStack> {
    let mut key = Zeroizing::new(vec![0; content.key_length()]);
    let mut sealed = vec![0; IV];
    random(&mut key)?;
    random(&mut sealed)?;
    let mut sealing = CipherCtx::new()?;
    sealing.encrypt_init(Some(cipher(content)), Some(&key), Some(&sealed))?;
    sealing.cipher_update_vec(plain, &mut sealed)?;
    sealing.cipher_final_vec(&mut sealed)?;
    let mut tag = [0; TAG];
    sealing.tag(&mut tag)?;
    sealed.extend(tag);
    Ok((key, sealed))
}

fn decrypt(
    cipher: &CipherRef,
    key: &[u8],
    iv: &[u8],
    (ciphertext, tag): (&[u8], &[u8]),
    plain: &mut Vec<u8>,
) -> Result<(), ErrorStack> {
    let mut context = CipherCtx::new()?;
    context.decrypt_init(Some(cipher), Some(key), Some(iv))?;
    context.set_tag(tag)?;
    context.cipher_update_vec(ciphertext, plain)?;
    context.cipher_final_vec(plain)?;
    Ok(())
}

#[expect(
    clippy::disallowed_methods,
    reason = "keys and IVs of messages come straight from OpenSSL"
)]
fn random(bytes: &mut [u8]) -> Result<(), ErrorStack> {
    openssl::rand::rand_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_iv_truncated_tag_and_empty_input_are_refused_without_panic() {
        let content = ContentEncryption::Aes256Gcm;
        let (key, sealed) = seal(content, b"plain").unwrap();
        let opened = open(content, &key, &sealed).unwrap();
        assert_eq!(opened.as_slice(), b"plain");
        for length in 0..sealed.len() {
            assert_eq!(open(content, &key, &sealed[..length]), None, "{length}");
        }
        assert_eq!(open(ContentEncryption::Aes128Gcm, &key, &sealed), None);
        assert_eq!(open(content, &key[..16], &sealed), None);
    }
}
