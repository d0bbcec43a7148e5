//! Begun again, or given up: what a person may do whose way back from the hub took too long or got
//! lost, while the foreign Connector has no answer.

use super::super::ending::End;
use super::super::reply::preferred;
use super::super::{Addressee, BrowserCookies, Failure, FlowReference, Node, Reply};
use super::start::{hub_value, no_connector, to_the_hub};
use super::state::Unanswered;
use super::trail::{Left, begun_again, close, end, left, tell};
use crate::audit::Event;

/// Says what became of that login, for somebody who asks for the page once more.
pub async fn explain(node: &Node, state: &str, cookies: &BrowserCookies) -> Reply {
    tell(node, Failure::FlowGone, state, cookies).await
}

/// Begins that login again: a new request to the hub, for the same foreign request. `language` is
/// the one that the person reads now.
pub async fn restart(
    node: &Node,
    state: &str,
    language: Option<&str>,
    cookies: &BrowserCookies,
) -> Reply {
    match again(node, state, language, cookies).await {
        Ok(reply) => reply,
        Err(failure) => tell(node, failure, state, cookies).await,
    }
}

/// The browser that began, a request without an answer, a Connector that is still trusted. What was
/// open of the old login is not any more.
async fn again(
    node: &Node,
    state: &str,
    language: Option<&str>,
    cookies: &BrowserCookies,
) -> Result<Reply, Failure> {
    let mut left = left(node, state, cookies).await?;
    preferred(&mut left.ask.languages, language);
    trusted(node, &left).await?;
    close(node, state).await?;
    let (new, instead_of) = (hub_value(node)?, FlowReference::of(state));
    let event = Event::Restarted { instead_of };
    node.audit.record(&left.ask.about(&new), event).await?;
    let reply = to_the_hub(node, &new, left.ask.clone(), left.remembered).await?;
    begun_again(node, state, left).await;
    Ok(reply)
}

/// Tells the foreign Connector that the person cancelled, once.
pub async fn cancel(node: &Node, state: &str, cookies: &BrowserCookies) -> Reply {
    match cancelled(node, state, cookies).await {
        Ok(left) => {
            let (cookie, languages) = (left.browser().cleared(), left.ask.languages.clone());
            let about = left.ask.about(state);
            let addressee = Addressee::ForeignConnector(left.ask.requester);
            let reply = addressee.tell(node, Failure::Cancelled, &about).await;
            reply.with_cookie(cookie).in_languages(&languages)
        }
        Err(failure) => tell(node, failure, state, cookies).await,
    }
}

async fn cancelled(node: &Node, state: &str, cookies: &BrowserCookies) -> Result<Left, Failure> {
    let left = left(node, state, cookies).await?;
    trusted(node, &left).await?;
    close(node, state).await?;
    Unanswered::take(node, &left.ask.requester).await?;
    end(node, state, End::Cancelled).await;
    Ok(left)
}

/// Much may happen in two hours.
async fn trusted(node: &Node, left: &Left) -> Result<(), Failure> {
    let peer = node.trust.connector(&left.ask.requester.entity_id).await;
    peer.map(|_| ()).map_err(no_connector)
}
