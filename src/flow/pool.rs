//! Private-key operations beside the reactor: at most as many at once as there are cores, so that
//! a slow signature delays no other request's I/O.

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::Failure;

/// How many may wait for their turn, for each that works.
const QUEUE: usize = 64;

/// The bounded pool.
#[derive(Debug, Clone)]
pub struct Pool {
    turns: Arc<Semaphore>,
    places: Arc<Semaphore>,
}

impl Pool {
    /// A pool for that many cores; at least one.
    pub fn new(cores: usize) -> Self {
        let cores = cores.max(1);
        let places = cores.saturating_mul(QUEUE);
        Self {
            turns: Arc::new(Semaphore::new(cores)),
            places: Arc::new(Semaphore::new(places)),
        }
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
        let _turn = self
            .turns
            .acquire()
            .await
            .map_err(|_| Failure::Internal("pool"))?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|_| Failure::Internal("pool"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn work_is_done_and_a_full_queue_says_so() {
        let pool = Pool::new(1);
        assert_eq!(pool.run(|| 7).await, Ok(7));
        let _all = pool.places.acquire_many(64).await.unwrap();
        assert_eq!(pool.run(|| 7).await, Err(Failure::Busy));
    }
}
