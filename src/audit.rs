//! What happened, as typed events: who spoke to whom about which message, never about whom.
//!
//! In: message and node identifiers, codes, levels. Out: structured log lines under the target
//! `audit`, with the points that `[eIDAS-IA §7.1]` lets a node keep. A level of assurance is `loa`:
//! `level` is how loud the line is, and an object in JSON has no name twice.

use crate::domain::{AssuredLevel, CountryCode, Exceptions, RequestedLevel, SpType};

/// Our Connector sent a request.
pub(crate) fn request_sent(country: CountryCode, request: &str, level: &RequestedLevel) {
    tracing::info!(
        target: "audit", event = "connector.request-sent", %country, message_id = request,
        comparison = level.comparison(), loa = listed(level)
    );
}

/// Our Connector accepted a Response.
pub(crate) fn response_received(
    country: CountryCode,
    response: &str,
    request: &str,
    level: &AssuredLevel,
) {
    tracing::info!(
        target: "audit", event = "connector.response-received", %country, message_id = response,
        in_response_to = request, loa = level.name()
    );
}

/// Our Proxy-Service accepted a request. Which service asks is not kept beyond its sector: that
/// somebody logs in at a clinic says something about them.
pub(crate) fn request_received(
    country: CountryCode,
    request: &str,
    sp_type: SpType,
    level: &RequestedLevel,
) {
    tracing::info!(
        target: "audit", event = "proxy-service.request-received", %country, message_id = request,
        sp_type = sp_type.as_str(), comparison = level.comparison(), loa = listed(level)
    );
}

/// Our Proxy-Service sent a Response: `outcome` is `success`, with the asserted level, or a
/// failure's code.
pub(crate) fn response_sent(
    country: CountryCode,
    response: &str,
    request: &str,
    outcome: Result<&AssuredLevel, &'static str>,
) {
    let (outcome, loa) = match outcome {
        Ok(level) => ("success", Some(level.name())),
        Err(code) => (code, None),
    };
    tracing::info!(
        target: "audit", event = "proxy-service.response-sent", %country, message_id = response,
        in_response_to = request, outcome, loa
    );
}

/// The levels of a request, one beside the other.
fn listed(level: &RequestedLevel) -> String {
    let listed = level.listed();
    let names: Vec<&str> = listed.iter().map(AssuredLevel::name).collect();
    names.join(" ")
}

/// The hub received an identity.
pub(crate) fn identity_delivered(client: &str, country: CountryCode, level: &AssuredLevel) {
    tracing::info!(
        target: "audit", event = "connector.identity-delivered", client, %country,
        loa = level.name()
    );
}

/// A login went on only because rules are bent for its country: a line for each of them, with the
/// request that the login is about.
pub(crate) fn exceptions_needed(country: CountryCode, request: &str, needed: Exceptions) {
    for exception in needed.iter() {
        tracing::warn!(
            target: "audit", event = "exception-needed", %country, exception = exception.as_str(),
            message_id = request
        );
    }
}

/// The person was asked by us, and sends an identity without so many of the optional attributes. Which
/// they are is not kept.
pub(crate) fn consented(role: &'static str, country: CountryCode, request: &str, left_out: usize) {
    tracing::info!(
        target: "audit", event = "consented", role, %country, message_id = request, left_out
    );
}

/// A refusal, as the log has it.
#[derive(Clone, Copy)]
pub(crate) struct Refusal<'a> {
    /// The stable code.
    pub(crate) code: &'static str,
    /// Who has to do something about it.
    pub(crate) side: &'static str,
    /// The rule, in words.
    pub(crate) rule: &'a dyn std::fmt::Display,
    /// Who was told.
    pub(crate) told: &'static str,
    /// What the person and the requester see too.
    pub(crate) reference: &'a str,
}

/// A login ended without an identity. Exactly one line for each refusal.
pub(crate) fn refused(refusal: &Refusal<'_>) {
    let Refusal {
        code,
        side,
        rule,
        told,
        reference,
    } = *refusal;
    tracing::warn!(target: "audit", event = "refused", code, side, told, reference, %rule);
}
