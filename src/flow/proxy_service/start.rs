//! Step 1: a foreign Connector's AuthnRequest, by either binding.

use std::sync::Arc;

use jiff::Timestamp;

use super::super::addressee::{Owed, Requester};
use super::super::browser::Binding;
use super::super::key_failure;
use super::super::recorded::exceptions_needed;
use super::super::{
    About, Addressee, CookieChange, Direction, ExpectedRequest, Failure, FlowReference, Node,
    ProxyServiceRole, Reply, Step, refuse,
};
use super::state::{Ask, Flow, Seen, Unanswered};
use super::trail::{Left, keep};
use crate::ambient::{hexadecimal, secret};
use crate::audit::{Event, Message, Operation, digest, digest_of};
use crate::domain::{Exceptions, RequestedLevel};
use crate::mapping::{hub_claims, hub_scopes};
use crate::oidc::pkce;
use crate::oidc::relying_party::{AuthorizationAsk, ProviderMetadata, claims_parameter};
use crate::saml::binding::{ReceivedMessage, get, post};
use crate::saml::{RequestError, RequestRefusal, TrustedConnector, VerifiedAuthnRequest};
use crate::store;
use crate::trust::TrustError;

/// How the request arrived.
#[derive(Debug, Clone, Copy)]
pub enum Arrival<'a> {
    /// In a form.
    Post {
        /// `SAMLRequest`.
        message: &'a str,
        /// `RelayState`.
        relay_state: Option<&'a str>,
    },
    /// In the query, raw as received: a detached signature is over these octets.
    Get(&'a str),
}

/// Judges the request and sends the browser to the hub, with the languages that the person wants,
/// as tags.
pub async fn start(node: &Node, arrival: Arrival<'_>, languages: &[String]) -> Reply {
    let state = match hub_value(node) {
        Ok(state) => state,
        Err(failure) => return refuse(node, Direction::ProxyService, failure).await,
    };
    let about = About::new(Direction::ProxyService, FlowReference::of(&state));
    match judged(node, arrival).await {
        Ok((request, needed)) => {
            let requester = Requester::asking(&request);
            let ask = Ask::of(&request, languages);
            let about = ask.about(&state);
            let begun = match begin(node, &state, &request, &ask, needed, arrival).await {
                Ok(()) => to_the_hub(node, &state, ask, node.remembered_until()).await,
                Err(failure) => Err(failure),
            };
            match begun {
                Ok(reply) => reply,
                Err(failure) => {
                    let requester = Addressee::ForeignConnector(requester);
                    requester.tell(node, failure, &about).await
                }
            }
        }
        Err(refused) => refused.tell(node, &about).await,
    }
}

/// 1.1 The message. 1.2 The Connector it claims to come from, if that one is trusted. 1.3 Its
/// signature and every rule; from then on the Connector is told.
async fn judged(
    node: &Node,
    arrival: Arrival<'_>,
) -> Result<(VerifiedAuthnRequest, Exceptions), Owed> {
    let nobody = |failure| Owed::to(Addressee::Browser, failure);
    node.proxy_service().map_err(nobody)?;
    let received = read(arrival).map_err(nobody)?;
    let issuer = received.claimed_issuer().unwrap_or_default();
    let peer = node.trust.connector(&issuer).await;
    let peer = peer.map_err(|error| nobody(no_connector(error)))?;
    let expected = ExpectedRequest::new(node, peer.country()).map_err(nobody)?;
    let judge = Arc::new(move |peer: &TrustedConnector| expected.judge(&received, peer));
    let judged = |peer: Arc<TrustedConnector>| {
        let judge = Arc::clone(&judge);
        node.pool.run(move || judge(&peer))
    };
    let mut verdict = judged(Arc::clone(&peer)).await.map_err(nobody)?;
    // They may have rolled their keys since we looked: one early look, one more judgement.
    if matches!(&verdict.result, Err(RequestRefusal::Unverified(RequestError::Signature(error))) if error.may_be_unknown_key())
        && let Some(newer) = node.trust.newer_connector(&peer).await
    {
        verdict = judged(newer).await.map_err(nobody)?;
    }
    let request = verdict.result.map_err(|refusal| match refusal {
        RequestRefusal::Unverified(error) => nobody(Failure::ForeignRequest(error)),
        RequestRefusal::Verified { requester, error } => {
            let requester = Requester::from(&*requester);
            Owed::to(
                Addressee::ForeignConnector(requester),
                Failure::ForeignRequest(error),
            )
        }
    })?;
    Ok((request, verdict.needed))
}

/// Nobody of ours, or one whose metadata cannot be had.
pub(super) fn no_connector(error: TrustError) -> Failure {
    match error {
        TrustError::NotRegistered | TrustError::Suspended => Failure::ConnectorUnknown(error),
        _ => Failure::ForeignUnavailable(error),
    }
}

fn read(arrival: Arrival<'_>) -> Result<ReceivedMessage, Failure> {
    let received = match arrival {
        Arrival::Post {
            message,
            relay_state,
        } => post::receive(message, relay_state),
        Arrival::Get(query) => get::receive(query),
    };
    received.map_err(Failure::Binding)
}

/// 1.4 Each request once, to be answered once.
async fn begin(
    node: &Node,
    state: &str,
    request: &VerifiedAuthnRequest,
    ask: &Ask,
    needed: Exceptions,
    arrival: Arrival<'_>,
) -> Result<(), Failure> {
    node.has_room()?;
    let requester = &ask.requester;
    if !store::put_new(
        &*node.store,
        &requester.key(),
        &Seen,
        request.replay_until(),
    )
    .await?
    {
        return Err(Failure::RequestReplayed);
    }
    // What the store has forgotten is not new.
    if request.acceptable_from() < node.store.since() {
        return Err(Failure::RequestBeforeStore);
    }
    let about = ask.about(state);
    let received = Message {
        id: Some(&requester.request_id),
        hash: Some(&arrival.digest()),
        peer: Some(&requester.entity_id),
        ..Message::default()
    };
    let received = Event::Message(Operation::ForeignRequestReceived, received);
    node.audit.record(&about, received).await?;
    exceptions_needed(node, &about, &requester.request_id, needed).await?;
    Unanswered::put(node, requester).await
}

impl Arrival<'_> {
    /// Of the message's octets, or of the query that it came in.
    fn digest(self) -> String {
        match self {
            Self::Post { message, .. } => post::digest_of(message, digest),
            Self::Get(query) => digest(query.as_bytes()),
        }
    }
}

/// 1.5 A flow, bound to this browser. 1.6 The hub's authorization address. What is left of the flow
/// is remembered until `remembered`.
pub(super) async fn to_the_hub(
    node: &Node,
    state: &str,
    ask: Ask,
    remembered: Timestamp,
) -> Result<Reply, Failure> {
    let hub = &node.proxy_service()?.hub;
    let provider = hub.provider(node.clock.now()).await;
    let provider = provider.map_err(key_failure::hub)?;
    let bound = hub.takes_challenge(&provider);
    let (browser, cookie) = Binding::new(state, &*node.random)?;
    let left = Left::new(ask.clone(), browser.clone(), remembered);
    let flow = Flow {
        requester: ask.requester,
        service: ask.service,
        level: ask.level,
        attributes: ask.attributes,
        name_id_format: ask.name_id_format,
        browser,
        languages: ask.languages,
        nonce: hub_value(node)?,
        verifier: bound.then(|| secret(&*node.random)).transpose()?,
        started_at: node.clock.now(),
    };
    let url = authorization_url(node, &provider, &flow, state).await?;
    let until = node.until(node.flow_lifetime);
    let (put, ()) = tokio::join!(
        store::put(&*node.store, state, &flow, until),
        keep(node, state, left)
    );
    put?;
    let sent = Message {
        id: Some(&digest_of(state)),
        hash: Some(&digest(url.as_bytes())),
        in_response_to: Some(&flow.requester.request_id),
        peer: Some(&provider.issuer),
        ..Message::default()
    };
    let sent = Event::Message(Operation::HubRequestSent, sent);
    node.audit.record(&flow.about(state), sent).await?;
    Ok(going(url, cookie))
}

fn going(url: String, cookie: CookieChange) -> Reply {
    Reply::new(Step::Go(url)).with_cookie(cookie)
}

async fn authorization_url(
    node: &Node,
    provider: &ProviderMetadata,
    flow: &Flow,
    state: &str,
) -> Result<String, Failure> {
    let role = node.proxy_service()?;
    let acr_values = acr_values(role, &flow.level);
    if acr_values.is_empty() {
        return Err(Failure::LevelNotReached);
    }
    let scopes = hub_scopes(&flow.attributes, &role.hub_role.scopes);
    let scopes: Vec<&str> = scopes.iter().map(String::as_str).collect();
    let claims = hub_claims(&flow.attributes, &role.hub_role.claims);
    let claims = claims_parameter(
        claims,
        role.hub_role.id_token_claims.iter().map(String::as_str),
    );
    let claims = claims.filter(|_| role.hub.takes_claims(provider));
    let parameters = &role.hub_role.requester_parameters;
    let requester = parameters.of(&flow.service, &flow.requester.country);
    let languages: Vec<&str> = flow.languages.iter().map(String::as_str).collect();
    let challenge = flow.verifier.as_deref().map(pkce::challenge);
    let ask = AuthorizationAsk {
        state,
        nonce: &flow.nonce,
        code_challenge: challenge.as_deref(),
        scopes: &scopes,
        acr_values: &acr_values,
        claims: claims.as_ref(),
        others: &requester,
        ui_locales: if role.hub_role.takes_languages {
            &languages
        } else {
            &[]
        },
        ..AuthorizationAsk::default()
    };
    let (jti, now) = (secret(&*node.random)?, node.clock.now());
    let url = role.hub.authorization_url(provider, &ask, &jti, now).await;
    Ok(url.map_err(key_failure::hub)?.into())
}

/// The lowest notified level of ours that answers the request, since the person need not do more,
/// and those that are not notified and that it lists.
fn acr_values<'a>(role: &'a ProxyServiceRole, asked: &RequestedLevel) -> Vec<&'a str> {
    let acr = &role.hub_role.acr;
    let notified = asked.lowest_of(&role.own.levels);
    let notified = notified.map(|level| acr.acr(level));
    let others = role.own.not_notified_of(asked);
    let others = others.map(|uri| acr.of_uri(uri));
    notified.into_iter().chain(others).collect()
}

/// A fresh value for the hub: 64 hexadecimal characters, the one form that every hub takes.
pub(super) fn hub_value(node: &Node) -> Result<String, Failure> {
    Ok(hexadecimal::<32>(&*node.random)?)
}
