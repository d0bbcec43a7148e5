//! Private-key operations beside the reactor: at most as many at once as there are cores, so that
//! a slow signature delays no other request's I/O.

use std::sync::Arc;
use std::time::Instant;

use tokio::sync::Semaphore;
use tracing::Instrument as _;

use super::Failure;
use crate::ambient::TIMING;

/// How many may wait for their turn, for each that works. A login needs several: where many were let
/// in, their later ones come together.
const QUEUE: usize = 128;
/// So many of these may wait when a login is begun.
const BEGIN: usize = 24;

/// The bounded pool.
#[derive(Debug, Clone)]
pub struct Pool {
    turns: Arc<Semaphore>,
    places: Arc<Semaphore>,
    size: usize,
    begin: usize,
}

impl Pool {
    /// A pool for that many cores; at least one.
    pub fn new(cores: usize) -> Self {
        let cores = cores.max(1);
        let size = cores.saturating_mul(QUEUE);
        Self {
            turns: Arc::new(Semaphore::new(cores)),
            places: Arc::new(Semaphore::new(size)),
            size,
            begin: cores.saturating_mul(BEGIN),
        }
    }

    /// How much waits or runs now.
    pub fn queued(&self) -> usize {
        self.size.saturating_sub(self.places.available_permits())
    }

    /// Whether so much waits that nothing new should be begun: what is under way has the rest of
    /// the queue to itself.
    pub fn is_pressed(&self) -> bool {
        self.queued() > self.begin
    }

    /// Does `work` when its turn comes.
    ///
    /// # Errors
    /// [`Failure::Busy`] when too many are waiting already; [`Failure::Internal`] when it broke.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let _place = self.places.try_acquire().map_err(|_| Failure::Busy)?;
        let came = Instant::now();
        let turn = self.turns.acquire();
        let _turn = turn.await.map_err(|_| Failure::Internal("pool"))?;
        let began = Instant::now();
        metrics::histogram!("eidas_key_wait_seconds").record(began.duration_since(came));
        let done = tokio::task::spawn_blocking(work)
            .instrument(tracing::info_span!(target: TIMING, "private-key"))
            .await;
        metrics::histogram!("eidas_key_seconds").record(began.elapsed());
        done.map_err(|_| Failure::Internal("pool"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn work_is_done_and_a_full_queue_says_so() {
        let pool = Pool::new(1);
        assert_eq!(pool.run(|| 7).await, Ok(7));
        assert_eq!(pool.queued(), 0);
        let _all = pool.places.acquire_many(128).await.unwrap();
        assert_eq!(pool.run(|| 7).await, Err(Failure::Busy));
    }

    #[tokio::test]
    async fn most_of_the_queue_is_kept_for_what_is_under_way() {
        let pool = Pool::new(1);
        let some = pool.places.acquire_many(24).await.unwrap();
        assert!(!pool.is_pressed());
        let _more = pool.places.acquire().await.unwrap();
        assert!(pool.is_pressed());
        assert_eq!(pool.run(|| 7).await, Ok(7));
        drop(some);
        assert!(!pool.is_pressed());
    }
}
