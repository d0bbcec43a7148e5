//! What is said to a server, and what its answers mean.
//!
//! In: what is to be done with which key. Out: one round trip: the command, and behind it the
//! question which epoch it is, so that nothing is believed that was done in another one.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use redis::{Cmd, Pipeline, RedisError, ServerErrorKind, Value};

use super::super::{Key, StoreError};

/// What every key of ours begins with.
pub(super) const PREFIX: &str = "eidas:";
/// How much of a key's digest names it: nobody finds another for one that is there, and a record
/// opens under its whole digest only.
const NAMED: usize = 16;

/// What is to be done with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    Get,
    Take,
    Set,
    SetNew,
    Remove,
}

/// A command with all that it takes.
pub(super) struct Asked {
    command: Command,
    name: String,
    value: Option<(Vec<u8>, Duration)>,
}

/// The name of a key on the server.
pub(super) fn name(key: &Key) -> String {
    let digest = key.digest().get(..NAMED).unwrap_or_default();
    format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(digest))
}

impl Command {
    pub(super) fn at(self, key: &Key, value: Option<(Vec<u8>, Duration)>) -> Asked {
        Asked {
            command: self,
            name: name(key),
            value,
        }
    }
}

impl Asked {
    /// In this order on one connection: where the epoch is still ours afterwards, it was when the
    /// command was done.
    pub(super) fn round(&self, epoch_key: &str, asking: bool) -> Pipeline {
        let mut round = redis::pipe();
        if asking {
            round.add_command(redis::cmd("ASKING")).ignore();
        }
        round.add_command(self.command());
        if self.decides() {
            round.cmd("GET").arg(epoch_key);
        }
        round
    }

    /// Whether the answer decides that something may be used, or is new.
    pub(super) fn decides(&self) -> bool {
        matches!(self.command, Command::Take | Command::SetNew)
    }

    fn command(&self) -> Cmd {
        let mut command = redis::cmd(match self.command {
            Command::Get => "GET",
            Command::Take => "GETDEL",
            Command::Set | Command::SetNew => "SET",
            Command::Remove => "DEL",
        });
        command.arg(&self.name);
        if let Some((value, lifetime)) = &self.value {
            let milliseconds = u64::try_from(lifetime.as_millis()).unwrap_or(u64::MAX >> 2);
            command.arg(value).arg("PX").arg(milliseconds);
        }
        if self.command == Command::SetNew {
            command.arg("NX");
        }
        command
    }

    /// What a server's answer to the command means: a value, or that something was done.
    pub(super) fn meaning(&self, answer: Value) -> Result<Option<Vec<u8>>, StoreError> {
        match (self.command, answer) {
            (_, Value::Nil) => Ok(None),
            (Command::Get | Command::Take, Value::BulkString(value)) => Ok(Some(value)),
            (Command::Set | Command::SetNew, Value::Okay) | (Command::Remove, Value::Int(_)) => {
                Ok(Some(Vec::new()))
            }
            _ => Err(StoreError::Unavailable),
        }
    }
}

/// What an error is to a flow, and whether the connection can be used further.
pub(super) fn judged(error: &RedisError) -> (StoreError, bool) {
    let said = error.code().unwrap_or_default();
    if said == "OOM" {
        return (StoreError::Full, true);
    }
    if let redis::ErrorKind::Server(kind) = error.kind() {
        let moved = matches!(
            kind,
            ServerErrorKind::Moved | ServerErrorKind::Ask | ServerErrorKind::TryAgain
        );
        return (StoreError::Unavailable, moved);
    }
    (StoreError::Unavailable, false)
}
