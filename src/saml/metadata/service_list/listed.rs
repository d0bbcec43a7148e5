//! What a verified service list says, as values. `accept_service_list` alone makes a list.

use super::ServiceListError;
use crate::domain::CountryCode;
use jiff::Timestamp;

/// A verified list.
#[derive(Debug, Clone)]
pub struct ServiceList {
    pub(super) version: String,
    pub(super) issued_at: Timestamp,
    pub(super) next_update: Timestamp,
    pub(super) scheme: Scheme,
    pub(super) distribution_points: Vec<String>,
    pub(super) countries: Vec<ListedCountry>,
    pub(super) locations: Vec<ListedLocation>,
    pub(super) warnings: Vec<ServiceListWarning>,
}

impl ServiceList {
    /// The version of the format that it names, for display.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// When it was issued; a caller refuses one older than the last.
    pub fn issued_at(&self) -> Timestamp {
        self.issued_at
    }

    /// Until when it may be used.
    pub fn next_update(&self) -> Timestamp {
        self.next_update
    }

    /// Who publishes it, for display.
    pub fn scheme(&self) -> &Scheme {
        &self.scheme
    }

    /// Where it says that it can be downloaded, for display: nothing is fetched from there.
    pub fn distribution_points(&self) -> &[String] {
        &self.distribution_points
    }

    /// Every country whose code we can read, once, in the list's order.
    pub fn countries(&self) -> &[ListedCountry] {
        &self.countries
    }

    /// Every location of these countries that breaks no rule.
    pub fn locations(&self) -> &[ListedLocation] {
        &self.locations
    }

    /// The locations of one country.
    pub fn locations_of(&self, country: CountryCode) -> impl Iterator<Item = &ListedLocation> {
        self.locations
            .iter()
            .filter(move |location| location.country == country)
    }

    /// What was passed over or is worth a word.
    pub fn warnings(&self) -> &[ServiceListWarning] {
        &self.warnings
    }
}

/// Who publishes a list, in its own words: printable, each at most 512 bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// The publisher.
    pub issuer_name: String,
    /// The scheme's URI.
    pub identifier: String,
    /// Its territory.
    pub territory: String,
}

/// One country of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCountry {
    /// The country.
    pub country: CountryCode,
    /// Whether the publisher has suspended it; so taken where the flag cannot be read.
    pub suspended: bool,
    /// The first rule that it breaks. What breaks none stays listed; a country with a problem is
    /// not one that was withdrawn.
    pub problem: Option<ServiceListError>,
}

/// Where a country publishes metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedLocation {
    /// The country.
    pub country: CountryCode,
    /// Whether the publisher has suspended the whole country.
    pub suspended: bool,
    /// The address of the metadata: `https` or `http`, printable, at most 512 bytes.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ListedRole {
    /// It logs its citizens in.
    ProxyService,
    /// It asks for others' citizens.
    Connector,
}

/// Something in an accepted list that was passed over or is worth a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServiceListWarning {
    /// A territory that is no country code of the network is left out.
    Territory,
    /// A country breaks a rule: what breaks it is left out.
    Country(CountryCode, ServiceListError),
    /// A flag of suspension cannot be read: it counts as set.
    Suspension(CountryCode),
    /// A certificate of a location cannot be read and proves nothing.
    Certificate(CountryCode),
    /// A role of an endpoint that we do not know.
    EndpointType(CountryCode),
    /// A country lists one node twice; what is said against one of the two counts for both.
    EndpointTwice(CountryCode),
    /// This country lists a node that an earlier one lists too.
    Collision(CountryCode),
}

impl ServiceListWarning {
    /// The stable code for logs and pages.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Territory => "list.territory",
            Self::Country(_, error) => error.code(),
            Self::Suspension(_) => "list.suspension",
            Self::Certificate(_) => "list.certificate",
            Self::EndpointType(_) => "list.endpoint-type",
            Self::EndpointTwice(_) => "list.endpoint-twice",
            Self::Collision(_) => "list.collision",
        }
    }

    /// Whom it is about, if that could be read.
    pub fn country(&self) -> Option<CountryCode> {
        match self {
            Self::Territory => None,
            Self::Country(country, _)
            | Self::Suspension(country)
            | Self::Certificate(country)
            | Self::EndpointType(country)
            | Self::EndpointTwice(country)
            | Self::Collision(country) => Some(*country),
        }
    }
}
