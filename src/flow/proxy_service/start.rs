//! Step 1: a foreign Connector's AuthnRequest, by either binding.

use std::sync::Arc;

use jiff::Timestamp;

use super::super::addressee::{Owed, Requester};
use super::super::browser::Binding;
use super::super::key_failure;
use super::super::{
    Addressee, CookieChange, ExpectedRequest, Failure, Node, ProxyServiceRole, Reply, Step,
};
use super::state::{Ask, Flow, Seen, Unanswered};
use super::trail::{Left, keep};
use crate::ambient::secret;
use crate::audit;
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
    match judged(node, arrival).await {
        Ok((request, needed)) => {
            let requester = Requester::asking(&request);
            match begin(node, request, needed, languages).await {
                Ok(reply) => reply,
                Err(failure) => {
                    Addressee::ForeignConnector(requester)
                        .tell(node, failure)
                        .await
                }
            }
        }
        Err(refused) => refused.tell(node).await,
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
    request: VerifiedAuthnRequest,
    needed: Exceptions,
    languages: &[String],
) -> Result<Reply, Failure> {
    let ask = Ask::of(&request, languages);
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
    let (sp_type, level) = (request.sp_type(), request.level());
    audit::request_received(requester.country, &requester.request_id, sp_type, level);
    audit::exceptions_needed(requester.country, &requester.request_id, needed);
    Unanswered::put(node, requester).await?;
    to_the_hub(node, ask, node.remembered_until()).await
}

/// 1.5 A flow, bound to this browser. 1.6 The hub's authorization address. What is left of the flow
/// is remembered until `remembered`.
pub(super) async fn to_the_hub(
    node: &Node,
    ask: Ask,
    remembered: Timestamp,
) -> Result<Reply, Failure> {
    let hub = &node.proxy_service()?.hub;
    let provider = hub.provider(node.clock.now()).await;
    let provider = provider.map_err(key_failure::hub)?;
    let bound = hub.takes_challenge(&provider);
    let state = hub_value(node)?;
    let (browser, cookie) = Binding::new(&state, &*node.random)?;
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
    let url = authorization_url(node, &provider, &flow, &state).await?;
    store::put(&*node.store, &state, &flow, node.until(node.flow_lifetime)).await?;
    keep(node, &state, left).await;
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
fn hub_value(node: &Node) -> Result<String, Failure> {
    let id = crate::ambient::xml_id(&*node.random)?;
    Ok(id.trim_start_matches('_').to_owned())
}
