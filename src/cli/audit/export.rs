//! `audit export`: records for whoever may ask for them, by time, country or login.

use std::process::ExitCode;

use super::super::say;
use super::{Between, Source, unreadable};
use crate::audit::{Record, Selection};

/// Arguments of `audit export`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    source: Source,
    #[command(flatten)]
    between: Between,
    /// Of this country, by its code.
    #[arg(long, value_name = "CC")]
    country: Option<String>,
    /// Of the login with this reference.
    #[arg(long, value_name = "REFERENCE")]
    flow: Option<String>,
    /// A line of comma-separated values a record.
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// A JSON object a line; so also without being asked.
    #[arg(long)]
    json: bool,
}

/// What stands in a column.
type Column = fn(&Record) -> Option<&str>;

/// The columns, and what stands in each.
const COLUMNS: [(&str, Column); 22] = [
    ("op", |it| Some(&it.op)),
    ("node", |it| Some(&it.node)),
    ("instance", |it| Some(&it.instance)),
    ("direction", |it| it.direction.as_deref()),
    ("flow", |it| it.flow.as_deref()),
    ("origin", |it| it.origin.as_deref()),
    ("destination", |it| it.destination.as_deref()),
    ("id", |it| it.id.as_deref()),
    ("hash", |it| it.hash.as_deref()),
    ("in_response_to", |it| it.in_response_to.as_deref()),
    ("status", |it| it.status.as_deref()),
    ("outcome", |it| it.outcome.as_deref()),
    ("code", |it| it.code.as_deref()),
    ("side", |it| it.side.as_deref()),
    ("told", |it| it.told.as_deref()),
    ("country", |it| it.country.as_deref()),
    ("level", |it| it.level.as_deref()),
    ("person", |it| it.person.as_deref()),
    ("client", |it| it.client.as_deref()),
    ("sector", |it| it.sector.as_deref()),
    ("requester", |it| it.requester.as_deref()),
    ("detail", |it| it.detail.as_deref()),
];

/// Prints them, in the order of each chain.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let (_, folder) = match arguments.source.find() {
        Ok(found) => found,
        Err(status) => return status,
    };
    let selection = Selection {
        from: arguments.between.from,
        until: arguments.between.until,
        country: arguments.country.clone(),
        flow: arguments.flow.clone(),
    };
    if arguments.csv {
        let names = COLUMNS.iter().map(|(name, _)| *name);
        say(&csv_line(["chain", "seq", "time"].into_iter().chain(names)));
    }
    let read = selection.read(&folder, |shown| {
        let record = &shown.record;
        if arguments.csv {
            let (seq, time) = (record.seq.to_string(), format!("{:.3}", record.time));
            let first = [shown.chain.as_str(), seq.as_str(), time.as_str()];
            let values = COLUMNS.iter();
            let values = values.map(|(_, value)| value(record).unwrap_or_default());
            say(&csv_line(first.into_iter().chain(values)));
        } else {
            say(&serde_json::to_string(record).unwrap_or_default());
        }
    });
    match read {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => unreadable(&error),
    }
}

/// Values with what a spreadsheet would take for a formula put in quotes, and separated. [RFC4180]
pub(in super::super) fn csv_line<'a>(values: impl Iterator<Item = &'a str>) -> String {
    let mut line = csv::WriterBuilder::new().from_writer(Vec::new());
    let guarded = values.map(|value| {
        let formula = value.starts_with(['=', '+', '-', '@']);
        if formula {
            format!("'{value}")
        } else {
            value.to_owned()
        }
    });
    let _ = line.write_record(guarded);
    let bytes = line.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).trim_end().to_owned()
}
