//! What there is to say about each list.

use jiff::Timestamp;
use serde::Serialize;

use crate::trust::directory::Directory;
use crate::trust::report::ErrorReport;

/// One service list.
#[derive(Debug, Clone, Serialize)]
pub struct ListReport {
    /// Its name.
    pub name: String,
    /// When the copy that counts was issued; none: there is none.
    pub issued_at: Option<Timestamp>,
    /// Until when that copy proposes anything. What it says against countries stays.
    pub next_update: Option<Timestamp>,
    /// Whether that moment has passed.
    pub expired: bool,
    /// When its source was last asked.
    pub looked_at: Option<Timestamp>,
    /// Why it cannot be renewed, and since when.
    pub error: Option<ErrorReport>,
}

impl Directory {
    /// Every list, in the order of the configuration.
    pub fn list_reports(&self, now: Timestamp) -> Vec<ListReport> {
        let lists = self.lists.all.iter();
        lists
            .map(|list| {
                let (times, status) = (list.times(), list.status.load_full());
                let failure = status.failure.as_ref();
                ListReport {
                    name: list.name().to_owned(),
                    issued_at: times.map(|(issued_at, _)| issued_at),
                    next_update: times.map(|(_, next_update)| next_update),
                    expired: times.is_some_and(|(_, next_update)| next_update <= now),
                    looked_at: status.looked_at,
                    error: failure.map(|failure| ErrorReport {
                        code: failure.code.to_string(),
                        since: failure.since,
                    }),
                }
            })
            .collect()
    }
}
