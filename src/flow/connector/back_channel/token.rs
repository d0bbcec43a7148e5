//! Step 5.1 to 5.3: a code is redeemed once.

use std::sync::Arc;

use serde_json::Value;

use super::super::super::key_failure;
use super::super::super::{Failure, Node, OwnAddresses};
use super::super::state::{Access, Code};
use super::redemption::{claim, issue};
use super::{
    BackChannelRefusal, Presented, addresses_of, authenticated, delivered_to, names, policy,
    proved_key, with_keys,
};
use crate::ambient::secret;
use crate::audit::{Event, Message, Operation, digest};
use crate::mapping::{HubSubject, Release, claims_of};
use crate::oidc::dpop::ProvenRequest;
use crate::oidc::id_token::IdTokenClaims;
use crate::oidc::token::{TokenRequest, check_code_grant, success_body};
use crate::oidc::{Client, Confirmation, Parameters};

/// The token endpoint: `form` is the body of a POST.
///
/// # Errors
/// [`BackChannelRefusal`]; the same for every client that is not believed.
pub async fn token(
    node: &Node,
    presented: Presented<'_>,
    form: &Parameters,
) -> Result<Value, BackChannelRefusal> {
    let role = node.connector()?;
    // What cannot be recorded uses nothing up.
    node.audit.is_writable()?;
    // 5.1 Who asks, by the one method that is registered, and what its tokens are bound to. Until
    // here a failure uses nothing up.
    let client = authenticated(node, presented, form).await?;
    let client = with_keys(node, role, client).await?;
    let request = TokenRequest::parse(form)?;
    let about = ProvenRequest {
        method: "POST",
        addresses: &addresses_of(node, OwnAddresses::token),
        access_token: None,
        profile: client.profile,
    };
    let key = proved_key(node, presented, about).await?;
    let confirmation = Confirmation::of(&client, key.as_deref(), presented.certificate)?;
    // 5.2 The code, once: whatever is wrong from here on, it is used up.
    let access_token = secret(&*node.random)?;
    let (issued_at, expires_at) = (node.clock.now(), node.until(role.token_lifetime));
    let code = claim(node, request.code(), &access_token, expires_at).await?;
    let flow = code.flow;
    let within = |refusal: BackChannelRefusal| refusal.within(flow);
    let granted = check_code_grant(&code.grant, &client.client_id, &request, key.as_deref());
    granted.map_err(|refusal| within(refusal.into()))?;
    // 5.3 The tokens. The identity moves from the code to the access token.
    let subject = subject(node, &client, &code).map_err(|failure| within(failure.into()))?;
    let id_token = id_token(node, &client, &code, &subject, &access_token).await;
    let id_token = id_token.map_err(within)?;
    let about = delivered_to(node, flow, &client.client_id, &code.identity);
    let token_type = confirmation.token_type();
    let access = Access {
        client_id: code.grant.client_id,
        scopes: code.request.scopes,
        claims: code.request.claims,
        identity: code.identity,
        subject,
        request_id: code.request_id.clone(),
        flow,
        confirmation,
        issued_at,
        expires_at,
    };
    let issued = issue(node, request.code(), &access_token, &access).await;
    issued.map_err(within)?;
    let seconds = u32::try_from(role.token_lifetime.as_secs()).unwrap_or(60);
    let body = success_body(&access_token, token_type, seconds, &id_token);
    let sent = Message {
        hash: Some(&digest(body.to_string().as_bytes())),
        in_response_to: code.request_id.as_deref(),
        peer: Some(&client.client_id),
        ..Message::default()
    };
    let event = Event::Message(Operation::TokenDelivered, sent);
    node.audit.record(&about, event).await?;
    Ok(body)
}

/// What this client calls the person, once for both tokens.
fn subject(node: &Node, client: &Client, code: &Code) -> Result<HubSubject, Failure> {
    let (person, now) = (&code.identity.person, node.clock.now());
    let subjects = &policy(node, client)?.subjects;
    let subject = subjects.subject(person.kind(), person.identifier(), now);
    subject.map_err(|_| Failure::Internal("subject"))
}

async fn id_token(
    node: &Node,
    client: &Client,
    code: &Code,
    subject: &HubSubject,
    access_token: &str,
) -> Result<String, BackChannelRefusal> {
    let role = node.connector()?;
    let policy = policy(node, client)?;
    let now = node.clock.now();
    let release = Release::of_id_token(&code.request.claims, &policy.claims)
        .answering(code.request_id.clone())
        .naming(names(role, &code.identity, subject))
        .with_identifiers(policy.subjects.reveal_identifier(now));
    let claims = IdTokenClaims {
        issuer: node.addresses.issuer().to_owned(),
        subject: subject.current.clone(),
        issued_at: now,
        expires_at: node.until(role.token_lifetime),
        auth_time: code.authenticated_at,
        nonce: code.request.nonce.clone(),
        acr: code.acr.clone(),
        amr: vec!["eidas".to_owned()],
        access_token: Some(access_token.to_owned()),
        person: claims_of(&code.identity, &release),
    };
    let (keys, client) = (Arc::clone(&role.token_keys), client.clone());
    let issued = node.pool.run(move || claims.issue(&keys, &client)).await?;
    Ok(issued.map_err(|error| key_failure::unsigned(error, "id-token"))?)
}
