//! How late the program gets to run what is due. Where the processor has more to do than it can,
//! everything waits in line, and this is how long the line is.

use std::time::Duration;

use tokio::sync::watch::Receiver;
use tokio::time::Instant;

use crate::http::EdgeInForce;

/// How often it is looked at.
const EVERY: Duration = Duration::from_millis(20);

/// Looks until told to stop.
pub(super) async fn watch(edge: EdgeInForce, mut stopped: Receiver<bool>) {
    loop {
        let due = Instant::now() + EVERY;
        tokio::select! {
            () = tokio::time::sleep_until(due) => {}
            _ = stopped.wait_for(|stop| *stop) => return,
        }
        let lag = due.elapsed();
        edge.set_lag(lag);
        metrics::gauge!("eidas_lag_seconds").set(lag.as_secs_f64());
    }
}
