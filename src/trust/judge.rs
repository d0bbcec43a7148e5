//! From a document's bytes to something known: verified under the country's anchors, of the
//! registered entity and role, not out of date. The same judgement for what was fetched just now
//! and for what lay on disk.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::anchors::Anchors;
use super::change::{Facts, hex};
use super::error::TrustError;
use super::expiry::{Expiring, Expiry};
use crate::config::{CountryNode, NodeRole as Role};
use crate::domain::{CountryCode, Exceptions};
use crate::saml::{
    CertificateFacts, KeyUse, MetadataExpectation, MetadataWarning, TrustedConnector,
    TrustedProxyService, accept_metadata, certificate_facts,
};

/// Whose metadata it is to be, and how far it is believed.
#[derive(Debug, Clone)]
pub(super) struct Expected {
    pub(super) country: CountryCode,
    pub(super) role: Role,
    pub(super) node: CountryNode,
    pub(super) max_validity: SignedDuration,
    pub(super) skew: SignedDuration,
    pub(super) exceptions: Exceptions,
}

/// What verified metadata says about one node.
#[derive(Debug)]
pub(super) struct Known {
    connector: Option<Arc<TrustedConnector>>,
    proxy_service: Option<Arc<TrustedProxyService>>,
    pub(super) document: Arc<[u8]>,
    pub(super) facts: Facts,
    pub(super) fingerprint: String,
    pub(super) warnings: Vec<MetadataWarning>,
    pub(super) anchors: Anchors,
    pub(super) certificates: Vec<CertificateFacts>,
    /// The path that proved the signer, an anchor last.
    pub(super) signer_chain: Vec<Vec<u8>>,
    pub(super) created_at: Option<Timestamp>,
    pub(super) valid_until: Timestamp,
    /// Once one of these has ended, it is as if this had never been read.
    pub(super) leans_on: Exceptions,
    /// When it was first seen.
    pub(super) since: Timestamp,
    /// When its certificates and the anchors above it end.
    ends: Vec<(Expiring, Timestamp)>,
}

/// Judges a document. Takes as long as its signature takes: not for the reactor.
///
/// # Errors
/// [`TrustError::Metadata`], or [`TrustError::RoleMissing`] where the other role alone is there.
pub(super) fn judge(
    document: Arc<[u8]>,
    expected: &Expected,
    anchors: Anchors,
    now: Timestamp,
) -> Result<Known, TrustError> {
    let expectation = MetadataExpectation {
        entity_id: &expected.node.entity_id,
        country: expected.country,
        anchors: &anchors.certificates,
        now,
        max_validity: expected.max_validity,
        skew: expected.skew,
        exceptions: expected.exceptions,
    };
    let accepted = accept_metadata(&document, &expectation)?;
    let warnings = accepted.warnings().to_vec();
    let unusable = warnings.iter().find_map(|warning| match warning {
        MetadataWarning::RoleUnusable(error) => Some(TrustError::Metadata(*error)),
        _ => None,
    });
    let missing = unusable.unwrap_or(TrustError::RoleMissing);
    let created_at = accepted.created_at();
    let signer_chain = accepted.signer_chain().to_vec();
    let (connector, proxy_service) = accepted.into_roles();
    let (connector, proxy_service, facts, certificates, leans_on) = match expected.role {
        Role::Connector => {
            let node = connector.ok_or(missing)?;
            let facts = Facts::of_connector(&node);
            let certificates = node.certificates().to_vec();
            let leans_on = node.leans_on();
            (Some(Arc::new(node)), None, facts, certificates, leans_on)
        }
        Role::ProxyService => {
            let node = proxy_service.ok_or(missing)?;
            let facts = Facts::of_proxy_service(&node);
            let certificates = node.certificates().to_vec();
            let leans_on = node.leans_on();
            (None, Some(Arc::new(node)), facts, certificates, leans_on)
        }
    };
    Ok(Known {
        ends: ends(&certificates, &anchors),
        certificates,
        signer_chain,
        connector,
        proxy_service,
        document,
        fingerprint: facts.fingerprint(),
        valid_until: facts.valid_until,
        facts,
        warnings,
        anchors,
        created_at,
        leans_on,
        since: now,
    })
}

impl Known {
    pub(super) fn connector(&self) -> Option<&Arc<TrustedConnector>> {
        self.connector.as_ref()
    }

    pub(super) fn proxy_service(&self) -> Option<&Arc<TrustedProxyService>> {
        self.proxy_service.as_ref()
    }

    /// Whether this is an older copy than `other`: by when they were made, or, where one does not
    /// say, by how long they hold.
    pub(super) fn is_older_than(&self, other: &Self) -> bool {
        match (self.created_at, other.created_at) {
            (Some(mine), Some(theirs)) => mine < theirs,
            _ => self.valid_until < other.valid_until,
        }
    }

    /// What ends with it: itself, its certificates, and the anchors above it.
    pub(super) fn expiries(&self, country: CountryCode, role: Role) -> Vec<Expiry> {
        let copy = Expiry {
            country: Some(country),
            role: Some(role),
            what: Expiring::Metadata,
            at: self.valid_until,
            since: Some(self.since),
        };
        let mut expiries = vec![copy];
        expiries.extend(self.ends.iter().map(|(what, at)| Expiry {
            country: Some(country),
            role: (!matches!(what, Expiring::Anchor(_))).then_some(role),
            what: what.clone(),
            at: *at,
            since: None,
        }));
        expiries
    }
}

/// When certificates and anchors end.
fn ends(certificates: &[CertificateFacts], anchors: &Anchors) -> Vec<(Expiring, Timestamp)> {
    let certificates = certificates.iter().cloned();
    let anchors = anchors.certificates.iter();
    certificates
        .chain(anchors.filter_map(|der| certificate_facts(der)))
        .map(|facts| {
            let fingerprint = sha256(&facts.fingerprint);
            let what = match facts.key_use {
                KeyUse::Signing => Expiring::SigningCertificate(fingerprint),
                KeyUse::Encryption => Expiring::EncryptionCertificate(fingerprint),
                KeyUse::Anchor => Expiring::Anchor(fingerprint),
            };
            (what, facts.not_after)
        })
        .collect()
}

fn sha256(fingerprint: &[u8]) -> String {
    format!("sha256:{}", hex(fingerprint))
}
