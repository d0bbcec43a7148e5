//! `serve`: the bridge, until it is asked to stop.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use opentelemetry_http::HttpClient;
use tokio::net::TcpListener;
use tokio::runtime::Handle;

use super::{UNUSABLE, complain, runtime};
use crate::app::{Ambient, Bridge};
use crate::config::Config;
use crate::net::Collector;
use crate::telemetry::{self, LogAbout};

/// How long requests in flight may take after we were asked to stop.
const GRACE: Duration = Duration::from_millis(9_500);

/// Arguments of `serve`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The configuration file.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
}

/// Runs the bridge; exit status 0 after an orderly stop, 1 where it failed, 2 for a configuration
/// that cannot be used.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let config = match Config::load(&arguments.config) {
        Ok(config) => config,
        Err(problems) => {
            complain(&problems.to_string());
            return ExitCode::from(UNUSABLE);
        }
    };
    runtime::run(async {
        let collector = collector(&config);
        let traces = collector.map(|collector| (&config.traces, collector));
        let about = LogAbout {
            log: &config.log,
            instance: &config.node.instance,
            trail: config.audit.folder.is_some(),
        };
        let telling = match telemetry::start(&about, traces) {
            Ok(telling) => telling,
            Err(error) => {
                complain(&format!("the log does not start: {error}"));
                return ExitCode::FAILURE;
            }
        };
        let status = serve(config).await;
        // What is still to be said may wait for somebody who does not listen.
        let _ = tokio::task::spawn_blocking(move || drop(telling)).await;
        status
    })
}

/// Where spans go, where that is wanted.
fn collector(config: &Config) -> Option<Arc<dyn HttpClient>> {
    config.traces.otlp_endpoint.as_ref()?;
    let collector = Collector::new(Handle::current()).ok()?;
    Some(Arc::new(collector))
}

async fn serve(config: Config) -> ExitCode {
    let listen = config.node.listen;
    let listener = match TcpListener::bind(listen).await {
        Ok(listener) => listener,
        Err(error) => {
            complain(&format!("cannot listen on {listen}: {error}"));
            return ExitCode::FAILURE;
        }
    };
    let bridge = match Bridge::start(config, listener, Ambient::system()) {
        Ok(bridge) => bridge,
        Err(error) => {
            complain(&format!("the bridge does not start: {error}"));
            return ExitCode::FAILURE;
        }
    };
    tracing::info!(base_url = bridge.base_url(), %listen, "started");
    runtime::asked_to_stop().await;
    tracing::info!("stopping");
    bridge.drain().await;
    bridge.shutdown();
    if tokio::time::timeout(GRACE, bridge.stopped()).await.is_err() {
        tracing::warn!("stopped with requests in flight");
    }
    ExitCode::SUCCESS
}
