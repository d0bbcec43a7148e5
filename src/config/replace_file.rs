//! Replacing a file in one step: whoever reads meanwhile sees the old one or the new one, and a
//! crash leaves one of the two.

use std::fs::{File, OpenOptions, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

/// The new content beside the file, before it takes its place; removed where it never does.
#[derive(Debug)]
pub(super) struct Draft {
    target: PathBuf,
    path: PathBuf,
    placed: bool,
}

impl Draft {
    /// Writes `content` beside `target`, with these permission bits, and waits for the disk.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(super) fn write(target: &Path, content: &[u8], mode: u32) -> io::Result<Self> {
        let name = target.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        let name = format!(".{}.{}.new", name.to_string_lossy(), std::process::id());
        let path = target.with_file_name(name);
        let mut options = OpenOptions::new();
        let mut file = options
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)?;
        let draft = Self {
            target: target.to_owned(),
            path,
            placed: false,
        };
        file.write_all(content)?;
        file.set_permissions(Permissions::from_mode(mode))?;
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
    /// Where it cannot be renamed.
    pub(super) fn put_in_place(mut self) -> io::Result<()> {
        std::fs::rename(&self.path, &self.target)?;
        self.placed = true;
        // The new name lasts, too, where the file system can promise it.
        let folder = self.target.parent().filter(|path| *path != Path::new(""));
        if let Ok(folder) = File::open(folder.unwrap_or(Path::new("."))) {
            let _ = folder.sync_all();
        }
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.placed {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Replaces `target` by `content`.
///
/// # Errors
/// Where that cannot be done; the file is as it was then.
pub fn replace_file(target: &Path, content: &[u8], mode: u32) -> io::Result<()> {
    Draft::write(target, content, mode)?.put_in_place()
}

/// The permission bits of a file.
pub(super) fn mode_of(path: &Path) -> io::Result<u32> {
    Ok(std::fs::metadata(path)?.permissions().mode() & 0o7777)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_a_draft_that_is_given_up_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("it.toml");
        replace_file(&target, b"one", 0o640).unwrap();
        assert_eq!(mode_of(&target).unwrap(), 0o640);
        drop(Draft::write(&target, b"two", 0o640).unwrap());
        assert_eq!(std::fs::read(&target).unwrap(), b"one");
        replace_file(&target, b"three", 0o600).unwrap();
        assert_eq!(std::fs::read(&target).unwrap(), b"three");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
