//! The runs, one file each. Each prints a table, keeps its figures as JSON, and says whether what
//! must hold in any case did hold; how quick the machine is, is no matter of right or wrong.

mod throughput;

use super::arguments::Arguments;

/// Runs what was asked for.
pub(crate) async fn run(arguments: &Arguments) -> bool {
    match arguments.what.as_str() {
        "connector" | "proxy" | "both" => throughput::run(arguments).await,
        "smoke" => throughput::smoke(arguments).await,
        "primitives" => throughput::primitives(arguments),
        _ => {
            eprintln!("{}", super::arguments::USAGE);
            false
        }
    }
}
