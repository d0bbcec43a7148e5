//! `country forecast`: everything that will end, ours included, soonest first: metadata,
//! certificates, anchors, exceptions.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::desk::Desk;
use super::list::{anchor_ends, word};
use super::paint::Paint;
use super::table::{Cell, table};
use super::{Common, Done, Trouble, days};
use crate::app::own_expiries;
use crate::config::{CountryState, NodeRole};
use crate::trust::{Expiring, Expiry};

/// Arguments of `country forecast`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Metadata is renewed all the time: its end matters where nothing newer is \
to be had (`country list` shows the last error).

Example:
  eidas-bridge country forecast --days 90 --config bridge.toml"
)]
pub(super) struct Arguments {
    /// How far to look ahead.
    #[arg(long, value_name = "DAYS", default_value_t = 90,
          value_parser = clap::value_parser!(u16).range(1..=3650))]
    days: u16,
    #[command(flatten)]
    pub(super) common: Common,
}

/// One thing that ends.
struct End {
    at: Timestamp,
    whose: String,
    role: Option<&'static str>,
    what: &'static str,
    /// A fingerprint or a name.
    which: String,
}

pub(super) async fn run(arguments: &Arguments) -> Result<Done, Trouble> {
    let desk = Desk::open(&arguments.common.config)?;
    let known = desk.known().await;
    known.set_own_expiries(own_expiries(&desk.config));
    let mut ends: Vec<End> = known.expiries().iter().map(End::of).collect();
    for file in &desk.countries.files {
        let Ok(code) = file.country.parse() else {
            continue;
        };
        if file.state != CountryState::Draft {
            ends.extend(anchor_ends(file, code).map(|expiry| End::of(&expiry)));
        }
        for bent in &file.exceptions {
            // The last day is still inside.
            let over = bent.until.tomorrow().unwrap_or(bent.until);
            let at = over.to_zoned(TimeZone::UTC).map(|day| day.timestamp());
            ends.extend(at.ok().map(|at| End {
                at,
                whose: file.country.clone(),
                role: None,
                what: "exception",
                which: bent.kind.as_str().to_owned(),
            }));
        }
    }
    let span = SignedDuration::from_hours(24 * i64::from(arguments.days));
    let horizon = desk.now.checked_add(span).unwrap_or(Timestamp::MAX);
    ends.retain(|end| end.at <= horizon);
    ends.sort_by(|one, other| one.key().cmp(&other.key()));
    ends.dedup_by(|one, other| one.key() == other.key());
    let object = json!({
        "days": arguments.days,
        "until": horizon.to_string(),
        "expiries": ends.iter().map(|end| end.object(desk.now)).collect::<Value>(),
    });
    Ok(Done::well(shown(&ends, arguments.days, desk.now), object))
}

fn shown(ends: &[End], span: u16, now: Timestamp) -> String {
    if ends.is_empty() {
        return format!("Nothing that is known ends within {span} days.");
    }
    let rows = ends.iter().map(|end| end.cells(now)).collect();
    let head = ["DATE", "LEFT", "WHOSE", "ROLE", "WHAT", "WHICH"];
    table(head, rows, Paint::of_stdout())
}

impl End {
    fn of(expiry: &Expiry) -> Self {
        let which = match &expiry.what {
            Expiring::Metadata => String::new(),
            Expiring::SigningCertificate(which)
            | Expiring::EncryptionCertificate(which)
            | Expiring::Anchor(which)
            | Expiring::ServiceList(which)
            | Expiring::Ours(which) => which.clone(),
        };
        Self {
            at: expiry.at,
            whose: match (&expiry.what, expiry.country) {
                (_, Some(code)) => code.to_string(),
                (Expiring::ServiceList(_), None) => "-".to_owned(),
                (_, None) => "ours".to_owned(),
            },
            role: expiry.role.map(NodeRole::as_str),
            what: match expiry.what {
                Expiring::Ours(_) => "certificate",
                _ => word(&expiry.what),
            },
            which,
        }
    }

    fn key(&self) -> (Timestamp, &str, Option<&str>, &str, &str) {
        (self.at, &self.whose, self.role, self.what, &self.which)
    }

    fn cells(&self, now: Timestamp) -> [Cell; 6] {
        let date = self.at.to_zoned(TimeZone::UTC).date().to_string();
        let tone = days::tone(self.at, now, matches!(self.what, "metadata" | "list"));
        let left = if self.at <= now {
            "ended".to_owned()
        } else {
            days::short(self.at, now)
        };
        [
            Cell::new(date),
            Cell::toned(tone, left),
            Cell::new(self.whose.clone()),
            Cell::new(self.role.unwrap_or("-")),
            Cell::new(self.what),
            Cell::new(self.which.clone()),
        ]
    }

    fn object(&self, now: Timestamp) -> Value {
        json!({
            "at": self.at.to_string(),
            "days": days::until(self.at, now),
            "whose": self.whose,
            "role": self.role,
            "what": self.what,
            "which": self.which,
        })
    }
}
