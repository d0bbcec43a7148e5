//! What a record looks like outside this process: AES-256-GCM around a shortened copy.
//!
//! In: keys, and what is to be kept under which [`Key`]. Out: bytes that say nothing to who holds
//! the store, that hold at their own place and in their own epoch only, and that open with the key
//! in use, the next one and the retired ones.

use std::fmt;
use std::sync::Arc;

use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::sign::Signer;
use openssl::symm::{Cipher, decrypt_aead, encrypt_aead};
use zeroize::Zeroizing;

use super::shortened::{lengthen, shorten};
use super::{Key, StoreError, Value};
use crate::ambient::Random;

/// The layout: format, key, flags, epoch, nonce, sealed value, tag.
const FORMAT: u8 = 1;
const SHORTENED: u8 = 1;
const ID: usize = 4;
const HEAD: usize = 2 + ID + EPOCH;
const NONCE: usize = 12;
const TAG: usize = 16;
/// Records shorter than this do not get shorter.
const WORTH_SHORTENING: usize = 24;
/// How many bytes name an epoch.
pub(super) const EPOCH: usize = 8;
/// The name of a time during which a store lost nothing.
pub(super) type Epoch = [u8; EPOCH];

/// One key for records, of 32 random bytes; wiped when dropped.
#[derive(Clone)]
pub struct SealingKey {
    id: [u8; ID],
    key: Zeroizing<[u8; 32]>,
}

impl SealingKey {
    /// The key of these bytes; none unless they are 32.
    pub fn new(bytes: &[u8]) -> Option<Self> {
        let key = Zeroizing::new(<[u8; 32]>::try_from(bytes).ok()?);
        // Which key it is, not what: a derived value that does not say anything about it.
        let mac = PKey::hmac(&*key).ok()?;
        let mut signer = Signer::new(MessageDigest::sha256(), &mac).ok()?;
        let digest = signer.sign_oneshot_to_vec(b"record sealing key id").ok()?;
        let id = digest.get(..ID)?.try_into().ok()?;
        Some(Self { id, key })
    }
}

/// The keys of a store.
#[derive(Clone)]
pub struct Sealing {
    current: SealingKey,
    others: Vec<SealingKey>,
    random: Arc<dyn Random>,
}

impl Sealing {
    /// Seals with `current`, and opens what `others` sealed, too: the next key and the retired.
    pub fn new(current: SealingKey, others: Vec<SealingKey>, random: Arc<dyn Random>) -> Self {
        Self {
            current,
            others,
            random,
        }
    }

    /// `value` for its place and epoch.
    pub(super) fn seal(
        &self,
        key: &Key,
        epoch: Epoch,
        value: &[u8],
    ) -> Result<Vec<u8>, StoreError> {
        let shortened = (value.len() >= WORTH_SHORTENING)
            .then(|| shorten(value))
            .flatten();
        let mut sealed = Vec::with_capacity(HEAD + NONCE + value.len() + TAG);
        sealed.push(FORMAT);
        sealed.extend_from_slice(&self.current.id);
        sealed.push(if shortened.is_some() { SHORTENED } else { 0 });
        sealed.extend_from_slice(&epoch);
        let mut nonce = [0; NONCE];
        let filled = self.random.fill(&mut nonce);
        filled.map_err(|_| StoreError::Unencodable)?;
        let plain = shortened.as_deref().map_or(value, Vec::as_slice);
        let mut tag = [0; TAG];
        let cipher = Cipher::aes_256_gcm();
        let (secret, beside) = (&*self.current.key, beside(key, &sealed));
        let hidden = encrypt_aead(cipher, secret, Some(&nonce), &beside, plain, &mut tag)
            .map_err(|_| StoreError::Unencodable)?;
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(&hidden);
        sealed.extend_from_slice(&tag);
        Ok(sealed)
    }

    /// What was sealed for this place, and the epoch of it; nothing where it was not sealed by one
    /// of our keys, for this place, or was changed.
    pub(super) fn open(&self, key: &Key, sealed: &[u8]) -> Option<(Epoch, Value)> {
        let opened = self.opened(key, sealed);
        if opened.is_none() {
            tracing::error!(
                code = "store.unsealable",
                kind = key.kind(),
                "a record cannot be opened"
            );
        }
        opened
    }

    fn opened(&self, key: &Key, sealed: &[u8]) -> Option<(Epoch, Value)> {
        let (head, rest) = sealed.split_at_checked(HEAD)?;
        let (nonce, rest) = rest.split_at_checked(NONCE)?;
        let (hidden, tag) = rest.split_at_checked(rest.len().checked_sub(TAG)?)?;
        let (&format, named) = head.split_first()?;
        let (id, named) = named.split_at_checked(ID)?;
        let (&flags, epoch) = named.split_first()?;
        if format != FORMAT {
            return None;
        }
        let mut keys = std::iter::once(&self.current).chain(&self.others);
        let secret = keys.find(|key| key.id == id)?;
        let cipher = Cipher::aes_256_gcm();
        let beside = beside(key, head);
        let plain = decrypt_aead(cipher, &*secret.key, Some(nonce), &beside, hidden, tag);
        let plain = Value::new(plain.ok()?);
        let value = match flags {
            0 => plain,
            SHORTENED => lengthen(&plain)?,
            _ => return None,
        };
        Some((epoch.try_into().ok()?, value))
    }
}

/// What is not hidden, and holds all the same: the head, and the place.
fn beside(key: &Key, head: &[u8]) -> Vec<u8> {
    let mut beside = Vec::with_capacity(HEAD + 32 + 32);
    beside.extend_from_slice(head);
    beside.extend_from_slice(key.digest());
    beside.extend_from_slice(key.kind().as_bytes());
    beside
}

impl fmt::Debug for SealingKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("SealingKey(redacted)")
    }
}

impl fmt::Debug for Sealing {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Sealing({} keys)", self.others.len() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ambient::SystemRandom;

    fn key(byte: u8) -> SealingKey {
        SealingKey::new(&[byte; 32]).unwrap()
    }

    fn sealing(current: u8, others: &[u8]) -> Sealing {
        let others = others.iter().map(|byte| key(*byte)).collect();
        Sealing::new(key(current), others, Arc::new(SystemRandom))
    }

    const EPOCH: Epoch = [7; 8];

    #[test]
    fn a_record_comes_back_and_says_nothing_on_the_way() {
        let (keys, place) = (sealing(1, &[]), Key::new("flow", "id"));
        for value in ["short", &"Ωνάσης Dupont ".repeat(40)] {
            let sealed = keys.seal(&place, EPOCH, value.as_bytes()).unwrap();
            assert!(
                !sealed
                    .windows(5)
                    .any(|bytes| bytes == b"short" || bytes == b"Dupon")
            );
            assert_ne!(sealed, keys.seal(&place, EPOCH, value.as_bytes()).unwrap());
            let (epoch, opened) = keys.open(&place, &sealed).unwrap();
            assert_eq!((epoch, opened.as_slice()), (EPOCH, value.as_bytes()));
        }
    }

    #[test]
    fn a_record_does_not_open_elsewhere_or_changed_anywhere() {
        let (keys, place) = (sealing(1, &[]), Key::new("flow", "id"));
        let sealed = keys.seal(&place, EPOCH, b"value").unwrap();
        for other in [Key::new("flow", "other"), Key::new("code", "id")] {
            assert!(keys.open(&other, &sealed).is_none());
        }
        for place_of_change in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place_of_change] ^= 1;
            assert!(keys.open(&place, &changed).is_none(), "{place_of_change}");
        }
        for length in 0..sealed.len() {
            assert!(keys.open(&place, &sealed[..length]).is_none());
        }
    }

    #[test]
    fn keys_are_rolled_with_an_overlap() {
        let place = Key::new("flow", "id");
        let before = sealing(1, &[2]);
        let after = sealing(2, &[1]);
        let (old, new) = (
            before.seal(&place, EPOCH, b"old").unwrap(),
            after.seal(&place, EPOCH, b"new").unwrap(),
        );
        assert!(after.open(&place, &old).is_some() && before.open(&place, &new).is_some());
        let done = sealing(2, &[]);
        assert!(done.open(&place, &new).is_some() && done.open(&place, &old).is_none());
    }

    #[test]
    fn what_swells_beyond_every_record_is_refused() {
        let (keys, place) = (sealing(1, &[]), Key::new("flow", "id"));
        let bomb = keys.seal(&place, EPOCH, &vec![b'a'; 2_000_000]).unwrap();
        assert!(bomb.len() < 10_000);
        assert!(keys.open(&place, &bomb).is_none());
    }

    #[test]
    fn a_key_has_32_bytes_and_is_not_shown() {
        assert!(SealingKey::new(&[1; 31]).is_none());
        assert_eq!(format!("{:?}", sealing(9, &[])), "Sealing(1 keys)");
    }
}
