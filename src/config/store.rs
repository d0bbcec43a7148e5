//! `[store]`: where flows are remembered between two requests.

use super::checks::{choice, number};
use super::reader::Section;

/// `[store]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store {
    /// Which store.
    pub kind: StoreKind,
    /// How many records it holds before new flows are refused; live ones are never evicted.
    pub max_entries: usize,
}

/// The stores there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreKind {
    /// In this process: one instance, gone at its end.
    Memory,
}

pub(super) fn read(section: &Section<'_>) -> Option<Store> {
    let kind = section.defaulted(
        "kind",
        StoreKind::Memory,
        choice(&[("memory", StoreKind::Memory)]),
    );
    let max_entries = section.defaulted("max_entries", 100_000, number(100..=10_000_000));
    Some(Store {
        kind: kind?,
        max_entries: usize::try_from(max_entries?).ok()?,
    })
}
