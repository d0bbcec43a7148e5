//! Step 3: the foreign Response. It arrives cross-site, without our cookie, and is answered with
//! a page of ours that goes on to step 4.

use std::sync::Arc;

use jiff::SignedDuration;

use tokio::try_join;

use super::super::addressee::{HUB, description, refused, status_words};
use super::super::failure::PeerRefusal;
use super::super::key_failure;
use super::super::recorded::exceptions_needed;
use super::super::{
    Direction, ExpectedResponse, Failure, Login, Node, Reply, SentRequest, Step, Ways, refuse,
};
use super::state::{Answered, Asked, Flow, OpenRequest, Outcome, Refusal, Seen, load};
use super::trail::{Sent, tell};
use crate::ambient::secret;
use crate::audit::{About, Event, Message, Operation, digest};
use crate::domain::{Exceptions, Identity};
use crate::saml::binding::{ReceivedMessage, post};
use crate::saml::{
    ResponseError, Status, TrustedProxyService, VerifiedAssertion, VerifiedResponse,
};
use crate::store;
use crate::trust::Country;

/// Judges a Response that a browser posted.
pub async fn receive(node: &Node, message: &str, relay_state: Option<&str>) -> Reply {
    // 3.1 Which open request does it claim to answer?
    let (flow_id, flow, received) = match claimed(node, message, relay_state).await {
        Ok(claimed) => claimed,
        Err(unclaimed) => return unclaimed.tell(node).await,
    };
    let request_id = received.claimed_in_response_to().map(str::to_owned);
    // 3.2 From here on there is a requester to tell, whatever the Response turns out to be.
    let about = flow.about(&flow_id);
    let result = match judge(node, &flow_id, &flow, received, message).await {
        Ok(identity) => Ok(identity),
        Err(NoIdentity::Refused(failure)) => match refusal(node, &failure, &about).await {
            Ok(refusal) => Err(refusal),
            Err(own) => return tell(node, own, &flow_id, None).await,
        },
        Err(NoIdentity::Ignored(failure)) => {
            let reply = tell(node, failure, &flow_id, None).await;
            return reply.in_languages(&flow.languages);
        }
    };
    let reply = match hand_over(node, &flow_id, request_id, result).await {
        Ok(reply) => reply,
        Err(failure) => tell(node, failure, &flow_id, None).await,
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

/// A Response that answers nothing that is open.
struct Unclaimed {
    failure: Failure,
    /// The login that it came for, where that is known.
    flow: Option<String>,
    /// Where the result of the first that came waits.
    handle: Option<String>,
}

impl<E: Into<Failure>> From<E> for Unclaimed {
    fn from(error: E) -> Self {
        Self {
            failure: error.into(),
            flow: None,
            handle: None,
        }
    }
}

impl Unclaimed {
    /// Nothing of the message counts. Whoever sent it by a second press or long after is told
    /// where their login stands; a result that waits is for the browser that began alone.
    async fn tell(self, node: &Node) -> Reply {
        let Some(flow) = self.flow else {
            return refuse(node, Direction::Connector, self.failure).await;
        };
        let mut reply = tell(node, self.failure, &flow, None).await;
        let Some(handle) = self.handle else {
            return reply;
        };
        let waiting = store::get::<Outcome>(&*node.store, &handle).await;
        if let (Ok(Some(_)), Step::Refused(refused)) = (waiting, &mut reply.step) {
            refused.ways = Some(Ways {
                go_on: Some(finish_at(node, &handle, &flow)),
                ..Ways::of(Login::Connector(flow))
            });
        }
        reply
    }
}

async fn claimed(
    node: &Node,
    message: &str,
    relay_state: Option<&str>,
) -> Result<(String, Flow, ReceivedMessage), Unclaimed> {
    let received = post::receive(message, relay_state).map_err(Failure::Binding)?;
    let request_id = received
        .claimed_in_response_to()
        .ok_or(Failure::Unsolicited)?;
    let Some(open) = store::get::<OpenRequest>(&*node.store, request_id).await? else {
        return Err(unclaimed(node, request_id).await?);
    };
    match load(node, &open.flow).await {
        Ok(flow) => Ok((open.flow, flow, received)),
        Err(failure) => Err(Unclaimed {
            failure,
            flow: Some(open.flow),
            handle: None,
        }),
    }
}

/// What became of the request, where it is not open.
async fn unclaimed(node: &Node, request_id: &str) -> Result<Unclaimed, Failure> {
    if let Some(answered) = store::get::<Answered>(&*node.store, request_id).await? {
        return Ok(Unclaimed {
            failure: Failure::ResponseReplayed,
            flow: Some(answered.flow),
            handle: answered.handle,
        });
    }
    let sent = store::get::<Sent>(&*node.store, request_id).await?;
    Ok(match sent {
        Some(sent) => Unclaimed {
            failure: Failure::FlowGone,
            flow: Some(sent.flow),
            handle: None,
        },
        None => Failure::Unsolicited.into(),
    })
}

/// 3.3 The request must still be open, and come with the state that was sent. 3.4 Signature,
/// decryption and every rule, under the chosen country's keys. 3.5 Each request and message once.
async fn judge(
    node: &Node,
    flow_id: &str,
    flow: &Flow,
    received: ReceivedMessage,
    message: &str,
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
        take_open_request(node, flow_id, &asked).await?;
    }
    let (response, needed) = verified?;
    take_open_request(node, flow_id, &asked).await?;
    let about = flow.about(flow_id);
    exceptions_needed(node, &about, &asked.request_id, needed).await?;
    came(node, &about, &asked, &response, message).await?;
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
    let verified = verdict.result.map_err(key_failure::foreign_response)?;
    Ok((verified, verdict.needed))
}

/// Neither message nor assertion counts twice, whichever request it answers.
async fn once(node: &Node, asked: &Asked, assertion: &VerifiedAssertion) -> Result<(), Failure> {
    let key = |id: &str| format!("{} {id}", assertion.issuer());
    let (response, assertion_key) = (key(assertion.response_id()), key(assertion.assertion_id()));
    let mark = async |key: &str| -> Result<bool, Failure> {
        Ok(store::put_new(&*node.store, key, &Seen, assertion.replay_until()).await?)
    };
    if try_join!(mark(&response), mark(&assertion_key))? != (true, true) {
        return Err(Failure::ResponseReplayed);
    }
    for (capacity, attribute) in assertion.dropped() {
        let attribute = attribute.friendly_name(*capacity);
        tracing::info!(country = %asked.country, attribute, "left out");
    }
    Ok(())
}

/// Records the verified Response.
async fn came(
    node: &Node,
    about: &About,
    asked: &Asked,
    response: &VerifiedResponse,
    message: &str,
) -> Result<(), Failure> {
    let peer = node.trust.country(asked.country);
    let peer = peer.as_deref().and_then(Country::proxy_service_id);
    let (about, id, status) = match response {
        VerifiedResponse::Success(assertion) => (
            about.clone().ending(assertion.person(), assertion.level()),
            assertion.response_id(),
            status_words(Status::Success, None),
        ),
        VerifiedResponse::Failure(failure) => (
            about.clone(),
            failure.response_id(),
            status_words(failure.status(), failure.sub_status()),
        ),
    };
    let received = Message {
        id: Some(id),
        hash: Some(&post::digest_of(message, digest)),
        in_response_to: Some(&asked.request_id),
        peer,
        status: Some(&status),
        success: false,
    };
    let event = Event::Message(Operation::ResponseReceived, received);
    Ok(node.audit.record(&about, event).await?)
}

/// The request is answered once: of two answers at once, one is overtaken.
async fn take_open_request(node: &Node, flow: &str, asked: &Asked) -> Result<(), NoIdentity> {
    let open = store::take::<OpenRequest>(&*node.store, &asked.request_id);
    let open = open.await.map_err(Failure::from)?;
    open.ok_or(NoIdentity::Ignored(Failure::ResponseReplayed))?;
    answered(node, &asked.request_id, flow, None).await?;
    Ok(())
}

async fn answered(
    node: &Node,
    request_id: &str,
    flow: &str,
    handle: Option<&str>,
) -> Result<(), Failure> {
    let answered = Answered {
        flow: flow.to_owned(),
        handle: handle.map(str::to_owned),
    };
    let until = node.until(node.flow_lifetime);
    Ok(store::put(&*node.store, request_id, &answered, until).await?)
}

/// The one record of the refusal, which the hub reads of when the browser comes.
async fn refusal(node: &Node, failure: &Failure, about: &About) -> Result<Refusal, Failure> {
    refused(node, failure, HUB, about).await?;
    Ok(Refusal {
        error: failure.oidc_error(),
        description: description(failure, about),
        situation: failure.situation(),
    })
}

/// How long an identity waits for the browser, which is on its way already.
const HANDOVER: SignedDuration = SignedDuration::from_mins(5);

/// 3.6 The result waits under a one-time handle for the browser that began.
async fn hand_over(
    node: &Node,
    flow: &str,
    request_id: Option<String>,
    result: Result<Identity, Refusal>,
) -> Result<Reply, Failure> {
    let handle = secret(&*node.random)?;
    let until = node.until(node.flow_lifetime.min(HANDOVER));
    let outcome = Outcome {
        flow: flow.to_owned(),
        result,
    };
    let kept = async { Ok(store::put(&*node.store, &handle, &outcome, until).await?) };
    let known = async {
        match &request_id {
            Some(request_id) => waits_at(node, request_id, flow, &handle).await,
            None => Ok(()),
        }
    };
    try_join!(kept, known)?;
    Ok(Reply::new(Step::Go(finish_at(node, &handle, flow))))
}

/// Where the result waits, for whoever presses twice and is shown the second answer.
async fn waits_at(node: &Node, request_id: &str, flow: &str, handle: &str) -> Result<(), Failure> {
    let known = store::get::<Answered>(&*node.store, request_id).await?;
    if let Some(Answered { handle: None, .. }) = known {
        answered(node, request_id, flow, Some(handle)).await?;
    }
    Ok(())
}

fn finish_at(node: &Node, handle: &str, flow: &str) -> String {
    let path = format!("/connector/finish?handle={handle}&flow={flow}");
    node.addresses.at(&path)
}
