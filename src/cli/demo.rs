//! `demo`: two member states on this machine. `--once` logs in both ways without a browser.

use std::process::ExitCode;
use std::time::Duration;

use super::{complain, runtime, say};
use crate::config::{Log, LogFormat};
use crate::demo::journey::{Direction, Script, everybody, log_in};
use crate::demo::{Options, SiteOptions, World, report};
use crate::telemetry::{self, LogAbout};

/// How long the two bridges may take to get to know each other.
const PATIENCE: Duration = Duration::from_secs(30);

/// Arguments of `demo`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Log in both ways without a browser, print every hop, and end.
    #[arg(long)]
    once: bool,
    /// With --once: print one JSON object instead.
    #[arg(long, requires = "once")]
    json: bool,
    /// With --once: log in everybody of whom the demo knows something special, too.
    #[arg(long, requires = "once")]
    all: bool,
    /// Port of the first page; any free one unless given.
    #[arg(long)]
    port: Option<u16>,
}

/// Runs the demo until Ctrl-C, or once. Exit status 1 where a login failed or was interrupted.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let log = Log {
        format: LogFormat::Human,
        level: "warn".to_owned(),
    };
    let about = LogAbout {
        log: &log,
        instance: "demo",
        trail: false,
    };
    // A log that does not start takes nothing from the demo.
    let _telling = telemetry::start(&about, None);
    runtime::run(async {
        tokio::select! {
            status = demo(arguments) => status,
            // The world is dropped with the other branch, and its folder with it.
            () = runtime::asked_to_stop() => {
                if arguments.once { ExitCode::FAILURE } else { ExitCode::SUCCESS }
            }
        }
    })
}

async fn demo(arguments: &Arguments) -> ExitCode {
    let options = Options {
        port: arguments.port,
        ours: SiteOptions {
            // Somebody looks at the list only where a browser does.
            showcase: !arguments.once,
            ..SiteOptions::default()
        },
        ..Options::default()
    };
    let world = match World::start(options).await {
        Ok(world) => world,
        Err(error) => {
            complain(&format!(
                "the demo does not start: {error} ({})",
                error.code()
            ));
            return ExitCode::FAILURE;
        }
    };
    if let Err(error) = world.ready(PATIENCE).await {
        complain(&format!("{error} ({})", error.code()));
        return ExitCode::FAILURE;
    }
    if arguments.once {
        return once(&world, arguments).await;
    }
    say(&format!(
        "Two member states are up. Open {} in a browser; end with Ctrl-C.",
        world.url
    ));
    std::future::pending().await
}

async fn once(world: &World, arguments: &Arguments) -> ExitCode {
    let [connector, proxy_service] = [Direction::Connector, Direction::ProxyService];
    let connector = log_in(world, connector, &Script::of(connector)).await;
    let proxy_service = log_in(world, proxy_service, &Script::of(proxy_service)).await;
    let mut further = Vec::new();
    for (direction, script) in everybody().filter(|_| arguments.all) {
        further.push(log_in(world, direction, &script).await);
    }
    if !arguments.json {
        say(&report::text(&connector));
        say(&report::text(&proxy_service));
        for journey in &further {
            say(&report::text(journey));
        }
    } else if arguments.all {
        say(&report::object_of_all(&connector, &proxy_service, &further).to_string());
    } else {
        say(&report::object(&connector, &proxy_service).to_string());
    }
    let mut all = further.iter().chain([&connector, &proxy_service]);
    if all.all(report::succeeded) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
