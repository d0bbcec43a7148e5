//! Step 2: the browser comes back from the hub.

use super::super::{Addressee, BrowserCookies, Failure, Node, Reply};
use super::answer::answer;
use super::claimed::claimed;
use super::state::Flow;
use crate::ambient::secret;
use crate::domain::LevelOfAssurance;
use crate::oidc::relying_party::{Callback, IdToken};
use crate::store;

/// Ends the flow that the hub answers.
pub async fn finish(
    node: &Node,
    pairs: impl IntoIterator<Item = (String, String)>,
    cookies: &BrowserCookies,
) -> Reply {
    // 2.1 The hub's answer, and the flow of this browser that it belongs to.
    let (callback, flow) = match open(node, pairs, cookies).await {
        Ok(open) => open,
        Err(failure) => return Addressee::Browser.tell(node, failure).await,
    };
    let cookie = flow.browser.cleared();
    let requester = flow.requester.clone();
    let reply = match ended(node, flow, callback).await {
        Ok(reply) => reply,
        Err(failure) => {
            Addressee::ForeignConnector(requester)
                .tell(node, failure)
                .await
        }
    };
    reply.with_cookie(cookie)
}

async fn open(
    node: &Node,
    pairs: impl IntoIterator<Item = (String, String)>,
    cookies: &BrowserCookies,
) -> Result<(Callback, Flow), Failure> {
    let role = node.proxy_service()?;
    let provider = role
        .hub
        .provider(node.clock.now())
        .await
        .map_err(Failure::Hub)?;
    let callback = Callback::parse(pairs, &provider).map_err(Failure::HubCallback)?;
    let flow: Option<Flow> = store::get(&*node.store, callback.state()).await?;
    flow.ok_or(Failure::FlowGone)?.browser.check(cookies)?;
    let flow: Option<Flow> = store::take(&*node.store, callback.state()).await?;
    Ok((callback, flow.ok_or(Failure::FlowGone)?))
}

/// 2.2 A refusal is passed on. 2.3 The code becomes tokens, the tokens an identity. 2.4 The level
/// that was reached must answer the request. 2.5 The person. 2.6 The Response.
async fn ended(node: &Node, flow: Flow, callback: Callback) -> Result<Reply, Failure> {
    let code = match callback {
        Callback::Code { code, .. } => code,
        Callback::Error { error, .. } => return Err(Failure::HubRefusal(error)),
    };
    let role = node.proxy_service()?;
    let (jti, now) = (secret(&*node.random)?, node.clock.now());
    let redeemed = role
        .hub
        .redeem(&code, &flow.verifier, &flow.nonce, &jti, now)
        .await;
    let (id_token, claims) = redeemed.map_err(Failure::Hub)?;
    let level = asserted_level(node, &flow, &id_token)?;
    let identity = claimed(node, &flow, &id_token, &claims)?;
    let representative = identity.representative.as_ref();
    answer(node, &flow, level, &identity.person, representative).await
}

/// The highest level that we publish, that the hub really reached, and that answers the request.
/// Lower than reached is honest; higher never happens.
fn asserted_level(
    node: &Node,
    flow: &Flow,
    id_token: &IdToken,
) -> Result<LevelOfAssurance, Failure> {
    let role = node.proxy_service()?;
    let reached = id_token.acr().and_then(|acr| role.hub_role.acr.level(acr));
    let reached = reached.ok_or(Failure::LevelNotReached)?;
    let published = role.own.levels.iter().copied();
    let fitting = published.filter(|level| *level <= reached && flow.level.is_met_by(*level));
    fitting.max().ok_or(Failure::LevelNotReached)
}
