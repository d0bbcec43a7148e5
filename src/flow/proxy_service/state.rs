//! What the Proxy-Service flow remembers between the foreign request and the hub's answer.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::super::addressee::Requester;
use super::super::browser::Binding;
use super::super::requester::ForeignService;
use crate::domain::{RequestedAttribute, RequestedLevel};
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

/// A request that was accepted; it must not come again.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Seen;

impl Record for Seen {
    const KIND: &'static str = "proxy-service-seen";
    const VERSION: u8 = 1;
}
