//! The runs, one file each. Each prints a table, keeps its figures as JSON, and says whether what
//! must hold in any case did hold; how quick the machine is, is no matter of right or wrong.

mod all;
mod flood;
mod kill;
mod live;
mod outage;
mod overload;
mod rolling;
mod rollover;
mod slow;
mod soak;
mod start;
mod throughput;

use super::arguments::Arguments;

/// Runs what was asked for.
pub(crate) async fn run(arguments: &Arguments) -> bool {
    match arguments.what.as_str() {
        "connector" | "proxy" | "both" => throughput::run(arguments).await,
        "smoke" => throughput::smoke(arguments).await,
        "primitives" => throughput::primitives(arguments),
        "soak" => soak::run(arguments).await,
        "live" => live::run(arguments).await,
        "flood" => flood::run(arguments).await,
        "kill" => kill::run(arguments).await,
        "balanced" => rolling::balanced(arguments).await,
        "rolling" => rolling::run(arguments).await,
        "overload" => overload::run(arguments).await,
        "slow" => slow::run(arguments).await,
        "rollover" => rollover::run(arguments).await,
        "outage" => outage::run(arguments).await,
        "start" => start::run(arguments).await,
        "all" => all::run(arguments),
        _ => {
            eprintln!("{}", super::arguments::USAGE);
            false
        }
    }
}
