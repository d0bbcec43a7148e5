//! Our own private keys, never printed: in this process, or with somebody who holds them.

use std::fmt;
use std::sync::Arc;

use openssl::pkey::{HasPublic, PKey, PKeyRef, Private, Public};

use super::algorithm::{JwsAlgorithm, KeyManagementAlgorithm, KeyUse};
use super::{JoseError, PublicJwk};
use crate::custody::KeyHolder;

/// Where the private half is.
#[derive(Clone)]
pub(super) enum PrivateHalf {
    Here(PKey<Private>),
    Held(Arc<dyn KeyHolder>),
}

/// A private key that signs with one algorithm. Cheap to clone.
#[derive(Clone)]
pub struct JwsKey {
    algorithm: JwsAlgorithm,
    private: PrivateHalf,
    public: PublicJwk,
    kid: String,
}

impl JwsKey {
    /// `KeyUnsuitable` where key and algorithm do not fit, for instance ES256 with P-384.
    pub fn new(private: PKey<Private>, algorithm: JwsAlgorithm) -> Result<Self, JoseError> {
        let public = Self::published(&private, algorithm)?;
        Self::with(PrivateHalf::Here(private), public, algorithm)
    }

    /// The same for a key that somebody else holds, by its public half.
    ///
    /// # Errors
    /// As [`Self::new`]. Whether the holder's key is that one shows when it signs.
    pub fn held(
        holder: Arc<dyn KeyHolder>,
        public: &PKeyRef<Public>,
        algorithm: JwsAlgorithm,
    ) -> Result<Self, JoseError> {
        let public = Self::published(public, algorithm)?;
        Self::with(PrivateHalf::Held(holder), public, algorithm)
    }

    fn published<T: HasPublic>(
        key: &PKeyRef<T>,
        algorithm: JwsAlgorithm,
    ) -> Result<PublicJwk, JoseError> {
        PublicJwk::from_public_key(key, KeyUse::Signature, Some(algorithm.as_str()))
    }

    fn with(
        private: PrivateHalf,
        public: PublicJwk,
        algorithm: JwsAlgorithm,
    ) -> Result<Self, JoseError> {
        if !public.fits_signature(algorithm) {
            return Err(JoseError::KeyUnsuitable);
        }
        Ok(Self {
            algorithm,
            private,
            kid: public.thumbprint(),
            public,
        })
    }

    /// The algorithm that this key signs with.
    pub fn algorithm(&self) -> JwsAlgorithm {
        self.algorithm
    }

    /// The RFC 7638 thumbprint.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The public half, for our JWKS.
    pub fn public(&self) -> &PublicJwk {
        &self.public
    }

    pub(super) fn private(&self) -> &PrivateHalf {
        &self.private
    }
}

impl fmt::Debug for JwsKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "JwsKey({}, {})",
            self.algorithm.as_str(),
            self.kid
        )
    }
}

/// A private key that others encrypt to. Cheap to clone.
#[derive(Clone)]
pub struct JweKey {
    private: PrivateHalf,
    public: PublicJwk,
    kid: String,
}

impl JweKey {
    /// An RSA or EC (P-256, P-384, P-521) key.
    pub fn new(private: PKey<Private>) -> Result<Self, JoseError> {
        let public = PublicJwk::from_public_key(&private, KeyUse::Encryption, None)?;
        Ok(Self::with(PrivateHalf::Here(private), public))
    }

    /// The same for a key that somebody else holds, by its public half.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn held(holder: Arc<dyn KeyHolder>, public: &PKeyRef<Public>) -> Result<Self, JoseError> {
        let public = PublicJwk::from_public_key(public, KeyUse::Encryption, None)?;
        Ok(Self::with(PrivateHalf::Held(holder), public))
    }

    fn with(private: PrivateHalf, public: PublicJwk) -> Self {
        Self {
            private,
            kid: public.thumbprint(),
            public,
        }
    }

    /// The RFC 7638 thumbprint.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The public half for our JWKS, tied to one algorithm where the peer wants that.
    pub fn public(&self, algorithm: Option<KeyManagementAlgorithm>) -> PublicJwk {
        let name = algorithm.map(KeyManagementAlgorithm::as_str);
        // The key was accepted once with the same arguments but `alg`; fall back to that copy.
        PublicJwk::from_public_key(self.public.key(), KeyUse::Encryption, name)
            .unwrap_or_else(|_| self.public.clone())
    }

    pub(super) fn private(&self) -> &PrivateHalf {
        &self.private
    }

    pub(super) fn jwk(&self) -> &PublicJwk {
        &self.public
    }
}

impl fmt::Debug for JweKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "JweKey({})", self.kid)
    }
}
