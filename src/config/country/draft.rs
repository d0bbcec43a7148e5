//! A country that is about to be registered: the file that `country add` writes.

use std::collections::BTreeMap;
use std::path::Path;

use toml_edit::{Array, DocumentMut, Item, Table, value};

use super::decision::Signed;
use super::edit::{EditError, Folder, moment};
use super::file::CountryFile;
use super::node::{CountryNode, MetadataSource};
use crate::config::trust::Trust;

const HEAD: &str = "# Made by `eidas-bridge country add`. Every key: docs/COUNTRY-FILE.md\n";

/// What is known of a new country.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its code as eIDAS writes it.
    pub country: String,
    /// Its name by language tag; `en` is there.
    pub names: BTreeMap<String, String>,
    /// The node that asks us.
    pub connector: Option<CountryNode>,
    /// The node that we ask.
    pub proxy_service: Option<CountryNode>,
    /// The list that may propose changes for it.
    pub service_list: Option<String>,
    /// Who registers it.
    pub added: Signed,
}

impl Draft {
    /// The file, in state `draft`. A metadata file's path stands in it as it is in the draft:
    /// absolute, or relative to the folder of country files.
    pub fn to_toml(&self) -> String {
        let mut document = DocumentMut::new();
        let root = document.as_table_mut();
        root.insert("country", value(self.country.as_str()));
        root.insert("state", value("draft"));
        if let Some(list) = &self.service_list {
            root.insert("service_list", value(list.as_str()));
        }
        let mut names = Table::new();
        for (language, name) in &self.names {
            names.insert(language, value(name.as_str()));
        }
        root.insert("names", Item::Table(names));
        if let Some(connector) = &self.connector {
            root.insert("connector", Item::Table(node(connector)));
        }
        if let Some(proxy_service) = &self.proxy_service {
            root.insert("proxy_service", Item::Table(node(proxy_service)));
        }
        root.insert("added", Item::Table(signed(&self.added)));
        format!("{HEAD}{document}")
    }

    /// Writes it as a new file of the folder.
    ///
    /// # Errors
    /// [`EditError`]: where the country is registered already, the file would not load, or it
    /// cannot be written.
    pub fn write(&self, trust: &Trust) -> Result<CountryFile, EditError> {
        let name = format!("{}.toml", self.country);
        let mut draft = self.clone();
        for node in [&mut draft.connector, &mut draft.proxy_service]
            .into_iter()
            .flatten()
        {
            if let MetadataSource::File(path) = &mut node.metadata
                && let Ok(below) = path.strip_prefix(&trust.countries_dir)
            {
                *path = below.to_owned();
            }
        }
        let folder = Folder::lock(&trust.countries_dir)?;
        if trust.countries_dir.join(&name).exists() {
            return Err(EditError::Exists);
        }
        folder.save(name, &draft.to_toml(), trust)
    }
}

pub(super) fn signed(decision: &Signed) -> Table {
    let mut table = Table::new();
    table.insert("by", value(decision.by.as_str()));
    table.insert("at", value(moment(decision.at)));
    table
}

fn node(node: &CountryNode) -> Table {
    let mut table = Table::new();
    table.insert("entity_id", value(node.entity_id.as_str()));
    match &node.metadata {
        MetadataSource::Url(url) if *url == node.entity_id => {}
        MetadataSource::Url(url) => {
            table.insert("metadata_url", value(url.as_str()));
        }
        MetadataSource::File(path) => {
            table.insert("metadata_file", value(shown(path)));
        }
    }
    if let Some(levels) = &node.levels {
        words(
            &mut table,
            "levels",
            levels.iter().map(|level| level.name()),
        );
    }
    if !node.not_notified.is_empty() {
        let uris = node.not_notified.iter().map(String::as_str);
        words(&mut table, "not_notified", uris);
    }
    if let Some(kinds) = &node.person_kinds {
        words(
            &mut table,
            "person_kinds",
            kinds.iter().map(|kind| kind.as_str()),
        );
    }
    if let Some(sectors) = &node.sp_types {
        words(
            &mut table,
            "sp_types",
            sectors.iter().map(|one| one.as_str()),
        );
    }
    if let Some(consent) = node.consent {
        table.insert("consent", value(consent.as_str()));
    }
    table
}

fn words<'w>(table: &mut Table, key: &str, words: impl Iterator<Item = &'w str>) {
    table.insert(key, value(words.collect::<Array>()));
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
