//! Changes that commands make in a country's file: comments and order stay, the new file is judged
//! before it takes the old one's place in one step, and two commands at once wait for each other.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use toml_edit::{ArrayOfTables, Datetime, DocumentMut, Item, Table, Value, value};

use super::decision::{AcceptedChange, Signed, Suspension};
use super::draft::signed;
use super::file::{CountryFile, CountryState};
use super::load::{judge, load_country};
use crate::config::atomic_file::replace_file;
use crate::config::problems::Problems;
use crate::config::trust::Trust;

/// What can be decided about a registered country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StateChange {
    /// A draft goes into use.
    Approve(Signed),
    /// An approved country goes out of use for now.
    Suspend(Suspension),
    /// A suspended country goes into use again, under its old approval.
    Resume,
}

/// Why a country's file was left as it is.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// The file, as it is or as it would be, does not load.
    #[error(transparent)]
    Invalid(#[from] Problems),
    /// The country's state does not allow the change.
    #[error("a draft is approved, an approved country suspended, a suspended one resumed")]
    State(CountryState),
    /// There is a file for that country.
    #[error("a country is added once")]
    Exists,
    /// The file system refused.
    #[error("the folder of country files can be written by whoever runs the command")]
    Unwritable(#[from] io::Error),
}

impl EditError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Invalid(problems) => problems.code(),
            Self::State(_) => "config.country-state",
            Self::Exists => "config.country-exists",
            Self::Unwritable(_) => "config.country-unwritable",
        }
    }
}

/// Takes a decision about the country of that file; yields the file as it is then.
///
/// # Errors
/// [`EditError`]; the file is untouched then. Approval by the person who added the country is
/// [`EditError::Invalid`] where `[trust].four_eyes` asks for a second one.
pub fn set_state(
    file: &Path,
    change: &StateChange,
    trust: &Trust,
) -> Result<CountryFile, EditError> {
    edit_country(file, trust, |country, document| {
        let root = document.as_table_mut();
        let (state, decision) = match (country.state, change) {
            (CountryState::Draft, StateChange::Approve(approved)) => {
                (CountryState::Approved, Some(("approved", signed(approved))))
            }
            (CountryState::Approved, StateChange::Suspend(why)) => (
                CountryState::Suspended,
                Some(("suspended", suspension(why))),
            ),
            (CountryState::Suspended, StateChange::Resume) => {
                root.remove("suspended");
                (CountryState::Approved, None)
            }
            (state, _) => return Err(EditError::State(state)),
        };
        put(root, "state", state.as_str());
        if let Some((key, table)) = decision {
            root.insert(key, Item::Table(table));
        }
        Ok(())
    })
}

/// Notes that a held change was taken; once is enough.
///
/// # Errors
/// [`EditError`]; the file is untouched then.
pub fn accept_change(
    file: &Path,
    change: &AcceptedChange,
    trust: &Trust,
) -> Result<CountryFile, EditError> {
    edit_country(file, trust, |country, document| {
        if country.has_accepted(change.role, &change.fingerprint) {
            return Ok(());
        }
        let mut entry = Table::new();
        entry.insert("role", value(change.role.as_str()));
        entry.insert("fingerprint", value(change.fingerprint.as_str()));
        entry.insert("by", value(change.by.as_str()));
        entry.insert("at", value(moment(change.at)));
        append(document.as_table_mut(), "accepted_changes", entry);
        Ok(())
    })
}

/// Changes a country's file by `change`, which is given the country as it is and its document.
/// Nothing is written where the document is the same afterwards.
///
/// # Errors
/// [`EditError`]: what `change` says; or the file does not load before, or would not afterwards
/// (another country's entity is a reason too); or it cannot be written.
pub fn edit_country(
    file: &Path,
    trust: &Trust,
    change: impl FnOnce(&CountryFile, &mut DocumentMut) -> Result<(), EditError>,
) -> Result<CountryFile, EditError> {
    let name = file.file_name().ok_or(io::ErrorKind::InvalidInput);
    let name = name.map_err(io::Error::from)?;
    let folder = Folder::lock(file.parent().unwrap_or(Path::new("")))?;
    let country = load_country(file, trust)?;
    let before = std::fs::read_to_string(file)?;
    let mut document: DocumentMut = before
        .parse()
        .map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    change(&country, &mut document)?;
    let after = document.to_string();
    if after == before {
        return Ok(country);
    }
    folder.save(name, &after, trust)
}

/// The folder of country files while one command changes it.
pub(super) struct Folder {
    path: PathBuf,
    /// Gives the lock back when it is dropped.
    _lock: File,
}

impl Folder {
    pub(super) fn lock(path: &Path) -> io::Result<Self> {
        let lock = File::open(path)?;
        match lock.lock() {
            // A file system without locks: then commands must not be run at the same moment.
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {}
            locked => locked?,
        }
        Ok(Self {
            path: path.to_owned(),
            _lock: lock,
        })
    }

    /// Writes one file of the folder, if it would load there.
    pub(super) fn save(
        &self,
        name: impl AsRef<Path>,
        text: &str,
        trust: &Trust,
    ) -> Result<CountryFile, EditError> {
        let file = self.path.join(name);
        let country = judge(&file, text, trust)?;
        replace_file(&file, text.as_bytes())?;
        Ok(country)
    }
}

/// Adds one table to the `[[key]]` of a file.
pub(super) fn append(root: &mut Table, key: &str, entry: Table) {
    let entries = root
        .entry(key)
        .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    // Written as `key = [{ … }]` by hand: the same, in the form that grows.
    if let Item::Value(Value::Array(inline)) = entries {
        let tables = inline.iter().filter_map(Value::as_inline_table);
        let tables = tables.map(|one| one.clone().into_table()).collect();
        *entries = Item::ArrayOfTables(tables);
    }
    if let Item::ArrayOfTables(entries) = entries {
        entries.push(entry);
    }
}

/// Whole seconds: nobody reads more.
pub(super) fn moment(at: Timestamp) -> Value {
    let seconds = Timestamp::from_second(at.as_second()).unwrap_or(at);
    let written = seconds.to_string();
    written
        .parse::<Datetime>()
        .map_or_else(|_| Value::from(written), Value::from)
}

pub(super) fn suspension(suspension: &Suspension) -> Table {
    let mut table = Table::new();
    table.insert("by", value(suspension.by.as_str()));
    table.insert("at", value(moment(suspension.at)));
    table.insert("reason", value(suspension.reason.as_str()));
    table
}

/// Replaces a value and keeps the comments around it.
pub(super) fn put(table: &mut Table, key: &str, text: &str) {
    let mut new = Value::from(text);
    match table.get_mut(key) {
        Some(item) => {
            if let Some(old) = item.as_value() {
                *new.decor_mut() = old.decor().clone();
            }
            *item = Item::Value(new);
        }
        None => {
            table.insert(key, Item::Value(new));
        }
    }
}
