//! Private keys that stay with whoever holds them, such as a hardware module.
//!
//! In: a hash to sign, a wrapped key to open, a point to agree with. Out: what the holder made of
//! it, or that it refused, or that it cannot be reached. The cores take a [`KeyHolder`] where they
//! would otherwise take the key itself; who it is stays unknown to them.

use std::fmt::Debug;

use zeroize::Zeroizing;

/// Hashes that a holder may be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HashName {
    /// SHA-1, inside OAEP only.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl HashName {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Sha1, Self::Sha256, Self::Sha384, Self::Sha512];

    /// Its usual name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA-1",
            Self::Sha256 => "SHA-256",
            Self::Sha384 => "SHA-384",
            Self::Sha512 => "SHA-512",
        }
    }
}

/// How a hash is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatureScheme {
    /// ECDSA; the signature is r and s side by side, each as long as the curve's order.
    Ecdsa,
    /// RSASSA-PSS, mask and hash alike, salt as long as the hash [RFC8017 §8.1].
    Pss(HashName),
    /// RSASSA-PKCS1-v1_5 over SHA-256 [RFC8017 §8.2].
    Pkcs1Sha256,
}

/// Why a holder did nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HolderError {
    /// It does not do this with this key, or the input is not what it should be.
    #[error("the key's holder refused")]
    Refused,
    /// It cannot be reached: nothing is said about the input.
    #[error("the key's holder cannot be reached")]
    Unavailable,
}

/// Whoever holds one private key. Calls may block; call them beside the reactor.
pub trait KeyHolder: Debug + Send + Sync {
    /// Signs a hash of the scheme's length.
    ///
    /// # Errors
    /// [`HolderError`].
    fn sign(&self, scheme: SignatureScheme, hash: &[u8]) -> Result<Vec<u8>, HolderError>;

    /// Opens RSAES-OAEP with an empty label [RFC8017 §7.1.2]. Whatever is wrong with the text is
    /// the same [`HolderError::Refused`].
    ///
    /// # Errors
    /// [`HolderError`].
    fn decrypt_oaep(
        &self,
        digest: HashName,
        mask: HashName,
        wrapped: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, HolderError>;

    /// The x coordinate of the point shared with an uncompressed public point, which the caller
    /// has found to be on the key's curve; as long as the field.
    ///
    /// # Errors
    /// [`HolderError`].
    fn agree(&self, point: &[u8]) -> Result<Zeroizing<Vec<u8>>, HolderError>;
}
