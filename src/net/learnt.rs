//! Something that is asked for when it is needed, and asked for again when it has grown old or has
//! shown to be out of date.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arc_swap::ArcSwapOption;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::{Mutex, MutexGuard};

/// How long nobody asks again after asking has failed while something is known.
pub(super) const COOL_DOWN: SignedDuration = SignedDuration::from_secs(30);
/// The same while nothing is known: nobody can log in until somebody asks.
const RETRY: SignedDuration = SignedDuration::from_secs(1);

/// The last good answer and its age. Reading it takes no lock; of several who find it too old one
/// asks, and the others go on with what is known. While asking fails, the last good answer stays
/// in use, and a source that is down is not asked by every login.
#[derive(Debug)]
pub(super) struct Learnt<T, E> {
    last: ArcSwapOption<(Arc<T>, Timestamp)>,
    asking: Mutex<Option<Failed<E>>>,
    failures: AtomicU64,
}

/// The last time that asking failed, since it last succeeded.
#[derive(Debug)]
struct Failed<E> {
    at: Timestamp,
    error: E,
}

impl<T, E> Default for Learnt<T, E> {
    fn default() -> Self {
        Self {
            last: ArcSwapOption::empty(),
            asking: Mutex::new(None),
            failures: AtomicU64::new(0),
        }
    }
}

impl<T, E: Clone> Learnt<T, E> {
    /// What is known, asked for with `ask` where it is older than `max_age`.
    ///
    /// # Errors
    /// Those of `ask`, where nothing was ever learnt.
    pub(super) async fn known<F: Future<Output = Result<T, E>>>(
        &self,
        now: Timestamp,
        max_age: SignedDuration,
        ask: impl FnOnce() -> F,
    ) -> Result<Arc<T>, E> {
        if let Some(fresh) = self.younger(now, max_age) {
            return Ok(fresh);
        }
        if let Some(last) = self.last() {
            // Old, but good: whoever comes while one asks need not wait.
            return match self.asking.try_lock() {
                Ok(failed) => self.ask(now, max_age, failed, 0, ask).await,
                Err(_) => Ok(last),
            };
        }
        let (failed, meanwhile) = self.turn().await;
        self.ask(now, max_age, failed, meanwhile, ask).await
    }

    /// What is known, asked for anew unless that was done just now: it has shown to be out of date.
    /// Whoever comes while one asks waits for what that brings.
    ///
    /// # Errors
    /// Those of `ask`, where nothing was ever learnt.
    pub(super) async fn renewed<F: Future<Output = Result<T, E>>>(
        &self,
        now: Timestamp,
        ask: impl FnOnce() -> F,
    ) -> Result<Arc<T>, E> {
        let (failed, meanwhile) = self.turn().await;
        self.ask(now, COOL_DOWN, failed, meanwhile, ask).await
    }

    /// The turn to ask, and how many failed while it was waited for.
    async fn turn(&self) -> (MutexGuard<'_, Option<Failed<E>>>, u64) {
        let before = self.failures.load(Ordering::Acquire);
        let failed = self.asking.lock().await;
        (failed, self.failures.load(Ordering::Acquire) - before)
    }

    /// Asks, unless somebody has just done so; `meanwhile` counts those who failed while this one
    /// waited for its turn.
    async fn ask<F: Future<Output = Result<T, E>>>(
        &self,
        now: Timestamp,
        max_age: SignedDuration,
        mut failed: MutexGuard<'_, Option<Failed<E>>>,
        meanwhile: u64,
        ask: impl FnOnce() -> F,
    ) -> Result<Arc<T>, E> {
        if let Some(fresh) = self.younger(now, max_age) {
            return Ok(fresh);
        }
        let last = self.last();
        if let Some(failed) = failed.as_ref() {
            let pause = if last.is_some() { COOL_DOWN } else { RETRY };
            if meanwhile > 0 || within(failed.at, now, pause) {
                return last.ok_or_else(|| failed.error.clone());
            }
        }
        match ask().await {
            Ok(answer) => {
                let answer = Arc::new(answer);
                self.last.store(Some(Arc::new((Arc::clone(&answer), now))));
                *failed = None;
                Ok(answer)
            }
            Err(error) => {
                let (at, kept) = (now, error.clone());
                *failed = Some(Failed { at, error: kept });
                self.failures.fetch_add(1, Ordering::Release);
                last.ok_or(error)
            }
        }
    }

    /// Takes over what another has learnt, where this one has learnt nothing yet.
    pub(super) fn inherit(&self, other: &Self) {
        if self.last.load().is_none() {
            self.last.store(other.last.load_full());
        }
    }

    fn last(&self) -> Option<Arc<T>> {
        Some(Arc::clone(&self.last.load_full()?.0))
    }

    fn younger(&self, now: Timestamp, age: SignedDuration) -> Option<Arc<T>> {
        let last = self.last.load_full()?;
        within(last.1, now, age).then(|| Arc::clone(&last.0))
    }
}

/// Whether less than `span` has passed since `then`. A clock that was set back by more than that
/// makes everything old, not fresh for as long.
fn within(then: Timestamp, now: Timestamp, span: SignedDuration) -> bool {
    now.duration_since(then).abs() < span
}

#[cfg(test)]
mod tests {
    use super::*;

    const AGE: SignedDuration = SignedDuration::from_secs(3600);

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    /// Asks, and counts how often.
    async fn knows(
        learnt: &Learnt<u8, &'static str>,
        second: i64,
        asked: &AtomicU64,
        answer: Result<u8, &'static str>,
    ) -> Result<u8, &'static str> {
        let ask = async || {
            asked.fetch_add(1, Ordering::Relaxed);
            answer
        };
        learnt.known(at(second), AGE, ask).await.map(|n| *n)
    }

    async fn renews(
        learnt: &Learnt<u8, &'static str>,
        second: i64,
        asked: &AtomicU64,
        answer: Result<u8, &'static str>,
    ) -> Result<u8, &'static str> {
        let ask = async || {
            asked.fetch_add(1, Ordering::Relaxed);
            // Others come meanwhile.
            for _ in 0..10 {
                tokio::task::yield_now().await;
            }
            answer
        };
        learnt.renewed(at(second), ask).await.map(|n| *n)
    }

    #[tokio::test]
    async fn the_last_good_answer_outlives_a_source_that_fails() {
        let (learnt, asked) = (Learnt::default(), AtomicU64::new(0));
        assert_eq!(knows(&learnt, 0, &asked, Err("away")).await, Err("away"));
        assert_eq!(knows(&learnt, 10, &asked, Ok(7)).await, Ok(7));
        assert_eq!(knows(&learnt, 3700, &asked, Err("away")).await, Ok(7));
        assert_eq!(knows(&learnt, 3740, &asked, Ok(8)).await, Ok(8));
        assert_eq!(knows(&learnt, 3741, &asked, Err("away")).await, Ok(8));
        assert_eq!(asked.load(Ordering::Relaxed), 4);
    }

    #[tokio::test]
    async fn a_source_that_is_down_is_not_asked_by_every_login() {
        let (learnt, asked) = (Learnt::default(), AtomicU64::new(0));
        assert_eq!(knows(&learnt, 0, &asked, Ok(7)).await, Ok(7));
        for second in 3600..3630 {
            assert_eq!(knows(&learnt, second, &asked, Err("away")).await, Ok(7));
        }
        assert_eq!(asked.load(Ordering::Relaxed), 2);
        assert_eq!(knows(&learnt, 3630, &asked, Ok(8)).await, Ok(8));
    }

    #[tokio::test]
    async fn what_is_out_of_date_is_asked_for_once_in_thirty_seconds_whatever_comes_of_it() {
        let (learnt, asked) = (Learnt::default(), AtomicU64::new(0));
        assert_eq!(knows(&learnt, 0, &asked, Ok(7)).await, Ok(7));
        // Asked just now: it would say the same.
        assert_eq!(renews(&learnt, 29, &asked, Ok(8)).await, Ok(7));
        assert_eq!(asked.load(Ordering::Relaxed), 1);
        for second in 30..60 {
            assert_eq!(renews(&learnt, second, &asked, Err("away")).await, Ok(7));
        }
        assert_eq!(asked.load(Ordering::Relaxed), 2);
        for second in 60..90 {
            assert_eq!(renews(&learnt, second, &asked, Ok(9)).await, Ok(9));
        }
        assert_eq!(asked.load(Ordering::Relaxed), 3);
    }

    #[tokio::test]
    async fn of_many_at_once_one_asks() {
        for answer in [Ok(8), Err("away")] {
            let (learnt, asked) = (Learnt::default(), AtomicU64::new(0));
            assert_eq!(knows(&learnt, 0, &asked, Ok(7)).await, Ok(7));
            let all = (0..50).map(|_| renews(&learnt, 31, &asked, answer));
            for one in futures_of(all).await {
                assert_eq!(one, answer.or(Ok(7)));
            }
            assert_eq!(asked.load(Ordering::Relaxed), 2, "{answer:?}");
        }
    }

    #[tokio::test]
    async fn those_who_waited_for_one_who_failed_do_not_ask_in_turn() {
        let (learnt, asked) = (Learnt::default(), AtomicU64::new(0));
        let waits = async |second| {
            let ask = async || {
                asked.fetch_add(1, Ordering::Relaxed);
                for _ in 0..10 {
                    tokio::task::yield_now().await;
                }
                Err::<u8, _>("slow")
            };
            learnt
                .known(at(second), AGE, ask)
                .await
                .map(|n: Arc<u8>| *n)
        };
        // A slow source: each arrives a little later than the one before.
        for one in futures_of((0..20).map(waits)).await {
            assert_eq!(one, Err("slow"));
        }
        assert_eq!(asked.load(Ordering::Relaxed), 1);
    }

    #[tokio::test]
    async fn a_clock_that_was_set_back_makes_nothing_fresh_for_ever() {
        let (learnt, asked) = (Learnt::default(), AtomicU64::new(0));
        assert_eq!(knows(&learnt, 100_000, &asked, Ok(7)).await, Ok(7));
        assert_eq!(knows(&learnt, 0, &asked, Ok(8)).await, Ok(8));
    }

    /// Runs them side by side on this thread, and yields what each said.
    async fn futures_of<F: Future>(all: impl Iterator<Item = F>) -> Vec<F::Output> {
        let mut waiting: Vec<_> = all.map(|one| (Box::pin(one), None)).collect();
        std::future::poll_fn(|context| {
            for (one, said) in &mut waiting {
                if said.is_none()
                    && let std::task::Poll::Ready(output) = one.as_mut().poll(context)
                {
                    *said = Some(output);
                }
            }
            if waiting.iter().all(|(_, said)| said.is_some()) {
                std::task::Poll::Ready(())
            } else {
                std::task::Poll::Pending
            }
        })
        .await;
        waiting.into_iter().filter_map(|(_, said)| said).collect()
    }
}
