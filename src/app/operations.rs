//! The operators' own listener: figures for whoever collects them, and whether we live and are
//! ready. It is the last thing to stop.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio::sync::watch::Receiver;

use super::connection::{Capacity, Patience};
use super::server::{self, Terms};
use super::{StartError, process};
use crate::http::{EdgeInForce, health_router};
use crate::telemetry;

/// Where figures are shown.
const PATH: &str = "/metrics";
/// The form that collectors ask for.
const FORM: &str = "text/plain; version=0.0.4";
/// How often what has been counted is put in order.
const UPKEEP: Duration = Duration::from_secs(5);
/// Requests in flight here, when all else has stopped.
const GRACE: Duration = Duration::from_millis(200);

/// The upper ends of the buckets of every duration, in seconds: fine where a login is, coarse where
/// somebody waits.
const BUCKETS: [f64; 14] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.5, 5.0, 10.0,
];

/// The process's one collection of figures, installed at the first call.
fn collection() -> Option<&'static PrometheusHandle> {
    static COLLECTION: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    let installed = COLLECTION.get_or_init(|| {
        let seconds = Matcher::Suffix("_seconds".to_owned());
        let builder = PrometheusBuilder::new().set_buckets_for_metric(seconds, &BUCKETS);
        let handle = builder.ok()?.install_recorder().ok()?;
        telemetry::describe();
        Some(handle)
    });
    installed.as_ref()
}

/// Shows figures and health at `listen` until `ended`.
///
/// # Errors
/// [`StartError::Metrics`] where the socket cannot be had or another collection is installed.
pub(super) fn start(
    listen: SocketAddr,
    edge: EdgeInForce,
    mut ended: Receiver<bool>,
) -> Result<SocketAddr, StartError> {
    let collection = collection().ok_or(StartError::Metrics)?;
    let socket = std::net::TcpListener::bind(listen).map_err(|_| StartError::Metrics)?;
    let address = socket.local_addr().map_err(|_| StartError::Metrics)?;
    socket
        .set_nonblocking(true)
        .map_err(|_| StartError::Metrics)?;
    let listener = TcpListener::from_std(socket).map_err(|_| StartError::Metrics)?;
    let shown = edge.clone();
    let show = move || {
        look(&shown);
        let figures = collection.render() + &process::figures();
        async move { ([(CONTENT_TYPE, FORM)], figures) }
    };
    let routes = Router::new()
        .route(PATH, get(show))
        .merge(health_router(edge));
    let terms = Terms {
        capacity: Capacity::of_operators(),
        patience: Patience::USUAL,
        closing: Arc::default(),
        grace: GRACE,
    };
    tokio::spawn(server::serve(listener, routes, terms, ended.clone()));
    tokio::spawn(async move {
        loop {
            tokio::select! {
                () = tokio::time::sleep(UPKEEP) => collection.run_upkeep(),
                _ = ended.wait_for(|end| *end) => break,
            }
        }
    });
    Ok(address)
}

/// What is looked up when it is asked for.
fn look(edge: &EdgeInForce) {
    let edge_now = edge.load();
    edge_now.node.trust.show_figures();
    let yes = |it: bool| if it { 1.0 } else { 0.0 };
    let ready = edge_now.ready.reasons().is_empty();
    metrics::gauge!("eidas_ready").set(yes(ready));
    metrics::gauge!("eidas_configuration_refused").set(yes(edge.change_refused()));
    let queued = u32::try_from(edge_now.node.pool.queued()).unwrap_or(u32::MAX);
    metrics::gauge!("eidas_key_queue").set(f64::from(queued));
    let version = env!("CARGO_PKG_VERSION");
    metrics::gauge!("eidas_build_info", "version" => version).set(1.0);
}
