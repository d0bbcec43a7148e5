//! Proof Key for Code Exchange, S256 only [RFC7636 §4].

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openssl::memcmp;
use openssl::sha::sha256;

/// The S256 challenge of a verifier.
pub fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(sha256(verifier.as_bytes()))
}

/// Whether this can be an S256 challenge: 43 characters of base64url [RFC7636 §4.2].
pub fn is_challenge(text: &str) -> bool {
    let bytes = URL_SAFE_NO_PAD.decode(text);
    bytes.is_ok_and(|bytes| bytes.len() == 32)
}

/// Whether this can be a verifier: 43 to 128 unreserved characters [RFC7636 §4.1].
pub fn is_verifier(text: &str) -> bool {
    (43..=128).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
}

/// Whether the verifier is well-formed and belongs to the challenge [RFC7636 §4.6].
pub fn verifies(verifier: &str, expected: &str) -> bool {
    let computed = challenge(verifier);
    is_verifier(verifier)
        && computed.len() == expected.len()
        && memcmp::eq(computed.as_bytes(), expected.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_rfc_7636_holds() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        let expected = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        assert_eq!(challenge(verifier), expected);
        assert!(verifies(verifier, expected) && is_challenge(expected));
    }

    #[test]
    fn wrong_and_malformed_verifiers_fail() {
        let expected = challenge(&"a".repeat(43));
        assert!(!verifies(&"b".repeat(43), &expected));
        assert!(!verifies("short", &challenge("short")));
        assert!(!is_verifier(&"a".repeat(129)));
        assert!(!is_verifier(&format!("{} ", "a".repeat(43))));
        assert!(!is_challenge(&"a".repeat(44)));
    }
}
