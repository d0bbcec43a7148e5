//! Step 3: the foreign Response. It arrives cross-site, without our cookie, and is answered with
//! a page of ours that goes on to step 4.

use std::sync::Arc;

use jiff::SignedDuration;

use super::super::addressee::Told;
use super::super::failure::PeerRefusal;
use super::super::{Addressee, ExpectedResponse, Failure, Node, Reply, SentRequest, Step};
use super::state::{Answered, Asked, Flow, OpenRequest, Outcome, Refusal, Seen, load};
use crate::ambient::secret;
use crate::audit;
use crate::domain::{Exceptions, Identity};
use crate::saml::binding::{ReceivedMessage, post};
use crate::saml::{ResponseError, TrustedProxyService, VerifiedAssertion, VerifiedResponse};
use crate::store;

/// Judges a Response that a browser posted.
pub async fn receive(node: &Node, message: &str, relay_state: Option<&str>) -> Reply {
    // 3.1 Which open request does it claim to answer?
    let (flow_id, flow, received) = match claimed(node, message, relay_state).await {
        Ok(claimed) => claimed,
        Err(failure) => return Addressee::Browser.tell(node, failure).await,
    };
    // 3.2 From here on there is a requester to tell, whatever the Response turns out to be.
    let result = match judge(node, &flow, received).await {
        Ok(identity) => Ok(identity),
        Err(NoIdentity::Refused(failure)) => Err(refusal(node, &failure)),
        Err(NoIdentity::Ignored(failure)) => {
            let reply = Addressee::Browser.tell(node, failure).await;
            return reply.in_languages(&flow.languages);
        }
    };
    let reply = match hand_over(node, flow_id, result).await {
        Ok(reply) => reply,
        Err(failure) => Addressee::Browser.tell(node, failure).await,
    };
    reply.in_languages(&flow.languages)
}

/// Why a Response yields no identity.
enum NoIdentity {
    /// It is refused, and the hub is told.
    Refused(Failure),
    /// It concerns nothing that is open any more: the login goes on as if it had not come. It
    /// answers a country that the person has left, or was submitted twice at once and the other
    /// was quicker.
    Ignored(Failure),
}

impl From<Failure> for NoIdentity {
    fn from(failure: Failure) -> Self {
        Self::Refused(failure)
    }
}

async fn claimed(
    node: &Node,
    message: &str,
    relay_state: Option<&str>,
) -> Result<(String, Flow, ReceivedMessage), Failure> {
    let received = post::receive(message, relay_state).map_err(Failure::Binding)?;
    let request_id = received
        .claimed_in_response_to()
        .ok_or(Failure::Unsolicited)?;
    let Some(open) = store::get::<OpenRequest>(&*node.store, request_id).await? else {
        let answered = store::get::<Answered>(&*node.store, request_id).await?;
        return Err(answered.map_or(Failure::Unsolicited, |_| Failure::ResponseReplayed));
    };
    let flow = load(node, &open.flow).await?;
    Ok((open.flow, flow, received))
}

/// 3.3 The request must still be open, and come with the state that was sent. 3.4 Signature,
/// decryption and every rule, under the chosen country's keys. 3.5 Each request and message once.
async fn judge(
    node: &Node,
    flow: &Flow,
    received: ReceivedMessage,
) -> Result<Identity, NoIdentity> {
    let request_id = received
        .claimed_in_response_to()
        .ok_or(Failure::Unsolicited)?;
    let asked = flow
        .open_request(request_id)
        .map_err(NoIdentity::Ignored)?
        .clone();
    if received.relay_state() != Some(asked.relay_state.as_str()) {
        return Err(Failure::RelayState.into());
    }
    let verified = verified(node, flow, &asked, received).await;
    if let Err(Failure::ForeignResponse(ResponseError::Decrypt(_))) = verified {
        // One attempt at decryption a request: nobody gets to try again and learn from it.
        take_open_request(node, &asked).await?;
    }
    let (response, needed) = verified?;
    take_open_request(node, &asked).await?;
    audit::exceptions_needed(asked.country, &asked.request_id, needed);
    match response {
        VerifiedResponse::Success(assertion) => {
            once(node, &asked, &assertion).await?;
            Ok(assertion.into_identity())
        }
        VerifiedResponse::Failure(failure) => {
            Err(Failure::ForeignRefusal(PeerRefusal::from(&failure)).into())
        }
    }
}

async fn verified(
    node: &Node,
    flow: &Flow,
    asked: &Asked,
    received: ReceivedMessage,
) -> Result<(VerifiedResponse, Exceptions), Failure> {
    let peer = node.trust.proxy_service(asked.country).await;
    let peer = peer.map_err(Failure::ForeignUnavailable)?;
    let policy = node.connector()?.policies.get(&flow.request.client_id);
    let request = SentRequest {
        id: asked.request_id.clone(),
        country: asked.country,
        level: asked.level.clone(),
        attributes: asked.attributes_of(flow),
        representation: policy.is_some_and(|policy| policy.representation),
    };
    let expected = ExpectedResponse::new(node, request)?;
    let judge = Arc::new(move |peer: &TrustedProxyService| expected.judge(&received, peer));
    let judged = |peer: Arc<TrustedProxyService>| {
        let judge = Arc::clone(&judge);
        node.pool.run(move || judge(&peer))
    };
    let mut verdict = judged(Arc::clone(&peer)).await?;
    // They may have rolled their keys since we looked: one early look, one more judgement.
    if matches!(&verdict.result, Err(ResponseError::Signature(error)) if error.may_be_unknown_key())
        && let Some(newer) = node.trust.newer_proxy_service(&peer).await
    {
        verdict = judged(newer).await?;
    }
    let verified = verdict.result.map_err(Failure::ForeignResponse)?;
    Ok((verified, verdict.needed))
}

/// Neither message nor assertion counts twice, whichever request it answers.
async fn once(node: &Node, asked: &Asked, assertion: &VerifiedAssertion) -> Result<(), Failure> {
    for id in [assertion.response_id(), assertion.assertion_id()] {
        let key = format!("{} {id}", assertion.issuer());
        if !store::put_new(&*node.store, &key, &Seen, assertion.replay_until()).await? {
            return Err(Failure::ResponseReplayed);
        }
    }
    for (capacity, attribute) in assertion.dropped() {
        let attribute = attribute.friendly_name(*capacity);
        tracing::info!(country = %asked.country, attribute, "left out");
    }
    let (response, level) = (assertion.response_id(), assertion.level());
    audit::response_received(asked.country, response, &asked.request_id, level);
    Ok(())
}

/// The request is answered once: of two answers at once, one is overtaken.
async fn take_open_request(node: &Node, asked: &Asked) -> Result<(), NoIdentity> {
    let open = store::take::<OpenRequest>(&*node.store, &asked.request_id);
    let open = open.await.map_err(Failure::from)?;
    open.ok_or(NoIdentity::Ignored(Failure::ResponseReplayed))?;
    let until = node.until(node.flow_lifetime);
    let answered = store::put(&*node.store, &asked.request_id, &Answered, until).await;
    Ok(answered.map_err(Failure::from)?)
}

fn refusal(node: &Node, failure: &Failure) -> Refusal {
    let told = Told::new(node, failure, "hub");
    Refusal {
        error: failure.oidc_error(),
        description: told.description(),
        situation: failure.situation(),
    }
}

/// How long an identity waits for the browser, which is on its way already.
const HANDOVER: SignedDuration = SignedDuration::from_mins(5);

/// 3.6 The result waits under a one-time handle for the browser that began.
async fn hand_over(
    node: &Node,
    flow: String,
    result: Result<Identity, Refusal>,
) -> Result<Reply, Failure> {
    let handle = secret(&*node.random)?;
    let until = node.until(node.flow_lifetime.min(HANDOVER));
    store::put(&*node.store, &handle, &Outcome { flow, result }, until).await?;
    Ok(Reply::new(Step::Go(
        node.addresses
            .at(&format!("/connector/finish?handle={handle}")),
    )))
}
