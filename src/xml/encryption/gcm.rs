//! AES-GCM as XML Encryption lays it out: 12 bytes IV, ciphertext, 16 bytes tag; nothing
//! shorter, no additional data. `[XMLEnc §5.2.4]`

use crate::xml::algorithms::ContentEncryption;
use openssl::error::ErrorStack;
use openssl::symm::{Cipher, decrypt_aead, encrypt_aead};
use zeroize::Zeroizing;

const IV: usize = 12;
const TAG: usize = 16;

fn cipher(content: ContentEncryption) -> Cipher {
    match content {
        ContentEncryption::Aes128Gcm => Cipher::aes_128_gcm(),
        ContentEncryption::Aes192Gcm => Cipher::aes_192_gcm(),
        ContentEncryption::Aes256Gcm => Cipher::aes_256_gcm(),
    }
}

/// Opens `sealed`; `None` for a key of the wrong length, short input or a tag that is wrong.
pub(super) fn open(content: ContentEncryption, key: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    if key.len() != content.key_length() {
        return None;
    }
    let (iv, rest) = sealed.split_at_checked(IV)?;
    let (ciphertext, tag) = rest.split_at_checked(rest.len().checked_sub(TAG)?)?;
    decrypt_aead(cipher(content), key, Some(iv), &[], ciphertext, tag).ok()
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
    let mut tag = [0; TAG];
    let ciphertext = encrypt_aead(cipher(content), &key, Some(&sealed), &[], plain, &mut tag)?;
    sealed.extend(ciphertext);
    sealed.extend(tag);
    Ok((key, sealed))
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
        assert_eq!(open(content, &key, &sealed).as_deref(), Some(&b"plain"[..]));
        for length in 0..sealed.len() {
            assert_eq!(open(content, &key, &sealed[..length]), None, "{length}");
        }
        assert_eq!(open(ContentEncryption::Aes128Gcm, &key, &sealed), None);
        assert_eq!(open(content, &key[..16], &sealed), None);
    }
}
