//! XML Encryption of the eIDAS profile: one element as AES-GCM ciphertext, its key under
//! RSA-OAEP or an ephemeral Diffie-Hellman agreement. `[eIDAS-CR §2.4]` `[XMLEnc §3]`
//!
//! In: text and the recipient's certificate. Out: an `xenc:EncryptedData`. And the other way,
//! from a verified element to a document of its own.

mod agreement;
mod decrypt;
mod encrypt;
mod gcm;
mod key;
mod policy;
mod recipient;
mod structure;
mod transport;

pub use decrypt::{Decrypted, decrypt_to_bytes};
pub use encrypt::{encrypt_element, encrypt_to_element};
pub use key::{DecryptionKey, EncryptionRecipient, KeyManagement};
pub use policy::{DecryptError, DecryptionPolicy, EncryptError, MissingHint};
pub use transport::mgf1;
