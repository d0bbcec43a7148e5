//! Keys of nobody: what an assertion of a client that does not exist is verified with, so that it
//! costs what another costs and the time says nothing about who is registered.

use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openssl::sha::sha256;
use serde_json::json;

use crate::oidc::jose::{self, JwsAlgorithm, PublicJwk};

/// The curves' own generators, and a number without known factors: public, and fit for nothing.
static NOBODY: LazyLock<Vec<PublicJwk>> = LazyLock::new(|| {
    let modulus: Vec<u8> = (0..8_u8)
        .flat_map(|block| sha256(&[block]))
        .enumerate()
        .map(|(place, byte)| match place {
            0 => byte | 0x80,
            255 => byte | 1,
            _ => byte,
        })
        .collect();
    let keys = [
        json!({ "kty": "EC", "crv": "P-256",
            "x": "axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY",
            "y": "T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU" }),
        json!({ "kty": "EC", "crv": "P-384",
            "x": "qofKIr6LBTeOscce8yCtdG4dO2KLp5uYWfdB4IJUKjhVAvJdv1UpbDpUXjhydgq3",
            "y": "NhfeSpYmLG9dnpi_kpLcKfj0Hb0omhR86doxE7XwuMAKYLHOHX6BnXpDHXyQ6g5f" }),
        json!({ "kty": "RSA", "e": "AQAB", "n": URL_SAFE_NO_PAD.encode(modulus) }),
    ];
    let keys = keys.iter();
    keys.filter_map(|key| PublicJwk::from_value(key).ok())
        .collect()
});

/// Does the work of verifying this token. There is nothing to know of the result.
pub(super) fn verify(token: &str) {
    jose::verify_in_vain(token, &NOBODY, &JwsAlgorithm::ALL);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oidc::jose::{JoseError, JwkSet};

    #[test]
    fn every_algorithm_has_a_key_that_verifies_nothing() {
        assert_eq!(NOBODY.len(), 3);
        let keys = JwkSet::new(NOBODY.clone());
        for algorithm in JwsAlgorithm::ALL {
            let header = json!({ "alg": algorithm.as_str() }).to_string();
            let length = if algorithm == JwsAlgorithm::Es256 {
                64
            } else {
                96
            };
            let signature = URL_SAFE_NO_PAD.encode(vec![7; length]);
            let header = URL_SAFE_NO_PAD.encode(header);
            let token = format!("{header}.e30.{signature}");
            let result = jose::verify(&token, &keys, &JwsAlgorithm::ALL);
            assert_eq!(result.unwrap_err(), JoseError::Signature);
        }
    }
}
