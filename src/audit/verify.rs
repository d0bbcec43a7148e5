//! Whether a trail is whole: every line where it was written, none changed, none missing, none
//! added, as far as its signed checkpoints and what somebody noted elsewhere reach.
//!
//! In: a folder, the keys that are believed, heads that were noted. Out: a report for each chain,
//! with every fault by file and line. What a chain cannot tell by itself is in
//! docs/decisions/audit-trail.md.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use super::folder::{FolderError, TrailFile, chains, head_of};
use super::seal::judged;
use super::{Checkpoint, Head, Record, Torn, Verdict, Verifier, digest};

/// What is wrong at one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No record, and none that a later one names as unfinished.
    #[error("a line is a record, or named as unfinished by the one behind it")]
    Unreadable,
    /// It does not follow the line before.
    #[error("a line has the place behind the one before")]
    Sequence,
    /// It names another hash than that of the line before.
    #[error("a line names the hash of the one before")]
    Chain,
    /// A checkpoint says something else than the line that it is about.
    #[error("a checkpoint has the hash of the line that it signs for")]
    Checkpoint,
    /// A checkpoint is not signed by a key that is believed.
    #[error("a checkpoint is signed by a key of this node")]
    UnknownKey,
    /// A checkpoint's signature is not over what it says.
    #[error("a checkpoint's signature is over what it says")]
    Signature,
    /// A file is missing between two that are there.
    #[error("no file is missing")]
    FileMissing,
    /// The last line is not whole.
    #[error("the last line is whole")]
    Unfinished,
    /// The chain ends before its last checkpoint, or before what was noted.
    #[error("the chain reaches as far as its last checkpoint and what was noted")]
    Truncated,
    /// The chain has something else where a checkpoint or a note has a hash.
    #[error("the chain has what was noted")]
    Expected,
    /// It begins in the middle, and no checkpoint signs for anything in it.
    #[error("a chain that does not begin at 1 begins with a file and has a checkpoint")]
    Begins,
    /// A file cannot be read.
    #[error("a file can be read")]
    File,
}

impl Fault {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "audit.line",
            Self::Sequence => "audit.sequence",
            Self::Chain => "audit.chain",
            Self::Checkpoint => "audit.checkpoint",
            Self::UnknownKey => "audit.key",
            Self::Signature => "audit.signature",
            Self::FileMissing => "audit.file-missing",
            Self::Unfinished => "audit.unfinished",
            Self::Truncated => "audit.truncated",
            Self::Expected => "audit.expected",
            Self::Begins => "audit.begins",
            Self::File => "audit.file",
        }
    }
}

/// A fault, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What.
    pub fault: Fault,
    /// The file.
    pub file: PathBuf,
    /// The line in it, from 1; none: the file as a whole.
    pub line: Option<u64>,
}

/// A head that was noted elsewhere, of whichever chain has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The chain; none: some chain has to have it.
    pub chain: Option<String>,
    /// The place and its hash.
    pub head: Head,
}

/// What is to be said of one chain.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChainReport {
    /// Its name.
    pub chain: String,
    /// How many files it has.
    pub files: usize,
    /// How many records.
    pub records: u64,
    /// The place of the first record.
    pub begins: u64,
    /// Its last record.
    pub head: Head,
    /// How many checkpoints whose signature is good, or was not looked at.
    pub checkpoints: u64,
    /// Up to where the last of them signs.
    pub signed: u64,
    /// How many lines were left unfinished, and named as that.
    pub torn: u64,
    /// What is wrong, in order.
    pub faults: Vec<Found>,
}

/// Looks at every chain in the folder. Without a verifier signatures are not looked at.
///
/// # Errors
/// [`FolderError`].
pub fn verify(
    folder: &Path,
    verifier: Option<&dyn Verifier>,
    expected: &[Expected],
) -> Result<Vec<ChainReport>, FolderError> {
    let all = chains(folder)?;
    let mut reports = Vec::new();
    let mut seen = vec![None; expected.len()];
    for (chain, files) in all {
        let noted = fs::read(head_of(folder, &chain)).ok();
        let noted: Option<Checkpoint> = noted.and_then(|it| serde_json::from_slice(&it).ok());
        let mut reading = Reading::new(&chain, verifier, expected);
        for file in &files {
            reading.file(file);
        }
        reading.ends(folder, noted.as_ref());
        for (seen, found) in seen.iter_mut().zip(&reading.seen) {
            *seen = seen.or(*found);
        }
        reports.push(reading.report);
    }
    missing(folder, expected, &seen, &mut reports);
    Ok(reports)
}

/// What was noted and no chain has.
fn missing(
    folder: &Path,
    expected: &[Expected],
    seen: &[Option<bool>],
    reports: &mut Vec<ChainReport>,
) {
    for (expected, seen) in expected.iter().zip(seen) {
        if *seen == Some(true) {
            continue;
        }
        let fault = match seen {
            Some(_) => Fault::Expected,
            None => Fault::Truncated,
        };
        let found = Found {
            fault,
            file: folder.to_owned(),
            line: None,
        };
        match reports.last_mut() {
            Some(report) => report.faults.push(found),
            None => reports.push(ChainReport {
                chain: expected.chain.clone().unwrap_or_default(),
                faults: vec![found],
                ..ChainReport::default()
            }),
        }
    }
}

/// How many of the latest lines a checkpoint may be about. It is signed while others are written.
const REACH: usize = 100_000;

struct Reading<'a> {
    verifier: Option<&'a dyn Verifier>,
    expected: &'a [Expected],
    /// Of what was noted: none: not come by, else whether it is as noted.
    seen: Vec<Option<bool>>,
    report: ChainReport,
    /// Hashes of the latest lines, the last of them at [`ChainReport::head`].
    recent: std::collections::VecDeque<(u64, String)>,
    /// A line that is no record, until the next one names it.
    torn: Option<(Torn, PathBuf, u64)>,
    number: Option<u64>,
    last: Option<(PathBuf, u64)>,
    /// What the first record names as the hash of the one before.
    first_prev: String,
    /// A checkpoint signs for the first record, or for what it names as before it.
    anchored: bool,
}

impl<'a> Reading<'a> {
    fn new(chain: &str, verifier: Option<&'a dyn Verifier>, expected: &'a [Expected]) -> Self {
        Self {
            verifier,
            expected,
            seen: vec![None; expected.len()],
            report: ChainReport {
                chain: chain.to_owned(),
                ..ChainReport::default()
            },
            recent: std::collections::VecDeque::new(),
            torn: None,
            number: None,
            last: None,
            first_prev: String::new(),
            anchored: false,
        }
    }

    fn found(&mut self, fault: Fault, file: &Path, line: impl Into<Option<u64>>) {
        self.report.faults.push(Found {
            fault,
            file: file.to_owned(),
            line: line.into(),
        });
    }

    fn file(&mut self, file: &TrailFile) {
        self.report.files = self.report.files.saturating_add(1);
        if self
            .number
            .is_some_and(|number| number.saturating_add(1) != file.number)
        {
            self.found(Fault::FileMissing, &file.path, None);
        }
        self.number = Some(file.number);
        let Ok(open) = File::open(&file.path) else {
            return self.found(Fault::File, &file.path, None);
        };
        let mut lines = BufReader::new(open);
        let (mut line, mut number) = (Vec::new(), 0_u64);
        loop {
            line.clear();
            match lines.read_until(b'\n', &mut line) {
                Ok(0) => break,
                Ok(_) => {}
                Err(_) => return self.found(Fault::File, &file.path, number),
            }
            number = number.saturating_add(1);
            let whole = line.pop_if(|last| *last == b'\n').is_some();
            self.line(&line, whole, &file.path, number);
            self.last = Some((file.path.clone(), number));
        }
    }

    fn line(&mut self, line: &[u8], whole: bool, file: &Path, number: u64) {
        let record = serde_json::from_slice::<Record>(line).ok();
        let Some(record) = record.filter(|_| whole) else {
            self.unfinished();
            let torn = Torn {
                bytes: line.len(),
                hash: digest(line),
            };
            self.torn = Some((torn, file.to_owned(), number));
            return;
        };
        match self.torn.take() {
            Some((torn, ..)) if record.torn.as_ref() == Some(&torn) => {
                self.report.torn = self.report.torn.saturating_add(1);
            }
            Some((_, file, number)) => self.found(Fault::Unreadable, &file, number),
            None => {}
        }
        self.follows(&record, file, number);
        let hash = digest(line);
        self.compare_notes(record.seq, &hash);
        self.recent.push_back((record.seq, hash.clone()));
        if self.recent.len() > REACH {
            self.recent.pop_front();
        }
        self.report.records = self.report.records.saturating_add(1);
        self.report.head = Head {
            seq: record.seq,
            hash,
        };
        if let Some(checkpoint) = &record.checkpoint {
            self.checkpoint(checkpoint, file, number);
        }
    }

    /// A line that is no record, and no later one of the same file names.
    fn unfinished(&mut self) {
        if let Some((_, file, number)) = self.torn.take() {
            self.found(Fault::Unreadable, &file, number);
        }
    }

    fn follows(&mut self, record: &Record, file: &Path, number: u64) {
        if self.report.records == 0 {
            self.report.begins = record.seq;
            self.first_prev.clone_from(&record.prev);
            let first = record.seq == 1 && record.prev.is_empty();
            if !first && (number != 1 || record.op != "trail.file") {
                self.found(Fault::Begins, file, number);
            }
            return;
        }
        if self.report.head.seq.checked_add(1) != Some(record.seq) {
            self.found(Fault::Sequence, file, number);
        } else if self.report.head.hash != record.prev {
            self.found(Fault::Chain, file, number);
        }
    }

    fn compare_notes(&mut self, seq: u64, hash: &str) {
        for (expected, seen) in self.expected.iter().zip(&mut self.seen) {
            let named = expected.chain.as_ref();
            if expected.head.seq == seq && named.is_none_or(|it| *it == self.report.chain) {
                *seen = Some(*seen == Some(true) || expected.head.hash == hash);
            }
        }
    }

    fn checkpoint(&mut self, checkpoint: &Checkpoint, file: &Path, number: u64) {
        // What was deleted from the front is signed for by what the rest has in its first line.
        let before = checkpoint.seq.saturating_add(1) < self.report.begins;
        let known = if checkpoint.seq.saturating_add(1) == self.report.begins {
            Some(&self.first_prev)
        } else {
            let mut latest = self.recent.iter().rev();
            let known = latest.find(|(seq, _)| *seq == checkpoint.seq);
            known.map(|(_, hash)| hash)
        };
        if !before && known.is_none_or(|hash| *hash != checkpoint.hash) {
            return self.found(Fault::Checkpoint, file, number);
        }
        let verdict = match self.verifier {
            Some(verifier) => judged(verifier, &self.report.chain, checkpoint),
            None => Verdict::Good,
        };
        match verdict {
            Verdict::Good => {
                self.report.checkpoints = self.report.checkpoints.saturating_add(1);
                self.report.signed = self.report.signed.max(checkpoint.seq);
                self.anchored |= !before;
            }
            Verdict::UnknownKey => self.found(Fault::UnknownKey, file, number),
            Verdict::Bad => self.found(Fault::Signature, file, number),
        }
    }

    /// What only the end shows.
    fn ends(&mut self, folder: &Path, noted: Option<&Checkpoint>) {
        if let Some((_, file, number)) = self.torn.take() {
            self.found(Fault::Unfinished, &file, number);
        }
        let at_the_end = self.last.clone();
        let (file, line) = at_the_end.map_or_else(
            || (folder.to_owned(), None),
            |(file, line)| (file, Some(line)),
        );
        if self.report.begins > 1 && !self.anchored {
            self.found(Fault::Begins, &file, None);
        }
        let Some(noted) = noted else {
            // The file of the last checkpoint comes with the first of them.
            if self.report.checkpoints > 0 {
                let head = head_of(folder, &self.report.chain.clone());
                self.found(Fault::File, &head, None);
            }
            return;
        };
        let head = head_of(folder, &self.report.chain.clone());
        let signed = self
            .verifier
            .map(|it| judged(it, &self.report.chain, noted));
        match signed {
            Some(Verdict::Bad) => self.found(Fault::Signature, &head, None),
            Some(Verdict::UnknownKey) => self.found(Fault::UnknownKey, &head, None),
            Some(Verdict::Good) | None => {}
        }
        if noted.seq > self.report.signed {
            self.found(Fault::Truncated, &file, line);
        }
    }
}
