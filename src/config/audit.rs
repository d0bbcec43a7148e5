//! `[audit]`: where the audit trail is kept, and how.

use std::path::PathBuf;
use std::time::Duration;

use super::checks::{boolean, choice, number, path, seconds, text};
use super::reader::{Checked, Section, Source};
use toml::de::DeValue;

/// `[audit]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// The folder of the trail's files; none: events are lines of the log alone.
    pub folder: Option<PathBuf>,
    /// What this instance is called, in its records and in the names of its files; none: as the
    /// machine is called.
    pub instance: Option<String>,
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
    let instance = section.optional("instance", instance);
    let sync = section.defaulted("sync", AuditSync::Batch, choice(SYNC));
    let file = section.defaulted("file_megabytes", 256, number(1..=65_536));
    let records = section.defaulted("checkpoint_records", 1000, number(1..=1_000_000));
    let time = Duration::from_mins(1);
    let time = section.defaulted("checkpoint_seconds", time, seconds(1..=86_400));
    let requesters = section.defaulted("requesters", false, boolean);
    Some(Audit {
        folder,
        instance,
        sync: sync?,
        file_bytes: u64::from(file?).saturating_mul(1024 * 1024),
        checkpoint_records: u64::from(records?),
        checkpoint: time?,
        requesters: requesters?,
    })
}

fn instance(source: &Source, value: &DeValue<'_>) -> Checked<String> {
    let text = text(source, value)?;
    if is_instance(&text) {
        return Ok(text);
    }
    Err("must be 1 to 64 letters, digits, dots, hyphens or underscores".to_owned())
}

fn is_instance(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    (1..=64).contains(&text.len()) && text.chars().all(fits) && !text.starts_with('.')
}

impl Audit {
    /// What this instance is called: as configured, or else as the machine is.
    pub fn instance(&self) -> String {
        if let Some(name) = &self.instance {
            return name.clone();
        }
        let machine = std::fs::read_to_string("/proc/sys/kernel/hostname");
        let machine = machine.map(|name| name.trim().to_owned());
        let machine = machine.ok().filter(|name| is_instance(name));
        machine.unwrap_or_else(|| "bridge".to_owned())
    }
}
