//! A foreign node's metadata: read strictly, signed by somebody whom the country's anchors prove,
//! for the configured entity and country, and not out of date. `[eIDAS-IA §6]`
//! `[SAML-Metadata §2.3.2]` Alone in its document or among others in an aggregate.

use super::aggregate::{self, End};
use super::chain::{Anchors, Proven};
use super::entity_attributes;
use super::error::{MetadataError, MetadataWarning};
use super::facts::SkippedCertificate;
use super::role::Role;
use super::trusted::{TrustedConnector, TrustedProxyService};
use crate::domain::{CountryCode, Exceptions, SpType};
use crate::saml::instant;
use crate::saml::names::{EIDAS, MD};
use crate::saml::shape;
use crate::xml::{
    Document, Limits, SignatureError, SignaturePolicy, VerificationKey, Verified,
    key_info_certificates, verify_enveloped,
};
use jiff::{SignedDuration, Timestamp};

/// What is configured for the country whose metadata this is to be.
#[derive(Debug, Clone, Copy)]
pub struct MetadataExpectation<'a> {
    /// The configured entity ID, which mostly is the metadata's URL.
    pub entity_id: &'a str,
    /// The configured country.
    pub country: CountryCode,
    /// The country's anchors: DER certificates of root, intermediate or signer. One that is
    /// broken, weak or out of date is passed over with a warning.
    pub anchors: &'a [Vec<u8>],
    /// The time.
    pub now: Timestamp,
    /// How far away `validUntil` may be.
    pub max_validity: SignedDuration,
    /// How far clocks may differ.
    pub skew: SignedDuration,
    /// The rules that are bent for the country now.
    pub exceptions: Exceptions,
}

/// What accepted metadata describes: one role, or both.
#[derive(Debug, Clone)]
pub struct AcceptedMetadata {
    pub(super) connector: Option<TrustedConnector>,
    pub(super) proxy_service: Option<TrustedProxyService>,
    pub(super) valid_until: Timestamp,
    pub(super) created_at: Option<Timestamp>,
    pub(super) notes: Notes,
    pub(super) signer: [u8; 32],
    pub(super) signer_chain: Vec<Vec<u8>>,
}

/// What was noticed on the way.
#[derive(Debug, Clone, Default)]
pub(super) struct Notes {
    pub(super) warnings: Vec<MetadataWarning>,
    pub(super) skipped: Vec<SkippedCertificate>,
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

    /// Until when it may be used: the earliest of what the entity and the groups around it say.
    /// The caller refuses a document with an earlier one than the last, which would be an older
    /// copy, where neither says when it was created.
    pub fn valid_until(&self) -> Timestamp {
        self.valid_until
    }

    /// When the document was published, where it says so (`mdrpi:PublicationInfo`); never later
    /// than now and skew.
    pub fn created_at(&self) -> Option<Timestamp> {
        self.created_at
    }

    /// What was passed over or is worth a word.
    pub fn warnings(&self) -> &[MetadataWarning] {
        &self.notes.warnings
    }

    /// The roles' certificates that were passed over, as far as they can be read at all.
    pub fn skipped_certificates(&self) -> &[SkippedCertificate] {
        &self.notes.skipped
    }

    /// The exceptions without which it would not be usable as it is: it may be used for as long
    /// as they all hold.
    pub fn leans_on(&self) -> Exceptions {
        let connector = self.connector.as_ref().map(TrustedConnector::leans_on);
        let service = self.proxy_service.as_ref();
        let service = service.map(TrustedProxyService::leans_on);
        connector
            .unwrap_or_default()
            .and(service.unwrap_or_default())
    }

    /// SHA-256 of the certificate that signed it.
    pub fn signer_fingerprint(&self) -> [u8; 32] {
        self.signer
    }

    /// The path that proved the signer, DER: its own certificate first, an anchor last; one alone
    /// where the signer itself is an anchor. [`super::revocation`] says what to ask about it.
    pub fn signer_chain(&self) -> &[Vec<u8>] {
        &self.signer_chain
    }
}

/// Verifies and reads metadata: an `EntityDescriptor`, or an `EntitiesDescriptor` that holds the
/// configured entity once, at most four groups deep.
///
/// # Errors
/// [`MetadataError`]; the caller keeps the last good copy until its own `validUntil`.
pub fn accept_metadata(
    bytes: &[u8],
    expectation: &MetadataExpectation<'_>,
) -> Result<AcceptedMetadata, MetadataError> {
    let MetadataExpectation { now, skew, .. } = *expectation;
    let document = Document::parse(bytes, &Limits::METADATA)?;
    let mut notes = Notes::default();
    let anchors = Anchors::read(expectation.anchors, now, &mut notes.warnings)?;
    let candidates = key_info_certificates(&document);
    let proven = anchors.prove(&candidates)?;
    let (root, signer) = verify(&document, proven).map_err(|error| match error {
        SignatureError::BadSignature if is_by_one_of(&document, &candidates) => {
            MetadataError::Signer
        }
        error => error.into(),
    })?;
    let found = aggregate::find(root, expectation.entity_id, &mut notes.warnings)?;
    let entity = found.entity;
    let valid_until = valid_until(found.end, expectation)?;
    let created_at = aggregate::created_at(root, entity, now, skew, &mut notes.warnings);
    let attributes = entity_attributes::read(entity)?;
    let sp_type = sp_type(entity)?;
    let role = |element| Role {
        element,
        entity_id: expectation.entity_id,
        country: expectation.country,
        now,
        valid_until,
        exceptions: expectation.exceptions,
    };
    let connector = only_usable(entity, "SPSSODescriptor", &mut notes, |element, notes| {
        role(element).connector(&attributes, sp_type, notes)
    });
    let service = only_usable(entity, "IDPSSODescriptor", &mut notes, |element, notes| {
        role(element).proxy_service(&attributes, notes)
    });
    let (connector, proxy_service) = usable_roles(connector, service, &mut notes)?;
    Ok(AcceptedMetadata {
        connector,
        proxy_service,
        valid_until,
        created_at,
        notes,
        signer: signer.key.fingerprint(),
        signer_chain: signer.chain,
    })
}

/// The verified root, and which of the proven certificates signed it.
fn verify(
    document: &Document,
    proven: Vec<Proven>,
) -> Result<(Verified<'_>, Proven), SignatureError> {
    let mut refusal = SignatureError::NoTrustedKey;
    for signer in proven {
        let alone = std::slice::from_ref(&signer.key);
        match verify_enveloped(document, alone, &SignaturePolicy::METADATA) {
            Ok(root) => return Ok((root, signer)),
            Err(error) => refusal = error,
        }
        // Another key would find the same content.
        if refusal == SignatureError::Digest {
            break;
        }
    }
    Err(refusal)
}

/// Whether one of these certificates, of which none that is proven fits, belongs to the signature:
/// then the value is right, and who made it is what is wrong. It names a refusal, no more.
fn is_by_one_of(document: &Document, certificates: &[Vec<u8>]) -> bool {
    let keys: Vec<_> = certificates
        .iter()
        .filter_map(|der| VerificationKey::from_certificate_der(der).ok())
        .collect();
    let any_size = SignaturePolicy {
        min_rsa_bits: 0,
        ..SignaturePolicy::METADATA
    };
    verify_enveloped(document, &keys, &any_size).is_ok()
}

fn valid_until(
    end: End,
    expectation: &MetadataExpectation<'_>,
) -> Result<Timestamp, MetadataError> {
    let until = end.time().ok_or(MetadataError::ValidUntilMissing)?;
    if instant::is_past(until, expectation.now, SignedDuration::ZERO) {
        return Err(MetadataError::Expired);
    }
    let furthest = instant::after(expectation.now, expectation.max_validity);
    if instant::is_future(until, furthest, expectation.skew) {
        return Err(MetadataError::TooLong);
    }
    Ok(until)
}

fn sp_type(entity: Verified<'_>) -> Result<Option<SpType>, MetadataError> {
    let mut found = entity
        .children_named(MD, "Extensions")
        .flat_map(|extensions| extensions.children_named(EIDAS, "SPType"));
    let Some(only) = found.next() else {
        return Ok(None);
    };
    let word = shape::leaf(only).filter(|_| found.next().is_none());
    word.and_then(|word| word.parse().ok())
        .map(Some)
        .ok_or(MetadataError::SpType)
}

/// The one usable role of a kind. An entity may describe several, as Portugal's second one
/// without `NodeCountry`; two usable ones leave open which is meant.
fn only_usable<'d, T>(
    entity: Verified<'d>,
    name: &'static str,
    notes: &mut Notes,
    read: impl Fn(Verified<'d>, &mut Notes) -> Result<T, MetadataError>,
) -> Option<Result<T, MetadataError>> {
    let mut usable: Option<T> = None;
    let mut refusal = None;
    for element in entity.children_named(MD, name) {
        match read(element, notes) {
            Ok(role) if usable.is_none() => usable = Some(role),
            Ok(_) => return Some(Err(MetadataError::Role)),
            Err(error) => {
                if let Some(earlier) = refusal.replace(error) {
                    notes.warnings.push(MetadataWarning::RoleUnusable(earlier));
                }
            }
        }
    }
    match (usable, refusal) {
        (Some(role), refusal) => {
            let passed_over = refusal.map(MetadataWarning::RoleUnusable);
            notes.warnings.extend(passed_over);
            Some(Ok(role))
        }
        (None, refusal) => refusal.map(Err),
    }
}

type Roles = (Option<TrustedConnector>, Option<TrustedProxyService>);

/// One unusable role does not take the other one down; with none usable there is an error.
fn usable_roles(
    connector: Option<Result<TrustedConnector, MetadataError>>,
    service: Option<Result<TrustedProxyService, MetadataError>>,
    notes: &mut Notes,
) -> Result<Roles, MetadataError> {
    let mut refusal = MetadataError::Role;
    let connector = connector.and_then(|role| kept(role, notes, &mut refusal));
    let service = service.and_then(|role| kept(role, notes, &mut refusal));
    if connector.is_none() && service.is_none() {
        return Err(refusal);
    }
    Ok((connector, service))
}

fn kept<T>(
    role: Result<T, MetadataError>,
    notes: &mut Notes,
    refusal: &mut MetadataError,
) -> Option<T> {
    match role {
        Ok(role) => Some(role),
        Err(error) => {
            *refusal = error;
            notes.warnings.push(MetadataWarning::RoleUnusable(error));
            None
        }
    }
}
