//! An encrypted token. Whatever decrypts has the plaintext that was once encrypted for these keys:
//! every way of encrypting that we take is authenticated.

use crate::seeds::{PLAINTEXT, jwe_keys};
use eidas_bridge::oidc::jose::{
    self, ContentEncryption, EncryptionChoice, JweKey, KeyManagementAlgorithm,
};
use std::sync::LazyLock;

static KEYS: LazyLock<Vec<JweKey>> = LazyLock::new(jwe_keys);

/// Every combination that exists.
pub fn choices() -> Vec<EncryptionChoice> {
    let all = KeyManagementAlgorithm::ALL.into_iter();
    all.flat_map(|alg| ContentEncryption::ALL.map(|enc| EncryptionChoice { alg, enc }))
        .collect()
}

pub fn target(input: &[u8]) -> bool {
    let Ok(token) = std::str::from_utf8(input) else {
        return false;
    };
    let Ok(plaintext) = jose::decrypt(token, &KEYS, &choices()) else {
        return false;
    };
    assert_eq!(plaintext, PLAINTEXT);
    assert!(jose::decrypt(token, &KEYS, &[]).is_err());
    true
}
