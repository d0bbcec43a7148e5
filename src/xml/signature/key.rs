//! Keys to verify and to sign with, prepared once so that a message costs no key decoding.

use super::ecdsa::{EcSigner, EcVerifier};
use super::frame::Frame;
use crate::custody::KeyHolder;
use crate::xml::algorithms::{DigestAlgorithm, SignatureAlgorithm};
use crate::xml::certificate::{
    KeyError, MIN_RSA_BITS, certificate_from_der, check_kind, check_rsa_bits, public_key_of,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use openssl::pkey::{Id, PKey, Private, Public};
use openssl::x509::X509;
use std::fmt;
use std::sync::Arc;

/// A key that the caller trusts for one issuer: it comes from verified metadata or from the
/// configuration, never from the message.
#[derive(Clone)]
pub struct VerificationKey {
    pub(super) public: PKey<Public>,
    pub(super) elliptic: Option<EcVerifier>,
    certificate_der: Vec<u8>,
    /// The public key in DER.
    pub(super) spki_der: Vec<u8>,
    fingerprint: [u8; 32],
}

impl fmt::Debug for VerificationKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VerificationKey(")?;
        self.fingerprint
            .iter()
            .take(4)
            .try_for_each(|byte| write!(f, "{byte:02x}"))?;
        f.write_str("…)")
    }
}

impl VerificationKey {
    /// Takes the public key of a certificate. Dates and issuer are the caller's business.
    ///
    /// # Errors
    /// [`KeyError`] for other bytes, kinds of key, curves, or explicit curve parameters.
    pub fn from_certificate_der(der: &[u8]) -> Result<Self, KeyError> {
        let certificate = certificate_from_der(der)?;
        let public = public_key_of(&certificate)?;
        let elliptic = match public.id() {
            Id::EC => Some(EcVerifier::new(&public)?),
            _ => None,
        };
        let spki_der = public.public_key_to_der().map_err(|_| KeyError::Library)?;
        let fingerprint = openssl::sha::sha256(der);
        Ok(Self {
            public,
            elliptic,
            certificate_der: der.to_vec(),
            spki_der,
            fingerprint,
        })
    }

    /// The same from a PEM certificate.
    ///
    /// # Errors
    /// As [`Self::from_certificate_der`].
    pub fn from_certificate_pem(pem: &[u8]) -> Result<Self, KeyError> {
        let certificate = X509::from_pem(pem).map_err(|_| KeyError::Certificate)?;
        Self::from_certificate_der(&certificate.to_der().map_err(|_| KeyError::Certificate)?)
    }

    /// The certificate as given.
    pub fn certificate_der(&self) -> &[u8] {
        &self.certificate_der
    }

    /// SHA-256 of the certificate.
    pub fn fingerprint(&self) -> [u8; 32] {
        self.fingerprint
    }

    /// Whether it is an RSA key.
    pub fn is_rsa(&self) -> bool {
        self.elliptic.is_none()
    }

    /// Size of the key in bits.
    pub fn bits(&self) -> u32 {
        self.public.bits()
    }
}

/// The private half, in the form that its operation takes without conversion.
#[derive(Clone)]
pub(super) enum Signer {
    Rsa(PKey<Private>),
    Curve(EcSigner),
    /// It never leaves whoever holds it.
    Held(Arc<dyn KeyHolder>),
}

/// Our own key with its certificate and what it signs with.
#[derive(Clone)]
pub struct SigningKey {
    pub(super) signer: Signer,
    pub(super) algorithm: SignatureAlgorithm,
    pub(super) digest: DigestAlgorithm,
    pub(super) frame: Frame,
    /// Base64 of the certificates that go into `KeyInfo`, the signer's first.
    certificates: Vec<String>,
    certificate_der: Vec<u8>,
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({:?})", self.algorithm)
    }
}

impl SigningKey {
    /// Puts a private key, its certificate and the algorithms together.
    ///
    /// # Errors
    /// [`KeyError`] if they do not belong together or are outside the profile.
    pub fn new(
        private: PKey<Private>,
        certificate: &X509,
        algorithm: SignatureAlgorithm,
        digest: DigestAlgorithm,
    ) -> Result<Self, KeyError> {
        check_kind(&private)?;
        let public = public_key_of(certificate)?;
        if !private.public_eq(&public) {
            return Err(KeyError::Mismatch);
        }
        let signer = match private.id() {
            Id::EC => Signer::Curve(EcSigner::new(&private)?),
            _ => Signer::Rsa(private),
        };
        Self::with(signer, certificate, algorithm, digest)
    }

    /// The same for a key that somebody else holds.
    ///
    /// # Errors
    /// [`KeyError`] if certificate and algorithms are outside the profile. Whether the holder's
    /// key is that of the certificate shows when it signs.
    pub fn held(
        holder: Arc<dyn KeyHolder>,
        certificate: &X509,
        algorithm: SignatureAlgorithm,
        digest: DigestAlgorithm,
    ) -> Result<Self, KeyError> {
        Self::with(Signer::Held(holder), certificate, algorithm, digest)
    }

    fn with(
        signer: Signer,
        certificate: &X509,
        algorithm: SignatureAlgorithm,
        digest: DigestAlgorithm,
    ) -> Result<Self, KeyError> {
        let public = public_key_of(certificate)?;
        check_rsa_bits(&public, MIN_RSA_BITS)?;
        if algorithm.is_ecdsa() != (public.id() == Id::EC) {
            return Err(KeyError::Algorithm);
        }
        let certificate_der = certificate.to_der().map_err(|_| KeyError::Certificate)?;
        let certificates = vec![STANDARD.encode(&certificate_der)];
        Ok(Self {
            signer,
            algorithm,
            digest,
            frame: Frame::new(algorithm, digest, &certificates),
            certificates,
            certificate_der,
        })
    }

    /// Lets the issuers' certificates travel in `KeyInfo` behind the signer's, for metadata.
    ///
    /// # Errors
    /// [`KeyError::Certificate`] if one cannot be encoded.
    #[must_use = "returns the key with the chain"]
    pub fn with_chain(mut self, chain: &[X509]) -> Result<Self, KeyError> {
        for certificate in chain {
            let der = certificate.to_der().map_err(|_| KeyError::Certificate)?;
            self.certificates.push(STANDARD.encode(der));
        }
        self.frame = Frame::new(self.algorithm, self.digest, &self.certificates);
        Ok(self)
    }

    /// The signer's certificate.
    pub fn certificate_der(&self) -> &[u8] {
        &self.certificate_der
    }

    /// What this key signs with.
    pub fn algorithm(&self) -> SignatureAlgorithm {
        self.algorithm
    }
}
