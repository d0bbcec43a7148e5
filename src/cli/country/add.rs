//! `country add`: from a country's metadata and anchor to a draft that somebody else can review.
//!
//! The documents are fetched by the bridge's own client and judged by its own rules; only what
//! passes them is written: `XX.toml`, state draft, and `XX.pem`. Nothing is overwritten.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::builder::NonEmptyStringValueParser;
use openssl::x509::X509;
use serde_json::{Value, json};

use super::copy;
use super::desk::Desk;
use super::peek::{Peeked, peek};
use super::show::heading;
use super::trouble::advice;
use super::{Common, Done, Trouble};
use crate::config::{
    Countries, CountryFile, CountryNode, CountryState, Draft, EditError, MetadataSource, NodeRole,
    Signed, replace_file,
};
use crate::domain::{CountryCode, Language};
use crate::saml::certificate_facts;
use crate::trust::CopyReport;
use crate::trust::keys::pem;

/// Arguments of `country add`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  eidas-bridge country add --metadata https://eidas.example.be/proxy/metadata \\
      --metadata https://eidas.example.be/connector/metadata \\
      --anchor belgium.pem --by \"Ada Verhulst\" --config bridge.toml")]
pub(super) struct Arguments {
    /// Its code as eIDAS writes it (EL for Greece); else what its metadata says.
    #[arg(value_name = "CC")]
    country: Option<CountryCode>,
    /// Where its metadata is; once more for the other role.
    #[arg(long, value_name = "URL|FILE", required = true)]
    metadata: Vec<String>,
    /// The certificates that its metadata must be signed under.
    #[arg(long, value_name = "PEM")]
    anchor: PathBuf,
    /// Who registers it; it stands in the file.
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    by: String,
    /// Its English name, where it is not the usual one.
    #[arg(long, value_name = "NAME")]
    name_en: Option<String>,
    /// Its name in another language, such as fr=Belgique.
    #[arg(long, value_name = "LANG=NAME")]
    name: Vec<String>,
    /// Which entity, where a document describes several.
    #[arg(long, value_name = "ID")]
    entity_id: Vec<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

/// One document and what it says it is.
struct Document {
    source: MetadataSource,
    bytes: Vec<u8>,
    entity: Peeked,
}

pub(super) async fn run(arguments: &Arguments) -> Result<Done, Trouble> {
    let desk = Desk::open(&arguments.common.config)?;
    if let Some(code) = arguments.country {
        refuse_existing(&desk, code)?;
    }
    let anchors = std::fs::read(&arguments.anchor).unwrap_or_default();
    let anchors = pem::certificates(&anchors)
        .map_err(|_| Trouble::Anchors(arguments.anchor.display().to_string()))?;
    let documents = fetch(&desk, arguments).await?;
    let code = country(arguments, &documents)?;
    refuse_existing(&desk, code)?;
    let draft = draft(arguments, code, &documents, &desk)?;
    let judged = judge(&desk, arguments, code, &draft, documents).await?;
    write(&desk, code, &draft, &anchors)?;
    Ok(report(&desk, code, &draft, &judged))
}

fn refuse_existing(desk: &Desk, code: CountryCode) -> Result<(), Trouble> {
    let files = [desk.path(code), desk.anchors_path(code)];
    match files.into_iter().find(|file| file.exists()) {
        Some(file) => Err(Trouble::Exists(file.display().to_string())),
        None => Ok(()),
    }
}

async fn fetch(desk: &Desk, arguments: &Arguments) -> Result<Vec<Document>, Trouble> {
    let asking = desk.reaching(Countries::default())?;
    let mut documents = Vec::new();
    for place in &arguments.metadata {
        let source = source(desk, place);
        let bytes = asking.fetch(&source).await;
        let bytes = bytes.map_err(|error| Trouble::Node(place.clone(), error, advice(error)))?;
        let entities = peek(&bytes).map_err(|error| Trouble::NotMetadata(place.clone(), error))?;
        for entity in chosen(arguments, place, &entities)? {
            documents.push(Document {
                source: source.clone(),
                bytes: bytes.clone(),
                entity,
            });
        }
    }
    Ok(documents)
}

/// An address, or a file: then as the country's file is to name it.
fn source(desk: &Desk, place: &str) -> MetadataSource {
    if place.starts_with("https://") || place.starts_with("http://") {
        return MetadataSource::Url(place.to_owned());
    }
    let path = Path::new(place);
    let absolute = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = &desk.config.trust.countries_dir;
    let beside = folder.canonicalize().ok();
    let beside = beside.and_then(|whole| Some(absolute.strip_prefix(whole).ok()?.to_owned()));
    MetadataSource::File(beside.map_or(absolute, |below| folder.join(below)))
}

/// The entities of a document that are meant.
fn chosen(arguments: &Arguments, place: &str, entities: &[Peeked]) -> Result<Vec<Peeked>, Trouble> {
    let all = entities.len();
    let meant = |entity: &Peeked| {
        if !arguments.entity_id.is_empty() {
            return arguments.entity_id.contains(&entity.entity_id);
        }
        all == 1
            || entity.entity_id == place
            || (arguments.country.is_some() && entity.country == arguments.country)
    };
    let names: Vec<&str> = entities
        .iter()
        .map(|it| it.entity_id.as_str())
        .take(5)
        .collect();
    let names = format!("{all} entities ({})", names.join(", "));
    let found: Vec<Peeked> = entities.iter().filter(|it| meant(it)).cloned().collect();
    let twice = |role| found.iter().filter(|it| it.roles.contains(&role)).count() > 1;
    if found.is_empty() || twice(NodeRole::Connector) || twice(NodeRole::ProxyService) {
        return Err(Trouble::Entity(place.to_owned(), names));
    }
    Ok(found)
}

fn country(arguments: &Arguments, documents: &[Document]) -> Result<CountryCode, Trouble> {
    if let Some(code) = arguments.country {
        return Ok(code);
    }
    let mut said = documents.iter().map(|document| document.entity.country);
    let first = said.next().flatten().ok_or(Trouble::CountryUnclear)?;
    if said.all(|country| country == Some(first)) {
        Ok(first)
    } else {
        Err(Trouble::CountryUnclear)
    }
}

fn draft(
    arguments: &Arguments,
    code: CountryCode,
    documents: &[Document],
    desk: &Desk,
) -> Result<Draft, Trouble> {
    let mut nodes: BTreeMap<NodeRole, CountryNode> = BTreeMap::new();
    for document in documents {
        for role in &document.entity.roles {
            let node = CountryNode::new(&document.entity.entity_id, document.source.clone());
            if nodes.insert(*role, node).is_some() {
                return Err(Trouble::RoleTwice(role.as_str()));
            }
        }
    }
    if nodes.is_empty() {
        let place = arguments.metadata.join(", ");
        return Err(Trouble::Entity(place, "neither role".to_owned()));
    }
    Ok(Draft {
        country: code.to_string(),
        names: names(arguments, code)?,
        connector: nodes.remove(&NodeRole::Connector),
        proxy_service: nodes.remove(&NodeRole::ProxyService),
        service_list: None,
        added: Signed {
            by: arguments.by.clone(),
            at: desk.now,
        },
    })
}

fn names(arguments: &Arguments, code: CountryCode) -> Result<BTreeMap<String, String>, Trouble> {
    let english = arguments.name_en.clone();
    let english =
        english.unwrap_or_else(|| crate::ui::usual_country_name(code, Language::En).into_owned());
    let mut names = BTreeMap::from([("en".to_owned(), english)]);
    for pair in &arguments.name {
        let (language, name) = pair.split_once('=').ok_or(Trouble::Argument(
            "--name takes a language and a name: fr=Belgique",
        ))?;
        names.insert(language.to_owned(), name.to_owned());
    }
    Ok(names)
}

/// What each node is, verified as the bridge would.
async fn judge(
    desk: &Desk,
    arguments: &Arguments,
    code: CountryCode,
    draft: &Draft,
    documents: Vec<Document>,
) -> Result<Vec<(NodeRole, CopyReport)>, Trouble> {
    let countries = Countries {
        files: vec![as_file(draft, desk, code, &arguments.anchor)],
        ..Countries::default()
    };
    let asking = desk.reaching(countries)?;
    let mut judged = Vec::new();
    for document in documents {
        for role in document.entity.roles {
            let copy = asking.judge(code, role, document.bytes.clone()).await;
            let copy = copy.map_err(|error| {
                Trouble::Node(format!("the {}", role.as_str()), error, advice(error))
            })?;
            judged.push((role, copy));
        }
    }
    Ok(judged)
}

/// The draft as the bridge would read it, under the anchors that were given.
fn as_file(draft: &Draft, desk: &Desk, code: CountryCode, anchors: &Path) -> CountryFile {
    CountryFile {
        country: draft.country.clone(),
        names: draft.names.clone(),
        state: CountryState::Draft,
        connector: draft.connector.clone(),
        proxy_service: draft.proxy_service.clone(),
        anchors_file: anchors.to_owned(),
        clock_skew: None,
        changes: None,
        service_list: None,
        added: Some(draft.added.clone()),
        approved: None,
        suspended: None,
        accepted_changes: Vec::new(),
        adopted: Vec::new(),
        exceptions: Vec::new(),
        file: desk.path(code),
    }
}

fn write(
    desk: &Desk,
    code: CountryCode,
    draft: &Draft,
    anchors: &[Vec<u8>],
) -> Result<(), Trouble> {
    let path = desk.anchors_path(code);
    let unwritable =
        |error: std::io::Error| Trouble::Disk(path.display().to_string(), error.kind());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(unwritable)?;
    }
    let text: String = anchors.iter().filter_map(|der| anchor_text(der)).collect();
    replace_file(&path, text.as_bytes()).map_err(unwritable)?;
    let written = draft.write(&desk.config.trust);
    written.map(|_| ()).map_err(|error| {
        // What was not there before is not there afterwards.
        let _ = std::fs::remove_file(&path);
        match error {
            EditError::Exists => Trouble::Exists(desk.path(code).display().to_string()),
            EditError::Invalid(problems) => Trouble::Config(problems),
            other => desk.edit(code, other),
        }
    })
}

/// The certificate alone, whatever else stood in the file, and a line that says which it is.
fn anchor_text(der: &[u8]) -> Option<String> {
    let facts = certificate_facts(der)?;
    let certificate = String::from_utf8(X509::from_der(der).ok()?.to_pem().ok()?).ok()?;
    let fingerprint = copy::fingerprint(&facts);
    Some(format!(
        "# {}, until {}\n# {fingerprint}\n{certificate}",
        facts.subject, facts.not_after
    ))
}

fn report(
    desk: &Desk,
    code: CountryCode,
    draft: &Draft,
    judged: &[(NodeRole, CopyReport)],
) -> Done {
    let (file, anchors) = (desk.path(code), desk.anchors_path(code));
    let name = draft.names.get("en").map_or("", String::as_str);
    let mut lines = vec![
        format!("{name} ({code}), verified under the anchors given"),
        String::new(),
    ];
    for (place, anchor) in super::desk::anchors(&anchors).iter().enumerate() {
        let label = if place == 0 { "anchors" } else { "" };
        lines.extend(copy::certificate_lines(label, anchor, desk.now));
    }
    lines.push(String::new());
    let mut nodes = Vec::new();
    for (role, copy) in judged {
        let node = match role {
            NodeRole::Connector => &draft.connector,
            NodeRole::ProxyService => &draft.proxy_service,
        };
        if let Some(node) = node {
            lines.push(heading(code, *role, node));
            if node.metadata != MetadataSource::Url(node.entity_id.clone()) {
                lines.push(copy::line("entity", &node.entity_id));
            }
            lines.push(copy::text(copy, desk.now));
            lines.push(String::new());
        }
        nodes.push(copy::object(*role, copy, desk.now));
    }
    lines.push(format!("Written: {} (draft, not in use)", file.display()));
    lines.push(format!("         {}", anchors.display()));
    let who = if desk.config.trust.four_eyes {
        "let a colleague put it into use"
    } else {
        "put it into use, or better let a colleague do that"
    };
    lines.push(format!(
        "Next: compare the anchors' fingerprints with the country over a second channel;\n\
         then {who}:\n  \
         eidas-bridge country approve {code} --by NAME --config {}",
        desk.config.file.display()
    ));
    let object = json!({
        "country": code,
        "state": "draft",
        "file": file.display().to_string(),
        "anchors_file": anchors.display().to_string(),
        "nodes": Value::from(nodes),
    });
    Done::well(lines.join("\n"), object)
}
