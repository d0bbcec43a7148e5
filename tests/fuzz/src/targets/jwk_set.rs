//! A provider's keys. What was read, published and read again, is the same; and no member of the
//! document stood there twice.

use eidas_bridge::oidc::jose::{JwkSet, PublicJwk};

pub fn target(input: &[u8]) -> bool {
    let Ok(keys) = JwkSet::parse(input) else {
        return false;
    };
    let published = keys.to_value();
    let again = JwkSet::parse(published.to_string().as_bytes()).expect("what we publish");
    assert_eq!(again.to_value(), published);
    let names = |keys: &JwkSet| -> Vec<(String, Option<String>)> {
        let named = |key: &PublicJwk| (key.thumbprint(), key.kid().map(str::to_owned));
        keys.keys().iter().map(named).collect()
    };
    assert_eq!(names(&again), names(&keys));
    !keys.keys().is_empty()
}
