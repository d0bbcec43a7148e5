//! What stands in an `EncryptedAssertion`, in a Response that the target signs so that the input
//! is looked at. Exceptions only ever add to what is opened; and once a key has been tried, a
//! damaged ciphertext is `decrypt.failed` and nothing else, whatever was wrong or right before.

use crate::messages::{SUCCESS, encrypted, response};
use crate::world::{WORLD, expectation, now, signed};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eidas_bridge::domain::ExceptionKind;
use eidas_bridge::saml::accept_response;
use eidas_bridge::saml::binding::ReceivedMessage;

pub fn target(input: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(input) else {
        return false;
    };
    let Some(strict) = verdict(text, false) else {
        return false;
    };
    let lenient = verdict(text, true).expect("it was read before");
    if strict.is_ok() {
        assert_eq!(strict, lenient, "an exception took something away");
    }
    let past_the_form = match lenient {
        Ok(()) | Err("decrypt.failed") => true,
        Err(code) => code.starts_with("assertion."),
    };
    if past_the_form && let Some(damaged) = damaged(text) {
        assert_eq!(verdict(&damaged, true), Some(Err("decrypt.failed")));
    }
    lenient.is_ok()
}

/// What becomes of the content; nothing where it does not even fit into a message.
fn verdict(content: &str, exceptions: bool) -> Option<Result<(), &'static str>> {
    let message = signed(&response(SUCCESS, &encrypted(content)))?;
    let received = ReceivedMessage::from_xml(message.as_bytes()).ok()?;
    let mut expectation = expectation();
    if exceptions {
        expectation.exceptions = [ExceptionKind::OaepMgf1p, ExceptionKind::OaepSha1]
            .into_iter()
            .collect();
    }
    let accepted = accept_response(&received, &WORLD.their_service, &expectation, now());
    Some(accepted.map(drop).map_err(|error| error.code()))
}

/// The same with one bit of the last cipher value changed, which is that of the content.
fn damaged(text: &str) -> Option<String> {
    let start = text.rfind("CipherValue>")?;
    let start = text[..start].rfind("CipherValue>")? + "CipherValue>".len();
    let end = start + text[start..].find('<')?;
    let mut value = STANDARD.decode(&text[start..end]).ok()?;
    *value.last_mut()? ^= 1;
    Some(format!(
        "{}{}{}",
        &text[..start],
        STANDARD.encode(value),
        &text[end..]
    ))
}
