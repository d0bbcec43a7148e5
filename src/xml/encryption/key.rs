//! Keys to encrypt for and to decrypt with, prepared once.

use crate::xml::algorithms::{DigestAlgorithm, KeyWrap};
use crate::xml::certificate::{
    KeyError, certificate_from_der, check_kind, check_rsa_bits, public_key_of,
};
use openssl::pkey::{PKey, Private, Public};
use openssl::x509::X509;
use std::fmt;

/// Our own private key for what others encrypt for us.
#[derive(Clone)]
pub struct DecryptionKey {
    pub(super) private: PKey<Private>,
    pub(super) certificate_der: Vec<u8>,
    pub(super) spki_der: Vec<u8>,
}

impl fmt::Debug for DecryptionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecryptionKey({} bits)", self.private.bits())
    }
}

impl DecryptionKey {
    /// Puts a private key and its certificate together.
    ///
    /// # Errors
    /// [`KeyError`] if they do not belong together or are outside the profile.
    pub fn new(private: PKey<Private>, certificate: &X509) -> Result<Self, KeyError> {
        check_kind(&private)?;
        let public = public_key_of(certificate)?;
        if !private.public_eq(&public) {
            return Err(KeyError::Mismatch);
        }
        let certificate_der = certificate.to_der().map_err(|_| KeyError::Certificate)?;
        let spki_der = public.public_key_to_der().map_err(|_| KeyError::Library)?;
        Ok(Self {
            private,
            certificate_der,
            spki_der,
        })
    }

    /// The certificate that others encrypt to.
    pub fn certificate_der(&self) -> &[u8] {
        &self.certificate_der
    }
}

/// What the sender chooses for a recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyManagement {
    /// Digest and mask of RSA-OAEP.
    pub oaep_digest: DigestAlgorithm,
    /// Key wrap after a Diffie-Hellman agreement.
    pub key_wrap: KeyWrap,
    /// Smallest RSA modulus in bits.
    pub min_rsa_bits: u32,
}

impl KeyManagement {
    /// What the EC's node sends. `[eIDAS-CR §2.4]`
    pub const EIDAS: Self = Self {
        oaep_digest: DigestAlgorithm::Sha256,
        key_wrap: KeyWrap::Aes256,
        min_rsa_bits: 3072,
    };
}

/// Whom to encrypt for: RSA keys get RSA-OAEP, curve keys ECDH-ES.
#[derive(Clone)]
pub struct EncryptionRecipient {
    pub(super) public: PKey<Public>,
    pub(super) certificate: String,
    pub(super) management: KeyManagement,
}

impl fmt::Debug for EncryptionRecipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EncryptionRecipient({} bits)", self.public.bits())
    }
}

impl EncryptionRecipient {
    /// Prepares a peer's encryption certificate.
    ///
    /// # Errors
    /// [`KeyError`] for other bytes, kinds of key, curves or sizes.
    pub fn new(certificate_der: &[u8], management: KeyManagement) -> Result<Self, KeyError> {
        use base64::Engine as _;
        let public = public_key_of(&certificate_from_der(certificate_der)?)?;
        check_rsa_bits(&public, management.min_rsa_bits)?;
        let certificate = base64::engine::general_purpose::STANDARD.encode(certificate_der);
        Ok(Self {
            public,
            certificate,
            management,
        })
    }
    /// The certificate as given, DER in base64.
    pub fn certificate_base64(&self) -> &str {
        &self.certificate
    }
}
