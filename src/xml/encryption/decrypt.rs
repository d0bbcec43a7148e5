//! STUB
use super::key::DecryptionKey;
use super::policy::{DecryptError, DecryptionPolicy};
use crate::xml::{Document, Element, Limits, Verified};

/// What stood encrypted in a verified element, as a document of its own.
#[derive(Debug)]
pub struct Decrypted {
    document: Document,
}

impl Decrypted {
    /// The decrypted element: covered by the signature over its ciphertext.
    pub fn root(&self) -> Verified<'_> {
        Verified::new(self.document.root(), None)
    }
}

impl Verified<'_> {
    /// Decrypts.
    pub fn decrypt(
        self,
        keys: &[DecryptionKey],
        policy: &DecryptionPolicy,
        limits: &Limits,
    ) -> Result<Decrypted, DecryptError> {
        let bytes = decrypt_to_bytes(self.to_element(), keys, policy)?;
        let document =
            Document::parse_fragment(&bytes, limits, &[]).map_err(|_| DecryptError::Failed)?;
        Ok(Decrypted { document })
    }
}

/// Decrypts without proof of origin.
pub fn decrypt_to_bytes(
    element: Element<'_>,
    keys: &[DecryptionKey],
    policy: &DecryptionPolicy,
) -> Result<Vec<u8>, DecryptError> {
    let _ = (element, keys, policy);
    unimplemented!()
}
