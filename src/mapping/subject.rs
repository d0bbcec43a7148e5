//! From the hub's subject to the identifier that a foreign country sees: pairwise by country, so
//! that two countries cannot join their records `[eIDAS-AP §2.2.3]`.

use std::fmt;
use std::fmt::Write as _;

use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::sign::Signer;
use zeroize::Zeroizing;

use crate::domain::{CountryCode, PersonIdentifier};

/// Names the key and the construction, so that both can change without a collision.
const VERSION: &str = "v1";

/// The secret that identifiers are derived with. Changing it changes every citizen's identifier.
#[derive(Clone)]
pub struct IdentifierSecret(Zeroizing<Vec<u8>>);

/// The identifier could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the person identifier could not be derived")]
pub struct SubjectError;

impl IdentifierSecret {
    /// Takes at least 32 bytes.
    ///
    /// # Errors
    /// [`SubjectError`] for a shorter secret.
    pub fn new(secret: &[u8]) -> Result<Self, SubjectError> {
        if secret.len() < 32 {
            return Err(SubjectError);
        }
        Ok(Self(Zeroizing::new(secret.to_vec())))
    }

    /// `own/destination/HMAC-SHA-256(secret, destination 0 subject) v1`.
    ///
    /// # Errors
    /// [`SubjectError`] when the HMAC cannot be computed.
    pub fn identifier(
        &self,
        own: CountryCode,
        destination: CountryCode,
        subject: &str,
    ) -> Result<PersonIdentifier, SubjectError> {
        let key = PKey::hmac(&self.0).map_err(|_| SubjectError)?;
        let mut signer = Signer::new(MessageDigest::sha256(), &key).map_err(|_| SubjectError)?;
        let input = [destination.as_str().as_bytes(), &[0], subject.as_bytes()].concat();
        let mac = signer
            .sign_oneshot_to_vec(&input)
            .map_err(|_| SubjectError)?;
        let mut id = String::with_capacity(66);
        for byte in mac {
            let _ = write!(id, "{byte:02x}");
        }
        id.push_str(VERSION);
        PersonIdentifier::new(own, destination, &id).map_err(|_| SubjectError)
    }
}

impl fmt::Debug for IdentifierSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdentifierSecret(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_identifier_is_stable_and_differs_by_country_and_secret() {
        let country = |code: &str| code.parse::<CountryCode>().unwrap();
        let secret = IdentifierSecret::new(&[7; 32]).unwrap();
        let other = IdentifierSecret::new(&[8; 32]).unwrap();
        let derive = |secret: &IdentifierSecret, to: &str| {
            secret
                .identifier(country("FR"), country(to), "subject")
                .unwrap()
        };
        let belgian = derive(&secret, "BE");
        assert_eq!(belgian, derive(&secret, "BE"));
        assert_ne!(belgian.id(), derive(&secret, "ES").id());
        assert_ne!(belgian.id(), derive(&other, "BE").id());
        assert!(belgian.to_string().starts_with("FR/BE/"));
        assert_eq!(belgian.id().len(), 66);
        assert!(belgian.id().ends_with("v1"));
    }

    #[test]
    fn a_short_secret_is_refused() {
        assert!(IdentifierSecret::new(&[7; 31]).is_err());
    }
}
