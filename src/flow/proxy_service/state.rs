//! What the Proxy-Service flow remembers between the foreign request and the hub's answer.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::super::addressee::Requester;
use super::super::browser::Binding;
use crate::domain::{RequestedAttribute, RequestedLevel, SpType};
use crate::saml::{NameIdFormat, VerifiedAuthnRequest};
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
    pub(super) nonce: String,
    pub(super) verifier: String,
    pub(super) started_at: Timestamp,
}

impl Record for Flow {
    const KIND: &'static str = "proxy-service-flow";
    const VERSION: u8 = 2;
}

/// The service abroad, as its country names it in the signed request `[eIDAS-MF §2.3]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ForeignService {
    /// Its name for people.
    pub(super) provider_name: Option<String>,
    /// Its identifier.
    pub(super) requester_id: Option<String>,
    /// Its sector.
    pub(super) sp_type: SpType,
}

impl From<&VerifiedAuthnRequest> for ForeignService {
    fn from(request: &VerifiedAuthnRequest) -> Self {
        Self {
            provider_name: request.provider_name().map(str::to_owned),
            requester_id: request.requester_id().map(str::to_owned),
            sp_type: request.sp_type(),
        }
    }
}

/// A request that was accepted; it must not come again.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Seen;

impl Record for Seen {
    const KIND: &'static str = "proxy-service-seen";
    const VERSION: u8 = 1;
}
