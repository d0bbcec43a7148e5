//! A country's anchors: the certificates that its metadata must be signed under, read anew for
//! each judgement, and a digest by which a copy that was judged under others is recognised.

use std::path::Path;

use super::error::TrustError;
use super::keys::pem;

/// The anchors of one country.
#[derive(Debug, Clone)]
pub(super) struct Anchors {
    pub(super) certificates: Vec<Vec<u8>>,
    /// SHA-256 over the file.
    pub(super) digest: [u8; 32],
}

impl Anchors {
    /// Reads them. Blocks.
    ///
    /// # Errors
    /// [`TrustError::Source`] where there is no certificate or a broken one.
    pub(super) fn read(path: &Path) -> Result<Self, TrustError> {
        let pem = std::fs::read(path).map_err(|_| TrustError::Source)?;
        let certificates = pem::certificates(&pem).map_err(|_| TrustError::Source)?;
        Ok(Self {
            certificates,
            digest: openssl::sha::sha256(&pem),
        })
    }

    /// The digest alone, where there is a file. Blocks.
    pub(super) fn digest_of(path: &Path) -> Option<[u8; 32]> {
        Some(openssl::sha::sha256(&std::fs::read(path).ok()?))
    }
}
