//! Step 5: the hub's back channel. Each endpoint is a file; here stands what they share: what a
//! caller presents, who it is, and how it is refused.

mod push;
mod token;
mod userinfo;

pub use push::push;
mod introspection;
mod redemption;
mod revocation;

pub use introspection::introspection;
pub use revocation::revocation;
pub use token::token;
pub use userinfo::{UserinfoCall, userinfo};

use super::super::{ClientPolicy, ConnectorRole, Failure, Node, OwnAddresses};
use super::state::{UsedAssertion, UsedProof};
use crate::audit::{About, Direction, Event, FlowReference, Refusal, Unwritable};
use crate::domain::Identity;
use crate::mapping::{HubSubject, Names};
use crate::oidc::client_auth::{
    AssertionUse, ClientAuthError, Credentials, OwnAudience, asserted_client, authenticate,
};
use crate::oidc::dpop::{self, DpopError, ProvenRequest};
use crate::oidc::token::TokenRefusal;
use crate::oidc::userinfo::AccessTokenError;
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
    /// The login that it is about, where that is known.
    flow: Option<FlowReference>,
}

impl BackChannelRefusal {
    /// A refusal in no login.
    pub(crate) fn new(error: OAuthError, code: &'static str) -> Self {
        let flow = None;
        Self { error, code, flow }
    }

    /// The same, in that login.
    fn within(self, flow: Option<FlowReference>) -> Self {
        Self { flow, ..self }
    }

    /// Records it, once, and says what the client is told and the reference under which it stands
    /// in the trail. What cannot be recorded is our own trouble, and told as that.
    pub async fn recorded(
        self,
        node: &Node,
        endpoint: &'static str,
    ) -> (OAuthError, FlowReference) {
        let flow = self.flow;
        let flow = flow.unwrap_or_else(|| FlowReference::random(&*node.random));
        let about = About::new(Direction::Connector, flow);
        let refusal = Refusal {
            code: self.code,
            side: "hub",
            rule: None,
            told: "client",
            ends: false,
            cancelled: false,
            endpoint: Some(endpoint),
        };
        match node.audit.record(&about, Event::Refused(refusal)).await {
            Ok(()) => (self.error, flow),
            Err(unwritable) => (Failure::from(unwritable).oidc_error(), flow),
        }
    }
}

impl From<Failure> for BackChannelRefusal {
    fn from(failure: Failure) -> Self {
        Self::new(failure.oidc_error(), failure.code())
    }
}

impl From<Unwritable> for BackChannelRefusal {
    fn from(unwritable: Unwritable) -> Self {
        Failure::from(unwritable).into()
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

impl From<DpopError> for BackChannelRefusal {
    fn from(error: DpopError) -> Self {
        Self::new(error.oauth_error(), error.code())
    }
}

impl From<AccessTokenError> for BackChannelRefusal {
    fn from(error: AccessTokenError) -> Self {
        Self::new(error.oauth_error(), error.code())
    }
}

/// What the trail says of a login whose identity goes to that client.
fn delivered_to(
    node: &Node,
    flow: Option<FlowReference>,
    client: &str,
    identity: &Identity,
) -> About {
    let flow = flow.unwrap_or_else(|| FlowReference::random(&*node.random));
    About::new(Direction::Connector, flow)
        .of_client(client)
        .of_country(identity.country)
        .ending(&identity.person, &identity.level)
}

/// The client that calls, by the one method that it registered; its assertion is used up.
///
/// # Errors
/// [`BackChannelRefusal`], the same for every client that is not believed.
pub(in crate::flow::connector) async fn authenticated(
    node: &Node,
    presented: Presented<'_>,
    form: &Parameters,
) -> Result<Client, BackChannelRefusal> {
    let role = node.connector()?;
    let mut outcome = believed(node, role, presented, form);
    // Here, and nowhere else, a key that we do not know sends us to look at the client's keys.
    if outcome.as_ref().err() == Some(&ClientAuthError::AssertionKey)
        && keys_looked_up_again(node, role, form).await
    {
        outcome = believed(node, role, presented, form);
    }
    let (client, assertion) =
        outcome.map_err(|error| BackChannelRefusal::new(error.oauth_error(), error.code()))?;
    paced(role, &client.client_id)?;
    if let Some(assertion) = assertion {
        first_use(node, &client, &assertion).await?;
    }
    Ok(client)
}

/// Counts a call of a client that is who it says; a stranger takes nothing from its budget.
fn paced(role: &ConnectorRole, client_id: &str) -> Result<(), BackChannelRefusal> {
    if role.client_rates.takes(client_id) {
        return Ok(());
    }
    metrics::counter!("eidas_rate_limited_total", "by" => "client").increment(1);
    let error = OAuthError::TemporarilyUnavailable;
    Err(BackChannelRefusal::new(error, "oidc.client-rate"))
}

/// One attempt, with the keys that we know now.
fn believed(
    node: &Node,
    role: &ConnectorRole,
    presented: Presented<'_>,
    form: &Parameters,
) -> Result<(Client, Option<AssertionUse>), ClientAuthError> {
    let token_endpoint = node.addresses.token();
    let own = OwnAudience {
        issuer: node.addresses.issuer(),
        token_endpoint: &token_endpoint,
    };
    let credentials = Credentials {
        authorization: presented.authorization,
        form,
        certificate: presented.certificate,
    };
    let clients = role.clients.load();
    let caller = authenticate(&clients, credentials, own, node.clock.now())?;
    Ok((caller.client().clone(), caller.assertion().cloned()))
}

/// The registration with keys to encrypt to. Where they could not be had so far they are asked for,
/// before anything is used up.
///
/// # Errors
/// [`BackChannelRefusal`]: the client may try again.
async fn with_keys(
    node: &Node,
    role: &ConnectorRole,
    client: Client,
) -> Result<Client, BackChannelRefusal> {
    if !client.lacks_keys() {
        return Ok(client);
    }
    let (client_id, now) = (&client.client_id, node.clock.now());
    role.client_keys.refreshed(client_id, now).await;
    let newest = role.clients.load().get(client_id).cloned();
    newest.filter(|client| !client.lacks_keys()).ok_or_else(|| {
        BackChannelRefusal::new(OAuthError::TemporarilyUnavailable, "oidc.client-keys")
    })
}

/// Whether there are newer keys of the client that this form names.
async fn keys_looked_up_again(node: &Node, role: &ConnectorRole, form: &Parameters) -> bool {
    let Some(client_id) = asserted_client(form) else {
        return false;
    };
    role.client_keys
        .refreshed(&client_id, node.clock.now())
        .await
}

/// An assertion authenticates once [RFC7523 §3].
async fn first_use(
    node: &Node,
    client: &Client,
    assertion: &AssertionUse,
) -> Result<(), BackChannelRefusal> {
    let key = format!("{} {}", client.client_id, assertion.jti);
    let until = assertion.expires_at;
    if store::put_new(&*node.store, &key, &UsedAssertion, until).await? {
        if assertion.acceptable_from < node.store.since() {
            let code = "oidc.client-auth.before-store";
            return Err(BackChannelRefusal::new(OAuthError::InvalidClient, code));
        }
        return Ok(());
    }
    Err(BackChannelRefusal::new(
        OAuthError::InvalidClient,
        "oidc.client-auth.replayed",
    ))
}

/// Every address of ours by which an endpoint may be called, for proofs that name it.
pub(in crate::flow::connector) fn addresses_of(
    node: &Node,
    endpoint: impl Fn(&OwnAddresses) -> String,
) -> Vec<String> {
    let mutual_tls = node
        .connector
        .as_ref()
        .and_then(|role| role.mutual_tls.as_ref());
    let aliases = mutual_tls.and_then(|it| it.aliases.as_ref());
    let all = std::iter::once(&node.addresses).chain(aliases);
    all.map(endpoint).collect()
}

/// The thumbprint of the key that the caller proves to hold, for this request and once; none where
/// it proves none [RFC9449 §4.3].
///
/// # Errors
/// [`BackChannelRefusal`] for a proof that does not hold.
pub(in crate::flow::connector) async fn proved_key(
    node: &Node,
    presented: Presented<'_>,
    request: ProvenRequest<'_>,
) -> Result<Option<String>, BackChannelRefusal> {
    let Some(header) = presented.dpop else {
        return Ok(None);
    };
    let proof = dpop::verify(header, request, node.clock.now())?;
    let key = format!("{} {}", proof.thumbprint, proof.jti);
    let unused = store::put_new(&*node.store, &key, &UsedProof, proof.until).await?;
    // What the store has forgotten is not new.
    if unused && proof.acceptable_from >= node.store.since() {
        return Ok(Some(proof.thumbprint));
    }
    Err(DpopError::Replayed.into())
}

fn policy<'a>(node: &'a Node, client: &Client) -> Result<&'a ClientPolicy, Failure> {
    let policy = node.connector()?.policies.get(&client.client_id);
    policy.ok_or(Failure::Internal("client-policy"))
}

/// What else a client may know somebody by. Organisations have no number of our making.
pub(in crate::flow::connector) fn names(
    role: &ConnectorRole,
    identity: &Identity,
    subject: &HubSubject,
) -> Names {
    let human = identity.person.as_natural();
    Names {
        earlier_subjects: subject.earlier.clone(),
        national_identifier: human.and_then(|it| role.national_identifiers.of(&it.identifier)),
    }
}
