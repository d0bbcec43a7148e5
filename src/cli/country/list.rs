//! `country list`: a line a country, from the files and from what a bridge has learnt; nobody is
//! asked.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::desk::{Desk, anchors};
use super::paint::{Paint, Tone};
use super::table::{Cell, table};
use super::{Common, Done, Trouble, days};
use crate::config::{CountryFile, CountryState, NodeRole};
use crate::trust::{CountryReport, ErrorReport, Expiring, Expiry, NodeReport};

/// Arguments of `country list`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "ROLES: P a Proxy-Service (its citizens come to us), C a Connector.
LEVELS: L low, S substantial, H high. AGE: since its source last vouched for its metadata.
ENDS: the earliest of metadata, signing, encryption and anchor. NOTE: a held change, the last error,
and a certificate that ends within 30 days.

Example:
  eidas-bridge country list --config bridge.toml"
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) common: Common,
}

/// A country as its line shows it.
struct Line<'a> {
    file: &'a CountryFile,
    report: &'a CountryReport,
    ends: Option<Expiry>,
}

pub(super) async fn run(arguments: &Arguments) -> Result<Done, Trouble> {
    let desk = Desk::open(&arguments.common.config)?;
    let reports = desk.known().await.report(desk.now);
    let lines: Vec<Line<'_>> = reports
        .iter()
        .filter_map(|report| {
            let mut files = desk.countries.files.iter();
            let file = files.find(|file| file.country == report.country.as_str())?;
            Some(Line {
                file,
                report,
                ends: first_end(file, report),
            })
        })
        .collect();
    let objects: Value = lines.iter().map(|line| line.object(desk.now)).collect();
    let problems = &desk.countries.problems;
    let object = json!({
        "countries": objects,
        "left_out": desk.countries.left_out,
        "problems": super::super::check_config::list(problems.as_slice()),
    });
    let mut text = shown(&lines, desk.now);
    if !problems.is_empty() {
        text.push_str(
            "\n\nLeft out, because of problems; what a running bridge had of them stays in force, \
             unless their files say suspended:\n",
        );
        text.push_str(&problems.to_string());
    }
    Ok(Done::well(text, object))
}

fn shown(lines: &[Line<'_>], now: Timestamp) -> String {
    if lines.is_empty() {
        return "No country is registered. Register one:\n  eidas-bridge country add --metadata URL \
                --anchor PEM --by NAME --config FILE"
            .to_owned();
    }
    let rows = lines.iter().map(|line| line.cells(now)).collect();
    let head = [
        "CODE", "NAME", "STATE", "ROLES", "LEVELS", "AGE", "ENDS", "NOTE",
    ];
    table(head, rows, Paint::of_stdout())
}

impl Line<'_> {
    fn cells(&self, now: Timestamp) -> [Cell; 8] {
        let state = match self.file.state {
            CountryState::Approved => Tone::Good,
            CountryState::Suspended => Tone::Bad,
            CountryState::Draft => Tone::Dim,
        };
        let ends = self.ends.as_ref().map_or(Cell::new("-"), |ends| {
            let renewed = ends.what == Expiring::Metadata;
            let text = format!("{} {}", days::short(ends.at, now), word(&ends.what));
            Cell::toned(days::tone(ends.at, now, renewed), text)
        });
        let age = self.age().map_or_else(|| "-".to_owned(), days::age);
        let (tone, note) = self.note(now);
        [
            Cell::new(self.report.country.as_str()),
            Cell::new(self.report.name.clone().unwrap_or_default()).at_most(14),
            Cell::toned(state, self.report.state),
            Cell::new(roles(self.file)),
            Cell::new(self.levels().map_or_else(|| "-".to_owned(), initials)),
            Cell::new(age),
            ends,
            Cell::toned(tone, note),
        ]
    }

    /// What ends within a month and is not renewed by itself, behind the metadata in `ENDS`.
    fn certificate(&self) -> Option<Expiry> {
        let ends = self.report.nodes.iter().flat_map(|node| &node.expiries);
        let ends = ends
            .cloned()
            .chain(anchor_ends(self.file, self.report.country));
        ends.filter(|end| end.what != Expiring::Metadata)
            .min_by_key(|end| end.at)
    }

    fn note(&self, now: Timestamp) -> (Tone, String) {
        let soon = self.certificate().filter(|end| {
            let first = self.ends.as_ref().map(|ends| ends.at);
            first != Some(end.at) && days::tone(end.at, now, false) != Tone::Plain
        });
        let soon = soon.map(|end| format!("{} {}", word(&end.what), days::short(end.at, now)));
        let held = self.is_held().then(|| "change held".to_owned());
        let listing = self.report.listing.as_ref();
        let listing = listing.filter(|listing| listing.suspended);
        let listing = listing.map(|listing| format!("suspended by {}", listing.list));
        let counts = self.report.proposals.iter().any(|it| it.counts);
        let proposed = counts.then(|| "list proposes".to_owned());
        let error = self.error().map(|(_, error)| error.code.clone());
        let tone = if error.is_some() || listing.is_some() {
            Tone::Bad
        } else {
            Tone::Warn
        };
        let notes = [held, listing, proposed, error, soon];
        let notes: Vec<String> = notes.into_iter().flatten().collect();
        (tone, notes.join("; "))
    }

    fn is_held(&self) -> bool {
        self.report.nodes.iter().any(|node| node.held.is_some())
    }

    fn error(&self) -> Option<(&NodeReport, &ErrorReport)> {
        let mut nodes = self.report.nodes.iter();
        nodes.find_map(|node| Some((node, node.error.as_ref()?)))
    }

    /// That of the node that was vouched for longest ago.
    fn age(&self) -> Option<i64> {
        let nodes = self.report.nodes.iter();
        nodes.filter_map(|node| node.age_seconds).max()
    }

    /// What we take: what the file says, or else what the Proxy-Service publishes.
    fn levels(&self) -> Option<Vec<&'static str>> {
        let service = self.file.proxy_service.as_ref()?;
        if let Some(levels) = &service.levels {
            return Some(levels.iter().map(|level| level.name()).collect());
        }
        let mut nodes = self.report.nodes.iter();
        nodes.find_map(|node| node.levels.clone())
    }

    fn object(&self, now: Timestamp) -> Value {
        let error = self.error().map(|(node, error)| {
            json!({
                "role": node.role.map(NodeRole::as_str),
                "code": error.code,
                "since": error.since.to_string(),
            })
        });
        let end = |end: &Expiry| {
            json!({
                "what": word(&end.what),
                "role": end.role.map(NodeRole::as_str),
                "at": end.at.to_string(),
                "days": days::until(end.at, now),
            })
        };
        let roles = self.report.nodes.iter();
        json!({
            "country": self.report.country,
            "name": self.report.name,
            "state": self.report.state,
            "roles": roles.filter_map(|node| Some(node.role?.as_str())).collect::<Value>(),
            "levels": self.levels(),
            "metadata_age_seconds": self.age(),
            "earliest_expiry": self.ends.as_ref().map(end),
            "earliest_certificate_expiry": self.certificate().as_ref().map(end),
            "change_held": self.is_held(),
            "last_error": error,
            "listing": self.report.listing,
            "proposals": self.report.proposals,
            "nodes": self.report.nodes,
        })
    }
}

/// What ends first of what is known, and of the anchors, which are known without metadata.
pub(super) fn first_end(file: &CountryFile, report: &CountryReport) -> Option<Expiry> {
    let ends = report.earliest.iter().cloned();
    ends.chain(anchor_ends(file, report.country))
        .min_by_key(|expiry| expiry.at)
}

/// When a country's anchors end.
pub(super) fn anchor_ends(
    file: &CountryFile,
    country: crate::domain::CountryCode,
) -> impl Iterator<Item = Expiry> {
    anchors(&file.anchors_file)
        .into_iter()
        .map(move |anchor| Expiry {
            country: Some(country),
            role: None,
            what: Expiring::Anchor(super::copy::fingerprint(&anchor)),
            at: anchor.not_after,
            since: None,
        })
}

/// One word for what ends.
pub(super) fn word(what: &Expiring) -> &'static str {
    match what {
        Expiring::Metadata => "metadata",
        Expiring::SigningCertificate(_) => "signing",
        Expiring::EncryptionCertificate(_) => "encryption",
        Expiring::Anchor(_) => "anchor",
        Expiring::ServiceList(_) => "list",
        Expiring::Ours(_) => "ours",
    }
}

fn roles(file: &CountryFile) -> String {
    let service = file.proxy_service.as_ref().map(|_| "P");
    let connector = file.connector.as_ref().map(|_| "C");
    let both: Vec<&str> = service.into_iter().chain(connector).collect();
    both.join(" ")
}

fn initials(levels: Vec<&'static str>) -> String {
    let letters = levels.into_iter().filter_map(|level| level.chars().next());
    let letters: Vec<String> = letters.map(|it| it.to_uppercase().to_string()).collect();
    letters.join(" ")
}
