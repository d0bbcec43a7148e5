//! STUB

use super::error::{MetadataError, MetadataWarning};
use super::trusted::{TrustedConnector, TrustedProxyService};
use crate::domain::CountryCode;
use jiff::{SignedDuration, Timestamp};

/// What is configured for the country whose metadata this is to be.
#[derive(Debug, Clone, Copy)]
pub struct MetadataExpectation<'a> {
    /// The configured entity ID, which is the metadata's URL.
    pub entity_id: &'a str,
    /// The configured country.
    pub country: CountryCode,
    /// The country's anchors: DER certificates of root, intermediate or signer.
    pub anchors: &'a [Vec<u8>],
    /// The time.
    pub now: Timestamp,
    /// How far away `validUntil` may be.
    pub max_validity: SignedDuration,
    /// How far clocks may differ.
    pub skew: SignedDuration,
}

/// What accepted metadata describes: one role, or both.
#[derive(Debug, Clone)]
pub struct AcceptedMetadata {
    pub(super) connector: Option<TrustedConnector>,
    pub(super) proxy_service: Option<TrustedProxyService>,
    pub(super) valid_until: Timestamp,
    pub(super) warnings: Vec<MetadataWarning>,
    pub(super) signer: [u8; 32],
}

impl AcceptedMetadata {
    /// The Connector, if it describes one.
    pub fn connector(&self) -> Option<&TrustedConnector> {
        self.connector.as_ref()
    }

    /// The Proxy-Service, if it describes one.
    pub fn proxy_service(&self) -> Option<&TrustedProxyService> {
        self.proxy_service.as_ref()
    }

    /// Both roles by value.
    pub fn into_roles(self) -> (Option<TrustedConnector>, Option<TrustedProxyService>) {
        (self.connector, self.proxy_service)
    }

    /// Until when it may be used; the caller refuses a document with an earlier one than the
    /// last, which would be an older copy.
    pub fn valid_until(&self) -> Timestamp {
        self.valid_until
    }

    /// What was passed over.
    pub fn warnings(&self) -> &[MetadataWarning] {
        &self.warnings
    }

    /// SHA-256 of the certificate that signed it.
    pub fn signer_fingerprint(&self) -> [u8; 32] {
        self.signer
    }
}

/// Verifies and reads metadata.
///
/// # Errors
/// [`MetadataError`]; the caller keeps the last good copy until its own `validUntil`.
pub fn accept_metadata(
    bytes: &[u8],
    expectation: &MetadataExpectation<'_>,
) -> Result<AcceptedMetadata, MetadataError> {
    let _ = (bytes, expectation);
    unimplemented!()
}
