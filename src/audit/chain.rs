//! The chain: each line names the hash of the one before.

use std::fmt;
use std::str::FromStr;

use super::{Record, digest};

/// The end of a chain: the place of its last record, and that line's hash.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The place; 0 where nothing was written yet.
    pub seq: u64,
    /// The hash; empty where nothing was written yet.
    pub hash: String,
}

impl Head {
    /// Puts the record behind, and its line at the end of `lines`.
    pub(super) fn append(&mut self, record: &mut Record, lines: &mut Vec<u8>) {
        record.seq = self.seq.saturating_add(1);
        record.prev.clone_from(&self.hash);
        // Every field has an encoding.
        let line = serde_json::to_vec(record).unwrap_or_default();
        *self = Self {
            seq: record.seq,
            hash: digest(&line),
        };
        lines.extend_from_slice(&line);
        lines.push(b'\n');
    }
}

impl fmt::Display for Head {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.seq, self.hash)
    }
}

impl FromStr for Head {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (seq, hash) = text.split_once(':').ok_or("must be SEQ:HASH")?;
        let seq = seq.parse().map_err(|_| "must begin with a number")?;
        if hash.is_empty() {
            return Err("must have a hash");
        }
        Ok(Self {
            seq,
            hash: hash.to_owned(),
        })
    }
}
