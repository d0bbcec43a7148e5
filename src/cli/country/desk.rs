//! What every command has before it: the configuration, the country files, and what a bridge has
//! learnt.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::trouble::Trouble;
use crate::ambient::{Clock as _, SystemClock};
use crate::app::{Ambient, directory_of};
use crate::config::{Config, Countries, CountryFile, EditError, NodeRole, load_countries};
use crate::domain::CountryCode;
use crate::saml::{CertificateFacts, certificate_facts};
use crate::trust::keys::pem;
use crate::trust::{CountryReport, Directory, Rules};

/// The two roles in the order in which they are shown.
pub(super) const ROLES: [NodeRole; 2] = [NodeRole::ProxyService, NodeRole::Connector];

/// The configuration and the country files.
pub(super) struct Desk {
    pub(super) config: Config,
    pub(super) countries: Countries,
    pub(super) now: Timestamp,
}

impl Desk {
    /// Reads them.
    pub(super) fn open(config: &Path) -> Result<Self, Trouble> {
        let config = Config::load(config).map_err(Trouble::Config)?;
        let countries = load_countries(&config.trust);
        Ok(Self {
            config,
            countries,
            now: SystemClock.now(),
        })
    }

    /// A country's file.
    pub(super) fn file(&self, code: CountryCode) -> Result<&CountryFile, Trouble> {
        let mut files = self.countries.files.iter();
        if let Some(file) = files.find(|file| file.country == code.as_str()) {
            return Ok(file);
        }
        if self.countries.left_out.contains(code.as_str()) {
            // Its own problems where it has some; a clash with another file is in the folder's.
            let own = crate::config::load_country(&self.path(code), &self.config.trust);
            let problems = own.err().unwrap_or_else(|| self.countries.problems.clone());
            return Err(Trouble::Broken(code, problems));
        }
        Err(Trouble::NotRegistered(code))
    }

    /// Where a country's file is, or would be.
    pub(super) fn path(&self, code: CountryCode) -> PathBuf {
        self.config.trust.countries_dir.join(format!("{code}.toml"))
    }

    /// Where a country's anchors are, or would be, unless its file says otherwise.
    pub(super) fn anchors_path(&self, code: CountryCode) -> PathBuf {
        let folder = self.config.trust.certs_dir.join("countries");
        folder.join(format!("{code}.pem"))
    }

    /// What a bridge has learnt, without asking anybody.
    pub(super) async fn known(&self) -> Arc<Directory> {
        let trust = &self.config.trust;
        let directory = Directory::offline(
            load_countries(trust),
            Rules::from(trust),
            Arc::new(SystemClock),
            trust.state_dir.clone(),
        );
        let directory = Arc::new(match self.config.node.country.parse() {
            Ok(own) => directory.listening_to(&trust.service_lists, own),
            Err(_) => directory,
        });
        directory.load_archive().await;
        directory
    }

    /// The same with a way to the sources.
    pub(super) async fn asking(&self) -> Result<Arc<Directory>, Trouble> {
        let trust = &self.config.trust;
        let directory = self.reaching(load_countries(trust))?;
        let directory = Arc::new(directory.keeping(trust.state_dir.clone()));
        directory.load_archive().await;
        Ok(directory)
    }

    /// These countries with a way to the sources, and nothing learnt.
    pub(super) fn reaching(&self, countries: Countries) -> Result<Directory, Trouble> {
        Ok(directory_of(&self.config, countries, &Ambient::system())?)
    }

    /// A failed change of a country's file.
    pub(super) fn edit(&self, code: CountryCode, error: EditError) -> Trouble {
        match error {
            EditError::Invalid(problems) => Trouble::Broken(code, problems),
            EditError::Unwritable(error) => {
                Trouble::Disk(self.path(code).display().to_string(), error.kind())
            }
            other => Trouble::Edit(other),
        }
    }
}

/// What is known of one country, out of everything that is known.
pub(super) fn report(
    directory: &Directory,
    code: CountryCode,
    now: Timestamp,
) -> Option<CountryReport> {
    let reports = directory.report(now).into_iter();
    reports.into_iter().find(|report| report.country == code)
}

/// The certificates of an anchors file; none where it cannot be read.
pub(super) fn anchors(file: &Path) -> Vec<CertificateFacts> {
    let pem = std::fs::read(file).unwrap_or_default();
    let certificates = pem::certificates(&pem).unwrap_or_default();
    certificates
        .iter()
        .filter_map(|der| certificate_facts(der))
        .collect()
}
