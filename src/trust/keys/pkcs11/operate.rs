//! The operations themselves, on a key that was found: one call to the token each.

use cryptoki::error::Error;
use cryptoki::mechanism::elliptic_curve::{EcKdf, Ecdh1DeriveParams};
use cryptoki::mechanism::rsa::{PkcsMgfType, PkcsOaepParams, PkcsOaepSource, PkcsPssParams};
use cryptoki::mechanism::{Mechanism, MechanismType};
use cryptoki::object::{Attribute, AttributeType, KeyType, ObjectClass};
use zeroize::Zeroizing;

use super::error::Meaning;
use super::link::Location;
use crate::custody::{HashName, SignatureScheme};

/// What stands before a SHA-256 hash in PKCS #1 v1.5 [RFC8017 §9.2].
const SHA256_INFO: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0x04, 0x20,
];

/// Signs a hash.
pub(super) fn sign(
    at: &Location,
    scheme: SignatureScheme,
    hash: &[u8],
) -> Result<Vec<u8>, Meaning> {
    let (mechanism, input) = match scheme {
        SignatureScheme::Ecdsa => (Mechanism::Ecdsa, hash.to_vec()),
        SignatureScheme::Pss(name) => {
            let parameters = PkcsPssParams {
                hash_alg: digest(name),
                mgf: mask(name),
                s_len: hash.len().try_into().map_err(|_| Meaning::Refused)?,
            };
            (Mechanism::RsaPkcsPss(parameters), hash.to_vec())
        }
        SignatureScheme::Pkcs1Sha256 => (Mechanism::RsaPkcs, [&SHA256_INFO, hash].concat()),
    };
    at.sessions
        .run(|session| session.sign(&mechanism, at.key, &input))
}

/// Opens OAEP in the token.
pub(super) fn decrypt_oaep(
    at: &Location,
    (hash, masked_by): (HashName, HashName),
    wrapped: &[u8],
) -> Result<Zeroizing<Vec<u8>>, Meaning> {
    let source = PkcsOaepSource::empty();
    let parameters = PkcsOaepParams::new(digest(hash), mask(masked_by), source);
    decrypt(at, &Mechanism::RsaPkcsOaep(parameters), wrapped)
}

/// The bare RSA operation, as long as the text that went in.
pub(super) fn decrypt_bare(at: &Location, wrapped: &[u8]) -> Result<Zeroizing<Vec<u8>>, Meaning> {
    let found = decrypt(at, &Mechanism::RsaX509, wrapped)?;
    // Some tokens leave out zeros at the front.
    let missing = wrapped.len().checked_sub(found.len());
    let mut whole = Zeroizing::new(vec![0; missing.ok_or(Meaning::Refused)?]);
    whole.extend_from_slice(&found);
    Ok(whole)
}

fn decrypt(
    at: &Location,
    mechanism: &Mechanism<'_>,
    wrapped: &[u8],
) -> Result<Zeroizing<Vec<u8>>, Meaning> {
    let plain = at
        .sessions
        .run(|session| session.decrypt(mechanism, at.key, wrapped));
    plain.map(Zeroizing::new)
}

/// The x coordinate of what the key and a point share; `length` octets.
pub(super) fn agree(
    at: &Location,
    point: &[u8],
    length: usize,
) -> Result<Zeroizing<Vec<u8>>, Meaning> {
    let wanted = length.try_into().map_err(|_| Meaning::Refused)?;
    // The secret lives in the session only, for as long as it takes to read it.
    let template = [
        Attribute::Class(ObjectClass::SECRET_KEY),
        Attribute::KeyType(KeyType::GENERIC_SECRET),
        Attribute::Token(false),
        Attribute::Sensitive(false),
        Attribute::Extractable(true),
        Attribute::ValueLen(wanted),
    ];
    let mechanism = Mechanism::Ecdh1Derive(Ecdh1DeriveParams::new(EcKdf::null(), point));
    let secret = at.sessions.run(|session| {
        let derived = session.derive_key(&mechanism, at.key, &template)?;
        let value = session.get_attributes(derived, &[AttributeType::Value]);
        session.destroy_object(derived)?;
        match value?.into_iter().next() {
            Some(Attribute::Value(value)) => Ok(Zeroizing::new(value)),
            _ => Err(Error::InvalidValue),
        }
    })?;
    let missing = length.checked_sub(secret.len()).ok_or(Meaning::Refused)?;
    let mut whole = Zeroizing::new(vec![0; missing]);
    whole.extend_from_slice(&secret);
    Ok(whole)
}

fn digest(name: HashName) -> MechanismType {
    match name {
        HashName::Sha1 => MechanismType::SHA1,
        HashName::Sha256 => MechanismType::SHA256,
        HashName::Sha384 => MechanismType::SHA384,
        HashName::Sha512 => MechanismType::SHA512,
    }
}

fn mask(name: HashName) -> PkcsMgfType {
    match name {
        HashName::Sha1 => PkcsMgfType::MGF1_SHA1,
        HashName::Sha256 => PkcsMgfType::MGF1_SHA256,
        HashName::Sha384 => PkcsMgfType::MGF1_SHA384,
        HashName::Sha512 => PkcsMgfType::MGF1_SHA512,
    }
}
