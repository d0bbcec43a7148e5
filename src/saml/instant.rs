//! Points in time as messages write them: UTC or with an offset, to the millisecond.
//! `[SAML-Core §1.3.3]` And the comparisons with skew, none of which can overflow.

use jiff::{SignedDuration, Timestamp};

/// How long our messages live, and how old a foreign request may be.
pub(super) const MESSAGE_LIFETIME: SignedDuration = SignedDuration::from_secs(300);

/// Reads an `xs:dateTime` that names its zone; anything else is `None`.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    let shape = text.len() <= 40
        && text.as_bytes().get(10) == Some(&b'T')
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'-' | b':' | b'T' | b'.' | b'Z' | b'+'));
    if shape { text.parse().ok() } else { None }
}

/// Writes UTC with milliseconds.
pub(super) fn write(instant: Timestamp) -> String {
    instant.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

/// Whether `instant` lies more than `skew` after `now`.
pub(super) fn is_future(instant: Timestamp, now: Timestamp, skew: SignedDuration) -> bool {
    instant.duration_since(now) > skew
}

/// Whether `end`, which is exclusive, has passed by at least `skew`.
pub(super) fn is_past(end: Timestamp, now: Timestamp, skew: SignedDuration) -> bool {
    now.duration_since(end) >= skew
}

/// `instant` and `more`; the end of time where that is beyond it.
pub(super) fn after(instant: Timestamp, more: SignedDuration) -> Timestamp {
    instant.checked_add(more).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let instant: Timestamp = "2026-03-01T12:00:00.25Z".parse().unwrap();
        assert_eq!(write(instant), "2026-03-01T12:00:00.250Z");
        assert_eq!(read(&write(instant)), Some(instant));
        assert_eq!(read("2026-03-01T13:00:00.250+01:00"), Some(instant));
    }

    #[test]
    fn a_time_without_zone_or_with_tricks_is_none() {
        for text in [
            "",
            "2026-03-01",
            "2026-03-01T12:00:00",
            "2026-03-01 12:00:00Z",
            "2026-03-01T12:00:00Z[UTC]",
            "2026-02-30T12:00:00Z",
            " 2026-03-01T12:00:00Z",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn skew_moves_both_limits() {
        let now: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
        let minute = SignedDuration::from_secs(60);
        assert!(!is_future(after(now, minute), now, minute));
        assert!(is_future(after(now, minute * 2), now, minute));
        assert!(!is_past(now, now, minute));
        assert!(is_past(now, after(now, minute), minute));
        assert_eq!(after(Timestamp::MAX, minute), Timestamp::MAX);
    }
}
