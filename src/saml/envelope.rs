//! What requests, responses and assertions have in common: signature, issuer, ID, version, time.

use super::binding::{ReceivedMessage, SignedBy};
use super::instant::{self, MESSAGE_LIFETIME};
use super::names::{FORMAT_ENTITY, MD, SAML, SAMLP};
use super::shape;
use crate::domain::{ExceptionKind, Exceptions};
use crate::xml::algorithms::DS;
use crate::xml::signature::verify_detached;
use crate::xml::{SignatureError, SignaturePolicy, VerificationKey, Verified, verify_enveloped};
use jiff::{SignedDuration, Timestamp};

/// How a message of a peer may be signed.
pub(super) fn signature_policy(exceptions: Exceptions) -> &'static SignaturePolicy {
    if exceptions.contains(ExceptionKind::RsaPkcs1Sha256) {
        &SignaturePolicy::EIDAS_AND_RSA_PKCS1
    } else {
        &SignaturePolicy::EIDAS
    }
}

/// Verifies the signature where the binding puts it.
pub(super) fn verify<'d>(
    received: &'d ReceivedMessage,
    keys: &[VerificationKey],
    exceptions: Exceptions,
) -> Result<Verified<'d>, SignatureError> {
    let (document, policy) = (received.document(), signature_policy(exceptions));
    match received.signed_by() {
        SignedBy::Envelope => verify_enveloped(document, keys, policy),
        SignedBy::Query {
            octets,
            signature,
            algorithm,
        } => verify_detached(document, octets, signature, algorithm, keys, policy),
    }
}

/// Whether the one `Issuer` is this entity. `[SAML-Core §2.2.5]`
pub(super) fn is_issued_by(element: Verified<'_>, entity_id: &str) -> bool {
    let mut issuers = element.children_named(SAML, "Issuer");
    let (Some(issuer), None) = (issuers.next(), issuers.next()) else {
        return false;
    };
    issuer
        .attribute("Format")
        .is_none_or(|format| format == FORMAT_ENTITY)
        && shape::leaf(issuer).is_some_and(|text| text == entity_id)
}

/// The `ID`, if it is an XML name of usable length. `[SAML-Core §1.3.4]`
pub(super) fn id(element: Verified<'_>) -> Option<&str> {
    let id = element.attribute("ID")?;
    let mut letters = id.chars();
    let first = letters.next()?;
    let name = (first.is_alphabetic() || first == '_')
        && letters.all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    (name && id.len() <= 256).then_some(id)
}

/// Whether `Version` is 2.0.
pub(super) fn is_version_2(element: Verified<'_>) -> bool {
    element.attribute("Version") == Some("2.0")
}

/// What is wrong with an `IssueInstant`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    /// Not a time with its zone.
    Malformed,
    /// Later than now and skew.
    Future,
    /// More than the lifetime of a message and skew ago.
    Expired,
}

/// The `IssueInstant`, if it is recent.
pub(super) fn recent_issue_instant(
    element: Verified<'_>,
    now: Timestamp,
    skew: SignedDuration,
) -> Result<Timestamp, Age> {
    let issued = time(element, "IssueInstant").ok_or(Age::Malformed)?;
    if instant::is_future(issued, now, skew) {
        Err(Age::Future)
    } else if instant::is_past(instant::after(issued, MESSAGE_LIFETIME), now, skew) {
        Err(Age::Expired)
    } else {
        Ok(issued)
    }
}

/// The time in an attribute.
pub(super) fn time(element: Verified<'_>, attribute: &str) -> Option<Timestamp> {
    instant::read(element.attribute(attribute)?)
}

/// Whether `Consent` is absent or one of the seven values. `[SAML-Core §8.4]`
pub(super) fn consent_is_known(element: Verified<'_>) -> bool {
    element.attribute("Consent").is_none_or(|consent| {
        matches!(
            consent.strip_prefix("urn:oasis:names:tc:SAML:2.0:consent:"),
            Some(
                "unspecified"
                    | "obtained"
                    | "prior"
                    | "current-implicit"
                    | "current-explicit"
                    | "unavailable"
                    | "inapplicable"
            )
        )
    })
}

/// Whether SAML or signature elements hide below an extension point.
pub(super) fn smuggles(extension: Verified<'_>) -> bool {
    extension
        .descendants()
        .any(|element| [SAMLP, SAML, MD, DS].contains(&element.namespace()))
}

/// `xs:boolean`; `None` for anything else.
pub(super) fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}
