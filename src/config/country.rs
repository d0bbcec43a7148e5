//! `metadata/countries/XX.toml`: one foreign country a file, reviewed like code.
//!
//! In: the folder. Out: every file that is right, and every problem of every file that is not; a
//! bad file never hides another country.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::checks::{choice, country, path, text, url};
use super::exception::{self, Exception, Standing};
use super::problems::{Problem, Problems};
use super::reader::{Section, read_file};
use super::trust::Trust;
use crate::domain::Exceptions;

/// One foreign country, as registered.
#[derive(Debug, Clone)]
pub struct CountryFile {
    /// Its code as eIDAS writes it.
    pub country: String,
    /// Its name by language tag (`en`, `fr`); `en` is there.
    pub names: BTreeMap<String, String>,
    /// Whether people may use it.
    pub state: CountryState,
    /// The node that sends us requests for our citizens.
    pub connector: Option<CountryNode>,
    /// The node that logs its citizens in for us.
    pub proxy_service: Option<CountryNode>,
    /// The PEM file of the certificates that its metadata must be signed under.
    pub anchors_file: PathBuf,
    /// Where the rules are bent for it, why, and until when.
    pub exceptions: Vec<Exception>,
    /// The file all this came from.
    pub file: PathBuf,
}

/// Whether a country may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountryState {
    /// Being prepared: known to operators only.
    Draft,
    /// In use.
    Approved,
    /// Taken out of use for now: shown to people as unavailable.
    Suspended,
}

/// One of a country's two nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryNode {
    /// Its entity identifier, compared character by character.
    pub entity_id: String,
    /// Where its metadata comes from.
    pub metadata: MetadataSource,
}

/// Where metadata comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MetadataSource {
    /// Fetched; the entity identifier itself unless told otherwise (`[eIDAS-IA §6.4]`).
    Url(String),
    /// Kept beside the country's file.
    File(PathBuf),
}

impl CountryFile {
    /// The rules that are bent on the day of `now` (UTC).
    pub fn exceptions_at(&self, now: Timestamp) -> Exceptions {
        let in_force = self.exceptions.iter();
        in_force
            .filter(|bent| bent.at(now) == Standing::InForce)
            .map(|bent| bent.kind)
            .collect()
    }
}

/// What the folder holds.
#[derive(Debug, Default)]
pub struct Countries {
    /// The countries whose files are right, by code.
    pub files: Vec<CountryFile>,
    /// What is wrong with the others.
    pub problems: Problems,
}

/// Reads every `XX.toml` of `trust.countries_dir`.
pub fn load_countries(trust: &Trust) -> Countries {
    let mut problems = Vec::new();
    let mut files: Vec<CountryFile> = Vec::new();
    for path in country_paths(&trust.countries_dir, &mut problems) {
        match load_country(&path, trust) {
            Ok(file) => match files.iter().find(|other| shares_entity(other, &file)) {
                Some(first) => problems.push(Problem {
                    message: format!("an entity_id is already {}'s: left out", first.country),
                    file: path,
                    line: None,
                    key: String::new(),
                }),
                None => files.push(file),
            },
            Err(found) => problems.extend_from_slice(found.as_slice()),
        }
    }
    Countries {
        files,
        problems: Problems::new(problems),
    }
}

/// Reads one country's file.
///
/// # Errors
/// Every problem of that file.
pub fn load_country(file: &Path, trust: &Trust) -> Result<CountryFile, Problems> {
    read_file(file, |root| {
        root.set_mode(trust.mode);
        read(root, file, trust)
    })
}

fn country_paths(folder: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let message = format!("cannot be read: {}", error.kind());
            let file = folder.to_owned();
            problems.push(Problem {
                file,
                line: None,
                key: String::new(),
                message,
            });
            return Vec::new();
        }
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    paths.sort();
    paths
}

fn shares_entity(one: &CountryFile, other: &CountryFile) -> bool {
    let ids = |file: &CountryFile| {
        let nodes = [file.connector.clone(), file.proxy_service.clone()];
        nodes
            .into_iter()
            .flatten()
            .map(|node| node.entity_id)
            .collect::<Vec<_>>()
    };
    let known = ids(one);
    ids(other).iter().any(|id| known.contains(id))
}

const STATES: &[(&str, CountryState)] = &[
    ("draft", CountryState::Draft),
    ("approved", CountryState::Approved),
    ("suspended", CountryState::Suspended),
];

fn read(root: &Section<'_>, file: &Path, trust: &Trust) -> Option<CountryFile> {
    let country = root.required("country", country);
    if country
        .as_deref()
        .is_some_and(|code| code != root.source().stem())
    {
        root.report("country", "must be the name of its file");
    }
    let names = root.section("names", |section| Some(names(section)));
    let state = root.required("state", choice(STATES));
    let connector = root.optional_section("connector", node);
    let proxy_service = root.optional_section("proxy_service", node);
    if !root.has("connector") && !root.has("proxy_service") {
        root.report(
            "proxy_service",
            "or connector is missing: a country has at least one node",
        );
    }
    let default = format!("countries/{}.pem", root.source().stem());
    let anchors_file = root.defaulted("anchors_file", trust.certs_dir.join(default), path);
    if state == Some(CountryState::Approved)
        && let Some(anchors) = anchors_file.as_ref().filter(|anchors| !anchors.is_file())
    {
        root.report(
            "anchors_file",
            format!("{} is not there", anchors.display()),
        );
    }
    let exceptions = root.sections("exceptions", exception::read);
    Some(CountryFile {
        country: country?,
        names: names?,
        state: state?,
        connector,
        proxy_service,
        anchors_file: anchors_file?,
        exceptions,
        file: file.to_owned(),
    })
}

fn names(section: &Section<'_>) -> BTreeMap<String, String> {
    let names: BTreeMap<String, String> = section
        .keys()
        .into_iter()
        .filter_map(|language| {
            let name = section.optional(&language, text)?;
            Some((language, name))
        })
        .collect();
    if !section.has("en") {
        section.report(
            "en",
            "is missing: the name shown where no other language fits",
        );
    }
    names
}

fn node(section: &Section<'_>) -> Option<CountryNode> {
    let entity_id = section.required("entity_id", url);
    let from_url = section.optional("metadata_url", url);
    let from_file = section.optional("metadata_file", path);
    if section.has("metadata_url") && section.has("metadata_file") {
        section.report("metadata_file", "and metadata_url exclude each other");
    }
    let entity_id = entity_id?;
    let metadata = match (from_file, from_url) {
        (Some(file), _) => MetadataSource::File(file),
        (None, Some(url)) => MetadataSource::Url(url),
        (None, None) => MetadataSource::Url(entity_id.clone()),
    };
    Some(CountryNode {
        entity_id,
        metadata,
    })
}
