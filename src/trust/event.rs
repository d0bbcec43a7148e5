//! What happens to trust, as typed events: each one line in the log, one count in the metrics,
//! and one call of a listener, where there is one.
//!
//! In: facts of the other files of this room. Out: lines under the target `audit`. An event names
//! a country, a role, codes and fingerprints; nothing in it is secret.

use std::sync::Arc;

use jiff::Timestamp;

use super::change::Difference;
use super::expiry::Expiring;
use super::lists::ProposalKind;
use crate::config::NodeRole as Role;
use crate::domain::CountryCode;

/// Something that happened to the trust in a country, or to all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustEvent {
    /// The country, where it is about one.
    pub country: Option<CountryCode>,
    /// Which of its nodes, where it is about one.
    pub role: Option<Role>,
    /// What happened.
    pub happened: Happened,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// The country is registered now.
    Added,
    /// A draft is in use now.
    Approved,
    /// It is taken out of use.
    Suspended,
    /// It is back in use.
    Resumed,
    /// Its file is gone, and with it the country.
    Removed,
    /// Its metadata says something else now.
    Changed(Difference),
    /// Its metadata would say something else; somebody has to accept that first.
    Held {
        /// What to accept: `sha256:` and the digest of what the new copy says.
        fingerprint: String,
        /// What would change.
        difference: Difference,
    },
    /// A service list proposes something for it; told once for each proposal.
    ListProposes {
        /// Which list.
        list: String,
        /// What.
        kind: ProposalKind,
        /// Which proposal.
        fingerprint: String,
    },
    /// Its service list has suspended it, or one of its nodes.
    ListSuspends {
        /// Which list.
        list: String,
    },
    /// Its service list has lifted the suspension, or its file names that list no more.
    ListResumes {
        /// Which list.
        list: String,
    },
    /// A service list could not be renewed; told once, and again when the reason changes.
    ListRefused {
        /// Which list.
        list: String,
        /// Why.
        code: &'static str,
    },
    /// A service list can be renewed again.
    ListRecovered {
        /// Which list.
        list: String,
    },
    /// Something of it, or of ours, ends soon.
    ExpiringSoon {
        /// What.
        what: Expiring,
        /// When.
        at: Timestamp,
        /// The threshold that was passed, in days.
        days: u8,
    },
    /// Something of it, or of ours, has ended.
    Expired {
        /// What.
        what: Expiring,
        /// When.
        at: Timestamp,
    },
    /// Its metadata could not be renewed; told once, and again when the reason changes.
    RefreshRefused {
        /// Why.
        code: &'static str,
    },
    /// Its metadata can be renewed again.
    RefreshRecovered,
    /// Its source hands out an older copy than the one in force.
    RolledBack,
    /// Its file claims an entity that is another country's already.
    Collision {
        /// Whose it is.
        owner: CountryCode,
    },
    /// The copy in force is none any more: its signer was revoked.
    Withdrawn {
        /// Why.
        code: &'static str,
    },
    /// Nobody says whether its metadata's signer was revoked; it is taken all the same. Told once,
    /// until somebody says so again.
    SignerUnchecked,
    /// Changes are to be held, and there is nothing that this copy could be compared with: it is
    /// the first one, or the archive was lost. It is taken.
    TakenUnseen {
        /// What it says; one that the country's file accepts is not told.
        fingerprint: String,
    },
    /// Something in its metadata was passed over.
    Skipped {
        /// What.
        code: &'static str,
    },
    /// A copy on our disk is not used.
    ArchiveIgnored {
        /// Why.
        code: &'static str,
    },
    /// Our disk takes no copies.
    ArchiveUnwritable,
    /// A changed file is not taken; what was in force stays.
    ReloadRefused {
        /// Why, with file, line and key.
        reason: String,
    },
    /// Changed files were taken.
    Reloaded {
        /// How many countries are registered now.
        countries: usize,
    },
}

impl Happened {
    /// The stable name in logs and metrics.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Added => "trust.country-added",
            Self::Approved => "trust.country-approved",
            Self::Suspended => "trust.country-suspended",
            Self::Resumed => "trust.country-resumed",
            Self::Removed => "trust.country-removed",
            Self::Changed(_) => "trust.changed",
            Self::Held { .. } => "trust.held",
            Self::ListProposes { .. } => "trust.list-proposes",
            Self::ListSuspends { .. } => "trust.list-suspends",
            Self::ListResumes { .. } => "trust.list-resumes",
            Self::ListRefused { .. } => "trust.list-refused",
            Self::ListRecovered { .. } => "trust.list-recovered",
            Self::ExpiringSoon { .. } => "trust.expiring",
            Self::Expired { .. } => "trust.expired",
            Self::RefreshRefused { .. } => "trust.refresh-refused",
            Self::RefreshRecovered => "trust.refresh-recovered",
            Self::RolledBack => "trust.rolled-back",
            Self::Collision { .. } => "trust.entity-collision",
            Self::Withdrawn { .. } => "trust.withdrawn",
            Self::SignerUnchecked => "trust.signer-unchecked",
            Self::TakenUnseen { .. } => "trust.taken-unseen",
            Self::Skipped { .. } => "trust.skipped",
            Self::ArchiveIgnored { .. } => "trust.archive-ignored",
            Self::ArchiveUnwritable => "trust.archive-unwritable",
            Self::ReloadRefused { .. } => "trust.reload-refused",
            Self::Reloaded { .. } => "trust.reloaded",
        }
    }

    /// Whether somebody has to look at it.
    fn is_alarm(&self) -> bool {
        !matches!(
            self,
            Self::Added
                | Self::Approved
                | Self::Suspended
                | Self::Resumed
                | Self::Removed
                | Self::Changed(_)
                | Self::RefreshRecovered
                | Self::ListResumes { .. }
                | Self::ListRecovered { .. }
                | Self::Reloaded { .. }
        )
    }

    /// The rest, in one string for the log.
    fn detail(&self) -> String {
        match self {
            Self::Changed(difference) => difference.to_string(),
            Self::Held {
                fingerprint,
                difference,
            } => format!("{fingerprint}: {difference}"),
            Self::ListProposes {
                list,
                kind,
                fingerprint,
            } => format!("{list}: {} {fingerprint}", kind.as_str()),
            Self::ListSuspends { list }
            | Self::ListResumes { list }
            | Self::ListRecovered { list } => list.clone(),
            Self::ListRefused { list, code } => format!("{list}: {code}"),
            Self::ExpiringSoon { what, at, days } => {
                format!("{what} ends at {at}, in {days} days or less")
            }
            Self::Expired { what, at } => format!("{what} ended at {at}"),
            Self::RefreshRefused { code }
            | Self::Withdrawn { code }
            | Self::Skipped { code }
            | Self::ArchiveIgnored { code } => (*code).to_owned(),
            Self::TakenUnseen { fingerprint } => fingerprint.clone(),
            Self::Collision { owner } => format!("the entity is {owner}'s"),
            Self::ReloadRefused { reason } => reason.clone(),
            Self::Reloaded { countries } => format!("{countries} countries"),
            _ => String::new(),
        }
    }
}

/// Hears every event, beside log and metrics. It is called where things happen and must be quick.
pub type Listener = Arc<dyn Fn(&TrustEvent) + Send + Sync>;

/// Where events go.
#[derive(Clone, Default)]
pub(super) struct Events {
    pub(super) listener: Option<Listener>,
}

impl Events {
    /// Tells it to log, metrics and listener: the one place where that is done.
    pub(super) fn tell(&self, event: &TrustEvent) {
        let name = event.happened.name();
        let country = event.country.map(|code| code.to_string());
        let country = country.unwrap_or_else(|| "-".to_owned());
        let role = event.role.map_or("-", Role::as_str);
        let detail = event.happened.detail();
        if event.happened.is_alarm() {
            tracing::warn!(target: "audit", event = name, %country, role, detail);
        } else {
            tracing::info!(target: "audit", event = name, %country, role, detail);
        }
        let labels = [
            ("event", name.to_owned()),
            ("country", country),
            ("role", role.to_owned()),
        ];
        metrics::counter!("eidas_trust_events_total", &labels).increment(1);
        if let Some(listener) = &self.listener {
            listener(event);
        }
    }

    /// About a country.
    pub(super) fn country(&self, country: CountryCode, happened: Happened) {
        self.tell(&TrustEvent {
            country: Some(country),
            role: None,
            happened,
        });
    }

    /// About a node of a country.
    pub(super) fn node(&self, country: CountryCode, role: Role, happened: Happened) {
        self.tell(&TrustEvent {
            country: Some(country),
            role: Some(role),
            happened,
        });
    }

    /// About all countries, or none.
    pub(super) fn general(&self, happened: Happened) {
        self.tell(&TrustEvent {
            country: None,
            role: None,
            happened,
        });
    }
}
