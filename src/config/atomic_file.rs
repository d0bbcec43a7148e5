//! Puts a file in place in one step: whoever reads it sees the old content or the new one, whatever
//! happens in between.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// The new content beside the file, before it takes its place; removed where it never does.
#[derive(Debug)]
pub(super) struct Draft {
    target: PathBuf,
    path: PathBuf,
    placed: bool,
}

impl Draft {
    /// Writes `content` beside `target` and waits for the disk. The mode and, where we may, the
    /// owner of a file that will be replaced are kept; a link stays a link; a new file is readable
    /// by all as far as the umask allows.
    ///
    /// # Errors
    /// What the file system says.
    pub(super) fn write(target: &Path, content: &[u8]) -> io::Result<Self> {
        let target = match fs::canonicalize(target) {
            Ok(target) => target,
            Err(error) if error.kind() == io::ErrorKind::NotFound => target.to_owned(),
            Err(error) => return Err(error),
        };
        let path = beside(&target)?;
        let mut options = OpenOptions::new();
        let mut file = options
            .write(true)
            .create_new(true)
            .mode(0o644)
            .open(&path)?;
        let draft = Self {
            target,
            path,
            placed: false,
        };
        if let Ok(before) = fs::metadata(&draft.target) {
            // Only root may give a file away; for everybody else the owner is the same anyway.
            let _ = chown(&draft.path, Some(before.uid()), Some(before.gid()));
            file.set_permissions(before.permissions())?;
        }
        file.write_all(content)?;
        file.sync_all()?;
        Ok(draft)
    }

    /// Where it waits.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Takes the file's place.
    ///
    /// # Errors
    /// Where it cannot be renamed; the file is as it was then.
    pub(super) fn put_in_place(mut self) -> io::Result<()> {
        fs::rename(&self.path, &self.target)?;
        self.placed = true;
        File::open(folder_of(&self.target))?.sync_all()
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.placed {
            // The first failure is the one to tell.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Writes `content` to `file` in one step. The mode and, where we may, the owner of a file that is
/// replaced are kept; a link stays a link.
///
/// # Errors
/// What the file system says; `file` is untouched then.
pub fn replace_file(file: &Path, content: &[u8]) -> io::Result<()> {
    Draft::write(file, content)?.put_in_place()
}

/// A name in the same folder that no reader of the folder takes for a finished file.
fn beside(target: &Path) -> io::Result<PathBuf> {
    static TURN: AtomicU32 = AtomicU32::new(0);
    let name = target
        .file_name()
        .ok_or(io::ErrorKind::InvalidInput)?
        .to_string_lossy();
    let turn = TURN.fetch_add(1, Ordering::Relaxed);
    let name = format!(".{name}.{}-{turn}.new", std::process::id());
    let unfinished = folder_of(target).join(name);
    // One of a process that died and whose number we have now.
    let _ = fs::remove_file(&unfinished);
    Ok(unfinished)
}

fn folder_of(file: &Path) -> &Path {
    file.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn a_file_is_replaced_with_its_mode_and_through_its_link() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("BE.toml");
        replace_file(&file, b"one").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        let link = folder.path().join("link.toml");
        std::os::unix::fs::symlink(&file, &link).unwrap();
        replace_file(&link, b"two").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"two");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_draft_that_is_given_up_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("it.toml");
        replace_file(&file, b"one").unwrap();
        drop(Draft::write(&file, b"two").unwrap());
        assert_eq!(fs::read(&file).unwrap(), b"one");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_cannot_be_written_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("BE.toml");
        fs::create_dir(&file).unwrap();
        assert!(replace_file(&file, b"one").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
