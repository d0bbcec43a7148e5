//! Turns a received Response into a verified assertion or a peer's refusal, or says why it is
//! neither. `[eIDAS-MF §2.4]` `[SAML-Profiles §4.1.4.3]`
//!
//! In: the message, the Proxy-Service that the flow asked, what the flow expects, and the time.
//! Out: a [`VerifiedResponse`]. The outer signature is verified before anything is decrypted.
//! The flow consumes the request's ID first and remembers the assertion's until
//! [`VerifiedAssertion::replay_until`].

mod error;
mod verified;

pub use error::ResponseError;
pub use verified::{PeerFailure, VerifiedAssertion, VerifiedResponse};

use super::binding::ReceivedMessage;
use super::metadata::TrustedProxyService;
use crate::domain::{CountryCode, LevelOfAssurance, RequestedAttribute};
use crate::xml::DecryptionKey;
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
    /// The lowest level that will do.
    pub level: LevelOfAssurance,
    /// What was asked for; anything else is dropped.
    pub attributes: &'a [RequestedAttribute],
    /// Our decryption keys, the retired ones that are still published among them.
    pub decryption_keys: &'a [DecryptionKey],
    /// Whether to take `rsa-oaep-mgf1p` although the peer's metadata does not imply it.
    pub allow_mgf1p: bool,
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
    let _ = (received, peer, expectation, now);
    unimplemented!()
}
