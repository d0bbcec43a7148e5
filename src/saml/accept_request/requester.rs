//! The first steps: who signed, who issued, and where the answer may go. Until all three are
//! known nobody is answered. `[eIDAS-IA §3.2]`

use super::error::RequestError;
use super::verified::VerifiedRequester;
use crate::domain::Exceptions;
use crate::saml::binding::{MessageKind, ReceivedMessage};
use crate::saml::envelope;
use crate::saml::metadata::{AssertionConsumer, TrustedConnector};
use crate::xml::Verified;

pub(super) fn establish<'d>(
    received: &'d ReceivedMessage,
    peer: &TrustedConnector,
    exceptions: Exceptions,
) -> Result<(Verified<'d>, VerifiedRequester), RequestError> {
    if received.kind() != MessageKind::AuthnRequest {
        return Err(RequestError::Kind);
    }
    let request = envelope::verify(received, peer.signing_keys(), exceptions)?;
    if !envelope::is_issued_by(request, peer.entity_id()) {
        return Err(RequestError::Issuer);
    }
    let request_id = envelope::id(request).ok_or(RequestError::Id)?;
    let acs_url = assertion_consumer(request, peer).ok_or(RequestError::AssertionConsumer)?;
    let requester = VerifiedRequester {
        request_id: request_id.to_owned(),
        entity_id: peer.entity_id().to_owned(),
        country: peer.country(),
        acs_url: acs_url.to_owned(),
        relay_state: received.relay_state().map(str::to_owned),
    };
    Ok((request, requester))
}

/// A request may choose among the URLs of the metadata; it cannot bring one. `[eIDAS-IA §3.2.2]`
fn assertion_consumer<'p>(request: Verified<'_>, peer: &'p TrustedConnector) -> Option<&'p str> {
    let url = request.attribute("AssertionConsumerServiceURL");
    let index = request.attribute("AssertionConsumerServiceIndex");
    let mut listed = peer.assertion_consumers().iter();
    match (url, index) {
        (None, None) => Some(peer.default_acs()),
        (Some(url), None) => listed
            .find(|consumer| consumer.location() == url)
            .map(AssertionConsumer::location),
        (None, Some(index)) => {
            let index = index.parse().ok()?;
            listed
                .find(|consumer| consumer.index() == Some(index))
                .map(AssertionConsumer::location)
        }
        (Some(_), Some(_)) => None,
    }
}
