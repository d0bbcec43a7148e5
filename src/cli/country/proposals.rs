//! `country proposals`: what service lists propose for countries, from the copies that a bridge
//! has; nobody is asked.

use serde_json::{Value, json};

use super::copy::line;
use super::desk::Desk;
use super::{Common, Done, Trouble};
use crate::domain::CountryCode;
use crate::trust::{ListReport, Proposal, ProposalKind};

/// Arguments of `country proposals`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "A list never changes who is registered. What it suspends or hides is in force \
at once for countries whose files name it (`service_list`); everything else is shown here, for \
`country adopt`, `suspend` or `remove`.

Example:
  eidas-bridge country proposals --config bridge.toml"
)]
pub(super) struct Arguments {
    /// This country only.
    #[arg(value_name = "CC")]
    country: Option<CountryCode>,
    #[command(flatten)]
    pub(super) common: Common,
}

pub(super) async fn run(arguments: &Arguments) -> Result<Done, Trouble> {
    let desk = Desk::open(&arguments.common.config)?;
    let known = desk.known().await;
    let mut proposals = known.proposals(desk.now);
    proposals.retain(|it| arguments.country.is_none_or(|code| code == it.country));
    let lists = known.list_reports(desk.now);
    let object = json!({
        "lists": lists,
        "proposals": proposals.iter().map(object).collect::<Value>(),
    });
    let mut lines = Vec::new();
    if lists.is_empty() {
        lines.push("No [[trust.service_lists]] is configured.".to_owned());
    }
    for list in &lists {
        lines.extend(heading(list));
        let its = proposals.iter().filter(|it| it.list == list.name);
        let before = lines.len();
        its.for_each(|proposal| lines.extend(text(proposal)));
        if lines.len() == before && list.issued_at.is_some() && !list.expired {
            lines.push(line("", "proposes nothing"));
        }
    }
    Ok(Done::well(lines.join("\n"), object))
}

fn heading(list: &ListReport) -> Vec<String> {
    let mut lines = Vec::new();
    match (list.issued_at, list.next_update) {
        (Some(issued_at), Some(until)) if list.expired => lines.push(format!(
            "{}: issued {issued_at}, expired {until}: it proposes nothing; what it suspends stays",
            list.name
        )),
        (Some(issued_at), Some(until)) => lines.push(format!(
            "{}: issued {issued_at}, next update by {until}",
            list.name
        )),
        _ => lines.push(format!(
            "{}: no copy; a bridge that keeps its state here fetches one",
            list.name
        )),
    }
    if let Some(error) = &list.error {
        let text = format!("{} since {}", error.code, error.since);
        lines.push(line("failing", &text));
    }
    lines
}

/// A proposal for people.
pub(super) fn text(proposal: &Proposal) -> Vec<String> {
    let (code, kind) = (proposal.country, proposal.kind.as_str());
    let counts = if proposal.counts {
        ""
    } else {
        " (for information: its file does not name this list)"
    };
    let mut lines = vec![
        format!("{code}: {kind}{counts}"),
        line("fingerprint", &proposal.fingerprint),
    ];
    let differences = proposal.differences.iter();
    lines.extend(differences.map(|it| line("", &it.to_string())));
    if proposal.counts {
        lines.push(line("next", &next(proposal)));
    }
    lines
}

fn next(proposal: &Proposal) -> String {
    let code = proposal.country;
    match (&proposal.wanted, proposal.kind) {
        (Some(_), _) => {
            let list = &proposal.list;
            format!(
                "`country adopt {code} --from-list {list} --by NAME`, once you have asked {code}"
            )
        }
        (None, ProposalKind::Withdrawn) => {
            format!("`country suspend {code}` or `country remove {code}`, once you know why")
        }
        (None, ProposalKind::Added) => {
            format!("the list leaves open what to register: `country add {code} --metadata URL`")
        }
        (None, ProposalKind::Changed) => {
            "the list leaves open what to register: edit the country's file".to_owned()
        }
    }
}

/// A proposal for programs.
pub(super) fn object(proposal: &Proposal) -> Value {
    let mut object = json!(proposal);
    if let Value::Object(members) = &mut object {
        let adoptable = proposal.counts && proposal.wanted.is_some();
        members.insert("adoptable".to_owned(), adoptable.into());
    }
    object
}
