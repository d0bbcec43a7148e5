//! A service list: which country publishes its metadata where, under which certificates.
//! `[eIDAS-MF §A]` Signed by a publisher whose certificate is pinned; a source of proposals for
//! the operator, never of trust by itself.

use jiff::{SignedDuration, Timestamp};

use super::role::certificates;
use crate::domain::CountryCode;
use crate::saml::names::SERVICE_LIST;
use crate::saml::refusal::refusals;
use crate::saml::shape::{self, any, one};
use crate::saml::{envelope, instant};
use crate::xml::algorithms::DS;
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

const PROXY_SERVICE: &str = "http://eidas.europa.eu/metadata/ept/ProxyService";
const CONNECTOR: &str = "http://eidas.europa.eu/metadata/ept/Connector";

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
        Structure: "list.structure", "a service list holds the elements of its schema and no others",
        IssueDate: "list.issue-date", "IssueDate must be a time with its zone and not in the future",
        NextUpdateMissing: "list.next-update-missing", "NextUpdate must be there and a time with its zone",
        Expired: "list.expired", "NextUpdate must not be past",
        Location: "list.location", "a location has an address, and endpoints have a type and an entity ID",
    }
}

/// What is configured for the list's publisher.
#[derive(Debug, Clone, Copy)]
pub struct ServiceListExpectation<'a> {
    /// The publisher's certificates, DER, compared as they are: no chain leads to them.
    pub signers: &'a [Vec<u8>],
    /// The time.
    pub now: Timestamp,
    /// How far clocks may differ.
    pub skew: SignedDuration,
}

/// A verified list.
#[derive(Debug, Clone)]
pub struct ServiceList {
    issued_at: Timestamp,
    next_update: Timestamp,
    locations: Vec<ListedLocation>,
}

impl ServiceList {
    /// When it was issued; a caller refuses one older than the last.
    pub fn issued_at(&self) -> Timestamp {
        self.issued_at
    }

    /// Until when it may be used.
    pub fn next_update(&self) -> Timestamp {
        self.next_update
    }

    /// Every location of every country whose code we can read.
    pub fn locations(&self) -> &[ListedLocation] {
        &self.locations
    }
}

/// Where a country publishes metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedLocation {
    /// The country.
    pub country: CountryCode,
    /// Whether the publisher has suspended the whole country.
    pub suspended: bool,
    /// The address of the metadata.
    pub location: String,
    /// The certificates to verify it with, DER.
    pub certificates: Vec<Vec<u8>>,
    /// The nodes described there; none listed means any.
    pub endpoints: Vec<ListedEndpoint>,
}

/// A node in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedEndpoint {
    /// Which role, if it is one of the two.
    pub role: Option<ListedRole>,
    /// Its entity ID.
    pub entity_id: String,
    /// Whether the publisher has suspended it.
    pub suspended: bool,
    /// Whether people should not be offered it.
    pub hidden: bool,
}

/// The two roles of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListedRole {
    /// It logs its citizens in.
    ProxyService,
    /// It asks for others' citizens.
    Connector,
}

/// Verifies and reads a service list. A country whose code we cannot read is passed over.
///
/// # Errors
/// [`ServiceListError`]; the caller keeps the last good copy until its own `NextUpdate`.
pub fn accept_service_list(
    bytes: &[u8],
    expectation: &ServiceListExpectation<'_>,
) -> Result<ServiceList, ServiceListError> {
    let document = Document::parse(bytes, &Limits::METADATA)?;
    let pinned: Result<Vec<_>, _> = expectation
        .signers
        .iter()
        .map(|der| VerificationKey::from_certificate_der(der))
        .collect();
    let pinned = pinned.map_err(|_| ServiceListError::Signer)?;
    let list = verify_enveloped(&document, &pinned, &POLICY)?;
    if !list.is(SERVICE_LIST, "MetadataServiceList") {
        return Err(ServiceListError::Root);
    }
    let (issued_at, next_update) = times(list, expectation)?;
    let slots = [
        one(SERVICE_LIST, "SchemeInformation"),
        any(SERVICE_LIST, "MetadataList"),
        one(SERVICE_LIST, "DistributionPoints"),
    ];
    if !shape::holds(list, &slots) {
        return Err(ServiceListError::Structure);
    }
    let mut locations = Vec::new();
    for country in list.children_named(SERVICE_LIST, "MetadataList") {
        read_country(country, &mut locations)?;
    }
    Ok(ServiceList {
        issued_at,
        next_update,
        locations,
    })
}

fn times(
    list: Verified<'_>,
    expectation: &ServiceListExpectation<'_>,
) -> Result<(Timestamp, Timestamp), ServiceListError> {
    let issued_at = envelope::time(list, "IssueDate").ok_or(ServiceListError::IssueDate)?;
    if instant::is_future(issued_at, expectation.now, expectation.skew) {
        return Err(ServiceListError::IssueDate);
    }
    let next_update =
        envelope::time(list, "NextUpdate").ok_or(ServiceListError::NextUpdateMissing)?;
    if instant::is_past(next_update, expectation.now, SignedDuration::ZERO) {
        return Err(ServiceListError::Expired);
    }
    Ok((issued_at, next_update))
}

fn read_country(
    country: Verified<'_>,
    locations: &mut Vec<ListedLocation>,
) -> Result<(), ServiceListError> {
    if !shape::holds(country, &[any(SERVICE_LIST, "MetadataLocation")]) {
        return Err(ServiceListError::Structure);
    }
    let Some(code) = country
        .attribute("Territory")
        .and_then(|code| code.parse().ok())
    else {
        return Ok(());
    };
    let suspended = flag(country, "Suspend")?;
    for location in country.children_named(SERVICE_LIST, "MetadataLocation") {
        let slots = [any(SERVICE_LIST, "Endpoint"), any(DS, "KeyInfo")];
        if !shape::holds(location, &slots) {
            return Err(ServiceListError::Structure);
        }
        let address = location
            .attribute("Location")
            .ok_or(ServiceListError::Location)?;
        let endpoints: Result<Vec<_>, _> = location
            .children_named(SERVICE_LIST, "Endpoint")
            .map(read_endpoint)
            .collect();
        locations.push(ListedLocation {
            country: code,
            suspended,
            location: address.to_owned(),
            // One that cannot be read proves nothing; the others still do.
            certificates: certificates(location).filter_map(Result::ok).collect(),
            endpoints: endpoints?,
        });
    }
    Ok(())
}

fn read_endpoint(endpoint: Verified<'_>) -> Result<ListedEndpoint, ServiceListError> {
    let role = endpoint
        .attribute("EndpointType")
        .ok_or(ServiceListError::Location)?;
    let entity_id = endpoint
        .attribute("EntityID")
        .ok_or(ServiceListError::Location)?;
    Ok(ListedEndpoint {
        role: match role {
            PROXY_SERVICE => Some(ListedRole::ProxyService),
            CONNECTOR => Some(ListedRole::Connector),
            _ => None,
        },
        entity_id: entity_id.to_owned(),
        suspended: flag(endpoint, "Suspend")?,
        hidden: flag(endpoint, "HideFromDiscovery")?,
    })
}

/// An `xs:boolean`, false where absent; a suspension that cannot be read is no permission.
fn flag(element: Verified<'_>, name: &str) -> Result<bool, ServiceListError> {
    match element.attribute(name) {
        None | Some("false" | "0") => Ok(false),
        Some("true" | "1") => Ok(true),
        Some(_) => Err(ServiceListError::Structure),
    }
}
