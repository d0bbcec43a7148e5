//! The emergency brake: a country is taken out of use though its file cannot be read as one.
//!
//! A running bridge obeys `state = "suspended"` in a file whatever else is wrong with it, and at a
//! start a file with problems is left out anyway; so it is enough to write these words.

use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item};

use super::decision::Suspension;
use super::edit::{EditError, Folder, put, suspension};
use super::file::{CountryFile, CountryState};
use super::load::load_country;
use crate::config::atomic_file::replace_file;
use crate::config::problems::Problems;
use crate::config::trust::Trust;

/// What the file is after the words were written.
#[derive(Debug)]
pub enum Forced {
    /// It loads now.
    Loads(Box<CountryFile>),
    /// It still has problems, and says `suspended`.
    Broken(Problems),
    /// It was no TOML: the words stand in a new file, what it held in the one that is named.
    Replaced(PathBuf),
}

/// Writes `state = "suspended"` and why into a country's file, whether or not it loads; what else
/// is in it stays.
///
/// # Errors
/// [`EditError::Unwritable`]; the file is untouched then.
pub fn force_suspend(file: &Path, why: &Suspension, trust: &Trust) -> Result<Forced, EditError> {
    let _folder = Folder::lock(file.parent().unwrap_or(Path::new(".")))?;
    let before = std::fs::read(file)?;
    let parsed = str::from_utf8(&before).ok();
    let parsed = parsed.and_then(|text| text.parse::<DocumentMut>().ok());
    let was_toml = parsed.is_some();
    let mut document = parsed.unwrap_or_default();
    let root = document.as_table_mut();
    if !was_toml && let Some(code) = file.file_stem().and_then(|stem| stem.to_str()) {
        put(root, "country", code);
    }
    put(root, "state", CountryState::Suspended.as_str());
    root.insert("suspended", Item::Table(suspension(why)));
    if was_toml {
        replace_file(file, document.to_string().as_bytes())?;
        return Ok(match load_country(file, trust) {
            Ok(country) => Forced::Loads(Box::new(country)),
            Err(problems) => Forced::Broken(problems),
        });
    }
    // A brake does not wait for somebody to tidy up: an older leftover gives way.
    let kept = file.with_extension("toml.broken");
    replace_file(&kept, &before)?;
    replace_file(file, document.to_string().as_bytes())?;
    Ok(Forced::Replaced(kept))
}
