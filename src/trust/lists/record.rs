//! One service list as it is configured, the copy of it that counts, and how it goes with its
//! source; and all of them together with what they are compared with.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use arc_swap::{ArcSwap, ArcSwapOption};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::sync::{Mutex, Notify};

use super::known::{FlagsByCountry, KnownList};
use crate::config::{CountryFile, MetadataSource, ServiceListSource};
use crate::domain::CountryCode;
use crate::net::Validators;
use crate::trust::expiry::{Expiring, Expiry};
use crate::trust::node::Seen;
use crate::trust::status::Status;

/// All lists of a directory.
#[derive(Default)]
pub(in crate::trust) struct Lists {
    pub(in crate::trust) all: Vec<Arc<ListRecord>>,
    /// Ours: nobody proposes anything for it.
    pub(super) own: Option<CountryCode>,
    /// Countries whose files are there and have problems: they are registered all the same.
    pub(in crate::trust) left_out: ArcSwap<BTreeSet<String>>,
    /// One at a time says what lists say against countries.
    pub(super) heeding: std::sync::Mutex<()>,
}

impl Lists {
    pub(super) fn new(
        lists: &[ServiceListSource],
        own: CountryCode,
        left_out: Arc<BTreeSet<String>>,
    ) -> Self {
        let all = lists.iter().cloned().map(ListRecord::new).map(Arc::new);
        Self {
            all: all.collect(),
            own: Some(own),
            left_out: ArcSwap::new(left_out),
            heeding: std::sync::Mutex::default(),
        }
    }

    /// Until when each is good.
    pub(in crate::trust) fn expiries(&self) -> impl Iterator<Item = Expiry> {
        self.all.iter().filter_map(|list| {
            let (issued_at, next_update) = list.times()?;
            Some(Expiry {
                country: None,
                role: None,
                what: Expiring::ServiceList(list.name().to_owned()),
                at: next_update,
                since: Some(issued_at),
            })
        })
    }

    /// The list that a country's file names, where it may speak for it.
    pub(in crate::trust) fn of(&self, file: &CountryFile) -> Option<&Arc<ListRecord>> {
        let name = file.service_list.as_ref()?;
        let list = self.all.iter().find(|list| list.name() == name)?;
        list.source.allows(&file.country).then_some(list)
    }
}

/// One list.
#[derive(Debug)]
pub(in crate::trust) struct ListRecord {
    pub(super) source: ServiceListSource,
    /// The last good copy, expired or not.
    pub(super) in_force: ArcSwapOption<KnownList>,
    pub(super) seen: ArcSwapOption<Seen>,
    pub(super) status: ArcSwap<Status>,
    /// The fingerprints of the proposals that were told; none: not read from the archive yet.
    pub(super) told: Mutex<BTreeSet<String>>,
    /// Told when there is a reason to look before the time.
    pub(super) wake: Notify,
    pub(super) asking: Mutex<()>,
    pub(super) prepared: AtomicBool,
}

/// What is noted beside a list's copy: hints, and what only takes away.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ListNote {
    /// Digest of the document that the validators and the carried flags are about.
    pub(super) document: String,
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
    pub(super) fetched_at: Option<Timestamp>,
    pub(super) looked_at: Option<Timestamp>,
    pub(super) failure: Option<(String, Timestamp)>,
    pub(super) carried: FlagsByCountry,
    pub(super) told: BTreeSet<String>,
}

impl ListNote {
    pub(super) fn validators(&self) -> Validators {
        Validators {
            etag: self.etag.clone(),
            last_modified: self.last_modified.clone(),
        }
    }
}

impl ListRecord {
    fn new(source: ServiceListSource) -> Self {
        Self {
            source,
            in_force: ArcSwapOption::empty(),
            seen: ArcSwapOption::empty(),
            status: ArcSwap::default(),
            told: Mutex::default(),
            wake: Notify::new(),
            asking: Mutex::new(()),
            prepared: AtomicBool::new(false),
        }
    }

    pub(in crate::trust) fn name(&self) -> &str {
        &self.source.name
    }

    /// Whether the archive has been looked into.
    pub(super) fn is_prepared(&self) -> bool {
        self.prepared.load(Ordering::Acquire)
    }

    /// Until when the copy that counts proposes anything.
    pub(in crate::trust) fn times(&self) -> Option<(Timestamp, Timestamp)> {
        let known = self.in_force.load();
        known
            .as_ref()
            .map(|known| (known.list.issued_at(), known.list.next_update()))
    }

    /// The files that it is made of, to be watched.
    pub(in crate::trust) fn files(&self) -> Vec<PathBuf> {
        let mut files = vec![self.source.signer_file.clone()];
        if let MetadataSource::File(file) = &self.source.source {
            files.push(file.clone());
        }
        files
    }

    /// Lets the background look before the time.
    pub(in crate::trust) fn look_soon(&self) {
        let status = Status::clone(&self.status.load()).at_once();
        self.status.store(Arc::new(status));
        self.wake.notify_one();
    }

    pub(super) fn copy_name(&self) -> String {
        format!("lists/{}.xml", self.name())
    }

    pub(super) fn note_name(&self) -> String {
        format!("lists/{}.json", self.name())
    }
}
