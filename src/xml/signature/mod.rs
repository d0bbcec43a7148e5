//! XML Signature of the eIDAS profile: one enveloped signature, one reference to the element
//! around it, exclusive canonicalisation, RSA-PSS or ECDSA. `[XMLDSig §4]`
//!
//! In: a read document and the keys that are trusted for its issuer. Out: the verified element.
//! And the other way: an unsigned element and our key in, signed text out.

mod detached;
mod ecdsa;
mod frame;
mod key;
mod policy;
mod sign;
mod structure;
mod verify;

pub use detached::verify_detached;
pub use key::{SigningKey, VerificationKey};
pub use policy::{SignatureError, SignaturePolicy};
pub use sign::{SignError, SignaturePlacement, sign_enveloped, sign_octets, sign_written};
pub use verify::{key_info_certificates, verify_element, verify_enveloped, verify_octets};
