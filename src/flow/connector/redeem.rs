//! Step 5: the hub's back channel. A code is redeemed once, an identity is read once, and then
//! it is gone.

use std::sync::Arc;

use serde_json::Value;

use super::super::{ClientPolicy, ConnectorRole, Failure, Node};
use super::state::{Access, Code, SpentCode, UsedAssertion};
use crate::ambient::secret;
use crate::audit;
use crate::domain::Identity;
use crate::mapping::{HubSubject, Names, Release, claims_of};
use crate::oidc::client_auth::{AuthenticatedClient, OwnAudience, authenticate};
use crate::oidc::id_token::IdTokenClaims;
use crate::oidc::token::{TokenRefusal, TokenRequest, check_code_grant, success_body};
use crate::oidc::userinfo::{UserinfoResponse, bearer_token, encode};
use crate::oidc::{Client, OAuthError, Parameters};
use crate::store::{self, Key, Record as _};

/// Why the hub's back channel gets nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackChannelRefusal {
    /// What the client is told.
    pub error: OAuthError,
    /// The rule's stable code.
    pub code: &'static str,
}

impl BackChannelRefusal {
    fn new(error: OAuthError, code: &'static str) -> Self {
        Self { error, code }
    }
}

impl From<Failure> for BackChannelRefusal {
    fn from(failure: Failure) -> Self {
        Self::new(failure.oidc_error(), failure.code())
    }
}

impl From<TokenRefusal> for BackChannelRefusal {
    fn from(refusal: TokenRefusal) -> Self {
        Self::new(refusal.oauth_error(), refusal.code())
    }
}

impl From<store::StoreError> for BackChannelRefusal {
    fn from(error: store::StoreError) -> Self {
        Failure::from(error).into()
    }
}

impl From<crate::ambient::NoRandomness> for BackChannelRefusal {
    fn from(error: crate::ambient::NoRandomness) -> Self {
        Failure::from(error).into()
    }
}

/// The token endpoint: `authorization` is the header, `form` the body.
///
/// # Errors
/// [`BackChannelRefusal`]; the same for every client that is not believed.
pub async fn token(
    node: &Node,
    authorization: Option<&str>,
    form: &Parameters,
) -> Result<Value, BackChannelRefusal> {
    let role = node.connector()?;
    let token_endpoint = node.addresses.token();
    let own = OwnAudience {
        issuer: node.addresses.issuer(),
        token_endpoint: &token_endpoint,
    };
    // 5.1 Who asks, by the one method that is registered.
    let clients = role.clients.load_full();
    let caller = authenticate(&clients, authorization, form, own, node.clock.now())
        .map_err(|error| BackChannelRefusal::new(error.oauth_error(), error.code()))?;
    first_use(node, &caller).await?;
    let request = TokenRequest::parse(form)?;
    // 5.2 The code, once.
    let code = take_code(node, request.code()).await?;
    check_code_grant(&code.grant, &caller.client().client_id, &request)?;
    // 5.3 The tokens.
    let access_token = secret(&*node.random)?;
    let subject = subject(node, caller.client(), &code)?;
    let id_token = id_token(node, caller.client(), &code, &subject, &access_token).await?;
    remember(node, request.code(), &access_token, code, subject).await?;
    let seconds = u32::try_from(role.token_lifetime.as_secs()).unwrap_or(60);
    Ok(success_body(&access_token, seconds, &id_token))
}

/// The UserInfo endpoint: the identity, for the first who brings the token.
///
/// # Errors
/// [`BackChannelRefusal`].
pub async fn userinfo(
    node: &Node,
    authorization: Option<&str>,
) -> Result<UserinfoResponse, BackChannelRefusal> {
    let role = node.connector()?;
    let unknown = || BackChannelRefusal::new(OAuthError::InvalidToken, "oidc.access-token");
    let token = bearer_token(authorization)
        .map_err(|error| BackChannelRefusal::new(error, "oidc.access-token"))?;
    let access: Option<Access> = store::take(&*node.store, token).await?;
    let access = access.ok_or_else(unknown)?;
    let client = role
        .clients
        .load()
        .get(&access.client_id)
        .ok_or_else(unknown)?
        .clone();
    let (issuer, now) = (node.addresses.issuer().to_owned(), node.clock.now());
    let key = Arc::clone(&role.token_key);
    let identity = &access.identity;
    audit::identity_delivered(&access.client_id, identity.country, &identity.level);
    let policy = role.policies.get(&access.client_id).ok_or_else(unknown)?;
    let release = Release::of_userinfo(&access.scopes, &access.claims, &policy.claims)
        .answering(access.request_id)
        .naming(names(role, &access.identity, &access.subject))
        .with_identifiers(policy.subjects.reveal_identifier(now));
    let encoded = node.pool.run(move || {
        let claims = claims_of(&access.identity, &release);
        let subject = &access.subject.current;
        encode(&claims, subject, &issuer, &client, &key, now)
    });
    Ok(encoded.await?.map_err(|_| Failure::Internal("userinfo"))?)
}

/// An assertion authenticates once [RFC7523 §3].
async fn first_use(
    node: &Node,
    caller: &AuthenticatedClient<'_>,
) -> Result<(), BackChannelRefusal> {
    let Some(assertion) = caller.assertion() else {
        return Ok(());
    };
    let key = format!("{} {}", caller.client().client_id, assertion.jti);
    let until = assertion.expires_at;
    if store::put_new(&*node.store, &key, &UsedAssertion, until).await? {
        return Ok(());
    }
    Err(BackChannelRefusal::new(
        OAuthError::InvalidClient,
        "oidc.client-auth.replayed",
    ))
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

fn policy<'a>(node: &'a Node, client: &Client) -> Result<&'a ClientPolicy, Failure> {
    let policy = node.connector()?.policies.get(&client.client_id);
    policy.ok_or(Failure::Internal("client-policy"))
}

/// What this client calls the person, once for both tokens.
fn subject(node: &Node, client: &Client, code: &Code) -> Result<HubSubject, Failure> {
    let (person, now) = (&code.identity.person, node.clock.now());
    let subjects = &policy(node, client)?.subjects;
    let subject = subjects.subject(person.kind(), person.identifier(), now);
    subject.map_err(|_| Failure::Internal("subject"))
}

/// What else a client may know somebody by. Organisations have no number of our making.
fn names(role: &ConnectorRole, identity: &Identity, subject: &HubSubject) -> Names {
    let human = identity.person.as_natural();
    Names {
        earlier_subjects: subject.earlier.clone(),
        national_identifier: human.and_then(|it| role.national_identifiers.of(&it.identifier)),
    }
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
    let (key, client) = (Arc::clone(&role.token_key), client.clone());
    let issued = node.pool.run(move || claims.issue(&key, &client)).await?;
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
