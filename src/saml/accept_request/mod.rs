//! Turns a received AuthnRequest into one to act on, or into the reason why not.
//! `[eIDAS-MF §2.3]` `[eIDAS-IA §3.2]`
//!
//! In: the message, the Connector that it claims to come from, what our own Proxy-Service is and
//! offers, and the time. Out: a [`VerifiedAuthnRequest`], or a [`RequestRefusal`] that carries
//! the verified requester as soon as there is one, so that a signed answer can be sent. That an
//! ID is seen once only is the flow's to keep, until [`VerifiedAuthnRequest::replay_until`].

mod error;
mod verified;

pub use error::{RequestError, RequestRefusal};
pub use verified::{VerifiedAuthnRequest, VerifiedRequester};

use super::binding::ReceivedMessage;
use super::metadata::TrustedConnector;
use crate::domain::LevelOfAssurance;
use jiff::{SignedDuration, Timestamp};

/// What our own Proxy-Service is and offers.
#[derive(Debug, Clone)]
pub struct OwnProxyService {
    /// Its single sign-on URLs as published.
    pub sso_urls: Vec<String>,
    /// The levels of assurance that it publishes.
    pub levels: Vec<LevelOfAssurance>,
    /// Whether it publishes that it wants the private requester's identifier.
    pub wants_requester_id: bool,
    /// How far clocks may differ.
    pub skew: SignedDuration,
}

/// Verifies an AuthnRequest.
///
/// # Errors
/// [`RequestRefusal::Unverified`] until signature, issuer and place of answer are established;
/// [`RequestRefusal::Verified`] from there on.
pub fn accept_request(
    received: &ReceivedMessage,
    peer: &TrustedConnector,
    own: &OwnProxyService,
    now: Timestamp,
) -> Result<VerifiedAuthnRequest, RequestRefusal> {
    let _ = (received, peer, own, now);
    unimplemented!()
}
