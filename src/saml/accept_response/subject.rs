//! The Subject: a name identifier that is looked at and not used, and one bearer confirmation
//! for our URL, our request and now. `[SAML-Profiles §4.1.4.2]`

use super::ResponseExpectation;
use super::error::ResponseError;
use crate::saml::envelope;
use crate::saml::instant;
use crate::saml::names::{BEARER, SAML};
use crate::saml::shape::{self, one};
use crate::xml::Verified;
use jiff::Timestamp;

const MAX_NAME_ID: usize = 1024;

/// Checks the subject; returns when its confirmation ends.
pub(super) fn check(
    assertion: Verified<'_>,
    expectation: &ResponseExpectation<'_>,
    now: Timestamp,
) -> Result<Timestamp, ResponseError> {
    let subject = assertion
        .child(SAML, "Subject")
        .ok_or(ResponseError::AssertionStructure)?;
    let name_id = subject
        .child(SAML, "NameID")
        .and_then(shape::leaf)
        .filter(|text| !text.is_empty() && text.chars().count() <= MAX_NAME_ID);
    if name_id.is_none() {
        return Err(ResponseError::NameId);
    }
    let slots = [one(SAML, "NameID"), one(SAML, "SubjectConfirmation")];
    let confirmation = subject
        .child(SAML, "SubjectConfirmation")
        .filter(|_| shape::holds(subject, &slots))
        .filter(|confirmation| confirmation.attribute("Method") == Some(BEARER))
        .filter(|confirmation| shape::holds(*confirmation, &[one(SAML, "SubjectConfirmationData")]))
        .ok_or(ResponseError::Confirmation)?;
    let data = confirmation
        .child(SAML, "SubjectConfirmationData")
        .filter(|data| data.attribute("NotBefore").is_none() && shape::holds(*data, &[]))
        .ok_or(ResponseError::Confirmation)?;
    if data.attribute("Recipient") != Some(expectation.acs_url) {
        return Err(ResponseError::Recipient);
    }
    if data.attribute("InResponseTo") != Some(expectation.request_id) {
        return Err(ResponseError::ConfirmationInResponseTo);
    }
    let until = envelope::time(data, "NotOnOrAfter").ok_or(ResponseError::ConfirmationExpired)?;
    if instant::is_past(until, now, expectation.skew) {
        Err(ResponseError::ConfirmationExpired)
    } else {
        Ok(until)
    }
}
