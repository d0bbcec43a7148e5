//! What one country's file says, as values.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;

use super::decision::{AcceptedChange, Adopted, Signed, Suspension};
use super::node::{CountryNode, NodeRole};
use crate::config::ChangePolicy;
use crate::config::exception::{Exception, Standing};
use crate::domain::Exceptions;

/// One foreign country, as registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryFile {
    /// Its code as eIDAS writes it.
    pub country: String,
    /// Its name by language tag (`en`, `fr`); `en` is there.
    pub names: BTreeMap<String, String>,
    /// Whether people may use it.
    pub state: CountryState,
    /// The node that sends us requests for our citizens.
    pub connector: Option<CountryNode>,
    /// The node that logs its citizens in for us.
    pub proxy_service: Option<CountryNode>,
    /// The PEM file of the certificates that its metadata must be signed under.
    pub anchors_file: PathBuf,
    /// How far its clocks may be off, 1 to 180 s; none: `[trust].skew_seconds`.
    pub clock_skew: Option<Duration>,
    /// Whether what it changes is taken or held; none: `[trust].changes`.
    pub changes: Option<ChangePolicy>,
    /// The `[[trust.service_lists]]` that may propose changes for it.
    pub service_list: Option<String>,
    /// Who registered it; there in every file that was read.
    pub added: Option<Signed>,
    /// Who approved it; there in every approved file that was read.
    pub approved: Option<Signed>,
    /// Who took it out of use and why; there in every suspended file that was read.
    pub suspended: Option<Suspension>,
    /// The held changes that somebody has taken.
    pub accepted_changes: Vec<AcceptedChange>,
    /// The proposals of its service list that somebody has taken over.
    pub adopted: Vec<Adopted>,
    /// Where the rules are bent for it, why, and until when.
    pub exceptions: Vec<Exception>,
    /// The file all this came from.
    pub file: PathBuf,
}

impl CountryFile {
    /// The rules that are bent on the day of `now` (UTC).
    pub fn exceptions_at(&self, now: Timestamp) -> Exceptions {
        let in_force = self.exceptions.iter();
        in_force
            .filter(|bent| bent.at(now) == Standing::InForce)
            .map(|bent| bent.kind)
            .collect()
    }

    /// Its node of that role, where it has one.
    pub fn node(&self, role: NodeRole) -> Option<&CountryNode> {
        match role {
            NodeRole::Connector => self.connector.as_ref(),
            NodeRole::ProxyService => self.proxy_service.as_ref(),
        }
    }

    /// The entity identifiers of its nodes; one of them twice where both nodes are one entity.
    pub fn entity_ids(&self) -> impl Iterator<Item = &str> {
        let nodes = [&self.connector, &self.proxy_service];
        nodes
            .into_iter()
            .flatten()
            .map(|node| node.entity_id.as_str())
    }

    /// Whether somebody took the change of that fingerprint (`sha256:<hex>`) for that node.
    pub fn has_accepted(&self, role: NodeRole, fingerprint: &str) -> bool {
        self.accepted_changes
            .iter()
            .any(|change| change.role == role && change.fingerprint == fingerprint)
    }
}

/// Whether a country may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountryState {
    /// Being prepared: known to operators only.
    Draft,
    /// In use.
    Approved,
    /// Taken out of use for now: shown to people as unavailable.
    Suspended,
}

impl CountryState {
    /// Its name in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Approved => "approved",
            Self::Suspended => "suspended",
        }
    }
}
