//! `country adopt`: what a service list proposes goes into a country's file and its anchors. A
//! country without a file becomes a draft, which somebody approves; a registered one keeps its
//! state, and the file says who took what over.

use std::fmt::Write as _;
use std::io::IsTerminal as _;
use std::path::Path;

use clap::builder::NonEmptyStringValueParser;
use serde_json::json;

use super::anchor_file::rewritten;
use super::approve::asked;
use super::desk::Desk;
use super::{Common, Done, Trouble, proposals};
use crate::config::{
    Adopted, Adoption, CountryFile, CountryNode, Draft, EditError, MetadataSource, NodeRole,
    Signed, adopt, replace_file,
};
use crate::domain::{CountryCode, Language};
use crate::trust::{Proposal, ProposalKind, Proposed, ProposedNode};
use crate::ui::usual_country_name;

/// Arguments of `country adopt`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Compare the fingerprints with the country over a second channel first. At a \
terminal it asks before it writes; elsewhere it needs --yes.

Example:
  eidas-bridge country adopt BE --from-list cooperation --by \"Ada Verhulst\" --config bridge.toml"
)]
pub(super) struct Arguments {
    /// The country.
    #[arg(value_name = "CC")]
    country: CountryCode,
    /// Which list's proposal.
    #[arg(long, value_name = "NAME")]
    from_list: String,
    /// Who decides; it stands in the file.
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    by: String,
    /// Do not ask.
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    pub(super) common: Common,
}

pub(super) async fn run(arguments: &Arguments) -> Result<Done, Trouble> {
    let desk = Desk::open(&arguments.common.config)?;
    let proposal = proposal(arguments, &desk).await?;
    let code = proposal.country;
    let wanted = adoptable(&proposal)?;
    let mut text = proposals::text(&proposal).join("\n");
    if !arguments.yes {
        let question = format!("{text}\nTake this over into {}?", desk.path(code).display());
        if !std::io::stdin().is_terminal() {
            text.push_str("\nNothing was written, for want of --yes.");
            let object = json!({"adopted": false, "proposal": proposals::object(&proposal)});
            let status = super::super::UNUSABLE;
            return Ok(Done {
                text,
                object,
                status,
            });
        }
        if !asked(&question) {
            return Err(Trouble::NotConfirmed);
        }
    }
    let written = match proposal.kind {
        ProposalKind::Added => register(arguments, &desk, &proposal, wanted)?,
        ProposalKind::Changed | ProposalKind::Withdrawn => {
            change(arguments, &desk, &proposal, wanted)?
        }
    };
    let object = json!({
        "adopted": true,
        "country": code,
        "state": written.state.as_str(),
        "file": written.file.display().to_string(),
        "anchors_file": written.anchors_file.display().to_string(),
        "proposal": proposals::object(&proposal),
    });
    let next = if proposal.kind == ProposalKind::Added {
        format!("It is a draft: `country approve {code} --by NAME` puts it into use.")
    } else {
        format!("A running bridge takes this within a second: `country probe {code}` looks now.")
    };
    let (file, anchors) = (written.file.display(), written.anchors_file.display());
    let _ = write!(text, "\nWritten: {file} and {anchors}. {next}");
    Ok(Done::well(text, object))
}

async fn proposal(arguments: &Arguments, desk: &Desk) -> Result<Proposal, Trouble> {
    let list = &arguments.from_list;
    let mut lists = desk.config.trust.service_lists.iter();
    if !lists.any(|it| it.name == *list) {
        return Err(Trouble::ListUnknown(list.clone()));
    }
    let proposals = desk.known().await.proposals(desk.now);
    let mut proposals = proposals.into_iter();
    let found = proposals.find(|it| it.list == *list && it.country == arguments.country);
    found.ok_or_else(|| Trouble::NothingProposed(arguments.country, list.clone()))
}

fn adoptable(proposal: &Proposal) -> Result<&Proposed, Trouble> {
    let refused = |why| Err(Trouble::NotAdoptable(proposal.country, why));
    if !proposal.counts {
        return refused("its file does not name this list: it is for information");
    }
    match (&proposal.wanted, proposal.kind) {
        (Some(wanted), _) => Ok(wanted),
        (None, ProposalKind::Withdrawn) => {
            refused("the list has the country no more: `country suspend` or `country remove`")
        }
        (None, _) => refused("the list leaves open which nodes: write the file by hand"),
    }
}

/// A new country: its anchors, then its draft.
fn register(
    arguments: &Arguments,
    desk: &Desk,
    proposal: &Proposal,
    wanted: &Proposed,
) -> Result<CountryFile, Trouble> {
    let code = proposal.country;
    let node = |node: &ProposedNode| {
        let metadata = MetadataSource::Url(node.location.clone());
        CountryNode::new(node.entity_id.clone(), metadata)
    };
    let draft = Draft {
        country: code.to_string(),
        names: [(
            "en".to_owned(),
            usual_country_name(code, Language::En).into_owned(),
        )]
        .into(),
        connector: wanted.connector.as_ref().map(node),
        proxy_service: wanted.proxy_service.as_ref().map(node),
        service_list: Some(proposal.list.clone()),
        added: Signed {
            by: arguments.by.clone(),
            at: desk.now,
        },
    };
    let anchors = desk.anchors_path(code);
    let before = std::fs::read_to_string(&anchors).unwrap_or_default();
    let after = rewritten(&before, &wanted.certificates);
    if anchors.exists() && after != before {
        // Somebody put others there for a reason.
        return Err(Trouble::Exists(anchors.display().to_string()));
    }
    let written = draft.write(&desk.config.trust);
    let written = written.map_err(|error| match error {
        EditError::Exists => Trouble::Exists(desk.path(code).display().to_string()),
        other => desk.edit(code, other),
    })?;
    write_anchors(&anchors, &before, &after)?;
    Ok(written)
}

/// A registered country: its file, then its anchors. Where the second fails, the proposal is
/// there still and the command can be run again.
fn change(
    arguments: &Arguments,
    desk: &Desk,
    proposal: &Proposal,
    wanted: &Proposed,
) -> Result<CountryFile, Trouble> {
    let code = proposal.country;
    let file = desk.file(code)?;
    let nodes = [
        (NodeRole::ProxyService, &wanted.proxy_service),
        (NodeRole::Connector, &wanted.connector),
    ];
    let of = |role| proposal.differences.iter().any(|it| it.role == Some(role));
    let nodes: Vec<Adoption> = nodes
        .into_iter()
        .filter(|(role, _)| of(*role))
        .map(|(role, node)| Adoption {
            role,
            node: node
                .as_ref()
                .map(|node| (node.entity_id.clone(), node.location.clone())),
        })
        .collect();
    let decision = Adopted {
        list: proposal.list.clone(),
        fingerprint: proposal.fingerprint.clone(),
        by: arguments.by.clone(),
        at: desk.now,
    };
    let written = adopt(&file.file, &nodes, &decision, &desk.config.trust);
    let written = written.map_err(|error| desk.edit(code, error))?;
    if !wanted.certificates.is_empty() {
        let before = std::fs::read_to_string(&written.anchors_file).unwrap_or_default();
        let after = rewritten(&before, &wanted.certificates);
        write_anchors(&written.anchors_file, &before, &after)?;
    }
    Ok(written)
}

fn write_anchors(file: &Path, before: &str, after: &str) -> Result<(), Trouble> {
    if before == after {
        return Ok(());
    }
    let folder = file.parent().unwrap_or(Path::new("."));
    let made = std::fs::create_dir_all(folder);
    made.and_then(|()| replace_file(file, after.as_bytes()))
        .map_err(|error| Trouble::Disk(file.display().to_string(), error.kind()))
}
