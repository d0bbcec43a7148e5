//! JSON Web Signature and JSON Web Encryption, compact form only, on the `openssl` crate.
//!
//! In come tokens, keys and an allow-list that the caller fixed at registration; out come
//! verified claims, a decrypted text, or one closed error. Every header is read and judged here
//! before a key is touched: what is not listed does not exist (`none`, `HS*`, `RSA1_5`, `dir`,
//! `PBES2-*`, `zip`, `crit`). Swappable: nothing outside this folder knows how it is done
//! (docs/decisions/jose.md).

mod algorithm;
mod compact;
mod content;
mod error;
mod jwe;
mod jwk;
mod jwk_set;
mod jws;
mod key;
mod key_management;
mod signing_keys;

pub use algorithm::{
    ContentEncryption, Curve, EncryptionChoice, JwsAlgorithm, KeyManagementAlgorithm, KeyUse,
};
pub use error::JoseError;
pub use jwe::{decrypt, encrypt};
pub use jwk::PublicJwk;
pub use jwk_set::JwkSet;
#[cfg(test)]
pub(crate) use jws::trials;
pub use jws::{VerifiedJwt, sign, verify};
pub(crate) use jws::{unverified_claims, verify_by_own_key, verify_in_vain};
pub use key::{JweKey, JwsKey};
pub use signing_keys::SigningKeys;

/// Whether a token has the five parts of a JWE in compact form [RFC7516 §3.1].
pub fn looks_encrypted(token: &str) -> bool {
    token.bytes().filter(|byte| *byte == b'.').count() == 4
}
