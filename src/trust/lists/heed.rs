//! What a list says against a country is in force at once: suspended in both directions, or not
//! shown in country selection. It is laid over what the country's file says and never widens it.

use std::sync::{Arc, PoisonError};

use super::record::{ListRecord, Lists};
use crate::config::{CountryFile, ServiceListSource};
use crate::domain::CountryCode;
use crate::trust::country::Country;
use crate::trust::directory::{Directory, Snapshot};
use crate::trust::event::Happened;
use crate::trust::listing::Listing;

impl Directory {
    /// Listens to these lists. `own` is our own country, of which they say nothing to us.
    #[must_use]
    pub fn listening_to(mut self, lists: &[ServiceListSource], own: CountryCode) -> Self {
        let left_out = self.lists.left_out.load_full();
        self.lists = Lists::new(lists, own, left_out);
        self
    }

    /// Lays what lists say over these countries; told where it has changed, unless it was so in
    /// an earlier life.
    pub(in crate::trust) fn heed(&self, countries: &Snapshot, tells: bool) {
        if self.lists.all.is_empty() {
            return;
        }
        let turn = self.lists.heeding.lock();
        let _one_at_a_time = turn.unwrap_or_else(PoisonError::into_inner);
        for country in countries.values() {
            let list = self.lists.of(country.file());
            let before = country.listing();
            let now = list.and_then(|list| listing(list, country, before.as_deref()));
            if before.as_deref() == now.as_ref() {
                continue;
            }
            let was = before.as_deref().is_some_and(|it| it.suspended);
            let is = now.as_ref().is_some_and(|it| it.suspended);
            let name = now.as_ref().or(before.as_deref()).map(|it| it.list.clone());
            country.set_listing(now.clone().map(Arc::new));
            let (true, Some(list)) = (tells && was != is, name) else {
                continue;
            };
            let happened = if is {
                Happened::ListSuspends { list }
            } else {
                Happened::ListResumes { list }
            };
            self.means.events.country(country.code(), happened);
        }
    }
}

/// What the list says against the country, where it says anything.
fn listing(list: &ListRecord, country: &Country, before: Option<&Listing>) -> Option<Listing> {
    let known = list.in_force.load_full()?;
    let file: &CountryFile = country.file();
    let flags = known.flags(&file.country);
    let suspended = flags.country || file.entity_ids().any(|id| flags.suspended.contains(id));
    let service = country.proxy_service_id();
    let hidden = service.is_some_and(|id| flags.hidden.contains(id));
    if !suspended && !hidden {
        return None;
    }
    let same = before.filter(|it| it.list == list.name() && it.suspended == suspended);
    Some(Listing {
        list: list.name().to_owned(),
        suspended,
        hidden,
        since: same.map_or(known.list.issued_at(), |it| it.since),
    })
}
