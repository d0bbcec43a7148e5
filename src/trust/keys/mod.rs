//! Our own keys and certificates, and reading those of others. A new source is one file here.
//!
//! [`make`] makes a key for one of our roles and writes it down as the next one; [`rollover`]
//! takes an exchange of keys one step further.

pub mod generate;
pub mod make;
pub mod pem;
pub mod pkcs11;
pub mod rollover;
mod subject;
