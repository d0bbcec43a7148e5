//! A role's keys by their use. `[SAML-Metadata §2.4.1.1]` One bad certificate is passed over by
//! name and harms no other.

use super::accept::Notes;
use super::certificate::{self, Dates};
use super::encryption_methods::EncryptionMethods;
use super::error::{CertificateProblem, KeyUse, MetadataWarning};
use super::facts::{CertificateFacts, SkippedCertificate, facts};
use crate::saml::names::MD;
use crate::saml::shape;
use crate::xml::algorithms::DS;
use crate::xml::{ContentEncryption, EncryptionRecipient, VerificationKey, Verified};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;

/// What of a role's keys is used.
#[derive(Default)]
pub(super) struct Keys {
    pub(super) signing: Vec<VerificationKey>,
    pub(super) recipient: Option<(EncryptionRecipient, ContentEncryption)>,
    pub(super) certificates: Vec<CertificateFacts>,
}

/// Reads the key descriptors of a role; `encrypts` is whether we need to encrypt for it, `dates`
/// whether certificates must be in date.
pub(super) fn read(
    role: Verified<'_>,
    encrypts: bool,
    dates: Dates,
    now: Timestamp,
    notes: &mut Notes,
) -> Keys {
    let mut keys = Keys::default();
    let mut encryption_keys = Vec::new();
    for descriptor in role.children_named(MD, "KeyDescriptor") {
        match descriptor.attribute("use") {
            Some("signing") => {
                for der in certificates(descriptor) {
                    keys.signing(der, dates, now, notes);
                }
            }
            Some("encryption") => {
                let methods = EncryptionMethods::of(descriptor);
                for der in certificates(descriptor) {
                    let read = der.as_ref().ok().and_then(|der| key_fingerprint(der));
                    encryption_keys.extend(read);
                    if encrypts && keys.recipient.is_none() {
                        keys.encryption(der, &methods, (dates, now), notes);
                    }
                }
            }
            // Used for anything it would be used for too much.
            _ => notes.warnings.push(MetadataWarning::KeyWithoutUse),
        }
    }
    let shared = keys
        .certificates
        .iter()
        .filter(|facts| facts.key_use == KeyUse::Signing)
        .any(|facts| encryption_keys.contains(&facts.key_fingerprint));
    if shared {
        notes.warnings.push(MetadataWarning::SharedKey);
    }
    keys
}

impl Keys {
    /// Whether every use has a key.
    pub(super) fn are_complete(&self, encrypts: bool) -> bool {
        !self.signing.is_empty() && (!encrypts || self.recipient.is_some())
    }

    /// With the keys of `others` for each use that has none, and whether there were any.
    pub(super) fn filled_from(mut self, others: Self) -> (Self, bool) {
        let mut filled = false;
        let mut taken = Vec::new();
        if self.signing.is_empty() && !others.signing.is_empty() {
            self.signing = others.signing;
            taken.push(KeyUse::Signing);
            filled = true;
        }
        if self.recipient.is_none() && others.recipient.is_some() {
            self.recipient = others.recipient;
            taken.push(KeyUse::Encryption);
            filled = true;
        }
        let facts = others.certificates.into_iter();
        self.certificates
            .extend(facts.filter(|facts| taken.contains(&facts.key_use)));
        (self, filled)
    }

    fn signing(
        &mut self,
        der: Result<Vec<u8>, CertificateProblem>,
        dates: Dates,
        now: Timestamp,
        notes: &mut Notes,
    ) {
        let der = match der {
            Ok(der) => der,
            Err(problem) => return skip(&[], KeyUse::Signing, problem, notes),
        };
        match certificate::signing_key(&der, dates, now) {
            Ok(key) => {
                let known = self
                    .signing
                    .iter()
                    .any(|known| known.fingerprint() == key.fingerprint());
                if !known {
                    self.signing.push(key);
                    self.certificates.extend(facts(&der, KeyUse::Signing));
                }
            }
            Err(problem) => skip(&der, KeyUse::Signing, problem, notes),
        }
    }

    /// The first usable certificate to encrypt for, with what its descriptor lists.
    fn encryption(
        &mut self,
        der: Result<Vec<u8>, CertificateProblem>,
        methods: &EncryptionMethods<'_>,
        (dates, now): (Dates, Timestamp),
        notes: &mut Notes,
    ) {
        let der = match der {
            Ok(der) => der,
            Err(problem) => return skip(&[], KeyUse::Encryption, problem, notes),
        };
        let recipient = certificate::usable(&der, KeyUse::Encryption, dates, now).and_then(|_| {
            EncryptionRecipient::new(&der, methods.key_management())
                .map_err(|_| CertificateProblem::Key)
        });
        match recipient {
            Ok(recipient) => {
                self.recipient = Some((recipient, methods.content()));
                self.certificates.extend(facts(&der, KeyUse::Encryption));
            }
            Err(problem) => skip(&der, KeyUse::Encryption, problem, notes),
        }
    }
}

fn skip(der: &[u8], key_use: KeyUse, problem: CertificateProblem, notes: &mut Notes) {
    notes
        .warnings
        .push(MetadataWarning::Certificate(key_use, problem));
    let skipped = facts(der, key_use).map(|facts| SkippedCertificate { problem, facts });
    notes.skipped.extend(skipped);
}

fn key_fingerprint(der: &[u8]) -> Option<[u8; 32]> {
    facts(der, KeyUse::Encryption).map(|facts| facts.key_fingerprint)
}

/// The certificates of whatever has `ds:KeyInfo` children.
pub(super) fn certificates(
    owner: Verified<'_>,
) -> impl Iterator<Item = Result<Vec<u8>, CertificateProblem>> {
    owner
        .children_named(DS, "KeyInfo")
        .flat_map(|info| info.children_named(DS, "X509Data"))
        .flat_map(|data| data.children_named(DS, "X509Certificate"))
        .map(|certificate| {
            let text = shape::leaf(certificate).ok_or(CertificateProblem::Malformed)?;
            let compact: String = text.split_ascii_whitespace().collect();
            STANDARD
                .decode(compact)
                .map_err(|_| CertificateProblem::Malformed)
        })
}
