//! Whom the hub's claims are about, under the identifiers made for the country that asks.

use super::super::{Failure, Node};
use super::state::Flow;
use crate::domain::{CountryCode, PersonIdentifier, PersonKind};
use crate::mapping::{Asked, ClaimedIdentity, IdentifierSecret, Identifiers, identity_from_claims};
use crate::oidc::Claims;
use crate::oidc::relying_party::IdToken;

/// Our identifiers for one country.
struct ForCountry<'a> {
    secret: &'a IdentifierSecret,
    own: CountryCode,
    destination: CountryCode,
}

impl Identifiers for ForCountry<'_> {
    fn natural(&self, subject: &str) -> Option<PersonIdentifier> {
        let made = self.secret.identifier(self.own, self.destination, subject);
        made.ok()
    }

    fn legal(&self, number: &str) -> Option<PersonIdentifier> {
        PersonIdentifier::new(self.own, self.destination, number).ok()
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
    let identifiers = ForCountry {
        secret: &hub.identifier_secret,
        own: node.country,
        destination: flow.requester.country,
    };
    // A request names one kind of person, and the minimum data set of that kind always.
    let first = flow.attributes.first();
    let asked = Asked {
        kind: first.map_or(PersonKind::Natural, |it| it.attribute.definition().kind),
        attributes: &flow.attributes,
        subject: id_token.subject(),
        identifiers: &identifiers,
    };
    let identity = identity_from_claims(claims, &asked, &hub.reading).map_err(Failure::Claims)?;
    let answers = identity.person.answers(&flow.attributes);
    answers.map_err(Failure::Required)?;
    Ok(identity)
}
