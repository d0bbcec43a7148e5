//! Encrypting to a peer and decrypting with our keys [RFC7516 §5].
//!
//! The order matters: size, header, allow-list first; only then a private key is touched, and
//! from there on every failure looks the same.

use serde_json::{Map, Value};

use super::algorithm::{ContentEncryption, EncryptionChoice, KeyManagementAlgorithm};
use super::compact::{self, Header};
use super::content::{self, Sealed};
use super::{JoseError, JweKey, PublicJwk, key_management};

/// Encrypts a signed token (`cty: JWT`) to the recipient. Returns the compact form.
/// `KeyUnsuitable` where the recipient's key does not fit the algorithm.
pub fn encrypt(
    payload: &str,
    recipient: &PublicJwk,
    choice: EncryptionChoice,
) -> Result<String, JoseError> {
    if !recipient.fits_encryption(choice.alg) {
        return Err(JoseError::KeyUnsuitable);
    }
    let sent = key_management::send(choice, recipient)?;
    let mut header = Map::new();
    header.insert("alg".to_owned(), choice.alg.as_str().into());
    header.insert("enc".to_owned(), choice.enc.as_str().into());
    header.insert("cty".to_owned(), "JWT".into());
    if let Some(kid) = recipient.kid() {
        header.insert("kid".to_owned(), kid.into());
    }
    if let Some(epk) = sent.epk {
        header.insert("epk".to_owned(), epk);
    }
    let header = compact::encode(Value::Object(header).to_string());
    let sealed = content::seal(
        choice.enc,
        &sent.content_key,
        header.as_bytes(),
        payload.as_bytes(),
    )?;
    Ok(format!(
        "{header}.{}.{}.{}.{}",
        compact::encode(sent.encrypted_key),
        compact::encode(sealed.iv),
        compact::encode(sealed.ciphertext),
        compact::encode(sealed.tag)
    ))
}

/// Decrypts a token with whichever of our keys it is for. `allowed` is what was registered.
/// Nothing is authenticated by this: the text inside must be a signed token of its own.
pub fn decrypt(
    token: &str,
    keys: &[JweKey],
    allowed: &[EncryptionChoice],
) -> Result<String, JoseError> {
    let [header_part, key_part, iv_part, text_part, tag_part] = compact::split(token)?;
    let header = Header::decode(header_part)?;
    let choice = judge(&header, allowed)?;
    let encrypted_key = compact::decode(key_part)?;
    let sealed = Sealed {
        iv: compact::decode(iv_part)?,
        ciphertext: compact::decode(text_part)?,
        tag: compact::decode(tag_part)?,
    };
    let kid = header.text("kid")?;
    let fitting = keys
        .iter()
        .filter(|key| key.jwk().fits_encryption(choice.alg))
        .filter(|key| kid.is_none_or(|kid| kid == key.kid()));
    let mut failure = JoseError::Decryption;
    for key in fitting {
        let content_key = key_management::receive(choice, key, &header, &encrypted_key);
        if content_key.as_ref().err() == Some(&JoseError::KeyUnavailable) {
            failure = JoseError::KeyUnavailable;
        }
        let plaintext = content_key
            .and_then(|cek| content::open(choice.enc, &cek, header_part.as_bytes(), &sealed));
        if let Ok(plaintext) = plaintext {
            return String::from_utf8(plaintext).map_err(|_| JoseError::Decryption);
        }
    }
    Err(failure)
}

/// Decides on the header alone whether this token may be decrypted at all.
fn judge(header: &Header, allowed: &[EncryptionChoice]) -> Result<EncryptionChoice, JoseError> {
    // A few hundred kilobytes of DEFLATE become hundreds of megabytes [RFC8725 §3.6].
    if header.get("zip").is_some() {
        return Err(JoseError::CompressionRefused);
    }
    let cty = header.text("cty")?.unwrap_or("JWT");
    let cty = cty.strip_prefix("application/").unwrap_or(cty);
    if !cty.eq_ignore_ascii_case("JWT") {
        return Err(JoseError::TypeRefused);
    }
    let alg = header
        .text("alg")?
        .and_then(KeyManagementAlgorithm::from_name);
    let alg = alg.filter(|alg| allowed.iter().any(|choice| choice.alg == *alg));
    let alg = alg.ok_or(JoseError::AlgorithmRefused)?;
    let enc = header.text("enc")?.and_then(ContentEncryption::from_name);
    let enc = enc.ok_or(JoseError::EncryptionRefused)?;
    let choice = EncryptionChoice { alg, enc };
    if !allowed.contains(&choice) {
        return Err(JoseError::EncryptionRefused);
    }
    Ok(choice)
}
