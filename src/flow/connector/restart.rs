//! Begun again: a new login for a request of the hub that has no answer yet, because the first one
//! took too long or got lost.

use super::super::reply::preferred;
use super::super::{BrowserCookies, Failure, FlowReference, Node, Reply};
use super::choose::{ask, list, refused};
use super::start::{Begun, begun};
use super::state::{Flow, Leaving};
use super::trail::{begun_again, left, registered, tell};
use crate::ambient::secret;
use crate::audit::Event;
use crate::store;

/// Begins that login again: asks `country` at once, where the person wants the same again, or
/// else for a country. `language` is the one that the person reads now.
pub async fn restart(
    node: &Node,
    id: &str,
    country: Option<&str>,
    language: Option<&str>,
    cookies: &BrowserCookies,
) -> Reply {
    match again(node, id, country, language, cookies).await {
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
    language: Option<&str>,
    cookies: &BrowserCookies,
) -> Result<Reply, Failure> {
    let left = left(node, id, Some(cookies)).await?;
    registered(node, &left.judged.request)?;
    store::take::<Flow>(&*node.store, id).await?;
    store::take::<Leaving>(&*node.store, id).await?;
    let mut languages = left.languages.clone();
    preferred(&mut languages, language);
    let new = secret(&*node.random)?;
    let (judged, pushed) = (left.judged.clone(), left.pushed.clone());
    let begun = begun(node, new, judged, pushed, languages).await?;
    let instead_of = FlowReference::of(id);
    let event = Event::Restarted { instead_of };
    node.audit
        .record(&begun.flow.about(&begun.id), event)
        .await?;
    begun_again(node, id, left).await;
    let cookie = begun.cookie.clone();
    Ok(first_step(node, begun, country).await.with_cookie(cookie))
}

async fn first_step(node: &Node, begun: Begun, country: Option<&str>) -> Reply {
    let Begun {
        id, flow, needs, ..
    } = begun;
    let Some(country) = country else {
        return list(node, id, &flow, &needs, None);
    };
    let languages = flow.languages.clone();
    let reply = match ask(node, &id, flow, &needs, country).await {
        Ok(reply) => reply,
        Err(failure) => refused(node, failure, &id, &needs, country, None).await,
    };
    reply.in_languages(&languages)
}
