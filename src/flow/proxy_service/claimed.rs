//! Whom the hub's claims are about, under the identifiers made for the country that asks.

use jiff::Timestamp;

use super::super::{Failure, Node};
use super::state::Flow;
use crate::domain::{PersonIdentifier, RequestedAttribute};
use crate::mapping::{
    Asked, ClaimedIdentity, ForeignIdentifiers, ForeignRequester, Identifiers, claimed_kind,
    identity_from_claims,
};
use crate::oidc::Claims;
use crate::oidc::relying_party::IdToken;

/// Our identifiers for who asks, as of now.
struct ForRequester<'a> {
    identifiers: &'a ForeignIdentifiers,
    asked: ForeignRequester<'a>,
    now: Timestamp,
}

impl Identifiers for ForRequester<'_> {
    fn natural(&self, subject: &str) -> Option<PersonIdentifier> {
        let made = self.identifiers.natural(&self.asked, subject, self.now);
        made.ok()
    }

    fn legal(&self, number: &str) -> Option<PersonIdentifier> {
        let made = self.identifiers.legal(&self.asked, number, self.now);
        made.ok()
    }
}

/// The identity in the hub's claims, with everything that the request requires.
pub(super) fn claimed(
    node: &Node,
    flow: &Flow,
    id_token: &IdToken,
    claims: &Claims,
) -> Result<ClaimedIdentity, Failure> {
    let hub = &node.proxy_service()?.hub_role;
    let requester = flow.service.requester_id.as_deref();
    let identifiers = ForRequester {
        identifiers: &hub.identifiers,
        asked: ForeignRequester {
            own: node.country,
            destination: flow.requester.country,
            requester: requester.unwrap_or(&flow.requester.entity_id),
        },
        now: node.clock.now(),
    };
    // Where a request names both kinds, as old ones may, whoever logged in answers.
    let asked = Asked {
        kind: match RequestedAttribute::kinds(&flow.attributes).as_slice() {
            [only] => *only,
            _ => claimed_kind(claims, &hub.reading),
        },
        attributes: &flow.attributes,
        subject: id_token.subject(),
        identifiers: &identifiers,
    };
    let identity = identity_from_claims(claims, &asked, &hub.reading).map_err(Failure::Claims)?;
    let answers = identity.person.answers(&flow.attributes);
    answers.map_err(Failure::Required)?;
    Ok(identity)
}
