//! Metadata: ours written and signed, a foreign node's verified and read. `[eIDAS-MF §4]`
//!
//! In: a document's bytes and what is configured for its country. Out: [`TrustedConnector`] and
//! [`TrustedProxyService`], the only sources of keys, endpoints and levels for messages.
//! And the other way: what we are, in; a signed document, out. When to fetch, and whether a copy
//! is older than the last one, is the business of `trust`.

mod accept;
mod aggregate;
mod certificate;
mod chain;
mod der;
mod elements;
mod encryption_methods;
mod entity_attributes;
mod error;
mod facts;
mod keys;
mod publish;
pub mod revocation;
mod role;
mod service_list;
mod trusted;

pub use accept::{AcceptedMetadata, MetadataExpectation, accept_metadata};
pub use error::{CertificateProblem, KeyUse, MetadataError, MetadataWarning};
pub use facts::{CertificateFacts, SkippedCertificate, certificate_facts};
pub use publish::{
    ConnectorMetadata, Contact, ContactKind, NodeMetadata, Organization, ProxyServiceMetadata,
    connector_metadata, proxy_service_metadata,
};
pub use service_list::{
    ListedCountry, ListedEndpoint, ListedLocation, ListedRole, Scheme, ServiceList,
    ServiceListError, ServiceListExpectation, ServiceListWarning, accept_service_list,
    reread_service_list,
};
pub use trusted::{AssertionConsumer, ProtocolVersion, TrustedConnector, TrustedProxyService};
