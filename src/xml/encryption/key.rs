//! Keys to encrypt for and to decrypt with, prepared once.

use super::recipient::Identifiers;
use crate::custody::KeyHolder;
use crate::xml::algorithms::{DigestAlgorithm, KeyWrap};
use crate::xml::certificate::{
    KeyError, MIN_RSA_BITS, certificate_from_der, check_kind, check_rsa_bits, public_key_of,
};
use openssl::ec::{EcGroup, EcKey};
use openssl::pkey::{Id, PKey, Private, Public};
use openssl::x509::X509;
use std::fmt;
use std::sync::Arc;

/// A private key in the form that its operation takes without conversion.
#[derive(Clone)]
pub(super) enum Secret {
    Rsa(PKey<Private>),
    Curve(EcKey<Private>),
    /// Somebody else holds it; the modulus has so many octets.
    HeldRsa(Arc<dyn KeyHolder>, usize),
    /// Somebody else holds it, on this curve.
    HeldCurve(Arc<dyn KeyHolder>, Arc<EcGroup>),
}

impl Secret {
    /// Whether keys are transported under it, rather than agreed upon.
    pub(super) fn is_rsa(&self) -> bool {
        matches!(self, Self::Rsa(_) | Self::HeldRsa(..))
    }
}

/// Our own private key for what others encrypt for us.
#[derive(Clone)]
pub struct DecryptionKey {
    pub(super) secret: Secret,
    pub(super) identifiers: Identifiers,
}

impl fmt::Debug for DecryptionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.secret.is_rsa() {
            "DecryptionKey(RSA)"
        } else {
            "DecryptionKey(curve)"
        })
    }
}

impl DecryptionKey {
    /// Puts a private key and its certificate together.
    ///
    /// # Errors
    /// [`KeyError`] if they do not belong together or are outside the profile.
    pub fn new(private: PKey<Private>, certificate: &X509) -> Result<Self, KeyError> {
        check_kind(&private)?;
        check_rsa_bits(&private, MIN_RSA_BITS)?;
        let public = public_key_of(certificate)?;
        if !private.public_eq(&public) {
            return Err(KeyError::Mismatch);
        }
        let identifiers =
            Identifiers::of(certificate, &public).map_err(|_| KeyError::Certificate)?;
        let secret = match private.id() {
            Id::RSA => Secret::Rsa(private),
            Id::EC => Secret::Curve(private.ec_key().map_err(|_| KeyError::Library)?),
            // A key that may only sign with PSS.
            _ => return Err(KeyError::Algorithm),
        };
        Ok(Self {
            secret,
            identifiers,
        })
    }

    /// The same for a key that somebody else holds.
    ///
    /// # Errors
    /// [`KeyError`] if the certificate is outside the profile. Whether the holder's key is that of
    /// the certificate shows when it decrypts.
    pub fn held(holder: Arc<dyn KeyHolder>, certificate: &X509) -> Result<Self, KeyError> {
        let public = public_key_of(certificate)?;
        check_rsa_bits(&public, MIN_RSA_BITS)?;
        let identifiers =
            Identifiers::of(certificate, &public).map_err(|_| KeyError::Certificate)?;
        let secret = match public.id() {
            Id::RSA => Secret::HeldRsa(holder, public.size()),
            Id::EC => {
                let key = public.ec_key().map_err(|_| KeyError::Library)?;
                let curve = key.group().curve_name().ok_or(KeyError::Curve)?;
                let group = EcGroup::from_curve_name(curve).map_err(|_| KeyError::Library)?;
                Secret::HeldCurve(holder, Arc::new(group))
            }
            _ => return Err(KeyError::Algorithm),
        };
        Ok(Self {
            secret,
            identifiers,
        })
    }

    /// The certificate that others encrypt to.
    pub fn certificate_der(&self) -> &[u8] {
        &self.identifiers.certificate_der
    }
}

/// What the sender chooses for a recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyManagement {
    /// Digest of RSA-OAEP.
    pub oaep_digest: DigestAlgorithm,
    /// Digest inside the mask of RSA-OAEP.
    pub oaep_mask: DigestAlgorithm,
    /// Key wrap after a Diffie-Hellman agreement.
    pub key_wrap: KeyWrap,
    /// Smallest RSA modulus in bits.
    pub min_rsa_bits: u32,
}

impl KeyManagement {
    /// What the EC's node sends. `[eIDAS-CR §2.4]`
    pub const EIDAS: Self = Self {
        oaep_digest: DigestAlgorithm::Sha256,
        oaep_mask: DigestAlgorithm::Sha256,
        key_wrap: KeyWrap::Aes256,
        min_rsa_bits: MIN_RSA_BITS,
    };
}

/// A public key in the form that its operation takes without conversion.
#[derive(Clone)]
pub(super) enum Target {
    Rsa(PKey<Public>),
    Curve(EcKey<Public>),
}

/// Whom to encrypt for: RSA keys get RSA-OAEP, curve keys ECDH-ES.
#[derive(Clone)]
pub struct EncryptionRecipient {
    pub(super) target: Target,
    pub(super) certificate: String,
    pub(super) management: KeyManagement,
}

impl fmt::Debug for EncryptionRecipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.target {
            Target::Rsa(_) => "EncryptionRecipient(RSA)",
            Target::Curve(_) => "EncryptionRecipient(curve)",
        })
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
        let target = match public.id() {
            Id::RSA => Target::Rsa(public),
            Id::EC => Target::Curve(public.ec_key().map_err(|_| KeyError::Library)?),
            _ => return Err(KeyError::Algorithm),
        };
        Ok(Self {
            target,
            certificate,
            management,
        })
    }
    /// The certificate as given, DER in base64.
    pub fn certificate_base64(&self) -> &str {
        &self.certificate
    }
}
