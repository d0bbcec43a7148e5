//! Signing. What we sign we verify, and it says what it said before.

use crate::tree;
use crate::world::{WORLD, signed, signed_metadata};
use eidas_bridge::xml::{Document, Limits, SignaturePolicy, VerificationKey, verify_enveloped};
use std::sync::LazyLock;

static KEYS: LazyLock<[VerificationKey; 2]> = LazyLock::new(|| {
    [&WORLD.messages, &WORLD.metadata]
        .map(|pair| VerificationKey::from_certificate_der(&pair.der()).unwrap())
});

pub fn target(input: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(input) else {
        return false;
    };
    let mut any = false;
    for signed in [signed(text), signed_metadata(text)].into_iter().flatten() {
        let before = Document::parse(input, &Limits::METADATA).expect("it was signed");
        let document =
            Document::parse(signed.as_bytes(), &super::c14n::NO_LIMITS_BUT_COMMENTS).expect("read");
        let verified = verify_enveloped(&document, &*KEYS, &SignaturePolicy::METADATA)
            .expect("what we signed");
        assert_eq!(tree::of_verified(verified), tree::of(before.root()));
        any = true;
    }
    any
}
