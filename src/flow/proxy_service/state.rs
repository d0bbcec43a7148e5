//! What the Proxy-Service flow remembers between the foreign request and the hub's answer.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::super::addressee::Requester;
use super::super::browser::Binding;
use super::super::requester::ForeignService;
use super::super::{Failure, Node};
use crate::audit::{About, Direction, FlowReference};
use crate::domain::{
    AssertedAttribute, AssuredLevel, Capacity, Person, RequestedAttribute, RequestedLevel, SpType,
};
use crate::saml::{NameIdFormat, VerifiedAuthnRequest};
use crate::store::{self, Record};

/// One login, from the foreign request to the hub's answer. Kept under the hub's `state`.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Flow {
    pub(super) requester: Requester,
    pub(super) service: ForeignService,
    pub(super) level: RequestedLevel,
    pub(super) attributes: Vec<RequestedAttribute>,
    pub(super) name_id_format: Option<NameIdFormat>,
    pub(super) browser: Binding,
    /// The languages that the person wants, the dearest first, as tags.
    pub(super) languages: Vec<String>,
    pub(super) nonce: String,
    /// Where the hub takes PKCE.
    pub(super) verifier: Option<String>,
    pub(super) started_at: Timestamp,
}

impl Record for Flow {
    const KIND: &'static str = "proxy-service-flow";
    const VERSION: u8 = 4;
}

/// What a foreign Connector asks for: what a login, and one that is begun again, begins with.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Ask {
    pub(super) requester: Requester,
    pub(super) service: ForeignService,
    pub(super) level: RequestedLevel,
    pub(super) attributes: Vec<RequestedAttribute>,
    pub(super) name_id_format: Option<NameIdFormat>,
    /// The languages that the person wants, the dearest first, as tags.
    pub(super) languages: Vec<String>,
}

impl Ask {
    /// What that request asks, for somebody who reads these languages.
    pub(super) fn of(request: &VerifiedAuthnRequest, languages: &[String]) -> Self {
        Self {
            requester: Requester::asking(request),
            service: ForeignService::from(request),
            level: request.level().clone(),
            attributes: request.attributes().to_vec(),
            name_id_format: request.name_id_format(),
            languages: languages.to_vec(),
        }
    }

    /// What the trail says of the login under that state.
    pub(super) fn about(&self, state: &str) -> About {
        about(state, &self.requester, &self.service).asking(&self.level)
    }
}

impl Flow {
    /// What the trail says of the login under that state.
    pub(super) fn about(&self, state: &str) -> About {
        about(state, &self.requester, &self.service).asking(&self.level)
    }
}

fn about(state: &str, requester: &Requester, service: &ForeignService) -> About {
    let name = service.requester_id.as_ref();
    About {
        connector: Some(requester.entity_id.clone()),
        sector: Some(service.sp_type),
        requester: name.or(service.provider_name.as_ref()).cloned(),
        ..About::new(Direction::ProxyService, FlowReference::of(state))
    }
    .of_country(requester.country)
}

/// A request without an answer. Whichever of its logins comes to an end first takes it, and only
/// whoever has taken it answers.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Unanswered;

impl Record for Unanswered {
    const KIND: &'static str = "proxy-service-unanswered";
    const VERSION: u8 = 1;
    const KEEPS: store::Keeps = store::Keeps::Owed;
}

impl Unanswered {
    /// From the request on, until the last login for it that could be begun again is over.
    pub(super) async fn put(node: &Node, requester: &Requester) -> Result<(), Failure> {
        let longest = node.remembered().saturating_add(node.flow_lifetime);
        let (key, until) = (requester.key(), node.until(longest));
        Ok(store::put(&*node.store, &key, &Self, until).await?)
    }

    /// # Errors
    /// [`Failure::FlowFinished`] where it has been taken.
    pub(super) async fn look(node: &Node, requester: &Requester) -> Result<(), Failure> {
        let found: Option<Self> = store::get(&*node.store, &requester.key()).await?;
        found.map(|_| ()).ok_or(Failure::FlowFinished)
    }

    /// # Errors
    /// [`Failure::FlowFinished`] where it has been taken.
    pub(super) async fn take(node: &Node, requester: &Requester) -> Result<(), Failure> {
        let taken: Option<Self> = store::take(&*node.store, &requester.key()).await?;
        taken.map(|_| ()).ok_or(Failure::FlowFinished)
    }
}

/// An identity that was judged and is about to leave, with what remains of its flow. Where the
/// person is asked first, kept under the flow's state, and taken by the answer.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Leaving {
    pub(super) requester: Requester,
    /// Its service's identifier, for the trail.
    #[serde(default)]
    pub(super) requester_id: Option<String>,
    pub(super) sp_type: SpType,
    pub(super) attributes: Vec<RequestedAttribute>,
    pub(super) name_id_format: Option<NameIdFormat>,
    pub(super) browser: Binding,
    pub(super) languages: Vec<String>,
    pub(super) level: AssuredLevel,
    pub(super) person: Person,
    pub(super) representative: Option<Person>,
}

impl Leaving {
    /// What the trail says of the login under that state.
    pub(super) fn about(&self, state: &str) -> About {
        let service = ForeignService {
            provider_name: self.requester.service_name.clone(),
            requester_id: self.requester_id.clone(),
            sp_type: self.sp_type,
        };
        about(state, &self.requester, &service).ending(&self.person, &self.level)
    }

    /// Everything that is sent: of the person what was asked for, of who acts for them the minimum
    /// data set, since nobody can ask for more `[eIDAS-AP §2.8]`.
    pub(super) fn asserted(&self) -> Vec<AssertedAttribute> {
        let mut asserted = self.person.assert(&self.attributes, Capacity::Subject);
        if let Some(representative) = &self.representative {
            asserted.extend(representative.assert(&[], Capacity::Representative));
        }
        asserted
    }
}

impl Record for Leaving {
    const KIND: &'static str = "proxy-service-consent";
    const VERSION: u8 = 1;
}

/// A request that was accepted; it must not come again.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Seen;

impl Record for Seen {
    const KIND: &'static str = "proxy-service-seen";
    const VERSION: u8 = 1;
    const KEEPS: store::Keeps = store::Keeps::Lasting;
}
