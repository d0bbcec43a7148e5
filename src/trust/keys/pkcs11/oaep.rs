//! Taking OAEP's padding off here, for tokens that do RSA and not this padding [RFC8017 §7.1.2].
//!
//! In: what the bare RSA operation yields, as long as the modulus. Out: the text, or nothing.
//! Whoever can tell where a text was found wrong can read others' texts (Manger 2001), so every
//! octet is looked at whatever the others are, and there is one way out of failure.

use std::hint::black_box;

use openssl::error::ErrorStack;
use openssl::hash::{Hasher, MessageDigest};
use zeroize::Zeroizing;

use crate::custody::HashName;

/// The text inside, if the padding is right in every respect. The label is empty.
pub(super) fn unpad(
    digest: HashName,
    mask: HashName,
    encoded: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let label = openssl::hash::hash(message_digest(digest), b"").ok()?;
    // Lengths are public: the modulus' and the hash's.
    if encoded.len() < 2 * label.len() + 2 {
        return None;
    }
    let (first, rest) = encoded.split_first()?;
    let (masked_seed, masked_block) = rest.split_at(label.len());
    let seed = unmasked(mask, masked_seed, masked_block).ok()?;
    let block = unmasked(mask, masked_block, &seed).ok()?;
    let (found_label, padded) = block.split_at(label.len());

    let mut wrong = *first;
    for (found, expected) in found_label.iter().zip(label.iter()) {
        wrong |= found ^ expected;
    }
    // All ones from the octet on that ends the padding.
    let mut ended = 0_u8;
    let mut zeros = 0_usize;
    for octet in padded {
        let (is_zero, is_one) = (equal(*octet, 0), equal(*octet, 1));
        wrong |= black_box(!ended & !is_zero & !is_one);
        ended |= black_box(is_one);
        zeros += usize::from(black_box(!ended & 1));
    }
    wrong |= !ended;
    if black_box(wrong) != 0 {
        return None;
    }
    let text = padded.get(zeros + 1..).unwrap_or_default();
    Some(Zeroizing::new(text.to_vec()))
}

/// All ones where both are the same, else zero; without a branch.
fn equal(one: u8, other: u8) -> u8 {
    let [high, _] = u16::from(one ^ other).wrapping_sub(1).to_be_bytes();
    high
}

/// `masked` under MGF1 of `seed` [RFC8017 §B.2.1].
fn unmasked(hash: HashName, masked: &[u8], seed: &[u8]) -> Result<Zeroizing<Vec<u8>>, ErrorStack> {
    let mut plain = Zeroizing::new(Vec::with_capacity(masked.len() + 64));
    let mut hasher = Hasher::new(message_digest(hash))?;
    for counter in 0_u32.. {
        let Some(rest) = masked.get(plain.len()..).filter(|rest| !rest.is_empty()) else {
            break;
        };
        hasher.update(seed)?;
        hasher.update(&counter.to_be_bytes())?;
        let block = hasher.finish()?;
        plain.extend(
            rest.iter()
                .zip(block.iter())
                .map(|(masked, mask)| masked ^ mask),
        );
    }
    Ok(plain)
}

pub(super) fn message_digest(name: HashName) -> MessageDigest {
    match name {
        HashName::Sha1 => MessageDigest::sha1(),
        HashName::Sha256 => MessageDigest::sha256(),
        HashName::Sha384 => MessageDigest::sha384(),
        HashName::Sha512 => MessageDigest::sha512(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use openssl::encrypt::Encrypter;
    use openssl::pkey::{PKey, Private};
    use openssl::rsa::{Padding, Rsa};

    fn key() -> (Rsa<Private>, PKey<Private>) {
        let rsa = Rsa::generate(3072).unwrap();
        (rsa.clone(), PKey::from_rsa(rsa).unwrap())
    }

    fn encrypted(key: &PKey<Private>, digest: HashName, mask: HashName, text: &[u8]) -> Vec<u8> {
        let mut encrypter = Encrypter::new(key).unwrap();
        encrypter.set_rsa_padding(Padding::PKCS1_OAEP).unwrap();
        encrypter.set_rsa_oaep_md(message_digest(digest)).unwrap();
        encrypter.set_rsa_mgf1_md(message_digest(mask)).unwrap();
        let mut out = vec![0; encrypter.encrypt_len(text).unwrap()];
        let length = encrypter.encrypt(text, &mut out).unwrap();
        out.truncate(length);
        out
    }

    fn bare(rsa: &Rsa<Private>, wrapped: &[u8]) -> Vec<u8> {
        let mut encoded = vec![0; wrapped.len()];
        rsa.private_decrypt(wrapped, &mut encoded, Padding::NONE)
            .unwrap();
        encoded
    }

    #[test]
    fn what_openssl_pads_is_unpadded_with_every_digest_and_mask_and_length() {
        let (rsa, key) = key();
        for digest in HashName::ALL {
            for mask in HashName::ALL {
                let most = 384 - 2 * message_digest(digest).size() - 2;
                for length in [0, 1, 16, 32, most] {
                    let text = vec![1; length];
                    let encoded = bare(&rsa, &encrypted(&key, digest, mask, &text));
                    let found = unpad(digest, mask, &encoded).unwrap();
                    assert_eq!(*found, text, "{digest:?} {mask:?} {length}");
                }
            }
        }
    }

    #[test]
    fn any_other_octet_anywhere_is_refused_and_so_is_another_hash() {
        let (rsa, key) = key();
        let name = HashName::Sha256;
        let encoded = bare(&rsa, &encrypted(&key, name, name, &[7; 32]));
        for place in 0..encoded.len() - 32 {
            let mut other = encoded.clone();
            other[place] ^= 0x20;
            assert!(unpad(name, name, &other).is_none(), "octet {place}");
        }
        assert!(unpad(name, HashName::Sha1, &encoded).is_none());
        assert!(unpad(HashName::Sha384, name, &encoded).is_none());
        for length in [0, 1, 65, 66] {
            assert!(unpad(name, name, &encoded[..length]).is_none());
        }
    }

    /// Pads by hand, so that the block may be wrong inside a right mask.
    fn padded(block: &[u8], first: u8) -> Vec<u8> {
        let seed = [0x5a; 32];
        let masked_block = unmasked(HashName::Sha256, block, &seed).unwrap();
        let masked_seed = unmasked(HashName::Sha256, &seed, &masked_block).unwrap();
        [&[first], &masked_seed[..], &masked_block[..]].concat()
    }

    #[test]
    fn a_block_without_its_end_or_with_something_before_it_is_refused() {
        let name = HashName::Sha256;
        let label = openssl::sha::sha256(b"");
        let block = |rest: &[u8]| [&label[..], rest].concat();
        let text = |encoded: &[u8]| unpad(name, name, encoded).map(|text| text.to_vec());
        assert_eq!(
            text(&padded(&block(&[0, 0, 1, 5, 1, 0]), 0)),
            Some(vec![5, 1, 0])
        );
        assert_eq!(text(&padded(&block(&[1]), 0)), Some(vec![]));
        assert_eq!(
            text(&padded(&block(&[0, 0, 1, 5]), 1)),
            None,
            "Manger's octet"
        );
        assert_eq!(text(&padded(&block(&[0, 0, 0, 0]), 0)), None, "no end");
        assert_eq!(
            text(&padded(&block(&[0, 2, 1, 5]), 0)),
            None,
            "not only zeros"
        );
        assert_eq!(text(&padded(&block(&[0, 0x80, 1, 5]), 0)), None);
        let mut other = block(&[0, 0, 1, 5]);
        other[31] ^= 1;
        assert_eq!(text(&padded(&other, 0)), None, "another label");
    }

    #[test]
    fn octets_are_compared_as_octets() {
        for one in 0..=u8::MAX {
            for other in 0..=u8::MAX {
                assert_eq!(equal(one, other) == 0xff, one == other);
                assert!([0, 0xff].contains(&equal(one, other)));
            }
        }
    }
}
