//! Step 3: the foreign Response. It arrives cross-site, without our cookie, and is answered with
//! a page of ours that goes on to step 4.

use std::sync::Arc;

use super::super::addressee::Told;
use super::super::failure::PeerRefusal;
use super::super::{Addressee, Failure, Node, Reply, Step};
use super::state::{Asked, Flow, OpenRequest, Outcome, Refusal, Seen, load};
use crate::ambient::secret;
use crate::audit;
use crate::config::ExceptionKind;
use crate::domain::Identity;
use crate::saml::binding::{ReceivedMessage, post};
use crate::saml::{ResponseExpectation, VerifiedAssertion, VerifiedResponse, accept_response};
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
        Err(failure) => Err(refusal(node, &failure)),
    };
    match hand_over(node, flow_id, result).await {
        Ok(reply) => reply,
        Err(failure) => Addressee::Browser.tell(node, failure).await,
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
    let open = store::get::<OpenRequest>(&*node.store, request_id).await?;
    let open = open.ok_or(Failure::Unsolicited)?;
    let flow = load(node, &open.flow).await?;
    Ok((open.flow, flow, received))
}

/// 3.3 The request must still be open, and come with the state that was sent. 3.4 Signature,
/// decryption and every rule, under the chosen country's keys. 3.5 Each message once.
async fn judge(node: &Node, flow: &Flow, received: ReceivedMessage) -> Result<Identity, Failure> {
    let request_id = received
        .claimed_in_response_to()
        .ok_or(Failure::Unsolicited)?;
    let asked = flow.open_request(request_id)?.clone();
    if received.relay_state() != Some(asked.relay_state.as_str()) {
        return Err(Failure::RelayState);
    }
    match verified(node, flow, &asked, received).await? {
        VerifiedResponse::Success(assertion) => {
            once(node, &asked, &assertion).await?;
            Ok(assertion.into_identity())
        }
        VerifiedResponse::Failure(failure) => {
            take_open_request(node, &asked).await?;
            Err(Failure::ForeignRefusal(PeerRefusal::from(&failure)))
        }
    }
}

async fn verified(
    node: &Node,
    flow: &Flow,
    asked: &Asked,
    received: ReceivedMessage,
) -> Result<VerifiedResponse, Failure> {
    let peer = node.trust.proxy_service(asked.country).await;
    let peer = peer.map_err(Failure::ForeignUnavailable)?;
    let role = node.connector()?;
    let now = node.clock.now();
    let exception = node.trust.country(asked.country);
    let excepted = |kind| {
        exception
            .as_ref()
            .is_some_and(|country| country.has_exception(kind, now))
    };
    let allow_mgf1p = excepted(ExceptionKind::OaepMgf1p);
    let allow_oaep_sha1 = excepted(ExceptionKind::OaepSha1);
    let (keys, asked, level) = (Arc::clone(&role.decryption), asked.clone(), flow.level);
    let (own_entity_id, acs_url) = (node.addresses.connector_metadata(), node.addresses.acs());
    let (own_country, skew, attributes) = (node.country, node.skew, flow.attributes.clone());
    let judge = move || {
        let expectation = ResponseExpectation {
            request_id: &asked.request_id,
            own_entity_id: &own_entity_id,
            acs_url: &acs_url,
            own_country,
            chosen_country: asked.country,
            level,
            attributes: &attributes,
            decryption_keys: &keys,
            allow_mgf1p,
            allow_oaep_sha1,
            skew,
        };
        accept_response(&received, &peer, &expectation, now)
    };
    node.pool
        .run(judge)
        .await?
        .map_err(Failure::ForeignResponse)
}

/// The request is answered once, and neither message nor assertion counts twice.
async fn once(node: &Node, asked: &Asked, assertion: &VerifiedAssertion) -> Result<(), Failure> {
    for id in [assertion.response_id(), assertion.assertion_id()] {
        let key = format!("{} {id}", assertion.issuer());
        if !store::put_new(&*node.store, &key, &Seen, assertion.replay_until()).await? {
            return Err(Failure::ResponseReplayed);
        }
    }
    take_open_request(node, asked).await?;
    for attribute in assertion.dropped() {
        tracing::info!(country = %asked.country, attribute = attribute.name(), "left out");
    }
    let (response, level) = (assertion.response_id(), assertion.level());
    audit::response_received(asked.country, response, &asked.request_id, level);
    Ok(())
}

async fn take_open_request(node: &Node, asked: &Asked) -> Result<(), Failure> {
    let open = store::take::<OpenRequest>(&*node.store, &asked.request_id).await?;
    open.map(|_| ()).ok_or(Failure::ResponseReplayed)
}

fn refusal(node: &Node, failure: &Failure) -> Refusal {
    let told = Told::new(node, failure, "hub");
    Refusal {
        error: failure.oidc_error(),
        description: told.description(),
    }
}

/// 3.6 The result waits under a one-time handle for the browser that began.
async fn hand_over(
    node: &Node,
    flow: String,
    result: Result<Identity, Refusal>,
) -> Result<Reply, Failure> {
    let handle = secret(&*node.random)?;
    let until = node.until(node.flow_lifetime);
    store::put(&*node.store, &handle, &Outcome { flow, result }, until).await?;
    Ok(Reply::new(Step::Go(
        node.addresses
            .at(&format!("/connector/finish?handle={handle}")),
    )))
}
