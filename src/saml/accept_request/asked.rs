//! What a request asks beside attributes: level, name identifier format, and for whom.

use super::error::RequestError;
use crate::domain::{
    AssuredLevel, LevelOfAssurance, RequestedLevel, is_provider_name, is_received_requester_id,
};
use crate::saml::name_id::NameIdFormat;
use crate::saml::names::{SAML, SAMLP};
use crate::saml::shape::{self, any, optional, some};
use crate::xml::Verified;

/// The level asked for. `[eIDAS-MF §2.3.1]`
pub(super) fn level(request: Verified<'_>) -> Result<RequestedLevel, RequestError> {
    const WRONG: RequestError = RequestError::AuthnContext;
    let context = request.child(SAMLP, "RequestedAuthnContext").ok_or(WRONG)?;
    if !shape::holds(context, &[some(SAML, "AuthnContextClassRef")]) {
        return Err(WRONG);
    }
    let mut uris: Vec<String> = Vec::new();
    for reference in context.children() {
        let uri = shape::leaf(reference).ok_or(WRONG)?;
        if uris.contains(&uri) || LevelOfAssurance::is_false_claim(&uri) {
            return Err(WRONG);
        }
        uris.push(uri);
    }
    // What is no level at all is nothing that we could answer with.
    let levels = uris
        .iter()
        .filter_map(|uri| AssuredLevel::from_uri(uri).ok())
        .collect::<Vec<_>>();
    match (
        context.attribute("Comparison").unwrap_or("exact"),
        levels.as_slice(),
    ) {
        ("minimum", [AssuredLevel::Notified(level)]) if uris.len() == 1 => {
            Ok(RequestedLevel::Minimum(*level))
        }
        ("exact", _) => Ok(RequestedLevel::Exact(levels)),
        _ => Err(WRONG),
    }
}

/// The name identifier format asked for.
pub(super) fn name_id_format(request: Verified<'_>) -> Result<Option<NameIdFormat>, RequestError> {
    let Some(policy) = request.child(SAMLP, "NameIDPolicy") else {
        return Ok(None);
    };
    if !shape::holds(policy, &[]) {
        return Err(RequestError::NameIdPolicy);
    }
    policy
        .attribute("Format")
        .map(|uri| NameIdFormat::from_uri(uri).ok_or(RequestError::NameIdPolicy))
        .transpose()
}

/// The first `RequesterID`. `[eIDAS-MF §2.3.3]`
pub(super) fn requester_id(request: Verified<'_>) -> Result<Option<String>, RequestError> {
    const WRONG: RequestError = RequestError::RequesterId;
    let Some(scoping) = request.child(SAMLP, "Scoping") else {
        return Ok(None);
    };
    let slots = [optional(SAMLP, "IDPList"), any(SAMLP, "RequesterID")];
    if !shape::holds(scoping, &slots) {
        return Err(WRONG);
    }
    let Some(first) = scoping.child(SAMLP, "RequesterID") else {
        return Ok(None);
    };
    let text = shape::leaf(first).ok_or(WRONG)?;
    if is_received_requester_id(&text) {
        Ok(Some(text))
    } else {
        Err(WRONG)
    }
}

/// The service's name, where it can be shown. It is optional, so a bad one is left out.
pub(super) fn provider_name(request: Verified<'_>) -> Option<String> {
    let name = request.attribute("ProviderName")?.trim();
    is_provider_name(name).then(|| name.to_owned())
}
