//! Decryption. Everything that the plain message tells (structure, algorithms, recipient) is
//! judged first and may be told apart; from the first use of a key on there is one error.

use super::agreement::{self, Derivation};
use super::gcm;
use super::key::{DecryptionKey, Secret};
use super::policy::{DecryptError, DecryptionPolicy, MissingHint};
use super::recipient::Hint;
use super::structure::{self, EncryptedKey};
use super::transport::Oaep;
use crate::custody::HolderError;
use crate::xml::algorithms::{ContentEncryption, DigestAlgorithm, KeyTransport, KeyWrap};
use crate::xml::limits::Limits;
use crate::xml::tree::{Document, Element};
use crate::xml::verified::Verified;
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
        let bytes = decrypt_to_bytes(data, keys, policy)?;
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
) -> Result<Zeroizing<Vec<u8>>, DecryptError> {
    let data = structure::encrypted_data(element).ok_or(DecryptError::Structure)?;
    let parts = structure::read(data).ok_or(DecryptError::Structure)?;
    let content = ContentEncryption::from_uri(parts.content_algorithm)
        .filter(|content| policy.content.contains(content))
        .ok_or(DecryptError::Algorithm)?;
    let opening = Opening::read(&parts.key, policy)?;
    let keys = recipients(keys, &opening, policy)?;
    let mut error = DecryptError::Failed;
    for key in keys {
        match opening.unwrap(key, &parts.key.wrapped) {
            Ok(key) => {
                if let Some(opened) = gcm::open(content, &key, &parts.sealed) {
                    return Ok(opened);
                }
            }
            Err(HolderError::Refused) => {}
            Err(HolderError::Unavailable) => error = DecryptError::KeyUnavailable,
        }
    }
    Err(error)
}

/// How the content encryption key is to be had.
struct Opening<'d> {
    hint: Hint<'d>,
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
            let hint = Hint::read(key.key_info).ok_or(DecryptError::Structure)?;
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
        let hint = Hint::read(agreement.recipient).ok_or(DecryptError::Structure)?;
        let derivation = Derivation { digest, other_info };
        Ok(Self {
            hint,
            way: Way::Agreement(agreement.originator, derivation, wrap),
        })
    }

    fn takes(&self, key: &DecryptionKey) -> bool {
        match self.way {
            Way::Transport(_) => key.secret.is_rsa(),
            Way::Agreement(..) => !key.secret.is_rsa(),
        }
    }

    fn unwrap(
        &self,
        key: &DecryptionKey,
        wrapped: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, HolderError> {
        match (&self.way, &key.secret) {
            (Way::Transport(oaep), Secret::Rsa(private)) => {
                oaep.unwrap(private, wrapped).ok_or(HolderError::Refused)
            }
            (Way::Transport(oaep), Secret::HeldRsa(holder, size)) => {
                oaep.unwrap_held(&**holder, *size, wrapped)
            }
            (Way::Agreement(originator, derivation, wrap), secret) => {
                let agreed = agreement::shared_secret(secret, originator)?;
                agreement::unwrap(&agreed, derivation, *wrap, wrapped).ok_or(HolderError::Refused)
            }
            _ => Err(HolderError::Refused),
        }
    }
}

/// Our keys that the message can be meant for.
fn recipients<'k>(
    keys: &'k [DecryptionKey],
    opening: &Opening<'_>,
    policy: &DecryptionPolicy,
) -> Result<Vec<&'k DecryptionKey>, DecryptError> {
    let hint = &opening.hint;
    if hint.is_absent() && policy.missing_hint == MissingHint::Refuse {
        return Err(DecryptError::NoRecipient);
    }
    let mut fitting: Vec<_> = keys.iter().filter(|key| opening.takes(key)).collect();
    if !hint.is_absent() {
        if fitting.iter().any(|key| hint.names(&key.identifiers)) {
            fitting.retain(|key| hint.names(&key.identifiers));
        } else {
            fitting.retain(|key| hint.names_renewed(&key.identifiers));
        }
    }
    if fitting.is_empty() {
        Err(DecryptError::NotForUs)
    } else {
        Ok(fitting)
    }
}
