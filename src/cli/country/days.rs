//! Spans of time as people read them: how old, how many days left.

use jiff::Timestamp;

use super::paint::Tone;

/// From so many days on somebody should see to it.
const SOON: i64 = 30;
/// From so many days on it is urgent.
const URGENT: i64 = 7;

/// To the second, as everything is shown.
pub(super) fn shown(at: Timestamp) -> String {
    let second = Timestamp::from_second(at.as_second());
    second.unwrap_or(at).to_string()
}

/// Whole days from `now` until `at`; negative afterwards.
pub(super) fn until(at: Timestamp, now: Timestamp) -> i64 {
    at.duration_since(now).as_secs().div_euclid(86_400)
}

/// `3 days`, `5 hours`, `ended 2 days ago`.
pub(super) fn in_words(at: Timestamp, now: Timestamp) -> String {
    let seconds = at.duration_since(now).as_secs();
    if seconds < 0 {
        format!("ended {} ago", span(-seconds))
    } else {
        format!("in {}", span(seconds))
    }
}

/// `3 d` for a column; hours on the last day.
pub(super) fn short(at: Timestamp, now: Timestamp) -> String {
    let days = until(at, now);
    let hours = at.duration_since(now).as_secs().div_euclid(3600);
    match days {
        0 => format!("{hours} h"),
        _ => format!("{days} d"),
    }
}

/// `45s`, `12m`, `3h`, `14d`.
pub(super) fn age(seconds: i64) -> String {
    match seconds {
        ..=99 => format!("{seconds}s"),
        100..=5_999 => format!("{}m", seconds / 60),
        6_000..=172_799 => format!("{}h", seconds / 3600),
        _ => format!("{}d", seconds / 86_400),
    }
}

/// How urgent an end is; what is renewed all the time only when it is over.
pub(super) fn tone(at: Timestamp, now: Timestamp, renewed: bool) -> Tone {
    let days = until(at, now);
    if days < 0 || (days < URGENT && !renewed) {
        Tone::Bad
    } else if days < SOON && !renewed {
        Tone::Warn
    } else {
        Tone::Plain
    }
}

fn span(seconds: i64) -> String {
    let (number, unit) = match seconds {
        ..120 => (seconds, "second"),
        120..7_200 => (seconds / 60, "minute"),
        7_200..172_800 => (seconds / 3600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {unit}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_whole_and_negative_after_the_end() {
        let now = Timestamp::UNIX_EPOCH;
        let at = |seconds| Timestamp::from_second(seconds).unwrap();
        assert_eq!(until(at(86_400 * 3 - 1), now), 2);
        assert_eq!(until(at(-1), now), -1);
        assert_eq!(short(at(7_300), now), "2 h");
        assert_eq!(in_words(at(86_400 * 3), now), "in 3 days");
        assert_eq!(in_words(at(-7_200), now), "ended 2 hours ago");
        assert_eq!(age(5_999), "99m");
    }
}
