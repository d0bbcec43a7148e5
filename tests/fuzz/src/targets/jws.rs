//! A signed token. Whatever verifies has the claims that were once signed with these keys.

use crate::seeds::{claims, jws_keys};
use eidas_bridge::oidc::jose::{self, JwkSet, JwsAlgorithm};
use serde_json::Value;
use std::sync::LazyLock;

static KEYS: LazyLock<JwkSet> = LazyLock::new(|| {
    let keys = jws_keys().into_iter().map(|key| key.public().clone());
    JwkSet::new(keys.collect())
});

pub fn target(input: &[u8]) -> bool {
    let Ok(token) = std::str::from_utf8(input) else {
        return false;
    };
    let Ok(verified) = jose::verify(token, &KEYS, &JwsAlgorithm::ALL) else {
        return false;
    };
    assert_eq!(Value::Object(verified.claims().clone()), claims());
    assert!(jose::verify(token, &KEYS, &[]).is_err());
    true
}
