//! Which countries a person may choose for a request, and why others not. The page shows it and
//! the server enforces the same.

use std::sync::Arc;

use jiff::Timestamp;

use super::requester::AskingService;
use super::{Failure, NamedCountry, Node};
use crate::domain::{
    Attribute, CountryCode, PersonKind, RequestedAttribute, RequestedLevel, SpType,
};
use crate::trust::{Availability, Country, Unavailable, Wanted};

/// A country on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryOffer {
    /// Which.
    pub country: NamedCountry,
    /// Why it cannot serve this login; none: it can.
    pub unavailable: Option<Unavailable>,
    /// Since when its systems have not answered us, though it can be chosen.
    pub troubled_since: Option<Timestamp>,
}

/// What one login needs of a country.
#[derive(Debug, Clone)]
pub(super) struct Needs {
    level: RequestedLevel,
    person_kinds: Vec<PersonKind>,
    sp_type: Option<SpType>,
    requester_id: bool,
    mandatory: Vec<Attribute>,
}

impl Needs {
    /// Of a login at that service, of whose kinds of person its hub would rather have the first of
    /// `preferred`.
    pub(super) fn new(
        service: &AskingService,
        level: &RequestedLevel,
        attributes: &[RequestedAttribute],
        preferred: &[PersonKind],
    ) -> Self {
        let required = attributes.iter().filter(|asked| asked.required);
        let mut person_kinds = RequestedAttribute::kinds(attributes);
        let rank = |kind: &PersonKind| preferred.iter().position(|one| one == kind);
        person_kinds.sort_by_key(|kind| rank(kind).unwrap_or(usize::MAX));
        Self {
            level: level.clone(),
            sp_type: service.sp_type,
            requester_id: service.requester_id.is_some(),
            person_kinds,
            mandatory: required.map(|asked| asked.attribute.clone()).collect(),
        }
    }

    /// The same for a country.
    pub(super) fn wanted(&self) -> Wanted<'_> {
        Wanted {
            level: &self.level,
            requester_id: self.requester_id,
            person_kinds: &self.person_kinds,
            sp_type: self.sp_type,
            mandatory: &self.mandatory,
        }
    }
}

/// What people are shown: every registered country that its service list does not hide, and
/// whether it can be chosen. Our own is never among them.
pub(super) fn offers(node: &Node, needs: &Needs) -> Vec<CountryOffer> {
    let now = node.clock.now();
    abroad(node)
        .filter(|country| !country.is_hidden())
        .map(|country| offer_of(&country, needs, now))
        .collect()
}

/// How it stands with one country, as it would be shown.
pub(super) fn offer(node: &Node, needs: &Needs, choice: &str) -> Option<CountryOffer> {
    let country = abroad(node).find(|country| country.code().as_str() == choice)?;
    Some(offer_of(&country, needs, node.clock.now()))
}

/// The chosen country, if it can be chosen; a hidden one by whoever knows its code. One that is
/// away may be chosen all the same: it may be back.
pub(super) fn chosen(node: &Node, needs: &Needs, choice: &str) -> Result<Arc<Country>, Failure> {
    let country = abroad(node).find(|country| country.code().as_str() == choice);
    let country = country.ok_or(Failure::CountryNotOffered(None))?;
    match country.availability(&needs.wanted(), node.clock.now()) {
        Availability::Available | Availability::Unavailable(Unavailable::Outage { .. }) => {
            Ok(country)
        }
        Availability::Unavailable(why) => Err(Failure::CountryNotOffered(Some(why))),
    }
}

/// The registered country that a hub means, by the network's code or that of ISO 3166-1, in any
/// case; none where that is nobody's.
pub(super) fn named(node: &Node, text: &str) -> Option<CountryCode> {
    let text = text.trim().to_ascii_uppercase();
    let mut codes = abroad(node).map(|country| country.code());
    codes.find(|code| code.is_named_by(&text))
}

fn abroad(node: &Node) -> impl Iterator<Item = Arc<Country>> {
    let countries = node.trust.countries().into_iter();
    countries.filter(|country| country.code() != node.country)
}

fn offer_of(country: &Country, needs: &Needs, now: Timestamp) -> CountryOffer {
    CountryOffer {
        country: NamedCountry {
            code: country.code(),
            names: country.file().names.clone(),
        },
        unavailable: match country.availability(&needs.wanted(), now) {
            Availability::Available => None,
            Availability::Unavailable(why) => Some(why),
        },
        troubled_since: country.troubled_since(now),
    }
}
