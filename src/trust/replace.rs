//! New files take the place of old ones: one snapshot for another, and an event for each country
//! with which something has happened.

use std::sync::Arc;

use super::country::Country;
use super::directory::{Directory, Snapshot};
use super::event::Happened;
use crate::config::{Countries, CountryState};
use crate::domain::CountryCode;

impl Directory {
    /// Takes these files, whole. A country whose file is there and not right stays as it was, and
    /// so does everything where the folder could not be read; one whose file is gone leaves. What
    /// is known of nodes that have not changed stays known. Whether anything has changed.
    ///
    /// Reads anchors: not for the reactor.
    pub fn replace(&self, countries: Countries) -> bool {
        if countries.unreadable {
            return false;
        }
        let old = self.snapshot.load_full();
        let left_out = Arc::new(countries.left_out.clone());
        self.lists.left_out.store(left_out);
        let (mut new, mut changed) = (Snapshot::new(), false);
        for code in countries.left_out.iter().filter_map(|it| it.parse().ok()) {
            let Some(country) = old.get(&code) else {
                continue;
            };
            // Whatever else is wrong with a file: that it says "suspended" is obeyed.
            let says_so = countries.suspended.contains(code.as_str());
            if says_so && country.state() == CountryState::Approved {
                changed = true;
                new.insert(code, Arc::new(country.suspended()));
            } else {
                new.insert(code, Arc::clone(country));
            }
        }
        for file in countries.files {
            let before = file.country.parse().ok().and_then(|code| old.get(&code));
            if let Some(country) = Country::new(file, before.map(Arc::as_ref)) {
                let kept = before.filter(|it| is_unchanged(it, &country)).cloned();
                changed |= kept.is_none();
                new.insert(country.code(), kept.unwrap_or_else(|| Arc::new(country)));
            }
        }
        changed |= old.keys().any(|code| !new.contains_key(code));
        if !changed {
            return false;
        }
        let new = Arc::new(new);
        // Before, so that no new file lifts a suspension for a moment; and after, for a list that
        // came in between.
        self.heed(&new, true);
        self.snapshot.store(Arc::clone(&new));
        self.heed(&new, true);
        self.tell_differences(&old, &new);
        self.replaced.notify_one();
        true
    }

    fn tell_differences(&self, old: &Snapshot, new: &Snapshot) {
        let events = &self.means.events;
        for code in old.keys().filter(|code| !new.contains_key(code)) {
            events.country(*code, Happened::Removed);
        }
        for (code, country) in new {
            let before = old.get(code);
            if before.is_some_and(|before| country.asks_anew(before)) {
                country.records().for_each(|node| node.look_soon());
            }
            let before = before.map(|before| before.state());
            if let Some(happened) = transition(before, country.state()) {
                events.country(*code, happened);
            }
        }
    }

    /// Whose an entity is.
    pub(super) fn owner(&self, entity_id: &str) -> Option<CountryCode> {
        let snapshot = self.snapshot.load();
        let mut countries = snapshot.values();
        let owner = countries.find(|country| country.file().entity_ids().any(|id| id == entity_id));
        owner.map(|country| country.code())
    }

    /// The files in force, to judge new ones by.
    pub(super) fn files(&self) -> Countries {
        let snapshot = self.snapshot.load();
        Countries {
            files: snapshot.values().map(|it| it.file().clone()).collect(),
            ..Countries::default()
        }
    }
}

fn is_unchanged(before: &Country, after: &Country) -> bool {
    let same_nodes = before
        .records()
        .zip(after.records())
        .all(|(before, after)| Arc::ptr_eq(before, after));
    same_nodes && before.file() == after.file() && !after.asks_anew(before)
}

fn transition(before: Option<CountryState>, after: CountryState) -> Option<Happened> {
    use CountryState::{Approved, Draft, Suspended};
    match (before, after) {
        (None, _) => Some(Happened::Added),
        (Some(Draft), Approved) => Some(Happened::Approved),
        (Some(Suspended), Approved) => Some(Happened::Resumed),
        // Back to draft takes it out of use just so.
        (Some(Approved), Suspended | Draft) | (Some(Draft), Suspended) => Some(Happened::Suspended),
        (Some(Draft), Draft)
        | (Some(Approved), Approved)
        | (Some(Suspended), Suspended | Draft) => None,
    }
}
