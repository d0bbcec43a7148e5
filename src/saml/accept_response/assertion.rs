//! The decrypted Assertion: covered by the Response's signature, and checked as a whole.
//! `[SAML-Core §2.3.3]` `[eIDAS-MF §2.4]`

use super::ResponseExpectation;
use super::error::ResponseError;
use super::verified::VerifiedAssertion;
use super::{attributes, subject};
use crate::domain::{AssuredLevel, LevelOfAssurance};
use crate::saml::envelope;
use crate::saml::instant;
use crate::saml::metadata::TrustedProxyService;
use crate::saml::names::{MD, SAML, SAMLP};
use crate::saml::shape::{self, any, one, optional};
use crate::xml::algorithms::DS;
use crate::xml::{Verified, verify_element};
use jiff::{SignedDuration, Timestamp};

/// No Response is accepted for longer than minutes, so no ID need be remembered for longer.
const LONGEST_MEMORY: SignedDuration = SignedDuration::from_hours(24);

pub(super) fn verify(
    root: Verified<'_>,
    response_id: &str,
    peer: &TrustedProxyService,
    expectation: &ResponseExpectation<'_>,
    now: Timestamp,
) -> Result<VerifiedAssertion, ResponseError> {
    if !root.is(SAML, "Assertion") {
        return Err(ResponseError::NotAnAssertion);
    }
    let assertion = own_signature(root, peer, expectation)?;
    let issued = check_frame(assertion, peer)?;
    if instant::is_future(issued, now, expectation.skew) {
        return Err(ResponseError::NotYetValid);
    }
    let confirmed_until = subject::check(assertion, expectation, now)?;
    let valid_until = check_conditions(assertion, expectation, now)?;
    let level = level(assertion, peer, expectation, now)?;
    let found = attributes::read(assertion, expectation)?;
    for person in std::iter::once(&found.dataset.person).chain(&found.dataset.representative) {
        let identifier = person.identifier();
        if identifier.issuer() != peer.country() {
            return Err(ResponseError::IdentifierIssuer);
        }
        if identifier.receiver() != expectation.own_country {
            return Err(ResponseError::IdentifierReceiver);
        }
    }
    let until = instant::after(confirmed_until.max(valid_until), expectation.skew);
    Ok(VerifiedAssertion {
        issuer: peer.entity_id().to_owned(),
        country: peer.country(),
        response_id: response_id.to_owned(),
        assertion_id: envelope::id(assertion)
            .ok_or(ResponseError::AssertionId)?
            .to_owned(),
        level,
        dataset: found.dataset,
        unwanted: found.unwanted,
        ignored: found.ignored,
        replay_until: until.min(instant::after(now, LONGEST_MEMORY)),
    })
}

/// The Assertion's own signature need not be there; if it is, it must hold.
fn own_signature<'d>(
    root: Verified<'d>,
    peer: &TrustedProxyService,
    expectation: &ResponseExpectation<'_>,
) -> Result<Verified<'d>, ResponseError> {
    if root.child(DS, "Signature").is_none() {
        return Ok(root);
    }
    verify_element(
        root.to_element(),
        peer.signing_keys(),
        envelope::signature_policy(expectation.exceptions),
    )
    .map_err(|_| ResponseError::AssertionSignature)
}

fn check_frame(
    assertion: Verified<'_>,
    peer: &TrustedProxyService,
) -> Result<Timestamp, ResponseError> {
    let slots = [
        one(SAML, "Issuer"),
        one(SAML, "Subject"),
        one(SAML, "Conditions"),
        one(SAML, "AuthnStatement"),
        one(SAML, "AttributeStatement"),
    ];
    if !shape::holds(assertion, &slots) || hides_another(assertion) {
        return Err(ResponseError::AssertionStructure);
    }
    if !envelope::is_version_2(assertion) {
        return Err(ResponseError::AssertionVersion);
    }
    if !envelope::is_issued_by(assertion, peer.entity_id()) {
        return Err(ResponseError::AssertionIssuer);
    }
    envelope::time(assertion, "IssueInstant").ok_or(ResponseError::AssertionTime)
}

/// Whether another assertion, message or signature stands anywhere inside, as in a value that we
/// would pass over. `[SAML-Core §2.3.3]`
fn hides_another(assertion: Verified<'_>) -> bool {
    assertion.descendants().any(|element| {
        [SAMLP, MD, DS].contains(&element.namespace())
            || element.is(SAML, "Assertion")
            || element.is(SAML, "EncryptedAssertion")
    })
}

/// Times and audience. `[SAML-Core §2.5.1]`
fn check_conditions(
    assertion: Verified<'_>,
    expectation: &ResponseExpectation<'_>,
    now: Timestamp,
) -> Result<Timestamp, ResponseError> {
    let conditions = assertion
        .child(SAML, "Conditions")
        .ok_or(ResponseError::AssertionStructure)?;
    let slots = [
        any(SAML, "AudienceRestriction"),
        optional(SAML, "OneTimeUse"),
        optional(SAML, "ProxyRestriction"),
    ];
    if !shape::holds(conditions, &slots) {
        return Err(ResponseError::Condition);
    }
    let from = envelope::time(conditions, "NotBefore").ok_or(ResponseError::NotYetValid)?;
    let until =
        envelope::time(conditions, "NotOnOrAfter").ok_or(ResponseError::AssertionExpired)?;
    if instant::is_future(from, now, expectation.skew) {
        return Err(ResponseError::NotYetValid);
    }
    if instant::is_past(until, now, expectation.skew) {
        return Err(ResponseError::AssertionExpired);
    }
    let mut restrictions = conditions
        .children_named(SAML, "AudienceRestriction")
        .peekable();
    let restricted = restrictions.peek().is_some();
    let meant_for_us = restrictions.all(|restriction| {
        restriction
            .children_named(SAML, "Audience")
            .any(|audience| shape::leaf(audience).as_deref() == Some(expectation.own_entity_id))
    });
    if restricted && meant_for_us {
        Ok(until)
    } else {
        Err(ResponseError::Audience)
    }
}

/// The level, exactly as written. `[eIDAS-MF §3.1]`
fn level(
    assertion: Verified<'_>,
    peer: &TrustedProxyService,
    expectation: &ResponseExpectation<'_>,
    now: Timestamp,
) -> Result<AssuredLevel, ResponseError> {
    const WRONG: ResponseError = ResponseError::AssertionStructure;
    let statement = assertion.child(SAML, "AuthnStatement").ok_or(WRONG)?;
    let slots = [optional(SAML, "SubjectLocality"), one(SAML, "AuthnContext")];
    if !shape::holds(statement, &slots) {
        return Err(WRONG);
    }
    let authenticated =
        envelope::time(statement, "AuthnInstant").ok_or(ResponseError::AssertionTime)?;
    if instant::is_future(authenticated, now, expectation.skew) {
        return Err(ResponseError::AssertionTime);
    }
    let context = statement.child(SAML, "AuthnContext").ok_or(WRONG)?;
    let slots = [
        one(SAML, "AuthnContextClassRef"),
        // The EC's node writes an empty one.
        optional(SAML, "AuthnContextDecl"),
        any(SAML, "AuthenticatingAuthority"),
    ];
    if !shape::holds(context, &slots) {
        return Err(WRONG);
    }
    let uri = context
        .child(SAML, "AuthnContextClassRef")
        .filter(|reference| reference.children().next().is_none())
        .map(Verified::text)
        .ok_or(ResponseError::LevelUnknown)?;
    acceptable(&uri, peer, expectation)
}

/// The level of that URI, if the request asked for it, the country may use it and publishes it.
fn acceptable(
    uri: &str,
    peer: &TrustedProxyService,
    expectation: &ResponseExpectation<'_>,
) -> Result<AssuredLevel, ResponseError> {
    let known = |uri: &str| expectation.not_notified.iter().any(|known| known == uri);
    let level = AssuredLevel::from_uri(uri).map_err(|_| ResponseError::LevelUnknown)?;
    let met = expectation.level.is_met_by(&level);
    match &level {
        AssuredLevel::NotNotified(uri) if !known(uri) => Err(ResponseError::LevelUnknown),
        AssuredLevel::NotNotified(_) if !met => Err(ResponseError::LevelNotNotified),
        AssuredLevel::Notified(asserted) if !met => Err(too_low(*asserted, expectation)),
        _ if !peer.offers(&level) => Err(ResponseError::LevelUnpublished),
        _ => Ok(level),
    }
}

/// Below what was asked; or, where a list was asked for, simply not on it.
fn too_low(asserted: LevelOfAssurance, expectation: &ResponseExpectation<'_>) -> ResponseError {
    match expectation.level.lowest() {
        Some(lowest) if asserted < lowest => ResponseError::LevelTooLow,
        _ => ResponseError::LevelNotAsked,
    }
}
