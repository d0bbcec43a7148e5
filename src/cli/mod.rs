//! The command line: argv in, exit status out. One file a command.
//!
//! Exit status: 0 done, 1 failed, 2 unusable arguments or configuration, 3 (`inspect`, `country`)
//! refused by a rule. `country diff` answers like `diff`: 0 no difference, 1 some, 2 unusable.

mod audit;
mod certificate;
mod check_config;
mod completions;
mod country;
mod demo;
mod doctor;
mod inspect;
mod keys;
mod metadata;
mod runtime;
mod serve;
mod statistics;

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// OpenID Connect towards the national hub, eIDAS SAML towards the other member states.
#[derive(Debug, Parser)]
#[command(name = "eidas-bridge", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Two member states on this machine, to click through in a browser.
    Demo(demo::Arguments),
    /// Run the bridge.
    Serve(serve::Arguments),
    /// Say everything that is wrong with a configuration.
    CheckConfig(check_config::Arguments),
    /// Check a configuration's surroundings: certificates, clock, store, countries, hub.
    Doctor(doctor::Arguments),
    /// Make our keys, look at them, and exchange them without a failed login.
    Keys(keys::Arguments),
    /// Show or write what our own metadata says.
    Metadata(metadata::Arguments),
    /// Judge a stored message or metadata as the running bridge would.
    Inspect(inspect::Arguments),
    /// Foreign countries: register, look at, approve, suspend, remove.
    Country(country::Arguments),
    /// The audit trail: verify it, print records.
    Audit(audit::Arguments),
    /// How many logins, by service, direction, country, level, kind of person and outcome.
    Statistics(statistics::Arguments),
    /// Print a completion script for a shell.
    Completions(completions::Arguments),
}

/// The configuration or the arguments cannot be used.
const UNUSABLE: u8 = 2;

/// Runs the program with the process's arguments.
pub fn run() -> ExitCode {
    match Arguments::try_parse() {
        Ok(arguments) => match arguments.command {
            Command::Demo(arguments) => demo::run(&arguments),
            Command::Serve(arguments) => serve::run(&arguments),
            Command::CheckConfig(arguments) => check_config::run(&arguments),
            Command::Doctor(arguments) => doctor::run(&arguments),
            Command::Keys(arguments) => keys::run(&arguments),
            Command::Metadata(arguments) => metadata::run(&arguments),
            Command::Inspect(arguments) => inspect::run(&arguments),
            Command::Country(arguments) => country::run(&arguments),
            Command::Audit(arguments) => audit::run(&arguments),
            Command::Statistics(arguments) => statistics::run(&arguments),
            Command::Completions(arguments) => completions::run(&arguments),
        },
        Err(message) => {
            // Also --help and --version, which are no errors.
            let _ = message.print();
            let status = if message.use_stderr() { UNUSABLE } else { 0 };
            ExitCode::from(status)
        }
    }
}

/// Prints to standard output; a reader that has gone away is no error of ours.
fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// Prints to standard error, which may be gone, too.
fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
