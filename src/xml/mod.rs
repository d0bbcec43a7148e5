//! The XML security engine: strict reader, exclusive canonicalisation, writer, XML Signature and
//! XML Encryption, each cut down to what eIDAS messages use, on OpenSSL's primitives.
//!
//! In: bytes and keys. Out: [`Verified`] elements, or signed and encrypted text. One parse, one
//! tree: what a signature check returns is the very element that was digested, and nothing is
//! looked up by ID afterwards. No I/O, no clock; why it is our own: docs/decisions/xml-engine.md.

pub mod algorithms;
mod c14n;
mod certificate;
pub mod encryption;
mod error;
mod limits;
mod reader;
mod schema;
pub mod signature;
mod span;
mod tree;
mod verified;
mod writer;

pub use algorithms::{
    ContentEncryption, DigestAlgorithm, KeyTransport, KeyWrap, SignatureAlgorithm,
};
pub use c14n::canonicalize;
pub use certificate::{KeyError, MIN_RSA_BITS};
pub use encryption::{
    DecryptError, Decrypted, DecryptionKey, DecryptionPolicy, EncryptError, EncryptionRecipient,
    KeyManagement, MissingHint, decrypt_to_bytes, encrypt_element, encrypt_to_element, mgf1,
};
pub use error::XmlError;
pub use limits::{Comments, Limits};
pub use signature::{
    SignError, SignatureError, SignaturePlacement, SignaturePolicy, SigningKey, VerificationKey,
    key_info_certificates, sign_enveloped, sign_octets, sign_written, verify_element,
    verify_enveloped, verify_octets,
};
pub use tree::{Attribute, Children, Document, Element};
pub use verified::Verified;
pub use writer::{WriteError, Writer, Written};
