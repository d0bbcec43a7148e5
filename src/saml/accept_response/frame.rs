//! The Response around the Assertion: signature, issuer, elements, time, addressee and request.
//! All of it holds for failures too. `[SAML-Core §3.2.2]`

use super::ResponseExpectation;
use super::error::ResponseError;
use crate::saml::binding::{MessageKind, ReceivedMessage, SignedBy};
use crate::saml::envelope::{self, Age};
use crate::saml::metadata::TrustedProxyService;
use crate::saml::names::{SAML, SAMLP};
use crate::saml::shape::{self, any, one, optional};
use crate::xml::{SignatureError, Verified};
use jiff::Timestamp;

pub(super) fn verify<'d>(
    received: &'d ReceivedMessage,
    peer: &TrustedProxyService,
    expectation: &ResponseExpectation<'_>,
    now: Timestamp,
) -> Result<Verified<'d>, ResponseError> {
    if received.kind() != MessageKind::Response {
        return Err(ResponseError::Kind);
    }
    // Answers come by POST, where a signature over a query does not exist.
    if !matches!(received.signed_by(), SignedBy::Envelope) {
        return Err(SignatureError::Missing.into());
    }
    let response = envelope::verify(received, peer.signing_keys(), expectation.exceptions)?;
    if !envelope::is_issued_by(response, peer.entity_id()) {
        return Err(ResponseError::Issuer);
    }
    check_elements(response)?;
    if !envelope::is_version_2(response) {
        return Err(ResponseError::Version);
    }
    envelope::recent_issue_instant(response, now, expectation.skew).map_err(|age| match age {
        Age::Malformed => ResponseError::IssueInstant,
        Age::Future => ResponseError::Future,
        Age::Expired => ResponseError::Expired,
    })?;
    if response.attribute("Destination") != Some(expectation.acs_url) {
        return Err(ResponseError::Destination);
    }
    if response.attribute("InResponseTo") != Some(expectation.request_id) {
        return Err(ResponseError::InResponseTo);
    }
    if envelope::consent_is_known(response) {
        Ok(response)
    } else {
        Err(ResponseError::Consent)
    }
}

fn check_elements(response: Verified<'_>) -> Result<(), ResponseError> {
    let slots = [
        one(SAML, "Issuer"),
        optional(SAMLP, "Extensions"),
        one(SAMLP, "Status"),
        any(SAML, "Assertion"),
        any(SAML, "EncryptedAssertion"),
    ];
    let clean = response
        .child(SAMLP, "Extensions")
        .is_none_or(|extensions| !envelope::smuggles(extensions));
    if clean && shape::holds(response, &slots) {
        Ok(())
    } else {
        Err(ResponseError::Structure)
    }
}
