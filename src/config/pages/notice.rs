//! `[[pages.notice]]`: what the operator announces: to everybody, or about one country.

use jiff::{SignedDuration, Timestamp};

use super::languages::Default;
use super::translated::{Translated, texts};
use crate::config::checks::{country, timestamp};
use crate::config::reader::Section;

/// How long before it begins something that is planned is announced.
const AHEAD: SignedDuration = SignedDuration::from_hours(7 * 24);

/// An announcement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub text: Translated,
    /// The code of the country that it is about; none: it is for everybody.
    pub country: Option<String>,
    /// When it begins; none: it has begun.
    pub from: Option<Timestamp>,
    /// When it ends; none: when it is taken away.
    pub until: Option<Timestamp>,
}

impl Notice {
    /// Whether people are told: from a week before it begins, until it ends.
    pub fn is_shown(&self, now: Timestamp) -> bool {
        let announced = |from: Timestamp| from.saturating_sub(AHEAD).unwrap_or(Timestamp::MIN);
        self.from.is_none_or(|from| announced(from) <= now)
            && self.until.is_none_or(|until| now < until)
    }

    /// Whether what it announces is still to come.
    pub fn is_planned(&self, now: Timestamp) -> bool {
        self.from.is_some_and(|from| now < from)
    }
}

pub(super) fn read(section: &Section<'_>, default: Default) -> Option<Notice> {
    let text = section.section("text", |text| texts(text, default));
    let country = section.optional("country", country);
    let from = section.optional("from", timestamp);
    let until = section.optional("until", timestamp);
    if from.zip(until).is_some_and(|(from, until)| until <= from) {
        section.report("until", "must be later than from");
    }
    Some(Notice {
        text: text?,
        country,
        from,
        until,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_planned_notice_is_shown_a_week_ahead_and_until_it_ends() {
        let at = |text: &str| Some(text.parse().unwrap());
        let notice = Notice {
            text: Translated::from("Work"),
            country: None,
            from: at("2026-12-10T08:00:00Z"),
            until: at("2026-12-10T12:00:00Z"),
        };
        for (now, shown, planned) in [
            ("2026-12-03T07:59:59Z", false, true),
            ("2026-12-03T08:00:00Z", true, true),
            ("2026-12-10T07:59:59Z", true, true),
            ("2026-12-10T08:00:00Z", true, false),
            ("2026-12-10T11:59:59Z", true, false),
            ("2026-12-10T12:00:00Z", false, false),
        ] {
            let now: Timestamp = now.parse().unwrap();
            let found = (notice.is_shown(now), notice.is_planned(now));
            assert_eq!(found, (shown, planned), "{now}");
        }
    }
}
