//! STUB
use super::key::EncryptionRecipient;
use super::policy::EncryptError;
use crate::xml::ContentEncryption;

/// Encrypts one element.
pub fn encrypt_element(
    plaintext: &str,
    recipient: &EncryptionRecipient,
    content: ContentEncryption,
) -> Result<String, EncryptError> {
    let _ = (plaintext, recipient, content);
    unimplemented!()
}
