//! A client secret that prints nothing and compares in constant time.

use std::fmt;

use openssl::memcmp;
use openssl::sha::sha256;

/// A shared secret of a client.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Takes the secret as text.
    pub fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    /// The secret itself, for sending it.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// Compares digests, so that neither length nor content shows in the time taken.
    pub(crate) fn matches(&self, presented: &str) -> bool {
        memcmp::eq(&sha256(self.0.as_bytes()), &sha256(presented.as_bytes()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(..)")
    }
}
