//! Files that are looked at for changes: by number, size and time, a few times a second, which
//! works on every file system and sees a whole folder exchanged. Changes that come together are
//! taken together, once nothing has moved from one look to the next.

use std::collections::BTreeMap;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Between looks at the files.
pub const LOOK: Duration = Duration::from_millis(300);
/// So many looks is the most that is waited for the files to stand still: two seconds.
const PATIENCE: u32 = 7;

/// What tells one content from another without reading it: number, size and time. A file that
/// replaced another is told by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Print(u64, u64, i64, i64);

impl Print {
    /// Of something that is there or not, and nothing else counts: a folder.
    pub const THERE: Self = Self(0, 0, 0, 0);

    /// Of this file; `None` where there is none.
    pub fn of(path: &Path) -> Option<Self> {
        let file = std::fs::metadata(path).ok()?;
        Some(Self(
            file.ino(),
            file.len(),
            file.mtime(),
            file.mtime_nsec(),
        ))
    }
}

/// What there is, by name.
pub type Seen = BTreeMap<PathBuf, Option<Print>>;

/// What was taken last, and what moves at the moment.
#[derive(Debug, Default)]
pub struct Settling {
    taken: Option<Seen>,
    moving: Option<Seen>,
    looks: u32,
}

impl Settling {
    /// One look: true where there is something else than was taken last, and it stands still or
    /// has moved for long enough. The first look is always true: files may have changed since
    /// they were read.
    pub fn look(&mut self, now: &Seen) -> bool {
        if self.taken.as_ref() == Some(now) {
            (self.moving, self.looks) = (None, 0);
            return false;
        }
        self.looks += 1;
        let standing = self.taken.is_none() || self.moving.as_ref() == Some(now);
        if standing || self.looks >= PATIENCE {
            return true;
        }
        self.moving = Some(now.clone());
        false
    }

    /// From now on this is what was taken.
    pub fn take(&mut self, seen: Seen) {
        *self = Self {
            taken: Some(seen),
            ..Self::default()
        };
    }

    /// What was taken last.
    pub fn taken(&self) -> Option<&Seen> {
        self.taken.as_ref()
    }
}
