//! What stays of a login for a while after its time or its end, so that whoever comes back late,
//! goes back, or has another tab open is told what happened, and can begin again where nobody has
//! been answered yet.
//!
//! It decides nothing about messages, codes or answers: what counts once has records of its own.
//! It is kept where there is room to spare; without it a login is one that we do not know.

use serde::{Deserialize, Serialize};

use super::super::browser::Binding;
use super::super::ending::End;
use super::super::{
    About, Addressee, BrowserCookies, Direction, Failure, FlowReference, Login, Node, Reply, Step,
    Ways,
};
use super::judged::JudgedRequest;
use super::pushed::is_spent;
use super::state::{Flow, Progress};
use crate::domain::CountryCode;
use crate::oidc::authorization::{AuthorizationError, AuthorizationRequest};
use crate::store::{self, Record};

/// What is left of a login, under its handle.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Trail {
    /// The hub has no answer.
    Open(Box<Left>),
    /// The hub has its answer; nothing else is left.
    Over(End),
}

/// A login without an answer.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Left {
    pub(super) judged: JudgedRequest,
    pub(super) browser: Binding,
    /// The reference of the pushed request that it began with.
    pub(super) pushed: Option<String>,
    /// The languages that the person wants, the dearest first, as tags.
    pub(super) languages: Vec<String>,
    /// The country that was chosen last.
    country: Option<CountryCode>,
    /// It was begun again since, and goes on there.
    again: bool,
}

impl Record for Trail {
    const KIND: &'static str = "connector-trail";
    const VERSION: u8 = 1;
    const KEEPS: store::Keeps = store::Keeps::Lasting;
}

/// From the ID of an AuthnRequest to its login, for answers that come late.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Sent {
    pub(super) flow: String,
}

impl Record for Sent {
    const KIND: &'static str = "connector-sent";
    const VERSION: u8 = 1;
    const KEEPS: store::Keeps = store::Keeps::Lasting;
}

/// Remembers a login as it stands.
pub(super) async fn keep(node: &Node, id: &str, flow: &Flow) {
    let left = Left {
        judged: JudgedRequest {
            request: flow.request.clone(),
            service: flow.service.clone(),
            level: flow.level.clone(),
            country: None,
        },
        browser: flow.browser.clone(),
        pushed: flow.pushed.clone(),
        languages: flow.languages.clone(),
        country: match &flow.progress {
            Progress::Asked(asked) => Some(asked.country),
            Progress::Choosing => None,
        },
        again: false,
    };
    put(node, id, &Trail::Open(Box::new(left))).await;
}

/// Remembers that the hub has its answer, and forgets what it asked for.
pub(super) async fn end(node: &Node, id: &str, end: End) {
    put(node, id, &Trail::Over(end)).await;
}

/// Remembers that a login goes on elsewhere.
pub(super) async fn begun_again(node: &Node, id: &str, left: Left) {
    let left = Left {
        again: true,
        ..left
    };
    put(node, id, &Trail::Open(Box::new(left))).await;
}

/// A login does not fail because it will not be remembered.
async fn put(node: &Node, id: &str, trail: &Trail) {
    let put = store::put_spare(&*node.store, id, trail, node.remembered_until()).await;
    if let Err(error) = put {
        tracing::info!(
            code = error.code(),
            "what is left of a login is not remembered"
        );
    }
}

/// What is left of a login of this browser that has no answer.
///
/// # Errors
/// What became of it instead.
pub(super) async fn left(
    node: &Node,
    id: &str,
    cookies: Option<&BrowserCookies>,
) -> Result<Left, Failure> {
    match store::get::<Trail>(&*node.store, id).await? {
        None => Err(Failure::FlowGone),
        Some(Trail::Over(end)) => Err(end.told()),
        Some(Trail::Open(left)) => {
            if let Some(cookies) = cookies {
                left.browser.check(cookies)?;
            }
            // One login ends a pushed request, also for those that began with it beside.
            if is_spent(node, left.pushed.as_deref()).await? {
                return Err(Failure::FlowFinished);
            }
            Ok(*left)
        }
    }
}

/// The request of a login whose time is over, for the one answer that it can still get: no.
///
/// # Errors
/// As [`left`]; and where the login goes on elsewhere, or has been answered in this moment.
pub(super) async fn withdrawn(
    node: &Node,
    id: &str,
    cookies: &BrowserCookies,
) -> Result<(AuthorizationRequest, Binding), Failure> {
    let seen = left(node, id, Some(cookies)).await?;
    if seen.again {
        return Err(Failure::FlowRestarted);
    }
    registered(node, &seen.judged.request)?;
    match store::take::<Trail>(&*node.store, id).await? {
        Some(Trail::Open(left)) => {
            end(node, id, End::Cancelled).await;
            Ok((left.judged.request, left.browser))
        }
        Some(Trail::Over(_)) | None => Err(Failure::Cancelled),
    }
}

/// Whether the client and its address are still registered: much may happen in two hours.
pub(super) fn registered(node: &Node, request: &AuthorizationRequest) -> Result<(), Failure> {
    let clients = node.connector()?.clients.load();
    let client = clients.get(&request.client_id);
    let client = client.ok_or(AuthorizationError::ClientUnknown);
    let client = client.map_err(Failure::HubUnknown)?;
    let mut addresses = client.redirect_uris.iter();
    if addresses.any(|address| address == request.redirect.as_str()) {
        return Ok(());
    }
    Err(Failure::HubUnknown(
        AuthorizationError::RedirectUnregistered,
    ))
}

/// Tells the person a failure in that login, with what can be done about it. Without `cookies`
/// where the browser cannot have brought them, from abroad: what is offered asks for them.
pub(super) async fn tell(
    node: &Node,
    failure: Failure,
    id: &str,
    cookies: Option<&BrowserCookies>,
) -> Reply {
    let (failure, offered) = match failure {
        Failure::FlowGone => match left(node, id, cookies).await {
            Ok(left) if left.again => (Failure::FlowRestarted, Some(anew(node, id, left))),
            Ok(left) => (Failure::FlowExpired, Some(anew(node, id, left))),
            Err(became) => (became, None),
        },
        Failure::OtherBrowser
        | Failure::HubUnknown(_)
        | Failure::FlowFinished
        | Failure::FlowRefused
        | Failure::Cancelled => (failure, None),
        other => {
            let offered = offered(node, id, cookies).await;
            (other, offered)
        }
    };
    let about = About::new(Direction::Connector, FlowReference::of(id));
    let mut reply = Addressee::Browser.tell(node, failure, &about).await;
    let Some((ways, languages)) = offered else {
        return reply;
    };
    if let Step::Refused(refused) = &mut reply.step {
        refused.ways = Some(ways);
    }
    reply.in_languages(&languages)
}

/// What can be done, and the languages of the person.
type Offered = (Ways, Vec<String>);

/// In a login that is open, its list; in one that is not, a new one.
async fn offered(node: &Node, id: &str, cookies: Option<&BrowserCookies>) -> Option<Offered> {
    let flow: Option<Flow> = store::get(&*node.store, id).await.ok()?;
    let Some(flow) = flow else {
        return Some(anew(node, id, left(node, id, cookies).await.ok()?));
    };
    if let Some(cookies) = cookies {
        flow.browser.check(cookies).ok()?;
    }
    let ways = Ways {
        list: true,
        back: true,
        ..Ways::of(Login::Connector(id.to_owned()))
    };
    Some((ways, flow.languages))
}

fn anew(node: &Node, id: &str, left: Left) -> Offered {
    let ways = Ways {
        again: true,
        country: left.country.map(|code| node.named(code)),
        // Where the login goes on elsewhere, that one says no.
        back: !left.again,
        ..Ways::of(Login::Connector(id.to_owned()))
    };
    (ways, left.languages)
}
