//! `[keys.pkcs11]`: the module that keys in hardware are reached through.

use std::path::PathBuf;

use super::super::checks::{number, path, secret};
use super::super::reader::{Checked, Section, Source};
use super::super::secret::Secret;
use toml::de::DeValue;

/// `[keys.pkcs11]`.
#[derive(Debug, Clone)]
pub struct Pkcs11 {
    /// The vendor's library.
    pub module: PathBuf,
    /// What it is opened with.
    pub pin: Secret,
    /// How many sessions a token may hold open for us at once.
    pub sessions: usize,
}

impl PartialEq for Pkcs11 {
    /// Compares the PIN, too: it is our own and no attacker's guess.
    fn eq(&self, other: &Self) -> bool {
        let of = |it: &Self| (it.module.clone(), it.sessions);
        of(self) == of(other) && self.pin.expose() == other.pin.expose()
    }
}

pub(super) fn read(section: &Section<'_>) -> Option<Pkcs11> {
    let module = section.required("module", module);
    let pin = section.required("pin_file", secret);
    let sessions = section.defaulted("sessions", 8, number(1..=64));
    let (_, pin) = pin?;
    Some(Pkcs11 {
        module: module?,
        pin,
        sessions: usize::try_from(sessions?).ok()?,
    })
}

/// A library: a whole path, since a bare name would be looked for wherever the system looks.
fn module(source: &Source, value: &DeValue<'_>) -> Checked<PathBuf> {
    let path = path(source, value)?;
    if path.is_file() {
        Ok(path)
    } else {
        Err(format!("{} is not a file", path.display()))
    }
}
