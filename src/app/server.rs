//! The listening socket: HTTP/1.1 with a time limit on headers, and an orderly stop.

use std::time::Duration;

use axum::Router;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::watch::Receiver;

/// How long a client may take to send its headers.
const HEADERS: Duration = Duration::from_secs(10);
/// The most that headers may weigh, in bytes.
const HEADER_BYTES: usize = 64 * 1024;
/// How long requests in flight may take when we stop.
const GRACE: Duration = Duration::from_secs(9);

/// Serves until `stopped` says so, then finishes what is in flight.
pub(super) async fn serve(listener: TcpListener, routes: Router, mut stopped: Receiver<bool>) {
    let graceful = GracefulShutdown::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stopped.wait_for(|stop| *stop) => break,
        };
        let Ok((socket, _)) = accepted else {
            // Out of descriptors, most likely: let some close first.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let _ = socket.set_nodelay(true);
        let mut http = hyper::server::conn::http1::Builder::new();
        http.timer(TokioTimer::new())
            .header_read_timeout(HEADERS)
            .max_buf_size(HEADER_BYTES);
        let service = TowerToHyperService::new(routes.clone());
        let connection = graceful.watch(http.serve_connection(TokioIo::new(socket), service));
        tokio::spawn(async move {
            // A connection that breaks off is the client's business.
            let _ = connection.await;
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(GRACE, graceful.shutdown()).await;
}
