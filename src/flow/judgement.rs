//! What this node expects of a foreign message, put together in one place for the running server
//! and for `inspect`, so that both judge exactly alike.
//!
//! In: the node, and what the login (or whoever inspects) knows of the request. Out: an owned
//! expectation that can move to the pool; and with each judgement, which of the country's
//! exceptions it would not have been the same without.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::{Failure, Node};
use crate::domain::{CountryCode, Exceptions, RequestedAttribute, RequestedLevel};
use crate::saml::binding::ReceivedMessage;
use crate::saml::{
    OwnProxyService, RequestError, RequestRefusal, ResponseError, ResponseExpectation,
    TrustedConnector, TrustedProxyService, VerifiedAuthnRequest, VerifiedResponse, accept_request,
    accept_response,
};
use crate::trust::Country;
use crate::xml::DecryptionKey;

/// A judgement, and what it leaned on.
#[derive(Debug)]
pub(crate) struct Judged<T, E> {
    /// Accepted, or why not.
    pub(crate) result: Result<T, E>,
    /// The exceptions without which it would have been refused; none where it was refused.
    pub(crate) needed: Exceptions,
}

/// Judges with what is bent, and where that accepts, with one exception less each time. Where
/// nothing is bent, as for nearly every country, nothing is judged twice.
fn judge<T, E>(
    bent: Exceptions,
    metadata_leans_on: Exceptions,
    accept: impl Fn(Exceptions) -> Result<T, E>,
) -> Judged<T, E> {
    let result = accept(bent);
    let needed = if result.is_ok() {
        let needed = bent
            .iter()
            .filter(|kind| accept(bent.without(*kind)).is_err());
        needed.collect::<Exceptions>().and(metadata_leans_on)
    } else {
        Exceptions::NONE
    };
    Judged { result, needed }
}

/// The request that a Response has to answer.
#[derive(Debug, Clone)]
pub(crate) struct SentRequest {
    /// Its ID.
    pub(crate) id: String,
    /// The country that was chosen.
    pub(crate) country: CountryCode,
    /// The level that it asked of that country.
    pub(crate) level: RequestedLevel,
    /// What was asked for.
    pub(crate) attributes: Vec<RequestedAttribute>,
    /// Whether the hub takes somebody for whom somebody else acts.
    pub(crate) representation: bool,
}

/// What our Connector expects of a Response, now.
pub(crate) struct ExpectedResponse {
    request: SentRequest,
    own_entity_id: String,
    acs_url: String,
    own_country: CountryCode,
    decryption_keys: Arc<Vec<DecryptionKey>>,
    exceptions: Exceptions,
    skew: SignedDuration,
    /// The chosen country, as far as it is in use.
    country: Option<Arc<Country>>,
    now: Timestamp,
}

impl ExpectedResponse {
    /// Of the answer to `request`.
    ///
    /// # Errors
    /// Where the node has no Connector.
    pub(crate) fn new(node: &Node, request: SentRequest) -> Result<Self, Failure> {
        let now = node.clock.now();
        Ok(Self {
            own_entity_id: node.addresses.connector_metadata(),
            acs_url: node.addresses.acs(),
            own_country: node.country,
            decryption_keys: Arc::clone(&node.connector()?.decryption),
            exceptions: node.trust.exceptions(request.country, now),
            skew: node.trust.skew(request.country),
            country: node.trust.country(request.country),
            now,
            request,
        })
    }

    /// Judges a Response of that country's Proxy-Service.
    pub(crate) fn judge(
        &self,
        received: &ReceivedMessage,
        peer: &TrustedProxyService,
    ) -> Judged<VerifiedResponse, ResponseError> {
        let country = self.country.as_deref();
        judge(self.exceptions, peer.leans_on(), |exceptions| {
            let expectation = ResponseExpectation {
                request_id: &self.request.id,
                own_entity_id: &self.own_entity_id,
                acs_url: &self.acs_url,
                own_country: self.own_country,
                chosen_country: self.request.country,
                level: &self.request.level,
                not_notified: country.map_or(&[], Country::not_notified),
                attributes: &self.request.attributes,
                representation: self.request.representation,
                decryption_keys: &self.decryption_keys,
                exceptions,
                skew: self.skew,
            };
            let verified = accept_response(received, peer, &expectation, self.now)?;
            self.allowed(verified)
        })
    }
}

impl ExpectedResponse {
    /// What metadata publishes, its own country's file may still not allow.
    fn allowed(&self, verified: VerifiedResponse) -> Result<VerifiedResponse, ResponseError> {
        match (&verified, self.country.as_deref()) {
            (VerifiedResponse::Success(assertion), Some(country))
                if !country.accepts(assertion.level()) =>
            {
                Err(ResponseError::LevelNotAccepted)
            }
            _ => Ok(verified),
        }
    }
}

/// What our Proxy-Service expects of an AuthnRequest, now.
pub(crate) struct ExpectedRequest {
    own: OwnProxyService,
    /// The country that asks, as far as it is in use.
    country: Option<Arc<Country>>,
    now: Timestamp,
}

impl ExpectedRequest {
    /// Of a request of that country's Connector.
    ///
    /// # Errors
    /// Where the node has no Proxy-Service.
    pub(crate) fn new(node: &Node, country: CountryCode) -> Result<Self, Failure> {
        let now = node.clock.now();
        let own = OwnProxyService {
            exceptions: node.trust.exceptions(country, now),
            skew: node.trust.skew(country),
            ..node.proxy_service()?.own.clone()
        };
        let country = node.trust.country(country);
        Ok(Self { own, country, now })
    }

    /// Judges a request of that Connector.
    pub(crate) fn judge(
        &self,
        received: &ReceivedMessage,
        peer: &TrustedConnector,
    ) -> Judged<VerifiedAuthnRequest, RequestRefusal> {
        judge(self.own.exceptions, peer.leans_on(), |exceptions| {
            let own = OwnProxyService {
                exceptions,
                ..self.own.clone()
            };
            let request = accept_request(received, peer, &own, self.now)?;
            let country = self.country.as_deref();
            if country.is_none_or(|country| country.may_ask(request.sp_type())) {
                return Ok(request);
            }
            Err(RequestRefusal::Verified {
                requester: Box::new(request.requester().clone()),
                error: RequestError::SpTypeNotAccepted,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ExceptionKind::{NoNodeCountry, OaepMgf1p, OaepSha1, RsaPkcs1Sha256};

    fn all() -> Exceptions {
        [OaepSha1, RsaPkcs1Sha256, OaepMgf1p].into_iter().collect()
    }

    #[test]
    fn what_makes_no_difference_is_not_needed() {
        let needs = |kind| move |bent: Exceptions| bent.contains(kind).then_some(()).ok_or(());
        let judged = judge(all(), Exceptions::NONE, needs(OaepSha1));
        assert_eq!(judged.needed.iter().collect::<Vec<_>>(), [OaepSha1]);
        let judged = judge(all(), Exceptions::NONE.with(NoNodeCountry), |_| {
            Ok::<_, ()>(())
        });
        assert_eq!(judged.needed.iter().collect::<Vec<_>>(), [NoNodeCountry]);
        let judged = judge(all(), Exceptions::NONE.with(NoNodeCountry), |_| {
            Err::<(), _>(())
        });
        assert_eq!((judged.result, judged.needed), (Err(()), Exceptions::NONE));
    }

    #[test]
    fn a_refusal_is_never_judged_again_and_nothing_is_where_nothing_is_bent() {
        for (bent, result, times) in [
            (Exceptions::NONE, Ok(()), 1),
            (all(), Err(()), 1),
            (all(), Ok(()), 4),
        ] {
            let count = std::cell::Cell::new(0);
            let judged = judge(bent, Exceptions::NONE, |_| {
                count.set(count.get() + 1);
                result
            });
            assert_eq!((judged.result, count.get()), (result, times));
        }
    }
}
