//! Back to where the person came from: whoever asked is told that there will be no login.

use super::super::browser::Binding;
use super::super::ending::End;
use super::super::{
    About, Addressee, BrowserCookies, Direction, Failure, FlowReference, Node, Reply,
};
use super::choose::bound;
use super::state::Flow;
use super::trail::{end, tell, withdrawn};
use crate::oidc::authorization::AuthorizationRequest;
use crate::store;

/// The hub is told, also where the time for everything else is over.
pub(super) async fn cancel(node: &Node, id: &str, cookies: &BrowserCookies) -> Reply {
    match cancelled(node, id, cookies).await {
        Ok((request, browser)) => {
            let about = About::new(Direction::Connector, FlowReference::of(id));
            let reply = Addressee::from(&request).tell(node, Failure::Cancelled, &about);
            reply.await.with_cookie(browser.cleared())
        }
        Err(failure) => tell(node, failure, id, Some(cookies)).await,
    }
}

async fn cancelled(
    node: &Node,
    id: &str,
    cookies: &BrowserCookies,
) -> Result<(AuthorizationRequest, Binding), Failure> {
    match bound(node, id, cookies).await {
        Ok(_) => {
            let flow = store::take::<Flow>(&*node.store, id).await?;
            let flow = flow.ok_or(Failure::FlowGone)?;
            end(node, id, End::Cancelled).await;
            Ok((flow.request, flow.browser))
        }
        Err(Failure::FlowGone) => withdrawn(node, id, cookies).await,
        Err(failure) => Err(failure),
    }
}
