//! `statistics`: how many logins, counted from the audit trail and never from identities.

use std::process::ExitCode;

use clap::ValueEnum;
use serde_json::json;

use super::audit::{Between, Source, csv_line, unreadable};
use super::say;
use crate::audit::{By, Selection, Statistics};

/// Arguments of `statistics`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    source: Source,
    #[command(flatten)]
    between: Between,
    /// The time that one figure is about, UTC.
    #[arg(long, default_value = "day")]
    by: Period,
    /// How they are printed.
    #[arg(long, default_value = "csv")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Period {
    Day,
    Month,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Csv,
    Json,
}

const COLUMNS: [&str; 10] = [
    "period",
    "direction",
    "client",
    "sector",
    "requester",
    "country",
    "level",
    "person",
    "outcome",
    "logins",
];

/// Counts and prints.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let (_, folder) = match arguments.source.find() {
        Ok(found) => found,
        Err(status) => return status,
    };
    let selection = Selection {
        from: arguments.between.from,
        until: arguments.between.until,
        ..Selection::default()
    };
    let mut statistics = Statistics::new(match arguments.by {
        Period::Day => By::Day,
        Period::Month => By::Month,
    });
    let read = selection.read(&folder, |shown| statistics.count(&shown.record));
    if let Err(error) = read {
        return unreadable(&error);
    }
    match arguments.format {
        Format::Csv => csv(&statistics),
        Format::Json => {
            let rows = statistics.counts().map(|(group, logins)| {
                let mut row = json!(group);
                if let Some(row) = row.as_object_mut() {
                    row.insert("logins".to_owned(), json!(logins));
                }
                row
            });
            say(&json!(rows.collect::<Vec<_>>()).to_string());
        }
    }
    ExitCode::SUCCESS
}

fn csv(statistics: &Statistics) {
    say(&csv_line(COLUMNS.into_iter()));
    for (group, logins) in statistics.counts() {
        let logins = logins.to_string();
        let row = [
            &group.period,
            &group.direction,
            &group.client,
            &group.sector,
            &group.requester,
            &group.country,
            &group.level,
            &group.person,
            &group.outcome,
            &logins,
        ];
        say(&csv_line(row.into_iter().map(String::as_str)));
    }
}
