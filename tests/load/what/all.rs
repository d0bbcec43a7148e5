//! Everything, each run in a process of its own, so that one that stops takes no other with it.

use std::process::Command;

use crate::arguments::Arguments;
use crate::keys::Keys;
use crate::report::{machine, tell};
use crate::world::StoreKind;

/// The runs with the options of theirs; `{seconds}` is five minutes unless short.
const RUNS: &[&str] = &[
    "primitives",
    "connector --keys rsa3072 --rate 60",
    "proxy --keys rsa3072 --rate 60",
    "connector --keys rsa3072",
    "proxy --keys rsa3072",
    "connector --keys p256",
    "proxy --keys p256",
    "start",
    "live",
    "flood",
    "balanced",
    "rolling",
    "kill",
    "rollover",
    "outage",
    "slow",
    "overload",
    "soak",
];

pub(crate) fn run(arguments: &Arguments) -> bool {
    let machine = machine();
    tell("machine", &machine, serde_json::json!({}));
    let us = std::env::current_exe().unwrap();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let store = match arguments.store.unwrap_or(StoreKind::Redis) {
        StoreKind::Memory => "memory:",
        StoreKind::File => "file",
        StoreKind::Redis => "redis",
    };
    let mut failed = Vec::new();
    for run in RUNS {
        println!("\n== {run}");
        let mut command = Command::new(&us);
        command
            .args(run.split(' '))
            .arg("--bridge")
            .arg(&arguments.program);
        command.args(["--store", store]);
        if let (Some(keys), false) = (arguments.keys.map(Keys::as_str), run.contains("--keys")) {
            command.args(["--keys", keys]);
        }
        if arguments.pin || cores > 1 {
            command.arg("--pin");
        }
        if arguments.short {
            command.arg("--short");
        } else {
            let long = run.contains("--rate");
            command.args(["--seconds", if long { "300" } else { "60" }]);
        }
        if let Some(old) = arguments.old.as_ref().filter(|_| *run == "rolling") {
            command.arg("--old").arg(old);
        }
        if !command.status().is_ok_and(|it| it.success()) {
            failed.push(*run);
        }
    }
    println!("\n== summary\n{machine}");
    for run in &failed {
        println!("NOT MET: {run}");
    }
    failed.is_empty()
}
