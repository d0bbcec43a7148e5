//! `inspect`: the running bridge's own acceptance code on a stored message.
//!
//! In: a file, our configuration, and what a lone message cannot tell (the country chosen, the
//! request, the level, the time). Out: a [`Finding`]: what was accepted, or which rule refused
//! it, and what only a running bridge can check. Exit status 0 accepted, 3 refused, 2 unusable
//! arguments or configuration.

mod finding;
mod list;
mod metadata;
mod peer;
mod request;
mod response;
mod source;
mod unusable;

pub(super) use metadata::described;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Subcommand;
use jiff::Timestamp;

use super::{complain, runtime, say};
use crate::ambient::{Clock, FixedClock, SystemClock, SystemRandom};
use crate::app::{Ambient, assemble};
use crate::config::{Config, load_countries};
use crate::flow::Node;
use finding::Finding;
use unusable::Unusable;

/// Arguments of `inspect`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    kind: Kind,
}

#[derive(Debug, Subcommand)]
enum Kind {
    /// A foreign Connector's `AuthnRequest`, as our Proxy-Service judges it.
    Request(request::Arguments),
    /// A foreign Proxy-Service's Response, as our Connector judges it.
    Response(response::Arguments),
    /// A foreign node's metadata, under its country's anchors.
    Metadata(metadata::Arguments),
    /// A service list, under its pinned signer.
    List(list::Arguments),
}

/// What every kind takes.
#[derive(Debug, clap::Args)]
struct Common {
    /// The message: XML, or base64 as in the form; `-` for standard input.
    file: PathBuf,
    /// The configuration file.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
    /// Judge as at this time (RFC 3339) instead of now.
    #[arg(long, value_name = "TIME")]
    at: Option<Timestamp>,
    /// Print one JSON object instead.
    #[arg(long)]
    json: bool,
}

impl Common {
    fn clock(&self) -> Arc<dyn Clock> {
        match self.at {
            Some(at) => Arc::new(FixedClock::new(at)),
            None => Arc::new(SystemClock),
        }
    }

    /// The node as `serve` puts it together. Countries whose files have problems are left out, as
    /// there, and said on standard error.
    fn node(&self) -> Result<Arc<Node>, Unusable> {
        let config = Config::load(&self.config)?;
        let problems = load_countries(&config.trust).problems;
        if !problems.is_empty() {
            complain(&format!("left out:\n{problems}"));
        }
        let ambient = Ambient {
            clock: self.clock(),
            random: Arc::new(SystemRandom),
        };
        Ok(assemble(&config, ambient)?.node)
    }
}

/// Judges and prints.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let common = match &arguments.kind {
        Kind::Request(arguments) => &arguments.common,
        Kind::Response(arguments) => &arguments.common,
        Kind::Metadata(arguments) => &arguments.common,
        Kind::List(arguments) => &arguments.common,
    };
    runtime::run(async {
        match judge(&arguments.kind).await {
            Ok(finding) => {
                say(&finding.shown(common.json));
                finding.exit_code()
            }
            Err(unusable) => {
                if common.json {
                    say(&unusable.object().to_string());
                } else {
                    complain(&unusable.to_string());
                }
                ExitCode::from(super::UNUSABLE)
            }
        }
    })
}

async fn judge(kind: &Kind) -> Result<Finding, Unusable> {
    match kind {
        Kind::Request(arguments) => request::judge(arguments).await,
        Kind::Response(arguments) => response::judge(arguments).await,
        Kind::Metadata(arguments) => metadata::judge(arguments),
        Kind::List(arguments) => list::judge(arguments),
    }
}
