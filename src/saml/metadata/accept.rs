//! A foreign node's metadata: read strictly, signed by somebody whom the country's anchors prove,
//! for the configured entity and country, and not out of date. `[eIDAS-IA §6]`
//! `[SAML-Metadata §2.3.2]`

use super::certificate::proven_keys;
use super::entity_attributes;
use super::error::{MetadataError, MetadataWarning};
use super::role::{Reading, Role};
use super::trusted::{TrustedConnector, TrustedProxyService};
use crate::domain::{CountryCode, Exceptions, SpType};
use crate::saml::envelope;
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
    /// The rules that are bent for the country now.
    pub exceptions: Exceptions,
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
}

/// Verifies and reads metadata.
///
/// # Errors
/// [`MetadataError`]; the caller keeps the last good copy until its own `validUntil`.
pub fn accept_metadata(
    bytes: &[u8],
    expectation: &MetadataExpectation<'_>,
) -> Result<AcceptedMetadata, MetadataError> {
    let document = Document::parse(bytes, &Limits::METADATA)?;
    let candidates = key_info_certificates(&document);
    let keys = proven_keys(&candidates, expectation.anchors, expectation.now)?;
    let (entity, signer) = verify(&document, &keys).map_err(|error| match error {
        SignatureError::BadSignature if is_by_one_of(&document, &candidates) => {
            MetadataError::Signer
        }
        error => error.into(),
    })?;
    if !entity.is(MD, "EntityDescriptor") {
        return Err(MetadataError::Root);
    }
    let entity_id = entity
        .attribute("entityID")
        .filter(|id| *id == expectation.entity_id)
        .ok_or(MetadataError::EntityId)?;
    let valid_until = valid_until(entity, expectation)?;
    let attributes = entity_attributes::read(entity)?;
    let role = |name| -> Result<Option<Role<'_>>, MetadataError> {
        let mut found = entity.children_named(MD, name);
        let element = found.next();
        if found.next().is_some() {
            return Err(MetadataError::Role);
        }
        Ok(element.map(|element| Role {
            element,
            entity_id,
            country: expectation.country,
            now: expectation.now,
            valid_until,
            exceptions: expectation.exceptions,
        }))
    };
    let sp_type = sp_type(entity)?;
    let connector = role("SPSSODescriptor")?.map(|role| role.connector(&attributes, sp_type));
    let service = role("IDPSSODescriptor")?.map(|role| role.proxy_service(&attributes));
    let (connector, proxy_service, warnings) = usable_roles(connector, service)?;
    Ok(AcceptedMetadata {
        connector,
        proxy_service,
        valid_until,
        warnings,
        signer,
    })
}

/// The verified root, and which of the proven certificates signed it.
fn verify<'d>(
    document: &'d Document,
    keys: &[VerificationKey],
) -> Result<(Verified<'d>, [u8; 32]), SignatureError> {
    let mut refusal = SignatureError::NoTrustedKey;
    for key in keys {
        let alone = std::slice::from_ref(key);
        match verify_enveloped(document, alone, &SignaturePolicy::METADATA) {
            Ok(root) => return Ok((root, key.fingerprint())),
            Err(error) => refusal = error,
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
    entity: Verified<'_>,
    expectation: &MetadataExpectation<'_>,
) -> Result<Timestamp, MetadataError> {
    let until = envelope::time(entity, "validUntil").ok_or(MetadataError::ValidUntilMissing)?;
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

type Roles = (
    Option<TrustedConnector>,
    Option<TrustedProxyService>,
    Vec<MetadataWarning>,
);

/// One unusable role does not take the other one down; with none usable there is an error.
fn usable_roles(
    connector: Option<Reading<TrustedConnector>>,
    service: Option<Reading<TrustedProxyService>>,
) -> Result<Roles, MetadataError> {
    let mut warnings = Vec::new();
    let mut refusal = MetadataError::Role;
    let connector = connector.and_then(|reading| kept(reading, &mut warnings, &mut refusal));
    let service = service.and_then(|reading| kept(reading, &mut warnings, &mut refusal));
    if connector.is_none() && service.is_none() {
        return Err(refusal);
    }
    Ok((connector, service, warnings))
}

fn kept<T>(
    reading: Reading<T>,
    warnings: &mut Vec<MetadataWarning>,
    refusal: &mut MetadataError,
) -> Option<T> {
    match reading {
        Ok((role, passed_over)) => {
            warnings.extend(passed_over);
            Some(role)
        }
        Err(error) => {
            *refusal = error;
            warnings.push(MetadataWarning::RoleUnusable(error));
            None
        }
    }
}
