//! The compact form: size cap, exact number of parts, strict base64url, a header without twins.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::JoseError;
use crate::oidc::strict_json;

/// Largest token that is looked at, in bytes.
pub(super) const MAX_TOKEN_BYTES: usize = 64 * 1024;
const MAX_HEADER_BYTES: usize = 8 * 1024;
const MAX_DEPTH: usize = 12;

/// Cuts a token at its dots into exactly `N` parts [RFC7515 §7.1, RFC7516 §7.1].
pub(super) fn split<const N: usize>(token: &str) -> Result<[&str; N], JoseError> {
    if token.len() > MAX_TOKEN_BYTES {
        return Err(JoseError::TooLarge);
    }
    let parts: Vec<&str> = token.splitn(N + 1, '.').collect();
    let parts: [&str; N] = parts.try_into().map_err(|_| JoseError::Malformed)?;
    if parts.last().is_some_and(|last| last.contains('.')) {
        return Err(JoseError::Malformed);
    }
    Ok(parts)
}

/// Base64url without padding; stray bits and foreign characters are refused.
pub(super) fn decode(part: &str) -> Result<Vec<u8>, JoseError> {
    URL_SAFE_NO_PAD
        .decode(part)
        .map_err(|_| JoseError::Malformed)
}

/// Base64url without padding.
pub(super) fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A JSON object from an encoded part, members unique.
pub(super) fn decode_object(part: &str) -> Result<Map<String, Value>, JoseError> {
    strict_json::parse_object(&decode(part)?, MAX_DEPTH).ok_or(JoseError::Malformed)
}

/// A protected header, read but not yet trusted.
pub(super) struct Header(Map<String, Value>);

impl Header {
    /// Decodes a header and refuses `crit`, since we understand no extension [RFC7515 §4.1.11].
    /// Keys inside the header (`jku`, `x5c`, `x5u`) are never looked at; `jwk` only where a proof of
    /// possession is what is asked for [RFC9449 §4.3].
    pub(super) fn decode(part: &str) -> Result<Self, JoseError> {
        if part.len() > MAX_HEADER_BYTES {
            return Err(JoseError::TooLarge);
        }
        let map = decode_object(part)?;
        if map.contains_key("crit") || map.contains_key("b64") {
            return Err(JoseError::CriticalHeader);
        }
        Ok(Self(map))
    }

    /// A text member; present with another type is malformed.
    pub(super) fn text(&self, name: &str) -> Result<Option<&str>, JoseError> {
        match self.0.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(JoseError::Malformed),
        }
    }

    /// Any member.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }
}
