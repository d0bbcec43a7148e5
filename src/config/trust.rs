//! `[trust]`: where foreign countries are described and how far they are believed.

use std::path::PathBuf;
use std::time::Duration;

use super::checks::{boolean, folder, number, seconds};
use super::node::Mode;
use super::reader::Section;

/// `[trust]`.
#[derive(Debug, Clone)]
pub struct Trust {
    /// One `XX.toml` a country.
    pub countries_dir: PathBuf,
    /// Where `countries/XX.pem` hold each country's trust anchors.
    pub certs_dir: PathBuf,
    /// How far a foreign clock may be off: 1 to 180 s. Not 0, because no two clocks agree to the
    /// fraction of a second.
    pub skew: Duration,
    /// The farthest `validUntil` that foreign metadata may claim.
    pub metadata_max_validity: Duration,
    /// Whether metadata may be fetched from private address ranges; development mode only.
    pub allow_private_addresses: bool,
    /// Which rules hold for the country files.
    pub mode: Mode,
}

pub(super) fn read(section: &Section<'_>) -> Option<Trust> {
    let countries_dir = section.required("countries_dir", folder);
    let certs_dir = section.required("certs_dir", folder);
    let skew = section.defaulted("skew_seconds", Duration::from_mins(1), seconds(1..=180));
    let days = section.defaulted("metadata_max_validity_days", 14, number(1..=90));
    let private = section.defaulted("allow_private_addresses", false, boolean);
    let mode = section.source().mode();
    if private == Some(true) && mode == Mode::Production {
        section.report("allow_private_addresses", "is for development mode only");
    }
    Some(Trust {
        countries_dir: countries_dir?,
        certs_dir: certs_dir?,
        skew: skew?,
        metadata_max_validity: Duration::from_secs(u64::from(days?) * 86_400),
        allow_private_addresses: private?,
        mode,
    })
}
