//! A service list: which country publishes its metadata where, under which certificates.
//! `[eIDAS-MF §A]` Signed by a publisher whose certificate is pinned; a source of proposals for
//! the operator, never of trust by itself. Each country is judged alone: a fault in one is a
//! warning and leaves that one out.

mod country;
mod listed;

pub use listed::{
    ListedCountry, ListedEndpoint, ListedLocation, ListedRole, Scheme, ServiceList,
    ServiceListWarning,
};

use jiff::{SignedDuration, Timestamp};

use super::facts::is_unprintable;
use crate::saml::names::SERVICE_LIST;
use crate::saml::refusal::refusals;
use crate::saml::shape::{self, any, one, some};
use crate::saml::{envelope, instant};
use crate::xml::{
    Document, Limits, SignatureAlgorithm, SignatureError, SignaturePolicy, VerificationKey,
    Verified, XmlError, verify_enveloped,
};

/// The profile's algorithms, and for lists alone the PKCS#1 signature and key size that
/// publishers use today.
const POLICY: SignaturePolicy = SignaturePolicy {
    signature_algorithms: &[
        SignatureAlgorithm::RsaPssSha256,
        SignatureAlgorithm::RsaPssSha384,
        SignatureAlgorithm::RsaPssSha512,
        SignatureAlgorithm::EcdsaSha256,
        SignatureAlgorithm::EcdsaSha384,
        SignatureAlgorithm::EcdsaSha512,
        SignatureAlgorithm::RsaPkcs1Sha256,
    ],
    min_rsa_bits: 2048,
    ..SignaturePolicy::METADATA
};

refusals! {
    /// Why a service list is refused.
    ServiceListError
    wraps {
        Xml(XmlError): "a service list is a well-formed document of the strict profile",
        Signature(SignatureError): "a service list must be signed with its publisher's pinned certificate",
    }
    plain {
        Root: "list.root", "the document must be one MetadataServiceList",
        Signer: "list.signer", "a pinned certificate must be readable",
        Structure: "list.structure", "a service list holds the elements and attributes of its schema",
        IssueDate: "list.issue-date", "IssueDate must be a time with its zone and not in the future",
        NextUpdateMissing: "list.next-update-missing", "NextUpdate must be there and a time with its zone",
        Expired: "list.expired", "NextUpdate must not be past",
        Location: "list.location", "a location has a web address, and endpoints have a type and an entity ID",
    }
}

/// What is configured for the list's publisher.
#[derive(Debug, Clone, Copy)]
pub struct ServiceListExpectation<'a> {
    /// The publisher's certificates, DER, compared as they are: no chain leads to them, and their
    /// dates do not count. One that cannot be read is passed over where another one can.
    pub signers: &'a [Vec<u8>],
    /// The time.
    pub now: Timestamp,
    /// How far clocks may differ.
    pub skew: SignedDuration,
}

/// Longest text that is shown.
const MAX_TEXT: usize = 512;

/// Verifies and reads a service list.
///
/// # Errors
/// [`ServiceListError`]; the caller keeps the last good copy until its own `NextUpdate`.
pub fn accept_service_list(
    bytes: &[u8],
    expectation: &ServiceListExpectation<'_>,
) -> Result<ServiceList, ServiceListError> {
    judge(bytes, expectation, NextUpdate::Enforced)
}

/// The same for a copy that was accepted once and is read again: its `NextUpdate` may be past,
/// and what was said against a country is remembered.
///
/// # Errors
/// [`ServiceListError`], never `Expired`.
pub fn reread_service_list(
    bytes: &[u8],
    expectation: &ServiceListExpectation<'_>,
) -> Result<ServiceList, ServiceListError> {
    judge(bytes, expectation, NextUpdate::MayBePast)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum NextUpdate {
    Enforced,
    MayBePast,
}

fn judge(
    bytes: &[u8],
    expectation: &ServiceListExpectation<'_>,
    enforced: NextUpdate,
) -> Result<ServiceList, ServiceListError> {
    let document = Document::parse(bytes, &Limits::METADATA)?;
    let pinned: Vec<_> = expectation
        .signers
        .iter()
        .filter_map(|der| VerificationKey::from_certificate_der(der).ok())
        .collect();
    if pinned.is_empty() && !expectation.signers.is_empty() {
        return Err(ServiceListError::Signer);
    }
    let list = verify_enveloped(&document, &pinned, &POLICY)?;
    if !list.is(SERVICE_LIST, "MetadataServiceList") {
        return Err(ServiceListError::Root);
    }
    let (issued_at, next_update) = times(list, expectation, enforced)?;
    let slots = [
        one(SERVICE_LIST, "SchemeInformation"),
        any(SERVICE_LIST, "MetadataList"),
        one(SERVICE_LIST, "DistributionPoints"),
    ];
    if !shape::holds(list, &slots) {
        return Err(ServiceListError::Structure);
    }
    // The specification's own samples write the attribute in lower case.
    let version = list
        .attribute("Version")
        .or_else(|| list.attribute("version"))
        .and_then(printable)
        .ok_or(ServiceListError::Structure)?;
    let mut read = ServiceList {
        version,
        issued_at,
        next_update,
        scheme: scheme(list)?,
        distribution_points: distribution_points(list)?,
        countries: Vec::new(),
        locations: Vec::new(),
        warnings: Vec::new(),
    };
    for country in list.children_named(SERVICE_LIST, "MetadataList") {
        country::read(country, &mut read);
    }
    country::settle_duplicates(&mut read);
    Ok(read)
}

fn times(
    list: Verified<'_>,
    expectation: &ServiceListExpectation<'_>,
    enforced: NextUpdate,
) -> Result<(Timestamp, Timestamp), ServiceListError> {
    let issued_at = envelope::time(list, "IssueDate").ok_or(ServiceListError::IssueDate)?;
    if instant::is_future(issued_at, expectation.now, expectation.skew) {
        return Err(ServiceListError::IssueDate);
    }
    let next_update =
        envelope::time(list, "NextUpdate").ok_or(ServiceListError::NextUpdateMissing)?;
    let is_past = instant::is_past(next_update, expectation.now, SignedDuration::ZERO);
    if is_past && enforced == NextUpdate::Enforced {
        return Err(ServiceListError::Expired);
    }
    Ok((issued_at, next_update))
}

fn scheme(list: Verified<'_>) -> Result<Scheme, ServiceListError> {
    const WRONG: ServiceListError = ServiceListError::Structure;
    let information = list.child(SERVICE_LIST, "SchemeInformation").ok_or(WRONG)?;
    let slots = [
        one(SERVICE_LIST, "IssuerName"),
        one(SERVICE_LIST, "SchemeIdentifier"),
        one(SERVICE_LIST, "SchemeTerritory"),
    ];
    if !shape::holds(information, &slots) {
        return Err(WRONG);
    }
    let text = |name| {
        let element = information.child(SERVICE_LIST, name)?;
        printable(&shape::leaf(element)?)
    };
    Ok(Scheme {
        issuer_name: text("IssuerName").ok_or(WRONG)?,
        identifier: text("SchemeIdentifier").ok_or(WRONG)?,
        territory: text("SchemeTerritory").ok_or(WRONG)?,
    })
}

fn distribution_points(list: Verified<'_>) -> Result<Vec<String>, ServiceListError> {
    const WRONG: ServiceListError = ServiceListError::Structure;
    let points = list
        .child(SERVICE_LIST, "DistributionPoints")
        .filter(|points| shape::holds(*points, &[some(SERVICE_LIST, "DistributionPoint")]))
        .ok_or(WRONG)?;
    points
        .children()
        .map(|point| printable(&shape::leaf(point)?))
        .collect::<Option<_>>()
        .ok_or(WRONG)
}

/// Text that may be shown: without control characters, and not too long.
fn printable(text: &str) -> Option<String> {
    let fit = text.len() <= MAX_TEXT && !text.chars().any(is_unprintable);
    fit.then(|| text.to_owned())
}
