//! `[connector]` and `[proxy_service]` of a country's file: where a node's metadata comes from, and
//! which part of what it offers we take.

use std::path::PathBuf;

use toml::de::DeValue;

use crate::config::checks::{level, not_notified_level, path, person_kind, sp_type, url};
use crate::config::consent::{Consent, own_consent};
use crate::config::reader::{Checked, Section, Source};
use crate::domain::{LevelOfAssurance, PersonKind, SpType};

/// Which of a country's two nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeRole {
    /// The one that asks us about our citizens.
    Connector,
    /// The one that we ask about theirs.
    ProxyService,
}

impl NodeRole {
    /// Its name in file names, logs and `[[accepted_changes]]`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Connector => "connector",
            Self::ProxyService => "proxy-service",
        }
    }
}

/// One of a country's two nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryNode {
    /// Its entity identifier, compared character by character.
    pub entity_id: String,
    /// Where its metadata comes from.
    pub metadata: MetadataSource,
    /// Proxy-Service: the notified levels that we take from it; none: those of its metadata.
    pub levels: Option<Vec<LevelOfAssurance>>,
    /// Proxy-Service: the URIs of levels that are not notified (`[eIDAS-MF §3.1]`) and that we take
    /// from it where a client of ours asks for them. None of them ever answers a request for a
    /// notified level.
    pub not_notified: Vec<String>,
    /// Proxy-Service: whom it may vouch for; none: everybody.
    pub person_kinds: Option<Vec<PersonKind>>,
    /// Connector: the sectors that may ask. Proxy-Service: the sectors that it serves. None: both.
    pub sp_types: Option<Vec<SpType>>,
    /// Connector: who asks our citizens before their data goes there; none: `[proxy_service]`'s rule.
    pub consent: Option<Consent>,
}

/// Where metadata comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MetadataSource {
    /// Fetched; the entity identifier itself unless told otherwise (`[eIDAS-IA §6.4]`).
    Url(String),
    /// Kept beside the country's file.
    File(PathBuf),
}

impl CountryNode {
    /// A node with no limits of our own on what it offers.
    pub fn new(entity_id: impl Into<String>, metadata: MetadataSource) -> Self {
        Self {
            entity_id: entity_id.into(),
            metadata,
            levels: None,
            not_notified: Vec::new(),
            person_kinds: None,
            sp_types: None,
            consent: None,
        }
    }
}

pub(super) fn connector(section: &Section<'_>) -> Option<CountryNode> {
    let node = node(section);
    let sp_types = distinct(section, "sp_types", sector);
    let consent = own_consent(section);
    Some(CountryNode {
        sp_types,
        consent,
        ..node?
    })
}

pub(super) fn proxy_service(section: &Section<'_>) -> Option<CountryNode> {
    let node = node(section);
    let levels = distinct(section, "levels", notified);
    let not_notified = distinct(section, "not_notified", not_notified_level);
    let person_kinds = distinct(section, "person_kinds", person_kind);
    let sp_types = distinct(section, "sp_types", sector);
    Some(CountryNode {
        levels,
        not_notified: not_notified.unwrap_or_default(),
        person_kinds,
        sp_types,
        ..node?
    })
}

fn node(section: &Section<'_>) -> Option<CountryNode> {
    let entity_id = section.required("entity_id", url);
    let from_url = section.optional("metadata_url", url);
    let from_file = section.optional("metadata_file", path);
    if section.has("metadata_url") && section.has("metadata_file") {
        section.report("metadata_file", "and metadata_url exclude each other");
    }
    let entity_id = entity_id?;
    let metadata = match (from_file, from_url) {
        (Some(file), _) => MetadataSource::File(file),
        (None, Some(url)) => MetadataSource::Url(url),
        (None, None) => MetadataSource::Url(entity_id.clone()),
    };
    Some(CountryNode::new(entity_id, metadata))
}

/// A list that names nothing twice.
fn distinct<T: PartialEq>(
    section: &Section<'_>,
    key: &str,
    check: impl Fn(&Source, &DeValue<'_>) -> Checked<T>,
) -> Option<Vec<T>> {
    let list = section.list(key, check)?;
    let mut places = list.iter().enumerate();
    if places.any(|(place, one)| list.iter().take(place).any(|other| other == one)) {
        section.report(key, "names something twice");
    }
    Some(list)
}

fn notified(source: &Source, value: &DeValue<'_>) -> Checked<LevelOfAssurance> {
    let level = level(source, value)?;
    level
        .parse()
        .map_err(|_| "must be a notified level".to_owned())
}

fn sector(source: &Source, value: &DeValue<'_>) -> Checked<SpType> {
    let sector = sp_type(source, value)?;
    sector.parse().map_err(|_| "must be a sector".to_owned())
}
