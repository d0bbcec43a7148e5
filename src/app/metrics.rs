//! Figures for whoever collects them: a small listener of its own, apart from the public edge.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio::sync::watch::Receiver;

use super::StartError;
use super::server;
use crate::trust::Directory;

/// Where they are shown.
const PATH: &str = "/metrics";
/// The form that collectors ask for.
const FORM: &str = "text/plain; version=0.0.4";
/// How often what has been counted is put in order.
const UPKEEP: Duration = Duration::from_secs(5);

/// The process's one collection of figures, installed at the first call.
fn collection() -> Option<&'static PrometheusHandle> {
    static COLLECTION: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    let installed = COLLECTION.get_or_init(|| PrometheusBuilder::new().install_recorder().ok());
    installed.as_ref()
}

/// Shows figures at `listen` until told to stop.
///
/// # Errors
/// [`StartError::Metrics`] where the socket cannot be had or another collection is installed.
pub(super) fn start(
    listen: SocketAddr,
    trust: Arc<Directory>,
    mut stopped: Receiver<bool>,
) -> Result<SocketAddr, StartError> {
    let collection = collection().ok_or(StartError::Metrics)?;
    let socket = std::net::TcpListener::bind(listen).map_err(|_| StartError::Metrics)?;
    let address = socket.local_addr().map_err(|_| StartError::Metrics)?;
    socket
        .set_nonblocking(true)
        .map_err(|_| StartError::Metrics)?;
    let listener = TcpListener::from_std(socket).map_err(|_| StartError::Metrics)?;
    let show = move || {
        trust.show_figures();
        let figures = collection.render();
        async move { ([(CONTENT_TYPE, FORM)], figures) }
    };
    let routes = Router::new().route(PATH, get(show));
    tokio::spawn(server::serve(listener, routes, stopped.clone()));
    tokio::spawn(async move {
        loop {
            tokio::select! {
                () = tokio::time::sleep(UPKEEP) => collection.run_upkeep(),
                _ = stopped.wait_for(|stop| *stop) => break,
            }
        }
    });
    Ok(address)
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;
    use crate::ambient::SystemClock;
    use crate::config::Countries;
    use crate::trust::Rules;

    #[tokio::test]
    async fn figures_are_shown_at_a_socket_of_their_own() {
        let (_stop, stopped) = tokio::sync::watch::channel(false);
        let rules = Rules::new(SignedDuration::from_hours(1), SignedDuration::ZERO);
        let clock = Arc::new(SystemClock);
        let folder = std::path::PathBuf::from("nowhere");
        let trust = Directory::offline(Countries::default(), rules, clock, folder);
        let listen = "127.0.0.1:0".parse().unwrap();
        let address = start(listen, Arc::new(trust), stopped).unwrap();
        metrics::counter!("eidas_test_total").increment(7);
        let mut socket = tokio::net::TcpStream::connect(address).await.unwrap();
        let request = b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        socket.write_all(request).await.unwrap();
        let mut answer = String::new();
        socket.read_to_string(&mut answer).await.unwrap();
        assert!(answer.contains("eidas_test_total 7"), "{answer}");
    }
}
