//! One country of a service list, judged alone. What could widen trust by being left out takes
//! its surroundings with it: a location with a broken endpoint is no location for any endpoint.

use super::listed::{
    ListedCountry, ListedEndpoint, ListedLocation, ListedRole, ServiceList, ServiceListWarning,
};
use super::{ServiceListError, printable};
use crate::domain::CountryCode;
use crate::saml::metadata::keys::certificates;
use crate::saml::names::SERVICE_LIST;
use crate::saml::shape::{self, any};
use crate::xml::Verified;
use crate::xml::algorithms::DS;
use std::collections::HashMap;

const PROXY_SERVICE: &str = "http://eidas.europa.eu/metadata/ept/ProxyService";
const CONNECTOR: &str = "http://eidas.europa.eu/metadata/ept/Connector";

/// Adds what a `MetadataList` says.
pub(super) fn read(element: Verified<'_>, list: &mut ServiceList) {
    let territory = element.attribute("Territory");
    let Some(country) = territory.and_then(|code| code.parse().ok()) else {
        list.warnings.push(ServiceListWarning::Territory);
        return;
    };
    let mut reading = Reading {
        country,
        warnings: Vec::new(),
        problem: None,
    };
    let suspended = reading.suspended(element);
    let mut locations = Vec::new();
    if shape::holds(element, &[any(SERVICE_LIST, "MetadataLocation")]) {
        for location in element.children() {
            match reading.location(location, suspended) {
                Ok(location) => locations.push(location),
                Err(error) => reading.fault(error),
            }
        }
    } else {
        reading.fault(ServiceListError::Structure);
    }
    list.locations.append(&mut locations);
    list.warnings.append(&mut reading.warnings);
    match list
        .countries
        .iter_mut()
        .find(|listed| listed.country == country)
    {
        Some(listed) => {
            listed.suspended |= suspended;
            listed.problem = listed.problem.or(reading.problem);
        }
        None => list.countries.push(ListedCountry {
            country,
            suspended,
            problem: reading.problem,
        }),
    }
}

struct Reading {
    country: CountryCode,
    warnings: Vec<ServiceListWarning>,
    problem: Option<ServiceListError>,
}

impl Reading {
    fn fault(&mut self, error: ServiceListError) {
        self.problem = self.problem.or(Some(error));
        self.warnings
            .push(ServiceListWarning::Country(self.country, error));
    }

    fn location(
        &mut self,
        location: Verified<'_>,
        suspended: bool,
    ) -> Result<ListedLocation, ServiceListError> {
        let slots = [any(SERVICE_LIST, "Endpoint"), any(DS, "KeyInfo")];
        if !shape::holds(location, &slots) {
            return Err(ServiceListError::Structure);
        }
        let address = location
            .attribute("Location")
            .filter(|address| is_web(address))
            .and_then(printable)
            .ok_or(ServiceListError::Location)?;
        let endpoints: Result<Vec<_>, _> = location
            .children_named(SERVICE_LIST, "Endpoint")
            .map(|endpoint| self.endpoint(endpoint))
            .collect();
        let mut read = Vec::new();
        for certificate in certificates(location) {
            match certificate {
                Ok(der) if openssl::x509::X509::from_der(&der).is_ok() => read.push(der),
                // One that cannot be read proves nothing; the others still do.
                _ => self
                    .warnings
                    .push(ServiceListWarning::Certificate(self.country)),
            }
        }
        Ok(ListedLocation {
            country: self.country,
            suspended,
            location: address,
            certificates: read,
            endpoints: endpoints?,
        })
    }

    fn endpoint(&mut self, endpoint: Verified<'_>) -> Result<ListedEndpoint, ServiceListError> {
        const WRONG: ServiceListError = ServiceListError::Location;
        let role = match endpoint.attribute("EndpointType").ok_or(WRONG)? {
            PROXY_SERVICE => Some(ListedRole::ProxyService),
            CONNECTOR => Some(ListedRole::Connector),
            _ => None,
        };
        if role.is_none() {
            self.warnings
                .push(ServiceListWarning::EndpointType(self.country));
        }
        let entity_id = endpoint.attribute("EntityID").and_then(printable);
        Ok(ListedEndpoint {
            role,
            entity_id: entity_id.ok_or(WRONG)?,
            suspended: self.suspended(endpoint),
            hidden: flag(endpoint, "HideFromDiscovery").unwrap_or(true),
        })
    }

    /// A suspension that cannot be read is no permission.
    fn suspended(&mut self, element: Verified<'_>) -> bool {
        flag(element, "Suspend").unwrap_or_else(|| {
            self.warnings
                .push(ServiceListWarning::Suspension(self.country));
            true
        })
    }
}

/// An `xs:boolean`, false where absent; `None` where it is none.
fn flag(element: Verified<'_>, name: &str) -> Option<bool> {
    match element.attribute(name).map(str::trim) {
        None | Some("false" | "0") => Some(false),
        Some("true" | "1") => Some(true),
        Some(_) => None,
    }
}

fn is_web(address: &str) -> bool {
    url::Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "https" | "http"))
}

/// One node said twice: in one country, what is said against one counts for both.
pub(super) fn settle_duplicates(list: &mut ServiceList) {
    // A country's flag counts for all its locations, wherever in the list they stand.
    for location in &mut list.locations {
        location.suspended |= list
            .countries
            .iter()
            .any(|listed| listed.country == location.country && listed.suspended);
    }
    let mut said: HashMap<Node, Vec<Said>> = HashMap::new();
    for location in &list.locations {
        for endpoint in &location.endpoints {
            let country = location.country;
            let entries = said.entry(node(endpoint)).or_default();
            if entries.iter().any(|other| other.country != country) {
                list.warnings.push(ServiceListWarning::Collision(country));
            }
            let known = entries.iter_mut().find(|other| other.country == country);
            if let Some(earlier) = known {
                earlier.suspended |= endpoint.suspended;
                earlier.hidden |= endpoint.hidden;
                let twice = ServiceListWarning::EndpointTwice(country);
                list.warnings.push(twice);
            } else {
                entries.push(Said {
                    country,
                    suspended: endpoint.suspended,
                    hidden: endpoint.hidden,
                });
            }
        }
    }
    for location in &mut list.locations {
        for endpoint in &mut location.endpoints {
            let entries = said.get(&node(endpoint)).into_iter().flatten();
            for entry in entries.filter(|entry| entry.country == location.country) {
                endpoint.suspended = entry.suspended;
                endpoint.hidden = entry.hidden;
            }
        }
    }
}

/// A node, wherever it is listed.
type Node = (Option<ListedRole>, String);

/// What one country says of a node.
struct Said {
    country: CountryCode,
    suspended: bool,
    hidden: bool,
}

fn node(endpoint: &ListedEndpoint) -> Node {
    (endpoint.role, endpoint.entity_id.clone())
}
