//! What the Proxy-Service flow remembers between the foreign request and the hub's answer.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::super::addressee::Requester;
use super::super::browser::Binding;
use super::super::requester::ForeignService;
use crate::domain::{
    AssertedAttribute, AssuredLevel, Capacity, Person, RequestedAttribute, RequestedLevel, SpType,
};
use crate::saml::NameIdFormat;
use crate::store::Record;

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

/// An identity that was judged and is about to leave, with what remains of its flow. Where the
/// person is asked first, kept under a one-time handle.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Leaving {
    pub(super) requester: Requester,
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
}
