//! What commands are shown of one node: the copy in force, the held one, and what its source
//! hands out now, judged as the background would judge it. Nothing is taken and nothing is kept.

use std::sync::Arc;

use jiff::Timestamp;

use super::change::{Facts, hex};
use super::directory::Directory;
use super::error::TrustError;
use super::judge::Known;
use super::source::{self, Brought};
use crate::config::{MetadataSource, NodeRole as Role};
use crate::domain::CountryCode;
use crate::net::Validators;
use crate::saml::{CertificateFacts, MetadataWarning};

/// One verified copy of a node's metadata.
#[derive(Debug, Clone)]
pub struct CopyReport {
    /// What it says, and until when.
    pub facts: Facts,
    /// Digest of what it says, validity left out.
    pub fingerprint: String,
    /// Its certificates.
    pub certificates: Vec<CertificateFacts>,
    /// `sha256:` and the fingerprint of the certificate that signed it.
    pub signed_by: String,
    /// When it was made, where it says so.
    pub created_at: Option<Timestamp>,
    /// When it was first seen.
    pub since: Timestamp,
    /// The codes of what was passed over in it.
    pub passed_over: Vec<&'static str>,
}

impl CopyReport {
    fn of(known: &Known) -> Self {
        let signer = known.signer_chain.first();
        Self {
            facts: known.facts.clone(),
            fingerprint: known.fingerprint.clone(),
            certificates: known.certificates.clone(),
            signed_by: signer.map_or_else(String::new, |der| {
                format!("sha256:{}", hex(&openssl::sha::sha256(der)))
            }),
            created_at: known.created_at,
            since: known.since,
            passed_over: known.warnings.iter().map(MetadataWarning::code).collect(),
        }
    }
}

impl Directory {
    /// The copy in force, drafts' included; it may be past its end.
    pub fn in_force(&self, code: CountryCode, role: Role) -> Option<CopyReport> {
        let snapshot = self.snapshot.load();
        let known = snapshot.get(&code)?.record(role)?.in_force.load_full()?;
        Some(CopyReport::of(&known))
    }

    /// The copy that waits for somebody to accept it.
    pub fn held(&self, code: CountryCode, role: Role) -> Option<CopyReport> {
        let snapshot = self.snapshot.load();
        let known = snapshot.get(&code)?.record(role)?.held.load_full()?;
        Some(CopyReport::of(&known))
    }

    /// What a source hands out now, unread.
    ///
    /// # Errors
    /// [`TrustError::Source`], [`TrustError::Net`].
    pub async fn fetch(&self, source: &MetadataSource) -> Result<Vec<u8>, TrustError> {
        let client = self.means.client.as_ref();
        match source::ask(source, &Validators::default(), client).await? {
            Brought::Document(document, _) => Ok(document),
            Brought::Unchanged => Err(TrustError::Source),
        }
    }

    /// Judges a document as if that node's source had handed it out: anchors, revocation, and
    /// whether it is older than the copy in force.
    ///
    /// # Errors
    /// Why it would not be taken.
    pub async fn judge(
        &self,
        code: CountryCode,
        role: Role,
        document: Vec<u8>,
    ) -> Result<CopyReport, TrustError> {
        let snapshot = self.snapshot.load_full();
        let country = snapshot.get(&code).ok_or(TrustError::NotRegistered)?;
        let node = country.record(role).ok_or(TrustError::NotRegistered)?;
        let terms = country.terms(role, &self.means);
        let expected = node.expected(&terms, &self.means);
        let document: Arc<[u8]> = document.into();
        let judged = self.means.judge(document, expected, &node.anchors_file);
        let known = judged.await?;
        self.means.check_signer(&known, terms.skew).await?;
        let in_force = node.current(terms.exceptions, self.means.now());
        if in_force.is_some_and(|old| known.is_older_than(&old)) {
            return Err(TrustError::Rollback);
        }
        Ok(CopyReport::of(&known))
    }
}
