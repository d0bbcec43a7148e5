//! How many logins: counted from the records of their ends, never from identities.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Record;

/// The time that one figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A day, UTC.
    Day,
    /// A month, UTC.
    Month,
}

/// What logins have in common that are counted together.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Group {
    /// The day or month.
    pub period: String,
    /// Which way.
    pub direction: String,
    /// The client, or the foreign Connector.
    pub client: String,
    /// The sector of the service.
    pub sector: String,
    /// The service, where the trail says it.
    pub requester: String,
    /// The foreign country.
    pub country: String,
    /// The level: asserted, or asked for where nobody was.
    pub level: String,
    /// The kind of person; none where nobody logged in.
    pub person: String,
    /// `success`, `cancelled` or `refused`.
    pub outcome: String,
}

/// Counts of logins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    by: By,
    counts: BTreeMap<Group, u64>,
}

impl Statistics {
    /// None yet.
    pub fn new(by: By) -> Self {
        Self {
            by,
            counts: BTreeMap::new(),
        }
    }

    /// Counts the record, where it is the end of a login.
    pub fn count(&mut self, record: &Record) {
        let Some(outcome) = &record.outcome else {
            return;
        };
        let form = match self.by {
            By::Day => "%Y-%m-%d",
            By::Month => "%Y-%m",
        };
        let said = |field: &Option<String>| field.clone().unwrap_or_default();
        let group = Group {
            period: record.time.strftime(form).to_string(),
            direction: said(&record.direction),
            client: said(&record.client),
            sector: said(&record.sector),
            requester: said(&record.requester),
            country: said(&record.country),
            level: said(&record.level),
            person: said(&record.person),
            outcome: outcome.clone(),
        };
        let count = self.counts.entry(group).or_default();
        *count = count.saturating_add(1);
    }

    /// The counts, in order.
    pub fn counts(&self) -> impl Iterator<Item = (&Group, u64)> {
        self.counts.iter().map(|(group, count)| (group, *count))
    }
}
