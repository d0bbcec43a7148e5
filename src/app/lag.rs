//! How late the program gets to run what is due. Where the processor has more to do than it can,
//! everything waits in line, and this is how long the line is.

use std::time::Duration;

use tokio::sync::watch::Receiver;
use tokio::time::Instant;

use crate::http::EdgeInForce;

/// How often it is looked at.
const EVERY: Duration = Duration::from_millis(20);
/// What is left of it from one look to the next: a line that was long is not forgotten the moment
/// it is gone, or everybody who was turned away would be let in at once and stand in it again.
const LEFT: f64 = 0.97;

/// Looks until told to stop.
pub(super) async fn watch(edge: EdgeInForce, mut stopped: Receiver<bool>) {
    let mut remembered = Duration::ZERO;
    loop {
        let due = Instant::now() + EVERY;
        tokio::select! {
            () = tokio::time::sleep_until(due) => {}
            _ = stopped.wait_for(|stop| *stop) => return,
        }
        let lag = due.elapsed();
        remembered = lag.max(remembered.mul_f64(LEFT));
        edge.set_lag(remembered);
        metrics::gauge!("eidas_lag_seconds").set(lag.as_secs_f64());
    }
}
