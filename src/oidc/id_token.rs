//! The `id_token` that we issue [OIDC-Core §2].

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use openssl::sha::{sha256, sha384};
use serde_json::{Value, json};

use super::Claims;
use super::client::Client;
use super::jose::{JoseError, JwsAlgorithm, SigningKeys};

/// What the token says. All fields are set by the caller; nothing is defaulted silently.
#[derive(Clone)]
pub struct IdTokenClaims {
    /// Our issuer identifier.
    pub issuer: String,
    /// The person, as this client knows them.
    pub subject: String,
    /// When it is issued.
    pub issued_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// When the person authenticated.
    pub auth_time: Timestamp,
    /// The request's nonce.
    pub nonce: Option<String>,
    /// The level reached.
    pub acr: String,
    /// Methods used, where known `[RFC8176 §1]`.
    pub amr: Vec<String>,
    /// The access token issued beside it, for `at_hash`.
    pub access_token: Option<String>,
    /// What the `claims` parameter wants about the person here [OIDC-Core §5.5]; what the token
    /// says itself is never replaced by it.
    pub person: Claims,
}

impl IdTokenClaims {
    /// Signs with the algorithm that the client registered, and encrypts where it registered that.
    pub fn issue(&self, keys: &SigningKeys, client: &Client) -> Result<String, JoseError> {
        let claims = self.to_value(&client.client_id, client.id_token.signing);
        client.protect(&claims, client.id_token, keys)
    }

    fn to_value(&self, audience: &str, algorithm: JwsAlgorithm) -> Value {
        let mut claims = json!({
            "iss": self.issuer,
            "sub": self.subject,
            "aud": audience,
            "iat": self.issued_at.as_second(),
            "exp": self.expires_at.as_second(),
            "auth_time": self.auth_time.as_second(),
            "acr": self.acr,
        });
        let optional = [
            ("nonce", self.nonce.as_deref().map(Value::from)),
            ("amr", (!self.amr.is_empty()).then(|| json!(self.amr))),
            (
                "at_hash",
                self.access_token
                    .as_deref()
                    .map(|token| at_hash(token, algorithm).into()),
            ),
        ];
        if let Some(map) = claims.as_object_mut() {
            for (name, value) in optional {
                if let Some(value) = value {
                    map.insert(name.to_owned(), value);
                }
            }
            for (name, value) in self.person.as_map() {
                map.entry(name).or_insert_with(|| value.clone());
            }
        }
        claims
    }
}

impl std::fmt::Debug for IdTokenClaims {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("IdTokenClaims(..)")
    }
}

/// The left half of the access token's digest, in the signature's digest [OIDC-Core §3.1.3.6].
pub(crate) fn at_hash(access_token: &str, algorithm: JwsAlgorithm) -> String {
    let token = access_token.as_bytes();
    let digest = match algorithm {
        JwsAlgorithm::Es384 => sha384(token).to_vec(),
        JwsAlgorithm::Es256 | JwsAlgorithm::Rs256 | JwsAlgorithm::Ps256 => sha256(token).to_vec(),
    };
    let (half, _) = digest.split_at(digest.len() / 2);
    URL_SAFE_NO_PAD.encode(half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_access_token_hash_is_that_of_openid_connect() {
        // Appendix A.4 of OpenID Connect Core.
        let hash = at_hash(
            "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y",
            JwsAlgorithm::Rs256,
        );
        assert_eq!(hash, "77QmUPtjPfzWtF2AnpK9RQ");
    }
}
