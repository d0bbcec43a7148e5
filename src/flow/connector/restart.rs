//! Begun again: a new login for a request of the hub that has no answer yet, because the first one
//! took too long or got lost.

use super::super::{BrowserCookies, Failure, Node, Reply};
use super::judged::JudgedRequest;
use super::start::begin;
use super::state::Flow;
use super::trail::{begun_again, left, registered, tell};
use crate::store;

/// Begins that login again: asks `country` at once, where the person wants the same again, or
/// else for a country.
pub async fn restart(
    node: &Node,
    id: &str,
    country: Option<&str>,
    cookies: &BrowserCookies,
) -> Reply {
    match again(node, id, country, cookies).await {
        Ok(reply) => reply,
        Err(failure) => tell(node, failure, id, Some(cookies)).await,
    }
}

/// The browser that began, a request without an answer, a client that is still registered. What
/// was open of the old login is not any more; the new one has handles and a cookie of its own.
async fn again(
    node: &Node,
    id: &str,
    country: Option<&str>,
    cookies: &BrowserCookies,
) -> Result<Reply, Failure> {
    let left = left(node, id, Some(cookies)).await?;
    registered(node, &left.judged.request)?;
    store::take::<Flow>(&*node.store, id).await?;
    let judged = JudgedRequest {
        country: country.map(str::to_owned),
        ..left.judged.clone()
    };
    let reply = begin(node, judged, left.pushed.clone()).await?;
    begun_again(node, id, left).await;
    Ok(reply)
}
