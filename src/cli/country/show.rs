//! `country show`: everything about one country: its file, who decided what, what is known of its
//! nodes, what ends, what was announced. Nobody is asked.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::copy::{self, line, moment};
use super::desk::{Desk, anchors, report};
use super::{Common, Done, Trouble, days};
use crate::config::{CountryFile, CountryNode, MetadataSource, NodeRole, Signed};
use crate::domain::CountryCode;
use crate::trust::{CopyReport, Directory, NodeReport};

/// Arguments of `country show`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  eidas-bridge country show BE --config bridge.toml")]
pub(super) struct Arguments {
    /// The country.
    #[arg(value_name = "CC")]
    country: CountryCode,
    #[command(flatten)]
    pub(super) common: Common,
}

pub(super) async fn run(arguments: &Arguments) -> Result<Done, Trouble> {
    let desk = Desk::open(&arguments.common.config)?;
    let code = arguments.country;
    let file = desk.file(code)?;
    let known = desk.known().await;
    let view = View {
        code,
        file,
        now: desk.now,
        known: &known,
        announced: announced(&desk, code),
    };
    Ok(Done::well(view.text(), view.object()))
}

struct View<'a> {
    code: CountryCode,
    file: &'a CountryFile,
    now: Timestamp,
    known: &'a Directory,
    /// What, the threshold in days (0: over), when.
    announced: Vec<(String, u8, Timestamp)>,
}

impl View<'_> {
    fn text(&self) -> String {
        let file = self.file;
        let name = file.names.get("en").map_or("", String::as_str);
        let mut lines = vec![
            format!("{name} ({}): {}", self.code, file.state.as_str()),
            line("file", &file.file.display().to_string()),
        ];
        lines.extend(self.decisions());
        if let Some(skew) = file.clock_skew {
            lines.push(line("clock skew", &format!("{} s", skew.as_secs())));
        }
        if let Some(changes) = file.changes {
            lines.push(line("changes", changes.as_str()));
        }
        if let Some(list) = &file.service_list {
            lines.push(line("service list", list));
        }
        lines.push(line("anchors", &file.anchors_file.display().to_string()));
        let anchors = anchors(&file.anchors_file);
        if anchors.is_empty() {
            lines.push(line("", "none can be read"));
        }
        for anchor in &anchors {
            lines.extend(copy::certificate_lines("", anchor, self.now));
        }
        for bent in &file.exceptions {
            let text = format!(
                "{} from {} until {} ({}), approved by {}: {}",
                bent.kind.as_str(),
                bent.from,
                bent.until,
                bent.at(self.now).as_str(),
                bent.approved_by,
                bent.reason
            );
            lines.push(line("exception", &text));
        }
        for (what, days, at) in &self.announced {
            let text = match days {
                0 => format!("{what} ended at {at}"),
                days => format!("{what} ends at {at}, {days} days or less"),
            };
            lines.push(line("announced", &text));
        }
        for node in self.nodes() {
            lines.push(String::new());
            lines.extend(self.node(&node));
        }
        lines.join("\n")
    }

    fn decisions(&self) -> Vec<String> {
        let file = self.file;
        let mut lines = Vec::new();
        let mut signed = |label, decision: &Option<Signed>| {
            if let Some(Signed { by, at }) = decision {
                lines.push(line(label, &format!("by {by} at {at}")));
            }
        };
        signed("added", &file.added);
        signed("approved", &file.approved);
        if let Some(why) = &file.suspended {
            let text = format!("by {} at {}: {}", why.by, why.at, why.reason);
            lines.push(line("suspended", &text));
        }
        for change in &file.accepted_changes {
            let text = format!("{} by {} at {}", change.role.as_str(), change.by, change.at);
            lines.push(line("accepted", &text));
            lines.push(line("", &change.fingerprint));
        }
        for taken in &file.adopted {
            let text = format!("from {} by {} at {}", taken.list, taken.by, taken.at);
            lines.push(line("adopted", &text));
            lines.push(line("", &taken.fingerprint));
        }
        lines
    }

    fn node(&self, report: &NodeReport) -> Vec<String> {
        let Some((role, node)) = report
            .role
            .and_then(|role| Some((role, self.file.node(role)?)))
        else {
            return Vec::new();
        };
        let mut lines = vec![
            format!("{} {}", self.code, role.as_str()),
            line("entity", &node.entity_id),
            line("metadata", &source(&node.metadata)),
        ];
        lines.extend(limits(node));
        let looked = report.looked_at.map_or_else(
            || "never by a bridge that keeps its state here".to_owned(),
            days::shown,
        );
        lines.push(line("last look", &looked));
        if let Some(error) = &report.error {
            lines.push(line(
                "failing",
                &format!("{} since {}", error.code, days::shown(error.since)),
            ));
        }
        match self.known.in_force(self.code, role) {
            Some(copy) => {
                lines.push(line(
                    "in force",
                    &format!("since {}", days::shown(copy.since)),
                ));
                lines.push(copy::text(&copy, self.now));
            }
            None => lines.push(line("in force", "nothing: `country probe` looks now")),
        }
        if let Some(held) = &report.held {
            lines.push(line("held change", &held.fingerprint));
            if let Some(difference) = &held.difference {
                let added = difference.added.iter().map(|it| format!("+ {it}"));
                let removed = difference.removed.iter().map(|it| format!("- {it}"));
                lines.extend(added.chain(removed).map(|text| line("", &text)));
            }
            let command = format!(
                "`country approve {} --by NAME --change` accepts it",
                self.code
            );
            lines.push(line("", &command));
        }
        lines
    }

    fn nodes(&self) -> Vec<NodeReport> {
        report(self.known, self.code, self.now).map_or_else(Vec::new, |report| report.nodes)
    }

    fn object(&self) -> Value {
        let file = self.file;
        let signed = |decision: &Option<Signed>| {
            let decision = decision.as_ref();
            decision.map(|it| json!({"by": it.by, "at": it.at.to_string()}))
        };
        let suspended = file
            .suspended
            .as_ref()
            .map(|why| json!({"by": why.by, "at": why.at.to_string(), "reason": why.reason}));
        let accepted = file.accepted_changes.iter().map(|change| {
            json!({
                "role": change.role.as_str(),
                "fingerprint": change.fingerprint,
                "by": change.by,
                "at": change.at.to_string(),
            })
        });
        let exceptions = file.exceptions.iter().map(|bent| {
            json!({
                "name": bent.kind.as_str(),
                "reason": bent.reason,
                "approved_by": bent.approved_by,
                "from": bent.from.to_string(),
                "until": bent.until.to_string(),
                "standing": bent.at(self.now).as_str(),
            })
        });
        let anchors = anchors(&file.anchors_file);
        let announced = self.announced.iter();
        json!({
            "country": self.code,
            "names": file.names,
            "state": file.state.as_str(),
            "file": file.file.display().to_string(),
            "added": signed(&file.added),
            "approved": signed(&file.approved),
            "suspended": suspended,
            "accepted_changes": accepted.collect::<Value>(),
            "clock_skew_seconds": file.clock_skew.map(|skew| skew.as_secs()),
            "changes": file.changes.map(crate::config::ChangePolicy::as_str),
            "service_list": file.service_list,
            "anchors_file": file.anchors_file.display().to_string(),
            "anchors": anchors
                .iter()
                .map(|anchor| copy::certificate_object(anchor, self.now))
                .collect::<Value>(),
            "exceptions": exceptions.collect::<Value>(),
            "announced": announced
                .map(|(what, days, at)| json!({"what": what, "days": days, "at": at.to_string()}))
                .collect::<Value>(),
            "nodes": self.nodes().iter().map(|node| self.node_object(node)).collect::<Value>(),
        })
    }

    fn node_object(&self, report: &NodeReport) -> Value {
        let Some((role, node)) = report
            .role
            .and_then(|role| Some((role, self.file.node(role)?)))
        else {
            return json!(report);
        };
        let copy = |copy: Option<CopyReport>| copy.map(|copy| copy::object(role, &copy, self.now));
        let levels = node.levels.as_ref().map(|levels| {
            let names = levels.iter().map(|level| level.name());
            names.collect::<Vec<_>>()
        });
        json!({
            "role": role.as_str(),
            "entity_id": node.entity_id,
            "metadata": source(&node.metadata),
            "levels_taken": levels,
            "consent": node.consent.map(crate::config::Consent::as_str),
            "status": report,
            "in_force": copy(self.known.in_force(self.code, role)),
            "held": copy(self.known.held(self.code, role)),
        })
    }
}

/// Where metadata comes from.
pub(super) fn source(source: &MetadataSource) -> String {
    match source {
        MetadataSource::Url(url) => url.clone(),
        MetadataSource::File(path) => path.display().to_string(),
    }
}

/// What our file takes of what the node offers.
fn limits(node: &CountryNode) -> Vec<String> {
    let mut lines = Vec::new();
    let mut add = |label: &str, words: Vec<&str>| {
        if !words.is_empty() {
            lines.push(line(label, &words.join(", ")));
        }
    };
    let levels = node.levels.iter().flatten();
    add("taken levels", levels.map(|level| level.name()).collect());
    let others = node.not_notified.iter();
    add("not notified", others.map(String::as_str).collect());
    let kinds = node.person_kinds.iter().flatten();
    add("persons", kinds.map(|kind| kind.as_str()).collect());
    let sectors = node.sp_types.iter().flatten();
    add("sectors", sectors.map(|sector| sector.as_str()).collect());
    let consent = node.consent.iter();
    add("consent", consent.map(|who| who.as_str()).collect());
    lines
}

/// What was announced of this country: the table that the background keeps.
fn announced(desk: &Desk, code: CountryCode) -> Vec<(String, u8, Timestamp)> {
    let table = std::fs::read(desk.config.trust.state_dir.join("announced.json"));
    let table: BTreeMap<String, (u8, Timestamp)> = table
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default();
    let ours = table.into_iter().filter_map(|(key, (days, at))| {
        let rest = key.strip_prefix(code.as_str())?.strip_prefix(' ')?;
        let what = rest.strip_suffix(&format!(" {at}")).unwrap_or(rest);
        Some((what.trim_start_matches("- ").to_owned(), days, at))
    });
    let mut ours: Vec<_> = ours.collect();
    ours.sort_by_key(|(_, _, at)| *at);
    ours.retain(|(_, _, at)| days::until(*at, desk.now) > -30);
    ours
}

/// A role and where its metadata comes from, for headings.
pub(super) fn heading(code: CountryCode, role: NodeRole, node: &CountryNode) -> String {
    format!("{code} {}: {}", role.as_str(), source(&node.metadata))
}

/// A moment of a copy, for comparisons.
pub(super) fn validity(from: Timestamp, to: Timestamp, now: Timestamp) -> String {
    if from == to {
        moment(to, now)
    } else {
        format!("{} -> {}", days::shown(from), moment(to, now))
    }
}
