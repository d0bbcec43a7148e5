//! HTTP-POST: base64 in a form field. `[SAML-Bindings §3.5.4]`

use super::received::{BindingError, MAX_MESSAGE, ReceivedMessage, SignedBy};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Reads the value of `SAMLRequest` or `SAMLResponse`; white space in it is passed over.
///
/// # Errors
/// [`BindingError`] for sizes, base64, `RelayState` above 80 bytes, or the document.
pub fn receive(value: &str, relay_state: Option<&str>) -> Result<ReceivedMessage, BindingError> {
    ReceivedMessage::read(&decode(value)?, SignedBy::Envelope, relay_state)
}

/// Writes a signed message as the value of a form field, without line breaks.
pub fn encode(message: &str) -> String {
    STANDARD.encode(message)
}

/// What `digest` makes of the octets of the message in that form value; of the value itself where
/// it holds none.
pub fn digest_of(value: &str, digest: impl Fn(&[u8]) -> String) -> String {
    match decode(value) {
        Ok(octets) => digest(&octets),
        Err(_) => digest(value.as_bytes()),
    }
}

pub(super) fn decode(value: &str) -> Result<Vec<u8>, BindingError> {
    if value.len() > MAX_MESSAGE {
        return Err(BindingError::TooLarge);
    }
    // Most senders break no lines.
    if let Ok(octets) = STANDARD.decode(value) {
        return Ok(octets);
    }
    let compact: String = value.split_ascii_whitespace().collect();
    STANDARD.decode(compact).map_err(|_| BindingError::Base64)
}
