//! Single operations of OpenSSL on keys and bytes that are ready, each by the quickest of its own
//! ways. What the benchmarks measure ourselves against is made of these.

use openssl::bn::{BigNum, BigNumContext};
use openssl::cipher::Cipher;
use openssl::cipher_ctx::CipherCtx;
use openssl::ec::{EcKey, EcPoint, EcPointRef};
use openssl::md::MdRef;
use openssl::pkey::{PKey, Private, Public};
use openssl::pkey_ctx::PkeyCtx;
use openssl::rsa::Padding;
use openssl::sign::RsaPssSaltlen;

/// AES-256-GCM under a fixed key: what is sealed, and its tag.
pub(crate) fn seal(cipher: &Cipher, plain: &[u8]) -> (Vec<u8>, [u8; 16]) {
    let mut context = CipherCtx::new().unwrap();
    context
        .encrypt_init(Some(cipher), Some(&[7; 32]), Some(&[1; 12]))
        .unwrap();
    let (mut sealed, mut tag) = (Vec::with_capacity(plain.len() + 16), [0; 16]);
    context.cipher_update_vec(plain, &mut sealed).unwrap();
    context.cipher_final_vec(&mut sealed).unwrap();
    context.tag(&mut tag).unwrap();
    (sealed, tag)
}

/// The other half of [`seal`].
pub(crate) fn open(cipher: &Cipher, key: &[u8], sealed: &[u8], tag: &[u8]) -> Vec<u8> {
    let mut context = CipherCtx::new().unwrap();
    context
        .decrypt_init(Some(cipher), Some(key), Some(&[1; 12]))
        .unwrap();
    context.set_tag(tag).unwrap();
    let mut plain = Vec::with_capacity(sealed.len() + 16);
    context.cipher_update_vec(sealed, &mut plain).unwrap();
    context.cipher_final_vec(&mut plain).unwrap();
    plain
}

/// A scalar multiplication and an inversion: no agreement does with less.
pub(crate) fn agree(private: &EcKey<Private>, public: &EcPointRef) -> Vec<u8> {
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

/// RSASSA-PSS with SHA-256 over a hash.
pub(crate) fn sign_rsa(key: &PKey<Private>, hash: &[u8]) -> Vec<u8> {
    let mut context = PkeyCtx::new(key).unwrap();
    context.sign_init().unwrap();
    pss(&mut context);
    let mut out = Vec::new();
    context.sign_to_vec(hash, &mut out).unwrap();
    out
}

/// The other half of [`sign_rsa`].
pub(crate) fn verify_rsa(key: &PKey<Public>, hash: &[u8], signature: &[u8]) -> bool {
    let mut context = PkeyCtx::new(key).unwrap();
    context.verify_init().unwrap();
    pss(&mut context);
    context.verify(hash, signature).unwrap()
}

/// RSA-OAEP with this hash, for the label and the mask.
pub(crate) fn oaep_encrypt(key: &PKey<Public>, hash: &MdRef, plain: &[u8]) -> Vec<u8> {
    let mut context = PkeyCtx::new(key).unwrap();
    context.encrypt_init().unwrap();
    oaep(&mut context, hash);
    let mut out = Vec::new();
    context.encrypt_to_vec(plain, &mut out).unwrap();
    out
}

/// The other half of [`oaep_encrypt`].
pub(crate) fn oaep_decrypt(key: &PKey<Private>, hash: &MdRef, sealed: &[u8]) -> Vec<u8> {
    let mut context = PkeyCtx::new(key).unwrap();
    context.decrypt_init().unwrap();
    oaep(&mut context, hash);
    let mut out = Vec::new();
    context.decrypt_to_vec(sealed, &mut out).unwrap();
    out
}

fn pss<T>(context: &mut PkeyCtx<T>) {
    context.set_rsa_padding(Padding::PKCS1_PSS).unwrap();
    context
        .set_rsa_pss_saltlen(RsaPssSaltlen::DIGEST_LENGTH)
        .unwrap();
    context.set_signature_md(openssl::md::Md::sha256()).unwrap();
}

fn oaep<T>(context: &mut PkeyCtx<T>, hash: &MdRef) {
    context.set_rsa_padding(Padding::PKCS1_OAEP).unwrap();
    context.set_rsa_oaep_md(hash).unwrap();
    context.set_rsa_mgf1_md(hash).unwrap();
}
