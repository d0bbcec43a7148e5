//! Step 3: our citizen sees what would leave, and for whom, and sends it or does not.

use std::collections::BTreeSet;

use super::super::consent::{self, ConsentItem};
use super::super::ending::End;
use super::super::{
    Addressee, BrowserCookies, ConsentAnswer, ConsentQuestion, Failure, Node, Recipient, Reply,
    Step,
};
use super::answer::answer;
use super::state::{Leaving, Unanswered};
use super::trail::{end, tell};
use crate::audit::Event;
use crate::config::Consent;
use crate::domain::{Capacity, CountryCode};
use crate::store;

/// Where the page is.
pub const CONSENT: &str = "/proxy-service/consent";

/// Whether it is for us to ask, of an identity that is to go to that country.
pub(super) fn asks(node: &Node, country: CountryCode) -> Result<bool, Failure> {
    let registered = node.trust.country(country);
    let connector = registered
        .as_ref()
        .and_then(|it| it.file().connector.as_ref());
    let own = connector.and_then(|connector| connector.consent);
    let rule = own.unwrap_or(node.proxy_service()?.consent);
    Ok(rule == Consent::Ask)
}

/// 3.1 The identity waits under the flow's state while the person reads.
pub(super) async fn ask(
    node: &Node,
    state: &str,
    leaving: &Leaving,
    cookies: &BrowserCookies,
) -> Result<Reply, Failure> {
    // Nobody is answered yet: another login for the same request may be quicker.
    Unanswered::put(node, &leaving.requester).await?;
    store::put(&*node.store, state, leaving, consent::waits(node)).await?;
    let reply = at_the_page(node, state);
    let reply = reply.in_languages(&leaving.languages);
    // The browser is known for as long as the page may be read.
    Ok(match leaving.browser.kept(cookies) {
        Some(cookie) => reply.with_cookie(cookie),
        None => reply,
    })
}

/// The way to the page.
pub(super) fn at_the_page(node: &Node, state: &str) -> Reply {
    Reply::new(Step::Go(consent::address(node, CONSENT, state)))
}

/// Whether somebody is being asked in that flow.
pub(super) async fn is_asking(node: &Node, state: &str) -> bool {
    let waiting = store::get::<Leaving>(&*node.store, state).await;
    matches!(waiting, Ok(Some(_)))
}

/// 3.2 The page, as often as it is asked for.
pub async fn show_consent(node: &Node, state: &str, cookies: &BrowserCookies) -> Reply {
    match bound(node, state, cookies).await {
        Ok(leaving) => {
            let question = question(node, state, &leaving);
            let reply = Reply::new(Step::Consent(Box::new(question)));
            reply.in_languages(&leaving.languages)
        }
        Err(failure) => tell(node, failure, state, cookies).await,
    }
}

/// 3.3 What the person pressed, once. A refusal is told as one.
pub async fn consent(
    node: &Node,
    state: &str,
    pressed: ConsentAnswer,
    cookies: &BrowserCookies,
) -> Reply {
    let leaving = match taken(node, state, cookies).await {
        Ok(leaving) => leaving,
        Err(failure) => return tell(node, failure, state, cookies).await,
    };
    let (cookie, requester) = (leaving.browser.cleared(), leaving.requester.clone());
    let (languages, about) = (leaving.languages.clone(), leaving.about(state));
    let answered = match pressed {
        ConsentAnswer::Send(ticked) => send(node, state, leaving, &ticked).await,
        ConsentAnswer::Refuse => Err(Failure::Cancelled),
    };
    let (ending, reply) = match answered {
        Ok(reply) => (End::Finished, reply),
        Err(failure) => {
            let ending = End::of(&failure);
            let requester = Addressee::ForeignConnector(requester);
            (ending, requester.tell(node, failure, &about).await)
        }
    };
    end(node, state, ending).await;
    reply.with_cookie(cookie).in_languages(&languages)
}

async fn bound(node: &Node, state: &str, cookies: &BrowserCookies) -> Result<Leaving, Failure> {
    let leaving: Option<Leaving> = store::get(&*node.store, state).await?;
    let leaving = leaving.ok_or(Failure::FlowGone)?;
    leaving.browser.check(cookies)?;
    Ok(leaving)
}

async fn taken(node: &Node, state: &str, cookies: &BrowserCookies) -> Result<Leaving, Failure> {
    bound(node, state, cookies).await?;
    let leaving: Option<Leaving> = store::take(&*node.store, state).await?;
    let leaving = leaving.ok_or(Failure::FlowGone)?;
    // A request is answered once, whichever of its logins is the quicker.
    Unanswered::take(node, &leaving.requester).await?;
    Ok(leaving)
}

/// Mandatory, or asked for, known and ticked: nothing else is sent.
async fn send(
    node: &Node,
    state: &str,
    mut leaving: Leaving,
    ticked: &BTreeSet<String>,
) -> Result<Reply, Failure> {
    let left_out = consent::left_out(&items(&leaving, Capacity::Subject), ticked);
    let message = &leaving.requester.request_id;
    let event = Event::Consented { left_out, message };
    node.audit.record(&leaving.about(state), event).await?;
    leaving.attributes.retain(|asked| {
        let name = asked.attribute.friendly_name(Capacity::Subject);
        asked.attribute.definition().mandatory || ticked.contains(name)
    });
    answer(node, state, &leaving).await
}

fn question(node: &Node, state: &str, leaving: &Leaving) -> ConsentQuestion {
    ConsentQuestion {
        flow: state.to_owned(),
        action: CONSENT,
        recipient: Recipient {
            service_name: leaving.requester.service_name.clone(),
            country: node.named(leaving.requester.country),
            sp_type: Some(leaving.sp_type),
        },
        vouching: node.country,
        level: leaving.level.clone(),
        person: items(leaving, Capacity::Subject),
        representative: items(leaving, Capacity::Representative),
    }
}

fn items(leaving: &Leaving, capacity: Capacity) -> Vec<ConsentItem> {
    let asserted = leaving.asserted().into_iter();
    let of_capacity = asserted.filter(|one| one.capacity == capacity);
    of_capacity.map(ConsentItem::from).collect()
}
