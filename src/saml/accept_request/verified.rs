//! What a verified AuthnRequest yields. Made by `accept_request` alone; not deserialisable, so
//! that no store and no message can bring one in: a flow keeps a record of its own instead.

use crate::domain::{CountryCode, PersonKind, RequestedAttribute, RequestedLevel, SpType};
use crate::saml::name_id::NameIdFormat;
use jiff::Timestamp;

/// Who asked, and where the answer goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedRequester {
    pub(super) request_id: String,
    pub(super) entity_id: String,
    pub(super) country: CountryCode,
    pub(super) acs_url: String,
    pub(super) relay_state: Option<String>,
}

impl VerifiedRequester {
    /// ID of the request: `InResponseTo` of the answer.
    pub fn request_id(&self) -> &str {
        &self.request_id
    }

    /// The Connector's entity ID: audience of the answer.
    pub fn entity_id(&self) -> &str {
        &self.entity_id
    }

    /// The Connector's country.
    pub fn country(&self) -> CountryCode {
        self.country
    }

    /// The assertion consumer URL, from the Connector's metadata.
    pub fn acs_url(&self) -> &str {
        &self.acs_url
    }

    /// To be echoed with the answer. Not covered by the signature, and opaque.
    pub fn relay_state(&self) -> Option<&str> {
        self.relay_state.as_deref()
    }
}

/// A request to act on. Nobody outside can make one:
///
/// ```compile_fail,E0451
/// use eidas_bridge::saml::{VerifiedAuthnRequest, VerifiedRequester};
///
/// fn forge(genuine: VerifiedAuthnRequest, requester: VerifiedRequester) -> VerifiedAuthnRequest {
///     VerifiedAuthnRequest { requester, ..genuine }
/// }
/// ```
///
/// and what was only read is none:
///
/// ```compile_fail,E0308
/// use eidas_bridge::saml::{VerifiedAuthnRequest, binding::ReceivedMessage};
///
/// fn act_on(request: &VerifiedAuthnRequest) {}
/// fn before_acceptance(received: ReceivedMessage) {
///     act_on(&received);
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedAuthnRequest {
    pub(super) requester: VerifiedRequester,
    pub(super) level: RequestedLevel,
    pub(super) attributes: Vec<RequestedAttribute>,
    pub(super) sp_type: SpType,
    pub(super) provider_name: Option<String>,
    pub(super) requester_id: Option<String>,
    pub(super) name_id_format: Option<NameIdFormat>,
    pub(super) replay_until: Timestamp,
    pub(super) acceptable_from: Timestamp,
}

impl VerifiedAuthnRequest {
    /// Who asked.
    pub fn requester(&self) -> &VerifiedRequester {
        &self.requester
    }

    /// The requester by value, for the flow's record.
    pub fn into_requester(self) -> VerifiedRequester {
        self.requester
    }

    /// The level asked for; at least one level that we offer answers it.
    pub fn level(&self) -> &RequestedLevel {
        &self.level
    }

    /// The attributes asked for that we know, each once, the minimum data set of each kind of
    /// person among them.
    pub fn attributes(&self) -> &[RequestedAttribute] {
        &self.attributes
    }

    /// The kinds of person asked for: one; both where an older node asked for either.
    pub fn person_kinds(&self) -> Vec<PersonKind> {
        RequestedAttribute::kinds(&self.attributes)
    }

    /// The sector, from the request or the metadata.
    pub fn sp_type(&self) -> SpType {
        self.sp_type
    }

    /// The service's name, for the page; at most 128 characters. Escape it.
    pub fn provider_name(&self) -> Option<&str> {
        self.provider_name.as_deref()
    }

    /// The service's identifier.
    pub fn requester_id(&self) -> Option<&str> {
        self.requester_id.as_deref()
    }

    /// The name identifier format asked for.
    pub fn name_id_format(&self) -> Option<NameIdFormat> {
        self.name_id_format
    }

    /// Until when the flow must remember entity ID and request ID, so that neither comes twice.
    pub fn replay_until(&self) -> Timestamp {
        self.replay_until
    }

    /// The first moment at which it would have been accepted: before it nobody can have used it.
    pub fn acceptable_from(&self) -> Timestamp {
        self.acceptable_from
    }
}
