//! The keys that identifiers are derived with: a secret and the name that stands behind every
//! value it makes, so that a value says which key made it and two keys never make the same.

use std::fmt;
use std::fmt::Write as _;

use openssl::hash::{MessageDigest, hash};
use openssl::pkey::PKey;
use openssl::sha::Sha256;
use openssl::sign::Signer;
use zeroize::Zeroizing;

use super::SubjectError;

/// A secret of at least 32 bytes and its name, such as `v1`. Whoever changes the secret under one
/// name gives everybody another identity.
#[derive(Clone)]
pub struct NamedKey {
    version: String,
    secret: Zeroizing<Vec<u8>>,
}

impl NamedKey {
    /// `version` is `v` and a number of one to four digits, without leading zeros.
    ///
    /// # Errors
    /// [`SubjectError`] for another name or a shorter secret.
    pub fn new(version: &str, secret: &[u8]) -> Result<Self, SubjectError> {
        let number = version.strip_prefix('v').ok_or(SubjectError)?;
        let plain = number.bytes().all(|byte| byte.is_ascii_digit());
        if !(1..=4).contains(&number.len()) || !plain || number.starts_with('0') {
            return Err(SubjectError);
        }
        if secret.len() < 32 {
            return Err(SubjectError);
        }
        Ok(Self {
            version: version.to_owned(),
            secret: Zeroizing::new(secret.to_vec()),
        })
    }

    /// HMAC-SHA-256 of the input in lower-case hexadecimal, then the key's name.
    pub(super) fn mac(&self, input: &[u8]) -> Result<String, SubjectError> {
        let key = PKey::hmac(&self.secret).map_err(|_| SubjectError)?;
        let mut signer = Signer::new(MessageDigest::sha256(), &key).map_err(|_| SubjectError)?;
        let mac = signer.sign_oneshot_to_vec(input);
        Ok(hexadecimal(&mac.map_err(|_| SubjectError)?) + &self.version)
    }

    /// SHA-256 of the parts and the secret behind one another, in lower-case hexadecimal, then
    /// the key's name: for values that another program made before us.
    pub(super) fn plain_hash(&self, parts: [&str; 2]) -> String {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part.as_bytes());
        }
        hash.update(&self.secret);
        hexadecimal(&hash.finish()) + &self.version
    }
}

impl fmt::Debug for NamedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NamedKey({}, ..)", self.version)
    }
}

/// SHA-256.
pub(super) fn sha256(input: &[u8]) -> Result<Vec<u8>, SubjectError> {
    let digest = hash(MessageDigest::sha256(), input).map_err(|_| SubjectError)?;
    Ok(digest.to_vec())
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2 + 5);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_secret_and_a_name_that_could_be_mistaken_are_refused() {
        assert!(NamedKey::new("v1", &[7; 31]).is_err());
        for version in [
            "", "v", "1", "v0", "v01", "V1", "v12345", "va", "v1 ", "2026",
        ] {
            assert!(NamedKey::new(version, &[7; 32]).is_err(), "{version}");
        }
        for version in ["v1", "v9999"] {
            assert!(NamedKey::new(version, &[7; 32]).is_ok(), "{version}");
        }
    }

    #[test]
    fn debug_output_names_the_key_and_hides_the_secret() {
        let key = NamedKey::new("v7", b"0123456789abcdef0123456789abcdef").unwrap();
        assert_eq!(format!("{key:?}"), "NamedKey(v7, ..)");
    }
}
