//! One key in a token, as the cores see it.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use openssl::pkey::{PKey, Public};
use zeroize::Zeroizing;

use super::error::{Meaning, TokenError};
use super::link::Location;
use super::probe::{Ability, Duty, Findings, Trial};
use super::tokens::Inner;
use super::{oaep, operate, probe};
use crate::config::KeyUri;
use crate::custody::{HashName, HolderError, KeyHolder, SignatureScheme};

/// A private key that stays in its token.
pub struct TokenKey {
    tokens: Arc<Inner>,
    uri: KeyUri,
    public: PKey<Public>,
    findings: Mutex<Findings>,
}

impl fmt::Debug for TokenKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "TokenKey({})", self.uri)
    }
}

impl TokenKey {
    pub(super) fn new(tokens: Arc<Inner>, uri: KeyUri, public: PKey<Public>) -> Self {
        Self {
            tokens,
            uri,
            public,
            findings: Mutex::default(),
        }
    }

    /// Which key it is.
    pub fn uri(&self) -> &KeyUri {
        &self.uri
    }

    /// Its public half.
    pub fn public(&self) -> &PKey<Public> {
        &self.public
    }

    /// Tries what the key is for, and says what its token does.
    ///
    /// # Errors
    /// [`TokenError`], among them [`TokenError::Lacks`] for what the duty needs.
    pub fn probe(&self, duty: &Duty) -> Result<Vec<Ability>, TokenError> {
        let tried = self.tokens.with_link(|link| {
            let at = link.locate(&self.uri)?;
            probe::probe(&at, &self.public, duty)
        });
        let (findings, abilities) = tried.ok_or(TokenError::Lost)??;
        *self.findings() = findings;
        Ok(abilities)
    }

    /// Whether the token still does what it did; through a connection that is being made, too.
    pub(super) fn works(&self, at: &Location) -> Result<bool, Meaning> {
        let trial = self.findings().trial.clone();
        match trial {
            Some(trial) => trial.run(at, &self.public),
            None => Ok(true),
        }
    }

    fn findings(&self) -> std::sync::MutexGuard<'_, Findings> {
        self.findings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does one operation. What may be the text's fault and may be the line's is decided by a
    /// trial with a text of ours, so that a text alone never looks like a loss.
    fn run<T>(&self, work: impl Fn(&Location) -> Result<T, Meaning>) -> Result<T, HolderError> {
        let done = self.tokens.with_link(|link| {
            let at = link.locate(&self.uri).map_err(|_| Meaning::Lost)?;
            match work(&at) {
                Err(Meaning::Unclear) => Err(match self.works(&at) {
                    Ok(true) => Meaning::Refused,
                    Err(Meaning::Busy) => Meaning::Busy,
                    _ => Meaning::Lost,
                }),
                done => done,
            }
        });
        match done {
            Some(Ok(done)) => Ok(done),
            Some(Err(Meaning::Refused)) => Err(HolderError::Refused),
            Some(Err(Meaning::Busy)) | None => Err(HolderError::Unavailable),
            Some(Err(Meaning::Lost | Meaning::Unclear)) => {
                self.tokens.lose();
                Err(HolderError::Unavailable)
            }
        }
    }
}

impl KeyHolder for TokenKey {
    fn sign(&self, scheme: SignatureScheme, hash: &[u8]) -> Result<Vec<u8>, HolderError> {
        self.run(|at| operate::sign(at, scheme, hash))
    }

    fn decrypt_oaep(
        &self,
        digest: HashName,
        mask: HashName,
        wrapped: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, HolderError> {
        if self.findings().in_token.contains(&(digest, mask)) {
            return self.run(|at| operate::decrypt_oaep(at, (digest, mask), wrapped));
        }
        let encoded = self.run(|at| operate::decrypt_bare(at, wrapped))?;
        oaep::unpad(digest, mask, &encoded).ok_or(HolderError::Refused)
    }

    fn agree(&self, point: &[u8]) -> Result<Zeroizing<Vec<u8>>, HolderError> {
        let length = Trial::field_bytes(&self.public).ok_or(HolderError::Refused)?;
        self.run(|at| operate::agree(at, point, length))
    }
}
