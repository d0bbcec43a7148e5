//! `country approve`: a draft goes into use, or a held change is accepted. Both are written into
//! the country's file with the name of who decided, and a running bridge takes them from there.

use std::io::{IsTerminal as _, Write as _};

use clap::builder::NonEmptyStringValueParser;
use serde_json::{Value, json};

use super::copy;
use super::desk::{Desk, ROLES};
use super::diff::difference_lines;
use super::show::heading;
use super::trouble::advice;
use super::{Common, Done, Trouble, say};
use crate::config::{
    AcceptedChange, CountryFile, CountryState, EditError, NodeRole, Signed, StateChange,
    accept_change, set_state,
};
use crate::domain::CountryCode;
use crate::trust::CopyReport;

/// Arguments of `country approve`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Where [trust].four_eyes is set, another person approves than the one who \
added. At a terminal it asks before it writes; elsewhere it never asks, and a change needs --yes.

Examples:
  eidas-bridge country approve BE --by \"Bo Claes\" --config bridge.toml
  eidas-bridge country approve BE --change --by \"Bo Claes\" --config bridge.toml"
)]
pub(super) struct Arguments {
    /// The country.
    #[arg(value_name = "CC")]
    country: CountryCode,
    /// Who decides; it stands in the file.
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    by: String,
    /// Accept the change that is held; with a fingerprint, that one only.
    #[arg(long, value_name = "FINGERPRINT", num_args = 0..=1, require_equals = true,
          default_missing_value = "")]
    change: Option<String>,
    /// Approve a draft whose metadata is not usable now.
    #[arg(long, conflicts_with = "change")]
    untested: bool,
    /// Do not ask.
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    pub(super) common: Common,
}

pub(super) async fn run(arguments: &Arguments) -> Result<Done, Trouble> {
    let desk = Desk::open(&arguments.common.config)?;
    let file = desk.file(arguments.country)?;
    match &arguments.change {
        Some(fingerprint) => accept(arguments, &desk, file, fingerprint).await,
        None => approve(arguments, &desk, file).await,
    }
}

async fn approve(arguments: &Arguments, desk: &Desk, file: &CountryFile) -> Result<Done, Trouble> {
    let code = arguments.country;
    let wrong = |next| Err(Trouble::State(code, file.state.as_str(), next));
    match file.state {
        CountryState::Draft => {}
        CountryState::Approved => return wrong("a change that is held is accepted with --change"),
        CountryState::Suspended => return wrong("`country resume` puts it back into use"),
    }
    let approved = Signed {
        by: arguments.by.clone(),
        at: desk.now,
    };
    let added = file.added.as_ref();
    if desk.config.trust.four_eyes && added.is_some_and(|added| added.is_by_same(&approved)) {
        return Err(Trouble::FourEyes(code));
    }
    let mut shown = Vec::new();
    let mut nodes = Vec::new();
    if !arguments.untested {
        for (role, copy) in tested(desk, file, code).await? {
            if let Some(node) = file.node(role) {
                shown.push(heading(code, role, node));
            }
            shown.push(copy::text(&copy, desk.now));
            nodes.push(copy::object(role, &copy, desk.now));
        }
    }
    let question = format!("{}\nPut {code} into use?", shown.join("\n"));
    if std::io::stdin().is_terminal() && !arguments.yes && !asked(&question) {
        return Err(Trouble::NotConfirmed);
    }
    let file = set_state(
        &file.file,
        &StateChange::Approve(approved),
        &desk.config.trust,
    )
    .map_err(|error| changed_meanwhile(desk, code, error))?;
    let text = format!(
        "{code} is approved by {}. A running bridge takes that within a second.\nNext: \
         eidas-bridge country probe {code} --config {}, and send the country our metadata addresses.",
        arguments.by,
        desk.config.file.display()
    );
    let object = json!({
        "country": code,
        "state": file.state.as_str(),
        "by": arguments.by,
        "tested": !arguments.untested,
        "nodes": Value::from(nodes),
    });
    Ok(Done::well(text, object))
}

/// Every node as it is now; the first that is not usable ends it.
async fn tested(
    desk: &Desk,
    file: &CountryFile,
    code: CountryCode,
) -> Result<Vec<(NodeRole, CopyReport)>, Trouble> {
    let asking = desk.asking().await?;
    let mut copies = Vec::new();
    for role in ROLES {
        let Some(node) = file.node(role) else {
            continue;
        };
        let judged = match asking.fetch(&node.metadata).await {
            Ok(document) => asking.judge(code, role, document).await,
            Err(error) => Err(error),
        };
        let copy = judged.map_err(|error| {
            Trouble::Node(format!("the {}", role.as_str()), error, advice(error))
        })?;
        copies.push((role, copy));
    }
    Ok(copies)
}

async fn accept(
    arguments: &Arguments,
    desk: &Desk,
    file: &CountryFile,
    fingerprint: &str,
) -> Result<Done, Trouble> {
    let code = arguments.country;
    let known = desk.known().await;
    let held: Vec<(NodeRole, CopyReport)> = ROLES
        .into_iter()
        .filter_map(|role| Some((role, known.held(code, role)?)))
        .filter(|(_, held)| fingerprint.is_empty() || held.fingerprint == fingerprint)
        .collect();
    if held.is_empty() {
        return Err(Trouble::NothingHeld(code));
    }
    let mut lines = Vec::new();
    for (role, held) in &held {
        lines.push(format!("{code} {}: {}", role.as_str(), held.fingerprint));
        match known.in_force(code, *role) {
            Some(old) => {
                let difference = old.facts.difference(&held.facts);
                lines.extend(difference_lines(&difference, &[&old, held], desk.now));
            }
            None => lines.push(copy::text(held, desk.now)),
        }
    }
    let shown = lines.join("\n");
    if !arguments.yes {
        let question = format!("{shown}\nAccept this?");
        if !std::io::stdin().is_terminal() || !asked(&question) {
            return Err(Trouble::NotConfirmed);
        }
    }
    for (role, held) in &held {
        let change = AcceptedChange {
            role: *role,
            fingerprint: held.fingerprint.clone(),
            by: arguments.by.clone(),
            at: desk.now,
        };
        accept_change(&file.file, &change, &desk.config.trust)
            .map_err(|error| desk.edit(code, error))?;
    }
    let text = format!(
        "{shown}\nAccepted by {}. A running bridge takes that within a second.",
        arguments.by
    );
    let accepted = held.iter();
    let object = json!({
        "country": code,
        "by": arguments.by,
        "accepted": accepted
            .map(|(role, held)| json!({"role": role.as_str(), "fingerprint": held.fingerprint}))
            .collect::<Value>(),
    });
    Ok(Done::well(text, object))
}

/// Asks at a terminal; anything but yes is no.
pub(super) fn asked(question: &str) -> bool {
    say(question);
    let mut out = std::io::stdout().lock();
    let _ = write!(out, "[y/N] ").and_then(|()| out.flush());
    drop(out);
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim(), "y" | "Y" | "yes")
}

fn changed_meanwhile(desk: &Desk, code: CountryCode, error: EditError) -> Trouble {
    match error {
        EditError::State(state) => {
            Trouble::State(code, state.as_str(), "somebody changed it meanwhile")
        }
        other => desk.edit(code, other),
    }
}
