//! `[trust]`: where foreign countries are described and how far they are believed.

use std::path::PathBuf;
use std::time::Duration;

use super::checks::{boolean, choice, folder, number, path, seconds};
use super::node::Mode;
use super::reader::Section;
use super::service_list::{self, ServiceListSource};

/// `[trust]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trust {
    /// One `XX.toml` a country.
    pub countries_dir: PathBuf,
    /// Where `countries/XX.pem` hold each country's trust anchors.
    pub certs_dir: PathBuf,
    /// What was learnt abroad and outlives a restart. Nothing in it is believed unread; it need
    /// not be there yet.
    pub state_dir: PathBuf,
    /// How far a foreign clock may be off: 1 to 180 s. Not 0, because no two clocks agree to the
    /// fraction of a second.
    pub skew: Duration,
    /// The farthest `validUntil` that foreign metadata may claim.
    pub metadata_max_validity: Duration,
    /// How often foreign metadata is asked for; never later than half of its remaining life.
    pub refresh: Duration,
    /// What happens to changes abroad where a country's file does not say.
    pub changes: ChangePolicy,
    /// Whether a country must be approved by another person than the one who added it.
    pub four_eyes: bool,
    /// Whether the certificates that sign metadata are asked for revocation.
    pub revocation: Revocation,
    /// Lists of nodes that may propose changes.
    pub service_lists: Vec<ServiceListSource>,
    /// Whether metadata may be fetched from private address ranges; development mode only.
    pub allow_private_addresses: bool,
    /// Which rules hold for the country files.
    pub mode: Mode,
}

/// What happens when a country's metadata changes under its anchors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangePolicy {
    /// It is taken, and said in the log.
    Automatic,
    /// The old copy stays until somebody takes the new one, or it expires.
    Held,
}

impl ChangePolicy {
    /// Its name in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::Held => "held",
        }
    }
}

/// Whether a revoked certificate is looked for, and what an unanswered question means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Revocation {
    /// Nobody is asked.
    Off,
    /// Asked; no answer means not revoked.
    Soft,
    /// Asked; no answer means not believed.
    Hard,
}

impl Revocation {
    /// Its name in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Soft => "soft",
            Self::Hard => "hard",
        }
    }
}

pub(super) const CHANGES: &[(&str, ChangePolicy)] = &[
    ("automatic", ChangePolicy::Automatic),
    ("held", ChangePolicy::Held),
];

const REVOCATION: &[(&str, Revocation)] = &[
    ("off", Revocation::Off),
    ("soft", Revocation::Soft),
    ("hard", Revocation::Hard),
];

pub(super) fn read(section: &Section<'_>) -> Option<Trust> {
    let countries_dir = section.required("countries_dir", folder);
    let certs_dir = section.required("certs_dir", folder);
    let beside = section.source().resolve("state");
    let state_dir = section.defaulted("state_dir", beside, path);
    if state_dir.is_some() && state_dir == countries_dir {
        section.report("state_dir", "must be a folder of its own");
    }
    let skew = section.defaulted("skew_seconds", Duration::from_mins(1), seconds(1..=180));
    let days = section.defaulted("metadata_max_validity_days", 14, number(1..=90));
    let refresh = section.defaulted("refresh_minutes", 60, number(5..=1440));
    let changes = section.defaulted("changes", ChangePolicy::Automatic, choice(CHANGES));
    let four_eyes = section.defaulted("four_eyes", false, boolean);
    let revocation = section.defaulted("revocation", Revocation::Soft, choice(REVOCATION));
    let service_lists = service_list::read_all(section);
    let private = section.defaulted("allow_private_addresses", false, boolean);
    let mode = section.source().mode();
    if private == Some(true) && mode == Mode::Production {
        section.report("allow_private_addresses", "is for development mode only");
    }
    Some(Trust {
        countries_dir: countries_dir?,
        certs_dir: certs_dir?,
        state_dir: state_dir?,
        skew: skew?,
        metadata_max_validity: Duration::from_secs(u64::from(days?) * 86_400),
        refresh: Duration::from_secs(u64::from(refresh?) * 60),
        changes: changes?,
        four_eyes: four_eyes?,
        revocation: revocation?,
        service_lists,
        allow_private_addresses: private?,
        mode,
    })
}
