//! A day and a minute as each language writes them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::domain::Language;

use super::table::{lines, spoken};

/// Day and minute in UTC, in the long form of `language`, with 24 hours: `18 November 2026,
/// 14:05 UTC`.
pub fn long_date(at: Timestamp, language: Language) -> String {
    let at = at.to_zoned(TimeZone::UTC).datetime();
    let tag = spoken(language).tag();
    let mut rows = lines(include_str!("dates.txt")).map(|line| line.split('|'));
    let written = rows.find_map(|mut cells| {
        let of = cells.next()?;
        let pattern = cells.next()?;
        let month = cells.nth(usize::try_from(at.month()).ok()?.checked_sub(1)?)?;
        (of == tag).then(|| filled(pattern, month, at))
    });
    written.unwrap_or_else(|| at.strftime("%Y-%m-%d %H:%M UTC").to_string())
}

fn filled(pattern: &str, month: &str, at: DateTime) -> String {
    pattern
        .replace("{d}", &at.day().to_string())
        .replace("{month}", month)
        .replace("{y}", &at.year().to_string())
        .replace("{HH}", &format!("{:02}", at.hour()))
        .replace("{H}", &at.hour().to_string())
        .replace("{mm}", &format!("{:02}", at.minute()))
}
