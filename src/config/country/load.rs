//! The folder of country files: every file that is right, and what is wrong with the others.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use toml::de::DeTable;

use super::file::{CountryFile, CountryState};
use super::read::read;
use crate::config::problems::{Problem, Problems};
use crate::config::reader::{read_file, read_text};
use crate::config::trust::Trust;

/// What the folder holds.
#[derive(Debug, Default)]
pub struct Countries {
    /// The countries whose files are right, by code.
    pub files: Vec<CountryFile>,
    /// The codes, as in the files' names, of those that are there and are left out.
    pub left_out: BTreeSet<String>,
    /// Of these, the ones whose files say `state = "suspended"` all the same: whoever has them in
    /// use takes them out.
    pub suspended: BTreeSet<String>,
    /// Whether the folder itself could not be read: then nothing is known about anybody.
    pub unreadable: bool,
    /// What is wrong.
    pub problems: Problems,
}

impl Countries {
    /// Who has which entity: entity identifier to country, for [`load_countries_keeping`].
    pub fn owners(&self) -> BTreeMap<String, String> {
        let files = self.files.iter();
        files
            .flat_map(|file| {
                file.entity_ids()
                    .map(|id| (id.to_owned(), file.country.clone()))
            })
            .collect()
    }
}

/// Reads every `XX.toml` of `trust.countries_dir`. Of two files that name the same entity the
/// first one by name is taken.
pub fn load_countries(trust: &Trust) -> Countries {
    load_countries_keeping(trust, &BTreeMap::new())
}

/// Reads them anew while running: an entity stays with the country that has it by `owners`
/// (entity identifier to country), as long as that country's file names it or cannot be read.
pub fn load_countries_keeping(trust: &Trust, owners: &BTreeMap<String, String>) -> Countries {
    let mut problems = Vec::new();
    let mut unreadable = false;
    let paths = country_paths(&trust.countries_dir).unwrap_or_else(|problem| {
        unreadable = true;
        problems.push(problem);
        Vec::new()
    });
    let mut left_out = BTreeSet::new();
    let mut suspended = BTreeSet::new();
    let mut read = Vec::new();
    for path in paths {
        match load_country(&path, trust) {
            Ok(file) => read.push(file),
            Err(found) => {
                left_out.extend(stem(&path));
                suspended.extend(stem(&path).filter(|_| says_suspended(&path)));
                problems.extend_from_slice(found.as_slice());
            }
        }
    }
    let intruders: Vec<Option<Clash>> = read
        .iter()
        .map(|file| intrudes(file, &read, &left_out, owners))
        .collect();
    let mut files = Vec::new();
    for (file, intruder) in read.into_iter().zip(intruders) {
        match intruder.or_else(|| clash(&file, &files)) {
            Some(clash) => {
                problems.push(clash.problem(&file));
                if file.state == CountryState::Suspended {
                    suspended.insert(file.country.clone());
                }
                left_out.insert(file.country);
            }
            None => files.push(file),
        }
    }
    Countries {
        files,
        left_out,
        suspended,
        unreadable,
        problems: Problems::new(problems),
    }
}

/// Reads one country's file.
///
/// # Errors
/// Every problem of that file.
pub fn load_country(file: &Path, trust: &Trust) -> Result<CountryFile, Problems> {
    read_file(file, |root| read(root, file, trust))
}

/// Judges a text as if it stood in `file`, among the other files of the folder.
///
/// # Errors
/// Every problem that it would have.
pub(super) fn judge(file: &Path, text: &str, trust: &Trust) -> Result<CountryFile, Problems> {
    let judged = read_text(file, text.to_owned(), |root| read(root, file, trust))?;
    let mut others = load_countries(trust).files;
    others.retain(|other| other.country != judged.country);
    match clash(&judged, &others) {
        Some(clash) => Err(Problems::new(vec![clash.problem(&judged)])),
        None => Ok(judged),
    }
}

/// An entity that is another country's.
struct Clash {
    entity_id: String,
    country: String,
}

impl Clash {
    fn problem(&self, file: &CountryFile) -> Problem {
        let written = std::fs::read_to_string(&file.file).unwrap_or_default();
        let line = written
            .lines()
            .position(|line| line.contains("entity_id") && line.contains(&self.entity_id));
        Problem {
            file: file.file.clone(),
            line: line.map(|before| before + 1),
            key: "entity_id".to_owned(),
            message: format!("is already {}'s: left out", self.country),
        }
    }
}

/// The entity that `file` takes away from a country that has it.
fn intrudes(
    file: &CountryFile,
    all: &[CountryFile],
    broken: &BTreeSet<String>,
    owners: &BTreeMap<String, String>,
) -> Option<Clash> {
    file.entity_ids().find_map(|id| {
        let owner = owners.get(id).filter(|owner| **owner != file.country)?;
        let named = |other: &CountryFile| {
            other.country == *owner && other.entity_ids().any(|other| other == id)
        };
        (broken.contains(owner) || all.iter().any(named)).then(|| Clash {
            entity_id: id.to_owned(),
            country: owner.clone(),
        })
    })
}

fn clash(file: &CountryFile, others: &[CountryFile]) -> Option<Clash> {
    file.entity_ids().find_map(|id| {
        let mut others = others.iter();
        let first = others.find(|other| other.entity_ids().any(|other| other == id))?;
        Some(Clash {
            entity_id: id.to_owned(),
            country: first.country.clone(),
        })
    })
}

/// Whether a file with problems says at least that the country is out of use.
fn says_suspended(path: &Path) -> bool {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let (root, _) = DeTable::parse_recoverable(&text);
    let root = root.get_ref();
    let state = root.iter().find(|(name, _)| name.get_ref() == "state");
    let suspended = CountryState::Suspended.as_str();
    state.is_some_and(|(_, value)| value.get_ref().as_str() == Some(suspended))
}

/// Files with a dot at their beginning are editors' and our own unfinished ones.
fn country_paths(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let entries = std::fs::read_dir(folder).map_err(|error| Problem {
        file: folder.to_owned(),
        line: None,
        key: String::new(),
        message: format!("cannot be read: {}", error.kind()),
    })?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .filter(|path| stem(path).is_none_or(|stem| !stem.starts_with('.')))
        .collect();
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> Option<String> {
    Some(path.file_stem()?.to_str()?.to_owned())
}
