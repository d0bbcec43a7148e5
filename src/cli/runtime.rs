//! The one place where the asynchronous runtime is built, and where signals are waited for.

use std::process::ExitCode;
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::signal::unix::{SignalKind, signal};

use super::complain;

/// Runs a command to its end. Threads that still block are left behind after a second.
pub(super) fn run(command: impl Future<Output = ExitCode>) -> ExitCode {
    let runtime = match Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            complain(&format!("the runtime does not start: {error}"));
            return ExitCode::FAILURE;
        }
    };
    let status = runtime.block_on(command);
    runtime.shutdown_timeout(Duration::from_secs(1));
    status
}

/// Waits until somebody wants the program to end: Ctrl-C, SIGTERM, or a terminal that is closed.
/// Where signals cannot be waited for, it waits for ever and they end the program as usual.
pub(super) async fn asked_to_stop() {
    let kinds = [
        SignalKind::interrupt(),
        SignalKind::terminate(),
        SignalKind::hangup(),
    ];
    let [Ok(mut interrupt), Ok(mut terminate), Ok(mut hangup)] = kinds.map(signal) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
        _ = hangup.recv() => {}
    }
}
