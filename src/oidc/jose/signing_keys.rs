//! Our signing keys, one for each algorithm that a client may have registered.

use super::{JwsAlgorithm, JwsKey, PublicJwk};

/// The keys in use, the default one first; of two for one algorithm the first counts.
#[derive(Debug, Clone)]
pub struct SigningKeys {
    default: JwsKey,
    others: Vec<JwsKey>,
}

impl SigningKeys {
    /// The default key, and those for further algorithms.
    pub fn new(default: JwsKey, others: Vec<JwsKey>) -> Self {
        Self { default, others }
    }

    /// The key that signs with this algorithm.
    pub fn for_algorithm(&self, algorithm: JwsAlgorithm) -> Option<&JwsKey> {
        self.iter().find(|key| key.algorithm() == algorithm)
    }

    /// The algorithms that can be had, the default one first.
    pub fn algorithms(&self) -> impl Iterator<Item = JwsAlgorithm> {
        self.iter().map(JwsKey::algorithm)
    }

    /// The public halves, for our JWKS.
    pub fn public(&self) -> impl Iterator<Item = &PublicJwk> {
        self.iter().map(JwsKey::public)
    }

    /// The default key's algorithm.
    pub fn default_algorithm(&self) -> JwsAlgorithm {
        self.default.algorithm()
    }

    fn iter(&self) -> impl Iterator<Item = &JwsKey> {
        std::iter::once(&self.default).chain(&self.others)
    }
}

impl From<JwsKey> for SigningKeys {
    fn from(only: JwsKey) -> Self {
        Self::new(only, Vec::new())
    }
}
