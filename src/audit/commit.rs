//! The chain of one instance on disk: opened where the last process left it, committed to in
//! batches, carried on from file to file.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::folder::{chains, file_of, head_of, locked};
use super::segment::Segment;
use super::{Checkpoint, Head, Record, Torn};

/// How a chain is to be written.
#[derive(Debug, Clone)]
pub(super) struct Rules {
    pub(super) folder: PathBuf,
    pub(super) instance: String,
    /// Every batch on the disk before anybody is answered.
    pub(super) durable: bool,
    /// From this length on a file is followed by another.
    pub(super) file_bytes: u64,
}

pub(super) struct Chain {
    rules: Rules,
    pub(super) name: String,
    /// Held for as long as the chain is written.
    _lock: File,
    segment: Segment,
    number: u64,
    day: String,
    pub(super) head: Head,
    /// A write failed, and what it left has not been taken away yet.
    broken: bool,
    /// Something was written since the last [`Self::sync`].
    dirty: bool,
}

/// What opening found.
pub(super) struct Opened {
    pub(super) chain: Chain,
    pub(super) torn: Option<Torn>,
}

impl Chain {
    /// Goes on where the last process of this name stopped, in its last file.
    pub(super) fn open(rules: &Rules, day: &str) -> io::Result<Opened> {
        let (name, lock) = locked(&rules.folder, &rules.instance)?;
        let mut all = chains(&rules.folder).map_err(|_| io::ErrorKind::NotFound)?;
        let files = all.remove(&name).unwrap_or_default();
        let (segment, number, day) = if let Some(last) = files.last() {
            let segment = Segment::open(last.path.clone(), false)?;
            (segment, last.number, day_of(&last.path))
        } else {
            let path = file_of(&rules.folder, &name, day, 1);
            (Segment::open(path, true)?, 1, day.to_owned())
        };
        let mut chain = Self {
            segment,
            number,
            day,
            name,
            _lock: lock,
            rules: rules.clone(),
            head: Head::default(),
            broken: false,
            dirty: true,
        };
        let tail = chain.segment.tail()?;
        if tail.torn.is_some() {
            chain.segment.end_line()?;
        }
        let mut head = tail.head;
        // A process may die between making a file and writing to it.
        for earlier in files.iter().rev().skip(1) {
            if head.is_some() {
                break;
            }
            head = Segment::open(earlier.path.clone(), false)?.tail()?.head;
        }
        chain.head = head.unwrap_or_default();
        Ok(Opened {
            chain,
            torn: tail.torn,
        })
    }

    /// Whether records have to go to another file from now on, and why.
    pub(super) fn is_full(&self, day: &str) -> bool {
        self.segment.length() >= self.rules.file_bytes || self.day != day
    }

    /// Whether the file that is written to is still there.
    pub(super) fn is_there(&self) -> bool {
        self.segment.is_there()
    }

    /// From now on in another file. What is in the one before is on the disk.
    pub(super) fn next_file(&mut self, day: &str) -> io::Result<String> {
        let before = self.segment.path().file_name();
        let before = before.map(|name| name.to_string_lossy().into_owned());
        // Where the old file is gone there is nothing to be kept of it.
        let _ = self.segment.sync();
        let number = self.number.saturating_add(1);
        let path = file_of(&self.rules.folder, &self.name, day, number);
        self.segment = Segment::open(path, true)?;
        self.number = number;
        day.clone_into(&mut self.day);
        self.broken = false;
        // The name of the new file is kept as well as what is in it.
        let _ = File::open(&self.rules.folder).and_then(|folder| folder.sync_all());
        Ok(before.unwrap_or_default())
    }

    /// Puts these records behind, all of them or none.
    pub(super) fn commit(&mut self, records: &mut [&mut Record]) -> io::Result<()> {
        if self.broken {
            self.segment.cut_back()?;
            self.broken = false;
        }
        let mut head = self.head.clone();
        let mut lines = Vec::with_capacity(records.len().saturating_mul(768));
        for record in records {
            head.append(record, &mut lines);
        }
        if let Err(error) = self.segment.append(&lines, self.rules.durable) {
            self.broken = self.segment.cut_back().is_err();
            return Err(error);
        }
        self.dirty = !self.rules.durable;
        self.head = head;
        Ok(())
    }

    /// What was written is on the disk from now on.
    pub(super) fn sync(&mut self) -> io::Result<()> {
        if self.dirty {
            self.segment.sync()?;
            self.dirty = false;
        }
        Ok(())
    }

    /// Keeps the last checkpoint beside the chain, so that a chain that ends earlier is noticed.
    pub(super) fn note_head(&self, checkpoint: &Checkpoint) -> io::Result<()> {
        let path = head_of(&self.rules.folder, &self.name);
        let beside = path.with_extension("head.new");
        fs::write(&beside, serde_json::to_vec(checkpoint)?)?;
        fs::rename(beside, path)
    }
}

/// The day in a file's name.
fn day_of(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let day = stem
        .len()
        .checked_sub(19)
        .and_then(|from| stem.get(from..from.saturating_add(10)));
    day.unwrap_or_default().to_owned()
}
