//! What a list proposes for a country, as values for somebody to judge.

use std::fmt;

use serde::Serialize;

use crate::config::NodeRole as Role;
use crate::domain::CountryCode;
use crate::trust::change::hex;
use crate::trust::expiry::role_name;

/// What a list proposes for one country. It is never taken by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// The list's name.
    pub list: String,
    /// The country.
    pub country: CountryCode,
    /// What is proposed.
    pub kind: ProposalKind,
    /// Whether it counts: the country has no file yet, or its file names this list. Otherwise it
    /// is information only.
    pub counts: bool,
    /// `sha256:` and the digest of all that is proposed.
    pub fingerprint: String,
    /// What would be different.
    pub differences: Vec<ProposedDifference>,
    /// What would be registered then; none where the list leaves open what that is, and where the
    /// country would not be registered any more.
    #[serde(skip)]
    pub wanted: Option<Proposed>,
}

/// What is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ProposalKind {
    /// The list has a country that has no file.
    Added,
    /// The list says something else than the country's file and its anchors.
    Changed,
    /// The country's file names the list, which does not have it any more.
    Withdrawn,
}

impl ProposalKind {
    /// Its name in logs and commands.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// One thing that would be different.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProposedDifference {
    /// `entity`, `metadata` (its address) or `anchor`.
    pub what: &'static str,
    /// Which node's; none for anchors, and for addresses that the list assigns to no node.
    #[serde(serialize_with = "role_name")]
    pub role: Option<Role>,
    /// What the file says now.
    pub old: Option<String>,
    /// What the list says. A certificate as fingerprint, subject and last moment.
    pub new: Option<String>,
}

impl fmt::Display for ProposedDifference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(role) = self.role {
            write!(f, "{} ", role.as_str())?;
        }
        let side = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".to_owned());
        write!(
            f,
            "{}: {} -> {}",
            self.what,
            side(&self.old),
            side(&self.new)
        )
    }
}

/// What a country's registration would be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposed {
    /// The node that we ask.
    pub proxy_service: Option<ProposedNode>,
    /// The node that asks us.
    pub connector: Option<ProposedNode>,
    /// The certificates to verify their metadata with, DER; none where the list names none that
    /// can be read.
    pub certificates: Vec<Vec<u8>>,
}

/// A node that would be registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedNode {
    /// Its entity identifier.
    pub entity_id: String,
    /// Where its metadata is published.
    pub location: String,
}

impl Proposal {
    pub(super) fn new(
        list: &str,
        country: CountryCode,
        kind: ProposalKind,
        counts: bool,
        differences: Vec<ProposedDifference>,
    ) -> Self {
        let mut lines = format!("{list}\n{country}\n{}\n", kind.as_str());
        for difference in &differences {
            lines.push_str(&difference.to_string());
            lines.push('\n');
        }
        let fingerprint = format!("sha256:{}", hex(&openssl::sha::sha256(lines.as_bytes())));
        Self {
            list: list.to_owned(),
            country,
            kind,
            counts,
            fingerprint,
            differences,
            wanted: None,
        }
    }
}
