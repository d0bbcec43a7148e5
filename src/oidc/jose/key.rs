//! Our own private keys, never printed. A key in a hardware module becomes another variant here.

use std::fmt;

use openssl::pkey::{PKey, Private};

use super::algorithm::{JwsAlgorithm, KeyManagementAlgorithm, KeyUse};
use super::{JoseError, PublicJwk};

/// A private key that signs with one algorithm. Cheap to clone.
#[derive(Clone)]
pub struct JwsKey {
    algorithm: JwsAlgorithm,
    private: PKey<Private>,
    public: PublicJwk,
    kid: String,
}

impl JwsKey {
    /// `KeyUnsuitable` where key and algorithm do not fit, for instance ES256 with P-384.
    pub fn new(private: PKey<Private>, algorithm: JwsAlgorithm) -> Result<Self, JoseError> {
        let name = Some(algorithm.as_str());
        let public = PublicJwk::from_public_key(&private, KeyUse::Signature, name)?;
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

    pub(super) fn private(&self) -> &PKey<Private> {
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
    private: PKey<Private>,
    public: PublicJwk,
    kid: String,
}

impl JweKey {
    /// An RSA or EC (P-256, P-384, P-521) key.
    pub fn new(private: PKey<Private>) -> Result<Self, JoseError> {
        let public = PublicJwk::from_public_key(&private, KeyUse::Encryption, None)?;
        Ok(Self {
            private,
            kid: public.thumbprint(),
            public,
        })
    }

    /// The RFC 7638 thumbprint.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The public half for our JWKS, tied to one algorithm where the peer wants that.
    pub fn public(&self, algorithm: Option<KeyManagementAlgorithm>) -> PublicJwk {
        let name = algorithm.map(KeyManagementAlgorithm::as_str);
        // The key was accepted once with the same arguments but `alg`; fall back to that copy.
        PublicJwk::from_public_key(&self.private, KeyUse::Encryption, name)
            .unwrap_or_else(|_| self.public.clone())
    }

    pub(super) fn private(&self) -> &PKey<Private> {
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
