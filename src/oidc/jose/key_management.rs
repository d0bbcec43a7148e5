//! How the content key travels: RSA-OAEP [RFC7518 §4.3], ECDH-ES with the Concat KDF [RFC7518
//! §4.6], AES key wrap [RFC7518 §4.4]. The header was judged before anything here runs.

use openssl::aes::{AesKey, unwrap_key, wrap_key};
use openssl::bn::{BigNum, BigNumContext};
use openssl::ec::{EcGroup, EcKey, EcPoint, PointConversionForm};
use openssl::encrypt::{Decrypter, Encrypter};
use openssl::error::ErrorStack;
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, PKeyRef, Private, Public};
use openssl::rsa::Padding;
use serde_json::Value;
use zeroize::Zeroizing;

use super::algorithm::{ContentEncryption, EncryptionChoice, KeyManagementAlgorithm};
use super::compact::{self, Header};
use super::jwk::ec_numbers;
use super::key::PrivateHalf;
use super::{JoseError, JweKey, PublicJwk, content};
use crate::custody::{HashName, HolderError};

const WRAP_KEY_BYTES: usize = 32;
const WRAP_OVERHEAD_BYTES: usize = 8;
const MAX_PARTY_INFO_BYTES: usize = 512;

/// A content key on its way out.
pub(super) struct Sent {
    pub(super) content_key: Vec<u8>,
    pub(super) encrypted_key: Vec<u8>,
    /// The sender's ephemeral key, for the header.
    pub(super) epk: Option<Value>,
}

/// Makes a content key for the recipient.
pub(super) fn send(choice: EncryptionChoice, recipient: &PublicJwk) -> Result<Sent, JoseError> {
    let failed = |_: ErrorStack| JoseError::Operation;
    if choice.alg.wants_rsa() {
        let content_key = random_content_key(choice.enc)?;
        let encrypted_key =
            oaep_encrypt(choice.alg, recipient.key(), &content_key).map_err(failed)?;
        return Ok(Sent {
            content_key,
            encrypted_key,
            epk: None,
        });
    }
    let curve = recipient.curve().ok_or(JoseError::KeyUnsuitable)?;
    let group = EcGroup::from_curve_name(curve.nid()).map_err(failed)?;
    let ephemeral = EcKey::generate(&group)
        .and_then(PKey::from_ec_key)
        .map_err(failed)?;
    let epk = ec_numbers(&ephemeral)?;
    let secret = agree(&ephemeral, recipient.key()).map_err(failed)?;
    let derived = derive(choice, &secret, &[], &[]);
    let (content_key, encrypted_key) = match choice.alg {
        KeyManagementAlgorithm::EcdhEsA256kw => {
            let content_key = random_content_key(choice.enc)?;
            let wrapped = wrap(&derived, &content_key)?;
            (content_key, wrapped)
        }
        _ => (derived, Vec::new()),
    };
    Ok(Sent {
        content_key,
        encrypted_key,
        epk: Some(epk),
    })
}

/// Recovers the content key with our key. Every failure is [`JoseError::Decryption`].
pub(super) fn receive(
    choice: EncryptionChoice,
    key: &JweKey,
    header: &Header,
    encrypted_key: &[u8],
) -> Result<Vec<u8>, JoseError> {
    if choice.alg.wants_rsa() {
        // OpenSSL takes a shorter text for one with zeros before it [RFC8017 §7.1.2].
        if encrypted_key.len() != key.jwk().key().size() {
            return Err(JoseError::Decryption);
        }
        return match key.private() {
            PrivateHalf::Here(private) => {
                oaep_decrypt(choice.alg, private, encrypted_key).map_err(|_| JoseError::Decryption)
            }
            PrivateHalf::Held(holder) => {
                let name = oaep_name(choice.alg);
                let opened = holder.decrypt_oaep(name, name, encrypted_key);
                opened.map(|opened| opened.to_vec()).map_err(not_opened)
            }
        };
    }
    let epk = header.get("epk").ok_or(JoseError::Decryption)?;
    let epk = PublicJwk::from_value(epk).map_err(|_| JoseError::Decryption)?;
    if epk.curve() != key.jwk().curve() {
        return Err(JoseError::Decryption);
    }
    let (apu, apv) = (party_info(header, "apu")?, party_info(header, "apv")?);
    let failed = |_: ErrorStack| JoseError::Decryption;
    let secret = match key.private() {
        PrivateHalf::Here(private) => agree(private, epk.key()).map_err(failed)?,
        PrivateHalf::Held(holder) => {
            let point = point_of(epk.key()).map_err(failed)?;
            holder.agree(&point).map_err(not_opened)?
        }
    };
    let derived = derive(choice, &secret, &apu, &apv);
    match choice.alg {
        KeyManagementAlgorithm::EcdhEsA256kw => unwrap(choice.enc, &derived, encrypted_key),
        _ if encrypted_key.is_empty() => Ok(derived),
        _ => Err(JoseError::Decryption),
    }
}

fn not_opened(error: HolderError) -> JoseError {
    match error {
        HolderError::Refused => JoseError::Decryption,
        HolderError::Unavailable => JoseError::KeyUnavailable,
    }
}

/// A public key as an uncompressed point.
fn point_of(key: &PKey<Public>) -> Result<Vec<u8>, ErrorStack> {
    let key = key.ec_key()?;
    let mut context = BigNumContext::new()?;
    let form = PointConversionForm::UNCOMPRESSED;
    key.public_key().to_bytes(key.group(), form, &mut context)
}

fn random_content_key(enc: ContentEncryption) -> Result<Vec<u8>, JoseError> {
    Ok(match enc {
        ContentEncryption::A128gcm => content::random::<16>()?.to_vec(),
        ContentEncryption::A256gcm => content::random::<32>()?.to_vec(),
    })
}

/// The digest of OAEP and of its mask: SHA-1 for the plain name, by definition.
fn oaep_digest(alg: KeyManagementAlgorithm) -> MessageDigest {
    match alg {
        KeyManagementAlgorithm::RsaOaep => MessageDigest::sha1(),
        _ => MessageDigest::sha256(),
    }
}

/// The same, by its name towards a key's holder.
fn oaep_name(alg: KeyManagementAlgorithm) -> HashName {
    match alg {
        KeyManagementAlgorithm::RsaOaep => HashName::Sha1,
        _ => HashName::Sha256,
    }
}

fn oaep_encrypt(
    alg: KeyManagementAlgorithm,
    key: &PKey<Public>,
    content_key: &[u8],
) -> Result<Vec<u8>, ErrorStack> {
    let mut encrypter = Encrypter::new(key)?;
    encrypter.set_rsa_padding(Padding::PKCS1_OAEP)?;
    encrypter.set_rsa_oaep_md(oaep_digest(alg))?;
    encrypter.set_rsa_mgf1_md(oaep_digest(alg))?;
    let mut out = vec![0; encrypter.encrypt_len(content_key)?];
    let written = encrypter.encrypt(content_key, &mut out)?;
    out.truncate(written);
    Ok(out)
}

fn oaep_decrypt(
    alg: KeyManagementAlgorithm,
    key: &PKey<Private>,
    encrypted_key: &[u8],
) -> Result<Vec<u8>, ErrorStack> {
    let mut decrypter = Decrypter::new(key)?;
    decrypter.set_rsa_padding(Padding::PKCS1_OAEP)?;
    decrypter.set_rsa_oaep_md(oaep_digest(alg))?;
    decrypter.set_rsa_mgf1_md(oaep_digest(alg))?;
    let mut out = vec![0; decrypter.decrypt_len(encrypted_key)?];
    let written = decrypter.decrypt(encrypted_key, &mut out)?;
    out.truncate(written);
    Ok(out)
}

/// What OpenSSL's key agreement does itself, in constant time, without its second check of the other
/// side's key, which was checked when it was read.
fn agree(own: &PKeyRef<Private>, peer: &PKey<Public>) -> Result<Zeroizing<Vec<u8>>, ErrorStack> {
    let (own, peer) = (own.ec_key()?, peer.ec_key()?);
    let group = own.group();
    let mut context = BigNumContext::new_secure()?;
    let mut shared = EcPoint::new(group)?;
    shared.mul2(group, peer.public_key(), own.private_key(), &mut context)?;
    // Secure numbers are wiped when they are dropped.
    let (mut x, mut y) = (BigNum::new_secure()?, BigNum::new_secure()?);
    shared.affine_coordinates(group, &mut x, &mut y, &mut context)?;
    let length = i32::try_from(group.degree().div_ceil(8)).unwrap_or_default();
    Ok(Zeroizing::new(x.to_vec_padded(length)?))
}

/// Concat KDF with SHA-256. One round gives 256 bits, and no choice of ours needs more.
fn derive(choice: EncryptionChoice, secret: &[u8], apu: &[u8], apv: &[u8]) -> Vec<u8> {
    let (name, bytes) = match choice.alg {
        KeyManagementAlgorithm::EcdhEsA256kw => (choice.alg.as_str(), WRAP_KEY_BYTES),
        _ => (choice.enc.as_str(), choice.enc.key_bytes()),
    };
    let mut hasher = openssl::sha::Sha256::new();
    hasher.update(&1_u32.to_be_bytes());
    hasher.update(secret);
    for field in [name.as_bytes(), apu, apv] {
        hasher.update(&length(field.len()));
        hasher.update(field);
    }
    hasher.update(&length(bytes * 8));
    let mut derived = hasher.finish().to_vec();
    derived.truncate(bytes);
    derived
}

fn length(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes()
}

fn party_info(header: &Header, name: &str) -> Result<Vec<u8>, JoseError> {
    let info = header.text(name).map_err(|_| JoseError::Decryption)?;
    let info = compact::decode(info.unwrap_or_default()).map_err(|_| JoseError::Decryption)?;
    match info.len() {
        0..=MAX_PARTY_INFO_BYTES => Ok(info),
        _ => Err(JoseError::Decryption),
    }
}

fn wrap(wrapping_key: &[u8], content_key: &[u8]) -> Result<Vec<u8>, JoseError> {
    let key = AesKey::new_encrypt(wrapping_key).map_err(|_| JoseError::Operation)?;
    let mut out = vec![0; content_key.len() + WRAP_OVERHEAD_BYTES];
    wrap_key(&key, None, &mut out, content_key).map_err(|_| JoseError::Operation)?;
    Ok(out)
}

fn unwrap(
    enc: ContentEncryption,
    wrapping_key: &[u8],
    encrypted_key: &[u8],
) -> Result<Vec<u8>, JoseError> {
    // The binding asserts on lengths, so they are settled first.
    if encrypted_key.len() != enc.key_bytes() + WRAP_OVERHEAD_BYTES {
        return Err(JoseError::Decryption);
    }
    let key = AesKey::new_decrypt(wrapping_key).map_err(|_| JoseError::Decryption)?;
    let mut out = vec![0; enc.key_bytes()];
    unwrap_key(&key, None, &mut out, encrypted_key).map_err(|_| JoseError::Decryption)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of RFC 7518, appendix C, from its shared secret on.
    #[test]
    fn the_concat_kdf_gives_the_key_of_rfc_7518() {
        let secret = [
            158, 86, 217, 29, 129, 113, 53, 211, 114, 131, 66, 131, 191, 132, 38, 156, 251, 49,
            110, 163, 218, 128, 106, 72, 246, 218, 167, 121, 140, 254, 144, 196,
        ];
        let choice = EncryptionChoice {
            alg: KeyManagementAlgorithm::EcdhEs,
            enc: ContentEncryption::A128gcm,
        };
        let key = derive(choice, &secret, b"Alice", b"Bob");
        assert_eq!(compact::encode(key), "VqqN6vgjbSBcIijNcacQGg");
    }
}
