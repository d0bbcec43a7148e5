//! Turns a received AuthnRequest into one to act on, or into the reason why not.
//! `[eIDAS-MF §2.3]` `[eIDAS-IA §3.2]`
//!
//! In: the message, the Connector that it claims to come from, what our own Proxy-Service is and
//! offers, and the time. Out: a [`VerifiedAuthnRequest`], or a [`RequestRefusal`] that carries
//! the verified requester as soon as there is one, so that a signed answer can be sent. That an
//! ID is seen once only is the flow's to keep, until [`VerifiedAuthnRequest::replay_until`].

mod asked;
mod error;
mod extensions;
mod requester;
mod verified;

pub use error::{RequestError, RequestRefusal};
pub use verified::{VerifiedAuthnRequest, VerifiedRequester};

use super::binding::{Binding, ReceivedMessage};
use super::envelope::{self, Age};
use super::instant::{self, MESSAGE_LIFETIME};
use super::metadata::TrustedConnector;
use super::names::{SAML, SAMLP};
use super::shape::{self, one, optional};
use crate::domain::{
    AssuredLevel, Attribute, Exceptions, LevelOfAssurance, PersonKind, RequestedLevel, SpType,
};
use crate::xml::Verified;
use jiff::{SignedDuration, Timestamp};

/// What our own Proxy-Service is and offers.
#[derive(Debug, Clone)]
pub struct OwnProxyService {
    /// Its single sign-on URLs as published.
    pub sso_urls: Vec<String>,
    /// The notified levels of assurance that it publishes.
    pub levels: Vec<LevelOfAssurance>,
    /// The levels that it publishes beside and that are not notified, as URIs.
    pub not_notified: Vec<String>,
    /// The kinds of person that it vouches for.
    pub person_kinds: Vec<PersonKind>,
    /// The sectors' attributes that the configuration declares.
    pub sector_attributes: Vec<Attribute>,
    /// Whether it publishes that it wants the private requester's identifier.
    pub wants_requester_id: bool,
    /// How far the clock of the Connector that asks may differ.
    pub skew: SignedDuration,
    /// The rules that are bent now for the country of the Connector that asks.
    pub exceptions: Exceptions,
}

impl OwnProxyService {
    /// Whether some level that it publishes answers that request.
    fn can_answer(&self, level: &RequestedLevel) -> bool {
        level.lowest_of(&self.levels).is_some() || self.not_notified_of(level).next().is_some()
    }

    /// The levels that are not notified, that it publishes and that the request lists, as URIs.
    pub fn not_notified_of<'o>(
        &'o self,
        level: &RequestedLevel,
    ) -> impl Iterator<Item = &'o str> + use<'o> {
        let listed = level.listed();
        let offered = self.not_notified.iter().map(String::as_str);
        offered.filter(move |uri| {
            let same = |level: &AssuredLevel| level.notified().is_none() && level.uri() == *uri;
            listed.iter().any(same)
        })
    }

    /// The attributes that it can be asked for, and that its metadata lists: the profile's of the
    /// kinds of person that it vouches for, then the sectors' for them `[eIDAS-MF §4]`.
    pub fn attributes(&self) -> Vec<Attribute> {
        let all = Attribute::ALL.iter().chain(&self.sector_attributes);
        let served = all.filter(|one| self.person_kinds.contains(&one.definition().kind));
        served.cloned().collect()
    }
}

/// Verifies an `AuthnRequest`.
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
    let (request, requester) =
        requester::establish(received, peer, own.exceptions).map_err(RequestRefusal::Unverified)?;
    match judge(request, &requester, peer, own, now) {
        Ok(verified) => Ok(verified),
        Err(error) => Err(RequestRefusal::Verified {
            requester: Box::new(requester),
            error,
        }),
    }
}

/// Everything that can be told to the requester if it fails.
fn judge(
    request: Verified<'_>,
    requester: &VerifiedRequester,
    peer: &TrustedConnector,
    own: &OwnProxyService,
    now: Timestamp,
) -> Result<VerifiedAuthnRequest, RequestError> {
    let issued = check_frame(request, own, now)?;
    check_flags(request)?;
    let extensions = extensions::read(request, &own.sector_attributes)?;
    let name_id_format = asked::name_id_format(request)?;
    let level = asked::level(request)?;
    if !own.can_answer(&level) {
        return Err(RequestError::LevelUnavailable);
    }
    let said = extensions.sp_type;
    let attributes = extensions.attributes(&own.person_kinds, peer.is_older_version())?;
    if !peer.speaks_our_versions(own.exceptions) {
        return Err(RequestError::ProtocolVersion);
    }
    let sp_type = match (said, peer.sp_type()) {
        (Some(only), None) | (None, Some(only)) => only,
        (Some(_), Some(_)) => return Err(RequestError::SpTypeTwice),
        (None, None) => return Err(RequestError::SpTypeMissing),
    };
    let requester_id = asked::requester_id(request)?;
    if own.wants_requester_id && sp_type == SpType::Private && requester_id.is_none() {
        return Err(RequestError::RequesterIdMissing);
    }
    Ok(VerifiedAuthnRequest {
        requester: requester.clone(),
        level,
        attributes,
        sp_type,
        provider_name: asked::provider_name(request),
        requester_id,
        name_id_format,
        replay_until: instant::after(instant::after(issued, MESSAGE_LIFETIME), own.skew),
        acceptable_from: instant::after(issued, -own.skew),
    })
}

/// Version, elements, time and destination.
fn check_frame(
    request: Verified<'_>,
    own: &OwnProxyService,
    now: Timestamp,
) -> Result<Timestamp, RequestError> {
    if !envelope::is_version_2(request) {
        return Err(RequestError::Version);
    }
    let slots = [
        one(SAML, "Issuer"),
        optional(SAMLP, "Extensions"),
        optional(SAMLP, "NameIDPolicy"),
        optional(SAMLP, "RequestedAuthnContext"),
        optional(SAMLP, "Scoping"),
    ];
    if !shape::holds(request, &slots) {
        return Err(RequestError::Structure);
    }
    let issued =
        envelope::recent_issue_instant(request, now, own.skew).map_err(|age| match age {
            Age::Malformed => RequestError::IssueInstant,
            Age::Future => RequestError::Future,
            Age::Expired => RequestError::Expired,
        })?;
    let destination = request.attribute("Destination").unwrap_or_default();
    if !own.sso_urls.iter().any(|url| url == destination) {
        return Err(RequestError::Destination);
    }
    Ok(issued)
}

/// The attributes that the rules fix.
fn check_flags(request: Verified<'_>) -> Result<(), RequestError> {
    if !envelope::consent_is_known(request) {
        return Err(RequestError::Consent);
    }
    let flag = |name| request.attribute(name).map(envelope::boolean);
    if flag("ForceAuthn") != Some(Some(true)) {
        return Err(RequestError::ForceAuthn);
    }
    // Absent is the schema's false, which the EC's node does not see.
    if !matches!(flag("IsPassive"), None | Some(Some(false))) {
        return Err(RequestError::IsPassive);
    }
    let binding = request.attribute("ProtocolBinding");
    if binding.is_some_and(|uri| Binding::from_uri(uri).is_none()) {
        return Err(RequestError::ProtocolBinding);
    }
    Ok(())
}
