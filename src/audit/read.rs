//! Reading a trail: the records of every chain, and which of them somebody wants.
//!
//! Whether they can be believed is [`verify`](super::verify())'s to say: here, a line that is no
//! record is passed over.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::Path;

use jiff::Timestamp;

use super::Record;
use super::folder::{FolderError, chains};

/// Which records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// From then on.
    pub from: Option<Timestamp>,
    /// Before then.
    pub until: Option<Timestamp>,
    /// Of that country.
    pub country: Option<String>,
    /// Of that login.
    pub flow: Option<String>,
}

/// A record with the chain that it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The chain.
    pub chain: String,
    /// The record.
    pub record: Record,
}

impl Selection {
    fn takes(&self, record: &Record) -> bool {
        let same =
            |wanted: &Option<String>, has: &Option<String>| wanted.is_none() || wanted == has;
        self.from.is_none_or(|from| from <= record.time)
            && self.until.is_none_or(|until| record.time < until)
            && same(&self.country, &record.country)
            && same(&self.flow, &record.flow)
    }

    /// Hands those records to `each`, chain by chain and in their order.
    ///
    /// # Errors
    /// [`FolderError`].
    pub fn read(&self, folder: &Path, mut each: impl FnMut(Shown)) -> Result<(), FolderError> {
        for (chain, files) in chains(folder)? {
            for file in files {
                let open = File::open(&file.path).map_err(|_| FolderError::Unreadable)?;
                let mut lines = BufReader::new(open);
                let mut line = Vec::new();
                loop {
                    line.clear();
                    let read = lines.read_until(b'\n', &mut line);
                    if read.map_err(|_| FolderError::Unreadable)? == 0 {
                        break;
                    }
                    let record = serde_json::from_slice::<Record>(&line).ok();
                    if let Some(record) = record.filter(|record| self.takes(record)) {
                        let chain = chain.clone();
                        each(Shown { chain, record });
                    }
                }
            }
        }
        Ok(())
    }
}
