//! The thin binary: argv in, exit status out. Everything else is the library's.

use std::process::ExitCode;

fn main() -> ExitCode {
    eidas_bridge::cli::run()
}
