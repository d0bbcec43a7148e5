//! `[[exceptions]]` of a country's file: which rule is bent for it, why, who approved that, and
//! between which days. No exception is forever: the last day is mandatory, and at most two years
//! after the first.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use toml::de::DeValue;

use super::checks::{date, text};
use super::reader::{Checked, Section, Source};
use crate::domain::ExceptionKind;

/// No exception is written for longer; who still needs it then says so anew.
const LONGEST_YEARS: i32 = 2;

/// A rule bent for one country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// Which rule.
    pub kind: ExceptionKind,
    /// Why, for whoever reviews it.
    pub reason: String,
    /// Who decided that it may be.
    pub approved_by: String,
    /// The first day on which it holds (UTC).
    pub from: Date,
    /// The last day on which it holds (UTC).
    pub until: Date,
}

/// Where an exception stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Its first day has not come.
    NotYet,
    /// It holds.
    InForce,
    /// Its last day has passed: the rule is as it was.
    Ended,
}

impl Standing {
    /// Its name in the log and in what `inspect` says.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::InForce => "in-force",
            Self::Ended => "ended",
        }
    }
}

impl Exception {
    /// Where it stands at that time.
    pub fn at(&self, now: Timestamp) -> Standing {
        let today = now.to_zoned(TimeZone::UTC).date();
        if today < self.from {
            Standing::NotYet
        } else if self.until < today {
            Standing::Ended
        } else {
            Standing::InForce
        }
    }
}

/// One of the closed list, by its name.
fn kind(_: &Source, value: &DeValue<'_>) -> Checked<ExceptionKind> {
    let mut all = ExceptionKind::ALL.into_iter();
    let found = all.find(|kind| value.as_str() == Some(kind.as_str()));
    found.ok_or_else(|| {
        let names = ExceptionKind::ALL.map(ExceptionKind::as_str);
        format!("must be one of: {}", names.join(", "))
    })
}

pub(super) fn read(section: &Section<'_>) -> Option<Exception> {
    let kind = section.required("name", kind);
    let reason = section.required("reason", text);
    let approved_by = section.required("approved_by", text);
    let from = section.required("from", date);
    let until = section.required("until", date);
    let (from, until) = (from?, until?);
    let furthest = from.checked_add(Span::new().years(LONGEST_YEARS));
    if until < from {
        section.report("until", "must not be before from");
    } else if furthest.is_ok_and(|furthest| furthest < until) {
        let message = format!("must be at most {LONGEST_YEARS} years after from");
        section.report("until", message);
    }
    Some(Exception {
        kind: kind?,
        reason: reason?,
        approved_by: approved_by?,
        from,
        until,
    })
}
