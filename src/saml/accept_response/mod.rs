//! Turns a received Response into a verified assertion or a peer's refusal, or says why it is
//! neither. `[eIDAS-MF §2.4]` `[SAML-Profiles §4.1.4.3]`
//!
//! In: the message, the Proxy-Service that the flow asked, what the flow expects, and the time.
//! Out: a [`VerifiedResponse`]. The outer signature is verified before anything is decrypted.
//! The flow consumes the request's ID first and remembers the assertion's until
//! [`VerifiedAssertion::replay_until`].

mod assertion;
mod attributes;
mod error;
mod frame;
mod outcome;
mod subject;
mod verified;

pub use error::ResponseError;
pub use verified::{PeerFailure, VerifiedAssertion, VerifiedResponse};

use super::binding::ReceivedMessage;
use super::envelope;
use super::metadata::TrustedProxyService;
use super::names::SAML;
use crate::domain::{CountryCode, ExceptionKind, Exceptions, RequestedAttribute, RequestedLevel};
use crate::xml::{DecryptionKey, DecryptionPolicy, Limits};
use jiff::{SignedDuration, Timestamp};

/// What the flow that sent the request expects of the answer.
#[derive(Debug, Clone, Copy)]
pub struct ResponseExpectation<'a> {
    /// ID of the request.
    pub request_id: &'a str,
    /// Our Connector's entity ID.
    pub own_entity_id: &'a str,
    /// Our assertion consumer URL, at which the answer arrived.
    pub acs_url: &'a str,
    /// Our country: the second of the person identifier.
    pub own_country: CountryCode,
    /// The country that the person chose: the first of the person identifier.
    pub chosen_country: CountryCode,
    /// The level as the request asked for it.
    pub level: &'a RequestedLevel,
    /// URIs of levels that are not notified and may come from that country: accepted where the
    /// request lists them and its metadata publishes them, refused as not notified where the
    /// request does not. Any other is unknown.
    pub not_notified: &'a [String],
    /// What was asked for; anything else is dropped.
    pub attributes: &'a [RequestedAttribute],
    /// Whether an answer about somebody for whom somebody else acts will do.
    pub representation: bool,
    /// Our decryption keys, the retired ones that are still published among them.
    pub decryption_keys: &'a [DecryptionKey],
    /// The rules that are bent for the chosen country now.
    pub exceptions: Exceptions,
    /// How far clocks may differ.
    pub skew: SignedDuration,
}

/// Verifies a Response.
///
/// # Errors
/// [`ResponseError`]; nothing of the message may be used then.
pub fn accept_response(
    received: &ReceivedMessage,
    peer: &TrustedProxyService,
    expectation: &ResponseExpectation<'_>,
    now: Timestamp,
) -> Result<VerifiedResponse, ResponseError> {
    if peer.country() != expectation.chosen_country {
        return Err(ResponseError::Country);
    }
    let exceptions = expectation.exceptions;
    let response = frame::verify(received, peer, expectation, now)?;
    let response_id = envelope::id(response).ok_or(ResponseError::Id)?;
    if let Some(failure) = outcome::failure(response, response_id)? {
        return Ok(VerifiedResponse::Failure(failure));
    }
    if response.child(SAML, "Assertion").is_some() {
        return Err(ResponseError::Unencrypted);
    }
    let mut encrypted = response.children_named(SAML, "EncryptedAssertion");
    let (Some(only), None) = (encrypted.next(), encrypted.next()) else {
        return Err(ResponseError::AssertionCount);
    };
    let policy = DecryptionPolicy {
        allow_mgf1p: exceptions.contains(ExceptionKind::OaepMgf1p) || peer.is_older_version(),
        allow_oaep_sha1: exceptions.contains(ExceptionKind::OaepSha1),
        ..DecryptionPolicy::EIDAS
    };
    let decrypted = only.decrypt(expectation.decryption_keys, &policy, &Limits::MESSAGE)?;
    assertion::verify(decrypted.root(), response_id, peer, expectation, now)
        .map(|verified| VerifiedResponse::Success(Box::new(verified)))
}
