//! Writes a Response: with an encrypted Assertion, or with the reason why there is none.
//! `[eIDAS-MF §2.4]`

use super::name_id::NameIdFormat;
use super::status::{Status, SubStatus};
use super::write_error::WriteMessageError;
use crate::domain::{AssertedAttribute, LevelOfAssurance};
use crate::xml::{ContentEncryption, EncryptionRecipient, SigningKey};
use jiff::Timestamp;

/// What goes into a Response of success.
#[derive(Debug, Clone, Copy)]
pub struct SuccessToSend<'a> {
    /// Fresh ID of the Response.
    pub response_id: &'a str,
    /// Fresh ID of the Assertion.
    pub assertion_id: &'a str,
    /// ID of the request.
    pub in_response_to: &'a str,
    /// The Connector's assertion consumer URL, from its metadata.
    pub destination: &'a str,
    /// Our Proxy-Service's entity ID.
    pub issuer: &'a str,
    /// The Connector's entity ID.
    pub audience: &'a str,
    /// Now; the message lives 300 seconds.
    pub issue_instant: Timestamp,
    /// Level of this authentication.
    pub level: LevelOfAssurance,
    /// Format of the name identifier.
    pub name_id_format: NameIdFormat,
    /// The name identifier.
    pub name_id: &'a str,
    /// What is asserted.
    pub attributes: &'a [AssertedAttribute],
    /// Whether to sign the Assertion too: where the Connector's metadata wants it.
    pub sign_assertion: bool,
}

/// What goes into a Response of failure.
#[derive(Debug, Clone, Copy)]
pub struct FailureToSend<'a> {
    /// Fresh ID of the Response.
    pub response_id: &'a str,
    /// ID of the request.
    pub in_response_to: &'a str,
    /// The Connector's assertion consumer URL, from its metadata.
    pub destination: &'a str,
    /// Our Proxy-Service's entity ID.
    pub issuer: &'a str,
    /// Now.
    pub issue_instant: Timestamp,
    /// Any but success.
    pub status: Status,
    /// What says more.
    pub sub_status: Option<SubStatus>,
    /// A text for the peer's log; no personal value.
    pub message: Option<&'a str>,
}

/// Writes the Assertion, signs it if wanted, encrypts it for the Connector, signs the Response.
///
/// # Errors
/// [`WriteMessageError`] if a value cannot stand in XML, or a key fails.
pub fn write_success(
    response: &SuccessToSend<'_>,
    key: &SigningKey,
    recipient: &EncryptionRecipient,
    content: ContentEncryption,
) -> Result<String, WriteMessageError> {
    let _ = (response, key, recipient, content);
    unimplemented!()
}

/// Writes and signs a Response without Assertion.
///
/// # Errors
/// [`WriteMessageError`] if a value cannot stand in XML, the status is success, or the key fails.
pub fn write_failure(
    response: &FailureToSend<'_>,
    key: &SigningKey,
) -> Result<String, WriteMessageError> {
    let _ = (response, key);
    unimplemented!()
}
