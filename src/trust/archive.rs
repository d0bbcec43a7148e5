//! What was learnt from abroad, kept on disk: the last good copy of each node's metadata, a held
//! one, service lists, and what was told about expiry.
//!
//! Nothing here is trusted: a copy is signed, and is verified again each time it is read. A note is
//! no proof of anything, yet without it changes that were seen are not known to be new. Writing
//! is atomic (a temporary file in the same folder, synced, renamed), so that a crash leaves the
//! old copy or the new one. That the disk is full or away costs an event, never a login.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::source::MAX_METADATA;
use crate::config::{NodeRole as Role, replace_file};
use crate::domain::CountryCode;
use crate::net::Validators;

/// The most that a note beside a copy may weigh, in bytes.
const MAX_NOTE: usize = 256 * 1024;

/// The folder; without one nothing is kept.
#[derive(Debug, Clone, Default)]
pub(super) struct Archive {
    folder: Option<PathBuf>,
    read_only: bool,
}

/// What is noted beside a copy: hints only, which spare a fetch or an alarm.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Note {
    /// Digest of the document that the validators are about.
    pub(super) document: String,
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
    /// When the copy in force was first seen.
    pub(super) since: Option<Timestamp>,
    /// When the source last vouched for what it hands out.
    pub(super) fetched_at: Option<Timestamp>,
    /// What the copy in force says; outlives its validity.
    pub(super) fingerprint: Option<String>,
    /// The last failure: its code, and since when nothing has succeeded.
    pub(super) failure: Option<(String, Timestamp)>,
    /// When the source was last asked.
    pub(super) looked_at: Option<Timestamp>,
}

impl Note {
    /// The validators, where they are about this document.
    pub(super) fn validators_of(&self, digest: &str) -> Validators {
        if self.document != digest {
            return Validators::default();
        }
        Validators {
            etag: self.etag.clone(),
            last_modified: self.last_modified.clone(),
        }
    }
}

/// Which of a node's two copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Copy {
    InForce,
    Held,
}

impl Archive {
    /// An archive in `folder`, which is made when something is first kept.
    pub(super) fn new(folder: PathBuf) -> Self {
        Self {
            folder: Some(folder),
            read_only: false,
        }
    }

    /// The same, for whoever looks only.
    pub(super) fn reading(folder: PathBuf) -> Self {
        Self {
            folder: Some(folder),
            read_only: true,
        }
    }

    pub(super) fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// A copy, if one is there. Blocks.
    pub(super) fn copy(&self, country: CountryCode, role: Role, which: Copy) -> Option<Vec<u8>> {
        read(&self.copy_path(country, role, which)?, MAX_METADATA)
    }

    /// The note beside the copies. Blocks.
    pub(super) fn note(&self, country: CountryCode, role: Role) -> Note {
        let path = self.path(country, &format!("{}.json", role.as_str()));
        path.and_then(|path| parsed(&path)).unwrap_or_default()
    }

    /// Keeps a copy. Blocks.
    pub(super) fn keep(
        &self,
        country: CountryCode,
        role: Role,
        which: Copy,
        document: &[u8],
    ) -> io::Result<()> {
        self.copy_path(country, role, which)
            .map_or(Ok(()), |path| write(&path, document))
    }

    /// Forgets a copy. Blocks.
    pub(super) fn forget(&self, country: CountryCode, role: Role, which: Copy) {
        if let Some(path) = self.copy_path(country, role, which) {
            let _ = std::fs::remove_file(path);
        }
    }

    /// Keeps the note. Blocks.
    pub(super) fn keep_note(
        &self,
        country: CountryCode,
        role: Role,
        note: &Note,
    ) -> io::Result<()> {
        self.path(country, &format!("{}.json", role.as_str()))
            .map_or(Ok(()), |path| write(&path, &serde_json::to_vec(note)?))
    }

    /// A document of no single country, such as a service list. Blocks.
    pub(super) fn document(&self, name: &str) -> Option<Vec<u8>> {
        read(&self.folder.as_ref()?.join(name), MAX_METADATA)
    }

    /// Keeps such a document. Blocks.
    pub(super) fn keep_document(&self, name: &str, document: &[u8]) -> io::Result<()> {
        let path = self.folder.as_ref().map(|folder| folder.join(name));
        path.map_or(Ok(()), |path| write(&path, document))
    }

    /// A table of the whole directory, such as what was announced. Blocks.
    pub(super) fn table<T: DeserializeOwned + Default>(&self, name: &str) -> T {
        let path = self.folder.as_ref().map(|folder| folder.join(name));
        path.and_then(|path| parsed(&path)).unwrap_or_default()
    }

    /// Keeps such a table. Blocks.
    pub(super) fn keep_table<T: Serialize>(&self, name: &str, table: &T) -> io::Result<()> {
        let path = self.folder.as_ref().map(|folder| folder.join(name));
        path.map_or(Ok(()), |path| write(&path, &serde_json::to_vec(table)?))
    }

    fn path(&self, country: CountryCode, name: &str) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join(country.as_str()).join(name))
    }

    fn copy_path(&self, country: CountryCode, role: Role, which: Copy) -> Option<PathBuf> {
        let name = match which {
            Copy::InForce => format!("{}.xml", role.as_str()),
            Copy::Held => format!("{}.held.xml", role.as_str()),
        };
        self.path(country, &name)
    }
}

fn parsed<T: DeserializeOwned>(path: &Path) -> Option<T> {
    serde_json::from_slice(&read(path, MAX_NOTE)?).ok()
}

fn read(path: &Path, cap: usize) -> Option<Vec<u8>> {
    let limit = u64::try_from(cap).ok()?.saturating_add(1);
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).ok()?;
    file.take(limit).read_to_end(&mut bytes).ok()?;
    (bytes.len() <= cap).then_some(bytes)
}

/// Several instances may share the folder: each writes a temporary file of its own.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    make(path.parent().ok_or(io::ErrorKind::NotFound)?)?;
    replace_file(path, bytes)
}

/// Makes the country's folder and the one around it. What is around that was there before us: a
/// configuration that has been removed is not to come back as an empty folder.
fn make(folder: &Path) -> io::Result<()> {
    // Two nodes' first copies may come at one moment.
    let one = |folder: &Path| match std::fs::create_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made,
    };
    match one(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            one(folder.parent().ok_or(io::ErrorKind::NotFound)?)?;
            one(folder)
        }
        made => made,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country() -> CountryCode {
        "BE".parse().unwrap()
    }

    #[test]
    fn a_copy_comes_back_and_nothing_else_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::new(folder.path().join("state"));
        let role = Role::Connector;
        assert_eq!(archive.copy(country(), role, Copy::InForce), None);
        for document in [b"one".as_slice(), b"two"] {
            archive
                .keep(country(), role, Copy::InForce, document)
                .unwrap();
            let read = archive.copy(country(), role, Copy::InForce);
            assert_eq!(read.as_deref(), Some(document));
        }
        let names = std::fs::read_dir(folder.path().join("state/BE")).unwrap();
        assert_eq!(names.count(), 1);
    }

    #[test]
    fn validators_of_another_document_are_not_used() {
        let note = Note {
            document: "one".into(),
            etag: Some("\"1\"".into()),
            ..Note::default()
        };
        assert_eq!(note.validators_of("one").etag.as_deref(), Some("\"1\""));
        assert_eq!(note.validators_of("two"), Validators::default());
    }

    #[test]
    fn a_folder_that_was_removed_does_not_come_back() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::new(folder.path().join("gone/state"));
        let kept = archive.keep(country(), Role::Connector, Copy::InForce, b"x");
        assert!(kept.is_err() && !folder.path().join("gone").exists());
    }

    #[test]
    fn first_copies_that_come_at_one_moment_are_all_kept() {
        for _ in 0..50 {
            let folder = tempfile::tempdir().unwrap();
            let archive = Archive::new(folder.path().join("state"));
            std::thread::scope(|scope| {
                for role in [Role::Connector, Role::ProxyService, Role::Connector] {
                    let archive = &archive;
                    scope
                        .spawn(move || archive.keep(country(), role, Copy::InForce, b"x").unwrap());
                }
            });
        }
    }

    #[test]
    fn a_huge_copy_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::new(folder.path().to_owned());
        let huge = vec![b'x'; MAX_METADATA + 1];
        archive
            .keep(country(), Role::Connector, Copy::InForce, &huge)
            .unwrap();
        assert_eq!(
            archive.copy(country(), Role::Connector, Copy::InForce),
            None
        );
    }
}
