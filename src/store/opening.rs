//! The one place that knows which stores there are.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::measured::Measured;
use super::{FileStore, MemoryStore, RedisStore, Sealing, Store};
use crate::ambient::{Clock, Random};
use crate::config::{Store as StoreConfig, StoreAddress};

/// What a store is opened with.
pub struct Opening<'a> {
    /// `[store]`.
    pub config: &'a StoreConfig,
    /// What its records are sealed with; unused in memory.
    pub sealing: Option<Sealing>,
    /// How far a sender's clock may be off, where nothing else is said of that sender.
    pub skew: SignedDuration,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub random: Arc<dyn Random>,
}

/// Why a store cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Records would lie there open.
    #[error("the store needs a key for its records: keys.record_sealing")]
    NoSealingKey,
    /// Another process has it.
    #[error("the store's file is in use by another process")]
    InUse,
    /// It is there and no store of ours, or cannot be made.
    #[error("the store's file cannot be opened")]
    File,
    /// The authority's certificate cannot be read.
    #[error("the store's ca_file holds no certificate")]
    Authority,
}

impl OpenError {
    /// Stable dotted code.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoSealingKey => "store.no-sealing-key",
            Self::InUse => "store.in-use",
            Self::File => "store.file",
            Self::Authority => "store.authority",
        }
    }
}

/// Opens the store that the configuration names. A server need not answer yet.
///
/// # Errors
/// [`OpenError`] for what no waiting makes better.
pub fn open(opening: Opening<'_>) -> Result<Arc<dyn Store>, OpenError> {
    let config = opening.config;
    Ok(match &config.address {
        StoreAddress::Memory => {
            let store = MemoryStore::new(config.max_entries, Arc::clone(&opening.clock));
            Arc::new(Measured(store.beginning(opening.first_moment())))
        }
        StoreAddress::File(path) => Arc::new(Measured(FileStore::open(path, opening)?)),
        StoreAddress::Redis(address) => Arc::new(Measured(RedisStore::new(address, opening)?)),
    })
}

impl Opening<'_> {
    /// From when on a store that begins now knows what was used. Senders' messages count from the
    /// first moment at which they would have been accepted, which is earlier than their time by as
    /// much as clocks may be off; where clocks are known to be better, that is given back.
    ///
    /// In this process's memory nothing outlives a restart anyway, and a restart must not turn away
    /// a minute of logins: there, foreign clocks are taken to be right unless something is said.
    fn first_moment(&self) -> Timestamp {
        if self.config.fresh {
            return Timestamp::MIN;
        }
        // Times in messages may be whole seconds.
        let now = Timestamp::from_second(self.clock.now().as_second());
        let lead = self.lead(SignedDuration::ZERO);
        now.unwrap_or(Timestamp::MAX)
            .saturating_sub(self.forgiven(lead))
            .unwrap_or(Timestamp::MIN)
    }

    /// How much of what clocks may be off need not be reckoned with.
    pub(super) fn forgiven(&self, lead: SignedDuration) -> SignedDuration {
        (self.skew - lead.min(self.skew)).max(SignedDuration::ZERO)
    }

    /// How far ahead foreign clocks are at most.
    pub(super) fn lead(&self, otherwise: SignedDuration) -> SignedDuration {
        let lead = self.config.peer_lead.map(SignedDuration::try_from);
        lead.and_then(Result::ok).unwrap_or(otherwise)
    }
}
