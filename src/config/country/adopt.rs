//! What a service list proposes, written into a country's file: the places of its nodes, and who
//! took it over. Everything else in the file stays, comments too.

use std::path::Path;

use toml_edit::{Item, Table, Value, value};

use super::decision::Adopted;
use super::edit::{EditError, append, edit_country, moment, put};
use super::file::CountryFile;
use super::node::{CountryNode, MetadataSource, NodeRole};
use crate::config::trust::Trust;

/// What is to stand in the file for one of the two nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adoption {
    /// Which node.
    pub role: NodeRole,
    /// Its entity identifier and the address of its metadata; none: the country has no such node.
    /// An address is not written where the file has the metadata beside it.
    pub node: Option<(String, String)>,
}

/// Writes these nodes and the record of the decision into a country's file.
///
/// # Errors
/// [`EditError`]; the file is untouched then.
pub fn adopt(
    file: &Path,
    nodes: &[Adoption],
    decision: &Adopted,
    trust: &Trust,
) -> Result<CountryFile, EditError> {
    edit_country(file, trust, |country, document| {
        let root = document.as_table_mut();
        for adoption in nodes {
            place(root, adoption, country.node(adoption.role));
        }
        record(root, decision);
        Ok(())
    })
}

fn place(root: &mut Table, adoption: &Adoption, before: Option<&CountryNode>) {
    let key = match adoption.role {
        NodeRole::Connector => "connector",
        NodeRole::ProxyService => "proxy_service",
    };
    let Some((entity_id, address)) = &adoption.node else {
        root.remove(key);
        return;
    };
    let section = root.entry(key).or_insert_with(|| Item::Table(Table::new()));
    // Written as `connector = { … }` by hand: the same, in the form that is edited here.
    if let Item::Value(Value::InlineTable(inline)) = section {
        *section = Item::Table(inline.clone().into_table());
    }
    let Item::Table(section) = section else {
        return;
    };
    put(section, "entity_id", entity_id);
    if matches!(
        before.map(|node| &node.metadata),
        Some(MetadataSource::File(_))
    ) {
        return;
    }
    if address == entity_id {
        section.remove("metadata_url");
    } else {
        put(section, "metadata_url", address);
    }
}

fn record(root: &mut Table, decision: &Adopted) {
    let mut entry = Table::new();
    entry.insert("list", value(decision.list.as_str()));
    entry.insert("fingerprint", value(decision.fingerprint.as_str()));
    entry.insert("by", value(decision.by.as_str()));
    entry.insert("at", value(moment(decision.at)));
    append(root, "adopted", entry);
}
