//! Figures, counted where the one record of what they count is made: logins by how they ended,
//! refusals by their code. Every label is one of few: countries are registered ones, codes are ours.

use super::{About, Direction, Event};

/// Counts what that event ends or refuses.
pub(super) fn count(about: &About, event: &Event<'_>, outcome: Option<&'static str>) {
    let direction = about.direction.map_or("none", Direction::as_str);
    if let Some(outcome) = outcome {
        let country = about.country.map_or("none".to_owned(), |it| it.to_string());
        metrics::counter!(
            "eidas_logins_total", "direction" => direction, "country" => country,
            "level" => level(about.level.as_deref()), "outcome" => outcome
        )
        .increment(1);
    }
    if let Event::Refused(refusal) = event {
        metrics::counter!(
            "eidas_refusals_total", "direction" => direction, "side" => refusal.side,
            "code" => refusal.code
        )
        .increment(1);
    }
}

/// The lowest level of those that were asked for, or the one that was reached: four words in all.
fn level(level: Option<&str>) -> &'static str {
    let first = level.and_then(|levels| levels.split(' ').next());
    match first {
        None => "none",
        Some("low") => "low",
        Some("substantial") => "substantial",
        Some("high") => "high",
        Some(_) => "not-notified",
    }
}
