//! Which countries a person may choose for a request, and why others not. The page shows it and
//! the server enforces the same.

use std::sync::Arc;

use super::{Failure, Node};
use crate::domain::{CountryCode, LevelOfAssurance};
use crate::trust::{Availability, Country};

/// A country on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryOffer {
    /// Its code.
    pub code: CountryCode,
    /// Its registered name.
    pub name: Option<String>,
    /// Whether it can be chosen.
    pub offered: Offered,
}

/// Whether a country can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offered {
    /// It can.
    Yes,
    /// The operator has suspended it.
    Suspended,
    /// It has no Proxy-Service here.
    NotConnected,
    /// It does not offer the level.
    LevelTooLow,
    /// It is away at the moment. It may be chosen all the same: it may be back.
    Outage,
}

/// What people are shown: every registered country that its service list does not hide, and
/// whether it can be chosen for `level`. Our own is never among them.
pub fn offers(node: &Node, level: LevelOfAssurance) -> Vec<CountryOffer> {
    let countries = node.trust.countries().into_iter();
    judged(
        node,
        level,
        countries.filter(|country| !country.is_hidden()),
    )
}

fn judged(
    node: &Node,
    level: LevelOfAssurance,
    countries: impl Iterator<Item = Arc<Country>>,
) -> Vec<CountryOffer> {
    let now = node.clock.now();
    countries
        .filter(|country| country.code() != node.country)
        .map(|country| CountryOffer {
            code: country.code(),
            name: country.name("en").map(str::to_owned),
            offered: match country.availability(level, now) {
                Availability::Available => Offered::Yes,
                Availability::Suspended => Offered::Suspended,
                Availability::NotConnected => Offered::NotConnected,
                Availability::LevelTooLow => Offered::LevelTooLow,
                Availability::Outage => Offered::Outage,
            },
        })
        .collect()
}

/// The chosen country, if it can be chosen; a hidden one by whoever knows its code.
pub(super) fn chosen(
    node: &Node,
    level: LevelOfAssurance,
    choice: &str,
) -> Result<CountryCode, Failure> {
    let offer = judged(node, level, node.trust.countries().into_iter())
        .into_iter()
        .find(|offer| offer.code.as_str() == choice);
    match offer {
        Some(offer) if matches!(offer.offered, Offered::Yes | Offered::Outage) => Ok(offer.code),
        _ => Err(Failure::CountryNotOffered),
    }
}
