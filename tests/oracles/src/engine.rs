//! What every second opinion can be asked, and how it may decline.

use crate::keys::Identity;
use crate::template::{Encrypting, Signing};

/// Why an engine did not do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It offers no such thing at all.
    Unsupported(String),
    /// It tried, and says this.
    No(String),
    /// It did not answer: never an excuse.
    Broken(String),
}

impl Refusal {
    pub fn text(&self) -> &str {
        match self {
            Self::Unsupported(text) | Self::No(text) | Self::Broken(text) => text,
        }
    }
}

pub type Answer<T> = Result<T, Refusal>;

/// An engine of others. A verb that it lacks answers [`Refusal::Unsupported`].
pub trait Engine: Send {
    /// What it is called in the matrix.
    fn name(&self) -> &'static str;
    /// Which one answered.
    fn version(&self) -> String;

    /// Signs the root of `unsigned`.
    fn sign(&mut self, _unsigned: &str, _how: &Signing<'_>) -> Answer<String> {
        Err(Refusal::Unsupported("does not sign".into()))
    }

    /// Verifies the signature over the root with the key of `signer` and no other.
    fn verify(&mut self, _document: &str, _signer: &Identity) -> Answer<()> {
        Err(Refusal::Unsupported("does not verify".into()))
    }

    /// Encrypts one element.
    fn encrypt(&mut self, _element: &str, _how: &Encrypting<'_>) -> Answer<String> {
        Err(Refusal::Unsupported("does not encrypt".into()))
    }

    /// Decrypts an `EncryptedData`.
    fn decrypt(&mut self, _data: &str, _recipient: &Identity) -> Answer<String> {
        Err(Refusal::Unsupported("does not decrypt".into()))
    }

    /// The exclusive canonical form, without comments, of an element by its place in the document.
    fn canonicalize(&mut self, _document: &[u8], _place: usize) -> Answer<Vec<u8>> {
        Err(Refusal::Unsupported("does not canonicalise".into()))
    }
}
