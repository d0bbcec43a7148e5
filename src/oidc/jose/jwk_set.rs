//! A set of public keys [RFC7517 §5], as published at a `jwks_uri`.

use serde_json::{Value, json};

use super::algorithm::{JwsAlgorithm, KeyManagementAlgorithm};
use super::compact::MAX_TOKEN_BYTES;
use super::{JoseError, PublicJwk};
use crate::oidc::strict_json;

const MAX_KEYS: usize = 50;
const MAX_DEPTH: usize = 8;

/// Public keys of one party.
#[derive(Debug, Clone, Default)]
pub struct JwkSet {
    keys: Vec<PublicJwk>,
}

impl JwkSet {
    /// A set of keys at hand.
    pub fn new(keys: Vec<PublicJwk>) -> Self {
        Self { keys }
    }

    /// A set to publish: each key once, in this order. A key that signs with several algorithms
    /// names none, so that whoever looks for it by `kid` finds one entry that fits them all
    /// [RFC7517 §4.4].
    pub fn published(keys: impl IntoIterator<Item = PublicJwk>) -> Self {
        let mut distinct: Vec<PublicJwk> = Vec::new();
        for key in keys {
            match distinct.iter_mut().find(|known| known.kid() == key.kid()) {
                Some(known) => known.also_for(&key),
                None => distinct.push(key),
            }
        }
        Self::new(distinct)
    }

    /// Reads a published set: at most 64 KiB and 50 keys. Keys of a kind, use or strength that we
    /// do not accept are skipped, as others may be meant for other readers [RFC7517 §5].
    pub fn parse(bytes: &[u8]) -> Result<Self, JoseError> {
        if bytes.len() > MAX_TOKEN_BYTES {
            return Err(JoseError::TooLarge);
        }
        let map = strict_json::parse_object(bytes, MAX_DEPTH).ok_or(JoseError::Malformed)?;
        let keys = map.get("keys").and_then(Value::as_array);
        let keys = keys.ok_or(JoseError::Malformed)?;
        if keys.len() > MAX_KEYS {
            return Err(JoseError::TooLarge);
        }
        let readable = keys
            .iter()
            .filter_map(|key| PublicJwk::from_value(key).ok());
        Ok(Self::new(readable.collect()))
    }

    /// The document to publish.
    pub fn to_value(&self) -> Value {
        let keys: Vec<Value> = self.keys.iter().map(PublicJwk::to_value).collect();
        json!({ "keys": keys })
    }

    /// The keys in their published order.
    pub fn keys(&self) -> &[PublicJwk] {
        &self.keys
    }

    /// The first key that content may be encrypted to with this algorithm.
    pub fn for_encryption(&self, algorithm: KeyManagementAlgorithm) -> Option<&PublicJwk> {
        self.keys.iter().find(|key| key.fits_encryption(algorithm))
    }

    /// The keys to try for a signature: those named by `kid`, or the only one that fits.
    pub(super) fn for_verification(
        &self,
        algorithm: JwsAlgorithm,
        kid: Option<&str>,
    ) -> Result<Vec<&PublicJwk>, JoseError> {
        let fitting = self.keys.iter().filter(|key| key.fits_signature(algorithm));
        if let Some(kid) = kid {
            let named: Vec<_> = fitting.filter(|key| key.kid() == Some(kid)).collect();
            return match named.is_empty() {
                false => Ok(named),
                // The name is known, but for another kind of key: fetching again will not help.
                true if self.keys.iter().any(|key| key.kid() == Some(kid)) => {
                    Err(JoseError::AlgorithmRefused)
                }
                true => Err(JoseError::UnknownKid),
            };
        }
        let fitting: Vec<_> = fitting.collect();
        match fitting.len() {
            0 => Err(JoseError::UnknownKid),
            1 => Ok(fitting),
            _ => Err(JoseError::AmbiguousKey),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oidc::jose::{JweKey, JwsKey};
    use openssl::ec::{EcGroup, EcKey};
    use openssl::nid::Nid;
    use openssl::pkey::PKey;

    fn signing_key() -> JwsKey {
        let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
        let key = PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap();
        JwsKey::new(key, JwsAlgorithm::Es256).unwrap()
    }

    #[test]
    fn the_thumbprint_is_that_of_rfc_7638() {
        let key = json!({ "kty": "RSA", "e": "AQAB", "n": concat!(
            "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECP",
            "ebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2Qvzq",
            "Y368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0f",
            "M4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw") });
        let key = PublicJwk::from_value(&key).unwrap();
        assert_eq!(
            key.thumbprint(),
            "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"
        );
    }

    #[test]
    fn a_published_set_reads_back() {
        let (one, two) = (signing_key(), signing_key());
        let set = JwkSet::new(vec![one.public().clone(), two.public().clone()]);
        let text = serde_json::to_vec(&set.to_value()).unwrap();
        let again = JwkSet::parse(&text).unwrap();
        assert_eq!(again.keys().len(), 2);
        assert_eq!(again.keys()[0].kid(), Some(one.kid()));
        assert_eq!(again.keys()[0].thumbprint(), one.kid());
    }

    #[test]
    fn private_members_are_dropped_on_the_way_through() {
        let mut value = signing_key().public().to_value();
        value["d"] = "c2VjcmV0".into();
        let again = PublicJwk::from_value(&value).unwrap().to_value();
        assert!(again.get("d").is_none());
    }

    #[test]
    fn unknown_kinds_weak_keys_and_points_off_the_curve_are_skipped() {
        let good = signing_key().public().to_value();
        let mut off_curve = good.clone();
        off_curve["x"] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".into();
        let mut other_use = good.clone();
        other_use["use"] = "tls".into();
        let weak = PKey::from_rsa(openssl::rsa::Rsa::generate(1024).unwrap()).unwrap();
        let weak = weak.rsa().unwrap();
        let weak = json!({ "kty": "RSA", "e": "AQAB",
            "n": super::super::compact::encode(weak.n().to_vec()) });
        let set = json!({ "keys": [ { "kty": "oct", "k": "AAAA" }, 7, off_curve, other_use, weak, good ] });
        let set = JwkSet::parse(&serde_json::to_vec(&set).unwrap()).unwrap();
        assert_eq!(set.keys().len(), 1);
    }

    #[test]
    fn huge_sets_are_refused() {
        let keys = vec![json!({ "kty": "oct" }); 51];
        let text = serde_json::to_vec(&json!({ "keys": keys })).unwrap();
        assert_eq!(JwkSet::parse(&text).unwrap_err(), JoseError::TooLarge);
        let text = vec![b' '; MAX_TOKEN_BYTES + 1];
        assert_eq!(JwkSet::parse(&text).unwrap_err(), JoseError::TooLarge);
    }

    #[test]
    fn an_encryption_key_is_never_offered_for_a_signature() {
        let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
        let key = PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap();
        let set = JwkSet::new(vec![JweKey::new(key).unwrap().public(None)]);
        let result = set.for_verification(JwsAlgorithm::Es256, None);
        assert_eq!(result.unwrap_err(), JoseError::UnknownKid);
    }
}
