//! What the Connector flow remembers, and how it passes from one step to the next.

use serde::{Deserialize, Serialize};

use super::super::browser::Binding;
use super::super::requester::AskingService;
use super::super::{Failure, Node, Situation};
use super::trail;
use crate::audit::{About, Direction, FlowReference};
use crate::domain::{CountryCode, Identity, PersonKind, RequestedAttribute, RequestedLevel};
use crate::mapping::HubSubject;
use crate::oidc::authorization::{AuthorizationRequest, RequestedClaims};
use crate::oidc::token::CodeGrant;
use crate::oidc::{Confirmation, OAuthError};
use crate::store::{self, Record};

/// One login, from the hub's request to its answer.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Flow {
    pub(super) request: AuthorizationRequest,
    pub(super) service: AskingService,
    pub(super) level: RequestedLevel,
    pub(super) attributes: Vec<RequestedAttribute>,
    pub(super) browser: Binding,
    /// The reference of the pushed request that it began with.
    pub(super) pushed: Option<String>,
    /// The languages that the person wants, the dearest first, as tags.
    pub(super) languages: Vec<String>,
    pub(super) progress: Progress,
}

/// How far a flow has come. Going back to another country replaces the open request, so that
/// only the latest can be answered.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Progress {
    /// The person is asked for a country.
    Choosing,
    /// A request is open.
    Asked(Asked),
}

/// The open request.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Asked {
    pub(super) request_id: String,
    pub(super) relay_state: String,
    pub(super) country: CountryCode,
    /// What of the level asked for that country was asked.
    pub(super) level: RequestedLevel,
    pub(super) person_kinds: Vec<PersonKind>,
}

impl Asked {
    /// What of the flow's attributes is for the kinds of person that this country was asked for.
    pub(super) fn attributes_of(&self, flow: &Flow) -> Vec<RequestedAttribute> {
        let wanted = flow.attributes.iter();
        let asked = wanted.filter(|one| {
            let kind = one.attribute.definition().kind;
            self.person_kinds.contains(&kind)
        });
        asked.cloned().collect()
    }
}

impl Flow {
    /// The flow with this request open, whatever was open before.
    pub(super) fn asking(self, asked: Asked) -> Self {
        Self {
            progress: Progress::Asked(asked),
            ..self
        }
    }

    /// What the trail says of the login with that handle.
    pub(super) fn about(&self, id: &str) -> About {
        let service = &self.service;
        let requester = service.requester_id.as_ref();
        let about = About {
            sector: service.sp_type,
            requester: requester.or(service.provider_name.as_ref()).cloned(),
            ..About::new(Direction::Connector, FlowReference::of(id))
        };
        let about = about.of_client(&self.request.client_id);
        match &self.progress {
            Progress::Asked(asked) => about.of_country(asked.country).asking(&asked.level),
            Progress::Choosing => about.asking(&self.level),
        }
    }

    /// The ID of the request that was sent last.
    pub(super) fn request_id(&self) -> Option<&str> {
        match &self.progress {
            Progress::Asked(asked) => Some(&asked.request_id),
            Progress::Choosing => None,
        }
    }

    /// The open request, if it is the one with this ID.
    pub(super) fn open_request(&self, request_id: &str) -> Result<&Asked, Failure> {
        match &self.progress {
            Progress::Asked(asked) if asked.request_id == request_id => Ok(asked),
            Progress::Asked(_) | Progress::Choosing => Err(Failure::Superseded),
        }
    }
}

impl Record for Flow {
    const KIND: &'static str = "connector-flow";
    const VERSION: u8 = 4;
}

/// From an AuthnRequest's ID to its flow; taken by the first good Response.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct OpenRequest {
    pub(super) flow: String,
}

impl Record for OpenRequest {
    const KIND: &'static str = "connector-request";
    const VERSION: u8 = 1;
}

/// A request that had its answer: what comes for it now comes twice, and is told as that.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Answered {
    pub(super) flow: String,
    /// Where the result waits, or waited, for the browser that began; nobody else can have it.
    pub(super) handle: Option<String>,
}

impl Record for Answered {
    const KIND: &'static str = "connector-answered";
    const VERSION: u8 = 2;
    const KEEPS: store::Keeps = store::Keeps::Lasting;
}

/// A message or assertion that was used; it must not come again.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Seen;

impl Record for Seen {
    const KIND: &'static str = "connector-seen";
    const VERSION: u8 = 1;
    const KEEPS: store::Keeps = store::Keeps::Lasting;
}

/// What came of the Response, waiting for the browser that began.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Outcome {
    pub(super) flow: String,
    pub(super) result: Result<Identity, Refusal>,
}

/// A failure on its way to the hub: what is left of it in the store.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Refusal {
    pub(super) error: OAuthError,
    pub(super) description: String,
    pub(super) situation: Situation,
}

impl Record for Outcome {
    const KIND: &'static str = "connector-outcome";
    const VERSION: u8 = 3;
}

/// An identity that may go to the hub, while the person is asked whether it does.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Leaving {
    pub(super) flow: Flow,
    pub(super) identity: Identity,
}

impl Record for Leaving {
    const KIND: &'static str = "connector-consent";
    const VERSION: u8 = 1;
}

/// What a code stands for.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Code {
    pub(super) grant: CodeGrant,
    pub(super) request: AuthorizationRequest,
    pub(super) identity: Identity,
    /// The level in the words in which it was asked for.
    pub(super) acr: String,
    /// The AuthnRequest that was answered.
    pub(super) request_id: Option<String>,
    /// The login that it came of.
    #[serde(default)]
    pub(super) flow: Option<FlowReference>,
    pub(super) authenticated_at: jiff::Timestamp,
}

impl Record for Code {
    const KIND: &'static str = "code";
    const VERSION: u8 = 3;
}

/// A code that is or was being redeemed: there before anything is issued for it, and for longer
/// than what is issued. When the code comes again, that is revoked [RFC6749 §4.1.2].
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SpentCode {
    pub(super) access_token: String,
    /// Never false again once it was true.
    pub(super) revoked: bool,
}

impl Record for SpentCode {
    const KIND: &'static str = "code-spent";
    const VERSION: u8 = 2;
    const KEEPS: store::Keeps = store::Keeps::Lasting;
}

/// What an access token yields, once.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Access {
    pub(super) client_id: String,
    pub(super) scopes: std::collections::BTreeSet<String>,
    pub(super) claims: RequestedClaims,
    pub(super) identity: Identity,
    /// As the id token said it: no key and no day may change between the two.
    pub(super) subject: HubSubject,
    pub(super) request_id: Option<String>,
    /// The login that it came of.
    #[serde(default)]
    pub(super) flow: Option<FlowReference>,
    /// Whoever uses it must show the same.
    pub(super) confirmation: Confirmation,
    pub(super) issued_at: jiff::Timestamp,
    pub(super) expires_at: jiff::Timestamp,
}

impl Record for Access {
    const KIND: &'static str = "access-token";
    const VERSION: u8 = 3;
}

/// A client assertion that was used [RFC7523 §3].
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct UsedAssertion;

impl Record for UsedAssertion {
    const KIND: &'static str = "client-assertion";
    const VERSION: u8 = 1;
    const KEEPS: store::Keeps = store::Keeps::Lasting;
}

/// A proof of possession that was used [RFC9449 §11.1].
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct UsedProof;

impl Record for UsedProof {
    const KIND: &'static str = "dpop-proof";
    const VERSION: u8 = 1;
    const KEEPS: store::Keeps = store::Keeps::Lasting;
}

/// The flow of that handle.
pub(super) async fn load(node: &Node, flow: &str) -> Result<Flow, Failure> {
    store::get(&*node.store, flow)
        .await?
        .ok_or(Failure::FlowGone)
}

/// Keeps a flow for as long as a person may take, and what will be left of it for longer.
pub(super) async fn save(node: &Node, id: &str, flow: &Flow) -> Result<(), Failure> {
    let until = node.until(node.flow_lifetime);
    let (put, ()) = tokio::join!(
        store::put(&*node.store, id, flow, until),
        trail::keep(node, id, flow)
    );
    put?;
    Ok(())
}
