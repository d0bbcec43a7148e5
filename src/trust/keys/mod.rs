//! Our own keys and certificates, and reading those of others. A new source is one file here.

pub mod generate;
pub mod pem;
