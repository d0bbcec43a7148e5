//! The eIDAS SAML core for both roles, without I/O: messages, bindings and metadata.
//!
//! In: bytes, keys and the time. Out: a typed value or a typed refusal. Trust has one door each:
//! [`accept_metadata`] makes a [`TrustedConnector`] or [`TrustedProxyService`], and only with one
//! of these do [`accept_request`] and [`accept_response`] turn a [`binding::ReceivedMessage`]
//! into something to act on. One-time use of IDs is the flow's: nothing here remembers.

mod accept_request;
mod accept_response;
pub mod binding;
mod envelope;
mod instant;
mod metadata;
mod name_id;
mod names;
mod refusal;
mod shape;
mod status;
mod write_error;
mod write_request;
mod write_response;

pub use accept_request::{
    OwnProxyService, RequestError, RequestRefusal, VerifiedAuthnRequest, VerifiedRequester,
    accept_request,
};
pub use accept_response::{
    PeerFailure, ResponseError, ResponseExpectation, VerifiedAssertion, VerifiedResponse,
    accept_response,
};
pub use metadata::{
    AcceptedMetadata, AssertionConsumer, CertificateFacts, CertificateProblem, ConnectorMetadata,
    Contact, ContactKind, KeyUse, ListedCountry, ListedEndpoint, ListedLocation, ListedRole,
    MetadataError, MetadataExpectation, MetadataWarning, NodeMetadata, Organization,
    ProtocolVersion, ProxyServiceMetadata, Scheme, ServiceList, ServiceListError,
    ServiceListExpectation, ServiceListWarning, SkippedCertificate, TrustedConnector,
    TrustedProxyService, accept_metadata, accept_service_list, certificate_facts,
    connector_metadata, proxy_service_metadata, reread_service_list, revocation,
};
pub use name_id::NameIdFormat;
pub use status::{Status, SubStatus};
pub use write_error::WriteMessageError;
pub use write_request::{AuthnRequestToSend, write_request};
pub use write_response::{FailureToSend, SuccessToSend, write_failure, write_success};
