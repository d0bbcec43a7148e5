//! One file of a chain, open for writing at its end.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::{Head, Record, Torn, digest};

/// No line is longer.
const LONGEST_LINE: u64 = 64 * 1024;

pub(super) struct Segment {
    file: File,
    path: PathBuf,
    /// How much of it is whole lines that were acknowledged.
    length: u64,
}

/// What the end of a file says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tail {
    /// The last whole line, where there is one.
    pub(super) head: Option<Head>,
    /// What comes behind it.
    pub(super) torn: Option<Torn>,
}

impl Segment {
    /// Opens the file at `path`, which only its owner and group read; `new`: it must not be there
    /// yet.
    pub(super) fn open(path: PathBuf, new: bool) -> io::Result<Self> {
        use std::os::unix::fs::OpenOptionsExt as _;
        let mut options = File::options();
        options.append(true).read(true).mode(0o640);
        if new {
            options.create_new(true);
        } else {
            options.create(true);
        }
        let file = options.open(&path)?;
        let length = file.metadata()?.len();
        Ok(Self { file, path, length })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// The last lines, as far as they matter for going on.
    pub(super) fn tail(&mut self) -> io::Result<Tail> {
        let from = self.length.saturating_sub(LONGEST_LINE);
        self.file.seek(SeekFrom::Start(from))?;
        let mut bytes = Vec::new();
        self.file.read_to_end(&mut bytes)?;
        Ok(tail_of(&bytes))
    }

    /// Writes whole lines at the end. Where that fails nothing of them counts: see
    /// [`Self::cut_back`].
    pub(super) fn append(&mut self, lines: &[u8], durable: bool) -> io::Result<()> {
        self.file.write_all(lines)?;
        if durable {
            self.file.sync_data()?;
        }
        let written = u64::try_from(lines.len()).unwrap_or(u64::MAX);
        self.length = self.length.saturating_add(written);
        Ok(())
    }

    /// Closes off a line that an earlier process did not finish.
    pub(super) fn end_line(&mut self) -> io::Result<()> {
        self.append(b"\n", false)
    }

    /// Takes away what a failed write left: nobody was told that it was written.
    pub(super) fn cut_back(&self) -> io::Result<()> {
        self.file.set_len(self.length)
    }

    pub(super) fn sync(&self) -> io::Result<()> {
        self.file.sync_data()
    }

    /// Whether the file is still the one of its name: an open file can be written to long after it
    /// was deleted.
    pub(super) fn is_there(&self) -> bool {
        let (Ok(named), Ok(open)) = (fs::metadata(&self.path), self.file.metadata()) else {
            return false;
        };
        (named.dev(), named.ino()) == (open.dev(), open.ino())
    }
}

fn tail_of(bytes: &[u8]) -> Tail {
    let whole = bytes.iter().rposition(|byte| *byte == b'\n');
    let (lines, rest) = match whole {
        Some(end) => (
            bytes.get(..end).unwrap_or_default(),
            bytes.get(end.saturating_add(1)..).unwrap_or_default(),
        ),
        None => (&[][..], bytes),
    };
    let mut found = lines.rsplit(|byte| *byte == b'\n');
    let head = found.find_map(|line| {
        let record: Record = serde_json::from_slice(line).ok()?;
        Some(Head {
            seq: record.seq,
            hash: digest(line),
        })
    });
    let torn = (!rest.is_empty()).then(|| Torn {
        bytes: rest.len(),
        hash: digest(rest),
    });
    Tail { head, torn }
}
