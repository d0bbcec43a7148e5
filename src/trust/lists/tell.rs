//! Proposals for whoever asks, and one event for each that counts, also across restarts.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use super::compare::{Registered, proposals};
use super::look::keep_note;
use super::proposal::Proposal;
use super::record::ListRecord;
use crate::trust::directory::Directory;
use crate::trust::event::Happened;

impl Directory {
    /// Everything that lists which have not expired propose, by list and country. Reads anchors:
    /// not for the reactor.
    pub fn proposals(&self, now: Timestamp) -> Vec<Proposal> {
        let registered = self.registered();
        let lists = self.lists.all.iter();
        lists
            .flat_map(|list| of_list(list, &registered, now).unwrap_or_default())
            .collect()
    }

    /// Tells each proposal that counts and has not been told.
    pub(in crate::trust) async fn tell_proposals(&self) {
        let now = self.means.now();
        for list in &self.lists.all {
            let (asked, registered) = (Arc::clone(list), self.registered());
            let work = move || of_list(&asked, &registered, now);
            let Ok(Some(proposals)) = tokio::task::spawn_blocking(work).await else {
                continue;
            };
            self.tell_those(list, &proposals).await;
        }
    }

    async fn tell_those(&self, list: &ListRecord, proposals: &[Proposal]) {
        let counting = || proposals.iter().filter(|it| it.counts);
        let present: BTreeSet<String> = counting().map(|it| it.fingerprint.clone()).collect();
        let before = std::mem::replace(&mut *list.told.lock().await, present.clone());
        for proposal in counting().filter(|it| !before.contains(&it.fingerprint)) {
            let happened = Happened::ListProposes {
                list: proposal.list.clone(),
                kind: proposal.kind,
                fingerprint: proposal.fingerprint.clone(),
            };
            self.means.events.country(proposal.country, happened);
        }
        if before != present {
            keep_note(list, &self.means).await;
        }
    }

    fn registered(&self) -> Registered {
        Registered {
            countries: self.snapshot.load_full(),
            left_out: self.lists.left_out.load_full(),
            own: self.lists.own,
        }
    }
}

/// None: there is no list, or it has expired and says nothing about what it said.
fn of_list(list: &ListRecord, registered: &Registered, now: Timestamp) -> Option<Vec<Proposal>> {
    let known = list.in_force.load_full()?;
    (!known.is_expired(now)).then(|| proposals(&known, &list.source, registered))
}
