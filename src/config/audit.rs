//! `[audit]`: where the audit trail is kept, and how.

use std::path::PathBuf;
use std::time::Duration;

use super::checks::{boolean, choice, number, path, seconds};
use super::reader::Section;

/// `[audit]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// The folder of the trail's files; none: events are lines of the log alone.
    pub folder: Option<PathBuf>,
    /// What is on the disk before a message leaves.
    pub sync: AuditSync,
    /// From how many bytes on a file is followed by another.
    pub file_bytes: u64,
    /// After how many records a checkpoint is signed.
    pub checkpoint_records: u64,
    /// After how much time a checkpoint is signed.
    pub checkpoint: Duration,
    /// Whether records say which service asked.
    pub requesters: bool,
}

/// What is on the disk before a message leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuditSync {
    /// Its record: a failure of the power loses nothing.
    Each,
    /// What was recorded until a second before; its record is with the system, and outlives the
    /// process.
    Batch,
}

pub(super) fn read(section: &Section<'_>) -> Option<Audit> {
    const SYNC: &[(&str, AuditSync)] = &[("batch", AuditSync::Batch), ("each", AuditSync::Each)];
    let folder = section.optional("folder", path);
    let sync = section.defaulted("sync", AuditSync::Batch, choice(SYNC));
    let file = section.defaulted("file_megabytes", 256, number(1..=65_536));
    let records = section.defaulted("checkpoint_records", 1000, number(1..=1_000_000));
    let time = Duration::from_mins(1);
    let time = section.defaulted("checkpoint_seconds", time, seconds(1..=86_400));
    let requesters = section.defaulted("requesters", false, boolean);
    Some(Audit {
        folder,
        sync: sync?,
        file_bytes: u64::from(file?).saturating_mul(1024 * 1024),
        checkpoint_records: u64::from(records?),
        checkpoint: time?,
        requesters: requesters?,
    })
}
