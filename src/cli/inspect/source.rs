//! The file to inspect: XML as it is, or a message as it travelled.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::unusable::Unusable;
use crate::saml::binding::{BindingError, ReceivedMessage, get, post};

/// Longer than anything that is accepted: what is cut off here is refused as too large.
const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// The bytes of a file, or of standard input for `-`.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Unusable> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        io::stdin().lock().take(MAX_BYTES).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(MAX_BYTES).read_to_end(&mut bytes))
    };
    read.map_err(|error| Unusable::File(error.kind()))?;
    Ok(bytes)
}

/// The message in it: XML where it begins like XML, the raw query of a redirect where it has its
/// parameter, and otherwise the base64 of a form's field.
pub(super) fn message(bytes: &[u8]) -> Result<ReceivedMessage, BindingError> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if text.trim_ascii_start().starts_with(b"<") {
        return ReceivedMessage::from_xml(bytes);
    }
    let text = str::from_utf8(text).map_err(|_| BindingError::Base64)?;
    if text.contains("SAMLRequest=") {
        get::receive(text.trim())
    } else {
        post::receive(text, None)
    }
}
