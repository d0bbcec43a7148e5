//! Step 5: the hub's back channel. Each endpoint is a file; here stands what they share: what a
//! caller presents, who it is, and how it is refused.

mod token;
mod userinfo;

pub use token::token;
pub use userinfo::userinfo;

use super::super::{ClientPolicy, ConnectorRole, Failure, Node};
use super::state::UsedAssertion;
use crate::domain::Identity;
use crate::mapping::{HubSubject, Names};
use crate::oidc::client_auth::{AuthenticatedClient, OwnAudience, authenticate};
use crate::oidc::token::TokenRefusal;
use crate::oidc::{Client, ClientCertificate, OAuthError, Parameters};
use crate::store;

/// What a call brings beside its form.
#[derive(Debug, Clone, Copy, Default)]
pub struct Presented<'a> {
    /// The `Authorization` header; empty where it is unreadable or stands twice.
    pub authorization: Option<&'a str>,
    /// The `DPoP` header, likewise [RFC9449 §4.1].
    pub dpop: Option<&'a str>,
    /// The certificate whose key the caller proved to hold [RFC8705 §2].
    pub certificate: Option<&'a ClientCertificate>,
}

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

/// The client that calls, by the one method that it registered; its assertion is used up.
async fn authenticated(
    node: &Node,
    presented: Presented<'_>,
    form: &Parameters,
) -> Result<Client, BackChannelRefusal> {
    let token_endpoint = node.addresses.token();
    let own = OwnAudience {
        issuer: node.addresses.issuer(),
        token_endpoint: &token_endpoint,
    };
    let clients = node.connector()?.clients.load_full();
    let now = node.clock.now();
    let caller = authenticate(&clients, presented.authorization, form, own, now)
        .map_err(|error| BackChannelRefusal::new(error.oauth_error(), error.code()))?;
    first_use(node, &caller).await?;
    Ok(caller.client().clone())
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

fn policy<'a>(node: &'a Node, client: &Client) -> Result<&'a ClientPolicy, Failure> {
    let policy = node.connector()?.policies.get(&client.client_id);
    policy.ok_or(Failure::Internal("client-policy"))
}

/// What else a client may know somebody by. Organisations have no number of our making.
fn names(role: &ConnectorRole, identity: &Identity, subject: &HubSubject) -> Names {
    let human = identity.person.as_natural();
    Names {
        earlier_subjects: subject.earlier.clone(),
        national_identifier: human.and_then(|it| role.national_identifiers.of(&it.identifier)),
    }
}
