//! Step 5.1 to 5.3: a code is redeemed once.

use std::sync::Arc;

use serde_json::Value;

use super::super::super::{Failure, Node};
use super::super::state::{Access, Code, SpentCode};
use super::{BackChannelRefusal, Presented, authenticated, names, policy};
use crate::ambient::secret;
use crate::mapping::{HubSubject, Release, claims_of};
use crate::oidc::id_token::IdTokenClaims;
use crate::oidc::token::{TokenRefusal, TokenRequest, check_code_grant, success_body};
use crate::oidc::{Client, Parameters};
use crate::store::{self, Key, Record as _};

/// The token endpoint: `form` is the body.
///
/// # Errors
/// [`BackChannelRefusal`]; the same for every client that is not believed.
pub async fn token(
    node: &Node,
    presented: Presented<'_>,
    form: &Parameters,
) -> Result<Value, BackChannelRefusal> {
    let role = node.connector()?;
    // 5.1 Who asks, by the one method that is registered.
    let client = authenticated(node, presented, form).await?;
    let request = TokenRequest::parse(form)?;
    // 5.2 The code, once.
    let code = take_code(node, request.code()).await?;
    check_code_grant(&code.grant, &client.client_id, &request)?;
    // 5.3 The tokens.
    let access_token = secret(&*node.random)?;
    let subject = subject(node, &client, &code)?;
    let id_token = id_token(node, &client, &code, &subject, &access_token).await?;
    remember(node, request.code(), &access_token, code, subject).await?;
    let seconds = u32::try_from(role.token_lifetime.as_secs()).unwrap_or(60);
    Ok(success_body(&access_token, seconds, &id_token))
}

/// The code's record. A code that comes again takes back what it yielded [RFC6749 §4.1.2].
async fn take_code(node: &Node, code: &str) -> Result<Code, BackChannelRefusal> {
    if let Some(record) = store::take::<Code>(&*node.store, code).await? {
        return Ok(record);
    }
    if let Some(spent) = store::take::<SpentCode>(&*node.store, code).await? {
        node.store
            .remove(&Key::new(Access::KIND, &spent.access_token))
            .await?;
    }
    Err(TokenRefusal::Code.into())
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
    Ok(issued.map_err(|_| Failure::Internal("id-token"))?)
}

/// The identity moves from the code to the token; the spent code remembers which.
async fn remember(
    node: &Node,
    code: &str,
    access_token: &str,
    record: Code,
    subject: HubSubject,
) -> Result<(), BackChannelRefusal> {
    let role = node.connector()?;
    let spent = SpentCode {
        access_token: access_token.to_owned(),
    };
    let lifetime = role.code_lifetime.max(role.token_lifetime);
    store::put(&*node.store, code, &spent, node.until(lifetime)).await?;
    let access = Access {
        client_id: record.grant.client_id,
        scopes: record.request.scopes,
        claims: record.request.claims,
        identity: record.identity,
        subject,
        request_id: record.request_id,
    };
    store::put(
        &*node.store,
        access_token,
        &access,
        node.until(role.token_lifetime),
    )
    .await?;
    Ok(())
}
