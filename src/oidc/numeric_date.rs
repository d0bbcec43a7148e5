//! Times in tokens: seconds since 1970 [RFC7519 §2], and the skew between two clocks.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

/// How far the clocks of two honest parties may be apart.
pub(crate) const DEFAULT_SKEW: SignedDuration = SignedDuration::from_secs(60);

/// A time claim. `Err(())` where it is there but no time; fractions are cut off.
pub(crate) fn read(claims: &Map<String, Value>, name: &str) -> Result<Option<Timestamp>, ()> {
    let Some(value) = claims.get(name) else {
        return Ok(None);
    };
    let time = match (value.as_i64(), value.as_f64()) {
        (Some(seconds), _) => Timestamp::from_second(seconds).ok(),
        (None, Some(seconds)) => SignedDuration::try_from_secs_f64(seconds)
            .ok()
            .and_then(|since| Timestamp::from_second(since.as_secs()).ok()),
        (None, None) => None,
    };
    time.map(Some).ok_or(())
}

/// `now + duration`, held at the end of time.
pub(crate) fn later(now: Timestamp, duration: SignedDuration) -> Timestamp {
    now.checked_add(duration).unwrap_or(Timestamp::MAX)
}

/// `now - duration`, held at the beginning of time.
pub(crate) fn earlier(now: Timestamp, duration: SignedDuration) -> Timestamp {
    now.checked_sub(duration).unwrap_or(Timestamp::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn whole_and_broken_seconds_are_times_and_texts_are_not() {
        let claims =
            json!({ "a": 1_700_000_000, "b": 1_700_000_000.75, "c": "1700000000", "d": 1e300 });
        let claims = claims.as_object().unwrap();
        let time = Timestamp::from_second(1_700_000_000).unwrap();
        assert_eq!(read(claims, "a"), Ok(Some(time)));
        assert_eq!(read(claims, "b"), Ok(Some(time)));
        assert_eq!(read(claims, "c"), Err(()));
        assert_eq!(read(claims, "d"), Err(()));
        assert_eq!(read(claims, "e"), Ok(None));
    }
}
