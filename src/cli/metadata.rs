//! `metadata`: what we publish about ourselves, made from what the program does under this
//! configuration. Exit status 0 done, 1 failed, 2 unusable arguments or configuration.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use jiff::SignedDuration;
use serde_json::Value;

use super::inspect::described;
use super::{UNUSABLE, complain, runtime, say};
use crate::app::{Ambient, assemble};
use crate::config::{Config, replace_file};
use crate::domain::Exceptions;
use crate::flow::{Failure, Node, published};
use crate::saml::{MetadataExpectation, accept_metadata};
use crate::trust::keys::pem;

/// Arguments of `metadata`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Say what our metadata says, or print the signed document.
    Show(Show),
    /// Write the signed documents to files, for publication elsewhere.
    Publish(Publish),
}

/// Arguments of `metadata show`.
///
/// Example: eidas-bridge metadata show connector --config bridge.toml
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
struct Show {
    /// Of which role; of both unless given.
    role: Option<Role>,
    /// Print the signed document; needs the role where both are enabled.
    #[arg(long)]
    xml: bool,
    /// The configuration file.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
}

/// Arguments of `metadata publish`.
///
/// connector.xml and proxy-service.xml are replaced in one step each. They are valid for
/// `limits.own_metadata_seconds`: call it again before half of that is over. A running bridge
/// serves the same at its own addresses and needs no such call.
///
/// Example: eidas-bridge metadata publish --out public --config bridge.toml
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
struct Publish {
    /// An existing folder.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The configuration file.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Role {
    Connector,
    ProxyService,
}

impl Role {
    const ALL: [Self; 2] = [Self::Connector, Self::ProxyService];

    fn as_str(self) -> &'static str {
        match self {
            Self::Connector => "connector",
            Self::ProxyService => "proxy-service",
        }
    }
}

/// One signed document.
struct Document {
    role: Role,
    entity_id: String,
    text: Arc<str>,
}

/// Does it.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let file = match &arguments.command {
        Command::Show(arguments) => &arguments.config,
        Command::Publish(arguments) => &arguments.config,
    };
    let config = match Config::load(file) {
        Ok(config) => config,
        Err(problems) => {
            complain(&problems.to_string());
            return ExitCode::from(UNUSABLE);
        }
    };
    let node = match assemble(&config, Ambient::system()) {
        Ok(assembly) => assembly.node,
        Err(error) => {
            complain(&error.to_string());
            return ExitCode::from(UNUSABLE);
        }
    };
    runtime::run(async {
        let documents = match documents(&node).await {
            Ok(documents) => documents,
            Err(failure) => {
                complain(&format!("the metadata cannot be made: {failure}"));
                return ExitCode::FAILURE;
            }
        };
        match &arguments.command {
            Command::Show(arguments) => show(&config, &node, arguments, documents),
            Command::Publish(arguments) => publish(&arguments.out, &documents),
        }
    })
}

async fn documents(node: &Node) -> Result<Vec<Document>, Failure> {
    let mut documents = Vec::new();
    for role in Role::ALL {
        let (made, entity_id) = match role {
            Role::Connector => {
                let made = published::connector_metadata(node).await?;
                (made, node.addresses.connector_metadata())
            }
            Role::ProxyService => {
                let made = published::proxy_service_metadata(node).await?;
                (made, node.addresses.proxy_service_metadata())
            }
        };
        documents.extend(made.map(|text| Document {
            role,
            entity_id,
            text,
        }));
    }
    Ok(documents)
}

fn show(config: &Config, node: &Node, arguments: &Show, mut documents: Vec<Document>) -> ExitCode {
    documents.retain(|document| arguments.role.is_none_or(|role| role == document.role));
    match documents.as_slice() {
        [] => {
            complain("that role is not enabled");
            ExitCode::from(UNUSABLE)
        }
        [only] if arguments.xml => {
            say(&only.text);
            ExitCode::SUCCESS
        }
        _ if arguments.xml => {
            complain("say which document: connector or proxy-service");
            ExitCode::from(UNUSABLE)
        }
        shown => {
            for document in shown {
                let Some(summary) = summary(config, node, document) else {
                    complain("our own rules refuse our own metadata");
                    return ExitCode::FAILURE;
                };
                say(&summary);
            }
            ExitCode::SUCCESS
        }
    }
}

/// What a country that trusts our certificate reads in it: the document is judged as theirs are.
fn summary(config: &Config, node: &Node, document: &Document) -> Option<String> {
    let pair = &config.keys.metadata_signing.current;
    let anchors = pem::certificates(pair.certificate_pem.as_bytes()).ok()?;
    let lifetime = SignedDuration::try_from(config.limits.own_metadata).ok()?;
    let skew = node.trust.skew(node.country);
    let expectation = MetadataExpectation {
        entity_id: &document.entity_id,
        country: node.country,
        anchors: &anchors,
        now: node.clock.now(),
        max_validity: lifetime.saturating_add(skew),
        skew,
        exceptions: Exceptions::NONE,
    };
    let accepted = accept_metadata(document.text.as_bytes(), &expectation).ok()?;
    let facts = described(&accepted, &document.entity_id);
    let mut lines = Vec::new();
    outline(&facts, 0, &mut lines);
    Some(lines.join("\n"))
}

/// Facts as indented lines; lists of words in one.
fn outline(facts: &Value, depth: usize, lines: &mut Vec<String>) {
    let Some(facts) = facts.as_object() else {
        return;
    };
    let indent = "  ".repeat(depth);
    for (name, value) in facts {
        match value {
            Value::Null => {}
            Value::Array(all) if all.iter().any(Value::is_object) => {
                for one in all {
                    lines.push(format!("{indent}{name}:"));
                    outline(one, depth + 1, lines);
                }
            }
            Value::Array(all) => {
                let words: Vec<_> = all.iter().map(plain).collect();
                lines.push(format!("{indent}{name}: {}", words.join(" ")));
            }
            Value::Object(_) => {
                lines.push(format!("{indent}{name}:"));
                outline(value, depth + 1, lines);
            }
            other => lines.push(format!("{indent}{name}: {}", plain(other))),
        }
    }
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn publish(folder: &Path, documents: &[Document]) -> ExitCode {
    for document in documents {
        let file = folder.join(format!("{}.xml", document.role.as_str()));
        if let Err(error) = replace_file(&file, document.text.as_bytes()) {
            complain(&format!("{} cannot be written: {error}", file.display()));
            return ExitCode::FAILURE;
        }
        say(&file.display().to_string());
    }
    ExitCode::SUCCESS
}
