//! The files of a trail: `INSTANCE-DAY-NUMBER.jsonl`, the numbers going up; beside them, for each
//! instance, `INSTANCE.head` with its last checkpoint and `INSTANCE.lock`, held while it writes.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// A file of a chain.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TrailFile {
    /// Its place among the files of its chain, from 1.
    pub number: u64,
    /// Where it is.
    pub path: PathBuf,
}

/// Why a folder cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FolderError {
    /// It is no folder, or not ours to read.
    #[error("the folder of the audit trail cannot be read")]
    Unreadable,
}

impl FolderError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "audit.folder",
        }
    }
}

/// The chains in that folder by name, each with its files in order.
///
/// # Errors
/// [`FolderError`].
pub fn chains(folder: &Path) -> Result<BTreeMap<String, Vec<TrailFile>>, FolderError> {
    let entries = fs::read_dir(folder).map_err(|_| FolderError::Unreadable)?;
    let mut chains: BTreeMap<String, Vec<TrailFile>> = BTreeMap::new();
    for entry in entries {
        let path = entry.map_err(|_| FolderError::Unreadable)?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        if let Some((chain, number)) = name.and_then(parsed) {
            let file = TrailFile { number, path };
            chains.entry(chain).or_default().push(file);
        } else if let Some(chain) = name.and_then(|name| name.strip_suffix(".head")) {
            // A chain of which nothing else is left is a chain all the same.
            chains.entry(chain.to_owned()).or_default();
        }
    }
    for files in chains.values_mut() {
        files.sort();
    }
    Ok(chains)
}

/// Chain and number of a file of that name, where it is one of a trail's.
fn parsed(name: &str) -> Option<(String, u64)> {
    let stem = name.strip_suffix(".jsonl")?;
    let (rest, number) = stem.rsplit_once('-')?;
    // The day: ten characters and the hyphen before it.
    let (chain, day) = rest.split_at_checked(rest.len().checked_sub(11)?)?;
    let is_day = day.starts_with('-')
        && day
            .bytes()
            .skip(1)
            .all(|it| it.is_ascii_digit() || it == b'-');
    let number = number.parse().ok().filter(|_| number.len() == 8)?;
    (is_day && !chain.is_empty()).then(|| (chain.to_owned(), number))
}

/// The path of a chain's file of that day.
pub(super) fn file_of(folder: &Path, chain: &str, day: &str, number: u64) -> PathBuf {
    folder.join(format!("{chain}-{day}-{number:08}.jsonl"))
}

/// The path of a chain's last checkpoint.
pub(super) fn head_of(folder: &Path, chain: &str) -> PathBuf {
    folder.join(format!("{chain}.head"))
}

/// How many processes may call themselves the same in one folder.
const NAMESAKES: u32 = 16;

/// The chain for an instance of that name, locked against every other process: the name itself,
/// or where another process writes under it, the name with a number.
///
/// # Errors
/// Where the folder cannot be written, or all names are taken.
pub(super) fn locked(folder: &Path, instance: &str) -> io::Result<(String, File)> {
    for number in 1..=NAMESAKES {
        let chain = match number {
            1 => instance.to_owned(),
            _ => format!("{instance}.{number}"),
        };
        let path = folder.join(format!("{chain}.lock"));
        let lock = File::options().create(true).append(true).open(path)?;
        if lock.try_lock().is_ok() {
            return Ok((chain, lock));
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_chain_and_number_whatever_the_instance_is_called() {
        for chain in ["a", "node-1", "eidas-bridge-0.eidas", "x.2"] {
            let path = file_of(Path::new(""), chain, "2026-11-22", 7);
            let name = path.to_str().unwrap();
            assert_eq!(parsed(name), Some((chain.to_owned(), 7)), "{name}");
        }
        for other in [
            "a.head",
            "a.lock",
            "x.jsonl",
            "-2026-11-22-00000001.jsonl",
            "é.jsonl",
        ] {
            assert_eq!(parsed(other), None, "{other}");
        }
    }

    #[test]
    fn two_processes_of_one_name_write_two_chains() {
        let folder = tempfile::tempdir().unwrap();
        let (first, held) = locked(folder.path(), "a").unwrap();
        let (second, _other) = locked(folder.path(), "a").unwrap();
        assert_eq!((first.as_str(), second.as_str()), ("a", "a.2"));
        drop(held);
        assert_eq!(locked(folder.path(), "a").unwrap().0, "a");
    }
}
