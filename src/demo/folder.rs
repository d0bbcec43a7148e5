//! The demo's temporary folder: closed to other users, gone when it is dropped.

use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use crate::ambient::{self, Random};

/// A folder that removes itself.
#[derive(Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    /// A new folder below the machine's folder for temporary files.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub(super) fn create(random: &dyn Random) -> io::Result<Self> {
        let name = ambient::secret(random).map_err(io::Error::other)?;
        let path = std::env::temp_dir().join(format!("eidas-bridge-demo-{name}"));
        fs::DirBuilder::new().mode(0o700).create(&path)?;
        Ok(Self(path))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Nothing can be done about a folder that does not go.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Writes a new file below `folder`, with the folders on its way, readable by us alone.
///
/// # Errors
/// Where it cannot be written, or is there already.
pub(super) fn write(folder: &Path, name: &str, content: &[u8]) -> io::Result<()> {
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut options = fs::OpenOptions::new();
    let mut file = options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    io::Write::write_all(&mut file, content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ambient::SystemRandom;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn the_folder_is_ours_alone_and_goes_with_all_that_is_in_it() {
        let folder = Folder::create(&SystemRandom).unwrap();
        let path = folder.path().to_owned();
        write(&path, "a/b/key.pem", b"secret").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o700);
        assert_eq!(mode(&path.join("a/b/key.pem")), 0o600);
        drop(folder);
        assert!(!path.exists());
    }
}
