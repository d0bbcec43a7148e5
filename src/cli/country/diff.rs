//! `country diff`: what each of a country's sources hands out now, against the copy in force; and
//! the changes that are held. Nothing is taken.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::copy;
use super::desk::{Desk, ROLES};
use super::show::{heading, validity};
use super::trouble::{advice, status_of};
use super::{Common, Done, Trouble};
use crate::config::{ChangePolicy, MetadataSource, NodeRole};
use crate::domain::CountryCode;
use crate::trust::{CopyReport, Difference, Directory, Fact, TrustError};

/// Arguments of `country diff`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit status: 0 no difference, 1 something would change or is held, \
2 the metadata or the arguments cannot be used. That only the validity moves is no difference.

Example:
  eidas-bridge country diff BE --config bridge.toml"
)]
pub(super) struct Arguments {
    /// The country.
    #[arg(value_name = "CC")]
    country: CountryCode,
    #[command(flatten)]
    pub(super) common: Common,
}

/// One node: what its source says, what is in force, what is held.
pub(super) struct Compared {
    role: NodeRole,
    fetched: Result<CopyReport, TrustError>,
    in_force: Option<CopyReport>,
    held: Option<CopyReport>,
}

pub(super) async fn run(arguments: &Arguments) -> Result<Done, Trouble> {
    let desk = Desk::open(&arguments.common.config)?;
    let code = arguments.country;
    let file = desk.file(code)?;
    let asking = desk.asking().await?;
    let policy = file.changes.unwrap_or(desk.config.trust.changes);
    let (mut lines, mut nodes) = (Vec::new(), Vec::new());
    let (mut differs, mut unusable) = (false, false);
    for role in ROLES {
        let Some(node) = file.node(role) else {
            continue;
        };
        let compared = Compared::now(&asking, code, role, &node.metadata).await;
        differs |= compared.differs();
        unusable |= compared.fetched.is_err();
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(heading(code, role, node));
        lines.extend(compared.lines(desk.now));
        nodes.push(compared.object(desk.now));
    }
    if differs {
        lines.push(String::new());
        lines.push(next(code, policy));
    }
    let object = json!({
        "country": code,
        "different": differs,
        "changes": policy.as_str(),
        "nodes": Value::from(nodes),
    });
    let status = match (unusable, differs) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => 0,
    };
    Ok(Done {
        text: lines.join("\n"),
        object,
        status,
    })
}

fn next(code: CountryCode, policy: ChangePolicy) -> String {
    match policy {
        ChangePolicy::Automatic => {
            "Changes are taken automatically: a running bridge takes this at its next look."
                .to_owned()
        }
        ChangePolicy::Held => format!(
            "Changes are held: once a running bridge has seen this, \
             `country approve {code} --by NAME --change` accepts it."
        ),
    }
}

impl Compared {
    /// Asks the node's source.
    async fn now(
        directory: &Directory,
        code: CountryCode,
        role: NodeRole,
        source: &MetadataSource,
    ) -> Self {
        let fetched = match directory.fetch(source).await {
            Ok(document) => directory.judge(code, role, document).await,
            Err(error) => Err(error),
        };
        Self {
            role,
            fetched,
            in_force: directory.in_force(code, role),
            held: directory.held(code, role),
        }
    }

    fn differs(&self) -> bool {
        let fetched = self.fetched.as_ref().ok().map(|it| &it.fingerprint);
        let in_force = self.in_force.as_ref().map(|it| &it.fingerprint);
        self.held.is_some() || (fetched.is_some() && fetched != in_force)
    }

    fn lines(&self, now: Timestamp) -> Vec<String> {
        let mut lines = Vec::new();
        match (&self.fetched, &self.in_force) {
            (Err(error), _) => {
                lines.push(copy::line(
                    "not usable",
                    &format!("{error} ({})", error.code()),
                ));
                lines.push(copy::line("", advice(*error)));
            }
            (Ok(fetched), None) => {
                lines.push(copy::line("in force", "nothing; all of this would be new"));
                lines.push(copy::text(fetched, now));
            }
            (Ok(fetched), Some(old)) => {
                let difference = old.facts.difference(&fetched.facts);
                lines.extend(difference_lines(&difference, &[old, fetched], now));
            }
        }
        if let Some(held) = &self.held {
            lines.push(copy::line("held change", &held.fingerprint));
            if let Some(old) = &self.in_force {
                let difference = old.facts.difference(&held.facts);
                lines.extend(difference_lines(&difference, &[old, held], now));
            }
        }
        lines
    }

    fn object(&self, now: Timestamp) -> Value {
        let against = |new: &CopyReport| {
            let old = self.in_force.as_ref();
            old.map(|old| old.facts.difference(&new.facts))
        };
        let fetched = self.fetched.as_ref().ok();
        let error = self.fetched.as_ref().err();
        json!({
            "role": self.role.as_str(),
            "different": self.differs(),
            "fetched": fetched.map(|it| copy::object(self.role, it, now)),
            "error": error.map(|error| json!({
                "code": error.code(),
                "rule": error.to_string(),
                "answered": status_of(*error) == 3,
            })),
            "in_force": self.in_force.as_ref().map(|it| it.fingerprint.clone()),
            "difference": fetched.and_then(against),
            "held": self.held.as_ref().map(|held| json!({
                "fingerprint": held.fingerprint,
                "difference": against(held),
            })),
        })
    }
}

/// A difference, line by line, with what is known of certificates that come or go.
pub(super) fn difference_lines(
    difference: &Difference,
    copies: &[&CopyReport; 2],
    now: Timestamp,
) -> Vec<String> {
    let told = |sign: char, fact: &Fact| {
        let certificates = copies.iter().flat_map(|copy| &copy.certificates);
        let mut certificates = certificates.filter(|it| copy::fingerprint(it) == fact.value);
        let more = certificates.next().map_or_else(String::new, |it| {
            format!(" ({}, until {})", it.key, it.not_after)
        });
        format!("  {sign} {} {}{more}", fact.kind, fact.value)
    };
    let added = difference.added.iter().map(|fact| told('+', fact));
    let removed = difference.removed.iter().map(|fact| told('-', fact));
    let mut lines: Vec<String> = removed.chain(added).collect();
    if lines.is_empty() {
        lines.push("  no difference".to_owned());
    }
    let (from, to) = difference.valid_until;
    lines.push(copy::line("valid until", &validity(from, to, now)));
    lines
}
