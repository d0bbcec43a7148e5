//! What stays of a login of ours for a foreign service after its time or its end, as in the other
//! direction. Its time is counted from the foreign request, however often it is begun again: the
//! Connector abroad waits no longer for that.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::super::browser::Binding;
use super::super::ending::End;
use super::super::{
    About, Addressee, BrowserCookies, Direction, Failure, FlowReference, Login, Node, Reply, Step,
    Ways,
};
use super::state::{Ask, Flow, Leaving, Unanswered};
use crate::store::{self, Record};

/// What is left of a login, under its state.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Trail {
    /// Nobody was answered.
    Open(Box<Left>),
    /// The Connector has its answer; nothing else is left.
    Over(End),
}

/// A login without an answer.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Left {
    pub(super) ask: Ask,
    browser: Binding,
    pub(super) remembered: Timestamp,
    /// It was begun again since, and goes on there.
    again: bool,
}

impl Left {
    /// A login that begins.
    pub(super) fn new(ask: Ask, browser: Binding, remembered: Timestamp) -> Self {
        Self {
            ask,
            browser,
            remembered,
            again: false,
        }
    }

    /// To be said when the login ends.
    pub(super) fn browser(&self) -> &Binding {
        &self.browser
    }
}

impl Record for Trail {
    const KIND: &'static str = "proxy-service-trail";
    const VERSION: u8 = 1;
    const KEEPS: store::Keeps = store::Keeps::Lasting;
}

/// Remembers a login that begins.
pub(super) async fn keep(node: &Node, state: &str, left: Left) {
    let until = left.remembered;
    put(node, state, &Trail::Open(Box::new(left)), until).await;
}

/// Remembers that a login goes on elsewhere.
pub(super) async fn begun_again(node: &Node, state: &str, left: Left) {
    let left = Left {
        again: true,
        ..left
    };
    keep(node, state, left).await;
}

/// Remembers that the Connector has its answer, and forgets what it asked for.
pub(super) async fn end(node: &Node, state: &str, end: End) {
    put(node, state, &Trail::Over(end), node.remembered_until()).await;
}

/// A login does not fail because it will not be remembered.
async fn put(node: &Node, state: &str, trail: &Trail, until: Timestamp) {
    if let Err(error) = store::put_spare(&*node.store, state, trail, until).await {
        tracing::info!(
            code = error.code(),
            "what is left of a login is not remembered"
        );
    }
}

/// What is left of a login of this browser whose request has no answer.
///
/// # Errors
/// What became of it instead.
pub(super) async fn left(
    node: &Node,
    state: &str,
    cookies: &BrowserCookies,
) -> Result<Left, Failure> {
    match store::get::<Trail>(&*node.store, state).await? {
        None => Err(Failure::FlowGone),
        Some(Trail::Over(end)) => Err(end.told()),
        Some(Trail::Open(left)) => {
            left.browser.check(cookies)?;
            Unanswered::look(node, &left.ask.requester).await?;
            Ok(*left)
        }
    }
}

/// Tells the person a failure in that login, with what can be done about it.
pub(super) async fn tell(
    node: &Node,
    failure: Failure,
    state: &str,
    cookies: &BrowserCookies,
) -> Reply {
    let left = left(node, state, cookies).await;
    let failure = match (failure, &left) {
        (Failure::FlowGone, Ok(left)) if left.again => Failure::FlowRestarted,
        (Failure::FlowGone, Ok(_)) => Failure::FlowExpired,
        (Failure::FlowGone, Err(became)) => became.clone(),
        (failure, _) => failure,
    };
    let left = left.ok().filter(|_| failure != Failure::OtherBrowser);
    let mut about = About::new(Direction::ProxyService, FlowReference::of(state));
    about.country = left.as_ref().map(|left| left.ask.requester.country);
    let mut reply = Addressee::Browser.tell(node, failure, &about).await;
    let Some(left) = left else {
        return reply;
    };
    if let Step::Refused(refused) = &mut reply.step {
        refused.ways = Some(Ways {
            again: true,
            // Where the login goes on elsewhere, that one says no.
            back: !left.again,
            ..Ways::of(Login::ProxyService(state.to_owned()))
        });
    }
    reply.in_languages(&left.ask.languages)
}

/// Ends what is still open of a login.
pub(super) async fn close(node: &Node, state: &str) -> Result<(), Failure> {
    store::take::<Flow>(&*node.store, state).await?;
    store::take::<Leaving>(&*node.store, state).await?;
    Ok(())
}
