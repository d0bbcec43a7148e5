//! The load harness: whole logins in both directions against the bridge's real program, with
//! doubles for everybody else that cost next to nothing. `tests/load/run WHAT`; docs/PERFORMANCE.md
//! says what each run measures.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::format_push_string,
    reason = "a measurement may stop at the first surprise, and its figures are no money"
)]

mod arguments;
#[path = "../bench/bare.rs"]
#[expect(dead_code, reason = "the benchmark of the engine uses more of it")]
mod bare;
mod bridge;
mod configuration;
mod drive;
mod figures;
mod http;
mod hub;
mod keys;
mod login;
mod node;
mod peers;
mod person;
mod primitives;
#[path = "../bench/publish.rs"]
mod publish;
mod report;
mod servers;
mod what;
mod world;

use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(arguments) = arguments::Arguments::read(std::env::args().skip(1)) else {
        eprintln!("{}", arguments::USAGE);
        return ExitCode::from(2);
    };
    if arguments.pin {
        primitives::pin_the_driver(0);
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let good = runtime.unwrap().block_on(what::run(&arguments));
    if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
