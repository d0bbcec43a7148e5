//! `completions`: a script that lets a shell complete commands and options.

use std::process::ExitCode;

use clap::{CommandFactory as _, ValueEnum};
use clap_complete::Shell;

use super::say;

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  eidas-bridge completions bash > /etc/bash_completion.d/eidas-bridge")]
pub(super) struct Arguments {
    /// The shell.
    #[arg(value_enum)]
    shell: Kind,
}

/// The shells that are looked after.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Bash,
    Zsh,
    Fish,
}

/// Prints the script.
pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let shell = match arguments.shell {
        Kind::Bash => Shell::Bash,
        Kind::Zsh => Shell::Zsh,
        Kind::Fish => Shell::Fish,
    };
    // Into memory first: whoever reads standard output may be gone.
    let mut script = Vec::new();
    let mut command = super::Arguments::command();
    clap_complete::generate(shell, &mut command, "eidas-bridge", &mut script);
    say(String::from_utf8_lossy(&script).trim_end());
    ExitCode::SUCCESS
}
