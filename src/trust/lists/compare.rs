//! A list against the country files: what it has that they have not, what it says differently,
//! and what it has no more. A country whose entry has a fault is judged by what it does say.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::known::KnownList;
use super::proposal::{Proposal, ProposalKind, Proposed, ProposedDifference, ProposedNode};
use crate::config::{CountryFile, MetadataSource, NodeRole as Role, ServiceListSource};
use crate::domain::CountryCode;
use crate::saml::{ListedCountry, ListedLocation, ListedRole, certificate_facts};
use crate::trust::change::hex;
use crate::trust::directory::Snapshot;
use crate::trust::keys::pem;

const ROLES: [Role; 2] = [Role::ProxyService, Role::Connector];

/// What is registered.
pub(super) struct Registered {
    pub(super) countries: Arc<Snapshot>,
    pub(super) left_out: Arc<BTreeSet<String>>,
    pub(super) own: Option<CountryCode>,
}

/// Everything that a list proposes. Reads anchors: blocks.
pub(super) fn proposals(
    known: &KnownList,
    source: &ServiceListSource,
    registered: &Registered,
) -> Vec<Proposal> {
    let list = &known.list;
    let mut proposals = Vec::new();
    for listed in list.countries() {
        let code = listed.country.as_str();
        if !source.allows(code) || registered.own == Some(listed.country) {
            continue;
        }
        let offer = Offer::of(listed, list.locations_of(listed.country));
        match registered.countries.get(&listed.country) {
            Some(country) => proposals.extend(offer.against(country.file(), source)),
            None if registered.left_out.contains(code) => {}
            None => proposals.extend(offer.anew(source)),
        }
    }
    for country in registered.countries.values() {
        let (code, file) = (country.code(), country.file());
        let is_listed = list.countries().iter().any(|it| it.country == code);
        let names = file.service_list.as_deref() == Some(source.name.as_str());
        if names && source.allows(&file.country) && !is_listed {
            proposals.push(withdrawn(file, code, source));
        }
    }
    proposals
}

/// One node of a list at one place.
struct Node<'l> {
    role: Role,
    entity_id: &'l str,
    location: &'l ListedLocation,
}

/// What a list has of one country.
struct Offer<'l> {
    listed: &'l ListedCountry,
    nodes: Vec<Node<'l>>,
    /// Addresses that name no node.
    open: Vec<&'l ListedLocation>,
}

/// What of an offer was chosen for one country.
#[derive(Default)]
struct Chosen<'l> {
    wanted: Proposed,
    locations: Vec<&'l ListedLocation>,
    /// The list has several nodes for one role, and nobody has said which.
    unclear: bool,
    differences: Vec<ProposedDifference>,
}

impl<'l> Offer<'l> {
    fn of(listed: &'l ListedCountry, locations: impl Iterator<Item = &'l ListedLocation>) -> Self {
        let (mut nodes, mut open) = (Vec::new(), Vec::new());
        for location in locations {
            if location.endpoints.is_empty() {
                open.push(location);
            }
            for endpoint in &location.endpoints {
                let role = match endpoint.role {
                    Some(ListedRole::ProxyService) => Role::ProxyService,
                    Some(ListedRole::Connector) => Role::Connector,
                    None => continue,
                };
                nodes.push(Node {
                    role,
                    entity_id: &endpoint.entity_id,
                    location,
                });
            }
        }
        Self {
            listed,
            nodes,
            open,
        }
    }

    /// A country without a file.
    fn anew(&self, source: &ServiceListSource) -> Option<Proposal> {
        let mut chosen = Chosen::default();
        for role in ROLES {
            self.choose(role, None, &mut chosen);
        }
        for location in &self.open {
            chosen.differ("metadata", None, None, Some(&location.location));
            chosen.locations.push(location);
        }
        if chosen.differences.is_empty() {
            return None;
        }
        chosen.unclear |=
            chosen.wanted.proxy_service.is_none() && chosen.wanted.connector.is_none();
        self.proposal(chosen, &[], ProposalKind::Added, true, source)
    }

    /// A country with a file.
    fn against(&self, file: &CountryFile, source: &ServiceListSource) -> Option<Proposal> {
        let names = file.service_list.as_deref() == Some(source.name.as_str());
        if names && self.is_empty() {
            return Some(withdrawn(file, self.listed.country, source));
        }
        let mut chosen = Chosen::default();
        for role in ROLES {
            self.choose(
                role,
                file.node(role)
                    .map(|node| (&node.entity_id, &node.metadata)),
                &mut chosen,
            );
        }
        let pem = std::fs::read(&file.anchors_file).unwrap_or_default();
        let pinned = pem::certificates(&pem).unwrap_or_default();
        self.proposal(chosen, &pinned, ProposalKind::Changed, names, source)
    }

    fn is_empty(&self) -> bool {
        self.nodes.is_empty() && self.open.is_empty() && self.listed.problem.is_none()
    }

    /// The node of that role: the one that is registered, else the only one.
    fn choose(
        &self,
        role: Role,
        registered: Option<(&String, &MetadataSource)>,
        chosen: &mut Chosen<'l>,
    ) {
        let of_role = || self.nodes.iter().filter(|node| node.role == role);
        let (id, address) = match registered {
            Some((id, MetadataSource::Url(url))) => (Some(id.as_str()), Some(url.as_str())),
            Some((id, MetadataSource::File(_))) => (Some(id.as_str()), None),
            None => (None, None),
        };
        let at = |node: &&Node<'l>| Some(node.location.location.as_str()) == address;
        let mut same = of_role().filter(|node| Some(node.entity_id) == id);
        let same = same.clone().find(at).or_else(|| same.next());
        let found = same.or_else(|| of_role().next());
        let Some(found) = found else {
            let mut open = self.open.iter().copied();
            let named = open.find(|it| Some(it.location.as_str()) == address);
            match (id, named) {
                (Some(id), Some(location)) => chosen.take(role, id, location),
                (Some(id), None) if self.open.is_empty() => {
                    chosen.differ("entity", Some(role), Some(id), None);
                }
                _ => {}
            }
            return;
        };
        if same.is_none() {
            chosen.unclear |= of_role().any(|other| other.entity_id != found.entity_id);
            chosen.differ("entity", Some(role), id, Some(found.entity_id));
        }
        let location = found.location.location.as_str();
        let kept_beside = id.is_some() && address.is_none();
        if !kept_beside && address != Some(location) {
            chosen.differ("metadata", Some(role), address, Some(location));
        }
        chosen.take(role, found.entity_id, found.location);
    }

    /// Compares the certificates, too.
    fn proposal(
        &self,
        mut chosen: Chosen<'l>,
        pinned: &[Vec<u8>],
        kind: ProposalKind,
        counts: bool,
        source: &ServiceListSource,
    ) -> Option<Proposal> {
        chosen.collect_certificates();
        let wanted = std::mem::take(&mut chosen.wanted.certificates);
        if !wanted.is_empty() {
            for der in pinned.iter().filter(|der| !wanted.contains(der)) {
                chosen.differ("anchor", None, Some(&described(der)), None);
            }
            for der in wanted.iter().filter(|der| !pinned.contains(der)) {
                chosen.differ("anchor", None, None, Some(&described(der)));
            }
        }
        chosen.wanted.certificates = wanted;
        if self.listed.problem.is_some() {
            // What is missing may be missing for the fault.
            chosen.differences.retain(|it| it.new.is_some());
        }
        if chosen.differences.is_empty() {
            return None;
        }
        let country = self.listed.country;
        let mut proposal = Proposal::new(&source.name, country, kind, counts, chosen.differences);
        let whole = !chosen.unclear && self.listed.problem.is_none();
        proposal.wanted = whole.then_some(chosen.wanted);
        Some(proposal)
    }
}

impl<'l> Chosen<'l> {
    fn take(&mut self, role: Role, entity_id: &str, location: &'l ListedLocation) {
        let node = ProposedNode {
            entity_id: entity_id.to_owned(),
            location: location.location.clone(),
        };
        match role {
            Role::ProxyService => self.wanted.proxy_service = Some(node),
            Role::Connector => self.wanted.connector = Some(node),
        }
        self.locations.push(location);
    }

    fn differ(
        &mut self,
        what: &'static str,
        role: Option<Role>,
        old: Option<&str>,
        new: Option<&str>,
    ) {
        self.differences.push(ProposedDifference {
            what,
            role,
            old: old.map(str::to_owned),
            new: new.map(str::to_owned),
        });
    }

    /// The certificates of the places that were chosen, each once.
    fn collect_certificates(&mut self) {
        for der in self.locations.iter().flat_map(|it| &it.certificates) {
            if !self.wanted.certificates.contains(der) {
                self.wanted.certificates.push(der.clone());
            }
        }
    }
}

fn withdrawn(file: &CountryFile, country: CountryCode, source: &ServiceListSource) -> Proposal {
    let differences = ROLES
        .into_iter()
        .filter_map(|role| {
            Some(ProposedDifference {
                what: "entity",
                role: Some(role),
                old: Some(file.node(role)?.entity_id.clone()),
                new: None,
            })
        })
        .collect();
    Proposal::new(
        &source.name,
        country,
        ProposalKind::Withdrawn,
        true,
        differences,
    )
}

fn described(der: &[u8]) -> String {
    let fingerprint = hex(&openssl::sha::sha256(der));
    match certificate_facts(der) {
        Some(facts) => format!(
            "sha256:{fingerprint} ({}, until {})",
            facts.subject, facts.not_after
        ),
        None => format!("sha256:{fingerprint}"),
    }
}
