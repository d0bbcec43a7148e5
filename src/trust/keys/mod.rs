//! Our own keys and certificates.

pub mod generate;
