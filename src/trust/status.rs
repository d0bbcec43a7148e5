//! How it goes with one source: when it was asked, what came of it, and when to ask again.

use std::borrow::Cow;

use jiff::{SignedDuration, Timestamp};

use super::error::TrustError;
use crate::net::NetError;

/// How long a failed source is left alone.
const COOL_DOWN: SignedDuration = SignedDuration::from_secs(10);
/// What is about to end is asked for no more often than this.
const SOONEST: SignedDuration = SignedDuration::from_secs(60);
/// From so many failures in a row on, a source is said not to answer: one alone may be chance. The
/// second attempt comes about ten seconds after the first.
const TROUBLE: u32 = 2;
/// After a start with a copy at hand, sources are asked in the course of this time.
const SPREAD: SignedDuration = SignedDuration::from_secs(30);

/// The last looks at a source.
#[derive(Debug, Clone, Default)]
pub(super) struct Status {
    pub(super) looked_at: Option<Timestamp>,
    pub(super) succeeded_at: Option<Timestamp>,
    pub(super) failure: Option<Failure>,
    /// When to ask again; none: now.
    next: Option<Timestamp>,
}

/// The failures since the last success.
#[derive(Debug, Clone)]
pub(super) struct Failure {
    pub(super) code: Cow<'static, str>,
    /// The last one; none where it was in an earlier life.
    error: Option<TrustError>,
    pub(super) since: Timestamp,
    at: Timestamp,
    times: u32,
}

impl Status {
    /// What an earlier life left.
    pub(super) fn restored(
        succeeded_at: Option<Timestamp>,
        looked_at: Option<Timestamp>,
        failure: Option<(String, Timestamp)>,
    ) -> Self {
        let failure = failure.map(|(code, since)| Failure {
            code: Cow::Owned(code),
            error: None,
            since,
            at: since,
            times: 1,
        });
        Self {
            looked_at,
            succeeded_at,
            failure,
            next: None,
        }
    }

    /// After a look that went well; `valid_until` is that of the copy in force.
    pub(super) fn succeeded(
        now: Timestamp,
        refresh: SignedDuration,
        valid_until: Option<Timestamp>,
        name: &str,
    ) -> Self {
        let pause = jittered(until_renewal(refresh, valid_until, now), name, now);
        Self {
            looked_at: Some(now),
            succeeded_at: Some(now),
            failure: None,
            next: Some(after(now, pause)),
        }
    }

    /// After a look that failed.
    pub(super) fn failed(
        &self,
        error: TrustError,
        now: Timestamp,
        refresh: SignedDuration,
        valid_until: Option<Timestamp>,
        name: &str,
    ) -> Self {
        let before = self.failure.as_ref();
        let times = before.map_or(0, |failure| failure.times).saturating_add(1);
        let back_off = COOL_DOWN
            .checked_mul(1_i32 << (times - 1).min(16))
            .unwrap_or(refresh);
        // With nothing in force nobody may come to ask for it, least of all while we say that we
        // are not ready.
        let longest = valid_until.map_or(SOONEST, |_| until_renewal(refresh, valid_until, now));
        let pause = back_off.min(longest);
        Self {
            looked_at: Some(now),
            succeeded_at: self.succeeded_at,
            failure: Some(Failure {
                code: Cow::Borrowed(error.code()),
                error: Some(error),
                since: before.map_or(now, |failure| failure.since),
                at: now,
                times,
            }),
            next: Some(after(now, jittered(pause, name, now))),
        }
    }

    /// With a copy at hand: not at once, and not with all the others.
    pub(super) fn in_a_while(mut self, name: &str, now: Timestamp) -> Self {
        let share = i64::from(chance(name, now));
        let pause = SignedDuration::from_millis(SPREAD.as_secs() * 1000 * share / 256);
        self.next = Some(after(now, pause));
        self
    }

    /// To be asked now.
    pub(super) fn at_once(mut self) -> Self {
        self.next = None;
        self
    }

    /// The failure of a moment ago, which is not to be repeated yet.
    pub(super) fn recent_failure(&self, now: Timestamp) -> Option<TrustError> {
        let failure = self.failure.as_ref()?;
        (now.duration_since(failure.at).abs() < COOL_DOWN)
            .then_some(failure.error)
            .flatten()
    }

    /// Since when the source has not been answering, where that is more than chance. One that
    /// answers with what is not taken is not meant: what is in force serves as well as before.
    pub(super) fn troubled_since(&self) -> Option<Timestamp> {
        let failure = self.failure.as_ref()?;
        let silent = match failure.error {
            // These two are ours.
            Some(TrustError::Net(NetError::NotPermitted | NetError::Setup)) => false,
            Some(TrustError::Net(_)) => true,
            _ => false,
        };
        (silent && failure.times >= TROUBLE).then_some(failure.since)
    }

    /// How long until it is to be asked again; zero: now.
    pub(super) fn pause(&self, now: Timestamp) -> SignedDuration {
        self.next.map_or(SignedDuration::ZERO, |next| {
            next.duration_since(now).max(SignedDuration::ZERO)
        })
    }
}

fn until_renewal(
    refresh: SignedDuration,
    valid_until: Option<Timestamp>,
    now: Timestamp,
) -> SignedDuration {
    let half = valid_until.map_or(refresh, |until| until.duration_since(now) / 2);
    refresh.min(half.max(SOONEST))
}

fn after(now: Timestamp, pause: SignedDuration) -> Timestamp {
    now.checked_add(pause).unwrap_or(Timestamp::MAX)
}

/// `pause`, give or take a fifth, so that sources are not asked in step.
fn jittered(pause: SignedDuration, name: &str, now: Timestamp) -> SignedDuration {
    let percent = 80 + i64::from(chance(name, now)) * 40 / 255;
    let millis = i64::try_from(pause.as_millis()).unwrap_or(i64::MAX / 200);
    SignedDuration::from_millis(millis.saturating_mul(percent) / 100)
}

/// Spread evenly enough; nothing secret hangs on it.
fn chance(name: &str, now: Timestamp) -> u8 {
    let seed = format!("{name} {}", now.as_nanosecond());
    openssl::sha::sha256(seed.as_bytes())
        .first()
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: SignedDuration = SignedDuration::from_hours(1);

    fn now() -> Timestamp {
        Timestamp::from_second(1_800_000_000).unwrap()
    }

    fn within(pause: SignedDuration, about: SignedDuration) {
        let (low, high) = (about.as_secs() * 79 / 100, about.as_secs() * 121 / 100);
        assert!(
            (low..=high).contains(&pause.as_secs()),
            "{pause:?} is not about {about:?}"
        );
    }

    #[test]
    fn a_source_is_asked_once_an_interval_or_before_half_of_what_remains_is_over() {
        let pause = |remaining| {
            let until = now() + remaining;
            Status::succeeded(now(), HOUR, Some(until), "x").pause(now())
        };
        within(pause(SignedDuration::from_hours(24)), HOUR);
        within(pause(HOUR), HOUR / 2);
        within(pause(SignedDuration::from_secs(2)), SOONEST);
    }

    #[test]
    fn a_failing_source_is_asked_ever_more_seldom_up_to_the_interval() {
        let (mut status, mut deserted) = (Status::default(), Status::default());
        let (error, until) = (TrustError::Source, now() + HOUR * 24);
        for seconds in [10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600] {
            status = status.failed(error, now(), HOUR, Some(until), "x");
            within(status.pause(now()), SignedDuration::from_secs(seconds));
            // Where nothing is in force, it is never long until the next time.
            deserted = deserted.failed(error, now(), HOUR, None, "x");
            within(
                deserted.pause(now()),
                SignedDuration::from_secs(seconds.min(60)),
            );
        }
        assert_eq!(status.recent_failure(now()), Some(error));
        let later = now() + SignedDuration::from_secs(11);
        assert_eq!(status.recent_failure(later), None);
    }

    #[test]
    fn one_failure_is_chance_two_are_trouble_and_a_success_ends_it() {
        let failed = |status: &Status, at| {
            let error = TrustError::Net(NetError::Unreachable);
            status.failed(error, at, HOUR, Some(now() + HOUR * 24), "x")
        };
        let once = failed(&Status::default(), now());
        assert_eq!(once.troubled_since(), None);
        let twice = failed(&once, now() + SignedDuration::from_secs(10));
        assert_eq!(twice.troubled_since(), Some(now()));
        assert_eq!(failed(&twice, now() + HOUR).troubled_since(), Some(now()));
        let answered = twice.failed(TrustError::Rollback, now() + HOUR, HOUR, None, "x");
        assert_eq!(answered.troubled_since(), None);
        let well = Status::succeeded(now(), HOUR, None, "x");
        assert_eq!(well.troubled_since(), None);
    }

    #[test]
    fn what_goes_wrong_keeps_its_first_time() {
        let first = Status::default().failed(TrustError::Source, now(), HOUR, None, "x");
        let later = now() + HOUR;
        let second = first.failed(TrustError::Rollback, later, HOUR, None, "x");
        let failure = second.failure.unwrap();
        assert_eq!(
            (failure.since, failure.code.as_ref()),
            (now(), "trust.rollback")
        );
    }
}
