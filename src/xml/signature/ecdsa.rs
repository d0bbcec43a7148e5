//! ECDSA as XML Signature writes it: r and s side by side, each as long as the curve's order.
//! `[RFC9231 §2.3.6]` Works on prepared curve keys, below OpenSSL's per-call algorithm lookup.

use crate::xml::certificate::KeyError;
use openssl::bn::{BigNum, BigNumContext};
use openssl::ec::{EcGroupRef, EcKey};
use openssl::ecdsa::EcdsaSig;
use openssl::pkey::{PKey, Private, Public};
use std::sync::Arc;

/// Bytes of the order of a curve, and the order.
fn order_of(group: &EcGroupRef) -> Result<(usize, BigNum), KeyError> {
    let mut order = BigNum::new().map_err(|_| KeyError::Library)?;
    let mut context = BigNumContext::new().map_err(|_| KeyError::Library)?;
    group
        .order(&mut order, &mut context)
        .map_err(|_| KeyError::Library)?;
    let length = usize::try_from(order.num_bytes()).map_err(|_| KeyError::Library)?;
    Ok((length, order))
}

/// A public curve key ready to verify.
#[derive(Clone)]
pub(super) struct EcVerifier {
    key: EcKey<Public>,
    length: usize,
    order: Arc<BigNum>,
}

impl EcVerifier {
    pub(super) fn new(public: &PKey<Public>) -> Result<Self, KeyError> {
        let key = public.ec_key().map_err(|_| KeyError::Library)?;
        let (length, order) = order_of(key.group())?;
        Ok(Self {
            key,
            length,
            order: Arc::new(order),
        })
    }

    /// Whether `signature` is r || s of the exact length, both within 1..order, and verifies.
    pub(super) fn verify(&self, digest: &[u8], signature: &[u8]) -> bool {
        if signature.len() != 2 * self.length {
            return false;
        }
        let (r, s) = signature.split_at(self.length);
        let Some((r, s)) = self.in_range(r).zip(self.in_range(s)) else {
            return false;
        };
        EcdsaSig::from_private_components(r, s)
            .and_then(|signature| signature.verify(digest, &self.key))
            .unwrap_or(false)
    }

    fn in_range(&self, bytes: &[u8]) -> Option<BigNum> {
        let number = BigNum::from_slice(bytes).ok()?;
        (number.num_bits() > 0 && number < *self.order).then_some(number)
    }
}

/// A private curve key ready to sign.
#[derive(Clone)]
pub(super) struct EcSigner {
    key: EcKey<Private>,
    length: usize,
}

impl EcSigner {
    pub(super) fn new(private: &PKey<Private>) -> Result<Self, KeyError> {
        let key = private.ec_key().map_err(|_| KeyError::Library)?;
        let (length, _) = order_of(key.group())?;
        Ok(Self { key, length })
    }

    /// r || s, or `None` if OpenSSL fails.
    pub(super) fn sign(&self, digest: &[u8]) -> Option<Vec<u8>> {
        let length = i32::try_from(self.length).ok()?;
        let signature = EcdsaSig::sign(digest, &self.key).ok()?;
        let mut both = signature.r().to_vec_padded(length).ok()?;
        both.extend(signature.s().to_vec_padded(length).ok()?);
        Some(both)
    }
}
