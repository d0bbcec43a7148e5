//! Something that is asked for when it is needed, and asked for again when it has grown old.

use std::sync::Arc;

use arc_swap::ArcSwapOption;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::Mutex;

/// The last good answer and its age. Reading it takes no lock; of several who find it too old one
/// asks; while asking fails, the last good answer stays in use.
#[derive(Debug)]
pub(super) struct Learnt<T> {
    last: ArcSwapOption<(Arc<T>, Timestamp)>,
    asking: Mutex<()>,
}

impl<T> Default for Learnt<T> {
    fn default() -> Self {
        Self {
            last: ArcSwapOption::empty(),
            asking: Mutex::new(()),
        }
    }
}

impl<T> Learnt<T> {
    /// What is known, asked for with `ask` where it is older than `max_age`.
    ///
    /// # Errors
    /// Those of `ask`, where nothing was ever learnt.
    pub(super) async fn known<E, F: Future<Output = Result<T, E>>>(
        &self,
        now: Timestamp,
        max_age: SignedDuration,
        ask: impl FnOnce() -> F,
    ) -> Result<Arc<T>, E> {
        if let Some(fresh) = self.fresh(now, max_age) {
            return Ok(fresh);
        }
        let _one_at_a_time = self.asking.lock().await;
        if let Some(fresh) = self.fresh(now, max_age) {
            return Ok(fresh);
        }
        match ask().await {
            Ok(answer) => {
                let answer = Arc::new(answer);
                self.last.store(Some(Arc::new((Arc::clone(&answer), now))));
                Ok(answer)
            }
            Err(error) => {
                let last = self.last.load_full();
                last.map(|last| Arc::clone(&last.0)).ok_or(error)
            }
        }
    }

    /// Takes over what another has learnt, where this one has learnt nothing yet.
    pub(super) fn inherit(&self, other: &Self) {
        if self.last.load().is_none() {
            self.last.store(other.last.load_full());
        }
    }

    fn fresh(&self, now: Timestamp, max_age: SignedDuration) -> Option<Arc<T>> {
        let last = self.last.load_full()?;
        (now.duration_since(last.1) < max_age).then(|| Arc::clone(&last.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_last_good_answer_outlives_a_source_that_fails() {
        let learnt = Learnt::default();
        let (start, age) = (Timestamp::UNIX_EPOCH, SignedDuration::from_secs(10));
        let later = start + SignedDuration::from_secs(11);
        let failing = || async { Err::<u8, _>("away") };
        assert_eq!(learnt.known(start, age, failing).await, Err("away"));
        let answered = learnt
            .known(start, age, || async { Ok::<_, &str>(7) })
            .await;
        assert_eq!(answered.map(|n| *n), Ok(7));
        assert_eq!(learnt.known(later, age, failing).await.map(|n| *n), Ok(7));
        let renewed = learnt
            .known(later, age, || async { Ok::<_, &str>(8) })
            .await;
        assert_eq!(renewed.map(|n| *n), Ok(8));
        assert_eq!(learnt.known(later, age, failing).await.map(|n| *n), Ok(8));
    }
}
