//! Success or failure, as the status says. A failure is believed, and an Assertion that stands
//! beside it, as several real nodes put one there, is never looked at. `[SAML-Core §3.2.2.1]`

use super::error::ResponseError;
use super::verified::PeerFailure;
use crate::saml::names::SAMLP;
use crate::saml::shape::{self, one, optional};
use crate::saml::status::{Status, SubStatus};
use crate::xml::Verified;

/// Digits with which nodes begin a status message.
const MESSAGE_CODE: usize = 6;

/// The failure that the status tells of; `None` for success.
pub(super) fn failure(
    response: Verified<'_>,
    response_id: &str,
) -> Result<Option<PeerFailure>, ResponseError> {
    const WRONG: ResponseError = ResponseError::Structure;
    let status = response.child(SAMLP, "Status").ok_or(WRONG)?;
    let slots = [
        one(SAMLP, "StatusCode"),
        optional(SAMLP, "StatusMessage"),
        optional(SAMLP, "StatusDetail"),
    ];
    // Below the status stand codes and nothing else: no detail, no message has content of its own.
    let codes_only = status
        .children()
        .flat_map(Verified::descendants)
        .all(|element| element.is(SAMLP, "StatusCode"));
    if !codes_only || !shape::holds(status, &slots) {
        return Err(WRONG);
    }
    let top = status.child(SAMLP, "StatusCode").ok_or(WRONG)?;
    if !shape::holds(top, &[optional(SAMLP, "StatusCode")]) {
        return Err(WRONG);
    }
    let value = top.attribute("Value").ok_or(WRONG)?;
    let below = top
        .child(SAMLP, "StatusCode")
        .and_then(|code| code.attribute("Value"));
    if Status::from_uri(value) == Some(Status::Success) {
        // A success that takes itself back below is neither.
        return if below.is_none() {
            Ok(None)
        } else {
            Err(WRONG)
        };
    }
    Ok(Some(PeerFailure {
        response_id: response_id.to_owned(),
        status: Status::from_uri(value).unwrap_or(Status::Responder),
        // Some nodes put the second code on top.
        sub_status: below
            .and_then(SubStatus::from_uri)
            .or_else(|| SubStatus::from_uri(value)),
        message_code: message_code(status),
    }))
}

fn message_code(status: Verified<'_>) -> Option<String> {
    let message = shape::leaf(status.child(SAMLP, "StatusMessage")?)?;
    let (code, rest) = message.split_at_checked(MESSAGE_CODE)?;
    let digits = code.bytes().all(|byte| byte.is_ascii_digit());
    let ends = !rest.starts_with(|c: char| c.is_ascii_digit());
    (digits && ends).then(|| code.to_owned())
}
