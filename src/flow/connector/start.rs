//! Step 1: the hub's authorization request.

use super::super::addressee::{Owed, form};
use super::super::browser::Binding;
use super::super::policy::{Needs, named, offer};
use super::super::{Addressee, CookieChange, Failure, FlowReference, Hint, Node, Reply, refuse};
use super::choose::{ask, list};
use super::judged::{JudgedRequest, judged};
use super::pushed::brought;
use super::state::{Flow, Progress, load, save};
use crate::ambient::secret;
use crate::audit::{About, Direction, Event, Message, Operation, digest, digest_of};
use crate::mapping::requested_attributes;
use crate::oidc::authorization::{AuthorizationError, AuthorizationParameters, Channel};

/// Judges the request and asks the person for a country, unless the hub named one that will do.
pub async fn start(node: &Node, pairs: impl IntoIterator<Item = (String, String)>) -> Reply {
    let pairs: Vec<_> = pairs.into_iter().collect();
    let hash = digest(form(&pairs).as_bytes());
    let id = match secret(&*node.random) {
        Ok(id) => id,
        Err(failure) => return refuse(node, Direction::Connector, failure.into()).await,
    };
    let about = About::new(Direction::Connector, FlowReference::of(&id));
    match requested(node, pairs).await {
        Ok((judged, pushed)) => {
            let addressee = Addressee::from(&judged.request);
            match begin(node, id, judged, pushed, &hash).await {
                Ok(reply) => reply,
                Err(failure) => addressee.tell(node, failure, &about).await,
            }
        }
        Err(refused) => refused.tell(node, &about).await,
    }
}

/// 1.1 The client and its address; from then on the hub is told. 1.2 Every other rule, and which
/// service asks; or what was pushed when all that was judged, with its reference.
async fn requested(
    node: &Node,
    pairs: impl IntoIterator<Item = (String, String)>,
) -> Result<(JudgedRequest, Option<String>), Owed> {
    let nobody = |error| Owed::to(Addressee::Browser, Failure::HubUnknown(error));
    let role = node
        .connector()
        .map_err(|failure| Owed::to(Addressee::Browser, failure))?;
    let parameters = AuthorizationParameters::parse(pairs).map_err(nobody)?;
    let client_id = parameters.client_id().map_err(nobody)?;
    let clients = role.clients.load_full();
    let client = clients.get(client_id);
    let client = client
        .ok_or(AuthorizationError::ClientUnknown)
        .map_err(nobody)?;
    match parameters.pushed_reference() {
        Some(reference) => {
            let judged = brought(node, client, &parameters, reference).await?;
            Ok((judged, Some(reference.to_owned())))
        }
        None => Ok((
            judged(node, client, parameters, Channel::Browser).await?,
            None,
        )),
    }
}

/// A login that has begun: nobody was asked for anything yet.
pub(super) struct Begun {
    pub(super) id: String,
    pub(super) flow: Flow,
    pub(super) needs: Needs,
    pub(super) cookie: CookieChange,
}

/// 1.3 The attributes. 1.4 A flow, bound to this browser.
pub(super) async fn begun(
    node: &Node,
    id: String,
    judged: JudgedRequest,
    pushed: Option<String>,
    languages: Vec<String>,
) -> Result<Begun, Failure> {
    node.has_room()?;
    let role = node.connector()?;
    let JudgedRequest {
        request,
        service,
        level,
        country: _,
    } = judged;
    let policy = role.policies.get(&request.client_id);
    let policy = policy.ok_or(Failure::Internal("client-policy"))?;
    let (rules, kinds) = (&policy.claims, &policy.person_kinds);
    let attributes = requested_attributes(&request.scopes, &request.claims, rules, kinds);
    let (browser, cookie) = Binding::new(&id, &*node.random)?;
    let needs = Needs::new(&service, &level, &attributes, &policy.person_kinds);
    let flow = Flow {
        languages,
        request,
        service,
        level,
        attributes,
        browser,
        pushed,
        progress: Progress::Choosing,
    };
    save(node, &id, &flow).await?;
    Ok(Begun {
        id,
        flow,
        needs,
        cookie,
    })
}

/// 1.5 The request is recorded. 1.6 The page, or the country that the hub named.
async fn begin(
    node: &Node,
    id: String,
    judged: JudgedRequest,
    pushed: Option<String>,
    hash: &str,
) -> Result<Reply, Failure> {
    let (country, languages) = (judged.country.clone(), judged.request.ui_locales.clone());
    let Begun {
        id,
        flow,
        needs,
        cookie,
    } = begun(node, id, judged, pushed, languages).await?;
    received(node, &id, &flow, hash).await?;
    let (flow, hint) = match country.as_deref().map(|text| named(node, text)) {
        None => (flow, None),
        Some(None) => (flow, Some(Hint::Unknown)),
        Some(Some(country)) => match ask(node, &id, flow, &needs, country.as_str()).await {
            Ok(reply) => return Ok(reply.with_cookie(cookie)),
            // The page says why, beside the country's name.
            Err(failure) => {
                tracing::info!(%country, code = failure.code(), "not preselected");
                let offer = offer(node, &needs, country.as_str());
                let flow = load(node, &id).await?;
                (flow, Some(offer.map_or(Hint::Unknown, Hint::Unavailable)))
            }
        },
    };
    Ok(list(node, id, &flow, &needs, hint).with_cookie(cookie))
}

async fn received(node: &Node, id: &str, flow: &Flow, hash: &str) -> Result<(), Failure> {
    // A pushed request came before, and is known by its reference.
    let name = flow.pushed.as_deref().or(flow.request.state.as_deref());
    let name = name.map(digest_of);
    let message = Message {
        id: name.as_deref(),
        hash: Some(hash),
        peer: Some(&flow.request.client_id),
        ..Message::default()
    };
    let event = Event::Message(Operation::HubRequestReceived, message);
    Ok(node.audit.record(&flow.about(id), event).await?)
}
