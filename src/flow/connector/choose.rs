//! Step 2: the person's country, and the AuthnRequest that goes there.

use std::sync::Arc;

use tokio::try_join;

use super::super::key_failure;
use super::super::policy::{Needs, chosen, offer, offers};
use super::super::recorded::exceptions_needed;
use super::super::reply::preferred;
use super::super::{BrowserCookies, Failure, Hint, Node, Reply, Step, Whereto};
use super::cancel::cancel;
use super::pushed::is_spent;
use super::state::{Asked, Flow, OpenRequest, load, save};
use super::trail::{Sent, tell};
use crate::ambient::{secret, xml_id};
use crate::audit::{About, Event, Message, Operation, digest};
use crate::domain::{AssuredLevel, ExceptionKind, Exceptions};
use crate::saml::binding::{Binding, post};
use crate::saml::{AuthnRequestToSend, TrustedProxyService, write_request};
use crate::store;
use crate::trust::{TrustError, Unavailable};

/// What the person pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A country, by its code.
    Country(String),
    /// Back to where they came from.
    Cancel,
}

/// Takes the person's choice.
pub async fn choose(node: &Node, id: &str, choice: Choice, cookies: &BrowserCookies) -> Reply {
    let country = match choice {
        Choice::Country(country) => country,
        Choice::Cancel => return cancel(node, id, cookies).await,
    };
    // 2.1 The flow, and the browser that began it.
    let flow = match bound(node, id, cookies).await {
        Ok(flow) => flow,
        Err(failure) => return tell(node, failure, id, Some(cookies)).await,
    };
    let (needs, languages) = (needs(node, &flow), flow.languages.clone());
    match ask(node, id, flow, &needs, &country).await {
        Ok(reply) => reply,
        // The flow stays: the person may choose another country.
        Err(failure) => {
            let reply = refused(node, failure, id, &needs, &country, Some(cookies)).await;
            reply.in_languages(&languages)
        }
    }
}

/// The same page as for a choice that cannot be had, without choosing; the list where it can be.
pub async fn explain(
    node: &Node,
    id: &str,
    country: &str,
    language: Option<&str>,
    cookies: &BrowserCookies,
) -> Reply {
    let flow = match shown(node, id, language, cookies).await {
        Ok(flow) => flow,
        Err(failure) => return tell(node, failure, id, Some(cookies)).await,
    };
    let needs = needs(node, &flow);
    let why = match offer(node, &needs, country) {
        Some(offer) if offer.unavailable.is_none() => {
            return list(node, id.to_owned(), &flow, &needs, None);
        }
        offer => offer.and_then(|offer| offer.unavailable),
    };
    let failure = Failure::CountryNotOffered(why);
    let reply = refused(node, failure, id, &needs, country, Some(cookies)).await;
    reply.in_languages(&flow.languages)
}

/// Why that choice cannot be had, and what can be done: the login is still there.
pub(super) async fn refused(
    node: &Node,
    failure: Failure,
    id: &str,
    needs: &Needs,
    country: &str,
    cookies: Option<&BrowserCookies>,
) -> Reply {
    // What may be otherwise in a moment.
    let worth_another_try = matches!(
        failure,
        Failure::ForeignUnavailable(_)
            | Failure::Keys
            | Failure::Audit
            | Failure::Busy
            | Failure::Store(_)
            | Failure::Internal(_)
    );
    let mut reply = tell(node, failure, id, cookies).await;
    if let Step::Refused(refused) = &mut reply.step {
        refused.country = offer(node, needs, country);
        if let (Some(ways), Some(offer)) = (&mut refused.ways, &refused.country)
            && worth_another_try
        {
            ways.country = Some(offer.country.clone());
        }
    }
    reply
}

/// Shows the list again: for a search, in another language, or after going back.
pub async fn show_again(
    node: &Node,
    id: &str,
    language: Option<&str>,
    cookies: &BrowserCookies,
) -> Reply {
    match shown(node, id, language, cookies).await {
        Ok(flow) => list(node, id.to_owned(), &flow, &needs(node, &flow), None),
        Err(failure) => tell(node, failure, id, Some(cookies)).await,
    }
}

/// The flow of a page that this browser asks for once more. A language that the person asked for
/// stays with the login.
async fn shown(
    node: &Node,
    id: &str,
    language: Option<&str>,
    cookies: &BrowserCookies,
) -> Result<Flow, Failure> {
    let mut flow = bound(node, id, cookies).await?;
    if preferred(&mut flow.languages, language) {
        save(node, id, &flow).await?;
    }
    Ok(flow)
}

/// The page with the countries; `hint` is why the one that was named is not gone to.
pub(super) fn list(
    node: &Node,
    id: String,
    flow: &Flow,
    needs: &Needs,
    hint: Option<Hint>,
) -> Reply {
    let step = Step::ChooseCountry {
        flow: id,
        service_name: service_name(node, flow),
        service_country: node.named(node.country),
        asked: flow.attributes.clone(),
        level: flow.level.lowest(),
        offers: offers(node, needs),
        hint,
    };
    Reply::new(step).in_languages(&flow.languages)
}

pub(super) async fn bound(
    node: &Node,
    id: &str,
    cookies: &BrowserCookies,
) -> Result<Flow, Failure> {
    let flow = load(node, id).await?;
    flow.browser.check(cookies)?;
    Ok(flow)
}

fn needs(node: &Node, flow: &Flow) -> Needs {
    let role = node.connector.as_ref();
    let policy = role.and_then(|role| role.policies.get(&flow.request.client_id));
    let preferred = policy.map_or(&[][..], |policy| &policy.person_kinds);
    Needs::new(&flow.service, &flow.level, &flow.attributes, preferred)
}

/// 2.2 The country must be one that can be chosen. 2.3 Its node, from verified metadata, which must
/// have what the login needs. 2.4 The request, signed. 2.5 Remembered as the one open request.
/// 2.6 On its way.
pub(super) async fn ask(
    node: &Node,
    id: &str,
    flow: Flow,
    needs: &Needs,
    choice: &str,
) -> Result<Reply, Failure> {
    if is_spent(node, flow.pushed.as_deref()).await? {
        return Err(Failure::FlowFinished);
    }
    let registered = chosen(node, needs, choice)?;
    let (country, now) = (registered.code(), node.clock.now());
    let peer = node
        .trust
        .proxy_service(country)
        .await
        .map_err(Failure::ForeignUnavailable)?;
    let wanted = needs.wanted();
    if let Some(why) = registered.shortfall(&peer, &wanted, now) {
        return Err(Failure::CountryNotOffered(Some(why)));
    }
    // What is not notified is asked of those only who may use it and say that they do.
    let offered = |level: &AssuredLevel| registered.accepts(level) && peer.offers(level);
    let no_level = Failure::CountryNotOffered(Some(Unavailable::LevelNotOffered));
    let level = flow.level.where_offered(offered).ok_or(no_level)?;
    let exceptions = registered.exceptions_at(now);
    // We send by HTTP-POST, which every node has to support [eIDAS-IA §3.2.1].
    let destination = peer.sso(Binding::Post).ok_or(TrustError::RoleMissing);
    let destination = destination.map_err(Failure::ForeignUnavailable)?.to_owned();
    let asked = Asked {
        request_id: xml_id(&*node.random)?,
        relay_state: secret(&*node.random)?,
        country,
        level,
        person_kinds: registered.person_kinds(&peer, &wanted),
    };
    let message = signed_request(node, &flow, &asked, &peer, &destination).await?;
    let service_name = service_name(node, &flow);
    let flow = flow.asking(asked.clone());
    recorded(
        node,
        &flow.about(id),
        &asked.request_id,
        &message,
        &peer,
        exceptions,
    )
    .await?;
    let fields = vec![
        ("SAMLRequest", post::encode(&message)),
        ("RelayState", asked.relay_state),
    ];
    let (languages, attributes) = (flow.languages.clone(), flow.attributes.clone());
    try_join!(remember(node, id, &asked.request_id), save(node, id, &flow))?;
    let whereto = Whereto::LogIn(node.named(country));
    let step = Step::Post {
        destination,
        fields,
        whereto,
        service_name,
        service_country: node.named(node.country),
        asked: attributes,
    };
    Ok(Reply::new(step).in_languages(&languages))
}

/// The request is open from now on, and known for longer than that.
async fn remember(node: &Node, id: &str, request_id: &str) -> Result<(), Failure> {
    let open = OpenRequest {
        flow: id.to_owned(),
    };
    let sent = Sent {
        flow: id.to_owned(),
    };
    let (store, until) = (&*node.store, node.until(node.flow_lifetime));
    try_join!(
        store::put(store, request_id, &open, until),
        store::put_spare(store, request_id, &sent, node.remembered_until())
    )?;
    Ok(())
}

/// Records the request, and the rule that is bent for its country where it has to be.
async fn recorded(
    node: &Node,
    about: &About,
    request_id: &str,
    message: &str,
    peer: &TrustedProxyService,
    exceptions: Exceptions,
) -> Result<(), Failure> {
    let sent = Message {
        id: Some(request_id),
        hash: Some(&digest(message.as_bytes())),
        peer: Some(peer.entity_id()),
        ..Message::default()
    };
    let sent = Event::Message(Operation::RequestSent, sent);
    node.audit.record(about, sent).await?;
    if !peer.speaks_our_versions(exceptions.without(ExceptionKind::Protocol11)) {
        let needed = Exceptions::NONE.with(ExceptionKind::Protocol11);
        exceptions_needed(node, about, request_id, needed).await?;
    }
    Ok(())
}

async fn signed_request(
    node: &Node,
    flow: &Flow,
    asked: &Asked,
    peer: &TrustedProxyService,
    destination: &str,
) -> Result<String, Failure> {
    let role = node.connector()?;
    let policy = role.policies.get(&flow.request.client_id);
    let policy = policy.ok_or(Failure::Internal("client-policy"))?;
    // Said in metadata or in the request, never in both [eIDAS-MF §2.3.2].
    let sp_type = if role.sp_type.is_some() {
        None
    } else {
        flow.service.sp_type
    };
    let (told, asks) = (role.requester_id_to, peer.wants_requester_id());
    let requester_id = flow.service.told(told, asks).map(str::to_owned);
    let own_name = flow.service.provider_name.as_ref();
    let provider_name = own_name.or(role.provider_name.as_ref());
    let provider_name = provider_name.unwrap_or(&policy.name).clone();
    let (key, now) = (Arc::clone(&role.signing), node.clock.now());
    let level = asked.level.clone();
    let mut attributes = asked.attributes_of(flow);
    attributes.retain(|wanted| peer.supports(&wanted.attribute));
    let (id, issuer) = (
        asked.request_id.clone(),
        node.addresses.connector_metadata(),
    );
    let destination = destination.to_owned();
    let write = move || {
        let request = AuthnRequestToSend {
            id: &id,
            issue_instant: now,
            destination: &destination,
            issuer: &issuer,
            provider_name: Some(&provider_name),
            sp_type,
            level: &level,
            attributes: &attributes,
            requester_id: requester_id.as_deref(),
            name_id_format: None,
        };
        write_request(&request, &key)
    };
    node.pool
        .run(write)
        .await?
        .map_err(|error| key_failure::unwritten(error, "write-request"))
}

pub(super) fn service_name(node: &Node, flow: &Flow) -> Option<String> {
    if let Some(name) = &flow.service.provider_name {
        return Some(name.clone());
    }
    let role = node.connector().ok()?;
    Some(role.policies.get(&flow.request.client_id)?.name.clone())
}
