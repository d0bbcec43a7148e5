//! Decryption. Everything that the plain message tells (structure, algorithms, recipient) is
//! judged first and may be told apart; from the first use of a key on there is one error.

use super::agreement::{self, Derivation};
use super::gcm;
use super::key::DecryptionKey;
use super::policy::{DecryptError, DecryptionPolicy, MissingHint};
use super::structure::{self, EncryptedKey, Hint};
use super::transport::Oaep;
use crate::xml::algorithms::{ContentEncryption, DigestAlgorithm, KeyTransport, KeyWrap};
use crate::xml::certificate::key_of_certificate;
use crate::xml::limits::Limits;
use crate::xml::tree::{Document, Element};
use crate::xml::verified::Verified;
use openssl::pkey::Id;
use zeroize::Zeroizing;

/// What stood encrypted in a verified element, as a document of its own.
#[derive(Debug)]
pub struct Decrypted {
    document: Document,
}

impl Decrypted {
    /// The decrypted element. The signature over the ciphertext vouches for it.
    pub fn root(&self) -> Verified<'_> {
        Verified::new(self.document.root(), None)
    }
}

impl Verified<'_> {
    /// Decrypts an `xenc:EncryptedData`, or what holds one and nothing else, such as
    /// `saml:EncryptedAssertion`, into exactly one element. `[XMLEnc §4.4]`
    ///
    /// # Errors
    /// [`DecryptError`]; what is not one well-formed element is [`DecryptError::Failed`] too.
    pub fn decrypt(
        self,
        keys: &[DecryptionKey],
        policy: &DecryptionPolicy,
        limits: &Limits,
    ) -> Result<Decrypted, DecryptError> {
        let data = structure::encrypted_data(self.to_element()).ok_or(DecryptError::Structure)?;
        let bytes = Zeroizing::new(decrypt_to_bytes(data, keys, policy)?);
        // Senders may rely on prefixes that the ciphertext's surroundings declare.
        let document = Document::parse_fragment(&bytes, limits, &data.bindings_in_scope())
            .map_err(|_| DecryptError::Failed)?;
        Ok(Decrypted { document })
    }
}

/// Decrypts without proof of who encrypted: anybody can, the certificate is public. For
/// diagnosis and tests only; acceptance goes through [`Verified::decrypt`].
///
/// # Errors
/// As [`Verified::decrypt`].
pub fn decrypt_to_bytes(
    element: Element<'_>,
    keys: &[DecryptionKey],
    policy: &DecryptionPolicy,
) -> Result<Vec<u8>, DecryptError> {
    let data = structure::encrypted_data(element).ok_or(DecryptError::Structure)?;
    let parts = structure::read(data).ok_or(DecryptError::Structure)?;
    let content = ContentEncryption::from_uri(parts.content_algorithm)
        .filter(|content| policy.content.contains(content))
        .ok_or(DecryptError::Algorithm)?;
    let opening = Opening::read(&parts.key, policy)?;
    let keys = recipients(keys, &opening, policy)?;
    keys.into_iter()
        .filter_map(|key| opening.unwrap(key, &parts.key.wrapped))
        .find_map(|key| gcm::open(content, &key, &parts.sealed))
        .ok_or(DecryptError::Failed)
}

/// How the content encryption key is to be had.
struct Opening<'d> {
    hint: Hint,
    way: Way<'d>,
}

enum Way<'d> {
    Transport(Oaep),
    Agreement(agreement::Originator<'d>, Derivation, KeyWrap),
}

impl<'d> Opening<'d> {
    fn read(key: &EncryptedKey<'d>, policy: &DecryptionPolicy) -> Result<Self, DecryptError> {
        if let Some(transport) = KeyTransport::from_uri(key.method.algorithm) {
            let way = Way::Transport(Oaep::read(transport, &key.method, policy)?);
            let hint = structure::hint(key.key_info).ok_or(DecryptError::Structure)?;
            return Ok(Self { hint, way });
        }
        let wrap = KeyWrap::from_uri(key.method.algorithm).ok_or(DecryptError::Algorithm)?;
        if key.method.digest.is_some() || key.method.mask.is_some() {
            return Err(DecryptError::Structure);
        }
        let agreement = key
            .key_info
            .and_then(structure::agreement)
            .ok_or(DecryptError::Structure)?;
        let digest = DigestAlgorithm::from_uri(agreement.derivation_digest)
            .ok_or(DecryptError::Algorithm)?;
        let other_info =
            agreement::other_info(agreement.parameters).ok_or(DecryptError::Structure)?;
        let hint = structure::hint(agreement.recipient).ok_or(DecryptError::Structure)?;
        let derivation = Derivation { digest, other_info };
        Ok(Self {
            hint,
            way: Way::Agreement(agreement.originator, derivation, wrap),
        })
    }

    fn takes(&self, key: &DecryptionKey) -> bool {
        match self.way {
            Way::Transport(_) => key.private.id() == Id::RSA,
            Way::Agreement(..) => key.private.id() == Id::EC,
        }
    }

    fn unwrap(&self, key: &DecryptionKey, wrapped: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        match &self.way {
            Way::Transport(oaep) => oaep.unwrap(&key.private, wrapped),
            Way::Agreement(originator, derivation, wrap) => {
                agreement::unwrap(&key.private, originator, derivation, *wrap, wrapped)
            }
        }
    }
}

/// Our keys that the message can be meant for.
fn recipients<'k>(
    keys: &'k [DecryptionKey],
    opening: &Opening<'_>,
    policy: &DecryptionPolicy,
) -> Result<Vec<&'k DecryptionKey>, DecryptError> {
    if matches!(opening.hint, Hint::Absent) && policy.missing_hint == MissingHint::Refuse {
        return Err(DecryptError::NoRecipient);
    }
    let mut fitting: Vec<_> = keys.iter().filter(|key| opening.takes(key)).collect();
    match &opening.hint {
        Hint::Absent => {}
        Hint::Key(spki) => fitting.retain(|key| key.spki_der == *spki),
        Hint::Certificates(named) => {
            let same = |key: &&DecryptionKey| named.contains(&key.certificate_der);
            if fitting.iter().any(same) {
                fitting.retain(same);
            } else {
                // Our certificate may have been renewed for the same key.
                let named: Vec<_> = named.iter().filter_map(|d| key_of_certificate(d)).collect();
                fitting.retain(|key| named.contains(&key.spki_der));
            }
        }
    }
    if fitting.is_empty() {
        Err(DecryptError::NotForUs)
    } else {
        Ok(fitting)
    }
}
